"""Direction marks in right-to-left text: where they stand, and that nothing else gets any."""

from __future__ import annotations

import pytest

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
