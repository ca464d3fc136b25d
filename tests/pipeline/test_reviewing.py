"""The desk of a reviewer: what is shown, what is written, and what somebody else wrote meanwhile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.worddiff import Change
from l10n_pipeline.errors import CatalogError, FileError, GlossaryError, UsageError
from l10n_pipeline.model import Message, Severity, State, target_digest
from l10n_pipeline.pipeline import Project, reviewing
from l10n_pipeline.pipeline.ignoring import Flaw, Unheard
from l10n_pipeline.pipeline.project import store_catalog
from l10n_pipeline.pipeline.reviewing import Changed, Declined, Desk, Row, Saved
from l10n_pipeline.pipeline.stating import Bar, Decision
from l10n_pipeline.publish import Reason

TODAY = dt.date(2026, 5, 4)
ACCEPT = Decision(accept=True)
DRAFT = Decision(draft=True)
WHY = {"numbers": "the twelve are named there"}
WRONG = "Poursuivez les 12 responsables"
CATALOG = """\
# A header's comment, which nobody touches.
msgid ""
msgstr ""
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

# origin: argos en→fr 1.5 [{nobody}]
#: source/appeal.txt:5
#, fuzzy
msgid "Nobody was charged."
msgstr "Personne a été inculpé."

#, fuzzy
#| msgid "In 1988 Khomeini ordered the death of 10,000 prisoners."
msgid "In 1988 Khomeini ordered the death of 30,000 prisoners."
msgstr   "En 1988, Khomeini a ordonné la mort de 10 000 prisonniers."

msgid "Prosecute those responsible"
msgstr "Poursuivez "
"les responsables"

msgid "%d prisoner"
msgid_plural "%d prisoners"
msgstr[0] "%d prisonnier"
msgstr[1] ""

msgid "to condemn the massacre."
msgstr ""

#~ msgid "Gone."
#~ msgstr "Parti."
""".replace("{nobody}", target_digest(["Personne a été inculpé."])[:8])


@pytest.fixture
def catalog(project: Path) -> Path:
    """Put a French catalog of several states into the project, and return its path."""
    path = project / "locales" / "fr" / "LC_MESSAGES" / "appeal.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOG, encoding="utf-8")
    return path


@pytest.fixture
def desk(project: Path, catalog: Path) -> Desk:
    return Desk(project, "fr")


def find(desk: Desk, words: str) -> Row:
    return next(row for row in desk.sheet().rows if words in row.message.source)


def decide(desk: Desk, row: Row, *targets: str, decision: Decision = ACCEPT, compared: bool = False) -> object:
    return desk.decide(row.id, row.revision, targets, decision, compared=compared, today=TODAY)


def entry(path: Path, words: str) -> Message:
    return next(m for m in po.parse(path.read_bytes(), str(path)).active if words in m.source)


def paragraphs(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n\n")


def test_every_message_is_shown_with_why_it_is_not_published(desk: Desk) -> None:
    """Drafts, empty and unfinished ones need a person; the finished one does not, obsolete ones are no business."""
    assert [(row.message.state, row.withheld) for row in desk.sheet().rows] == [
        (State.DRAFT, Reason.DRAFT),
        (State.DRAFT, Reason.DRAFT),
        (State.TRANSLATED, None),
        (State.DRAFT, Reason.DRAFT),
        (State.UNTRANSLATED, Reason.UNTRANSLATED),
    ]
    assert desk.sheet().stale == ("locales/fr/LC_MESSAGES/appeal.po",)


def test_the_issues_are_those_of_check(desk: Desk) -> None:
    """The lost negation is told with its severity; what is empty has no issues of its own."""
    row = find(desk, "Nobody")
    assert "negation" in {issue.check for issue in row.issues}
    assert row.count(Severity.WARNING) + row.count(Severity.ERROR) > 0
    assert find(desk, "to condemn").issues == ()


def test_a_draft_that_is_corrected_becomes_a_translation(desk: Desk, catalog: Path) -> None:
    """Without fuzzy mark; its origin stays, and its digest shows that a person changed it."""
    answer = decide(desk, find(desk, "Nobody"), "Personne n’a été inculpé.")
    assert isinstance(answer, Saved)
    assert (answer.row.message.state, answer.row.withheld) == (State.TRANSLATED, None)
    written = entry(catalog, "Nobody")
    assert (written.target, written.flags, written.edited) == ("Personne n’a été inculpé.", (), True)
    assert written.comments == (f"origin: argos en→fr 1.5 [{target_digest(['Personne a été inculpé.'])[:8]}]",)


def test_all_other_entries_stay_byte_for_byte(desk: Desk, catalog: Path) -> None:
    """Their odd spaces and line breaks, the header's comment and the obsolete entry included."""
    before = paragraphs(catalog)
    decide(desk, find(desk, "Nobody"), "Personne n’a été inculpé.")
    after = paragraphs(catalog)
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [before[1]]


