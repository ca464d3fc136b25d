"""update.py: what happens to messages when their document changes."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.update import Entry, UpdateReport, make_template, update
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message, Origin, Previous, State, target_digest

FA = get_locale("fa")
A = "The people of Iran demand freedom."
A2 = "The brave people of Iran demand freedom."
A3 = "The brave people of all Iran demand freedom."
B = "Two prisoners were executed yesterday morning."
C = "Signed in Paris."

needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")


def entries(*sources: str) -> list[Entry]:
    return [Entry(source=source, references=(f"s.txt:{n}",)) for n, source in enumerate(sources, 1)]


def start(*messages: Message) -> Catalog:
    """Return a catalog with these messages, as read from a file."""
    empty, _ = update(None, [], FA, "statement")
    return po.parse(po.serialize(replace(empty, messages=messages)))


def done(source: str, target: str, reference: str = "", *, comments: tuple[str, ...] = ()) -> Message:
    references = (reference,) if reference else ()
    return Message(source=source, targets=(target,), references=references, comments=comments)


def run(catalog: Catalog | None, *sources: str) -> tuple[Catalog, UpdateReport]:
    return update(catalog, entries(*sources), FA, "statement")


def shown(catalog: Catalog) -> list[tuple[str, str, bool, bool]]:
    return [(each.source, each.target, each.fuzzy, each.obsolete) for each in catalog.messages]


def test_a_new_catalog_has_every_entry_untranslated() -> None:
    """Without a catalog, one is made with its header, in the order of the document."""
    catalog, report = run(None, B, A)
    assert [each.source for each in catalog.messages] == [B, A]
    assert {each.state for each in catalog.messages} == {State.UNTRANSLATED}
    assert report == UpdateReport(new=2, changed=True)
    assert dict(catalog.fields) == {
        "Project-Id-Version": "statement",
        "PO-Revision-Date": "1970-01-01 00:00+0000",
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": "fa",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": FA.plural_forms,
        "X-Generator": "l10n-pipeline",
    }


def test_what_a_translator_wrote_is_kept() -> None:
    """Targets, comments and flags stay; references and extracted comments are the document's."""
    old = done(A, "متن", "s.txt:9", comments=("mine", "origin: human"))
    old = replace(old, flags=("no-wrap",), extracted=("was",))
    catalog, report = update(start(old), [Entry(source=A, references=("s.txt:1",), extracted=("is",))], FA, "statement")
    assert catalog.messages == (replace(old, references=("s.txt:1",), extracted=("is",)),)
    assert report == UpdateReport(kept=1, changed=True)


def test_nothing_changes_where_the_document_did_not() -> None:
    """The catalog comes back equal, and the report says so."""
    catalog = start(done(A, "متن", "s.txt:1"), done(B, "", "s.txt:2"))
    updated, report = run(catalog, A, B)
    assert updated == catalog
    assert po.serialize(updated) == po.serialize(catalog)
    assert report == UpdateReport(kept=2)


def test_an_edited_sentence_gets_its_old_translation_as_a_draft() -> None:
    """The draft is fuzzy, knows its old source and origin, and is no longer reviewed."""
    review = f"reviewed: A 2024-01-01 {target_digest(['متن'])}"
    old = done(A, "متن", "s.txt:1", comments=("mine", "origin: memory 100 x.po", review))
    old = replace(old, flags=("no-wrap",))
    catalog, report = run(start(old), A2)
    draft, aside = catalog.messages
    assert draft == Message(
        source=A2,
        targets=("متن",),
        comments=("mine", "origin: memory 100 x.po"),
        references=("s.txt:1",),
        flags=("fuzzy", "no-wrap"),
        previous=Previous(A),
    )
    assert draft.state is State.DRAFT
    assert aside == replace(old, obsolete=True, references=())
    assert report == UpdateReport(fuzzied=1, obsoleted=1, changed=True)


def test_a_draft_edited_again_keeps_its_older_source() -> None:
    """The previous source stays the one that the translation was made for; the draft in between is gone."""
    first, _ = run(start(done(A, "متن", "s.txt:1")), A2)
    second, report = run(first, A3)
    assert shown(second) == [(A3, "متن", True, False), (A, "متن", False, True)]
    assert second.messages[0].previous == Previous(A)
    assert report == UpdateReport(fuzzied=1, dropped=1, changed=True)


