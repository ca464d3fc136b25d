"""Length, sentences, and targets that are their source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

SOURCE = "The prisoners were executed in the summer of that year, and their families were told nothing of it."
FRENCH = "Les prisonniers ont été exécutés à l’été de cette année-là, et leurs familles n’en ont rien su."
MORE = "They were buried in unmarked graves outside the city."
FRENCH_MORE = "Ils ont été enterrés dans des tombes anonymes hors de la ville."


@pytest.mark.parametrize(
    ("name", "locale", "source", "target"),
    [
        ("length", "fr", SOURCE, FRENCH),
        ("length", "fr", "NGO", "organisation non gouvernementale"),
        ("length", "zh", SOURCE, "囚犯在那年夏天被处决,家属一无所知,没有人告诉他们。"),
        ("sentence-count", "fr", f"{SOURCE} {MORE}", f"{FRENCH} {FRENCH_MORE}"),
        ("sentence-count", "fr", f"{SOURCE} {MORE}", f"{FRENCH[:-1]} ; {FRENCH_MORE}"),
        (
            "sentence-count",
            "ar",
            "“I have no regrets,” said Pour-Mohammadi. “We carried out God’s orders.”",
            "قال بور محمدي: «لست نادماً. لقد نفذنا أوامر الله».",
        ),
        ("sentence-count", "fr", "Dr. Shaheed came at 5 p.m. today.", "M. Shaheed est venu à 17 h."),
        ("identical", "fr", "Introduction", "Introduction"),
        ("identical", "fa", "BBC", "BBC"),
        ("identical", "fa", "https://example.org/a", "https://example.org/a"),
        ("identical", "en-GB", "a word of it", "a word of it"),
    ],
)
def test_a_whole_translation_raises_nothing(check: Check, name: str, locale: str, source: str, target: str) -> None:
    """Languages differ in length, join sentences, and share words."""
    assert check(name, source, target, locale) == ()


@pytest.mark.parametrize(
    ("name", "locale", "source", "target"),
    [
        ("length", "fr", SOURCE, "Les prisonniers ont été exécutés."),
        ("length", "fr", SOURCE, "Les prisonniers ont été exécutés à l’été de cette année-là, et leurs familles"),
        ("length", "fr", SOURCE, f"{FRENCH} {FRENCH_MORE} {FRENCH_MORE}"),
        ("length", "fa", SOURCE, "زندانیان اعدام شدند."),
        ("length", "ru", SOURCE, "Они казнены."),
        ("sentence-count", "fr", f"{SOURCE} {MORE}", FRENCH),
        ("sentence-count", "fr", SOURCE, f"{FRENCH} {FRENCH_MORE}"),
        ("identical", "fa", "a word of it", "a word of it"),
        ("identical", "fr", "See the page", "See the page"),
    ],
)
def test_what_seems_lost_or_added_is_a_warning(check: Check, name: str, locale: str, source: str, target: str) -> None:
    """The usual length of the language tells."""
    (issue,) = check(name, source, target, locale)
    assert issue.severity is Severity.WARNING


def test_a_text_said_twice_is_a_loop(check: Check) -> None:
    """The whole text again is a fault of machine translation."""
    (issue,) = check("repetition", SOURCE, f"{FRENCH} {FRENCH}")
    assert issue.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        pytest.param("Un mot. " * 30_000, Severity.ERROR, id="a-quarter-megabyte"),
        pytest.param("Un mot. " * 100, Severity.WARNING, id="under-a-thousand-characters"),
    ],
)
def test_an_absurd_length_is_an_error(check: Check, target: str, severity: Severity) -> None:
    """Twenty times the usual length and more than a thousand characters are no translation of five words."""
    (issue,) = check("length", "They were buried without graves.", target)
    assert issue.severity is severity
    assert check("length", SOURCE * 20, FRENCH * 20) == ()


def test_one_sentence_is_said_in_the_singular(check: Check) -> None:
    """Messages are read by people."""
    (issue,) = check("sentence-count", SOURCE, f"{FRENCH} {FRENCH_MORE}")
    assert "1 sentence," in issue.message
