"""What stands beside a document: the pictures that go with its pages, and the other documents that it leads to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n_pipeline import files
from l10n_pipeline.documents import FORMATS
from l10n_pipeline.documents.links import Target, targets
from l10n_pipeline.errors import L10nError
from l10n_pipeline.locales import LocaleInfo
from l10n_pipeline.pipeline.project import Project

MAX_PICTURE = 20 * 1024 * 1024
"""Bytes of a picture that is copied."""
_DOCUMENTS = frozenset(suffix for form in FORMATS.values() for suffix in form.suffixes)
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})


@dataclass(frozen=True, slots=True)
class Beside:
    """What the pages of a document in a locale have beside them."""

    pictures: Mapping[str, bytes]
    """By path, from the folder of the page."""
    addresses: Mapping[str, str | None]
    """Pages of other documents, from the folder of the page, by the path of the document; None where there is none."""
    notes: tuple[str, ...]
    """What is not there, for the publisher."""

    @property
    def digest(self) -> str:
        """Digest of all of it; the same while the pages need not be made again."""
        parts = [f"{name} {files.digest(data)}" for name, data in sorted(self.pictures.items())]
        return files.digest("\n".join([*parts, *map(str, sorted(self.addresses.items()))]).encode())


def beside(
    project: Project, path: str, found: Collection[Target], locale: LocaleInfo, listed: Collection[str]
) -> Beside:
    """Return what ``found`` in the document ``path`` of ``project`` lead to, in ``locale``.

    ``listed`` are the documents that pages may lead to, as ``locale/domain``. Only pictures below the document's folder
    are taken, and no symbolic link is followed.
    """
    folder = PurePosixPath(path).parent
    domains = project.domains
    pictures: dict[str, bytes] = {}
    addresses: dict[str, str | None] = {}
    notes: list[str] = []
    for target in found:
        domain = domains.get(_normal(folder / target.path))
        if target.picture:
            picture = _picture(project.root, folder, target.path)
            if isinstance(picture, bytes):
                pictures[str(PurePosixPath(target.path))] = picture
            else:
                notes.append(f"{path}: the picture {target.path} is not published: {picture}")
        elif domain is not None and f"{locale.tag}/{domain}" in listed:
            addresses[target.path] = f"{domain}.html"
        elif domain is not None:
            addresses[target.path] = None
            notes.append(f"{locale.tag}: {path}: the link to {target.path} leads nowhere: it is not published")
        elif _was_document(project, target.path, locale):
            addresses[target.path] = None
            notes.append(f"{path}: the link to {target.path} leads nowhere: it is no document of this project any more")
        else:
            notes.append(f"{path}: the link to {target.path} leads nowhere: it is no document of this project")
    return Beside(pictures, addresses, tuple(notes))


def lost_links(page: bytes, name: str, there: Callable[[str], bool]) -> tuple[str, ...]:
    """Return where links of ``page`` lead in its site and no file is; ``there`` says of a name whether one is.

    ``name`` is the page's own. Names are from the folder of the site, which links may leave unasked.
    """
    folder = PurePosixPath(name).parent
    links = (target.path for target in targets(page, ".html") if not target.picture)
    places = {path: _normal(folder / path) for path in links}
    return tuple(path for path, place in places.items() if place.parts[:1] != ("..",) and not there(str(place)))


def _was_document(project: Project, target: str, locale: LocaleInfo) -> bool:
    """Return whether ``target``, which is no document of ``project``, has left the catalog of one in ``locale``."""
    path = PurePosixPath(target)
    gone = path.suffix.lower() in _DOCUMENTS and path.stem not in project.domains.values()
    return gone and project.catalog_path(path.stem, locale).exists()


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
