"""policy.json keeps its promises: those of the schema that is published beside it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from klausa.forms import as_json, json_schema
from tests.forms import TEXTS, committed, sheet

SCHEMA = json.loads(json_schema())


def validate(data: object) -> None:
    """Held to the schema in its own dialect."""
    jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_the_schema_is_one() -> None:
    """And says of each key what it is."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for properties in (SCHEMA["properties"], *(part["properties"] for part in SCHEMA["$defs"].values())):
        for name, key in properties.items():
            assert key.get("description") or "$ref" in key.get("items", {}), name


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_policy(path: Path) -> None:
    """Each company in each language, with nothing that the schema does not know."""
    data = json.loads(as_json(committed(path), "../../policy-text.schema.json"))
    validate(data)
    assert set(data) <= set(SCHEMA["properties"])
    assert set(data["clauses"][0]) <= set(SCHEMA["$defs"]["Clause"]["properties"])


def test_keys_that_programs_read() -> None:
    """The contract: none of these goes away or changes its meaning."""
    data = json.loads(as_json(sheet(state="in force", release="ab" * 32)))
    assert {key: data[key] for key in ("policy", "language", "version", "published", "effective", "state", "release")} == {
        "policy": "acme",
        "language": "tr",
        "version": "2.0",
        "published": "2026-10-01",
        "effective": "2026-11-01",
        "state": "in force",
        "release": "ab" * 32,
    }
    assert data["title"] == "Ayşe’nin Işığı Gizlilik Politikası"
    assert (data["clauses"][1]["id"], data["clauses"][1]["number"], data["clauses"][1]["heading"]) == ("retention", 2, "Süreler")
    assert data["clauses"][1]["text"].startswith("| Veri |")


def test_nothing_is_null() -> None:
    """What is not known is left out, and the schema asks for no more."""
    data = json.loads(as_json(sheet(version=None, published=None, effective=None)))
    validate(data)
    assert None not in data.values() and "version" not in data and "$schema" not in data


@pytest.mark.parametrize("broken", [{"sha256": "12"}, {"clauses": [{"id": "x"}]}, {"version": None}, {"state": "gone"}])
def test_the_schema_refuses(broken: dict[str, object]) -> None:
    """It is no schema of everything."""
    with pytest.raises(jsonschema.ValidationError):
        validate(json.loads(as_json(sheet())) | broken)
