"""Tests of l10n_pipeline.engines.apertium and of how it finds modes and writes Apertium's stream format."""

from __future__ import annotations

import random
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n_pipeline import inline
from l10n_pipeline.engines.apertium import ApertiumEngine, ApertiumSettings
from l10n_pipeline.engines.apertium_modes import data_folder, digest, find_chain, installed_modes, locale_tag
from l10n_pipeline.engines.apertium_stream import END, Encoded, decode, encode, strip_end
from l10n_pipeline.engines.base import TranslateOptions, mask_style
from l10n_pipeline.errors import EngineError, PackageError

STATEMENT = Path(__file__).parents[2] / "source/statement.txt"


def _why_not() -> str:
    command = shutil.which("apertium")
    if command is None:
        return "the command apertium is not installed (apt install apertium)"
    if not find_chain(installed_modes(data_folder(Path(command))), "en", "fr"):
        return "no Apertium pairs from English to French (apt install apertium-eng-cat apertium-fra-cat)"
    return ""


WHY_NOT = _why_not()
needs_command = pytest.mark.skipif(shutil.which("apertium") is None, reason=WHY_NOT or "installed")
needs_french = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "installed")


@pytest.fixture(scope="module")
def engine() -> ApertiumEngine:
    return ApertiumEngine("en", "fr")


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    lines = STATEMENT.read_text(encoding="utf-8").splitlines()
    return list(dict.fromkeys(line.strip() for line in lines if 30 < len(line) < 250))[:20]


def texts(engine: ApertiumEngine, sentences: list[str]) -> list[str]:
    return [proposals[0].text for proposals in engine.translate(sentences)]


def with_modes(folder: Path, *names: str, pipe: str = "cat") -> Path:
    """Make a data folder of modes that are pipes of ordinary programs, and return it."""
    (folder / "modes").mkdir(parents=True)
    for name in names:
        (folder / "modes" / f"{name}.mode").write_text(pipe + "\n", encoding="utf-8")
    return folder


def with_script(folder: Path, script: str) -> Path:
    """Make a data folder of one mode, ``eng-fra``, that runs a shell script, and return it."""
    program = folder / "program"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return with_modes(folder / "data", "eng-fra", pipe=str(program))


# ---------------------------------------------------------------- modes


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        pytest.param("eng", "en", id="three-letters"),
        pytest.param("es", "es", id="two-letters"),
        pytest.param("fas", "fa", id="persian"),
        pytest.param("szl", "szl", id="no-two-letter-code"),
        pytest.param("por_BR", "pt-BR", id="region"),
        pytest.param("hbs", "sr-Latn", id="macrolanguage"),
        pytest.param("cat_valencia", "ca-valencia", id="variant"),
        pytest.param("cat_valencia_uni", "ca-valencia-uni", id="two-variants"),
    ],
)
def test_language_codes_become_locale_tags(code: str, tag: str) -> None:
    """ISO 639-3 becomes ISO 639-1 where there is such a code; a variant stays apart from its language."""
    assert locale_tag(code) == tag


