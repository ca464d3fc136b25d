"""How much faster a second publication is: 1,000 documents in 3 locales, all finished, of which nothing changed.

    python bench/publish_scale.py [DOCUMENTS]

The sentences and their translations are people's (bench/data), those that every check lets pass. The first run checks
and renders everything; the second looks at every source, catalog and published file, and makes nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from l10n_pipeline.catalogs import po
from l10n_pipeline.checks import REVIEW
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Glossary, Message, Severity
from l10n_pipeline.pipeline import Project, publish_project
from l10n_pipeline.pipeline.checking import Checker

DATA = Path(__file__).parent / "data"
LOCALES = ("fr", "fa", "ar")
SENTENCES = 6
LEAST = 20


def good_sentences() -> list[tuple[str, ...]]:
    """Return English sentences with their translations that no check withholds."""
    columns = [(DATA / f"tico19-dev.{tag}").read_text(encoding="utf-8").splitlines() for tag in ("en", *LOCALES)]
    checkers = [Checker(get_locale(tag), get_locale("en"), Glossary()) for tag in LOCALES]
    found = []
    for source, *targets in zip(*columns, strict=True):
        if not source[:1].isupper():
            continue  # a list number or a quotation mark would not be part of the message
        pairs = zip(checkers, targets, strict=True)
        messages = ((checker, Message(source=source, targets=(target,))) for checker, target in pairs)
        issues = (issue for checker, message in messages for issue in checker.check(message))
        if not any(issue.severity is Severity.ERROR or issue.check in REVIEW for issue in issues):
            found.append((source, *targets))
    return found


def make(folder: Path, count: int) -> None:
    """Write a project of ``count`` documents, finished in every locale."""
    sentences = good_sentences()
    (folder / "source").mkdir()
    chosen = [
        [sentences[(number * SENTENCES + n) % len(sentences)] for n in range(SENTENCES)] for number in range(count)
    ]
    documents = []
    for number, rows in enumerate(chosen):
        (folder / "source" / f"d{number}.txt").write_text("\n\n".join(row[0] for row in rows), encoding="utf-8")
        documents.append(f"  - {{path: source/d{number}.txt, segmentation: block}}\n")
    (folder / "l10n.yaml").write_text(
        f"version: 1\nlocales: [{', '.join(LOCALES)}]\nengine: {{name: none}}\ndocuments:\n{''.join(documents)}",
        encoding="utf-8",
    )
    project = Project.open(folder)
    header = Message(source="", targets=("Content-Type: text/plain; charset=UTF-8\n",))
    for column, locale in enumerate(project.locales, 1):
        for document, rows in zip(project.documents, chosen, strict=True):
            targets = {" ".join(row[0].split()): row[column] for row in rows}
            messages = tuple(
                Message(source=source, targets=(targets[source],)) for source in dict.fromkeys(document.sources)
            )
            path = project.catalog_path(document.domain, locale)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po.serialize(Catalog(header=header, messages=messages)))


def measure(folder: Path) -> tuple[float, int]:
    """Publish and return the seconds that took and the number of files that changed."""
    started = time.perf_counter()
    report = publish_project(Project.open(folder))
    assert report.complete, "everything is finished"
    return time.perf_counter() - started, len(report.written)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="?", type=int, default=1000)
    count = parser.parse_args().documents
    folder = Path(tempfile.mkdtemp(prefix="l10n-scale-"))
    try:
        make(folder, count)
        first, made = measure(folder)
        again = [measure(folder) for _ in range(3)]
        project = Project.open(folder)
        path = project.catalog_path("d0", project.locales[0])
        catalog = po.parse(path.read_bytes(), str(path))
        longer = Message(source=catalog.messages[0].source, targets=(f"{catalog.messages[0].target} ",))
        path.write_bytes(po.serialize(Catalog(header=catalog.header, messages=(longer, *catalog.messages[1:]))))
        one, changed = measure(folder)
    finally:
        shutil.rmtree(folder)
    second = sorted(seconds for seconds, _ in again)[1]
    print(f"{count} documents x {len(LOCALES)} locales, {SENTENCES} sentences each")
    print(f"{'run':<28}{'seconds':>9}{'files changed':>15}{'times faster':>14}")
    print(f"{'first':<28}{first:>9.2f}{made:>15}{'':>14}")
    print(f"{'second, nothing changed':<28}{second:>9.2f}{sum(n for _, n in again):>15}{first / second:>14.1f}")
    print(f"{'one catalog changed':<28}{one:>9.2f}{changed:>15}{first / one:>14.1f}")
    return 0 if first / second >= LEAST and not any(n for _, n in again) else 1


if __name__ == "__main__":
    sys.exit(main())
