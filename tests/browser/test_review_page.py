"""The review page in a browser: typing, keys, saving, what is kept, direction, accessibility."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import Message, State
from tests.web.served import CATALOG, Visitor, served

GOOD = "در سال ۱۹۸۸ خمینی فرمان مرگ ۳۰٬۰۰۰ زندانی را داد."
FRENCH = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#, fuzzy
msgid "%d prisoner"
msgid_plural "%d prisoners"
msgstr[0] "%d prisonnier"
msgstr[1] "%d prisonniers"
"""


@pytest.fixture
def desk(project: Path) -> Iterator[Visitor]:
    """Serve a Persian catalog with an outdated draft, a doubtful message and a finished one."""
    glossary = project / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8").replace(
        "preferred: عفو بین‌الملل",
        "preferred: عفو بین‌الملل, accepted: [سازمان عفو], forbidden: [{form: امنستی, reason: no word}]",
    )
    glossary.write_text(text, encoding="utf-8")
    for tag, catalog in (("fa", CATALOG), ("fr", FRENCH)):
        path = project / "locales" / tag / "LC_MESSAGES" / "appeal.po"
        path.parent.mkdir(parents=True)
        path.write_text(catalog, encoding="utf-8")
    with served(project, "fa") as visitor:
        yield visitor


@pytest.fixture
def told(view: Page) -> Iterator[list[str]]:
    """Return what the browser complains of; in the end it must have had nothing to."""
    complaints: list[str] = []
    view.on("console", lambda message: complaints.append(message.text))
    view.on("pageerror", lambda error: complaints.append(str(error)))
    yield complaints
    assert complaints == []


def written(desk: Visitor, words: str) -> Message:
    return next(m for m in po.parse(desk.catalog.read_bytes()).active if words in m.source)


def accept(view: Page) -> None:
    """Press the keys that save, when somebody may have read what is shown."""
    view.wait_for_timeout(600)
    view.keyboard.press("Control+Enter")


def open_row(view: Page, desk: Visitor, words: str, query: str = "") -> None:
    view.goto(f"http://127.0.0.1:{desk.port}/m/{desk.row(words).id}{query}")


@pytest.mark.usefixtures("told")
def test_a_text_is_checked_while_it_is_typed_and_saved_with_the_keys(view: Page, desk: Visitor) -> None:
    """The address opens the first message without its key; Ctrl+Enter saves and goes on."""
    view.goto(desk.guard.address)
    assert view.url == f"http://127.0.0.1:{desk.port}/m/{desk.row('Khomeini').id}"
    field = view.get_by_label("Persian", exact=True)
    expect(field).to_be_focused()
    expect(view.locator("#checks .severity").first).to_have_text("error")
    field.fill("در سال ۱۹۸۸ خمینی فرمان مرگ ۴۰٬۰۰۰ زندانی را داد.")
    expect(view.locator("#checks mark").first).to_have_text("۴۰٬۰۰۰")
    view.get_by_role("button", name="Show where: numbers").first.click()
    assert view.evaluate("getSelection().toString()") == "۴۰٬۰۰۰"
    assert desk.catalog.read_text(encoding="utf-8") == CATALOG
    field.fill(GOOD)
    expect(view.locator("#checks")).to_contain_text("Nothing wrong was found")
    accept(view)
    expect(view.get_by_role("status").first).to_contain_text("Saved as a translation")
    assert (written(desk, "Khomeini").target, written(desk, "Khomeini").state) == (GOOD, State.TRANSLATED)
    assert view.url.startswith(f"http://127.0.0.1:{desk.port}/m/{desk.row('Nobody').id}")
    view.wait_for_load_state()
    assert view.evaluate("localStorage.length") == 0


@pytest.mark.usefixtures("told")
def test_a_key_that_is_held_or_pressed_twice_accepts_no_unread_text(view: Page, desk: Visitor) -> None:
    """Neither at once after the page came, nor as long as it is not let go."""
    desk.catalog.write_text(CATALOG.replace('\nmsgid "Amn', '\n#, fuzzy\nmsgid "Amn'), encoding="utf-8")
    view.goto(desk.guard.address)
    open_row(view, desk, "Amnesty", "?show=all")
    view.keyboard.press("Control+Enter")
    view.wait_for_timeout(600)
    assert written(desk, "Amnesty").state is State.DRAFT
    view.evaluate("document.activeElement.blur()")
    for key in ("Enter", "Control", "Enter"):  # the second time it repeats
        view.keyboard.down(key)
    view.wait_for_timeout(300)
    assert written(desk, "Amnesty").state is State.DRAFT
    view.keyboard.up("Enter")
    view.keyboard.down("Enter")
    expect(view.get_by_role("status").first).to_contain_text("Saved as a translation")
    assert written(desk, "Amnesty").state is State.TRANSLATED


