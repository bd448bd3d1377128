"""Every obstacle by itself, with the way out."""

from __future__ import annotations

import pytest

from klausa.prepare import Proposal, draft, obstacles, published_elsewhere, put_elsewhere, put_on_record
from klausa.signing import new_signoffs, write_signoffs
from tests.prepare.policies import FIRST, MATERIAL, NOTICE, SECOND, TODAY, again, changed, lines, told
from tests.tree import SMALL, Tree, digest


def test_nothing_stands_in_the_way_of_a_first_release(tree: Tree) -> None:
    """That says its dates and whose text is written."""
    assert obstacles(told(tree, NOTICE, FIRST), Proposal(), tree.root) == ()


def test_nothing_stands_in_the_way_of_a_second_release(first: Tree) -> None:
    """On the very day on which the notice is over."""
    assert obstacles(told(first, changed(), SECOND), MATERIAL, first.root) == ()


OBSTACLES = {
    "a known version": (
        SECOND.replace("2.0", "1.0"),
        "policies/acme/next.yml:1:10: a release 1.0 is on record already; write another version",
    ),
    "effect before publication": (
        SECOND.replace("effective: 2026-04-01", "effective: 2026-03-01") + "override: {reason: Urgent., by: Board}\n",
        "policies/acme/next.yml:3:12: it would take effect on 2026-03-01, before it is published on 2026-03-02; write a later day",
    ),
    "too little notice": (
        SECOND.replace("2026-04-01", "2026-03-31"),
        "policies/acme/next.yml:3:12: the policy promises notice of 30 days; published on 2026-03-02, it can take effect on "
        "2026-04-01; write that day, or `override: {reason: …, by: …}`",
    ),
    "nobody has read it": (
        SECOND + "drafted: yes\n",
        "policies/acme/next.yml:6:10: nobody has read the drafted summaries; read and mend them, then delete the line",
    ),
    "no summary": (
        SECOND.replace("summaries: {en: Another host.}\n", ""),
        "policies/acme/next.yml:1:1: there is no summary of the change in en; write one",
    ),
    "called less grave": (
        SECOND.replace("material", "wording"),
        "policies/acme/next.yml:5:9: the change is called wording; Klausa finds it material; "
        "write `change: material`, or `lowered: {reason: …, by: …}`",
    ),
}


OBSTACLES |= {
    "published before it is frozen": (
        SECOND.replace("published: 2026-03-02", "published: 2026-03-01"),
        "policies/acme/next.yml:2:12: it is frozen on 2026-03-02 and cannot have been published on 2026-03-01; "
        "write 2026-03-02 or a later day, or `override: {reason: …, by: …}`",
    ),
}


@pytest.mark.parametrize("name", list(OBSTACLES))
def test_each_obstacle_by_itself(name: str, first: Tree) -> None:
    """Where it is, what it is, and the way out; nothing is written to find it."""
    coming, line = OBSTACLES[name]
    item = told(first, changed(), coming)
    before = digest(first.root)
    assert lines(obstacles(item, MATERIAL, first.root)) == [line]
    assert digest(first.root) == before


@pytest.mark.parametrize(
    "coming",
    [
        SECOND.replace("2026-04-01", "2026-03-03") + "override: {reason: A court ordered it., by: Board}\n",
        SECOND.replace("material", "wording") + "lowered: {reason: The host is the same company., by: Counsel}\n",
        SECOND.replace("change: material\n", ""),
    ],
)
def test_what_somebody_answers_for_is_no_obstacle(coming: str, first: Tree) -> None:
    """Less notice, or a change called less grave, with a reason and a name."""
    assert obstacles(told(first, changed(), coming), MATERIAL, first.root) == ()


def test_a_day_that_has_passed_is_an_obstacle_even_where_no_notice_is_promised(tree: Tree) -> None:
    """Both days are named; a first release may say what was long so; somebody may answer for a later one."""
    past = "published: 2026-02-20\neffective: 2026-02-25\nsummaries: {en: Another host.}\n"
    put_on_record(told(tree, SMALL, FIRST), Proposal(), TODAY)
    found = lines(obstacles(told(tree, changed(text=SMALL), 'version: "2"\n' + past), MATERIAL, tree.root))
    assert [line.split("; ")[0] for line in found] == [
        "policies/acme/next.yml:2:12: it is frozen on 2026-03-02 and cannot have been published on 2026-02-20",
        "policies/acme/next.yml:3:12: it is frozen on 2026-03-02 and cannot have been in effect on 2026-02-25",
    ]
    answered = 'version: "2"\n' + past + "override: {reason: The site showed it by hand., by: Board}\n"
    assert obstacles(told(tree, changed(text=SMALL), answered), MATERIAL, tree.root) == ()


