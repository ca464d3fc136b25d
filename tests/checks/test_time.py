"""Every check takes time in proportion to its texts, whatever they are."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from l10n_pipeline.checks import CHECKS
from l10n_pipeline.model import Issue

Check = Callable[..., tuple[Issue, ...]]

HARD = {
    "capitals": ("Obama " + "A-" * 4000 + "x Putin", "Putin " + "B-" * 4000 + " Obama"),
    "names": ("Abcd Efgh " * 2000, "Abcd Efgj " * 2000),
    "stops": ("." * 20_000, ". " * 10_000),
    "negations": ("not no " * 3000, "ne pas نمی لا " * 2000),
    "numbers": ("1 2 " * 2000 + "May", "3 4 " * 2000 + " ماه"),
    "one word": ("un" * 9000, "less" * 5000),
    "quotation marks": ("“" * 5000 + "'" * 5000, "«" * 5000 + "‘" * 5000),
    "attributions": ("“a,” said x. " * 1500, "« a, dit x. " * 1500),
    "brackets": ("(a" * 5000, "[b" * 5000),
    "tags": ("<b1>" * 3000, "<b1" * 5000),
    "spaces": (" " * 20_000, "\u00a0 " * 10_000),
    "digits and signs": ("1,2.3 % " * 2000, "۱٫۲ ٪" * 2000),
    "codes": ("0101 +1 No. A-1/2 " * 1100, "0102 +2 " * 2500),
    "one code": ("+1" + " 1" * 9000 + ":1", "0/" * 9000),
    "number words": ("between one hundred and two " * 700, "entre cent et vingt سی و ده ألف وستة " * 600),
    "endless numbers": ("million " * 2500, "mille milliards de milliards milliards " * 500),
    "one number word": ("twenty-" * 2800, "سی\u200cو" * 5000),
    "noughts": ("05/06/" * 3000, "01" * 9000),
    "one word again and again": ("word " * 4000, "کلمه " * 4000),
}


@pytest.mark.parametrize("locale", ["fa", "ar", "fr"])
@pytest.mark.parametrize(("source", "target"), HARD.values(), ids=HARD)
def test_no_text_of_twenty_thousand_letters_takes_long(check: Check, locale: str, source: str, target: str) -> None:
    """A quadratic rule would take minutes here; a second is a hundred times what a linear one needs."""
    for name in CHECKS:
        start = time.process_time()
        check(name, source, target, locale)
        assert time.process_time() - start < 1, name
