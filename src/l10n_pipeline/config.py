"""l10n.yaml: the settings of a project, validated once.

Every error names the file, the line and the key. Nothing below this room sees settings: the stages take values.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from l10n_pipeline import checks, yaml_lines
from l10n_pipeline.documents import Rule, Segmentation
from l10n_pipeline.errors import ConfigError, LocaleError
from l10n_pipeline.files import PROJECT, read_bytes
from l10n_pipeline.locales import get_locale
from l10n_pipeline.memory import MACHINE_PENALTY, THRESHOLD
from l10n_pipeline.model import BlockKind, Severity
from l10n_pipeline.publish.policy import Format, Policy
from l10n_pipeline.yaml_lines import MisplacedError

FILENAME = PROJECT


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleSettings(_Settings):
    """One rule on the blocks of a document."""

    match: re.Pattern[str] | None = None
    """Rules the blocks whose text this finds."""
    after: re.Pattern[str] | None = None
    """Rules every line after the first one that this finds; each is a block."""
    until: re.Pattern[str] | None = None
    """Ends what ``after`` began, before the line that this finds."""
    kind: BlockKind | None = None
    translate: bool | None = None

    @model_validator(mode="after")
    def _one_of(self) -> RuleSettings:
        if (self.match is None) == (self.after is None):
            raise ValueError("give either 'match' or 'after'")
        if self.until is not None and self.after is None:
            raise ValueError("'until' goes with 'after'")
        if self.kind is None and self.translate is None:
            raise ValueError("says nothing: give 'kind', 'translate' or both")
        return self

    @property
    def rule(self) -> Rule:
        """The rule as the documents room wants it."""
        return Rule(self.match, self.after, self.until, self.kind, self.translate)


class DocumentSettings(_Settings):
    """A source document."""

    path: str
    """Relative to the project folder."""
    domain: str | None = None
    """The catalog's name; the document's own name without its suffix if not given."""
    format: str | None = None
    segmentation: Segmentation = Segmentation.SENTENCE
    """Whether a message is a sentence or a whole block."""
    rules: tuple[RuleSettings, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _no_bare_path(cls, value: object) -> object:
        if isinstance(value, str):
            raise ValueError(f"must be a mapping, not {value!r}: write `path: {value}`")
        return value

    @field_validator("path")
    @classmethod
    def _inside(cls, value: str) -> str:
        path = PurePosixPath(value)
        if path.is_absolute() or ".." in path.parts or not path.name:
            raise ValueError("must be a file inside the project folder")
        return value

    @field_validator("domain")
    @classmethod
    def _plain(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[\w.-]+", value):
            raise ValueError("may hold letters, digits, '_', '.' and '-' only")
        return value

    @property
    def name(self) -> str:
        """The domain."""
        return self.domain or PurePosixPath(self.path).stem


class EngineSettings(_Settings):
    """Machine translation."""

    name: Literal["argos", "apertium", "pseudo", "none"] = "argos"
    fallback: Literal["none", "apertium"] = "none"
    """What drafts a locale that no model package translates."""
    demonstration: bool = False
    """Whether demonstration packages may fill empty messages."""
    beam: Annotated[int, Field(ge=1, le=16)] = 4
    batch_tokens: Annotated[int, Field(ge=64, le=65536)] = 512
    threads: Annotated[int, Field(ge=0, le=512)] = 0
    """Sentences translated at once; 0 for as many as there are cores."""
    cache: bool = True
    """Whether proposals are kept in .l10n/drafts.sqlite, so that no sentence is translated twice."""
    index: str = ""
    """URL or file of the package index; empty for Argos' own."""
    packages: tuple[str, ...] = ()
    """More folders to look for model packages in, relative to the project folder or absolute."""


class MemorySettings(_Settings):
    """Translation memory."""

    threshold: Annotated[int, Field(ge=50, le=100)] = THRESHOLD
    """The least score of a match that fills a message; 100 for exact matches only."""
    machine_penalty: Annotated[int, Field(ge=0, le=50)] = MACHINE_PENALTY
    """What is taken off the score of machine translations that were imported as such."""


def _known_check(name: str) -> str:
    if name not in checks.KNOWN:
        raise ValueError(f"no such check: {name!r}{checks.near(name, checks.KNOWN)}")
    return name


CheckId = Annotated[str, AfterValidator(_known_check)]


class LocaleCheckSettings(_Settings):
    """What is otherwise in one locale."""

    disabled: tuple[CheckId, ...] = ()
    """Checks that do not run there, beside those that run nowhere."""
    severity: dict[CheckId, Severity] = {}
    spelling: bool | None = None


class CheckSettings(_Settings):
    """Which checks run, and how severe they are."""

    disabled: tuple[CheckId, ...] = ()
    severity: dict[CheckId, Severity] = {}
    """By check: every issue of it has this severity."""
    locales: dict[str, LocaleCheckSettings] = {}
    spelling: bool = False
    """Whether words are looked up in hunspell dictionaries."""
    dictionaries: tuple[str, ...] = ()
    """More folders with hunspell dictionaries, relative to the project folder or absolute."""
    words: tuple[str, ...] = ()
    """Words that are right in every locale."""
    cache: bool = True
    """Whether findings are kept in .l10n/checks, so that nothing is checked twice."""
    processes: Annotated[int, Field(ge=0, le=64)] = 0
    """Processes that check at once; 0 for as many as there are cores."""

    def policy(self, tag: str) -> checks.Policy:
        """Return which checks run in the locale ``tag``, and how severe they are there."""
        own = self.locales.get(tag, LocaleCheckSettings())
        spelling = self.spelling if own.spelling is None else own.spelling
        idle = frozenset() if spelling else frozenset({checks.SPELLING})
        disabled = frozenset({*self.disabled, *own.disabled})
        return checks.Policy(disabled | idle, {**self.severity, **own.severity})


