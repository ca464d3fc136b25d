"""Translate with the installed ``apertium`` command: by rules, rough but quick, for locales without a model package.

Between languages for which no pair is installed, the shortest chain of pairs is taken: English to French through
Catalan. All sentences of a call go through one process for each pair of the chain, `ApertiumSettings.chunk` at a time.

Spans that must survive (`l10n_pipeline.inline`) travel as superblanks, which Apertium passes on like white space: the
words around them are translated as if they were not there. It may put one in another place: after the words it stood
before, or behind the full stop. Such a sentence is translated again with made-up words in their place, which keep their
place better and hurt the grammar more. bench/apertium_quality.py has the figures.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import inline
from l10n_pipeline.engines.apertium_modes import (
    INSTALL_HINT,
    Mode,
    data_folder,
    digest,
    find_chain,
    find_command,
    installed_modes,
)
from l10n_pipeline.engines.apertium_stream import END, FLUSH, Decoded, Encoded, decode, encode, strip_end
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, TranslateOptions, has_letters
from l10n_pipeline.errors import EngineError, PackageError, explain

_FORMAT = 1
"""Part of the digest: raised when this adapter gives other texts with the same data."""
_WORDS = inline.bracketed("letters", "X", "X")
"""Made-up words: not one of 600 was lost or changed on the way to French (bench/apertium_quality.py)."""
_NOT_OURS = ("LC_ALL", "OPTION_TAGGER", "AP_SETVAR")
"""What the command takes from its environment that changes texts: it finds a UTF-8 locale only without ``LC_ALL``."""
_WARM_UP = {"en": "The mother feels the pain of her children."}
"""By source language: the sentence that goes first through each process, and is thrown away.

apertium-tagger 3.8 (``tagger_utils::find_similar_ambiguity_class``) overwrites its class of unknown words for good
when it first meets an ambiguity it was not trained on: what becomes of a sentence depends on what went before. This one
gives the Catalan *sent*, is or feels, after which nothing changes any more. Other chains have the sorting of the
sentences.
"""


@dataclass(frozen=True, slots=True)
class ApertiumSettings:
    """Which Apertium to use, and how."""

    command: str = "apertium"
    """Name or path."""
    data: Path | None = None
    """Folder that holds ``modes``; None for `data_folder`'s choice."""
    timeout: float = 300
    """Seconds after which a process is ended."""
    chunk: int = 1000
    """Sentences in one process."""