def test_an_undone_edit_brings_the_finished_translation_back() -> None:
    """The message that was set aside is revived as it was, with its review."""
    review = f"reviewed: A 2024-01-01 {target_digest(['متن'])}"
    catalog = start(done(A, "متن", "s.txt:1", comments=(review,)))
    edited, _ = run(catalog, A2)
    undone, report = run(po.parse(po.serialize(edited)), A)
    assert undone.messages[0] == catalog.messages[0]
    assert undone.messages[0].state is State.REVIEWED
    assert (report.revived, report.obsoleted) == (1, 1)


def test_a_revived_entry_has_its_bytes_back() -> None:
    """Set aside and revived, an entry is byte for byte what it was, wrapped lines included."""
    text = (
        po.serialize(start(done(B, "دو"))) + f'\n# c\n#: s.txt:2\nmsgid ""\n"{A[:9]}"\n"{A[9:]}"\nmsgstr "x"\n'.encode()
    )
    aside, _ = run(po.parse(text), B)
    back, report = update(
        po.parse(po.serialize(aside)), [Entry(source=B), Entry(source=A, references=("s.txt:2",))], FA, "statement"
    )
    assert po.serialize(back) == text
    assert report.revived == 1


def test_an_untranslated_message_gives_way_to_its_obsolete_twin() -> None:
    """A translation that waits among the obsolete ones is used; no twin is left, since gettext refuses twins."""
    twin = replace(done(A, "متن"), obsolete=True)
    catalog, report = run(start(done(A, "", "s.txt:1"), twin), A)
    assert shown(catalog) == [(A, "متن", False, False)]
    assert report == UpdateReport(revived=1, changed=True)


def test_the_newer_of_two_obsolete_twins_stays() -> None:
    """A message set aside replaces an obsolete one with the same source."""
    catalog, _ = run(start(done(A, "new"), replace(done(A, "old"), obsolete=True)))
    assert shown(catalog) == [(A, "new", False, True)]


def test_vanished_messages_are_set_aside_or_dropped() -> None:
    """With a translation a message becomes obsolete, at the end; without one it goes."""
    earlier = replace(done(C, "پاریس"), obsolete=True)
    catalog, report = run(start(done(A, "متن"), done(B, ""), earlier))
    assert shown(catalog) == [(C, "پاریس", False, True), (A, "متن", False, True)]
    assert report == UpdateReport(obsoleted=1, deleted=1, dropped=1, changed=True)


def test_a_vanished_message_serves_one_new_one_only() -> None:
    """The best pair is made; the other new sentence is untranslated."""
    catalog, report = run(start(done(A, "متن")), A3, A2)
    assert shown(catalog)[:2] == [(A3, "", False, False), (A2, "متن", True, False)]
    assert (report.fuzzied, report.new) == (1, 1)


@pytest.mark.parametrize(
    "old",
    [
        done(A, ""),
        replace(done(A, "متن"), source_plural="Peoples", targets=("a", "b")),
        done(B, "دو"),
        replace(done(A, "متن"), obsolete=True),
    ],
    ids=["untranslated", "plural", "another sentence", "obsolete already"],
)
def test_no_draft_is_made_from(old: Message) -> None:
    """Only a vanished, translated, similar message without plural is worth carrying."""
    _, report = run(start(old), A2)
    assert (report.fuzzied, report.new) == (0, 1)


def test_contexts_keep_messages_apart() -> None:
    """The same source in another context is another message; a draft remembers the old context."""
    old = Message(source=A, context="title", targets=("متن",))
    catalog, _ = update(start(old), [Entry(source=A, context="text")], FA, "statement")
    draft = catalog.messages[0]
    assert (draft.key, draft.previous, draft.fuzzy) == (("text", A), Previous(A, "title"), True)


def test_a_sentence_that_stands_twice_is_one_message() -> None:
    """References and comments of equal entries are joined, in order."""
    twice = [Entry(source=A, references=("s.txt:1",), extracted=("x",)), Entry(source=B)]
    twice.append(Entry(source=A, references=("s.txt:7", "s.txt:1"), extracted=("x", "y")))
    catalog, report = update(None, twice, FA, "statement")
    assert [each.references for each in catalog.messages] == [("s.txt:1", "s.txt:7"), ()]
    assert catalog.messages[0].extracted == ("x", "y")
    assert report.new == 2


WHOLE = "In 1988 Khomeini ordered the death of 30,000 prisoners, and nobody was charged."
HALVES = ("In 1988 Khomeini ordered the death of 30,000 prisoners.", "Nobody was charged.")
ENTIRE = "در ۱۹۸۸ خمینی دستور مرگ ۳۰٬۰۰۰ زندانی را داد و کسی محاکمه نشد."
FIRST, SECOND = "در ۱۹۸۸ خمینی دستور مرگ ۳۰٬۰۰۰ زندانی را داد.", "کسی محاکمه نشد."


