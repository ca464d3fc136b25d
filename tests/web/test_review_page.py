"""What the page shows and does, without JavaScript."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.model import Message, State
from l10n_pipeline.pipeline import Project
from l10n_pipeline.pipeline.reviewing import Row
from tests.web.conftest import Serve
from tests.web.served import CATALOG, HOSTILE, Answer, Visitor

GOOD = "در سال ۱۹۸۸ خمینی فرمان مرگ ۳۰٬۰۰۰ زندانی را داد."


class Page(HTMLParser):
    """The tags of a page, and what stands in its fields."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.fields: list[str] = []
        self._open = False
        self.feed(answer.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "textarea":
            self._open = True
            self.fields.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open &= tag != "textarea"

    def handle_data(self, data: str) -> None:
        if self._open:
            # what a browser does with the first line break
            self.fields[-1] += data.removeprefix("\n") if not self.fields[-1] else data

    def named(self, name: str) -> dict[str, str | None]:
        return next(attributes for _, attributes in self.tags if attributes.get("name") == name)


def show(visitor: Visitor, words: str, query: str = "") -> Answer:
    answer = visitor.ask(f"/m/{visitor.row(words).id}{query}")
    assert answer.status == 200
    return answer


def written(visitor: Visitor, words: str) -> Message:
    return next(m for m in po.parse(visitor.catalog.read_bytes()).active if words in m.source)


def test_the_first_message_that_needs_a_person_is_shown(visitor: Visitor) -> None:
    """With both texts, each in its language and direction, its terms, its place and who made it."""
    start = visitor.ask("/")
    assert start.headers["location"] == f"/m/{visitor.row('Khomeini').id}"
    answer = visitor.ask(start.headers["location"])
    page = Page(answer)
    assert page.fields == ["در سال ۱۹۸۸ خمینی فرمان مرگ ۱۰٬۰۰۰ زندانی را داد."]
    field = page.named("target")
    assert (field["lang"], field["dir"]) == ("fa", "rtl")
    assert '<p class="source" lang="en" dir="ltr">In 1988 Khomeini' in answer.text
    assert "paragraph 1, sentence 1 of 2" in answer.text
    assert "argos en→fa 1.5 &lt;b&gt;" in answer.text
    assert "note: &lt;i&gt;careful&lt;/i&gt;" in answer.text
    assert "<strong>1</strong> of 3 ready to be published" in answer.text


def test_what_changed_in_the_english_is_shown_word_by_word(visitor: Visitor) -> None:
    """Of a draft that was made for another text."""
    answer = show(visitor, "Khomeini")
    assert re.search(r"<del>.*?10.*?</del><ins>.*?30.*?</ins>,000 prisoners", answer.text)
    assert "I compared the two English texts" in answer.text
    assert "<del>" not in show(visitor, "Nobody").text


def test_issues_are_shown_with_their_place(visitor: Visitor) -> None:
    """The severity, the words, the check; the span is marked, and told in the units of a browser."""
    answer = show(visitor, "Khomeini")
    assert '<span class="severity error">error</span>' in answer.text
    assert "<code>numbers</code>" in answer.text
    assert "<mark>۱۰٬۰۰۰</mark>" in answer.text
    row = visitor.row("Khomeini")
    checked = visitor.ask(f"/m/{row.id}/check", {"target": f"𝄞 {row.message.target}"})
    place = row.message.target.index("۱۰")
    assert f'data-start="{place + 3}" data-end="{place + 3 + 6}"' in checked.text


def test_terms_are_shown_with_all_their_forms(serve: Serve) -> None:
    """Preferred, accepted and forbidden ones, with their reasons; where they stand in the English."""
    visitor = serve()
    visitor.enter()
    path = visitor.desk.root / "glossary.yaml"
    term = (
        "  - term: crime\n    definition: D.\n    note: A note.\n    translations:\n      fa: {preferred: جنایت,"
        " accepted: [جرم], forbidden: [{form: گناه, reason: a <b>sin</b>}], note: هیئت مرگ is what they say here}\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + term, encoding="utf-8")
    text = show(visitor, "Amnesty").text
    assert '<span class="term">crime</span>' in text
    assert '<bdi lang="fa">جنایت</bdi>' in text
    assert 'also right:</span> <bdi lang="fa">جرم</bdi>' in text
    assert 'never:</span> <bdi lang="fa">گناه</bdi> <bdi class="faint" dir="ltr">a &lt;b&gt;sin&lt;/b&gt;</bdi>' in text
    assert '<p class="faint" dir="ltr">هیئت مرگ is what they say here</p>' in text
    assert text.index("Amnesty International</span></dt>") < text.index("crime</span></dt>")


def test_nothing_in_a_catalog_is_code(visitor: Visitor) -> None:
    """Escaped wherever it stands, and what would turn text round is named, in the field alone it is itself."""
    answer = show(visitor, "Nobody", f"?show=all&text={quote(HOSTILE)}&saved={visitor.row('Nobody').id}")
    page = Page(answer)
    assert [attributes for tag, attributes in page.tags if tag == "script"] == [
        {"src": "/static/review.js", "defer": None}
    ]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]
    assert page.fields == [visitor.row("Nobody").message.target]
    outside = re.sub(r"<textarea.*?</textarea>", "", answer.text, flags=re.DOTALL)
    assert "\u202e" not in outside
    assert "⟨U+202E⟩" in outside
    assert page.named("text")["value"] == HOSTILE
    for path in ("/m/%3Cscript%3E", f"/m/{visitor.row('Nobody').id}/check"):
        assert "<script>alert" not in visitor.ask(path, {"target": HOSTILE, "decision": HOSTILE}).text


def test_a_correction_is_saved_and_the_next_message_shown(visitor: Visitor) -> None:
    """The page says what was saved, and the file has it."""
    row = visitor.row("Khomeini")
    answer = visitor.save(row, GOOD)
    following = visitor.row("Nobody").id
    assert (answer.status, answer.headers["location"]) == (303, f"/m/{following}?saved={row.id}")
    assert (written(visitor, "Khomeini").target, written(visitor, "Khomeini").state) == (GOOD, State.TRANSLATED)
    after = visitor.ask(answer.headers["location"])
    assert re.search(r'role="status">\s*<p>Saved as a translation:\s*<a href="/m/' + row.id, after.text)
    assert f'data-saved="{visitor.desk.name}-{row.id}"' in after.text


def test_what_is_refused_stays_in_its_field(visitor: Visitor) -> None:
    """With the reason; the file is as it was, and as a draft it is saved."""
    row = visitor.row("Khomeini")
    text = "در سال ۱۹۸۸ خمینی\n فرمان مرگ ۲۰٬۰۰۰ زندانی را داد."
    answer = visitor.save(row, text)
    assert answer.status == 422
    assert 'role="alert"' in answer.text
    assert "It has an error." in answer.text
    assert Page(answer).fields == [text]
    assert "<mark>۲۰٬۰۰۰</mark>" in answer.text, "the checks are those of the new text"
    assert visitor.catalog.read_text(encoding="utf-8") == CATALOG
    assert visitor.save(row, text, decision="draft").status == 303
    assert (written(visitor, "Khomeini").target, written(visitor, "Khomeini").state) == (text, State.DRAFT)


def test_an_outdated_text_is_accepted_where_the_box_is_ticked(visitor: Visitor) -> None:
    """The same text, after a look at both."""
    visitor.catalog.write_text(CATALOG.replace("۱۰٬۰۰۰", "۳۰٬۰۰۰"), encoding="utf-8")
    row = visitor.row("Khomeini")
    refused = visitor.save(row, row.message.target)
    assert refused.status == 422
    assert "tick the box" in refused.text
    assert visitor.save(row, row.message.target, compared="yes").status == 303
    assert written(visitor, "Khomeini").previous is None


def test_a_review_needs_a_name_and_the_page_remembers_it(visitor: Visitor) -> None:
    """Asked for once; line breaks in it do not reach the comment."""
    row = visitor.row("Amnesty")
    refused = visitor.save(row, row.message.target, decision="review", name=" ")
    assert refused.status == 422
    assert "A review needs your name" in refused.text
    assert written(visitor, "Amnesty").state is State.TRANSLATED
    assert visitor.save(row, row.message.target, decision="review", name="شیرین\r\n# x  “A”").status == 303
    review = written(visitor, "Amnesty").review
    assert review is not None
    assert (written(visitor, "Amnesty").state, review.name) == (State.REVIEWED, "شیرین # x “A”")
    assert Page(show(visitor, "Nobody")).named("name")["value"] == "شیرین # x “A”"


def test_the_name_of_the_command_line_is_filled_in(serve: Serve) -> None:
    """Nobody has to write it."""
    visitor = serve("A. Reader")
    visitor.enter()
    assert Page(show(visitor, "Nobody")).named("name")["value"] == "A. Reader"


def test_a_message_that_somebody_changed_meanwhile_is_shown_beside_what_was_typed(visitor: Visitor) -> None:
    """Nothing is overwritten and nothing lost; who saves again has seen both."""
    row = visitor.row("Khomeini")
    other = CATALOG.replace("فرمان مرگ ۱۰٬۰۰۰", "دستور مرگ ۳۰٬۰۰۰")
    visitor.catalog.write_text(other, encoding="utf-8")
    answer = visitor.save(row, GOOD)
    assert answer.status == 409
    assert "Somebody changed this message" in answer.text
    assert re.search(r'class="present">.*دستور مرگ', answer.text)
    assert Page(answer).fields == [GOOD]
    assert visitor.catalog.read_text(encoding="utf-8") == other
    again = Page(answer).named("revision")["value"]
    assert again is not None
    assert visitor.ask(f"/m/{row.id}", {"revision": again, "target": GOOD, "decision": "translation"}).status == 303
    assert written(visitor, "Khomeini").target == GOOD


def test_what_was_typed_for_a_message_that_is_gone_is_given_back(visitor: Visitor) -> None:
    """To be copied."""
    row = visitor.row("Khomeini")
    visitor.catalog.write_text(CATALOG.replace("prisoners.", "people."), encoding="utf-8")
    answer = visitor.save(row, GOOD)
    assert (answer.status, Page(answer).fields) == (409, [GOOD])
    assert "copy it before you go on" in answer.text


def test_another_command_at_work_is_told_and_what_was_typed_stays(visitor: Visitor) -> None:
    """A run holds the project."""
    row = visitor.row("Khomeini")
    with Project.open(visitor.desk.root).lock():
        answer = visitor.save(row, GOOD)
    assert (answer.status, Page(answer).fields) == (503, [GOOD])
    assert "Nothing was saved: " in answer.text
    assert "another l10n command is working in this project" in answer.text


def test_a_broken_catalog_is_told_with_its_line_and_what_was_typed_stays(visitor: Visitor) -> None:
    """No page can be made of it."""
    row = visitor.row("Khomeini")
    visitor.catalog.write_text(CATALOG.replace('داد."', "داد."), encoding="utf-8")
    answer = visitor.save(row, GOOD)
    assert (answer.status, Page(answer).fields) == (503, [GOOD])
    assert "appeal.po:14: unterminated string" in answer.text
    assert f'<a href="/m/{row.id}">Try again' in answer.text
    shown = visitor.ask(f"/m/{row.id}")
    assert (shown.status, "appeal.po:14" in shown.text) == (503, True)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ["Khomeini", "Nobody"]),
        ("?show=all", ["Khomeini", "Nobody", "Amnesty"]),
        ("?show=draft", ["Khomeini"]),
        ("?show=translated", ["Nobody", "Amnesty"]),
        ("?show=errors", ["Khomeini", "Nobody"]),
        ("?show=nonsense", ["Khomeini", "Nobody"]),
        ("?show=all&text=AMNESTY", ["Amnesty"]),
        ("?show=all&text=%D8%A2%D9%86+%D8%B1%D8%A7+%D8%AC%D9%86%D8%A7%D9%8A%D8%AA", ["Amnesty"]),
        ("?show=all&document=appeal&text=khomeini", ["Khomeini"]),
        ("?show=all&document=other", []),
        ("?show=reviewed", []),
    ],
)
def test_the_filters_choose_what_is_listed(visitor: Visitor, query: str, words: list[str]) -> None:
    """By state, document and words, whichever way an Arabic or Persian letter is typed."""
    start = visitor.ask(f"/{query}")
    if not words:
        assert start.status == 200
        assert "No message fits" in start.text
        return
    assert start.headers["location"].startswith(f"/m/{visitor.row(words[0]).id}")
    answer = visitor.ask(start.headers["location"])
    listed = re.findall(r'<li><a href="/m/([0-9a-f]+)', answer.text)
    assert listed == [visitor.row(word).id for word in words]


