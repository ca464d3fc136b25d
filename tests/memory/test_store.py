"""Units by source: exact, in context, fuzzy; what counts more; the file that may be deleted or damaged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline.memory import Memory, index
from l10n_pipeline.memory.scoring import score
from l10n_pipeline.memory.units import units_of
from l10n_pipeline.model import Catalog, Message, State, TranslationUnit, target_digest

PROSE = (Path(__file__).parents[2] / "bench" / "data" / "tico19-dev.en").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.sqlite") as opened:
        yield opened


def unit(source: str, target: str = "", state: State = State.TRANSLATED, **more: object) -> TranslationUnit:
    made = TranslationUnit(source, target or f"<{source}>", "fr", state, "a.po")
    return replace(made, **more)  # type: ignore[arg-type]  # a test's own fields


def edited(text: str, rng: random.Random) -> str:
    """Return ``text`` with one word in six replaced, deleted or inserted."""
    words = text.split()
    for _ in range(max(1, len(words) // 6)):
        place = rng.randrange(len(words))
        change = rng.random()
        if change < 0.5:
            words[place] = rng.choice(rng.choice(PROSE).split())
        elif change < 0.75 and len(words) > 2:
            del words[place]
        else:
            words.insert(place, rng.choice(rng.choice(PROSE).split()))
    return " ".join(words)


def test_what_people_translated_is_remembered_and_drafts_are_not(memory: Memory) -> None:
    """Finished messages are found by their exact source, obsolete ones too; drafts and plurals are not."""
    messages = (
        Message(source="Done", targets=("Fait",)),
        Message(source="Draft", targets=("Brouillon",), flags=("fuzzy",)),
        Message(source="Gone", targets=("Parti",), obsolete=True),
        Message(source="One", source_plural="Many", targets=("Un", "Des")),
        Message(source="Empty"),
    )
    assert memory.put("a.po", "1", units_of(Catalog(header=None, messages=messages), "fr", "a.po")) == 2
    match = memory.exact("Done", "fr")
    assert match is not None
    assert (match.score, match.unit.target, match.unit.document) == (100, "Fait", "a.po")
    assert memory.exact("Gone", "fr") is not None
    assert [memory.exact(source, "fr") for source in ("Draft", "One", "Empty", "done")] == [None] * 4
    assert memory.exact("Done", "fa") is None


def test_a_reviewed_translation_is_preferred_then_one_that_a_person_wrote(memory: Memory) -> None:
    """Whichever came first: reviewed, translated by a person, accepted from a machine, unread from a machine."""
    by_machine = Message(source="A", targets=("w",), comments=(f"origin: argos en→fr 1 [{target_digest(['w'])[:8]}]",))
    plain = Message(source="A", targets=("x",))
    reviewed = Message(source="A", targets=("y",), comments=(f"reviewed: J 2026-01-01 {target_digest(['y'])}",))
    machine = unit("A", "z", State.DRAFT, machine=True)
    found = []
    for name, message in (("1", None), ("2", by_machine), ("3", plain), ("4", reviewed)):
        units = [machine] if message is None else units_of(Catalog(header=None, messages=(message,)), "fr", "a.po")
        memory.put(name, "1", units)
        match = memory.exact("A", "fr")
        assert match is not None
        found.append((match.unit.target, match.score, match.unit.machine))
    assert found == [("z", 90, True), ("w", 100, True), ("x", 100, False), ("y", 100, False)]


def test_the_same_neighbours_count_more_than_a_review(memory: Memory) -> None:
    """A text that stands between the same sentences is the same case: it comes first."""
    memory.put(
        "1",
        "1",
        [
            unit("Yes.", "Oui.", State.REVIEWED, before="Is it so?", after="Good."),
            unit("Yes.", "Si.", before="Is it not so?", after="Good."),
        ],
    )
    best = memory.exact("Yes.", "fr", "Is it not so?", "Good.")
    assert best is not None
    assert (best.unit.target, best.neighbours) == ("Si.", 2)
    other = memory.exact("Yes.", "fr", "Really?", "Well.")
    assert other is not None
    assert (other.unit.target, other.neighbours) == ("Oui.", 0)


def test_a_file_counts_as_it_is_now(memory: Memory) -> None:
    """What a file has no more is forgotten, by its own change or with the file; what others have stays."""
    memory.put("a", "1", [unit("One"), unit("Two")])
    memory.put("b", "1", [unit("Two", "Deux")])
    memory.put("a", "2", [unit("Three")])
    assert dict(memory.files) == {"a": "2", "b": "1"}
    assert (memory.count("a"), memory.count("c")) == (1, 0)
    assert memory.exact("One", "fr") is None
    assert [m.unit.target for m in memory.matches("Two", "fr")] == ["Deux"]
    memory.drop("b")
    assert memory.exact("Two", "fr") is None
    assert memory.matches("Two", "fr") == []
    assert memory.counts() == [("a", "fr", False, 1)]


def test_what_breaks_off_changes_nothing(memory: Memory) -> None:
    """Units that cannot be read to the end leave what was known, and the words they taught are learnt again."""
    memory.put("a", "1", [unit("One two three four")])

    def broken() -> Iterator[TranslationUnit]:
        yield unit("Five six seven eight")
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        memory.put("a", "2", broken())
    assert memory.exact("One two three four", "fr") is not None
    memory.put("b", "1", [unit("Five six seven eight")])
    assert [m.score for m in memory.matches("Five six seven nine", "fr")] == [75]


def test_fuzzy_matches_are_those_of_brute_force(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    """On edited prose, indexed in several segments, the best match is the one that comparing with every text finds."""
    monkeypatch.setattr(index, "MOST", 700)
    monkeypatch.setattr(index, "_FEW", 5)
    rng = random.Random(3)
    texts = list(dict.fromkeys(edited(rng.choice(PROSE), rng) for _ in range(1500)))
    for start in range(0, len(texts), 400):
        memory.put(str(start), "1", [unit(text) for text in texts[start : start + 400]])
    found = 0
    for query in (edited(rng.choice(texts), rng) for _ in range(60)):
        best = max(score(query, text) for text in texts)
        matches = memory.matches(query, "fr", threshold=60)
        assert [m.score for m in matches] == sorted((m.score for m in matches), reverse=True)
        if best >= 60:
            found += 1
            assert matches[0].score == best == score(query, matches[0].unit.source)
        else:
            assert matches == []
    assert found > 30


def test_words_that_stand_very_often_in_a_text_are_counted(memory: Memory) -> None:
    """A word may be the whole text, many times over."""
    memory.put("a", "1", [unit("no " * 30), unit("no " * 9 + "yes")])
    assert [m.score for m in memory.matches("no " * 31, "fr")] == [96]
    assert [m.score for m in memory.matches("no " * 10, "fr")] == [90]


def test_a_penalty_keeps_no_better_match_out(memory: Memory) -> None:
    """Machine texts that are more alike stand behind people's that are nearly as much so."""
    memory.put(
        "m",
        "1",
        [
            unit(f"one two three four five six seven eight nine {n}th", state=State.DRAFT, machine=True)
            for n in range(5)
        ],
    )
    memory.put("p", "1", [unit("one two three four five six seven eight 9th ten")])
    best = memory.matches("one two three four five six seven eight nine ten", "fr", limit=3)[0]
    assert (best.score, best.unit.machine) == (90, False)


