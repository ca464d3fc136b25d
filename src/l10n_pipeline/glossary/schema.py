"""What glossary.yaml may hold: the keys, their kinds and what they mean, for `reading` and for editors."""

from __future__ import annotations

import json
from typing import Annotated, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic.config import JsonDict

from l10n_pipeline.model import Gender, Number

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


# pydantic would copy a list for each of thousands of terms, and copies no tuple
_NO_TEXTS = cast(list[str], ())


def _meaning(text: str) -> ConfigDict:
    return ConfigDict(extra="forbid", strict=True, json_schema_extra={"description": text})


def _forms_or_text(schema: JsonDict) -> None:
    """Let an editor accept the short spelling too: a forbidden form alone, without a reason."""
    whole = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "string", "minLength": 1, "description": "The form alone."}, whole]


class Forbidden(BaseModel):
    """A form that must not be used."""

    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra=_forms_or_text)

    form: _Text = Field(description="The form that must not stand for the term, inflected or not.")
    reason: str = Field("", description="What a translator is told: why not, and what instead.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"form": value} if isinstance(value, str) else value


_NO_FORBIDDEN = cast(list[Forbidden], ())


class Translation(BaseModel):
    """How a term is written in one locale."""

    model_config = _meaning("How the term is written in this locale.")

    preferred: _Text = Field(description="What a draft should say.")
    accepted: list[_Text] = Field(
        _NO_TEXTS, description="Other right forms: what no rule of the language reaches, such as a broken plural."
    )
    forbidden: list[Forbidden] = Field(_NO_FORBIDDEN, description="Forms that are really wrong.")
    gender: Annotated[Gender, Field(strict=False)] | None = Field(None, description="Of the preferred form.")
    number: Annotated[Number, Field(strict=False)] | None = Field(None, description="Of the preferred form.")
    note: str = Field("", description="For translators into this locale.")


class Entry(BaseModel):
    """A term."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "description": "A term. It needs a definition or a note, and translations or do_not_translate.",
            "allOf": [
                {"anyOf": [{"required": ["definition"]}, {"required": ["note"]}]},
                {"anyOf": [{"required": ["translations"]}, {"required": ["do_not_translate"]}]},
            ],
        },
    )

    term: _Text = Field(description="The term in the source language, in the singular or the infinitive.")
    variants: list[_Text] = Field(_NO_TEXTS, description="Other spellings and names of the same thing in the source.")
    part_of_speech: _Text = Field(
        "noun",
        description="noun, proper noun, adjective, verb, phrase ... A verb is also found in its past and participles.",
    )
    definition: str = Field("", description="What it means.")
    note: str = Field("", description="Why it is rendered so; where its use is contested.")
    case_sensitive: bool = Field(False, description="true: Hypocrites, not hypocrites.")
    whole_word: bool = Field(True, description="false: also inside words.")
    do_not_translate: bool = Field(False, description="true: every locale keeps the source form, letter for letter.")
    context: Literal["anywhere", "quotation", "heading"] = Field(
        "anywhere", description="Where the term counts: anywhere, only inside quotation marks, only in headings."
    )
    translations: dict[str, Translation] = Field({}, description="By locale: fa, ar, fr, pt-BR ...")


class File(BaseModel):
    """glossary.yaml."""

    model_config = _meaning("The terms of a project and how they are written in each locale.")

    version: Literal[1] = Field(description="Of this format.")
    terms: list[Entry]


def json_schema() -> str:
    """Return the JSON Schema of glossary.yaml, for editors that complete and check YAML by one."""
    schema = {"$schema": _DIALECT, **File.model_json_schema(), "title": "glossary.yaml of l10n_pipeline"}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
