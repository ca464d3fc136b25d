"""What a browser is shown: a message with everything that a person needs to decide of it, as HTML.

Every text from a catalog is escaped by the templates, and characters that hide or reorder text are named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from typing import TYPE_CHECKING

from l10n_pipeline.bidi import right_to_left
from l10n_pipeline.catalogs.worddiff import Change
from l10n_pipeline.model import Issue, State, Term, TermMatch
from l10n_pipeline.pipeline.ignoring import LONGEST, Flaw, Unheard, ignored, may_ignore
from l10n_pipeline.pipeline.reviewing import Changed, Declined, Row, Sheet
from l10n_pipeline.pipeline.stating import Bar
from l10n_pipeline.publish import Reason
from l10n_pipeline.reports.excerpt import Piece, marked_pieces, visible
from l10n_pipeline.reports.html import quoted, upright
from l10n_pipeline.web.choice import TITLES, Choice, Chosen, Show

if TYPE_CHECKING:
    from jinja2 import Environment

_COUNTED = 6
"""Numbers that tell what a plural form is for."""
_QUOTED = 40
"""Characters of a place in a text that are shown beside what is wrong there."""
_TOLD_APART = ("origin:", "reviewed:")
_WITHHELD = {
    Reason.UNTRANSLATED: "Not translated yet.",
    Reason.DRAFT: "A draft. It is published when a person has saved it as a translation.",
    Reason.ERROR: "It has an error, and is not published until that is corrected.",
    Reason.REVIEW: (
        "A check doubts it. It is published when a person has corrected what is doubted, said why it is right, or "
        "reviewed it."
    ),
    Reason.DEMONSTRATION: "A demonstration package wrote it and nobody changed it. Translate it, or review it.",
    Reason.UNREVIEWED: "In this project a text is published when it was reviewed.",
}
_STILL_HELD = (Reason.ERROR, Reason.REVIEW, Reason.DEMONSTRATION)
"""What keeps a text from being published that somebody may think is finished."""
_BARRED = {
    Bar.EMPTY: "There is no text to save.",
    Bar.FORM: "A form is empty. Write all of them, or save it as a draft.",
    Bar.DEMONSTRATION: (
        "A demonstration package wrote this text and nobody changed it. Correct it, or save it as reviewed by you."
    ),
    Bar.OUTDATED: (
        "This text translates another English, and you did not change it. Compare the two English texts; if it is "
        "right for the new one, tick the box above the buttons."
    ),
    Bar.ERROR: "It has an error. Correct it, or save it as a draft until you know how.",
}
_UNHEARD = {
    Flaw.EMPTY: "Say in words why it is right.",
    Flaw.CHARACTERS: "A reason is one line, without invisible characters.",
    Flaw.LONG: f"A reason has {LONGEST} characters at most.",
    Flaw.CURT: "This check keeps a text from being published: say in two words at least why it is right.",
    Flaw.FIXED: "No text is right with this: correct the translation.",
    Flaw.NOTHING: "This is not found in the text any more.",
    Flaw.UNSAVED: (
        "You gave a reason for a text that is not saved. Save the text, as a translation or a draft: the reason is "
        "saved with it."
    ),
}
REASON = "reason:"
"""What the name of a field begins with that asks why what a check found is right; the check follows."""
NO_REASON = "Say why it is right: whoever publishes the text must be able to read it."
NOTED, TAKEN_BACK = "noted", "taken-back"
TOLD = {
    NOTED: "Noted in the catalog. The text itself is as it was.",
    TAKEN_BACK: "Taken back: the check tells again what it finds.",
}
"""What may have been done with the message shown."""
NO_NAME = "A review needs your name: write it beside the button."
_SAVED = {
    State.UNTRANSLATED: "Saved",
    State.DRAFT: "Saved as a draft",
    State.TRANSLATED: "Saved as a translation",
    State.REVIEWED: "Saved as reviewed",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of what a person did."""

    text: str
    alarm: bool = False
    """True where nothing was saved."""
    row: Row | None = None
    """The message that it is about, where that is not the one shown."""
    held: str = ""
    """Why that one may not be published as it is, where a person may think so."""
    settled: str = ""
    """The id of the message of which nothing is left to be saved."""
    present: Row | None = None
    """What the file has now, to be compared with what was typed."""


