"""The published statement in a browser: direction, isolation, switcher, print, accessibility."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from playwright.sync_api import Page

from l10n_pipeline.pipeline import Project, publish_project, update_project

LOCALES = [("fa", "rtl", "right"), ("ar", "rtl", "right"), ("fr", "ltr", "left")]


def open_page(view: Page, path: Path) -> None:
    view.goto(path.as_uri())


@pytest.mark.parametrize(("locale", "direction", "side"), LOCALES)
def test_a_page_runs_in_the_direction_of_its_language(
    view: Page, site: Path, locale: str, direction: str, side: str
) -> None:
    """Language and direction are set, and the text really stands at the side where lines begin."""
    open_page(view, site / locale / "statement.html")
    assert view.evaluate("document.documentElement.lang") == locale
    assert view.evaluate("getComputedStyle(document.body).direction") == direction
    assert view.evaluate("getComputedStyle(document.querySelector('main p.paragraph')).textAlign") == "start"
    gaps = view.evaluate(
        """() => {
            const main = document.querySelector('main').getBoundingClientRect();
            const range = document.createRange();
            range.selectNodeContents(document.querySelector('.dateline'));
            const line = range.getBoundingClientRect();
            return {left: line.left - main.left, right: main.right - line.right};
        }"""
    )
    assert gaps[side] < 20
    assert gaps["left" if side == "right" else "right"] > 200


def test_signatories_run_in_their_own_direction(view: Page, site: Path) -> None:
    """Names in Latin script stand from left to right in the Persian page."""
    open_page(view, site / "fa" / "statement.html")
    assert view.evaluate("getComputedStyle(document.querySelector('.signatories')).direction") == "ltr"
    assert view.evaluate("document.querySelector('.signatories').lang") == "en"


PLACES = """(words) => {
    const found = [...document.querySelectorAll('bdi')].find((bdi) => bdi.textContent === words);
    const text = found.firstChild;
    const left = (from, to) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, to);
        return range.getBoundingClientRect().left;
    };
    return {
        isolation: getComputedStyle(found).unicodeBidi,
        first: left(0, 1),
        last: left(text.length - 1, text.length),
        direction: getComputedStyle(found.parentElement).direction,
    };
}"""


def test_latin_names_are_isolated_in_persian_sentences(view: Page, site: Path) -> None:
    """Each name is one isolated run, written from left to right, inside a sentence that runs from right to left."""
    open_page(view, site / "fa" / "statement.html")
    names = view.evaluate("[...document.querySelectorAll('main p bdi')].map((bdi) => bdi.textContent)")
    assert {"CPJ", "OHCHR", "HRW"} <= set(names)
    place = view.evaluate(PLACES, "OHCHR")
    assert place["isolation"] == "isolate"
    assert place["direction"] == "rtl"
    assert place["first"] < place["last"]
    bare = view.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            const bare = [];
            while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                const own = parent.closest('bdi, [dir=ltr]');
                if (!own && /[A-Za-z]/.test(walker.currentNode.data)) bare.push(walker.currentNode.data);
            }
            return bare;
        }"""
    )
    assert bare == []


def test_addresses_and_telephone_numbers_keep_their_order(view: Page, tmp_path: Path) -> None:
    """The slash at the end of an address, and the plus of a number, stand where they belong."""
    from l10n_pipeline.publish.bodies import isolated

    shown = isolated("سایت https://example.org/fa/ و تلفن +98 (21) 123-456 است.", rtl=True)
    page = tmp_path / "a.html"
    page.write_text(f'<meta charset="utf-8"><p lang="fa" dir="rtl">{shown}</p>', encoding="utf-8")
    open_page(view, page)
    for words in ("https://example.org/fa/", "+98 (21) 123-456"):
        place = view.evaluate(PLACES, words)
        assert place["first"] < place["last"], words


ORDER = """() => [...document.querySelectorAll('p')].map((p) => {
    const letters = [];
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i += 1) {
        const range = document.createRange();
        range.setStart(walker.currentNode, i);
        range.setEnd(walker.currentNode, i + 1);
        letters.push([range.getBoundingClientRect().left, walker.currentNode.data[i]]);
    }
    return letters.sort((a, b) => a[0] - b[0]).map(([, letter]) => letter).join('');
})"""


