"""Sentences that stay in the source language on Persian pages, as a browser lays them out."""

from __future__ import annotations

import base64
import html
from pathlib import Path

import pytest
from playwright.sync_api import Page

from l10n_pipeline.pipeline import Project, publish_project, update_project

SENTENCE = "Every prisoner has the right to see a doctor."
HTML = f"""<!DOCTYPE html>
<html lang="en"><head><title>{SENTENCE}</title></head>
<body><p>Every prisoner has the right to <strong>see a doctor</strong>.</p>
<p><img src="a.png" alt="{SENTENCE}"> Nobody was charged.</p></body></html>
"""
MARKDOWN = f"""# Prisoners

Every prisoner has the right to **see a doctor**. **“Nobody”** was charged.

![{SENTENCE}](a.png)
"""
SETTINGS = """\
version: 1
title: Test
locales: [fa]
documents: [{path: source/h.html}, {path: source/m.md}]
engine: {name: none}
"""
PLACES = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const left = (words) => {
        walker.currentNode = document.body;
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0 || walker.currentNode.parentElement.closest('aside, [role=note]')) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 1);
            return range.getBoundingClientRect().left;
        }
    };
    const bold = [...document.querySelectorAll('p strong')].find((e) => !e.closest('aside'));
    const stop = document.createRange();
    stop.setStart(bold.nextSibling, 0);
    stop.setEnd(bold.nextSibling, 1);
    return {
        first: left('Every'), middle: left('right to'), last: left('see a doctor'),
        stop: stop.getBoundingClientRect().left,
        words: bold.closest('[lang=en]').textContent,
        direction: getComputedStyle(bold).direction,
        bdi: bold.closest('p').querySelectorAll('[lang=en] bdi').length,
    };
}"""


def publish(folder: Path, more: str) -> None:
    (folder / "source").mkdir(exist_ok=True)
    (folder / "source" / "h.html").write_text(HTML, encoding="utf-8")
    (folder / "source" / "m.md").write_text(MARKDOWN, encoding="utf-8")
    (folder / "l10n.yaml").write_text(SETTINGS + more, encoding="utf-8")
    project = Project.open(folder)
    update_project(project)
    publish_project(project)


@pytest.mark.parametrize("name", ["h", "m"])
@pytest.mark.parametrize("where", ["public", "preview"])
def test_an_untranslated_sentence_is_one_run_from_left_to_right(
    view: Page, tmp_path: Path, where: str, name: str
) -> None:
    """Its words, bold ones included, stand in their order, and its full stop at its end."""
    publish(tmp_path, "publish: {policy: source}\n" if where == "public" else "")
    view.goto((tmp_path / where / "fa" / f"{name}.html").as_uri())
    place = view.evaluate(PLACES)
    assert place["first"] < place["middle"] < place["last"] < place["stop"]
    assert place["words"] == SENTENCE
    assert place["direction"] == "ltr"
    assert place["bdi"] == 0


@pytest.mark.parametrize("name", ["h", "m"])
def test_attributes_and_titles_hold_words_only(view: Page, tmp_path: Path, name: str) -> None:
    """Where no element may stand, none does: a picture's description and the page's title are plain text."""
    publish(tmp_path, "publish: {policy: source}\n")
    path = tmp_path / "public" / "fa" / f"{name}.html"
    view.goto(path.as_uri())
    described = view.evaluate("document.querySelector('img').alt")
    assert SENTENCE in described
    assert "<" not in described + view.title()
    assert not any(0xFDD0 <= ord(character) <= 0xFDEF for character in html.unescape(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["h", "m"])
def test_a_picture_beside_the_document_is_shown(view: Page, tmp_path: Path, name: str) -> None:
    """It is copied with the page, and the page's content policy lets it appear."""
    (tmp_path / "source").mkdir()
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="  # 1 x 1
    (tmp_path / "source" / "a.png").write_bytes(base64.b64decode(dot))
    publish(tmp_path, "publish: {policy: source}\n")
    view.goto((tmp_path / "public" / "fa" / f"{name}.html").as_uri())
    assert view.evaluate("document.querySelector('img').naturalWidth") == 1
