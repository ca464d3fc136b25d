"""Tests of l10n_pipeline.engines.argos beyond the contract of all engines (test_engines.py)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline.engines.argos import ArgosEngine, ArgosSettings
from l10n_pipeline.engines.base import TranslateOptions
from l10n_pipeline.engines.packages import ModelPackage, read_package
from l10n_pipeline.errors import EngineError, PackageError

SENTENCE = "The prisoners were executed in the summer of 1988."


@pytest.fixture
def copy(tmp_path: Path, packages: dict[str, ModelPackage]) -> Path:
    return Path(shutil.copytree(packages["fr"].folder(), tmp_path / "copy"))


def test_the_origin_names_the_package(engines: dict[str, ArgosEngine]) -> None:
    """Engine, languages, version, and that it is a demonstration."""
    engine = engines["fa"]
    assert engine.origin == f"argos en→fa {engine.package.version}"
    marked = ArgosEngine(replace(engine.package, demonstration=True, version="1.5"))
    assert marked.origin == "argos en→fa 1.5 (demonstration)"


def test_a_package_serves_a_more_exact_locale(packages: dict[str, ModelPackage]) -> None:
    """The caller's locale tags win over the package's; the origin names the package's."""
    engine = ArgosEngine(packages["fr"], source="en-GB", target="fr-CA")
    assert (engine.source, engine.target) == ("en-GB", "fr-CA")
    assert engine.origin.startswith("argos en→fr ")


def test_the_digest_changes_with_what_changes_texts_only(packages: dict[str, ModelPackage]) -> None:
    """Another beam is another key; another number of threads is not, and gives the same texts."""
    one = ArgosEngine(packages["fr"], ArgosSettings(inter_threads=1))
    two = ArgosEngine(packages["fr"], ArgosSettings(inter_threads=2))
    assert one.digest == two.digest
    assert one.digest != ArgosEngine(packages["fr"], ArgosSettings(beam=1)).digest
    sentences = [SENTENCE, "They wrote three letters.", "The families asked for justice."] * 3
    assert one.translate(sentences) == two.translate(sentences)


def test_a_suppressed_string_that_has_no_tokens_is_passed_over(engines: dict[str, ArgosEngine]) -> None:
    """White space and characters that SentencePiece normalises away are no sequence to forbid."""
    [plain] = engines["fr"].translate([SENTENCE])
    assert engines["fr"].translate([SENTENCE], TranslateOptions(suppress=("", "\u200b", " ")))[0] == plain


def test_a_suppressed_word_is_not_written(engines: dict[str, ArgosEngine]) -> None:
    """A word of the first translation, suppressed, is gone from the second."""
    (first,) = engines["fr"].translate([SENTENCE])
    word = max(first[0].text.split(), key=len)
    (second,) = engines["fr"].translate([SENTENCE], TranslateOptions(suppress=(word,)))
    assert word not in second[0].text.split()


@pytest.mark.parametrize("name", ["sentencepiece.model", "model/model.bin", "model/config.json"])
def test_a_damaged_model_is_a_package_error(copy: Path, name: str) -> None:
    """Files that are cut short are found when the model is loaded, and the package is named."""
    file = copy / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])
    with pytest.raises(PackageError, match="cannot be loaded") as caught:
        ArgosEngine(read_package(copy)).translate([SENTENCE])
    assert caught.value.path == str(copy)


def test_settings_that_the_model_cannot_do_are_an_error(packages: dict[str, ModelPackage]) -> None:
    """An unknown arithmetic is told at loading, a beam that makes no sense at translating."""
    with pytest.raises(PackageError, match="cannot be loaded"):
        ArgosEngine(packages["fr"], ArgosSettings(compute_type="int3")).load()
    with pytest.raises(EngineError, match="translation failed"):
        ArgosEngine(packages["fr"], ArgosSettings(no_repeat_ngram=-1, beam=0)).translate([SENTENCE])


def test_a_target_prefix_starts_the_decoding_and_is_not_in_the_text(packages: dict[str, ModelPackage]) -> None:
    """Models of many languages are told the target by a token, which nobody wants to read."""
    package = replace(packages["fr"], target_prefix="▁Nous")
    (proposals,) = ArgosEngine(package).translate(["We ask for justice."])
    assert proposals[0].text
    assert not proposals[0].text.startswith("Nous")


def test_translation_needs_no_network_and_no_home(tmp_path: Path, packages: dict[str, ModelPackage]) -> None:
    """With every socket refused, no home directory and argostranslate out of reach, sentences are translated."""
    program = """
import socket, sys
class Refused:
    def __init__(self, *args, **keywords):
        raise OSError("no network")
socket.socket = socket.create_connection = socket.getaddrinfo = Refused
from pathlib import Path
from l10n_pipeline.engines import ArgosEngine, argos_folders, choose, find_packages
packages = find_packages([*argos_folders(), Path(sys.argv[1])], Path(sys.argv[2]))
engine = ArgosEngine(choose(packages, "en", "fr"))
print(engine.translate(["The prisoners were executed."])[0][0].text)
assert "argostranslate.translate" not in sys.modules
"""
    models = Path(__file__).parents[2] / "models"
    done = subprocess.run(
        [sys.executable, "-c", program, str(models), str(tmp_path / "cache")],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_importing_the_engines_loads_no_model_library() -> None:
    """CTranslate2, SentencePiece and argostranslate are imported when they are used: `l10n --help` is quick."""
    heavy = ("ctranslate2", "sentencepiece", "numpy", "argostranslate")
    program = f"import sys, l10n_pipeline.engines; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
