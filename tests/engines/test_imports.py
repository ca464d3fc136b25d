"""Tests of l10n_pipeline.engines.imports and marian: packages made of models from elsewhere."""

from __future__ import annotations

import importlib
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.imports import Details, import_model
from l10n_pipeline.engines.installation import install
from l10n_pipeline.engines.packages import ModelPackage, read_package
from l10n_pipeline.errors import PackageError, UsageError
from l10n_pipeline.training.pieces import learn_pieces
from tests.conftest import ROOT

SENTENCES = ["The prisoners were executed in 1988.", "The families asked for justice."]
ARABIC = Details(from_code="en", to_code="ar", source_prefix=">>ara<<", license="CC-BY-4.0")
CONFIG = """\
type: transformer
enc-depth: 1
dec-depth: 1
transformer-heads: 2
transformer-decoder-autoreg: self-attention
transformer-no-projection: false
transformer-ffn-activation: swish
transformer-preprocess: ""
transformer-postprocess: dan
transformer-postprocess-emb: d
transformer-guided-alignment-layer: last
"""
WIDTH, INNER = 8, 16


def texts(package: ModelPackage) -> list[str]:
    return [proposals[0].text for proposals in ArgosEngine(package).translate(SENTENCES)]


@pytest.fixture
def plain(tmp_path: Path, packages: dict[str, ModelPackage]) -> Path:
    """Return a CTranslate2 folder with one SentencePiece model beside the weights."""
    folder = Path(shutil.copytree(packages["fr"].folder() / "model", tmp_path / "ct2"))
    shutil.copyfile(packages["fr"].folder() / "sentencepiece.model", folder / "sentencepiece.model")
    (folder / "README.md").write_text("Trained on nothing much.")
    return folder


def pieces(path: Path) -> list[str]:
    module: ModuleType = importlib.import_module("sentencepiece")
    processor = module.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(n) for n in range(processor.get_piece_size()) if not processor.is_control(n)]


def weights(size: int, config: str) -> dict[str, object]:
    """Return random weights under Marian's names; the end of a sentence is unlikely, so that something is written."""
    numpy: ModuleType = importlib.import_module("numpy")
    random = numpy.random.default_rng(7)

    def some(*shape: int) -> object:
        return random.normal(0, 0.3, shape).astype("float32")

    found: dict[str, object] = {"Wemb": some(size, WIDTH)}
    for side, attentions in (("encoder", ("self",)), ("decoder", ("self", "context"))):
        for attention in attentions:
            scope = f"{side}_l1_{attention}"
            for letter in "qkvo":
                found |= {f"{scope}_W{letter}": some(WIDTH, WIDTH), f"{scope}_b{letter}": some(1, WIDTH)}
            found |= {f"{scope}_Wo_ln_scale": some(1, WIDTH), f"{scope}_Wo_ln_bias": some(1, WIDTH)}
        scope = f"{side}_l1_ffn"
        found |= {f"{scope}_W1": some(WIDTH, INNER), f"{scope}_b1": some(1, INNER)}
        found |= {f"{scope}_W2": some(INNER, WIDTH), f"{scope}_b2": some(1, WIDTH)}
        found |= {f"{scope}_ffn_ln_scale": some(1, WIDTH), f"{scope}_ffn_ln_bias": some(1, WIDTH)}
    bias = numpy.zeros((1, size), "float32")
    bias[0, :2] = -100
    found["decoder_ff_logit_out_b"] = bias
    found["special:model.yml"] = numpy.frombuffer(config.encode() + b"\0", "int8")
    return found


@pytest.fixture(scope="session")
def opus(tmp_path_factory: pytest.TempPathFactory, packages: dict[str, ModelPackage]) -> Path:
    """Return a Marian folder as OPUS-MT has them, of random weights."""
    folder = tmp_path_factory.mktemp("opus")
    shutil.copyfile(packages["fr"].folder() / "sentencepiece.model", folder / "source.spm")
    shutil.copyfile(packages["ar"].folder() / "sentencepiece.model", folder / "target.spm")
    both = dict.fromkeys([*pieces(folder / "source.spm"), *pieces(folder / "target.spm"), ">>ara<<", ">>arz<<"])
    tokens = ["</s>", "<unk>", *(token for token in both if token not in ("</s>", "<unk>"))]
    escaped = (token.replace("\\", "\\\\").replace('"', '\\"') for token in tokens)
    (folder / "opus.spm32k-spm32k.vocab.yml").write_text(
        "".join(f'"{token}": {number}\n' for number, token in enumerate(escaped)), encoding="utf-8"
    )
    numpy: ModuleType = importlib.import_module("numpy")
    numpy.savez(folder / "model1.npz", **weights(len(tokens), CONFIG))
    (folder / "decoder.yml").write_text(
        "relative-paths: true\nmodels:\n  - ./model1.npz\nvocabs:\n"
        "  - opus.spm32k-spm32k.vocab.yml\n  - /home/them/opus.spm32k-spm32k.vocab.yml\nbeam-size: 6\n"
    )
    (folder / "LICENSE").write_text("CC-BY 4.0")
    return folder


