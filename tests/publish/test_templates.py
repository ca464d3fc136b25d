"""Templates of the package and of projects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n_pipeline.documents import read_document
from l10n_pipeline.errors import PublishError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.model import Catalog
from l10n_pipeline.publish import Alternate, Row, Setting, Standing, Templates, make_page, render_html, render_index
from l10n_pipeline.publish.templates import content_policy


def shown(templates: Templates, setting: Setting | None = None) -> str:
    document = read_document(b"The title\n\nA <paragraph> of words.\n", "a.txt", [])
    catalog = Catalog(header=None, messages=())
    page = make_page(document, catalog, get_locale("fr"), get_locale("en"), "Project", setting=setting)
    return render_html(page, document, catalog, templates).decode()


def test_a_project_replaces_a_template(tmp_path: Path) -> None:
    """A file in templates/ is used instead of ours, the others stay, and text is still escaped."""
    (tmp_path / "page.html").write_text("<p>{{ page.excerpt }}</p><style>{{ style }}</style>", encoding="utf-8")
    made = shown(Templates(tmp_path))
    assert made.startswith("<p>A &lt;paragraph&gt; of words.</p><style>:root")
    assert Templates(tmp_path).digest != Templates().digest


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% if %}", "page.html:1: Expected an expression"),
        ("{{ nobody.knows }}", "'nobody' is undefined"),
        ("{{ ().__class__.__bases__ }}", "unsafe"),
    ],
)
def test_a_wrong_template_is_named(tmp_path: Path, template: str, told: str) -> None:
    """Mistakes, and what reaches for Python itself, are refused with the file's name."""
    (tmp_path / "page.html").write_text(template, encoding="utf-8")
    with pytest.raises(PublishError, match=re.escape(told)) as caught:
        shown(Templates(tmp_path))
    assert caught.value.path == str(tmp_path / "page.html")


def test_the_policy_allows_the_page_its_own_style_only() -> None:
    """The hash is that of the style element's text (CSP Level 3), so that no other style and no script can run."""
    made = shown(Templates())
    style = re.search(r"<style>(.*?)</style>", made, re.DOTALL)
    assert style is not None
    assert content_policy(style[1]) in made
    assert "default-src 'none'" in content_policy("")
    assert "unsafe" not in content_policy("")


def test_a_page_leads_to_the_other_languages() -> None:
    """The switcher, hreflang and Open Graph name each of them; the page itself is no link."""
    alternates = tuple(
        Alternate(get_locale(tag), f"../{tag}/a.html", f"https://example.org/{tag}/a.html") for tag in ("fa", "fr")
    )
    made = shown(Templates(), Setting("Project", alternates, "../index.html"))
    assert '<link rel="alternate" hreflang="fa" href="https://example.org/fa/a.html">' in made
    assert '<li lang="fa" dir="rtl"><a href="../fa/a.html" hreflang="fa">فارسی</a></li>' in made
    assert '<span aria-current="page">français</span>' in made
    assert '<meta property="og:locale:alternate" content="fa_IR">' in made
    assert '<link rel="canonical" href="https://example.org/fr/a.html">' in made


def test_the_index_says_how_far_each_locale_is() -> None:
    """In the language's own words and digits; what is not published is no link."""
    rows = [
        Row(get_locale("fa"), "a", "عنوان <b>", Standing.PARTIAL, 1, 2),
        Row(get_locale("fr"), "a", "Titre", Standing.FINISHED, 2, 2),
        Row(get_locale("tr"), "a", "a", None, 0, 2),
    ]
    made = render_index(rows, get_locale("en"), "Project", "", Templates()).decode()
    assert '<a href="fa/a.html" hreflang="fa">عنوان &lt;b&gt;</a>' in made
    assert "ترجمهٔ ناتمام، ۵۰٪ کامل" in made
    assert "100\u00a0% terminé" in made
    assert 'href="tr/' not in made
    assert '<span lang="en">in preparation, %0 complete</span>' in made
