"""nupunkt, asked one thing: which stops its model takes for the end of a sentence."""

from __future__ import annotations

from bisect import bisect_right

from l10n_pipeline.errors import SegmentationError


class Punkt:
    """The model's opinion of one text, computed when it is first asked for."""

    __slots__ = ("_ends", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] | None = None

    def cuts_between(self, stop: int, following: int) -> bool:
        """Return True where the model cuts behind ``stop``, at ``following`` at the latest."""
        if self._ends is None:
            self._ends = _ends(self._text)
        place = bisect_right(self._ends, stop)
        return place < len(self._ends) and self._ends[place] <= following


def _ends(text: str) -> list[int]:
    # Imported here: the model takes a while to load, and most commands never cut a text.
    try:
        from nupunkt import sent_spans
    except ImportError as error:
        raise SegmentationError("nupunkt is not installed: pip install nupunkt") from error
    return sorted(end for _, end in sent_spans(text))
