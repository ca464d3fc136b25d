"""Peak memory at 10,000 sentences against 1,000: `python bench/memory.py [--locale fr] [--repeat 3]`.

Each figure is the peak resident size of a process of its own (getrusage):

- engine: one call of `ArgosEngine.translate` with all sentences: nothing here does that, and it is not held to
  to the limit, since all proposals of a call lie in memory until it returns.
- lines: `translate_lines`, what `l10n translate` does.
- project: update and draft of a project whose document has all sentences, what `l10n run` does before it publishes.

The sentences are those of bench/data, as many different ones as needed: each time round, words of a sentence are moved
by some places, so that lengths stay alike.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
WAYS = ("engine", "lines", "project")
HELD = ("lines", "project")
"""The ways that people use."""
REQUIRED = 1.3
_SETTINGS = """\
version: 1
locales: [{locale}]
documents: [{{path: source.txt}}]
engine: {{demonstration: true, packages: ["{models}"]}}
"""


def sentences(count: int) -> list[str]:
    lines = (ROOT / "bench" / "data" / "tico19-dev.en").read_text(encoding="utf-8").splitlines()
    # Without inner stops, so that cutting the document finds exactly these; long ones are alike in both sizes.
    words = [line.replace(".", "").replace("?", "").replace("!", "").split() for line in lines]
    words = [found for found in words if 4 < len(found) < 60]
    made: dict[str, None] = {}
    turn = 0
    while len(made) < count:
        for found in words:
            place = turn % len(found)
            text = " ".join([*found[place:], *found[:place]]).strip(",;:-–—()\"'")
            made.setdefault(f"{text[:1].upper()}{text[1:]}.")
        turn += 1
        if turn > 60:
            raise SystemExit("not enough different sentences")
    return list(made)[:count]


def work(way: str, count: int, folder: Path, locale: str) -> None:
    """Do the work; the caller looks at this process's memory."""
    from l10n_pipeline.pipeline import Project, draft_project, translate_lines, update_project

    texts = sentences(count)
    settings = _SETTINGS.format(locale=locale, models=ROOT / "models")
    (folder / "l10n.yaml").write_text(settings, encoding="utf-8")
    (folder / "source.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    project = Project.open(folder)
    match way:
        case "engine":
            from l10n_pipeline.pipeline import machines

            done = len(machines.open_engine(project, project.locales[0]).translate(texts))
        case "lines":
            done = len(translate_lines(texts, locale, "en", project).targets)
        case _:
            update_project(project)
            done = draft_project(project).filled
    print(done, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def peak(way: str, count: int, locale: str, repeat: int) -> tuple[int, float]:
    """Return how many sentences processes of their own did ``way``, and the median of their peaks in MiB.

    A peak differs by some 5 % from run to run, with what the engine's threads happen to do at the same time.
    """
    done, sizes = zip(*(_peak(way, count, locale) for _ in range(repeat)), strict=True)
    return done[0], statistics.median(sizes)


def _peak(way: str, count: int, locale: str) -> tuple[int, float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            __file__,
            "--work",
            way,
            "--small",
            str(count),
            "--locale",
            locale,
            "--folder",
            folder,
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=1800).stdout.split()
    return int(done[-2]), int(done[-1]) / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--locale", default="fr")
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only", choices=WAYS)
    parser.add_argument("--work", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work, options.small, options.folder, options.locale)
        return 0
    fine = True
    for way in WAYS if options.only is None else (options.only,):
        few, small = peak(way, options.small, options.locale, options.repeat)
        many, large = peak(way, options.large, options.locale, options.repeat)
        ok = large / small <= REQUIRED
        fine &= ok or way not in HELD
        verdict = "as required" if ok else "TOO MUCH" if way in HELD else "one call, not held to it"
        print(
            f"{way:8} {few:7,} sentences {small:7.1f} MiB   {many:7,} sentences {large:7.1f} MiB   "
            f"{large / small:.2f} x (at most {REQUIRED}): {verdict}",
            flush=True,
        )
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
