"""Tests of l10n_pipeline.engines.packages."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from l10n_pipeline import inline
from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.argos_home import describe, describe_alone
from l10n_pipeline.engines.base import mask_style, term_annotation
from l10n_pipeline.engines.packages import ModelPackage, choose, find_packages, reaches_bar, read_package
from l10n_pipeline.errors import PackageError

MODELS = Path(__file__).parents[2] / "models"
FRENCH = next(MODELS.glob("translate-en_fr-*.argosmodel"))


def folder(path: Path, metadata: str | dict[str, object], *, tokenizer: str = "sentencepiece.model") -> Path:
    (path / "model").mkdir(parents=True)
    (path / "model/model.bin").write_bytes(b"x")
    (path / tokenizer).write_bytes(b"x")
    (path / "metadata.json").write_text(metadata if isinstance(metadata, str) else json.dumps(metadata))
    return path


def package(to: str, version: str = "1.0", *, demonstration: bool = False, path: str = "p") -> ModelPackage:
    return ModelPackage(
        path=Path(path), from_code="en", to_code=to, version=version, demonstration=demonstration
    )  # fmt: skip


def test_the_shipped_packages_draft_by_default_and_state_why() -> None:
    """models/ holds a package for each of the project's locales, good enough for it; reading them writes nothing."""
    packages = find_packages([MODELS])
    assert {p.target for p in packages} == {"fa", "ar", "fr"}
    assert all(not p.demonstration and p.packed and p.source == "en" for p in packages)
    assert all(10**6 < p.path.stat().st_size <= 25 * 10**6 for p in packages)
    assert all(reaches_bar(p.target, p.chrf) for p in packages)
    assert all(p.path.stem == p.name for p in packages)


def test_packed_and_unpacked_have_one_digest(tmp_path: Path) -> None:
    """The digest is that of the files, wherever they lie; the folder in the cache is made once."""
    packed = read_package(FRENCH, tmp_path / "cache")
    first = packed.folder()
    assert first.parent == tmp_path / "cache"
    assert first.name.startswith(f"{FRENCH.stem}-")
    before = (first / "metadata.json").stat().st_mtime_ns
    assert packed.folder() == first
    assert (first / "metadata.json").stat().st_mtime_ns == before
    unpacked = read_package(first)
    assert unpacked.digest == packed.digest
    assert (unpacked.size, unpacked.packed) == (packed.size, False)


@pytest.mark.parametrize("declared", [True, False])
def test_a_package_says_whether_it_reads_term_annotations(tmp_path: Path, declared: bool) -> None:
    """What its metadata declares reaches the drafter through the engine."""
    fields: dict[str, object] = {"from_code": "en", "to_code": "fr", "package_version": "1.0"}
    path = folder(tmp_path / "p", fields | ({"term_annotation": True} if declared else {}))
    assert term_annotation(ArgosEngine(read_package(path))) is declared


def test_a_package_says_which_masks_it_was_taught_to_copy(tmp_path: Path) -> None:
    """The style that its metadata names is the one that the drafter uses, without measuring."""
    fields: dict[str, object] = {"from_code": "en", "to_code": "fr", "package_version": "1.0"}
    taught = read_package(folder(tmp_path / "p", fields | {"mask_style": "braces"}))
    assert mask_style(ArgosEngine(taught)) is inline.STYLES["braces"]
    assert mask_style(ArgosEngine(read_package(folder(tmp_path / "q", fields)))) is None


@pytest.mark.parametrize(
    ("target", "chrf", "demonstration"),
    [
        ("fr", 49.9, True),
        ("fr", 50.0, False),
        ("ar", 37.9, True),
        ("ar", 38, False),
        ("fa", 35.9, True),
        ("de", 9, False),
    ],
    ids=["fr under", "fr at", "ar under", "ar at", "fa under", "no bar"],
)
def test_a_package_that_states_less_than_its_bar_is_a_demonstration(
    tmp_path: Path, target: str, chrf: float, demonstration: bool
) -> None:
    """Whatever its metadata says of itself: a weak package never drafts a project that did not ask for it."""
    fields: dict[str, object] = {"from_code": "en", "to_code": target, "package_version": "1.0"}
    found = read_package(folder(tmp_path / "p", fields | {"chrf": {"tico19-dev": chrf, "held back": 1.0}}))
    assert (found.chrf, found.demonstration) == (chrf, demonstration)


