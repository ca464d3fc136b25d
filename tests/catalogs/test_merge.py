"""merge.py: two people, one catalog."""

from __future__ import annotations

import ast
import random
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.merge import Kind, Merged, merge
from l10n_pipeline.catalogs.update import Entry, update
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message, Origin, Previous, State, target_digest

FA = get_locale("fa")
NOTHING = po.parse(b"")
HEAD = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def text(*entries: str, head: str = HEAD) -> Catalog:
    return po.parse("\n".join([head, *(f"{entry}\n" for entry in entries)]).encode())


def entry(source: str, target: str = "", *, comment: str = "", flags: str = "") -> str:
    lines = [*(f"# {line}" for line in comment.splitlines()), *([f"#, {flags}"] if flags else [])]
    return "\n".join([*lines, f'msgid "{source}"', f'msgstr "{target}"'])


def reviewed(source: str, target: str, name: str = "Mina") -> str:
    return entry(source, target, comment=f"reviewed: {name} 2026-01-02 {target_digest([target])}")


def shown(merged: Merged) -> list[tuple[str, str, str]]:
    return [(m.source, m.target, m.state.value + ("~" if m.obsolete else "")) for m in merged.catalog.messages]


def kept(message: Message) -> str:
    """Return the other side's text as docs/merging.md says to read it."""
    lines = [c.removeprefix("conflict: theirs: ") for c in message.comments if c.startswith("conflict: theirs: ")]
    return "".join(str(ast.literal_eval(line)) for line in lines)


def test_each_side_keeps_what_only_it_changed() -> None:
    """Edits of different messages come together; the result is what both would have written in one file."""
    base = text(entry("A"), entry("B"), entry("C", "c"))
    ours = text(entry("A", "a"), entry("B"), entry("C", "c"))
    theirs = text(entry("A"), entry("B", "b"), entry("C", "c"))
    merged = merge(base, ours, theirs)
    assert not merged.conflicts
    assert po.serialize(merged.catalog) == po.serialize(text(entry("A", "a"), entry("B", "b"), entry("C", "c")))


def test_the_same_edit_on_both_sides_is_fine() -> None:
    """Two people who translate alike do not disagree, with and without a common ancestor."""
    for base in (text(entry("A")), NOTHING):
        merged = merge(base, text(entry("A", "a")), text(entry("A", "a")))
        assert not merged.conflicts
        assert shown(merged) == [("A", "a", "translated")]


@pytest.mark.parametrize("swap", [False, True], ids=["human is ours", "human is theirs"])
@pytest.mark.parametrize("was", [entry("A"), entry("A", "old", flags="fuzzy"), None], ids=["empty", "draft", "new"])
def test_a_human_translation_wins_over_a_draft(was: str | None, swap: bool) -> None:
    """Whoever has the draft, the person's text stays and is not marked."""
    human = text(entry("A", "human"))
    draft = text(entry("A", "machine", comment="origin: argos", flags="fuzzy"))
    base = text(was) if was else NOTHING
    merged = merge(base, draft, human) if swap else merge(base, human, draft)
    assert shown(merged) == [("A", "human", "translated")]
    assert merged.catalog.messages[0].origin is None
    assert merged.conflicts == merged.doubled == ()


def test_two_peoples_texts_are_both_kept() -> None:
    """Ours becomes a draft, theirs stands in a comment, line for line; the file is valid and says it is a conflict."""
    base = text(entry("A", "old"))
    theirs = text(entry("A", r"une \"ligne\"\net \\ une autre\n"))
    merged = merge(base, text(reviewed("A", "ours")), theirs)
    message = po.parse(po.serialize(merged.catalog)).messages[0]
    assert (message.target, message.state, message.review) == ("ours", State.DRAFT, None)
    assert kept(message) == theirs.messages[0].target
    assert message.comments == (r'conflict: theirs: "une \"ligne\"\n"', r'conflict: theirs: "et \\ une autre\n"')
    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.source, conflict.ours) == (Kind.TRANSLATION, "A", ("ours",))
    again = merge(base, merged.catalog, theirs)
    assert po.serialize(again.catalog) == po.serialize(merged.catalog)


