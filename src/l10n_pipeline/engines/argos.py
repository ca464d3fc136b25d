"""Translate with Argos packages, driving CTranslate2 and SentencePiece directly.

Not with argostranslate.translate: that makes a batch of one sentence, looks for a sentence model on the network, and
its tokenizer turns ``_`` into a space. Here the sentences of one call are translated together: each once, long ones in
chunks, batched by length, on all cores.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from l10n_pipeline import inline
from l10n_pipeline.engines.alignment import links
from l10n_pipeline.engines.base import DEFAULT_OPTIONS, Hypotheses, Hypothesis, TranslateOptions, has_letters
from l10n_pipeline.engines.batches import Chunk, cut_long, plan
from l10n_pipeline.engines.packages import MODEL, ModelPackage
from l10n_pipeline.engines.tokenizers import Tokenizer, load_tokenizer
from l10n_pipeline.errors import EngineError, PackageError

_LENGTH_FACTOR, _LENGTH_EXTRA, _LENGTH_MOST = 2, 32, 500
"""A target has at most twice the tokens of its source and some: a model that loops is stopped there.

Many models know 512 positions, and CTranslate2 fails on the next one.
"""
_FOREIGN = (RuntimeError, ValueError, OSError, TypeError, ImportError, MemoryError)
"""What CTranslate2 and SentencePiece raise on models that are damaged or that they do not know."""


@dataclass(frozen=True, slots=True)
class ArgosSettings:
    """How to run a model. The defaults are for small models on a machine that does nothing else."""

    beam: int = 4
    """Width of the beam search; raised to the number of proposals asked for."""
    batch_tokens: int = 512
    """Source tokens in a batch, padding included. 512 is as quick as 1,024 and takes less memory: docs/figures.md."""
    inter_threads: int = 0
    """Batches translated at once; 0 for as many as there are cores."""
    intra_threads: int = 1
    """Cores working on one batch."""
    compute_type: str = "int8"
    """CTranslate2's name of the arithmetic: ``int8``, ``float32``, ``default`` ..."""
    max_tokens: int = 200
    """Longer sentences are cut: models are trained on less, and what follows position 512 or 1,024 fails or is lost."""
    length_penalty: float = 1.0
    """Exponent of the length that a proposal's score is divided by."""
    repetition_penalty: float = 1.0
    """More than 1 makes repeated words less likely."""
    no_repeat_ngram: int = 0
    """Length of the word sequences that may occur once only; 0 for no limit."""
    replace_unknowns: bool = True
    """Whether a token that the model does not know is copied from the source."""

    @property
    def text(self) -> str:
        """The settings that can change a translation. Threads are not among them."""
        return (
            f"beam={self.beam} batch={self.batch_tokens} type={self.compute_type} max={self.max_tokens} "
            f"length={self.length_penalty} repetition={self.repetition_penalty} ngram={self.no_repeat_ngram} "
            f"unknowns={self.replace_unknowns}"
        )


class _Result(Protocol):
    hypotheses: list[list[str]]
    scores: list[float]
    attention: list[list[list[float]]]


class _Pending(Protocol):
    def result(self) -> _Result: ...


class _Translator(Protocol):
    def translate_batch(
        self,
        source: list[list[str]],
        target_prefix: list[list[str]] | None,
        *,
        asynchronous: bool,
        beam_size: int,
        num_hypotheses: int,
        max_input_length: int,
        max_decoding_length: int,
        length_penalty: float,
        repetition_penalty: float,
        no_repeat_ngram_size: int,
        replace_unknowns: bool,
        suppress_sequences: list[list[str]] | None,
        return_scores: bool,
        return_attention: bool,
    ) -> list[_Pending]: ...


@dataclass(frozen=True, slots=True)
class _Loaded:
    translator: _Translator
    pieces: Tokenizer


