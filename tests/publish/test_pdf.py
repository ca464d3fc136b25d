"""Pages as PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from l10n_pipeline.documents import Document, read_document
from l10n_pipeline.errors import PublishError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog, Message
from l10n_pipeline.publish import Page, Standing, Templates, make_page
from l10n_pipeline.publish.flow import flow
from l10n_pipeline.publish.flow_markdown import markdown_flow
from l10n_pipeline.publish.pdf import render_pdf

TEXT = b"The title\n\nHRW wrote a letter. Nobody answered.\n\n1. the demand.\n\n2. the other demand.\n"
PERSIAN = {
    "The title": "فراخوان برای پیگرد قانونی مسئولان قتل‌عام ۱۹۸۸",
    "HRW wrote a letter.": "سازمان HRW (2014) گزارش داد که ۳۳٬۷۰۰ زندانی سیاسی اعدام شدند.",
    "Nobody answered.": "هیچ‌کس پاسخی نداد؛ گزارش‌ها از چگونگی آن خاموش‌اند.",
    "the demand.": "به رسمیت شناختن حق پژوهش.",
    "the other demand.": "پیگرد قضایی.",
}
ARABIC = {
    "The title": "نداء لمحاكمة المسؤولين عن مجزرة عام 1988",
    "HRW wrote a letter.": "كتبت HRW (2014) أن 33,700 سجين سياسي أعدموا في إيران.",
    "Nobody answered.": "إلى الأمم المتحدة: لا جواب حتى الآن.",
    "the demand.": "الاعتراف بالحق في الحقيقة.",
    "the other demand.": "محاكمة الجناة.",
}
MARKDOWN = """# Title

A **bold** word, an *italic* one, `code`, [a link](https://example.org/), [bad](javascript:x) and a note[^1].

1. first
   - inner
2. second

> Said.

| Name | Age |
|:--|--:|
| Ali | 20 |

```
x = 1
```

---

[^1]: The note.
"""


def made(document: Document, targets: dict[str, str], locale: str, standing: Standing) -> tuple[Page, Catalog]:
    messages = tuple(Message(source=source, targets=(target,)) for source, target in targets.items())
    catalog = Catalog(header=None, messages=messages)
    page = make_page(document, catalog, get_locale(locale), get_locale("en"), "Project", standing=standing)
    return page, catalog


def pdf(targets: dict[str, str], locale: str, standing: Standing = Standing.FINISHED) -> bytes:
    document = read_document(TEXT, "a.txt", [])
    page, catalog = made(document, targets, locale, standing)
    return render_pdf(page, document, catalog, Templates())


def words(text: str) -> list[str]:
    """Return the words of ``text``, whatever shapes, marks and directions they are written in."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", " ", text)
    text = re.sub("[\u0640\u200b-\u200f\ufeff]", "", unicodedata.normalize("NFKD", text))
    return re.findall(r"\w+", "".join(character for character in text if not unicodedata.combining(character)))


