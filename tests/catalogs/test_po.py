"""po.py: reading and writing without loss."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message, Previous

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.po"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)

HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def read(name: str) -> Catalog:
    return po.parse((DATA / f"{name}.po").read_bytes(), name)


def message(catalog: Catalog, source: str) -> Message:
    return next(each for each in catalog.messages if each.source == source)


def swap(catalog: Catalog, old: Message, new: Message) -> Catalog:
    return replace(catalog, messages=tuple(new if each is old else each for each in catalog.messages))


def test_fixtures_cover_the_charsets() -> None:
    """The fixtures are there, in a dozen charsets."""
    assert len(FILES) >= 20
    assert len({po.parse(path.read_bytes()).encoding for path in FILES}) >= 11


@each_file
def test_a_file_is_written_back_byte_for_byte(path: Path) -> None:
    """Parse and serialize is the identity on bytes."""
    data = path.read_bytes()
    assert po.serialize(po.parse(data, str(path))) == data


@each_file
def test_read_for_reading_alone_a_file_says_the_same(path: Path) -> None:
    """Without their bytes the entries have the same texts, on the same lines, and the same tail follows them."""
    whole, light = po.parse(path.read_bytes()), po.parse(path.read_bytes(), raw=False)
    assert light == whole
    assert [each.line for each in light.messages] == [each.line for each in whole.messages]


@each_file
def test_editing_one_message_leaves_the_bytes_before_and_after_it(path: Path) -> None:
    """A new target changes nothing above its msgid and nothing from the next entry on."""
    data = path.read_bytes()
    catalog = po.parse(data)
    lines = data.split(b"\n")
    for old in catalog.messages:
        targets = ("a new text", *old.targets[1:])
        edited = po.serialize(swap(catalog, old, replace(old, targets=targets)))
        before = b"\n".join(lines[: old.line - 1])
        later = [each for each in catalog.messages if each.line > old.line]
        after = b"\n".join(lines[later[0].line - 1 :]) if later else b""
        assert edited.startswith(before)
        assert edited.endswith(after)
        reread = po.parse(edited)
        assert [each.targets for each in reread.messages if each.line == old.line] == [targets]
        assert [each for each in reread.messages if each.line != old.line] == [
            each for each in catalog.messages if each is not old
        ]


@each_file
def test_setting_aside_and_back_is_the_identity_where_marks_are_usual(path: Path) -> None:
    """Marking every message obsolete and active again gives the same messages."""
    catalog = po.parse(path.read_bytes())
    flipped = replace(catalog, messages=tuple(replace(each, obsolete=not each.obsolete) for each in catalog.messages))
    if len({each.key for each in flipped.active}) == len(flipped.active):
        reread = po.parse(po.serialize(flipped))
        assert reread == flipped
        back = replace(reread, messages=tuple(replace(each, obsolete=not each.obsolete) for each in reread.messages))
        assert po.parse(po.serialize(back)) == catalog


ENTRY = b"""
# kept \t
#
# origin: memory 90
#. note
#: a.txt:1
#: b.txt:2
#, fuzzy, no-wrap
#| msgid "before"
msgctxt "heading"
msgid ""
"Long "
"source"
msgstr ""
"line one\\n"
"line "
"two\\n"
"line three\\n"
"""

EDITS: dict[str, tuple[Callable[[Message], Message], bytes, bytes]] = {
    "comment added": (
        lambda m: replace(m, comments=(*m.comments, "reviewed: A 2024-01-01 0")),
        b"# origin: memory 90\n",
        b"# origin: memory 90\n# reviewed: A 2024-01-01 0\n",
    ),
    "comment replaced": (
        lambda m: replace(m, comments=(*m.comments[:2], "origin: human")),
        b"# origin: memory 90\n",
        b"# origin: human\n",
    ),
    "comment first": (lambda m: replace(m, comments=("new", *m.comments)), b"\n# kept", b"\n# new\n# kept"),
    "comments gone": (lambda m: replace(m, comments=()), b"# kept \t\n#\n# origin: memory 90\n", b""),
    "extracted gone": (lambda m: replace(m, extracted=()), b"#. note\n", b""),
    "extracted changed": (lambda m: replace(m, extracted=("other",)), b"#. note\n", b"#. other\n"),
    "references": (
        lambda m: replace(m, references=("c.txt:3", "d e.txt:4")),
        b"#: a.txt:1\n#: b.txt:2\n",
        "#: c.txt:3 \u2068d e.txt\u2069:4\n".encode(),
    ),
    "flag removed": (lambda m: replace(m, flags=("no-wrap",)), b"#, fuzzy, no-wrap\n", b"#, no-wrap\n"),
    "previous removed": (lambda m: replace(m, previous=None), b'#| msgid "before"\n', b""),
    "previous changed": (
        lambda m: replace(m, previous=Previous("x", "y", "z")),
        b'#| msgid "before"\n',
        b'#| msgctxt "y"\n#| msgid "x"\n#| msgid_plural "z"\n',
    ),
    "context removed": (lambda m: replace(m, context=None), b'msgctxt "heading"\n', b""),
    "source": (lambda m: replace(m, source="Short"), b'msgid ""\n"Long "\n"source"\n', b'msgid "Short"\n'),
    "one line of the target": (
        lambda m: replace(m, targets=("line one\nline two\nline 3\n",)),
        b'"line three\\n"\n',
        b'"line 3\\n"\n',
    ),
    "target emptied": (
        lambda m: replace(m, targets=("",)),
        b'msgstr ""\n"line one\\n"\n"line "\n"two\\n"\n"line three\\n"\n',
        b'msgstr ""\n',
    ),
    "plural": (
        lambda m: replace(m, source_plural="Sources", targets=("a", "b")),
        b'"source"\nmsgstr ""\n"line one\\n"\n"line "\n"two\\n"\n"line three\\n"\n',
        b'"source"\nmsgid_plural "Sources"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("edit", "old", "new"), EDITS.values(), ids=EDITS.keys())
def test_only_the_changed_field_changes(
    edit: Callable[[Message], Message], old: bytes, new: bytes, newline: str
) -> None:
    """Within an entry, a changed field is written anew and all other bytes stay."""

    def lines(data: bytes) -> bytes:
        return data.replace(b"\n", newline.encode())

    data = lines(HEADER + ENTRY + b'\nmsgid "next"\nmsgstr ""\n')
    catalog = po.parse(data)
    changed = edit(catalog.messages[0])
    assert data.count(lines(old)) == 1
    written = po.serialize(swap(catalog, catalog.messages[0], changed))
    assert written == data.replace(lines(old), lines(new))
    assert po.parse(written).messages[0] == changed


def test_a_field_that_was_not_there_comes_at_gettexts_place() -> None:
    """New comments, references, flags, a previous source and a context each find their place."""
    catalog = po.parse(HEADER + b'\n\nmsgid "a"\nmsgstr "b"\n')
    changed = replace(
        catalog.messages[0],
        comments=("c",),
        extracted=("e",),
        references=("r:1",),
        flags=("fuzzy",),
        previous=Previous("p"),
        context="x",
    )
    expected = b'\n\n# c\n#. e\n#: r:1\n#, fuzzy\n#| msgid "p"\nmsgctxt "x"\nmsgid "a"\nmsgstr "b"\n'
    assert po.serialize(swap(catalog, catalog.messages[0], changed)) == HEADER + expected


def test_setting_a_message_aside_marks_its_lines_and_keeps_their_wrapping() -> None:
    """An obsolete entry has the same lines behind #~, and coming back takes the marks off."""
    catalog = po.parse(HEADER + ENTRY)
    aside = po.serialize(swap(catalog, catalog.messages[0], replace(catalog.messages[0], obsolete=True)))
    assert b'#~| msgid "before"\n#~ msgctxt "heading"\n#~ msgid ""\n#~ "Long "\n' in aside
    again = po.parse(aside)
    assert po.serialize(swap(again, again.messages[0], replace(again.messages[0], obsolete=False))) == HEADER + ENTRY


