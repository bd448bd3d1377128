"""Findings as SARIF: valid by the schema of the standard, and true to the parts of it that no schema can hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from klausa import __version__
from klausa.check import Finding
from klausa.check.findings import GRAVEST_FIRST
from klausa.errors import Location
from klausa.report import report
from klausa.report.sarif import SCHEMA
from tests.report import FINDINGS, FULL, NOWHERE, ODD, PLAIN, WHOLE_FILE

# the file of the standard as it is (NOTICE says where it is from)
OFFICIAL = Path(__file__).parent / "sarif-schema-2.1.0.json"


@cache
def validator() -> Draft4Validator:
    """Holds a log to the schema; the schema itself is held to its dialect first."""
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def run_of(*findings: Finding) -> dict[str, Any]:
    """The one run of a log that the schema finds nothing wrong with."""
    log = json.loads(report(findings, "sarif"))
    assert [f"{list(error.absolute_path)}: {error.message}" for error in validator().iter_errors(log)] == []
    (run,) = log["runs"]
    return run


def result_of(finding: Finding) -> dict[str, Any]:
    """The one result of a finding."""
    (result,) = run_of(finding)["results"]
    return result


def plain(message: dict[str, str]) -> str:
    """What a reader shows of a message: braces are undone, and no placeholder is left."""
    assert not re.search(r"(?<!\{)(\{\{)*\{(?!\{)", message["text"]), "a single brace opens a placeholder"
    return message["text"].replace("{{", "{").replace("}}", "}")


def test_the_schema_is_the_one_that_the_log_names() -> None:
    """And it refuses what is wrong, so that passing it means something."""
    assert validator().schema["id"] == SCHEMA == json.loads(report((), "sarif"))["$schema"]
    log = json.loads(report((FULL,), "sarif"))
    log["runs"][0]["results"][0]["level"] = "grave"
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    del log["runs"][0]["tool"]["driver"]["name"]
    assert len(list(validator().iter_errors(log))) == 3


def test_nothing_found_is_a_run_too() -> None:
    """Without one, a reader could not tell "nothing found" from "not run", and old alerts would stay open."""
    assert run_of() == {
        "tool": {"driver": {"name": "Klausa", "version": __version__, "rules": []}},
        "columnKind": "unicodeCodePoints",
        "results": [],
    }


def test_a_finding_with_everything() -> None:
    """Rule, message, places, and what a message may not hold."""
    run = run_of(FULL)
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "gdpr/retention",
            "shortDescription": {"text": "gdpr/retention (GDPR Art. 13(2)(a))"},
            "fullDescription": {"text": FULL.why},
            "defaultConfiguration": {"level": "warning"},
        }
    ]
    (result,) = run["results"]
    assert len(result.pop("partialFingerprints")) == 1
    file = {"uri": "policies/acme/policy.yml", "uriBaseId": "%SRCROOT%"}
    assert result == {
        "ruleId": "gdpr/retention",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "not told: how long data is kept; write `retention`; GDPR Art. 13(2)(a)"},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": {"startLine": 4, "startColumn": 1}}}],
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {"artifactLocation": file, "region": {"startLine": 9, "startColumn": 5}},
                "message": {"text": "data is declared here"},
            },
            {
                "id": 1,
                "physicalLocation": {"artifactLocation": {"uri": "next.yml", "uriBaseId": "%SRCROOT%"}},
                "message": {"text": "{{en: no}} version"},
            },
        ],
        "properties": {"citation": FULL.citation, "why": FULL.why, "snippet": FULL.snippet},
    }


def test_what_is_not_known_is_left_out() -> None:
    """No line: the file as a whole. No column: the line. No file: no place, rather than an empty name."""
    whole = result_of(WHOLE_FILE)
    assert "region" not in whole["locations"][0]["physicalLocation"]
    line = result_of(replace(PLAIN, location=Location("p.yml", 7)))
    assert line["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}
    assert "locations" not in result_of(NOWHERE)
    nowhere = result_of(replace(PLAIN, related=((Location(""), "somewhere"),)))["relatedLocations"]
    assert nowhere == [{"id": 0, "message": {"text": "somewhere"}}]
    assert set(result_of(PLAIN)) == {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("policies/a b/100%/x.yml", "policies/a%20b/100%25/x.yml"),
        ("a:b/c#d?e.yml", "a%3Ab/c%23d%3Fe.yml"),
        ("politikalar/ölçü.yml", "politikalar/%C3%B6l%C3%A7%C3%BC.yml"),
    ],
)
def test_file_names_are_relative_uris(file: str, uri: str) -> None:
    """A colon in the first step would make a scheme of it."""
    location = result_of(replace(PLAIN, location=Location(file)))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_file_outside_the_tree_is_named_whole() -> None:
    """Its address counts from nothing."""
    location = result_of(replace(PLAIN, location=Location("/tmp/a b.yml", 1)))["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "file:///tmp/a%20b.yml"}


def test_rules_are_the_codes_once_each_in_order() -> None:
    """And every result points to its own; the order of the findings changes no rule."""
    findings = (*FINDINGS, replace(PLAIN, level="note", message="x"), replace(WHOLE_FILE, level="warning", why="It matters."))
    run = run_of(*findings)
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert ids == sorted({finding.code for finding in findings})
    assert [ids[result["ruleIndex"]] for result in run["results"]] == [finding.code for finding in findings]
    assert [result["ruleId"] for result in run["results"]] == [finding.code for finding in findings]
    assert run_of(*reversed(findings))["tool"]["driver"]["rules"] == rules
    by_id = {rule["id"]: rule for rule in rules}
    assert by_id["parity/fact"]["defaultConfiguration"] == {"level": "error"}
    assert by_id["house/x"]["defaultConfiguration"] == {"level": "warning"}
    assert by_id["house/x"]["fullDescription"] == {"text": "It matters."}


def test_fingerprints_stay_when_lines_move() -> None:
    """They change with what is found, and where, and with nothing else."""

    def fingerprint(**changes: Any) -> dict[str, str]:
        return result_of(replace(FULL, **changes))["partialFingerprints"]

    same = fingerprint()
    assert fingerprint(location=Location(FULL.location.file, 40, 2)) == same
    assert fingerprint(remedy="another", why="", snippet="", related=(), level="note") == same
    assert fingerprint(code="gdpr/other") != same
    assert fingerprint(message="another") != same
    assert fingerprint(location=Location("policies/bolt/policy.yml", 4, 1)) != same


def test_odd_texts() -> None:
    """Braces are doubled, the rest is as it was."""
    result = result_of(ODD)
    assert plain(result["message"]) == f"{ODD.message}; {ODD.citation}"
    assert "{{0}}" in result["message"]["text"]


LOCATIONS = st.builds(Location, st.text(), st.integers(0, 99), st.integers(0, 99))
ANY = st.builds(
    Finding,
    LOCATIONS,
    st.sampled_from(GRAVEST_FIRST),
    st.text(min_size=1),
    st.text(),
    st.text(),
    st.text(),
    st.text(),
    st.text(),
    st.lists(st.tuples(LOCATIONS, st.text()), max_size=3).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANY, max_size=4))
def test_any_findings_make_a_valid_log(findings: list[Finding]) -> None:
    """Whatever texts, names and places there are; file names come back."""
    run = run_of(*findings)
    assert len(run["results"]) == len(findings)
    for finding, result in zip(findings, run["results"], strict=True):
        for location, place in zip(
            (finding.location, *(location for location, _ in finding.related)),
            (*(result.get("locations") or [{}]), *result.get("relatedLocations", [])),
            strict=True,
        ):
            uri = place.get("physicalLocation", {}).get("artifactLocation", {}).get("uri", "")
            assert re.fullmatch(r"(file://)?([A-Za-z0-9_.~/-]|%[0-9A-F]{2})*", uri)
            assert unquote(uri.removeprefix("file://")) == location.file
