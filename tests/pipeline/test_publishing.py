"""Publication: policies, the whole site at once, what is made of what."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from l10n_pipeline.errors import ConfigError, FileError, PublishError
from l10n_pipeline.model import target_digest
from l10n_pipeline.pipeline import Outcome, Project, publish_project, trace, update_project
from l10n_pipeline.publish import Reason
from tests.conftest import tree

SOURCE = "The title\n\nIn 1988 they killed 30,000 prisoners. Nobody was charged.\n"
FRENCH = {
    "The title": "Le titre",
    "In 1988 they killed 30,000 prisoners.": "En 1988, ils ont tué 30\u202f000 prisonniers.",
    "Nobody was charged.": "Personne n’a été inculpé.",
}
PERSIAN = {
    "The title": "عنوان",
    "In 1988 they killed 30,000 prisoners.": "در سال ۱۹۸۸ آنان ۳۰٬۰۰۰ زندانی را کشتند.",
    "Nobody was charged.": "هیچ‌کس متهم نشد.",
}
SETTINGS = """\
version: 1
title: Test
locales: [fr, fa]
documents:
  - path: source/a.txt
engine: {name: none}
"""


def make(folder: Path, more: str = "") -> Project:
    """Write a project whose French is finished and whose Persian is empty."""
    (folder / "source").mkdir(parents=True, exist_ok=True)
    (folder / "source" / "a.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "l10n.yaml").write_text(SETTINGS + more, encoding="utf-8")
    project = Project.open(folder)
    update_project(project)
    fill(folder, FRENCH)
    return project


def po(folder: Path, locale: str = "fr") -> Path:
    return folder / "locales" / locale / "LC_MESSAGES" / "a.po"


def fill(folder: Path, targets: dict[str, str], before: str = "") -> None:
    path = po(folder)
    text = path.read_text(encoding="utf-8")
    for source, target in targets.items():
        entry = f'msgid "{source}"\nmsgstr "{before}"'
        assert entry in text, source
        text = text.replace(entry, f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")


def change(folder: Path, more: str = "") -> Project:
    """Change a sentence of the source, so that its French is a draft, and return the project as it is then."""
    (folder / "source" / "a.txt").write_text(SOURCE.replace("30,000", "33,700"), encoding="utf-8")
    (folder / "l10n.yaml").write_text(SETTINGS + more, encoding="utf-8")
    project = Project.open(folder)
    update_project(project)
    return project


def outcome(project: Project, locale: str = "fr") -> Outcome:
    return next(result.outcome for result in publish_project(project).results if result.locale == locale)


def read(folder: Path, name: str) -> str:
    return (folder / "public" / name).read_text(encoding="utf-8")


def test_what_is_not_ready_is_withheld(tmp_path: Path) -> None:
    """Without another policy the finished version stays as it was, and nothing unfinished appears beside it."""
    publish_project(make(tmp_path))
    before = tree(tmp_path / "public" / "fr")
    assert outcome(change(tmp_path)) is Outcome.WITHHELD
    assert tree(tmp_path / "public" / "fr") == before
    assert not (tmp_path / "public" / "fa").exists()


def test_an_earlier_version_is_kept_with_a_notice(tmp_path: Path) -> None:
    """Every form of it says that it is an earlier one, in its language and in English; its words are the old ones."""
    keep = "publish: {policy: keep, formats: [html, document, markdown]}\n"
    publish_project(make(tmp_path, keep))
    project = change(tmp_path, keep)
    assert outcome(project) is Outcome.KEPT
    for name in ("a.html", "a.txt", "a.md"):
        text = read(tmp_path, f"fr/{name}")
        assert "VERSION ANTÉRIEURE" in text
        assert "EARLIER VERSION" in text
        assert "30\u202f000" in text
        assert "33" not in text
    assert json.loads(read(tmp_path, "fr/a.json"))["standing"] == "older"
    assert not publish_project(project).written, "the second run finds nothing to do"
    fill(tmp_path, {"In 1988 they killed 33,700 prisoners.": "En 1988, ils ont tué 33\u202f700 prisonniers."},
         FRENCH["In 1988 they killed 30,000 prisoners."])  # fmt: skip
    po(tmp_path).write_text(po(tmp_path).read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    assert outcome(project) is Outcome.PUBLISHED
    assert "VERSION ANTÉRIEURE" not in read(tmp_path, "fr/a.html")
    assert "33\u202f700" in read(tmp_path, "fr/a.txt")


def test_what_is_not_translated_may_appear_in_the_source_language(tmp_path: Path) -> None:
    """Finished sentences are translated; a draft is not shown, its source is, marked; a notice counts them."""
    make(tmp_path)
    project = change(tmp_path, "publish: {locales: {fr: {policy: source}}}\n")
    assert outcome(project) is Outcome.PARTIAL
    page, text = read(tmp_path, "fr/a.html"), read(tmp_path, "fr/a.txt")
    for shown in (page, text):
        assert "Le titre" in shown
        assert "30\u202f000" not in shown, "the draft of the changed sentence"
        assert "TRADUCTION INCOMPLÈTE" in shown
        assert "Of 3 sentences, 1 is not translated yet" in shown
    assert '[non traduit]</span> <span class="untranslated" lang="en" dir="ltr">In 1988 they killed 33,700' in page
    assert "[non traduit] In 1988 they killed 33,700 prisoners. Personne" in text
    assert not (tmp_path / "public" / "fa").exists(), "another locale has its own policy"


def test_drafts_appear_only_where_the_policy_says_so_and_marked(tmp_path: Path) -> None:
    """A public preview has the banner of a preview, and no program gets its drafts."""
    make(tmp_path)
    assert outcome(change(tmp_path, "publish: {policy: preview}\n")) is Outcome.PREVIEW
    page = read(tmp_path, "fr/a.html")
    assert "BROUILLON" in page
    assert '<span class="draft">En 1988' in page
    assert "noindex" in page
    assert not list((tmp_path / "public").rglob("*.mo"))
    assert not list((tmp_path / "public").rglob("*.json"))[1:], "the manifest alone"
    change(tmp_path)
    assert outcome(Project.open(tmp_path)) is Outcome.PREVIEW
    assert not (tmp_path / "public" / "fr").exists(), "a draft does not stay when the policy goes"


def test_a_locale_may_demand_review(tmp_path: Path) -> None:
    """Every message needs the word of a person for the text that it has now."""
    project = make(tmp_path, "publish: {locales: {fr: {reviewed: true}}}\n")
    [french, _] = publish_project(project, write=False).results
    assert [refusal.reason for refusal in french.refusals] == [Reason.UNREVIEWED] * 3
    text = po(tmp_path).read_text(encoding="utf-8")
    for source, target in FRENCH.items():
        text = text.replace(f'#. title 1\n#: source/a.txt:1\nmsgid "{source}"', f'msgid "{source}"')
        comment = f"# reviewed: Ann 2026-11-26 {target_digest([target])}\n"
        place = text.rindex("\n\n", 0, text.index(f'msgid "{source}"')) + 2
        text = text[:place] + comment + text[place:]
    po(tmp_path).write_text(text, encoding="utf-8")
    assert outcome(project) is Outcome.PUBLISHED
    fill(tmp_path, {"The title": "Un titre"}, "Le titre")
    [french, _] = publish_project(Project.open(tmp_path)).results
    assert [(refusal.source, refusal.reason) for refusal in french.refusals] == [("The title", Reason.UNREVIEWED)]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("publish: {policy: hide}\n", "publish.policy"),
        ("publish: {formats: [pdf]}\n", "must hold 'html'"),
        ("publish: {locales: {de: {policy: keep}}}\n", "'publish.locales' names 'de'"),
        ("publish: {base_url: 'javascript:alert(1)'}\n", "must be an address"),
    ],
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, settings: str, told: str) -> None:
    """With file, line and key, before anything is done."""
    (tmp_path / "l10n.yaml").write_text(SETTINGS + settings, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        Project.open(tmp_path)


def test_a_second_run_writes_nothing_and_renders_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing changed: no page is made, no catalog is checked, no file gets a new time."""
    project = make(tmp_path, "publish: {formats: [html, document, text, markdown]}\n")
    po(tmp_path, "fa").unlink()
    publish_project(project)
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "public").rglob("*")}

    def never(*_: object, **__: object) -> None:
        raise AssertionError("called")

    monkeypatch.setattr("l10n_pipeline.pipeline.rendering.render", never)
    monkeypatch.setattr("l10n_pipeline.pipeline.judging.gate", never)
    assert not publish_project(project).written
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "public").rglob("*")} == stamps


