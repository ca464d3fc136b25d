"""A project: opens its files and runs the stages over them.

A stage is imported when one of its names is first asked for: a check needs no engines, and starts in half the time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n_pipeline.pipeline.checking import begin_check, check_files, check_project
    from l10n_pipeline.pipeline.drafting import DraftReport, LocaleDrafts, draft_project, translate_lines
    from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding
    from l10n_pipeline.pipeline.project import Project
    from l10n_pipeline.pipeline.publishing import Outcome, Published, PublishReport, publish_project
    from l10n_pipeline.pipeline.starting import init_project
    from l10n_pipeline.pipeline.status import LocaleStatus, StatusReport, project_status
    from l10n_pipeline.pipeline.tracing import Trace, trace
    from l10n_pipeline.pipeline.unchanged import Shown
    from l10n_pipeline.pipeline.updating import UpdatedCatalog, update_project

__all__ = [
    "CheckReport",
    "CheckedFile",
    "DraftReport",
    "Finding",
    "LocaleDrafts",
    "LocaleStatus",
    "Outcome",
    "Project",
    "PublishReport",
    "Published",
    "Shown",
    "StatusReport",
    "Trace",
    "UpdatedCatalog",
    "begin_check",
    "check_files",
    "check_project",
    "draft_project",
    "init_project",
    "project_status",
    "publish_project",
    "trace",
    "translate_lines",
    "update_project",
]

_HOMES = {
    "CheckReport": "findings",
    "CheckedFile": "findings",
    "DraftReport": "drafting",
    "Finding": "findings",
    "LocaleDrafts": "drafting",
    "LocaleStatus": "status",
    "Outcome": "publishing",
    "Project": "project",
    "PublishReport": "publishing",
    "Published": "publishing",
    "Shown": "unchanged",
    "StatusReport": "status",
    "Trace": "tracing",
    "UpdatedCatalog": "updating",
    "begin_check": "checking",
    "check_files": "checking",
    "check_project": "checking",
    "draft_project": "drafting",
    "init_project": "starting",
    "project_status": "status",
    "publish_project": "publishing",
    "trace": "tracing",
    "translate_lines": "drafting",
    "update_project": "updating",
}
"""The stage of each name."""


def __getattr__(name: str) -> object:
    """Return what a stage calls ``name`` (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
