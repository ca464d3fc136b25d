"""The formats by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import cast

from l10n_pipeline.pipeline.findings import CheckReport


@dataclass(frozen=True, slots=True)
class Options:
    """What a report may depend on beside what was found."""

    title: str = ""
    """What the project is called."""
    source_locale: str = "en"
    strict: bool = False
    """Whether a warning counts as a failure."""
    silenced: bool = False
    """Whether text lists what comments silenced, beside counting it."""
    prefix: str = ""
    """What stands before the files' names for who starts above the project folder: ``texts/``."""
    colour: bool = False
    """Whether text goes to a terminal that shows colours."""


Renderer = Callable[[CheckReport, Options], str]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "table": "text, by document, with the places marked",
        "json": "everything, for programs",
        "sarif": "SARIF 2.1.0, for code scanning",
        "junit": "JUnit XML, for test reports",
        "github": "workflow commands, for annotations in pull requests",
        "html": "one page with filters, for a browser",
    }
)
"""What each format is for, by its name."""
_MODULES = {"table": "text", "json": "records"}
"""Where the module is not called as the format is."""


def render(report: CheckReport, form: str, options: Options) -> str:
    """Return ``report`` in the format ``form``, one of `FORMATS`; it ends with a line break unless it is empty."""
    # Imported when asked for: nobody should wait for the template engine to see a table.
    module = import_module(f"l10n_pipeline.reports.{_MODULES.get(form, form)}")
    return cast(Renderer, module.render)(report, options)
