"""Plain text to blocks and segments, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.documents import Rule, read_document
from l10n_pipeline.errors import DocumentError
from l10n_pipeline.model import Block, BlockKind, Segment

STATEMENT = Path(__file__).parents[2] / "source" / "statement.txt"
SIGNATORIES = Rule(after=re.compile("^Note: This declaration only binds"), kind=BlockKind.SIGNATORY, translate=False)


def read(text: str, *rules: Rule) -> tuple[Block, ...]:
    return read_document(text.encode(), "a.txt", rules).blocks


def texts(block: Block) -> list[str]:
    return [segment.text for segment in block.segments]


def unchanged(segment: Segment) -> str:
    return segment.text


def test_the_statement_is_written_back_byte_for_byte() -> None:
    """With source for target the statement has its own bytes again, non-breaking spaces and all."""
    data = STATEMENT.read_bytes()
    assert read_document(data, str(STATEMENT), [SIGNATORIES]).merge(unchanged) == data


def test_the_statement_has_the_blocks_a_reader_sees() -> None:
    """Titles, datelines, headings, demands, signature and the signatories are told apart."""
    blocks = read_document(STATEMENT.read_bytes(), str(STATEMENT), [SIGNATORIES]).blocks
    by_line = {block.line: block for block in blocks}
    kinds = {line: by_line[line].kind for line in (1, 3, 5, 7, 9, 13, 29, 75, 110, 118, 119, 121, 122, 126, 129, 329)}
    assert kinds == {
        1: BlockKind.DATELINE,
        3: BlockKind.TITLE,
        5: BlockKind.TITLE,
        7: BlockKind.SALUTATION,
        9: BlockKind.DATELINE,
        13: BlockKind.PARAGRAPH,
        29: BlockKind.HEADING,
        75: BlockKind.HEADING,
        110: BlockKind.ITEM,
        118: BlockKind.SIGNATURE,
        119: BlockKind.SIGNATURE,
        121: BlockKind.SIGNATURE,
        122: BlockKind.DATELINE,
        126: BlockKind.PARAGRAPH,
        129: BlockKind.SIGNATORY,
        329: BlockKind.SIGNATORY,
    }
    signatories = [block for block in blocks if block.kind is BlockKind.SIGNATORY]
    # The statement speaks of 103 organisations and lists 101.
    assert len(signatories) == 101
    assert not any(block.translate for block in signatories)
    assert all(block.translate for block in blocks if block.kind is not BlockKind.SIGNATORY)


def test_the_demands_and_headings_do_not_swallow_their_numbers() -> None:
    """Numbers stay in the skeleton."""
    blocks = {block.line: block for block in read_document(STATEMENT.read_bytes(), "s.txt", [SIGNATORIES]).blocks}
    assert blocks[110].marker == "1."
    assert texts(blocks[110])[0].startswith("to strongly condemn the 1988 massacre of 30,000 political prisoners")
    assert blocks[29].marker == "I."
    assert texts(blocks[29]) == ["General Overview"]


def test_hard_wrapped_lines_of_the_statement_are_joined() -> None:
    """The two sentences that the source breaks in the middle are whole."""
    blocks = {block.line: block for block in read_document(STATEMENT.read_bytes(), "s.txt", [SIGNATORIES]).blocks}
    assert 32 not in blocks
    assert "physical integrity of persons whom it arbitrarily" in texts(blocks[31])[-1]
    assert "standards were not always met.”" in texts(blocks[38])[-1]


def test_a_line_that_ends_a_sentence_ends_its_block() -> None:
    """Paragraphs without a blank line between them are blocks of their own."""
    blocks = {block.line: block for block in read_document(STATEMENT.read_bytes(), "s.txt", [SIGNATORIES]).blocks}
    assert {57, 58, 59} <= set(blocks)
    assert texts(blocks[58])[0].startswith("Iran’s judiciary and laws")


WRAPPED = (
    "The first line of this paragraph was wrapped by a mail program\n"
    "that puts seventy characters on a line and not one more than\n"
    "that.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n", [["One."], ["Two."]]),
        (WRAPPED, [[" ".join(WRAPPED.split())]]),
        ("Kind regards\nJane Doe\n", [["Kind regards"], ["Jane Doe"]]),
        ("First item\nsecond item\nthird item\n", [["First item"], ["second item"], ["third item"]]),
        ("Said\u00a0 once.\u00a0 Said twice.", [["Said once.", "Said twice."]]),
        ("", []),
        ("\n \n\u00a0\n", []),
    ],
    ids=["blank line", "wrapped", "signature", "short lines", "spaces", "empty", "only white space"],
)
def test_lines_become_blocks(text: str, expected: list[list[str]]) -> None:
    """Blank lines, sentence ends and short lines end a block; wrapped lines go on."""
    assert [texts(block) for block in read(text)] == expected


NARROW = (
    "We call on the Council to open\n"
    "an inquiry. It must be\n"
    "independent, and name those\n"
    "who gave the orders of 1988.\n"
)
ITEMS = (
    "- First the documents, which the ministry\n  keeps. All of them.\n- Second the graves.\nSigned,\nThe Committee\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NARROW, [" ".join(NARROW.split())]),
        (ITEMS, ["First the documents, which the ministry keeps. All of them.", "Second the graves.", "Signed,"]),
        ("10 Downing Street Gardens\nLondon\nUnited Kingdom\n", ["10 Downing Street Gardens", "London"]),
        (
            "For the archive of the families\nin Paris\nand elsewhere\n",
            ["For the archive", "in Paris", "and elsewhere"],
        ),
    ],
    ids=["narrow", "hanging items", "address", "room for a word"],
)
def test_narrow_lines_are_joined_only_where_they_look_wrapped(text: str, expected: list[str]) -> None:
    """Full lines that go on in lower case, and what hangs below an item, are one block; addresses are not."""
    found = [" ".join(texts(block)) for block in read(text)]
    assert [have[: len(want)] for have, want in zip(found, expected, strict=False)] == expected
    assert len(found) >= len(expected)


def test_a_sentence_that_ends_at_the_wrap_does_not_end_a_filled_paragraph() -> None:
    """Where every line is as full as can be the paragraph ends at the blank line only."""
    text = (
        "In the summer of 1988 the prisons were closed to all visitors.\n"
        "Families who came to the gates were sent away without an answer.\n"
        "No official told them where their children were.\n\nNext.\n"
    )
    assert [block.line for block in read(text)] == [1, 5]


def test_only_what_was_translated_changes() -> None:
    """A translated sentence is replaced; its neighbours, markers and spaces keep their bytes."""
    data = "1.\u00a0\u00a0 Keep  this. Change this.\r\n\r\n  Tail  \r\n".encode()
    document = read_document(data, "a.txt")
    merged = document.merge(lambda s: "Changé." if s.text == "Change this." else s.text)
    assert merged.decode() == "1.\u00a0\u00a0 Keep  this. Changé.\r\n\r\n  Tail  \r\n"


def test_a_byte_order_mark_and_a_missing_last_newline_survive() -> None:
    """What stands before and after the text is kept."""
    data = b"\xef\xbb\xbfTitle\n\nText without end"
    document = read_document(data, "a.txt")
    assert [texts(block) for block in document.blocks] == [["Title"], ["Text without end"]]
    assert document.merge(unchanged) == data


def test_a_rule_names_the_blocks_it_matches() -> None:
    """A match rule sets kind and translation of the blocks whose text it finds."""
    blocks = read(
        "DRAFT 3\n\nA sentence.\n", Rule(match=re.compile("^DRAFT"), kind=BlockKind.DATELINE, translate=False)
    )
    assert [(block.kind, block.translate) for block in blocks] == [
        (BlockKind.DATELINE, False),
        (BlockKind.PARAGRAPH, True),
    ]


def test_a_region_rule_ends_where_it_says() -> None:
    """Lines after the first match are blocks of their own, up to the line that ends the region."""
    rule = Rule(after=re.compile("^Names"), until=re.compile("^End"), kind=BlockKind.SIGNATORY, translate=False)
    blocks = read("Names:\nA. One\nB and\nc\nEnd of it.\n", rule)
    assert [(texts(b)[0], b.kind) for b in blocks] == [
        ("Names:", BlockKind.PARAGRAPH),
        ("A. One", BlockKind.SIGNATORY),
        ("B and", BlockKind.SIGNATORY),
        ("c", BlockKind.SIGNATORY),
        ("End of it.", BlockKind.PARAGRAPH),
    ]


def test_a_rule_that_keeps_a_block_keeps_it_whatever_the_translation() -> None:
    """What is not to be translated keeps its bytes even where a target is offered."""
    rule = Rule(match=re.compile("^Keep"), translate=False)
    document = read_document(b"Keep me.\n\nNot me.\n", "a.txt", [rule])
    assert document.merge(lambda s: "X") == b"Keep me.\n\nX\n"


def test_bytes_that_are_not_text_are_refused() -> None:
    """Not UTF-8, or a NUL: an error with path and line."""
    with pytest.raises(DocumentError, match=r"^a\.txt:2: is not UTF-8"):
        read_document(b"fine\n\xff\xfe\n", "a.txt")
    with pytest.raises(DocumentError, match=r"^a\.txt:2: holds a NUL"):
        read_document(b"fine\n\0\n", "a.txt")


def test_an_unknown_suffix_names_the_known_ones() -> None:
    """A format nobody reads is an error that says what is read."""
    with pytest.raises(
        DocumentError,
        match=r"no adapter reads \.xyz \(known: \.docx, \.htm, \.html, \.markdown, \.md, \.text, \.txt, \.xhtml\)",
    ):
        read_document(b"", "a.xyz")


@given(st.text(alphabet=st.sampled_from(list('aB .!?\n\r\t\u00a0\u2028\ufeff1)("”“-…é؟')), max_size=200))
def test_any_text_is_written_back_byte_for_byte(text: str) -> None:
    """Whatever the text, the unchanged merge is the text, and every character is in one segment or the skeleton."""
    data = text.encode()
    document = read_document(data, "a.txt")
    assert document.merge(unchanged) == data
    for block in document.blocks:
        assert block.segments
        for segment in block.segments:
            assert segment.text == segment.text.strip() != ""
