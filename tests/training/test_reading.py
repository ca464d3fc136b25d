"""Pairs are read from memories, catalogs and tables, and what cannot be read is named."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from l10n_pipeline.errors import L10nError, UsageError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.training.reading import read_pairs

ENGLISH, FRENCH = get_locale("en"), get_locale("fr")

TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu><tuv xml:lang="en-US"><seg>The <bpt i="1">&lt;b&gt;</bpt>court<ept i="1">&lt;/b&gt;</ept> sat.</seg></tuv>
<tuv xml:lang="fr-CA"><seg>Le tribunal <hi>a siégé</hi>.</seg></tuv></tu>
<tu><!-- no French --><tuv xml:lang="en"><seg>Only English.</seg></tuv><tuv xml:lang="de"><seg>Deutsch.</seg></tuv></tu>
</body></tmx>
"""

PO = """
msgid ""
msgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"

msgid "Accepted."
msgstr "Accepté."

#, fuzzy
msgid "A draft."
msgstr "Un brouillon."

msgid "Not translated."
msgstr ""
"""


def test_a_memory_gives_the_pairs_of_the_two_languages_without_native_codes(tmp_path: Path) -> None:
    """Regions do not matter, markup of the document's format is no text, other languages are passed over."""
    (tmp_path / "our.tmx").write_text(TMX, encoding="utf-8")
    (pair,) = read_pairs(tmp_path / "our.tmx", ENGLISH, FRENCH)
    assert (pair.source, pair.target, pair.corpus) == ("The court sat.", "Le tribunal a siégé.", "our.tmx")


def test_a_catalog_gives_what_people_translated(tmp_path: Path) -> None:
    """Drafts are the machine's: learning from them teaches its own mistakes."""
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    assert [(p.source, p.target) for p in read_pairs(tmp_path / "a.po", ENGLISH, FRENCH)] == [("Accepted.", "Accepté.")]


def test_a_catalog_of_another_language_is_refused(tmp_path: Path) -> None:
    """A model that learns Persian from a French catalog would not be noticed for long."""
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    with pytest.raises(UsageError, match=r"a\.po: is a catalog in fr, not fa"):
        list(read_pairs(tmp_path / "a.po", ENGLISH, get_locale("fa")))


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "xz"])
def test_a_table_gives_its_rows_and_their_corpus(tmp_path: Path, packed: bool) -> None:
    """Two columns, or three with the name of the corpus; a line separator inside a sentence is part of it."""
    data = "One.\tUn.\nTwo\u2028lines.\tDeux.\tcourt\r\n\n".encode()
    path = tmp_path / ("a.tsv.xz" if packed else "a.tsv")
    path.write_bytes(lzma.compress(data) if packed else data)
    found = [(p.source, p.target, p.corpus) for p in read_pairs(path, ENGLISH, FRENCH)]
    assert found == [("One.", "Un.", path.name), ("Two\u2028lines.", "Deux.", "court")]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.tsv", b"One.\tUn.\nTwo.\n", r"a\.tsv:2: has no tab"),
        ("a.tsv", b"One.\tUn\xff.\n", r"a\.tsv:1: is not UTF-8"),
        ("a.tsv.xz", b"One.\tUn.\n", r"a\.tsv\.xz: is not an xz file"),
        ("a.tmx", b"<tmx><body><tu></body></tmx>", r"a\.tmx:1: is not well-formed XML"),
        ("a.tmx", b'<!DOCTYPE a [<!ENTITY x "y">]><tmx/>', r"a\.tmx: has a document type declaration"),
        ("a.docx", b"", r"a\.docx: is none of \.tmx, \.po, \.tsv"),
    ],
    ids=["no tab", "not UTF-8", "not xz", "broken XML", "entities", "another kind"],
)
def test_what_cannot_be_read_is_an_error_with_its_place(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """A file of a thousand pages is not searched by hand."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(L10nError, match=message):
        list(read_pairs(tmp_path / name, ENGLISH, FRENCH))


def test_a_file_that_is_not_there_is_an_error_with_its_name(tmp_path: Path) -> None:
    """The most common mistake of all."""
    with pytest.raises(UsageError, match=r"none\.tmx: cannot be read"):
        list(read_pairs(tmp_path / "none.tmx", ENGLISH, FRENCH))
