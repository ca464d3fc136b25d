"""States as people set them, and what changed between two sources."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.states import Filter, accept, back_to_draft, review
from l10n_pipeline.catalogs.worddiff import Change, Part, word_diff
from l10n_pipeline.model import Message, Previous, State, target_digest

DAY = dt.date(2026, 11, 24)
DRAFT = Message(
    source="Not one.",
    targets=("Pas un.",),
    flags=("fuzzy", "no-wrap"),
    previous=Previous(source="One."),
    comments=("note", "origin: argos en→fr 1.0"),
    references=("source/a.txt:12",),
)


def test_an_accepted_draft_is_a_translation_with_its_origin() -> None:
    """The fuzzy mark and the previous source go; who made the text stays."""
    done = accept(DRAFT)
    assert (done.state, done.previous, done.flags) == (State.TRANSLATED, None, ("no-wrap",))
    assert done.comments == DRAFT.comments
    assert accept(done) == done


def test_a_review_is_of_one_text() -> None:
    """An edit after it shows; a second review takes the place of the first."""
    done = review(review(accept(DRAFT), "A. Reader", DAY), "S.  Other ", DAY)
    assert done.state is State.REVIEWED
    assert done.review is not None
    assert (done.review.name, done.review.date) == ("S. Other", "2026-11-24")
    assert sum(comment.startswith("reviewed:") for comment in done.comments) == 1
    assert Message(source="x", targets=("edited",), comments=done.comments).state is State.TRANSLATED
    again = back_to_draft(done)
    assert (again.state, again.comments) == (State.DRAFT, DRAFT.comments)


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        (Filter(), True),
        (Filter(states=(State.DRAFT,)), True),
        (Filter(states=(State.TRANSLATED, State.REVIEWED)), False),
        (Filter(origin="argos"), True),
        (Filter(origin="memory"), False),
        (Filter(demonstration=True), False),
        (Filter(text=re.compile("pas", re.IGNORECASE)), True),
        (Filter(text=re.compile("rien")), False),
        (Filter(reference="a.txt:12"), True),
        (Filter(reference="a.txt:1"), False),
        (Filter(reference="a.txt"), True),
        (Filter(states=(State.DRAFT,), origin="memory"), False),
        (Filter(outdated=True), True),
    ],
)  # fmt: skip
def test_a_filter_means_what_fits_all_of_it(chosen: Filter, fits: bool) -> None:
    """State, origin, words and place."""
    assert chosen.fits(DRAFT) is fits


def test_a_word_diff_shows_words_not_letters() -> None:
    """What was removed stands before what took its place."""
    assert word_diff("Our demands: act.", "Our three demands: wait.") == (
        Part(Change.KEPT, "Our"),
        Part(Change.ADDED, " three"),
        Part(Change.KEPT, " demands: "),
        Part(Change.REMOVED, "act"),
        Part(Change.ADDED, "wait"),
        Part(Change.KEPT, "."),
    )


@given(st.text(alphabet="ab .،‌", max_size=20), st.text(alphabet="ab .،‌", max_size=20))
def test_a_word_diff_holds_both_texts(old: str, new: str) -> None:
    """Kept and removed parts are the old text, kept and added ones the new."""
    parts = word_diff(old, new)
    assert "".join(part.text for part in parts if part.change is not Change.ADDED) == old
    assert "".join(part.text for part in parts if part.change is not Change.REMOVED) == new


CATALOG = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# origin: argos en→fr 1.0 (n-best 2; glossary: PMOI)
#: source/a.txt:1
#, fuzzy
#| msgid "One old sentence that is long enough to be wrapped by whatever tool rewrites it here."
msgid "One new sentence that is long enough to be wrapped by whatever tool rewrites it here."
msgstr "Une phrase assez longue pour être coupée par n’importe quel outil qui la récrit ici."

# origin: memory 100 a.po
# reviewed: A. Reader 2026-11-24 {digest}
#: source/a.txt:2
msgid "Two."
msgstr "Deux."
"""


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize(
    "command",
    [
        ["msgcat", "--width=40"],
        ["msgcat", "--no-wrap", "--sort-output"],
        ["msgattrib", "--no-obsolete"],
        ["msgmerge", "--no-fuzzy-matching", "-", "{pot}"],
        ["msgconv", "-t", "UTF-8"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_gettexts_tools_leave_states_and_origins_readable(command: list[str], tmp_path: Path) -> None:
    """Re-wrapped, sorted, merged: who made and who reviewed a text can still be read."""
    text = CATALOG.format(digest=target_digest(("Deux.",)))
    pot = tmp_path / "a.pot"
    pot.write_text(re.sub(r'(?m)^(msgstr ").+"$', r'\1"', re.sub(r"(?m)^#[ |,].*\n", "", text)), encoding="utf-8")
    source = tmp_path / "a.po"
    source.write_text(text, encoding="utf-8")
    arguments = [
        part.format(pot=pot).replace("-", str(source), 1) if part == "-" else part.format(pot=pot) for part in command
    ]
    given = [] if "-" in command else [str(source)]
    done = subprocess.run([*arguments, *given], capture_output=True, check=True)
    before = {m.key: m for m in po.parse(text.encode(), "a.po").active}
    after = {m.key: m for m in po.parse(done.stdout, "out.po").active}
    assert {key: (m.state, m.origin, m.review, m.targets) for key, m in after.items()} == {
        key: (m.state, m.origin, m.review, m.targets) for key, m in before.items()
    }


@pytest.mark.skipif(shutil.which("msgattrib") is None, reason="GNU gettext is not installed")
def test_what_msgattrib_accepts_is_accepted(tmp_path: Path) -> None:
    """Clearing the fuzzy mark with gettext's tool is a person's decision like any other."""
    source = tmp_path / "a.po"
    source.write_text(CATALOG.format(digest="0" * 12), encoding="utf-8")
    done = subprocess.run(["msgattrib", "--clear-fuzzy", str(source)], capture_output=True, check=True)
    assert [m.state for m in po.parse(done.stdout, "out.po").active] == [State.TRANSLATED, State.TRANSLATED]