def test_the_last_one_leads_to_the_page_that_says_so(visitor: Visitor) -> None:
    """Until nothing keeps the locale from being published."""
    first, second = visitor.row("Khomeini"), visitor.row("Nobody")
    visitor.save(first, GOOD)
    text = second.message.target.replace("\u202e", "").replace("&", "و")
    answer = visitor.save(second, text)
    assert answer.headers["location"] == f"/?saved={second.id}"
    done = visitor.ask(answer.headers["location"])
    assert "Nothing keeps this from being published" in done.text
    assert "<strong>3</strong> of 3" in done.text
    stays = visitor.save(visitor.row("Amnesty"), "عفو بین‌الملل آن را جنایتی خواند.", query="?show=all")
    assert stays.headers["location"].startswith(f"/m/{visitor.row('Amnesty').id}?show=all&saved=")


def test_plural_forms_have_a_field_each(visitor: Visitor) -> None:
    """With the numbers that they are for."""
    plural = 'msgid "%d prisoner"\nmsgid_plural "%d prisoners"\nmsgstr[0] "%d زندانی"\nmsgstr[1] "%d زندانی‌ها"\n'
    visitor.catalog.write_text(f"{CATALOG}\n{plural}", encoding="utf-8")
    answer = show(visitor, "%d prisoner")
    assert Page(answer).fields == ["%d زندانی", "%d زندانی‌ها"]
    assert "%d prisoners" in answer.text
    row = visitor.row("%d prisoner")
    assert visitor.save(row, "%d زندانی", "").status == 422
    assert visitor.save(row, "%d زندانی", "%d زندانیان", decision="draft").status == 303
    assert written(visitor, "%d prisoner").targets == ("%d زندانی", "%d زندانیان")


