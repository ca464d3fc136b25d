"""What a target may not do to a page."""

from __future__ import annotations

import pytest

from l10n_pipeline.model import Catalog, Message, State
from l10n_pipeline.publish import harmless, without
from l10n_pipeline.publish.targets import clean


@pytest.mark.parametrize(
    ("target", "source", "shown"),
    [
        ("a\u202eb\u202cc", "", "abc"),
        ("\u2066a\u2069", "", "a"),
        ("\u2066a\u2069", "\u2066x\u2069", "\u2066a\u2069"),
        ("\u202ea", "\u202ex", "a"),
        ("one\n\n# two", "", "one # two"),
        ("one\u2028two", "", "one two"),
        ("a\x00\x1b[31mb\ufdd0c", "", "a[31mbc"),
        ("نیم\u200cفاصله \u200eو نشانه\u200f", "", "نیم\u200cفاصله \u200eو نشانه\u200f"),
        ("30\u202f000\u00a0%", "", "30\u202f000\u00a0%"),
    ],
    ids=["override", "isolate", "the source's isolate", "no override ever", "lines", "separators", "controls",
         "marks that people need", "spaces that people need"],
)  # fmt: skip
def test_what_would_reorder_or_hide_text_is_left_out(target: str, source: str, shown: str) -> None:
    """Overrides, isolates that the source has not, control characters and line breaks do not reach a page."""
    assert clean(target, source) == shown


def test_a_harmless_message_stays_the_same() -> None:
    """What needs no change is not copied, and every plural form is looked at."""
    good = Message(source="a", targets=("b",))
    bad = Message(source="c", source_plural="d", targets=("e", "f\u202e"))
    kept, cleaned = harmless(Catalog(header=None, messages=(good, bad))).messages
    assert kept is good
    assert cleaned.targets == ("e", "f")


def test_a_refused_message_is_untranslated() -> None:
    """Its target is taken away, the others stay."""
    catalog = Catalog(header=None, messages=(Message(source="a", targets=("x",)), Message(source="b", targets=("y",))))
    first, second = without(catalog, {"a"}).messages
    assert first.state is State.UNTRANSLATED
    assert second.target == "y"
