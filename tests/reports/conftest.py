from __future__ import annotations

import pytest

from l10n_pipeline.model import Issue, Message, Severity
from l10n_pipeline.pipeline.findings import CheckedFile, CheckReport, Finding

PERSIAN = Message(
    source="In 1988 <b>they</b> & others came.",
    targets=("در سال ۱۹۸۹ \u202e<script>alert(1)</script> آمدند؟?",),
    context="x",
    line=7,
)
FRENCH = Message(source="Why? Because, 100%:\nso.", targets=("Pourquoi\u00a0? Parce que\u200b 100",), line=12)
EMPTY = Message(source="Nothing.", targets=("",), line=20)


def finding(
    message: Message, check: str, severity: Severity, start: int = 0, end: int = 0, reason: str = ""
) -> Finding:
    locale = "fa" if message is PERSIAN else "fr"
    issue = Issue(check, severity, f"“{message.target[start:end]}” is wrong: {check}, 50 % of it.", start, end)
    return Finding(f"locales/{locale}/LC_MESSAGES/a b.po", locale, message, issue, reason)


@pytest.fixture
def report() -> CheckReport:
    """Return findings in two languages: hostile text, an empty target, something silenced."""
    place = PERSIAN.target.index("\u202e")
    persian = (
        finding(PERSIAN, "numbers", Severity.ERROR, 7, 11),
        finding(PERSIAN, "bidi", Severity.ERROR, place, place + 1),
        finding(PERSIAN, "final-punctuation", Severity.WARNING, len(PERSIAN.target) - 2, len(PERSIAN.target)),
    )
    french = (finding(FRENCH, "whitespace", Severity.INFO, 8, 9), finding(EMPTY, "empty", Severity.ERROR))
    silenced = (finding(FRENCH, "length", Severity.WARNING, reason="it <is> shorter & better"),)
    return CheckReport(
        (
            CheckedFile("locales/fa/LC_MESSAGES/a b.po", "fa", "a b", 5, persian),
            CheckedFile("locales/fr/LC_MESSAGES/a b.po", "fr", "a b", 3, french, silenced),
            CheckedFile("locales/de/LC_MESSAGES/a b.po", "de", "a b", 2),
        ),
        ("de: spelling not checked",),
    )
