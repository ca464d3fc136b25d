"""The page: self-contained, escaped, each text with its language and direction."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from l10n_pipeline.model import Issue, Message, Severity
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding
from l10n_pipeline.reports import Options, render


class Page(HTMLParser):
    """The elements of a page with their attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[int] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes), []))
        if tag not in ("meta", "input", "br"):
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        for index in self._open:
            self.elements[index][2].append(data)

    def all(self, tag: str, **attributes: str) -> list[tuple[dict[str, str | None], str]]:
        """Return the attributes and text of every ``tag`` that has ``attributes``."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            (found, "".join(text))
            for name, found, text in self.elements
            if name == tag and wanted.items() <= found.items()
        ]


@pytest.fixture
def html(report: CheckReport) -> str:
    return render(report, "html", Options(title="Title <i>&</i>"))


def test_the_page_is_well_formed_and_asks_for_nothing(html: str) -> None:
    """Every element is closed; no address, no import, no link but to itself."""
    page = Page(html)
    assert not page._open
    for _, attributes, _ in page.elements:
        assert not {"src", "style", "onclick", "action", "data", "srcset", "background"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttpRequest|\bimport\b", html)


def test_the_policy_allows_the_own_script_and_style_and_nothing_else(html: str) -> None:
    """The digests in the policy are those of what stands in the page."""
    page = Page(html)
    ((policy, _),) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    told = policy["content"] or ""
    assert told.startswith("default-src 'none';")
    assert "unsafe" not in told
    for tag, source in (("script", "script-src"), ("style", "style-src")):
        ((_, text),) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{source} 'sha256-{digest}'" in told


def test_text_is_escaped_and_has_its_language_and_direction(html: str) -> None:
    """A target is right to left in Persian, left to right in French; its markup is text."""
    page = Page(html)
    persian = [text for attributes, text in page.all("td", lang="fa", dir="rtl")]
    assert persian == ["در سال ۱۹۸۹ ⟨U+202E⟩<script>alert(1)</script> آمدند؟?"]
    french = [text for attributes, text in page.all("td", lang="fr", dir="ltr")]
    assert french == ["Pourquoi⟨no-break space⟩? Parce que⟨U+200B⟩ 100", "no translation"]
    assert [text for _, text in page.all("td", lang="en")] == [
        "x In 1988 <b>they</b> & others came.", "Why? Because, 100%:\nso.", "Nothing.",
    ]  # fmt: skip
    assert [text for _, text in page.all("mark")] == ["۱۹۸۹", "⟨U+202E⟩", "؟?", "⟨no-break space⟩"]
    assert [text for _, text in page.all("h1")] == ["Title <i>&</i>"]
    assert "\u202e" not in html
    assert len(page.all("script")) == 1


def test_quoted_words_in_messages_are_isolated(html: str) -> None:
    """A Persian word in an English sentence does not drag the punctuation beside it along."""
    assert "“<bdi>؟?</bdi>” is wrong" in html


def test_filters_name_what_was_found(html: str) -> None:
    """Locales, documents, severities and checks, with how often; hidden until the script runs."""
    page = Page(html)
    options = [text for _, text in page.all("option")]
    assert options == [
        "all", "Persian", "French", "German", "all", "a b",
        "all", "error (3)", "warning (1)", "info (1)", "silenced (1)",
        "all", "bidi (1)", "empty (1)", "final-punctuation (1)", "length (1)", "numbers (1)", "whitespace (1)",
    ]  # fmt: skip
    ((form, _),) = page.all("form")
    assert "hidden" in form
    labels = {attributes["for"] for attributes, _ in page.all("label")}
    assert labels == {attributes["id"] for tag in ("select", "input") for attributes, _ in page.all(tag)}


def test_what_was_silenced_stands_there_with_its_reason(html: str) -> None:
    """Silencing hides nothing from who publishes."""
    page = Page(html)
    ((_, text),) = page.all("li", class_="silenced")
    assert "Silenced: it <is> shorter & better" in text


def test_tags_keep_their_brackets_in_right_to_left_targets() -> None:
    """Each tag is an isolate of its own, in the target and where a message quotes it; a browser turns nothing round."""
    message = Message(source="<a1>A</a1> b<n2/>", targets=("<a1>متن</a1> است<n2/>",), line=3)
    issue = Issue("tags", Severity.ERROR, "“متن<n2/>” is wrong", 0, 0)
    found = Finding("fa.po", "fa", message, issue)
    html = render(CheckReport((CheckedFile("fa.po", "fa", "a", 1, (found,)),)), "html", Options())
    tags = ["&lt;a1&gt;", "&lt;/a1&gt;", "&lt;n2/&gt;"]
    first, last, note = (f'<bdi dir="ltr">{tag}</bdi>' for tag in tags)
    assert f'dir="rtl">{first}متن{last} است{note}</td>' in html
    assert f"“<bdi>متن{note}</bdi>” is wrong" in html
