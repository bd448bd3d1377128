"""Puts templates, catalogs, workflows and the example of the reference into the wheel; an editable install reads them from the checkout."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# the made-up company that uses every key, without its text and releases
EXAMPLE = ("policies/contoh/policy.yml", "policies/contoh-providers/policy.yml", "policies/_shared/contoh-links.yml")


class SharedFolders(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"] |= {name: f"klausa/{name}" for name in ("templates", "locales", ".github", *EXAMPLE)}
