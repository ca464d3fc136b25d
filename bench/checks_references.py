"""Measure the checks on correct translations, and on the same translations spoilt on purpose.

    python bench/checks_references.py FOLDER [--show CHECK [LOCALE]]

FOLDER holds ``tico19-dev.en`` and ``tico19-dev.fa``, ``.ar``, ``.fr``: aligned lines, human translations
(tico-19.github.io, CC0). The first table counts the targets on which each check fires, which for an error should be
next to none; the second tells how often a deliberate fault is found. ``--show`` prints what fires.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from l10n_pipeline.checks import CHECKS, CheckContext, run_checks
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Issue, Severity

LOCALES = ("fa", "ar", "fr")
Pair = tuple[str, str]
Spoil = Callable[[str, str, str, random.Random], Pair | None]


def read_pairs(folder: Path, locale: str) -> list[Pair]:
    texts = [
        (folder / f"tico19-dev.{tag}").read_text(encoding="utf-8").rstrip("\n").split("\n") for tag in ("en", locale)
    ]
    return list(zip(*texts, strict=True))


def check(source: str, target: str, locale: str) -> tuple[Issue, ...]:
    return run_checks(
        CheckContext(source=source, target=target, locale=get_locale(locale), source_locale=get_locale("en"))
    )


# ---------------------------------------------------------------- faults


def _numeral(target: str, chance: random.Random) -> re.Match[str] | None:
    numerals = list(re.finditer(r"(?<![\d.,٫٬،/\u00a0\u202f])\d+(?![\d.,٫٬،/\u00a0\u202f]?\d)", target))
    return chance.choice(numerals) if numerals else None


def drop_number(source: str, target: str, _locale: str, chance: random.Random) -> Pair | None:
    match = _numeral(target, chance)
    return (source, target[: match.start()] + target[match.end() :]) if match else None


def change_digit(source: str, target: str, _locale: str, chance: random.Random) -> Pair | None:
    match = _numeral(target, chance)
    if not match:
        return None
    place = match.start() + chance.randrange(len(match[0]))
    digit = int(target[place])
    return source, target[:place] + str((digit + chance.randrange(1, 9)) % 10) + target[place + 1 :]


def double_question(source: str, target: str, _locale: str, _chance: random.Random) -> Pair | None:
    return (source, f"{target}?") if target.endswith(("؟", "?")) else None


def leave_english(source: str, _target: str, _locale: str, _chance: random.Random) -> Pair | None:
    return (source, source) if len(source.split()) > 3 else None


def leave_half_english(source: str, target: str, _locale: str, _chance: random.Random) -> Pair | None:
    words, others = source.split(), target.split()
    return (source, " ".join(others[: len(others) // 2] + words[len(words) // 2 :])) if len(words) > 15 else None


def drop_bracket(source: str, target: str, _locale: str, chance: random.Random) -> Pair | None:
    return _without(source, target, r"[()\[\]]", chance)


def drop_quotation(source: str, target: str, _locale: str, _chance: random.Random) -> Pair | None:
    spoilt = re.sub(r"[«»“”\"][\u00a0\u202f]?", "", target)
    return (source, spoilt) if spoilt != target and re.search(r"[“\"]", source) else None


def drop_mark(source: str, target: str, _locale: str, chance: random.Random) -> Pair | None:
    return _without(source, target, r"[«»“”]", chance)


def _without(source: str, target: str, pattern: str, chance: random.Random) -> Pair | None:
    places = [match.start() for match in re.finditer(pattern, target)]
    if not places:
        return None
    place = chance.choice(places)
    return source, target[:place] + target[place + 1 :]


def insert_override(source: str, target: str, _locale: str, chance: random.Random) -> Pair | None:
    place = chance.randrange(len(target) + 1)
    return source, f"{target[:place]}\u202e{target[place:]}"


def loop(source: str, target: str, _locale: str, _chance: random.Random) -> Pair | None:
    words = target.split()
    return (source, " ".join(words[:3] + words[3:5] * 5 + words[5:])) if len(words) > 5 else None


_NEGATIONS = {
    "fa": (r"\bن(?=می|کرد|کن|دار|داشت|شد|شو|توان|باید|باش|بود|خواه|ده|یست)|\b(?:بدون|عدم|هیچ|غیر|نه)\b", ""),
    "ar": (r"\b[وف]?(?:لا|لم|لن|ليس|ليست|غير|بدون|دون|عدم)\b ?", ""),
    "fr": (r"\bne |\bn[’']|\b(?:pas|jamais|aucune?|sans|non|ni|rien)\b ?", ""),
}


def drop_not(source: str, target: str, locale: str, _chance: random.Random) -> Pair | None:
    if not re.search(r"\b(?:not|never|cannot|without)\b|n['’]t\b", source):
        return None
    pattern, by = _NEGATIONS[locale]
    spoilt = re.sub(pattern, by, target)
    return (source, spoilt) if spoilt != target else None


def add_not(source: str, target: str, _locale: str, _chance: random.Random) -> Pair | None:
    """Take the only "not" out of the source: now the target negates what the source says."""
    spoilt, count = re.subn(r" not\b|n['’]t\b", "", source)
    return (spoilt, target) if count == 1 else None


FAULTS: dict[str, tuple[Spoil, str]] = {
    "number dropped": (drop_number, "numbers"),
    "digit changed": (change_digit, "numbers"),
    "? after ؟ or ?": (double_question, "doubled-punctuation"),
    "left in English": (leave_english, "script"),
    "half in English": (leave_half_english, "script"),
    "bracket removed": (drop_bracket, "brackets"),
    "quotation lost": (drop_quotation, "quotes"),
    "one mark removed": (drop_mark, "quotes"),
    "U+202E inserted": (insert_override, "bidi"),
    "words looped": (loop, "repetition"),
    "not dropped": (drop_not, "negation"),
    "not added": (add_not, "negation"),
}


# ---------------------------------------------------------------- tables


def false_alarms(folder: Path) -> None:
    print(f"{'check':<22}{'severity':<9}" + "".join(f"{locale:>14}" for locale in LOCALES))
    counts: dict[str, Counter[tuple[str, str]]] = {}
    totals = {}
    for locale in LOCALES:
        pairs = read_pairs(folder, locale)
        totals[locale] = len(pairs)
        counter = counts[locale] = Counter()
        for source, target in pairs:
            issues = check(source, target, locale)
            counter.update({(issue.check, str(issue.severity)) for issue in issues})
            counter.update({("any", str(issue.severity)) for issue in issues})
    for name in (*CHECKS, "any"):
        for severity in Severity:
            row = [counts[locale][name, str(severity)] for locale in LOCALES]
            if any(row):
                cells = (f"{n:>6} {n / totals[tag]:>6.2%}" for n, tag in zip(row, LOCALES, strict=True))
                print(f"{name:<22}{severity:<9}" + "".join(f"{cell:>14}" for cell in cells))


def recall(folder: Path) -> None:
    print(f"\n{'fault':<22}{'check':<22}" + "".join(f"{locale:>16}" for locale in LOCALES))
    for name, (spoil, wanted) in FAULTS.items():
        cells = []
        for locale in LOCALES:
            made = found = 0
            chance = random.Random(7)
            for source, target in read_pairs(folder, locale):
                spoilt = spoil(source, target, locale, chance)
                if spoilt is None:
                    continue
                made += 1
                found += any(issue.check == wanted for issue in check(*spoilt, locale))
            cells.append(f"{found}/{made} {found / max(made, 1):.1%}")
        print(f"{name:<22}{wanted:<22}" + "".join(f"{cell:>16}" for cell in cells))


def shown(folder: Path, name: str, locales: tuple[str, ...]) -> Iterator[str]:
    for locale in locales:
        for line, (source, target) in enumerate(read_pairs(folder, locale), 1):
            for issue in check(source, target, locale):
                if name in (issue.check, str(issue.severity), f"{issue.check}:{issue.severity}"):
                    yield f"{locale} {line} {issue.check} {issue.severity}: {issue.message}\n  {source}\n  {target}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", nargs="+", metavar="CHECK", help="a check's id, a severity, or id:severity; a locale")
    arguments = parser.parse_args()
    if arguments.show:
        name, *locales = arguments.show
        print("\n".join(shown(arguments.folder, name, tuple(locales) or LOCALES)))
        return 0
    false_alarms(arguments.folder)
    recall(arguments.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
