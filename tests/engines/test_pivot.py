"""Tests of l10n_pipeline.engines.pivot: the shortest chain of packages, and what it writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline.engines.argos import ArgosEngine
from l10n_pipeline.engines.base import TranslateOptions
from l10n_pipeline.engines.packages import ModelPackage
from l10n_pipeline.engines.pivot import PivotEngine, find_route
from l10n_pipeline.errors import EngineError
from tests.conftest import FRENCH_VERSION

SENTENCES = ["The prisoners were executed in 1988.", "1988", "The families asked for justice."]


def package(pair: str, version: str = "1.0", *, demonstration: bool = False) -> ModelPackage:
    source, target = pair.split("-")
    return ModelPackage(
        path=Path(pair), from_code=source, to_code=target, version=version, demonstration=demonstration
    )  # fmt: skip


@pytest.fixture(scope="module")
def chain(packages: dict[str, ModelPackage]) -> PivotEngine:
    """Two real models in a row, the second said to read French."""
    arabic = replace(packages["ar"], from_code="fr")
    return PivotEngine([ArgosEngine(packages["fr"], source="en-GB"), ArgosEngine(arabic, target="ar-EG")])


@pytest.mark.parametrize(
    ("pairs", "pair", "expected"),
    [
        pytest.param("en-ca ca-fr en-fr", "en→fr", "en-fr", id="direct"),
        pytest.param("en-ca ca-fr", "en→fr", "en-ca ca-fr", id="one-between"),
        pytest.param("fa-en en-ca ca-fr", "fa→fr", "fa-en en-ca ca-fr", id="two-between"),
        pytest.param("fa-en en-ca ca-es es-fr", "fa→fr", "", id="too-long"),
        pytest.param("ca-fr", "en→fr", "", id="none"),
        pytest.param("fa-ar ar-fr fa-en en-fr", "fa→fr", "fa-en en-fr", id="english-first"),
        pytest.param("fa-es es-fr fa-ar ar-fr", "fa→fr", "fa-ar ar-fr", id="by-name-otherwise"),
        pytest.param("fr-en en-pb", "fr→pt-BR", "fr-en en-pb", id="codes-of-argos"),
        pytest.param("fr-en en-pt", "fr→pt-BR", "fr-en en-pt", id="language-serves-region"),
    ],
)
def test_the_shortest_chain_is_found(pairs: str, pair: str, expected: str) -> None:
    """A direct package, else the fewest, through English where that is as short."""
    packages = [package(name) for name in pairs.split()]
    source, target = pair.split("→")
    for order in (packages, packages[::-1]):
        assert [str(p.path) for p in find_route(order, source, target)] == expected.split()


def test_a_real_chain_comes_before_a_demonstration() -> None:
    """A detour through real packages says more than a direct demonstration; a demonstration is better than nothing."""
    demonstration = package("en-fr", demonstration=True)
    real = [package("en-ca"), package("ca-fr")]
    assert find_route([demonstration, *real], "en", "fr") == tuple(real)
    assert find_route([demonstration, real[0]], "en", "fr") == (demonstration,)


def test_a_chain_says_what_it_is(chain: PivotEngine, packages: dict[str, ModelPackage]) -> None:
    """Its origin names all languages and versions; its digest changes with each engine and their order."""
    assert (chain.source, chain.target) == ("en-GB", "ar-EG")
    assert chain.origin == f"argos en→fr→ar {FRENCH_VERSION}+{packages['ar'].version}"
    assert not chain.demonstration
    marked = PivotEngine(
        [ArgosEngine(packages["fr"]), ArgosEngine(replace(packages["ar"], from_code="fr", demonstration=True))]
    )
    assert marked.demonstration
    assert int(chain.digest, 16) >= 0
    assert chain.digest not in {engine.digest for engine in chain.engines}
    assert PivotEngine(chain.engines[::-1]).digest != chain.digest
    with pytest.raises(EngineError, match="at least 2"):
        PivotEngine(chain.engines[:1])


def test_a_chain_gives_what_its_packages_give_one_after_the_other(chain: PivotEngine) -> None:
    """In order, with as many proposals as asked for, scored over both steps; numbers stay."""
    options = TranslateOptions(hypotheses=3)
    first, second = chain.engines
    between = [proposals[0] for proposals in first.translate(SENTENCES)]
    expected = second.translate([item.text for item in between], options)
    found = chain.translate(SENTENCES, options)
    assert [[p.text for p in proposals] for proposals in found] == [[p.text for p in e] for e in expected]
    assert found[1][0].text == "1988"
    assert found[0][0].score == pytest.approx(between[0].score + expected[0][0].score)
    assert chain.translate([]) == []
    chain.load()


def test_the_last_package_alone_is_told_what_to_suppress(chain: PivotEngine) -> None:
    """A word of the target that is suppressed is gone."""
    (plain,) = chain.translate(SENTENCES[:1])
    word = next(word for word in plain[0].text.split() if len(word) > 3)
    (second,) = chain.translate(SENTENCES[:1], TranslateOptions(suppress=(word,)))
    assert word not in second[0].text.split()


def test_links_lead_back_to_the_source_of_the_chain(chain: PivotEngine) -> None:
    """What an aligned word was written from is a part of the first sentence, not of the one between."""
    (proposals,) = chain.translate(SENTENCES[:1], TranslateOptions(align=True))
    links = proposals[0].links
    assert links
    assert all(0 <= link.source_start < link.source_end <= len(SENTENCES[0]) for link in links)
    assert all(0 <= link.start < link.end <= len(proposals[0].text) for link in links)
