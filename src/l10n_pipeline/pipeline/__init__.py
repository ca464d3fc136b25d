"""A project: opens its files and runs the stages over them."""

from __future__ import annotations

from l10n_pipeline.pipeline.checking import begin_check, check_files, check_project
from l10n_pipeline.pipeline.drafting import DraftReport, LocaleDrafts, draft_project, translate_lines
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding, Shown
from l10n_pipeline.pipeline.project import Project
from l10n_pipeline.pipeline.publishing import Outcome, Published, PublishReport, publish_project
from l10n_pipeline.pipeline.starting import init_project
from l10n_pipeline.pipeline.status import LocaleStatus, StatusReport, project_status
from l10n_pipeline.pipeline.tracing import Trace, trace
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
