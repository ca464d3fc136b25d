"""The types every room shares. Immutable values; no room imports another to exchange them.

Words have one meaning each (docs/architecture.md, "Words"): a *block* is a paragraph, heading or list item of a
document; a *segment* is a sentence of a block, source side only; a *message* is a catalog entry; a *catalog* holds the
messages of one document in one locale.
"""

from l10n_pipeline.model.documents import WHOLE, Block, BlockKind, Cell, Lead, Part, Segment
from l10n_pipeline.model.messages import Catalog, Message, Origin, Previous, Review, State, target_digest
from l10n_pipeline.model.proposals import Issue, Match, Severity, Suggestion, TranslationUnit
from l10n_pipeline.model.terms import ForbiddenForm, Gender, Glossary, Number, Rendering, Term, TermContext, TermMatch

__all__ = [
    "WHOLE",
    "Block",
    "BlockKind",
    "Catalog",
    "Cell",
    "ForbiddenForm",
    "Gender",
    "Glossary",
    "Issue",
    "Lead",
    "Match",
    "Message",
    "Number",
    "Origin",
    "Part",
    "Previous",
    "Rendering",
    "Review",
    "Segment",
    "Severity",
    "State",
    "Suggestion",
    "Term",
    "TermContext",
    "TermMatch",
    "TranslationUnit",
    "target_digest",
]
