"""What several commands take is spelt alike in all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Command

TAKE_A_LOCALE = [
    ("status",), ("update",), ("pretranslate",), ("check",), ("publish", "--check"), ("run",), ("state",), ("diff",),
    ("fix",), ("export",), ("trace", "Nobody"), ("glossary", "find", "Amnesty"), ("memory", "find", "Nobody"),
    ("memory", "export"), ("translate", "/dev/null"),
]  # fmt: skip


@pytest.mark.parametrize("command", TAKE_A_LOCALE, ids=" ".join)
def test_every_command_takes_all_three_spellings_of_a_locale(
    project: Path, l10n: Command, command: tuple[str, ...]
) -> None:
    """--locale, --to and -l mean the same: the unknown locale is refused, not the option."""
    for spelling in ("--locale", "--to", "-l"):
        result = l10n(*command, spelling, "zz", cwd=project)
        assert result.code == 2
        assert "'zz'" in result.err, result.err


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
