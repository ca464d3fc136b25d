"""Letters, punctuation and spaces of each locale."""

from __future__ import annotations

import pytest

from l10n_pipeline.locales import get_locale
from l10n_pipeline.typography import tidy


@pytest.mark.parametrize(
    ("locale", "before", "after"),
    [
        ("fa", "اين كتاب است?", "این کتاب است؟"),
        ("fa", "چرا ؟?", "چرا ؟"),
        ("fa", "الف, ب; ج", "الف، ب؛ ج"),
        ("fa", "۳۰,۰۰۰ و 30,000", "۳۰,۰۰۰ و 30,000"),
        ("ar", "هل هذا كتاب?", "هل هذا كتاب؟"),
        ("ar", "كتاب ي", "كتاب ي"),
        ("fr", "Pourquoi?", "Pourquoi\u202f?"),
        ("fr", "Il dit: «Non»; c'est tout !", "Il dit\u00a0: «\u00a0Non\u00a0»\u202f; c’est tout\u202f!"),
        ("fr", "à 10:30, voir http://a.example/?q=1", "à 10:30, voir http://a.example/?q=1"),
        ("de", "Was  ist  das?", "Was ist das?"),
        ("fa", "  ", ""),
    ],
)
def test_output_is_brought_to_its_locale(locale: str, before: str, after: str) -> None:
    """Persian letters, Arabic-script punctuation and French spaces are set; words and numbers stay."""
    assert tidy(before, get_locale(locale)) == after
    assert tidy(after, get_locale(locale)) == after
