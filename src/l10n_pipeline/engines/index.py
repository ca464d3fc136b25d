"""The list of packages that can be had: Argos' ``index.json``, or a mirror of it.

The list is a JSON array of objects with the fields of a package's ``metadata.json`` (code, package_version,
argos_version, from_code, from_name, to_code, to_name, links). Two more are understood, which Argos does not write:
``sha256``, of the `.argosmodel` file, and ``demonstration``.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from l10n_pipeline.engines.packages import CODE, VERSION, Translation, choose, locale_tag
from l10n_pipeline.engines.pivot import find_route
from l10n_pipeline.errors import LocaleError, PackageError
from l10n_pipeline.locales import get_locale

ARGOS_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
"""Argos' own list (argostranslate 1.12, settings.remote_package_index)."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"(?:translate-)?(?P<pair>[A-Za-z]+[-_][A-Za-z]+)(?:-(?P<version>\d[\w.]*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Translation):
    """A package that an index offers."""

    links: tuple[str, ...]
    """Where its `.argosmodel` file is, the first to be tried first: URLs, or paths of files."""
    from_name: str = ""
    """In English: ``English``."""
    to_name: str = ""
    sha256: str = ""
    """Of its `.argosmodel` file, where the index says it; Argos' own does not."""


def parse_index(data: bytes, place: str, broken: Callable[[PackageError], None] | None = None) -> list[Offer]:
    """Return what the index ``data``, read from the URL or file ``place``, offers, in its order.

    Links may be relative to ``place``. Packages that do not translate (sentence splitters) are passed over. An entry
    that makes no sense is given to ``broken``, or raised as `PackageError` without it; the others can still be had.
    Raises `PackageError` where the index as a whole is not one.
    """
    try:
        entries: object = json.loads(data)
    except (ValueError, RecursionError) as reason:
        raise PackageError(f"is not a package index: not JSON: {reason}", path=place) from reason
    if not isinstance(entries, list):
        raise PackageError("is not a package index: not a list", path=place)
    offers: list[Offer] = []
    for number, entry in enumerate(entries):
        try:
            if not isinstance(entry, dict):
                raise PackageError("not an object", path=place, key=str(number))
            if entry.get("type", "translate") == "translate":
                offers.append(_offer(entry, place, number))
        except PackageError as error:
            if broken is None:
                raise
            broken(error)
    return offers


def names_an_offer(wanted: str) -> bool:
    """Return whether `find_offer` could find ``wanted``: it is a locale, a pair or a package's name."""
    if _NAME.fullmatch(wanted):
        return True
    with contextlib.suppress(LocaleError):
        get_locale(wanted)
        return True
    return False


def find_offer(offers: Sequence[Offer], wanted: str, source: str) -> Offer:
    """Return what ``wanted`` names: ``fa`` (from the locale ``source``), ``en-fa``, ``translate-en_fa-1_5``.

    Without a version the highest is meant. Raises `PackageError` where there is none; the reason says what comes near.
    """
    found = _NAME.fullmatch(wanted)
    if found is not None:
        start, end = re.split("[-_]", found["pair"])
        version = found["version"]
        named = [o for o in offers if (o.from_code, o.to_code) == (start, end)]
        if version is not None:
            named = [o for o in named if o.version.replace(".", "_") == version.replace(".", "_")]
        if (chosen := choose(named, locale_tag(start), locale_tag(end))) is not None:
            return chosen
    with contextlib.suppress(LocaleError):
        if (chosen := choose(offers, source, get_locale(wanted).tag)) is not None:
            return chosen
    raise PackageError(f"the index has no package {wanted!r}{_near(offers, wanted, source)}")


def matching(offers: Sequence[Offer], wanted: str) -> list[Offer]:
    """Return the offers from or into the language ``wanted``, or of the pair ``en-fa``; all if it is empty."""
    if not wanted:
        return list(offers)
    pair = re.split("[-_]", wanted.removeprefix("translate-"))
    return [
        offer
        for offer in offers
        if wanted in (offer.from_code, offer.to_code, offer.source, offer.target, offer.name)
        or pair == [offer.from_code, offer.to_code]
    ]


def is_url(place: str) -> bool:
    """Return whether ``place`` is a URL and not a path."""
    return urlsplit(place).scheme in ("http", "https")


def _near(offers: Sequence[Offer], wanted: str, source: str) -> str:
    """Return what to say of packages that may have been meant."""
    found = _NAME.fullmatch(wanted)
    code = re.split("[-_]", found["pair"] if found else wanted)
    start, end = code if len(code) == 2 else (source, code[0])
    route = find_route(offers, locale_tag(start), locale_tag(end))
    if len(route) > 1:
        return f", but {' and '.join(offer.name for offer in route)} lead there together: install these"
    near = [o.name for o in offers if o.to_code == end and o.from_code in (start, source)]
    if not near:
        near = [o.name for o in offers if o.to_code == end]
    return f" (it has {', '.join(near[:6])})" if near else ""


def _offer(entry: Mapping[str, object], place: str, number: int) -> Offer:
    for key, rule in (("from_code", CODE), ("to_code", CODE), ("package_version", VERSION)):
        if not rule.fullmatch(_text(entry, key)):
            raise PackageError("missing or malformed", path=place, key=f"{number}.{key}")
    links = entry.get("links", [])
    if not isinstance(links, list) or not all(isinstance(link, str) and link for link in links):
        raise PackageError("not a list of links", path=place, key=f"{number}.links")
    sha256 = _text(entry, "sha256").lower()
    if sha256 and not _SHA256.fullmatch(sha256):
        raise PackageError("not a SHA-256 in hexadecimal", path=place, key=f"{number}.sha256")
    return Offer(
        from_code=_text(entry, "from_code"),
        to_code=_text(entry, "to_code"),
        version=_text(entry, "package_version"),
        links=tuple(_absolute(link, place) for link in links),
        from_name=_text(entry, "from_name"),
        to_name=_text(entry, "to_name"),
        sha256=sha256,
        demonstration=entry.get("demonstration") is True,
    )


def _absolute(link: str, place: str) -> str:
    """Return ``link`` as seen from the index; a file that an index from the network names stays a URL of that place."""
    if is_url(place):
        return urljoin(place, link)
    return link if is_url(link) else str(Path(place).parent / link)


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else ""