@pytest.mark.parametrize("what", ["edited", "deleted", "again", "template", "title"])
def test_what_changed_is_made_again(tmp_path: Path, what: str) -> None:
    """A page that was touched by hand, a new template, another title, and whoever asks for it."""
    project = make(tmp_path)
    publish_project(project)
    good = tree(tmp_path / "public")
    page = tmp_path / "public" / "fr" / "a.html"
    if what == "edited":
        page.write_text(page.read_text(encoding="utf-8").replace("prisonniers", "soldats"), encoding="utf-8")
    elif what == "deleted":
        (tmp_path / "public" / "fr" / "a.txt").unlink()
    elif what == "template":
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates" / "page.txt").write_text("new", encoding="utf-8")
    elif what == "title":
        (tmp_path / "l10n.yaml").write_text(SETTINGS.replace("title: Test", "title: Other"), encoding="utf-8")
        project = Project.open(tmp_path)
    report = publish_project(project, again=what == "again")
    assert bool(report.written) is (what != "again"), "the same bytes are not written again"
    if what in ("edited", "deleted", "again"):
        assert tree(tmp_path / "public") == good


def test_a_page_that_was_taken_down_stays_down(tmp_path: Path) -> None:
    """Nothing withheld or of another locale is kept that somebody deleted; a lost file beside a page does no harm."""
    project = make(tmp_path, "publish: {locales: {fr: {policy: keep}}}\n")
    publish_project(project)
    (tmp_path / "public" / "fr" / "a.txt").unlink()
    publish_project(project, [project.locales[1]])
    assert (tmp_path / "public" / "fr" / "a.html").exists()
    publish_project(project)
    change(tmp_path)
    (tmp_path / "public" / "fr" / "a.txt").unlink()
    assert outcome(Project.open(tmp_path)) is Outcome.WITHHELD
    (tmp_path / "public" / "fr" / "a.html").unlink()
    assert outcome(Project.open(tmp_path)) is Outcome.PREVIEW
    assert not (tmp_path / "public" / "fr").exists()


