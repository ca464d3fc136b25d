"""Tests of l10n_pipeline.pipeline.stream: one stream a locale, written as it comes, through edits and breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, TranslateOptions
from l10n_pipeline.engines.cache import CachedEngine, DraftCache
from l10n_pipeline.engines.pseudo import PseudoEngine
from l10n_pipeline.errors import CatalogError, EngineError, FileError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Glossary, Message, State
from l10n_pipeline.pipeline import Project, draft_project, stream, update_project
from l10n_pipeline.pipeline.project import StoredCatalog, store_catalog
from l10n_pipeline.pipeline.remembering import open_memory
from l10n_pipeline.pipeline.stream import LocaleStream, plan_chunks
from l10n_pipeline.pretranslate import Drafter
from tests.conftest import SETTINGS

FRENCH = get_locale("fr")
WORDS = ("prison", "letter", "court", "summer", "family", "witness", "silence", "justice", "grave", "promise")
TAIL = (" here", " for", " them", " now")


def sentence(number: int) -> str:
    """Return a sentence that no other number gives, without digits."""
    words = [WORDS[int(digit)] for digit in f"{number:04d}"]
    return f"The {words[0]} of the {words[1]} and the {words[2]} was a {words[3]}{''.join(TAIL[: number % 5])}."


class Company(PseudoEngine):
    """Pseudo text that also tells how many sentences were translated together, as real models do in a word."""

    def __init__(self, before: Callable[[int], None] = lambda call: None) -> None:
        """Call ``before`` with the number of the call before each one."""
        super().__init__("en", "fr")
        self.calls: list[int] = []
        self.asked: list[str] = []
        self._before = before

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        real = [s for s in sentences if s.startswith("The ")]
        if real:
            self._before(len(self.calls))
            self.calls.append(len(real))
            self.asked += real
        company = WORDS[len(real) % 10].replace("e", "é")
        return [
            tuple(Hypothesis(f"{h.text[:-1]} {company}.", h.score) for h in found)
            for found in super().translate(sentences, options)
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a project of three documents of 60 sentences, 20 of which each shares with the next."""
    (tmp_path / "source").mkdir()
    for number, name in enumerate("abc"):
        texts = [sentence(40 * number + n) for n in range(60)]
        (tmp_path / "source" / f"{name}.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    listed = "".join(f"  - path: source/{name}.txt\n" for name in "abc")
    settings = SETTINGS.replace("  - path: source/appeal.txt\n", listed)
    settings = settings.replace("glossary: glossary.yaml\n", "").replace("[fr, fa]", "[fr]")
    (tmp_path / "l10n.yaml").write_text(settings, encoding="utf-8")
    update_project(Project.open(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make chunks small, and write after each, so that 140 texts do."""
    monkeypatch.setattr(stream, "CHUNK", 16)
    monkeypatch.setattr(stream, "WRITE_EVERY", 0.0)
    monkeypatch.setattr(stream, "WRITE_SHARE", 1e9)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[DraftCache]:
    with DraftCache(tmp_path / ".l10n" / "drafts.sqlite") as cache:
        yield cache


def draft(folder: Path, engine: PseudoEngine, cache: DraftCache) -> LocaleStream:
    project = Project.open(folder)
    with open_memory(project) as memory:
        work = LocaleStream(project, FRENCH, memory)
        drafter = Drafter(CachedEngine(engine, cache), FRENCH, get_locale("en"), Glossary())
        work.draft(drafter, cache, lambda count: None)
    return work


def po(folder: Path, name: str) -> Path:
    return folder / "locales" / "fr" / "LC_MESSAGES" / f"{name}.po"


def catalogs(folder: Path) -> list[bytes]:
    return [po(folder, name).read_bytes() for name in "abc"]


def messages(folder: Path, name: str) -> dict[str, Message]:
    catalog = Project.open(folder).catalog(name, FRENCH).catalog
    assert catalog is not None
    return {message.source: message for message in catalog.active}


def edit(path: Path, source: str, target: str) -> None:
    """Translate a message as a person's editor does."""
    before, after = path.read_text(encoding="utf-8").split(f'msgid "{source}"\n', 1)
    rest = after.split("\n\n", 1)[1] if "\n\n" in after else ""
    path.write_text(f'{before}msgid "{source}"\nmsgstr "{target}"\n\n{rest}', encoding="utf-8")


@given(st.lists(st.text("ab ", max_size=300), unique=True, max_size=200))
def test_the_plan_holds_every_text_once_and_keeps_its_chunks_small(texts: list[str]) -> None:
    """All texts, in chunks of 16 or of 2,000 characters at most, sorted by length within a window."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "CHUNK", 16)
        patch.setattr(stream, "CHUNK_CHARACTERS", 2_000)
        patch.setattr(stream, "WINDOW", 50)
        chunks = list(plan_chunks(texts))
    assert sorted(text for chunk in chunks for text in chunk) == sorted(texts)
    for chunk in chunks:
        assert 1 <= len(chunk) <= 16
        assert len(chunk) == 1 or sum(map(len, chunk)) <= 2_000
        assert [len(text) for text in chunk] == sorted((len(text) for text in chunk), reverse=True)


def test_documents_of_a_locale_are_one_stream(folder: Path, cache: DraftCache) -> None:
    """What two documents share is drafted once, chunks are full across documents, and everything is filled."""
    engine = Company()
    work = draft(folder, engine, cache)
    assert len(engine.asked) == len(set(engine.asked)) == 140
    assert engine.calls == [16] * 8 + [12]
    assert (work.from_engine, work.left) == (180, 0)
    assert all(message.state is State.DRAFT for name in "abc" for message in messages(folder, name).values())


@pytest.mark.parametrize("broken", [1, 4, 8])
def test_a_run_that_stops_is_gone_on_with_as_if_it_had_not(folder: Path, cache: DraftCache, broken: int) -> None:
    """What is drafted is in the catalogs, nothing is translated twice, and the result is that of an unbroken run."""

    def stop(call: int) -> None:
        if call == broken:
            raise EngineError("the lights went out")

    untouched = catalogs(folder)
    first, second, whole = Company(stop), Company(), Company()
    with pytest.raises(EngineError):
        draft(folder, first, cache)
    filled = sum(m.state is State.DRAFT for name in "abc" for m in messages(folder, name).values())
    assert filled >= 16 * broken
    draft(folder, second, cache)
    assert len(first.asked) + len(second.asked) == 140
    resumed = catalogs(folder)
    for name, data in zip("abc", untouched, strict=True):
        po(folder, name).write_bytes(data)
    with DraftCache(folder / "other.sqlite") as empty:
        draft(folder, whole, empty)
    assert catalogs(folder) == resumed


def test_a_stopped_run_goes_on_even_when_the_catalogs_lag_behind(
    folder: Path, cache: DraftCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed process writes nothing at the end: the next run takes from the cache what was not written."""

    class Killed(BaseException):
        pass

    def stop(call: int) -> None:
        if call == 5:
            raise Killed

    untouched = catalogs(folder)
    with monkeypatch.context() as patch:
        patch.setattr(LocaleStream, "_flush", lambda *_, **__: None)
        with pytest.raises(Killed):
            draft(folder, Company(stop), cache)
    assert catalogs(folder) == untouched
    engine = Company()
    draft(folder, engine, cache)
    assert len(engine.asked) == 140 - 5 * 16


def test_a_second_run_has_nothing_to_do(folder: Path, cache: DraftCache) -> None:
    """Complete catalogs are not written, and the engine is not asked."""
    draft(folder, Company(), cache)
    before = catalogs(folder)
    engine = Company()
    assert draft(folder, engine, cache).from_engine == 0
    assert engine.calls == []
    assert catalogs(folder) == before
    assert cache.plan("fr", engine.digest) == []


def test_one_new_message_costs_one_translation(folder: Path, cache: DraftCache) -> None:
    """A finished run leaves no plan behind: what is drafted stays out of the next."""
    draft(folder, Company(), cache)
    with (folder / "source" / "a.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence(9999)}\n")
    update_project(Project.open(folder))
    engine = Company()
    draft(folder, engine, cache)
    assert engine.asked == [sentence(9999)]


def test_an_edit_while_the_run_writes_is_kept(folder: Path, cache: DraftCache) -> None:
    """A person translates a message of each catalog in the middle: the words stay, the rest is drafted."""
    edited = {name: sentence(40 * number + 30) for number, name in enumerate("abc")}

    def intervene(call: int) -> None:
        if call == 3:
            for name, source in edited.items():
                edit(po(folder, name), source, f"Mes mots {name}.")

    work = draft(folder, Company(intervene), cache)
    assert work.left == 0
    for name, source in edited.items():
        found = messages(folder, name)
        assert found[source].target == f"Mes mots {name}."
        others = [message for message in found.values() if message.source != source]
        assert all(message.state is State.DRAFT for message in others)


def test_an_edit_after_the_last_chunk_is_kept_too(folder: Path, cache: DraftCache) -> None:
    """Nothing is left to draft when the edit comes: the run ends without touching it."""
    engine = Company(lambda call: edit(po(folder, "a"), sentence(0), "Fin.") if call == 8 else None)
    assert draft(folder, engine, cache).left == 0
    assert messages(folder, "a")[sentence(0)].target == "Fin."


def test_drafts_that_an_editor_threw_away_are_filled_in_again(folder: Path, cache: DraftCache) -> None:
    """An editor that had the empty catalog open saves it over our drafts: the cache gives them back."""
    empty = po(folder, "b").read_bytes()
    engine = Company(lambda call: void(po(folder, "b").write_bytes(empty)) if call == 6 else None)
    assert draft(folder, engine, cache).left == 0
    assert len(engine.asked) == 140


def test_messages_that_come_while_the_run_works_are_drafted(folder: Path, cache: DraftCache) -> None:
    """Somebody adds a message with msgmerge: it is not in the plan, and is drafted at the end."""
    source = sentence(7777)

    def add(call: int) -> None:
        if call == 4:
            with po(folder, "c").open("a", encoding="utf-8") as file:
                file.write(f'\nmsgid "{source}"\nmsgstr ""\n')

    engine = Company(add)
    assert draft(folder, engine, cache).left == 0
    assert engine.asked[-1] == source
    assert messages(folder, "c")[source].state is State.DRAFT


def test_a_catalog_in_the_middle_of_being_saved_is_waited_for(folder: Path, cache: DraftCache) -> None:
    """Half a file, then the whole one: the drafts wait for it. Half a file at the end is an error and stays."""
    whole = po(folder, "b").read_bytes()

    def save(call: int) -> None:
        if call == 3:
            po(folder, "b").write_bytes(whole[: whole.index(b'msgstr ""\n\n', 2_000) - 9])
        if call == 6:
            po(folder, "b").write_bytes(whole)

    assert draft(folder, Company(save), cache).left == 0


def test_a_catalog_that_stays_broken_is_an_error_and_left_alone(folder: Path, cache: DraftCache) -> None:
    """The other catalogs are complete all the same."""
    broken = b'msgid "a'
    engine = Company(lambda call: void(po(folder, "c").write_bytes(broken)) if call == 3 else None)
    with pytest.raises(CatalogError, match=r"c\.po"):
        draft(folder, engine, cache)
    assert po(folder, "c").read_bytes() == broken
    for name in "ab":
        assert all(message.state is State.DRAFT for message in messages(folder, name).values())


def test_a_catalog_deleted_meanwhile_stays_deleted(folder: Path, cache: DraftCache) -> None:
    """The run does not bring it back."""
    engine = Company(lambda call: po(folder, "c").unlink() if call == 3 else None)
    assert draft(folder, engine, cache).left == 0
    assert not po(folder, "c").exists()


def test_a_catalog_that_cannot_be_written_is_an_error(
    folder: Path, cache: DraftCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is not taken for an edit."""

    def full(stored: StoredCatalog, catalog: Catalog) -> StoredCatalog:
        del catalog
        raise FileError("cannot be written: no space left on device", path=stored.path)

    monkeypatch.setattr(stream, "store_catalog", full)
    with pytest.raises(FileError, match="no space left"):
        draft(folder, Company(), cache)


def test_catalogs_are_not_written_after_every_chunk(
    folder: Path, cache: DraftCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the pause nothing is written but at the end; so many drafts as may wait at most end it."""
    written: list[Path] = []

    def count(stored: StoredCatalog, catalog: Catalog) -> StoredCatalog:
        written.append(stored.path)
        return store_catalog(stored, catalog)

    monkeypatch.setattr(stream, "store_catalog", count)
    untouched = catalogs(folder)
    monkeypatch.setattr(stream, "WRITE_EVERY", 1_000.0)
    draft(folder, Company(), cache)
    assert len(written) == 3
    for name, data in zip("abc", untouched, strict=True):
        po(folder, name).write_bytes(data)
    written.clear()
    monkeypatch.setattr(stream, "WRITE_MOST", 70)
    draft(folder, Company(), cache)
    assert 3 < len(written) <= 6


def test_without_a_cache_everything_is_drafted_all_the_same(folder: Path) -> None:
    """Where no file can be made the drafts are the same and the report tells why nothing is kept."""
    (folder / ".l10n").mkdir()
    (folder / ".l10n" / "drafts.sqlite").mkdir()
    report = draft_project(Project.open(folder))
    assert (report.filled, report.pending) == (180, 180)
    assert len(report.notes) == 1


def test_the_cache_can_be_switched_off(folder: Path) -> None:
    """``engine.cache: false``: no proposal is kept."""
    settings = (folder / "l10n.yaml").read_text().replace("{name: pseudo}", "{name: pseudo, cache: false}")
    (folder / "l10n.yaml").write_text(settings)
    done: list[tuple[int, int]] = []
    assert draft_project(Project.open(folder), progress=lambda *told: done.append(told)).filled == 180
    assert done[-1] == (140, 140)
    assert (folder / ".l10n" / "drafts.sqlite").stat().st_size < 50_000


def void(_: object) -> None:
    """Return nothing."""


def test_numbers_are_carried_over_without_an_engine(folder: Path) -> None:
    """A table has its numbers as the locale writes them; the run has failed all the same, as no word is drafted."""
    (folder / "source" / "a.txt").write_text(f"{sentence(1)}\n\n30,000\n\n14\n", encoding="utf-8")
    settings = (folder / "l10n.yaml").read_text(encoding="utf-8").replace("pseudo", "none")
    (folder / "l10n.yaml").write_text(settings, encoding="utf-8")
    project = Project.open(folder)
    update_project(project)
    report = draft_project(project)
    assert (report.carried_over, report.filled, report.failed) == (2, 2, True)
    catalog = project.catalog("a", FRENCH).catalog
    assert catalog is not None
    drafted = {message.source: message for message in catalog.active}
    assert [drafted[text].target for text in ("30,000", "14", sentence(1))] == ["30\u202f000", "14", ""]
    assert drafted["14"].origin is not None
    assert drafted["14"].origin.text == "source (no words)"
