"""Numbers of an English text as a locale writes them, alone or in a translation that has others in their places.

Done only where nothing has to be guessed: around their numbers the two sources are the same letter for letter, and the
translation has each old number that changed in digits, as often as its source, and no number that its source has not.
Otherwise the numbers are left, and counted as words that differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.memory.scoring import TAG, WORD

_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_SPACES = "\u00a0\u202f\u2009 "
_SOURCE = re.compile(r"\d+(?:[.,]\d+)*")
_END = re.compile(r"[.!…:;]+$")
"""What may end one source and not the other; a question mark may not."""
_TARGET = re.compile(
    f"{TAG.pattern}|(?<![{_DIGITS}])(?:[{_DIGITS}]{{1,3}}(?:[{_SPACES}][{_DIGITS}]{{3}}(?![{_DIGITS}]))+(?:[,٫][{_DIGITS}]+)?"
    f"|[{_DIGITS}]+(?:[.,٫٬،'’][{_DIGITS}]+)*)"
)
_AMOUNT = re.compile(r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+(?=\s?%))(?![.,]?[0-9])")
"""An English number whose separators can be nothing else: thousands, and the fraction of these or of a percentage."""
_ZEROS = {"0": "latn", "\u0660": "arab", "\u06f0": "arabext"}
_RUN = re.compile(r"\d+")
_NOT_DIGIT = re.compile(r"\D+")


def localized(text: str, locale: LocaleInfo) -> str:
    """Return an English ``text`` with digits and the separators of amounts as ``locale`` has them (CLDR)."""
    group, decimal = _symbols(locale.digits, locale)
    signs = str.maketrans({",": group, ".": decimal})
    return locale.with_digits(_AMOUNT.sub(lambda amount: amount[0].translate(signs), text))


def put_numbers(source: str, old_source: str, old_target: str, locale: LocaleInfo) -> str | None:
    """Return ``old_target`` with the numbers of ``source``; itself where they are the same, None where that is unsafe.

    The sources may differ in their numbers, inline tags, the case of their first letter and the mark that ends them.
    Digits and separators are written as in ``old_target``, or as `locale` has them (CLDR, Number Symbols).
    """
    old_around, old_numbers = _parted(old_source)
    around, numbers = _parted(source)
    if [*map(_source_value, old_numbers)] == [*map(_source_value, numbers)]:
        return old_target
    if old_around != around:
        return None
    changed: dict[str, str] = {}
    kept: set[str] = set()
    for old, new in zip(old_numbers, numbers, strict=True):
        value = _source_value(old)
        if value in kept or _source_value(changed.get(value, new)) != _source_value(new):
            return None
        if _source_value(new) == value:
            kept.add(value)
        else:
            changed[value] = new
    counts = Counter(map(_source_value, old_numbers))
    # The digits of 20th are no number to put in, and may be one in the translation.
    known = {*counts, *_RUN.findall("".join(old_around))}
    return _replaced(old_target, changed, counts, known, locale)


def _parted(text: str) -> tuple[list[str], list[str]]:
    """Return what stands before, between and after the numbers of a source, made alike, and the numbers."""
    text = _END.sub("", TAG.sub("", text)).replace("’", "'")
    text = text[:1].casefold() + text[1:]
    numbers = [match for match in WORD.finditer(text) if _SOURCE.fullmatch(match[0])]
    edges = [0, *(edge for match in numbers for edge in match.span()), len(text)]
    around = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return around, [match[0] for match in numbers]


def _source_value(number: str) -> str:
    """Return a number of an English text without group separators: ``30000``, ``3.5``."""
    return re.sub(r",(?=\d{3}(?:\D|$))", "", number)


def _values(token: str) -> Iterator[str]:
    """Yield what a number of the target may be worth."""
    groups = _NOT_DIGIT.split(_ascii(token))
    yield "".join(groups) if len(groups) == 1 else ""
    if len(groups) > 1:
        if all(len(group) == 3 for group in groups[1:]):
            yield "".join(groups)
        yield f"{''.join(groups[:-1])}.{groups[-1]}"


def _replaced(
    target: str, changed: dict[str, str], counts: Counter[str], known: Collection[str], locale: LocaleInfo
) -> str | None:
    """Return ``target`` with the numbers ``changed``.

    None where it does not have each as often as ``counts`` says, or has one that is not ``known``.
    """
    found: Counter[str] = Counter()
    parts: list[str] = []
    end = 0
    for match in _TARGET.finditer(target):
        if match[0].startswith("<"):
            continue
        values = [value for value in _values(match[0]) if value in known]
        if not values:
            return None
        value = next((value for value in values if value in changed), None)
        if value is not None:
            found[value] += 1
            parts += [target[end : match.start()], _written(changed[value], match[0], value, locale)]
            end = match.end()
    if any(found[value] != counts[value] for value in changed):
        return None
    return "".join(parts) + target[end:]


def _written(number: str, model: str, value: str, locale: LocaleInfo) -> str:
    """Return ``number``, from an English text, in the digits and with the separators of ``model``."""
    zero = chr(ord(model[0]) - int(model[0]))
    group, decimal = _symbols(_ZEROS[zero], locale)
    signs: Sequence[str] = _NOT_DIGIT.findall(model)
    if "." in value and signs:
        decimal, signs = signs[-1], signs[:-1]
    group = signs[0] if signs else group
    written = "".join({",": group, ".": decimal}.get(character, character) for character in number)
    return "".join(chr(ord(zero) + int(c)) if c.isascii() and c.isdigit() else c for c in written)


def _symbols(system: str, locale: LocaleInfo) -> tuple[str, str]:
    from babel import Locale

    symbols = Locale.parse(locale.tag.replace("-", "_")).number_symbols.get(system, {})
    return symbols.get("group", ","), symbols.get("decimal", ".")


def _ascii(token: str) -> str:
    return "".join(str(int(c)) if c.isdigit() else c for c in token)
