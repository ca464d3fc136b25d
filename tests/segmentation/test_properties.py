"""What holds for every text."""

from __future__ import annotations

import subprocess
import sys
import time

from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.segmentation import spans, split

_PIECES = [
    *(
        "The law",
        "a",
        "Dr",
        "U.S",
        "said",
        "I",
        "iPhone",
        "5",
        "1",
        "p.m",
        "etc",
        "Yahoo",
        "Mr",
        "http://a.b",
        "قال",
        "字",
    ),
    *(
        ".",
        "...",
        "…",
        "!",
        "?",
        "؟",
        "。",
        "۔",
        ":",
        ",",
        '"',
        "“",
        "”",
        "«",
        "»",
        "(",
        ")",
        "[1]",
        "'",
        "- ",
        "• ",
        "1. ",
    ),
    *(
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\x0c",
        "\t",
        "</b>",
        "<i>",
        ":)",
        "a) ",
        "《",
        "》",
    ),
]
PROSE = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
ANY_TEXT = st.one_of(st.text(max_size=200), PROSE)


@given(ANY_TEXT)
def test_spans_are_in_order_and_apart(text: str) -> None:
    """No span is empty, none begins before the one in front has ended."""
    last = 0
    for start, end in spans(text):
        assert last <= start < end <= len(text)
        last = end


@given(ANY_TEXT)
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    """The characters of all spans are those of the text, white space aside."""
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@given(ANY_TEXT)
def test_pieces_have_no_white_space_around_them(text: str) -> None:
    """Each piece is stripped, and split gives the text of the spans."""
    pieces = split(text)
    assert pieces == [text[start:end] for start, end in spans(text)]
    assert all(piece == piece.strip() and piece for piece in pieces)


@given(ANY_TEXT)
def test_the_same_text_is_always_cut_alike(text: str) -> None:
    """Two calls agree."""
    assert spans(text) == spans(text)


@given(st.lists(PROSE, min_size=1, max_size=4))
def test_a_blank_line_is_always_a_boundary(paragraphs: list[str]) -> None:
    """Paragraphs are cut one by one: what stands around a blank line has no say."""
    assert split("\n\n".join(paragraphs)) == [piece for paragraph in paragraphs for piece in split(paragraph)]


@given(st.text(alphabet=" \t\n\r\u00a0\u2028\u2029\x0c\x1f", max_size=20))
def test_a_blank_text_has_no_sentences(text: str) -> None:
    """White space alone gives nothing."""
    assert split(text) == []


def test_a_sentence_cut_again_stays_whole() -> None:
    """Cutting is stable on prose, though not on every string: a piece has lost the words that decided."""
    text = 'HRW said: “They were freed.  Others were not.” Mr. Lee left at 6 p.m. He asked, "Why? How?" It is so.'
    assert [split(piece) for piece in split(text)] == [[piece] for piece in split(text)]


def test_time_grows_with_length() -> None:
    """Twice the text takes about twice the time, for prose and for strings that tempt a rule to look far."""
    for unit in (
        'He met Dr. Lee in the U.S. "Why?" she asked. Prose etc. goes on...  It ends. ',
        "“a. ",
        ". (x ",
        "a\n",
        "1. a ",
        "! ",
    ):
        spans(unit * 100)
        single, double = (min(_seconds(unit * (length * 20_000 // len(unit))) for _ in range(3)) for length in (2, 4))
        assert double <= 3 * single + 0.02, unit


def _seconds(text: str) -> float:
    start = time.process_time()
    spans(text)
    return time.process_time() - start


def test_nupunkt_is_imported_only_when_a_rule_asks() -> None:
    """Importing the room, and cutting text that the rules decide, leaves the model alone."""
    program = (
        "import sys; from l10n_pipeline.segmentation import split; split('They came. They left.'); "
        "assert 'nupunkt' not in sys.modules; split('We met in Bldg. Nine on a rainy day.'); "
        "assert 'nupunkt' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
