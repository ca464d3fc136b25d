"""Start a project in a folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from l10n_pipeline import files
from l10n_pipeline.config import FILENAME
from l10n_pipeline.documents import FORMATS
from l10n_pipeline.errors import UsageError
from l10n_pipeline.locales import get_locale

_SETTINGS = """\
# Settings of this project. Reference: docs/settings.md of l10n_pipeline
version: 1
source_locale: {source}
locales: [{locales}]

documents:
{documents}
glossary: glossary.yaml
"""

_GLOSSARY = """\
# The organisation's terms: how each one is written in every locale. Reference: docs/glossary.md of l10n_pipeline
version: 1
terms: []
# terms:
#   - term: special rapporteur
#     part_of_speech: noun
#     definition: An independent expert appointed by the UN Human Rights Council.
#     translations:
#       fr: {preferred: rapporteur spécial, accepted: [rapporteuse spéciale]}
"""

_IGNORED = """\
# What l10n can make again: caches, installed packages, pages, exchanged files, compiled catalogs.
/.l10n/
/public/
/preview/
/exchange/
/locales/**/*.mo
"""

_EXAMPLE = """\
Title of the first document

Put your own text here, or beside this file and into l10n.yaml. Then run l10n run.
"""


def init_project(folder: Path, locales: Sequence[str], source_locale: str = "en") -> tuple[Path, ...]:
    """Make ``folder`` a project and return the files that were written.

    Documents that already stand in ``source/`` are taken in. Nothing that is there is overwritten; `UsageError` where
    the folder is a project already.
    """
    settings = folder / FILENAME
    if settings.exists():
        raise UsageError("is a project already", path=settings)
    tags = list(dict.fromkeys(get_locale(tag).tag for tag in locales))
    source = get_locale(source_locale).tag
    if source in tags:
        raise UsageError(f"the documents are in {source} already: it cannot be a locale to translate into")
    known = {suffix for adapter in FORMATS.values() for suffix in adapter.suffixes}
    found = sorted(p for p in (folder / "source").glob("*") if p.suffix.lower() in known and p.is_file())
    documents = [PurePosixPath("source", path.name).as_posix() for path in found] or ["source/example.txt"]
    text = _SETTINGS.format(
        source=json.dumps(source),
        locales=", ".join(json.dumps(tag) for tag in tags),
        documents="".join(f"  - path: {json.dumps(path)}\n" for path in documents),
    )
    contents = {settings: text.encode()}
    if not (folder / "glossary.yaml").exists():
        contents[folder / "glossary.yaml"] = _GLOSSARY.encode()
    if not (folder / ".gitignore").exists():
        contents[folder / ".gitignore"] = _IGNORED.encode()
    if not found:
        contents[folder / documents[0]] = _EXAMPLE.encode()
    # l10n.yaml last: a folder is a project once everything it names is there.
    order = [path for path in contents if path != settings] + [settings]
    return tuple(path for path in order if files.write(path, contents[path]))
