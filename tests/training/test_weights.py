"""Weights come out of a package and go into one."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from l10n_pipeline.engines.packages import ModelPackage, find_packages
from l10n_pipeline.errors import PackageError
from l10n_pipeline.training.recipe import start_with
from l10n_pipeline.training.weights import Shape, Weights, names, read_weights, write_weights
from tests.conftest import ROOT
from tests.training.conftest import arrays_of

# Not importorskip: that would import PyTorch before the recipe says how its threads are to wait.
needs_torch = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="PyTorch is not installed: pip install torch (docs/training.md)"
)
SENTENCES = (
    "The court heard the witnesses.",
    "In 1988 the prisoners were not allowed to see their families.",
    "We ask the United Nations to send a commission to the country.",
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> ModelPackage:
    """The French package that we ship."""
    found = find_packages([ROOT / "models"], tmp_path_factory.mktemp("unpacked"))
    return next(package for package in found if package.target == "fr")


def test_the_weights_of_a_shipped_package_are_all_there(package: ModelPackage) -> None:
    """As many numbers as its measures promise, none of them absurd: a wrong scale would show."""
    weights = start_with(package).weights
    assert weights is not None
    assert sum(array.size for array in weights.arrays.values()) == weights.shape.parameters
    assert list(weights.arrays) == names(weights.shape)
    assert max(float(np.abs(array).max()) for array in weights.arrays.values()) < 20


def test_what_is_read_is_written_the_same(package: ModelPackage, tmp_path: Path) -> None:
    """Reading int8 weights and storing them as int8 again loses nothing, and leaves the arrays alone."""
    start = start_with(package)
    assert start.weights is not None
    before = {name: array.copy() for name, array in start.weights.arrays.items()}
    write_weights(start.weights, start.pieces.tokens, tmp_path)
    after = read_weights(tmp_path)
    assert after.shape == start.shape
    for name, array in before.items():
        assert np.array_equal(start.weights.arrays[name], array)
        assert np.allclose(after.arrays[name], array, rtol=1e-6, atol=1e-7)


@needs_torch
def test_the_network_writes_what_the_package_writes(package: ModelPackage) -> None:
    """PyTorch's greedy output with a package's weights is CTranslate2's, token by token."""
    import ctranslate2
    import sentencepiece
    import torch

    from l10n_pipeline.training.network import Network

    start = start_with(package)
    assert start.weights is not None
    network = Network(start.shape).eval()
    network.load(start.weights)
    pieces = sentencepiece.SentencePieceProcessor(model_proto=start.pieces.model)
    translator = ctranslate2.Translator(str(package.folder() / "model"), compute_type="float32")
    for sentence in SENTENCES:
        source = torch.tensor([[*pieces.encode(sentence), 2]])
        target = [1]
        with torch.no_grad():
            while (
                len(target) < 100
                and (
                    best := int(
                        network(source, torch.ones_like(source, dtype=torch.bool), torch.tensor([target]))[
                            0, -1
                        ].argmax()
                    )
                )
                != 2
            ):
                target.append(best)
        (result,) = translator.translate_batch([pieces.encode(sentence, out_type=str)], beam_size=1)
        assert [pieces.id_to_piece(number) for number in target[1:]] == result.hypotheses[0]


@needs_torch
def test_a_network_has_the_arrays_that_packages_have() -> None:
    """Names and number of parameters agree, whatever the measures."""
    from l10n_pipeline.training.network import Network

    shape = Shape(80, 16, 32, 2, 3, 2)
    network = Network(shape)
    assert sorted(network.state_dict()) == sorted(names(shape))
    assert sum(parameter.numel() for parameter in network.parameters()) == shape.parameters


def test_a_model_of_another_kind_is_refused_with_the_reason(tmp_path: Path) -> None:
    """A model whose arrays fit but which computes otherwise would be trained to nonsense."""
    shape = Shape(16, 8, 16, 2, 1, 1)
    (tmp_path / "ours").mkdir()
    write_weights(Weights(shape, arrays_of(shape)), [f"t{n}" for n in range(16)], tmp_path / "ours")
    assert read_weights(tmp_path / "ours").shape == shape
    data = (tmp_path / "ours" / "model.bin").read_bytes()
    switch = b"encoder/pre_norm\0\x00\x01\x01\x00\x00\x00\x01"
    assert data.count(switch) == 1
    (tmp_path / "ours" / "model.bin").write_bytes(data.replace(switch, switch[:-1] + b"\0"))
    with pytest.raises(PackageError, match=r"another kind .*encoder/pre_norm is 0"):
        read_weights(tmp_path / "ours")


@pytest.mark.parametrize("data", [b"", b"\6\0\0\0", b"nonsense" * 20], ids=["empty", "cut off", "nonsense"])
def test_a_damaged_model_is_an_error_with_its_path(tmp_path: Path, data: bytes) -> None:
    """Never a traceback."""
    (tmp_path / "model.bin").write_bytes(data)
    with pytest.raises(PackageError, match=r"model\.bin"):
        read_weights(tmp_path)


def test_a_package_whose_pieces_are_numbered_otherwise_is_refused(package: ModelPackage, tmp_path: Path) -> None:
    """Its embeddings would belong to other pieces."""
    folder = tmp_path / package.name
    shutil.copytree(package.folder(), folder)
    vocabulary = folder / "model" / "shared_vocabulary.json"
    vocabulary.write_text(json.dumps(list(reversed(json.loads(vocabulary.read_bytes())))), encoding="utf-8")
    other = ModelPackage(path=folder, from_code="en", to_code="fr", version="0.1")
    with pytest.raises(PackageError, match="numbers its pieces otherwise"):
        start_with(other)
