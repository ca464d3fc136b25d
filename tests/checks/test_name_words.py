"""The words of a text that may be names."""

from __future__ import annotations

import pytest

from l10n_pipeline.checks.names.words import LATIN_OF, NAMES_OF, Latin, find_words


@pytest.mark.parametrize(
    ("piece", "names"),
    [
        ("Tehran,", ["Tehran"]),
        ("(Rouhani’s", ["Rouhani"]),
        ("Paris–London", ["Paris", "London"]),
        ("Monday", []),
        ("UN", []),
        ("mcDonald", []),
        ("https://example.org/Tehran", []),
        ("(Tehran.com)", []),
    ],
    ids=["comma", "possessive", "two", "weekday", "short", "inside", "address", "host"],
)
def test_the_names_of_a_piece_are_its_words_with_a_capital(piece: str, names: list[str]) -> None:
    """Possessives are cut off; weekdays, words of two letters and addresses are no names."""
    assert [name.text for name in NAMES_OF[piece]] == names


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("Callamard", ("klmrt", "klmr")),
        ("China", ("sn",)),
        ("Iran", ()),
        ("Iowa", ()),
        ("Genève", ()),
    ],
    ids=["silent end", "two", "short", "none", "other letters"],
)
def test_a_name_is_heard_by_its_consonants(name: str, heard: tuple[str, ...]) -> None:
    """The last of four or more may be silent; two say too little in a short name, and one says nothing."""
    assert NAMES_OF[name][0].heard == heard


def test_an_adjective_says_nothing() -> None:
    """Other languages set *Iranian* elsewhere, so where it stands says nothing about the order of names."""
    assert NAMES_OF["Iranian"][0].sayings == ()
    assert NAMES_OF["Tehran"][0].sayings == ("Tehran", "trn")


def test_a_piece_without_latin_names_tells_nothing() -> None:
    """Most pieces of a target in another script are of that kind."""
    assert LATIN_OF["تهران"] is None
    assert LATIN_OF["Rohani’s,"] == Latin(("Rohani’s",), ("Rohani",))


def test_words_are_found_at_their_places() -> None:
    """Spans are those of the whole text, double spaces and addresses before them counted."""
    text = "See  www.example.org (Tehran) or Paris."
    assert [(word, text[start:end]) for word, start, end in find_words(text)] == [
        ("See", "See"),
        ("Tehran", "Tehran"),
        ("Paris", "Paris"),
    ]
