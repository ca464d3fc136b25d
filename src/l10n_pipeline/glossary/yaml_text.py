"""Terms and renderings as text of glossary.yaml, in the layout that people write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

import yaml

from l10n_pipeline.model import Rendering, Term, TermContext

_SPECIAL = re.compile(r"[:#,\[\]{}\"'&*!|>%@`\\?]|^-|^\s|\s$")
"""What may mean something to YAML in a plain scalar."""
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What YAML does not print, and JSON does not escape."""


def scalar(text: str) -> str:
    """Return ``text`` as a YAML scalar of one line, in quotes where it needs them."""
    if text and text.isprintable() and not _SPECIAL.search(text) and _is_text(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _is_text(text: str) -> bool:
    """Return False for what YAML takes for something else: a number, ``yes``, the ``...`` that ends a document."""
    try:
        return bool(yaml.safe_load(f"[{text}]") == [text])
    except yaml.YAMLError:
        return False


def rendering_flow(rendering: Rendering) -> str:
    """Return ``rendering`` as a flow mapping: ``{preferred: محاربه, accepted: [محارب]}``."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in _pairs(rendering))}}}"


def _pairs(rendering: Rendering) -> Iterator[tuple[str, str]]:
    yield "preferred", scalar(rendering.preferred)
    if rendering.accepted:
        yield "accepted", _list(map(scalar, rendering.accepted))
    if rendering.forbidden:
        yield "forbidden", _list(_forbidden(item.form, item.reason) for item in rendering.forbidden)
    if rendering.gender:
        yield "gender", rendering.gender
    if rendering.number:
        yield "number", rendering.number
    if rendering.note:
        yield "note", scalar(rendering.note)


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _forbidden(form: str, reason: str) -> str:
    return f"{{form: {scalar(form)}, reason: {scalar(reason)}}}" if reason else scalar(form)


def rendering_lines(locale: str, rendering: Rendering, indent: str) -> list[str]:
    """Return ``rendering`` under its locale as lines: one where it is short, else one a key."""
    flow = f"{indent}{scalar(locale)}: {rendering_flow(rendering)}"
    if not rendering.forbidden and not rendering.note and len(flow) <= 120:
        return [flow]
    return [f"{indent}{scalar(locale)}:", *(f"{indent}  {key}: {value}" for key, value in _pairs(rendering))]


def term_lines(term: Term, indent: str) -> list[str]:
    """Return ``term`` as an item of a block sequence."""
    inner = f"{indent}  "
    lines = [f"{indent}- term: {scalar(term.source)}"]
    if term.variants:
        lines.append(f"{inner}variants: {_list(map(scalar, term.variants))}")
    lines.append(f"{inner}part_of_speech: {scalar(term.part_of_speech)}")
    lines += [
        f"{inner}{key}: {scalar(text)}" for key, text in (("definition", term.definition), ("note", term.note)) if text
    ]
    if term.case_sensitive:
        lines.append(f"{inner}case_sensitive: true")
    if not term.whole_word:
        lines.append(f"{inner}whole_word: false")
    if term.do_not_translate:
        lines.append(f"{inner}do_not_translate: true")
    if term.context is not TermContext.ANYWHERE:
        lines.append(f"{inner}context: {term.context}")
    if term.renderings:
        lines.append(f"{inner}translations:")
    for locale, rendering in term.renderings.items():
        lines += rendering_lines(locale, rendering, f"{inner}  ")
    return lines
