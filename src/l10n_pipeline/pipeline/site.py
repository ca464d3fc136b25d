"""A folder of published files: what its manifest says, and its replacement as a whole.

The new site is built beside the old one, out of links to what stays and new files for the rest, and then the two change
places: a crash or a full disk leaves the old one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.errors import FileError, explain

MANIFEST = "manifest.json"
VERSION = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one document in one locale."""

    standing: str
    key: str
    """Digest of everything that it was judged by."""
    look: str
    """Digest of what else its files were made of: templates, the pages that they refer to."""
    published: str
    """The day since which its text is as it is, ISO 8601."""
    text: str
    """Digest of its sentences."""
    title: str
    sentences: int
    finished: int
    made_of: Mapping[str, object] = field(repr=False)
    """Names and digests of source, catalog, glossary and model packages."""
    files: Mapping[str, str] = field(repr=False)
    """SHA-256 by file name, relative to the site."""


class Site:
    """A folder of published files."""

    def __init__(self, folder: Path, also: Sequence[str] = ()) -> None:
        """Take ``folder``, which need not exist, for a site; ``also`` are its files that belong to no document."""
        self.folder = Path(os.path.realpath(folder))
        self._also = (MANIFEST, *also)
        self._aside = self.folder.with_name(f".{self.folder.name}.new")
        self._written: set[str] = set()

    @cached_property
    def _manifest(self) -> tuple[dict[str, Entry], dict[str, str]]:
        """The documents of the manifest, and the digests of the files that belong to none."""
        data = files.read_if_there(self.folder / MANIFEST, limit=files.MAX_BYTES * 4)
        try:
            record = json.loads(data or b"{}")
            listed = record.get("files", {}) if record.get("version") == VERSION else {}
            entries = {name: _entry(name, value, listed) for name, value in record.get("documents", {}).items()}
            return entries, {str(name): str(digest) for name, digest in record.get("also", {}).items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            return {}, {}

    @property
    def entries(self) -> dict[str, Entry]:
        """The documents of the manifest by ``locale/domain``; none where there is none, or it is not one of ours."""
        return self._manifest[0]

    def stands(self, entries: Mapping[str, Entry]) -> bool:
        """Return whether the site has just ``entries``, as they are, and its files that belong to no document."""
        mine, also = self._manifest
        same = entries.keys() == mine.keys() and all(entries[name] is entry for name, entry in mine.items())
        return same and bool(also) and all(self._digest(name) == digest for name, digest in also.items())

    def whole(self, entry: Entry) -> bool:
        """Return whether every file of ``entry`` is there and holds what it should."""
        return all(self._digest(name) == digest for name, digest in entry.files.items())

    def shown(self, name: str) -> bool:
        """Return whether the page of the document ``name`` is there: somebody may have taken it down."""
        return (self.folder / f"{name}.html").exists()

    def standing(self, entry: Entry) -> Entry:
        """Return ``entry`` with those of its files that are there; where one is not, it is to be made again."""
        there = {name: digest for name, digest in entry.files.items() if (self.folder / name).exists()}
        return entry if len(there) == len(entry.files) else replace(entry, files=there, look="")

    def read(self, entry: Entry, name: str) -> bytes | None:
        """Return the file ``name`` of ``entry`` where it is what was written, and None otherwise."""
        data = files.read_if_there(self.folder / name, limit=files.MAX_BYTES * 4)
        return data if data is not None and files.digest(data) == entry.files.get(name) else None

    def _digest(self, name: str) -> str:
        # Without Path, which would cost more than to read the file: this is asked of every file of the site.
        try:
            with open(f"{self.folder}/{name}", "rb") as file:  # noqa: PTH123
                return files.digest(file.read())
        except OSError:
            return ""

    def foreign(self, name: str) -> bool:
        """Return whether somebody else put the file ``name`` there."""
        return name not in self._ours and (self.folder / name).exists()

    def put(self, name: str, data: bytes) -> None:
        """Write ``data`` aside as the file ``name`` of the new site, unless the site has it already.

        Raises `FileError` where that cannot be done; the site is as it was.
        """
        if self._digest(name) == files.digest(data):
            return
        path = self._aside / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as reason:
            raise self._failed(reason) from reason
        self._written.add(name)

    def stage(self, names: Collection[str]) -> list[Path]:
        """Complete the new site aside, whose files are ``names``, and return which files change, appear or go.

        What was not `put` is linked from the site. Files that no manifest ever named were put there by somebody, and
        stay. Nothing stands aside where nothing changes. `commit` puts the new site in place.
        """
        mine, wanted = self._ours, set(names)
        changed = sorted(self._written & wanted)
        gone = [name for name in sorted(mine - wanted) if (self.folder / name).exists()]
        if not changed and not gone:
            self.discard()
            return []
        there = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        strangers = {name for name in there if name not in mine}
        try:
            self._link((wanted | strangers) - self._written)
        except OSError as reason:
            raise self._failed(reason) from reason
        return [self.folder / name for name in (*changed, *gone)]

    def commit(self) -> None:
        """Put what `stage` built in the place of the site, at once; nothing where it built nothing."""
        if self._aside.is_dir():
            files.exchange_folders(self._aside, self.folder)
            self.__dict__.pop("_manifest", None)
        self.discard()

    def discard(self) -> None:
        """Delete what stands aside: a site that is not to be, or the old one."""
        if self._aside.is_dir() and not self._aside.is_symlink():
            # It has the rights of the site, which may be read-only.
            self._aside.chmod(0o700)
        shutil.rmtree(self._aside, ignore_errors=True)
        self._written.clear()

    @property
    def _ours(self) -> set[str]:
        """The names of the files that this program wrote."""
        if not (self.folder / MANIFEST).exists():
            return set()
        return {name for entry in self.entries.values() for name in entry.files} | set(self._also)

    def _link(self, names: Collection[str]) -> None:
        self._aside.mkdir(parents=True, exist_ok=True)
        if self.folder.is_dir():
            self._aside.chmod(self.folder.stat().st_mode & 0o7777)
        made: set[Path] = set()
        for name in names:
            path = self._aside / name
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            files.link_or_copy(self.folder / name, path)

    def _failed(self, reason: OSError) -> FileError:
        return FileError(f"cannot be written: {explain(reason)}", path=self.folder)

    def recover(self) -> None:
        """Clear away what a killed process left; only for who holds the project's lock."""
        away = files.stand_in(self.folder)
        if away.is_dir():
            if self.folder.exists():
                shutil.rmtree(away, ignore_errors=True)
            else:
                away.rename(self.folder)
        self.discard()


def write_manifest(entries: Mapping[str, Entry], also: Mapping[str, str]) -> bytes:
    """Return the manifest of ``entries``: every file with its digest and those of what it was made of.

    ``also`` are the digests of the files that belong to no document.
    """
    record = {
        "version": VERSION,
        "also": dict(also),
        "documents": {
            name: {
                "standing": entry.standing,
                "published": entry.published,
                "title": entry.title,
                "sentences": entry.sentences,
                "finished": entry.finished,
                "text_sha256": entry.text,
                "key": entry.key,
                "look": entry.look,
                "made_of": entry.made_of,
                "files": list(entry.files),
            }
            for name, entry in sorted(entries.items())
        },
        "files": {
            name: {"sha256": digest, **entry.made_of}
            for _, entry in sorted(entries.items())
            for name, digest in sorted(entry.files.items())
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def _entry(name: str, value: Mapping[str, object], listed: Mapping[str, Mapping[str, str]]) -> Entry:
    """Return the document ``name`` of a manifest; raises KeyError, TypeError or ValueError where it is not one."""
    names, made_of = value["files"], value["made_of"]
    if not isinstance(names, list) or not isinstance(made_of, dict):
        raise TypeError(name)
    if any(part in ("", "..") for file in names for part in str(file).split("/")):
        raise ValueError(name)
    return Entry(
        standing=str(value["standing"]),
        key=str(value["key"]),
        look=str(value["look"]),
        published=str(value["published"]),
        text=str(value["text_sha256"]),
        title=str(value["title"]),
        sentences=int(str(value["sentences"])),
        finished=int(str(value["finished"])),
        made_of=made_of,
        files={file: listed[file]["sha256"] for file in names},
    )
