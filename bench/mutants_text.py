"""More kinds of mutation: negations, script, quotations, markup, terms, characters, punctuation, amount."""

from __future__ import annotations

import re

from l10n_pipeline.model import Term
from mutants import (
    ARABIC_SCRIPT,
    ERROR,
    WARNING,
    Material,
    Mutant,
    built,
    kind,
    pick,
    put,
)

# ---------------------------------------------------------------- negations

LOST = {
    "fa": [
        (r"\bنمی(?=[\u200c ]?\w)", "می"),
        (r"\bنیست", "هست"),
        (r"\bن(?=(?:شد|کرد|دار|داشت|بود|باید|خواه|توان|داد|گرفت|باش|کن|شو|ده|رفت|یافت))", ""),
        (r"\bبدون\b", "با"),
        (r"\bعدم ", ""),
        (r"\bغیر[\u200c ]", ""),
    ],
    "ar": [
        (r"\b([وف]?)(?:لا|لم|لن) (?!سيما|يزال|تزال|بد |شك )", r"\1"),
        (r"\bليست? ", ""),
        (r"\bغير ", ""),
        (r"\bعدم ", ""),
        (r"\b(?:بدون|دون) ", "مع "),
    ],
    "fr": [
        (r"\b(?:ne |n['’])((?:[\w-]+['’ ]){1,4}?)(?:pas|jamais|plus|rien|aucune?) ?\b", r"\1"),
        (r"\bsans\b", "avec"),
    ],
}
ADDED = {
    "fa": [
        (r"\bمی(?=[\u200c ]\w)", "نمی"),
        (r"\bاست(?=[.،؛ ]|$)", "نیست"),
        (r"\b(?=(?:شد|کرد|بود|شدند|کردند|بودند|دارند|دارد|باید|کنید)\b)", "ن"),
    ],
    "ar": [
        (
            r"(?<!لا )(?<!لم )(?<!لن )\b(?=(?:يمكن|يجب|يوجد|يكون|تكون|يؤدي|تشمل|يعتبر|تعتبر|يحتاج|يستخدم|تستخدم)\b)",
            "لا ",
        ),
        (r"(?<!لا )(?<!لم )(?<!لن )\b(?=(?:يتم|تتم)\b)", "لا "),
        (r"\bتم\b", "لم يتم"),
        (r"(?<!إذا )(?<!قد )\b(?:كان|كانت)\b", "لم يكن"),
    ],
    "fr": [
        (r"\best\b(?! pas)", "n'est pas"),
        (r"\b(sont|doivent|peut|peuvent|doit|sera|seront|représente|permet|comprend)\b(?! (?:pas|plus))", r"ne \1 pas"),
        (r"\b(ont|était|étaient|avait)\b(?! pas)", r"n'\1 pas"),
    ],
}
_NOT = re.compile(r"\b(?:not|never|no|without|cannot|none|neither|nothing)\b|n['’]t\b", re.IGNORECASE)

_PHRASE = re.compile(r"\bnot (?:limited to|only)\b|\bor not\b|\bif not\b|\(?yes, no", re.IGNORECASE)
"""Phrases that are often said without a negation: what is lost there is no *not* of the source."""


def _changed(m: Material, rules: list[tuple[str, str]]) -> str | None:
    places = [(match, by) for rule, by in rules for match in re.finditer(rule, m.target)]
    if not places:
        return None
    match, by = m.chance.choice(places)
    return put(m.target, match, match.expand(by))


@kind("negation lost", "negation", WARNING)
def lose_negation(m: Material) -> str | None:
    return _changed(m, LOST[m.locale]) if _NOT.search(_PHRASE.sub("", m.source)) else None


@kind("negation added", "negation", WARNING)
def add_negation(m: Material) -> str | None:
    if re.search(r"\b(?:ne|n['’]\w+)\b", m.target):
        return None
    return _changed(m, ADDED[m.locale])


# ---------------------------------------------------------------- language and script


@kind("left whole in English", "script", ERROR)
def leave_english(m: Material) -> str | None:
    return m.source if len(m.source.split()) > 3 and re.search(r"\b[a-z]{3,} [a-z]{2,}", m.source) else None


@kind("clause left in English", "script", ERROR)
def leave_clause(m: Material) -> str | None:
    clauses = re.findall(r"(?:\b[a-z]+ ){6,12}[a-z]+", m.source)
    words = m.target.split(" ")
    if not clauses or len(words) < 14:
        return None
    place = m.chance.randrange(2, len(words) - 9)
    return " ".join([*words[:place], m.chance.choice(clauses), *words[place + 7 :]])


