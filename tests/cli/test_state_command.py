"""``l10n state`` and ``l10n diff``, as their users call them."""

from __future__ import annotations

import json
from pathlib import Path

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import State
from tests.conftest import Command


def states(project: Path, locale: str = "fr") -> list[State]:
    path = project / "locales" / locale / "LC_MESSAGES" / "appeal.po"
    return [message.state for message in po.parse(path.read_bytes(), str(path)).active]


def test_drafts_are_listed_accepted_reviewed_and_set_back(project: Path, l10n: Command) -> None:
    """The whole way of a message, and back."""
    l10n("run", cwd=project)
    listed = l10n("state", "--locale", "fr", "--state", "draft", cwd=project)
    assert listed.code == 0
    assert "draft [pseudo en→fr" in listed.out
    dry = l10n("state", "--locale", "fr", "--accept", "--dry-run", cwd=project)
    assert "would be changed" in dry.out
    assert set(states(project)) == {State.DRAFT}
    l10n("state", "--locale", "fr", "--accept", cwd=project)
    accepted = states(project)
    assert State.TRANSLATED in accepted
    assert set(states(project, "fa")) == {State.DRAFT}
    done = l10n("state", "--locale", "fr", "--state", "translated", "--review", "A. Reader", cwd=project)
    assert done.code == 0
    assert states(project).count(State.REVIEWED) == accepted.count(State.TRANSLATED)
    records = json.loads(l10n("state", "--state", "reviewed", "--json", cwd=project).out)
    assert {record["reviewer"] for record in records} == {"A. Reader"}
    l10n("state", "appeal", "--locale", "fr", "--draft", cwd=project)
    assert set(states(project)) == {State.DRAFT}


def test_what_must_not_be_accepted_is_refused_with_its_reason(project: Path, l10n: Command) -> None:
    """An error, a demonstration draft, a review of a draft: exit code 1, a line each, and the file stays."""
    l10n("run", cwd=project)
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    path.write_text(
        path.read_text(encoding="utf-8").replace("pseudo en→fr", "argos en→fr 0.1 (demonstration)"), "utf-8"
    )
    before = path.read_bytes()
    refused = l10n("state", "--locale", "fr", "--accept", cwd=project)
    assert refused.code == 1
    assert "demonstration package" in refused.err
    unaccepted = l10n("state", "--locale", "fr", "--review", "A. Reader", cwd=project)
    assert unaccepted.code == 1
    assert "accept it first" in unaccepted.err
    assert path.read_bytes() == before


def test_a_corrected_demonstration_draft_is_accepted(project: Path, l10n: Command) -> None:
    """A person wrote it: the origin says that it was edited since."""
    l10n("run", cwd=project)
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    text = path.read_text(encoding="utf-8").replace("pseudo en→fr", "argos en→fr 0.1 (demonstration)")
    before, after = text.split('msgid "Nobody was charged."\nmsgstr "', 1)
    corrected = (
        f'{before}msgid "Nobody was charged."\nmsgstr "Personne n’a été inculpé."{after[after.index(chr(10)) :]}'
    )
    path.write_text(corrected, encoding="utf-8")
    done = l10n("state", "--locale", "fr", "--grep", "Nobody", "--accept", cwd=project)
    assert (done.code, done.err) == (0, "")
    assert "translated [argos en→fr 0.1 (demonstration), edited since]: Nobody was charged." in done.out
    assert l10n("state", "--locale", "fr", "--grep", "Nobody", "--demonstration", cwd=project).out == "0 messages\n"


def test_what_translates_another_text_is_not_accepted_among_others(project: Path, l10n: Command) -> None:
    """The English changed under it: it is accepted where these are asked for, or somebody answers for it."""
    l10n("run", cwd=project)
    l10n("state", "--locale", "fr", "--accept", cwd=project)
    source = project / "source" / "appeal.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("was charged", "was freed"), encoding="utf-8")
    l10n("update", cwd=project)
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    before = path.read_bytes()
    shown = l10n("state", "--locale", "fr", "--outdated", cwd=project)
    assert "draft, of another text [pseudo en→fr" in shown.out
    assert shown.out.endswith("1 message: 1 draft\n")
    [record] = json.loads(l10n("state", "--locale", "fr", "--grep", "freed", "--json", cwd=project).out)
    assert record["outdated"] is True
    for filters in (["--state", "draft"], ["--grep", "freed"], ["appeal"]):
        refused = l10n("state", "--locale", "fr", *filters, "--accept", cwd=project)
        assert (refused.code, path.read_bytes()) == (1, before)
        assert "it translates another text (l10n diff shows the difference)" in refused.err
        assert "--outdated" in refused.err
        assert "--review NAME" in refused.err
    for asked, state in (("--outdated", State.TRANSLATED), ("--review=A. Reader", State.REVIEWED)):
        path.write_bytes(before)
        assert l10n("state", "--locale", "fr", "--grep", "freed", asked, "--accept", cwd=project).code == 0
        [message] = [m for m in po.parse(path.read_bytes(), str(path)).active if "freed" in m.source]
        assert (message.state, message.previous) == (state, None)