@pytest.mark.parametrize("around", ["{}", "ا {} ا"], ids=["alone", "in a sentence"])
def test_amounts_are_read_from_left_to_right(view: Page, tmp_path: Path, around: str) -> None:
    """As a browser sets them in an Arabic paragraph, letter by letter, alone in a cell and among words."""
    from l10n_pipeline.publish.bodies import isolated

    amounts = (
        "€980,500.50", "$1,250,000", "10,000-12,000", "1 250,50", "1'250'000.50", "10,5–12,5 %", "41 °C", "10½",
        "−5.5", "12/03/2024", "2024-05-14", "۱۲ ۳۴۵ ۶۷۸", "۱٬۲۵۰٬۰۰۰", "9:00-17:30", "+44 (0)20 7946 0958", "1990s",
        "<a.b@example.org>",
    )  # fmt: skip
    page = tmp_path / "a.html"
    lines = "".join(f"<p>{isolated(around.format(amount), rtl=True)}</p>" for amount in amounts)
    page.write_text(f'<meta charset="utf-8"><body lang="ar" dir="rtl">{lines}', encoding="utf-8")
    open_page(view, page)
    assert [line.strip("ا ") for line in view.evaluate(ORDER)] == list(amounts)


def test_a_wide_table_scrolls_on_a_telephone(view: Page, tmp_path: Path) -> None:
    """The page stays as wide as the telephone, and the table's last column can be reached."""
    (tmp_path / "source").mkdir()
    row = "| " + " | ".join(["Compensation"] * 6) + " |\n"
    (tmp_path / "source" / "t.md").write_text(row + "|---" * 6 + "|\n" + row, encoding="utf-8")
    settings = "version: 1\nlocales: [ar]\ndocuments: [{path: source/t.md}]\nengine: {name: none}\n"
    (tmp_path / "l10n.yaml").write_text(settings + "publish: {policy: source}\n", encoding="utf-8")
    project = Project.open(tmp_path)
    update_project(project)
    publish_project(project)
    view.set_viewport_size({"width": 360, "height": 900})
    open_page(view, tmp_path / "public" / "ar" / "t.html")
    assert view.evaluate("document.documentElement.scrollWidth") <= 360
    assert view.evaluate(
        "(() => { const t = document.querySelector('table'); return t.scrollWidth > t.clientWidth; })()"
    )


def test_the_switcher_leads_from_language_to_language(view: Page, site: Path) -> None:
    """By clicks, from Persian to French to Arabic and back; each link is named in its own language."""
    open_page(view, site / "fa" / "statement.html")
    for name, locale in (("français", "fr"), ("العربية", "ar"), ("فارسی", "fa")):
        link = view.get_by_role("link", name=name, exact=True)
        assert link.get_attribute("hreflang") == locale
        link.click()
        assert view.evaluate("document.documentElement.lang") == locale
        assert view.locator("[aria-current=page]").inner_text() == name
    view.get_by_role("link", name="Call for prosecution").click()
    assert view.url == (site / "index.html").as_uri()
    view.get_by_role("link", name="Appel à poursuivre").click()
    assert view.evaluate("document.documentElement.lang") == "fr"


def test_the_print_view_is_the_text_alone(view: Page, site: Path) -> None:
    """No switcher on paper, black letters on the whole width, and the text all there."""
    open_page(view, site / "fa" / "statement.html")
    words = view.locator("main").inner_text()
    view.emulate_media(media="print")
    assert not view.locator("nav").is_visible()
    assert view.evaluate("getComputedStyle(document.documentElement).color") == "rgb(0, 0, 0)"
    assert view.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "none"
    assert view.locator("main").inner_text() == words


@pytest.mark.parametrize(
    ("name", "width"),
    [("fa/statement", 360), ("fa/statement", 900), ("ar/statement", 900), ("fr/statement", 360), ("index", 360)],
)
def test_pages_are_accessible(view: Page, site: Path, name: str, width: int) -> None:
    """axe-core finds no violation, and nothing sticks out of the page, on a telephone either."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    axe = (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    view.set_viewport_size({"width": width, "height": 900})
    open_page(view, site / f"{name}.html")
    view.evaluate(axe)
    found = view.evaluate("axe.run().then((report) => report)")
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
    assert len(found["passes"]) > 15
    assert view.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["fa/statement", "fr/statement", "index"])
def test_a_page_loads_nothing_but_itself(view: Page, site: Path, name: str) -> None:
    """One request, and the browser has nothing to complain of, its content policy included."""
    asked: list[str] = []
    told: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.on("console", lambda message: told.append(message.text))
    open_page(view, site / f"{name}.html")
    assert asked == [(site / f"{name}.html").as_uri()]
    assert told == []
    assert view.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") == "672px", "its style applies"
