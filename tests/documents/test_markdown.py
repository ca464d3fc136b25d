"""Markdown to blocks and segments, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.documents import Rule, read_document
from l10n_pipeline.documents.markdown_inline import parser
from l10n_pipeline.documents.tagged import unescape
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.model import BlockKind, Segment

EVERYTHING = Path(__file__).parent / "data" / "everything.md"


def segments(text: str, *rules: Rule) -> list[str]:
    return [s.text for block in read_document(text.encode(), "a.md", rules).blocks for s in block.segments]


def merged(text: str, **targets: str) -> str:
    """Merge with targets by the first word of their segments."""
    document = read_document(text.encode(), "a.md")
    return document.merge(lambda s: targets.get(re.split(r"\W", s.text, maxsplit=1)[0], s.text)).decode()


def unchanged(segment: Segment) -> str:
    return segment.text


def test_everything_is_written_back_byte_for_byte() -> None:
    """With source for target a file with every construct has its own bytes again."""
    data = EVERYTHING.read_bytes()
    assert read_document(data, str(EVERYTHING)).merge(unchanged) == data


def test_everything_has_the_blocks_a_reader_sees() -> None:
    """Front matter, headings, items, cells and footnotes are told apart, in the order of the file, with their lines."""
    blocks = read_document(EVERYTHING.read_bytes(), str(EVERYTHING)).blocks
    assert [(block.kind.value, block.line, block.marker, [s.text for s in block.segments]) for block in blocks] == [
        ("heading", 2, "", ["Hi: there"]),
        ("title", 4, "", ["A <i1>big</i1> title"]),
        (
            "paragraph",
            6,
            "",
            [
                "Para one with <b1>bold and</b1> <a2>link</a2> and *esc* & `code`.<n3/>",
                "Line two.<br1/>",
                "hard <img1>alt text</img1> <h2>K</h2> https://a.b [brackets] a < b & c.",
            ],
        ),
        ("tooltip", 7, "", ["t"]),
        ("paragraph", 11, "", ["Bold sentence one.", "Bold sentence two."]),
        ("paragraph", 13, "", ["quote one.", "lazy two"]),
        ("item", 16, "-", ["item one cont.", "<b1>Important:</b1> read <a2>the <i3>law</i3></a2>."]),
        ("item", 18, "-", ["ref"]),
        ("cell", 20, "", ["a"]),
        ("cell", 20, "", ["b | c"]),
        ("cell", 22, "", ["1"]),
        ("cell", 23, "", ["`x`"]),
        ("cell", 23, "", ["<b1>y</b1> word"]),
        ("heading", 25, "", ["Setext two"]),
        ("paragraph", 29, "", ["The note <i1>text</i1>.", "more"]),
    ]
    assert [s.line for s in blocks[2].segments] == [6, 8, 9]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("# One\n", "Titre", "# Titre\n"),
        ("# One #\n", "Titre", "# Titre #\n"),
        ("One\n===\n", "Titre", "Titre\n===\n"),
        ("> One\n> two.\n", "Citation.", "> Citation.\n"),
        ("1. One\n   two\n2. Two\n", "Premier", "1. Premier\n2. Two\n"),
        ("One **two**.\n", "<b1>Deux</b1> un.", "**Deux** un.\n"),
        ("One [two](x.html \"T\").\n", "<a1>Deux</a1> : un.", '[Deux](x.html "T") : un.\n'),
        ("One [two](<a b>).\n", "<a1>Deux</a1>.", "[Deux](<a b>).\n"),
        ("One [two][r].\n\n[r]: y\n", "Un <a1>deux</a1>.", "Un [deux](y).\n\n[r]: y\n"),
        ("One <https://a.b/c_d>.\n", "Voir https://a.b/c_d.", "Voir <https://a.b/c_d>.\n"),
        ("One `a*b` two.\n", "Un `a*b`.", "Un `a*b`.\n"),
        ("One ![two](p.png).\n", "Un <img1>deux</img1>.", "Un ![deux](p.png).\n"),
        ("One  \ntwo.\n", "Un.<br1/> Deux.", "Un.\\\nDeux.\n"),
        ("> One  \n> two.\n", "Un<br1/> deux.", "> Un\\\n> deux.\n"),
        ("One <kbd>K</kbd>.\n", "Touche <h1>K</h1>.", "Touche <kbd>K</kbd>.\n"),
        ("| One |\n|---|\n| b |\n", "a | b", "| a \\| b |\n|---|\n| b |\n"),
        ("One~~two~~.\n", "Un <s1>deux</s1>.", "Un ~~deux~~.\n"),
        ("One[^n].\n\n[^n]: Note.\n", "Un<n1/>.", "Un[^n].\n\n[^n]: Note.\n"),
        ("One.\r\n\r\nTwo.\r\n", "Un.", "Un.\r\n\r\nTwo.\r\n"),
    ],
)  # fmt: skip
def test_only_the_text_of_a_block_changes(source: str, target: str, expected: str) -> None:
    """Markup, markers and link targets are those of the source, in the order of the translation."""
    assert merged(source, One=target) == expected


@pytest.mark.parametrize(
    "target",
    [
        "a &amp; b", "2 * 3 * 4", "_nom_", "# pas un titre", "1. pas une liste", "- tiret", "> non", "[a](b)",
        "<script>",
        "`code` et `", "\\* barre", "*", "~~~", "=====", "[^1]: note", "![x](y)", "a | b", "**", "+ plus", "1986. An",
    ],
)  # fmt: skip
def test_text_of_a_translation_never_becomes_markup(target: str) -> None:
    """What a translator types is text: read again it is what was typed."""
    again = merged("One.\n", One=f"{target} mot")
    assert unescape(" ".join(segments(again))) == f"{target} mot"
    assert len(read_document(again.encode(), "a.md").blocks) == 1
    assert read_document(again.encode(), "a.md").blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Write to <a.b@example.org> now.", "Écrire à a.b@example.org.", "Écrire à <a.b@example.org>."),
        ("Write to [https://a.b](https://a.b).", "<a1>https://a.b</a1>, voir.", "[https://a.b](https://a.b), voir."),
        ("Write in C #.", "Le C #", "Le C \\#"),
        ("# Write C \\##", "Le C ##", "# Le C \\##"),
        ("Write [this][x].\n\n[x]: y", "Le <a1>voici</a1> [x].", "Le [voici](y) \\[x\\].\n\n[x]: y"),
        ("Write [a](<b\\>c>).", "Le <a1>a</a1>.", "Le [a](<b\\>c>)."),
        ("Write [a](b?c&amp;copy;).", "Le <a1>a</a1>.", "Le [a](b?c&amp;copy;)."),
    ],
    ids=["e-mail address", "bare address", "sign", "end of a heading", "label of a reference", "bracket", "entity"],
)  # fmt: skip
def test_what_would_be_markup_after_translation_is_not_lost(source: str, target: str, expected: str) -> None:
    """Found in other projects' files: bench/document_roundtrip.py."""
    assert merged(source, Write=target) == expected