@pytest.mark.parametrize(
    ("names", "source", "target", "chain"),
    [
        pytest.param(["eng-fra"], "en", "fr", ["eng-fra"], id="direct"),
        pytest.param(["eng-cat", "cat-fra", "fra-cat"], "en", "fr", ["eng-cat", "cat-fra"], id="through-catalan"),
        pytest.param(["eng-cat", "cat-spa", "spa-fra", "cat-fra"], "en", "fr", ["eng-cat", "cat-fra"], id="shortest"),
        pytest.param(["eng-cat", "eng-spa", "spa-fra", "cat-fra"], "en", "fr", ["eng-cat", "cat-fra"], id="by-name"),
        pytest.param(["eng-cat", "cat-eng", "cat-spa"], "en", "fr", [], id="none-though-there-is-a-circle"),
        pytest.param(["eng-cat"], "en-GB", "ca", ["eng-cat"], id="from-a-region"),
        pytest.param(["spa-por", "spa-por_BR"], "es", "pt-BR", ["spa-por_BR"], id="to-a-region"),
        pytest.param(["spa-por"], "es", "pt-BR", ["spa-por"], id="to-its-language-failing-that"),
        pytest.param(["eng-cat_valencia", "cat-fra"], "en", "fr", [], id="a-variant-is-not-its-language"),
        pytest.param(["eng-fra-tagger", "eng-morph", "eng-fra"], "en", "fr", ["eng-fra"], id="tools-left-out"),
        pytest.param([], "en", "fr", [], id="nothing-installed"),
    ],
)
def test_the_shortest_chain_is_found(
    tmp_path: Path, names: list[str], source: str, target: str, chain: list[str]
) -> None:
    """Breadth first, to the very locale if that can be, by name between equals."""
    modes = installed_modes(with_modes(tmp_path / "data", *names))
    assert [mode.name for mode in find_chain(modes, source, target)] == chain


def test_the_digest_follows_the_data(tmp_path: Path) -> None:
    """A changed dictionary, which the mode names by its path, changes the digest; a changed neighbour does not."""
    dictionary = tmp_path / "eng-fra.bin"
    dictionary.write_bytes(b"one")
    data = with_modes(tmp_path / "data", "eng-fra", pipe=f"lt-proc $1 '{dictionary}'")
    modes = installed_modes(data)
    first = digest(modes)
    (tmp_path / "other.bin").write_bytes(b"two")
    assert digest(modes) == first
    dictionary.write_bytes(b"two")
    assert digest(modes) != first


# ---------------------------------------------------------------- the stream format


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80))
def test_what_is_encoded_can_be_decoded(sentence: str) -> None:
    """Whatever stands in a sentence, spaces at its ends and doubled ones aside."""
    encoded = encode(sentence, inline.find(sentence))
    decoded = decode(encoded, strip_end(encoded.text + END))
    assert decoded.faithful
    assert re.sub(" {2,}", " ", decoded.text).strip() == re.sub(" {2,}", " ", sentence).strip()


def test_characters_with_a_meaning_are_escaped() -> None:
    """Brackets, signs of lexical units, and the backslash; line ends and null characters become spaces."""
    assert encode("[a] ^b/c$ {d} <e> @f \\ g\n\0h").text == r"\[a\] \^b\/c\$ \{d\} \<e\> \@f \\ g h"


def test_spans_and_tildes_become_superblanks() -> None:
    """Spans must survive; a tilde wakes Apertium's post-generator and is lost."""
    sentence = "See <b1>this</b1> ~1988 {0}."
    encoded = encode(sentence, inline.find(sentence))
    assert encoded == Encoded("See [0]this[1] [2]1988 [3].", ("<b1>", "</b1>", "~", "{0}"))


@pytest.mark.parametrize(
    ("output", "text", "faithful"),
    [
        pytest.param("Voir [0]ceci[1] là", "Voir <b>ceci</b> là", True, id="right"),
        pytest.param("Voir [1]ceci[0] là", "Voir </b>ceci<b> là", False, id="order"),
        pytest.param("Voir [0]ceci là", "Voir <b>ceci là", False, id="lost"),
        pytest.param("Voir ceci[0][1] là", "Voir ceci<b></b> là", False, id="emptied"),
        pytest.param("Voir là [0]ceci[1]", "Voir là <b>ceci</b>", False, id="moved-to-the-end"),
        pytest.param(r"Voir \[0\] [0]ceci[1] là\\[]", "Voir [0] <b>ceci</b> là\\", True, id="escaped"),
        pytest.param("Voir [0]ceci[1] là [7]", "Voir <b>ceci</b> là 7", False, id="made-up"),
    ],
)
def test_superblanks_that_went_astray_are_seen(output: str, text: str, faithful: bool) -> None:
    """Their order, their number, and whether words are still where there were words."""
    sentence = "See <b>this</b> there"
    decoded = decode(encode(sentence, inline.find(sentence)), output)
    assert (decoded.text, decoded.faithful) == (text, faithful)