@pytest.mark.usefixtures("told")
def test_the_list_tells_where_something_is_not_saved(view: Page, desk: Visitor) -> None:
    """Until it is thrown away or saved."""
    view.goto(desk.guard.address)
    mark = view.get_by_role("link").filter(has_text="In 1988").get_by_text("not saved")
    expect(mark).to_be_hidden()
    view.get_by_label("Persian", exact=True).fill(GOOD)
    open_row(view, desk, "Nobody")
    expect(mark).to_be_visible()
    open_row(view, desk, "Khomeini")
    accept(view)
    expect(view.get_by_role("status").first).to_contain_text("Saved as a translation")
    expect(mark).to_be_hidden()


@pytest.mark.usefixtures("told")
def test_keys_lead_from_message_to_message(view: Page, desk: Visitor) -> None:
    """Alt with the arrows, from within the field."""
    view.goto(desk.guard.address)
    open_row(view, desk, "Khomeini", "?show=all")
    for key, words in (("Down", "Nobody"), ("Down", "Amnesty"), ("Down", "Amnesty"), ("Up", "Nobody")):
        view.keyboard.press(f"Alt+Arrow{key}")
        view.wait_for_url(f"**/m/{desk.row(words).id}?show=all")
        expect(view.locator("textarea")).to_be_focused()


def test_what_was_typed_and_not_saved_is_still_there(view: Page, desk: Visitor) -> None:
    """After going away and coming back; with the revision it was made from, so that an edit meanwhile shows."""
    view.goto(desk.guard.address)
    view.get_by_label("Persian", exact=True).fill(GOOD)
    view.keyboard.press("Alt+ArrowDown")
    view.wait_for_url(f"**/m/{desk.row('Nobody').id}")
    desk.catalog.write_text(CATALOG.replace("فرمان مرگ", "دستور مرگ"), encoding="utf-8")
    open_row(view, desk, "Khomeini")
    expect(view.get_by_label("Persian", exact=True)).to_have_value(GOOD)
    expect(view.locator("#unsaved")).to_be_visible()
    view.get_by_role("button", name="Save as draft").click()
    expect(view.get_by_role("alert")).to_contain_text("Somebody changed this message")
    expect(view.locator(".present")).to_contain_text("دستور مرگ")
    expect(view.get_by_label("Persian", exact=True)).to_have_value(GOOD)
    assert written(desk, "Khomeini").target.count("دستور مرگ") == 1
    view.get_by_role("button", name="Save as draft").click()
    expect(view.get_by_role("status").first).to_contain_text("Saved as a draft")
    assert written(desk, "Khomeini").target == GOOD


@pytest.mark.usefixtures("told")
def test_a_kept_text_can_be_thrown_away(view: Page, desk: Visitor) -> None:
    """The field then has what the file has, and nothing is kept."""
    view.goto(desk.guard.address)
    field = view.get_by_label("Persian", exact=True)
    before = field.input_value()
    field.fill(GOOD)
    view.reload()
    view.get_by_role("button", name="Throw it away").click()
    expect(field).to_have_value(before)
    expect(view.locator("#unsaved")).to_be_hidden()
    assert view.evaluate("localStorage.length") == 0


def test_a_server_that_was_stopped_loses_nothing(view: Page, desk: Visitor, project: Path) -> None:
    """The text is checked no more, which is told, and is there when the page is served again."""
    with served(project, "fa") as other:
        view.goto(other.guard.address)
        port = other.port
    field = view.get_by_label("Persian", exact=True)
    field.fill(GOOD)
    expect(view.locator("#checks")).to_contain_text("may have been stopped")
    with served(project, "fa", port=port) as again:
        view.goto(again.guard.address)
        expect(field).to_have_value(GOOD)
        accept(view)
        expect(view.get_by_role("status").first).to_contain_text("Saved as a translation")
    assert written(desk, "Khomeini").target == GOOD


