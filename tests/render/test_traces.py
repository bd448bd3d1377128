"""Invisible marks: what is marked comes back as it was, with the right spans."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from klausa.errors import Location
from klausa.render.traces import CLOSE, DIGIT, END, OPEN, SAID, Fact, Span, Trace, unmarked

PLACE = Location("policy.yml", 1, 1)


def fact(path: str) -> Fact:
    """A fact whose value nobody looks at."""
    return Fact(path, "x", PLACE)


def test_a_value_is_a_span() -> None:
    """From its first character to behind its last."""
    trace = Trace()
    text, spans = trace.strip(f"We keep it for {trace.value(fact('a.b'), '90 days')}.")
    assert (text, spans) == ("We keep it for 90 days.", (Span(15, 22, "a.b"),))


def test_a_statement_reaches_to_the_end_of_its_line() -> None:
    """Wherever in the line its mark stands."""
    trace = Trace()
    text, spans = trace.strip(f"One.\n{trace.said(fact('sale.sold'))}We do not sell it.\nThree.\n")
    assert text == "One.\nWe do not sell it.\nThree.\n"
    assert spans == (Span(5, 23, "sale.sold", True),)
    assert text[5:23] == "We do not sell it."


def test_the_last_line_needs_no_newline() -> None:
    """A statement may end with the text."""
    trace = Trace()
    assert trace.strip(f"{trace.said(fact('a'))}So.") == ("So.", (Span(0, 3, "a", True),))


def test_values_nest() -> None:
    """A name inside a phrase is told by both; spans are in the order of the text, the wider first where they begin together."""
    trace = Trace()
    inner = trace.value(fact("b"), "Kumo")
    text, spans = trace.strip(trace.value(fact("a"), f"the host {inner}") + f" {trace.value(fact('c'), 'x')}")
    assert text == "the host Kumo x"
    assert set(spans) == {Span(0, 13, "a"), Span(9, 13, "b"), Span(14, 15, "c")}


def test_the_same_fact_has_one_number() -> None:
    """And is listed once, however often it is told."""
    trace = Trace()
    text, spans = trace.strip(trace.value(fact("a"), "x") + trace.value(fact("a"), "y") + trace.said(fact("a")))
    assert [found.path for found in trace.facts] == ["a"]
    assert (text, [span.path for span in spans]) == ("xy", ["a", "a", "a"])


def test_more_than_ten_facts_keep_apart() -> None:
    """Numbers of two digits are numbers, not two facts."""
    trace = Trace()
    marked = "".join(trace.value(fact(f"f{number}"), str(number % 10)) for number in range(12))
    text, spans = trace.strip(marked)
    assert text == "012345678901"
    assert [span.path for span in spans] == [f"f{number}" for number in range(12)]


def test_marks_are_private_use_characters_only() -> None:
    """So that Jinja, gettext, Babel's lists and Markdown let them pass, and no value may hold one."""
    trace = Trace()
    marks = trace.value(fact("a"), "") + trace.said(fact("b"))
    assert marks and all("\ue000" <= character <= "\uf8ff" for character in marks)
    assert {OPEN, CLOSE, SAID, END, chr(DIGIT), chr(DIGIT + 1)} == set(marks)


@dataclass(frozen=True)
class Value:
    """A value in a text made by hypothesis."""

    path: str
    inner: tuple[Piece, ...]


@dataclass(frozen=True)
class Said:
    """The mark of a statement in such a text."""

    path: str


Piece = str | Value | Said
WORDS = st.text("ab ö*_.\n", max_size=6)
PATHS = st.sampled_from([f"f{number}" for number in range(14)])
PIECES = st.recursive(
    st.lists(WORDS | st.builds(Said, PATHS), max_size=4).map(tuple),
    lambda inner: st.lists(WORDS | st.builds(Said, PATHS) | st.builds(Value, PATHS, inner), max_size=4).map(tuple),
    max_leaves=8,
)


def plain(pieces: tuple[Piece, ...]) -> str:
    """The text without any marks, made without the code under test."""
    return "".join(
        piece if isinstance(piece, str) else plain(piece.inner) if isinstance(piece, Value) else "" for piece in pieces
    )


def mark(trace: Trace, pieces: tuple[Piece, ...]) -> str:
    """The text with its marks."""
    out = []
    for piece in pieces:
        match piece:
            case str():
                out.append(piece)
            case Value(path, inner):
                out.append(trace.value(fact(path), mark(trace, inner)))
            case Said(path):
                out.append(trace.said(fact(path)))
    return "".join(out)


def expected(pieces: tuple[Piece, ...], whole: str, at: int = 0) -> tuple[list[Span], int]:
    """The spans, found by walking the pieces."""
    spans: list[Span] = []
    for piece in pieces:
        match piece:
            case str():
                at += len(piece)
            case Value(path, inner):
                found, end = expected(inner, whole, at)
                spans += [*found, Span(at, end, path)]
                at = end
            case Said(path):
                end = whole.find("\n", at)
                spans.append(Span(at, end if end >= 0 else len(whole), path, True))
    return spans, at


@given(PIECES)
def test_strip_undoes_mark_and_finds_every_span(pieces: tuple[Piece, ...]) -> None:
    """For any text, any nesting, any number of facts."""
    trace = Trace()
    marked = mark(trace, pieces)
    text, spans = trace.strip(marked)
    assert text == plain(pieces) == unmarked(marked)
    assert list(spans) == sorted(expected(pieces, text)[0])