def test_all_plural_forms_of_both_sides_are_kept() -> None:
    """A comment for each form of the other side, with its number."""
    form = 'msgid "{n} man"\nmsgid_plural "{n} men"\nmsgstr[0] "%s"\nmsgstr[1] "%s"'
    merged = merge(text(form % ("", "")), text(form % ("o1", "o2")), text(form % ("t1", "t2")))
    message = merged.catalog.messages[0]
    assert message.targets == ("o1", "o2")
    assert message.comments == ('conflict: theirs[0]: "t1"', 'conflict: theirs[1]: "t2"')
    assert merged.conflicts[0].theirs == ("t1", "t2")


def test_a_message_that_became_plural_keeps_the_human_texts() -> None:
    """Forms of two kinds cannot be mixed: the new kind stays as a draft, the other text beside it."""
    plural = 'msgid "man"\nmsgid_plural "men"\nmsgstr[0] "p1"\nmsgstr[1] "p2"'
    merged = merge(text(entry("man")), text(entry("man", "single")), text(plural))
    message = po.parse(po.serialize(merged.catalog)).messages[0]
    assert (message.targets, message.fuzzy, kept(message)) == (("p1", "p2"), True, "single")
    assert len(merged.conflicts) == 1


def test_a_draft_that_somebody_worked_on_wins_over_one_that_nobody_touched() -> None:
    """What a machine wrote and nobody edited can be made again; two of them are no matter at all."""
    message = Message(source="A")
    untouched, other = (replace(text(), messages=(message.as_draft((t,), Origin("argos")),)) for t in ("one", "two"))
    begun = text(entry("A", "begun", flags="fuzzy"))
    for merged, target in (
        (merge(text(entry("A")), untouched, begun), "begun"),
        (merge(text(entry("A")), begun, untouched), "begun"),
        (merge(text(entry("A")), untouched, other), "one"),
    ):
        assert merged.conflicts == merged.doubled == ()
        assert (merged.catalog.messages[0].target, kept(merged.catalog.messages[0])) == (target, "")


@pytest.mark.parametrize("swap", [False, True], ids=["finished is ours", "finished is theirs"])
@pytest.mark.parametrize("was", [None, "machine"], ids=["empty", "accepted as it was"])
def test_a_draft_that_somebody_worked_on_is_kept_beside_a_finished_text(was: str | None, swap: bool) -> None:
    """In a comment: the finished text stays so, it is no conflict, and later merges leave the comment alone."""
    empty = Message(source="A")
    made = empty.as_draft(("machine",), Origin("argos"))
    finished = replace(made, targets=(was or "human",), flags=())
    begun = replace(made, targets=('half "edited"\nline',))
    base, done, half = (replace(text(), messages=(m,)) for m in (made if was else empty, finished, begun))
    merged = merge(base, half, done) if swap else merge(base, done, half)
    assert shown(merged) == [("A", was or "human", "translated")]
    comments = merged.catalog.messages[0].comments
    assert [c for c in comments if c.startswith("conflict")] == [
        'conflict: other draft: "half \\"edited\\"\\n"',
        'conflict: other draft: "line"',
    ]
    assert (merged.conflicts, merged.doubled, [c.kind for c in merged.aside]) == ((), (), [Kind.ASIDE])
    better = replace(merged.catalog, messages=(replace(finished, targets=("better",), comments=comments),))
    again = merge(merged.catalog, better, replace(better, messages=(replace(better.messages[0], targets=("best",)),)))
    assert {c for c in comments if c.startswith("conflict")} <= set(again.catalog.messages[0].comments)


def test_what_nobody_worked_on_is_not_kept_beside_a_finished_text() -> None:
    """A machine's draft as it came, and an old translation that `update` made a draft of."""
    machine = replace(text(), messages=(Message(source="A").as_draft(("machine",), Origin("argos")),))
    old = text(entry("Old", "old text"))
    stale = replace(text(), messages=(Message(source="A", targets=("old text",), flags=("fuzzy",)),))
    for base, other in ((NOTHING, machine), (old, stale)):
        merged = merge(base, text(entry("A", "human")), other)
        assert (merged.aside, merged.catalog.by_key()[None, "A"].comments) == ((), ())


