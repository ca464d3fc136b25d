"""Quotations that an attribution interrupts, as in “We were told nothing,” his mother said, “until a guard came”.

English closes the marks and opens them again. Other languages say who speaks before, after or within the marks, so that
one quotation is what they have for the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SAID = (
    r"(?:sa(?:id|ys?)|told|tells?|wr(?:ote|ites?)|add(?:s|ed)|ask(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|read|reads"
    r"|recall(?:s|ed)|recount(?:s|ed)|remember(?:s|ed)|explain(?:s|ed)|declare[sd]|state[sd]|announce[sd]|continue[sd]"
    r"|went on|goes on|shout(?:s|ed)|chant(?:s|ed)|cried|cries|scream(?:s|ed)|whisper(?:s|ed)|testifie[sd]"
    r"|insist(?:s|ed)|warn(?:s|ed)|note[sd]|remark(?:s|ed)|observe[sd]|comment(?:s|ed)|conclude[sd]|argue[sd]|claim(?:s|ed)"
    r"|admit(?:s|ted)|confess(?:es|ed)|complain(?:s|ed)|protest(?:s|ed)|stress(?:es|ed)|repeat(?:s|ed)|report(?:s|ed)"
    r"|begs|begged|plead(?:s|ed)|sigh(?:s|ed)|yell(?:s|ed)|exclaim(?:s|ed)|demand(?:s|ed)|urge[sd]|promise[sd]|agree[sd]"
    r"|mutter(?:s|ed)|beg(?:an|ins)|think|thinks|thought|tweet(?:s|ed)|emphasi[sz]e[sd]|according to)"
)
_WORDS = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|St|[A-Z])\.|[^“”\"‘«».?!:;])"
"""What a clause has: the stop of an abbreviation ends none."""
_CLAUSE = (
    r"(?!(?:and|or|but|then|which|who|when|while|where|as|that|in which)\b)(?=\w)"
    rf"(?!{_WORDS}{{0,99}}(?:\b{_SAID}\b{_WORDS}{{0,99}}\b{_SAID}|, (?:and|but|while))\b)"
    rf"{_WORDS}{{0,90}}?\b{_SAID}\b{_WORDS}{{0,90}}?"
)
"""Who says it, once: *his mother said*, *said Hamid Nouri, a former guard*."""
_CLOSED = r"(?:[,?!…–—-]|\.\.\.)[”\"’»]|[”\"’»],"
_INTERRUPTED = re.compile(rf"(?:{_CLOSED})\s(?P<clause>{_CLAUSE})(?P<stop>[,.])\s(?P<opening>[“\"‘«])(?=[\w…\[])")
_BY_ANOTHER = re.compile(rf"[^“”\"]{{0,600}}(?:{_CLOSED})\s(?!(?:said )?(?:he|she|they|it|I|we)\b){_CLAUSE}[,.]")
"""A second quotation with an attribution of its own, to anybody but him or her who is known already."""


def interruptions(text: str) -> Iterator[int]:
    """Yield the place of each mark of an English ``text`` that takes up a quotation which an attribution interrupts."""
    for match in _INTERRUPTED.finditer(text):
        place = match.start("opening")
        if match["stop"] == "," or not _BY_ANOTHER.match(text, place + 1):
            yield place
