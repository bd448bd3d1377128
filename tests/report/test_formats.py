"""What holds for every format."""

from __future__ import annotations

import pytest

from klausa.report import FORMATS, report
from tests.report import FINDINGS, FULL, PLAIN, WHOLE_FILE


def test_the_formats() -> None:
    """Their names are what people write on the command line."""
    assert set(FORMATS) == {"text", "json", "sarif", "github"}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_tells_every_finding(form: str) -> None:
    """Code and message, with letters as letters; an iterator will do; the same bytes every time; whole lines."""
    findings = (PLAIN, WHOLE_FILE, FULL)
    text = report(iter(findings), form)
    assert all(finding.code in text and finding.message in text for finding in findings)
    assert text == report(findings, form)
    assert text.endswith("\n")
    assert report(FINDINGS, form)
