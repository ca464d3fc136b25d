"""What must, may and is only said to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n_pipeline.model import Issue, Severity

Check = Callable[..., tuple[Issue, ...]]

CHANGED = [
    ("fa", "States must prosecute those responsible.", "دولت‌ها می‌توانند مسئولان را محاکمه کنند."),
    ("ar", "States must prosecute those responsible.", "يجوز للدول أن تحاكم المسؤولين."),
    ("fr", "States shall prosecute those responsible.", "Les États peuvent poursuivre les responsables."),
    ("fr", "States must guarantee the right to life.", "Les États peuvent garantir le droit à la vie."),
    ("fa", "The Committee may request further information.", "کمیته باید اطلاعات بیشتری بخواهد."),
    ("ar", "The Committee may request further information.", "يجب على اللجنة أن تطلب معلومات إضافية."),
    ("fr", "The Committee may request further information.", "Le Comité doit demander des précisions."),
    ("fa", "He allegedly ordered the executions.", "او دستور اعدام‌ها را داده است."),
    ("ar", "The suspect reportedly fled.", "فر الرجل إلى ألمانيا."),
    ("fr", "The alleged perpetrators have fled.", "Les auteurs ont fui."),
]


@pytest.mark.parametrize(("locale", "source", "target"), CHANGED)
def test_what_binds_or_is_certain_otherwise_than_in_the_source_is_a_warning(
    check: Check, locale: str, source: str, target: str
) -> None:
    """A duty is no permission, and what somebody is said to have done no fact."""
    (issue,) = check("modality", source, target, locale)
    assert issue.severity is Severity.WARNING


SAME = [
    ("fa", "States must prosecute them.", "دولت‌ها باید آنان را محاکمه کنند."),
    ("fr", "The Minister shall inform the Board.", "Le ministre informe l’Office."),
    ("fr", "No one may be tortured.", "Nul ne doit être torturé."),
    ("fr", "States must not torture.", "Les États ne peuvent pas torturer."),
    ("ar", "You must be able to leave.", "يجب أن يمكنك المغادرة."),
    ("fr", "It must be accessible to all.", "Tous peuvent y accéder."),
    ("fr", "The Committee may request what it needs.", "Le Comité doit demander ce dont il a besoin."),
    ("fr", "He allegedly ordered it.", "Il aurait donné cet ordre."),
    ("ar", "The alleged perpetrators have fled.", "فر الجناة المزعومون."),
    ("fa", "He reportedly fled.", "گفته می‌شود او گریخته است."),
    ("de", "He allegedly fled.", "Er floh."),
    ("fr", "In May 1988 the court sat.", "En mai 1988, le tribunal doit siéger."),
    ("fr", "He came.", "Il doit venir."),
]


@pytest.mark.parametrize(("locale", "source", "target"), SAME)
def test_what_binds_as_in_the_source_raises_nothing(check: Check, locale: str, source: str, target: str) -> None:
    """A *shall* is a present in French law; a *not* turns *may* and *must* round; the conditional says *allegedly*."""
    assert check("modality", source, target, locale) == ()