def test_a_ctranslate2_folder_becomes_a_package_that_writes_the_same(
    tmp_path: Path, plain: Path, packages: dict[str, ModelPackage]
) -> None:
    """Metadata as Argos has them, the README kept, and the texts of the model it was made of."""
    file = import_model(plain, tmp_path / "out", Details(from_code="en", to_code="fr", version="2.1"))
    assert file == tmp_path / "out" / "translate-en_fr-2_1.argosmodel"
    assert list((tmp_path / "out").iterdir()) == [file]
    with zipfile.ZipFile(file) as archive:
        metadata = json.loads(archive.read("translate-en_fr-2_1/metadata.json"))
        assert "translate-en_fr-2_1/README.md" in archive.namelist()
    assert metadata["from_name"] == "English"
    assert metadata["to_name"] == "French"
    package = read_package(file, tmp_path / "cache")
    assert (package.version, package.demonstration) == ("2.1", False)
    assert texts(package) == texts(packages["fr"])


def test_a_model_split_over_two_sentencepiece_files_writes_the_same(
    tmp_path: Path, plain: Path, packages: dict[str, ModelPackage]
) -> None:
    """source.spm and target.spm: one where they are alike, two where they differ in a byte."""
    shutil.move(plain / "sentencepiece.model", plain / "source.spm")
    shutil.copyfile(plain / "source.spm", plain / "target.spm")
    details = Details(from_code="en", to_code="fr")
    one = read_package(import_model(plain, tmp_path / "one", details), tmp_path / "cache")
    assert not (one.folder() / "sentencepiece.target.model").exists()
    # An empty field of a kind that no reader knows (protocol buffers, field 200): the same model, other bytes.
    with (plain / "target.spm").open("ab") as file:
        file.write(b"\xc2\x0c\x00")
    two = read_package(import_model(plain, tmp_path / "two", details), tmp_path / "cache")
    assert (two.folder() / "sentencepiece.target.model").is_file()
    assert texts(one) == texts(two) == texts(packages["fr"])


def test_a_package_is_made_of_the_same_bytes_each_time(tmp_path: Path, plain: Path) -> None:
    """Two people who import one model get one digest."""
    details = Details(from_code="en", to_code="fr")
    first, second = (import_model(plain, tmp_path / name, details) for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_a_marian_folder_becomes_a_package(tmp_path: Path, opus: Path) -> None:
    """Converted by CTranslate2, two SentencePiece models, the language token before each sentence."""
    package = install(import_model(opus, tmp_path, ARABIC), tmp_path / "packages")
    assert (package.source_prefix, package.license, package.target) == (">>ara<<", "CC-BY-4.0", "ar")
    assert (package.path / "sentencepiece.target.model").is_file()
    assert (package.path / "LICENSE").is_file()
    assert all(texts(package))
    # Scores, since a random model may well write the same words for both.
    first, other = (ArgosEngine(p).translate(SENTENCES) for p in (package, replace(package, source_prefix=">>arz<<")))
    assert [h[0].score for h in first] != [h[0].score for h in other], "the token reaches the model"


def test_the_weights_of_a_marian_model_may_stay_as_they_are(tmp_path: Path, opus: Path) -> None:
    """float32 is larger than int8, and both translate."""
    small = import_model(opus, tmp_path / "small", ARABIC)
    large = import_model(opus, tmp_path / "large", replace(ARABIC, quantization="float32"))
    assert read_package(large).size > read_package(small).size


def test_a_marian_model_of_words_cut_by_bpe_becomes_a_package(tmp_path: Path) -> None:
    """bpe.model goes along, and the engine cuts and joins words with it."""
    folder = tmp_path / "bpe"
    folder.mkdir()
    (folder / "bpe.model").write_text("#version: 0.2\np r\npr i\nt h\nth e</w>\n", encoding="utf-8")
    tokens = ["</s>", "<unk>", "the", "pri@@", *"soner."]
    (folder / "vocab.yml").write_text("".join(f'"{token}": {n}\n' for n, token in enumerate(tokens)))
    numpy: ModuleType = importlib.import_module("numpy")
    numpy.savez(folder / "model.npz", **weights(len(tokens), CONFIG))
    package = install(import_model(folder, tmp_path, Details(from_code="en", to_code="fr")), tmp_path / "packages")
    assert (package.path / "bpe.model").is_file()
    for text in texts(package):
        assert text
        assert "@@" not in text.rstrip("@")


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda f: (f / "model1.npz").write_bytes(b"no weights"), "cannot be converted", id="no-npz"),
        pytest.param(lambda f: (f / "model1.npz").unlink(), "has no model1.npz", id="no-model"),
        pytest.param(lambda f: (f / "target.spm").unlink(), "has no SentencePiece model", id="no-spm"),
        pytest.param(lambda f: (f / "source.spm").write_bytes(b"x"), "not a SentencePiece model", id="damaged-spm"),
        pytest.param(
            lambda f: (f / "decoder.yml").write_text("models: [a.npz, b.npz]\nvocabs: [v.yml]"), "ensembles", id="two"
        ),
        pytest.param(lambda f: (f / "decoder.yml").write_text("models: x"), "not a list of file names", id="no-list"),
        pytest.param(lambda f: (f / "decoder.yml").write_text("- x"), "does not hold settings", id="no-settings"),
        pytest.param(
            lambda f: (f / "decoder.yml").write_text("models: [model1.npz]\nvocabs: [target.spm]"),
            "is not YAML",
            id="spm-as-vocabulary",
        ),
        pytest.param(
            lambda f: (f / "opus.spm32k-spm32k.vocab.yml").write_text('"</s>": one\n'), "Unexpected format", id="vocab"
        ),
    ],
)
def test_a_marian_folder_that_is_not_whole_is_refused(tmp_path: Path, opus: Path, change: Change, reason: str) -> None:
    """One line that says what is wrong; nothing is written."""
    folder = Path(shutil.copytree(opus, tmp_path / "copy"))
    change(folder)
    with pytest.raises(PackageError, match=reason) as caught:
        import_model(folder, tmp_path / "out", ARABIC)
    assert "\n" not in str(caught.value)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_kind_of_transformer_that_ctranslate2_does_not_know_is_refused(tmp_path: Path, opus: Path) -> None:
    """Firefox's models have a decoder without attention: the converter says so."""
    folder = Path(shutil.copytree(opus, tmp_path / "copy"))
    numpy: ModuleType = importlib.import_module("numpy")
    numpy.savez(folder / "model1.npz", **weights(4, CONFIG.replace("autoreg: self-attention", "autoreg: rnn")))
    with pytest.raises(PackageError, match="must be 'self-attention'"):
        import_model(folder, tmp_path / "out", ARABIC)


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        pytest.param(replace(ARABIC, source_prefix=""), r"--source-prefix \(it knows >>ara<<, >>arz<<\)", id="none"),
        pytest.param(replace(ARABIC, source_prefix=">>fra<<"), r"does not know '>>fra<<'", id="other"),
        pytest.param(replace(ARABIC, target_prefix=">>fra<<"), r"does not know '>>fra<<'", id="target"),
    ],
)
def test_a_model_of_many_languages_wants_to_be_told_which(
    tmp_path: Path, opus: Path, details: Details, reason: str
) -> None:
    """Without its token, or with one that it does not know, it would write any of them."""
    with pytest.raises(PackageError, match=reason):
        import_model(opus, tmp_path, details)


