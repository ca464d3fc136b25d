"""How many words of the statement come out of its PDF files again.

    python bench/pdf_text.py

The words of the page against those that pdftotext finds (poppler-utils), whatever their order, without marks above
letters. What is more are the numbers of pages and lists, and parts of words that the program saw apart or twice.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from l10n_pipeline.pipeline import Project
from l10n_pipeline.publish import Templates, make_page
from l10n_pipeline.publish.pdf import render_pdf

ROOT = Path(__file__).parents[1]
_UNSEEN = re.compile("[\u0640\u200b-\u200f\ufeff]")


def words(text: str) -> Counter[str]:
    """Return the words of ``text``."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", " ", text)
    text = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    return Counter(re.findall(r"\w+", "".join(c for c in text if not unicodedata.combining(c))))


def letters(text: str) -> Counter[str]:
    """Return the letters and digits of ``text``."""
    return Counter("".join(words(text).elements()))


def main() -> int:
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    project = Project.open(ROOT)
    print(f"{'locale':<8}{'words':>7}{'come back':>11}{'share':>8}{'letters lost':>14}{'letters more':>14}")
    lost = 0
    for locale in project.locales:
        for document, stored in project.catalogs(locale):
            assert stored.catalog is not None
            page = make_page(document.document, stored.catalog, locale, project.source_locale, project.title)
            wanted = " ".join(page.plain(sentence) for passage in page.passages for sentence in passage.sentences)
            with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
                file.write(render_pdf(page, document.document, stored.catalog, Templates()))
                file.flush()
                command = ["pdftotext", "-layout", file.name, "-"]
                found = subprocess.run(command, capture_output=True, check=True).stdout.decode()
            total, missing = sum(words(wanted).values()), sum((words(wanted) - words(found)).values())
            gone = sum((letters(wanted) - letters(found)).values())
            more = sum((letters(found) - letters(wanted)).values())
            share = f"{(total - missing) / total:.1%}"
            print(f"{locale.tag:<8}{total:>7}{total - missing:>11}{share:>8}{gone:>14}{more:>14}")
            lost += gone
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
