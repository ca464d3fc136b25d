"""Text to the pieces a model knows, and back: SentencePiece, one model or two, or Moses words cut by BPE.

=============================  =====================================================================
file of the package            what it is
=============================  =====================================================================
``sentencepiece.model``        SentencePiece; of the source language alone where the next one is there
``sentencepiece.target.model`` SentencePiece of the target language (OPUS-MT's ``target.spm``)
``bpe.model``                  merges of subword-nmt, for words as Moses cuts them (older Argos packages)
=============================  =====================================================================

All three work from files alone, without a network.
"""

from __future__ import annotations

import functools
import importlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

SENTENCEPIECE = "sentencepiece.model"
SENTENCEPIECE_TARGET = "sentencepiece.target.model"
BPE = "bpe.model"


class Tokenizer(Protocol):
    """Cuts source sentences and puts target sentences together."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source sentence, with what the model wants before them."""
        ...

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a piece of target text."""
        ...

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the target text that ``tokens`` write."""
        ...


class _Pieces(Protocol):
    def encode(self, text: str, *, out_type: type[str]) -> list[str]: ...
    def decode_pieces(self, pieces: list[str]) -> str: ...


class _Words(Protocol):
    def tokenize(self, text: str, *, escape: bool) -> list[str]: ...


class _Text(Protocol):
    def detokenize(self, tokens: list[str], *, unescape: bool) -> str: ...


class _Merges(Protocol):
    def segment_tokens(self, tokens: list[str]) -> list[str]: ...


class _Normalizer(Protocol):
    def normalize(self, text: str) -> str: ...


class SentencePieceTokenizer:
    """SentencePiece, with one model for both languages or one for each."""

    def __init__(self, source: Path, target: Path | None = None, prefix: str = "") -> None:
        """Read the models; ``prefix`` is a token that the model wants before every source sentence.

        Raises what SentencePiece raises on files that it does not understand: OSError, RuntimeError.
        """
        sentencepiece = importlib.import_module("sentencepiece")
        self._source = cast("_Pieces", sentencepiece.SentencePieceProcessor(model_file=str(source)))
        self._target = self._source
        if target is not None:
            self._target = cast("_Pieces", sentencepiece.SentencePieceProcessor(model_file=str(target)))
        self._prefix = [prefix] if prefix else []

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source sentence, the prefix first."""
        return [*self._prefix, *self._source.encode(text, out_type=str)]

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a piece of target text."""
        return self._target.encode(text, out_type=str)

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the target text that ``tokens`` write."""
        # A piece that SentencePiece does not know keeps its space marker.
        return " ".join(self._target.decode_pieces(list(tokens)).replace("▁", " ").split())


class BpeTokenizer:
    """Words as Moses cuts them, in pieces by byte-pair encoding; ``@@`` ends a piece inside a word.

    As argostranslate does it (tokenizer.py), with its own BPE and sacremoses.
    """

    def __init__(self, merges: Path, source: str, target: str, prefix: str = "") -> None:
        """Read the merges; ``source`` and ``target`` are the languages of the words.

        Raises OSError or ValueError where the file is not one of merges.
        """
        self._bpe = _read_merges(merges)
        self._source, self._target = source, target
        self._prefix = [prefix] if prefix else []

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source sentence, the prefix first."""
        plain = self._normalizer.normalize(text)
        return [*self._prefix, *self._cut(self._words(self._source), plain)]

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a piece of target text."""
        return self._cut(self._words(self._target), text)

    def decode(self, tokens: Sequence[str]) -> str:
        """Return the target text that ``tokens`` write."""
        words = " ".join(tokens).replace("@@ ", "").removesuffix("@@").split()
        return self._text.detokenize(words, unescape=True).strip()

    def _cut(self, words: _Words, text: str) -> list[str]:
        # Escaped, as the models were trained: & is &amp; to them.
        found = words.tokenize(text, escape=True)
        return list(self._bpe.segment_tokens(found)) if found else []

    @functools.cached_property
    def _normalizer(self) -> _Normalizer:
        return cast("_Normalizer", importlib.import_module("sacremoses.normalize").MosesPunctNormalizer(self._source))

    @functools.cached_property
    def _text(self) -> _Text:
        return cast("_Text", importlib.import_module("sacremoses.tokenize").MosesDetokenizer(self._target))

    @functools.lru_cache(maxsize=2)  # noqa: B019 - a tokenizer lives as long as its engine
    def _words(self, language: str) -> _Words:
        return cast("_Words", importlib.import_module("sacremoses.tokenize").MosesTokenizer(language))


def load_tokenizer(folder: Path, source: str, target: str, prefix: str = "") -> Tokenizer:
    """Return the tokenizer of the package in ``folder``, which translates ``source`` into ``target``.

    Raises OSError, RuntimeError or ValueError where its files are missing or damaged.
    """
    if (folder / SENTENCEPIECE).is_file():
        own = folder / SENTENCEPIECE_TARGET
        return SentencePieceTokenizer(folder / SENTENCEPIECE, own if own.is_file() else None, prefix)
    return BpeTokenizer(folder / BPE, source, target, prefix)


def _read_merges(path: Path) -> _Merges:
    """Return argostranslate's BPE over the merges in ``path``.

    argostranslate calls `sys.exit` on a malformed file: that is looked for first.
    """
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(io.StringIO(text), 1):
        if not (number == 1 and line.startswith("#version:")) and len(line.strip("\r\n ").split(" ")) != 2:
            raise ValueError(f"{path.name}:{number}: not a pair to merge: {line[:40].strip()!r}")
    module = importlib.import_module("argostranslate.apply_bpe")  # creates no folders, unlike the rest
    return cast("_Merges", module.BPE(io.StringIO(text)))
