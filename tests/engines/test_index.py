"""Tests of l10n_pipeline.engines.index."""

from __future__ import annotations

import json

import pytest

from l10n_pipeline.engines.index import find_offer, matching, parse_index
from l10n_pipeline.errors import PackageError

URL = "https://example.org/mirror/index.json"


def entry(source: str = "en", target: str = "fa", version: str = "1.5", **more: object) -> dict[str, object]:
    """Return an entry as Argos' index.json has them."""
    return {
        "code": f"translate-{source}_{target}",
        "package_version": version,
        "argos_version": "1.5",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
        "links": [f"https://example.org/translate-{source}_{target}-{version.replace('.', '_')}.argosmodel"],
        **more,
    }


def index(*entries: object) -> bytes:
    return json.dumps(entries).encode()


OFFERS = parse_index(
    index(
        entry(), entry(version="1.10"), entry(target="ar"), entry("fr", "fa"), entry("ca", "fr"), entry("en", "pb"),
        entry("en", "pt"), entry("en", "zt"),
    ),
    URL,
)  # fmt: skip


def test_an_entry_of_argos_is_read() -> None:
    """Languages, version and links; what translates nothing is passed over."""
    (offer,) = parse_index(index({"type": "sbd", "code": "en_sbd", "from_codes": ["en"], "links": []}, entry()), URL)
    assert (offer.from_code, offer.to_code, offer.version, offer.from_name) == ("en", "fa", "1.5", "EN")
    assert offer.name == "translate-en_fa-1_5"
    assert offer.links == ("https://example.org/translate-en_fa-1_5.argosmodel",)
    assert not offer.demonstration


@pytest.mark.parametrize(
    ("place", "link", "expected"),
    [
        pytest.param(URL, "x.argosmodel", "https://example.org/mirror/x.argosmodel", id="beside-the-url"),
        pytest.param(URL, "/x.argosmodel", "https://example.org/x.argosmodel", id="on-the-server"),
        pytest.param("/media/usb/index.json", "x.argosmodel", "/media/usb/x.argosmodel", id="beside-the-file"),
        pytest.param("/media/usb/index.json", "https://a.org/x", "https://a.org/x", id="url-in-a-file"),
    ],
)
def test_links_may_be_relative(place: str, link: str, expected: str) -> None:
    """To the place of the index: a mirror is a folder that can be moved."""
    (offer,) = parse_index(index(entry(links=[link])), place)
    assert offer.links == (expected,)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"<html>not found</html>", "not JSON", id="html"),
        pytest.param(b"{}", "not a list", id="object"),
        pytest.param(b"\xff\xfe", "not JSON", id="bytes"),
        pytest.param(b"[" * 100_000, "not JSON", id="deep"),
        pytest.param(index("en-fa"), "0: not an object", id="entry"),
        pytest.param(index(entry(), entry(from_code="../x")), "1.from_code", id="path-as-code"),
        pytest.param(index(entry(package_version="1/../2")), "0.package_version", id="path-as-version"),
        pytest.param(index(entry(links="https://example.org/x")), "0.links", id="links"),
        pytest.param(index(entry(sha256="abc")), "0.sha256", id="digest"),
    ],
)
def test_what_is_no_index_is_refused(data: bytes, reason: str) -> None:
    """PackageError with the place and the entry."""
    with pytest.raises(PackageError, match=reason) as caught:
        parse_index(data, URL)
    assert caught.value.path == URL


def test_a_broken_entry_does_not_hide_the_others() -> None:
    """It is handed to whoever takes it."""
    broken: list[PackageError] = []
    (offer,) = parse_index(index(entry(to_code=7), entry()), URL, broken.append)
    assert offer.to_code == "fa"
    assert [error.key for error in broken] == ["0.to_code"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        pytest.param("fa", "translate-en_fa-1_10", id="locale-highest-version"),
        pytest.param("en-fa", "translate-en_fa-1_10", id="pair"),
        pytest.param("en_fa", "translate-en_fa-1_10", id="pair-underscore"),
        pytest.param("translate-en_fa", "translate-en_fa-1_10", id="code"),
        pytest.param("translate-en_fa-1_5", "translate-en_fa-1_5", id="name"),
        pytest.param("translate-en_fa-1.5", "translate-en_fa-1_5", id="name-with-a-point"),
        pytest.param("fr-fa", "translate-fr_fa-1_5", id="other-source"),
        pytest.param("pt-BR", "translate-en_pb-1_5", id="locale-that-argos-calls-otherwise"),
        pytest.param("zh-TW", "translate-en_zt-1_5", id="traditional"),
        pytest.param("en-ar", "translate-en_ar-1_5", id="pair-that-looks-like-a-locale"),
    ],
)
def test_a_package_is_found_by_what_people_call_it(wanted: str, name: str) -> None:
    """A locale, a pair, Argos' code, the full name."""
    assert find_offer(OFFERS, wanted, "en").name == name


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        pytest.param("fr", r"no package 'fr' \(it has translate-ca_fr-1_5\)", id="no-such-source"),
        pytest.param("pb-fr", "it has translate-ca_fr-1_5", id="no-such-pair"),
        pytest.param("ca-fa", "but translate-ca_fr-1_5 and translate-fr_fa-1_5 lead there together", id="chain"),
        pytest.param("de-fa", r"\(it has translate-en_fa-1_5, translate-en_fa-1_10\)", id="pair"),
        pytest.param("translate-en_fa-9", "it has translate-en_fa-1_5", id="version"),
        pytest.param("qqq", r"no package 'qqq'$", id="no-language"),
    ],
)
def test_what_is_not_there_is_told_with_what_comes_near(wanted: str, reason: str) -> None:
    """The reason names packages that may have been meant."""
    with pytest.raises(PackageError, match=reason):
        find_offer(OFFERS, wanted, "en")


def test_offers_are_filtered() -> None:
    """By language, either side, or by pair; everything without a filter."""
    assert [o.name for o in matching(OFFERS, "fr")] == ["translate-fr_fa-1_5", "translate-ca_fr-1_5"]
    assert [o.name for o in matching(OFFERS, "fr-fa")] == ["translate-fr_fa-1_5"]
    assert matching(OFFERS, "") == OFFERS
    assert matching(OFFERS, "pt-BR") == [o for o in OFFERS if o.to_code == "pb"]
