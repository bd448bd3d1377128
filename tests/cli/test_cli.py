"""The command line: what it prints where, and its exit codes (0 fine, 1 findings or stale text, 2 unreadable or wrong use)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from klausa import __version__
from klausa.cli import main
from klausa.schema import as_text
from tests.tree import MINIMAL, SMALL, Tree, digest

Run = Callable[..., Result]
UNTOLD = "## Sale\n\nNothing to say.\n"


@pytest.fixture
def klausa(tree: Tree) -> Run:
    """Runs the command on the tree."""

    def run(*words: str) -> Result:
        result = CliRunner().invoke(main, [*words, "--root", str(tree.root)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


def test_check_says_what_it_found_and_sums_up(tree: Tree, klausa: Run) -> None:
    """Findings to standard output, one a line; the summary to standard error."""
    tree.company(SMALL)
    result = klausa("check")
    assert result.exit_code == 0
    assert result.stdout == (
        "policies/acme/policy.yml:1:1: note house/no-release nothing is on record yet; "
        "once the text is final, freeze it: `klausa release acme`\n"
    )
    assert result.stderr.splitlines()[-1] == "0 errors, 0 warnings, 1 note"
    assert result.stderr.startswith("acme: 13 facts, ")


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_what_fails_is_chosen_by_level(level: str, code: int, tree: Tree, klausa: Run) -> None:
    """A warning and a note are there, and no error."""
    tree.company(SMALL)
    tree.write("templates/clauses/sale.md.j2", UNTOLD)
    result = klausa("check", "--fail-on", level)
    assert result.exit_code == code
    assert "0 errors, 1 warning, 1 note" in result.stderr


def test_an_error_fails_check_and_render_and_nothing_is_written(tree: Tree, klausa: Run) -> None:
    """Two languages that disagree: exit 1 on both commands, not a byte changed."""
    tree.with_german()
    tree.company(SMALL.replace("[en]", "[en, de]"))
    tree.company(MINIMAL, "bolt")
    tree.clause("sale", "de", "## V\n\nNein.\n")
    before = digest(tree.root)
    checked = klausa("check")
    assert checked.exit_code == 1
    assert "policies/acme/policy.yml:13:14: error parity/fact" in checked.stdout
    rendered = klausa("render")
    assert (rendered.exit_code, rendered.stdout) == (1, "")
    assert "error parity/fact" in rendered.stderr
    assert digest(tree.root) == before


def test_findings_as_json(tree: Tree, klausa: Run) -> None:
    """Machine output alone on standard output."""
    tree.company(SMALL)
    tree.write("templates/clauses/sale.md.j2", UNTOLD)
    result = klausa("check", "--format", "json")
    rows = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [(row["level"], row["code"], row["line"]) for row in rows] == [
        ("note", "house/no-release", 1),
        ("warning", "house/untold", 13),
    ]
    assert all(set(row) >= {"file", "line", "column", "level", "code", "message", "remedy"} for row in rows)


def test_findings_as_sarif_and_as_annotations(tree: Tree, klausa: Run) -> None:
    """The formats change what is printed, not what fails."""
    tree.company(SMALL)
    tree.write("templates/clauses/sale.md.j2", UNTOLD)
    (sarif,) = json.loads(klausa("check", "--format", "sarif").stdout)["runs"]
    assert [result["ruleId"] for result in sarif["results"]] == ["house/no-release", "house/untold"]
    result = klausa("check", "--format", "github", "--fail-on", "warning")
    warning, notice = result.stdout.splitlines()
    assert warning.startswith("::warning file=policies/acme/policy.yml,line=13,col=")
    assert notice.startswith("::notice file=policies/acme/policy.yml,line=1,col=1,title=house/no-release::")
    assert result.exit_code == 1
    assert klausa("check", "--format", "xml").exit_code == 2


def test_check_with_words_adds_the_tables(tree: Tree, klausa: Run) -> None:
    """After the findings, for each policy that is named; the exit code is that of the findings, and nothing is written."""
    tree.company(SMALL)
    tree.company(MINIMAL, "bolt")
    before = digest(tree.root)
    plain, result = klausa("check", "acme"), klausa("check", "acme", "--words")
    assert (result.exit_code, result.stderr) == (plain.exit_code, plain.stderr) == (0, result.stderr)
    assert result.stdout.startswith(f"{plain.stdout}acme: what each clause says in en\n")
    assert "acme: how plain the text is in en" in result.stdout
    assert "acme: the longest sentences in en" in result.stdout
    assert "bolt: what each clause says" not in result.stdout
    assert "bolt: what each clause says in en" in klausa("check", "--words").stdout
    assert digest(tree.root) == before


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_words_are_for_people(form: str, tree: Tree, klausa: Run) -> None:
    """Tables would spoil what a machine reads."""
    tree.company(SMALL)
    result = klausa("check", "--words", "--format", form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--words is for people" in result.stderr


def test_the_summary_says_whether_the_languages_are_alike(tree: Tree, klausa: Run) -> None:
    """A line below the company's, only where there is something to compare."""
    tree.with_german()
    tree.company(SMALL.replace("[en]", "[en, de]"))
    tree.company(MINIMAL, "bolt")
    lines = klausa("check").stderr.splitlines()
    assert [line.split(":")[0] for line in lines[:3] if not line.startswith(" ")] == ["acme", "bolt"]
    assert " clauses in en, de, alike: " in lines[1]


