"""TBX-Basic, the interchange format of termbases (ISO 30042): read and written.

Written is the 2019 edition in its DCA style (data categories as attributes), because its categories are those of the
2008 edition and only the elements have other names: so the 2008 edition (``martif``), which translate-toolkit, Weblate
and older termbases want, is one table away. Read are both, and the DCT style (categories as elements). What TBX-Basic
has no category for stands in a note ``l10n: key=value; ...``, which other tools show and keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from l10n_pipeline import safe_xml
from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary.exchange import FLAGS, Imported, canonical, flags_of, make_term
from l10n_pipeline.model import ForbiddenForm, Gender, Glossary, Number, Rendering, Term

if TYPE_CHECKING:
    from lxml import etree

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_OURS = "l10n:"
_PARTS = ("noun", "verb", "adjective", "adverb")
_GENDERS = {Gender.COMMON: "other"}
_PREFERRED = "preferredTerm-admn-sts"
_ADMITTED = "admittedTerm-admn-sts"
_DEPRECATED = "deprecatedTerm-admn-sts"


class Edition(StrEnum):
    """Which TBX to write."""

    V2019 = "2019"
    V2008 = "2008"


_OLD = {
    "tbx": "martif",
    "tbxHeader": "martifHeader",
    "conceptEntry": "termEntry",
    "langSec": "langSet",
    "termSec": "tig",
}


# ---------------------------------------------------------------- writing


def write(glossary: Glossary, source: str, edition: Edition = Edition.V2019) -> bytes:
    """Return ``glossary``, whose terms are in the language ``source``, as a TBX file.

    Raises `GlossaryError` where a text has characters that XML does not allow.
    """
    from lxml import etree

    writer = _Writer(edition)
    try:
        root = writer.root(glossary, source)
    except ValueError as reason:
        raise GlossaryError("a text has control characters, which XML does not allow", path=glossary.path) from reason
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


class _Writer:
    """Builds the elements of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._new = edition is Edition.V2019

    def _element(self, parent: etree._Element | None, name: str, text: str = "", kind: str = "") -> etree._Element:
        from lxml import etree

        tag = f"{{{_NAMESPACE}}}{name}" if self._new else _OLD.get(name, name)
        if parent is None:
            names = {None: _NAMESPACE} if self._new else None
            element = etree.Element(tag, nsmap=names)  # type: ignore[arg-type]  # None stands for the default namespace
        else:
            element = etree.SubElement(parent, tag)
        if kind:
            element.set("type", kind)
        element.text = text or None
        return element

    def root(self, glossary: Glossary, source: str) -> etree._Element:
        root = self._element(None, "tbx", kind="TBX-Basic")
        if self._new:
            root.set("style", "dca")
        root.set(_XML_LANG, source)
        header = self._element(root, "tbxHeader")
        description = self._element(self._element(header, "fileDesc"), "sourceDesc")
        self._element(description, "p", "glossary.yaml of l10n_pipeline")
        body = self._element(self._element(root, "text"), "body")
        for number, term in enumerate(glossary.terms, 1):
            self._concept(body, term, source, number)
        return root

    def _concept(self, body: etree._Element, term: Term, source: str, number: int) -> None:
        concept = self._element(body, "conceptEntry")
        concept.set("id", f"c{number}")
        if term.definition:
            self._element(concept, "descrip", term.definition, "definition")
        if term.note:
            self._element(concept, "note", term.note)
        self._ours(concept, flags_of(term))
        section = self._language(concept, source)
        part = "noun" if term.part_of_speech == "proper noun" else term.part_of_speech
        part = part if part in _PARTS else "other"
        for place, form in enumerate(term.sources):
            entry = self._form(section, form, _ADMITTED if place else _PREFERRED)
            self._element(entry, "termNote", part, "partOfSpeech")
        for locale, rendering in term.renderings.items():
            self._rendering(self._language(concept, locale), rendering)

    def _language(self, concept: etree._Element, locale: str) -> etree._Element:
        section = self._element(concept, "langSec")
        section.set(_XML_LANG, locale)
        return section

    def _rendering(self, section: etree._Element, rendering: Rendering) -> None:
        if rendering.note:
            self._element(section, "note", rendering.note)
        entry = self._form(section, rendering.preferred, _PREFERRED)
        if rendering.gender:
            self._element(entry, "termNote", _GENDERS.get(rendering.gender, rendering.gender), "grammaticalGender")
        if rendering.number:
            self._ours(entry, {"number": rendering.number})
        for form in rendering.accepted:
            self._form(section, form, _ADMITTED)
        for forbidden in rendering.forbidden:
            entry = self._form(section, forbidden.form, _DEPRECATED)
            if forbidden.reason:
                self._element(entry, "note", forbidden.reason)

    def _form(self, section: etree._Element, form: str, status: str) -> etree._Element:
        entry = self._element(section, "termSec")
        self._element(entry, "term", form)
        self._element(entry, "termNote", status, "administrativeStatus")
        return entry

    def _ours(self, parent: etree._Element, values: Mapping[str, str]) -> None:
        if values:
            self._element(parent, "note", f"{_OURS} " + "; ".join(f"{key}={value}" for key, value in values.items()))