def test_wrong_uses_are_errors(project: Path, l10n: Command) -> None:
    """Everything at once, an unknown state, document or expression."""
    l10n("run", cwd=project)
    for arguments, words in (
        (["--accept"], "every message"),
        (["--state", "done"], "no such state"),
        (["nothing"], "no document"),
        (["--grep", "("], "regular expression"),
        (["--state", "draft", "--draft", "--accept"], "cannot be"),
    ):
        result = l10n("state", *arguments, cwd=project)
        assert result.code == 2, arguments
        assert words in result.err


def test_diff_shows_what_changed_in_the_source_of_a_draft(project: Path, l10n: Command) -> None:
    """The edited sentence word by word, with the translation of the older one."""
    l10n("run", cwd=project)
    l10n("state", "--locale", "fr", "--accept", cwd=project)
    source = project / "source" / "appeal.txt"
    text = source.read_text(encoding="utf-8")
    word = next(w for w in text.split() if w.isalpha() and len(w) > 5)
    source.write_text(text.replace(word, f"{word} indeed", 1), encoding="utf-8")
    l10n("update", cwd=project)
    shown = l10n("diff", "--locale", "fr", cwd=project)
    assert shown.code == 0
    assert "indeed" in shown.out.split("{+")[1].split("+}")[0]
    assert "1 draft made for another source" in shown.out
    [record] = json.loads(l10n("diff", "--locale", "fr", "--json", cwd=project).out)
    assert record["previous"] == record["source"].replace(" indeed", "")


def test_diff_says_what_was_joined_and_split(project: Path, l10n: Command) -> None:
    """The first line says so; the words that changed stand above the translations of the older sentences."""
    source = project / "source" / "appeal.txt"
    apart = source.read_text(encoding="utf-8")
    joined = apart.replace("prisoners. Nobody was", "prisoners, and nobody was")
    for first, then, expected in (
        (
            apart,
            joined,
            ["joined 2\n  In 1988 Khomeini ordered the death of 30,000 prisoners[-. Nobody-]{+, and nobody+}"],
        ),
        (joined, apart, ["split 1/2\n  In 1988 Khomeini ordered", "split 2/2\n  [-In 1988 Khomeini ordered the death"]),
    ):
        (project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po").unlink(missing_ok=True)
        source.write_text(first, encoding="utf-8")
        l10n("run", "--locale", "fr", cwd=project)
        l10n("state", "--locale", "fr", "--accept", cwd=project)
        source.write_text(then, encoding="utf-8")
        l10n("update", "--locale", "fr", cwd=project)
        shown = l10n("diff", "--locale", "fr", cwd=project).out
        for words in expected:
            assert f"(source/appeal.txt:5), {words}" in shown
        assert shown.count("  = ") == len(expected)


def test_lines_are_those_of_the_written_file(project: Path, l10n: Command) -> None:
    """A review adds a comment above each message; what is printed leads to them as they stand now."""
    l10n("run", cwd=project)
    l10n("state", "--locale", "fr", "--accept", cwd=project)
    done = l10n("state", "--locale", "fr", "--state", "translated", "--review", "A. Reader", "--json", cwd=project)
    changed = json.loads(done.out)["changed"]
    assert len(changed) > 1
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    lines = {message.source: message.line for message in po.parse(path.read_bytes(), str(path)).active}
    assert {record["source"]: record["line"] for record in changed} == {
        r["source"]: lines[r["source"]] for r in changed
    }


def test_a_review_without_a_name_is_refused(project: Path, l10n: Command) -> None:
    """An empty name is no request to list."""
    l10n("run", cwd=project)
    result = l10n("state", "appeal", "--locale", "fr", "--review", "", cwd=project)
    assert result.code == 2
    assert "reviewer's name" in result.err