def test_a_split_sentence_offers_its_translation_to_both_parts() -> None:
    """Each part is a draft with the whole old text and source; the finished message waits among the obsolete ones."""
    review = f"reviewed: A 2024-01-01 {target_digest([ENTIRE])}"
    old = replace(done(WHOLE, ENTIRE, "s.txt:1", comments=("mine", review)), flags=("no-wrap",))
    catalog, report = run(start(old), *HALVES)
    digest = target_digest([ENTIRE])[:8]
    for n, (draft, source) in enumerate(zip(catalog.messages[:2], HALVES, strict=True), 1):
        assert draft == Message(
            source=source,
            targets=(ENTIRE,),
            comments=("mine", f"origin: update split {n}/2 [{digest}]"),
            references=(f"s.txt:{n}",),
            flags=("fuzzy", "no-wrap"),
            previous=Previous(WHOLE),
        )
        assert draft.state is State.DRAFT
        assert not draft.untouched, "no stage may draft it anew"
    assert catalog.messages[2] == replace(old, obsolete=True, references=())
    assert report == UpdateReport(fuzzied=2, split=2, obsoleted=1, changed=True)


def test_joined_sentences_offer_their_translations_in_order() -> None:
    """One draft has both texts, both old sources, and the comments and flags of both."""
    olds = [
        replace(done(HALVES[0], FIRST, comments=("mine", "origin: argos en→fa 1.5")), flags=("no-wrap",)),
        replace(done(HALVES[1], SECOND, comments=("mine", "yours")), flags=("fuzzy", "x-own")),
    ]
    catalog, report = run(start(*olds), WHOLE)
    draft = catalog.messages[0]
    target = f"{FIRST} {SECOND}"
    assert draft == Message(
        source=WHOLE,
        targets=(target,),
        comments=("mine", "yours", f"origin: update joined 2 (argos en→fa 1.5) [{target_digest([target])[:8]}]"),
        references=("s.txt:1",),
        flags=("fuzzy", "no-wrap", "x-own"),
        previous=Previous(" ".join(HALVES)),
    )
    assert shown(catalog)[1:] == [(HALVES[0], FIRST, False, True)], "the draft among them is used up"
    assert report == UpdateReport(fuzzied=1, joined=1, obsoleted=1, dropped=1, changed=True)


def test_an_untranslated_sentence_adds_nothing_to_a_joined_one() -> None:
    """The draft has the translation there is, and the source of that alone."""
    catalog, report = run(start(done(HALVES[0], FIRST), done(HALVES[1], "")), WHOLE)
    draft = catalog.messages[0]
    assert (draft.target, draft.previous, draft.origin) == (FIRST, Previous(HALVES[0]), None)
    assert (report.fuzzied, report.joined) == (1, 0)


@pytest.mark.parametrize("kind", ["split", "joined"])
def test_what_a_demonstration_package_wrote_stays_known_as_that(kind: str) -> None:
    """The origin of a split or joined draft holds the older one: nobody can accept a toy's text by mistake."""
    sources = (WHOLE,) if kind == "split" else HALVES
    origin = Origin("argos en→fa 0.1 (demonstration; n-best 2)")
    toys = [Message(source=source).as_draft(["x"], origin) for source in sources]
    catalog, _ = run(start(*toys), *(HALVES if kind == "split" else (WHOLE,)))
    for draft in catalog.active:
        assert draft.origin is not None
        assert draft.origin.demonstration
        assert draft.origin.source == "update"
        assert not draft.edited


def test_a_text_that_somebody_edited_is_nobodys_origin() -> None:
    """A translator who corrected a demonstration package's text wrote it."""
    toy = Message(source=WHOLE).as_draft(["x"], Origin("argos en→fa 0.1 (demonstration)"))
    catalog, _ = run(start(replace(toy, targets=(ENTIRE,))), *HALVES)
    assert [each.origin.text for each in catalog.active if each.origin] == ["update split 1/2", "update split 2/2"]