def test_what_was_not_edited_is_written_as_it_was(project: Path, catalog: Path) -> None:
    """A browser turns a lone carriage return into a line break; accepting the text does not."""
    catalog.write_text(CATALOG.replace('"Personne a', '"Aucun\\r\\nPersonne n’a'), encoding="utf-8")
    desk = Desk(project, "fr")
    row = find(desk, "Nobody")
    decide(desk, row, row.message.target.replace("\r\n", "\n"), decision=DRAFT)
    assert entry(catalog, "Nobody").target.startswith("Aucun\r\nPersonne")
    decide(desk, find(desk, "Nobody"), "Personne n’a\r\nété inculpé.", decision=DRAFT)
    assert entry(catalog, "Nobody").target == "Personne n’a\nété inculpé."


def test_a_review_is_under_a_name(desk: Desk, catalog: Path) -> None:
    """The text is saved, accepted and reviewed at once; a later edit shows."""
    row = find(desk, "Nobody")
    review = Decision(accept=True, review="A. Reader")
    assert isinstance(decide(desk, row, "Personne n’a été inculpé.", decision=review), Saved)
    written = entry(catalog, "Nobody")
    assert written.state is State.REVIEWED
    assert written.review is not None
    assert (written.review.name, written.review.date) == ("A. Reader", "2026-05-04")
    decide(desk, find(desk, "Nobody"), "Personne n’a jamais été inculpé.")
    assert entry(catalog, "Nobody").state is State.TRANSLATED


def test_what_has_an_error_is_refused_and_kept_as_a_draft_on_request(desk: Desk, catalog: Path) -> None:
    """The finished translation stays as it is; what was typed may be saved as a draft."""
    before = catalog.read_bytes()
    row = find(desk, "Prosecute")
    answer = decide(desk, row, "Poursuivez les 12 responsables")
    assert isinstance(answer, Declined)
    assert answer.barred.bar is Bar.ERROR
    assert answer.barred.error is not None
    assert answer.barred.error.check == "numbers"
    assert catalog.read_bytes() == before
    assert isinstance(decide(desk, row, "Poursuivez les 12 responsables", decision=DRAFT), Saved)
    written = entry(catalog, "Prosecute")
    assert (written.state, written.target) == (State.DRAFT, "Poursuivez les 12 responsables")


@pytest.mark.parametrize(
    "decision", [ACCEPT, DRAFT, Decision(accept=True, review="A")], ids=["accept", "draft", "review"]
)
@pytest.mark.parametrize("text", ["", " \n"], ids=["nothing", "space"])
def test_an_empty_text_replaces_nothing(desk: Desk, catalog: Path, decision: Decision, text: str) -> None:
    """Whatever was decided, what the file has stays."""
    before = catalog.read_bytes()
    answer = decide(desk, find(desk, "Prosecute"), text, decision=decision)
    assert isinstance(answer, Declined)
    assert answer.barred.bar is Bar.EMPTY
    assert catalog.read_bytes() == before


def test_a_text_of_another_english_is_accepted_where_somebody_compared_or_corrected_it(
    desk: Desk, catalog: Path
) -> None:
    """As it is only on a person's word; the old English goes with the mark."""
    row = find(desk, "Khomeini")
    assert [(part.change, part.text) for part in row.source_change if part.change is not Change.KEPT] == [
        (Change.REMOVED, "10"),
        (Change.ADDED, "30"),
    ]
    declined = decide(desk, row, row.message.target)
    assert isinstance(declined, Declined)
    assert declined.barred.bar is Bar.OUTDATED
    wrong = decide(desk, row, row.message.target, compared=True)
    assert isinstance(wrong, Declined)
    assert wrong.barred.bar is Bar.ERROR, "it has 10,000 still"
    right = "En 1988, Khomeini a ordonné la mort de 30\u202f000 prisonniers."
    assert isinstance(decide(desk, row, right), Saved)
    assert (entry(catalog, "Khomeini").fuzzy, entry(catalog, "Khomeini").previous) == (False, None)


