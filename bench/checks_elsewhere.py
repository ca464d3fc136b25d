"""Negations and number words in languages without a table of prose: `python bench/checks_elsewhere.py [FOLDER]`.

The material are the ``.mo`` files of installed software below FOLDER, ``/usr/share/locale`` where none is given;
nothing of them is kept here. Sentences of five words and more, without options and templates. For each language:

- the share of sentences with a negation in English on which the check fires, and of those without one: false alarms,
  and now and then a real mistake of the software's translators;
- of up to 1,500 sentences on which it does not fire, how many losses of one negative word it sees;
- how many of all messages have an issue of `numbers` that is no mere information, and of `measures`.
"""

from __future__ import annotations

import argparse
import gettext
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n_pipeline.checks import CHECKS, CheckContext
from l10n_pipeline.checks.negation.european import WORDS
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Severity

NEGATED = re.compile(r"\b(?:not|never|neither|cannot|without|nobody|none|nothing|no)\b|n['’]t\b", re.IGNORECASE)
NO_PROSE = re.compile(r"--|\||^\W|  -")
MOST = 3000
Pair = tuple[str, str]


def read(folder: Path, language: str) -> Iterator[Pair]:
    """Yield the sources and targets of all files in ``language``."""
    for path in sorted(folder.glob(f"{language}/LC_MESSAGES/*.mo")):
        try:
            with path.open("rb") as file:
                catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        except (OSError, UnicodeDecodeError):
            continue
        for source, target in catalog.items():
            if isinstance(source, str) and source and target and source != target and "\x04" not in source:
                yield plain(source), plain(target)


def plain(text: str) -> str:
    """Return a text without line breaks and the marks of access keys."""
    return re.sub(r"[_&]", "", text).replace("\n", " ")


def fires(check: str, pair: Pair, language: str) -> bool:
    context = CheckContext(source=pair[0], target=pair[1], locale=get_locale(language), source_locale=get_locale("en"))
    return any(issue.severity is not Severity.INFO for issue in CHECKS[check].run(context))


def losses(pairs: Sequence[Pair], language: str, chance: random.Random) -> Iterator[Pair]:
    """Yield pairs without one of the target's negative words."""
    for source, target in pairs:
        found = list(WORDS[language].plain.finditer(target.lower())) if len(target) == len(target.lower()) else []
        if found:
            start = chance.choice(found).start()
            yield source, target[:start] + re.sub(r"^\w+", "", target[start:])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("/usr/share/locale"))
    folder: Path = parser.parse_args().folder
    print(
        "| | alarms, negated | alarms, others | losses seen | numbers, of all | measures |\n|---|---|---|---|---|---|"
    )
    for language in WORDS:
        chance = random.Random(3)
        every = sorted(dict(read(folder, language)).items())
        prose = [pair for pair in every if 5 <= len(pair[0].split()) <= 60 and not NO_PROSE.search(pair[0])]
        chance.shuffle(prose)
        negated = [pair for pair in prose if NEGATED.search(pair[0])][:MOST]
        others = [pair for pair in prose if not NEGATED.search(pair[0])][: 2 * MOST]
        if not negated or not others:
            continue
        silent = [pair for pair in negated if not fires("negation", pair, language)]
        lost = list(losses(silent[: MOST // 2], language, chance))
        seen = sum(fires("negation", pair, language) for pair in lost)
        added = sum(fires("negation", pair, language) for pair in others)
        numbers, measures = (sum(fires(check, pair, language) for pair in every) for check in ("numbers", "measures"))
        shares = (
            (1 - len(silent) / len(negated), negated),
            (added / len(others), others),
            (seen / len(lost), lost),
            (numbers / len(every), every),
        )
        told = [f"{share:.2%} of {len(pairs):,}" for share, pairs in shares]
        print(f"| {language} | " + " | ".join([*told, str(measures)]) + " |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