def test_a_project_without_catalogs_says_what_makes_them(visitor: Visitor) -> None:
    """And one whose English changed, that it is to be updated."""
    assert "does not hold the sentences of its document" in show(visitor, "Nobody").text
    visitor.catalog.unlink()
    answer = visitor.ask("/")
    assert "There are no messages yet" in answer.text
    assert "l10n update" in answer.text


WHY = "هزار نفر در متن دیگری است"
WRONG = "عفو بین‌الملل ۵ بار آن را جنایت خواند."


def wrong(visitor: Visitor) -> Row:
    """Return a finished message with an error that is none."""
    text = visitor.catalog.read_text(encoding="utf-8").replace("عفو بین‌الملل آن", "عفو بین‌الملل ۵ بار آن")
    visitor.catalog.write_text(text, encoding="utf-8")
    return visitor.row("Amnesty")


def test_a_false_alarm_is_noted_and_taken_back(visitor: Visitor) -> None:
    """With a reason, which is shown; nothing but the comment is written, and nothing of it is left afterwards."""
    row = wrong(visitor)
    before = visitor.catalog.read_text(encoding="utf-8")
    page = show(visitor, "Amnesty")
    assert Page(page).named("reason:numbers")["value"] == ""
    assert visitor.save(row, WRONG, decision="ignore", **{"reason:numbers": "  "}).status == 422
    answer = visitor.save(row, WRONG, decision="ignore", query="?show=all", **{"reason:numbers": WHY})
    assert (answer.status, answer.headers["location"]) == (303, f"/m/{row.id}?show=all&told=noted")
    comment = f"# l10n: ignore numbers -- {WHY}\n"
    assert visitor.catalog.read_text(encoding="utf-8") == before.replace('msgid "Amn', f'{comment}msgid "Amn')
    after = visitor.ask(answer.headers["location"])
    assert "Noted in the catalog" in after.text
    assert f'data-saved="{visitor.desk.name}-{row.id}"' in after.text
    assert f"Said to be right: <bdi>{WHY}</bdi>" in after.text
    assert "reason:numbers" not in after.text
    assert "l10n: ignore" not in after.text, "once is enough"
    assert "Nothing else wrong was found" in after.text
    back = visitor.save(visitor.row("Amnesty"), WRONG, decision="take-back:numbers")
    assert back.headers["location"] == f"/m/{row.id}?told=taken-back"
    assert visitor.catalog.read_text(encoding="utf-8") == before