def test_sticky_flags_stay_in_their_line() -> None:
    """Flags of a #= line are flags; adding fuzzy writes a #, line and leaves #= alone."""
    catalog = po.parse(HEADER + b'\n#= c-format, no-wrap\nmsgid "a"\nmsgstr "b"\n')
    (only,) = catalog.messages
    assert only.flags == ("c-format", "no-wrap")
    written = po.serialize(swap(catalog, only, replace(only, flags=("fuzzy", *only.flags))))
    assert written == HEADER + b'\n#, fuzzy\n#= c-format, no-wrap\nmsgid "a"\nmsgstr "b"\n'


def test_one_plural_form_changes_alone() -> None:
    """Editing msgstr[3] rewrites that line only."""
    data = (DATA / "six-plurals-ar.po").read_bytes()
    catalog = po.parse(data)
    old = message(catalog, "%d prisoner")
    targets = (*old.targets[:3], "%d أسرى", *old.targets[4:])
    expected = data.replace('msgstr[3] "%d سجناء"'.encode(), 'msgstr[3] "%d أسرى"'.encode())
    assert po.serialize(swap(catalog, old, replace(old, targets=targets))) == expected


def test_a_changed_header_field_changes_its_line_only() -> None:
    """The wrapped Plural-Forms and the odd field of the header stay as they are."""
    data = (DATA / "six-plurals-ar.po").read_bytes()
    catalog = po.parse(data)
    assert catalog.header is not None
    text = catalog.header.target.replace("2024-02-03 10:00+0000", "2025-01-01 00:00+0000")
    changed = replace(catalog, header=replace(catalog.header, targets=(text,)))
    assert po.serialize(changed) == data.replace(b"2024-02-03 10:00+0000", b"2025-01-01 00:00+0000")
    assert list(catalog.fields)[:3] == ["Project-Id-Version", "Language", "X-Odd-Field"]