def test_a_package_that_states_no_score_is_what_it_says(tmp_path: Path) -> None:
    """Argos' own packages state none: whoever installs them has chosen them. A demonstration stays one."""
    fields: dict[str, object] = {"from_code": "en", "to_code": "fr", "package_version": "1.0"}
    plain = read_package(folder(tmp_path / "p", fields))
    assert (plain.chrf, plain.demonstration) == (None, False)
    good = read_package(folder(tmp_path / "q", fields | {"chrf": {"tico19-dev": 60.0}, "demonstration": True}))
    assert (good.chrf, good.demonstration) == (60.0, True)


def test_the_digest_changes_with_a_file(tmp_path: Path) -> None:
    """A byte more in any file is another package."""
    path = folder(tmp_path / "p", {"from_code": "en", "to_code": "fr", "package_version": "1.0"})
    before = read_package(path).digest
    (path / "model/model.bin").write_bytes(b"xy")
    assert read_package(path).digest != before


@pytest.mark.parametrize(
    ("metadata", "reason"),
    [
        pytest.param("{", "not JSON", id="not-json"),
        pytest.param("[]", "does not hold an object", id="not-an-object"),
        pytest.param("[" * 100_000, "not JSON", id="deep"),
        pytest.param({"to_code": "fr", "package_version": "1"}, "from_code", id="no-source"),
        pytest.param({"from_code": "en", "to_code": 3, "package_version": "1"}, "to_code", id="target-not-text"),
        pytest.param({"from_code": "../x", "to_code": "fr", "package_version": "1"}, "from_code", id="path-as-code"),
        pytest.param(
            {"from_code": "en", "to_code": "fr", "package_version": "1/../2"}, "package_version", id="version"
        ),
        pytest.param(
            {"from_code": "en", "to_code": "fr", "package_version": "1", "demonstration": "no"},
            "neither true nor false",
            id="flag",
        ),
        pytest.param(
            {"from_code": "en", "to_code": "fr", "package_version": "1", "source_prefix": "two tokens"},
            "not one token",
            id="prefix",
        ),
        pytest.param(
            {"from_code": "en", "to_code": "fr", "package_version": "1", "mask_style": "stars"},
            "no such mask style: 'stars'",
            id="mask-style",
        ),
        pytest.param(
            {"from_code": "en", "to_code": "fr", "package_version": "1", "chrf": {"tico19-dev": "good"}},
            "no chrF: 'good'",
            id="score",
        ),
        pytest.param({"type": "sbd", "from_codes": ["en"]}, "does not translate", id="sentence-splitter"),
    ],
)
def test_metadata_that_make_no_sense_are_refused(
    tmp_path: Path, metadata: str | dict[str, object], reason: str
) -> None:
    """Wrong JSON, missing or dangerous fields: PackageError with the path of the package."""
    path = folder(tmp_path / "p", metadata)
    with pytest.raises(PackageError, match=reason) as caught:
        read_package(path)
    assert caught.value.path == str(path)


def test_packages_without_their_files_are_refused(tmp_path: Path) -> None:
    """A missing model or tokenizer is told when the package is read; SentencePiece and BPE will do."""
    metadata: dict[str, object] = {"from_code": "en", "to_code": "fr", "package_version": "1"}
    assert read_package(folder(tmp_path / "bpe", metadata, tokenizer="bpe.model")).target == "fr"
    with pytest.raises(PackageError, match=r"neither sentencepiece\.model nor bpe\.model"):
        read_package(folder(tmp_path / "none", metadata, tokenizer="words.txt"))
    path = folder(tmp_path / "empty", metadata)
    shutil.rmtree(path / "model")
    with pytest.raises(PackageError, match=r"has no model/model\.bin"):
        read_package(path)
    with pytest.raises(PackageError):
        read_package(tmp_path / "nowhere")


