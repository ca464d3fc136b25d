"""Web and mail addresses stand in the target letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n_pipeline.checks.base import CheckContext, Finding, Rule
from l10n_pipeline.checks.folding import TEXTS
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.model import Severity

# Every alternative starts at a boundary and has one way to match, so that no text makes it slow.
ADDRESS = re.compile(
    r"""\b(?:https?|ftp)://[^\s<>"«»“”()]+
      | \bmailto:[^\s<>"«»“”()]+
      | \bwww\.[^\s<>"«»“”()]+
      | (?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+
      | (?<![\w.@-])(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:com|org|net|int|gov|edu|info)\b(?!\.\w)(?:/[^\s<>"«»“”()]*)?
    """,
    re.ASCII | re.VERBOSE,
)
"""A web address (with a scheme, ``www.`` or a common top-level domain) or an e-mail address."""
_DOMAIN = re.compile(r"\.(?:com|org|net|int|gov|edu|info)")
_TAIL = ".,;:!?'’؟،؛…*_"


def _has_sign(text: str) -> bool:
    """Return whether ``text`` has what stands in whatever `ADDRESS` matches."""
    if "@" in text or "://" in text or "www." in text or "WWW." in text or "mailto:" in text:
        return True
    return _DOMAIN.search(text) is not None


def find_addresses(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each address of ``text``, without the punctuation that ends its sentence, and its span."""
    if not _has_sign(text):
        return
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(_TAIL)
        if address:
            yield address, match.start(), match.start() + len(address)


@lru_cache(maxsize=TEXTS)
def mask_addresses(text: str) -> str:
    """Return ``text`` with spaces for its addresses: as long as before, so that offsets hold."""
    if not _has_sign(text):
        return text
    parts, last = [], 0
    for _, start, end in find_addresses(text):
        parts += [text[last:start], " " * (end - start)]
        last = end
    return "".join((*parts, text[last:]))


def _urls(context: CheckContext) -> Iterator[Finding]:
    wanted = dict.fromkeys(address for address, _, _ in find_addresses(context.source))
    found = {address for address, _, _ in find_addresses(context.target)}
    for address in wanted:
        # Arabic glues its prepositions to what follows, so a plain substring counts too; case tells no hosts apart
        host = "/" not in address and "@" not in address
        same = host and address.casefold() in {other.casefold() for other in found}
        if address not in found and not same and not _stands(address, context.target):
            yield Finding(f"The address {address} is missing or was changed.")
    for address, start, end in find_addresses(context.target):
        if "://" in address and address not in context.source and not any(address in known for known in wanted):
            yield Finding(f"The source has no address {address}.", start, end)


def _stands(address: str, target: str) -> bool:
    """Return whether ``address`` stands in ``target`` with nothing of an address glued to its end."""
    return re.search(re.escape(address) + r"(?![A-Za-z0-9/_-])", target) is not None


def may_hold_address(piece: str, _: LocaleInfo) -> bool:
    """Return whether `find_addresses` may find anything in a text with ``piece``: no address reaches over a space."""
    return _has_sign(piece)


URLS = Rule(
    "urls",
    Severity.ERROR,
    "Web and mail addresses of the source stand in the target unchanged.",
    _urls,
    source_sign=may_hold_address,
    target_sign=may_hold_address,
)