def test_only_texts_of_the_locale_are_found(memory: Memory) -> None:
    """Another locale's translations of a more similar text do not stand in the way."""
    memory.put("fa", "1", [unit(f"all men are born free and equal {n}x", locale="fa") for n in range(300)])
    memory.put("fr", "1", [unit("all men are born free but not equal")])
    assert [m.score for m in memory.matches("all men are born free and equal", "fr")] == [75]


def test_texts_without_words_are_found_exactly(memory: Memory) -> None:
    """Three asterisks are like three asterisks, and like nothing else."""
    memory.put("a", "1", [unit("* * *"), unit("…")])
    assert [m.unit.source for m in memory.matches("* * *", "fr")] == ["* * *"]
    assert memory.matches("***", "fr") == []


def test_a_part_is_found_in_source_and_target(memory: Memory) -> None:
    """Letter for letter: a per cent sign is no pattern."""
    memory.put("a", "1", [unit("100% sure", "sûr à 100 %"), unit("1000 sure", "sûr")])
    assert [u.source for u in memory.search("100%", "fr")] == ["100% sure"]
    assert [u.source for u in memory.search("à 100", "fr")] == ["100% sure"]
    assert len(memory.search("sure", "fr", limit=1)) == 1


def test_all_units_come_out_in_file_order(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the size of the pages they are read in."""
    monkeypatch.setattr("l10n_pipeline.memory.store._AT_ONCE", 2)
    for name in "ba":
        memory.put(name, "1", [unit(f"{name}{n}", document=name) for n in range(5)])
    assert [u.source for u in memory.units("fr")] == [f"{name}{n}" for name in "ab" for n in range(5)]


def test_what_another_process_puts_in_is_found(memory: Memory, tmp_path: Path) -> None:
    """The index of one that is open is that of the file, whoever rebuilt it."""
    memory.put("a", "1", [unit("one two three four")])
    assert [m.score for m in memory.matches("one two three five", "fr")] == [75]
    with Memory(tmp_path / "memory.sqlite") as other:
        other.put("b", "1", [unit(f"one two three {n}th") for n in range(9)])
        assert len(other.matches("one two three five", "fr", limit=20)) == 10
    assert len(memory.matches("one two three five", "fr", limit=20)) == 10


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    """It is told, and set aside; what it held comes back from the files it was made of."""
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"no database at all" * 100)
    notes: list[str] = []
    with Memory(path, notes.append) as memory:
        assert dict(memory.files) == {}
        memory.put("a", "1", [unit("One")])
        assert memory.exact("One", "fr") is not None
    assert [note.split(":")[0] for note in notes] == ["the translation memory was damaged"]
    assert path.with_name("memory.sqlite.damaged").read_bytes().startswith(b"no database")


def test_where_no_file_can_be_made_the_memory_works_all_the_same(tmp_path: Path) -> None:
    """A read-only project has its memory made anew in each run."""
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    notes: list[str] = []
    with Memory(tmp_path / "file" / "memory.sqlite", notes.append) as memory:
        memory.put("a", "1", [unit("One two three four")])
        assert [m.score for m in memory.matches("One two three five", "fr")] == [75]
    assert len(notes) == 1
    assert notes[0].startswith("the translation memory is made anew in each run")
