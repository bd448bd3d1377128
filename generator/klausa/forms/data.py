"""The text for programs: `policy.json`, and the JSON Schema that says what stands in it; both from one model."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from klausa import writing
from klausa.forms.sheet import Sheet
from klausa.releases.standing import State

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Clause(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)

    id: str
    """What stays when numbers and headings change; the place of the clause on its page (`#retention`)."""
    number: Annotated[int, Field(ge=1)]
    """Its number in this text."""
    heading: str
    """Its heading in plain words, without the number."""
    text: str
    """What follows the heading, in CommonMark with tables; one sentence a line. Links to `#id` lead to other clauses."""


class _Text(BaseModel):
    """A policy's text in one language, as Klausa publishes it in `policy.json`. A key without a value is left out; new keys may come."""

    model_config = ConfigDict(title="Policy text", use_attribute_docstrings=True, serialize_by_alias=True, validate_by_name=True)

    schema_: str | None = Field(None, alias="$schema", description="Where this schema is.")
    policy: str
    """The id of the policy, the same in every language and version."""
    name: str
    """Whose policy it is, or of what."""
    language: str
    """The language of the text (BCP 47): `en`, `id`, `tr`."""
    title: str
    """The title in plain words."""
    address: str | None = None
    """Where people read it."""
    version: str | None = None
    """What the company calls this version."""
    published: datetime.date | None = None
    """Since when it can be read."""
    effective: datetime.date | None = None
    """From which day on it applies."""
    state: State | Literal["draft"] | None = None
    """How a version stood on the day the site was built; left out where the policy has no versions on record."""
    sha256: Digest
    """The SHA-256 of the text as Markdown (`policy.md`): the same digest, the same text."""
    release: Digest | None = None
    """The digest of the version on record, as its page says it; left out where there is none."""
    clauses: list[Clause]
    """The clauses in their order."""


def as_json(sheet: Sheet, schema: str = "") -> str:
    """The text with its dates and digests; *schema* is where its schema is, absolute or as seen from the file."""
    parts = [Clause(id=part.id, number=part.number, heading=part.heading, text=part.markdown) for part in sheet.parts]
    said = {name: value for name in _Text.model_fields if name not in ("schema_", "clauses") and (value := getattr(sheet, name))}
    found = _Text.model_validate({**said, "schema_": schema or None, "clauses": parts})
    return writing.as_json(found.model_dump(mode="json", exclude_none=True))


def json_schema() -> str:
    """The schema of what `as_json` writes: a key that may be left out is not null."""
    found = _Text.model_json_schema(mode="serialization")
    for key in found["properties"].values():
        options = [option for option in key.pop("anyOf", []) if option != {"type": "null"}]
        key.pop("default", None)
        key.pop("title", None)
        if len(options) == 1:
            key.update(options[0])
        elif options:
            key["anyOf"] = options
    for key in found["$defs"]["Clause"]["properties"].values():
        key.pop("title", None)
    # what always stands there; the model's defaults would ask for all or for nothing
    found["required"] = [field.alias or name for name, field in _Text.model_fields.items() if field.is_required()]
    return writing.as_json({"$schema": DIALECT, **found})
