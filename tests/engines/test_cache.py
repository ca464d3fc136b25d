"""Tests of l10n_pipeline.engines.cache."""

from __future__ import annotations

import dataclasses
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.base import (
    DEFAULT_OPTIONS,
    Engine,
    Hypotheses,
    Hypothesis,
    Link,
    TranslateOptions,
    mask_style,
)
from l10n_pipeline.engines.cache import CachedEngine, DraftCache
from l10n_pipeline.engines.pseudo import PseudoEngine
from l10n_pipeline.inline import STYLES, Style


class Counting(PseudoEngine):
    """The pseudo engine, with the calls it got and a mask style of its own."""

    def __init__(self) -> None:
        super().__init__("en", "fr")
        self.calls: list[list[str]] = []
        self.mask_style: Style = next(iter(STYLES.values()))

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        self.calls.append(list(sentences))
        return super().translate(sentences, options)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "drafts.sqlite"


@pytest.fixture
def cache(path: Path) -> Iterator[DraftCache]:
    with DraftCache(path) as cache:
        yield cache


def test_a_sentence_is_translated_once_ever(path: Path) -> None:
    """The second run, in another connection, asks the engine for what is new only, and gets equal proposals."""
    engine = Counting()
    with DraftCache(path) as cache:
        first = CachedEngine(engine, cache).translate(["One.", "Two.", "One.", "1988"])
    with DraftCache(path) as cache:
        second = CachedEngine(engine, cache).translate(["1988", "Two.", "Three.", "One."])
    assert engine.calls == [["One.", "Two.", "1988"], ["1988", "Three."]]
    assert [second[3], second[1], second[3], second[0]] == first


def test_everything_that_changes_a_text_is_in_the_key(cache: DraftCache) -> None:
    """Other options, another engine: another translation."""
    one, other = Counting(), Counting()
    other.settings = dataclasses.replace(other.settings, brackets=True)
    for options in (
        DEFAULT_OPTIONS,
        *(TranslateOptions(suppress=("x",)), TranslateOptions(hypotheses=2), TranslateOptions(align=True)),
    ):
        for engine in (one, other, one, other):
            CachedEngine(engine, cache).translate(["One."], options)
    assert len(one.calls) == len(other.calls) == 4


def test_the_engine_behind_shows_through(cache: DraftCache) -> None:
    """A cached engine is an engine: what it says of itself, and attributes that only some engines have."""
    inner = Counting()
    engine: Engine = CachedEngine(inner, cache)
    for name in ("name", "source", "target", "origin", "demonstration", "digest", "settings"):
        assert getattr(engine, name) == getattr(inner, name)
    assert mask_style(engine) is inner.mask_style
    assert mask_style(CachedEngine(PseudoEngine("en", "fa"), cache)) is None
    with pytest.raises(AttributeError):
        getattr(engine, "no_such_thing")  # noqa: B009


