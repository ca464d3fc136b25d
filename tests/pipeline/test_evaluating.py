"""A test set through engines, against its references."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline import inline
from l10n_pipeline.errors import PackageError, UsageError
from l10n_pipeline.pipeline import Project
from l10n_pipeline.pipeline.evaluating import Pairs, evaluate, read_pairs
from tests.conftest import FRENCH, FRENCH_VERSION

PAIRS = Pairs(
    ("We ask for justice.", "In 1988 thousands of prisoners were killed.", "Amnesty International said no."),
    (
        "Nous demandons justice.",
        "En 1988, des milliers de prisonniers ont été tués.",
        "Amnesty International a dit non.",
    ),
)


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_pairs_are_read_line_by_line(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends and a missing last line end make no difference."""
    source = write(tmp_path, "s", "\ufeffOne.\r\nTwo.\r\n")
    reference = write(tmp_path, "r", "Un.\nDeux.")
    assert read_pairs(source, reference) == Pairs(("One.", "Two."), ("Un.", "Deux."))
    assert read_pairs(source, reference, 1) == Pairs(("One.",), ("Un.",))


@pytest.mark.parametrize(
    ("source", "reference", "place", "reason"),
    [
        pytest.param("a\nb\nc\n", "x\ny\n", "r:2", "has 3 lines", id="reference ends early"),
        pytest.param("a\n", "x\ny\n", "s:1", "has 2 lines", id="source ends early"),
        pytest.param("", "x\n", "s", "is empty", id="empty source"),
        pytest.param("a\n", "\n", "r", "is empty", id="empty reference"),
        pytest.param("a\n\nc\n", "x\ny\nz\n", "s:2", "is blank", id="blank line"),
        pytest.param("a\n", b"x\xff\n", "r:1", "not UTF-8", id="not UTF-8"),
    ],
)
def test_bad_files_are_told_with_file_and_line(
    source: str, reference: str | bytes, place: str, reason: str, tmp_path: Path
) -> None:
    """What cannot be a test set is a usage error that says where."""
    with pytest.raises(UsageError) as error:
        read_pairs(write(tmp_path, "s", source), write(tmp_path, "r", reference))
    assert str(error.value).startswith(f"{tmp_path}/{place}")
    assert reason in str(error.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A path with nothing there is a usage error with that path."""
    with pytest.raises(UsageError, match=r"nothing\.en"):
        read_pairs(tmp_path / "nothing.en", tmp_path / "nothing.fr")


def test_a_package_is_measured_plain_and_as_drafted(project: Path) -> None:
    """Both ways of a package have all figures; the references have the glossary's."""
    told: list[tuple[int, int]] = []
    result = evaluate(
        PAIRS,
        "fr",
        packages=[str(FRENCH)],
        project=Project.open(project),
        progress=lambda done, total: told.append((done, total)),
    )
    (engine,) = result.engines
    assert (result.source_locale, result.locale, result.sentences) == ("en", "fr", 3)
    assert not engine.demonstration
    assert engine.origin.startswith(f"argos en→fr {FRENCH_VERSION}")
    assert [way.name for way in engine.ways] == ["plain", "ours"]
    for way in engine.ways:
        assert 0 <= way.quality.bleu <= 100
        assert 0 < way.quality.chrf <= 100
        assert way.terms.terms == result.reference_terms.terms == 1
        assert way.guarded.flagged >= max(way.guarded.checks.values(), default=0)
        assert way.seconds > 0
    plain, ours = engine.ways
    assert ours.guarded.flagged <= plain.guarded.flagged
    assert not plain.rungs
    assert sum(ours.rungs.values()) >= 3
    assert result.reference_terms.exact == 1
    assert told == [(3, 6), (6, 6)]
    assert engine.mask_style in inline.STYLES
    assert 0 <= engine.taught.whole <= engine.taught.sentences <= 3
    assert engine.taught.plain.terms == engine.taught.told.terms == 1


def test_the_plain_way_is_the_engines_own_output() -> None:
    """The pseudo engine's plain figures are those of its accented text, whatever drafts make of it."""
    result = evaluate(PAIRS, "fr", packages=["pseudo"])
    assert result.engines[0].name == "pseudo"
    assert result.engines[0].ways[0].quality.bleu < 10


def test_packages_go_by_name_path_or_engine(project: Path) -> None:
    """Several are measured in their order, one that is named twice once."""
    (project / "models").mkdir()
    (project / "models" / FRENCH.name).symlink_to(FRENCH)
    names = [FRENCH.stem, "pseudo", FRENCH.stem]
    result = evaluate(PAIRS, "fr", packages=names, project=Project.open(project))
    assert [engine.name for engine in result.engines] == names[:2]


def test_without_packages_it_is_what_would_draft_the_locale(project: Path) -> None:
    """The project's own engine is measured, in its settings."""
    result = evaluate(PAIRS, "fr", project=Project.open(project))
    assert [engine.name for engine in result.engines] == ["pseudo"]


def test_an_unknown_package_is_told_with_those_that_are_known(project: Path) -> None:
    """A name that is neither installed nor a file is a usage error."""
    with pytest.raises(UsageError, match=r"'nonsense'.*known: .*pseudo"):
        evaluate(PAIRS, "fr", packages=["nonsense"], project=Project.open(project))


def test_a_package_for_another_pair_is_told() -> None:
    """A package is not measured on a language it does not write."""
    with pytest.raises(UsageError, match="translates en→fr, not en→fa"):
        evaluate(PAIRS, "fa", packages=[str(FRENCH)])


def test_a_broken_package_is_told(tmp_path: Path) -> None:
    """A file that is no package is a package error with its path."""
    with pytest.raises(PackageError, match=r"broken\.argosmodel"):
        evaluate(PAIRS, "fr", packages=[str(write(tmp_path, "broken.argosmodel", "no archive"))])


def test_another_glossary_can_be_given(project: Path, tmp_path: Path) -> None:
    """A glossary on the command line stands for the project's."""
    other = write(
        tmp_path,
        "other.yaml",
        "version: 1\nterms:\n"
        "  - {term: justice, part_of_speech: noun, definition: d, translations: {fr: {preferred: justice}}}\n"
        "  - {term: prisoner, part_of_speech: noun, definition: d, translations: {fr: {preferred: prisonnier}}}\n",
    )
    result = evaluate(PAIRS, "fr", packages=["pseudo"], glossary_path=other, project=Project.open(project))
    assert (result.reference_terms.terms, result.reference_terms.tolerant) == (2, 2)
