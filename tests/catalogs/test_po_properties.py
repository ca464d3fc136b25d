"""po.py: round trips over generated catalogs and texts."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message, Previous

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXT = st.text(CHARACTERS, max_size=12) | st.text('ab \\"n\n\té\u0301ن中', max_size=200)
LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=12)
REFERENCE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n\u2068\u2069"), min_size=1, max_size=8
)
FLAG = st.sampled_from(["fuzzy", "no-wrap", "c-format", "range: 1..2", "x"])
SOME = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def messages(draw: st.DrawFn) -> Message:
    plural = draw(st.none() | TEXT)
    previous = draw(st.none() | st.builds(Previous, TEXT, st.none() | TEXT, st.none() | TEXT))
    return Message(
        source=draw(TEXT.filter(bool)),
        source_plural=plural,
        targets=tuple(draw(st.lists(TEXT, min_size=1, max_size=1 if plural is None else 6))),
        context=draw(st.none() | TEXT),
        comments=tuple(draw(st.lists(LINE, max_size=3))),
        extracted=tuple(draw(st.lists(LINE, max_size=3))),
        references=tuple(draw(st.lists(REFERENCE, max_size=12))),
        flags=tuple(draw(st.lists(FLAG, max_size=3, unique=True))),
        previous=previous,
        obsolete=draw(st.booleans()),
    )


CATALOGS = st.builds(
    Catalog,
    header=st.none() | st.just(po.new_header({"Content-Type": "text/plain; charset=UTF-8", "X-Y": "z"})),
    messages=st.lists(messages(), max_size=6, unique_by=lambda message: message.key).map(tuple),
    newline=st.sampled_from(["\n", "\r\n"]),
    bom=st.booleans(),
)


@SOME
@given(CATALOGS)
def test_what_is_written_is_read_again(catalog: Catalog) -> None:
    """Parse gives back the catalog that serialize was given, and its bytes are then stable."""
    data = po.serialize(catalog)
    again = po.parse(data)
    assert again == catalog
    assert again.bom is catalog.bom
    assert po.serialize(again) == data


@SOME
@given(CATALOGS.filter(lambda catalog: bool(catalog.messages)), messages(), st.data())
def test_an_edited_message_is_read_again_and_no_other_changes(
    catalog: Catalog, new: Message, data: st.DataObject
) -> None:
    """Any set of fields of one message may change; the file then says exactly that."""
    read = po.parse(po.serialize(catalog))
    n = data.draw(st.integers(0, len(read.messages) - 1))
    names = data.draw(
        st.sets(st.sampled_from(["comments", "extracted", "references", "flags", "previous", "obsolete"]))
    )
    changed = replace(read.messages[n], **{name: getattr(new, name) for name in sorted(names)})
    if data.draw(st.booleans()):
        changed = replace(changed, targets=new.targets, source_plural=new.source_plural)
    edited = replace(read, messages=(*read.messages[:n], changed, *read.messages[n + 1 :]))
    written = po.serialize(edited)
    assert po.parse(written) == edited


FRAGMENT = st.sampled_from(
    [
        'msgid "a"', 'msgid "b"', 'msgid ""', "msgid", 'msgctxt "c"', 'msgid_plural "p"', 'msgstr "b"', 'msgstr ""',
        'msgstr[0] "b"', 'msgstr[ 1 ]"c"', '"x"', '"\\n" "y"', '"un', '"\\303\\251"', '"\\q"', "# c", "#", "#. e",
        "#: a:1  b:2", "#, fuzzy", "#= x", '#| msgid "q"', '#| "r"', '#~ msgid "o"', '#~ msgstr "p"', '#~ "s"', "#~",
        '#~| msgid "q"', "#~ # c", "", "  ", "\t# t", '  msgid "i" msgstr "j" ', "<<<<<<< x", "=======", "domain", "é",
    ]
)  # fmt: skip
ENTRY = st.sampled_from(
    [
        'msgid "{}"\nmsgstr "b"',
        '# c\n\n#: r:{}\n#, fuzzy,x\n#| msgid "old"\n#| "er"\nmsgctxt "c"\nmsgid ""\n"{}"\nmsgstr "a"\n\n"b"',
        'msgid "{}"\nmsgid_plural "p"\nmsgstr[0] "a"\nmsgstr[1] ""',
        '\n\n#, fuzzy\n#~| msgid "q"\n#~ msgid "{}"\n#~ msgstr ""\n#~ "p"',
        '#~ msgid "{}"\n#~ msgstr "p"',
        "\n",
        "# {}",
    ]
)
BREAK = st.sampled_from(["\n", "\n", "\r\n", " \n"])


@settings(SOME, max_examples=400)
@given(st.lists(ENTRY, max_size=8), st.lists(st.tuples(st.integers(0, 60), FRAGMENT), max_size=3), st.data())
def test_every_text_is_refused_or_kept(entries: list[str], odd: list[tuple[int, str]], data: st.DataObject) -> None:
    """Whatever lines a file is made of, either CatalogError says why not, or the bytes come back."""
    lines = "\n".join(entry.replace("{}", str(n)) for n, entry in enumerate(entries)).split("\n")
    for place, fragment in odd:
        lines.insert(place, fragment)
    text = "".join(line + data.draw(BREAK) for line in lines)
    content = text.removesuffix("\n").encode() if data.draw(st.booleans()) else text.encode()
    try:
        catalog = po.parse(content)
    except CatalogError:
        assert odd, "only the odd lines can be wrong"
    else:
        assert po.serialize(catalog) == content


@settings(SOME, max_examples=400)
@given(st.lists(ENTRY, max_size=8), st.lists(st.tuples(st.integers(0, 60), FRAGMENT), max_size=2))
def test_an_entry_says_the_same_read_as_a_whole_or_line_by_line(entries: list[str], odd: list[tuple[int, str]]) -> None:
    """Carriage returns are read line by line: the messages, their lines and the mistakes are those without."""
    lines = "\n".join(entry.replace("{}", str(n)) for n, entry in enumerate(entries)).split("\n")
    for place, fragment in odd:
        lines.insert(place, fragment)
    content = "\n".join([*lines, ""]).encode()
    assert _said(content) == _said(content.replace(b"\n", b"\r\n"))


def _said(content: bytes) -> object:
    try:
        catalog = po.parse(content)
    except CatalogError as error:
        return error.reason, error.line
    return catalog.header, [(message, message.line) for message in catalog.messages]


@SOME
@given(st.binary(max_size=60))
def test_no_bytes_are_worse_than_refused(content: bytes) -> None:
    """Binary rubbish is refused with CatalogError, nothing else."""
    try:
        catalog = po.parse(content)
    except CatalogError:
        return
    assert po.serialize(catalog) == content


def test_twenty_thousand_entries_are_read_and_written_fast() -> None:
    """About 120,000 lines a second and more are usual; a quadratic step would take minutes."""
    entry = '\n#. paragraph {0}\n#: statement.txt:{0}\nmsgid ""\n"A sentence "\n"number {0}."\nmsgstr "جملهٔ {0}"\n'
    content = "".join(entry.replace("{0}", str(n)) for n in range(20_000)).encode()
    start = time.perf_counter()
    catalog = po.parse(content)
    assert po.serialize(catalog) == content
    assert time.perf_counter() - start < 10
    assert len(catalog.messages) == 20_000