def test_an_earlier_version_that_cannot_be_made_again_stays_as_it_is(tmp_path: Path) -> None:
    """Where what it was made of was touched, nothing is made of it."""
    keep = "publish: {policy: keep}\n"
    publish_project(make(tmp_path, keep))
    page = read(tmp_path, "fr/a.html")
    mo = tmp_path / "public" / "fr" / "a.mo"
    mo.write_bytes(mo.read_bytes().replace(b"1988", b"1989"))
    assert outcome(change(tmp_path, keep)) is Outcome.WITHHELD
    assert read(tmp_path, "fr/a.html") == page


def test_what_others_put_into_the_site_stays(tmp_path: Path) -> None:
    """A file that no manifest ever named is carried along; a document that the project lost goes."""
    project = make(tmp_path)
    publish_project(project)
    (tmp_path / "public" / "CNAME").write_text("example.org", encoding="utf-8")
    (tmp_path / "source" / "b.txt").write_text("Another document.\n", encoding="utf-8")
    (tmp_path / "l10n.yaml").write_text(SETTINGS.replace("source/a.txt", "source/b.txt"), encoding="utf-8")
    publish_project(Project.open(tmp_path))
    assert read(tmp_path, "CNAME") == "example.org"
    assert set(tree(tmp_path / "public")) == {"CNAME", "manifest.json"}


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """A file that cannot be written whole stops the run; every byte of the old site stays, and no litter."""
    publish_project(make(tmp_path, "checks: {disabled: [length, repetition]}\n"))
    before = tree(tmp_path / "public")
    big = "mot " * 30_000
    fill(tmp_path, {"Nobody was charged.": f"Personne n’a {big}"}, FRENCH["Nobody was charged."])
    code = "import sys; from pathlib import Path; from l10n_pipeline.pipeline import Project, publish_project\n"
    code += "assert publish_project(Project.open(Path(sys.argv[1])), write=False).results[0].outcome == 'published'\n"
    code += "publish_project(Project.open(Path(sys.argv[1])))"

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert FileError.__name__ in done.stderr
    assert tree(tmp_path / "public") == before
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".new")]


