"""What a project decides about checks: which run, how severe each is, and what no setting or comment may take away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from l10n_pipeline.model import Issue, Severity

SILENCING = "silencing"
"""The id under which problems with ``l10n: ignore`` comments are reported."""
FLAGS = "flags"
"""The id under which flags that gettext does not know are reported."""
SPELLING = "spelling"
"""The check that runs only where settings ask for it: it needs dictionaries."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Which checks run in a locale, and how severe each is where it is not the check's own affair."""

    disabled: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """By id: every issue of that check has it."""

    def rate(self, issues: Iterable[Issue]) -> tuple[Issue, ...]:
        """Return ``issues`` with the severities of this policy."""
        return tuple(
            issue
            if (severity := self.severities.get(issue.check)) is None or issue.severity is severity
            else replace(issue, severity=severity)
            for issue in issues
        )


EVERYTHING = Policy()
"""Every check, as severe as it is by itself."""