@pytest.mark.usefixtures("told")
def test_a_term_is_put_where_the_caret_is(view: Page, desk: Visitor) -> None:
    """Its preferred form."""
    view.goto(desk.guard.address)
    open_row(view, desk, "Amnesty")
    field = view.get_by_label("Persian", exact=True)
    field.fill("گزارش  را")
    view.evaluate("document.querySelector('textarea').setSelectionRange(6, 6)")
    view.get_by_role("button", name="Insert عفو بین‌الملل").click()
    expect(field).to_have_value("گزارش عفو بین‌الملل را")
    expect(field).to_be_focused()


@pytest.mark.usefixtures("told")
def test_enter_in_the_name_reviews(view: Page, desk: Visitor) -> None:
    """It is the button beside it that is meant."""
    view.goto(desk.guard.address)
    open_row(view, desk, "Amnesty")
    view.get_by_label("by").fill("شیرین")
    view.keyboard.press("Enter")
    expect(view.get_by_role("status").first).to_contain_text("Saved as reviewed")
    review = written(desk, "Amnesty").review
    assert review is not None
    assert review.name == "شیرین"


def test_it_works_without_javascript(browser: Browser, desk: Visitor) -> None:
    """Forms and links alone: filter, correct, save, go on."""
    view = browser.new_page(java_script_enabled=False)
    view.goto(desk.guard.address)
    view.get_by_label("Persian", exact=True).fill(GOOD)
    view.get_by_role("button", name="Save as translation").click()
    expect(view.get_by_role("status").first).to_contain_text("Saved as a translation")
    assert written(desk, "Khomeini").target == GOOD
    view.get_by_label("Show", exact=True).select_option("translated")
    view.get_by_role("button", name="Show", exact=True).click()
    expect(view.locator(".rows li")).to_have_count(3)
    view.get_by_role("link", name="Amnesty International").first.click()
    assert view.url.endswith(f"/m/{desk.row('Amnesty').id}?show=translated")
    assert view.get_by_role("button", name="Insert").count() == 0
    view.close()


@pytest.mark.usefixtures("told")
def test_a_false_alarm_is_silenced_with_the_keyboard(view: Page, desk: Visitor) -> None:
    """Of an unsaved text together with it; later by itself, with Enter, and taken back."""
    why = "صد هزار است، ده هزار نه"
    view.goto(desk.guard.address)
    field = view.get_by_label("Persian", exact=True)
    field.fill(GOOD.replace("۳۰", "۴۰"))
    expect(view.locator(".why").first).to_contain_text("the reason is saved with it")
    view.keyboard.press("Tab")
    summary = view.locator("summary", has_text="numbers").first
    summary.focus()
    view.keyboard.press("Enter")
    view.keyboard.press("Tab")
    view.keyboard.type(why)
    field.press("End")
    view.keyboard.type(" ")
    view.keyboard.press("Backspace")
    reason = view.get_by_label("Why is it right").first
    expect(reason).to_have_value(why)
    view.reload()
    expect(reason).to_have_value(why)
    accept(view)
    expect(view.get_by_role("status").first).to_contain_text("Saved as a translation")
    assert f"l10n: ignore numbers -- {why}" in written(desk, "Khomeini").comments
    open_row(view, desk, "Khomeini")
    back = view.get_by_role("button", name="Take back (numbers)")
    expect(view.locator(".silent")).to_contain_text(why)
    back.click()
    expect(view.get_by_role("status").first).to_contain_text("Taken back")
    assert not any("ignore" in comment for comment in written(desk, "Khomeini").comments)
    summary.click()
    reason.fill(why)
    view.keyboard.press("Enter")
    expect(view.get_by_role("status").first).to_contain_text("Noted")
    assert f"l10n: ignore numbers -- {why}" in written(desk, "Khomeini").comments
    view.wait_for_url(f"**/m/{desk.row('Khomeini').id}")
    assert view.evaluate("localStorage.length") == 0


@pytest.mark.usefixtures("told")
def test_a_reason_that_was_put_away_is_not_sent(view: Page, desk: Visitor) -> None:
    """Who closes it again has thought better of it."""
    view.goto(desk.guard.address)
    summary = view.locator("summary", has_text="numbers").first
    summary.click()
    view.get_by_label("Why is it right").first.fill("it is right so")
    summary.click()
    view.get_by_role("button", name="Save as draft").click()
    expect(view.get_by_role("status").first).to_contain_text("Saved as a draft")
    assert desk.catalog.read_text(encoding="utf-8") == CATALOG


