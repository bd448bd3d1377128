"""What `mkdocs.yml` says of the plugin, read without MkDocs and as MkDocs reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from klausa.settings import plugin

SITE = "site_name: Policies\ndocs_dir: policies\nplugins:\n  - search\n  - klausa:\n      review: "


@pytest.mark.parametrize("set_", [{}, {"KLAUSA_REVIEW": "true"}, {"KLAUSA_REVIEW": "false"}, {"OTHER": "yes"}])
@pytest.mark.parametrize("written", ["!ENV [KLAUSA_REVIEW, false]", "!ENV [KLAUSA_REVIEW, OTHER, true]", "true"])
def test_the_environment_says_what_it_says_to_mkdocs(
    written: str, set_: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`klausa verify` looks for the pages that `mkdocs build` made under the same variables."""
    for name, value in set_.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "mkdocs.yml").write_text(SITE + written + "\n", encoding="utf-8")
    (tmp_path / "policies").mkdir()
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert plugin(tmp_path)["review"] is config.plugins["klausa"].config["review"]


@pytest.mark.parametrize("written", ["!ENV UNSET_HERE", "!ENV [UNSET_HERE]"])
def test_a_variable_that_is_not_set_says_nothing(written: str, tmp_path: Path) -> None:
    """Without a default of its own the option is left out."""
    (tmp_path / "mkdocs.yml").write_text(f"plugins: [{{klausa: {{as_of: {written}}}}}]\n", encoding="utf-8")
    assert plugin(tmp_path) == {"as_of": None}
