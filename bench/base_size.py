"""A model package of Transformer-base size with random weights, for measuring speed: what it writes means nothing.

512 wide, 6 + 6 layers, 8 heads, 2,048 in the feed-forward layers, 32,000 tokens: the size of Argos' own packages. Its
output layer never proposes the end of a sentence, so that every output has exactly the tokens that the caller allows,
whichever way it is called.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
from ctranslate2.specs import attention_spec, common_spec, model_spec, transformer_spec

DATA = Path(__file__).parent / "data"
WIDTH, INNER, LAYERS, HEADS, VOCABULARY, PIECES = 512, 2048, 6, 8, 32_000, 8_000
SEED = 19
_SPECIAL = ["<unk>", "<s>", "</s>"]


def make_package(folder: Path) -> Path:
    """Write the package into ``folder`` (made if missing) as an Argos package en→fr and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {
        "package_version": "0.0", "argos_version": "1.9", "from_code": "en", "from_name": "English",
        "to_code": "fr", "to_name": "French", "type": "translate", "links": [], "demonstration": True,
    }  # fmt: skip
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    tokens = _train_pieces(folder / "sentencepiece.model")
    # Rare words are left out of the small corpus, not out of the size of the output layer.
    _write_model(folder / "model", [*tokens, *(f"<never-{n}>" for n in range(VOCABULARY - len(tokens)))])
    return folder


def _train_pieces(path: Path) -> list[str]:
    sentencepiece.SentencePieceTrainer.train(
        input=",".join(str(DATA / f"tico19-dev.{code}") for code in ("en", "fr", "fa", "ar")),
        model_prefix=str(path.with_suffix("")),
        vocab_size=PIECES,
        model_type="bpe",
        minloglevel=2,
    )
    path.with_suffix(".vocab").unlink()
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [pieces.id_to_piece(n) for n in range(pieces.get_piece_size())]


def _write_model(folder: Path, tokens: list[str]) -> None:
    folder.mkdir()
    spec = transformer_spec.TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True)
    random = np.random.default_rng(SEED)
    embeddings = (random.standard_normal((len(tokens), WIDTH)) * WIDTH**-0.5).astype(np.float32)
    never_ends = np.zeros(len(tokens), np.float32)
    never_ends[[tokens.index(name) for name in _SPECIAL]] = -1e4
    _fill(spec.encoder, random)
    _fill(spec.decoder, random)
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    spec.decoder.projection.weight = embeddings
    spec.decoder.projection.bias = never_ends
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))


def _fill(spec: object, random: np.random.Generator) -> None:
    """Give every layer below ``spec`` random weights, as a fresh model has them."""
    match spec:
        case list():
            for layer in spec:
                _fill(layer, random)
        case attention_spec.MultiHeadAttentionSpec():
            _fill(spec.layer_norm, random)
            # Attention to itself has one matrix for queries, keys, values; to the encoder keys and values share one.
            sizes = [3 * WIDTH, WIDTH] if len(spec.linear) == 2 else [WIDTH, 2 * WIDTH, WIDTH]
            for linear, size in zip(spec.linear, sizes, strict=True):
                _fill_linear(linear, size, WIDTH, random)
        case transformer_spec.FeedForwardSpec():
            _fill(spec.layer_norm, random)
            _fill_linear(spec.linear_0, INNER, WIDTH, random)
            _fill_linear(spec.linear_1, WIDTH, INNER, random)
        case common_spec.LayerNormSpec():
            spec.gamma, spec.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
        case model_spec.LayerSpec():
            for layer in vars(spec).values():
                _fill(layer, random)


def _fill_linear(linear: common_spec.LinearSpec, out: int, into: int, random: np.random.Generator) -> None:
    linear.weight = (random.standard_normal((out, into)) * into**-0.5).astype(np.float32)
    linear.bias = np.zeros(out, np.float32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the package is written, 60 MB")
    print(make_package(parser.parse_args().folder), ctranslate2.__version__)
