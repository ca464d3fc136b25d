"""Translate through other languages where no installed package translates the pair: en→ca, then ca→fr."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import replace

from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, Link, TranslateOptions
from l10n_pipeline.engines.packages import Choice, choose
from l10n_pipeline.errors import EngineError

MAX_HOPS = 3
"""Packages in a row: every one adds its own errors to those of the others."""


class PivotEngine:
    """Packages in a row; the best translation of each is the source of the next.

    The last one gives as many proposals as are asked for, and it alone is told what to suppress.
    """

    name = "argos"

    def __init__(self, engines: Sequence[ArgosEngine]) -> None:
        """Chain ``engines``, in the order of translation.

        Raises `EngineError` where there are fewer than two.
        """
        if len(engines) < 2:
            raise EngineError(f"a chain of {len(engines)} packages: at least 2 are needed")
        self.engines = tuple(engines)
        self.source = engines[0].source
        self.target = engines[-1].target

    @property
    def origin(self) -> str:
        """``argos en→ca→fr 1.0+1.9 (demonstration)``: engine, languages and the packages' versions."""
        packages = [engine.package for engine in self.engines]
        codes = "→".join([packages[0].from_code, *(package.to_code for package in packages)])
        mark = " (demonstration)" if self.demonstration else ""
        return f"{self.name} {codes} {'+'.join(package.version for package in packages)}{mark}"

    @property
    def demonstration(self) -> bool:
        """True where one of the packages is a demonstration."""
        return any(engine.demonstration for engine in self.engines)

    @functools.cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the digests of the engines in their order."""
        return hashlib.sha256("\0".join(engine.digest for engine in self.engines).encode()).hexdigest()

    def load(self) -> None:
        """Load all models now. Raises `PackageError` with the package's path where one cannot be."""
        for engine in self.engines:
            engine.load()

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        """Return the proposals for each sentence, in their order; their scores are sums over the packages.

        Raises `PackageError` where a model cannot be loaded, `EngineError` where one fails.
        """
        passing = replace(options, hypotheses=1, suppress=())
        start, *others = self.engines
        found = start.translate(sentences, passing)
        for engine in others:
            best = [proposals[0] for proposals in found]
            wanted = options if engine is others[-1] else passing
            further = engine.translate([item.text for item in best], wanted)
            found = [
                tuple(_chain(first, second) for second in proposals)
                for first, proposals in zip(best, further, strict=True)
            ]
        return found


def find_route(packages: Sequence[Choice], source: str, target: str) -> tuple[Choice, ...]:
    """Return the packages that lead from the locale ``source`` to ``target``, in order; empty where none do.

    One package if there is one, else the fewest, `MAX_HOPS` at most; of equally many those through English, then by the
    locales' names. Real packages, however many, are taken before a demonstration.
    """
    real = [package for package in packages if not package.demonstration]
    return _shortest(real, source, target) or _shortest(packages, source, target)


def _shortest(packages: Sequence[Choice], source: str, target: str) -> tuple[Choice, ...]:
    """Return the shortest chain of ``packages``, by breadth-first search."""
    stops = sorted({package.target for package in packages}, key=lambda tag: (not _english(tag), tag))
    seen = {source}
    frontier: list[tuple[str, tuple[Choice, ...]]] = [(source, ())]
    for _ in range(MAX_HOPS):
        further: list[tuple[str, tuple[Choice, ...]]] = []
        for here, route in frontier:
            if (last := choose(packages, here, target)) is not None:
                return (*route, last)
            for stop in stops:
                if stop not in seen and (hop := choose(packages, here, stop)) is not None:
                    seen.add(stop)
                    further.append((stop, (*route, hop)))
        frontier = further
    return ()


def _english(tag: str) -> bool:
    return tag.split("-")[0] == "en"


def _chain(first: Hypothesis, second: Hypothesis) -> Hypothesis:
    """Return ``second``, a translation of ``first``'s text, as a translation of what ``first`` translates."""
    return Hypothesis(second.text, first.score + second.score, _compose(first.links, second.links))


def _compose(first: Sequence[Link], second: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links of the second step, led on to the source of the first through the text between them."""
    found: list[Link] = []
    for link in second:
        shared = [(min(o.end, link.source_end) - max(o.start, link.source_start), o) for o in first]
        overlap, origin = max(shared, key=lambda pair: pair[0], default=(0, None))
        if origin is not None and overlap > 0:
            found.append(Link(link.start, link.end, origin.source_start, origin.source_end))
    return tuple(found)