def test_a_reason_is_kept_with_what_was_typed(visitor: Visitor) -> None:
    """Whatever is refused; what is not saved has no button of its own, and takes its reason along."""
    row = visitor.row("Amnesty")
    for more in ({"decision": "ignore"}, {"decision": "enter"}, {"decision": "translation", "revision": "old"}):
        form = {"revision": row.revision, "target": WRONG, "reason:numbers": ["", WHY], **more}
        answer = visitor.ask(f"/m/{row.id}", form)
        assert answer.status == (409 if "revision" in more else 422)
        assert Page(answer).fields == [WRONG]
        assert Page(answer).named("reason:numbers")["value"] == WHY
        assert "the reason is saved with it" in answer.text
        assert 'value="ignore"' not in answer.text
        assert visitor.catalog.read_text(encoding="utf-8") == CATALOG
    assert visitor.save(row, WRONG, **{"reason:numbers": WHY}).status == 303
    assert written(visitor, "Amnesty").comments == (f"l10n: ignore numbers -- {WHY}",)
    assert written(visitor, "Amnesty").target == WRONG


def test_taking_back_loses_nothing_that_was_typed(visitor: Visitor) -> None:
    """The comment goes, the text in the field stays there."""
    visitor.save(wrong(visitor), WRONG, decision="ignore", **{"reason:numbers": WHY})
    answer = visitor.save(visitor.row("Amnesty"), f"{WRONG} ۶", decision="take-back:numbers")
    assert (answer.status, Page(answer).fields) == (200, [f"{WRONG} ۶"])
    assert "Taken back" in answer.text
    assert written(visitor, "Amnesty").comments == ()