def test_two_drafts_are_kept_without_asking_anybody() -> None:
    """Drafts that differ are no conflict: ours stays, theirs beside it, and it is a draft anyway."""
    base = text(entry("A"))
    drafts = [text(entry("A", target, comment="origin: argos", flags="fuzzy")) for target in ("one", "two")]
    merged = merge(base, *drafts)
    assert not merged.conflicts
    assert [conflict.kind for conflict in merged.doubled] == [Kind.DRAFT]
    assert shown(merged) == [("A", "one", "draft")]
    assert kept(merged.catalog.messages[0]) == "two"


@pytest.mark.parametrize("swap", [False, True], ids=["ours", "theirs"])
def test_a_review_wins_where_the_text_is_the_same(swap: bool) -> None:
    """Reviewed over translated over draft, if both have one text."""
    base = text(entry("A", "a", flags="fuzzy"))
    sides = (text(entry("A", "a")), text(reviewed("A", "a")))
    merged = merge(base, *(reversed(sides) if swap else sides))
    assert shown(merged) == [("A", "a", "reviewed")]
    assert not merged.conflicts


@pytest.mark.parametrize("swap", [False, True], ids=["ours", "theirs"])
def test_an_edit_stays_when_the_other_side_reviewed_the_old_text(swap: bool) -> None:
    """The edit is kept and the review with it: its digest shows that the text was edited since."""
    sides = (text(reviewed("A", "a")), text(entry("A", "better")))
    merged = merge(text(entry("A", "a")), *(reversed(sides) if swap else sides))
    assert shown(merged) == [("A", "better", "translated")]
    review = merged.catalog.messages[0].review
    assert review is not None
    assert review.digest == target_digest(["a"])
    assert not merged.conflicts


@pytest.mark.parametrize("swap", [False, True], ids=["ours", "theirs"])
def test_an_accepted_draft_is_not_replaced_by_another_draft(swap: bool) -> None:
    """Taking the fuzzy mark away is a person's decision, even where no letter changed."""
    sides = (text(entry("A", "a")), text(entry("A", "other", flags="fuzzy")))
    merged = merge(text(entry("A", "a", flags="fuzzy")), *(reversed(sides) if swap else sides))
    assert shown(merged) == [("A", "a", "translated")]


def test_a_doubt_that_only_one_side_has_stays() -> None:
    """A translation marked as needing work on one side needs work afterwards."""
    base = text(entry("A", "a"))
    merged = merge(base, text(entry("A", "a", comment="hm")), text(entry("A", "a", flags="fuzzy")))
    assert shown(merged) == [("A", "a", "draft")]
    assert merged.catalog.messages[0].comments == ("hm",)


def test_a_decided_conflict_is_cleared_by_the_next_merge() -> None:
    """Where one side decided and took the mark away, the comment with the other text goes."""
    open_ = text(entry("A", "ours", comment='conflict: theirs: "theirs"', flags="fuzzy"))
    merged = merge(open_, text(entry("A", "decided")), replace(open_, messages=(*open_.messages,)))
    assert shown(merged) == [("A", "decided", "translated")]
    both = merge(open_, text(entry("A", "ours", comment='conflict: theirs: "theirs"')), text(entry("A", "theirs")))
    assert both.catalog.messages[0].comments == ()


def test_additions_stand_where_they_stand_in_theirs() -> None:
    """Our order, our additions first, theirs after the message that they follow there."""
    base = text(*map(entry, "ABC"))
    ours = text(*map(entry, "AXBC"))
    theirs = text(*map(entry, "SAYZBCE"))
    assert "".join(m.source for m in merge(base, ours, theirs).catalog.messages) == "SAXYZBCE"


def test_removed_messages_go_unless_the_other_side_worked_on_them() -> None:
    """An untouched message is gone with the side that removed it; a newly translated one is set aside as obsolete."""
    base = text(entry("A", "a"), entry("B"), entry("C"), entry("D", "d"))
    ours = text(entry("A", "a"), entry("C", "c"))
    theirs = text(entry("B", "b"), entry("D", "d"), entry("A", "a"))
    merged = merge(base, ours, theirs)
    assert shown(merged) == [("A", "a", "translated"), ("C", "c", "translated~"), ("B", "b", "translated~")]
    assert not merged.conflicts