def test_files_that_do_not_belong_together_are_refused(tmp_path: Path, plain: Path) -> None:
    """A model with the SentencePiece model of another language loads, and writes nonsense."""
    texts = (ROOT / "bench" / "data" / "tico19-dev.fa").read_text(encoding="utf-8").splitlines()
    (plain / "sentencepiece.model").write_bytes(learn_pieces(texts, 700).model)
    with pytest.raises(PackageError, match="does not belong to this model"):
        import_model(plain, tmp_path / "out", Details(from_code="en", to_code="fr"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("model.safetensors", "Hugging Face's form", id="hugging-face"),
        pytest.param("notes.txt", "neither a CTranslate2 folder", id="nothing"),
        pytest.param("source.bpe", "is cut by source.bpe", id="bpe"),
    ],
)
def test_other_folders_are_refused_with_a_way_out(
    tmp_path: Path, packages: dict[str, ModelPackage], name: str, reason: str
) -> None:
    """What it is, and what to do."""
    folder = tmp_path / "folder"
    folder.mkdir()
    if name != "source.bpe":
        shutil.copyfile(packages["fr"].folder() / "sentencepiece.model", folder / "spm.model")
    (folder / name).write_bytes(b"x")
    with pytest.raises(PackageError, match=reason):
        import_model(folder, tmp_path / "out", ARABIC)
    with pytest.raises(PackageError, match="is not a folder"):
        import_model(folder / name, tmp_path / "out", ARABIC)


def test_a_package_that_is_there_is_not_overwritten(tmp_path: Path, plain: Path) -> None:
    """Another version is another file."""
    details = Details(from_code="en", to_code="fr")
    import_model(plain, tmp_path / "out", details)
    with pytest.raises(PackageError, match="is there already"):
        import_model(plain, tmp_path / "out", details)
    import_model(plain, tmp_path / "out", replace(details, version="1.1"))


@pytest.mark.parametrize(
    ("key", "value"),
    [("from_code", "../en"), ("to_code", ""), ("version", "1/2"), ("quantization", "int3")],
    ids=["from", "to", "version", "quantization"],
)
def test_details_that_cannot_be_are_refused(key: str, value: str) -> None:
    """Before any work is done."""
    with pytest.raises(UsageError):
        Details(**{"from_code": "en", "to_code": "ar", key: value})
