"""Pages: language, direction, isolation, escaping, banners."""

from __future__ import annotations

import re

import pytest

from l10n_pipeline.bidi import LRM, RLM, runs, with_mark
from l10n_pipeline.documents import Document, Rule, read_document
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import BlockKind, Catalog, Message
from l10n_pipeline.publish import Page, Reason, Refusal, Standing, Templates, make_page, render_document, render_html
from l10n_pipeline.publish.flat import render_text_page

SOURCE = b"""The title

HRW wrote a letter. Nobody answered.

1. the first demand.

2. the second demand.

Signed:
Friends & Co <x>
"""
RULES = [Rule(after=re.compile("^Signed"), kind=BlockKind.SIGNATORY, translate=False)]
PERSIAN = {
    "The title": "عنوان",
    "HRW wrote a letter.": "HRW نامه‌ای نوشت (PMOI 2014).",
    "Nobody answered.": "<script>alert('x')</script>",
    "the first demand.": "خواست نخست.",
    "the second demand.": "خواست دوم.",
    "Signed:": "امضاکنندگان:",
}


def document() -> Document:
    return read_document(SOURCE, "a.txt", RULES)


def catalog(targets: dict[str, str], *, flags: tuple[str, ...] = (), comments: tuple[str, ...] = ()) -> Catalog:
    messages = tuple(Message(source=s, targets=(t,), flags=flags, comments=comments) for s, t in targets.items())
    return Catalog(header=None, messages=messages)


def page(targets: Catalog, locale: str = "fa", *, preview: bool = False) -> Page:
    standing = Standing.PREVIEW if preview else Standing.FINISHED
    return make_page(document(), targets, get_locale(locale), get_locale("en"), "Fallback", standing=standing)


def shown(made: Page, targets: Catalog) -> str:
    return render_html(made, document(), targets).decode()


def test_a_persian_page_says_its_language_and_direction() -> None:
    """Lang and dir are the locale's, the title the translated one, the numbers those of the list."""
    html = shown(page(catalog(PERSIAN)), catalog(PERSIAN))
    assert '<html lang="fa" dir="rtl">' in html
    assert "<title>عنوان</title>" in html
    assert "<h1>عنوان</h1>" in html
    assert '<li value="2">خواست دوم.</li>' in html


def test_latin_runs_are_isolated_in_a_right_to_left_page() -> None:
    """A Latin name in a Persian sentence stands in bdi, brackets outside."""
    html = shown(page(catalog(PERSIAN)), catalog(PERSIAN))
    assert "<bdi>HRW</bdi> نامه‌ای نوشت (<bdi>PMOI 2014</bdi>)." in html


def test_text_from_a_catalog_is_escaped() -> None:
    """Markup in a target is shown, not executed."""
    html = shown(page(catalog(PERSIAN)), catalog(PERSIAN))
    assert "<script>" not in html
    assert "&lt;/" in html


def test_what_stays_in_the_source_language_says_so() -> None:
    """Signatories carry the source's lang and dir, escaped."""
    html = shown(page(catalog(PERSIAN)), catalog(PERSIAN))
    assert '<ul class="signatories" lang="en" dir="ltr">' in html
    assert "<li>Friends &amp; Co &lt;x&gt;</li>" in html


def test_a_page_asks_for_nothing_from_outside() -> None:
    """No address, no script, and a policy that forbids both."""
    html = shown(page(catalog(PERSIAN)), catalog(PERSIAN))
    assert not re.search(r"https?:|src=|@import|url\(", html)
    assert "default-src 'none'" in html


def test_a_finished_page_has_no_banner_and_a_preview_has_one_in_both_languages() -> None:
    """The banner counts drafts and empty sentences, in the page's language and in English."""
    assert "DRAFT" not in shown(page(catalog(PERSIAN)), catalog(PERSIAN))
    drafts = catalog({"The title": "عنوان", "HRW wrote a letter.": "نامه"}, flags=("fuzzy",))
    html = shown(page(drafts, preview=True), drafts)
    assert "DRAFT – NOT A FINISHED TRANSLATION" in html
    assert "Of 6 sentences, 2 are drafts and 4 have no translation. Nobody has checked this text." in html
    assert "پیش‌نویس" in html
    assert 'name="robots" content="noindex' in html
    assert '<span class="draft">نامه</span>' in html
    assert '<span class="untranslated" lang="en" dir="ltr">Nobody answered.</span>' in html
    assert "demonstration" not in html


def test_a_preview_of_demonstration_drafts_says_so() -> None:
    """The banner warns where a demonstration package made the drafts."""
    drafts = catalog(PERSIAN, flags=("fuzzy",), comments=("origin: argos en→fa 0.1 (demonstration)",))
    assert "demonstration model" in shown(page(drafts, preview=True), drafts)
    assert "demonstration model" in render_document(page(drafts, preview=True), document(), drafts).decode()


