"""A malicious catalog, published in every format and opened: nothing in it is executed, asked for, or reordered."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import docx
from playwright.sync_api import Dialog, Page, Request

from l10n_pipeline.catalogs import po
from l10n_pipeline.checks import CHECKS
from l10n_pipeline.pipeline import Outcome, Project, check_project, publish_project, update_project

CALL = "window.pwned=1;fetch('http://127.0.0.1:9/')"
ATTACKS = [
    f"<script>{CALL}</script>",
    f"</title></style></script><script>{CALL}</script>",
    f'<img src="http://127.0.0.1:9/x.png" onerror="{CALL}">',
    f'"><svg onload="{CALL}">',
    f'" onfocus="{CALL}" autofocus tabindex="1" x="',
    f"' onmouseover='{CALL}' x='",
    f"&lt;script&gt;{CALL}&lt;/script&gt; &#60;script&#62;{CALL}&#60;/script&#62;",
    f"<!-- --><!DOCTYPE html><!ENTITY x SYSTEM 'file:///etc/passwd'>]]>&x;<script>{CALL}</script>",
    f"[link](javascript:{CALL}) <javascript:{CALL}> ![x](http://127.0.0.1:9/y.png)",
    f"<a1 href='javascript:{CALL}'>link</a1> <b1 onclick='{CALL}'>x</b1> <a1>y</a1>",
    "<style>@import url(http://127.0.0.1:9/z.css); * { display: none }</style>",
    f"<iframe srcdoc='<script>parent.{CALL}</script>'></iframe><base href='http://127.0.0.1:9/'>",
    '{{ 7 * 7 }}{% include \'page.html\' %}{{ page.__class__ }}#panic("typst") $x$ #read("/etc/passwd")',
    "\u202eelbisivni\u202c \u2067hidden\u2069 a\u001bb\u0007c",
    "\n\n# heading\n\n```\n\n<script>window.pwned=1</script>\n\n```\n\n---\n\n| a | b |\n|---|---|\n",
]
SENTENCES = [f"Sentence {name} of the source is here." for name in "ABCDEFGHIJKLMNO"]
MARKDOWN = "---\ntitle: Sentence A of the source is here.\n---\n\n" + "\n\n".join(
    [*(f"**{sentence}** It has [a link](x.html)." for sentence in SENTENCES[:2]), *SENTENCES]
)
HTML = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{0}</title></head><body>{1}</body></html>'
SETTINGS = """\
version: 1
title: Attacks
locales: [fa]
documents: [{path: source/t.txt}, {path: source/m.md}, {path: source/h.html}, {path: source/w.docx}]
engine: {name: none}
"""


def attacked(folder: Path, more: str = "") -> Project:
    """Make a project whose every message is attacked, and accepted."""
    source = folder / "source"
    source.mkdir(parents=True)
    (source / "t.txt").write_text("\n\n".join(SENTENCES), encoding="utf-8")
    (source / "m.md").write_text(MARKDOWN, encoding="utf-8")
    body = "".join(f'<p title="{sentence}">{sentence} <img src="" alt="{sentence}"></p>' for sentence in SENTENCES)
    (source / "h.html").write_text(HTML.format(SENTENCES[0], body), encoding="utf-8")
    word, out = docx.Document(), io.BytesIO()
    for sentence in SENTENCES:
        word.add_paragraph(sentence)
    word.save(out)
    (source / "w.docx").write_bytes(out.getvalue())
    (folder / "l10n.yaml").write_text(SETTINGS + more, encoding="utf-8")
    project = Project.open(folder)
    update_project(project)
    for path in (folder / "locales").rglob("*.po"):
        catalog = po.parse(path.read_bytes(), str(path))
        messages = (
            replace(message, targets=(f"متن {ATTACKS[number % len(ATTACKS)]}",))
            for number, message in enumerate(catalog.messages)
        )
        path.write_bytes(po.serialize(replace(catalog, messages=tuple(messages))))
    return project


def opened(view: Page, folder: Path) -> None:
    """Open every page below ``folder`` and say what happened in it that must not."""
    asked: list[str] = []
    told: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    def tell(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    view.on("request", ask)
    view.on("dialog", tell)
    pages = sorted(folder.rglob("*.html"))
    assert pages
    for path in pages:
        asked.clear()
        view.goto(path.as_uri())
        view.evaluate(
            """() => {
                document.addEventListener('click', (event) => event.preventDefault(), true);
                for (const element of document.querySelectorAll('*'))
                    for (const kind of ['mouseover', 'focus', 'click', 'load', 'error'])
                        element.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true}));
            }"""
        )
        view.wait_for_timeout(50)
        assert view.url.partition("#")[0] == path.as_uri()
        assert view.evaluate("window.pwned === undefined"), path
        assert [url for url in asked if url != path.as_uri()] == [], path
        assert view.evaluate("document.querySelectorAll('script, iframe, base, object, embed, svg').length") == 0
        assert view.evaluate(
            "[...document.querySelectorAll('*')].every((e) => [...e.attributes].every((a) => !a.name.startsWith('on')"
            " && !/javascript:/i.test(a.value.trim().slice(0, 11))))"
        )
        assert told == []
        assert not any(mark in view.content() for mark in "\u202e\u202c\u2067\u2069")


def test_nothing_of_a_malicious_catalog_runs(view: Page, tmp_path: Path) -> None:
    """With every check switched off and the drafts in public, pages still show the attacks as the text they are."""
    disabled = f"checks: {{disabled: {json.dumps(sorted(CHECKS))}}}\n"
    formats = "publish: {formats: [html, document, markdown, text, pdf]}\n"
    project = attacked(tmp_path, disabled + formats)
    assert publish_project(project).complete
    opened(view, tmp_path / "public")
    page = (tmp_path / "public" / "fa" / "t.html").read_text(encoding="utf-8")
    assert "pwned" in page
    assert "{{ 7 * 7 }}" in page
    assert (tmp_path / "public" / "fa" / "t.pdf").read_bytes().startswith(b"%PDF")
    text = (tmp_path / "public" / "fa" / "t.txt").read_text(encoding="utf-8")
    assert not any(mark in text for mark in "\u202e\u202c\u2067\u2069\u001b\u0007")


def test_the_gate_refuses_a_malicious_catalog(view: Page, tmp_path: Path) -> None:
    """The checks report what is wrong with it, nothing is published, and the preview is as harmless."""
    project = attacked(tmp_path)
    report = publish_project(project)
    assert {result.outcome for result in report.results} == {Outcome.PREVIEW}
    assert not (tmp_path / "public").exists()
    opened(view, tmp_path / "preview")
    findings = check_project(project).findings
    reported = {attack for attack in ATTACKS for f in findings if f.message.target == f"متن {attack}"}
    assert reported == set(ATTACKS)
    assert {"bidi", "control-characters"} <= {finding.issue.check for finding in findings}


def test_a_message_of_a_megabyte_is_reported_and_published_whole(view: Page, tmp_path: Path) -> None:
    """It takes seconds, not minutes, and the browser shows it."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text("Nobody was charged in Iran.\n", encoding="utf-8")
    settings = "version: 1\nlocales: [fr]\ndocuments: [{path: source/a.txt}]\nengine: {name: none}\n"
    (tmp_path / "l10n.yaml").write_text(settings, encoding="utf-8")
    project = Project.open(tmp_path)
    update_project(project)
    path = next((tmp_path / "locales").rglob("*.po"))
    long = "".join(f"Le mot {chr(97 + n % 26)}{chr(97 + n // 26 % 26)} <i>n’est</i> pas dit, " for n in range(33_000))
    assert len(long) > 1_000_000
    catalog = po.parse(path.read_bytes(), str(path))
    path.write_bytes(po.serialize(replace(catalog, messages=(replace(catalog.messages[0], targets=(long,)),))))
    publish_project(project)  # with every check
    others = json.dumps(sorted(set(CHECKS) - {"length"}))
    (tmp_path / "l10n.yaml").write_text(f"{settings}checks: {{disabled: {others}}}\n", encoding="utf-8")
    project = Project.open(tmp_path)
    assert "length" in {finding.issue.check for finding in check_project(project).findings}
    [page] = tmp_path.rglob("a.html")
    view.goto(page.as_uri())
    assert view.locator("main").inner_text().count("Le mot") == 33_000
