"""Read and write Word, HTML and Markdown files of other projects' test suites, and say what is lost.

    python bench/document_roundtrip.py [--all] [--libreoffice] [FOLDER OR sdist.tar.gz ...]

Without arguments the sdists of PACKAGES are downloaded by pip. Of each package FILES files of a kind are taken (--all:
every one). Each is

- merged unchanged: its bytes must come back;
- translated (a word is put before each segment) and read again: every segment must be the translated one, in its place,
  and everything else must be as it was: the tags and attributes of HTML, of Markdown those that it renders to, the
  other parts of a Word file, and in its parts every element but those that hold text, as lxml sees them. Word files
  must open in python-docx, and, with --libreoffice, be turned into PDF by it, in the direction of Persian.

Files that the project refuses (not UTF-8, no words, not the format) are listed with the reason and not counted.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import docx
from lxml import etree

from l10n_pipeline.documents import Document, Segmentation, read_document
from l10n_pipeline.documents.markdown_inline import make_parser
from l10n_pipeline.errors import L10nError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Segment

PACKAGES = ("python-docx", "docutils", "Markdown", "markdown-it-py", "mdit-py-plugins", "beautifulsoup4")
SUFFIXES = (".docx", ".html", ".md")
FILES = 8
LEAST = 20
WORD = "Zz"
KNOWN = {
    "tests/test_port/fixtures/commonmark_spec.md": "the specification's own riddles: escaped backticks, `foo<!-->`, "
    "a link target on two lines",
    "tests/test_port/fixtures/issue-fixes.md": "a picture whose description is a line break",
}
"""Files of which something is lost, and what."""
_TAG = re.compile(r"<(/?)[a-z]+(\d+)(/?)>")
_NOT_TEXT = ("}p", "}r", "}t", "}rPr", "}pPr", "}proofErr", "}lastRenderedPageBreak", "}bookmarkStart", "}bookmarkEnd")
"""Elements of WordprocessingML that a translated paragraph may have more or fewer of: its text is in other runs."""


@dataclass(frozen=True)
class Sample:
    """A file of somebody else."""

    package: str
    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


def download(folder: Path) -> list[Path]:
    """Download the sdists of PACKAGES and return them."""
    for name in PACKAGES:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", name, name]
        subprocess.run([*command, "--dest", str(folder)], check=True, stderr=subprocess.DEVNULL)
    return sorted(folder.glob("*.tar.gz"))


def samples(place: Path, limit: int) -> Iterator[Sample]:
    """Yield files of ``place``, a folder or an sdist, at most ``limit`` of a kind."""
    counts: Counter[str] = Counter()
    for name, data in _members(place):
        suffix = Path(name).suffix.lower()
        if suffix in SUFFIXES and counts[suffix] < limit and data.strip():
            counts[suffix] += 1
            yield Sample(place.name.removesuffix(".tar.gz"), name, data)


def _members(place: Path) -> Iterator[tuple[str, bytes]]:
    if place.is_dir():
        for path in sorted(place.rglob("*")):
            if path.is_file():
                yield path.relative_to(place).as_posix(), path.read_bytes()
        return
    with tarfile.open(place) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                yield member.name.partition("/")[2], file.read()


def lost(sample: Sample) -> list[str]:
    """Return what is lost of ``sample`` on the way through a document, in words; raises `L10nError` where refused."""
    document = read_document(sample.data, sample.name, [], None, Segmentation.BLOCK)
    found: list[str] = []
    if document.merge(lambda segment: segment.text) != sample.data:
        found.append("bytes, unchanged")
    translated = document.merge(_translate)
    again = read_document(translated, sample.name, [], None, Segmentation.BLOCK)
    found += _texts(document, again)
    match sample.suffix:
        case ".md":
            found += _same("tags", _html(_rendered(sample.data)), _html(_rendered(translated)))
        case ".html":
            found += _same("tags", _html(sample.data), _html(translated))
        case _:
            found += _word(sample.data, translated)
    return found


def _translate(segment: Segment) -> str:
    return f"{WORD} {segment.text}"


def _texts(before: Document, after: Document) -> list[str]:
    expected = [_translate(s) if b.translate else s.text for b in before.blocks for s in b.segments]
    got = [segment.text for block in after.blocks for segment in block.segments]
    # Emphasis that would be none beside the new word is written as HTML, which has another letter in its tag.
    return _same("segments", [_TAG.sub(r"<\1\2\3>", s) for s in expected], [_TAG.sub(r"<\1\2\3>", s) for s in got])


def _same(what: str, expected: list[str], got: list[str]) -> list[str]:
    if expected == got:
        return []
    gone, more = Counter(expected) - Counter(got), Counter(got) - Counter(expected)
    example = next(iter(gone or more), "their order")
    return [f"{what}: {sum(gone.values())} gone, {sum(more.values())} more, such as {example[:60]!r}"]


def _rendered(data: bytes) -> bytes:
    return str(make_parser().render(data.decode())).encode()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = {"alt", "title", "aria-label", "placeholder", "content"}
        shown |= {"value"} if tag == "input" and dict(attrs).get("type") in ("submit", "button", "reset") else set()
        self.found.append(f"<{tag} {[(k, '' if k in shown else v) for k, v in attrs]}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")


def _html(data: bytes) -> list[str]:
    parser = _Tags()
    parser.feed(data.decode())
    parser.close()
    return parser.found


def _word(before: bytes, after: bytes) -> list[str]:
    found: list[str] = []
    old, new = zipfile.ZipFile(io.BytesIO(before)), zipfile.ZipFile(io.BytesIO(after))
    found += _same("parts", old.namelist(), new.namelist())
    for name in old.namelist():
        if old.read(name) == new.read(name):
            continue
        found += _same(f"elements of {name}", _elements(old.read(name)), _elements(new.read(name)))
    docx.Document(io.BytesIO(after))
    return found


def _elements(data: bytes) -> list[str]:
    """Return the elements of a part with their attributes, those that hold text left out."""
    tree = etree.fromstring(data)  # of our own test, not of a stranger
    return sorted(
        f"{element.tag} {sorted(element.attrib.items())}"
        for element in tree.iter(etree.Element)
        if not str(element.tag).endswith(_NOT_TEXT) and not _in_run_properties(element)
    )


def _in_run_properties(element: etree._Element) -> bool:
    return any(str(parent.tag).endswith("}rPr") for parent in element.iterancestors())


def opened(chosen: list[Sample]) -> list[str]:
    """Return the Word files that LibreOffice cannot turn into PDF, translated into Persian."""
    persian = get_locale("fa")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, sample in enumerate(chosen):
            document = read_document(sample.data, sample.name, [], None, Segmentation.BLOCK)
            (folder / f"{number}.docx").write_bytes(document.merge(lambda s: f"متن {s.text}", persian))
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
        files = [str(path) for path in sorted(folder.glob("*.docx"))]
        subprocess.run([*command, "--outdir", name, *files], check=False, capture_output=True, timeout=600)
        return [sample.name for number, sample in enumerate(chosen) if not (folder / f"{number}.pdf").exists()]


def main() -> int:
    parser = argparse.ArgumentParser(description="What is lost on the way through a document?")
    parser.add_argument("places", nargs="*", type=Path)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--libreoffice", action="store_true")
    options = parser.parse_args()
    results: dict[str, list[int]] = {suffix: [0, 0] for suffix in SUFFIXES}
    word: list[Sample] = []
    unknown = 0
    with tempfile.TemporaryDirectory() as name:
        for place in options.places or download(Path(name)):
            for sample in samples(place, 10_000 if options.all else FILES):
                try:
                    what = lost(sample)
                except L10nError as error:
                    print(f"{sample.package:<24}{sample.name:<70}refused: {error.reason}")
                    continue
                told = f"LOST {'; '.join(what)} (known: {KNOWN.get(sample.name, 'no')})" if what else "nothing lost"
                print(f"{sample.package:<24}{sample.name:<70}{told}")
                results[sample.suffix][0] += 1
                results[sample.suffix][1] += bool(what)
                unknown += bool(what) and sample.name not in KNOWN
                word += [sample] if sample.suffix == ".docx" else []
    for suffix, (count, bad) in results.items():
        print(f"{suffix:<8}{count:>5} files{bad:>5} lost something")
    failed = opened(word) if options.libreoffice else []
    if options.libreoffice:
        print(f"LibreOffice made PDF of {len(word) - len(failed)} of {len(word)} Word files {failed or ''}")
    total = sum(count for count, _ in results.values())
    return int(total < LEAST or unknown > 0 or bool(failed))


if __name__ == "__main__":
    sys.exit(main())
