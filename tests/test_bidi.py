"""Direction marks in right-to-left text: where they stand, and that nothing else gets any."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.bidi import LRM, RLM, Marks, marks_around, runs


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("شمارهٔ +98 21 5555 0100 است", f"شمارهٔ {LRM}+98 21 5555 0100 است"),
        ("از 9:00–17:00 باز است", f"از {LRM}9:00–17:00 باز است"),
        ("از 9:00 – 17:00 باز است", f"از {LRM}9:00 – 17:00 باز است"),
        ("با 10.6 % و 17% است", f"با {LRM}10.6 %{LRM} و {LRM}17%{LRM} است"),
        ("در https://example.org/ است", f"در https://example.org/{LRM} است"),
        ("با +۹۸ ۲۱ ۵۵۵۵ ۰۱۰۰ است", f"با {LRM}+۹۸ ۲۱ ۵۵۵۵ ۰۱۰۰ است"),
        ("سازمان Amnesty ۳۰ تن", f"سازمان Amnesty{RLM} ۳۰ تن"),
        ("سازمان HRW، Amnesty و", f"سازمان HRW، {RLM}Amnesty و"),
        ("گزارش HRW (30 صفحه)", f"گزارش HRW{RLM} (30 صفحه)"),
        ("در تاریخ 12/03/2024 و 10.6 و 2019 بود", "در تاریخ 12/03/2024 و 10.6 و 2019 بود"),
        ("به info@example.org بنویسید", "به info@example.org بنویسید"),
        (f"یا {LRM}+98 21 5555 بزنید", f"یا {LRM}+98 21 5555 بزنید"),
        ("نامه‌ای از HRW (۲۰۱۴) رسید", f"نامه‌ای از HRW{RLM} (۲۰۱۴) رسید"),
    ],
    ids=[
        "telephone", "hours", "spaced hours", "per cent", "address", "Persian telephone", "number behind a name",
        "two names", "number in brackets", "plain numbers", "mail", "marked already", "year in brackets",
    ],
)  # fmt: skip
def test_marks_stand_where_a_text_falls_apart_and_nowhere_else(text: str, marked: str) -> None:
    """Around signs and digits that belong together, and behind a Latin name that a number or another name follows."""
    assert "".join(part for part, _ in Marks()(text)) == marked


def test_marks_know_what_stood_in_the_piece_before() -> None:
    """Bold words and links are pieces of their own: a Latin name across them stays one."""
    marks = Marks()
    pieces = ["نام ", "The United", " Nations", " ۳۰ ", "+1 202 555", "، ", "HRW"]
    made = ["".join(part for part, _ in marks(piece)) for piece in pieces]
    assert made == ["نام ", "The United", " Nations", f"{RLM} ۳۰ ", f"{LRM}+1 202 555", "، ", f"{RLM}HRW"]


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("2019", ("", "")),
        ("10.6%", ("", "")),
        ("1,204", ("", "")),
        ("10.6 %", (LRM, LRM)),
        ("+98 21 5555 0100", (LRM, "")),
        ("Not known.", ("", LRM)),
        ("", ("", "")),
    ],
)
def test_a_text_alone_gets_the_marks_that_keep_its_order(text: str, around: tuple[str, str]) -> None:
    """What a table's cell holds as it stood: one number needs nothing."""
    assert marks_around(text) == around


def test_percentages_are_runs() -> None:
    """The sign stays on its side of an ASCII number."""
    assert list(runs("با 10.6 % بود", rtl=True)) == [("با ", False), ("10.6 %", True), (" بود", False)]


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("بلغ €980,500.50 هذا", ["€980,500.50"]),
        ("بلغ 980,500.50 هذا", []),
        ("بین 10,000-12,000 نفر", ["10,000-12,000"]),
        ("بلغ 1 250,50 هذا", ["1 250,50"]),
        ("با 1\u202f250\u202f000 نفر", ["1\u202f250\u202f000"]),
        ("از 10,5–12,5 % شد", ["10,5–12,5 %"]),
        ("سعر $1,250.50 - $2,300.75 هنا", ["$1,250.50 - $2,300.75"]),
        ("سعر 1'250'000.50 هنا", ["1'250'000.50"]),
        ("در سال 1988. 30,000 نفر", []),
        ("هاتف +44 (0)20 7946 0958 هنا", ["+44 (0)20 7946 0958"]),
        ("با ۱۲ ۳۴۵ ۶۷۸ نفر", ["۱۲ ۳۴۵ ۶۷۸"]),
        ("در سال ۱۹۸۸ ۳۰۰ نفر", []),
        ("بیش از 10½ سال", ["10½"]),
        ("بیش از ۱۰½ سال", ["۱۰½"]),
        ("تا 41 °C رسید", ["41 °C"]),
        ("در 1990s و 3D بود", ["1990s", "3D"]),
        ("(از 9:00-17:30)", ["9:00-17:30"]),
        ("خانم <l.b@example.org>, +33 1 55 55 01 23", ["<l.b@example.org>", "+33 1 55 55 01 23"]),
    ],
    ids=[
        "amount with cents", "one number", "range of thousands", "groups and fraction", "narrow spaces",
        "range in per cent", "range of amounts", "Swiss groups", "two sentences", "national prefix",
        "Persian groups", "year and number", "a half", "a half, Persian", "degrees", "number that begins a word",
        "bracket behind hours", "mail address in brackets",
    ],
)  # fmt: skip
def test_a_run_holds_a_number_whole_or_not_at_all(text: str, against: list[str]) -> None:
    """A piece of a number, isolated, changes its place with the rest: €980,500.50 would read 500.50,€980."""
    assert [part for part, run in runs(text, rtl=True) if run] == against


@given(st.text(alphabet="0123456789.,-–/:' ()€%۱۲ابجAb<>@+½", max_size=40))
def test_no_run_begins_or_ends_inside_a_number(text: str) -> None:
    """Whatever stands around it, both characters beside a cut are never digits, nor a digit and its separator."""
    pieces = [part for part, _ in runs(text, rtl=True)]
    assert "".join(pieces) == text
    for before, behind in itertools.pairwise(pieces):
        assert re.search(r"[0-9][.,]?\Z", before) is None or re.match(r"[.,]?[0-9]", behind) is None