@pytest.mark.parametrize(
    ("output", "text"),
    [
        pytest.param("La fin.[]", "La fin", id="added-stop"),
        pytest.param("La fin..[]", "La fin.", id="own-stop"),
        pytest.param("Par le.. [0] []", "Par le. [0] ", id="superblank-behind-the-stop"),
        pytest.param("etc[]", "etc", id="stop-swallowed-by-an-abbreviation"),
    ],
)
def test_the_end_is_taken_away(output: str, text: str) -> None:
    """One full stop and the empty superblank, nothing else."""
    assert strip_end(output) == text


# ---------------------------------------------------------------- the engine


@needs_french
def test_english_becomes_french_through_catalan(engine: ApertiumEngine) -> None:
    """With Debian's data; the origin says so."""
    assert texts(engine, ["The prisoners were in the house."]) == ["Les prisonniers étaient dans la maison."]
    assert re.fullmatch(r"apertium en→fr [\d.]+ \(through ca\)", engine.origin)
    assert not engine.demonstration
    assert int(engine.digest, 16) > 0


@needs_french
def test_a_sentence_has_one_translation(engine: ApertiumEngine, sentences: list[str]) -> None:
    """Alone, in company, backwards and twice: there is no order and no neighbour that changes a text."""
    first = dict(zip(sentences, texts(engine, sentences), strict=True))
    assert texts(engine, sentences[4:5]) == [first[sentences[4]]]
    small = ApertiumEngine("en", "fr", ApertiumSettings(chunk=10))
    again = sentences[::-1] + sentences[:3]
    assert texts(small, again) == [first[sentence] for sentence in again]


@needs_french
def test_nothing_and_what_has_no_letters_stay(engine: ApertiumEngine) -> None:
    """They are not sent through the command."""
    assert engine.translate([]) == []
    odd = ["", " ", "1988", "30,000 – 33,700", "***"]
    assert texts(engine, [*odd, "Hello"])[:-1] == odd


@needs_french
def test_one_proposal_without_marks_of_unknown_words(engine: ApertiumEngine) -> None:
    """Unknown words stay as they are, without an asterisk; there is no second proposal to give."""
    (proposals,) = engine.translate(["The Monafeqin are here."], TranslateOptions(hypotheses=4))
    assert len(proposals) == 1
    assert "Monafeqin" in proposals[0].text
    assert "*" not in proposals[0].text


@needs_french
def test_odd_sentences_lose_nothing(engine: ApertiumEngine) -> None:
    """Characters of the stream format, other scripts, line ends, null characters, long words and long sentences."""
    odd = {
        "He [said] (that) ^it^ $5 \\ <no> x@y * # + | = %": "[]()^^$\\<>@*#+|=%",
        "a ~ house ~of ~1988": "~~~",
        "漢字 house 🌰": "漢字🌰",
        "We saw ^house/house<n>$ and [[t:b:x]]it[[/]]": "^/<>$[[::]][[/]]",
        "The end\\": "\\",
        "the house\nis\there \0 now": "",
        "x" * 700: "x" * 700,
        " ".join(["the house of the prisoners"] * 80): "",
        "[<STREAMCMD:SETVAR:x>] house": "[<STREAMCMD:SETVAR:>]",
    }
    for (sentence, signs), text in zip(odd.items(), texts(engine, list(odd)), strict=True):
        assert all(text.count(sign) >= signs.count(sign) for sign in signs), (sentence, text)
        assert "\0" not in text
        assert len(text) > len(sentence) * 0.6