def test_a_broken_package_does_not_hide_the_others(tmp_path: Path) -> None:
    """Broken packages are handed to the caller, or raised where nobody takes them."""
    (tmp_path / "a.argosmodel").write_bytes(b"no zip")
    good = folder(tmp_path / "b", {"from_code": "en", "to_code": "fr", "package_version": "1"})
    (tmp_path / "c").mkdir()
    (tmp_path / ".unpacking-d").mkdir()
    broken: list[PackageError] = []
    found = find_packages([tmp_path / "nowhere", tmp_path, tmp_path], broken=broken.append)
    assert [p.path for p in found] == [good]
    assert [error.path for error in broken] == [str(tmp_path / "a.argosmodel")]
    with pytest.raises(PackageError):
        find_packages([tmp_path])


def test_an_archive_without_a_cache_cannot_be_used() -> None:
    """A packed package says that it has nowhere to go."""
    with pytest.raises(PackageError, match="no cache folder"):
        read_package(FRENCH).folder()


@pytest.mark.parametrize(
    ("packages", "target", "expected"),
    [
        pytest.param([package("fr"), package("fa")], "fa", 1, id="locale"),
        pytest.param([package("fr")], "fa", None, id="none"),
        pytest.param([package("fr", "9", demonstration=True), package("fr", "0.1")], "fr", 1, id="real-before-demo"),
        pytest.param([package("fr", demonstration=True)], "fr", 0, id="demo-if-alone"),
        pytest.param([package("fr", "1.9"), package("fr", "1.10")], "fr", 1, id="higher-version"),
        pytest.param([package("fr"), package("fr", path="q")], "fr", 0, id="earlier-folder"),
        pytest.param([package("pt"), package("pb")], "pt-BR", 1, id="brazil-exact"),
        pytest.param([package("pt")], "pt-BR", 0, id="brazil-falls-back"),
        pytest.param([package("pb")], "pt-PT", None, id="portugal-is-not-brazil"),
        pytest.param([package("pb")], "pt", 0, id="region-serves-language"),
        pytest.param([package("zh"), package("zt")], "zh-TW", 1, id="traditional"),
        pytest.param([package("zt")], "zh", None, id="traditional-is-not-simplified"),
        pytest.param([package("sr")], "sr-Latn", None, id="other-script"),
        pytest.param([package("xx")], "fr", None, id="unknown-code"),
    ],
)
def test_the_best_package_is_chosen(packages: list[ModelPackage], target: str, expected: int | None) -> None:
    """Real before demonstration, closer locale, higher version, earlier folder."""
    chosen = choose(packages, "en", target)
    assert chosen is (None if expected is None else packages[expected])


def test_the_source_locale_counts_too() -> None:
    """A package from English serves en-GB and not German."""
    packages = [package("fr")]
    assert choose(packages, "en-GB", "fr") is packages[0]
    assert choose(packages, "de", "fr") is None


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.argosmodel")), ids=lambda path: path.stem)
def test_metadata_are_read_as_argostranslate_reads_them(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our reading of metadata and argostranslate's own say the same of the shipped packages."""
    for name, base in (("DATA", "share"), ("CONFIG", "config"), ("CACHE", "cache")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / base))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    for wanted in ("share/argos-translate/packages", "config/argos-translate", "cache/argos-translate/downloads"):
        (tmp_path / wanted).mkdir(parents=True)
    with zipfile.ZipFile(path) as file:
        metadata = json.loads(file.read(f"{path.stem}/metadata.json"))
    assert describe(metadata) == describe_alone(metadata)
    assert describe({}) == describe_alone({})
