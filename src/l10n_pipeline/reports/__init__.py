"""What the checks found, for people and for programs: one module a format.

`FORMATS` names them. Each turns a `CheckReport` into text; none writes anything.
"""

from __future__ import annotations

from l10n_pipeline.reports.formats import FORMATS, Options, render

__all__ = ["FORMATS", "Options", "render"]
