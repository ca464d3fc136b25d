"""The glossary for its editors."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import GlossaryError, UsageError
from l10n_pipeline.glossary import parse
from l10n_pipeline.glossary.tbx import Edition
from l10n_pipeline.model import Severity
from l10n_pipeline.pipeline import Project, check_project, update_project
from l10n_pipeline.pipeline.glossaries import (
    examine,
    export_glossary,
    find_terms,
    import_glossary,
    open_glossary,
    statistics,
    suggestions,
)
from tests.conftest import GLOSSARY

MORE = (
    GLOSSARY
    + """\
  - term: prosecute
    part_of_speech: verb
    context: heading
    note: n
    translations: {fr: {preferred: poursuivre}}
  - term: execution
    note: n
    translations:
      fr: {preferred: exécution, accepted: [mise à mort], forbidden: [{form: meurtre, reason: r}]}
  - {term: CPJ, note: letters, do_not_translate: true}
"""
)
TARGETS = {
    "Amnesty International called it a crime.": "Amnesty International a dénoncé un crime.",
    "Prosecute those responsible": "Jugez les responsables",
}


@pytest.fixture
def richer(project: Path) -> Path:
    """Give the project more terms and two French translations."""
    (project / "glossary.yaml").write_text(MORE, encoding="utf-8")
    update_project(Project.open(project))
    path = project / "locales/fr/LC_MESSAGES/appeal.po"
    text = path.read_text(encoding="utf-8")
    for source, target in TARGETS.items():
        assert f'msgid "{source}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")
    return project


def test_the_projects_glossary_is_examined_for_its_locales(richer: Path) -> None:
    """A term that Persian lacks is a warning; a glossary from anywhere has no locales."""
    problems = examine(open_glossary(richer))
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert [problem.message for problem in problems] == [
        "'prosecute' has no translation in Persian (fa)",
        "'execution' has no translation in Persian (fa)",
    ]
    assert examine(open_glossary(richer, richer / "glossary.yaml")) == ()


def test_a_project_without_a_glossary_is_told_how_to_get_one(project: Path) -> None:
    """It is one line of its settings."""
    settings = project / "l10n.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("glossary: glossary.yaml\n", ""), encoding="utf-8")
    with pytest.raises(UsageError, match=r"write 'glossary: glossary\.yaml'"):
        open_glossary(project)


def test_terms_are_found_with_their_renderings(richer: Path) -> None:
    """In the locales asked for, in those of the project, or in all that the file has."""
    file = open_glossary(richer)
    amnesty, cpj = find_terms(file, "Amnesty International's report to CPJ")
    assert (amnesty.wording, [locale for locale, _ in amnesty.renderings]) == ("Amnesty International", ["fr", "fa"])
    assert [rendering for _, rendering in cpj.renderings] == [None, None]
    (only,) = find_terms(file, "Amnesty International", ["fa"])
    assert only.record["renderings"] == {"fa": {"preferred": "عفو بین‌الملل", "accepted": [], "forbidden": []}}
    (loose,) = find_terms(open_glossary(richer, richer / "glossary.yaml"), "executions")
    assert [locale for locale, _ in loose.renderings] == ["fa", "fr"]


def test_the_figures_are_those_of_the_checks(richer: Path) -> None:
    """A term of headings counts in headings; what stands in no document is named."""
    figures = statistics(Project.open(richer))
    assert (figures.terms, figures.occurrences, figures.unused) == (4, 2, ("execution", "CPJ"))
    french, persian = figures.locales
    assert (french.covered, french.occurrences, french.preferred, french.accepted, french.missing) == (4, 2, 1, 0, 1)
    assert (persian.covered, persian.occurrences) == (2, 0)
    report = check_project(Project.open(richer))
    missing = [finding for finding in report.findings if finding.issue.check == "glossary-missing"]
    assert [finding.message.source for finding in missing] == ["Prosecute those responsible"]


def test_a_term_of_headings_stands_in_headings_comments_only(richer: Path) -> None:
    """So a translator sees it where it counts."""
    catalog = po.parse((richer / "locales/fr/LC_MESSAGES/appeal.po").read_bytes())
    told = {message.source for message in catalog.messages if "term: prosecute = poursuivre" in message.extracted}
    assert told == {"Prosecute those responsible"}


def test_phrases_of_the_documents_are_suggested(richer: Path) -> None:
    """Those of two sentences that are no term."""
    source = richer / "source" / "appeal.txt"
    text = source.read_text(encoding="utf-8")
    source.write_text(f"{text}\nThe death commission met.\n\nA death commission judged.\n", encoding="utf-8")
    assert [one.phrase for one in suggestions(Project.open(richer))] == ["death commission"]


@pytest.mark.parametrize(
    ("name", "edition"), [("t.csv", Edition.V2019), ("t.tbx", Edition.V2019), ("T.TBX", Edition.V2008)]
)
def test_what_is_exported_is_known_when_it_is_imported(name: str, edition: Edition, richer: Path) -> None:
    """Nothing is added, nothing differs, no byte changes."""
    file = open_glossary(richer)
    assert export_glossary(file, richer / name, edition) == 4
    report = import_glossary(file, richer / name)
    assert (report.addition.terms, report.addition.conflicts, report.skipped, report.written) == ((), (), (), False)
    assert (richer / "glossary.yaml").read_text(encoding="utf-8") == MORE


def test_an_import_adds_to_the_glossary(richer: Path) -> None:
    """A dry run tells the same and writes nothing."""
    other = richer / "other.csv"
    other.write_text("term,definition,fr,fa\nmartyr,d,martyr,شهید\nexecution,,,اعدام\n", encoding="utf-8")
    tried = import_glossary(open_glossary(richer), other, write=False)
    assert not tried.written
    assert (richer / "glossary.yaml").read_text(encoding="utf-8") == MORE
    done = import_glossary(open_glossary(richer), other)
    assert (done.written, done.addition) == (True, tried.addition)
    terms = {term.source: term for term in parse((richer / "glossary.yaml").read_bytes(), "g").terms}
    assert terms["martyr"].renderings["fa"].preferred == "شهید"
    assert terms["execution"].renderings["fa"].preferred == "اعدام"


def test_another_format_is_refused(richer: Path) -> None:
    """By its suffix, before anything is read or written."""
    with pytest.raises(UsageError, match=r"exchanged as \.tbx or \.csv"):
        export_glossary(open_glossary(richer), richer / "t.xlsx")
    with pytest.raises(GlossaryError, match=r"none\.csv"):
        import_glossary(open_glossary(richer), richer / "none.csv")
