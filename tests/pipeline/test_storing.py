"""Catalogs that an editor saves while a command works on them (pipeline.project.store_merged)."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from l10n_pipeline import files
from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Origin
from l10n_pipeline.pipeline import project as storing
from l10n_pipeline.pipeline.project import load_catalog, store_catalog, store_merged

TEXT = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "One man."
msgstr ""

msgid "Two men."
msgstr ""
"""


def drafted(catalog: Catalog) -> Catalog:
    """Return ``catalog`` with every message drafted."""
    return replace(catalog, messages=tuple(m.as_draft((f"[{m.source}]",), Origin("pseudo")) for m in catalog.messages))


def edited(text: str, source: str = "One man.", target: str = "Un homme.") -> str:
    return text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "fr.po"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_an_edit_made_while_a_command_worked_is_merged(path: Path) -> None:
    """The person's message is theirs, the command's work stands in the others."""
    stored = load_catalog(path)
    assert stored.catalog is not None
    path.write_text(edited(TEXT), encoding="utf-8")
    with pytest.raises(files.ChangedError):
        store_catalog(stored, drafted(stored.catalog))
    after = store_merged(stored, drafted(stored.catalog))
    assert after.data == path.read_bytes()
    assert after.catalog == po.parse(path.read_bytes())
    assert [(m.target, m.fuzzy) for m in after.catalog.messages] == [("Un homme.", False), ("[Two men.]", True)]


def test_a_file_that_appeared_meanwhile_is_merged(path: Path) -> None:
    """There was none when the command began: both are new."""
    path.unlink()
    stored = load_catalog(path)
    path.write_text(edited(TEXT), encoding="utf-8")
    after = store_merged(stored, drafted(po.parse(TEXT.encode())))
    assert after.catalog is not None
    assert [m.target for m in after.catalog.messages] == ["Un homme.", "[Two men.]"]


def test_an_editor_that_saves_in_place_is_waited_for(path: Path) -> None:
    """Half of its file is on disk when the command wants to write: nothing of the other half is lost."""
    stored = load_catalog(path)
    assert stored.catalog is not None
    text = edited(TEXT).encode()
    half = threading.Event()

    def save() -> None:
        with path.open("wb", buffering=0) as file:
            file.write(text[:100])
            half.set()
            time.sleep(3 * storing.WAIT)
            file.write(text[100:])

    editor = threading.Thread(target=save)
    editor.start()
    half.wait()
    after = store_merged(stored, drafted(stored.catalog))
    editor.join()
    assert after.catalog is not None
    assert [m.target for m in after.catalog.messages] == ["Un homme.", "[Two men.]"]
    assert after.data == path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who writes a file")
def test_a_catalog_that_is_being_saved_is_read_when_it_is_whole(path: Path) -> None:
    """Half a file may look whole: it is not taken for the catalog."""
    text = edited(TEXT).encode()

    def save() -> None:
        with path.open("wb", buffering=0) as file:
            file.write(text[: text.index(b"msgid", 20)])
            begun.set()
            time.sleep(2 * storing.WAIT)
            file.write(text[text.index(b"msgid", 20) :])

    begun = threading.Event()
    editor = threading.Thread(target=save)
    editor.start()
    begun.wait()
    assert load_catalog(path).data == text
    editor.join()


def test_a_file_that_an_editor_broke_is_left_and_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read cannot be merged: the line is named, and the file stays as the editor left it."""
    monkeypatch.setattr(storing, "TRIES", 3)
    stored = load_catalog(path)
    assert stored.catalog is not None
    path.write_text(TEXT + 'msgid "x\n', encoding="utf-8")
    with pytest.raises(CatalogError, match=r"fr\.po:10"):
        store_merged(stored, drafted(stored.catalog))
    assert path.read_text(encoding="utf-8") == TEXT + 'msgid "x\n'


def test_a_file_that_was_deleted_is_not_made_again(path: Path) -> None:
    """Who deletes a catalog while a command runs is not overruled."""
    stored = load_catalog(path)
    assert stored.catalog is not None
    path.unlink()
    with pytest.raises(files.ChangedError):
        store_merged(stored, drafted(stored.catalog))
    assert not path.exists()


def test_a_character_that_the_charset_lacks_is_told_with_file_line_and_key(path: Path) -> None:
    """An editor saved the catalog in its own charset: nothing is written."""
    path.write_bytes(TEXT.replace("UTF-8", "windows-1256").encode("cp1256"))
    before = path.read_bytes()
    stored = load_catalog(path)
    assert stored.catalog is not None
    targets = tuple(message.as_draft(("آزادی",), Origin("pseudo")) for message in stored.catalog.messages)
    with pytest.raises(CatalogError, match=r"fr\.po:5: One man\.: 'ی' \(U\+06CC\) cannot be written") as raised:
        store_merged(stored, replace(stored.catalog, messages=targets))
    assert raised.value.path == str(path)
    assert path.read_bytes() == before
