"""The weights of a model as arrays: read from a package, however it stores them, and written into one.

CTranslate2's ``model.bin`` is a header, named arrays and aliases (its python/ctranslate2/specs/model_spec.py, binary
version 6). int8 weights have one scale a row: what was stored is the rounded product of weight and scale. Going on from
a package means dividing again; what rounding lost, some steps of training mend.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from l10n_pipeline.errors import PackageError, explain

Array = npt.NDArray[np.float32]

POSITIONS = 512
"""How many tokens a text may have."""
_DTYPES = ("<f4", "i1", "<i2", "<i4", "<f2")
"""CTranslate2's numbers of the types of arrays; bfloat16, number 5, is not written by anybody we know."""
_SPEC, _VERSION = "TransformerSpec", 6
_EMBEDDINGS = "decoder/embeddings/weight"
_TIED = ("encoder/embeddings_0/weight", "decoder/projection/weight")
"""What shares the array of `_EMBEDDINGS` in our models."""
_FIXED: Mapping[str, int] = {
    "encoder/pre_norm": 1,
    "encoder/activation": 0,
    "encoder/scale_embeddings": 1,
    "decoder/pre_norm": 1,
    "decoder/scale_embeddings": 1,
    "decoder/alibi": 0,
}
"""Switches that say how a model computes, as `network` does: another value is another kind of model."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a model."""

    vocabulary: int
    width: int = 192
    inner: int = 768
    heads: int = 4
    encoders: int = 4
    decoders: int = 1

    @property
    def parameters(self) -> int:
        """How many numbers the model has."""
        width, inner = self.width, self.inner
        attention = 4 * (width * width + width)
        feed = 2 * width * inner + width + inner
        norms = 2 * width
        encoder = attention + feed + 2 * norms
        decoder = 2 * attention + feed + 3 * norms
        return self.vocabulary * (width + 1) + self.encoders * encoder + self.decoders * decoder + 2 * norms

    def __str__(self) -> str:
        """Return ``d 192, 4+1 layers, vocabulary 6,000``."""
        return f"d {self.width}, {self.encoders}+{self.decoders} layers, vocabulary {self.vocabulary:,}"


SIZES: Mapping[str, Shape] = {
    "tiny": Shape(1000, 64, 256, 4, 2, 1),
    "small": Shape(6000, 192, 768, 4, 4, 1),
    "medium": Shape(8000, 256, 1024, 4, 6, 2),
    "large": Shape(16000, 384, 1536, 6, 6, 2),
}
"""By name: ``tiny`` to try things out, ``small`` for a processor and hours, ``large`` for a graphics card."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A model: its measures, and its arrays by the names that `network` gives them."""

    shape: Shape
    arrays: Mapping[str, Array]


def read_weights(folder: Path) -> Weights:
    """Return the weights of the CTranslate2 model in ``folder``.

    Raises `PackageError` with the path where there is none, or it is of another kind than those that are trained here.
    """
    path = folder / "model.bin"
    try:
        stored = _parse(path.read_bytes(), path)
    except OSError as reason:
        raise PackageError(f"cannot be read: {explain(reason)}", path=path) from reason
    except (struct.error, ValueError, IndexError) as reason:
        raise PackageError("is damaged, or of a kind of CTranslate2 model that is not known", path=path) from reason
    try:
        shape = _shape(stored)
        arrays = {name: _dequantised(stored, _theirs(name)) for name in names(shape)}
    except KeyError as reason:
        raise _other_kind(path, f"has no {reason.args[0]}") from reason
    for name, value in _FIXED.items():
        if name in stored and int(stored[name].item()) != value:
            raise _other_kind(path, f"{name} is {int(stored[name].item())}")
    if stored.get(_TIED[1], stored[_EMBEDDINGS]) is not stored[_EMBEDDINGS]:
        raise _other_kind(path, "its embeddings and its projection differ")
    return Weights(shape, arrays)


def write_weights(weights: Weights, pieces: list[str], folder: Path, quantization: str = "int8") -> None:
    """Write ``weights`` as a CTranslate2 model into ``folder``, which exists; ``pieces`` are its vocabulary.

    Embeddings have a multiple of eight rows: names are made up for those that no piece has.
    """
    from ctranslate2.specs import common_spec, transformer_spec

    shape = weights.shape
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoders, shape.decoders), shape.heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = True
    spec.encoder.position_encodings.encodings = spec.decoder.position_encodings.encodings = positions(shape.width)
    for name, array in weights.arrays.items():
        _put(spec, _theirs(name), array)
    for tied in _TIED:
        _put(spec, tied, weights.arrays["embeddings.weight"])
    tokens = [*pieces, *(f"<unused{n}>" for n in range(shape.vocabulary - len(pieces)))]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))


def read_vocabulary(folder: Path) -> list[str]:
    """Return the tokens that the model in ``folder`` knows, for both languages.

    Raises `PackageError` where it has no shared list of them.
    """
    path = folder / "shared_vocabulary.json"
    try:
        tokens: object = json.loads(path.read_bytes())
    except OSError as reason:
        raise PackageError("has no vocabulary that both languages share", path=path) from reason
    except ValueError as reason:
        raise PackageError(f"is not JSON: {reason}", path=path) from reason
    if not isinstance(tokens, list):
        raise PackageError("is not a list of tokens", path=path)
    return [str(token) for token in tokens]