class ApertiumEngine:
    """Translates with the shortest chain of installed Apertium pairs."""

    name = "apertium"
    steerable = False
    """Rules have one answer, whatever the options of the call."""
    mask_style = inline.DEFAULT_STYLE
    """Any style in braces will do: `inline.find` takes them for placeholders, and they become superblanks."""

    def __init__(self, source: str, target: str, settings: ApertiumSettings | None = None) -> None:
        """Translate from the locale ``source`` into ``target``.

        Raises `PackageError` where the command, or a pair on the way, is not installed.
        """
        self.source = source
        self.target = target
        self.settings = settings or ApertiumSettings()
        self._command = find_command(self.settings.command)
        self._data = self.settings.data or data_folder(self._command)
        modes = installed_modes(self._data)
        self.chain: tuple[Mode, ...] = find_chain(modes, source, target)
        if not self.chain:
            raise _no_chain(modes, source, target, self._data)

    @property
    def origin(self) -> str:
        """What a draft's origin comment says: ``apertium en→fr 3.8.3 (through ca)``."""
        through = ", ".join(mode.target for mode in self.chain[:-1])
        return f"{self.name} {self.source}→{self.target} {self._version}" + (f" (through {through})" if through else "")

    @property
    def demonstration(self) -> bool:
        """False: rough as they are, these are translations."""
        return False

    @functools.cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the command's version, of the modes in use and of their data."""
        return hashlib.sha256(f"{self.name} {_FORMAT} {self._version} {digest(self.chain)}".encode()).hexdigest()

    @functools.cached_property
    def _version(self) -> str:
        """The command's version: ``3.8.3``."""
        out = _run([str(self._command), "-V"], b"", self.settings.timeout).decode("utf-8", "replace")
        return out.strip().removeprefix("Apertium").strip()

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        """Return one proposal for each sentence: there is only one, whatever ``options`` ask for.

        Raises `EngineError` where the command fails, loses a sentence or takes too long.
        """
        del options
        wanted = sorted({sentence for sentence in sentences if has_letters(sentence)})
        texts = {sentence: sentence for sentence in sentences}
        for start in range(0, len(wanted), self.settings.chunk):
            chunk = wanted[start : start + self.settings.chunk]
            texts.update(zip(chunk, self._translate(chunk), strict=True))
        return [(Hypothesis(texts[sentence]),) for sentence in sentences]

    def _translate(self, sentences: Sequence[str]) -> list[str]:
        """Return a translation of each of ``sentences``, once more with words where superblanks went astray."""
        spans = [inline.find(sentence) for sentence in sentences]
        texts: list[str] = []
        astray: list[int] = []
        decoded = self._pass([encode(*pair) for pair in zip(sentences, spans, strict=True)])
        for index, found in enumerate(decoded):
            texts.append(found.text)
            if spans[index] and not found.faithful:
                astray.append(index)
        masked = [inline.mask(sentences[index], spans[index], _WORDS) for index in astray]
        again = self._pass([encode(mask.text) for mask in masked])
        for index, mask, found in zip(astray, masked, again, strict=True):
            restored = inline.restore(mask, found.text)
            if restored.ok:
                texts[index] = restored.text
        return texts

    def _pass(self, encoded: Sequence[Encoded]) -> list[Decoded]:
        """Return what the chain makes of ``encoded``."""
        if not encoded:
            return []
        first = _WARM_UP.get(self.source.partition("-")[0], "")
        texts = [first, *(sentence.text for sentence in encoded)]
        for mode in self.chain:
            texts = [strip_end(text) for text in self._through(mode, texts)]
        return [decode(*pair) for pair in zip(encoded, texts[1:], strict=True)]

    def _through(self, mode: Mode, texts: Sequence[str]) -> list[str]:
        """Return what ``mode`` makes of ``texts``, which are in stream format."""
        arguments = [str(self._command), "-d", str(self._data), "-u", "-z", "-f", "none", mode.name]
        data = "".join(f"{text}{END}{FLUSH}" for text in texts).encode("utf-8", "replace")
        errors: list[str] = []
        out = _run(arguments, data, self.settings.timeout, errors).decode("utf-8", "replace").split(FLUSH)
        # each program of the pipe adds a null character of its own at the end
        found, rest = out[: len(texts)], "".join(out[len(texts) :])
        if len(out) <= len(texts) or rest.strip():
            reason = errors[0] if errors else f"{len(texts)} sentences went in, {len(out) - 1} came out"
            raise EngineError(f"apertium {mode.name} failed: {reason}")
        return found


def _run(arguments: Sequence[str], data: bytes, timeout: float, errors: list[str] | None = None) -> bytes:
    """Return what the command writes when it has read ``data``; the lines of its complaints go to ``errors``.

    Raises `EngineError` where it fails or is still running after ``timeout`` seconds; its children are ended with it.
    """
    what = f"apertium {arguments[-1]}"
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,
        )
    except OSError as error:
        raise EngineError(f"{what} cannot be started: {explain(error)}", path=arguments[0]) from error
    with _ended(process):
        try:
            out, complaints = process.communicate(data, timeout)
        except subprocess.TimeoutExpired as error:
            raise EngineError(f"{what} was still running after {timeout:g} seconds, and was ended") from error
    lines = [line for line in complaints.decode("utf-8", "replace").splitlines() if line.strip()]
    if process.returncode:
        raise EngineError(f"{what} failed: {lines[0] if lines else f'exit status {process.returncode}'}")
    if errors is not None:
        errors.extend(lines)
    return out


@contextlib.contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End ``process`` and all it started, whatever happens, Ctrl-C included."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise


def _environment() -> Mapping[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _NOT_OURS}


def _no_chain(modes: Sequence[Mode], source: str, target: str, data: Path) -> PackageError:
    names = ", ".join(mode.name for mode in modes) or "none"
    return PackageError(
        f"no chain of installed Apertium pairs leads {source}→{target} (installed in {data}: {names}): {INSTALL_HINT}"
    )
