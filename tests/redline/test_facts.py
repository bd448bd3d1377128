"""What changed between two traces: values, lines, clauses; lists without ids; parts as a whole."""

from __future__ import annotations

from klausa.redline.facts import FactChange, changes, languages, length_of, sides
from tests.redline.releases import POLICY, edition, with_, words
from tests.tree import Tree


def compared(tree: Tree, old: str, new: str) -> dict[str, FactChange]:
    was, now = (edition(tree.tell(text, words())) for text in (old, new))
    return {change.path: change for change in changes(was.trace, now.trace)}


def test_the_same_policy_has_no_changes(tree: Tree) -> None:
    """Nothing changed, nothing is told."""
    assert compared(tree, POLICY, POLICY) == {}


def test_a_fact_that_only_moved_to_another_line_has_not_changed(tree: Tree) -> None:
    """A comment above it changes every line below."""
    assert compared(tree, POLICY, "# a comment\n" + POLICY) == {}


def test_a_changed_value_says_both_values_and_their_lines(tree: Tree) -> None:
    """And the clauses that tell it, in each language."""
    new = "# one line more\n" + with_(("privacy@acme.example", "dpo@acme.example"))
    (change,) = compared(tree, POLICY, new).values()
    assert change.kind == "changed" and change.path == "contacts.privacy.email"
    assert change.old and (change.old.value, change.old.line) == ("privacy@acme.example", 5)
    assert change.new and (change.new.value, change.new.line, change.new.file) == ("dpo@acme.example", 6, "policy.yml")
    assert change.clauses == dict.fromkeys(("en", "id", "tr"), ("contact",))


def test_a_new_recipient_is_one_change_with_its_facts_inside(tree: Tree) -> None:
    """Not one for its kind, one for its name, one for its force."""
    new = with_(("  hosting:", "  ai: {kind: ai-model-providers, names: [Exempla], force: may}\n  hosting:"))
    (change,) = compared(tree, POLICY, new).values()
    assert (change.kind, change.path, change.old) == ("added", "recipients.ai", None)
    assert {part.path for part in change.inner} == {"recipients.ai.kind", "recipients.ai.names.0", "recipients.ai.force"}
    assert "recipients.ai.kind" in change.new_paths and not change.old_paths


def test_a_removed_entry_is_told_with_its_old_line_and_clauses(tree: Tree) -> None:
    """What is gone stands last."""
    found = compared(tree, POLICY, with_((", erasure", ""), ("2 years", "1 year")))
    assert list(found) == ["retention.logs.period", "rights.0.list.erasure"]
    gone = found["rights.0.list.erasure"]
    assert gone.new is None and gone.old and gone.old.line == 14 and gone.clauses["tr"] == ("rights",)


def test_a_period_said_in_another_way_is_one_change(tree: Tree) -> None:
    """`at-most` gone and `exactly` come are not two changes."""
    (change,) = compared(tree, POLICY, with_(("at-most: 2 years", "exactly: 1 year"))).values()
    assert change.old and change.new and (change.old.value, change.new.value) == ("at-most 2 years", "exactly 1 year")
    assert length_of(change_side for part in change.inner if (change_side := part.new)) == "exactly 1 year"


def test_an_entry_put_before_others_does_not_change_those(tree: Tree) -> None:
    """Lists without ids are compared by what their entries say, not by their place."""
    denials = "not-shared:\n  - {items: [password], with: [advertisers]}\n  - {items: [ip-address], with: [suppliers]}\n"
    more = denials.replace("not-shared:\n", "not-shared:\n  - {items: [phone-number], with: [advertisers]}\n")
    found = compared(tree, POLICY + denials, POLICY + more)
    assert [(change.kind, change.path) for change in found.values()] == [("added", "not-shared.0")]
    found = compared(tree, POLICY + more, POLICY + denials)
    assert [(change.kind, change.path) for change in found.values()] == [("removed", "not-shared.0")]


def test_entries_that_share_an_id_are_compared_by_what_they_say(tree: Tree) -> None:
    """`bases.contract-2` becomes `bases.contract-3` when another one is put before it."""
    bases = "bases:\n  - {basis: contract, regime: gdpr, when: {places: [eu]}}\n  - {basis: contract, regime: kvkk, when: {places: [TR]}}\n"
    more = bases.replace("bases:\n", "bases:\n  - {basis: contract, regime: uu-pdp, when: {places: [ID]}}\n")
    found = compared(tree, POLICY + bases, POLICY + more)
    assert [(change.kind, change.path) for change in found.values()] == [("added", "bases.contract")]


def test_a_name_in_a_list_is_changed_in_its_place(tree: Tree) -> None:
    """The other names of the list are not."""
    (change,) = compared(tree, POLICY, with_(("Kumo", "Nube"))).values()
    assert change.kind == "changed" and change.old and change.new and (change.old.value, change.new.value) == ("Kumo", "Nube")


def test_a_part_told_as_a_whole_is_no_other_part_than_one_told_by_its_facts() -> None:
    """Only how a template marks it differs."""

    def trace(**facts: str) -> dict[str, object]:
        rows = {path: {"value": value, "line": 1} for path, value in facts.items()}
        return {"clauses": {"data": list(facts)}, "facts": rows, "parity": {}}

    whole, inside = trace(**{"recipients.x": "told"}), trace(**{"recipients.x.kind": "sellers", "recipients.x": "told"})
    assert [change.path for change in changes(whole, inside)] == ["recipients.x.kind"]
    assert "recipients.x" not in sides(inside) and "recipients.x" in sides(whole)


def test_a_trace_says_its_languages(tree: Tree) -> None:
    """In the order of the policy."""
    assert languages(edition(tree.tell(POLICY, words())).trace) == ("en", "id", "tr")
