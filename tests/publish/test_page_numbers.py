"""Numbers of pages, where there are no pages."""

from __future__ import annotations

import pytest

from l10n_pipeline.publish.page_numbers import without_page_numbers


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Page <x1/> – mail@example.org", "mail@example.org"),
        ("Page <x1/> of <x2/>", ""),
        ("<x1/>", ""),
        ("<x1/> / <x2/>", ""),
        ("Geneva | page <x1/>", "Geneva"),
        ("Geneva, 3 June – Page <x1/> – mail", "Geneva, 3 June – mail"),
        ("Geneva<tab1/>Page <x2/>", "Geneva"),
        ("Geneva <b1>(p. <x2/>)</b1>", "Geneva"),
        ("Page <b1><x2/></b1> • <a3>mail</a3>", "<a3>mail</a3>"),
        ("Seite <x1/> von <x2/> – Post", "Post"),
        ("صفحهٔ <x1/> از <x2/> – ژنو", "ژنو"),
        ("Example Rights <x1/>", "Example Rights"),
        ("Pager <x1/>", "Pager"),
        ("A <x3/> b", "A <x3/> b"),
    ],
)
def test_numbers_of_pages_go_with_what_joins_them(text: str, left: str) -> None:
    """Their word, where it is known, brackets, dashes, tabs; every other word and tag stays."""
    assert without_page_numbers(text, ["x1", "x2"]) == left
