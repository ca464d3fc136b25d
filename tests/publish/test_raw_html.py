"""Raw HTML in Markdown documents: words are words, and nothing but harmless markup is markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.documents import read_document
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message
from l10n_pipeline.publish import Standing, Templates, make_page
from l10n_pipeline.publish.bodies import render_markdown
from l10n_pipeline.publish.flat import render_text_page
from l10n_pipeline.publish.flow_markdown import markdown_flow


def shown(
    source: str, targets: dict[str, str] | None = None, locale: str = "fr", standing: Standing = Standing.FINISHED
) -> tuple[str, str, list[str]]:
    """Return ``source``, kept where ``targets`` has nothing, as page body, as text, and as the blocks of a PDF."""
    document = read_document(source.encode(), "a.md", [])
    told = {segment.text: segment.text for block in document.blocks for segment in block.segments} | (targets or {})
    messages = tuple(Message(source=text, targets=(target,)) for text, target in told.items())
    catalog = Catalog(header=None, messages=messages)
    page = make_page(document, catalog, get_locale(locale), get_locale("en"), "T", standing=standing)
    blocks = ["".join(span.text for span in block.spans) for block in markdown_flow(page, document, catalog)]
    text = render_text_page(page, document, catalog, Templates()).decode()
    return str(render_markdown(page, document, catalog)), text, blocks


@pytest.mark.parametrize(
    ("source", "body", "words"),
    [
        ("a <strong>b</strong> c", "<p>a <strong>b</strong> c</p>", "a b c"),
        ("a <strong>b c", "<p>a b c</p>", "a b c"),
        ("a b</em> c", "<p>a b c</p>", "a b c"),
        ("a <b onclick='x' class=y>b</b> c", "<p>a <b>b</b> c</p>", "a b c"),
        ("a \\<em>b</em> c", "<p>a &lt;em&gt;b c</p>", "a <em>b c"),
        ("a `<em>b</em>` c", "<p>a <code>&lt;em&gt;b&lt;/em&gt;</code> c</p>", "a <em>b</em> c"),
        ("a <abbr title='B &quot;C'>b</abbr> c", '<p>a <abbr title="B &quot;C">b</abbr> c</p>', "a b c"),
        ("a **b <u>c** d</u>", "<p>a <strong>b c</strong> d</p>", "a b c d"),
        ("a<br>b", "<p>a<br />\nb</p>", "a\nb"),
        ("a <name> b", "<p>a &lt;name&gt; b</p>", "a <name> b"),
        ("a <a href='javascript:x'>b</a> c", "<p>a <a>b</a> c</p>", "a b c"),
        ("a <a href='u?x&amp;y' target=_blank>b</a>", '<p>a <a href="u?x&amp;y">b</a></p>', "a b"),
        ("a <img src='i.png' alt='b' onerror=x> c", '<p>a <img src="i.png" alt="b" /> c</p>', "a [b] c"),
        ("a <!-- b --> c", "<p>a c</p>", "a c"),
        ("a <script>b</script> c", "<p>a c</p>", "a c"),
        ("a <style>b *c* <b>d</b></style>e", "<p>a e</p>", "a e"),
        ("a <script>b", "<p>a b</p>", "a b"),
    ],
)  # fmt: skip
def test_tags_in_a_line_are_no_words(source: str, body: str, words: str) -> None:
    """A pair of a harmless element is markup, without attributes but a few; other tags, and scripts, are not shown."""
    made, text, blocks = shown(source)
    assert made.strip() == body
    assert text.strip() == words
    assert blocks == [words]


@pytest.mark.parametrize(
    ("source", "body", "words"),
    [
        ('<div class="x">Raw HTML <b>paragraph</b>.</div>', "<div><p>Raw HTML <b>paragraph</b>.</p></div>",
         ["Raw HTML paragraph."]),
        ("<div>\n\nOne.\n\n</div>", "<p>One.</p>", ["One."]),
        ("<p align=center>One<p>Two", "<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<h2 id=x>One</h2>\n<ul><li>Two<li>Three</ul>", '<h2 id="x">One</h2><ul><p>Two</p><p>Three</p></ul>',
         ["One", "Two", "Three"]),
        ("<details><summary>One</summary>Two</details>",
         "<details><summary>One</summary><p>Two</p></details>", ["One", "Two"]),
        ("<table><tr><td colspan=2>One</td><td>Two</td></tr></table>",
         '<table><tr><td colspan="2">One</td><td>Two</td></tr></table>', ["One", "Two"]),
        ("<td>One</td>", "<td>One</td>", ["One"]),
        ("<script>\nalert(1)\n</script>", "", []),
        ("<style>\nbody {}\n</style>", "", []),
        ("<!-- note -->", "", []),
        ("<pre>a\n b</pre>", "<pre><code>a\n b</code></pre>", ["a\n b"]),
        ("<svg onload=x><text>One</text></svg>", "<p>One</p>", ["One"]),
        ("<iframe src=x></iframe>\n<form action=x><input value=y><button>Go</button></form>", "<p>Go</p>", ["Go"]),
        ("<p><img src=a.png alt='One'></p>", '<p><img src="a.png" alt="One" /></p>', ["[One]"]),
        ("<hr>", "<hr />", [""]),
        ("<city>\nOne\n</city>", "<p>&lt;city&gt; One &lt;/city&gt;</p>", ["<city> One </city>"]),
        ("<div>1 &lt; 2 &amp; 3</div>", "<div><p>1 &lt; 2 &amp; 3</p></div>", ["1 < 2 & 3"]),
    ],
)  # fmt: skip
def test_blocks_of_html_are_words(source: str, body: str, words: list[str]) -> None:
    """On the page with the elements that whole pairs of harmless tags make, as paragraphs in PDF and text."""
    made, text, blocks = shown(source)
    assert re.sub(r"\n*(</?(?:p|div|h2|ul|table|tr|td|details|summary|hr|pre)\b[^>]*>)\n*", r"\1", made).strip() == body
    assert blocks == words
    assert [line for line in text.strip("\n").split("\n\n") if line not in ("", "* * *")] == [w for w in words if w]


@pytest.mark.parametrize(
    "source",
    [
        "<div>One.</div>\n",
        "<div title='x'>\nOne.\n</div>\n",
        "A <abbr title='One.'>b</abbr>\n",
        "<b>x</b> One.\n",
        '<p><img src="a.png" alt="One."></p>\n',
        "<option>One.\n",
        "<svg><title>One.</title></svg>\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "target", ["<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "<b onclick=x>y</b>", "</div><b>x</b>"]
)
def test_a_translation_is_never_markup(source: str, target: str) -> None:
    """Whatever it says is text, on the page, in PDF and text."""
    made, _, blocks = shown(source, {"One.": target, "<h1>x</h1> One.": f"<h1>x</h1> {target}"})
    assert not re.search(r"<(?!/?(?:p|div|abbr|b|img)\b)|<[^>]*\son\w+=(?![^<>]*\")", made)
    assert "<b " not in made
    if "title" not in source and "alt" not in source:
        assert target in " ".join(blocks)


def test_drafts_and_what_is_kept_are_marked_in_raw_html() -> None:
    """As everywhere else; names run their own way."""
    document = read_document(b"<div>HRW wrote.</div>\n\nA <b>man</b>.\n", "a.md", [])
    catalog = Catalog(header=None, messages=(Message(source="HRW wrote.", targets=("HRW نوشت.",)),))
    page = make_page(document, catalog, get_locale("fa"), get_locale("en"), "T", standing=Standing.PARTIAL)
    body = str(render_markdown(page, document, catalog))
    assert "<div><p><bdi>HRW</bdi> نوشت.</p>" in re.sub(r"\n", "", body)
    assert '<span class="untranslated" lang="en" dir="ltr">A <b>man</b>.</span>' in body


PIECES = st.sampled_from(
    ["word. ", "Other words. ", "**bold**", "*it*", "[l](u 'word')", "`c`", "\n", "\n\n", "- ", "> ", "# ", "1. ",
     "| a | b |\n|---|---|\n", "  \n", "<b>", "</b>", "<div>", "</div>", "<p title='word'>", "<script>", "</script>",
     "![word](p)", "[^1]", "\n[^1]: n\n", "<a href='javascript:x'>", "</a>", "<img src=x onerror=y alt=word>", "<br>",
     "<!-- c -->", "<svg>", "</svg>", "<textarea>", "<name>", "<", "&lt;b>", "<pre>", "</pre>", "<td>", "<i"]
)  # fmt: skip
TARGETS = st.sampled_from(
    ["", "mot", "<script>x</script>", "<img src=x onerror=y>", "<h1>a</h1> b", "</div><i onclick=x>", "`a` <b x=y>"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.lists(TARGETS, min_size=1), st.sampled_from(Standing))
def test_no_page_has_other_markup_than_ours(source: str, targets: list[str], standing: Standing) -> None:
    """Whatever is in the source and its translations: no script, no handler, no mark, and words for all."""
    document = read_document(source.encode(), "a.md", [])
    told = dict.fromkeys(segment.text for block in document.blocks for segment in block.segments)
    messages = (
        Message(source=text, targets=(targets[place % len(targets)],), flags=("fuzzy",) if place % 2 else ())
        for place, text in enumerate(told)
    )
    catalog = Catalog(header=None, messages=tuple(messages))
    page = make_page(document, catalog, get_locale("fr"), get_locale("en"), "T", standing=standing)
    body = str(render_markdown(page, document, catalog))
    opened = Allowed()
    opened.feed(body)
    assert not re.search("[\ufdd0-\ufdd3]", body + render_text_page(page, document, catalog, Templates()).decode())
    assert body.count("<span") == body.count("</span>")


class Allowed(HTMLParser):
    """Fails on elements and attributes that no page has."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "svg", "textarea", "name", "style")
        assert not [name for name, value in attrs if name.startswith("on") or "javascript" in (value or "")]
