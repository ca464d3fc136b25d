"""A glossary as a spreadsheet: CSV with one row a term, for Excel, LibreOffice and Google Sheets.

UTF-8 with a byte order mark, without which Excel takes it for the system's code page; commas. Read are commas,
semicolons (Excel where the comma is a decimal sign) and tabs, with or without the mark, and Excel's "Unicode text". A
cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection), which reading
takes off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from l10n_pipeline.errors import GlossaryError
from l10n_pipeline.glossary.exchange import FLAGS, Imported, canonical, flags_of, make_term
from l10n_pipeline.model import ForbiddenForm, Gender, Glossary, Number, Rendering, Term

COLUMNS = ("term", "variants", *FLAGS, "definition", "note")
"""The columns of a term. Each locale has its own: ``fa`` (preferred), ``fa accepted``, ``fa forbidden`` ..."""
LOCALE_COLUMNS = ("accepted", "forbidden", "gender", "number", "note")
_LONGEST = 2**17
"""Characters of a cell."""
_BETWEEN = " | "
_REASON = " // "
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def write(glossary: Glossary) -> bytes:
    """Return ``glossary`` as CSV."""
    locales = list(dict.fromkeys(locale for term in glossary.terms for locale in term.renderings))
    names = [*COLUMNS, *(name for locale in locales for name in _names(locale))]
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(names)
    for term in glossary.terms:
        row = _row(term)
        table.writerow([_guard(row.get(name, "")) for name in names])
    return out.getvalue().encode("utf-8-sig")


def _names(locale: str) -> list[str]:
    return [locale, *(f"{locale} {name}" for name in LOCALE_COLUMNS)]


def _row(term: Term) -> dict[str, str]:
    """Return the cells of ``term`` by column."""
    row = {
        "term": term.source,
        "variants": _joined(term.variants),
        **flags_of(term),
        "part_of_speech": term.part_of_speech,
        "definition": term.definition,
        "note": term.note,
    }
    for locale, rendering in term.renderings.items():
        forbidden = (item.form + (_REASON + item.reason if item.reason else "") for item in rendering.forbidden)
        cells = (
            rendering.preferred,
            _joined(rendering.accepted),
            _joined(forbidden),
            rendering.gender or "",
            rendering.number or "",
            rendering.note,
        )
        row |= dict(zip(_names(locale), cells, strict=True))
    return row


def _joined(forms: Iterable[str]) -> str:
    return _BETWEEN.join(form.replace("\\", "\\\\").replace("|", "\\|") for form in forms)


def _guard(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


# ---------------------------------------------------------------- reading


def read(data: bytes, path: str) -> Imported:
    """Return the terms in ``data``.

    Raises `GlossaryError` with path, line and key where it is not text, has no column ``term``, or has a column that is
    neither one of `COLUMNS` nor a locale's.
    """
    text = _decoded(data, path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    # others in the process may have set their own
    csv.field_size_limit(_LONGEST)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(rows, [])]
        locales = _locales(header, path)
        found = [(rows.line_num, dict(zip(header, map(_plain, row), strict=False))) for row in rows if any(row)]
    except csv.Error as reason:
        raise GlossaryError(f"is not CSV: {reason}", path=path, line=rows.line_num) from reason
    terms: list[Term] = []
    skipped: list[str] = []
    for line, row in found:
        try:
            terms.append(_term(row, locales, line))
        except ValueError as reason:
            skipped.append(f"line {line}: {reason}")
    return Imported(tuple(terms), tuple(skipped))


def _decoded(data: bytes, path: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        raise GlossaryError("is not UTF-8: save it as 'CSV UTF-8'", path=path, line=line) from reason


def _locales(header: list[str], path: str) -> dict[str, str]:
    """Return the locales that have a column, canonical, by the name in the header."""
    if "term" not in header:
        raise GlossaryError(f"has no column 'term' (its columns: {', '.join(header)[:200]})", path=path, line=1)
    found: dict[str, str] = {}
    for name in header:
        if name in COLUMNS or not name:
            continue
        locale, _, rest = name.partition(" ")
        tag = canonical(locale)
        if tag is None or rest not in ("", *LOCALE_COLUMNS):
            known = f"known: {', '.join(COLUMNS)}; fa, fa {', fa '.join(LOCALE_COLUMNS)}, and so for each locale"
            raise GlossaryError(f"unknown column ({known})", path=path, line=1, key=name)
        found[locale] = tag
    return found


def _plain(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _term(row: Mapping[str, str], locales: Mapping[str, str], line: int) -> Term:
    source = row["term"].strip()
    if not source:
        raise ValueError("no term")
    renderings: dict[str, Rendering] = {}
    for name, tag in locales.items():
        rendering = _rendering([row.get(column, "").strip() for column in _names(name)], tag)
        if rendering is not None:
            renderings[tag] = rendering
    texts = (row.get("definition", "").strip(), row.get("note", "").strip())
    flags = {key: row.get(key, "").strip() for key in FLAGS}
    try:
        return make_term(source, _split(row.get("variants", "")), texts, renderings, flags, line)
    except ValueError as reason:
        raise ValueError(f"{source!r}: {reason}") from reason


def _rendering(cells: list[str], locale: str) -> Rendering | None:
    preferred, accepted, forbidden, gender, number, note = cells
    if not preferred:
        if any(cells):
            raise ValueError(f"{locale} has no preferred form")
        return None
    pairs = [form.partition(_REASON.strip()) for form in _split(forbidden)]
    return Rendering(
        preferred,
        _split(accepted),
        tuple(ForbiddenForm(form.strip(), reason.strip()) for form, _, reason in pairs),
        note,
        Gender(gender.lower()) if gender else None,
        Number(number.lower()) if number else None,
    )


def _split(cell: str) -> tuple[str, ...]:
    parts = re.findall(r"(?:\\.|[^|\\])+", cell)
    return tuple(re.sub(r"\\(.)", r"\1", part).strip() for part in parts if part.strip())