def test_emphasis_that_markdown_would_not_see_is_written_as_html() -> None:
    """Two stars between a guillemet and a letter are stars (CommonMark's flanking rules): HTML says it then."""
    assert merged("One **two** three.\n", One="این<b1>«قانون»</b1>است.") == "این<strong>«قانون»</strong>است.\n"
    assert merged("One **two** three.\n", One="این <b1>قانون</b1> است.") == "این **قانون** است.\n"


def test_a_block_of_code_is_not_translated() -> None:
    """Fences, indented code and comments are skeleton."""
    text = "```sh\nrun this\n```\n\n    indented code\n\n<!-- note -->\n\n<script>\nx\n</script>\n\nText.\n"
    assert segments(text) == ["Text."]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ('A [link](u "One").\n', "Un", 'A [link](u "Un").\n'),
        ("A [link](u 'One')\n  two.\n", "Un", 'A [link](u "Un") two.\n'),
        ('A [link][r].\n\n[r]: u "One"\n', "Un", 'A [link](u "Un").\n\n[r]: u "One"\n'),
        ('![alt](p.png "One")\n', "Un", '![alt](p.png "Un")\n'),
        ('![](p.png "One")\n', "Un", '![](p.png "Un")\n'),
        ('# A [link](u "One") #\n', "Un", '# A [link](u "Un") #\n'),
        ('| [a](u "One") |\n|---|\n', "a | b", '| [a](u "a \\| b") |\n|---|\n'),
        ('A [b](u "One").\n', 'a " \\ &lt; ` b', 'A [b](u "a \\" \\\\ &amp;lt; &#96; b").\n'),
        ('A <abbr title="One">B</abbr>.\n', '"Un"', 'A <abbr title="&quot;Un&quot;">B</abbr>.\n'),
    ],
)  # fmt: skip
def test_titles_are_messages(source: str, target: str, expected: str) -> None:
    """What a reader sees who points at a link or a picture; the block's own words stay."""
    assert merged(source, One=target) == expected
    assert merged(source) == source