def test_an_outdated_draft_saved_as_a_draft_keeps_the_english_it_was_made_for(desk: Desk, catalog: Path) -> None:
    """It still is to be compared."""
    decide(desk, find(desk, "Khomeini"), "En 1988, Khomeini a ordonné ...", decision=DRAFT)
    assert entry(catalog, "Khomeini").outdated


def test_what_a_demonstration_package_wrote_is_not_accepted_as_it_is(project: Path, catalog: Path) -> None:
    """Only corrected."""
    target = "Personne n’a été inculpé."
    text = CATALOG.replace("Personne a", "Personne n’a").replace(
        f"en→fr 1.5 [{target_digest(['Personne a été inculpé.'])[:8]}]",
        f"en→fr 0.1 (demonstration) [{target_digest([target])[:8]}]",
    )
    catalog.write_text(text, encoding="utf-8")
    desk = Desk(project, "fr")
    answer = decide(desk, find(desk, "Nobody"), target)
    assert isinstance(answer, Declined)
    assert answer.barred.bar is Bar.DEMONSTRATION
    assert isinstance(decide(desk, find(desk, "Nobody"), "Nul n’a été inculpé."), Saved)


def test_each_plural_form_is_written(desk: Desk, catalog: Path) -> None:
    """All of them make a translation; one missing makes a draft; another number of them is a mistake."""
    row = find(desk, "%d prisoner")
    missing = decide(desk, row, "%d prisonnier", "")
    assert isinstance(missing, Declined)
    assert missing.barred.bar is Bar.FORM
    assert isinstance(decide(desk, row, "%d détenu", "", decision=DRAFT), Saved)
    assert entry(catalog, "%d prisoner").state is State.DRAFT
    assert isinstance(decide(desk, find(desk, "%d prisoner"), "%d prisonnier", "%d prisonniers"), Saved)
    assert entry(catalog, "%d prisoner").targets == ("%d prisonnier", "%d prisonniers")
    with pytest.raises(UsageError, match="2 forms, and 1 were given"):
        decide(desk, find(desk, "%d prisoner"), "%d prisonnier")


def test_a_message_that_somebody_edited_meanwhile_is_not_overwritten(desk: Desk, catalog: Path) -> None:
    """The answer has what they wrote, and the file keeps it."""
    row = find(desk, "Nobody")
    catalog.write_text(CATALOG.replace("Personne a", "Nul n’a"), encoding="utf-8")
    before = catalog.read_bytes()
    answer = decide(desk, row, "Personne n’a été inculpé.")
    assert isinstance(answer, Changed)
    assert answer.row is not None
    assert answer.row.message.target == "Nul n’a été inculpé."
    assert catalog.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#, fuzzy\nmsgid", "msgid"),
        ("# origin:", "# l10n: ignore negation -- it is fine so\n# origin:"),
        ('#, fuzzy\nmsgid "Nobody', '#, fuzzy\n#| msgid "Somebody was charged."\nmsgid "Nobody'),
    ],
    ids=["accepted", "comment", "previous"],
)
def test_what_was_decided_of_a_message_meanwhile_counts_as_an_edit(
    desk: Desk, catalog: Path, old: str, new: str
) -> None:
    """Its state, a person's comment, the English that it was made for: whoever decides has to have seen it."""
    row = find(desk, "Nobody")
    assert CATALOG.count(old)
    catalog.write_text(CATALOG.replace(old, new, 1), encoding="utf-8")
    assert isinstance(decide(desk, row, "Personne n’a été inculpé."), Changed)


