"""The dictionaries of a project: which there are, and the check made of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from l10n_pipeline.checks import SPELLING, Check
from l10n_pipeline.checks.spelling import (
    SYSTEM_FOLDERS,
    SpyllsMissingError,
    find_dictionary,
    load_dictionary,
    spelling_check,
)
from l10n_pipeline.errors import ConfigError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.pipeline.project import Project


def project_speller(project: Project, locale: LocaleInfo) -> Callable[[], Check] | None:
    """Return a function that loads the spelling check of ``locale``; None where there is no dictionary.

    The function raises `ConfigError` where the dictionary cannot be read, or spylls is not installed.
    """
    path = _dictionary(project, locale)
    if path is None:
        return None

    def load() -> Check:
        try:
            lexicon = load_dictionary(path)
        except SpyllsMissingError as error:
            reason = "checks.spelling needs the package spylls: pip install 'l10n-pipeline[spelling]'"
            raise ConfigError(reason, locale=locale.tag) from error
        # spylls parses without checking: what is wrong with a file shows as any exception at all
        except Exception as error:
            reason = f"is not a hunspell dictionary: {type(error).__name__}: {error}"
            raise ConfigError(reason, path=path, locale=locale.tag) from error
        return spelling_check(lexicon, project.glossary, locale.tag, project.settings.checks.words)

    return load


def spelling_notes(project: Project, locale: LocaleInfo) -> tuple[str, ...]:
    """Return what to tell of ``locale`` where spelling is asked for and there is no dictionary."""
    asked = SPELLING not in project.settings.checks.policy(locale.tag).disabled
    if not asked or _dictionary(project, locale) is not None:
        return ()
    return (f"{locale.tag}: spelling not checked: no hunspell dictionary for {locale.name} is installed",)


def dictionary_digest(project: Project, locale: LocaleInfo) -> str:
    """Return what changes when the dictionary or the list of right words changes; empty where spelling is off."""
    if SPELLING in project.settings.checks.policy(locale.tag).disabled:
        return ""
    path = _dictionary(project, locale)
    if path is None:
        return "none"
    stats = [file.stat() for file in (path, path.with_suffix(".dic"))]
    told = " ".join(f"{stat.st_size} {stat.st_mtime_ns}" for stat in stats)
    return f"{path} {told} {sorted(project.settings.checks.words)}"


def _dictionary(project: Project, locale: LocaleInfo) -> Path | None:
    own = [project.root / folder for folder in project.settings.checks.dictionaries]
    return find_dictionary(locale, [*own, *SYSTEM_FOLDERS])
