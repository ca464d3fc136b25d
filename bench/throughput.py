"""Sentences a second: Argos Translate, the ceiling, ours. `python bench/throughput.py [--rounds N] [--sweep]`.

One run, one machine, and for each package the same package, beam and text: the 971 sentences of bench/data laid out as
paragraphs of four.

- argos: `argostranslate.translate.translate` once a paragraph, as its users call it, at its defaults. Its sentence
  splitter, which downloads a model, is replaced by ours, which is in its favour.
- argos, 1 core: the same with ARGOS_INTRA_THREADS=1, on request (``--one-core``).
- ceiling: `translate_batch` on tokens made beforehand, sorted by length, with our batch size, threads and arithmetic.
- engine: `ArgosEngine` on the paragraphs: cutting into sentences, encoding, translating, decoding.
- drafter: the whole way of a draft: masks, four proposals, checks, glossary and retries.

Argos goes over its paragraphs once, in as many slices as there are rounds; the others do all of theirs in every round
and their median counts. So a busy moment of the machine hits all alike. CPU seconds, of all threads, stand beside: they
say what the work costs whatever else the machine does. The random package of Transformer-base size takes 120 of the
sentences, and every way is held to 40 tokens a sentence; it has no drafter, which would retry each meaningless output.
``--sweep`` tries settings of our engine instead.
"""

from __future__ import annotations

import argparse
import functools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import base_size

ROOT = Path(__file__).parents[1]
PARAGRAPH = 4
BEAM = 4
BASE_SENTENCES, BASE_TOKENS = 120, 40
REQUIRED = {"shipped": 10.0, "base": 6.0, "ceiling": 0.9}


def _set_home(folder: Path) -> None:
    """Send what Argos writes to ``folder``; it looks at these when it is imported."""
    for name, sub in (
        ("HOME", ""), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
        ("ARGOS_PACKAGES_DIR", "packages"),
    ):  # fmt: skip
        os.environ[name] = str(folder / sub)
        (folder / sub).mkdir(parents=True, exist_ok=True)
    # "stanza" and the like would be looked for; the default's splitter is patched below.
    os.environ["ARGOS_CHUNK_TYPE"] = "MINISBD"


@dataclass(frozen=True)
class Case:
    """What is translated with which package."""

    name: str
    folder: Path
    paragraphs: list[str]
    sentences: int
    tokens: int | None = None
    """What every sentence's output is cut at; None where every way follows its own rule."""


class Capped:
    """A CTranslate2 translator that decodes so many tokens at most, whoever asks."""

    def __init__(self, translator: object, tokens: int) -> None:
        self._translator, self._tokens = translator, tokens

    def translate_batch(self, *arguments: object, **options: object) -> object:
        return self._translator.translate_batch(*arguments, **{**options, "max_decoding_length": self._tokens})


def paragraphs(sentences: Sequence[str]) -> list[str]:
    return [" ".join(sentences[start : start + PARAGRAPH]) for start in range(0, len(sentences), PARAGRAPH)]


def argos(case: Case, intra_threads: int) -> Callable[[Sequence[str]], object]:
    """Return Argos Translate with the package of ``case``, warmed up."""
    from argostranslate import package, sbd, settings, translate

    from l10n_pipeline import segmentation

    sbd.MiniSBDSentencizer.__init__ = lambda self, pkg: setattr(self, "pkg", pkg)
    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: segmentation.split(text)
    settings.package_dirs = [case.folder.parent]
    settings.intra_threads = intra_threads
    # It keeps one translation a pair of languages for good, whatever packages come and go.
    translate.installed_translates.clear()
    translate.get_installed_languages.cache_clear()
    found = package.Package(case.folder)
    translate.translate("A first call loads the model.", found.from_code, found.to_code)
    under = translate.get_translation_from_codes(found.from_code, found.to_code).underlying
    if under.pkg.package_path != case.folder:
        raise SystemExit(f"Argos took {under.pkg.package_path}")
    if case.tokens is not None:
        under.translator = Capped(under.translator, case.tokens)
    return lambda paragraphs: [translate.translate(p, found.from_code, found.to_code) for p in paragraphs]


