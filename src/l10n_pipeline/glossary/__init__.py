"""The organisation's terms: read from glossary.yaml, found in a source text, found in a target.

`parse` reads the file, `find` finds the terms of an English text, `find_forms` finds renderings in a target with the
inflection of its language. Nothing here judges: `l10n_pipeline.checks` does.
"""

from __future__ import annotations

from l10n_pipeline.glossary.forms import BESIDE_WORDS, find_forms, holds, plain_forms, spaced
from l10n_pipeline.glossary.matching import Matcher, find, matcher
from l10n_pipeline.model import Glossary

__all__ = ["BESIDE_WORDS", "Matcher", "find", "find_forms", "holds", "matcher", "parse", "plain_forms", "spaced"]


def parse(data: bytes, path: str) -> Glossary:
    """Return the glossary in ``data``, the content of glossary.yaml; ``path`` is only for messages.

    Raises `GlossaryError` with path, line and key where it is malformed or contradicts itself.
    """
    from l10n_pipeline.glossary.reading import read  # pydantic takes 0.1 s to import

    return read(data, path)
