"""The statement, cut by hand in data/statement.segments.txt, against the splitter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n_pipeline.segmentation import spans, split

_GOLDEN = Path(__file__).parent / "data" / "statement.segments.txt"
_SOURCE = Path(__file__).parents[2] / "source" / "statement.txt"
_MARKER = re.compile(r"^(?:I{1,3}|IV|[1-3])\.\s+")
_WRAPPED = (31, 38)


def _golden() -> list[list[str]]:
    return [block.splitlines() for block in _GOLDEN.read_text(encoding="utf-8").strip("\n").split("\n\n")]


def _raw_blocks() -> list[str]:
    """Return the blocks of the source with the white space they have there, without list and heading marks."""
    lines = _SOURCE.read_text(encoding="utf-8").split("\n")
    blocks = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or number - 1 in _WRAPPED:
            continue
        block = f"{line}\n{lines[number]}" if number in _WRAPPED else line
        blocks.append(_MARKER.sub("", block))
    return blocks


def _normal(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("segments", [pytest.param(block, id=block[0][:40]) for block in _golden()])
def test_a_block_of_the_statement_is_cut_as_by_hand(segments: list[str]) -> None:
    """Joined by single spaces, the segments of a block are found again."""
    assert split(" ".join(segments)) == segments


def test_double_spaces_and_wrapped_lines_of_the_source_change_no_cut() -> None:
    """The source's own white space gives the same segments once they are normalised."""
    found = [[_normal(piece) for piece in split(block)] for block in _raw_blocks()]
    assert found == _golden()


def test_the_spans_of_the_whole_statement_leave_nothing_out() -> None:
    """Cut in one go, every character but white space of the source lies in exactly one span."""
    text = _SOURCE.read_text(encoding="utf-8")
    pieces = "".join(text[start:end] for start, end in spans(text))
    assert "".join(pieces.split()) == "".join(text.split())


def test_the_golden_file_holds_the_whole_statement() -> None:
    """The hand-made cuts lost no word of the source."""
    golden = [" ".join(block) for block in _golden()]
    assert golden == [_normal(block) for block in _raw_blocks()]
