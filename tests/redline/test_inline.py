"""Letters and their looks: as the site's own Markdown shows them, or as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given

from klausa.redline.inline import is_read, letters, spans, words_of
from klausa.redline.words import compare
from tests.redline import TEXTS, lines_seen, sentences


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plain", "plain"),
        ("**What data:** all", "What data: all"),
        ("*a* and _b_ and snake_case_name", "a and b and snake_case_name"),
        ("a &#42; b &amp; c", "a * b & c"),
        ("\\*not\\*", "*not*"),
        ('[9. **Data**](#data "x").', "9. Data."),
        ("<privacy@a.example> <https://a.example/x_y>", "privacy@a.example https://a.example/x_y"),
        ("`a*b`", "a*b"),
        ("1. step", "1. step"),
        ("# no heading", "# no heading"),
        # what is not Markdown here stays as it is written
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("<b>x</b>", "<b>x</b>"),
        ("**half", "**half"),
        ("![i](a.png)", "!i"),
    ],
)
def test_what_readers_see(line: str, expected: str) -> None:
    """No marks where they take effect."""
    assert words_of(line) == expected


def test_no_line_of_a_policy_falls_back() -> None:
    """All Markdown that policies have is read here: a marked line never shows its marks."""
    for path in TEXTS:
        for raw in path.read_text(encoding="utf-8").split("\n"):
            line = raw.strip().removeprefix("- ").strip()
            if "**" in line or "](" in line:
                assert is_read(line) and "**" not in words_of(line) and "](" not in words_of(line), line


def test_a_change_within_bold_and_links() -> None:
    """Each piece looks as the line it is of."""
    found = spans(compare("**What data:** see [9. Data](#data)", "**Which data:** see [10. Data](#more)"))
    shown = [(kind, [(span.text, span.style.strong, span.style.href) for span in runs]) for kind, runs in found]
    assert shown == [
        ("deleted", [("What", True, "")]),
        ("inserted", [("Which", True, "")]),
        ("same", [(" data:", True, ""), (" see ", False, "")]),
        ("deleted", [("9. Data", False, "#data")]),
        ("inserted", [("10. Data", False, "#more")]),
    ]


@given(sentences, sentences)
def test_pieces_make_the_lines(old: str, new: str) -> None:
    """Without what was deleted they are the new line; no more was deleted than stood there."""
    found = spans(compare(old.strip(), new.strip()))
    before, after = lines_seen(old.strip(), new.strip())
    assert "".join(span.text for kind, runs in found if kind != "deleted" for span in runs) == after
    deleted = "".join(span.text for kind, runs in found if kind == "deleted" for span in runs)
    assert len(deleted) <= len(before)


@given(sentences)
def test_places_rise(line: str) -> None:
    """Letters stand in the order of the line."""
    places = [place for place, _, _ in letters(line)]
    assert places == sorted(places) and all(0 <= place < len(line) for place in places)
