"""Places: Paris that became London. CLDR names the countries, and the cities after which time zones are named.

Told only where one place of the source is missing from the target, by its name and by that of its people, and one of
the same kind stands there that the source names in no way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from l10n_pipeline.checks.base import CheckContext, Finding
from l10n_pipeline.checks.folding import fold, folded, words
from l10n_pipeline.checks.names.cities import cities
from l10n_pipeline.checks.names.french import unaccented
from l10n_pipeline.checks.names.words import NO_NAMES, Name
from l10n_pipeline.checks.urls import mask_addresses
from l10n_pipeline.model import Severity

_ALSO: Mapping[str, str] = {
    "TR": "Turkey Turkish Turk",
    "GB": "Britain British England English London Scotland Scottish Wales Welsh UK U.K",
    "US": "America American US U.S USA Washington States",
    "NL": "Holland Dutch Hague",
    "FR": "French Franco",
    "DK": "Danish Dane",
    "IE": "Irish",
    "DE": "Berlin",
    "CH": "Geneva Bern",
    "MM": "Burma Burmese",
    "IR": "Persia Persian Tehran Islamic",
    "RU": "Soviet USSR Moscow Kremlin",
    "CN": "Beijing Sino",
    "PS": "Palestine Gaza",
    "VA": "Vatican Holy",
    "AE": "UAE Emirates Dubai",
    "SA": "Saudi Riyadh",
}
"""What else stands for a country in English."""
_PEOPLE: Mapping[str, str] = {
    "DK": "dano",
    "TR": "turc",
    "PL": "polo",
    "NL": "holl",
    "GB": "brit",
    "US": "amer",
    "BY": "بيضا",
}
"""How a word for their people begins, where the country's name does not; in Arabic Belarus may be White Russia."""
_ORDINARY = words(
    "مالي قطر كيف بنين غرب مركز Maurice Centre Nome Troll Davis Pacifique Victoria Regina Acre Salta Center"
)
"""Forms that are common words, or somebody's name."""
_PARTICLES = tuple(
    re.compile(rf"{particles}(?=..)") for particles in ("[وف]", "[وف]?[بكل]", "[وف]?[بكل]?ال", "[وف]?لل")
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c-][^\W\d_]+)*")
_SHORTEST_CITY = 4
_NOWHERE = frozenset({"XA", "XB", "ZZ", "EU", "EZ", "QO", "UN"})
_CAPITALISED = re.compile(r"[A-Z]\w*(?:\.\w+)*")


@dataclass(frozen=True, slots=True)
class _Place:
    key: str
    """Its code, or its time zone."""
    city: bool
    english: str
    form: str
    """In the locale, folded."""


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    by_english: Mapping[str, _Place]
    """Places with one word for a name."""
    by_form: Mapping[str, tuple[_Place, ...]]
    """By their names in the locale, folded; one word too."""


def other_place(context: CheckContext, names: Sequence[Name]) -> Iterator[Finding]:
    """Yield a finding for a place of ``names``, those of the source, that is another in the target."""
    gazetteer = _gazetteer(context.locale.tag)
    said = {name.text: gazetteer.by_english[name.text] for name in names if name.text in gazetteer.by_english}
    if not said:
        return
    plain = folded(context.target)
    if all(place.form in plain for place in said.values()):
        return
    target = mask_addresses(context.target)
    found: list[tuple[re.Match[str], tuple[_Place, ...]]] = []
    others: list[str] = []
    for match in _WORD.finditer(target):
        forms = tuple(_forms(match[0], context.locale.language))
        places = () if match[0].islower() else _named(forms, gazetteer)
        if places:
            found.append((match, places))
        else:
            others += forms
    present = {place.key for _, places in found for place in places}
    missing = [
        place
        for name, place in said.items()
        if place.key not in present and not _has_people(place, others) and _stands_alone(name, context)
    ]
    keys = {place.key for place in said.values()}
    rest = [word for word in _CAPITALISED.findall(context.source) if word not in said]
    added = [
        (match, places)
        for match, places in found
        if not any(place.key in keys or _is_said(place, rest) for place in places)
    ]
    if len(missing) == len(added) == 1 and added[0][1][0].city == missing[0].city:
        match, english = added[0][0], missing[0].english
        message = f"“{match[0]}” stands where the source has “{english}”: is it another place?"
        yield Finding(message, *match.span(), Severity.WARNING)