@kind("wrong-script letter", "script", ERROR)
def wrong_script(m: Material) -> str | None:
    match = pick(r"(?<![\w\u200c’'-])[^\W\d_A-Z]{5,}(?![\w\u200c’'-])", m)
    if not match or (m.locale in ARABIC_SCRIPT and match[0].isascii()):
        return None
    word = match[0]
    if m.locale == "fr":
        alike = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "i": "і", "x": "х", "n": "п"}
        places = [place for place, char in enumerate(word) if char in alike]
        if not places:
            return None
        place = m.chance.choice(places)
        return put(m.target, match, word[:place] + alike[word[place]] + word[place + 1 :])
    place = m.chance.randrange(1, len(word) - 1)
    return put(m.target, match, word[:place] + m.chance.choice("оаеolשиб") + word[place + 1 :])


@kind("short text left in English", "identical", WARNING)
def leave_short(m: Material) -> Mutant | None:
    words = re.match(r"([A-Z][a-z]+(?: [a-z]+){1,2})\b", m.source)
    return Mutant(words[1], " ".join(m.target.split()[:3]), words[1]) if words else None


# ---------------------------------------------------------------- brackets and quotations


@kind("bracket dropped", "brackets", ERROR)
def drop_bracket(m: Material) -> str | None:
    """Not the first of (1) or (c), nor the only one of 1): both ways to number are right, and so is no bracket."""
    match = pick(r"[(\[](?!\w{1,4}\))|(?<!^\d)[)\]]", m)
    return put(m.target, match, "") if match else None


@kind("closing quotation mark dropped", "quotes", ERROR, built=True)
def drop_quote(m: Material) -> Mutant | str | None:
    match = pick(r"[\u00a0\u202f ]?»|”", m)
    if match and m.chance.random() < 0.7:
        return put(m.target, match, "")
    pieces = {
        "en": "and “that is all”",
        "fa": "و «همین و بس»",
        "ar": "و«هذا كل شيء»",
        "fr": "et «\u00a0c’est tout\u00a0»",
    }
    return built(m, pieces, lambda piece: re.sub(r"\u00a0?»", "", piece))


@kind("quotation marks lost", "quotes", ERROR, built=True)
def drop_quotation(m: Material) -> Mutant:
    pieces = {
        "en": "and “that is all”",
        "fa": "و «همین و بس»",
        "ar": "و«هذا كل شيء»",
        "fr": "et «\u00a0c’est tout\u00a0»",
    }
    return built(m, pieces, lambda piece: re.sub(r"[«»\u00a0]", "", piece))


@kind("quoted word set without marks", "quotes", WARNING, built=True)
def unquote(m: Material) -> Mutant:
    pieces = {
        "en": "and a “show trial”",
        "fa": "و «محاکمه نمایشی»",
        "ar": "و«محاكمة صورية»",
        "fr": "et un «\u00a0simulacre\u00a0»",
    }
    return built(m, pieces, lambda piece: re.sub(r"[«»\u00a0]", "", piece))


@kind("pair of brackets lost", "brackets", WARNING)
def drop_pair(m: Material) -> str | None:
    match = pick(r"\(([^()]{6,})\)", m)
    return put(m.target, match, match[1]) if match and "(" in m.source else None


@kind("straight for curly quotation marks", "straight-quotes", WARNING, built=True)
def straighten(m: Material) -> Mutant | None:
    if '"' in m.source + m.target:
        return None
    pieces = {
        "en": "and “that is all”",
        "fa": "و «همین و بس»",
        "ar": "و«هذا كل شيء»",
        "fr": "et «\u00a0c’est tout\u00a0»",
    }
    return built(m, pieces, lambda piece: re.sub(r"«\u00a0?|\u00a0?»", '"', piece))


# ---------------------------------------------------------------- addresses and markup

ADDRESSES = [
    "https://iran1988.org/report-2018/page.html",
    "https://www.ohchr.org/en/documents/A-76-160",
    "www.example.org/archive",
    "http://news.example.com/2014/05/evin?id=350",
]


def _address(m: Material, damage: int) -> Mutant:
    address = m.chance.choice(ADDRESSES)
    wrong = ("", address.replace("o", "0", 1), address[:-1], address.replace(".", ".fa.", 1))[damage]
    return built(m, {"en": f"({address})", m.locale: f"({address})"}, lambda piece: piece.replace(address, wrong))


@kind("address dropped", "urls", ERROR, built=True)
def drop_address(m: Material) -> Mutant:
    return _address(m, 0)


@kind("address changed", "urls", ERROR, built=True)
def change_address(m: Material) -> Mutant:
    return _address(m, m.chance.randrange(1, 4))


