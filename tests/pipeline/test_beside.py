"""Pictures and links of published documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.documents.links import Target, relinked, targets
from l10n_pipeline.pipeline import Project, PublishReport, publish_project, update_project

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\xdac\xfc\xcf\xc0P\x0f\x00\x04\x85\x01\x80\x84\xa9\x8c!\x00\x00\x00\x00IEND\xaeB`\x82"
)
SETTINGS = """\
version: 1
title: Test
locales: [fr]
documents: [{path: source/a.md}, {path: source/b.html}]
engine: {name: none}
"""
MARKDOWN = """\
# Title

![A portrait](img/karim%20a.png) See [the letter](b.html#two), [the web](https://example.org/a.png), [here](#x).
"""
HTML = """\
<html><head><title>Letter</title></head>
<body><p>Back to <a class="x" href="./a.md?y">the text</a>.</p></body></html>
"""


def make(folder: Path, more: str = "") -> Project:
    """Write a project of two documents that lead to each other, all translated by their own words."""
    (folder / "source" / "img").mkdir(parents=True)
    (folder / "source" / "a.md").write_text(MARKDOWN + more, encoding="utf-8")
    (folder / "source" / "b.html").write_text(HTML, encoding="utf-8")
    (folder / "source" / "img" / "karim a.png").write_bytes(PICTURE)
    (folder / "l10n.yaml").write_text(SETTINGS, encoding="utf-8")
    project = Project.open(folder)
    update_project(project)
    for path in (folder / "locales").rglob("*.po"):
        translate(path)
    return project


def translate(path: Path) -> None:

    catalog = po.parse(path.read_bytes(), str(path))
    words = {
        "A portrait": "Un portrait",
        "Title": "Titre",
        "Letter": "Lettre",
        "See ": "Voir ",
        "the letter": "la lettre",
    }
    words |= {"the web": "le web", "here": "ici", "Back to ": "Retour au ", "the text": "texte", "More": "Plus"}
    made = []
    for message in catalog.messages:
        target = message.source
        for english, french in words.items():
            target = target.replace(english, french)
        made.append(replace(message, targets=(target,)))
    path.write_bytes(po.serialize(replace(catalog, messages=tuple(made))))


def published(project: Project) -> PublishReport:
    report = publish_project(project)
    assert report.complete, [(r.source, r.reason, r.issues) for result in report.results for r in result.refusals]
    return report


def test_a_picture_goes_with_its_page_and_links_lead_to_published_pages(tmp_path: Path) -> None:
    """What is beside the document is beside its page; a link to a document is one to its page in the same language."""
    project = make(tmp_path)
    report = published(project)
    assert report.notes == ()
    folder = tmp_path / "public" / "fr"
    assert (folder / "img" / "karim a.png").read_bytes() == PICTURE
    page = (folder / "a.html").read_text(encoding="utf-8")
    assert 'src="img/karim%20a.png"' in page
    assert 'href="b.html#two"' in page
    assert 'href="https://example.org/a.png"' in page
    assert '<a class="x" href="a.html?y">' in (folder / "b.html").read_text(encoding="utf-8")
    assert not publish_project(project).written, "the second run finds nothing to do"
    (tmp_path / "source" / "img" / "karim a.png").write_bytes(PICTURE + b"x")
    publish_project(project)
    assert (folder / "img" / "karim a.png").read_bytes() == PICTURE + b"x"


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    """Pictures that are not there or may not be taken, and links that lead nowhere, with the reason."""
    (tmp_path / "secret.png").write_bytes(PICTURE)
    folder = tmp_path / "project"
    more = "\n![](no.png) ![](../../secret.png) ![](link.png) ![](notes.txt) [More](gone.pdf)\n"
    project = make(folder, more)
    (folder / "source" / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "source" / "notes.txt").write_text("x", encoding="utf-8")
    notes = published(project).notes
    told = dict(zip(("no.png", "../../secret.png", "link.png", "notes.txt", "gone.pdf"), notes, strict=True))
    assert all(name in note for name, note in told.items())
    assert told["no.png"] == "source/a.md: the picture no.png is not published: there is no such file"
    assert "folder of its document" in told["../../secret.png"]
    assert "symbolic link" in told["link.png"]
    assert "none of" in told["notes.txt"]
    assert "no document" in told["gone.pdf"]
    assert {path.name for path in (folder / "public" / "fr").rglob("*.png")} == {"karim a.png"}


def test_a_link_to_what_is_not_published_is_told(tmp_path: Path) -> None:
    """It leads to no page until there is one, and then it does without being asked for."""
    project = make(tmp_path)
    catalog = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "b.po"
    finished = catalog.read_bytes()
    catalog.write_bytes(finished.replace(b'msgstr "Lettre"', b'msgstr ""'))
    report = publish_project(project)
    assert report.notes == ("fr: source/a.md: the link to b.html leads nowhere: it is not published",)
    assert "<a>la lettre</a>" in (tmp_path / "public" / "fr" / "a.html").read_text(encoding="utf-8")
    catalog.write_bytes(finished)
    assert published(project).notes == ()


def test_a_page_that_stays_tells_of_its_links_to_pages_that_went(tmp_path: Path) -> None:
    """As long as it stays: when the page goes, before it goes, and afterwards."""
    project = make(tmp_path)
    published(project)
    project = without_the_letter(tmp_path)
    catalog = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "a.po"
    finished = catalog.read_bytes()
    catalog.write_bytes(finished.replace(b'msgstr "Titre"', b'msgstr ""'))
    told = ("public/fr/a.html stays as it is, and its link to b.html leads nowhere: there is no such page any more",)
    assert publish_project(project, write=False).notes == told
    report = publish_project(project)
    assert report.notes == told
    assert report.taken_down == (tmp_path / "public" / "fr" / "b.html",)
    assert publish_project(project).notes == told
    (tmp_path / "public" / "fr" / "b.html").write_text("mine", encoding="utf-8")
    assert publish_project(project).notes == ()


@pytest.mark.parametrize("policy", ["withhold", "keep"])
def test_a_page_made_anew_has_no_link_to_a_page_that_went(tmp_path: Path, policy: str) -> None:
    """The words stay, as no link, on a finished page and on an earlier version; the note says so."""
    project = make(tmp_path)
    published(project)
    project = without_the_letter(tmp_path, f"publish: {{policy: {policy}}}\n")
    if policy == "keep":
        catalog = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "a.po"
        catalog.write_bytes(catalog.read_bytes().replace(b'msgstr "Titre"', b'msgstr ""'))
        (tmp_path / "source" / "a.md").write_text(MARKDOWN.replace(" See [the letter](b.html#two),", ""))
    report = publish_project(project)
    assert report.notes == (
        "source/a.md: the link to b.html leads nowhere: it is no document of this project any more",
    )
    page = (tmp_path / "public" / "fr" / "a.html").read_text(encoding="utf-8")
    assert ("EARLIER VERSION" in page) is (policy == "keep")
    assert "<a>la lettre</a>" in page


def without_the_letter(folder: Path, more: str = "") -> Project:
    """Take the second document out of the project, and return it as it is then."""
    settings = SETTINGS.replace(", {path: source/b.html}", "")
    (folder / "l10n.yaml").write_text(settings + more, encoding="utf-8")
    return Project.open(folder)


def test_a_picture_that_somebody_put_there_stays(tmp_path: Path) -> None:
    """A file of another's in public/ is not written over."""
    project = make(tmp_path)
    own = tmp_path / "public" / "fr" / "img" / "karim a.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")
    published(project)
    published(project)
    assert own.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "address",
    ["https://x.org/a.png", "//x.org/a", "/a.png", "#a", "?a", "mailto:a@x.org", "data:image/png;base64,A", ""],
)
def test_addresses_that_are_not_beside_the_document_are_none_of_ours(address: str) -> None:
    """Only what is relative to the document's folder is looked for."""
    assert targets(f'<img src="{address}"><a href="{address}">x</a>'.encode(), ".html") == ()


def test_only_attributes_of_links_change() -> None:
    """Text, comments and scripts that look like a link stay, and so does everything around."""
    page = "<!-- <a href='a.md'> --><a title=x href='a.md#&quot;'>href='a.md'</a><script>'<a href=a.md>'</script>"
    assert relinked(page, {"a.md": "a.html"}) == page.replace("href='a.md#", "href='a.html#")
    assert relinked(page, {"a.md": None}) == page.replace(" href='a.md#&quot;'", "")
    assert targets(page.encode(), ".html") == (Target("a.md", picture=False),)