def test_a_killed_run_leaves_a_whole_site(tmp_path: Path) -> None:
    """Killed at any moment, the site is the old one or the new one, and the next run finishes."""
    folder = tmp_path / "p"
    publish_project(make(folder))
    sites = [tree(folder / "public")]
    fill(folder, {"The title": "Un autre titre"}, "Le titre")
    command = [sys.executable, "-m", "l10n_pipeline", "publish"]
    started = time.monotonic()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    length = time.monotonic() - started
    sites.append(tree(folder / "public"))
    for turn in range(4):
        old, new = ("Un autre titre", "Le titre") if turn % 2 == 0 else ("Le titre", "Un autre titre")
        fill(folder, {"The title": new}, old)
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(length * (0.6 + 0.12 * turn))
        process.kill()
        process.wait()
        assert tree(folder / "public") in sites
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert tree(folder / "public") == sites[1]
    assert sorted(path.name for path in folder.iterdir()) == [
        ".l10n", "l10n.yaml", "locales", "preview", "public", "source",
    ]  # fmt: skip


def test_systems_that_cannot_exchange_folders_are_served_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old site stands aside for a moment; where a run died in it, the next one puts it back."""
    project = make(tmp_path)
    publish_project(project)
    first = tree(tmp_path / "public")
    fill(tmp_path, {"The title": "Un autre titre"}, "Le titre")
    monkeypatch.setattr("l10n_pipeline.files._swap", lambda *_: False)
    assert publish_project(Project.open(tmp_path)).written
    assert tree(tmp_path / "public") != first
    assert not (tmp_path / ".public.old").exists()
    second = tree(tmp_path / "public")
    (tmp_path / "public").rename(tmp_path / ".public.old")
    publish_project(Project.open(tmp_path))
    assert tree(tmp_path / "public") == second


def test_the_manifest_names_what_every_file_was_made_of(tmp_path: Path) -> None:
    """Digests of the file, of the source and of the catalog."""
    publish_project(make(tmp_path))
    record = json.loads(read(tmp_path, "manifest.json"))
    names = {name for name in tree(tmp_path / "public") if name not in ("manifest.json", "index.html")}
    assert set(record["files"]) == names
    for name, entry in record["files"].items():
        assert len(entry["sha256"]) == len(entry["document_sha256"]) == 64
        assert name.startswith(".sources/") or len(entry["catalog_sha256"]) == 64


def test_a_page_has_the_day_since_which_its_text_is_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another look does not change it, another text does; both dates stand on Persian pages, addresses are absolute."""
    more = "publish: {solar_date: true, base_url: 'https://example.org/a/'}\n"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1478217600")
    project = make(tmp_path, more)
    publish_project(project)
    page = read(tmp_path, "fr/a.html")
    assert '<time datetime="2016-11-04">Publié le 4 novembre 2016</time>' in page
    assert '<link rel="canonical" href="https://example.org/a/fr/a.html">' in page
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764115200")
    (tmp_path / "l10n.yaml").write_text((SETTINGS + more).replace("title: Test", "title: Other"), encoding="utf-8")
    assert publish_project(Project.open(tmp_path)).written
    assert "2016-11-04" in read(tmp_path, "fr/a.html")
    fill(tmp_path, {"The title": "Un titre"}, "Le titre")
    publish_project(Project.open(tmp_path))
    assert "2025-11-26" in read(tmp_path, "fr/a.html")
    persian = {"The title": "عنوان", "In 1988 they killed 30,000 prisoners.": "در ۱۹۸۸ آنان ۳۰٬۰۰۰ زندانی را کشتند.",
               "Nobody was charged.": "هیچ‌کس متهم نشد."}  # fmt: skip
    text = po(tmp_path, "fa").read_text(encoding="utf-8")
    for source, target in persian.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    po(tmp_path, "fa").write_text(text, encoding="utf-8")
    assert publish_project(Project.open(tmp_path)).complete
    assert "۲۶ نوامبر ۲۰۲۵ (۵ آذر ۱۴۰۴)" in read(tmp_path, "fa/a.html")
    assert 'hreflang="fa" href="https://example.org/a/fa/a.html"' in read(tmp_path, "fr/a.html")


