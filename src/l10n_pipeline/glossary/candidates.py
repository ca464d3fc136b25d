"""Noun phrases of the source that may deserve a term.

Candidates are runs of words between function words, common verbs, punctuation and the terms that are known; `of` and
the like may stand within a name whose words are capitalised. They are ranked as C-value does (Frantzi, Ananiadou and
Mima 2000): the logarithm of the length times the frequency, less what longer candidates account for. It takes their
mean; here it is the commonest one, so that no part is shown that stands nowhere else.
No tagger is used, since none works offline for every language; a person chooses from the list.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from l10n_pipeline.glossary.matching import matcher
from l10n_pipeline.glossary.words import Word, split
from l10n_pipeline.model import Glossary

LEAST = 2
"""How many different sentences a candidate stands in at least."""
LONGEST = 6
"""Words of a candidate."""

_STOP = frozenset(
    re.findall(
        r"[\w']+",
        """
        a about above according across after again against all almost along already also although always am among an
        and another any anybody anyone anything are around as at away back be became because become been before behind
        being below between both but by came can cannot come could day days did do does doing done down due during
        each either else even ever every few first for former from further get give given go going got had half has
        have having he her here him himself his how however i if in including indeed into is it its itself just last
        late later least less like long made mainly make making many may me might more moreover most much must my near
        neither never new next no nobody non none nor not nothing now number of off often old on once one only onto or
        other others our out over own part per perhaps put rather really said same saw say saying says second see seen
        several shall she should since so solely some something soon still such take taken than that the their them
        then there thereby these they thing this those though three through thus to together too toward towards two
        under until up upon us use used using very was way we well went were what when where whether which while who
        whole whom whose why will with within without would year years yet you your yours week weeks month months ago
        today times time
        """,
    )
)
_VERBS = frozenset(
    re.findall(
        r"[\w']+",
        """
        accused added adding adopted allow allowed announced appointed arrested asked based began believe believes
        bring brought call called calls carried cited citing committed condemn condemned confirmed considered continue
        continued continues declared demand demanded denied described detained died end ended executed expressed
        failed faced focused follow followed found help held hold holding informed keep kept killed know known learned
        leave led left listed need needed noted opposed ordered placed posted prohibited prosecute protect prove
        published quoted received rated refused released remain remains reported represent responded seeking sent
        sentenced served serving set shocked show stated states stop suffered support supported talking told took
        tried turned urge urged want warn warned warning wrote write written writing
        """,
    )
)
_WITHIN_NAMES = frozenset(("of", "for", "on", "the", "and", "against", "to", "in", "without"))
_MONTHS = frozenset(
    re.findall(
        r"\w+",
        """january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday""",
    )
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that stands often in the source and is no term."""

    phrase: str
    """As it is spelt most often."""
    count: int
    """In how many different sentences."""
    score: float
    """Its rank: length and frequency."""
    example: str
    """A sentence that holds it."""


@dataclass(slots=True)
class _Seen:
    """What is known of one phrase so far."""

    spellings: Counter[str]
    sentences: set[int]


def candidates(sources: Iterable[str], glossary: Glossary) -> tuple[Candidate, ...]:
    """Return the phrases in ``sources`` without a term in ``glossary``, the likeliest terms first.

    A sentence that stands several times counts once.
    """
    sentences = list(dict.fromkeys(sources))
    seen: dict[tuple[str, ...], _Seen] = {}
    for number, sentence in enumerate(sentences):
        for phrase in _phrases(sentence, glossary):
            key = tuple(_base(word.text) for word in phrase)
            entry = seen.setdefault(key, _Seen(Counter(), set()))
            entry.spellings[sentence[phrase[0].start : phrase[-1].end]] += 1
            entry.sentences.add(number)
    counts = {key: len(entry.sentences) for key, entry in seen.items() if len(entry.sentences) >= LEAST}
    around = _around(counts)
    ranked = [_candidate(key, seen[key], count - around[key], sentences) for key, count in counts.items()]
    return tuple(sorted((one for one in ranked if one.score > 0), key=lambda one: (-one.score, -one.count, one.phrase)))


def _candidate(key: tuple[str, ...], seen: _Seen, alone: int, sentences: Sequence[str]) -> Candidate:
    phrase = _spelling(seen.spellings)
    example = sentences[min(seen.sentences)]
    return Candidate(phrase, len(seen.sentences), _score(phrase, len(key), alone), example)


def _phrases(sentence: str, glossary: Glossary) -> Iterator[Sequence[Word]]:
    """Yield every run of words of ``sentence`` that may be a term."""
    words = split(sentence)
    terms = {
        place
        for match in matcher(glossary).find(sentence)
        for place, word in enumerate(words)
        if match.start < word.end and word.start < match.end
    }
    opening = next((place for place, word in enumerate(words) if word.text[0].isalpha()), 0)
    for first in range(len(words)):
        for end in range(first + 1, min(first + LONGEST, len(words)) + 1):
            if end - 1 in terms or _breaks(words, end - 1, first):
                break
            run = words[first:end]
            if _whole(run, sentence_start=first == opening):
                yield run


def _breaks(words: Sequence[Word], place: int, first: int) -> bool:
    """Return True where no phrase that begins at ``first`` goes on to ``place``."""
    text = words[place].text
    if place == first:
        return not _content(text)
    if _content(text):
        return False
    capital = words[first].text[0].isupper() and any(word.text[0].isupper() for word in words[place + 1 : place + 3])
    return not (capital and text in _WITHIN_NAMES)


def _content(text: str) -> bool:
    """Return True for a word that a term may begin or end with."""
    lower = text.lower()
    if not text[0].isalpha() or lower in _STOP or lower in _VERBS or lower in _MONTHS:
        return False
    return len(text) > 2 or text.isupper()


def _whole(run: Sequence[Word], *, sentence_start: bool) -> bool:
    """Return True for a run that may be a term by itself: a single word only where it looks like a name or is long."""
    last = run[-1].text
    if not _content(last) or last.endswith(("ly", "ed")):
        return False
    if len(run) > 1:
        return not run[0].text.lower().endswith("ly")
    return (last[0].isupper() and not sentence_start) or len(last) > 7


def _base(word: str) -> str:
    """Return what a word and its plural have in common."""
    lower = word.lower()
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3 else lower


def _around(counts: Mapping[tuple[str, ...], int]) -> Counter[tuple[str, ...]]:
    """Return, for every phrase, the count of the commonest longer one that holds it."""
    found: Counter[tuple[str, ...]] = Counter()
    for longer, count in counts.items():
        for first in range(len(longer)):
            for end in range(first + 1, len(longer) + 1):
                if end - first < len(longer):
                    part = longer[first:end]
                    found[part] = max(found[part], count)
    return found


def _score(phrase: str, words: int, alone: int) -> float:
    # + 1, so that single words, whose logarithm is 0, are ranked too; one that is no name is seldom a term
    weight = math.log2(words + 1) if words > 1 or phrase[0].isupper() else 0.5
    return weight * alone


def _spelling(spellings: Counter[str]) -> str:
    """Return the commonest spelling; of equals the one in lower case and the shorter, that is the singular."""
    return min(spellings, key=lambda text: (-spellings[text], sum(map(str.isupper, text)), len(text), text))
