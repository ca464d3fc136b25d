"""Tags of an old translation made those of the new sentence."""

from __future__ import annotations

import pytest

from l10n_pipeline.pretranslate.tags import fit_tags


@pytest.mark.parametrize(
    ("source", "old_source", "old_target", "expected"),
    [
        pytest.param("a b", "<i1>a</i1> b", "<i1>x</i1> y", "x y", id="none-in-the-new"),
        pytest.param("<i1>a</i1> c", "<i1>a</i1> b", "<i1>x</i1> y", "<i1>x</i1> y", id="the-same"),
        pytest.param("<b1>a</b1> b", "<i1>a</i1> b", "y <i1>x</i1>", "y <b1>x</b1>", id="in-the-same-places"),
        pytest.param("<b1>a</b1> 9", "<i1>a</i1> 10", "<i1>x</i1> 10", "<b1>x</b1> 10", id="another-number"),
        pytest.param("a <b1>b</b1>", "<i1>a</i1> b", "<i1>x</i1> y", "x y", id="elsewhere"),
        pytest.param("<b1>a</b1> b", "<b1>a</b1> <i2>b</i2>", "<i2>y</i2> <b1>x</b1>", "y <b1>x</b1>", id="one-less"),
        pytest.param("a b.", "a <f1/> b<n2/>.", "x <f1/> y<n2/>.", "x y.", id="empty-ones"),
        pytest.param("a.", "a <f1/>.", "<f1/> x <f1/>.", "x.", id="spaces-beside"),
        pytest.param("<i2>a</i2> <b1/>", "<b1>a</b1> <i2/>", "<b1>x</b1> <i2/>", "<i2>x</i2> <b1/>", id="exchanged"),
        pytest.param("b <c>", "a <c>", "x <d>", "x <d>", id="words-in-angles-of-the-translator"),
        pytest.param("a <b1>b</b1>", "a b", "x y", "x y", id="more-in-the-new"),
    ],
)  # fmt: skip
def test_tags_are_fitted(source: str, old_source: str, old_target: str, expected: str) -> None:
    """Renamed where they stand around the same words, taken out where the new sentence has none of that name."""
    assert fit_tags(source, old_source, old_target) == expected
