"""The exception tree: everything this package raises on purpose.

::

    L10nError
    ├── UsageError        the command line or a call asks for something that does not exist
    ├── ConfigError       l10n.yaml
    ├── DocumentError     a source document
    ├── SegmentationError a text that cannot be cut
    ├── CatalogError      a .po or .pot file
    ├── GlossaryError     glossary.yaml
    ├── LocaleError       a locale tag nobody knows
    ├── EngineError       machine translation
    │   └── PackageError  a model package: missing, broken, unsafe
    ├── PublishError      a rendering that could not be made
    └── FileError         reading, writing, locking

Problems found *in content* are values (`l10n_pipeline.model.Issue`), never exceptions. Adapters translate
foreign exceptions into these with ``raise ... from``.
"""

from __future__ import annotations

from pathlib import Path


class L10nError(Exception):
    """Something that stops the work, with the place it happened.

    ``path``, ``line`` (1-based), ``locale`` and ``key`` (a dotted path such as ``terms.3.translations.fa``)
    are set where they are known; `str` puts them in front of the reason, on one line.
    """

    def __init__(
        self,
        reason: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        locale: str | None = None,
        key: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = None if path is None else str(path)
        self.line = line
        self.locale = locale
        self.key = key

    def __str__(self) -> str:
        """Return ``path:line: key: reason``, leaving out what is not known."""
        place = self.path or ""
        if self.line is not None:
            place += f":{self.line}" if place else f"line {self.line}"
        if self.locale is not None:
            place += f" [{self.locale}]"
        parts = [part for part in (place, self.key, self.reason) if part]
        return ": ".join(" ".join(part.split()) for part in parts)


class UsageError(L10nError):
    """The command line, or a call, asks for something that does not exist or cannot be."""


class ConfigError(L10nError):
    """l10n.yaml is missing, malformed or contradicts itself."""


class DocumentError(L10nError):
    """A source document cannot be read or written."""


class SegmentationError(L10nError):
    """A text cannot be cut into sentences."""


class CatalogError(L10nError):
    """A gettext catalog is malformed; the file is left as it is."""


class GlossaryError(L10nError):
    """glossary.yaml is malformed or contradicts itself."""


class LocaleError(L10nError):
    """A locale tag that CLDR does not know."""


class EngineError(L10nError):
    """Machine translation cannot be done."""


class PackageError(EngineError):
    """A model package is missing, broken or unsafe."""


class PublishError(L10nError):
    """A rendering cannot be made."""


class FileError(L10nError):
    """A file cannot be read, written or locked."""


def explain(reason: OSError) -> str:
    """Return the operating system's reason as the end of a sentence: in lower case, without a path."""
    text = reason.strerror or str(reason)
    return text[:1].lower() + text[1:]
