"""``models.lock``: the digests of the packages that a project uses, written when one is first installed.

It belongs into version control, so that everybody drafts with the same models. One line a package, sorted::

    translate-en_fa-1_5 sha256:9f86d0... https://example.org/translate-en_fa-1_5.argosmodel

The digest is that of the package's files (`ModelPackage.digest`), the same packed and unpacked; what follows it says
where the package came from and is not interpreted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from l10n_pipeline import files
from l10n_pipeline.engines.packages import ModelPackage
from l10n_pipeline.errors import PackageError

FILENAME = "models.lock"
_HEADER = "# Digests of the model packages of this project. Written by l10n models install; see docs/models.md.\n"
_LINE = re.compile(r"(?P<name>translate-[\w+-]+) sha256:(?P<digest>[0-9a-f]{64})(?: (?P<origin>.*))?")


@dataclass(frozen=True, slots=True)
class Pin:
    """A package as it was when it was first installed."""

    name: str
    digest: str
    """SHA-256 of its files, in hexadecimal."""
    origin: str = ""
    """Where it came from: a URL or the name of a file."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The digests in a lock file."""

    path: Path
    pins: tuple[Pin, ...] = ()

    def find(self, name: str) -> Pin | None:
        """Return the pin of the package ``name``, or None."""
        return next((pin for pin in self.pins if pin.name == name), None)

    def check(self, package: ModelPackage) -> bool:
        """Return whether ``package`` is pinned; raises `PackageError` where it is pinned with another digest."""
        pin = self.find(package.name)
        if pin is None:
            return False
        if pin.digest != package.digest:
            raise PackageError(
                f"is not the package that {self.path.name} names: its digest is {package.digest[:12]}…, not "
                f"{pin.digest[:12]}…; it was changed or comes from somewhere else (see docs/models.md)",
                path=package.path,
                key=package.name,
            )
        return True

    def pinning(self, package: ModelPackage, origin: str) -> Lock:
        """Return the lock with ``package`` pinned as it is now, whatever its pin was."""
        others = [pin for pin in self.pins if pin.name != package.name]
        new = Pin(package.name, package.digest, " ".join(origin.split()))
        return Lock(self.path, tuple(sorted([*others, new], key=lambda pin: pin.name)))

    def write(self) -> None:
        """Write the lock file."""
        lines = [f"{pin.name} sha256:{pin.digest} {pin.origin}".rstrip() + "\n" for pin in self.pins]
        files.write(self.path, (_HEADER + "".join(lines)).encode())


def read_lock(path: Path) -> Lock:
    """Return what the lock file ``path`` says; nothing is pinned where there is none.

    Raises `PackageError` with path and line where it is malformed: a digest that cannot be read protects nobody.
    """
    data = files.read_if_there(path, PackageError)
    if data is None:
        return Lock(path)
    pins: list[Pin] = []
    for number, line in enumerate(files.decode_utf8(data, str(path), PackageError).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if found is None:
            raise PackageError("expected NAME sha256:DIGEST WHERE-FROM", path=path, line=number)
        if any(pin.name == found["name"] for pin in pins):
            raise PackageError(f"{found['name']} is there twice", path=path, line=number)
        pins.append(Pin(found["name"], found["digest"], found["origin"] or ""))
    return Lock(path, tuple(pins))