def test_enter_in_a_reason_notes_it(visitor: Visitor) -> None:
    """The first button of the form, which the key presses, is no other; without a reason it saves, as before."""
    row = wrong(visitor)
    page = Page(show(visitor, "Amnesty"))
    [first, *_] = [a for tag, a in page.tags if tag == "button" and a.get("type") == "submit" and a.get("name")]
    assert first["value"] == "enter"
    assert visitor.save(row, WRONG, decision="enter", **{"reason:numbers": WHY}).headers["location"].endswith("noted")
    assert written(visitor, "Amnesty").target == WRONG
    text = "عفو بین‌الملل آن را جنایت خواند!"
    assert visitor.save(visitor.row("Amnesty"), text, decision="enter").status == 303
    assert written(visitor, "Amnesty").target == text


@pytest.mark.parametrize("reason", ["right so\nmsgid", "right\r\n# x", "right \u202e so", "right\x00so", "ok"])
def test_a_hostile_reason_writes_nothing(visitor: Visitor, reason: str) -> None:
    """Neither a line of its own nor a character that nobody sees."""
    row = wrong(visitor)
    before = visitor.catalog.read_bytes()
    answer = visitor.save(row, WRONG, decision="ignore", **{"reason:numbers": reason})
    assert answer.status == 422
    assert "Nothing was saved. numbers:" in answer.text
    assert visitor.catalog.read_bytes() == before


def test_a_reason_is_no_code(visitor: Visitor) -> None:
    """It is text, in the field and where it is shown."""
    reason = f'"> {HOSTILE} is meant'
    row = wrong(visitor)
    refused = visitor.save(row, f"{WRONG} ۷", decision="ignore", **{"reason:numbers": reason})
    assert Page(refused).named("reason:numbers")["value"] == reason
    assert "<script>alert" not in refused.text
    visitor.save(row, WRONG, decision="ignore", **{"reason:numbers": reason})
    shown = show(visitor, "Amnesty").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is meant</bdi>" in shown
    assert "<script>alert" not in shown