def test_a_text_keeps_the_layout_of_its_source() -> None:
    """Markers, blank lines and untranslated names stand where they stood."""
    french = {source: source.upper() for source in PERSIAN}
    text = render_document(page(catalog(french), "fr"), document(), catalog(french)).decode()
    assert text == SOURCE.decode().replace("The title", "THE TITLE").replace(
        "HRW wrote a letter. Nobody answered.", "HRW WROTE A LETTER. NOBODY ANSWERED."
    ).replace("the first demand", "THE FIRST DEMAND").replace("the second demand", "THE SECOND DEMAND").replace(
        "Signed:", "SIGNED:"
    )


def test_a_right_to_left_text_marks_lines_that_begin_with_latin() -> None:
    """Without the mark such a paragraph would be laid out from left to right."""
    text = render_document(page(catalog(PERSIAN)), document(), catalog(PERSIAN)).decode()
    assert f"{RLM}HRW نامه‌ای" in text
    assert f"{RLM}عنوان" not in text


def test_numbers_before_a_right_to_left_text_follow_it() -> None:
    """List numbers have the locale's digits; a Roman one, which is Latin, gets a mark, its stop stands outside."""
    source = b"The title\n\nII. The part\n\n1. the first demand.\n"
    document = read_document(source, "a.txt", [])
    targets = catalog({**PERSIAN, "The part": "\u0628\u062e\u0634"})
    made = make_page(document, targets, get_locale("fa"), get_locale("en"), "Project")
    text = render_document(made, document, targets).decode()
    assert f"\n{RLM}II. \u0628\u062e\u0634\n" in text
    assert "\n\u06f1. " in text
    assert "<h2><bdi>II</bdi>. \u0628\u062e\u0634</h2>" in render_html(made, document, targets).decode()
    french = make_page(document, targets, get_locale("fr"), get_locale("en"), "Project")
    assert "\n1. " in render_document(french, document, targets).decode()


def test_a_text_preview_begins_with_its_banner() -> None:
    """A draft must not pass for a finished text in a text file either."""
    drafts = catalog(PERSIAN, flags=("fuzzy",))
    text = render_document(page(drafts, preview=True), document(), drafts).decode()
    assert text.startswith("*** پیش‌نویس")
    assert "*** DRAFT" in text.split("عنوان")[0]


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("سازمان PMOI است", True, ["PMOI"]),
        ("در The New York Times نوشت", True, ["The New York Times"]),
        ("(HRW) گفت", True, ["HRW"]),
        ("بدون لاتین ۱۲۳", True, []),
        ("le mot محاربه signifie", False, ["محاربه"]),
        ("see user@example.org و", True, ["see user@example.org"]),
    ],
)
def test_runs_against_the_direction_are_found(text: str, rtl: bool, expected: list[str]) -> None:
    """Runs are whole names, without brackets; put together the pieces are the text."""
    found = list(runs(text, rtl=rtl))
    assert [run for run, against in found if against] == expected
    assert "".join(run for run, _ in found) == text


def test_marks_are_added_only_where_needed() -> None:
    """The first strong character decides."""
    assert with_mark("123 PMOI", rtl=True) == f"{RLM}123 PMOI"
    assert with_mark("۱۲ سازمان", rtl=True) == "۱۲ سازمان"
    assert with_mark("محاربه", rtl=False) == f"{LRM}محاربه"
    assert with_mark("123", rtl=True) == "123"


@pytest.mark.parametrize(
    ("locale", "translated", "said"),
    [
        ("en-GB", 5, "Of 6 sentences, 1 is not translated yet and stands in the original language"),
        ("fr", 5, "Sur 6 phrases, 1 n’est pas encore traduite et figure"),
        ("fr", 4, "Sur 6 phrases, 2 ne sont pas encore traduites et figurent"),
        ("fa", 5, "از ۶ جمله، ۱ جمله هنوز ترجمه نشده و به زبان اصلی آمده است و نشانهٔ"),
        ("ar", 5, "من أصل 6 جمل، بقيت جملة واحدة بلا ترجمة"),
        ("ar", 4, "من أصل 6 جمل، بقيت جملتان بلا ترجمة ووردتا"),
        ("ar", 3, "من أصل 6 جمل، بقيت 3 جمل بلا ترجمة"),
    ],
    ids=["en one", "fr one", "fr other", "fa one", "ar one", "ar two", "ar few"],
)
def test_a_notice_counts_as_its_language_does(locale: str, translated: int, said: str) -> None:
    """Singular, dual and plural are those of CLDR's rules for the language."""
    targets = catalog(dict(list(PERSIAN.items())[:translated]))
    made = make_page(document(), targets, get_locale(locale), get_locale("en"), "Fallback", standing=Standing.PARTIAL)
    assert said in shown(made, targets)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en-GB", "Of 6 sentences, 1 is a draft and 5 have no translation."),
        ("fr", "Sur 6 phrases, 1 est une ébauche et 5 n’ont pas de traduction."),
        ("fa", "از ۶ جمله، ۱ جمله پیش‌نویس است و ۵ جمله ترجمه ندارد."),
        ("ar", "من أصل 6 جمل: مسودة واحدة و5 جمل بلا ترجمة."),
    ],
    ids=["en", "fr", "fa", "ar"],
)
def test_a_preview_counts_drafts_whoever_made_them(locale: str, said: str) -> None:
    """A person's old translation that is a draft now is no machine's: the banner says of neither who made it."""
    drafts = catalog({"The title": "x"}, flags=("fuzzy",))
    assert said in shown(page(drafts, locale, preview=True), drafts)


