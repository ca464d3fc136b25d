"""Many messages checked at once: by several processes where there are enough of them to pay for starting those."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from l10n_pipeline.model import Issue, Message, Severity

PARALLEL_FROM = 2000
"""Messages from which processes are started: fewer are done before a second process would have begun."""
_CHUNK = 512
"""Messages a process takes at once."""


class RawChecker(Protocol):
    """What finds the issues of messages."""

    def prepare(self) -> None:
        """Build what every message needs."""
        ...

    def raw_all(self, messages: Sequence[Message]) -> list[tuple[Issue, ...]]:
        """Return the issues of each of ``messages``."""
        ...


_Fields = tuple[str, Severity, str, int, int, int]


def _fields(issue: Issue) -> _Fields:
    """Return what `Issue` makes the same issue of."""
    return issue.check, issue.severity, issue.message, issue.start, issue.end, issue.form


_shared: tuple[RawChecker, Sequence[Message]] | None = None
"""What a forked process finds in its memory: sending a glossary of 10,000 terms would cost more than it saves."""


def check_all(
    checker: RawChecker,
    messages: Sequence[Message],
    known: Sequence[tuple[Issue, ...] | None] = (),
    processes: int = 0,
    meanwhile: Callable[[], object] = tuple,
) -> list[tuple[Issue, ...]]:
    """Return the issues of each of ``messages``, in their order.

    ``known`` are the issues of each that were found before, where they were; nothing was where it is empty.
    ``processes`` work at once, 0 for as many as there are cores. ``meanwhile`` is called while others work, or never.
    """
    if not any(issues is not None for issues in known):
        return _check(checker, messages, processes or _cores(), meanwhile)
    rest = [message for message, issues in zip(messages, known, strict=True) if issues is None]
    new = iter(_check(checker, rest, processes or _cores(), meanwhile))
    return [next(new) if issues is None else issues for issues in known]


@contextlib.contextmanager
def beside(work: Callable[[], object], messages: int, processes: int = 0) -> Iterator[None]:
    """Do ``work``, which only writes files, beside what the ``with`` block does: in a process of its own.

    Before it, where there are fewer ``messages`` than pay for a process, or not two ``processes`` (0: cores).
    """
    if (processes or _cores()) < 2 or messages < PARALLEL_FROM or not _forks():
        work()
        yield
        return
    gc.freeze()
    try:
        other = multiprocessing.get_context("fork").Process(target=_work, args=(work,))
        other.start()
        try:
            yield
        finally:
            other.join()
    finally:
        gc.unfreeze()


def _work(work: Callable[[], object]) -> None:
    _ignore_interrupts()
    work()


def _forks() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check(
    checker: RawChecker, messages: Sequence[Message], processes: int, meanwhile: Callable[[], object]
) -> list[tuple[Issue, ...]]:
    if processes < 2 or len(messages) < PARALLEL_FROM or not _forks():
        return _check_alone(checker, messages)
    global _shared
    checker.prepare()
    _shared = checker, messages
    # the collector would write to every object, and so copy all the memory that the processes share
    gc.freeze()
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, context, initializer=_ignore_interrupts) as pool:
            begun = pool.map(_check_part, range(0, len(messages), _CHUNK))
            meanwhile()
            parts = list(begun)
    except BrokenProcessPool:
        # The system killed one, for want of memory most likely: alone it is slower, and needs less.
        return _check_alone(checker, messages)
    finally:
        gc.unfreeze()
        _shared = None
    return [tuple([Issue(*fields) for fields in issues]) if issues else () for part in parts for issues in part]


def _check_alone(checker: RawChecker, messages: Sequence[Message]) -> list[tuple[Issue, ...]]:
    parts = (messages[start : start + _CHUNK] for start in range(0, len(messages), _CHUNK))
    return [issues for part in parts for issues in checker.raw_all(part)]


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that was started by a person, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check_part(start: int) -> list[list[_Fields]]:
    """Return the issues of a chunk of the shared messages; runs in a process of its own.

    They are sent as tuples, which takes a third of the time.
    """
    assert _shared is not None
    checker, messages = _shared
    return [list(map(_fields, issues)) for issues in checker.raw_all(messages[start : start + _CHUNK])]