def test_only_the_policies_that_are_named(tree: Tree, klausa: Run) -> None:
    """A broken neighbour does not matter; an unknown name does."""
    tree.company(SMALL)
    tree.company("- broken\n", "bolt")
    assert klausa("check", "acme").exit_code == 0
    assert klausa("check").exit_code == 2
    unknown = klausa("check", "acme", "bold")
    assert unknown.exit_code == 2
    assert 'there is no policy "bold"; did you mean "bolt"?' in unknown.stderr


def test_render_writes_and_says_what_it_wrote(tree: Tree, klausa: Run) -> None:
    """The second time there is nothing to write."""
    tree.company(SMALL)
    first = klausa("render")
    assert first.exit_code == 0
    assert [line.rpartition("/")[2] for line in first.stdout.splitlines()] == ["en.md", "trace.json"]
    assert all(line.startswith("wrote ") for line in first.stdout.splitlines())
    assert (klausa("render").stdout, klausa("render", "--check").exit_code) == ("", 0)


def test_render_check_writes_nothing_and_fails_where_text_is_stale(tree: Tree, klausa: Run) -> None:
    """It names the files and the way out."""
    tree.company(SMALL)
    before = digest(tree.root)
    result = klausa("render", "--check")
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["stale", "stale"]
    assert "run `klausa render` and commit what it writes" in result.stderr
    assert digest(tree.root) == before


