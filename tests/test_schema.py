"""The JSON Schema for editors: every key of the model is in it, and real policies fit it.

A small checker of the few keywords that the schema uses stands below, since no validator is among the dependencies.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from klausa.model import Part
from klausa.schema import DIALECT, as_text, policy_schema
from klausa.source import Plain, read
from klausa.vocabulary import load_vocabulary
from tests.model.test_parts import PARTS, named
from tests.tree import MINIMAL, ROOT, SMALL, Tree

SCHEMA = policy_schema()
POLICIES = sorted((ROOT / "policies").glob("*/policy.yml"))
USED = {"type", "properties", "required", "additionalProperties", "patternProperties", "items", "anyOf", "enum", "const", "pattern", "$ref", "propertyNames",
        "minimum", "maximum", "format", "minItems", "maxItems", "prefixItems",
        "description", "title", "default", "examples", "$defs", "$schema"}  # fmt: skip


KINDS: dict[str, type] = {
    "object": dict, "array": list, "string": str, "integer": str, "number": str, "null": type(None), "boolean": bool,
}  # fmt: skip


def fits(value: Plain, schema: dict[str, Any]) -> bool:
    """Whether a value fits a schema; our files hold no numbers, so figures are taken for what they are written as."""
    if "$ref" in schema:
        return fits(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    if "anyOf" in schema and not any(fits(value, option) for option in schema["anyOf"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "pattern" in schema and not (isinstance(value, str) and re.search(schema["pattern"], value)):
        return False
    types = schema.get("type", [])
    kinds = [KINDS[type_] for type_ in (types if isinstance(types, list) else [types])]
    if kinds and not isinstance(value, tuple(kinds)):
        return False
    if isinstance(value, list) and "items" in schema:
        return all(fits(child, schema["items"]) for child in value)
    if isinstance(value, dict):
        keys, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
        others = schema.get("additionalProperties", True)
        if not set(schema.get("required", ())) <= set(value):
            return False
        for key, child in value.items():
            if key in keys:
                if not fits(child, keys[key]):
                    return False
            elif matching := [part for pattern, part in patterns.items() if re.search(pattern, key)]:
                if not all(fits(child, part) for part in matching):
                    return False
            elif others is False or (isinstance(others, dict) and not fits(child, others)):
                return False
    return True


def keywords(node: Any, inside_names: bool = False) -> set[str]:
    """Every keyword that a schema uses."""
    if isinstance(node, list):
        return set().union(*(keywords(child) for child in node))
    if not isinstance(node, dict):
        return set()
    found = set() if inside_names else set(node)
    for key, child in node.items():
        if inside_names or key not in ("enum", "const", "default", "examples", "required"):
            found |= keywords(child, not inside_names and key in ("properties", "patternProperties", "$defs"))
    return found


def test_it_is_a_schema_of_the_dialect_that_it_names() -> None:
    """2020-12, with keywords that the checker here knows, and every reference leading somewhere."""
    assert SCHEMA["$schema"] == DIALECT == "https://json-schema.org/draft/2020-12/schema"
    assert keywords(SCHEMA) <= USED, keywords(SCHEMA) - USED
    references = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', as_text()))
    assert references <= set(SCHEMA["$defs"])
    jsonschema = pytest.importorskip("jsonschema") if _installed("jsonschema") else None
    if jsonschema is not None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)


def _installed(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


@pytest.mark.parametrize("model", PARTS, ids=named)
def test_every_key_of_the_model_is_in_it_with_its_description(model: type[Part]) -> None:
    """The editor's help is the model's own."""
    name = model.__name__
    whole = SCHEMA if name == "Policy" else SCHEMA["$defs"][name]
    option = next((part for part in whole.get("anyOf", ()) if "properties" in part), whole)
    keys = {field.alias or key: field.description for key, field in model.model_fields.items()}
    assert set(option["properties"]) == set(keys)
    for key, description in keys.items():
        assert option["properties"][key].get("description") or "$ref" in str(option["properties"][key]), (name, key, description)
    assert option["additionalProperties"] is False


@pytest.mark.parametrize("kind", sorted(load_vocabulary()))
def test_the_terms_of_each_kind_are_offered(kind: str) -> None:
    """And any other id, since a policy may have terms of its own."""
    options = SCHEMA["$defs"][f"term-{kind}"]["anyOf"]
    assert options[0]["enum"] == sorted(load_vocabulary()[kind])
    assert fits("a-term-of-ones-own", SCHEMA["$defs"][f"term-{kind}"])


@pytest.mark.parametrize("file", POLICIES, ids=lambda file: file.parent.name)
def test_the_real_policies_fit(file: Path) -> None:
    """An editor marks nothing in a file that Klausa reads. (Facts taken in by `use:` stand elsewhere and are optional here.)"""
    assert fits(read(file).data, SCHEMA), [
        key for key, value in read(file).data.items() if not fits(value, SCHEMA["properties"][key])
    ]


@pytest.mark.parametrize(
    "text",
    [
        MINIMAL + "retension: {}\n",
        "name: Acme\n",
        MINIMAL + "data: {account-data: {items: name}}\n",
        MINIMAL + "sale: {sold: maybe}\n",
        MINIMAL + "kind: statement\n",
        MINIMAL + "retention: {logs: {period: {at-most: a while}}}\n",
        MINIMAL + "services: {web: {kind: website, url: http://acme.example}}\n",
        MINIMAL + "title: Words\n",
        MINIMAL + "data: {account-data: {items: [Email Address]}}\n",
        MINIMAL + "contacts: {Privacy Team: {email: a@acme.example}}\n",
    ],
)
def test_what_klausa_refuses_does_not_fit(text: str, tree: Tree) -> None:
    """The commonest mistakes are marked while one types."""
    assert not fits(read(tree.company(text) / "policy.yml").data, SCHEMA)


def test_undeclared_may_be_written_wherever_a_key_is_optional(tree: Tree) -> None:
    """As the reader of the file has it."""
    text = MINIMAL + "".join(f"{key}: undeclared\n" for key in SCHEMA["properties"] if key not in ("languages", "name"))
    data = read(tree.company(text) / "policy.yml").data
    assert fits(data, SCHEMA), [key for key, value in data.items() if not fits(value, SCHEMA["properties"][key])]
    assert fits(read(tree.company(SMALL) / "policy.yml").data, SCHEMA)


def test_the_file_is_json_and_the_same_every_time() -> None:
    """So that it can be committed."""
    assert json.loads(as_text()) == SCHEMA
    assert as_text() == as_text() and as_text().endswith("}\n")
