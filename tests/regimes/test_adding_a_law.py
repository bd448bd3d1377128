"""A law is added by its file and its policies: the how-to of `regimes/README.md`, done with the law that it walks through.

The law stands in `example/` and is not shipped. It is put beside the shipped ones in a folder of its own, as somebody would who follows the page.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from klausa import extract, law
from klausa.cli import main
from klausa.conditions import conditions
from klausa.language.catalogs import Messages
from klausa.law import Regime, build_regimes, load_regimes
from klausa.render.statutory import statutory
from klausa.vocabulary import load_vocabulary
from klausa.where import shipped
from tests.regimes import test_requirements as requirements
from tests.tree import ROOT, Tree

EXAMPLE = Path(__file__).parent / "example"
FADP = EXAMPLE / "fadp.yml"
SHIPPED = Path(str(law.FOLDER))
CODES = [f"fadp/{entry['id']}" for entry in yaml.safe_load(FADP.read_text(encoding="utf-8"))["requirements"]]
README = (SHIPPED / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def fadp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Regime]:
    """The example, loaded beside the shipped laws; its policies are found where the others’ are."""
    folder = tmp_path / "regimes"
    shutil.copytree(SHIPPED, folder)
    shutil.copy(FADP, folder)
    monkeypatch.setattr(law, "FOLDER", folder)
    forget()
    every = {f"{rules.id}/{entry.id}": (rules, entry) for rules, entry in requirements.everything()}
    monkeypatch.setattr(requirements, "HERE", EXAMPLE)
    monkeypatch.setattr(requirements, "ALL", every)
    yield load_regimes()["fadp"]
    forget()


def forget() -> None:
    """What is read once and kept."""
    load_regimes.cache_clear()
    extract._regime_messages.cache_clear()


# -- the law ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_its_policies_pass_the_tests_of_every_law(code: str, fadp: Regime, tree: Tree) -> None:
    """Those of `test_requirements.py`, as they are: a policy tells it, one lacks just that, `write` mends it, all names are known."""
    requirements.test_it_is_written_in_known_names(code)
    requirements.test_a_policy_tells_it(code, tree)
    requirements.test_a_policy_lacks_it_with_exactly_that_code(code, tree)
    requirements.test_what_the_finding_says_to_write_mends_it(code, tree)


def test_no_policy_waits_for_a_requirement_that_is_gone(fadp: Regime) -> None:
    there = {f"fadp/{file.stem}" for file in EXAMPLE.glob("fadp/*/*.yml")}
    assert there == set(CODES)


def test_nothing_but_its_file_makes_it_known(fadp: Regime, tree: Tree) -> None:
    """A policy can name it, is checked against it, and prints its rights in its own words; without the file it is no regime."""
    told = tree.tell((EXAMPLE / "policy.yml").read_text(encoding="utf-8"))
    assert [finding.code for finding in told.findings if finding.level == "warning"] == ["fadp/transfer-states"]
    text = told.rendered["en"].clauses
    rights = next(clause.text for clause in text if clause.id == "rights")
    assert "right to information (Art. 25; within 30 days of your request)" in rights
    assert "Federal Data Protection and Information Commissioner" in rights


def test_it_names_only_what_there_is(fadp: Regime) -> None:
    """Concepts, terms and safeguards are the vocabulary's, for this law and every other; rights of deadlines are the law's."""
    for regime in load_regimes().values():
        named = {
            "rights": {right.concept for right in regime.rights},
            "bases": {basis.concept for basis in regime.legal_bases},
            "data": {term for category in regime.special_categories for term in category.terms},
            "safeguards": {term for mechanism in regime.transfer_mechanisms for term in mechanism.adequate},
        }
        for kind, ids in named.items():
            assert ids <= set(load_vocabulary()[kind]), regime.id
    assert set(fadp.response_deadline.applies_to) <= {right.id for right in fadp.rights}
    assert fadp.breach_deadline is None, "the Act gives no number, and none may be made up"


def test_whoever_vouches_for_an_entry_has_it_printed() -> None:
    """The time of the right to portability rests on a text read in English only; accepted with that digest, it is printed."""
    raw = yaml.load(FADP.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    accepted = yaml.load((EXAMPLE / "accepted.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    before, after = build_regimes({"fadp": raw})["fadp"], build_regimes({"fadp": raw | accepted})["fadp"]
    assert after.lapsed == ()

    def time(regime: Regime) -> str:
        listed = statutory(regime, Messages("en"))
        return next(str(right.period or listed.period) for right in listed.rights if right.article == "Art. 28")

    assert (time(before), time(after)) == ("", "30 days")


# -- the page ---------------------------------------------------------------------------------------------------------------


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind on the page."""
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", blocks("yaml"), ids=lambda block: block.strip().splitlines()[0])
def test_its_yaml_is_cut_from_the_files(block: str) -> None:
    """Letter for letter, from the example, or where the page is about other laws, from theirs."""
    files = [*EXAMPLE.rglob("*.yml"), *SHIPPED.rglob("*.yml")]
    assert any(f"\n{block}" in f"\n{file.read_text(encoding='utf-8')}" for file in files)


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: block.strip().splitlines()[-1])
def test_its_conditions_are_cut_from_the_code(block: str) -> None:
    assert any(block in file.read_text(encoding="utf-8") for file in (SHIPPED.parent / "conditions").glob("*.py"))