def ceiling(case: Case, settings: object) -> Callable[[], object]:
    """Return `translate_batch` at work on tokens made beforehand."""
    import ctranslate2
    import sentencepiece

    from l10n_pipeline import segmentation

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(case.folder / "sentencepiece.model"))
    cut = dict.fromkeys(s for p in case.paragraphs for s in segmentation.split(p))
    tokens = sorted((pieces.encode(s, out_type=str) for s in cut), key=len, reverse=True)
    translator = ctranslate2.Translator(
        str(case.folder / "model"),
        compute_type=settings.compute_type,
        inter_threads=settings.inter_threads or len(os.sched_getaffinity(0)),
        intra_threads=settings.intra_threads,
    )

    def run() -> object:
        return translator.translate_batch(
            tokens,
            max_batch_size=settings.batch_tokens,
            batch_type="tokens",
            beam_size=settings.beam,
            max_decoding_length=case.tokens or 256,
            replace_unknowns=True,
        )

    translator.translate_batch(tokens[-2:], beam_size=settings.beam)
    return run


def engine(case: Case, settings: object) -> Callable[[], object]:
    """Return our engine at work on ``case``, from paragraphs to text."""
    from l10n_pipeline import segmentation

    ours = _engine(case, settings)
    return lambda: ours.translate([s for p in case.paragraphs for s in segmentation.split(p)])


def drafter(case: Case, settings: object) -> Callable[[], object]:
    """Return the whole way of a draft, under the statement's glossary."""
    from l10n_pipeline import glossary
    from l10n_pipeline.locales import get_locale
    from l10n_pipeline.pretranslate import Drafter

    path = ROOT / "glossary.yaml"
    ours = _engine(case, settings)
    draft = Drafter(ours, get_locale(ours.target), get_locale("en"), glossary.parse(path.read_bytes(), str(path)))
    return lambda: draft.draft(case.paragraphs)


def _engine(case: Case, settings: object) -> object:
    from l10n_pipeline.engines import ArgosEngine, read_package

    ours = ArgosEngine(read_package(case.folder), settings)
    ours.load()
    ours.translate(["A first call warms up.", "So does this."])
    if case.tokens is not None:
        loaded = ours._loaded
        ours.__dict__["_loaded"] = replace(loaded, translator=Capped(loaded.translator, case.tokens))
    return ours


@dataclass(frozen=True)
class Speed:
    """How quick one way was."""

    sentences: float
    """A second of wall-clock time."""
    cpu: float
    """Milliseconds of all cores a sentence."""


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return the wall-clock and the CPU seconds that ``work`` takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def measure(case: Case, rounds: int, *, one_core: bool) -> dict[str, Speed]:
    """Return the speed of every way."""
    from l10n_pipeline.engines import ArgosSettings

    ours = replace(ArgosSettings(), beam=BEAM)
    quick = {"ceiling": ceiling(case, ours), "engine": engine(case, ours)}
    if case.tokens is None:
        quick["drafter"] = drafter(case, ours)
    slow = {"argos": 0, "argos, 1 core": 1} if one_core else {"argos": 0}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in (*quick, *slow)}
    for number in range(rounds):
        for name, work in quick.items():
            times[name].append(seconds(work))
        for name, threads in slow.items():
            translate_all = argos(case, threads)
            part = case.paragraphs[number::rounds]
            times[name].append(seconds(functools.partial(translate_all, part)))
    speeds = {}
    for name, found in times.items():
        # Slices add up; rounds are alternatives.
        join = sum if name in slow else statistics.median
        wall, cpu = join(w for w, _ in found), join(c for _, c in found)
        speeds[name] = Speed(case.sentences / wall, 1000 * cpu / case.sentences)
    return speeds


