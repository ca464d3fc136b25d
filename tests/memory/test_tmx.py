"""TMX: written for any tool, read from any tool, never a way in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from l10n_pipeline.errors import CatalogError
from l10n_pipeline.memory import tmx
from l10n_pipeline.model import State, TranslationUnit

BOTH = tmx.Languages("en", ("fa", "fr"))


def read(text: str | bytes, languages: tmx.Languages = BOTH) -> list[TranslationUnit]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(tmx.read(io.BytesIO(data), "in/old.tmx", languages))


def document(body: str, doctype: str = "") -> str:
    return f'<?xml version="1.0"?>\n{doctype}<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'


def pair(source: str, target: str, more: str = "", tag: str = "fr") -> str:
    texts = (("en-US", source), (tag, target))
    variants = [f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in texts]
    return f"<tu {more}>{''.join(variants)}</tu>"


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@given(st.lists(st.tuples(TEXT, TEXT, st.sampled_from(["fa", "fr"]), st.booleans()), max_size=8))
def test_what_is_written_is_read_again(rows: list[tuple[str, str, str, bool]]) -> None:
    """Texts of any script and sign come back as they were, with their document and whether a machine wrote them."""
    units = [
        TranslationUnit(source, target, locale, State.DRAFT if made else State.TRANSLATED, "a.po", machine=made)
        for source, target, locale, made in rows
    ]
    again = read(b"".join(tmx.write(units, "en", "1.0")))
    # U+FFFE and U+FFFF are not XML.
    assert again == [u for u in units if not {"\ufffe", "\uffff"} & set(u.source + u.target)]


def test_other_tools_read_it(tmp_path: Path) -> None:
    """translate-toolkit finds the pairs in it."""
    path = tmp_path / "memory.tmx"
    units = [TranslationUnit('<b1>A & "B"</b1>', "<b1>آ و «ب»</b1>", "fa", State.TRANSLATED, "a.po")]
    path.write_bytes(b"".join(tmx.write(units, "en", "1.0")))
    with path.open("rb") as file:
        found = tmxfile(file, "en", "fa").units
    assert [(u.source, u.target) for u in found] == [('<b1>A & "B"</b1>', "<b1>آ و «ب»</b1>")]


def test_what_other_tools_write_is_read() -> None:
    """Native codes are no text, highlighted words are; variants of a language count where only one is wanted."""
    found = read(
        document(
            pair(
                "Click <bpt i='1'>&lt;b&gt;</bpt>here<ept i='1'>&lt;/b&gt;</ept> <ph>{1}</ph>now",
                "Cliquez <hi>ici</hi>",
            )
            + pair("Yes", "بله", tag="FA-ir")
            + pair("No", "Nein", tag="de")
            + pair("", "vide")
        )
    )
    assert [(u.source, u.target, u.locale, u.document) for u in found] == [
        ("Click here now", "Cliquez ici", "fr", "old.tmx"),
        ("Yes", "بله", "fa", "old.tmx"),
    ]


@pytest.mark.parametrize("more", ['creationid="MT!"', 'creationid="Mina" changeid="MT-Argos"'])
def test_machine_translations_are_drafts(more: str) -> None:
    """What says that a machine wrote it is no translation, whatever else the file says."""
    (found,) = read(document(pair("Yes", "Oui", more)))
    assert (found.state, found.machine) == (State.DRAFT, True)


def test_nothing_counts_as_reviewed() -> None:
    """A file cannot say that a person read it."""
    (found,) = read(document(pair("Yes", "Oui", 'creationid="Mina"')))
    assert (found.state, found.machine) == (State.TRANSLATED, False)


def test_two_wanted_variants_need_the_exact_tag() -> None:
    """Portuguese is not taken for one of Brazil or Portugal by guess."""
    wanted = tmx.Languages("en", ("pt-BR", "pt-PT"))
    assert wanted.target("pt") is None
    assert wanted.target("pt_br") == "pt-BR"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            document(pair("&x;", "x"), '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "document type declaration",
            id="entity",
        ),
        pytest.param("<html><tu/></html>", "is not a TMX document", id="another-format"),
        pytest.param("<tmx><body></body></tmx>", "is not a TMX document", id="no-header"),
        pytest.param(document("<tu>") + "x", "is not well-formed XML", id="broken"),
    ],
)
def test_what_is_no_tmx_is_refused(text: str, reason: str) -> None:
    """With the file's name, before anything is taken from it."""
    with pytest.raises(CatalogError, match=reason) as raised:
        read(text)
    assert raised.value.path == "in/old.tmx"


def test_the_usual_doctype_is_no_harm() -> None:
    """CAT tools name tmx14.dtd; it is never looked for."""
    assert len(read(document(pair("Yes", "Oui"), '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'))) == 1