def test_an_edit_of_another_message_is_kept(desk: Desk, catalog: Path) -> None:
    """Made in an editor after the page was shown."""
    row = find(desk, "Nobody")
    catalog.write_text(CATALOG.replace("Poursuivez ", "Traduisez en justice "), encoding="utf-8")
    assert isinstance(decide(desk, row, "Personne n’a été inculpé."), Saved)
    assert entry(catalog, "Prosecute").target == "Traduisez en justice les responsables"
    assert entry(catalog, "Nobody").target == "Personne n’a été inculpé."


@pytest.mark.parametrize("same", [True, False], ids=["same message", "another message"])
def test_an_edit_in_the_moment_of_writing_is_kept(
    desk: Desk, catalog: Path, monkeypatch: pytest.MonkeyPatch, *, same: bool
) -> None:
    """An editor saves between the look at the file and the write: it is looked at again."""
    row = find(desk, "Nobody")
    old, new = ("Personne a", "Nul n’a") if same else ("Poursuivez ", "Jugez ")
    store: Callable[..., object] = store_catalog

    def late(*arguments: object) -> object:
        if new not in catalog.read_text(encoding="utf-8"):
            catalog.write_text(CATALOG.replace(old, new), encoding="utf-8")
        return store(*arguments)

    monkeypatch.setattr(reviewing, "store_catalog", late)
    answer = decide(desk, row, "Personne n’a été inculpé.")
    assert new in catalog.read_text(encoding="utf-8")
    assert isinstance(answer, Changed if same else Saved)
    assert (entry(catalog, "Nobody").target == "Personne n’a été inculpé.") is not same


def test_a_message_that_is_gone_is_told(desk: Desk, catalog: Path) -> None:
    """The English changed, and `l10n update` set it aside."""
    row = find(desk, "Nobody")
    catalog.write_text(CATALOG.replace("Nobody was charged", "Nobody was ever charged"), encoding="utf-8")
    assert decide(desk, row, "Personne n’a été inculpé.") == Changed(None)


def test_another_command_at_work_is_not_disturbed(desk: Desk, project: Path, catalog: Path) -> None:
    """It holds the project: nothing is written, and the reason says so."""
    row = find(desk, "Nobody")
    with Project.open(project).lock(), pytest.raises(FileError, match="another l10n command"):
        decide(desk, row, "Personne n’a été inculpé.")
    assert catalog.read_text(encoding="utf-8") == CATALOG


def test_rows_keep_their_ids_and_revisions_in_another_run(project: Path, desk: Desk) -> None:
    """A second desk gives the same names, and another locale's texts have other revisions."""
    again = Desk(project, "fr")
    assert [(row.id, row.revision) for row in again.sheet().rows] == [
        (row.id, row.revision) for row in desk.sheet().rows
    ]
    assert again.name == desk.name
    assert Desk(project, "fa").name != desk.name


def test_every_look_is_at_the_files(desk: Desk, project: Path, catalog: Path) -> None:
    """A catalog, the glossary or a setting that changed changes what is shown."""
    catalog.write_text(CATALOG.replace("Poursuivez ", "Poursuivez 12 "), encoding="utf-8")
    assert find(desk, "Prosecute").withheld is Reason.ERROR
    catalog.write_text(CATALOG, encoding="utf-8")
    assert find(desk, "Prosecute").withheld is None
    glossary = project / "glossary.yaml"
    term = "  - {term: those responsible, definition: D., translations: {fr: {preferred: les coupables}}}\n"
    glossary.write_text(glossary.read_text(encoding="utf-8") + term, encoding="utf-8")
    row = find(desk, "Prosecute")
    assert [issue.check for issue in row.issues] == ["glossary-missing"]
    assert [match.term.source for match in desk.terms(row)] == ["those responsible"]
    settings = project / "l10n.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "checks: {disabled: [glossary-missing]}\n", encoding="utf-8"
    )
    assert find(desk, "Prosecute").issues == ()
    settings.write_text(settings.read_text(encoding="utf-8") + "publish: {reviewed: true}\n", encoding="utf-8")
    assert find(desk, "Prosecute").withheld is Reason.UNREVIEWED