def cases(folder: Path, *, base: bool) -> list[Case]:
    """Return the shipped packages, unpacked below ``folder``, and the random one."""
    from l10n_pipeline.engines import find_packages, install

    lines = (ROOT / "bench" / "data" / "tico19-dev.en").read_text(encoding="utf-8").splitlines()
    found = []
    for package in find_packages([ROOT / "models"]):
        # Each in a folder of its own, so that Argos sees one at a time.
        installed = install(package.path, folder / package.name)
        found.append(Case(f"{package.from_code}→{package.to_code}", installed.path, paragraphs(lines), len(lines)))
    if base:
        made = base_size.make_package(folder / "base" / "translate-en_fr-0_0")
        # From all over the set: its beginning is short speech.
        few = lines[:: len(lines) // BASE_SENTENCES][:BASE_SENTENCES]
        found.append(Case("base size, random", made, paragraphs(few), len(few), BASE_TOKENS))
    return found


def sweep(case: Case, rounds: int) -> None:
    """Print sentences a second of our engine for settings around the defaults, one changed at a time."""
    from l10n_pipeline.engines import ArgosSettings

    default = ArgosSettings()
    tries = [("default", default)]
    tries += [(f"batch_tokens={n}", replace(default, batch_tokens=n)) for n in (512, 1024, 2048, 4096, 8192)]
    for inter, intra in ((1, 1), (1, 2), (2, 1), (2, 2)):
        tries.append((f"inter={inter} intra={intra}", replace(default, inter_threads=inter, intra_threads=intra)))
    tries += [(f"beam={n}", replace(default, beam=n)) for n in (1, 2, 4)]
    tries += [(f"type={name}", replace(default, compute_type=name)) for name in ("int8", "float32")]
    print(f"\n{case.name}: sentences a second of our engine; {default.text} inter={default.inter_threads}")
    for name, settings in tries:
        work = engine(case, settings)
        print(
            f"  {name:20} {case.sentences / statistics.median(seconds(work)[0] for _ in range(rounds)):8.1f}",
            flush=True,
        )


def report(case: Case, speeds: dict[str, Speed]) -> bool:
    """Print the speeds and whether they are as required; return whether they are."""
    engine, argos, top = speeds["engine"], speeds["argos"], speeds["ceiling"]
    times, share = engine.sentences / argos.sentences, engine.sentences / top.sentences
    wanted = REQUIRED["base" if case.tokens else "shipped"]
    ok = times >= wanted and share >= REQUIRED["ceiling"]
    print(f"{case.name}: {case.sentences} sentences")
    for name, speed in speeds.items():
        print(
            f"  {name:14}{speed.sentences:8.1f} sentences/s{speed.sentences / argos.sentences:7.1f} x argos"
            f"{speed.sentences / top.sentences:6.2f} of the ceiling{speed.cpu:9.1f} ms CPU a sentence"
        )
    verdict = "as required" if ok else "NOT as required"
    print(
        f"  engine: {times:.1f} x argos (needs {wanted:.0f}; by CPU time {argos.cpu / engine.cpu:.1f}), "
        f"{share:.2f} of the ceiling (needs {REQUIRED['ceiling']}; by CPU time {top.cpu / engine.cpu:.2f}): {verdict}",
        flush=True,
    )
    return ok


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--skip-base", action="store_true", help="leave out the random package of base size")
    parser.add_argument("--only", default="", help="the packages whose name holds this")
    parser.add_argument("--sweep", action="store_true", help="try settings of our engine instead")
    parser.add_argument("--one-core", action="store_true", help="Argos with one core a sentence, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        _set_home(Path(name))
        chosen = [c for c in cases(Path(name), base=not options.skip_base) if options.only in c.name]
        print(f"load average {os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} cores, beam {BEAM}", flush=True)
        if options.sweep:
            for case in chosen:
                sweep(case, options.rounds)
            return 0
        fine = [report(case, measure(case, options.rounds, one_core=options.one_core)) for case in chosen]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