class LocalePublishSettings(_Settings):
    """Publication of one locale, where it differs from the others."""

    policy: Policy | None = None
    reviewed: bool | None = None


class PublishSettings(_Settings):
    """What is published, and what becomes of what is not ready."""

    policy: Policy = Policy.WITHHOLD
    reviewed: bool = False
    """Whether a person must have reviewed every message."""
    locales: dict[str, LocalePublishSettings] = {}
    """By locale tag."""
    formats: tuple[Format, ...] = (Format.HTML, Format.DOCUMENT)
    base_url: str = ""
    """Where public/ will stand on the web; without it pages refer to each other by relative links."""
    solar_date: bool = False
    """Whether Persian pages have the date of the solar calendar beside the Gregorian one."""

    @field_validator("base_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^\s\"'<>?#]+", value):
            raise ValueError("must be an address that begins with https:// or http://")
        return value.rstrip("/")

    @field_validator("formats")
    @classmethod
    def _some(cls, value: tuple[Format, ...]) -> tuple[Format, ...]:
        if Format.HTML not in value:
            raise ValueError("must hold 'html': the index and the pages in other languages lead to it")
        return tuple(dict.fromkeys(value))

    def policy_of(self, tag: str) -> Policy:
        """Return what becomes of a document that is not ready in the locale ``tag``."""
        own = self.locales.get(tag)
        return own.policy if own is not None and own.policy is not None else self.policy

    def reviewed_in(self, tag: str) -> bool:
        """Return whether every message must be reviewed in the locale ``tag``."""
        own = self.locales.get(tag)
        return own.reviewed if own is not None and own.reviewed is not None else self.reviewed


class Settings(_Settings):
    """l10n.yaml."""

    version: Literal[1] = 1
    title: str = ""
    """What the published pages and the catalogs call the project."""
    source_locale: str = "en"
    locales: Annotated[tuple[str, ...], Field(min_length=1)]
    documents: Annotated[tuple[DocumentSettings, ...], Field(min_length=1)]
    glossary: str | None = None
    engine: EngineSettings = EngineSettings()
    memory: MemorySettings = MemorySettings()
    checks: CheckSettings = CheckSettings()
    publish: PublishSettings = PublishSettings()

    @field_validator("source_locale")
    @classmethod
    def _source(cls, value: str) -> str:
        return _known(value)

    @field_validator("locales")
    @classmethod
    def _locales(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        tags: list[str] = []
        for place, name in enumerate(value):
            try:
                tag = get_locale(name).tag
            except LocaleError as error:
                raise MisplacedError(error.reason, place) from error
            if tag in tags:
                raise MisplacedError(f"names {tag} twice", place)
            tags.append(tag)
        return tuple(tags)

    @field_validator("checks")
    @classmethod
    def _checks(cls, value: CheckSettings, info: ValidationInfo) -> CheckSettings:
        known = info.data.get("locales", value.locales)
        for tag in value.locales:
            if tag not in known:
                raise MisplacedError(f"'locales' names {tag!r}, which is not a locale of this project", "locales", tag)
        return value

    @model_validator(mode="after")
    def _whole(self) -> Settings:
        if self.source_locale in self.locales:
            place = self.locales.index(self.source_locale)
            raise MisplacedError(f"'locales' holds the source locale {self.source_locale!r}", "locales", place)
        first: dict[str, str] = {}
        for place, document in enumerate(self.documents):
            if document.name in first:
                raise MisplacedError(
                    f"two documents share the domain {document.name!r}: set 'domain' here or on {first[document.name]}",
                    "documents",
                    place,
                    "path" if document.domain is None else "domain",
                )
            first[document.name] = document.path
        for tag in self.publish.locales:
            if tag not in self.locales:
                reason = f"'publish.locales' names {tag!r}, which 'locales' does not list"
                raise MisplacedError(reason, "publish", "locales", tag)
        return self


def _known(tag: str) -> str:
    try:
        return get_locale(tag).tag
    except LocaleError as error:
        raise ValueError(error.reason) from error


def where_named(path: Path, file: str) -> tuple[int, str] | None:
    """Return the line and key of the settings in ``path`` that name ``file``, a document or the glossary; or None."""
    document = yaml_lines.load(read_bytes(path, ConfigError), str(path), ConfigError)
    settings = yaml_lines.validate(Settings, document, str(path), ConfigError)
    named = {("documents", place, "path"): each.path for place, each in enumerate(settings.documents)}
    for loc, name in [*named.items(), (("glossary",), settings.glossary)]:
        if name is not None and PurePosixPath(name) == PurePosixPath(file):
            return document.line(loc), yaml_lines.dotted(loc)
    return None


def parse_settings(data: bytes, path: Path) -> Settings:
    """Return the settings in ``data``, read from ``path``.

    Raises `ConfigError` with file, line and key where they say something that makes no sense.
    """
    document = yaml_lines.load(data, str(path), ConfigError)
    return yaml_lines.validate(Settings, document, str(path), ConfigError)