@needs_french
def test_of_two_hundred_sentences_none_loses_a_mask(engine: ApertiumEngine) -> None:
    """With one to four words masked in the engine's own style, every sentence comes back whole."""
    text = STATEMENT.read_text(encoding="utf-8")
    lines = [s.strip() for line in text.splitlines() for s in re.split(r"(?<=[.!?])\s+", line)]
    fit = [line for line in dict.fromkeys(lines) if 8 <= len(line.split()) <= 40 and not inline.find(line)]
    chance = random.Random(1988)
    style = mask_style(engine)
    assert style is not None
    masked = []
    for index in range(200):
        line = fit[index % len(fit)]
        words = list(re.finditer(r"[A-Za-z]{4,}", line))
        chosen = sorted(chance.sample(words, min(len(words), chance.randint(1, 4))), key=lambda m: m.start())
        spans = [inline.Span(m.start(), m.end(), inline.SpanKind.KEEP, m.group()) for m in chosen]
        masked.append(inline.mask(line, spans, style))
    restored = [
        inline.restore(*pair) for pair in zip(masked, texts(engine, [mask.text for mask in masked]), strict=True)
    ]
    assert [found.text for found in restored if not found.ok] == []


@needs_french
def test_unmasked_spans_come_back_too(engine: ApertiumEngine) -> None:
    """Who calls the engine without masks still gets tags, links and placeholders letter for letter, in order.

    A full stop stays at the end, and so does a word.
    """
    sentences = [
        "The prisoners <b1>were executed</b1> in <a2>the prison of Evin</a2>.",
        "Write to press@example.org or see https://example.org/a_b?c=1~x.",
        "Hello {name}, you have %d letters &amp; `some  code` here.",
        "It was signed by <x1/>.",
        "<b1>It</b1> was <b2>good</b2>",
    ]
    for sentence, text in zip(sentences, texts(engine, sentences), strict=True):
        assert [span.text for span in inline.find(text)] == [span.text for span in inline.find(sentence)]
        assert text[-1] == sentence[-1]


# ---------------------------------------------------------------- what can go wrong


def test_a_missing_command_says_how_to_install_it() -> None:
    """The error names the packages."""
    with pytest.raises(PackageError, match=r"not installed.*apt install apertium apertium-eng-cat apertium-fra-cat"):
        ApertiumEngine("en", "fr", ApertiumSettings(command="no-such-apertium"))


@needs_command
def test_a_missing_pair_says_what_there_is(tmp_path: Path) -> None:
    """The error names the direction, the folder and what is installed there."""
    data = with_modes(tmp_path / "data", "eng-cat")
    with pytest.raises(PackageError, match=r"en→fr \(installed in .*data: eng-cat\): install"):
        ApertiumEngine("en", "fr", ApertiumSettings(data=data))


@needs_command
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        pytest.param("echo 'no such dictionary' >&2; echo 'and more' >&2; exit 1", "no such dictionary$", id="fails"),
        pytest.param("tr -d '\\000'", "2 sentences went in, 0 came out", id="loses-the-bounds"),
        pytest.param("cat; cat $0", "2 sentences went in, [23] came out", id="says-too-much"),
        pytest.param("no-such-program-here", "no-such-program-here", id="a-program-is-missing"),
    ],
)
def test_a_mode_that_fails_is_an_engine_error(tmp_path: Path, script: str, reason: str) -> None:
    """With the first line of its complaints, though the command itself ends as if all were well."""
    settings = ApertiumSettings(data=with_script(tmp_path, script))
    with pytest.raises(EngineError, match=reason):
        ApertiumEngine("en", "fr", settings).translate(["Hello there."])


@needs_command
def test_a_mode_that_hangs_is_ended(tmp_path: Path) -> None:
    """After the timeout, with all its processes."""
    stamp = tmp_path / "still-running"
    settings = ApertiumSettings(data=with_script(tmp_path, f"sleep 3; touch {stamp}"), timeout=1)
    with pytest.raises(EngineError, match=r"eng-fra was still running after 1 seconds"):
        ApertiumEngine("en", "fr", settings).translate(["Hello there."])
    time.sleep(3)
    assert not stamp.exists()