@kind("e-mail address changed", "urls", ERROR, built=True)
def change_mail(m: Material) -> Mutant:
    mail, wrong = m.chance.choice((("info@example.org", "info@exemple.org"), ("a.b@un.example", "ab@un.example")))
    return built(m, {"en": f"({mail})", m.locale: f"({mail})"}, lambda piece: piece.replace(mail, wrong))


@kind("tag broken", "markup", ERROR, built=True)
def break_tag(m: Material) -> Mutant | None:
    words, others = m.source.split(" "), m.target.split(" ")
    if len(words) < 4 or len(others) < 4:
        return None
    words[2], others[2] = f"<b1>{words[2]}</b1>", f"<b1>{others[2]}</b1>"
    clean = " ".join(others)
    damaged = m.chance.choice(
        (
            clean.replace("</b1>", ""),
            clean.replace("<b1>", ""),
            clean.replace("<b1>", "<b2>"),
            clean.replace("</b1>", "<b1>"),
        )
    )
    return Mutant(" ".join(words), clean, damaged)


@kind("placeholder changed", "markup", ERROR, built=True)
def break_placeholder(m: Material) -> Mutant:
    name, wrong = m.chance.choice(
        (("{count}", "{nombre}"), ("%(name)s", "%(name)"), ("{0}", ""), ("{count}", "{count"))
    )
    return built(m, {"en": f"– {name}", m.locale: f"– {name}"}, lambda piece: piece.replace(name, wrong))


# ---------------------------------------------------------------- terms


def _term(m: Material, *, forbidden: bool) -> Term:
    def fits(term: Term) -> bool:
        rendering = term.renderings.get(m.locale)
        return bool(rendering and (rendering.forbidden if forbidden else True)) and not term.do_not_translate

    return m.chance.choice([term for term in m.glossary.terms if fits(term)])


@kind("forbidden term", "glossary-forbidden", ERROR, built=True)
def forbid(m: Material) -> Mutant:
    term = _term(m, forbidden=True)
    rendering = term.renderings[m.locale]
    wrong = m.chance.choice(rendering.forbidden).form
    pieces = {"en": f"“{term.source}”", m.locale: f"«{rendering.preferred}»"}
    return built(m, pieces, lambda piece: piece.replace(rendering.preferred, wrong))


@kind("term missing", "glossary-missing", ERROR, built=True)
def miss_term(m: Material) -> Mutant:
    term = _term(m, forbidden=False)
    rendering = term.renderings[m.locale]
    other = {"fa": "چیز دیگر", "ar": "شيء آخر", "fr": "autre chose"}[m.locale]
    pieces = {"en": f"({term.source})", m.locale: f"({rendering.preferred})"}
    return built(m, pieces, lambda piece: piece.replace(rendering.preferred, other))


@kind("untranslatable term changed", "glossary-missing", ERROR, built=True)
def change_kept(m: Material) -> Mutant:
    term = m.chance.choice([term for term in m.glossary.terms if term.do_not_translate])
    name = term.source
    wrong = m.chance.choice((name[::-1], f"{name[:-1]}G", name[1:], name.lower()))
    return built(m, {"en": f"({name})", m.locale: f"({name})"}, lambda piece: piece.replace(name, wrong))


# ---------------------------------------------------------------- characters


def _insert(m: Material, characters: str) -> str:
    place = m.chance.randrange(1, len(m.target))
    return m.target[:place] + m.chance.choice(characters) + m.target[place:]


@kind("bidi override", "bidi", ERROR)
def override(m: Material) -> str:
    return _insert(m, "\u202a\u202b\u202d\u202e\u2066\u2067")


@kind("invisible or control character", "control-characters", ERROR)
def control(m: Material) -> str:
    return _insert(m, "\u200b\x07\x00\ufeff\x1b\ufffd\u2060\x90")


@kind("conflict marker", "conflict-markers", ERROR)
def conflict(m: Material) -> str:
    mark = m.chance.choice(
        ("<<<<<<< HEAD\n{0}\n=======\n{0}\n>>>>>>> main", "{0}\n=======\n{0}", "#-#-#-#-#  a.po  #-#-#-#-#\n{0}")
    )
    return mark.format(m.target)


@kind("Arabic letter in Persian", "persian-letters", WARNING, ("fa",))
def arabic_letter(m: Material) -> str | None:
    match = pick(r"[یک]", m)
    return put(m.target, match, {"ی": "ي", "ک": "ك"}[match[0]]) if match else None


@kind("Persian letter in Arabic", "arabic-letters", WARNING, ("ar",))
def persian_letter(m: Material) -> str | None:
    match = pick(r"[يك]", m)
    return put(m.target, match, {"ي": "ی", "ك": "ک"}[match[0]]) if match else None