def test_parts_that_are_joined_again_have_the_translation_once() -> None:
    """Split and joined with one more word, a sentence has its old text, not the same text twice."""
    toy = Message(source=WHOLE).as_draft([ENTIRE], Origin("argos en→fa 0.1 (demonstration)"))
    split, _ = run(start(toy), *HALVES)
    again = WHOLE.replace("nobody", "nobody ever")
    joined, report = run(po.parse(po.serialize(split)), again)
    draft = joined.messages[0]
    assert (draft.source, draft.target, draft.previous) == (again, ENTIRE, Previous(WHOLE))
    assert draft.origin == Origin("argos en→fa 0.1 (demonstration)")
    assert shown(joined)[1:] == []
    assert (report.fuzzied, report.dropped) == (1, 2)


def test_parts_that_were_cut_and_are_joined_again_keep_what_was_cut() -> None:
    """A translator's two halves come together; the source they were made for stands once."""
    split, _ = run(start(done(WHOLE, ENTIRE)), *HALVES)
    cut = [replace(m, targets=(t,)) for m, t in zip(split.active, (FIRST, SECOND), strict=True)]
    joined, _ = run(replace(split, messages=(*cut, *split.messages[2:])), WHOLE.replace("nobody", "nobody ever"))
    draft = joined.messages[0]
    assert (draft.target, draft.previous) == (f"{FIRST} {SECOND}", Previous(WHOLE))
    assert (WHOLE, ENTIRE, False, True) in shown(joined)


def test_an_undone_split_brings_the_finished_translation_back() -> None:
    """The whole sentence is revived; the parts are set aside with what may have been done to them."""
    split, _ = run(start(done(WHOLE, ENTIRE, "s.txt:1")), *HALVES)
    undone, report = run(po.parse(po.serialize(split)), WHOLE)
    assert undone.messages[0] == done(WHOLE, ENTIRE, "s.txt:1")
    assert (report.revived, report.obsoleted) == (1, 2)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_split_in_a_legacy_charset_keeps_charset_line_breaks_and_the_other_entries(newline: str) -> None:
    """New drafts are written in the charset and with the line breaks of the file; every other byte stays."""
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n'
    head += '"Content-Type: text/plain; charset=ISO-8859-1\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    head += '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    other = '\n#  odd  \n#: s.txt:3\n#= no-wrap\nmsgid "Signed in Paris."\nmsgstr ""\n"Signé "\n"à Paris."\n'
    text = head + f'\n#: s.txt:1\nmsgid "{WHOLE}"\nmsgstr "Personne n\'a été inculpé."\n' + other + "\n# the end\n"
    data = text.replace("\n", newline).encode("iso8859-1")
    split, _ = update(po.parse(data), entries(*HALVES, C), get_locale("fr"), "statement")
    written = po.serialize(split)
    for kept in (head, other, "\n# the end\n"):
        assert kept.replace("\n", newline).encode("iso8859-1") in written
    assert (written.count(b"\r\n") == written.count(b"\n")) is (newline == "\r\n")
    draft = f'#, fuzzy\n#| msgid ""\n#| "{WHOLE[:71]}"\n#| "{WHOLE[71:]}"\nmsgid "Nobody was charged."\n'
    assert (draft + 'msgstr "Personne n\'a été inculpé."\n').replace("\n", newline).encode("iso8859-1") in written
    assert po.serialize(update(po.parse(written), entries(*HALVES, C), get_locale("fr"), "statement")[0]) == written


HEADER = b"""# Team header, (C) nobody
#  two spaces
msgid ""
msgstr ""
"X-Own: 1\\n"
"Project-Id-Version: old\\n"
"PO-Revision-Date: 2020-02-02 02:02+0200\\n"
"Content-Type: text/plain; charset=ISO-8859-1\\n"
"Plural-Forms: nplurals=2; "
"plural=(n > 1);\\n"
"""


def test_an_existing_header_is_kept_and_completed() -> None:
    """Its lines and comments stay byte for byte; what gettext needs is added below."""
    catalog, _ = update(po.parse(HEADER), [], get_locale("pt-BR"), "statement", version="2")
    added = b'"Language: pt_BR\\n"\n"MIME-Version: 1.0\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    assert po.serialize(catalog) == HEADER + added


def test_a_catalog_without_header_gets_one() -> None:
    """The entries stay as they are, below the new header."""
    data = 'msgid "a"\nmsgstr "é"\n'.encode()
    catalog, report = update(po.parse(data), [Entry(source="a")], FA, "statement")
    assert po.serialize(catalog).endswith(b'\\n"\n\n' + data)
    assert report == UpdateReport(kept=1, changed=True)


