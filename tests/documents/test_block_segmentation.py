"""Blocks as segments (``segmentation: block``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n_pipeline.config import parse_settings
from l10n_pipeline.documents import Segmentation, read_document
from l10n_pipeline.errors import ConfigError
from l10n_pipeline.locales import get_locale
from l10n_pipeline.pipeline import Project, draft_project, update_project
from tests.conftest import SETTINGS

TEXT = b"""A title

1. It happened in 1988. Nobody   was
charged, although everybody
knew.

Why? Ask them.
"""


def test_a_block_is_one_segment() -> None:
    """Sentences stay together, white space is normalised, markers stay outside, and the bytes come back."""
    document = read_document(TEXT, "a.txt", segmentation=Segmentation.BLOCK)
    texts = [[segment.text for segment in block.segments] for block in document.blocks]
    assert ["Why? Ask them."] in texts
    assert all(len(segments) == 1 for segments in texts)
    assert document.merge(lambda segment: segment.text) == TEXT
    sentences = read_document(TEXT, "a.txt")
    assert [segment.text for block in sentences.blocks for segment in block.segments].count("Why?") == 1
    assert [block.kind for block in document.blocks] == [block.kind for block in sentences.blocks]


def test_l10n_yaml_says_it_for_each_document(project: Path) -> None:
    """The messages of one document are blocks, those of the other sentences; both are drafted, cut for the engine."""
    (project / "source" / "other.txt").write_bytes(TEXT)
    text = SETTINGS.replace(
        "  - path: source/appeal.txt\n",
        "  - path: source/appeal.txt\n    segmentation: block\n  - path: source/other.txt\n",
    )
    (project / "l10n.yaml").write_text(text, encoding="utf-8")
    opened = Project.open(project)
    update_project(opened)
    report = draft_project(opened)
    assert sum(item.left for item in report.locales) == 0
    french = get_locale("fr")
    blocks, sentences = (stored.catalog for _, stored in opened.catalogs(french))
    assert blocks is not None
    assert sentences is not None
    source = "In 1988 Khomeini ordered the death of 30,000 prisoners. Nobody was charged."
    assert blocks.by_key()[None, source].target.count(".") == 2
    assert (None, "Why?") in sentences.by_key()


def test_another_word_is_refused() -> None:
    """The error names the line and the key."""
    settings = b"locales: [fr]\ndocuments:\n  - path: a.txt\n    segmentation: word\n"
    with pytest.raises(ConfigError, match=r"'sentence' or 'block'") as caught:
        parse_settings(settings, Path("l10n.yaml"))
    assert (caught.value.line, caught.value.key) == (4, "documents.0.segmentation")
