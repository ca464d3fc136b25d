"""Sentences to the numbers of their pieces: SentencePiece, one model for both languages."""

from __future__ import annotations

import io
import os
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

import sentencepiece

from l10n_pipeline.errors import UsageError, explain
from l10n_pipeline.training.plan import Example
from l10n_pipeline.training.reading import Pair

LONGEST = 120
"""Pieces of a source or a target; longer pairs are not learnt from."""
_SAMPLE = 500_000
_COVERAGE = 0.9998
"""Share of the characters that get a piece of their own; the others are written as bytes."""
_ROUND = 8


class Pieces:
    """A SentencePiece model, as bytes and at work."""

    def __init__(self, model: bytes) -> None:
        """Use ``model``, the content of a sentencepiece.model. Raises `UsageError` where it is none."""
        self.model = model
        try:
            self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        except (RuntimeError, OSError) as reason:
            raise UsageError(f"the SentencePiece model cannot be read: {reason}") from reason

    @property
    def tokens(self) -> list[str]:
        """The pieces, by their numbers."""
        return [str(self._processor.id_to_piece(n)) for n in range(self._processor.get_piece_size())]

    @property
    def rows(self) -> int:
        """How many embeddings a new model gets: a multiple of eight, which processors like."""
        return -(-int(self._processor.get_piece_size()) // _ROUND) * _ROUND

    def examples(self, pairs: Sequence[Pair]) -> list[Example]:
        """Return ``pairs`` as numbers, without those that are too long."""
        threads = os.cpu_count() or 1
        sources = self._processor.encode([pair.source for pair in pairs], num_threads=threads)
        targets = self._processor.encode([pair.target for pair in pairs], num_threads=threads)
        return [
            (array("i", source), array("i", target))
            for source, target in zip(sources, targets, strict=True)
            if 0 < len(source) <= LONGEST and 0 < len(target) <= LONGEST
        ]


def learn_pieces(texts: Iterable[str], size: int, *, symbols: Sequence[str] = (), sample: int = _SAMPLE) -> Pieces:
    """Return a model of ``size`` pieces at most, learnt from ``texts``; fewer where the texts are few.

    Each of ``symbols`` is a piece, whatever stands around it. Of more texts than ``sample`` so many are looked at, 0
    for all.

    Raises `UsageError` where they are too few altogether.
    """
    model = io.BytesIO()
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts),
            model_writer=model,
            vocab_size=size,
            hard_vocab_limit=False,
            character_coverage=_COVERAGE,
            model_type="unigram",
            input_sentence_size=sample,
            shuffle_input_sentence=True,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_name="nfkc",
            user_defined_symbols=list(symbols),
            minloglevel=2,
            unk_id=0,
            bos_id=1,
            eos_id=2,
        )
    except RuntimeError as reason:
        raise UsageError(f"there are too few texts to cut words into pieces: {reason}") from reason
    return Pieces(model.getvalue())


def read_pieces(path: Path) -> Pieces:
    """Return the model in the file ``path``. Raises `UsageError` with the path where it cannot be read."""
    try:
        return Pieces(path.read_bytes())
    except OSError as reason:
        raise UsageError(f"cannot be read: {explain(reason)}", path=path) from reason