def test_a_title_changes_with_its_sentence() -> None:
    """Both changes land in one link, and what is not translated keeps its title."""
    source = '# A [b](u "One")\n\nSee [c](v "Two"), [d](w "3 x").\n'
    assert segments(source) == ["A <a1>b</a1>", "One", "See <a1>c</a1>, <a2>d</a2>.", "Two", "3 x"]
    blocks = read_document(source.encode(), "a.md").blocks
    assert [(b.kind, b.line) for b in blocks[:4]] == [
        (BlockKind.TITLE, 1), (BlockKind.TOOLTIP, 1), (BlockKind.PARAGRAPH, 3), (BlockKind.TOOLTIP, 3),
    ]  # fmt: skip
    made = merged(source, See="<a2>D</a2>, <a1>C</a1>.", Two="Deux")
    assert made == '# A [b](u "One")\n\n[D](w "3 x"), [C](v "Deux").\n'


def test_the_title_of_what_is_kept_is_kept() -> None:
    """With its block."""
    rule = Rule(match=re.compile("^A"), translate=False)
    blocks = read_document(b'A [b](u "One").\n', "a.md", [rule]).blocks
    assert [block.translate for block in blocks] == [False, False]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ('<div class="x">One.</div>\n\nTwo.\n', "Un <b>", '<div class="x">Un &lt;b&gt;</div>\n\nTwo.\n'),
        ("<div>\n  One\n  two.\n</div>\n", "Un", "<div>\n  Un\n</div>\n"),
        (" <div>\n  One *two*\n", "*Un*", " <div>\n  *Un*\n"),
        ("> <div>\n> One.\n> </div>\n", "Un", "> <div>\n> Un\n> </div>\n"),
        ("- <p>One\n  two</p>\n  <p>\n  3</p>\n", "Un", "- <p>Un</p>\n  <p>\n  3</p>\n"),
        ("<details>\r\n<summary>One</summary>\r\n", "Un", "<details>\r\n<summary>Un</summary>\r\n"),
        ('<p align="center"><img src="a.png" alt="One"></p>\n', "Un",
         '<p align="center"><img src="a.png" alt="Un"></p>\n'),
        ("<b>\nOne\n</b>\n", "<f1>Un</f1>", "<b>\nUn</b>\n"),
        ("<img src='a.png' alt='One'>\n", "Un", "<img src='a.png' alt='Un'>\n"),
        ("<div>\n\nA.\n\nOne.</div>\n", "Un.<h1/>", "<div>\n\nA.\n\nUn.</div>\n"),
    ],
)  # fmt: skip
def test_words_of_a_block_of_html_are_translated(source: str, target: str, expected: str) -> None:
    """As those of an HTML document; the rest of the block keeps its bytes."""
    assert merged(source, One=target) == expected
    assert merged(source) == source


@pytest.mark.parametrize(
    ("target", "expected"), [("<i1/> *deux*", "<i>\n*deux*\n"), ("*deux*<i1/>", "<wbr>\n*deux*<i>\n")]
)
def test_a_block_of_html_stays_one(target: str, expected: str) -> None:
    """Where its first line is a tag alone, another is, or Markdown would read the words."""
    document = read_document(b"<i>\nOne *two*\n", "a.md")
    assert document.merge(lambda s: target if s.text == "<i1/> One *two*" else s.text).decode() == expected


@pytest.mark.parametrize("script", ["<script>f(1*2*3) `x` \\_</script>", "<style>p > b { color: red }</style>"])
def test_a_script_within_a_line_is_no_words(script: str) -> None:
    """A translation could change what it does; it stands where it stood."""
    assert segments(f"He was silent.{script} She spoke.") == ["He was silent.<h1/>", "She spoke."]
    made = merged(f"He was silent.{script} She spoke.", She="Elle parla.")
    assert segments(made) == ["He was silent.<h1/>", "Elle parla."]
    assert script.replace("\\_", "_") in made.replace("\\", "")


@pytest.mark.parametrize("name", ["pre", "textarea"])
def test_what_readers_see_within_a_line_is_words(name: str) -> None:
    """Only what is not for readers is withheld: the page shows these."""
    assert segments(f"Write <{name}>your name</{name}> here.") == ["Write <h1>your name</h1> here."]


def test_a_block_of_html_with_half_a_tag_is_left_alone() -> None:
    """Nobody knows where its words begin."""
    assert segments('<div id="a"\n*hi*\n\nText.\n\n<div>a < b</div>\n') == ["Text.", "a < b"]


