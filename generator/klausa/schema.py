"""JSON Schema of the policy file, for editors: made from the model, with the vocabulary's ids to choose from."""

from __future__ import annotations

from typing import Any

from klausa.model import Policy
from klausa.model.parts import UNDECLARED
from klausa.model.spelling import ID
from klausa.vocabulary import load_vocabulary
from klausa.writing import as_json

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def policy_schema() -> dict[str, Any]:
    """The schema: descriptions from the model, closed lists, and for each term the vocabulary's ids or an own one."""
    schema = Policy.model_json_schema(by_alias=True, mode="validation")
    schema["$schema"] = DIALECT
    schema["title"] = "Klausa policy file"
    opened: dict[str, Any] = _opened(schema)
    for kind, terms in load_vocabulary().items():
        opened["$defs"][f"term-{kind}"] = {"anyOf": [{"enum": sorted(terms)}, {"type": "string", "pattern": ID}]}
    return opened


def _opened(node: Any) -> Any:
    """The schema with completion for terms, and with `undeclared` allowed wherever a key is optional."""
    if isinstance(node, list):
        return [_opened(child) for child in node]
    if not isinstance(node, dict):
        return node
    opened = {key: _opened(value) for key, value in node.items()}
    kind = opened.pop("x-term", None)
    if kind is not None:
        return {"$ref": f"#/$defs/term-{kind}", "description": opened.get("description", "")}
    if "patternProperties" in opened:  # an id that is none is marked, and not taken for anything goes
        opened.setdefault("additionalProperties", False)
    if "properties" in opened:
        required = set(opened.get("required", ()))
        for name, value in opened["properties"].items():
            if name not in required and isinstance(value, dict):
                opened["properties"][name] = _or_undeclared(value)
    return opened


def _or_undeclared(value: dict[str, Any]) -> dict[str, Any]:
    note: dict[str, Any] = {key: value.pop(key) for key in ("description",) if key in value}
    value.pop("default", None)
    value.pop("title", None)
    options = [option for option in value.pop("anyOf", [value]) if option != {"type": "null"}]
    if any(UNDECLARED in option.get("enum", ()) for option in options):
        return {"anyOf": options, **note}
    return {"anyOf": [*options, {"const": UNDECLARED}], **note}


def as_text() -> str:
    """The schema as it is written to a file."""
    return as_json(policy_schema())
