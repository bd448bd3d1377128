"""What all forms are made of: notes, dates, digests, and where links lead once the text is away from its site."""

from __future__ import annotations

import datetime
import re

import pytest

from klausa.forms.sheet import sheet as sheet_of
from klausa.language.catalogs import read_catalogs
from klausa.pages.environment import page_environment
from tests.forms import Labels, sheet
from tests.tree import ROOT, SMALL, Tree


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ()),
        ({"state": "in force"}, ()),
        ({"state": "draft"}, ("Draft. This text is not in force.",)),
        ({"state": "upcoming"}, ("This version takes effect on 1 November 2026.",)),
        ({"state": "superseded"}, ("This is an earlier version.",)),
        (
            {"state": "superseded", "until": datetime.date(2027, 1, 5)},
            ("This is an earlier version. On 5 January 2027 a newer version took its place.",),
        ),
        ({"state": "withdrawn"}, ("This version has been withdrawn.",)),
        ({"state": "overtaken"}, ("Another version took its place before it took effect.",)),
    ],
)
def test_a_text_that_is_not_in_force_says_so(more: dict[str, object], said: tuple[str, ...]) -> None:
    """A file is read far from the page that has the banner."""
    assert sheet(language="en", **more).notes == said


def test_an_example_says_so() -> None:
    """Both kinds."""
    assert "does not exist" in sheet(language="en", demo="made-up").notes[0]
    assert "not that company’s own" in sheet(language="en", demo="public-facts").notes[0]


def test_every_state_of_a_release_is_said_or_in_force() -> None:
    """A state that comes anew must not pass in silence."""
    from typing import get_args

    from klausa.releases.standing import State

    for state in get_args(State):
        assert bool(sheet(language="en", state=state).notes) == (state not in ("in force", "elsewhere")), state


def test_links_lead_somewhere_from_outside_the_site() -> None:
    """To clauses here, to other hosts as they are, to the site where it has an address; else the words stay."""
    part = sheet().parts[0]
    href = "#here-{}".format
    assert '<a href="#here-retention">2. Süreler</a>' in sheet().html(part, href)
    assert '<a href="https://acme.example/?a=1&amp;b=2">site</a> ve ilke.' in sheet().html(part, href)
    at = sheet(address="https://policies.example/tr/acme/")
    assert '<a href="https://policies.example/tr/notice/">ilke</a>' in at.html(part, href)


def test_headings_go_deeper_but_never_too_deep() -> None:
    """HTML has six levels."""
    part = sheet().parts[0]
    assert "<h4>Ayrıntı</h4>" in sheet().html(part, str, 1)
    assert "<h6>Ayrıntı</h6>" in sheet().html(part, str, 9)


def test_the_footer_is_short_and_tells_versions_apart() -> None:
    """By the release's digest where one is on record, else by the text's."""
    assert sheet(release="ab" * 32).footer.endswith("Sürüm 2.0 · Yürürlük tarihi: 1 Kasım 2026 · SHA-256 abababababab")
    assert sheet().sha256[:12] in sheet(version=None, effective=None).footer


def test_the_words_are_those_of_the_catalogs() -> None:
    """The page template gives every label, in the English that stands here where nobody gives any, and in the language asked for."""
    for language in ("en", "tr"):
        env = page_environment([ROOT / "templates"], read_catalogs(language, [ROOT / "locales"]))
        said = Labels(**{name: str(words) for name, words in env.get_template("forms.html").module.labels.items()})  # type: ignore[attr-defined]
        assert (said == Labels()) == (language == "en")
        assert {name: set(re.findall(r"\{\w+\}", getattr(said, name))) for name in vars(said)} == {
            name: set(re.findall(r"\{\w+\}", words)) for name, words in vars(Labels()).items()
        }


def test_a_policy_as_it_renders(tree: Tree) -> None:
    """Clauses as told, and the digest of the very text that policy.md holds."""
    import hashlib

    from klausa.text import body

    told = tree.tell(SMALL, next='version: "1.0"\n')
    found = sheet_of(told, "en", Labels(), {"state": "draft", "digest": None})
    assert [part.id for part in found.parts] == [clause.id for clause in told.rendered["en"].clauses]
    assert found.sha256 == hashlib.sha256(body(told.rendered["en"]).encode()).hexdigest()
    assert (found.version, found.published, found.state, found.release) == ("1.0", None, "draft", None)