@dataclass(frozen=True, slots=True)
class Told:
    """A term of the glossary as the page tells it."""

    wording: str
    """As the English has it."""
    term: Term
    preferred: str
    accepted: tuple[str, ...]
    forbidden: tuple[tuple[str, str], ...]
    """Each with its reason."""
    note: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An issue as the page shows it; its place counts as a browser counts, in units of UTF-16."""

    issue: Issue
    message: str
    start: int
    end: int
    words: str
    """What stands there, where the message does not say so: it counts in Latin digits, whatever the text has."""
    form: int
    """Of which plural form, from 1; 0 where there is one form."""
    deniable: bool
    """True where a person may say that it is none."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of an open message."""

    targets: tuple[str, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why what a check finds is right, by check."""

    @property
    def everything(self) -> tuple[str, ...]:
        """All of it, where only that it is not lost matters."""
        return (*self.targets, *self.reasons.values())

    def fits(self, row: Row) -> bool:
        """Return whether it is the text of ``row``, line breaks aside, which a browser writes in its own way."""
        return [target.splitlines() for target in self.targets] == [t.splitlines() for t in row.message.targets]


@dataclass(frozen=True, slots=True)
class View:
    """An open message."""

    row: Row
    typed: Typed
    checked: Row
    """The row with what was typed as its translation, for what the checks find in it."""
    terms: tuple[TermMatch, ...]
    notice: Notice | None = None


def saved(row: Row) -> Notice:
    """Return the notice of a message that was saved before the one shown: what keeps it from being published, too."""
    held = _WITHHELD[row.withheld] if row.withheld in _STILL_HELD else ""
    return Notice(f"{_SAVED[row.message.state]}:", row=row, settled=row.id, held=held)


def declined(answer: Declined) -> Notice:
    """Return why a message was not saved as what was asked."""
    return Notice(_BARRED.get(answer.barred.bar, str(answer.barred)), alarm=True)


def unheard(answer: Unheard) -> Notice:
    """Return why nothing was noted of a check, nor saved."""
    return Notice(f"Nothing was saved. {answer.check}: {_UNHEARD[answer.flaw]}", alarm=True)


def changed(answer: Changed) -> Notice:
    """Return what to do where somebody changed the message meanwhile."""
    text = (
        "Somebody changed this message while you worked on it, and nothing was saved. What the file has now is below; "
        "what you typed is still in the field. Put the two together and save again."
    )
    return Notice(text, alarm=True, present=answer.row)


def message_page(chosen: Chosen, view: View, desk: str, name: str) -> str:
    """Return the page of an open message, for the reviewer ``name``, if it is known.

    The name of the ``desk`` tells apart what a browser keeps of several.
    """
    row, sheet = view.row, chosen.sheet
    here = sheet.places[row.id]
    return _render(
        "message.html",
        chosen,
        desk,
        view.notice,
        view=view,
        name=name,
        row=row,
        source=_with_terms(row.message.source, view.terms),
        plural=row.message.source_plural,
        change=[(str(part.change), visible(part.text)) for part in row.source_change],
        kept=str(Change.KEPT),
        where=[visible(line) for line in row.message.extracted if not line.startswith("term:")],
        notes=[visible(line) for line in row.message.comments if not (line.startswith(_TOLD_APART) or ignored([line]))],
        withheld=_WITHHELD.get(row.withheld, "") if row.withheld else "",
        forms=_forms(sheet, len(view.typed.targets)),
        told=_told(view.terms, row.message.source, sheet.locale.tag),
        before=_neighbour(sheet, here - 1, row),
        after=_neighbour(sheet, here + 1, row),
        **_checked(row, view.checked, view.typed.reasons),
    )


def empty_page(chosen: Chosen, desk: str, notice: Notice | None) -> str:
    """Return the page where no message fits the filters."""
    return _render("empty.html", chosen, desk, notice)


def checks_part(sheet: Sheet, row: Row, checked: Row) -> str:
    """Return what the checks find, as the part of a page that changes while somebody types."""
    return _environment().get_template("checks.html").render(sheet=sheet, **_checked(row, checked, {}))


def trouble_page(reason: str, typed: Sequence[str] = (), again: str = "") -> str:
    """Return the page of a request that could not be answered, with what was typed, so that it is not lost.

    ``again`` is the address of the message, where it may be there again when what is wrong has been mended.
    """
    return _environment().get_template("trouble.html").render(reason=visible(reason), typed=typed, again=again)


def _render(template: str, chosen: Chosen, desk: str, notice: Notice | None, **values: object) -> str:
    sheet, rows = chosen.sheet, chosen.sheet.rows
    states = Counter(row.message.state for row in rows)
    page = _environment().get_template(template)
    return page.render(
        sheet=sheet,
        desk=desk,
        notice=notice,
        choice=chosen.choice,
        everything=Choice(Show.ALL),
        chosen=chosen,
        shows=TITLES,
        total=len(rows),
        ready=sum(row.withheld is None for row in rows),
        states=states,
        **values,
    )


def _checked(row: Row, checked: Row, reasons: Mapping[str, str]) -> dict[str, object]:
    """Return what the template of the checks asks for: ``checked`` is ``row`` with the text in the fields."""
    targets, issues = checked.message.targets, checked.open_issues
    spans = [[(i.start, i.end) for i in issues if i.form == form] for form in range(len(targets))]
    marked = [_marked(target, each) for target, each in zip(targets, spans, strict=True)]
    return {
        "problems": [_problem(issue, targets[issue.form], len(targets)) for issue in issues],
        "silent": [(each, [visible(issue.message) for issue in each.issues]) for each in checked.ignored],
        "marked": [pieces for pieces in marked if pieces],
        "reasons": reasons,
        "empty": checked.message.state is State.UNTRANSLATED,
        "unsaved": targets != row.message.targets,
    }


def _marked(target: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return ``target`` with the places of its issues; nothing where a field shows all there is to see."""
    pieces = marked_pieces(target, [span for span in spans if span != (0, len(target))])
    plain = len(pieces) < 2 and not any(piece.marked for piece in pieces) and visible(target) == target
    return () if plain else pieces


def _problem(issue: Issue, target: str, forms: int) -> Problem:
    message, words = visible(issue.message), visible(target[issue.start : issue.end]).strip()
    shown = words if words != target and words not in message and len(words) <= _QUOTED else ""
    start, end = (_units(target[:place]) for place in (issue.start, issue.end))
    return Problem(issue, message, start, end, shown, issue.form + 1 if forms > 1 else 0, may_ignore(issue))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _with_terms(source: str, terms: Sequence[TermMatch]) -> tuple[Piece, ...]:
    return marked_pieces(source, [(match.start, match.end) for match in terms])


def _told(terms: Sequence[TermMatch], source: str, tag: str) -> list[Told]:
    """Return each term that the glossary has something to say of in this locale, once."""
    found: dict[int, Told] = {}
    for match in terms:
        term, wording = match.term, source[match.start : match.end]
        rendering = term.rendering(tag)
        if id(term) in found or (rendering is None and not term.do_not_translate):
            continue
        if term.do_not_translate or rendering is None:
            found[id(term)] = Told(wording, term, wording, (), (), term.note)
            continue
        forbidden = tuple((each.form, each.reason) for each in rendering.forbidden)
        note = rendering.note or term.note
        found[id(term)] = Told(wording, term, rendering.preferred, rendering.accepted, forbidden, note)
    return list(found.values())


def _forms(sheet: Sheet, count: int) -> list[str]:
    """Return what each plural form is for, by numbers; nothing to say where there is one form."""
    if count == 1:
        return [""]
    locale = sheet.locale
    if count != locale.plural_count:
        return [f"form {form + 1} of {count}" for form in range(count)]
    rule = c2py(locale.plural_forms.partition("plural=")[2].rstrip(";"))
    numbers = [[str(n) for n in range(200) if rule(n) == form] for form in range(count)]
    return [
        f"form {form + 1} of {count}, for {', '.join(each[:_COUNTED])}{' …' if len(each) > _COUNTED else ''}"
        for form, each in enumerate(numbers)
    ]


def _neighbour(sheet: Sheet, place: int, row: Row) -> Row | None:
    """Return the message at ``place`` where it is of the same document as ``row``."""
    if not 0 <= place < len(sheet.rows):
        return None
    found = sheet.rows[place]
    return found if found.document == row.document else None


def _direction(text: str) -> str:
    """Return the direction that most letters of ``text`` have: an English note may begin with a Persian word."""
    letters = [right_to_left(letter) for letter in text if letter.isalpha()]
    return "rtl" if 2 * sum(letters) > len(letters) else "ltr"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("l10n_pipeline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["longest"] = LONGEST
    environment.filters |= {"visible": visible, "upright": upright, "quoted": quoted, "direction": _direction}
    return environment
