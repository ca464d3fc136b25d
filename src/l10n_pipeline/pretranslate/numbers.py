"""Numbers of an English text as a locale writes them, alone or in a translation that has others in their places.

Done only where nothing has to be guessed: every number stands between the same words in both sources, and the
translation has each old number in digits, as often as its source. Otherwise the numbers are left, and counted as words
that differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.memory.scoring import NUMBER, words

_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_SPACES = "\u00a0\u202f\u2009 "
_SOURCE = re.compile(r"\d+(?:[.,]\d+)*(?!\w)")
_TARGET = re.compile(
    f"(?<![{_DIGITS}])(?:[{_DIGITS}]{{1,3}}(?:[{_SPACES}][{_DIGITS}]{{3}}(?![{_DIGITS}]))+(?:[,٫][{_DIGITS}]+)?"
    f"|[{_DIGITS}]+(?:[.,٫٬،'’][{_DIGITS}]+)*)"
)
_AMOUNT = re.compile(r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+(?=\s?%))(?![.,]?[0-9])")
"""An English number whose separators can be nothing else: thousands, and the fraction of these or of a percentage."""
_ZEROS = {"0": "latn", "\u0660": "arab", "\u06f0": "arabext"}
_NOT_DIGIT = re.compile(r"\D+")


def localized(text: str, locale: LocaleInfo) -> str:
    """Return an English ``text`` with digits and the separators of amounts as ``locale`` has them (CLDR)."""
    group, decimal = _symbols(locale.digits, locale)
    signs = str.maketrans({",": group, ".": decimal})
    return locale.with_digits(_AMOUNT.sub(lambda amount: amount[0].translate(signs), text))


def put_numbers(source: str, old_source: str, old_target: str, locale: LocaleInfo) -> str | None:
    """Return ``old_target`` with the numbers of ``source``; itself where they are the same, None where that is unsafe.

    Digits and separators are written as in ``old_target``, or as `locale` has them (CLDR, Number Symbols).
    """
    pairs = _aligned(old_source, source)
    if pairs is None:
        return None
    new_by_old: dict[str, set[str]] = {}
    for old, new in pairs:
        new_by_old.setdefault(_source_value(old), set()).add(new)
    changed: dict[str, str] = {}
    for value, news in new_by_old.items():
        new = min(news)
        if len(news) > 1:
            return None
        if _source_value(new) != value:
            changed[value] = new
    if not changed:
        return old_target
    counts = Counter(_source_value(old) for old, _ in pairs)
    return _replaced(old_target, changed, counts, locale)


def _aligned(old: str, new: str) -> list[tuple[str, str]] | None:
    """Return the numbers of two sources in pairs, or None where one has no counterpart between the same words."""
    before, after = words(old), words(new)
    numbers_before, numbers_after = _numbers(old), _numbers(new)
    if before.count(NUMBER) != len(numbers_before) or after.count(NUMBER) != len(numbers_after):
        return None
    pairs = []
    old_number, new_number = iter(numbers_before), iter(numbers_after)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [(next(old_number), next(new_number)) for word in before[a:b] if word == NUMBER]
        elif NUMBER in before[a:b] or NUMBER in after[c:d]:
            return None
    return pairs


def _numbers(text: str) -> list[str]:
    return [word for word in words(text, numbers_alike=False) if _SOURCE.fullmatch(word)]


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


def _replaced(target: str, changed: dict[str, str], counts: Counter[str], locale: LocaleInfo) -> str | None:
    found: Counter[str] = Counter()
    parts: list[str] = []
    end = 0
    for match in _TARGET.finditer(target):
        value = next((value for value in _values(match[0]) if value in changed), None)
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