def test_a_published_sentence_is_traced(tmp_path: Path) -> None:
    """By a few of its words, whatever their case and spaces, to message, line, origin and reviewer; never in public."""
    project = make(tmp_path)
    target = FRENCH["Nobody was charged."]
    text = po(tmp_path).read_text(encoding="utf-8")
    place = text.rindex("\n\n", 0, text.index('msgid "Nobody')) + 2
    comments = f"# origin: human agency\n# reviewed: Ann Lee 2026-11-26 {target_digest([target])}\n"
    po(tmp_path).write_text(text[:place] + comments + text[place:], encoding="utf-8")
    publish_project(project)
    [found] = trace(project, "PERSONNE  n’a été")
    assert (found.source, found.state, found.origin) == ("Nobody was charged.", "reviewed", "human agency")
    assert found.reviewer == "Ann Lee, 2026-11-26"
    assert found.matched == ("text",)
    [by_source] = trace(project, "nobody was CHARGED")
    assert (by_source.text, by_source.matched) == (target, ("source",))
    assert text[:place].count("\n") < found.line
    assert found.reference == "source/a.txt:3"
    assert not found.changed
    assert [name for name, _ in found.digests] == ["source/a.txt", "locales/fr/LC_MESSAGES/a.po"]
    assert len(trace(project, f"Dit-il : « {target} En 1988, ils ont tué 30 000 prisonniers. »")) == 2
    assert trace(project, "not there") == ()
    assert not [name for name, data in tree(tmp_path / "public").items() if b"Ann Lee" in data or b"agency" in data]
    fill(tmp_path, {"Nobody was charged.": "Nul n’a été inculpé."}, target)
    [found] = trace(project, "Personne n’a été")
    assert found.changed
    assert (found.line, found.origin, found.reviewer) == (0, "", "")


def test_nothing_published_cannot_be_traced(tmp_path: Path) -> None:
    """It says what to do."""
    with pytest.raises(PublishError, match="run 'l10n publish'"):
        trace(make(tmp_path), "word")


def test_a_page_that_is_not_ours_is_not_traced(tmp_path: Path) -> None:
    """A broken record is named, with what to do; one that is gone is passed over."""
    project = make(tmp_path)
    publish_project(project)
    record = tmp_path / "public" / "fr" / "a.json"
    record.write_text("[]", encoding="utf-8")
    with pytest.raises(PublishError, match="publish --again"):
        trace(project, "titre")
    record.unlink()
    assert trace(project, "titre") == ()


def test_a_broken_manifest_is_made_anew(tmp_path: Path) -> None:
    """Whatever stands in it, and names that lead out of the site, are not followed."""
    project = make(tmp_path)
    publish_project(project)
    good = tree(tmp_path / "public")
    outside = tmp_path / "l10n.yaml"
    for bad in (
        "",
        "[]",
        '{"version": 2, "documents": 3}',
        good["manifest.json"].decode().replace("fr/a.txt", "../l10n.yaml"),
    ):
        (tmp_path / "public" / "manifest.json").write_text(bad, encoding="utf-8")
        publish_project(project)
        assert outside.exists()
        assert tree(tmp_path / "public") == good


def test_the_index_does_not_lead_to_a_preview(tmp_path: Path) -> None:
    """Where the policy puts drafts into public/, they are listed as in preparation, in English and without a link."""
    make(tmp_path, "publish: {locales: {fr: {policy: preview}}}\n")
    fill(tmp_path, {"Nobody was charged.": ""}, FRENCH["Nobody was charged."])
    assert outcome(Project.open(tmp_path)) is Outcome.PREVIEW
    assert (tmp_path / "public" / "fr" / "a.html").exists()
    index = read(tmp_path, "index.html")
    assert "fr/a.html" not in index
    assert "en préparation" in index
    assert "Le titre" not in index
    assert index.count('<span lang="en" dir="ltr">The title</span>') == 2


def test_the_index_lists_a_document_without_a_title_by_its_name(tmp_path: Path) -> None:
    """Where no page is published and the source has no title, nothing better is known."""
    make(tmp_path)
    (tmp_path / "source" / "b.md").write_text("They wrote.\n", encoding="utf-8")
    (tmp_path / "l10n.yaml").write_text(SETTINGS.replace("a.txt", "a.txt\n  - path: source/b.md"), encoding="utf-8")
    project = Project.open(tmp_path)
    update_project(project)
    publish_project(project)
    assert '<span lang="en" dir="ltr">b</span>' in read(tmp_path, "index.html")