def test_arabic_plurals_and_previous_are_read() -> None:
    """Six forms, flags with spaces, and all three previous fields."""
    catalog = read("six-plurals-ar")
    first, second = catalog.messages
    assert first.targets == ("لا سجناء", "سجين واحد", "سجينان", "%d سجناء", "%d سجينًا", "%d سجين")
    assert first.flags == ("c-format", "range: 0..100")
    assert (first.extracted, first.references) == (("Count of prisoners",), ("statement.txt:12",))
    assert second.previous == Previous("%d woman", "old context", "%d women")
    assert second.targets == ("لا رجال", "", "", "", "", "")
    assert catalog.fields["Plural-Forms"].endswith("n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;")


def test_obsolete_entries_are_read_whole() -> None:
    """An obsolete entry has its comments, flags, previous source, context, plural and wrapped strings."""
    catalog = read("obsolete-fa")
    older = message(catalog, "Older")
    assert older.obsolete
    assert older.fuzzy
    assert older.comments == ("kept for later", "origin: memory 87 statement.po")
    assert older.previous == Previous("Even older", "heading", "Even olders")
    assert (older.context, older.source_plural) == ("heading", "Olders")
    assert older.targets == ("قدیمی تر", "قدیمی‌ترها")
    assert message(catalog, "Old\ntext").target == "متن قدیمی"
    assert message(catalog, "Twice").comments == ("inside",)
    assert catalog.tail == "# After the last entry.\n\n#. and more\n"
    assert [each.source for each in catalog.active] == ["Stays"]


def test_every_layout_that_gettext_reads_is_read() -> None:
    """Strange but legal: indentation, several keywords on a line, blank lines inside, escapes."""
    catalog = read("odd-layout")
    assert catalog.header is not None
    assert catalog.header.comments == (
        "====== a ruler ======", "no space", " two spaces", "\ttab", "after a blank line", "", "",
    )  # fmt: skip
    first = message(catalog, "indented")
    assert first.flags == ("weird-flag", "fuzzy", "no-wrap", "c-format", "sticky-flag", "solaris-flag")
    assert first.references == ("a.c:1", "b.c:2", "c.c", "my file.c:12")
    assert (first.target, first.previous) == ("tab", Previous("before"))
    assert message(catalog, "one line").target == "two strings"
    assert message(catalog, "keyword alone").target == "abc"
    assert message(catalog, "no spaces").context == "menu"
    assert message(catalog, "").key == ("", "")
    assert message(catalog, 'octal é, hex €, bell \a, quote ", backslash \\, return \r').target == "é"
    assert message(catalog, "plural spaces").targets == ("x", "y")
    assert message(catalog, "tight").obsolete


