"""Compiled catalogs, read back by gettext."""

from __future__ import annotations

import gettext
import io

import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.mo import compile_mo, read_mo
from l10n_pipeline.errors import CatalogError

CATALOG = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Last-Translator: Ann Lee <ann@example.org>\\n"
"Content-Type: text/plain; charset=ISO-8859-1\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Done"
msgstr "Terminé"

#, fuzzy
msgid "Draft"
msgstr "Brouillon"

msgctxt "menu"
msgid "Done"
msgstr "Fini"

msgid "one"
msgid_plural "many"
msgstr[0] "un"
msgstr[1] "des"

#~ msgid "Gone"
#~ msgstr "Parti"

#~ msgid "Gone"
#~ msgstr "Parti deux fois"
"""


def test_finished_messages_are_compiled_and_drafts_are_not() -> None:
    """Python's own gettext reads the file: contexts, plurals and accents are right; drafts are the source."""
    binary = compile_mo(po.parse(CATALOG.encode("iso-8859-1")))
    read = gettext.GNUTranslations(io.BytesIO(binary))
    assert read.gettext("Done") == "Terminé"
    assert read.pgettext("menu", "Done") == "Fini"
    assert [read.ngettext("one", "many", n) for n in (1, 2)] == ["un", "des"]
    assert read.gettext("Draft") == "Draft"
    assert read.gettext("Gone") == "Gone"


def test_the_same_catalog_gives_the_same_bytes() -> None:
    """Compiling is deterministic, so an unchanged page changes no file."""
    catalog = po.parse(CATALOG.encode("iso-8859-1"))
    assert compile_mo(catalog) == compile_mo(catalog)


def test_a_compiled_catalog_names_nobody() -> None:
    """It is published: the language and its plurals are in it, translators and their addresses are not."""
    binary = compile_mo(po.parse(CATALOG.encode("iso-8859-1")))
    assert b"Ann" not in binary
    assert b"nplurals=2" in binary
    assert b"Language: fr" in binary


def test_what_was_compiled_is_read_again() -> None:
    """Sources, contexts, plurals and targets are those of the finished messages."""
    read = read_mo(compile_mo(po.parse(CATALOG.encode("iso-8859-1"))), "a.mo")
    assert {message.key: message.targets for message in read.messages} == {
        (None, "Done"): ("Terminé",),
        ("menu", "Done"): ("Fini",),
        (None, "one"): ("un", "des"),
    }
    assert read.fields["Language"] == "fr"


@pytest.mark.parametrize("data", [b"", b"x" * 40, b"\xde\x12\x04\x95" + b"\xff" * 24], ids=["empty", "text", "torn"])
def test_what_is_not_a_compiled_catalog_is_refused(data: bytes) -> None:
    """With the file's name."""
    with pytest.raises(CatalogError, match=r"a\.mo: is not a \.mo file"):
        read_mo(data, "a.mo")
