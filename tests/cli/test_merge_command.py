"""``l10n merge``, by hand and as the merge driver of a real git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import State
from tests.conftest import Command, tree

HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def catalog(*pairs: tuple[str, str]) -> str:
    return HEAD + "".join(f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in pairs)


@dataclass(frozen=True)
class Repository:
    """A git repository with a catalog, its driver installed."""

    root: Path

    @property
    def po(self) -> Path:
        return self.root / "fr.po"

    def git(self, *arguments: str, code: int = 0) -> str:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "HOME": str(self.root.parent),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_EDITOR": "true",
        }
        done = subprocess.run(
            ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, text: str, title: str = "x") -> None:
        self.po.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", title)


@pytest.fixture
def repository(tmp_path: Path, l10n: Command) -> Repository:
    made = Repository(tmp_path / "repository")
    made.root.mkdir()
    made.git("init", "-q", "-b", "main")
    assert l10n("merge", "--install", cwd=made.root).code == 0
    return made


BASE = (("One man.", ""), ("Two men.", ""), ("Three men.", ""))


def branches(repository: Repository, theirs: str, ours: str, base: str = catalog(*BASE)) -> None:
    """Commit ``base``, ``theirs`` on the branch "them" and ``ours`` on main, which is checked out."""
    repository.commit(base)
    repository.git("checkout", "-qb", "them")
    repository.commit(theirs, "theirs")
    repository.git("checkout", "-q", "main")
    repository.commit(ours, "ours")


@needs_git
def test_git_merges_edits_of_neighbouring_messages(repository: Repository) -> None:
    """Messages that git's own merge would put between conflict marks come together, and the merge is committed."""
    theirs = catalog(BASE[0], ("Two men.", "Deux hommes."), BASE[2])
    ours = catalog(("One man.", "Un homme."), *BASE[1:])
    branches(repository, theirs, ours)
    assert "CONFLICT" not in repository.git("merge", "-q", "them")
    assert repository.git("status", "--porcelain") == ""
    assert repository.po.read_text(encoding="utf-8") == catalog(
        ("One man.", "Un homme."), ("Two men.", "Deux hommes."), BASE[2]
    )


@needs_git
def test_git_reports_a_conflict_and_the_file_stays_a_catalog(repository: Repository) -> None:
    """Both texts are in the file, git waits for a person, and deciding is an ordinary edit and commit."""
    branches(repository, catalog(("One man.", "Un humain."), *BASE[1:]), catalog(("One man.", "Un homme."), *BASE[1:]))
    said = repository.git("merge", "them", code=1)
    assert "CONFLICT (content): Merge conflict in fr.po" in said
    assert "fr.po: translation of 'One man.': ours 'Un homme.', theirs 'Un humain.'" in said
    assert "fr.po: 1 conflict; look for '# conflict: theirs' in the file" in said
    message = po.parse(repository.po.read_bytes()).messages[0]
    assert (message.target, message.state) == ("Un homme.", State.DRAFT)
    assert message.comments == ('conflict: theirs: "Un humain."',)
    repository.commit(catalog(("One man.", "Un homme !"), *BASE[1:]), "decided")
    assert repository.git("status", "--porcelain") == ""


@needs_git
def test_git_rebases_commit_by_commit(repository: Repository) -> None:
    """A branch of several commits is put on top of another without a conflict."""
    repository.commit(catalog(*BASE))
    repository.git("checkout", "-qb", "them")
    repository.commit(catalog(("One man.", "Un homme."), *BASE[1:]), "first")
    repository.commit(catalog(("One man.", "Un homme."), ("Two men.", "Deux hommes."), BASE[2]), "second")
    repository.git("checkout", "-q", "main")
    repository.commit(catalog(*BASE[:2], ("Three men.", "Trois hommes."), ("Four men.", "Quatre hommes.")), "other")
    repository.git("checkout", "-q", "them")
    repository.git("rebase", "-q", "main")
    assert repository.git("log", "--format=%s").split("\n")[:3] == ["second", "first", "other"]
    assert [m.target for m in po.parse(repository.po.read_bytes()).messages] == [
        "Un homme.",
        "Deux hommes.",
        "Trois hommes.",
        "Quatre hommes.",
    ]


@needs_git
def test_a_catalog_added_on_both_sides_has_no_ancestor(repository: Repository) -> None:
    """An empty file stands for it, and the messages are united."""
    repository.git("add", "-A")
    repository.git("commit", "-qm", "attributes")
    repository.git("checkout", "-qb", "them")
    repository.commit(catalog(("One man.", "Un homme."), ("Two men.", "")))
    repository.git("checkout", "-q", "main")
    repository.commit(catalog(("One man.", ""), ("Three men.", "Trois hommes.")))
    repository.git("merge", "-q", "them")
    assert [m.target for m in po.parse(repository.po.read_bytes()).messages] == ["Un homme.", "Trois hommes.", ""]


@needs_git
def test_a_broken_side_is_left_to_the_person(repository: Repository) -> None:
    """The merge stops with the reason, and our file is as we committed it."""
    broken = catalog(*BASE).replace('msgid "Two', 'msgid Two"')
    ours = catalog(("One man.", "Un homme."), *BASE[1:])
    branches(repository, broken, ours)
    said = repository.git("merge", "them", code=1)
    assert "fr.po:9: their version: " in said
    assert "CONFLICT" in said
    assert repository.po.read_text(encoding="utf-8") == ours


