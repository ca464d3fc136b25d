"""XML is read without DTDs, entities or surprises."""

import io
from pathlib import Path

import pytest

from l10n_pipeline.errors import CatalogError
from l10n_pipeline.safe_xml import Doctype, elements, parse

BOMB = b"""<?xml version="1.0"?>
<!-- first --><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
<a>&lol2;</a>"""
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a><b>x</b><b>y</b></a>"""


def test_well_formed_xml_is_parsed() -> None:
    """The root element comes back."""
    assert parse(b"<a><b>x</b></a>", "f.xml", CatalogError).findtext("b") == "x"


@pytest.mark.parametrize("data", [BOMB, EXTERNAL, BOMB.decode().encode("utf-16")], ids=["bomb", "external", "utf-16"])
def test_a_document_type_declaration_is_refused(data: bytes) -> None:
    """Entity tricks all need one, so there is none."""
    with pytest.raises(CatalogError, match="document type declaration"):
        parse(data, "f.xml", CatalogError)
    with pytest.raises(CatalogError, match="document type declaration"):
        list(elements(io.BytesIO(data), ("b",), "f.xml", CatalogError))


def test_a_declaration_that_only_names_a_dtd_may_pass_and_loads_nothing(tmp_path: Path) -> None:
    """TMX files of CAT tools name tmx14.dtd; the file beside it is not looked at."""
    (tmp_path / "evil.dtd").write_text('<!ENTITY e "stolen">', encoding="utf-8")
    data = f'<!DOCTYPE a SYSTEM "{tmp_path}/evil.dtd"><a><b>x&e;</b></a>'.encode()
    root = parse(data, "f.xml", CatalogError, Doctype.EXTERNAL)
    assert "stolen" not in "".join(str(text) for text in root.itertext())
    with pytest.raises(CatalogError, match="document type declaration"):
        parse(BOMB, "f.xml", CatalogError, Doctype.EXTERNAL)


def test_broken_xml_is_an_error_with_its_line() -> None:
    """The path and the line tell where to look."""
    with pytest.raises(CatalogError, match="not well-formed") as caught:
        parse(b"<a>\n<b></a>", "f.xml", CatalogError)
    assert caught.value.line == 2
    with pytest.raises(CatalogError, match="not well-formed"):
        list(elements(io.BytesIO(b"<a>\n<b>x</b></c>"), ("b",), "f.xml", CatalogError))


def test_elements_come_one_by_one_and_are_forgotten() -> None:
    """A file larger than the look at its prologue is read to its end."""
    data = b"<a>" + b"".join(b"<b>%d</b>" % number for number in range(20_000)) + b"</a>"
    texts = [element.text for element in elements(io.BytesIO(data), ("b",), "f.xml", CatalogError)]
    assert texts == [str(number) for number in range(20_000)]