def test_a_message_set_aside_on_one_side_and_translated_on_the_other_is_set_aside_translated() -> None:
    """Its sentence left the document; its translation stays in the file."""
    base = text(entry("A", "a"), entry("B", "b"))
    ours = text(entry("A", "a2"), entry("B", "b"))
    theirs = text(entry("B", "b"), '#~ msgid "A"\n#~ msgstr "a"')
    assert shown(merge(base, ours, theirs)) == [("B", "b", "translated"), ("A", "a2", "translated~")]
    assert shown(merge(base, theirs, ours)) == [("B", "b", "translated"), ("A", "a2", "translated~")]
    assert shown(merge(theirs, base, theirs)) == [("A", "a", "translated"), ("B", "b", "translated")]


def test_obsolete_messages_that_repeat_another_are_not_lost() -> None:
    """Files with several obsolete entries of one source keep theirs and ours."""
    old = '#~ msgid "A"\n#~ msgstr "%s"'
    base = text(entry("A", "a"), old % "1")
    merged = merge(base, text(entry("A", "a"), old % "1", old % "2"), text(entry("A", "a"), old % "1", old % "3"))
    assert [m.target for m in merged.catalog.messages] == ["a", "1", "2", "3"]


def test_comments_flags_and_references_of_both_sides_come_together() -> None:
    """What one side took away is gone, what either added is there."""
    form = '# {0}\n#. {1}\n#: {2}\n#, {3}\nmsgid "A"\nmsgstr "{4}"'
    base = text(form.format("one", "e", "s.txt:1", "no-wrap", ""))
    ours = text(form.format("one\n# ours", "e", "s.txt:1 s.txt:7", "c-format", "a"))
    theirs = text(form.format("one\n# theirs", "e\n#. term", "s.txt:2", "no-wrap, range:0..9", ""))
    (message,) = merge(base, ours, theirs).catalog.messages
    assert message.comments == ("one", "ours", "theirs")
    assert message.extracted == ("e", "term")
    assert message.references == ("s.txt:7", "s.txt:2")
    assert message.flags == ("c-format", "range:0..9")
    assert message.target == "a"


def test_the_previous_source_goes_with_its_translation() -> None:
    """A message that a person finished has none; a draft has its own."""
    fuzzy = '#, fuzzy\n#| msgid "A0"\nmsgid "A"\nmsgstr "a0"'
    base = text(entry("A"))
    merged = merge(base, text(fuzzy), text(entry("A", "a")))
    assert merged.catalog.messages[0].previous is None
    merged = merge(base, text(entry("A")), text(fuzzy))
    assert merged.catalog.messages[0].previous == Previous(source="A0")