hypotheses = st.lists(
    st.builds(
        Hypothesis,
        st.text(st.characters(exclude_categories=["Cs"])),
        st.floats(allow_nan=False),
        st.lists(st.builds(Link, st.integers(0), st.integers(0), st.integers(0), st.integers(0))).map(tuple),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@given(st.dictionaries(st.binary(max_size=32), hypotheses, max_size=5))
def test_what_is_kept_comes_back_equal(items: dict[bytes, Hypotheses]) -> None:
    """Texts in any script, scores to the last bit, links."""
    with DraftCache(Path(":memory:")) as cache:
        cache.put(items)
        assert cache.get([*items, b"no such key" * 4]) == items


def test_many_keys_are_looked_up_at_once(cache: DraftCache) -> None:
    """More keys than SQLite takes in one query."""
    items = {str(n).encode(): (Hypothesis(str(n)),) for n in range(2500)}
    cache.put(items)
    assert cache.get(items) == items


def test_what_is_kept_is_not_replaced(cache: DraftCache) -> None:
    """The first translation stays: a run that goes on must see what the run before saw."""
    cache.put({b"key": (Hypothesis("first"),)})
    cache.put({b"key": (Hypothesis("second"),)})
    assert cache.get([b"key"])[b"key"][0].text == "first"


def test_a_plan_is_kept_for_its_engine_until_it_is_done(path: Path) -> None:
    """It survives the process, is not for another engine, and is dropped at the end."""
    chunks = [["été", "one"], ["دو"]]
    with DraftCache(path) as cache:
        cache.keep_plan("fr", "digest", chunks)
    with DraftCache(path) as cache:
        assert cache.plan("fr", "digest") == chunks
        assert cache.plan("fr", "other") == []
        assert cache.plan("fa", "digest") == []
        cache.drop_plan("fr")
        assert cache.plan("fr", "digest") == []


def test_the_oldest_go_first_when_the_file_is_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the limit what was of no use for longest is deleted, what was looked up lately stays, the file shrinks."""
    now = 1_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    limit = 300_000
    with DraftCache(path, limit=limit) as cache:
        for number in range(300):
            cache.put({b"%d" % number: (Hypothesis("x" * 2_000),)})
            now += 7_200
            assert cache.get([b"0"])
        kept = [n for n in range(300) if cache.get([b"%d" % n])]
    assert kept[0] == 0
    assert 50 < len(kept) < 150
    assert kept[1:] == list(range(300 - len(kept) + 1, 300))
    assert path.stat().st_size < 2 * limit


@pytest.mark.parametrize("spoil", ["not a database", "damaged inside", "rows", "tables"])
def test_a_damaged_file_is_set_aside_and_begun_anew(path: Path, spoil: str) -> None:
    """Whenever the damage is found, it is told, the work goes on, and the new file keeps what comes."""
    items = {b"%d" % n: (Hypothesis("x" * 500),) for n in range(500)}
    with DraftCache(path) as cache:
        cache.put(items)
    if spoil == "not a database":
        path.write_bytes(b"something else\n" * 1000)
    elif spoil == "damaged inside":
        data = bytearray(path.read_bytes())
        data[8192:-4096] = b"\xff" * (len(data) - 8192 - 4096)
        path.write_bytes(data)
    else:
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE proposals SET texts = '[[1]]'" if spoil == "rows" else "DROP TABLE proposals")
        connection.close()
    notes: list[str] = []
    with DraftCache(path, notes.append) as cache:
        engine = CachedEngine(Counting(), cache)
        assert cache.get(items) == {}
        (kept,) = engine.translate(["One."])
        assert cache.usable
    assert len(notes) == 1
    assert "set aside as" in notes[0]
    assert path.with_name("drafts.sqlite.damaged").is_file()
    with DraftCache(path, notes.append) as cache:
        counting = Counting()
        assert CachedEngine(counting, cache).translate(["One."]) == [kept]
        assert counting.calls == []
    assert len(notes) == 1


def test_a_file_of_another_version_is_made_anew(path: Path) -> None:
    """A cache that a later version of the program wrote is no use, and no problem."""
    with DraftCache(path) as cache:
        cache.put({b"key": (Hypothesis("text"),)})
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    notes: list[str] = []
    with DraftCache(path, notes.append) as cache:
        assert cache.get([b"key"]) == {}
        assert cache.usable
    assert notes == []


def test_where_no_file_can_be_made_the_work_goes_on(tmp_path: Path) -> None:
    """A place that cannot be written (here: a file stands in the folder's, a folder in the file's) is told once."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "drafts.sqlite", tmp_path / "folder"):
        notes: list[str] = []
        with DraftCache(path, notes.append) as cache:
            counting = Counting()
            engine = CachedEngine(counting, cache)
            assert engine.translate(["One."]) == engine.translate(["One."])
            assert not cache.usable
            cache.keep_plan("fr", "digest", [["One."]])
            assert cache.plan("fr", "digest") == []
        assert len(counting.calls) == 2
        assert len(notes) == 1
        assert "drafts are not cached" in notes[0]


def test_several_processes_may_open_the_file_at_once(path: Path) -> None:
    """Connections of several threads make the file and fill it together."""
    notes: list[str] = []
    start = threading.Barrier(4)

    def work(number: int) -> None:
        start.wait()
        with DraftCache(path, notes.append) as cache:
            for n in range(20):
                cache.put({b"%d %d" % (number, n): (Hypothesis("x"),)})

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert notes == []
    with DraftCache(path) as cache:
        assert len(cache.get(b"%d %d" % (number, n) for number in range(4) for n in range(20))) == 80


def test_a_real_engine_behind_the_cache(cache: DraftCache, engines: dict[str, ArgosEngine]) -> None:
    """Proposals of a model, with their links, are the same from the cache."""
    engine = CachedEngine(engines["fr"], cache)
    options = TranslateOptions(hypotheses=3, align=True)
    sentences = ["The prisoners were executed.", "They wrote three letters."]
    made = engine.translate(sentences, options)
    assert made == engines["fr"].translate(sentences, options) == engine.translate(sentences, options)
    assert made[0][0].links
