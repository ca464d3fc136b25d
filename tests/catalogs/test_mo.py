"""Compiled catalogs, read back by gettext."""

from __future__ import annotations

import gettext
import io

from l10n_pipeline.catalogs import po
from l10n_pipeline.catalogs.mo import compile_mo

CATALOG = """\
msgid ""
msgstr ""
"Language: fr\\n"
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
