"""_wrapped.py: comments that say something to us, after an editor wrapped them."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs._wrapped import unwrap
from l10n_pipeline.model import Message, Origin, State, target_digest

REVIEW = f"reviewed: Mina Karimi-Rahmanian of the Association for Human Rights 2026-01-02 {target_digest(['Deux.'])}"
ORIGIN = "origin: argos en→fr 1.5 (annotated; glossary: PMOI, National Council of Resistance of Iran, mid-year) {}"
IGNORE = (
    "l10n: ignore numbers, negation -- the report itself was corrected by its authors in the second edition of 1990"
)
THEIRS = 'conflict: theirs: "La commission a dit que les prisonniers n\'avaient pas \\"disparu\\" : ils étaient morts."'
MARKED = ORIGIN.format(f"[{target_digest(['Deux.'])[:8]}]")


def read(text: str) -> Message:
    """Return the only message of a catalog."""
    return po.parse(text.encode()).messages[0]


def entry(*comments: str, target: str = "Deux.") -> str:
    told = "".join([f"# {line}\n" for line in comments])
    return f'{told}#: a.txt:1\nmsgid "Two."\nmsgstr "{target}"\n'


@pytest.mark.parametrize("width", [70, 76, 78, 98])
@pytest.mark.parametrize("comment", [REVIEW, MARKED, THEIRS], ids=["review", "origin", "conflict"])
def test_a_comment_that_an_editor_wrapped_is_one(comment: str, width: int) -> None:
    """At whatever width, between other comments; what is whole stays as it is."""
    lines = textwrap.wrap(comment, width, break_long_words=False)
    told = ["Hm.", *lines, "Not sure [1234abcd]"]
    assert [text for text, _ in unwrap(told)] == ["Hm.", comment, told[-1]]
    assert [text for text, _ in unwrap([comment, *told])] == [comment, "Hm.", comment, told[-1]]


def test_a_word_that_an_issue_is_none_goes_on_after_a_full_line() -> None:
    """Its end is not certain elsewhere, except where the reason has a line of its own."""
    lines = textwrap.wrap(IGNORE, 76)
    assert len(lines) > 1
    assert list(unwrap([*lines, "", "Hm."])) == [(IGNORE, len(lines)), ("", 1), ("Hm.", 1)]
    short = ["l10n: ignore numbers", "-- as in the source", "Ask Reza."]
    assert [text for text, _ in unwrap(short)] == ["l10n: ignore numbers -- as in the source", "Ask Reza."]


@pytest.mark.parametrize(
    "comments",
    [
        ("origin: argos en→fr 0.1", "Ask Reza about this one.", "He said yes [d54b8156]"),
        ("origin: argos en→fr 0.1", "", "[d54b8156]"),
        ("reviewed: Mina 2026-01-02", "reviewed: Reza 2026-01-03 c36391234567"),
        ("l10n: ignore numbers -- as in the source", "Ask Reza."),
        ("See the list", "[d54b8156]"),
        ('conflict: theirs: "Deux.\\n"', 'conflict: theirs: "Trois."'),
    ],
)
def test_what_may_be_another_comment_is_left_alone(comments: tuple[str, ...]) -> None:
    """Lines with room for the next word were not wrapped; an empty line or another mark ends a comment."""
    assert list(unwrap(comments)) == [(line, 1) for line in comments]


def test_state_and_origin_survive_polib(tmp_path: Path) -> None:
    """A catalog that polib saved has its review, its origin, and knows of an edit since."""
    path = tmp_path / "a.po"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    whole = "\n".join([header, entry(MARKED, REVIEW), entry(MARKED, target="II.").replace("Two", "2")])
    path.write_text(whole, encoding="utf-8")
    saved = polib.pofile(str(path))
    saved.save()
    data = path.read_bytes()
    assert MARKED not in data.decode()
    assert REVIEW not in data.decode()
    one, two = po.parse(data).messages
    assert (one.state, one.edited, two.state, two.edited) == (State.REVIEWED, False, State.TRANSLATED, True)
    assert one.comments == (MARKED, REVIEW)
    assert po.parse(data, raw=False).messages == (one, two)
    assert po.serialize(po.parse(data)) == data


def test_an_entry_that_is_written_anew_has_its_comments_whole() -> None:
    """Whatever else changes in it; the other lines stay as they are."""
    lines = textwrap.wrap(MARKED, 76)
    text = entry("Hm.", *lines, "Ask Reza.").replace("#: a", "#. paragraph 1\n#: a")
    message = read(text)
    for changed in (replace(message, targets=("II.",)), replace(message, flags=("fuzzy",))):
        written = po.serialize(replace(po.parse(text.encode()), messages=(changed,))).decode()
        assert written.startswith(f"# Hm.\n# {MARKED}\n# Ask Reza.\n#. paragraph 1\n#: a.txt:1\n")
        assert read(written) == changed
    drafted = message.as_draft(("Deux !",), Origin("argos"))
    assert [line for line in drafted.comments if "[" in line] == [drafted.comments[-1]]


def test_lines_that_another_comment_parts_are_not_one() -> None:
    """Their bytes are not side by side."""
    lines = textwrap.wrap(REVIEW, 76)
    text = entry(lines[0]).replace("#:", f"#. x\n# {lines[1]}\n#:")
    assert read(text).comments == tuple(lines)
    assert po.serialize(po.parse(text.encode())) == text.encode()
