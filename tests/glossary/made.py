"""Terms made up for round trips."""

from __future__ import annotations

from hypothesis import strategies as st

from l10n_pipeline.model import ForbiddenForm, Gender, Number, Rendering, Term, TermContext

_PART = st.text(st.characters(categories=["L", "Nd", "Po", "Sm"]), min_size=1, max_size=8)
WORDS = st.lists(_PART, min_size=1, max_size=3).map(" ".join)
"""Texts with any punctuation in them, and single spaces as XML keeps them."""
_FORMS = st.lists(WORDS, max_size=3, unique=True).map(tuple)


def renderings() -> st.SearchStrategy[Rendering]:
    """Renderings with everything that a glossary may say of one."""
    return st.builds(
        Rendering,
        preferred=WORDS,
        accepted=_FORMS,
        forbidden=st.lists(st.builds(ForbiddenForm, WORDS, WORDS | st.just("")), max_size=2).map(tuple),
        note=WORDS | st.just(""),
        gender=st.none() | st.sampled_from(Gender),
        number=st.none() | st.sampled_from(Number),
    )


def terms() -> st.SearchStrategy[Term]:
    """Terms in English, with renderings in three locales."""
    return st.builds(
        Term,
        source=WORDS,
        variants=_FORMS,
        part_of_speech=st.sampled_from(("noun", "proper noun", "verb", "adjective", "phrase")),
        definition=WORDS | st.just(""),
        note=WORDS | st.just(""),
        case_sensitive=st.booleans(),
        whole_word=st.booleans(),
        do_not_translate=st.booleans(),
        context=st.sampled_from(TermContext),
        renderings=st.dictionaries(st.sampled_from(("fa", "ar", "pt-BR")), renderings()),
    )