def test_a_missing_message_is_exit_2(tree: Tree, klausa: Run) -> None:
    """A catalog with a hole is unreadable input."""
    tree.with_german()
    text = (tree.root / "locales/de/LC_MESSAGES/all.po").read_text(encoding="utf-8")
    tree.write("locales/de/LC_MESSAGES/all.po", text.replace('msgstr "We do not sell personal data."', 'msgstr ""'))
    tree.company("languages: [de]\nname: Acme\n")
    result = klausa("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "has no words in de" in result.stderr and "1 problem; nothing was written" in result.stderr


def test_explain(tree: Tree, klausa: Run) -> None:
    """A whole policy, one clause, and what is wrong use."""
    tree.company(SMALL)
    assert "sale.sold = no   policies/acme/policy.yml:13:14" in klausa("explain", "acme").stdout
    assert "retention" not in klausa("explain", "acme", "sale").stdout
    wrong = klausa("explain", "acme", "salle")
    assert wrong.exit_code == 2 and 'acme has no clause "salle"; write one of ' in wrong.stderr
    no_text = klausa("explain", "acme", "--lang", "tr")
    assert no_text.exit_code == 2 and "acme has no text in tr; write --lang with one of en" in no_text.stderr
    assert klausa("explain", "bolt").exit_code == 2


LAWS = "regimes: [{id: kvkk}, {id: uu-pdp}]\n"


def test_coverage_of_every_law_that_a_policy_names(tree: Tree, klausa: Run) -> None:
    """To standard output, as text or JSON; it finds, and fails nothing."""
    tree.company(SMALL + LAWS)
    result = klausa("coverage", "acme")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("KVKK (check-only): as of 2026-11-22; law data checked ")
    assert "\nUU PDP (check-only): as of 2026-11-22; " in result.stdout and "  missing (" in result.stdout
    found = json.loads(klausa("coverage", "acme", "--format", "json").stdout)
    assert (found["policy"], found["as_of"]) == ("acme", "2026-11-22")
    assert [law["id"] for law in found["laws"]] == ["kvkk", "uu-pdp", "cross-cutting"]


@pytest.mark.parametrize("regime", ["kvkk", "gdpr", "cross-cutting"])
def test_coverage_of_one_law(regime: str, tree: Tree, klausa: Run) -> None:
    """Whether the policy names it or not."""
    tree.company(SMALL + LAWS)
    (law,) = json.loads(klausa("coverage", "acme", "--regime", regime, "--format", "json").stdout)["laws"]
    assert law["id"] == regime and {row["code"].split("/")[0] for row in law["requirements"]} == {regime}


def test_coverage_of_a_policy_that_names_no_law(tree: Tree, klausa: Run) -> None:
    """There is nothing to say, and a way to ask all the same."""
    tree.company(SMALL)
    for words in ((), ("--regime", "cross-cutting")):
        result = klausa("coverage", "acme", *words)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "acme names no law; write one under `regimes:`, or ask for one with --regime\n"
    assert klausa("coverage", "acme", "--regime", "gdpr").stdout.startswith("GDPR (check-only): as of ")


def test_coverage_that_cannot_be_told(tree: Tree, klausa: Run) -> None:
    """A law or a policy that is none."""
    tree.company(SMALL + LAWS)
    law = klausa("coverage", "acme", "--regime", "kvk")
    assert (law.exit_code, law.stdout) == (2, "")
    assert law.stderr.startswith('--regime: "kvk" is no regime; did you mean "kvkk"?\n')
    assert klausa("coverage", "acmee").exit_code == 2 == klausa("coverage").exit_code
    assert klausa("coverage", "acme", "--format", "xml").exit_code == 2


@pytest.mark.parametrize(
    ("words", "site", "variable", "day"),
    [
        (("--as-of", "2027-01-16"), "2027-02-02", "2027-03-03", "2027-01-16"),
        ((), "2027-02-02", "2027-03-03", "2027-02-02"),
        ((), None, "2027-03-03", "2027-03-03"),
    ],
)
def test_the_day_that_the_law_is_asked_for(
    words: tuple[str, ...],
    site: str | None,
    variable: str,
    day: str,
    tree: Tree,
    klausa: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is given, then the option of the site, then the environment."""
    monkeypatch.setenv("KLAUSA_AS_OF", variable)
    tree.company(SMALL + LAWS)
    if site:
        tree.write("mkdocs.yml", f"plugins: [search, {{klausa: {{as_of: {site}}}}}]\n")
    assert json.loads(klausa("coverage", "acme", "--format", "json", *words).stdout)["as_of"] == day


def test_check_on_a_day(tree: Tree, klausa: Run) -> None:
    """A requirement of a regulation is found from its first day on: PP 33/2026 is in force from 16 January 2027."""
    tree.company(MINIMAL + LAWS + "ai: {automated-decisions: yes}\n")
    before, after = (klausa("check", "--as-of", day).stdout for day in ("2027-01-15", "2027-01-16"))
    assert "uu-pdp/pp33-automated-review" in after and "pp33" not in before
    assert "uu-pdp/" in before
    assert "uu-pdp/" not in klausa("check", "--as-of", "2022-10-16").stdout


@pytest.mark.parametrize("command", [["check"], ["coverage", "acme"], ["render"], ["explain", "acme"]])
def test_a_day_that_is_none(command: list[str], tree: Tree, klausa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is wrong use, with the setting that says it; nothing is written."""
    tree.company(SMALL + LAWS)
    before = digest(tree.root)
    result = klausa(*command, "--as-of", "soon")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'as_of is "soon"; write a day such as 2027-01-16' in result.stderr
    monkeypatch.setenv("KLAUSA_AS_OF", "2027-02-30")
    result = klausa(*command)
    assert result.exit_code == 2 and 'KLAUSA_AS_OF is "2027-02-30"; write a day' in result.stderr
    assert digest(tree.root) == before


def test_what_a_law_demands_fails_a_check(tree: Tree, klausa: Run) -> None:
    """With `coverage: require`, what is missing is an error; without it, it is not."""
    tree.company(SMALL + "regimes: [{id: gdpr, coverage: require}]\n")
    assert klausa("check").exit_code == 1
    assert "error gdpr/" in klausa("check", "--level", "error").stdout
    tree.company(SMALL + "regimes: [{id: gdpr}]\n")
    assert klausa("check").exit_code == 0
    assert "warning gdpr/" in klausa("check").stdout


def test_release_drafts_then_says_what_stands_in_the_way_then_freezes(tree: Tree, klausa: Run) -> None:
    """Run after run: the same command, until the text is on record; then there is nothing to freeze."""
    tree.company(SMALL)
    drafted = klausa("release", "acme")
    assert (drafted.exit_code, drafted.stderr) == (0, "")
    assert drafted.stdout == ("wrote version, published, effective to policies/acme/next.yml; look at it, then run this again\n")
    before = digest(tree.root)
    stopped = klausa("release", "acme")
    assert (stopped.exit_code, stopped.stdout) == (1, "")
    assert [line.partition(": ")[0] for line in stopped.stderr.splitlines()] == [
        "policies/acme/text/en.md",
        "policies/acme/text/trace.json",
        "2 obstacles; nothing was frozen",
    ]
    assert digest(tree.root) == before
    klausa("render")
    frozen = klausa("release", "acme")
    assert (frozen.exit_code, frozen.stderr) == (0, "")
    assert frozen.stdout == "froze policies/acme/releases/1.0; commit it, and it never changes again\n"
    assert (tree.root / "policies/acme/releases/1.0/release.yml").is_file()
    before = digest(tree.root)
    again = klausa("release", "acme")
    assert (again.exit_code, again.stdout) == (
        0,
        "acme: the text is what the last release holds; there is nothing to freeze\n",
    )
    assert digest(tree.root) == before
    assert "house/no-release" not in klausa("check", "acme").stdout


def test_a_second_release(tree: Tree, klausa: Run) -> None:
    """It needs words of its own; `--as-of` is its day."""
    tree.company(SMALL, next='version: "1.0"\npublished: 2026-01-01\neffective: 2026-01-01\n')
    klausa("render")
    klausa("release", "acme")
    tree.company(SMALL.replace("Kumo", "Nimbus"), next='version: "1.1"\n')
    klausa("render")
    assert klausa("release", "acme", "--as-of", "2026-12-24").exit_code == 0
    text = (tree.root / "policies/acme/next.yml").read_text(encoding="utf-8")
    assert text.startswith('version: "1.1"\npublished: 2026-12-24  # proposed\neffective: 2026-12-24  # proposed\n')
    tree.write("policies/acme/next.yml", text.partition("summaries")[0].partition("change")[0])
    if "summaries" not in text:
        lacking = klausa("release", "acme", "--as-of", "2026-12-24")
        assert lacking.exit_code == 1
        assert "there is no summary of the change in en; write one\n1 obstacle; nothing was frozen\n" in lacking.stderr
    words = "summaries: {en: Another host.}\nchange: material\n"
    tree.write("policies/acme/next.yml", text.partition("summaries")[0].partition("change")[0] + words)
    assert klausa("release", "acme", "--as-of", "2026-12-24").stdout.startswith("froze policies/acme/releases/1.1;")
    record = (tree.root / "policies/acme/releases/1.1/release.yml").read_text(encoding="utf-8")
    assert "frozen: '2026-12-24'" in record and "en: Another host." in record


def test_a_tampered_release_is_unreadable(tree: Tree, klausa: Run) -> None:
    """Whatever the command: the file, its digest and the one on record; nothing is written."""
    tree.company(SMALL, next='version: "1.0"\npublished: 2026-01-01\neffective: 2026-01-01\n')
    klausa("render")
    klausa("release", "acme")
    frozen = tree.root / "policies/acme/releases/1.0/en.md"
    digests = [hashlib.sha256(frozen.read_bytes()).hexdigest()]
    frozen.write_bytes(frozen.read_bytes().replace(b"Kumo", b"Kuma"))
    digests.append(hashlib.sha256(frozen.read_bytes()).hexdigest())
    before = digest(tree.root)
    for command in (("release", "acme"), ("check",), ("render",), ("render", "--check"), ("explain", "acme")):
        result = klausa(*command)
        assert (result.exit_code, result.stdout) == (2, ""), command
        assert result.stderr.startswith("policies/acme/releases/1.0/en.md: this file has changed since it was frozen: ")
        assert f"its digest is {digests[1]}, on record is {digests[0]}; restore it from the history" in result.stderr
        assert result.stderr.endswith("1 problem; nothing was written\n")
    assert digest(tree.root) == before


def test_release_used_wrongly(tree: Tree, klausa: Run) -> None:
    """A policy that is none, a day that is none, no policy at all, a next.yml that takes no more lines."""
    tree.company(SMALL, next='{version: "1.0"}\n')
    before = digest(tree.root)
    assert 'there is no policy "acmee"; did you mean "acme"?' in klausa("release", "acmee").stderr
    assert klausa("release", "acme", "--as-of", "soon").exit_code == 2 == klausa("release").exit_code
    braces = klausa("release", "acme")
    assert braces.exit_code == 2 and "next.yml: nothing can be added at the end of this file" in braces.stderr
    assert digest(tree.root) == before


def test_new_makes_a_policy_that_reads(tree: Tree, klausa: Run) -> None:
    """And refuses ids and languages that would not do."""
    assert klausa("new", "acme", "--name", "Acme", "--language", "en").exit_code == 0
    assert klausa("check", "acme").exit_code == 0
    again = klausa("new", "acme")
    assert again.exit_code == 2 and "this policy is there already" in again.stderr
    for id_ in ("Acme", "../acme", "acme corp", "acme\n"):
        assert klausa("new", id_).exit_code == 2, id_
    unknown = klausa("new", "bolt", "--language", "xx")
    assert (
        unknown.exit_code == 2
        and "no catalog for xx; write one of en, id, tr, or begin another: klausa language xx" in unknown.stderr
    )
    assert not (tree.root / "policies/bolt").exists()


def test_schema_prints_the_schema() -> None:
    """For `klausa schema > policies/policy.schema.json`."""
    result = CliRunner().invoke(main, ["schema"])
    assert (result.exit_code, result.stdout) == (0, as_text())


def test_help_and_version() -> None:
    """Every command has help with an example, and the program knows its version."""
    assert __version__ in CliRunner().invoke(main, ["--version"]).stdout
    for name, command in main.commands.items():
        help_ = CliRunner().invoke(main, [name, "-h"]).stdout
        assert "klausa " in help_ and command.help, name
    assert CliRunner().invoke(main, ["chekc"]).exit_code == 2


def test_no_policies_at_all(tmp_path: Path) -> None:
    """In the wrong folder there is nothing to find fault with, and that once looked like a good sign."""
    for words in (["check"], ["check", "acme"], ["render"], ["render", "acme"]):
        result = CliRunner().invoke(main, [*words, "--root", str(tmp_path)])
        assert (result.exit_code, result.stdout) == (2, "")
        assert "run this in the folder that holds policies/, or name that folder with --root" in result.stderr