def test_a_block_of_html_has_the_lines_of_the_file() -> None:
    """And its blocks stand among the others in the order of the file."""
    blocks = read_document(b"# T\n\n<h1>One</h1>\n<p>Two.</p>\n\nThree.\n", "a.md").blocks
    assert [(b.kind, b.line, b.segments[0].line) for b in blocks] == [
        (BlockKind.TITLE, 1, 1), (BlockKind.HEADING, 3, 3), (BlockKind.PARAGRAPH, 4, 4), (BlockKind.PARAGRAPH, 6, 6),
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["<h1>x</h1> <script>alert(1)</script>", "a.<br2/> <h1>x</h1> <script>"])
def test_a_translation_does_not_become_a_block_of_html(target: str) -> None:
    """Where a tag of the source comes to the beginning of a line, in which Markdown would not be read."""
    made = merged("One <div>x</div>  \ntwo.\n", One=target)
    assert not any(token.type == "html_block" for token in parser().parse(made))
    assert "\\<script>" in made


def test_boxes_of_task_lists_stay_out_of_messages() -> None:
    """They are as they were in the file; what only looks like one is words."""
    text = "- [ ] Write to\n  them. Now.\n  - [X] *Sign*\n1. [x] Three\n- [ ]not\n- [ ]\n\n[x] No item\n"
    assert segments(text) == ["Write to them.", "Now.", "Sign", "Three", "[ ]not", "[x] No item"]
    assert merged(text, Write="Écrivez.", Three="Trois") == (
        "- [ ] Écrivez. Now.\n  - [X] *Sign*\n1. [x] Trois\n- [ ]not\n- [ ]\n\n[x] No item\n"
    )
    assert segments("- [x] word\n\n[x]: https://a.b\n") == ["<a1>x</a1> word"]


def test_front_matter_is_translated_where_readers_see_it() -> None:
    """Titles and descriptions are; a value that YAML would misread is quoted."""
    text = "---\ntitle: One\nlayout: page\ndescription: 'It''s two'\n---\n\nText.\n"
    assert segments(text) == ["One", "It's two", "Text."]
    assert merged(text, One="Un : deux").startswith('---\ntitle: "Un : deux"\nlayout: page\n')
    assert merged(text, One="Un").startswith("---\ntitle: Un\n")


def test_rules_of_the_project_apply() -> None:
    """Blocks may be kept in the source language, by their own text or from a line on."""
    names = Rule(after=re.compile("^Names"), kind=BlockKind.SIGNATORY, translate=False)
    rules = [names, Rule(match=re.compile("^X"), translate=False)]
    blocks = read_document(b"X.\n\nText.\n\nNames\n\nA. One\n\nB. Two\n", "a.md", rules).blocks
    assert [(b.kind, b.translate) for b in blocks] == [
        (BlockKind.PARAGRAPH, False),
        (BlockKind.PARAGRAPH, True),
        (BlockKind.PARAGRAPH, True),
        (BlockKind.SIGNATORY, False),
        (BlockKind.SIGNATORY, False),
    ]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a\n\0"], ids=["not utf-8", "nul"])
def test_what_is_not_text_is_refused(data: bytes) -> None:
    """With the file's name."""
    with pytest.raises(DocumentError, match=r"a\.md"):
        read_document(data, "a.md")


PIECES = st.sampled_from(
    ["word", "**bold**", "*it*", "[l](u)", "`c`", "\n", "\n\n", "- ", "> ", "# ", "1. ", "| a | b |\n|---|---|\n",
     " ", "  \n", "<b>", "</b>", "<div>", "</div>", "<p title='word'>", "![i](p)", "[l](u 'word')", "[^1]",
     "\n[^1]: n\n", "[ ] ", "[x] ", "---\n", "\t", "\\", "&amp;", "سلام", "\r\n", "~~s~~"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_markdown_is_written_back_byte_for_byte(text: str) -> None:
    """Whatever it is made of."""
    data = text.encode()
    assert read_document(data, "a.md").merge(unchanged) == data


@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_translation_into_itself_in_capitals_keeps_the_structure(text: str) -> None:
    """Translating every block gives the same blocks with other words."""
    document = read_document(text.encode(), "a.md")

    def shout(segment: Segment) -> str:
        return re.sub(r"(<[^>]*>|`[^`]*`)|\bword\b", lambda m: m[1] or "WORD", segment.text)

    again = read_document(document.merge(shout), "a.md")
    assert [block.kind for block in again.blocks] == [block.kind for block in document.blocks]