@kind("tatweel", "tatweel", WARNING, ARABIC_SCRIPT)
def stretch(m: Material) -> str | None:
    match = pick(r"(?<=[بتسمنلكکعه])(?=[اوردبتسمنلعيیكک])", m)
    return put(m.target, match, "ـ" * m.chance.randrange(1, 4)) if match else None


@kind("half-space missing", "half-spaces", WARNING, ("fa",))
def lose_half_space(m: Material) -> str | None:
    """One of several: a text without any is taken for a decision."""
    match = pick(r"(?<=\bمی)\u200c(?=\w)|(?<=\bنمی)\u200c(?=\w)|\u200c(?=ها)", m)
    return put(m.target, match, " ") if match and m.target.count("\u200c") > 1 else None


@kind("two kinds of digits", "mixed-digits", WARNING, ARABIC_SCRIPT)
def mix_digits(m: Material) -> str | None:
    match = pick(r"(?<![\w-])\d{2,}(?![\w-])", m)
    if not match:
        return None
    zero = 0x30 if not match[0].isascii() else 0x6F0 if m.locale == "fa" else 0x660
    return put(m.target, match, match[0][0] + "".join(chr(zero + int(char)) for char in match[0][1:]))


# ---------------------------------------------------------------- punctuation

QUESTION = {"fa": "؟", "ar": "؟", "fr": "\u00a0?"}


def _question(m: Material) -> Mutant | None:
    if not (m.source.endswith((".", "?")) and m.target.endswith((".", "?", "؟"))):
        return None
    clean = m.target.rstrip(".?؟ \u00a0") + QUESTION[m.locale]
    return Mutant(f"{m.source[:-1]}?", clean, clean)


@kind("question mark doubled", "doubled-punctuation", ERROR, built=True)
def double_question(m: Material) -> Mutant | None:
    mutant = _question(m)
    return mutant and Mutant(mutant.source, mutant.clean, mutant.clean + m.chance.choice(("?", mutant.clean[-1])))


@kind("Latin question mark", "final-punctuation", WARNING, ARABIC_SCRIPT, built=True)
def latin_question(m: Material) -> Mutant | None:
    mutant = _question(m)
    return mutant and Mutant(mutant.source, mutant.clean, f"{mutant.clean[:-1]}?")


@kind("final mark dropped", "final-punctuation", WARNING)
def drop_final(m: Material) -> str | None:
    return m.target[:-1] if m.target.endswith(".") and m.source.endswith(".") else None


@kind("French space missing", "french-spaces", WARNING, ("fr",))
def drop_space(m: Material) -> str | None:
    match = pick(r"(?<=\w)[ \u00a0\u202f](?=[?!;:»](?:[\s\u00a0]|$))|(?<=«)[ \u00a0\u202f]", m)
    return put(m.target, match, "") if match else None


@kind("two spaces", "whitespace", WARNING)
def two_spaces(m: Material) -> str | None:
    match = pick(r"(?<=\w) (?=\w)", m)
    return put(m.target, match, "  ") if match else None


# ---------------------------------------------------------------- repetition and amount


@kind("words in a loop", "repetition", ERROR)
def loop(m: Material) -> str | None:
    words = m.target.split()
    if len(words) < 8:
        return None
    place, length = m.chance.randrange(len(words) - 4), m.chance.randrange(1, 5)
    phrase = words[place : place + length]
    return " ".join([*words[:place], *phrase * m.chance.randrange(5, 9), *words[place + length :]])


@kind("word doubled", "doubled-word", WARNING)
def double_word(m: Material) -> str | None:
    match = pick(r"(?<=\s)[^\W\d_]{2,}(?=\s)", m)
    return put(m.target, match, f"{match[0]} {match[0]}") if match else None


@kind("second half cut off", "length", WARNING)
def cut(m: Material) -> str | None:
    words = m.target.split()
    return " ".join(words[: len(words) // 2]) if len(m.source) >= 40 and len(words) > 5 else None


@kind("translation said twice", "repetition", ERROR)
def say_twice(m: Material) -> str | None:
    return f"{m.target} {m.target}" if len(m.source) >= 40 else None


@kind("sentence dropped", "sentence-count", WARNING, built=True)
def drop_sentence(m: Material) -> Mutant | None:
    """Of two references of one sentence each, set side by side."""
    source, target = m.after
    texts = (m.source, m.target, source, target)
    if any(re.search(r"[.!?؟]\W*\w", text) for text in texts):
        return None
    if min(map(len, texts)) < 40 or not all(text.endswith(".") for text in texts) or not source[0].isupper():
        return None
    return Mutant(f"{m.source} {source}", f"{m.target} {target}", m.chance.choice((m.target, target)))


@kind("nothing but white space", "empty", ERROR)
def blank(m: Material) -> str:
    return m.chance.choice(("", " ", "\u200f", "\u200b\n", "\u00a0 "))
