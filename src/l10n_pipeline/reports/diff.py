"""Two texts, character by character: what was taken out of the one, what was put into the other."""

from __future__ import annotations

from difflib import SequenceMatcher

from l10n_pipeline.reports.excerpt import Piece, cut, marked_pieces

_STYLES = {"-": "31;9", "+": "32;1"}


def diff_lines(before: str, after: str, *, rtl: bool, colour: bool) -> tuple[str, str]:
    """Return ``before`` and ``after`` as lines, each with its own part marked: ``[-old-]``, ``{+new+}``, or in colour.

    Spaces and invisible characters that changed are named. Right-to-left text is isolated (UAX 9).
    """
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    old = marked_pieces(before, [(a, b) for tag, a, b, _, _ in steps if tag != "equal"])
    new = marked_pieces(after, [(c, d) for tag, _, _, c, d in steps if tag != "equal"])
    return (_line(old, "-", rtl=rtl, colour=colour), _line(new, "+", rtl=rtl, colour=colour))


def _line(parts: tuple[Piece, ...], sign: str, *, rtl: bool, colour: bool) -> str:
    shown = "".join(_piece(part, sign, colour=colour) for part in cut(parts))
    return f"{sign} \u2068{shown}\u2069" if rtl else f"{sign} {shown}"


def _piece(part: Piece, sign: str, *, colour: bool) -> str:
    text = part.text.replace("\n", " ").replace("\t", " ")
    if not part.marked:
        return text
    if colour:
        return f"\x1b[{_STYLES[sign]}m{text}\x1b[0m"
    return f"[-{text}-]" if sign == "-" else f"{{+{text}+}}"
