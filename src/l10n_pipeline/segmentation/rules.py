"""Whether a sentence ends at a stop. What no rule settles goes to nupunkt's model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never

from l10n_pipeline.segmentation import words
from l10n_pipeline.segmentation.punkt import Punkt
from l10n_pipeline.segmentation.quotes import Quotations
from l10n_pipeline.segmentation.stops import Kind, Stop

_ACRONYM = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}")
_CLOCK = re.compile(r"\d*[ap]\.?m")
_MARKER = re.compile(r"\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[IVXLC]{1,6}|[ivxlc]{1,6}")
_BEFORE_DIGITS = ("+", "§")
"""Signs that a number may begin with: of a telephone, of a law."""
_NUMBER = re.compile(r"\d|[IVXLC]+\b|[A-Z]\b")
_LINK = re.compile(r"https?\b|www\.")
_PLAIN = re.compile(r"[a-z]{2,}")
_CONSONANTS = re.compile(r"[A-Z][b-df-hj-np-tv-xz]+")
_AMOUNT = re.compile(r"\d ?$")
_DASH = re.compile("[–—-]")
_OPENING_QUOTE = re.compile('["“«„]')
_BEFORE_MARKER = " \"'“‘«([•⁃·▪*–—-"
_NEVER_FIRST = frozenset(",;:&^=/|%\\.…!?)]}")
_ABBREVIATIONS = words.NEVER_LAST | words.MAY_BE_LAST | words.BEFORE_NUMBER

_SHORT_QUOTATION = 120
"""Up to this length, in characters, a quotation inside a sentence is not worth cutting: a machine translates it better
with the words that introduce it."""
_NEAR = 60
"""How far a rule looks, in characters: it keeps the time linear."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Rules for one text, whose white space is all spaces."""

    text: str
    quotes: Quotations
    punkt: Punkt
    title: bool
    """True for a heading or a name, in which a full stop ends no sentence."""

    def ends_sentence(self, stop: Stop, begin: int) -> bool:
        """Return True where the sentence that begins at ``text[begin]`` ends at ``stop``."""
        if stop.kind is not Kind.WIDE and (
            self._marks_item(stop, begin)
            or (stop.symbol in _NEVER_FIRST and not stop.opening.strip())
            or self._in_embedded_quotation(stop, begin)
        ):
            return False
        match stop.kind:
            case Kind.WIDE:
                return self._wide(stop)
            case Kind.STRONG:
                return self._strong(stop, begin)
            case Kind.ELLIPSIS:
                return self._ellipsis(stop)
            case Kind.PERIOD:
                return self._period(stop, begin)
            case _:  # pragma: no cover
                assert_never(stop.kind)

    def _marks_item(self, stop: Stop, begin: int) -> bool:
        """Return True for the number or letter of a list item, at the beginning of a sentence or behind a colon."""
        if stop.kind is not Kind.PERIOD or not _MARKER.fullmatch(stop.left):
            return False
        before = self.text[max(begin, stop.left_start - _NEAR) : stop.left_start].strip(_BEFORE_MARKER)
        return not before or before[-1] == ":"

    def _in_embedded_quotation(self, stop: Stop, begin: int) -> bool:
        """Return True inside a short quotation that is a part of its sentence, as in ``"Yes! I will," said Ann``.

        What a colon introduces is cut as if it stood alone; an ellipsis shows that its sentences stood apart.
        """
        marks = self.quotes.around(stop.start)
        if stop.kind is Kind.ELLIPSIS or marks is None or stop.end > marks[1] or marks[1] - marks[0] > _SHORT_QUOTATION:
            return False
        lead = self.text[max(begin, marks[0] - _NEAR) : marks[0]].rstrip()
        if lead:
            return lead[-1] != ":"
        tail = self.text[marks[1] + 1 : marks[1] + 1 + _NEAR].lstrip()
        return tail[:1].islower() or _names_speaker(tail)

    def _wide(self, stop: Stop) -> bool:
        near = max(0, stop.start - _NEAR)
        if self.text.rfind("《", near, stop.start) > self.text.rfind("》", near, stop.start):
            return False
        # 「...。」と言った: the particle ties the quotation to its verb.
        return not ("」" in stop.closing and stop.symbol in "とって")

    def _strong(self, stop: Stop, begin: int) -> bool:
        if stop.left.casefold() in words.EXCLAIMED_NAMES and not self._opens_sentence(stop):
            return False
        speaker = _names_speaker(self.text[stop.next : stop.next + _NEAR])
        if stop.quoted:
            return not _small(stop) and not speaker
        if not _small(stop):
            return True
        # "Where is it? and how far?" is two sentences; an interjection and "Yahoo! in" are not.
        before = self.text[max(begin, stop.left_start - _NEAR) : stop.left_start].rstrip()
        return (
            not stop.closing
            and not _DASH.search(stop.opening)
            and len(before.split()) > 2
            and not before.endswith((",", ";", ":", "—", "–"))
            and not stop.left[:1].isupper()
            and not speaker
        )

    def _ellipsis(self, stop: Stop) -> bool:
        if stop.quoted and _names_speaker(self.text[stop.next : stop.next + _NEAR]):
            return False
        # Behind a space it is a pause, and I always has its capital: "the thing is . . . I am late".
        if stop.right == "I" and not stop.left:
            return False
        return not stop.right[:1].islower()

    def _period(self, stop: Stop, begin: int) -> bool:
        if self.title and not self._opens_sentence(stop):
            return False
        if _small(stop):
            return self._before_small_letter(stop)
        return bool(stop.closing) or not self._leans_on_next(stop, begin)

    def _before_small_letter(self, stop: Stop) -> bool:
        """Return True where the stop follows an ordinary word: then the writer has forgotten the capital."""
        left = stop.left
        if stop.closing or not _PLAIN.fullmatch(left):
            return False
        if left in _ABBREVIATIONS and not (left in words.UNITS and not self._behind_amount(stop)):
            return False
        return len(left) > 3 or self.punkt.cuts_between(stop.start, stop.next)

    def _leans_on_next(self, stop: Stop, begin: int) -> bool:
        """Return True for an abbreviation that belongs to the word behind it."""
        left, low = stop.left, stop.left.casefold()
        if low in words.NEVER_LAST:
            return True
        number = stop.symbol in _BEFORE_DIGITS or _NUMBER.match(stop.right)
        if low in words.BEFORE_NUMBER and number and not self._opens_sentence(stop):
            return True
        if _CLOCK.fullmatch(low):
            return self._clock_leans(stop, begin)
        if low in words.OFTEN_LAST or (low in words.UNITS and left.islower() and not self._behind_amount(stop)):
            return False
        if low in words.MAY_BE_LAST or (len(left) == 1 and left.isalpha()) or _ACRONYM.fullmatch(left):
            return not self._opens_sentence(stop)
        # A word without a vowel that the model holds for an abbreviation is one.
        return bool(_CONSONANTS.fullmatch(left)) and not self.punkt.cuts_between(stop.start, stop.next)

    def _clock_leans(self, stop: Stop, begin: int) -> bool:
        """Return True where ``a.m.`` opens a sentence ("At 5 a.m. Mr. Smith"), or a time zone or bracket follows."""
        before = self.text[max(begin, stop.left_start - _NEAR) : stop.left_start]
        zone = len(stop.right) > 1 and stop.right.isupper()
        return len(before.split()) <= 2 or zone or "(" in stop.opening

    def _behind_amount(self, stop: Stop) -> bool:
        return bool(_AMOUNT.search(self.text[max(0, stop.left_start - 3) : stop.left_start]))

    def _opens_sentence(self, stop: Stop) -> bool:
        """Return True where the next word is one that opens sentences, or a quotation opens."""
        if _OPENING_QUOTE.search(stop.opening) and "(" not in stop.opening:
            return True
        if _DASH.search(stop.opening):
            return False
        initial = len(stop.right) == 1 and self.text.startswith(".", stop.right_end)
        return stop.right[:1].isupper() and _bare(stop.right) in words.STARTERS and not initial


def _small(stop: Stop) -> bool:
    """Return True where the next word has a small letter and is neither a link nor spelled like ``iPhone``."""
    word = stop.right
    return word[:1].islower() and not word[1:2].isupper() and not _LINK.match(word)


def _names_speaker(text: str) -> bool:
    """Return True where a verb of saying is among the first three words, as in ``"Why?" Jenna Lee said``.

    A pronoun or article with a capital begins a sentence of its own there: ``"Why?" She said it again.``
    """
    following = [word.strip(",.:;?!") for word in text.split()[:3]]
    if following and following[0] != "I" and following[0][:1].isupper() and _bare(following[0]) in words.STARTERS:
        return False
    return any(word in words.SAYING for word in following)


def _bare(word: str) -> str:
    """Return ``word`` in lower case without ``'s``, ``'ve`` ..."""
    return word.replace("’", "'").partition("'")[0].casefold()
