"""po.py: broken files are refused, with their line."""

from __future__ import annotations

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError

HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
A = b'msgid "a"\nmsgstr "b"\n'

# name: what follows a header of three lines, the line and a part of the reason
BROKEN: dict[str, tuple[bytes, int, str]] = {
    "unterminated msgid": (b'msgid "a\nmsgstr "b"\n', 4, "unterminated string"),
    "unterminated continuation": (b'msgid ""\n"a\n"\nmsgstr "b"\n', 5, "unterminated string"),
    "escaped closing quote": (b'msgid "a\\"\nmsgstr "b"\n', 4, "unterminated string"),
    "text after string": (b'msgid "a" b\nmsgstr "b"\n', 4, "'b' is not a keyword"),
    "comment after string": (b'msgid "a"\nmsgstr "b" # c\n', 5, "comment on the line"),
    "duplicate": (A + b"\n" + A, 7, "duplicate message definition: the first is on line 4"),
    "duplicate in context": (2 * b'msgctxt "c"\nmsgid "a"\nmsgstr "b"\n', 8, "duplicate message definition"),
    "second header": (b'msgid ""\nmsgstr "x"\n', 4, "duplicate header: the first is on line 1"),
    "conflict ours": (b"<<<<<<< HEAD\n" + A, 4, "conflict marker <<<<<<<"),
    "conflict middle": (A + b"=======\n", 6, "conflict marker ======="),
    "conflict theirs": (b'msgid "a"\n>>>>>>> branch\nmsgstr "b"\n', 5, "conflict marker >>>>>>>"),
    "conflict base": (A + b"||||||| merged\r\n", 6, "conflict marker |||||||"),
    "not utf-8": (A + b'\nmsgid "\xe9"\nmsgstr ""\n', 7, "byte 0xe9 does not fit the declared charset utf-8"),
    "nul": (b'msgid "a\0"\nmsgstr "b"\n', 4, "NUL"),
    "escaped nul": (b'msgid "a"\nmsgstr "b\\0"\n', 5, "NUL"),
    "stray text": (A + b"hello world\n", 6, "'hello' is not a keyword"),
    "bare quotation mark": (A + b'msgid "b"\nmsgstr "le "b" c"\n', 7, "'b' is not a keyword: write a quotation mark"),
    "mark at the end": (A + b'msgid "b"\nmsgstr "le ""\n', 7, "unterminated string: write a quotation mark inside"),
    "stray punctuation": (A + b"...\n", 6, "stray text '...'"),
    "misspelt keyword": (b'msgwhat "a"\nmsgstr "b"\n', 4, "'msgwhat' is not a keyword"),
    "domain": (b'domain "x"\n' + A, 4, "domain lines are not supported"),
    "string after comment": (b'# c\n"a"\n', 5, "string without a keyword"),
    "msgstr first": (b'msgstr "b"\n', 4, "msgstr without msgid"),
    "msgstr twice": (A + b'msgstr "c"\n', 6, "msgstr without msgid"),
    "context alone": (b'msgctxt "a"\nmsgstr "b"\n', 5, "msgstr without msgid"),
    "context twice": (b'msgctxt "a"\nmsgctxt "b"\n', 5, "msgctxt without msgid"),
    "msgid twice": (b'msgid "a"\nmsgid "b"\nmsgstr ""\n', 5, "msgid without msgstr"),
    "msgid at the end": (A + b'\nmsgid "c"\n', 7, "msgid without msgstr"),
    "comment inside": (b'msgid "a"\n# c\nmsgstr "b"\n', 5, "msgid without msgstr"),
    "plural without msgid": (b'msgid_plural "a"\n', 4, "msgid_plural without msgid"),
    "plural after msgstr": (A + b'msgid_plural "c"\n', 6, "msgid_plural without msgid"),
    "plural at the end": (b'msgid "a"\nmsgid_plural "b"\n', 4, "msgid_plural without msgstr[0]"),
    "plural with msgstr": (b'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 6, "msgid_plural without msgstr[0]"),
    "index without plural": (b'msgid "a"\nmsgstr[0] "b"\n', 5, "msgstr[0] without msgid_plural"),
    "index from one": (b'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 6, "expected msgstr[0]"),
    "index gap": (b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', 7, "expected msgstr[1]"),
    "index twice": (b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n', 7, "expected msgstr[1]"),
    "index of msgid": (b'msgid[0] "a"\n', 4, "msgid with an index"),
    "no string": (b'msgid\nmsgstr "b"\n', 4, "msgid without a string"),
    "no string at the end": (b'msgid "a"\nmsgstr\n', 5, "msgstr without a string"),
    "bad escape": (b'msgid "a"\nmsgstr ""\n"b"\n"\\d"\n', 7, "invalid escape \\d"),
    "bad hex escape": (b'msgid "a"\nmsgstr "\\xg"\n', 5, "invalid escape \\x"),
    "large hex escape": (b'msgid "a"\nmsgstr "\\x141"\n', 5, "more than a byte"),
    "escaped byte": (b'msgid "a"\nmsgstr "\\303"\n', 5, "escaped bytes do not fit"),
    "mixed marks": (b'#~ msgid "a"\nmsgstr "b"\n', 5, "inconsistent use of #~"),
    "mixed continuation": (b'#~ msgid "a"\n"b"\n#~ msgstr ""\n', 5, "inconsistent use of #~"),
    "mixed previous": (b'#| msgid "a"\n#~ msgid "b"\n#~ msgstr ""\n', 5, "inconsistent use of #~"),
    "previous text": (b"#| msgwhat\n" + A, 4, "'msgwhat' is not a keyword"),
    "previous inside": (b'msgid "a"\n#| msgid "b"\nmsgstr ""\n', 5, "msgid without msgstr"),
    "previous order": (b'#| msgid "a"\n#| msgctxt "b"\n' + A, 5, "#| lines out of order"),
    "previous msgstr": (b'#| msgstr "a"\n' + A, 4, "a previous msgstr"),
    "previous at the end": (A + b'#| msgid "a"\n', 6, "#| without msgid"),
    "two entries on a line": (b'msgid "a" msgstr "b" msgid "c" msgstr "d"\n', 4, "two entries on one line"),
    "marks upon marks": (b"#~ " * 5000 + b"\n", 4, "comment on the line of a keyword"),
}


@pytest.mark.parametrize("crlf", [False, True], ids=["lf", "crlf"])
@pytest.mark.parametrize(("data", "line", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_with_its_line(data: bytes, line: int, reason: str, *, crlf: bool) -> None:
    """CatalogError carries the path, the 1-based line and the reason."""
    data = HEADER + data
    if crlf:
        data = data.replace(b"\r", b"").replace(b"\n", b"\r\n")
    with pytest.raises(CatalogError) as caught:
        po.parse(data, "some.po")
    assert reason in caught.value.reason
    assert (caught.value.path, caught.value.line) == ("some.po", line)


CHARSETS: dict[str, tuple[str, str]] = {
    "unknown": ("no-such-charset", "unknown charset 'no-such-charset'"),
    "not text": ("base64", "unknown charset 'base64'"),
    "wide": ("UTF-16", "not a superset of ASCII"),
    "escapes": ("unicode_escape", "not a superset of ASCII"),
    "ebcdic": ("cp037", "cannot be used|unknown"),
}


@pytest.mark.parametrize(("charset", "reason"), CHARSETS.values(), ids=CHARSETS.keys())
def test_a_charset_that_cannot_be_used_is_refused(charset: str, reason: str) -> None:
    """The error stands on the line of Content-Type."""
    data = f'# c\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n'.encode()
    with pytest.raises(CatalogError, match=reason) as caught:
        po.parse(data, "some.po")
    assert (caught.value.path, caught.value.line) == ("some.po", 4)


def test_bytes_without_charset_must_be_utf_8() -> None:
    """Where no header says otherwise, the charset is UTF-8."""
    with pytest.raises(CatalogError, match="the header declares no charset") as caught:
        po.parse(b'msgid "a"\nmsgstr "\xe9"\n')
    assert caught.value.line == 2


def test_two_byte_charsets_name_the_line_of_a_bad_byte() -> None:
    """Half a character of EUC-JP is found on its line."""
    data = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=EUC-JP\\n"\n\nmsgid "a"\nmsgstr "\xb1"\n'
    with pytest.raises(CatalogError, match="0xb1 does not fit the declared charset euc_jp") as caught:
        po.parse(data)
    assert caught.value.line == 5


def test_a_template_with_the_placeholder_charset_is_utf_8() -> None:
    """Templates of xgettext say charset=CHARSET."""
    data = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n\nmsgid "é"\nmsgstr ""\n'.encode()
    catalog = po.parse(data)
    assert catalog.encoding == "utf-8"
    assert po.serialize(catalog) == data


def test_the_charset_of_another_entry_is_not_that_of_the_file() -> None:
    """An entry with a context that looks like a header does not decide the charset."""
    fake = b'msgctxt "c"\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-R\\n"\n\n'
    catalog = po.parse(fake + HEADER)
    assert catalog.encoding == "utf-8"
    assert po.serialize(catalog) == fake + HEADER


def test_obsolete_entries_may_repeat_a_source() -> None:
    """Only active messages must be unique."""
    data = b'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n\n#~ msgid "a"\n#~ msgstr "d"\n'
    assert po.serialize(po.parse(data)) == data