def test_a_preview_without_drafts_says_what_withholds_it(tmp_path: Path) -> None:
    """An error in a finished translation is counted at the top of its preview."""
    make(tmp_path)
    fill(
        tmp_path,
        {"In 1988 they killed 30,000 prisoners.": "En 1988, ils ont tué 3 prisonniers."},
        FRENCH["In 1988 they killed 30,000 prisoners."],
    )
    publish_project(Project.open(tmp_path))
    page = (tmp_path / "preview" / "fr" / "a.html").read_text(encoding="utf-8")
    assert "Of 3 sentences, 1 has an error." in page


def test_pages_of_a_document_that_left_are_named(tmp_path: Path) -> None:
    """A renamed document leaves no page behind, and the report says which went."""
    publish_project(make(tmp_path))
    (tmp_path / "source" / "a.txt").rename(tmp_path / "source" / "b.txt")
    settings = tmp_path / "l10n.yaml"
    settings.write_text(SETTINGS.replace("a.txt", "b.txt"), encoding="utf-8")
    project = Project.open(tmp_path)
    update_project(project)
    report = publish_project(project)
    assert report.taken_down == (tmp_path / "public" / "fr" / "a.html",)
    assert not (tmp_path / "public" / "fr" / "a.html").exists()
    assert (tmp_path / "public" / "fr" / "b.html").exists()
    assert publish_project(project).taken_down == ()


def rename(folder: Path, more: str = "") -> Project:
    """Call the document b, bring the catalogs up to date, and return the project."""
    (folder / "source" / "a.txt").rename(folder / "source" / "b.txt")
    (folder / "l10n.yaml").write_text(SETTINGS.replace("a.txt", "b.txt") + more, encoding="utf-8")
    project = Project.open(folder)
    update_project(project)
    return project


def both_finished(folder: Path, more: str = "") -> Project:
    """Write a project whose French and Persian are finished."""
    project = make(folder, more)
    text = po(folder, "fa").read_text(encoding="utf-8")
    for source, target in PERSIAN.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    po(folder, "fa").write_text(text, encoding="utf-8")
    return project


@pytest.mark.parametrize("what", ["renamed", "left"])
def test_pages_of_other_locales_stay_whatever_became_of_their_document(tmp_path: Path, what: str) -> None:
    """A run for French takes no Persian page down; the index leads there; the run for all locales does."""
    assert publish_project(both_finished(tmp_path)).complete
    persian = tree(tmp_path / "public" / "fa")
    (tmp_path / "source" / "c.txt").write_text("The end\n", encoding="utf-8")
    if what == "renamed":
        project = rename(tmp_path)
    else:
        (tmp_path / "l10n.yaml").write_text(SETTINGS.replace("a.txt", "c.txt"), encoding="utf-8")
        project = Project.open(tmp_path)
        update_project(project)
    french = project.choose_locales(["fr"])
    for again in (False, True):
        report = publish_project(project, french, again=again)
        assert report.taken_down == (() if again else (tmp_path / "public" / "fr" / "a.html",))
        assert tree(tmp_path / "public" / "fa") == persian
    assert ('href="fa/a.html"' in read(tmp_path, "index.html")) is (what == "renamed")
    assert tmp_path / "public" / "fa" / "a.html" in publish_project(project).taken_down
    assert (tmp_path / "public" / "fa" / "b.html").exists() is (what == "renamed")


def test_previews_of_other_locales_stay_after_a_rename(tmp_path: Path) -> None:
    """The same in preview/, until a run for all locales makes them under the new name."""
    publish_project(make(tmp_path))
    project = rename(tmp_path)
    publish_project(project, project.choose_locales(["fr"]))
    assert (tmp_path / "preview" / "fa" / "a.html").exists()
    publish_project(project)
    assert not (tmp_path / "preview" / "fa" / "a.html").exists()
    assert (tmp_path / "preview" / "fa" / "b.html").exists()


