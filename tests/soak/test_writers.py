"""Two writers and a killer: `make soak` has 200 rounds, `make test` eight.

In every round l10n commands work on a catalog again and again while an editor saves translations into it, by rename as
Poedit and vim do or in place as others do, and an author edits the document; then the commands are killed. Whatever the
editor ever saved has to be there at the end of each round.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Message, State

ROUNDS = int(os.environ.get("L10N_ROUNDS", "8"))
SEED = int(os.environ.get("L10N_SEED", str(time.time_ns() // 1000 % 1_000_000)))
SENTENCES = 60
COMMANDS = """
import sys
from l10n_pipeline.pipeline import stream
from l10n_pipeline.cli.main import main
stream.WRITE_EVERY, stream.CHUNK = 0.01, 8
print("started", flush=True)
while True:
    for command in ("update", "pretranslate"):
        print(command, main([command]), flush=True)
"""
SETTINGS = """\
version: 1
title: Soak
locales: [fr]
documents:
  - path: source/appeal.txt
engine: {name: pseudo, cache: false}
"""
HUMAN = (State.TRANSLATED, State.REVIEWED)


@dataclass
class Author:
    """Edits, moves, adds and removes sentences of the document."""

    path: Path
    chance: random.Random
    count: int = 0

    def sentence(self) -> str:
        self.count += 1
        words = self.chance.choices(("prison", "court", "judge", "law", "witness", "trial", "family", "truth"), k=6)
        return f"Sentence {self.count} tells of the {' and the '.join(words)}."

    def write(self, sentences: list[str]) -> None:
        beside = self.path.with_suffix(".new")
        beside.write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
        beside.replace(self.path)

    def edit(self) -> None:
        sentences = self.path.read_text(encoding="utf-8").strip().split("\n\n")
        for _ in range(3):
            place = self.chance.randrange(len(sentences))
            match self.chance.randrange(4):
                case 0:
                    sentences[place] = sentences[place].replace(" the ", " a ", 1)
                case 1:
                    sentences.insert(place, sentences.pop())
                case 2 if len(sentences) > SENTENCES // 2:
                    del sentences[place]
                case _:
                    sentences.insert(place, self.sentence())
        self.write(sentences)


@dataclass
class Editor:
    """A person's editor: reads the catalog, translates some messages, and saves it somewhat later."""

    path: Path
    chance: random.Random
    saved: dict[tuple[str, str], int] = field(default_factory=dict)
    """Every translation that was saved, with its round."""
    in_place: int = 0
    saves: int = 0

    def work(self, number: int) -> None:
        catalog = po.parse(self.path.read_bytes(), str(self.path))
        waiting = [n for n, m in enumerate(catalog.messages) if not m.obsolete and m.state not in HUMAN]
        messages = list(catalog.messages)
        new: list[Message] = []
        for n in self.chance.sample(waiting, min(len(waiting), 2)):
            flags = tuple(flag for flag in messages[n].flags if flag != "fuzzy")
            target = f"Phrase {len(self.saved) + len(new)}."
            messages[n] = replace(messages[n], targets=(target,), flags=flags, previous=None)
            new.append(messages[n])
        data = po.serialize(replace(catalog, messages=tuple(messages)))
        time.sleep(self.chance.choice((0, 0, 0.01, 0.05)))
        self.save(data)
        self.saves += 1
        self.saved |= {(message.source, message.target): number for message in new}

    def save(self, data: bytes) -> None:
        # Only Linux tells who has a file open for writing: elsewhere a save in place is as it ever was.
        if sys.platform == "linux" and self.chance.random() < 0.5:
            self.in_place += 1
            with self.path.open("wb", buffering=0) as file:
                for start in range(0, len(data), 2000):
                    file.write(data[start : start + 2000])
                    time.sleep(self.chance.choice((0, 0, 0.001, 0.004)))
        else:
            beside = self.path.with_name("appeal.po.editor")
            beside.write_bytes(data)
            beside.replace(self.path)

    def look(self) -> None:
        """Check that every translation ever saved is in the catalog, with its source, as finished as it was."""
        catalog = po.parse(self.path.read_bytes(), str(self.path))
        there = {(m.source, m.target) for m in catalog.messages if m.state in HUMAN}
        lost = {pair: number for pair, number in self.saved.items() if pair not in there}
        assert not lost, f"seed {SEED}: lost, with the rounds in which they were saved: {lost}"


