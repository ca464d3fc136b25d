"""Offline localization: English statements to finished text in other languages.

The command is ``l10n``. For programs two doors are stable: `l10n_pipeline.catalogs.po.parse` and
`serialize` (bytes to `Catalog` and back) and `l10n_pipeline.segmentation.split` (text to sentences).
"""

__version__ = "0.1.0"
