"""l10n publish and l10n trace, as their users call them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Command


def accepted(project: Path, l10n: Command) -> None:
    """Accept every French draft of the pseudo engine."""
    assert l10n("run", cwd=project).code == 0
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")


def test_a_refusal_lists_its_messages_and_how_to_see_them(project: Path, l10n: Command) -> None:
    """File and line, reason and source of the first five, the command for the others, and the preview's page."""
    l10n("run", cwd=project)
    result = l10n("publish", "--locale", "fr", cwd=project)
    assert result.code == 1
    assert "fr appeal: refused: 8 messages; not published as a finished text" in result.out
    assert "locales/fr/LC_MESSAGES/appeal.po:" in result.out
    assert result.out.count("  draft  ") == 5
    assert "... and 3 more: l10n publish --check --all --locale fr" in result.out
    assert "preview/fr/appeal.html" in result.out
    every = l10n("publish", "--check", "--all", "--locale", "fr", cwd=project)
    assert every.out.count("  draft  ") == 8


def test_programs_are_told_in_json(project: Path, l10n: Command) -> None:
    """For CI: outcome, and each refused message with its line and reason."""
    l10n("update", cwd=project)
    result = l10n("publish", "--check", "--json", cwd=project)
    assert result.code == 1
    [french, persian] = json.loads(result.out)
    assert (french["locale"], french["document"], persian["locale"]) == ("fr", "appeal", "fa")
    assert len(french["refused"]) == 8
    assert french["refused"][0]["reason"] == "untranslated"
    assert french["refused"][0]["line"] > 0


def test_the_policy_is_told(project: Path, l10n: Command) -> None:
    """What becomes of what is not ready stands behind the refusal."""
    settings = project / "l10n.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}publish: {{policy: source}}\n", encoding="utf-8")
    l10n("run", cwd=project)
    result = l10n("publish", "--locale", "fr", cwd=project)
    assert result.code == 1
    assert "refused: 8 messages; they appear in the source language, marked" in result.out
    assert "TRADUCTION INCOMPLÈTE" in (project / "public" / "fr" / "appeal.html").read_text(encoding="utf-8")


def test_machine_text_that_nobody_changed_or_reviewed_is_told(project: Path, l10n: Command) -> None:
    """Where only the fuzzy marks are gone: how many, by publish and status; no refusal, and no word after a review."""
    settings = project / "l10n.yaml"
    text = settings.read_text(encoding="utf-8").replace("[fr, fa]", "[fr]")
    settings.write_text(f"{text}checks: {{disabled: [script, numbers, negation, glossary-missing]}}\n", "utf-8")
    accepted(project, l10n)
    told = "fr appeal: 8 of 8 finished messages are machine text as it came: nobody changed or reviewed them."
    for command in (("publish", "--check"), ("publish",)):
        result = l10n(*command, cwd=project)
        assert (result.code, result.err) == (0, f"{told}\n")
    assert "8 translated by machine, as it came" in l10n("status", cwd=project).out
    assert json.loads(l10n("status", "--json", cwd=project).out)["catalogs"][0]["as_it_came"] == 8
    assert l10n("state", "--locale", "fr", "--review", "Mina", cwd=project).code == 0
    assert l10n("publish", cwd=project).err == ""
    assert "as it came" not in l10n("status", cwd=project).out


def test_published_words_are_traced(project: Path, l10n: Command) -> None:
    """Page, message, origin and digests; exit code 1 and a note where nothing is found."""
    settings = project / "l10n.yaml"
    text = settings.read_text(encoding="utf-8").replace("[fr, fa]", "[fr]")
    settings.write_text(
        f"{text}checks: {{disabled: [script, numbers, negation, glossary-missing, final-punctuation]}}\n", "utf-8"
    )
    nothing = l10n("trace", "x", cwd=project)
    assert nothing.code == 2
    assert "run 'l10n publish'" in nothing.err
    accepted(project, l10n)
    published = l10n("publish", "--all", cwd=project)
    assert published.code == 0, published.out
    page = json.loads((project / "public" / "fr" / "appeal.json").read_text(encoding="utf-8"))
    sentence = page["passages"][2]["sentences"][1]
    result = l10n("trace", sentence["text"], "--json", cwd=project)
    assert result.code == 0
    [found] = json.loads(result.out)
    assert found["source"] == "Nobody was charged."
    assert found["origin"].startswith("pseudo")
    assert len(found["digests"]) == 3
    shown = l10n("trace", sentence["text"], cwd=project).out
    assert shown.startswith("public/fr/appeal.html\n")
    assert f"  message   locales/fr/LC_MESSAGES/appeal.po:{found['line']}\n" in shown
    assert "  reviewed  by nobody\n" in shown
    assert "  found in  text\n" in shown
    assert "  found in  source\n" in l10n("trace", "nobody was charged", cwd=project).out
    none = l10n("trace", "no such words", cwd=project)
    assert none.code == 1
    assert "No published sentence holds these words." in none.err
