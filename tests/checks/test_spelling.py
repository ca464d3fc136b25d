"""Spelling by hunspell dictionaries: a small one, made here."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.checks import CheckContext
from l10n_pipeline.checks.base import Rule
from l10n_pipeline.checks.spelling import find_dictionary, load_dictionary, spelling_check
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Glossary, Rendering, Severity, Term

AFFIXES = "SET UTF-8\nTRY esianrt\nSFX S Y 1\nSFX S 0 s .\n"
WORDS = ("le", "la", "prison/S", "est", "vide", "homme/S", "dit", "oui", "rendez", "vous")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a French dictionary of ten words, of which some have a plural."""
    (tmp_path / "fr.aff").write_text(AFFIXES, encoding="utf-8")
    (tmp_path / "fr.dic").write_text(f"{len(WORDS)}\n" + "\n".join(WORDS) + "\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def rule(folder: Path) -> Rule:
    """Return the check with that dictionary and a glossary of one term."""
    path = find_dictionary(get_locale("fr"), [folder])
    assert path is not None
    term = Term(source="muharibih", renderings={"fr": Rendering("moharebeh", accepted=("guerre contre Dieu",))})
    return spelling_check(load_dictionary(path), Glossary((term,)), "fr", ["Evine"])


def found(rule: Rule, target: str, source: str = "A text by Shaheed.") -> list[str]:
    context = CheckContext(source=source, target=target, locale=get_locale("fr"), source_locale=get_locale("en"))
    issues = tuple(rule.run(context))
    assert all(issue.severity is Severity.INFO and issue.check == "spelling" for issue in issues)
    return [target[issue.start : issue.end] for issue in issues]


@pytest.mark.parametrize(
    ("target", "wrong"),
    [
        ("La prison est vide.", []),
        ("Les prisons", ["Les"]),
        ("la prisson est vid", ["prisson", "vid"]),
        ("l’homme dit", []),
        ("l’hommme dit", ["l’hommme"]),
        ("le rendez-vous", []),
        ("moharebeh et guerre contre Dieu", ["et"]),
        ("la prison d’Evine", []),
        ("la PMOI dit à Shaheed", ["à"]),
        ("Dit oui. Prisson vide", ["Prisson"]),
        ("dit https://exemple.org/prisson et shaheed", ["et"]),
        ("le <b1>prisson</b1>", ["prisson"]),
    ],
)
def test_words_that_no_dictionary_knows_are_told(rule: Rule, target: str, wrong: list[str]) -> None:
    """Inflections, elisions, compounds, names, the glossary, the source's own words and addresses are right."""
    assert found(rule, target) == wrong


def test_the_closest_dictionary_is_taken(tmp_path: Path) -> None:
    """The locale's own, then the language's, then any of the language; one without its words is none."""
    tags = ("fr", "fr_CA", "fr_BE", "ar_SA")
    for tag in tags:
        (tmp_path / f"{tag}.aff").write_text(AFFIXES, encoding="utf-8")
        (tmp_path / f"{tag}.dic").write_text("1\noui\n", encoding="utf-8")
    (tmp_path / "de.aff").write_text(AFFIXES, encoding="utf-8")

    def name(tag: str) -> str | None:
        path = find_dictionary(get_locale(tag), [tmp_path / "nowhere", tmp_path])
        return path.name if path else None

    assert [name(tag) for tag in ("fr-CA", "fr", "fr-CH", "ar", "de", "it")] == [
        "fr_CA.aff", "fr.aff", "fr.aff", "ar_SA.aff", None, None,
    ]  # fmt: skip
