"""yaml_lines: data, the line of every key, and errors that say where."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from l10n_pipeline import yaml_lines
from l10n_pipeline.errors import ConfigError, GlossaryError
from l10n_pipeline.yaml_lines import load, validate

TEXT = """\
# a comment
version: 1
terms:
  - term: one
    note: >
      folded
      text

  - term: two
    forms:
    - a
    - {form: b,
       reason: c}
"""


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    form: str = Field(min_length=1)
    reason: str = ""


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    term: str
    note: str = ""
    forms: list[str | Form] = []
    by_locale: dict[str, Form] = {}


class Root(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    version: int
    terms: list[Entry] = []


def test_the_data_is_what_pyyaml_reads() -> None:
    """Mappings, sequences and scalars come out as safe_load gives them."""
    assert load(TEXT.encode(), "g.yaml", GlossaryError).data == yaml.safe_load(TEXT)


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        pytest.param((), 2, id="root"),
        pytest.param(("version",), 2, id="key"),
        pytest.param(("terms",), 3, id="key of a sequence"),
        pytest.param(("terms", 0), 4, id="item"),
        pytest.param(("terms", 0, "note"), 5, id="key of a folded text"),
        pytest.param(("terms", 1, "forms", 0), 11, id="scalar item"),
        pytest.param(("terms", 1, "forms", 1, "reason"), 13, id="key in flow style"),
        pytest.param(("terms", 1, "translations", "fa"), 9, id="unknown below an item: the item"),
        pytest.param(("nowhere",), 2, id="unknown: the root"),
    ],
)
def test_every_key_has_its_line(loc: tuple[str | int, ...], line: int) -> None:
    """A place gives the line of its key or item, an unknown place that of its nearest ancestor."""
    assert load(TEXT.encode(), "g.yaml", GlossaryError).line(loc) == line


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"a: 1\nb: \xff\n", "g.yaml:2: not UTF-8: byte 0xff", id="not utf-8"),
        pytest.param(b"a: 1\nb: [1\nc: 2\n", "g.yaml:3: not YAML: ", id="bad syntax"),
        pytest.param(b"a: 1\nb: \x01\n", "g.yaml:2: not YAML: ", id="control character"),
        pytest.param(
            b"x:\n  a: 1\n  b: 2\n  a: 3\n", "g.yaml:4: x.a: the key is given twice, first on line 2", id="twice"
        ),
        pytest.param(b"no: 1\n", "g.yaml:1: key 'no' is not a string in YAML: put it in quotes", id="boolean key"),
        pytest.param(b"2016: 1\n", "g.yaml:1: key '2016' is not a string in YAML: put it in quotes", id="number key"),
        pytest.param(b"x:\n  <<: {a: 1}\n", "g.yaml:2: x: key '<<' is not a string", id="merge key"),
        pytest.param(b"[a]: 1\n", "g.yaml:1: a key must be a string, not a mapping or sequence", id="sequence key"),
        pytest.param(b"a: &x [1]\nb: *x\n", "g.yaml:2: b: alias *x: aliases are not allowed", id="alias"),
        pytest.param(b"a: !!python/object:os.system x\n", "g.yaml:1: a: tag tag:yaml.org", id="tag on a scalar"),
        pytest.param(b"a: !!set {b}\n", "g.yaml:1: a: tag tag:yaml.org", id="tag on a mapping"),
        pytest.param(b"a: 1\n---\nb: 2\n", "g.yaml:2: a second document: one file holds one", id="two documents"),
        pytest.param(b"a: 2016-13-45\n", "g.yaml:1: a: '2016-13-45' looks like a timestamp", id="no such date"),
        pytest.param(b"a:\n " + b"[" * 5000, "g.yaml:2: nested more than 64 deep", id="deep"),
    ],
)
def test_what_is_refused_is_told_with_its_place(data: bytes, message: str) -> None:
    """Anything outside the subset raises the caller's error with path, line, key and reason on one line."""
    with pytest.raises(GlossaryError) as caught:
        load(data, "g.yaml", GlossaryError)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_billion_laughs_are_refused_at_the_first_alias() -> None:
    """Aliases never expand, whatever they would expand to."""
    laughs = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    with pytest.raises(ConfigError, match=r"^l10n.yaml:2: a1.0: alias \*a0"):
        load(laughs.encode(), "l10n.yaml", ConfigError)


def test_a_file_larger_than_the_limit_is_refused_unread() -> None:
    """Size is checked before anything is decoded."""
    with pytest.raises(GlossaryError, match=r"^g.yaml: larger than 16 MiB"):
        load(b"\xff" * (yaml_lines.MAX_BYTES + 1), "g.yaml", GlossaryError)


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    """Notepad's UTF-8 is UTF-8."""
    assert load(b"\xef\xbb\xbfa: 1\n", "g.yaml", GlossaryError).data == {"a": 1}


