"""``#, Fuzzy``: flags that look like gettext's and are none."""

from __future__ import annotations

from l10n_pipeline.checks.policy import FLAGS
from l10n_pipeline.model import Issue, Message, Severity

_FUZZY = "fuzzy"


def misspelt_flags(message: Message) -> tuple[Issue, ...]:
    """Return a warning for each flag of a translated ``message`` that was to mark a draft and does not."""
    wrong = [flag for flag in message.flags if flag != _FUZZY and flag.casefold() == _FUZZY]
    if not wrong or message.fuzzy or not any(message.targets):
        return ()
    told = "marks no draft, so that the text counts as finished: write “#, fuzzy”, or take it away."
    return tuple(Issue(FLAGS, Severity.WARNING, f"“#, {flag}” {told}") for flag in wrong)