def test_a_text_is_checked_before_it_is_saved(desk: Desk, catalog: Path) -> None:
    """As the translation that it would be; nothing is written."""
    row = find(desk, "Nobody")
    wrong = desk.check(row.id, ["Personne n’a été inculpé en 1989."])
    assert wrong is not None
    assert [issue.check for issue in wrong.issues if issue.severity is Severity.ERROR] == ["numbers"]
    right = desk.check(row.id, ["Personne n’a été inculpé."])
    assert right is not None
    assert (right.issues, right.withheld) == ((), None)
    assert desk.check("nothing", [""]) is None
    assert catalog.read_text(encoding="utf-8") == CATALOG


def test_a_text_is_compared_with_other_messages_too(project: Path, catalog: Path) -> None:
    """Two different sentences with one translation are told while one of them is typed."""
    desk = Desk(project, "fr")
    before = desk.check(find(desk, "to condemn").id, ["Poursuivez les responsables"])
    assert before is not None
    assert "same-target" in {issue.check for issue in before.issues}


def test_a_broken_catalog_is_told_with_its_line(desk: Desk, catalog: Path) -> None:
    """It is left alone, and shown again as soon as it is whole."""
    row = find(desk, "Nobody")
    catalog.write_text(CATALOG.replace('inculpé."', "inculpé."), encoding="utf-8")
    with pytest.raises(CatalogError) as told:
        decide(desk, row, "Personne n’a été inculpé.")
    assert told.value.line == 13
    catalog.write_text(CATALOG, encoding="utf-8")
    assert isinstance(decide(desk, row, "Personne n’a été inculpé."), Saved)


def test_an_edit_beside_a_broken_catalog_is_seen_when_that_is_mended(project: Path, catalog: Path) -> None:
    """Two catalogs were edited, one of them wrongly, and it is put back as it was."""
    settings = (project / "l10n.yaml").read_text(encoding="utf-8")
    (project / "l10n.yaml").write_text(settings.replace("glossary:", "  - path: source/z.txt\nglossary:", 1), "utf-8")
    (project / "source" / "z.txt").write_text("We ask.\n", encoding="utf-8")
    other = catalog.with_name("z.po")
    whole = 'msgid "We ask."\nmsgstr "Nous demandons."\n'
    other.write_text(whole, encoding="utf-8")
    desk = Desk(project, "fr")
    assert len(desk.sheet().rows) == 6
    catalog.write_text(CATALOG.replace("Poursuivez ", "Jugez "), encoding="utf-8")
    other.write_text(whole[:-2], encoding="utf-8")
    with pytest.raises(CatalogError):
        desk.sheet()
    other.write_text(whole, encoding="utf-8")
    assert find(desk, "Prosecute").message.target == "Jugez les responsables"


def test_a_glossary_that_is_gone_is_told(desk: Desk, project: Path) -> None:
    """The checks would find nothing wrong without it."""
    desk.sheet()
    (project / "glossary.yaml").unlink()
    for _ in range(2):
        with pytest.raises(GlossaryError, match=r"glossary\.yaml"):
            desk.sheet()


def test_what_does_not_exist_is_refused(project: Path, catalog: Path) -> None:
    """A locale or document that l10n.yaml has not, or no locale where there are several."""
    for tag, documents, words in (
        ("de", (), "no locale 'de'"),
        ("fr", ("other",), "no document 'other'"),
        ("", (), "say which locale: --locale fr"),
    ):
        with pytest.raises(UsageError, match=words):
            Desk(project, tag, documents)
    assert [row.document for row in Desk(project, "fr", ["appeal"]).sheet().rows] == ["appeal"] * 5


def test_a_false_alarm_is_silenced_by_a_comment_and_nothing_else_changes(desk: Desk, catalog: Path) -> None:
    """In the entry alone; the text then is accepted, the comment taken back leaves the entry as it was."""
    decide(desk, find(desk, "Prosecute"), WRONG, decision=DRAFT)
    before = catalog.read_text(encoding="utf-8")
    row = find(desk, "Prosecute")
    answer = desk.ignore(row.id, row.revision, row.message.targets, WHY)
    assert isinstance(answer, Saved)
    comment = "# l10n: ignore numbers -- the twelve are named there\n"
    assert catalog.read_text(encoding="utf-8") == before.replace(
        '#, fuzzy\nmsgid "Pros', f'{comment}#, fuzzy\nmsgid "Pros'
    )
    [said] = answer.row.ignored
    assert (said.check, said.reason, said.waits) == ("numbers", WHY["numbers"], True), "it is a draft still"
    assert "numbers" in {issue.check for issue in answer.row.issues}
    assert "numbers" not in {issue.check for issue in answer.row.open_issues}
    assert answer.row.withheld is Reason.DRAFT
    back = desk.take_back(row.id, answer.row.revision, "numbers")
    assert isinstance(back, Saved)
    assert catalog.read_text(encoding="utf-8") == before
    desk.ignore(row.id, back.row.revision, row.message.targets, WHY)
    accepted = decide(desk, find(desk, "Prosecute"), WRONG)
    assert isinstance(accepted, Saved)
    assert (accepted.row.message.state, accepted.row.withheld) == (State.TRANSLATED, None)
    assert [(each.check, each.waits) for each in accepted.row.ignored] == [("numbers", False)]


