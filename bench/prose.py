"""Real English prose in any quantity: the sentences of the documentation that every Python installation carries.

Sources, in this order: bench/data/tico19-dev.en, the language reference in `pydoc_data`, the docstrings of the standard
library, those of the installed packages: some 60,000 different sentences. Where more are wanted, the first half of one
sentence goes on with the second half of another, drawn with a fixed seed. A folder of *.txt takes their place.
"""

from __future__ import annotations

import ast
import random
import re
import sysconfig
import warnings
from collections.abc import Iterator
from pathlib import Path
from pydoc_data.topics import topics

DATA = Path(__file__).parent / "data"
SEED = 11
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SENTENCE = re.compile(r"[A-Z][^\0]*[.!?:]")
_PARAGRAPH = re.compile(r"\n\s*\n")


def sentences(count: int, folder: Path | None = None) -> list[str]:
    """Return ``count`` different sentences of 4 to 60 words, in an order of their own that is always the same."""
    found: dict[str, None] = {}
    for text in _files(folder) if folder else _installed():
        for paragraph in _PARAGRAPH.split(text):
            found.update(dict.fromkeys(s for s in _END.split(" ".join(paragraph.split())) if _is_prose(s)))
        if len(found) >= count:
            break
    draw = random.Random(SEED)
    real = list(found)
    while len(found) < count:
        first, second = (draw.choice(real).split() for _ in range(2))
        found[" ".join([*first[: len(first) // 2], *second[len(second) // 2 :]])] = None
    made = list(found)[:count]
    draw.shuffle(made)
    return made


def _is_prose(text: str) -> bool:
    words = text.split()
    plain = sum(word.strip(".,;:()'\"`*").isalpha() for word in words)
    return 4 <= len(words) <= 60 and plain >= 0.7 * len(words) and _SENTENCE.fullmatch(text) is not None


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        yield path.read_text(encoding="utf-8")


def _installed() -> Iterator[str]:
    yield (DATA / "tico19-dev.en").read_text(encoding="utf-8").replace("\n", "\n\n")
    yield from topics.values()
    for name in ("stdlib", "purelib"):
        folder = Path(sysconfig.get_paths()[name])
        for path in sorted(folder.rglob("*.py")):
            if name == "purelib" or "site-packages" not in path.parts:
                yield from _docstrings(path)


def _docstrings(path: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about escapes in other people's code
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            return
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            yield ast.get_docstring(node) or ""