def test_a_first_release_is_not_dated_back_into_the_time_of_another_text(tree: Tree) -> None:
    """What was published elsewhere was in force then; where nothing is on record, the days are what people say."""
    assert obstacles(told(tree, NOTICE, FIRST), Proposal(), tree.root) == ()
    put_elsewhere(again(tree).company, published_elsewhere("https://acme.example/privacy", "0.9", None, None, TODAY))
    found = lines(obstacles(again(tree), Proposal(), tree.root))
    assert [line.partition("; ")[0].partition(" and ")[2] for line in found] == [
        "cannot have been published on 2026-01-01",
        "cannot have been in effect on 2026-01-01",
    ]


def test_sign_offs_that_are_required_and_missing_are_obstacles(tree: Tree) -> None:
    """Those that are only void somewhere, without being required, are none."""
    tree.write("policies/acme/review.yml", "required: {sign-off: {role: counsel}}\n")
    (line,) = lines(obstacles(told(tree, NOTICE, FIRST), Proposal(), tree.root))
    assert line.startswith("policies/acme/review.yml:1:22: review/unsigned every clause in en: not approved by counsel")
    item = told(tree, NOTICE, FIRST)
    write_signoffs(item, new_signoffs(item, [], [], "A. Lawyer", "counsel", TODAY))
    assert obstacles(again(tree), Proposal(), tree.root) == ()
    (line,) = lines(obstacles(told(tree, changed(), FIRST), Proposal(), tree.root))
    assert "review/void `recipients` in en: the words have changed since A. Lawyer signed them as counsel" in line
    unasked = (
        (tree.root / "policies/acme/review.yml")
        .read_text(encoding="utf-8")
        .replace("required: {sign-off: {role: counsel}}\n", "")
    )
    tree.write("policies/acme/review.yml", unasked)
    assert obstacles(told(tree, changed(), FIRST), Proposal(), tree.root) == ()


def test_calling_a_change_graver_is_no_obstacle(first: Tree) -> None:
    """People may raise it."""
    assert obstacles(told(first, changed(), SECOND), Proposal("wording"), first.root) == ()


def test_stale_text_is_an_obstacle(tree: Tree) -> None:
    """Each file of it: what is frozen is what was committed and read."""
    put_aside = told(tree, NOTICE, FIRST)
    (put_aside.company.folder / "text/en.md").write_text("# Old\n", encoding="utf-8")
    (line,) = lines(obstacles(put_aside, Proposal(), tree.root))
    assert line == "policies/acme/text/en.md: the committed text is stale; run `klausa render`, and look at what it writes"


def test_an_error_is_an_obstacle(tree: Tree) -> None:
    """Warnings and notes are none."""
    item = told(tree, NOTICE + "regimes: [{id: gdpr, coverage: require}]\n", FIRST)
    found = lines(obstacles(item, Proposal(), tree.root))
    errors = [finding for finding in item.findings if finding.level == "error"]
    assert errors and len(found) == len(errors)
    assert all(f": {finding.code} {finding.message}" in "\n".join(found) for finding in errors)
    assert obstacles(told(tree, NOTICE + "regimes: [{id: gdpr}]\n", FIRST), Proposal(), tree.root) == ()


def test_a_language_less_is_an_obstacle(tree: Tree) -> None:
    """At the line that says the languages."""
    tree.with_german()
    put_on_record(told(tree, NOTICE.replace("[en]", "[en, de]"), FIRST), Proposal(), TODAY)
    (line,) = lines(obstacles(told(tree, changed(), SECOND), MATERIAL, tree.root))
    assert line.startswith(
        "policies/acme/policy.yml:1:12: the release 1.0 is in de, and this text is not; keep the language; a policy in fewer"
    )


def test_a_release_without_a_version_goes_by_its_date(tree: Tree) -> None:
    """Two of them on one day would be one address."""
    put_on_record(told(tree, NOTICE, FIRST.replace('version: "1.0"\n', "")), Proposal(), TODAY)
    assert "version" not in draft(told(tree, changed()), MATERIAL, TODAY)
    coming = SECOND.replace('version: "2.0" # as agreed\n', "")
    assert obstacles(told(tree, changed(), coming), MATERIAL, tree.root) == ()
    coming = coming.replace("2026-04-01", "2026-01-01").replace("2026-03-02", "2026-01-01") + "override: {reason: R., by: B}\n"
    (line,) = lines(obstacles(told(tree, changed(), coming), MATERIAL, tree.root))
    assert "a release 2026-01-01 is on record already; write a version, or another date" in line


def test_all_obstacles_at_once_in_the_order_of_the_files(first: Tree) -> None:
    """One run says everything."""
    coming = SECOND.replace("2.0", "1.0").replace("2026-04-01", "2026-03-05").replace("material", "minor") + "drafted: yes\n"
    item = told(first, changed(), coming)
    (item.company.folder / "text/trace.json").unlink()
    found = obstacles(item, MATERIAL, first.root)
    assert [(obstacle.location.file.rpartition("/")[2], obstacle.location.line) for obstacle in found] == [
        ("next.yml", 1),
        ("next.yml", 3),
        ("next.yml", 5),
        ("next.yml", 6),
        ("trace.json", 0),
    ]