@pytest.mark.usefixtures("told")
def test_both_languages_run_in_their_direction(view: Page, desk: Visitor) -> None:
    """Persian from the right, English from the left, in fields, lists and marked text."""
    view.goto(desk.guard.address)
    directions = view.evaluate(
        """() => Object.fromEntries(['textarea', '.source', '.marked', '.around > span', '.rows .words > span'].map(
            (name) => [name, getComputedStyle(document.querySelector(name)).direction]))"""
    )
    assert directions == {
        "textarea": "rtl", ".source": "ltr", ".marked": "rtl", ".around > span": "rtl", ".rows .words > span": "ltr",
    }  # fmt: skip
    assert view.evaluate("getComputedStyle(document.querySelector('.marked')).unicodeBidi") == "isolate"


@pytest.mark.usefixtures("told")
def test_plural_forms_say_what_they_are_for(view: Page, desk: Visitor, project: Path) -> None:
    """Each has its field, and the checks look at each."""
    with served(project, "fr") as french:
        view.goto(french.guard.address)
        expect(view.get_by_label("French, form 1 of 2, for 0, 1", exact=True)).to_have_value("%d prisonnier")
        second = view.get_by_label("French, form 2 of 2, for 2, 3, 4, 5, 6, 7 …", exact=True)
        second.fill("prisonniers")
        find = view.get_by_role("listitem").filter(has=view.locator(".severity.error"))
        expect(find).to_have_count(1)
        second.fill("%d détenus")
        expect(find).to_have_count(0)
        accept(view)
        expect(view.get_by_role("status").first).to_contain_text("Saved as a translation")
        assert written(french, "%d prisoner").targets == ("%d prisonnier", "%d détenus")
    assert desk.catalog.read_text(encoding="utf-8") == CATALOG


def test_nothing_in_a_catalog_runs(view: Page, desk: Visitor, told: list[str]) -> None:
    """A script in English, translation and search is text."""
    asked: list[str] = []
    view.on("dialog", lambda dialog: asked.append(dialog.message))
    view.goto(desk.guard.address)
    open_row(view, desk, "Nobody", "?show=all&text=<script>alert(1)</script>")
    expect(view.locator(".source").first).to_contain_text("<script>alert(1)</script>")
    view.get_by_label("Persian", exact=True).fill("<img src=x onerror=alert(2)> ۵")
    expect(view.locator("#checks")).not_to_contain_text("Nothing wrong")
    assert asked == []
    assert told == []


def everything_is_reached(view: Page) -> list[str]:
    """Return the controls that Tab reaches, from the top of the page round to its end."""
    view.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(80):
        view.keyboard.press("Tab")
        name = view.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")
        if name in reached or view.evaluate("document.activeElement === document.body"):
            break
        reached.append(name)
    return reached


def test_everything_is_reached_with_tab(view: Page, desk: Visitor) -> None:
    """Filters, list, field, box, buttons; and where the focus is, is seen."""
    view.goto(desk.guard.address)
    view.locator("main").click(position={"x": 1, "y": 1})
    reached = everything_is_reached(view)
    for name in ("target-0", "compared", "accept", "Save as draft", "review", "name", "next", "show", "text"):
        assert name in reached, name
    view.locator("#show").focus()
    view.keyboard.press("Tab")
    assert view.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("width", [400, 1200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["Khomeini", "Amnesty", "refused", "none", "silent"])
def test_the_page_is_accessible(browser: Browser, desk: Visitor, width: int, scheme: str, words: str) -> None:
    """axe-core finds no violation, in light and dark, and nothing sticks out on a telephone."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    axe = (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")
    view = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    view.goto(desk.guard.address)
    if words == "none":
        view.goto(f"http://127.0.0.1:{desk.port}/?show=reviewed")
    elif words == "refused":
        desk.catalog.write_text(CATALOG.replace("فرمان مرگ", "دستور مرگ"), encoding="utf-8")
        view.get_by_role("button", name="Save as draft").click()
        expect(view.get_by_role("alert")).to_be_visible()
    elif words == "silent":
        row = desk.row("Nobody")
        desk.desk.ignore(row.id, row.revision, row.message.targets, {"bidi": "نام چنین نوشته می‌شود"})
        open_row(view, desk, "Nobody")
        expect(view.locator(".silent")).to_be_visible()
        view.locator("summary").first.click()
    else:
        open_row(view, desk, words)
    view.evaluate(axe)
    found = json.loads(view.evaluate("axe.run().then((report) => JSON.stringify(report))"))
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
    assert len(found["passes"]) > 15
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    view.close()