def test_a_reason_is_saved_with_the_text_that_it_is_for(desk: Desk, catalog: Path) -> None:
    """An unsaved one is not silenced before; a reason for what is not found is not written."""
    before = catalog.read_bytes()
    row = find(desk, "Prosecute")
    assert desk.ignore(row.id, row.revision, [WRONG], WHY) == Unheard("numbers", Flaw.UNSAVED)
    assert catalog.read_bytes() == before
    more = {**WHY, "names": "nobody is named here"}
    answer = desk.decide(row.id, row.revision, [WRONG], ACCEPT, reasons=more, today=TODAY)
    assert isinstance(answer, Saved)
    written = entry(catalog, "Prosecute")
    assert written.comments == ("l10n: ignore numbers -- the twelve are named there",)
    assert (written.target, written.state) == (WRONG, State.TRANSLATED)


@pytest.mark.parametrize(
    ("reasons", "unheard"),
    [
        ({"names": "nobody is named"}, Unheard("names", Flaw.NOTHING)),
        ({"numbers": "ok"}, Unheard("numbers", Flaw.CURT)),
        ({"numbers": "they are right\nmsgid"}, Unheard("numbers", Flaw.CHARACTERS)),
        ({"empty": "it is right so"}, Unheard("empty", Flaw.FIXED)),
    ],
    ids=["not found", "curt", "line break", "never right"],
)
def test_a_reason_that_would_silence_nothing_is_not_written(
    desk: Desk, catalog: Path, reasons: dict[str, str], unheard: Unheard
) -> None:
    """The file is as it was, and no decision made with it stands either."""
    decide(desk, find(desk, "Prosecute"), WRONG, decision=DRAFT)
    before = catalog.read_bytes()
    row = find(desk, "Prosecute")
    assert desk.ignore(row.id, row.revision, row.message.targets, reasons) == unheard
    assert catalog.read_bytes() == before
    if unheard.flaw in (Flaw.CURT, Flaw.CHARACTERS):
        assert desk.decide(row.id, row.revision, [WRONG], ACCEPT, reasons=reasons, today=TODAY) == unheard
        assert catalog.read_bytes() == before


def test_a_word_about_a_message_that_somebody_changed_is_not_written(desk: Desk, catalog: Path) -> None:
    """Said or taken back: the answer has what stands there now."""
    row = find(desk, "Nobody")
    catalog.write_text(CATALOG.replace("Personne a", "Nul n’a"), encoding="utf-8")
    before = catalog.read_bytes()
    reasons = {"negation": "it is said below"}
    for answer in (
        desk.ignore(row.id, row.revision, row.message.targets, reasons),
        desk.take_back(row.id, row.revision, "negation"),
    ):
        assert isinstance(answer, Changed)
    assert catalog.read_bytes() == before


def test_a_review_stays_when_a_warning_is_silenced(desk: Desk, catalog: Path) -> None:
    """The comment says nothing of the text."""
    wrong = "Personne a été inculpé."
    decide(desk, find(desk, "Nobody"), wrong, decision=Decision(accept=True, review="A. Reader"))
    row = find(desk, "Nobody")
    desk.ignore(row.id, row.revision, [wrong], {"negation": "Personne denies here"})
    written = entry(catalog, "Nobody")
    assert written.state is State.REVIEWED
    assert [each.check for each in find(desk, "Nobody").ignored] == ["negation"]