@pytest.mark.parametrize(
    ("data", "newline"),
    [(b"a\r\nb\r\nc\n", "\r\n"), (b"a\r\nb\nc\n", "\n"), (b"", "\n")],
    ids=["mostly crlf", "mostly lf", "empty"],
)
def test_new_text_gets_the_usual_line_break_of_the_file(data: bytes, newline: str) -> None:
    """Catalog.newline is what most lines end in."""
    comments = b"".join(b"# " + line for line in data.splitlines(keepends=True))
    assert po.parse(comments).newline == newline


def test_an_empty_file_is_an_empty_catalog() -> None:
    """No bytes, no messages, and back."""
    catalog = po.parse(b"")
    assert catalog == Catalog(header=None, messages=())
    assert po.serialize(catalog) == b""


def test_entries_can_move() -> None:
    """Entries in another order keep their bytes, and stay apart where the first one had no blank line above."""
    data = b'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n\nmsgid "c"\nmsgstr ""'
    catalog = po.parse(data)
    turned = replace(catalog, messages=catalog.messages[::-1])
    assert po.serialize(turned) == b'\nmsgid "c"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n'


def test_a_last_line_without_line_break_stays_without() -> None:
    """Changing the last target of such a file does not add a line break; adding an entry does."""
    catalog = po.parse(b'msgid "a"\nmsgstr "b"')
    (only,) = catalog.messages
    assert po.serialize(swap(catalog, only, replace(only, targets=("c",)))) == b'msgid "a"\nmsgstr "c"'
    more = replace(catalog, messages=(only, Message(source="d")))
    assert po.serialize(more) == b'msgid "a"\nmsgstr "b"\n\nmsgid "d"\nmsgstr ""\n'


def test_a_new_entry_comes_before_the_comments_at_the_end() -> None:
    """The tail stays the tail."""
    catalog = po.parse(b'msgid "a"\nmsgstr "b"\n\n# end\n')
    more = replace(catalog, messages=(*catalog.messages, Message(source="c")))
    assert po.serialize(more) == b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\n# end\n'


def test_a_legacy_charset_can_be_left_for_utf_8() -> None:
    """With another charset in the header and in the catalog, every entry is written in it."""
    catalog = read("latin2-pl")
    assert catalog.header is not None
    text = catalog.header.target.replace("ISO-8859-2", "UTF-8")
    moved = replace(catalog, encoding="utf-8", header=replace(catalog.header, targets=(text,)))
    expected = (DATA / "latin2-pl.po").read_bytes().decode("iso8859-2").replace("ISO-8859-2", "UTF-8")
    assert po.serialize(moved).decode() == expected


UNWRITABLE: dict[str, tuple[Catalog, str]] = {
    "charset": (
        replace(read("latin1-fr"), messages=(Message(source="a", targets=("متن",)),)),
        "'م' (U+0645) cannot be written in the catalog's charset iso8859-1",
    ),
    "other charset": (replace(read("latin1-fr"), encoding="utf-8"), "the header declares ISO-8859-1"),
    "twice": (
        Catalog(header=None, messages=(Message(source="a"), Message(source="a"))),
        "duplicate message definition",
    ),
    "no source": (Catalog(header=None, messages=(Message(source=""),)), "needs a source"),
    "no header": (Catalog(header=Message(source="a"), messages=()), "the header has an empty source"),
    "nul": (Catalog(header=None, messages=(Message(source="a\0"),)), "NUL"),
    "comment": (Catalog(header=None, messages=(Message(source="a", comments=("b\nmsgid",)),)), "line break"),
    "reference": (Catalog(header=None, messages=(Message(source="a", references=("",)),)), "reference"),
    "flag": (Catalog(header=None, messages=(Message(source="a", flags=("b, c",)),)), "flag"),
    "forms": (Catalog(header=None, messages=(Message(source="a", targets=("b", "c")),)), "2 targets"),
    "tail": (replace(read("latin1-fr"), tail="# متن\n"), "the tail cannot be written"),
    "surrogate": (Catalog(header=None, messages=(Message(source="a\ud800"),)), "U+D800"),
}


