"""TBX-Basic, written and read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import tbx as toolkit

from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary import parse, tbx
from l10n_pipeline.glossary.tbx import Edition
from l10n_pipeline.model import ForbiddenForm, Gender, Glossary, Number, Rendering, Term
from tests.glossary.made import terms
from tests.glossary.test_sheet import unplaced

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ours() -> Glossary:
    return parse((ROOT / "glossary.yaml").read_bytes(), "glossary.yaml")


@pytest.mark.parametrize("edition", list(Edition))
def test_our_glossary_comes_back(edition: Edition, ours: Glossary) -> None:
    """Every term with every setting, form, reason and note, in both editions."""
    back = tbx.read(tbx.write(ours, "en", edition), "g.tbx", "en")
    assert back.skipped == ()
    assert unplaced(back.terms) == unplaced(ours.terms)


@given(st.lists(terms(), max_size=3), st.sampled_from(Edition))
def test_any_glossary_comes_back(found: list[Term], edition: Edition) -> None:
    """Whatever stands in its texts."""
    back = tbx.read(tbx.write(Glossary(tuple(found)), "en", edition), "g.tbx", "en")
    assert unplaced(back.terms) == unplaced(tuple(found))


def test_translate_toolkit_reads_the_edition_of_2008(ours: Glossary) -> None:
    """Each term with its preferred form in a language, and the notes."""
    store = toolkit.tbxfile.parsestring(tbx.write(ours, "en", Edition.V2008))  # type: ignore[no-untyped-call]
    for locale in ("fa", "ar", "fr"):
        store.settargetlanguage(locale)
        found = [(unit.source, unit.target) for unit in store.units]
        assert found == [
            (term.source, None if term.do_not_translate else term.renderings[locale].preferred) for term in ours.terms
        ]
    assert ours.terms[0].note in store.units[0].getnotes()


def test_what_translate_toolkit_writes_is_read() -> None:
    """It has one term a language and nothing else."""
    store = toolkit.tbxfile(sourcelanguage="en", targetlanguage="fa")
    unit = store.addsourceunit("execution")  # type: ignore[no-untyped-call]
    unit.settarget("اعدام", "fa")
    (term,) = tbx.read(bytes(store), "g.tbx", "en").terms
    assert (term.source, dict(term.renderings)) == ("execution", {"fa": Rendering("اعدام")})


DCT = """<?xml version="1.0"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:b="http://www.tbxinfo.net/ns/basic"
 type="TBX-Basic" style="dct" xml:lang="en">
<text><body><conceptEntry id="1"><b:definition>killing by law</b:definition>
<langSec xml:lang="en-GB"><termSec><term>execution</term><b:partOfSpeech>noun</b:partOfSpeech></termSec>
<termSec><term>capital <hi>punishment</hi></term>
<b:administrativeStatus>admittedTerm-admn-sts</b:administrativeStatus></termSec>
<termSec><term>killing</term><b:administrativeStatus>deprecatedTerm-admn-sts</b:administrativeStatus></termSec></langSec>
<langSec xml:lang="fr"><note>in law</note>
<termSec><term>peine de mort</term><b:administrativeStatus>admittedTerm-admn-sts</b:administrativeStatus></termSec>
<termSec><term>exécution</term><b:administrativeStatus>preferredTerm-admn-sts</b:administrativeStatus>
<b:grammaticalGender>feminine</b:grammaticalGender><b:grammaticalNumber>singular</b:grammaticalNumber></termSec>
<termSec><term>assassinat</term><b:administrativeStatus>supersededTerm-admn-sts</b:administrativeStatus>
<note>murder</note></termSec></langSec></conceptEntry></body></text></tbx>"""


def test_categories_written_as_elements_are_read() -> None:
    """The DCT style: status, gender, definition and notes, the preferred form first whatever the order."""
    (term,) = tbx.read(DCT.encode(), "g.tbx", "en").terms
    assert (term.source, term.variants, term.definition) == ("execution", ("capital punishment",), "killing by law")
    assert term.renderings["fr"] == Rendering(
        "exécution",
        ("peine de mort",),
        (ForbiddenForm("assassinat", "murder"),),
        "in law",
        Gender.FEMININE,
        Number.SINGULAR,
    )


def test_what_is_no_term_of_the_source_language_is_skipped_and_told() -> None:
    """With the line of its entry."""
    entry = '<termEntry>\n<langSet xml:lang="{}"><tig><term>{}</term></tig></langSet>{}</termEntry>\n'
    fa = '<langSet xml:lang="fa"><tig><term>x</term></tig></langSet>'
    status = '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'
    wrong = f'<langSet xml:lang="fr"><tig><term>x</term>{status}</tig></langSet>'
    body = entry.format("en", "a", fa + '<langSet xml:lang="xx"/>') + entry.format("de", "b", fa)
    body += entry.format("en", "d", "<note>l10n: context=title</note>")
    text = f'<martif type="TBX"><text><body>\n{body}{entry.format("en", "c", wrong)}</body></text></martif>'
    found = tbx.read(text.encode(), "g.tbx", "en")
    assert [term.source for term in found.terms] == ["a", "c"]
    assert found.skipped == (
        "line 2: the language 'xx' is not known",
        "line 4: an entry without a term in en",
        "line 6: 'd': 'title' is not a valid TermContext",
        "line 8: no right form in fr",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"<tmx/>", "g.tbx:1: is no TBX: its root element is <tmx>, not <tbx> or <martif>", id="TMX"),
        pytest.param(b"<tbx>", "g.tbx:1: ", id="broken"),
        pytest.param(
            b'<!DOCTYPE tbx [<!ENTITY a "aa">]><tbx><text><body>&a;</body></text></tbx>', "g.tbx", id="entities"
        ),
    ],
)
def test_what_is_no_tbx_or_unsafe_is_refused(data: bytes, message: str) -> None:
    """With file and line."""
    with pytest.raises(GlossaryError, match=re.escape(message)):
        tbx.read(data, "g.tbx", "en")


def test_control_characters_have_no_place_in_xml() -> None:
    """They are told, not dropped."""
    with pytest.raises(GlossaryError, match="control characters"):
        tbx.write(Glossary((Term("a\x01", note="n", do_not_translate=True),), "g.yaml"), "en")


def test_a_persons_note_is_not_taken_for_a_setting() -> None:
    """However it begins."""
    term = Term("a", note="l10n: ask Maryam", do_not_translate=True)
    assert unplaced(tbx.read(tbx.write(Glossary((term,)), "en"), "g.tbx", "en").terms) == [term]
