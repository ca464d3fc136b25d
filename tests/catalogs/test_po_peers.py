"""po.py beside polib and GNU gettext: the same content, the same layout, the same verdict."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from l10n_pipeline.catalogs import po
from l10n_pipeline.errors import CatalogError
from l10n_pipeline.model import Catalog, Message, Previous

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.po"))
# gettext knows no BOM and calls ISO-2022-JP "not a portable encoding name".
GETTEXT = [path for path in FILES if path.stem not in {"bom-fr", "iso2022jp-ja"}]
# polib takes only "#~ " and "#~|" for marks, wants a header first, and repeats flags its own way.
POLIB = [path for path in GETTEXT if path.stem not in {"odd-layout", "header-last", "obsolete-fa"}]

needs_gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")

WORDS = {
    script: sentence.split()
    for script, sentence in {
        "latin": "the people of Iran demand freedom, and the court sentenced them (again) to 1,200 lashes;",
        "french": "les élèves où l’été était « reçu » à l'école; Noël, cœur",
        "persian": "مردم ایران آزادی می‌خواهند، و دادگاه ۱۲۰ نفر را محکوم کرد؛ اعدام",
        "arabic": "الشَّعْبُ يريد الحرية، وحكمت المحكمة على ١٢٠ شخصًا؛ الإعدام",
    }.items()
}


def run(*command: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("path", POLIB, ids=lambda path: path.stem)
def test_polib_reads_the_same_content(path: Path) -> None:
    """Sources, targets, contexts, flags and previous sources agree with polib's."""
    catalog = po.parse(path.read_bytes())
    peer = polib.pofile(path.read_bytes().decode(catalog.encoding))
    ours = [
        (each.source, each.source_plural, each.context, each.targets, set(each.flags), each.obsolete)
        for each in sorted(catalog.messages, key=lambda each: each.obsolete)
    ]
    theirs = [
        (
            each.msgid,
            each.msgid_plural or None,
            each.msgctxt,
            tuple(each.msgstr_plural.values()) if each.msgstr_plural else (each.msgstr,),
            set(each.flags),
            bool(each.obsolete),
        )
        for each in sorted(peer, key=lambda each: bool(each.obsolete))
    ]
    assert ours == theirs


@needs_gettext
@pytest.mark.parametrize(
    "path",
    # Of two lines of flags gettext forgets the first; of two-byte characters that end in 0x5C, the second byte.
    [path for path in GETTEXT if path.stem not in {"odd-layout", "big5-zh_TW", "sjis-ja"}],
    ids=lambda path: path.stem,
)
def test_msgcat_reads_the_same_content(path: Path) -> None:
    """What msgcat makes of a file says the same as the file."""
    data = path.read_bytes()
    catalog = po.parse(data)
    result = run("msgcat", "--force-po", "-", data=data)
    assert result.returncode == 0, result.stderr.decode()

    def content(messages: tuple[Message, ...]) -> list[tuple[object, ...]]:
        said = [(m.source, m.source_plural, m.context, m.targets, m.fuzzy, m.previous, m.obsolete) for m in messages]
        return sorted(said, key=repr)

    assert content(po.parse(result.stdout).messages) == content(catalog.messages)


@needs_gettext
def test_new_entries_are_laid_out_byte_for_byte_as_msgcat_does() -> None:
    """Order, wrapping at 79 columns, escapes and obsolete marks are GNU gettext's."""
    draw = random.Random(20240203)
    messages: dict[tuple[str | None, str], Message] = {}

    def text(script: str) -> str:
        words = " ".join(draw.choices(WORDS[script], k=draw.randint(1, 50)))
        return draw.choice(["", "", " "]) + words + draw.choice(["", "", "\n", ' "q" \\ x', "\nand so on\n", " "])

    for n in range(600):
        obsolete = n >= 500
        plural = text("latin") if draw.random() < 0.1 else None
        fuzzy = draw.random() < 0.3
        script = draw.choice(list(WORDS))
        message = Message(
            source=f"{n} {text('latin')}",
            source_plural=plural,
            targets=(text(script),) if plural is None else (text(script), text(script)),
            context=text("latin") if draw.random() < 0.1 else None,
            comments=tuple(f"comment {k}" for k in range(draw.randint(0, 2))),
            extracted=() if obsolete else ("note",) * draw.randint(0, 2),
            references=() if obsolete else tuple(f"a{'b' * draw.randint(0, 9)}.txt:{k}" for k in range(n % 20)),
            flags=("fuzzy",) if fuzzy else (),
            previous=Previous(text("latin"), draw.choice([None, "c"]), plural) if fuzzy else None,
            obsolete=obsolete,
        )
        messages[message.key] = message
    header = po.new_header({"Content-Type": "text/plain; charset=UTF-8"})
    written = po.serialize(Catalog(header=header, messages=tuple(messages.values())))
    result = run("msgcat", "-", data=written)
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout.decode().split("\n") == written.decode().split("\n")


@needs_gettext
@pytest.mark.parametrize("path", GETTEXT, ids=lambda path: path.stem)
def test_gettext_reads_an_edited_file(path: Path) -> None:
    """After setting aside, drafting and editing, a file is still one for gettext."""
    catalog = po.parse(path.read_bytes())
    edited = tuple(
        replace(each, obsolete=True) if n % 3 == 0 else replace(each, targets=("text",) * len(each.targets))
        for n, each in enumerate(catalog.messages)
    )
    result = run("msgcat", "--force-po", "-", data=po.serialize(replace(catalog, messages=edited)))
    assert result.returncode == 0, result.stderr.decode()


REFUSED = {
    "unterminated": b'msgid "a\nmsgstr "b"\n',
    "duplicate": b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "no msgstr": b'msgid "a"\n\nmsgid "b"\nmsgstr ""\n',
    "comment inside": b'msgid "a"\n# c\nmsgstr "b"\n',
    "conflict": b'<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n',
    "plural": b'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n',
    "gap": b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
    "mixed": b'#~ msgid "a"\nmsgstr "b"\n',
    "escape": b'msgid "a"\nmsgstr "\\d"\n',
}


@needs_gettext
@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED.keys())
def test_gettext_refuses_what_we_refuse(data: bytes) -> None:
    """Our errors are gettext's errors."""
    with pytest.raises(CatalogError):
        po.parse(data)
    assert run("msgcat", "-", data=data).returncode != 0
