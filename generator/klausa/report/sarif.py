"""Findings as SARIF 2.1.0 (OASIS), the format that code hosts and editors read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from klausa import __version__, writing
from klausa.check import Finding
from klausa.check.findings import GRAVEST_FIRST
from klausa.errors import Location

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# the name that readers of SARIF use for the top of the checked-out tree
ROOT = "%SRCROOT%"

Object = dict[str, Any]


def as_sarif(findings: Iterable[Finding]) -> str:
    """One run, whose rules are the codes that occur; the same findings give the same bytes."""
    results = tuple(findings)
    by_code: dict[str, list[Finding]] = {}
    for finding in sorted(results):
        by_code.setdefault(finding.code, []).append(finding)
    codes = sorted(by_code)
    index = {code: position for position, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "Klausa", "version": __version__, "rules": [_rule(code, by_code[code]) for code in codes]}},
        # what Python counts columns in; left unsaid, a reader may take them for UTF-16, and be off after an emoji
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) for finding in results],
    }
    return writing.as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, findings: Sequence[Finding]) -> Object:
    """What the findings of one code have in common, in whatever order they come."""
    citation = next((finding.citation for finding in findings if finding.citation), "")
    why = next((finding.why for finding in findings if finding.why), "")
    gravest = min((finding.level for finding in findings), key=GRAVEST_FIRST.index)
    return {
        "id": code,
        "shortDescription": _message(f"{code} ({citation})" if citation else code),
        **({"fullDescription": _message(why)} if why else {}),
        "defaultConfiguration": {"level": gravest},
    }


def _result(finding: Finding, index: Mapping[str, int]) -> Object:
    """One finding. Reason and YAML stand in `properties` as they are, since a message may hold neither layout nor a plain brace."""
    says = "; ".join(part for part in (finding.message, finding.remedy, finding.citation) if part)
    own = {"citation": finding.citation, "why": finding.why, "snippet": finding.snippet}
    properties = {key: value for key, value in own.items() if value}
    related = [
        {"id": number, **_location(location), "message": _message(words)}
        for number, (location, words) in enumerate(finding.related)
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": finding.level,
        "message": _message(says),
        **({"locations": [_location(finding.location)]} if finding.location.file else {}),
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"codeFileMessage/v1": _fingerprint(finding)},
        **({"properties": properties} if properties else {}),
    }


def _location(location: Location) -> Object:
    """Where something stands: the file as a whole where the line is not known, nothing where the file is not."""
    if not location.file:
        return {}
    physical: Object = {"artifactLocation": _artifact(location.file)}
    if location.line:
        physical["region"] = {"startLine": location.line, **({"startColumn": location.column} if location.column else {})}
    return {"physicalLocation": physical}


def _artifact(file: str) -> Object:
    """A file's name as a URI; one that messages show whole lies outside the tree."""
    if file.startswith("/"):
        return {"uri": f"file://{quote(file)}"}
    return {"uri": quote(file), "uriBaseId": ROOT}


def _message(text: str) -> Object:
    """A text as SARIF wants it: in a message `{0}` is a placeholder, so a plain brace is written twice (§3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _fingerprint(finding: Finding) -> str:
    """Tells whether two runs found the same; without lines, so that it stays when text above is added or taken away.

    GitHub goes by a fingerprint of its own, of the line's text, which its upload action adds.
    """
    return hashlib.sha256("\0".join((finding.code, finding.location.file, finding.message)).encode()).hexdigest()
