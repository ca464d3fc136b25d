"""l10n.yaml: what it says and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.config import Settings, parse_settings
from l10n_pipeline.errors import ConfigError
from l10n_pipeline.model import BlockKind, Severity
from tests.conftest import ROOT

GOOD = """\
version: 1
locales: [fa, pt_BR]
documents:
  - path: source/a.txt
    rules:
      - {after: '^Signed', kind: signatory, translate: false}
glossary: glossary.yaml
"""

OFF = "checks:\n  disabled:\n    - length\n"
RATED = "checks:\n  severity:\n"
LOCALES = "checks:\n  locales:\n"


def parsed(text: str) -> Settings:
    return parse_settings(text.encode(), Path("l10n.yaml"))


def test_settings_are_read() -> None:
    """Locales become BCP 47 tags, documents get their domain, rules their patterns."""
    settings = parsed(GOOD)
    assert settings.locales == ("fa", "pt-BR")
    assert settings.documents[0].name == "a"
    rule = settings.documents[0].rules[0].rule
    assert (rule.kind, rule.translate) == (BlockKind.SIGNATORY, False)
    assert not settings.engine.demonstration


def test_the_settings_of_this_repository_are_valid() -> None:
    """The l10n.yaml at the root names the statement and the appeal in three locales."""
    settings = parsed((ROOT / "l10n.yaml").read_text(encoding="utf-8"))
    assert settings.locales == ("fa", "ar", "fr")
    assert [document.path for document in settings.documents] == ["source/statement.txt", "source/demands.md"]


@pytest.mark.parametrize(
    ("text", "line", "key", "reason"),
    [
        (GOOD.replace("[fa, pt_BR]", "[fa, xx]"), 2, "locales.1", "no such locale: 'xx'"),
        (GOOD.replace("[fa, pt_BR]", "[fa, fa]"), 2, "locales.1", "twice"),
        (GOOD.replace("[fa, pt_BR]", "[]"), 2, "locales", "must not be empty"),
        (GOOD.replace("glossary:", "glosary:"), 7, "glosary", "unknown key"),
        (GOOD.replace("source/a.txt", "../a.txt"), 4, "documents.0.path", "inside the project folder"),
        (GOOD.replace("'^Signed'", "'^(Signed'"), 6, "documents.0.rules.0.after", "regular expression"),
        (GOOD.replace("after: '^Signed', ", ""), 6, "documents.0.rules.0", "either 'match' or 'after'"),
        (GOOD.replace("signatory", "singer"), 6, "documents.0.rules.0.kind", "signatory"),
        (
            "version: 1\nlocales: [fa]\ndocuments:\n  - source/a.txt\n",
            4,
            "documents.0",
            "must be a mapping, not 'source/a.txt': write `path: source/a.txt`",
        ),
        (GOOD + "locales: [fr]\n", 8, "locales", "twice"),
        (GOOD + "engine: {beam: 0}\n", 8, "engine.beam", "greater than or equal to 1"),
        (f"{GOOD}{OFF}    - nubmers\n", 11, "checks.disabled.1", "did you mean 'numbers'?"),
        (f"{GOOD}{RATED}    tatwheel: info\n", 10, "checks.severity.tatwheel", "did you mean 'tatweel'?"),
        (f"{GOOD}{RATED}    tatweel: bad\n", 10, "checks.severity.tatweel", "'warning' or 'info'"),
        (f"{GOOD}{RATED}    tatweel: off\n", 10, "checks.severity.tatweel", "not false"),
        (f"{GOOD}{LOCALES}    it: {{disabled: [length]}}\n", 10, "checks.locales.it", "'it', which is not a locale"),
        (f"{GOOD}{LOCALES}    fa: {{disable: [length]}}\n", 10, "checks.locales.fa.disable", "mean 'disabled'?"),
        (f"{GOOD}{LOCALES}    fa: {{severity: {{x: info}}}}\n", 10, "checks.locales.fa.severity.x", "known:"),
        (GOOD.replace("version: 1", "version: 2"), 1, "version", "1"),
        (GOOD + "  - : [\n", None, None, "YAML"),
        ("- a\n", 1, None, ""),
    ],
    ids=[
        "unknown locale", "locale twice", "no locale", "unknown key", "outside", "bad pattern", "no pattern",
        "bad kind", "a bare path", "key twice", "bad beam",
        "unknown check", "unknown check rated", "bad severity", "off",
        "checks of another locale", "unknown key of a locale", "unknown check of a locale",
        "bad version", "bad syntax", "not a mapping",
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_line_and_key(text: str, line: int | None, key: str | None, reason: str) -> None:
    """One line names the file, the line and the key."""
    with pytest.raises(ConfigError) as caught:
        parsed(text)
    assert caught.value.path == "l10n.yaml"
    if line is not None:
        assert caught.value.line == line
    if key is not None:
        assert caught.value.key == key
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("more", "line", "key"),
    [
        ("  - path: source/b.txt\n  - path: letters/a.txt\n", 7, "documents.2.path"),
        ("  - path: source/b.txt\n    domain: a\n", 7, "documents.1.domain"),
        ("  - path: source/b.txt\nsource_locale: fr\n", 3, "locales.1"),
        ("publish:\n  policy: preview\n  locales:\n    ar: {}\n    it: {}\n", 10, "publish.locales.it"),
        ("checks:\n  locales:\n    ar: {}\n    it: {}\n", 9, "checks.locales.it"),
    ],
    ids=["same name", "same domain", "source locale", "publish.locales", "checks.locales"],
)
def test_what_contradicts_something_else_is_told_at_its_own_line(more: str, line: int, key: str) -> None:
    """Not at the first line of the file, where nobody would look."""
    with pytest.raises(ConfigError) as caught:
        parsed(f"locales:\n  - ar\n  - fr\ndocuments:\n  - path: source/a.txt\n{more}")
    assert (caught.value.line, caught.value.key) == (line, key)


def test_two_documents_may_not_share_a_catalog() -> None:
    """Two documents of the same name need a domain each."""
    with pytest.raises(ConfigError, match="share the domain 'x'"):
        parsed("locales: [fr]\ndocuments: [{path: a/x.txt}, {path: b/x.txt}]\n")
    settings = parsed("locales: [fr]\ndocuments: [{path: a/x.txt}, {path: b/x.txt, domain: y}]\n")
    assert [document.name for document in settings.documents] == ["x", "y"]


def test_what_a_locale_says_of_checks_goes_before_what_the_project_says() -> None:
    """Checks switched off add up; a severity of the locale replaces the project's; spelling is off until asked for."""
    checks = parsed(
        GOOD
        + "checks:\n  disabled: [length]\n  severity: {negation: error, tatweel: info}\n  locales:\n"
        + "    fa: {disabled: [numbers], severity: {tatweel: error}, spelling: true}\n"
    ).checks
    assert checks.policy("fa").disabled == {"length", "numbers"}
    assert checks.policy("fa").severities == {"negation": Severity.ERROR, "tatweel": Severity.ERROR}
    assert checks.policy("pt-BR").disabled == {"length", "spelling"}
    assert checks.policy("pt-BR").severities == {"negation": Severity.ERROR, "tatweel": Severity.INFO}
