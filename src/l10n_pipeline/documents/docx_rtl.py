"""Make a Word document run from right to left (ECMA-376 part 1: 17.3.1.6 bidi, 17.3.2.30 rtl, 17.4.1 bidiVisual).

Paragraphs, tables and sections are told their direction; ``left`` and ``right`` alignment and indents then mean start
and end, so they mirror by themselves. Runs in the locale's script are told ``w:rtl``, and the fonts, sizes and weights
that Word keeps apart for complex scripts are set as they are for Latin; space between letters goes where these join.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from l10n_pipeline.documents.ooxml import WORD
from l10n_pipeline.locales import get_locale

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{WORD}}}"
FONT = "Times New Roman"
"""It has Arabic and Hebrew letters wherever Word is installed; other programs replace it by one that has them."""


def _order(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_PARAGRAPH_ORDER = _order(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN_ORDER = _order(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange"
)
_TABLE_ORDER = _order(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_SECTION_ORDER = _order(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)


def make_rtl_paragraph(paragraph: _Element) -> None:
    """Make the ``w:p`` element ``paragraph`` run from right to left."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr", {})
        paragraph.insert(0, properties)
    _put(properties, "bidi", _PARAGRAPH_ORDER)


def make_rtl_run(run: _Element, tag: str) -> None:
    """Make the ``w:r`` element ``run`` one of complex script in the locale ``tag``."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = run.makeelement(f"{W}rPr", {})
        run.insert(0, properties)
    _mirror(properties)
    _close_up(properties, tag)
    _put(properties, "rtl", _RUN_ORDER)
    _put(properties, "lang", _RUN_ORDER).set(f"{W}bidi", tag)


def make_rtl_part(root: _Element, kept: Collection[_Element]) -> None:
    """Make the paragraphs, tables and sections below ``root`` run from right to left, except ``kept``."""
    for paragraph in root.iter(f"{W}p"):
        if paragraph not in kept:
            make_rtl_paragraph(paragraph)
    for table in root.iter(f"{W}tblPr"):
        if next(table.iterancestors(f"{W}style"), None) is None:
            _put(table, "bidiVisual", _TABLE_ORDER)
    for section in root.iter(f"{W}sectPr"):
        _put(section, "bidi", _SECTION_ORDER)


def make_rtl_styles(root: _Element, tag: str) -> None:
    """Give the styles below ``root`` the complex-script properties that match their Latin ones."""
    for properties in root.iter(f"{W}rPr"):
        _mirror(properties)
        _close_up(properties, tag)
    for fonts in root.iter(f"{W}rFonts"):
        if fonts.get(f"{W}cs") is not None or fonts.get(f"{W}cstheme") is not None:
            _drop(fonts, "cstheme")
            fonts.set(f"{W}cs", FONT)
    for language in root.iter(f"{W}lang"):
        language.set(f"{W}bidi", tag)


def _mirror(properties: _Element) -> None:
    """Set bold, italic and size of complex scripts as they are for Latin."""
    for latin, complex_ in (("b", "bCs"), ("sz", "szCs"), ("i", "iCs")):
        own = properties.find(f"{W}{latin}")
        if own is not None:
            other = _put(properties, complex_, _RUN_ORDER)
            other.attrib.clear()
            for name, value in own.attrib.items():
                other.set(str(name), str(value))


def _close_up(properties: _Element, tag: str) -> None:
    """Take the space between letters away where these are joined: it would tear them apart."""
    spacing = properties.find(f"{W}spacing")
    if spacing is not None and get_locale(tag).script == "Arab":
        properties.remove(spacing)


def _put(parent: _Element, name: str, order: tuple[str, ...]) -> _Element:
    """Return the child ``name`` of ``parent``, made at its place in the schema's ``order`` where it was missing."""
    found = parent.find(f"{W}{name}")
    if found is not None:
        _drop(found, "val")
        return found
    made = parent.makeelement(f"{W}{name}", {})
    later = {f"{W}{other}" for other in order[order.index(name) + 1 :]}
    place = next((index for index, child in enumerate(parent) if child.tag in later), len(parent))
    parent.insert(place, made)
    return made


def _drop(element: _Element, name: str) -> None:
    if f"{W}{name}" in element.attrib:
        del element.attrib[f"{W}{name}"]
