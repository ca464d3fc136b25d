"""Inline markup as translators see it, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.documents.base import Segmentation
from l10n_pipeline.documents.tagged import (
    Close,
    Empty,
    Item,
    Open,
    Text,
    cut,
    escape,
    plain,
    read,
    unescape,
    unwrap,
    write,
)


def parts(*items: Item) -> list[str]:
    return [segment.text for segment in cut(items, Segmentation.SENTENCE)]


BOLD = (Open("b", 0), Text("bold"), Close("b", 0))


def test_tags_are_numbered_from_one_in_every_segment() -> None:
    """The same sentence is the same message wherever it stands in its paragraph."""
    found = parts(Text("One is "), *BOLD, Text(". Two is "), Open("i", 1), Text("thin"), Close("i", 1), Text("."))
    assert found == ["One is <b1>bold</b1>.", "Two is <i1>thin</i1>."]


def test_a_sentence_end_inside_a_pair_of_tags_is_none() -> None:
    """Every segment's tags are its own."""
    assert parts(Text("See "), Open("a", 0), Text("this. And that"), Close("a", 0), Text(" too. Then go.")) == [
        "See <a1>this. And that</a1> too.",
        "Then go.",
    ]


def test_what_opens_at_a_cut_belongs_to_the_next_sentence_and_the_rest_to_the_last() -> None:
    """Footnote marks stay with their sentence; a bold next sentence keeps its tag."""
    items = (Text("One."), Empty("n", 0), Text(" "), Open("b", 1), Text("Two."), Close("b", 1), Empty("n", 2))
    assert parts(*items) == ["One.<n1/>", "<b1>Two.</b1><n2/>"]


def test_an_empty_pair_at_a_cut_stays_whole() -> None:
    """An element without text is not torn in two."""
    assert parts(Text("One. "), Open("a", 0), Close("a", 0), Text("Two.")) == ["One. <a1></a1>", "Two."]


def test_elements_that_hold_everything_are_taken_off() -> None:
    """A paragraph that is bold as a whole needs no tags."""
    around, inner = unwrap((Open("b", 0), Open("i", 1), Text("All. Of it."), Close("i", 1), Close("b", 0)))
    assert [first.letter for first, _ in around] == ["b", "i"]
    assert parts(*inner) == ["All.", "Of it."]
    assert unwrap((*BOLD, Text(" and "), Open("b", 1), Text("more"), Close("b", 1)))[0] == ()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<b1>gras</b1> mot", (Open("b", 0), Text("gras"), Close("b", 0), Text(" mot"))),
        ("mot <b1>gras</b1>", (Text("mot "), Open("b", 0), Text("gras"), Close("b", 0))),
        ("perdu", (Text("perdu"),)),
        ("<b1>ouvert", (Text("ouvert"),)),
        ("fermé</b1>", (Text("fermé"),)),
        ("<b1>a</b1><b1>b</b1>", (Text("a"), Text("b"))),
        ("<b1/>vide", (Text("vide"),)),
        ("<i9>inconnu</i9>", (Text("inconnu"),)),
        ("a &lt;b1> b", (Text("a <b1> b"),)),
    ],
    ids=["moved", "behind", "lost", "unclosed", "unopened", "twice", "wrong kind", "unknown", "escaped"],
)
def test_a_target_is_read_without_inventing_markup(target: str, expected: tuple[Item, ...]) -> None:
    """Tags may move; what does not fit is left out and its text stays."""
    assert tuple(read(target, BOLD)) == expected


def test_what_looks_like_a_tag_across_two_texts_is_escaped() -> None:
    """A format may give an ampersand and what follows it as two texts."""
    assert write([Text("&"), Text("lt;b1>")]) == "&amp;lt;b1>"
    assert read("&amp;lt;b1>", []) == [Text("&lt;b1>")]


def test_tags_that_cross_keep_one_pair() -> None:
    """Markup always nests."""
    items = (*BOLD, Open("i", 1), Text("x"), Close("i", 1))
    assert read("<b1>a<i2>b</b1>c</i2>", items) == [Open("b", 0), Text("a"), Text("b"), Close("b", 0), Text("c")]


@given(st.text(alphabet="<>&;/abltmp1 ", max_size=30))
def test_text_that_looks_like_tags_survives(text: str) -> None:
    """Escaping is undone exactly, and nothing escaped is read as a tag."""
    assert unescape(escape(text)) == text
    assert plain(read(escape(text), BOLD)) == text


_WORDS = st.text(alphabet="ab. <&é", min_size=1, max_size=12)


@st.composite
def contents(draw: st.DrawFn) -> list[Item]:
    items: list[Item] = []
    for key in range(draw(st.integers(0, 4))):
        items.append(Text(draw(_WORDS)))
        kind = draw(st.sampled_from(["pair", "empty", "nested"]))
        if kind == "empty":
            items.append(Empty("n", 10 * key))
        else:
            inner: list[Item] = [Text(draw(_WORDS))]
            if kind == "nested":
                inner = [Open("i", 10 * key + 1), *inner, Close("i", 10 * key + 1)]
            items += [Open("b", 10 * key), *inner, Close("b", 10 * key)]
    return [*items, Text(draw(_WORDS))]


@given(contents())
def test_nothing_is_lost_by_cutting_and_reading_again(items: list[Item]) -> None:
    """The words and the elements of a block are those of its segments, and a segment's text reads as its items."""
    segments = cut(items, Segmentation.SENTENCE)
    kept = [item for segment in segments for item in segment.items]
    assert "".join(plain(kept).split()) == "".join(plain(items).split())
    if segments:
        assert [i for i in kept if not isinstance(i, Text)] == [i for i in items if not isinstance(i, Text)]
    for segment in segments:
        again = read(segment.text, segment.items)
        assert write(again) == segment.text