def _named(forms: Sequence[str], gazetteer: _Gazetteer) -> tuple[_Place, ...]:
    """Return the places that a word of a target with these ``forms`` names."""
    return next(filter(None, (gazetteer.by_form.get(form, ()) for form in forms)), ())


def _forms(word: str, language: str) -> Iterator[str]:
    """Yield ``word``, folded, and in Arabic what is left without its particles."""
    form = fold(word)
    yield form
    if language == "ar":
        for particles in _PARTICLES:
            if match := particles.match(form):
                yield from (form[match.end() :], f"ال{form[match.end() :]}")


def _has_people(place: _Place, forms: Sequence[str]) -> bool:
    """Return whether one of ``forms``, words of the target, may name the people of ``place``."""
    form = unaccented(place.form.removeprefix("ال"))
    stem = form[: max(_SHORTEST_CITY, len(form) - 2)] if place.city else form[:3] if len(form) <= 5 else form[:4]
    stems = (stem, _PEOPLE.get(place.key, stem))
    return any(unaccented(form).startswith(stems) for form in forms)


def _stands_alone(name: str, context: CheckContext) -> bool:
    """Return whether the source has ``name`` for a place, and the target has no trace of it in the source's letters.

    The Paris Agreement, New Jersey and Jordan Peterson are other names.
    """
    if name in context.target:
        return False
    around = re.search(rf"(?:^|(?<=\W))(?P<before>[A-Z]\w+ )?{re.escape(name)}(?P<behind> [A-Z]\w+)?", context.source)
    if around is None or (around["before"] not in (None, "The ") and around.start() > 0):
        return False
    return around["behind"] is None or around["behind"][1:] in NO_NAMES


def _is_said(place: _Place, capitalised: Sequence[str]) -> bool:
    """Return whether one of the ``capitalised`` words of the source stands for ``place`` or its people."""
    names = (*place.english.split(), *_ALSO.get(place.key, "").split())
    begun = {name[:3].casefold() for name in names}
    return any(word in names or word[:3].casefold() in begun for word in capitalised)


@cache
def _gazetteer(tag: str) -> _Gazetteer:
    from babel import Locale
    from babel.core import get_global

    ours, theirs = Locale.parse("en"), Locale.parse(tag.replace("-", "_"))
    places = [
        _Place(code, False, name, fold(str(theirs.territories[code])))
        for code, name in ours.territories.items()
        if code.isalpha() and code in theirs.territories and code not in _NOWHERE
    ]
    countries = {place.english for place in places}
    for zone in sorted(get_global("zone_territories")):
        plain = zone.rpartition("/")[2].replace("_", " ")
        english = str(ours.time_zones.get(zone, {}).get("city", plain))
        form = fold(str(theirs.time_zones.get(zone, {}).get("city", english)))
        if english not in countries and len(form) >= _SHORTEST_CITY:
            places.append(_Place(zone, True, english, form))
    for names, forms in cities(theirs.language):
        places += [_Place(names[0], True, name, fold(form)) for name in names for form in forms]
    by_form: dict[str, tuple[_Place, ...]] = {}
    for place in places:
        if " " not in place.form and place.form not in {fold(word) for word in _ORDINARY}:
            by_form[place.form] = (*by_form.get(place.form, ()), place)
    by_english = {place.english: place for place in reversed(places) if " " not in place.english}
    return _Gazetteer(by_english, by_form)
