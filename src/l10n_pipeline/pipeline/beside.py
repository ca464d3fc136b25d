"""What stands beside a document: the pictures that go with its pages, and the other documents that it leads to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n_pipeline import files
from l10n_pipeline.documents.links import Target
from l10n_pipeline.errors import L10nError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.pipeline.project import Project

MAX_PICTURE = 20 * 1024 * 1024
"""Bytes of a picture that is copied."""
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})


@dataclass(frozen=True, slots=True)
class Beside:
    """What the pages of a document in a locale have beside them."""

    pictures: Mapping[str, bytes]
    """By path, from the folder of the page."""
    addresses: Mapping[str, str]
    """Pages of other documents, from the folder of the page, by the path of the document."""
    notes: tuple[str, ...]
    """What is not there, for the publisher."""

    @property
    def digest(self) -> str:
        """Digest of all of it; the same while the pages need not be made again."""
        parts = [f"{name} {files.digest(data)}" for name, data in sorted(self.pictures.items())]
        return files.digest("\n".join([*parts, *map(str, sorted(self.addresses.items()))]).encode())


def beside(
    project: Project, path: str, targets: Collection[Target], locale: LocaleInfo, listed: Collection[str]
) -> Beside:
    """Return what ``targets`` of the document ``path`` of ``project`` lead to, in ``locale``.

    ``listed`` are the documents that pages may lead to, as ``locale/domain``. Only pictures below the document's folder
    are taken, and no symbolic link is followed.
    """
    folder = PurePosixPath(path).parent
    domains = project.domains
    pictures: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    notes: list[str] = []
    for target in targets:
        domain = domains.get(_normal(folder / target.path))
        if target.picture:
            found = _picture(project.root, folder, target.path)
            if isinstance(found, bytes):
                pictures[str(PurePosixPath(target.path))] = found
            else:
                notes.append(f"{path}: the picture {target.path} is not published: {found}")
        elif domain is None:
            notes.append(f"{path}: the link to {target.path} leads nowhere: it is no document of this project")
        elif f"{locale.tag}/{domain}" in listed:
            addresses[target.path] = f"{domain}.html"
        else:
            notes.append(f"{locale.tag}: {path}: the link to {target.path} leads nowhere: it is not published")
    return Beside(pictures, addresses, tuple(notes))


def _normal(path: PurePosixPath) -> PurePosixPath:
    """Return ``path`` without ``..``, as far as it stays below where it begins."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)


def _picture(root: Path, folder: PurePosixPath, target: str) -> bytes | str:
    """Return the picture ``target``, or why it is not taken."""
    name = PurePosixPath(target)
    if ".." in name.parts or "\\" in target or "\0" in target:
        return "it does not stand in or below the folder of its document"
    if name.suffix.lower() not in PICTURES:
        return f"it is none of {', '.join(sorted(PICTURES))}"
    path = root.joinpath(folder, name)
    if path.resolve() != root.resolve().joinpath(folder, name):
        return "it is, or stands behind, a symbolic link"
    try:
        data = files.read_if_there(path, limit=MAX_PICTURE)
    except L10nError as error:
        return error.reason
    return "there is no such file" if data is None else data