def environment(home: Path) -> dict[str, str]:
    # Without coverage, whose file a kill would cut off.
    return {**{n: v for n, v in os.environ.items() if not n.startswith("COVERAGE")}, "HOME": str(home)}


@pytest.fixture
def writers(tmp_path: Path) -> tuple[Author, Editor]:
    """Make a project with a catalog to work on."""
    root = tmp_path / "project"
    (root / "source").mkdir(parents=True)
    (tmp_path / "home").mkdir()
    (root / "l10n.yaml").write_text(SETTINGS, encoding="utf-8")
    author = Author(root / "source" / "appeal.txt", random.Random(SEED))
    author.write([author.sentence() for _ in range(SENTENCES)])
    command = [sys.executable, "-m", "l10n_pipeline", "update"]
    subprocess.run(command, cwd=root, env=environment(tmp_path / "home"), check=True, capture_output=True)
    return author, Editor(root / "locales" / "fr" / "LC_MESSAGES" / "appeal.po", random.Random(SEED + 1))


def test_no_translation_is_lost_between_two_writers_and_a_killer(
    tmp_path: Path, writers: tuple[Author, Editor]
) -> None:
    """After every round all that was ever saved is in the catalog, finished; at the end nothing else is left behind."""
    author, editor = writers
    root, begun = tmp_path / "project", time.monotonic()
    log = tmp_path / "log"
    ended: dict[str, int] = {}
    for number in range(ROUNDS):
        chance = random.Random(SEED + 1000 * number)
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-c", COMMANDS], cwd=root, env=environment(tmp_path / "home"), stdout=out, stderr=out
            )
            try:
                while b"started" not in log.read_bytes() and process.poll() is None:
                    time.sleep(0.01)
                until = time.monotonic() + chance.uniform(0.05, 1.2)
                while time.monotonic() < until:
                    if chance.random() < 0.3:
                        author.edit()
                    editor.work(number)
                    time.sleep(chance.uniform(0, 0.06))
            finally:
                process.kill()
                process.wait()
        told = log.read_text(encoding="utf-8", errors="replace")
        print(f"round {number}, seed {SEED}: {len(editor.saved)} translations saved so far")
        assert process.returncode == -9, told
        for line in told.splitlines():
            if line.startswith(("update ", "pretranslate ")):
                ended[line] = ended.get(line, 0) + 1
        editor.look()
    assert not {line for line in ended if line.split()[1] not in ("0", "1", "2")}, f"seed {SEED}: {ended}"
    for command in ("update", "pretranslate"):
        subprocess.run(
            [sys.executable, "-m", "l10n_pipeline", command],
            cwd=root,
            env=environment(tmp_path / "home"),
            check=True,
            capture_output=True,
        )
    editor.look()
    assert {path.name for path in editor.path.parent.iterdir()} == {"appeal.po"}
    print(
        f"seed {SEED}: {ROUNDS} rounds, {editor.saves} saves ({editor.in_place} in place) of {len(editor.saved)} "
        f"translations, none lost; commands and their exit codes: {ended}; {time.monotonic() - begun:.0f} s"
    )


def test_the_soak_notices_a_lost_translation(writers: tuple[Author, Editor]) -> None:
    """The check is no empty one: a catalog without a saved text fails it, and so does one cut off in the middle."""
    editor = writers[1]
    before = editor.path.read_bytes()
    editor.work(0)
    editor.look()
    after = editor.path.read_bytes()
    editor.path.write_bytes(before)
    with pytest.raises(AssertionError, match="lost"):
        editor.look()
    editor.path.write_bytes(after[: after.index(b"Phrase") + 3])
    with pytest.raises(CatalogError):
        editor.look()
