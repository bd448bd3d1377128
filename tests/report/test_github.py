"""Findings as workflow commands, read back the way that GitHub's runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from klausa.check import Finding
from klausa.errors import Location
from klausa.report import report
from tests.report import FINDINGS, FULL, NOWHERE, ODD, PLAIN, WHOLE_FILE


def undone(text: str, *pairs: tuple[str, str]) -> str:
    """A text without GitHub's escapes; the percent sign comes last, or an escaped `%0A` would turn into a line break."""
    for escaped, plain in (*pairs, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escaped, plain)
    return text


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command's name, properties and message."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    return match[1], {key: undone(value, ("%3A", ":"), ("%2C", ",")) for key, value in properties.items()}, undone(match[3])


def test_commands() -> None:
    """A file as a whole has no line, a note is a notice, a citation stands in the title."""
    assert report((PLAIN, FULL, WHOLE_FILE), "github") == (
        "::error file=p.yml,line=2,col=3,title=parity/fact::it is wrong; mend it\n"
        "::warning file=policies/acme/policy.yml,line=4,col=1,title=gdpr/retention (GDPR Art. 13(2)(a))"
        "::not told: how long data is kept; write `retention`\n"
        "::notice file=p.yml,title=house/x::ön “this”\n"
    )
    assert report((NOWHERE,), "github") == "::error title=house/nowhere::nothing is there\n"
    assert report((), "github") == ""


def test_the_gravest_come_first() -> None:
    """GitHub shows ten of each level; within a level the order stays."""
    later = replace(PLAIN, message="a second one")
    lines = report((WHOLE_FILE, PLAIN, FULL, later, NOWHERE), "github").splitlines()
    assert [read(line)[0] for line in lines] == ["error", "error", "error", "warning", "notice"]
    assert [read(line)[2] for line in lines[:3]] == ["it is wrong; mend it", "a second one; mend it", "nothing is there"]


def test_what_would_end_a_value_is_escaped() -> None:
    """Colons and commas in properties; percent signs and line breaks everywhere."""
    (line,) = report((ODD,), "github").splitlines()
    assert "file=policies/a b%3Ac%2Cd/100%25/ölçü #1?.yml,line=1,col=2,title=x%3Ay%2Cz (Art. 1%3A a%2C b)::" in line
    assert '::he said: "{0}", 50 %25 of ::error::%0D%0A[it](1)' in line


@given(st.text(min_size=1), st.text(), st.text(min_size=1), st.text(), st.integers(0, 9))
def test_nothing_is_lost(code: str, citation: str, message: str, file: str, line: int) -> None:
    """Any text comes back as it was, and no text makes a second command."""
    finding = Finding(Location(file, line), "error", code, message, citation=citation)
    text = report((finding,), "github")
    assert text.endswith("\n") and not re.search(r"[\r\n]", text[:-1])
    _, properties, said = read(text[:-1])
    assert said == message
    assert properties["title"] == (f"{code} ({citation})" if citation else code)
    assert (properties.get("file", ""), properties.get("line", "0")) == (file, str(line))


def test_every_finding_is_a_command_of_its_own() -> None:
    """One a line."""
    assert len(report(FINDINGS, "github").split("\n")) == len(FINDINGS) + 1
