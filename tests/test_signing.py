"""Sign-offs are written into review.yml, and nothing else in that file changes by a byte."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from klausa.errors import Unreadable
from klausa.model.review import SignOff
from klausa.pipeline import Told, tell
from klausa.signing import new_signoffs, write_signoffs
from klausa.signoffs import Signed, signed
from tests.test_signoffs import OTHER, TWO, WORDS, digests, entry
from tests.tree import SMALL, Tree

DAY = datetime.date(2026, 11, 22)
Sign = Callable[..., str]


@pytest.fixture
def sign(tree: Tree) -> Sign:
    """Signs, and says what review.yml holds then."""

    def run(
        review: str | None, *clauses: str, languages: tuple[str, ...] = ("en",), by: str = "A. Lawyer", text: str = SMALL
    ) -> str:
        if review is not None:
            tree.write("policies/acme/review.yml", review)
        item = again(tree, text)
        path = write_signoffs(item, new_signoffs(item, clauses, languages, by, "counsel", DAY))
        assert sorted(file.name for file in path.parent.iterdir()) == ["policy.yml", "review.yml"]
        return path.read_bytes().decode()

    return run


def again(tree: Tree, text: str = SMALL) -> Told:
    """The policy as it is on the disk, told."""
    return tell(tree.load(text), WORDS, DAY)


def test_each_clause_in_each_language_by_itself(tree: Tree) -> None:
    """All of them, or those that are named; not again what the person has signed already in that role."""
    item = again(tree, TWO)

    def asked(*clauses: str, languages: tuple[str, ...] = (), by: str = "A. Lawyer") -> list[tuple[str, str]]:
        return [(new.clause, new.language) for new in new_signoffs(again(tree, TWO), clauses, languages, by, "counsel", DAY)]

    assert len(asked()) == 2 * len(item.rendered["en"].clauses)
    assert asked("sale", languages=("de",)) == [("sale", "de")]
    write_signoffs(item, new_signoffs(item, ["sale"], [], "A. Lawyer", "counsel", DAY))
    assert asked("sale") == [] and asked("sale", by="B. Lawyer") == [("sale", "en"), ("sale", "de")]
    assert new_signoffs(again(tree, TWO), ["sale"], ["en"], "A. Lawyer", "reviewer", DAY) != ()


def test_a_new_file(tree: Tree, sign: Sign) -> None:
    """One line an entry, the day no string, a name in any letters."""
    assert sign(None, "sale", by="Av. A. Yılmaz: İ") == (
        f"sign-offs:\n  - {{clause: sale, language: en, digest: {digests(tree)['sale']}, by: 'Av. A. Yılmaz: İ', "
        "role: counsel, on: 2026-11-22}\n"
    )


BEFORE = "# counsel's file\nanswers: []   # none\n"
LAYOUTS = {
    "nothing yet": (BEFORE, BEFORE + "sign-offs:\n  - NEW\n"),
    "no line's end": (BEFORE.rstrip("\n"), BEFORE + "sign-offs:\n  - NEW\n"),
    "between others": (
        "sign-offs: # by whom\n    - OLD # looked at\n\n    # and these\nanswers: []\n",
        "sign-offs: # by whom\n    - OLD # looked at\n    - NEW\n\n    # and these\nanswers: []\n",
    ),
    "without a margin": ("sign-offs:\n- OLD\nanswers: []\n", "sign-offs:\n- OLD\n- NEW\nanswers: []\n"),
    "at the end without a line's end": ("sign-offs:\n  - OLD", "sign-offs:\n  - OLD\n  - NEW"),
    "an empty list": ("sign-offs: []\nanswers: []\n", "sign-offs: \n  - NEW\nanswers: []\n"),
    "in brackets": ("sign-offs: [\n  OLD # old\n] # all\n", "sign-offs: [\n  OLD,\n  NEW # old\n] # all\n"),
    "lines of another system": (
        "answers: []\r\nsign-offs:\r\n  - OLD\r\n",
        "answers: []\r\nsign-offs:\r\n  - OLD\r\n  - NEW\r\n",
    ),
    "a mark of bytes": ("\ufeffanswers: []\n", "\ufeffanswers: []\nsign-offs:\n  - NEW\n"),
}


@pytest.mark.parametrize("name", list(LAYOUTS))
def test_an_entry_is_added_and_nothing_else_is_touched(name: str, tree: Tree, sign: Sign) -> None:
    """Whatever the file looks like: comments, margins, brackets, ends of lines."""
    before, after = LAYOUTS[name]
    old = entry("data", OTHER, "B. Reader", "reviewer").strip()[2:]
    new = entry("sale", digests(tree)["sale"]).strip()[2:]
    assert sign(before.replace("OLD", old), "sale") == after.replace("OLD", old).replace("NEW", new)


def test_what_somebody_signed_before_is_replaced_where_it_stands(tree: Tree, sign: Sign) -> None:
    """The void one of the same person, clause and language; also where it was written in several lines. Others stay."""
    first, others = entry("sale", OTHER), entry("sale", OTHER, "B. Reader") + entry("sale", OTHER, language="de")
    spread = (
        "  - clause: data # old\n    language: en\n    digest: "
        + OTHER
        + "\n    by: A. Lawyer\n    role: reviewer\n    on: 2026-01-01 # long ago\n"
    )
    texts = digests(tree)
    assert sign(f"sign-offs:\n{first}{spread}  # the rest\n{others}", "sale", "data") == (
        "sign-offs:\n"
        + entry("sale", texts["sale"])
        + entry("data", texts["data"]).rstrip("\n")
        + f" # long ago\n  # the rest\n{others}"
    )


def test_what_is_written_holds_until_the_words_change(tree: Tree, sign: Sign) -> None:
    """Read back, every clause is signed; then one is not."""
    sign(BEFORE, languages=())
    assert all(item.status == "approved by counsel" for item in _all(again(tree)))
    changed = _all(again(tree, SMALL.replace("Kumo", "Nimbus")))
    assert [item.clause.id for item in changed if item.best is None] == ["recipients"]


def _all(item: Told) -> tuple[Signed, ...]:
    return signed(item.company, item.rendered)


def test_twice_is_once(tree: Tree, sign: Sign) -> None:
    """The second time there is nothing left to sign, and the file stays as it is."""
    first = sign(BEFORE)
    assert new_signoffs(again(tree), [], [], "A. Lawyer", "counsel", DAY + datetime.timedelta(days=1)) == ()
    assert sign(None) == first


@pytest.mark.parametrize("review", ["{answers: []}\n", "{answers: [], sign-offs: []}\n"])
def test_a_file_in_braces_is_left_alone(review: str, tree: Tree, sign: Sign) -> None:
    """Nothing is written, and it is said how the file should look."""
    with pytest.raises(Unreadable, match="no sign-off can be added to this file as it is laid out; write each key on a line"):
        sign(review, "sale")
    assert (tree.root / "policies/acme/review.yml").read_text(encoding="utf-8") == review


def test_an_entry_says_all_of_it() -> None:
    """No field has a default that would be left out of the line."""
    assert all(field.is_required() for field in SignOff.model_fields.values())