def header(*lines: str) -> Catalog:
    return text(head='msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines))


def test_header_fields_are_merged_one_by_one() -> None:
    """The later revision counts, and with it who made it; a field that one side changed is taken."""
    base = header("PO-Revision-Date: 2026-01-01 00:00+0000", "Last-Translator: A", "Team: t", "X-Generator: x")
    ours = header("PO-Revision-Date: 2026-01-02 23:00-0500", "Last-Translator: B", "Team: t", "X-Generator: Poedit")
    theirs = header("PO-Revision-Date: 2026-01-03 03:00+0000", "Last-Translator: C", "Team: u", "X-Other: y")
    merged = merge(base, ours, theirs)
    assert not merged.conflicts
    assert dict(merged.catalog.fields) == {
        "PO-Revision-Date": "2026-01-02 23:00-0500",
        "Last-Translator": "B",
        "Team": "u",
        "X-Generator": "Poedit",
        "X-Other": "y",
    }
    other = dict(merge(base, theirs, ours).catalog.fields)
    assert other == dict(merged.catalog.fields)


def test_a_header_field_that_both_changed_is_a_conflict() -> None:
    """Ours stays, theirs stands in a comment of the header."""
    merged = merge(header("Plural-Forms: a"), header("Plural-Forms: b"), header("Plural-Forms: c"))
    assert merged.catalog.header is not None
    assert merged.catalog.header.comments == ('conflict: theirs: "Plural-Forms: c"',)
    assert [(c.kind, c.source) for c in merged.conflicts] == [(Kind.HEADER, "Plural-Forms")]
    assert merged.catalog.fields["Plural-Forms"] == "b"


def test_a_header_field_that_one_side_removed_and_the_other_changed_stays() -> None:
    """What somebody still wants is kept; a field removed by one side alone goes."""
    base = header("Team: t", "X-A: a", "X-B: b")
    merged = merge(base, header("X-A: 2", "X-B: b"), header("Team: u", "X-A: a"))
    assert dict(merged.catalog.fields) == {"X-A": "2", "Team": "u"}
    assert not merged.conflicts


def test_a_charset_that_both_changed_is_ours_unless_one_is_utf8() -> None:
    """UTF-8 holds what both say; of two legacy charsets ours is tried."""
    form = "Content-Type: text/plain; charset=%s"
    ascii_, latin, cyrillic, utf8 = (
        header(form % charset) for charset in ("US-ASCII", "ISO-8859-1", "KOI8-R", "UTF-8")
    )
    for ours, theirs, wanted in ((latin, cyrillic, "ISO-8859-1"), (latin, utf8, "UTF-8"), (utf8, latin, "UTF-8")):
        merged = merge(ascii_, ours, theirs)
        assert merged.catalog.fields["Content-Type"] == (form % wanted).partition(": ")[2]
        assert po.parse(po.serialize(merged.catalog)).encoding == merged.catalog.encoding
        assert not merged.conflicts


def test_a_header_that_one_side_has_or_changed_is_taken() -> None:
    """The other side has none, or the one that both come from."""
    for base, ours, theirs in (
        (NOTHING, text(head=""), header("Team: t")),
        (header("Team: s"), header("Team: s"), header("Team: t")),
        (header("Team: s"), header("Team: t"), header("Team: s")),
    ):
        assert dict(merge(base, ours, theirs).catalog.fields) == {"Team": "t"}


def test_untouched_entries_keep_our_bytes() -> None:
    """Odd wraps and spaces of our file stay; only entries that they changed are written."""
    odd = 'msgid   "A"\nmsgstr ""\n"so"\n  "me"'
    base = text(odd, entry("B"), odd.replace("A", "C"))
    theirs = text(odd, entry("B", "b"), entry("C", "some", comment="new"))
    merged = merge(base, base, theirs)
    data = po.serialize(merged.catalog).decode()
    assert odd in data
    assert entry("B", "b") in data
    rewrapped = text(entry("A", "some"), entry("B"), entry("C", "some"))
    data = po.serialize(merge(base, rewrapped, theirs).catalog).decode()
    assert entry("C", "some", comment="new") in data
    assert po.serialize(merge(base, base, rewrapped).catalog) == po.serialize(rewrapped)


def test_line_breaks_stay_ours() -> None:
    """A file with CRLF keeps it in every line, whatever the other side has."""
    base = text(entry("A"), entry("B"))
    data = po.serialize(base).replace(b"\n", b"\r\n")
    theirs = text(entry("A", "a"), entry("B"), entry("C", "c"))
    merged = po.serialize(merge(base, po.parse(data), theirs).catalog)
    assert merged == po.serialize(theirs).replace(b"\n", b"\r\n")
    back = po.serialize(merge(base, base, po.parse(po.serialize(theirs).replace(b"\n", b"\r\n"))).catalog)
    assert back == po.serialize(theirs)


def test_a_file_moved_to_utf8_stays_in_utf8() -> None:
    """Where one side left a legacy charset the result is in UTF-8, whoever it was."""
    old = HEAD.replace("UTF-8", "ISO-8859-1") + '\nmsgid "A"\nmsgstr "é"\n'
    base = po.parse(old.encode("latin-1"))
    ours = po.parse(old.replace('"é"', '"été"').encode("latin-1"))
    new = old.replace("ISO-8859-1", "UTF-8") + '\nmsgid "B"\nmsgstr "ب"\n'
    theirs = po.parse(new.encode())
    wanted = new.replace('"é"', '"été"').encode()
    assert po.serialize(merge(base, ours, theirs).catalog) == wanted
    assert po.serialize(merge(base, theirs, ours).catalog) == wanted
    assert po.serialize(merge(base, ours, base).catalog) == old.replace('"é"', '"été"').encode("latin-1")


def test_an_update_and_a_translators_edit_come_together() -> None:
    """The document changed while somebody translated: new messages, drafts and the person's texts are all there."""
    sources = ["The people of Iran demand freedom.", "Two prisoners were executed.", "Signed in Paris."]
    base, _ = update(None, [Entry(source=s) for s in sources], FA, "statement")
    base = po.parse(po.serialize(base))
    edited = replace(base, messages=tuple(replace(m, targets=(f"fa {m.source}",)) for m in base.messages))
    changed = [sources[0].replace("The", "The brave"), *sources[1:], "A new sentence."]
    updated, _ = update(base, [Entry(source=s) for s in changed], FA, "statement")
    for merged in (merge(base, edited, updated), merge(base, updated, edited)):
        assert not merged.conflicts
        again, _ = update(merged.catalog, [Entry(source=s) for s in changed], FA, "statement")
        assert {m.target for m in merged.catalog.messages} == {"", *(f"fa {s}" for s in sources)}
        assert [m.source for m in again.active] == changed
        assert all(any(m.target == f"fa {s}" for m in again.messages) for s in sources)


WORDS = st.sampled_from(["a", "b", "c\nd", 'e"f', "گ"])


@st.composite
def versions(draw: st.DrawFn) -> Sequence[Catalog]:
    """Return a base and two versions of it, each with messages changed, removed, added and moved."""
    start = text(entry("unused"))
    names = draw(st.lists(st.sampled_from("ABCDEFGH"), unique=True, max_size=6))

    def message(name: str) -> Message:
        made = Message(source=name, targets=(draw(st.one_of(st.just(""), WORDS)),))
        match draw(st.integers(0, 3)):
            case 0 if made.target:
                made = made.as_draft(made.targets, Origin("pseudo"))
            case 1 if made.target:
                made = replace(made, comments=(f"reviewed: M 2026-01-01 {target_digest(made.targets)}",))
            case 2 if made.target:
                made = replace(made, obsolete=True)
        return made

    base = [message(name) for name in names]
    out = [base]
    for _ in range(2):
        side = [draw(st.sampled_from([m, message(m.source)])) for m in base if draw(st.integers(0, 4))]
        for name in draw(st.lists(st.sampled_from("STUV"), unique=True, max_size=2)):
            side.insert(draw(st.integers(0, len(side))), message(name))
        out.append(side)
    return [po.parse(po.serialize(replace(start, messages=tuple(each)))) for each in out]


@given(versions())
@settings(max_examples=300, deadline=None)
def test_no_accepted_text_is_ever_lost(three: Sequence[Catalog]) -> None:
    """Every text that a person accepted, and the base does not have so, is in the result: as target or in a comment.

    Unless the other person replaced it knowingly: changed a text that both had. The result can be read again, and
    merging it with itself changes nothing.
    """
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    data = po.serialize(merged.catalog)
    again = po.parse(data)
    assert again == merged.catalog
    result = {m.key: m for m in again.messages}
    was = {m.key: m for m in base.messages}
    for side in (ours, theirs):
        for message in side.messages:
            old = was.get(message.key)
            if message.state in (State.TRANSLATED, State.REVIEWED) and (old is None or old.target != message.target):
                found = result[message.key]
                assert message.target in (found.target, kept(found))
                assert found.state in (State.TRANSLATED, State.REVIEWED) or merged.conflicts
    assert po.serialize(merge(again, again, again).catalog) == data
    assert len(result) == len(again.messages)


@given(versions())
@settings(max_examples=100, deadline=None)
def test_a_merge_with_an_unchanged_side_is_the_other_side(three: Sequence[Catalog]) -> None:
    """Ours stays to the byte where theirs is the base; theirs is taken where ours is, in its texts at least."""
    base, ours, theirs = three
    assert po.serialize(merge(base, ours, base).catalog) == po.serialize(ours)
    taken = {m.key: m for m in merge(base, base, theirs).catalog.messages}
    assert taken == {m.key: m for m in theirs.messages}


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
def test_gettext_accepts_the_result_of_a_large_merge() -> None:
    """Two thousand messages with edits on both sides merge into a file that msgfmt reads."""
    chance = random.Random(7)
    sources = [f"Sentence {n}" for n in range(2000)]
    base = text(*(entry(s, f"t{s}") for s in sources))

    def edited(mark: str) -> Catalog:
        rows = [entry(s, chance.choice([f"t{s}", f"t{s}", f"{mark}{s}"])) for s in sources if chance.random() > 0.02]
        rows.insert(chance.randrange(2000), entry(f"New in {mark}", mark))
        return text(*rows)

    merged = merge(base, edited("o"), edited("x"))
    assert merged.conflicts
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=po.serialize(merged.catalog), check=False)
    assert done.returncode == 0
