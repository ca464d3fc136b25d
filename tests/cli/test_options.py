"""What several commands take is spelt alike in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from l10n_pipeline.cli.main import app
from l10n_pipeline.cli.options import SPELLINGS
from tests.conftest import Command


def every_command(group: object, name: str = "l10n") -> Iterator[tuple[str, object]]:
    """Yield every command below ``group`` with its full name."""
    for word, command in getattr(group, "commands", {}).items():
        full = f"{name} {word}"
        if hasattr(command, "commands"):
            yield from every_command(command, full)
        else:
            yield full, command


COMMANDS = dict(every_command(get_command(app)))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_locale_has_the_same_three_spellings_in_every_command(name: str) -> None:
    """Who takes one of --locale, --to and -l takes the two others."""
    for option in getattr(COMMANDS[name], "params", ()):
        assert set(option.opts) & set(SPELLINGS) in (set(), set(SPELLINGS)), option.opts


@pytest.mark.parametrize("command", ["diff", "export", "glossary find x", "memory find x"])
def test_all_three_spellings_mean_the_same(project: Path, l10n: Command, command: str) -> None:
    """The last of them too, which these did not all take: the unknown locale is refused, not the option."""
    result = l10n(*command.split(), "--locale", "fr", "--to", "fa", "-l", "zz", cwd=project)
    assert result.code == 2
    assert "'zz'" in result.err


@pytest.mark.parametrize("spelling", ["--locale", "--to", "-l"])
def test_a_project_is_started_with_any_spelling(tmp_path: Path, l10n: Command, spelling: str) -> None:
    """L10n init too."""
    assert l10n("init", "here", spelling, "fa", cwd=tmp_path).code == 0
    assert 'locales: ["fa"]' in (tmp_path / "here" / "l10n.yaml").read_text(encoding="utf-8")


def test_an_unknown_format_is_told_with_the_known_ones(project: Path, l10n: Command) -> None:
    """In the words of the other commands."""
    result = l10n("export", "--format", "xliff3", cwd=project)
    assert result.code == 2
    assert result.err == "l10n: error: --format: no such format: 'xliff3' (known: xliff20, xliff12)\n"
