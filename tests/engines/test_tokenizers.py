"""Tests of l10n_pipeline.engines.tokenizers: one SentencePiece model, two, and BPE."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from l10n_pipeline.engines.packages import ModelPackage
from l10n_pipeline.engines.tokenizers import BpeTokenizer, SentencePieceTokenizer, load_tokenizer

MERGES = "#version: 0.2\nt h\nth e</w>\np r\npr i\ns o\nso n\nson e\nsone r</w>\n"
TEXT = "Two prisoners & 1,988 e-mails."


@pytest.fixture
def bpe(tmp_path: Path) -> Path:
    (tmp_path / "bpe.model").write_text(MERGES, encoding="utf-8")
    return tmp_path


def test_one_sentencepiece_model_serves_both_sides(packages: dict[str, ModelPackage]) -> None:
    """What is encoded comes back, underscores too, in one line."""
    tokenizer = load_tokenizer(packages["fr"].folder(), "en", "fr")
    assert tokenizer.encode(TEXT) == tokenizer.encode_target(TEXT)
    assert tokenizer.decode(tokenizer.encode("a_b  les\u00a0prisonniers")) == "a_b les prisonniers"


def test_two_sentencepiece_models_have_a_side_each(tmp_path: Path, packages: dict[str, ModelPackage]) -> None:
    """The source is cut by one, the target cut and put together by the other; the prefix goes before the source."""
    source, target = packages["fr"].folder(), packages["fa"].folder()
    shutil.copyfile(source / "sentencepiece.model", tmp_path / "sentencepiece.model")
    shutil.copyfile(target / "sentencepiece.model", tmp_path / "sentencepiece.target.model")
    tokenizer = load_tokenizer(tmp_path, "en", "fa", ">>pes<<")
    french = SentencePieceTokenizer(source / "sentencepiece.model")
    persian = SentencePieceTokenizer(target / "sentencepiece.model")
    assert tokenizer.encode(TEXT) == [">>pes<<", *french.encode(TEXT)]
    assert tokenizer.encode_target("زندانیان سیاسی") == persian.encode("زندانیان سیاسی")
    assert len(persian.encode("زندانیان سیاسی")) < len(french.encode("زندانیان سیاسی"))
    assert tokenizer.decode(persian.encode("زندانیان سیاسی")) == "زندانیان سیاسی"


def test_words_are_cut_by_byte_pair_encoding(bpe: Path) -> None:
    """As Moses and subword-nmt do it: words first, merges inside them, and back."""
    tokenizer = load_tokenizer(bpe, "en", "fr", ">>fra<<")
    assert isinstance(tokenizer, BpeTokenizer)
    assert tokenizer.encode("The the") == [">>fra<<", "T@@", "h@@", "e", "the"]
    assert tokenizer.encode("prisoner") == [">>fra<<", "pri@@", "soner"]
    assert tokenizer.decode(tokenizer.encode(TEXT)[1:]) == TEXT
    assert tokenizer.decode(tokenizer.encode_target("l'été & l'hiver")) == "l'été & l'hiver"
    assert tokenizer.encode("") == [">>fra<<"]
    assert tokenizer.decode([]) == ""


@pytest.mark.parametrize("text", ["a b c\n", "a b\n\n", "\x80\x81"], ids=["three-parts", "empty-line", "no-pair"])
def test_a_damaged_bpe_file_is_an_error_and_not_an_exit(tmp_path: Path, text: str) -> None:
    """Argostranslate ends the process on such files."""
    (tmp_path / "bpe.model").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"bpe\.model:\d: not a pair to merge"):
        load_tokenizer(tmp_path, "en", "fr")