@pytest.mark.parametrize("changed", [False, True])
def test_what_was_published_stays_under_its_old_name_until_the_new_one_is_ready(tmp_path: Path, changed: bool) -> None:
    """A rename takes no finished page down before there is another; the report and the index say where it is."""
    publish_project(make(tmp_path))
    before = tree(tmp_path / "public" / "fr")
    if changed:
        (tmp_path / "source" / "a.txt").write_text(SOURCE.replace("30,000", "33,700"), encoding="utf-8")
    project = rename(tmp_path)
    path = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "b.po"
    finished = path.read_text(encoding="utf-8")
    path.write_text(finished.replace("Le titre", ""), encoding="utf-8")
    for _ in range(2):
        report = publish_project(project)
        result = next(result for result in report.results if result.locale == "fr")
        assert (result.outcome, result.stays) == (Outcome.WITHHELD, tmp_path / "public" / "fr" / "a.html")
        assert not report.taken_down
        assert tree(tmp_path / "public" / "fr") == before
        assert 'href="fr/a.html"' in read(tmp_path, "index.html")
    assert (tmp_path / "preview" / "fr" / "b.html").exists()
    path.unlink()
    assert outcome(project) is Outcome.NOTHING
    assert tree(tmp_path / "public" / "fr") == before, "without a catalog too"
    path.write_text(finished.replace("#, fuzzy\n", ""), encoding="utf-8")
    if changed:
        path.write_text(finished.replace("#, fuzzy\n", "").replace("30\u202f000", "33\u202f700"), encoding="utf-8")
    assert publish_project(project).taken_down == (tmp_path / "public" / "fr" / "a.html",)
    assert (tmp_path / "public" / "fr" / "b.html").exists()


def test_an_earlier_version_is_kept_under_the_new_name(tmp_path: Path) -> None:
    """The policy keep makes it again there, with its notice, from what public/ holds."""
    keep = "publish: {policy: keep}\n"
    publish_project(make(tmp_path, keep))
    change(tmp_path, keep)
    project = rename(tmp_path, keep)
    report = publish_project(project)
    assert next(result for result in report.results if result.locale == "fr").outcome is Outcome.KEPT
    assert report.taken_down == (tmp_path / "public" / "fr" / "a.html",)
    page = read(tmp_path, "fr/b.html")
    assert "EARLIER VERSION" in page
    assert "30\u202f000" in page
    assert not publish_project(project).written
    assert {path.name for path in (tmp_path / "public" / "fr").iterdir()} == {"b.html", "b.txt", "b.json", "b.mo"}


def test_another_document_is_not_taken_for_a_renamed_one(tmp_path: Path) -> None:
    """A page of which less than half the sentences are in the new document goes, and the report says so."""
    publish_project(make(tmp_path))
    (tmp_path / "source" / "a.txt").write_text("Another\n\nNobody was charged.\n\nThe end.\n", encoding="utf-8")
    assert tmp_path / "public" / "fr" / "a.html" in publish_project(rename(tmp_path)).taken_down


def test_a_page_that_was_taken_down_stays_down_after_a_rename(tmp_path: Path) -> None:
    """What is not there is not kept."""
    publish_project(make(tmp_path))
    (tmp_path / "public" / "fr" / "a.html").unlink()
    project = rename(tmp_path)
    (tmp_path / "locales" / "fr" / "LC_MESSAGES" / "b.po").unlink()
    publish_project(project)
    assert not (tmp_path / "public" / "fr" / "a.txt").exists()


def test_a_site_that_may_not_be_written_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """The run fails with the folder's name, and what it built aside is gone."""
    publish_project(make(tmp_path))
    po(tmp_path).write_text(po(tmp_path).read_text(encoding="utf-8").replace("Le titre", "Titre"), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from l10n_pipeline.errors import FileError\n"
        "from l10n_pipeline.pipeline import Project, publish_project\n"
        "try: publish_project(Project.open(Path(sys.argv[1])))\n"
        "except FileError as error: sys.exit(f'refused: {error}')"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and there is no setpriv (util-linux)")
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    (tmp_path / "public").chmod(0o555)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        (tmp_path / "public").chmod(0o755)
    assert "cannot be written: permission denied" in done.stderr
    assert "Le titre" in read(tmp_path, "fr/a.html")
    assert not list(tmp_path.glob(".public*"))