@needs_git
def test_installing_twice_changes_nothing_and_keeps_other_attributes(repository: Repository, l10n: Command) -> None:
    """.gitattributes gets the lines that it lacks, at its end, with its own line breaks."""
    attributes = repository.root / ".gitattributes"
    assert attributes.read_text(encoding="utf-8") == "*.po merge=l10n\n*.pot merge=l10n\n"
    attributes.write_bytes(b"*.bin binary\r\n*.po   merge=l10n")
    below = repository.root / "below"
    below.mkdir()
    assert "Added to .gitattributes, to be committed: *.pot merge=l10n" in l10n("merge", "--install", cwd=below).out
    assert attributes.read_bytes() == b"*.bin binary\r\n*.po   merge=l10n\r\n*.pot merge=l10n\r\n"
    before = tree(repository.root)
    assert "Added" not in l10n("merge", "--install", cwd=below).out
    assert tree(repository.root) == before
    driver = repository.git("config", "merge.l10n.driver").strip()
    assert driver.endswith("merge %O %A %B %P")
    assert driver.startswith(str(Path(sys.executable).parent))


def test_the_command_alone_merges_three_files(tmp_path: Path, l10n: Command) -> None:
    """The result replaces OURS; exit code 0 without, 1 with conflicts; drafts that differ are only told."""
    draft = '\n# origin: pseudo\n#, fuzzy\nmsgid "Three men."\nmsgstr "%s"\n'
    for name, target, drafted in (("base", "", ""), ("ours", "Un homme.", "Trois."), ("theirs", "Un humain.", "III")):
        text = catalog(("One man.", target)) + (draft % drafted if drafted else "")
        (tmp_path / f"{name}.po").write_text(text, encoding="utf-8")
    (tmp_path / "empty.po").write_bytes(b"")
    same = l10n("merge", "empty.po", "ours.po", "ours.po", cwd=tmp_path)
    assert (same.code, same.err) == (0, "")
    merged = l10n("merge", "base.po", "ours.po", "theirs.po", cwd=tmp_path)
    assert merged.code == 1
    assert "ours.po: 1 draft of two kinds; theirs stand beside ours in comments" in merged.err
    assert [m.target for m in po.parse((tmp_path / "ours.po").read_bytes()).messages] == ["Un homme.", "Trois."]


def test_many_conflicts_are_counted_and_the_first_told(tmp_path: Path, l10n: Command) -> None:
    """Ten are listed, the others counted: the file has them all."""
    for name in ("ours", "theirs"):
        text = catalog(*((f"Man {n}.", f"{name} {n}") for n in range(12)))
        (tmp_path / f"{name}.po").write_text(text, encoding="utf-8")
    (tmp_path / "base.po").write_bytes(b"")
    merged = l10n("merge", "base.po", "ours.po", "theirs.po", "locales/fr.po", cwd=tmp_path)
    assert merged.code == 1
    assert merged.err.count("translation of") == 10
    assert "... and 2 more" in merged.err
    assert "locales/fr.po: 12 conflicts" in merged.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "merge takes BASE, OURS and THEIRS, or --install"),
        (("ours.po", "ours.po", "gone.po"), "gone.po: no such file"),
        (("ours.po", "broken.po", "ours.po"), "broken.po:1: our version: "),
        (("broken.po", "ours.po", "ours.po"), "broken.po:1: ancestor's version: "),
        (("--install",), "git rev-parse: not a git repository"),
    ],
    ids=["nothing given", "no file", "ours broken", "ancestor broken", "no repository"],
)
def test_what_cannot_be_merged_is_told_and_left(
    arguments: tuple[str, ...], reason: str, tmp_path: Path, l10n: Command
) -> None:
    """Exit code 2, the file and the reason, and no byte changed."""
    (tmp_path / "ours.po").write_text(catalog(*BASE), encoding="utf-8")
    (tmp_path / "broken.po").write_text('msgid "x\n', encoding="utf-8")
    before = tree(tmp_path)
    result = l10n("merge", *arguments, cwd=tmp_path)
    assert result.code == 2
    assert reason in result.err
    assert tree(tmp_path) == before


def test_texts_that_no_common_charset_holds_are_refused(tmp_path: Path, l10n: Command) -> None:
    """Two legacy charsets cannot be united where one lacks a character of the other; the error names it."""
    for name, charset, target in (("ours", "ISO-8859-1", "é"), ("theirs", "KOI8-R", "да")):
        text = catalog((name, target)).replace("UTF-8", charset)
        (tmp_path / f"{name}.po").write_bytes(text.encode(charset))
    (tmp_path / "base.po").write_bytes(b"")
    before = tree(tmp_path)
    result = l10n("merge", "base.po", "ours.po", "theirs.po", cwd=tmp_path)
    assert result.code == 2
    assert "ours.po: theirs: 'д' (U+0434) cannot be written in the catalog's charset iso8859-1" in result.err
    assert tree(tmp_path) == before


def test_a_draft_kept_beside_a_finished_text_is_told(tmp_path: Path, l10n: Command) -> None:
    """It is no conflict: exit code 0, and a line that says what to look for."""
    begun = catalog(("A", "half")).replace('\nmsgid "A"', '\n#, fuzzy\nmsgid "A"')
    for name, content in (("base", catalog(("A", ""))), ("ours", catalog(("A", "whole"))), ("theirs", begun)):
        (tmp_path / f"{name}.po").write_text(content, encoding="utf-8")
    done = l10n("merge", "base.po", "ours.po", "theirs.po", "fr.po", cwd=tmp_path)
    assert (done.code, done.err) == (
        0,
        "fr.po: 1 unfinished draft kept beside another's finished text;"
        " look for '# conflict: other draft' in the file\n",
    )
    assert '# conflict: other draft: "half"\nmsgid "A"\nmsgstr "whole"' in (tmp_path / "ours.po").read_text("utf-8")
