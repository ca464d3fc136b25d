"""The parts of a Word file: a ZIP archive of XML parts, read in memory, bounded in size, and written again.

Nothing is unpacked to disk. Parts that are not changed keep their bytes, their order and their dates.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from l10n_pipeline.errors import DocumentError
from l10n_pipeline.safe_xml import parse

MAX_PARTS = 5_000
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of all parts together: a picture book has less."""
MAX_RATIO = 200
"""How much smaller than its content a part may be: XML shrinks to a twentieth, a bomb to a thousandth."""
_RATIO_COUNTS_FROM = 1024 * 1024

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read_parts(data: bytes, path: str) -> dict[str, bytes]:
    """Return the parts of the Word file ``data`` by name, in their order.

    Raises `DocumentError` where it is not one, is damaged, is encrypted, or would unpack to more than the limits.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(
            "is not a DOCX file: it is an old .doc or is protected by a password; save it as .docx", path=path
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        _check_sizes(entries, path)
        parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as reason:
        raise DocumentError(f"is not a DOCX file, or is damaged: {reason}", path=path) from reason
    if len(parts) != len(entries):
        raise DocumentError("is damaged: it has two parts of one name", path=path)
    if "word/document.xml" not in parts:
        raise DocumentError("is not a Word document: it has no word/document.xml", path=path)
    return parts


def external_addresses(parts: Mapping[str, bytes], name: str, path: str) -> dict[str, str]:
    """Return where the relations of the part ``name`` lead outside the file, by their ids.

    Raises `DocumentError` where they cannot be read.
    """
    folder, _, file = name.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in parts:
        return {}
    root = parse(parts[relations], f"{path}: {relations}", DocumentError)
    return {one.get("Id", ""): one.get("Target", "") for one in root if one.get("TargetMode") == "External"}


def write_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return the Word file ``data`` with the parts of ``changed`` in the place of its own; ``data`` itself for none."""
    if not changed:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as written:
        for entry in archive.infolist():
            content = changed.get(entry.filename)
            written.writestr(entry, archive.read(entry) if content is None else content, entry.compress_type)
    return out.getvalue()


def _check_sizes(entries: list[zipfile.ZipInfo], path: str) -> None:
    if len(entries) > MAX_PARTS:
        raise DocumentError(f"has {len(entries)} parts: more than {MAX_PARTS} are refused", path=path)
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise DocumentError(f"would unpack to more than {MAX_UNPACKED // 2**20} MiB", path=path)
    for entry in entries:
        if entry.file_size > max(_RATIO_COUNTS_FROM, entry.compress_size * MAX_RATIO):
            raise DocumentError(f"{entry.filename} would unpack to far more than its size: refused", path=path)
