"""``l10n fix``: shows first, writes when told, and leaves reviewed messages alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n_pipeline.catalogs.po import parse
from tests.cli.test_commands import finished
from tests.conftest import Command, tree


@pytest.fixture
def catalog(project: Path, l10n: Command) -> Path:
    """Return the finished French catalog with spaces that French does not set."""
    path = finished(project, l10n)
    text = path.read_text(encoding="utf-8")
    text = text.replace("Nations unies\u00a0:", "Nations unies:").replace("en justice.", "en  justice. ")
    path.write_text(text, encoding="utf-8")
    return path


SHOWN = """\
locales/fr/LC_MESSAGES/appeal.po:{line}: french-spaces
  - Nous demandons aux Nations unies:
  + Nous demandons aux Nations unies{{+⟨no-break space⟩+}}:
locales/fr/LC_MESSAGES/appeal.po:{other}: white-space
  - de traduire les auteurs en [-⟨space⟩-]justice.[-⟨space⟩-]
  + de traduire les auteurs en justice.
2 messages would be mended: l10n fix --write does it.
"""


def test_fix_shows_and_writes_nothing_until_told(project: Path, catalog: Path, l10n: Command) -> None:
    """The changes are shown with exit code 1; --write makes them, and there is nothing left."""
    before = tree(project)
    lines = {m.source: m.line for m in parse(catalog.read_bytes()).messages}
    result = l10n("fix", cwd=project)
    assert result.code == 1
    assert result.out == SHOWN.format(
        line=lines["We ask the United Nations:"], other=lines["to bring the perpetrators to justice."]
    )
    assert tree(project) == before
    written = l10n("fix", "--write", cwd=project)
    assert written.code == 0
    assert written.out.endswith("2 messages mended.\n")
    assert "Nations unies\u00a0:" in catalog.read_text(encoding="utf-8")
    again = l10n("fix", cwd=project)
    assert (again.code, again.out) == (0, "Nothing to mend.\n")


def test_fix_touches_only_the_entries_concerned(project: Path, catalog: Path, l10n: Command) -> None:
    """All other entries stay byte for byte."""
    before = catalog.read_bytes().split(b"\n\n")
    l10n("fix", "--write", cwd=project)
    after = catalog.read_bytes().split(b"\n\n")
    assert len(before) == len(after)
    changed = [old for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 2


def test_fix_never_touches_what_was_reviewed(project: Path, catalog: Path, l10n: Command) -> None:
    """A reviewer's word is for that very text."""
    review = ("state", "--locale", "fr", "--state", "translated", "--review", "A. Reader")
    assert l10n(*review, cwd=project).code == 0
    assert l10n("fix", "--write", cwd=project).out == "Nothing to mend.\n"


def test_fix_takes_documents_locales_and_rules(project: Path, catalog: Path, l10n: Command) -> None:
    """Filters narrow what is mended; unknown names are usage errors."""
    (record,) = json.loads(l10n("fix", "--rule", "white-space", "--json", cwd=project).out)
    assert record["rules"] == ["white-space"]
    assert record["before"] == ["de traduire les auteurs en  justice. "]
    assert record["after"] == ["de traduire les auteurs en justice."]
    assert l10n("fix", "--locale", "fa", cwd=project).code == 0
    assert l10n("fix", "appeal", cwd=project).code == 1
    assert "no such rule: 'spaces' (known: " in l10n("fix", "--rule", "spaces", cwd=project).err
    assert l10n("fix", "nothing", cwd=project).code == 2
