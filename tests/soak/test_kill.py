"""A run that is killed at any moment goes on as if nothing had been: `make soak` kills 50 times, `make test` five.

The project is real: several documents, a package that we ship, the installed command in a process of its own, killed
with SIGKILL. Chunks are made small and writes frequent, so that there is much to be killed in.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from tests.conftest import ROOT, tree

KILLS = int(os.environ.get("L10N_KILLS", "5"))
SENTENCES = int(os.environ.get("L10N_SOAK_SENTENCES", "40" if KILLS <= 5 else "160"))
SEED = 1988
DOCUMENTS = ("appeal", "report", "letter")
COMMAND = """
import sys
from l10n_pipeline.pipeline import stream
stream.CHUNK, stream.WRITE_EVERY, stream.WRITE_SHARE = 24, 0.2, 1.0
from l10n_pipeline.cli.main import main
sys.exit(main(["run"]))
"""
SETTINGS = """\
version: 1
title: Soak
locales: [fr]
documents:
  - path: source/appeal.txt
  - path: source/report.txt
    segmentation: block
  - path: source/letter.txt
glossary: glossary.yaml
engine: {name: argos, demonstration: true, beam: 2}
"""


def make_project(folder: Path) -> Path:
    """Make a project of the statement's sentences, each document holding some of the next one's."""
    from l10n_pipeline.documents import read_document

    statement = (ROOT / "source" / "statement.txt").read_bytes()
    blocks = read_document(statement, "statement.txt").blocks
    texts = list(dict.fromkeys(s.text for block in blocks for s in block.segments if len(s.text) > 20))
    texts = random.Random(SEED).sample(texts, min(SENTENCES, len(texts)))
    share = len(texts) // len(DOCUMENTS)
    (folder / "source").mkdir(parents=True)
    for number, name in enumerate(DOCUMENTS):
        mine = texts[number * share : (number + 1) * share + share // 3]
        paragraphs = [" ".join(mine[start : start + 2]) for start in range(0, len(mine), 2)]
        (folder / "source" / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    (folder / "models").mkdir()
    for package in (ROOT / "models").glob("translate-en_fr-*"):
        shutil.copy(package, folder / "models")
    shutil.copy(ROOT / "glossary.yaml", folder)
    (folder / "l10n.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


def run(project: Path, seconds: float = 3600) -> str | None:
    """Run the project and return None; kill the process when it has worked ``seconds`` of CPU time and return "killed".

    CPU time, since a busy machine would have all kills fall into the start or none.
    """
    environment = {**os.environ, "HOME": str(project.parent / "home")}
    log = project.parent / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND], cwd=project, env=environment, stdout=out, stderr=out
        )
    while process.poll() is None:
        if used(process.pid) >= seconds:
            process.kill()
            process.wait()
            return "killed"
        time.sleep(0.004)
    assert process.returncode == 0, log.read_text(encoding="utf-8")
    return None


def used(pid: int) -> float:
    """Return the CPU seconds that a process has had, in all its threads."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def look(project: Path) -> tuple[int, int]:
    """Return how many messages are drafted and how many proposals cached, after a look at what a kill has left.

    Catalogs parse and hold nothing without its origin, and the cache is whole.
    """
    drafted = cached = 0
    for path in (project / "locales").rglob("*.po"):
        catalog = po.parse(path.read_bytes(), str(path))
        drafted += sum(bool(message.target) for message in catalog.active)
        assert all(message.origin for message in catalog.active if message.target)
    cache = project / ".l10n" / "drafts.sqlite"
    if cache.exists():
        with sqlite3.connect(cache) as connection:
            assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'proposals'").fetchone()
            if tables:
                (cached,) = connection.execute("SELECT count(*) FROM proposals").fetchone()
        connection.close()
    return drafted, cached


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="tells a process's CPU time by Linux's /proc")
def test_a_run_killed_again_and_again_ends_where_an_unbroken_one_does(tmp_path: Path) -> None:
    """Killed at random moments, started again each time: catalogs and pages are those of the unbroken run, to the byte.

    Every file is whole at every kill, no draft is lost, and nothing is left behind at the end.
    """
    (tmp_path / "home").mkdir()
    template = make_project(tmp_path / "template")
    whole = Path(shutil.copytree(template, tmp_path / "whole"))
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run(whole)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    expected = tree(whole)
    assert look(whole)[0] > SENTENCES * 0.8

    chance = random.Random(SEED)
    kills = working = finished = 0
    while kills < KILLS:
        project = Path(shutil.copytree(template, tmp_path / f"killed-{finished}"))
        drafted = cached = 0
        # Once there are kills enough the project is let finish.
        while run(project, chance.uniform(0, 0.9 * work) if kills < KILLS else 3600):
            kills += 1
            now, kept = look(project)
            assert now >= drafted, "drafts were lost"
            assert kept >= cached, "proposals were lost"
            working += (now, kept) != (drafted, cached)
            drafted, cached = now, kept
        finished += 1
        assert tree(project) == expected
        shutil.rmtree(project)
    print(
        f"\n{kills} kills, {working} of them after new drafts; {finished} projects finished; "
        f"{work:.1f} s of CPU time a run; {time.monotonic() - begun:.0f} s in all"
    )
