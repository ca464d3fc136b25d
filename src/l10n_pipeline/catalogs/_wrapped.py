"""Comments that say something to us, put together again where an editor wrapped them.

polib and Babel cut translator comments at 76 columns when they save. A comment is put together only where its end is
certain: the digest that ends an origin or a review, the closing quote of a text kept by a merge, and, for a word that
an issue is none, a line that is as full as these tools make it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WIDTH = 76
"""Characters of a line of a comment at most, its mark aside."""
_LEAST = 60
"""No editor wraps at less: lines that have room for the next word are whole."""
_LINES = 12
"""Lines of a comment at most: more is no wrapped one."""
_MARKED = re.compile(r"(?:origin|reviewed|conflict|\s*l10n\s*):", re.IGNORECASE)
_IGNORE = re.compile(r"\s*l10n\s*:\s*ignore\b", re.IGNORECASE)
_DASH = re.compile(r"--|–|—")
_WHOLE = (
    ("origin:", re.compile(r".* \[[0-9a-f]{8}\]", re.DOTALL)),
    ("reviewed:", re.compile(r".+ [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9a-f]{12}", re.DOTALL)),
    ("conflict:", re.compile(r'[^"]*"(?:[^"\\]|\\.)*"', re.DOTALL)),
)
_HYPHEN = re.compile(r"[^\W\d_]-\Z")


def unwrap(comments: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the comments that the lines ``comments`` make, each with the number of its lines."""
    place = 0
    while place < len(comments):
        count = _count(comments[place : place + _LINES]) if _MARKED.match(comments[place]) else 1
        yield _joined(comments[place : place + count]), count
        place += count


def _count(lines: Sequence[str]) -> int:
    """Return how many of ``lines`` the comment takes that begins with the first."""
    end = next((n for n, line in enumerate(lines) if n and (not line.strip() or _MARKED.match(line))), len(lines))
    lines = lines[:end]
    if _IGNORE.match(lines[0]):
        count = 1
        while count < len(lines) and _goes_on(lines[:count], lines[count]):
            count += 1
        return count
    for mark, whole in _WHOLE:
        if lines[0].startswith(mark):
            fit = (n for n in range(1, len(lines) + 1) if whole.fullmatch(_joined(lines[:n])) and _filled(lines[:n]))
            return next(fit, 1)
    return 1


def _goes_on(lines: Sequence[str], following: str) -> bool:
    """Return whether a word that an issue is none goes on in the line after ``lines``."""
    if _DASH.match(following) and not _DASH.search(_joined(lines)):
        return True
    return max(map(len, lines)) <= _WIDTH < len(lines[-1]) + 1 + len(following.split()[0])


def _filled(lines: Sequence[str]) -> bool:
    """Return whether there is a usual width at which one line is wrapped to ``lines``."""
    room = [len(line) + 1 + len(after.split()[0]) for line, after in pairwise(lines)]
    return not room or max(_LEAST, *map(len, lines)) < min(room)


def _joined(lines: Sequence[str]) -> str:
    """Return ``lines`` as one; what was cut at the hyphen of a word has no space there."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _HYPHEN.search(text) and line[:1].isalpha() else f" {line}"
    return text