# ---------------------------------------------------------------- reading


def read(data: bytes, path: str, source: str) -> Imported:
    """Return the terms in ``data``, a TBX file of either edition and style; ``source`` is the language of the terms.

    Raises `GlossaryError` with path and line where it is no TBX, or its XML is broken or unsafe.
    """
    root = safe_xml.parse(data, path, GlossaryError, safe_xml.Doctype.EXTERNAL)
    if _name(root) not in ("tbx", "martif"):
        raise GlossaryError(f"is no TBX: its root element is <{_name(root)}>, not <tbx> or <martif>", path=path, line=1)
    reader = _Reader(source)
    terms = [term for entry in _all(root, "conceptEntry", "termEntry") if (term := reader.term(entry)) is not None]
    return Imported(tuple(terms), tuple(reader.skipped))


def _name(element: etree._Element) -> str:
    """Return the element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _all(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (found for found in element.iter() if _name(found) in names)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _own(element: etree._Element, *deeper: str) -> Iterator[etree._Element]:
    """Yield what is below ``element``, but not what belongs to the elements named ``deeper``."""
    for child in element:
        if _name(child) not in deeper:
            yield child
            yield from _own(child, *deeper)


_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")


class _Form:
    """A term of a language section with what is said of it."""

    def __init__(self, element: etree._Element) -> None:
        self.text = next((_text(found) for found in _all(element, "term")), "")
        self.notes: list[str] = []
        self.ours: dict[str, str] = {}
        self.categories: dict[str, str] = {}
        for child in _own(element):
            if _name(child) == "note":
                _take_note(_text(child), self.notes, self.ours)
            else:
                self.categories[child.get("type") or _name(child)] = _text(child)

    @property
    def status(self) -> str:
        """``preferred``, ``deprecated`` (superseded and forbidden ones too) or ``admitted``."""
        status = self.categories.get("administrativeStatus", "").lower()
        if status.startswith(("deprecated", "superseded", "obsolete", "forbidden")):
            return "deprecated"
        return "preferred" if status.startswith("preferred") else "admitted"

    @property
    def gender(self) -> Gender | None:
        """None where the entry does not tell, or tells another kind: ``otherGender``."""
        told = self.categories.get("grammaticalGender", "")
        return next((gender for gender in Gender if told in (gender, _GENDERS.get(gender))), None)

    @property
    def number(self) -> Number | None:
        told = self.ours.get("number") or self.categories.get("grammaticalNumber", "")
        return next((number for number in Number if told == number), None)


def _take_note(text: str, notes: list[str], ours: dict[str, str]) -> None:
    """Add a note to those of people, or what it says to ``ours`` where this program wrote it."""
    pairs = {
        key.strip(): value.strip()
        for key, _, value in (one.partition("=") for one in text.removeprefix(_OURS).split(";"))
    }
    if text.startswith(_OURS) and pairs.keys() <= {*FLAGS, "number"}:
        ours.update(pairs)
    else:
        notes.append(text)


class _Reader:
    """Turns concept entries into terms."""

    def __init__(self, source: str) -> None:
        self.skipped: list[str] = []
        self._source = source

    def term(self, entry: etree._Element) -> Term | None:
        line: int = entry.sourceline  # type: ignore[assignment]  # the stubs do not know its type
        sources: list[_Form] = []
        renderings: dict[str, Rendering] = {}
        for section in _all(entry, *_LANGUAGES):
            forms = [form for element in _all(section, *_TERMS) if (form := _Form(element)).text]
            tag = section.get(_XML_LANG) or section.get("lang") or ""
            locale = canonical(tag.replace("_", "-"))
            if locale is None:
                self.skipped.append(f"line {line}: the language {tag!r} is not known")
            elif locale.partition("-")[0] == self._source.partition("-")[0]:
                sources += forms
            elif (rendering := self._rendering(section, forms, line, locale)) is not None:
                renderings[locale] = rendering
        usable = sorted(
            (form for form in sources if form.status != "deprecated"), key=lambda f: f.status != "preferred"
        )
        if not usable:
            self.skipped.append(f"line {line}: an entry without a term in {self._source}")
            return None
        return self._build(entry, usable, renderings, line)

    def _build(
        self, entry: etree._Element, forms: list[_Form], renderings: Mapping[str, Rendering], line: int
    ) -> Term | None:
        notes: list[str] = []
        ours: dict[str, str] = {}
        definitions = [_text(found) for found in _descriptions(entry, "definition")]
        for child in _own(entry, *_LANGUAGES):
            if _name(child) == "note":
                _take_note(_text(child), notes, ours)
            elif child.get("type") == "Translation needed" and _text(child).lower() == "no":
                ours["do_not_translate"] = "true"
        flags = {"part_of_speech": forms[0].categories.get("partOfSpeech", "").replace("properNoun", "proper noun")}
        flags |= {key: value for key, value in ours.items() if key in FLAGS}
        texts = (" ".join(dict.fromkeys(definitions)), " ".join(notes))
        variants = tuple(dict.fromkeys(form.text for form in forms[1:]))
        try:
            return make_term(forms[0].text, variants, texts, renderings, flags, line)
        except ValueError as reason:
            self.skipped.append(f"line {line}: {forms[0].text!r}: {reason}")
            return None

    def _rendering(self, section: etree._Element, forms: Iterable[_Form], line: int, locale: str) -> Rendering | None:
        right = sorted((form for form in forms if form.status != "deprecated"), key=lambda f: f.status != "preferred")
        if not right:
            self.skipped.append(f"line {line}: no right form in {locale}")
            return None
        notes: list[str] = []
        for child in _own(section, *_TERMS):
            if _name(child) == "note":
                _take_note(_text(child), notes, {})
        return Rendering(
            preferred=right[0].text,
            accepted=tuple(dict.fromkeys(form.text for form in right[1:])),
            forbidden=tuple(
                ForbiddenForm(form.text, " ".join(form.notes)) for form in forms if form.status == "deprecated"
            ),
            note=" ".join(notes),
            gender=right[0].gender,
            number=right[0].number,
        )


def _descriptions(entry: etree._Element, category: str) -> Iterator[etree._Element]:
    """Yield what an entry says of ``category`` in either style: ``<descrip type="definition">``, ``<b:definition>``."""
    for child in _own(entry, *_TERMS):
        if child.get("type") == category or _name(child) == category:
            yield child
