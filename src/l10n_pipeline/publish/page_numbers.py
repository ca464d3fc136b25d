"""Texts without numbers of pages: a page on the web has none.

The words beside a number, such as *Page*, were written down by a language model for some languages; in others they
stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HERE = "\0"
"""Stands for a number of pages."""
_WORDS = (
    "pages?", "pgs?\\.?", "p\\.", "seiten?", "s\\.", "páginas?", "pág\\.", "pagina", "side", "sida", "strona", "str\\.",
    "sayfa", "страница", "стр\\.", "صفحه\u0654?", "صفحة", "الصفحة",
)  # fmt: skip
_OF = ("of", "sur", "von", "van", "de", "di", "av", "af", "z", "из", "از", "من", "/")
_NUMBER = re.compile(
    rf"[(\[]?(?:\b(?:{'|'.join(_WORDS)})\s*)?{_HERE}(?:\s*(?:{'|'.join(_OF)})\s*{_HERE})*[)\]]?", re.IGNORECASE
)
_PAIR = re.compile(rf"<(\w+)>\s*{_HERE}\s*</\1>")
_JOINT = r"((?:[\s–—|•·,;/-]|<(?:tab|br)\d+/>)*)"
_PLACE = re.compile(f"{_JOINT}{_HERE}{_JOINT}")


def without_page_numbers(text: str, tags: Sequence[str]) -> str:
    """Return the tagged ``text`` without the empty ``tags``, which are numbers of pages, and what joins them to it.

    *Page <x1/> of <x2/> – Geneva* is *Geneva*; *Geneva, page <x1/>* is it too.
    """
    for tag in tags:
        text = text.replace(f"<{tag}/>", _HERE)
    if _HERE not in text:
        return text
    text = _PAIR.sub(_HERE, _NUMBER.sub(_HERE, _PAIR.sub(_HERE, text)))
    while found := _PLACE.search(text):
        before, behind = text[: found.start()], text[found.end() :]
        text = before + ((found[1] or found[2] or " ") if before and behind else "") + behind
    return text
