"""xliff.py: catalogs as XLIFF 1.2 and 2.0, and files of CAT tools read back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage import xliff as toolkit12
from translate.storage import xliff2 as toolkit20

from l10n_pipeline.catalogs import xliff
from l10n_pipeline.catalogs.xliff import Export, Format, parse, read_pairs, unit_id, write
from l10n_pipeline.catalogs.xliff_inline import Code, Pair, Part, every, of_source, of_target, spoiled
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message, Origin, Previous, State, target_digest

FORMS = list(Format)
EMPTY = Message(source="Nothing yet.", references=("source/a b.txt:7", "screen"))
DRAFT = replace(
    Message(source="The <b1>law</b1> of {n} men<x2/>.", extracted=("paragraph 1", "term: law = loi")).as_draft(
        ("La <b1>loi</b1> de {n} hommes<x2/>.",), Origin("argos en→fr")
    ),
    previous=Previous(source="The law."),
)
DONE = Message(source="Two & three < four.", targets=("Deux & trois < quatre\u00a0.",), comments=("Hm.", ""))
REVIEWED = replace(
    Message(source="Court", context="noun", targets=("Tribunal",)),
    comments=(f"reviewed: Mina 2026-01-02 {target_digest(['Tribunal'])}",),
)
PLURAL = Message(source="{n} man", source_plural="{n} men", targets=("{n} homme", "{n} hommes"))
ONE_FORM = Message(source="{n} man", source_plural="{n} men", context="fa", targets=("{n} مرد",))
HALF = Message(source="{n} law", source_plural="{n} laws", targets=("", "{n} lois"))
GONE = Message(source="Gone.", targets=("Parti.",), obsolete=True)
MESSAGES = (EMPTY, DRAFT, DONE, REVIEWED, PLURAL, ONE_FORM, HALF, GONE)


def export(*messages: Message, domain: str = "statement") -> Export:
    return Export(
        catalog=Catalog(header=None, messages=messages),
        domain=domain,
        original=f"locales/fr/LC_MESSAGES/{domain}.po",
        source_locale="en",
        target_locale="fr",
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_message_comes_back_as_it_went(form: Format) -> None:
    """Source, targets, context, plural forms and state; obsolete messages stay at home."""
    (file,) = parse(write(export(*MESSAGES), form), "x.xlf")
    assert (file.original, file.source_locale, file.target_locale) == (
        "locales/fr/LC_MESSAGES/statement.po",
        "en",
        "fr",
    )
    for message, unit in zip(MESSAGES[:-1], file.units, strict=True):
        assert unit.id == unit_id(message)
        assert (unit.source, unit.source_plural, unit.context) == (
            message.source,
            message.source_plural,
            message.context,
        )
        assert (unit.targets, unit.state) == (message.targets, message.state)
        assert unit.exported == xliff.fingerprint(message.state, message.targets)
        assert unit.line > 1


def test_states_of_xliff_20() -> None:
    """A machine draft is initial with a subState, so that no tool takes it for a translation."""
    data = write(export(EMPTY, DRAFT, DONE, REVIEWED)).decode()
    assert re.findall(r'state="(\w+)"(?: subState="(.*?)")?', data) == [
        ("initial", ""),
        ("initial", "l10n:draft"),
        ("translated", ""),
        ("reviewed", ""),
    ]


def test_states_of_xliff_12() -> None:
    """A target and its unit say the same: needs-review-translation is not approved."""
    root = etree.fromstring(write(export(EMPTY, DRAFT, DONE, REVIEWED), Format.XLIFF12))
    name = "{urn:oasis:names:tc:xliff:document:1.2}"
    assert [
        (unit.get("approved"), target.get("state") if (target := unit.find(f"{name}target")) is not None else None)
        for unit in root.iter(f"{name}trans-unit")
    ] == [(None, None), ("no", "needs-review-translation"), ("yes", "translated"), ("yes", "signed-off")]


@pytest.mark.parametrize(
    ("attributes", "state", "stated"),
    [
        ('state="final"', State.REVIEWED, True),
        ('state="signed-off"', State.REVIEWED, True),
        ('state="translated"', State.TRANSLATED, True),
        ('state="new"', State.DRAFT, True),
        ('state="needs-translation"', State.DRAFT, True),
        ('state="x-odd"', State.DRAFT, True),
        ("", State.TRANSLATED, False),
    ],
)
def test_states_of_other_tools_in_12(attributes: str, state: State, stated: bool) -> None:
    """A target without any state is a translation, as most tools mean it."""
    (unit,) = parse(foreign12(f"<source>a</source><target {attributes}>b</target>"), "x.xlf")[0].units
    assert (unit.state, unit.stated) == (state, stated)


def test_an_approved_unit_is_translated_whatever_its_target_says() -> None:
    """Some tools only set approved; approved="no" without a state is a draft."""
    text = '<source>a</source><target state="needs-translation">b</target>'
    assert parse(foreign12(text, ' approved="yes"'), "x")[0].units[0].state is State.TRANSLATED
    text = "<source>a</source><target>b</target>"
    assert parse(foreign12(text, ' approved="no"'), "x")[0].units[0].state is State.DRAFT
    assert parse(foreign12("<source>a</source><target/>"), "x")[0].units[0].state is State.UNTRANSLATED
    assert parse(foreign12("<source>a</source>"), "x")[0].units[0].targets == ("",)


def foreign12(inner: str, attributes: str = "") -> bytes:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="a.html" source-language="en" target-language="fr-FR" datatype="html"><body>'
        f'<group id="g"><trans-unit id="1"{attributes}>{inner}</trans-unit></group></body></file></xliff>'
    ).encode()


def foreign20(inner: str, attributes: str = "") -> bytes:
    return (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="fr">'
        f'<file id="f1"><group id="g"><unit id="u1"{attributes}>{inner}</unit></group></file></xliff>'
    ).encode()


def test_inline_elements_of_other_tools_in_12() -> None:
    """Codes in the text are taken as they are, references get a name, markers are looked through."""
    source = (
        '<source>A <bpt id="1">&lt;b></bpt>bold<ept id="1">&lt;/b></ept> <g id="2">one</g>'
        '<x id="3"/><bx id="4"/><ex id="4"/><!-- no --><mrk mtype="seg">in</mrk></source>'
    )
    target = '<target><g id="2">un</g><x id="3" equiv-text="changed"/> <mrk mtype="seg">dans</mrk></target>'
    (unit,) = parse(foreign12(source + target), "x.xlf")[0].units
    assert unit.source == "A <b>bold</b> <g2>one</g2><x3/><bx4/><ex4/>in"
    assert unit.targets == ("<g2>un</g2><x3/> dans",)


def test_units_that_are_not_to_be_translated_are_left_out() -> None:
    """translate="no" is respected in both versions."""
    inner = "<source>a</source><target>b</target>"
    assert parse(foreign12(inner, ' translate="no"'), "x")[0].units == ()
    assert parse(foreign20(f"<segment>{inner}</segment>", ' translate="no"'), "x")[0].units == ()


def test_a_unit_that_a_tool_cut_into_segments_is_whole_again() -> None:
    """Segments and what is ignored between them, in the order of the targets; the lowest state counts."""
    inner = (
        '<segment state="final"><source>One.</source><target order="3">Un.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>Two.</source><target order="1">Deux.</target></segment>'
    )
    (unit,) = parse(foreign20(inner), "x.xlf")[0].units
    assert (unit.source, unit.targets, unit.state) == ("One. Two.", ("Deux. Un.",), State.TRANSLATED)
    half = inner.replace('<target order="1">Deux.</target>', "").replace(' order="3"', "")
    (unit,) = parse(foreign20(half), "x.xlf")[0].units
    assert (unit.targets, unit.state) == (("Un. ",), State.DRAFT)


HALF12 = (
    '<source>One. Two.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk> <g id="1">'
    '<mrk mtype="seg" mid="2">Two.</mrk></g></seg-source><target state="translated">{}</target>'
)
HALF20 = (
    '<segment id="1" state="final"><source>One.</source><target>Un.</target></segment>'
    '<ignorable><source> </source></ignorable><segment id="2" state="final"><source>Two.</source>{}</segment>'
)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            foreign12(HALF12.format('<mrk mtype="seg" mid="1">Un.</mrk><mrk mtype="seg" mid="2"/>')), id="1.2"
        ),
        pytest.param(foreign12(HALF12.format('<mrk mtype="seg" mid="1">Un.</mrk>')), id="1.2, absent"),
        pytest.param(foreign20(HALF20.format("<target> </target>")), id="2.0"),
        pytest.param(foreign20(HALF20.format("")), id="2.0, absent"),
    ],
)
def test_a_unit_that_is_translated_in_part_says_so(document: bytes) -> None:
    """Whatever state the tool writes, it is a draft, its open segments are named, and the memory learns nothing."""
    (unit,) = parse(document, "x.xlf")[0].units
    assert (unit.missing, unit.state, unit.stated) == (("2",), State.DRAFT, True)
    assert read_pairs(document, "x.xlf")[0].catalog.messages == ()


def test_segments_without_letters_need_no_translation() -> None:
    """White space between sentences is a segment to some tools, and a target may be whole where its source is cut."""
    cut = "<segment><source>One.</source><target>Un.</target></segment><segment><source> </source></segment>"
    (unit,) = parse(foreign20(cut), "x.xlf")[0].units
    assert (unit.missing, unit.targets, unit.state) == ((), ("Un. ",), State.TRANSLATED)
    for target in ("Un. Deux.", '<mrk mtype="seg" mid="2">Deux.</mrk> <mrk mtype="seg" mid="1">Un.</mrk>'):
        (unit,) = parse(foreign12(HALF12.format(target)), "x.xlf")[0].units
        assert (unit.missing, unit.state) == ((), State.TRANSLATED)


def test_inline_elements_of_other_tools_in_20() -> None:
    """Original data is put back; code points too; a code without data gets a name; a target may leave the data out."""
    inner = (
        '<originalData><data id="d1">&lt;br/></data><data id="d2">[<cp hex="0007"/>]</data></originalData>'
        '<segment><source>A<ph id="1" dataRef="d1"/><pc id="2" dataRefStart="d2" dataRefEnd="d2">b</pc><cp hex="zz"/>'
        '<sc id="3"/><mrk id="m1">c</mrk><sm id="m2"/><ec startRef="3"/><pc id="4">d</pc></source>'
        '<target><pc id="2">B</pc><ph id="1"/></target></segment>'
    )
    (unit,) = parse(foreign20(inner), "x.xlf")[0].units
    assert unit.source == "A<br/>[\a]b[\a]\ufffd<3/>c<ec/><g4>d</g4>"
    assert unit.targets == ("[\a]B[\a]<br/>",)
    assert not unit.stated
    assert unit.state is State.TRANSLATED


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("character", ["\x0b", "\x00", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_told_with_its_message(form: Format, character: str) -> None:
    """The file, the line of the message, and which character it is."""
    for message in (
        Message(source=f"Bell{character}", line=7),
        Message(source="Bell", targets=(character,), line=7),
        Message(source="Bell", extracted=(character,), line=7),
    ):
        with pytest.raises(CatalogError, match=r"statement\.po:7: Bell") as caught:
            write(export(DONE, message), form)
        assert f"U+{ord(character):04X}, which XML cannot" in caught.value.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff version='1.2'/>", "document type declaration"),
        (b"<xliff version='1.2'>", "x.xlf:1: is not well-formed XML"),
        (b"<tmx version='1.4'/>", "is not an XLIFF 1 or 2 document"),
        (b"<xliff version='3.0'/>", "is not an XLIFF 1 or 2 document"),
        (b"", "x.xlf"),
    ],
)
def test_what_is_no_xliff_is_refused(data: bytes, reason: str) -> None:
    """A DTD, broken XML, another vocabulary or version: the file and the reason are named."""
    with pytest.raises(CatalogError, match=re.escape(reason)):
        parse(data, "x.xlf")


def test_pairs_for_the_memory_are_the_translated_messages() -> None:
    """Of ours and of others: what has a target, drafts marked as such, the first of those that repeat."""
    (pairs,) = read_pairs(write(export(*MESSAGES)), "x.xlf")
    assert [(m.source, m.state) for m in pairs.catalog.messages] == [
        (DRAFT.source, State.DRAFT),
        (DONE.source, State.TRANSLATED),
        ("Court", State.TRANSLATED),
        ("{n} man", State.TRANSLATED),
        ("{n} man", State.TRANSLATED),
        ("{n} law", State.DRAFT),
    ]
    inner = "<source>a</source><target>b</target></trans-unit><trans-unit id='2'><source>a</source><target>c</target>"
    (pairs,) = read_pairs(foreign12(inner), "x.xlf")
    assert (pairs.source_locale, pairs.target_locale, pairs.original) == ("en", "fr-FR", "a.html")
    assert [m.target for m in pairs.catalog.messages] == ["b"]


# ---------------------------------------------------------------- structure


def test_the_files_have_the_structure_that_the_standard_asks_for() -> None:
    """Order of elements in a unit, ids that are unique and XML names, data for every reference.

    The files of this test were valid by OASIS's own schemas (xliff_core_2.0.xsd, xliff-core-1.2-transitional.xsd) when
    it was written; they are not ours to ship.
    """
    root = etree.fromstring(write(export(*MESSAGES, domain="a b/ç")))
    space = "{urn:oasis:names:tc:xliff:document:2.0}"
    order = ["matches", "notes", "originalData", "segment"]
    for unit in root.iter(f"{space}unit"):
        names = [str(child.tag).rpartition("}")[2] for child in unit]
        assert names == sorted(names, key=order.index)
        data = {each.get("id") for each in unit.iter(f"{space}data")}
        refs = [v for e in unit.iter() for n, v in e.items() if str(n).startswith("dataRef")]
        assert set(refs) == data
    ids = [e.get("id") for e in root.iter(f"{space}unit", f"{space}group", f"{space}file")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w.:-]+", str(each)) for each in ids)
    root = etree.fromstring(write(export(*MESSAGES), Format.XLIFF12))
    order = ["source", "target", "alt-trans", "context-group", "note"]
    space = "{urn:oasis:names:tc:xliff:document:1.2}"
    for unit in root.iter(f"{space}trans-unit"):
        names = [str(child.tag).rpartition("}")[2] for child in unit]
        assert names == sorted(names, key=order.index)
    ids = [e.get("id") for e in root.iter(f"{space}trans-unit")]
    assert len(ids) == len(set(ids))


def test_translate_toolkit_reads_12() -> None:
    """Texts, states and notes as we mean them, by the library that Weblate and Virtaal use."""
    store = toolkit12.Xliff1File.parsestring(write(export(EMPTY, DRAFT, DONE, REVIEWED, PLURAL), Format.XLIFF12))  # type: ignore[no-untyped-call]
    empty, draft, done, reviewed, form = store.units
    assert store.gettargetlanguage() == "fr"
    assert (str(done.source), str(done.target)) == (DONE.source, DONE.target)
    assert [unit.isfuzzy() for unit in (draft, done, reviewed)] == [True, False, False]
    assert not empty.istranslated()
    assert "term: law = loi" in draft.getnotes("developer")
    assert draft.getalttrans()[0].source == "The law."
    # It shows no codes, but it knows the forms of a plural message.
    assert form.target.strings == [" homme", " hommes"]


def test_translate_toolkit_reads_20() -> None:
    """The same for 2.0, which it has read since 3.17."""
    store = toolkit20.Xliff2File.parsestring(write(export(EMPTY, DRAFT, DONE, REVIEWED, PLURAL)))  # type: ignore[no-untyped-call]
    empty, draft, done, reviewed, _, _ = store.units
    assert store.gettargetlanguage() == "fr"
    assert (str(done.source), str(done.target)) == (DONE.source, DONE.target)
    assert [unit.isfuzzy() for unit in (draft, done, reviewed)] == [True, False, False]
    assert reviewed.isapproved()
    assert not empty.istranslated()


def test_what_translate_toolkit_writes_is_read() -> None:
    """A translation made with the toolkit, in both versions, comes back as one."""
    store12 = toolkit12.Xliff1File.parsestring(write(export(EMPTY), Format.XLIFF12))  # type: ignore[no-untyped-call]
    store20 = toolkit20.Xliff2File.parsestring(write(export(EMPTY)))  # type: ignore[no-untyped-call]
    for store in (store12, store20):
        store.units[0].target = "Encore rien."
        store.units[0].marktranslated()
        (unit,) = parse(bytes(store), "x.xlf")[0].units
        assert (unit.source, unit.targets, unit.state) == (EMPTY.source, ("Encore rien.",), State.TRANSLATED)
        assert unit.exported == xliff.fingerprint(State.UNTRANSLATED, ("",))


# ---------------------------------------------------------------- inline codes


def told(parts: tuple[Part, ...]) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else part.text
        if isinstance(part, Code)
        else f"{part.open}{told(part.parts)}{part.close}"
        for part in parts
    )


def test_pairs_nest_and_what_does_not_stands_alone() -> None:
    """Crossing tags, unclosed ones and those that close otherwise than they open are single codes."""
    assert of_source("a <b1>b {n}</b1> c") == ("a ", Pair("1", "<b1>", "</b1>", ("b ", Code("2", "{n}"))), " c")
    assert of_source("<b1><i2>x</b1></i2>") == (
        Pair("1", "<b1>", "</b1>", (Code("2", "<i2>"), "x")),
        Code("3", "</i2>"),
    )
    assert of_source("a <b1>b") == ("a ", Code("1", "<b1>"), "b")
    assert of_source('<a1 href="x">b</a1 >') == (Code("1", '<a1 href="x">'), "b", Code("2", "</a1 >"))


def test_the_codes_of_a_target_are_those_of_its_source() -> None:
    """Moved codes keep their ids, each is used once, and what the source has not stays text."""
    source = of_source("<b1>a</b1> {n} {m} <b1>c</b1>")
    target = of_target("{m} <b1>x</b1> {n} {n} <i9>{k}</i9>", source)
    assert target == (
        Code("3", "{m}"),
        " ",
        Pair("1", "<b1>", "</b1>", ("x",)),
        " ",
        Code("2", "{n}"),
        " {n} <i9>{k}</i9>",
    )
    assert of_target("<i9><b1>x</b1></i9>", source) == ("<i9>", Pair("1", "<b1>", "</b1>", ("x",)), "</i9>")


def test_very_deep_nesting_does_no_harm() -> None:
    """Thousands of open tags, closed or not, come back as they went."""
    deep = "<b>" * 3000 + "x" + "</b>" * 3000
    for form in FORMS:
        (file,) = parse(write(export(Message(source=deep, targets=(deep,)), DONE), form), "x")
        assert (file.units[0].source, file.units[0].targets) == (deep, (deep,))


@pytest.mark.parametrize(
    ("source", "plural", "target", "reason"),
    [
        ("<b1>a</b1> {n}", None, "{n} <b1>x</b1>", ""),
        ("<b1>a</b1> {n}", None, "<b1>x</b1>", "lacks {n}"),
        ("<b1>a</b1>", None, "<b1>x", "lacks </b1>"),
        ("<b1>a</b1>", None, "<b2>x</b2>", "lacks <b1>, </b1>"),
        ("<b1>a</b1>", None, "<b1>x</b1> <b1>y</b1>", "has <b1>, </b1>, which its source has not"),
        ("<b1>a</b1>", None, "</b1>x<b1>", "has </b1> in a place where the tags do not nest"),
        ("a", None, "x\u00a0: {y}", ""),
        ("one man", "{n} men", "un homme", ""),
        ("{n} <b1>man</b1>", "{n} <b1>men</b1>", "un homme", "lacks <b1>, </b1>"),
        ("see https://a.org/en", None, "voir https://a.org/fr", ""),
    ],
)
def test_spoiled_codes_are_named(source: str, plural: str | None, target: str, reason: str) -> None:
    """Lost, added and badly nested ones; links may be changed, and numbers be words in a plural form."""
    assert spoiled(source, plural, target) == reason


PIECES = st.lists(
    st.one_of(
        st.sampled_from(["<b1>", "</b1>", "<a2>", "</a2>", "<x3/>", "{n}", "%s", "&nbsp;", "<a2 href='&'>", "</ b1>"]),
        st.sampled_from([" ", "\n", "\t", "\r", "\r\n", "  ", "]]>", "<!--", "&#13;", '"', "گ\u200cخ", "&amp;"]),
        st.text(
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=5
        ),
    ),
    max_size=12,
).map("".join)


@given(source=PIECES, target=PIECES, previous=PIECES, note=PIECES)
@settings(max_examples=300, deadline=None)
@pytest.mark.parametrize("form", FORMS)
def test_any_text_comes_back_letter_for_letter(
    form: Format, source: str, target: str, previous: str, note: str
) -> None:
    """White space, line breaks of all kinds, markup and what looks like it, in both versions, single and plural."""
    assert told(of_source(source)) == source
    assert told(of_target(target, of_source(source))) == target
    ids = [part.id for part in every(of_source(source))]
    assert len(ids) == len(set(ids))
    flags = ("fuzzy",) if previous else ()
    message = Message(
        source=source,
        targets=(target,),
        extracted=(note,),
        previous=Previous(source=previous),
        flags=flags,
        context=note,
    )
    plural = replace(message, source_plural=target or "p", targets=(target, source, previous), context=f"{note}x")
    single = replace(plural, targets=(target,), context=f"{note}y")
    (file,) = parse(write(export(message, plural, single), form), "x.xlf")
    for unit, each in zip(file.units, (message, plural, single), strict=True):
        assert (unit.source, unit.source_plural, unit.context) == (each.source, each.source_plural, each.context)
        assert (unit.targets, unit.state) == (each.targets, each.state)