def extracted(data: bytes, folder: Path) -> Counter[str]:
    """Return the words that a reader copies out of a PDF file."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext (apt-get install poppler-utils)")
    (folder / "a.pdf").write_bytes(data)
    command = ["pdftotext", "-layout", str(folder / "a.pdf"), "-"]
    return Counter(words(subprocess.run(command, capture_output=True, check=True).stdout.decode()))


@pytest.mark.parametrize(("locale", "targets"), [("fa", PERSIAN), ("ar", ARABIC), ("fr", {})])
def test_the_words_come_out_again(tmp_path: Path, locale: str, targets: dict[str, str]) -> None:
    """What a reader copies from the file are the words of the text; beside them stand numbers of list and page."""
    shown = get_locale(locale)
    expected = words(" ".join(targets.values()) if targets else re.sub(r"\d\.", "", TEXT.decode()))
    numbers = [shown.integer(number) for number in (1, 1, 2)]
    assert extracted(pdf(targets, locale), tmp_path) == Counter([*expected, *numbers])


def test_words_with_marks_above_letters_come_out_too(tmp_path: Path) -> None:
    """No word is lost; programs that extract text may see a part of such a word twice (docs/publishing.md)."""
    marked = {"The title": "دربارهٔ خانهٔ ما", "Nobody answered.": "تقریباً هیچ‌کس"}
    assert not Counter(words("دربارهٔ خانهٔ ما")) - extracted(pdf(marked, "fa"), tmp_path)


def test_the_same_page_gives_the_same_bytes() -> None:
    """No time and no random name is in the file; it is tagged and says its language and title."""
    first = pdf(PERSIAN, "fa")
    assert first == pdf(PERSIAN, "fa")
    assert b"/Lang(fa)" in first
    assert b"/MarkInfo" in first
    assert first != pdf(PERSIAN, "fa", Standing.PREVIEW)


def test_text_is_no_code_to_the_template() -> None:
    """Whatever a target says, Typst shows it."""
    pdf(dict.fromkeys(PERSIAN, '#panic("x") $ * _ ` \\ #read("/etc/passwd") <a> @b "'), "fa")


def test_a_markdown_document_keeps_its_blocks() -> None:
    """Headings, nested lists, quotations, tables, code, footnotes and links are what they were; bad links are text."""
    document = read_document(MARKDOWN.encode(), "a.md", [])
    page, catalog = made(document, {"inner": "درونی"}, "fa", Standing.FINISHED)
    blocks = markdown_flow(page, document, catalog)
    kinds = [(block.kind, block.marker, block.level) for block in blocks]
    assert kinds == [
        ("title", "", 1), ("paragraph", "", 1), ("item", "۱.", 1), ("item", "•", 2), ("item", "۲.", 1),
        ("quote", "", 1), ("table", "", 1), ("code", "", 1), ("rule", "", 1),
    ]  # fmt: skip
    spans = {span.text: span for span in blocks[1].spans}
    assert spans["bold"].bold
    assert spans["italic"].italic
    assert spans["code"].code
    assert spans["a link"].link == "https://example.org/"
    assert not any(span.link.startswith("javascript") for span in blocks[1].spans)
    assert [[s.text for s in span.note] for span in blocks[1].spans if span.note] == [["\u2066", "The note.", "\u2069"]]
    assert [[[s.text for s in cell if s.foreign] for cell in row] for row in blocks[6].rows] == [
        [["Name"], ["Age"]], [["Ali"], ["20"]],
    ]  # fmt: skip
    assert blocks[6].align == ("start", "end")
    assert render_pdf(page, document, catalog, Templates()).startswith(b"%PDF")


def test_what_is_not_translated_is_marked() -> None:
    """In a partial page the sentence in the source language has its mark before it and says its language."""
    document = read_document(TEXT, "a.txt", [])
    page, _ = made(document, {"Nobody answered.": "هیچ"}, "fa", Standing.PARTIAL)
    title, paragraph = flow(page)[:2]
    assert title.spans[0].text == "[ترجمه‌نشده]"
    assert title.spans[0].mark
    assert [span.text for span in title.spans[-3:]] == ["\u2066", "The title", "\u2069"]
    assert title.spans[-2].foreign
    assert not paragraph.spans[-1].foreign


def test_a_project_without_typst_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names what to install."""
    from l10n_pipeline.publish.pdf import _compiler

    _compiler.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PublishError, match="pip install 'l10n-pipeline\\[pdf\\]'"):
        pdf(PERSIAN, "fa")
    _compiler.cache_clear()


def test_a_wrong_typst_template_is_named(tmp_path: Path) -> None:
    """Its mistake is told with the file's name."""
    (tmp_path / "page.typ").write_text("#let", encoding="utf-8")
    document = read_document(TEXT, "a.txt", [])
    page, catalog = made(document, {}, "fr", Standing.FINISHED)
    with pytest.raises(PublishError, match="Typst: expected"):
        render_pdf(page, document, catalog, Templates(tmp_path))
