"""A new company's file: it reads, says nothing yet, and overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from klausa.errors import Unreadable
from klausa.load import load
from klausa.new import new
from tests.tree import Tree, english, german


@pytest.mark.parametrize(
    "name",
    ["Acme", "Acme & Co.", "Acme: the company", "# Acme", "[Acme]", "Acme #1", "- Acme", "'Acme", '"Acme"', "@acme", "No", "1.10", "null", "{Acme}",
     "Açık Şirket A.Ş.", "Acme\nname: Evil", "%Acme", "yes", "~", "*Acme", "&Acme", "!Acme", "|"],
)  # fmt: skip
def test_the_file_reads_whatever_the_name(name: str, tmp_path: Path) -> None:
    """A name with a colon once made a file that could not be read."""
    file = new(tmp_path / "acme", name, ("en",))
    policy = load(file.parent, tmp_path).policy
    assert policy.name == " ".join(name.split())
    assert (policy.languages, policy.publication) == (("en",), "private")


def test_it_says_nothing_yet(tree: Tree) -> None:
    """A name and an introduction in each language; nothing is claimed, and nothing is published."""
    file = new(tree.root / "policies/acme", "Acme", ("en", "de"))
    told = tree.tell(file.read_text(encoding="utf-8"), german())
    assert {code: [clause.id for clause in document.clauses] for code, document in told.rendered.items()} == {
        "en": ["introduction"],
        "de": ["introduction"],
    }


def test_every_example_in_its_comments_is_right(tree: Tree) -> None:
    """Whoever takes the number signs away has a policy that reads and renders, without a finding but the note."""
    text = new(tree.root / "policies/acme", "Acme", ("en",)).read_text(encoding="utf-8")
    head, body = text.split("name: Acme\n", 1)
    told = tree.tell(head + "name: Acme\n" + re.sub(r"(?m)^# ?(?=[a-z ])", "", body), english())
    assert [finding.code for finding in told.findings] == ["house/no-release"]
    assert len(told.rendered["en"].clauses) > 5


def test_a_policy_that_is_there_is_not_overwritten(tree: Tree) -> None:
    """The way out is named."""
    file = tree.company() / "policy.yml"
    before = file.read_bytes()
    with pytest.raises(Unreadable, match="this policy is there already; choose another id, or edit that file"):
        new(file.parent, "Other", ("en",))
    assert file.read_bytes() == before