REFUSED = [
    Refusal("The title", 1, Reason.ERROR),
    Refusal("HRW wrote a letter.", 2, Reason.REVIEW),
    Refusal("Nobody answered.", 3, Reason.UNREVIEWED),
]


@pytest.mark.parametrize(
    ("locale", "refused", "said"),
    [
        ("en-GB", REFUSED[:1], "Of 6 sentences, 1 has an error. Do not"),
        ("en-GB", REFUSED, "Of 6 sentences, 1 has an error and 2 wait for a review. Do not"),
        ("fr", REFUSED, "Sur 6 phrases, 1 contient une erreur et 2 attendent une relecture. Ne pas"),
        ("fa", REFUSED, "از ۶ جمله، ۱ جمله خطا دارد و ۲ جمله در انتظار بازبینی است. این"),
        ("ar", REFUSED, "من أصل 6 جمل: جملة واحدة فيها خطأ وجملتان تنتظران المراجعة. لا تنشر"),
        ("de", REFUSED, "Of 6 sentences, 1 has an error and 2 wait for a review. Do not"),
    ],
    ids=["en error", "en", "fr", "fa", "ar", "de"],
)
def test_a_preview_says_what_withholds_a_text_without_drafts(locale: str, refused: list[Refusal], said: str) -> None:
    """Errors and missing reviews are counted; nothing is said of drafts there are none of, nor that nobody checked."""
    targets = catalog(PERSIAN)
    languages = get_locale(locale), get_locale("en")
    made = make_page(document(), targets, *languages, "T", standing=Standing.PREVIEW, refusals=refused)
    assert said in shown(made, targets)


def test_a_sentence_that_stands_twice_counts_once() -> None:
    """The notice counts as the gate does: messages."""
    twice = read_document(b"Nobody answered.\n\nThey wrote.\n\nNobody answered.\n", "a.txt", [])
    targets = catalog({"They wrote.": "x"})
    made = make_page(twice, targets, get_locale("fr"), get_locale("en"), "T", standing=Standing.PARTIAL)
    assert (made.total, made.untranslated) == (2, 1)


@pytest.mark.parametrize(
    ("target", "made"),
    [
        ("او<b1>«نه»</b1>گفت.", "او<strong>«نه»</strong>گفت."),
        ("او <strong>«نه»</strong> گفت.", "او &lt;<bdi>strong</bdi>&gt;«نه»&lt;/<bdi>strong</bdi>&gt; گفت."),
    ],
    ids=["bold beside a letter", "a translator's own HTML"],
)
def test_bold_beside_letters_and_guillemets_is_bold(target: str, made: str) -> None:
    """Where Markdown's asterisks would be none, the page has bold words all the same, and no tag as text."""
    markdown = read_document(b'He said **"no"** to it.\n', "a.md", [])
    targets = catalog({'He said <b1>"no"</b1> to it.': target})
    built = make_page(markdown, targets, get_locale("fa"), get_locale("en"), "T")
    assert f"<p>{made}</p>" in render_html(built, markdown, targets).decode()


@pytest.mark.parametrize("standing", [Standing.PARTIAL, Standing.PREVIEW])
def test_what_ends_in_a_line_break_has_no_mark_behind_it(standing: Standing) -> None:
    """A mark that began the next line would lose its space there, and stand in the page as a character."""
    markdown = read_document(b"One line.  \nAnother line.  \nThe third.\n", "a.md", [])
    targets = catalog({"Another line.<br1/>": "Une autre.<br1/>"}, flags=("fuzzy",))
    made = make_page(markdown, targets, get_locale("fr"), get_locale("en"), "T", standing=standing)
    shown = render_html(made, markdown, targets).decode()
    assert not re.search("[\ufdd0-\ufdd3]", shown)
    assert shown.count("<span") == shown.count("</span>") == (3 if standing is Standing.PREVIEW else 2)


def test_the_number_of_a_heading_keeps_its_full_stop() -> None:
    """A Roman numeral is isolated without its stop; in plain text a mark keeps the line from left to right."""
    numbered = read_document(b"Title\n\nII.  Persecution\n\nNobody answered.\n", "a.txt", [])
    targets = catalog({"Title": "عنوان", "Persecution": "آزار", "Nobody answered.": "هیچ‌کس پاسخ نداد."})
    made = make_page(numbered, targets, get_locale("fa"), get_locale("en"), "T")
    assert [passage.marker for passage in made.passages] == ["", "II.", ""]
    assert "<h2><bdi>II</bdi>. آزار</h2>" in render_html(made, numbered, targets).decode()
    assert f"\n{RLM}II.  آزار\n" in render_document(made, numbered, targets).decode().replace("\u00a0", " ")
    assert f"\n{RLM}II. آزار\n" in render_text_page(made, numbered, targets, Templates()).decode()