def test_what_no_text_is_right_with_cannot_be_silenced(visitor: Visitor) -> None:
    """Nor what is an info; of a comment with nothing to silence the page says so, and takes it back."""
    text = CATALOG.replace("عفو بین‌الملل آن را جنایت خواند.", "<<<<<<< ours")
    text = text.replace('msgid "Amnesty', f'# l10n: ignore numbers -- {WHY}\nmsgid "Amnesty')
    visitor.catalog.write_text(text, encoding="utf-8")
    page = show(visitor, "Amnesty").text
    assert "<code>conflict-markers</code>" in page
    assert "reason:conflict-markers" not in page
    assert "reason:silencing" not in page
    assert "<code>numbers</code> finds nothing in this text" in page
    row = visitor.row("Amnesty")
    forced = visitor.save(row, "<<<<<<< ours", decision="ignore", **{"reason:conflict-markers": "it is right"})
    assert forced.status == 422
    assert visitor.catalog.read_text(encoding="utf-8") == text
    visitor.save(row, "<<<<<<< ours", decision="take-back:numbers")
    assert "ignore numbers" not in visitor.catalog.read_text(encoding="utf-8")


def test_a_word_about_a_draft_waits_until_it_is_finished(visitor: Visitor) -> None:
    """The page says so; the text then is accepted."""
    row = visitor.row("Khomeini")
    text = row.message.target
    visitor.save(row, text, decision="ignore", **{"reason:numbers": "ten thousand it is"})
    page = show(visitor, "Khomeini").text
    assert "It counts as soon as the text is saved as a translation" in page
    assert '<span class="severity error">' not in page
    assert visitor.save(visitor.row("Khomeini"), text, compared="yes").status == 303
    assert written(visitor, "Khomeini").state is State.TRANSLATED


def test_what_is_saved_and_not_published_all_the_same_is_told(visitor: Visitor) -> None:
    """A check that doubts it holds it back: the notice says so, and the list."""
    row = visitor.row("Khomeini")
    doubtful = "در سال ۱۹۸۸ خمینی فرمان مرگ ۳۰٬۰۰۰ زندانی را نداد."
    answer = visitor.save(row, doubtful)
    after = visitor.ask(answer.headers["location"]).text
    assert re.search(r'class="held">A check doubts it\. .*said why it is right', after)
    assert '<span class="dot translated doubted"' in after
    assert 'class="held"' not in visitor.ask(f"/m/{row.id}?saved={visitor.row('Amnesty').id}").text


def test_a_place_is_told_in_the_digits_of_the_text(visitor: Visitor) -> None:
    """The message counts in Latin ones."""
    row = visitor.row("Khomeini")
    found = visitor.ask(f"/m/{row.id}/check", {"target": GOOD.replace("۳۰", "۴۰")}).text
    assert re.search(r'30,000.*<bdi class="at" lang="fa">۴۰٬۰۰۰</bdi> <code>numbers', found)


def test_a_form_with_an_issue_is_named(visitor: Visitor) -> None:
    """And which English is for one and which for several."""
    plural = '#, python-format\nmsgid "%d prisoner"\nmsgid_plural "%d prisoners"\nmsgstr[0] "%d زندانی"\n'
    visitor.catalog.write_text(f'{CATALOG}\n{plural}msgstr[1] "زندانی‌ها"\n', encoding="utf-8")
    page = show(visitor, "%d prisoner").text
    assert "Form 2: " in page
    assert "English, for one and for several" in page
    assert "Form " not in show(visitor, "Khomeini").text


def test_a_cut_list_says_how_much_is_not_shown(visitor: Visitor) -> None:
    """Above and below."""
    more = "".join(f'\nmsgid "Sentence {n}x."\nmsgstr ""\n' for n in range(90))
    visitor.catalog.write_text(CATALOG + more, encoding="utf-8")
    page = show(visitor, "Sentence 40x").text
    assert len(re.findall('<li><a href="/m/', page)) == 61
    assert "12 more above" in page
    assert "19 more below" in page
    assert "more above" not in show(visitor, "Khomeini").text


def test_the_last_one_of_the_list_is_told(visitor: Visitor) -> None:
    """Where it stays open."""
    row = visitor.row("Amnesty")
    answer = visitor.save(row, row.message.target, query="?show=all")
    assert "That is the last one here." in visitor.ask(answer.headers["location"]).text