def test_entries_that_move_keep_their_bytes() -> None:
    """A new order moves whole entries, odd layout included, and touches nothing else."""
    one = b'\n# odd \t\n#:  s.txt:1\nmsgid  "one"\nmsgstr "a" "b"\n'
    two = b'\n\n#, no-wrap\nmsgid ""\n"two"\nmsgstr ""\n"c"\n"d"\n'
    head = po.serialize(start())
    same = [Entry(source="two"), Entry(source="one", references=("s.txt:1",))]
    catalog, report = update(po.parse(head + one + two), same, FA, "statement")
    assert po.serialize(catalog) == head + two + one
    assert (report.kept, report.changed) == (2, True)


def test_a_template_has_no_translations_and_no_dates() -> None:
    """The same document gives the same bytes; language and plurals are a translator's."""
    template = make_template("statement", "2", entries(A, B, A))
    assert po.serialize(template) == po.serialize(make_template("statement", "2", entries(A, B, A)))
    assert template.fields["Project-Id-Version"] == "statement 2"
    assert not {"Language", "Plural-Forms", "POT-Creation-Date"} & set(template.fields)
    assert [(each.source, each.references) for each in template.messages] == [
        (A, ("s.txt:1", "s.txt:3")),
        (B, ("s.txt:2",)),
    ]


@needs_gettext
@pytest.mark.parametrize("tag", ["fa", "ar", "fr", "pt-BR", "ja"])
def test_msgfmt_has_nothing_to_say_about_a_new_catalog(tag: str) -> None:
    """`msgfmt -c -v` warns of nothing, neither in a new catalog nor after an edit."""
    catalog, _ = update(None, entries(A, B), get_locale(tag), "statement", version="1")
    filled = replace(catalog, messages=tuple(replace(each, targets=("x.",)) for each in catalog.messages))
    edited, _ = update(filled, entries(A2, C), get_locale(tag), "statement")
    for each in (filled, edited):
        result = subprocess.run(
            ["msgfmt", "-c", "-v", "-o", "/dev/null", "-"], input=po.serialize(each), capture_output=True, check=True
        )
        assert b"warning" not in result.stderr


@needs_gettext
def test_msgfmt_takes_a_template() -> None:
    """A template compiles; its placeholders only earn the usual warnings."""
    data = po.serialize(make_template("statement", "1", entries(A)))
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=data, capture_output=True, check=True)


SENTENCES = st.lists(
    st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=5).map(" ".join), max_size=6, unique=True
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=4), st.data())
def test_updating_twice_changes_nothing(versions: list[Sequence[str]], data: st.DataObject) -> None:
    """Over any history of a document, the second update is the identity on bytes, and no finished text is lost."""
    catalog: Catalog | None = None
    finished: set[tuple[str, str]] = set()
    for number, sources in enumerate(versions):
        catalog, report = run(catalog, *sources)
        assert report.kept + report.revived + report.fuzzied + report.new == len(sources)
        assert [each.source for each in catalog.active] == list(sources)
        written = po.serialize(catalog)
        catalog = po.parse(written)
        again, second = run(catalog, *sources)
        assert po.serialize(again) == written
        assert second == UpdateReport(kept=len(sources))
        assert finished <= {(each.source, each.target) for each in catalog.messages}
        messages = []
        for each in catalog.messages:
            if each.state is State.UNTRANSLATED and data.draw(st.booleans()):
                messages.append(replace(each, targets=(f"t{number}",)))
                finished.add((each.source, f"t{number}"))
            else:
                messages.append(each)
        catalog = replace(catalog, messages=tuple(messages))


def test_twenty_thousand_messages_with_a_tenth_edited_take_seconds() -> None:
    """The index keeps the search for old translations from comparing every pair."""
    draw = random.Random(7)
    words = [f"w{n}" for n in range(5000)]
    # Zipf's law, as in prose: some words stand in nearly every sentence.
    weights = list(accumulate(1 / (n + 1) for n in range(5000)))
    sources = [" ".join(draw.choices(words, cum_weights=weights, k=5 + n * 7 % 30)) + f" s{n}" for n in range(20_000)]
    catalog, _ = run(None, *sources)
    catalog = replace(catalog, messages=tuple(replace(each, targets=("x",)) for each in catalog.messages))
    edited = [source.replace(" ", " new ", 1) if n % 10 == 0 else source for n, source in enumerate(sources)]
    begin = time.perf_counter()
    _, report = run(catalog, *edited)
    assert time.perf_counter() - begin < 10
    assert (report.kept, report.fuzzied) == (18_000, 2_000)
