"""Tests of klausa.begin: a new site builds at once, and nothing that was there is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from klausa.begin import begin
from klausa.cli import main
from klausa.errors import Unreadable
from klausa.pipeline import run
from klausa.text import stale
from tests.sites import build


def test_it_builds_at_once(tmp_path: Path) -> None:
    """Strictly, without a warning: text is rendered, the example has a page in each language, the company none yet."""
    begin(tmp_path, "acme", "Acme", ("id", "en", "tr"))
    site = build(tmp_path, strict=True)
    for language in ("en", "id", "tr"):
        assert "Warung" in (site / language / "example" / "index.html").read_text(encoding="utf-8")
        assert not (site / language / "acme").exists()
    assert 'lang="id"' in (site / "index.html").read_text(encoding="utf-8")
    assert [stale(item) for item in run(tmp_path)] == [(), ()]


def test_its_files_name_what_is_theirs(tmp_path: Path) -> None:
    """No placeholder is left; workflows and hidden files stand where they are looked for; editors find the schema."""
    made = begin(tmp_path, "acme", "Acme: Ltd", ("en",))
    for path in made:
        assert "@NAME@" not in path.read_text(encoding="utf-8") and "@COMPANY@" not in path.read_text(encoding="utf-8")
    names = {path.relative_to(tmp_path).as_posix() for path in made}
    assert {".gitignore", ".gitattributes", "mkdocs.yml", "README.md", "policies/policy.schema.json"} <= names
    assert any(name.startswith(".github/workflows/") for name in names)
    assert 'site_name: "Acme: Ltd"\n' in (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert (tmp_path / "policies/acme/policy.yml").read_text(encoding="utf-8").startswith("# yaml-language-server:")


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A README of their own is kept; a folder that holds a site already is left alone."""
    (tmp_path / "README.md").write_text("ours", encoding="utf-8")
    begin(tmp_path, "acme", "Acme", ("en",))
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "ours"
    with pytest.raises(Unreadable, match="there is a site already"):
        begin(tmp_path, "other", "Other", ("en",))
    assert not (tmp_path / "policies" / "other").exists()


def test_the_command_takes_the_folders_name(tmp_path: Path) -> None:
    """One argument is enough; it says what to do next."""
    folder = tmp_path / "Acme Policies"
    result = CliRunner().invoke(main, ["init", str(folder), "--language", "tr"])
    assert result.exit_code == 0, result.output
    assert (folder / "policies" / "acme-policies" / "policy.yml").exists()
    assert f"mkdocs serve -f '{folder.as_posix()}/mkdocs.yml'" in result.output
    assert (
        f"cd '{folder.as_posix()}', fill in policies/acme-policies/policy.yml, and write: klausa check acme-policies"
        in result.output
    )


@pytest.mark.parametrize(
    ("folder", "company"),
    [("Roti Söz", "roti-soz"), ("İzmir Fırını", "izmir-firini"), ("Café_Ltd.", "cafe-ltd"), ("acme", "acme")],
)
def test_a_folders_name_becomes_an_id(folder: str, company: str, tmp_path: Path) -> None:
    """Letters with marks lose the marks and stay; they were holes once (`roti-s-z`)."""
    result = CliRunner().invoke(main, ["init", str(tmp_path / folder), "--language", "tr"])
    assert result.exit_code == 0, result.output
    assert (tmp_path / folder / "policies" / company / "policy.yml").exists()


def test_a_new_policy_brings_the_schema(tmp_path: Path) -> None:
    """Its first line names it to editors; one that is there stays."""
    (tmp_path / "policies").mkdir()
    assert CliRunner().invoke(main, ["new", "acme", "--root", str(tmp_path)]).exit_code == 0
    file = tmp_path / "policies" / "policy.schema.json"
    assert '"$schema"' in file.read_text(encoding="utf-8")
    file.write_text("ours", encoding="utf-8")
    assert CliRunner().invoke(main, ["new", "other", "--root", str(tmp_path)]).exit_code == 0
    assert file.read_text(encoding="utf-8") == "ours"


def test_the_site_for_review_shows_what_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Strictly too, with the reference and an example of each key, though no policy of the site uses it."""
    begin(tmp_path, "acme", "Acme", ("en",))
    monkeypatch.setenv("KLAUSA_REVIEW", "true")
    site = build(tmp_path, strict=True)
    assert (site / "en" / "acme" / "index.html").exists()
    assert "within: 72 hours" in (site / "reference" / "keys" / "breach" / "index.html").read_text(encoding="utf-8")


def test_a_language_without_a_catalog_is_refused(tmp_path: Path) -> None:
    """Before anything is written."""
    result = CliRunner().invoke(main, ["init", str(tmp_path / "x"), "--language", "xx"])
    assert result.exit_code == 2 and "no catalog for xx" in result.output
    assert not (tmp_path / "x").exists()