class ArgosEngine:
    """Machine translation with one model package. The model is loaded when the first sentence comes."""

    name = "argos"

    def __init__(
        self,
        package: ModelPackage,
        settings: ArgosSettings | None = None,
        *,
        source: str | None = None,
        target: str | None = None,
    ) -> None:
        """Translate with ``package``; ``source`` and ``target`` are the locale tags it serves here, if not its own."""
        self.package = package
        self.settings = settings or ArgosSettings()
        self.source = source or package.source
        self.target = target or package.target

    @property
    def origin(self) -> str:
        """``argos en→fa 0.1 (demonstration)``: engine, package and its version."""
        package = self.package
        mark = " (demonstration)" if package.demonstration else ""
        return f"{self.name} {package.from_code}→{package.to_code} {package.version}{mark}"

    @property
    def demonstration(self) -> bool:
        """True where the package is a demonstration."""
        return self.package.demonstration

    @property
    def term_annotation(self) -> bool:
        """True where the package was trained to read a term's rendering beside the term."""
        return self.package.term_annotation

    @property
    def mask_style(self) -> inline.Style | None:
        """The mask style that the package was trained to copy; None where it says nothing of that."""
        return inline.STYLES.get(self.package.mask_style)

    @functools.cached_property
    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the package, the settings and the version of CTranslate2."""
        from importlib.metadata import version

        parts = (self.package.digest, self.settings.text, version("ctranslate2"), version("sentencepiece"))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def load(self) -> None:
        """Load the model now. Raises `PackageError` with the package's path where it cannot be."""
        _ = self._loaded

    def translate(self, sentences: Sequence[str], options: TranslateOptions = DEFAULT_OPTIONS) -> list[Hypotheses]:
        """Return the proposals for each sentence, in their order.

        Raises `PackageError` where the model cannot be loaded, `EngineError` where it fails.
        """
        # Sorted: the batches, and so the texts, are the same in whatever order the sentences come.
        distinct = sorted({sentence for sentence in sentences if has_letters(sentence)})
        done = dict(zip(distinct, self._translate(distinct, options), strict=True)) if distinct else {}
        return [done.get(sentence) or (Hypothesis(sentence),) for sentence in sentences]

    @functools.cached_property
    def _loaded(self) -> _Loaded:
        folder = self.package.folder()
        try:
            return _load(self.package, folder, self.settings)
        except _FOREIGN as reason:
            raise PackageError(f"the model cannot be loaded: {reason}", path=self.package.path) from reason

    def _translate(self, sentences: Sequence[str], options: TranslateOptions) -> list[Hypotheses]:
        """Return the proposals for different sentences, each with letters."""
        pieces = self._loaded.pieces
        cut = [cut_long(s, self.settings.max_tokens, lambda text: len(pieces.encode(text))) for s in sentences]
        chunks = [chunk.text for parts in cut for chunk in parts]
        try:
            translated = iter(self._translate_chunks(chunks, options))
        except _FOREIGN as reason:
            raise EngineError(f"translation failed: {reason}", path=self.package.path, locale=self.target) from reason
        return [_join(parts, [next(translated) for _ in parts]) for parts in cut]

    def _translate_chunks(self, chunks: Sequence[str], options: TranslateOptions) -> list[Hypotheses]:
        """Return the proposals for each chunk: encode, plan, hand every batch to CTranslate2, collect, decode."""
        settings, pieces = self.settings, self._loaded.pieces
        tokens = [pieces.encode(chunk) for chunk in chunks]
        prefix = self.package.target_prefix
        pending: list[tuple[list[int], list[_Pending]]] = []
        for batch in plan([len(t) for t in tokens], settings.batch_tokens):
            longest = max(len(tokens[index]) for index in batch)
            jobs = self._loaded.translator.translate_batch(
                [tokens[index] for index in batch],
                [[prefix] for _ in batch] if prefix else None,
                asynchronous=True,
                beam_size=max(options.beam or settings.beam, options.hypotheses),
                num_hypotheses=options.hypotheses,
                max_input_length=0,
                max_decoding_length=min(_LENGTH_FACTOR * longest + _LENGTH_EXTRA, _LENGTH_MOST),
                length_penalty=settings.length_penalty,
                repetition_penalty=settings.repetition_penalty,
                no_repeat_ngram_size=options.no_repeat_ngram or settings.no_repeat_ngram,
                replace_unknowns=settings.replace_unknowns,
                suppress_sequences=_suppressed(pieces, options.suppress),
                return_scores=True,
                return_attention=options.align,
            )
            pending.append((batch, jobs))
        results: dict[int, Hypotheses] = {}
        for batch, jobs in pending:
            for index, job in zip(batch, jobs, strict=True):
                results[index] = _hypotheses(
                    pieces, job.result(), prefix, (chunks[index], tokens[index]) if options.align else None
                )
        return [results[index] for index in range(len(chunks))]


def _load(package: ModelPackage, folder: Path, settings: ArgosSettings) -> _Loaded:
    """Return the model of ``package``, which lies in ``folder``, ready to translate."""
    ctranslate2 = importlib.import_module("ctranslate2")  # lazily: 0.1 s that `l10n --help` need not pay
    pieces = load_tokenizer(folder, package.from_code, package.to_code, package.source_prefix)
    translator = ctranslate2.Translator(
        str(folder / MODEL),
        device="cpu",
        compute_type=settings.compute_type,
        inter_threads=settings.inter_threads or _cores(),
        intra_threads=settings.intra_threads,
    )
    return _Loaded(cast("_Translator", translator), pieces)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _suppressed(pieces: Tokenizer, strings: Sequence[str]) -> list[list[str]] | None:
    """Return the token sequences that would write ``strings``, at the start of a word and inside one."""
    # A string that SentencePiece normalises to nothing has no tokens.
    sequences = [tokens for text in strings if (tokens := pieces.encode_target(text))]
    inside = [sequence[1:] for sequence in sequences if sequence[0] == "▁" and len(sequence) > 1]
    return [*sequences, *inside] or None


def _hypotheses(
    pieces: Tokenizer, result: _Result, prefix: str, source: tuple[str, list[str]] | None = None
) -> Hypotheses:
    """Return the proposals in CTranslate2's ``result`` as text, without those that read like a better one.

    With ``source``, the text and its tokens, they have their links.
    """
    found: dict[str, Hypothesis] = {}
    for rank, (tokens, score) in enumerate(zip(result.hypotheses, result.scores, strict=True)):
        kept = tokens[1:] if prefix and tokens[:1] == [prefix] else tokens
        text = pieces.decode(kept)
        seen = links(*source, text, tokens, result.attention[rank]) if source else ()
        found.setdefault(text, Hypothesis(text, score, seen))
    return tuple(found.values())


def _join(chunks: Sequence[Chunk], proposals: Sequence[Hypotheses]) -> Hypotheses:
    """Return the proposals for a sentence from those of its chunks: the best of all, the second of all, and so on."""
    if len(chunks) == 1:
        return proposals[0]
    found: dict[str, Hypothesis] = {}
    for rank in range(max(len(p) for p in proposals)):
        chosen = [p[min(rank, len(p) - 1)] for p in proposals]
        text = "".join(h.text + chunk.gap for h, chunk in zip(chosen, chunks, strict=True))
        found.setdefault(text, Hypothesis(text, sum(h.score for h in chosen) / len(chosen)))
    return tuple(found.values())