def test_its_reports_are_what_klausa_says(fadp: Regime, tree: Tree) -> None:
    """Of `example/policy.yml`, which lacks one thing."""
    tree.company((EXAMPLE / "policy.yml").read_text(encoding="utf-8"))
    said = CliRunner().invoke(main, ["coverage", "acme", "--regime", "fadp", "--root", str(tree.root)]).output
    assert blocks("text")
    for block in blocks("text"):
        assert block in said


def test_its_messages_are_what_catalogs_are_asked_for(fadp: Regime) -> None:
    """… once its file is there: `make catalogs` adds them."""
    asked = {message.key for message in extract.wanted((shipped("templates"),), ROOT)}
    keys = re.findall(r'msgctxt "(.*)"\nmsgid "(.*)"', "".join(blocks("po")))
    assert keys and set(keys) <= set(fadp.messages()) <= asked


def test_its_one_liners_run(fadp: Regime) -> None:
    """The one that lists the conditions names each with its question; the one for digests gives the digest that stands beside it."""
    said = ""
    for line in re.findall(r"python -c '(.*)'", README):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(line, {})
        said += out.getvalue()
    assert all(f"{name} – {condition.question}" in said for name, condition in conditions().items())
    digests = re.findall(r"digest: (\S+)", README)
    assert digests and all(digest in said for digest in digests)


def test_it_tells_of_every_key() -> None:
    """A key that a law file may have and the page does not name is one that nobody finds."""
    made = {"acceptance", "context", "lapsed"}  # by the program, not in the file
    keys = {
        info.alias
        for model in (law.Regime, law.Requirement, law.Right, law.Basis, law.Mechanism, law.Category, law.Deadline, law.Authority)
        for name, info in model.model_fields.items()
        if name not in made
    }
    shown = re.findall(r"^ *(?:- )?([a-z-]+):", "".join(blocks("yaml")), re.MULTILINE)
    assert keys - set(re.findall(r"`([a-z-]+)[`:]", README)) - set(shown) == set()


def test_it_points_to_what_there_is() -> None:
    """Files, folders and requirements that the page names in passing."""
    for name in re.findall(r"`((?:conditions|check|vocabulary)/[^`*]+|tests/[^`<]+)`", README):
        assert (ROOT / name).exists() or (SHIPPED.parent / name).exists(), name
    assert {"special-categories", "special-categories-2016"} <= {entry.id for entry in load_regimes()["kvkk"].requirements}