def test_the_same_key_may_stand_in_two_mappings() -> None:
    """Only a repetition within one mapping is an error."""
    assert load(b"- {a: 1}\n- {a: 2}\n", "g.yaml", GlossaryError).data == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("terms: []\n", "g.yaml:1: version: a required key is missing", id="missing"),
        pytest.param(
            "version: 1\nterms:\n- term: a\n  nota: b\n",
            "g.yaml:4: terms.0.nota: unknown key 'nota' (did you mean 'note'?)",
            id="unknown, close",
        ),
        pytest.param(
            "version: 1\nzzz: 2\n", "g.yaml:2: zzz: unknown key 'zzz' (known keys: terms, version)", id="unknown, far"
        ),
        pytest.param(
            "version: 1\nterms:\n- term: a\n  by_locale:\n    fa:\n      from: b\n",
            "g.yaml:6: terms.0.by_locale.fa.from: unknown key 'from' (did you mean 'form'?) (and 1 further error)",
            id="unknown in a mapping of models",
        ),
        pytest.param(
            "version: 1\nterms:\n- term: a\n  forms:\n  - from: b\n",
            "g.yaml:5: terms.0.forms.0.from: unknown key 'from' (did you mean 'form'?) (and 2 further errors)",
            id="unknown in a union",
        ),
        pytest.param(
            "version: one\nterms: 3\n",
            "g.yaml:1: version: must be a valid integer, not 'one' (and 1 further error)",
            id="two errors",
        ),
        pytest.param("version: 1\nterms: 3\n", "g.yaml:2: terms: must be a list, not 3", id="not a list"),
        pytest.param("version: [1]\n", "g.yaml:1: version: must be a valid integer, not a list", id="a list"),
        pytest.param("version: {a: 1}\n", "g.yaml:1: version: must be a valid integer, not a mapping", id="a mapping"),
        pytest.param("version:\n", "g.yaml:1: version: must be a valid integer, not nothing", id="no value"),
        pytest.param("version: 1\nterms: [a]\n", "g.yaml:2: terms.0: must be a mapping, not 'a'", id="not a mapping"),
        pytest.param("- a\n", "g.yaml:1: must be a mapping, not a list", id="a list at the root"),
        pytest.param(
            "version: 1\nterms:\n- term: no\n",
            "g.yaml:3: terms.0.term: must be a valid string, not false (put it in quotes if you mean the word)",
            id="a word YAML takes for a boolean",
        ),
        pytest.param(
            "version: 1\nterms:\n- term: a\n  by_locale: {fa: {form: ''}}\n",
            "g.yaml:4: terms.0.by_locale.fa.form: must not be empty",
            id="empty",
        ),
        pytest.param("", "g.yaml:1: the file is empty", id="empty file"),
    ],
)
def test_pydantics_complaints_are_told_with_their_place(text: str, message: str) -> None:
    """The first complaint becomes path, line, key and a reason a person understands."""
    document = load(text.encode(), "g.yaml", GlossaryError)
    with pytest.raises(GlossaryError) as caught:
        validate(Root, document, "g.yaml", GlossaryError)
    assert str(caught.value) == message


def test_a_valid_document_becomes_its_model() -> None:
    """What fits is returned as the model."""
    root = validate(Root, load(TEXT.encode(), "g.yaml", GlossaryError), "g.yaml", GlossaryError)
    assert [entry.term for entry in root.terms] == ["one", "two"]
    assert root.terms[1].forms == ["a", Form(form="b", reason="c")]


# without U+0085, which PyYAML's own dump and load turn into a space
_LETTERS = st.characters(min_codepoint=32, max_codepoint=0x6FF, exclude_categories=["Cc"])
_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(_LETTERS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcدé:# ", min_size=1), inner, max_size=4),
    max_leaves=12,
)


@given(_TREES)
def test_what_pyyaml_writes_comes_back(tree: object) -> None:
    """Any tree of plain data survives dump and load."""
    text = yaml.safe_dump(tree, allow_unicode=True, width=10**6)
    if "&id" not in text:
        assert load(text.encode(), "t.yaml", ConfigError).data == tree


@given(st.binary(max_size=200) | st.text("a:-[]{}&*!|>'\"#%@` \n\t?,0", max_size=60).map(str.encode))
def test_garbage_never_raises_anything_else(data: bytes) -> None:
    """Bytes are read or refused with the caller's error, nothing else."""
    try:
        document = load(data, "t.yaml", ConfigError)
    except ConfigError:
        return
    assert document.line(("a", 0)) >= 1


@pytest.mark.parametrize(
    ("text", "line"),
    [("a:\n\t- b\n", 2), ("a:\n  - b: c\n\td: e\n", 3), ("a:\n  b: 1\n \tc: 2\n", 3)],
    ids=["first", "among spaces", "after a space"],
)
def test_a_tab_is_told_as_what_it_is(text: str, line: int) -> None:
    """Nobody sees a tab: the error names it and says what YAML wants instead."""
    with pytest.raises(ConfigError, match="a tab stands before the text of the line; YAML wants spaces") as caught:
        load(text.encode(), "f.yaml", ConfigError)
    assert caught.value.line == line