@pytest.mark.parametrize(("catalog", "reason"), UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_what_could_not_be_read_again_is_not_written(catalog: Catalog, reason: str) -> None:
    """Serialize raises CatalogError, with the reason, rather than write a broken file."""
    with pytest.raises(CatalogError) as caught:
        po.serialize(catalog)
    assert reason in caught.value.reason


def test_a_new_catalog_is_laid_out_like_gettexts() -> None:
    """Order of the fields, wrapping, escapes and blank lines of entries that no file had."""
    catalog = Catalog(
        header=po.new_header({"Language": "fa", "Content-Type": "text/plain; charset=UTF-8"}, comments=("Hello.",)),
        messages=(
            Message(
                source='He said “no”;\nthen \\ and "yes"\t.',
                targets=("word " * 20,),
                context="c",
                comments=("a" * 100,),
                extracted=("note",),
                references=tuple(f"statement.txt:{n}" for n in range(100, 106)),
                flags=("fuzzy",),
                previous=Previous("older"),
            ),
            Message(source="gone", targets=("weg",), obsolete=True, previous=Previous("went")),
        ),
    )
    assert po.serialize(catalog).decode() == (
        "# Hello.\n"
        'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        "\n"
        f"# {'a' * 100}\n"
        "#. note\n"
        "#: statement.txt:100 statement.txt:101 statement.txt:102 statement.txt:103\n"
        "#: statement.txt:104 statement.txt:105\n"
        "#, fuzzy\n"
        '#| msgid "older"\n'
        'msgctxt "c"\n'
        'msgid ""\n"He said “no”;\\n"\n"then \\\\ and \\"yes\\"\\t."\n'
        'msgstr ""\n'
        f'"{"word " * 15}"\n"{"word " * 5}"\n'
        "\n"
        '#~| msgid "went"\n#~ msgid "gone"\n#~ msgstr "weg"\n'
    )


def test_no_wrap_keeps_long_lines_whole() -> None:
    """The flag no-wrap leaves only the breaks of the text."""
    catalog = Catalog(header=None, messages=(Message(source="a " * 60 + "\nb", flags=("no-wrap",)),))
    assert f'msgid ""\n"{"a " * 60}\\n"\n"b"\n' in po.serialize(catalog).decode()


@pytest.mark.parametrize("fields", [{"A:b": "c"}, {"A": "b\nc"}, {"": "c"}], ids=["colon", "line break", "no name"])
def test_a_field_that_a_header_cannot_hold_is_refused(fields: dict[str, str]) -> None:
    """new_header raises CatalogError for names and values that would say something else."""
    with pytest.raises(CatalogError, match="cannot be a header field"):
        po.new_header(fields)


@pytest.mark.parametrize(
    ("line", "flags"),
    [
        ("#, fuzzy, c-format", ("fuzzy", "c-format")),
        ("#,fuzzy ,c-format ", ("fuzzy", "c-format")),
        ("#, c-format fuzzy", ("c-format", "fuzzy")),
        ("#, range: 0..10, fuzzy", ("range: 0..10", "fuzzy")),
        ("#, fuzzy\n#, no-wrap", ("fuzzy", "no-wrap")),
        ("#", ()),
    ],
)
def test_flags_are_parted_as_gettext_parts_them(line: str, flags: tuple[str, ...]) -> None:
    """At commas and at white space: a draft is never taken for a finished translation."""
    (only,) = po.parse(f'{line}\nmsgid "a"\nmsgstr "b"\n'.encode()).messages
    assert only.flags == flags
