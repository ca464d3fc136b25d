"""The templates: those of this package, each of which a project may replace by its own."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from l10n_pipeline import files
from l10n_pipeline.errors import PublishError

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

NAMES = ("page.html", "index.html", "style.css", "page.md", "page.txt", "page.typ")
"""Every template that there is."""
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&#]|^(?=[-+=])")
_NUMBER = re.compile(r"^(\d{1,9})(?=[.)](?:\s|\Z))")
"""Begins an item of a list (CommonMark 0.31, "List items")."""
_POLICY = "default-src 'none'; style-src '{}'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True)
class Templates:
    """The templates of a project."""

    folder: Path | None = None
    """Where the project's own stand; a name that is not there is taken from this package."""

    @cached_property
    def sources(self) -> dict[str, bytes]:
        """The template files as they are used, by name."""
        found = {}
        for name in NAMES:
            own = None if self.folder is None else files.read_if_there(self.folder / name, PublishError)
            found[name] = (Path(__file__).parent / "templates" / name).read_bytes() if own is None else own
        return found

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all of them."""
        return files.digest(b"\0".join(name.encode() + b"\0" + data for name, data in self.sources.items()))

    def render(self, name: str, **values: object) -> str:
        """Return the template ``name`` filled with ``values``: what they hold is escaped for its format.

        Raises `PublishError` where the template is wrong.
        """
        from jinja2 import TemplateError

        environment = self._environments[name.rpartition(".")[2]]
        try:
            return environment.get_template(name).render(**values)
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            raise PublishError(error.message or str(error), path=self._path(name), line=line) from error

    def style(self, counters: str = "decimal") -> Markup:
        """Return the style sheet of a page; ``counters`` is the CSS counter style of its lists."""
        from markupsafe import Markup

        style = self.render("style.css", list_style=counters)
        return Markup(style.replace("</", ""))  # noqa: S704 - the project's own, with nothing of a catalog in it

    def text(self, name: str) -> str:
        """Return the template ``name`` as it stands."""
        return files.decode_utf8(self.sources[name], str(self._path(name)), PublishError)

    def _path(self, name: str) -> Path | str:
        own = None if self.folder is None else self.folder / name
        return own if own is not None and own.exists() else f"templates/{name}"

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        # Jinja2 costs 50 ms to import: only the commands that render pay for it.
        from jinja2 import FunctionLoader, StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        def make(escape: str) -> Environment:
            environment = SandboxedEnvironment(
                loader=FunctionLoader(self.text),
                autoescape=escape == "html",
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                keep_trailing_newline=True,
                finalize=_finalize_markdown if escape == "md" else None,
            )
            environment.filters["content_policy"] = content_policy
            return environment

        return {escape: make(escape) for escape in ("html", "css", "md", "txt")}


def content_policy(style: str) -> Markup:
    """Return a Content-Security-Policy under which a page asks for nothing and has no style but ``style``."""
    from markupsafe import Markup

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return Markup(_POLICY.format(f"sha256-{digest}"))  # noqa: S704 - letters, digits and signs of base64


def escape_markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows it letter for letter (CommonMark 0.31, "Backslash escapes")."""
    return no_item(_MARKDOWN.sub(lambda found: f"\\{found[0]}", text))


def no_item(line: str) -> str:
    """Return the ``line`` of Markdown so that a number at its beginning is no item of a list."""
    return _NUMBER.sub(r"\1\\", line)


def trusted_markdown(text: str) -> Markup:
    """Return ``text``, which is Markdown made here, so that it is not escaped once more."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - marks what is escaped already, in a template that is not HTML


def _finalize_markdown(value: object) -> object:
    from markupsafe import Markup

    return value if isinstance(value, Markup) or not isinstance(value, str) else escape_markdown(value)
