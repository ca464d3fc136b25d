"""Catalogs mended: states, origins, and no new issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import UsageError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message, Origin, State, target_digest
from l10n_pipeline.pipeline import Project
from l10n_pipeline.pipeline.checking import project_checker
from l10n_pipeline.pipeline.fixing import Fixed, fix_project
from tests.conftest import ROOT

HEADER = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


def fix(project: Path, *messages: Message, write: bool = True) -> tuple[tuple[Fixed, ...], list[Message]]:
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = po.parse(HEADER.encode()).header
    path.write_bytes(po.serialize(Catalog(header=header, messages=messages)))
    fixed = fix_project(Project.open(project), write=write)
    return fixed, list(po.parse(path.read_bytes()).messages)


def test_a_draft_stays_untouched_work_of_its_machine(project: Path) -> None:
    """The origin's digest follows, so that the draft is not taken for a person's edit."""
    draft = Message(source="Who?").as_draft(["Qui?"], Origin("pseudo"))
    assert draft.untouched
    _, (after,) = fix(project, draft)
    assert after.target == "Qui\u202f?"
    assert after.untouched
    assert after.state is State.DRAFT


def test_a_draft_that_a_person_edited_stays_edited(project: Path) -> None:
    """Mending it does not make it a machine's again."""
    draft = Message(source="Who?").as_draft(["Quoi?"], Origin("pseudo"))
    edited = Message(source="Who?", targets=("Qui?",), flags=draft.flags, comments=draft.comments)
    assert edited.edited
    _, (after,) = fix(project, edited)
    assert after.target == "Qui\u202f?"
    assert after.edited
    assert after.comments == draft.comments


def test_a_translation_stays_one_and_a_review_is_left_alone(project: Path) -> None:
    """Finished stays finished; what was reviewed is not touched; a stale review does not become valid."""
    done = Message(source="Who?", targets=("Qui?",))
    reviewed = Message(
        source="Why?", targets=("Quoi?",), comments=(f"reviewed: R 2026-11-01 {target_digest(['Quoi?'])}",)
    )
    stale = Message(source="When?", targets=("Quand?",), comments=("reviewed: R 2026-11-01 0123456789ab",))
    obsolete = Message(source="Where?", targets=("Où?",), obsolete=True)
    fixed, after = fix(project, done, reviewed, stale, obsolete)
    assert [each.before.source for each in fixed] == ["Who?", "When?"]
    assert [message.target for message in after] == ["Qui\u202f?", "Quoi?", "Quand\u202f?", "Où?"]
    assert [message.state for message in after[:3]] == [State.TRANSLATED, State.REVIEWED, State.TRANSLATED]


def test_every_plural_form_is_mended(project: Path) -> None:
    """Each against its own source."""
    message = Message(source="%d letter?", source_plural="%d letters?", targets=("%d lettre?", "%d lettres?"))
    (fixed,), (after,) = fix(project, message)
    assert after.targets == ("%d lettre\u202f?", "%d lettres\u202f?")
    assert fixed.rules == ("french-spaces",)


def test_without_write_the_file_stays(project: Path) -> None:
    """Showing changes nothing."""
    fixed, (after,) = fix(project, Message(source="Who?", targets=("Qui?",)), write=False)
    assert (len(fixed), after.target) == (1, "Qui?")


def test_an_unknown_rule_is_a_usage_error(project: Path) -> None:
    """It names the known ones."""
    with pytest.raises(UsageError, match="no such rule: 'x'"):
        fix_project(Project.open(project), rules=["x"])


def test_the_statement_needs_no_mending_that_adds_an_issue() -> None:
    """On the translations of this repository: whatever is mended has no issue that it had not before."""
    project = Project.open(ROOT)
    for each in fix_project(project):
        checker = project_checker(project, get_locale(each.locale))
        before = [issue.check for issue in checker.raw(each.before)]
        after = [issue.check for issue in checker.raw(each.after)]
        assert all(after.count(name) <= before.count(name) for name in after)
