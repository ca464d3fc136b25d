"""Documents of every format through the whole pipeline: a marked draft first, then the finished text in its format."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import Catalog
from l10n_pipeline.pipeline import Project, draft_project, publish_project, update_project

MARKDOWN = """---\ntitle: A call\n---\n# Our *demands*\n\nWe call on **the court** to act. See [the law](x.html).\n\n"""
MARKDOWN += "| Name | Age |\n|---|---|\n| Ali | 20 |\n"
HTML = '<html lang="en"><body><h1>Our demands</h1><p>We call on <b>the court</b> to act.</p></body></html>'
SETTINGS = """\
version: 1
title: Formats
source_locale: en
locales: [fa, fr]
documents:
  - path: source/guide.md
  - path: source/page.html
  - path: source/letter.docx
engine: {name: pseudo}
"""


@pytest.fixture
def mixed(tmp_path: Path) -> Project:
    source = tmp_path / "source"
    source.mkdir()
    (source / "guide.md").write_text(MARKDOWN, encoding="utf-8")
    (source / "page.html").write_text(HTML, encoding="utf-8")
    word = docx.Document()
    word.core_properties.title = "A letter"
    word.add_heading("Our demands", 0)
    word.add_paragraph("We call on ").add_run("the court").bold = True
    out = io.BytesIO()
    word.save(out)
    (source / "letter.docx").write_bytes(out.getvalue())
    (tmp_path / "l10n.yaml").write_text(SETTINGS, encoding="utf-8")
    project = Project.open(tmp_path)
    update_project(project)
    draft_project(project)
    return project


def accept(path: Path) -> None:
    """Take every draft for a person's translation, as an editor would write it."""
    text = path.read_text(encoding="utf-8")
    catalog: Catalog = po.parse(text.encode(), str(path))
    assert all(message.fuzzy for message in catalog.active)
    path.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")


def test_a_draft_says_so_in_every_format(mixed: Project) -> None:
    """Whoever opens a preview reads first that it is not a translation, in the locale's language and in English."""
    publish_project(mixed)
    for locale, words in (("fr", "BROUILLON"), ("fa", "پیش‌نویس")):
        folder = mixed.root / "preview" / locale
        assert sorted(path.name for path in folder.iterdir()) == [
            "guide.html", "guide.md", "letter.docx", "letter.html", "page.html",
        ]  # fmt: skip
        for name in ("guide.html", "guide.md", "letter.html", "page.html"):
            text = (folder / name).read_text(encoding="utf-8")
            assert words in text
            assert "DRAFT" in text
        first, second = docx.Document(str(folder / "letter.docx")).paragraphs[:2]
        assert first.text.startswith(words)
        assert second.text.startswith("DRAFT")


def test_finished_text_comes_in_its_own_format(mixed: Project) -> None:
    """Markdown stays Markdown, with its page beside it; HTML and Word run right to left in Persian."""
    for path in (mixed.root / "locales").rglob("*.po"):
        accept(path)
    assert publish_project(mixed).complete
    folder = mixed.root / "public" / "fa"
    markdown = (folder / "guide.md").read_text(encoding="utf-8")
    assert markdown.startswith("---\ntitle: ")
    assert "](x.html)." in markdown
    page = (folder / "guide.html").read_text(encoding="utf-8")
    assert '<html lang="fa" dir="rtl">' in page
    assert "<table>" in page
    assert "<strong>" in page
    assert "title:" not in page
    assert '<html lang="fa" dir="rtl">' in (folder / "page.html").read_text(encoding="utf-8")
    assert "<strong>" in (folder / "letter.html").read_text(encoding="utf-8")
    assert "<b1>" not in (folder / "letter.html").read_text(encoding="utf-8")
    assert docx.Document(str(folder / "letter.docx")).paragraphs[1]._p.xml.count("<w:bidi/>") == 1
    assert docx.Document(str(folder / "letter.docx")).core_properties.title not in ("", "A letter")
    template = (mixed.root / "locales" / "letter.pot").read_text(encoding="utf-8")
    assert '#. title in the file\'s properties\n#: source/letter.docx:3\nmsgid "A letter"' in template
    assert not list((mixed.root / "preview").rglob("*.docx"))


def test_a_translator_cannot_inject_markup_through_markdown(mixed: Project) -> None:
    """Script tags and javascript links in a target are text in the page."""
    for path in (mixed.root / "locales").rglob("guide.po"):
        accept(path)
        catalog = po.parse(path.read_bytes(), str(path))
        attack = "<script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=alert(3)>"
        messages = tuple(
            replace(message, targets=(attack,)) if message.source.startswith("We call on") else message
            for message in catalog.messages
        )
        path.write_bytes(po.serialize(replace(catalog, messages=messages)))
    publish_project(mixed)
    for page in mixed.root.rglob("guide.html"):
        text = page.read_text(encoding="utf-8").replace("<bdi>", "").replace("</bdi>", "")
        assert "alert(1)" in text
        assert "<script" not in text
        assert "<img" not in text
        assert 'href="javascript' not in text