def positions(width: int) -> Array:
    """Return the sinusoids added to embeddings, `POSITIONS` by ``width`` (Vaswani et al. 2017, sines first)."""
    half = width // 2
    speed = np.exp(np.arange(half) * -(np.log(10000.0) / (half - 1)))
    angle = np.arange(POSITIONS)[:, None] * speed
    return np.concatenate([np.sin(angle), np.cos(angle)], axis=1).astype(np.float32)


def names(shape: Shape) -> list[str]:
    """Return the names of a model's arrays: those of `network`, which are CTranslate2's with dots."""
    feed = [f"ffn.{part}" for part in ("layer_norm.weight", "layer_norm.bias")]
    feed += [f"ffn.linear_{n}.{kind}" for n in (0, 1) for kind in ("weight", "bias")]
    own = _attention("self_attention", 2)
    found = ["embeddings.weight", "projection_bias"]
    for side in ("encoder", "decoder"):
        found += [f"{side}.layer_norm.weight", f"{side}.layer_norm.bias"]
    for n in range(shape.encoders):
        found += [f"encoder.layer.{n}.{part}" for part in (*own, *feed)]
    for n in range(shape.decoders):
        found += [f"decoder.layer.{n}.{part}" for part in (*own, *_attention("attention", 3), *feed)]
    return found


def shape_text(shape: Shape) -> str:
    """Return ``shape`` as a line that differs where two shapes do."""
    return json.dumps(asdict(shape), sort_keys=True)


def _attention(name: str, layers: int) -> list[str]:
    linear = [f"{name}.linear.{n}.{kind}" for n in range(layers) for kind in ("weight", "bias")]
    return [f"{name}.layer_norm.weight", f"{name}.layer_norm.bias", *linear]


def _theirs(name: str) -> str:
    """Return CTranslate2's name of the array that `network` calls ``name``."""
    if name == "embeddings.weight":
        return _EMBEDDINGS
    if name == "projection_bias":
        return "decoder/projection/bias"
    path = re.sub(r"\.(\d+)\.", r"_\1.", name).replace(".", "/")
    if "layer_norm" in path:
        path = path.replace("/weight", "/gamma").replace("/bias", "/beta")
    return path


def _put(spec: object, path: str, array: Array) -> None:
    """Set the variable ``path`` of CTranslate2's ``spec``: ``encoder/layer_0/ffn/linear_0/weight``."""
    *way, last = path.split("/")
    for step in way:
        name, _, number = step.rpartition("_")
        if hasattr(spec, step):
            spec = getattr(spec, step)
        else:
            found = getattr(spec, name)
            spec = found[int(number)] if isinstance(found, list) else found
    # A copy: CTranslate2 quantises in place.
    setattr(spec, last, np.array(array, dtype=np.float32, order="C"))
    if hasattr(spec, "multiply_by_sqrt_depth"):
        spec.multiply_by_sqrt_depth = True


class _Cursor:
    """Reads numbers and texts, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, 0

    def number(self, kind: str) -> int:
        (found,) = struct.unpack_from(f"<{kind}", self.data, self.place)
        self.place += struct.calcsize(f"<{kind}")
        return int(found)

    def text(self) -> str:
        size = self.number("H")
        raw = self.data[self.place : self.place + size - 1]
        self.place += size
        return raw.decode()

    def array(self) -> npt.NDArray[np.generic]:
        shape = [self.number("I") for _ in range(self.number("B"))]
        kind = np.dtype(_DTYPES[self.number("B")])
        size = self.number("I")
        found = np.frombuffer(self.data, kind, size // kind.itemsize, self.place).reshape(shape)
        self.place += size
        return found


def _parse(data: bytes, path: Path) -> dict[str, npt.NDArray[np.generic]]:
    """Return the arrays in ``data``, the content of a model.bin, by name; aliases are the array they stand for."""
    cursor = _Cursor(data)
    version, name, _ = cursor.number("I"), cursor.text(), cursor.number("I")
    if (version, name) != (_VERSION, _SPEC):
        raise _other_kind(path, f"{name}, version {version}")
    found = {cursor.text(): cursor.array() for _ in range(cursor.number("I"))}
    aliases = [(cursor.text(), cursor.text()) for _ in range(cursor.number("I"))]
    return found | {alias: found[name] for alias, name in aliases}


def _shape(stored: Mapping[str, npt.NDArray[np.generic]]) -> Shape:
    vocabulary, width = stored[_EMBEDDINGS].shape
    layers = {
        side: sum(f"{side}/layer_{n}/ffn/linear_0/weight" in stored for n in range(100))
        for side in ("encoder", "decoder")
    }
    inner = stored["encoder/layer_0/ffn/linear_0/weight"].shape[0]
    heads = int(stored["encoder/num_heads"].item())
    return Shape(vocabulary, width, inner, heads, layers["encoder"], layers["decoder"])


def _dequantised(stored: Mapping[str, npt.NDArray[np.generic]], name: str) -> Array:
    array = stored[name].astype(np.float32)
    scale = stored.get(f"{name}_scale")
    if scale is None:
        return array
    factors = scale.astype(np.float32)
    return array / (factors[:, None] if factors.ndim else factors)


def _other_kind(path: Path, what: str) -> PackageError:
    return PackageError(
        f"is of another kind than the models that are trained here ({what}): give another one with --start", path=path
    )
