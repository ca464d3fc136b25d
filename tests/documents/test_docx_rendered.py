"""Right-to-left Word documents as LibreOffice shows them, where it and poppler are installed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from itertools import groupby
from pathlib import Path

import docx
import pytest

from l10n_pipeline.documents import read_document
from l10n_pipeline.locales import get_locale

PROGRAMS = ("soffice", "pdftotext")
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</word>')

PERSIAN = re.compile("[\u0600-\u06ff]")


def shown(data: bytes, folder: Path) -> list[list[tuple[float, float, str]]]:
    """Return the lines of the first page: left and right edge and text of their words, from left to right."""
    (folder / "a.docx").write_bytes(data)
    convert = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    subprocess.run([*convert, "--outdir", str(folder), str(folder / "a.docx")], check=True, timeout=120)
    boxes = subprocess.run(["pdftotext", "-bbox", str(folder / "a.pdf"), "-"], check=True, capture_output=True)
    found = [(float(y), float(x), float(end), text) for x, y, end, text in WORD.findall(boxes.stdout.decode())]
    lines = groupby(sorted(found), key=lambda word: round(word[0] / 6))
    return [[(x, end, text) for _, x, end, text in sorted(line, key=lambda w: w[1])] for _, line in lines]


@pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason="needs LibreOffice and poppler")
def test_libreoffice_shows_numbers_in_their_order_and_cells_below_each_other(tmp_path: Path) -> None:
    """The groups of a telephone number, hours and percentages read from left to right; 2019 stands below its head."""
    made = docx.Document()
    numbers = ["+98 21 5555 0100", "9:00 – 17:00", "10.6 %", "12/03/2024", "https://example.org/", "A/HRC/40/1, 5"]
    for number in numbers:
        made.add_paragraph(f"See {number} today.")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ["Year", "Dead", "2019", "5"], strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    targets = {f"See {number} today.": f"امروز {number} ۳۰۰ را ببینید." for number in numbers}
    targets |= {"Year": "سال", "Dead": "کشته"}
    document = read_document(out.getvalue(), "a.docx")
    lines = shown(document.merge(lambda s: targets.get(s.text, s.text), get_locale("fa")), tmp_path)
    marks = str.maketrans("", "", "\u200e\u200f")
    for line, number in zip(lines, numbers, strict=False):
        words = [text.translate(marks) for *_, text in line]
        latin = [place for place, word in enumerate(words) if not PERSIAN.search(word)]
        assert [words[place] for place in latin] == number.split()
        assert words.index("۳۰۰") < latin[0], "the Persian number behind it follows on its left"
    head, row = lines[-2:]
    assert [round(end) for _, end, _ in head] == pytest.approx([round(end) for _, end, _ in row], abs=2)
