"""Tests of l10n_pipeline.inline."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline import inline
from l10n_pipeline.inline import SpanKind


def found(text: str, *keep: str) -> list[str]:
    return [span.text for span in inline.find(text, keep)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a <b1>bold</b1> word<br/>", ["<b1>", "</b1>", "<br/>"], id="tags"),
        pytest.param('<a href="x">y</a>', ['<a href="x">', "</a>"], id="tag-with-attribute"),
        pytest.param("a < b and c > d, 3 <4> 5", [], id="less-than"),
        pytest.param("See https://x.org/a_(b).", ["https://x.org/a_(b)"], id="link-before-stop"),
        pytest.param("(see www.x.org/a?b=1&c=2)", ["www.x.org/a?b=1&c=2"], id="link-in-brackets"),
        pytest.param("Visit ncr-iran.org, today.", ["ncr-iran.org"], id="bare-domain"),
        pytest.param("That is so.In the end", [], id="missing-space"),
        pytest.param("Write to a.b+c@mail.x.org.", ["a.b+c@mail.x.org"], id="e-mail"),
        pytest.param("Run `l10n --help` or ``a`b``.", ["`l10n --help`", "``a`b``"], id="code"),
        pytest.param("{name} {0} {n:>10} ${x} {{ y }}", ["{name}", "{0}", "{n:>10}", "${x}", "{{ y }}"], id="braces"),
        pytest.param("{see the note below}", [], id="prose-in-braces"),
        pytest.param("%(name)s of %s, %1$s, %d", ["%(name)s", "%s", "%1$s", "%d"], id="printf"),
        pytest.param("100% of 50 % sure, 10%d", [], id="per-cent"),
        pytest.param("a&nbsp;b &#8217; AT&T; R & D", ["&nbsp;", "&#8217;"], id="entities"),
        pytest.param("", [], id="empty"),
    ],
)
def test_what_must_survive_is_found_and_prose_is_not(text: str, expected: list[str]) -> None:
    """Tags, links, code and placeholders are found whole; what only looks like them is prose."""
    assert found(text) == expected


def test_kept_strings_are_found_as_whole_words() -> None:
    """A string to keep is found between word boundaries, the longest where two begin at one place."""
    assert found("PMOI, PMOI/MEK and XPMOI.", "PMOI", "PMOI/MEK") == ["PMOI", "PMOI/MEK"]
    assert inline.find("PMOI", ["PMOI"])[0].kind is SpanKind.KEEP


def test_a_kept_string_inside_a_link_belongs_to_the_link() -> None:
    """Spans never overlap: the one that starts first wins."""
    assert found("https://pmoi.org/PMOI", "PMOI") == ["https://pmoi.org/PMOI"]


@pytest.mark.parametrize("style", inline.STYLES.values(), ids=inline.STYLES)
def test_masking_and_restoring_gives_the_text_back(style: inline.Style) -> None:
    """Restoring an untouched masked text gives the text, in every style, tags glued to words included."""
    text = "The <b1>PMOI</b1><a2/>wrote to a@b.org: `x`, {0}, [3], #4#, __5__, X6X, 7013."
    masked = inline.mask(text, inline.find(text, ["PMOI"]), style)
    assert "PMOI" not in masked.text
    assert "a@b.org" not in masked.text
    restored = inline.restore(masked, masked.text)
    assert restored.ok
    assert restored.text == text


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                " ",
                "<b>",
                "</b>",
                "{x}",
                "PMOI",
                "{0}",
                "7013",
                "__1__",
                ".",
                "é",
                "[2]",
                "#",
                "_",
                "x",
                "3",
                ",",
                "<",
                "[",
            ]
        )
    ),
    st.sampled_from(list(inline.STYLES.values())),
)
def test_any_text_survives_its_own_masks(parts: list[str], style: inline.Style) -> None:
    """Masking and restoring is the identity, whatever looks like a mask in the text."""
    text = "".join(parts)
    masked = inline.mask(text, inline.find(text, ["PMOI"]), style)
    restored = inline.restore(masked, masked.text)
    assert restored.text == text
    assert restored.lost + restored.doubled + restored.stray == ()


@given(st.text(alphabet="ab <>/{}%s.&;`@:"), st.lists(st.text(max_size=3), max_size=2))
def test_spans_are_in_order_and_pieces_are_the_text(text: str, keep: list[str]) -> None:
    """Spans do not overlap, hold what they say, and the pieces around them put together are the text."""
    spans = inline.find(text, keep)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join(piece.text for piece in inline.pieces(text, spans)) == text
    assert inline.lost(spans, text) == ()


def test_masks_are_known_in_other_digits_and_with_spaces_inside() -> None:
    """An engine that writes { ۰ } for {0} has kept the mask."""
    masked = inline.mask("Ask PMOI now", inline.find("Ask PMOI now", ["PMOI"]))
    assert inline.restore(masked, "اکنون از { ۰ } بپرسید").text == "اکنون از PMOI بپرسید"


def test_a_numeral_with_a_thousands_separator_is_still_a_mask() -> None:
    """French writes 7013 as 7 013 with a narrow no-break space."""
    masked = inline.mask("Ask PMOI", inline.find("Ask PMOI", ["PMOI"]), inline.STYLES["numerals"])
    assert inline.restore(masked, "Demander à 7\u202f013").text == "Demander à PMOI"


def test_what_an_engine_did_to_the_masks_is_told() -> None:
    """Dropped, doubled and invented masks are told apart, and none of them is ok."""
    text = "A PMOI and a NCRI"
    masked = inline.mask(text, inline.find(text, ["PMOI", "NCRI"]))
    restored = inline.restore(masked, "{0} {0} {7}")
    assert (restored.lost, restored.doubled, restored.stray) == (("NCRI",), ("PMOI",), ("{7}",))
    assert not restored.ok
    assert restored.text == "PMOI PMOI {7}"


@pytest.mark.parametrize(
    ("source", "translated", "wrong"),
    [
        pytest.param("<b>a</b> <i>b</i>", "{2} b {3} {0} a {1}", False, id="pairs-change-places"),
        pytest.param("<b>a</b> <i>b</i>", "{1} a {0} {2} b {3}", True, id="closes-before-it-opens"),
        pytest.param("<b>a</b> <i>b</i>", "{0} {2} a {1} b {3}", True, id="pairs-cross"),
        pytest.param("a</b> <i>b", "{0} a {1}", False, id="halves-in-their-order"),
        pytest.param("a</b> <i>b", "{1} a {0}", True, id="halves-change-places"),
        pytest.param("{x} {y}", "{1} {0}", False, id="placeholders-change-places"),
    ],
)
def test_tags_must_nest_after_translation(source: str, translated: str, wrong: bool) -> None:
    """Pairs of tags may move but not cross; other spans may stand in any order."""
    masked = inline.mask(source, inline.find(source))
    assert inline.restore(masked, translated).out_of_order is wrong


def test_spaces_that_parted_a_tag_from_a_word_are_taken_out() -> None:
    """Masks stand apart from words in the masked text; after restoring the tags touch their words again."""
    masked = inline.mask("a <b>word</b>.", inline.find("a <b>word</b>."))
    assert masked.text == "a {0} word {1}."
    assert inline.restore(masked, "un {0} mot {1}.").text == "un <b>mot</b>."


def test_pieces_translate_the_words_between_spans() -> None:
    """Only text with letters goes to an engine, without its outer white space."""
    text = "Ask PMOI , 1988 <b> by phone</b>."
    parts = inline.pieces(text, inline.find(text, ["PMOI"]))
    assert [part.text for part in parts if part.translate] == ["Ask", "by phone"]
    assert inline.join(parts, ["Demander", "au téléphone"]) == "Demander PMOI , 1988 <b> au téléphone</b>."


def test_what_is_lost_is_counted() -> None:
    """A span must stand as often as in the source, and inside a longer one it does not count."""
    text = "PMOI, PMOI/MEK and PMOI"
    spans = inline.find(text, ["PMOI", "PMOI/MEK"])
    assert inline.lost(spans, "PMOI/MEK et PMOI") == ("PMOI",)
    assert inline.lost(spans, "PMOI et PMOI") == ("PMOI/MEK",)
    assert inline.lost(spans, text) == ()
