"""The plugin's settings in `mkdocs.yml`, read from where they are declared."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from importlib.resources import files

from klausa.pipeline import Told, Words
from klausa.reference.sheet import Sheet, inline

TITLE = "Settings"
ABOUT = "What `mkdocs.yml` can say under `plugins: klausa:`. Each has a default that just works."


def sheets(told: Sequence[Told], words: Words) -> Iterator[Sheet]:
    """One sheet: all settings."""
    # read, not imported: only the plugin itself knows MkDocs
    tree = ast.parse(files("klausa").joinpath("plugin.py").read_text(encoding="utf-8"))
    config = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "KlausaConfig")
    rows = []
    for node, following in zip(config.body, config.body[1:], strict=False):
        if isinstance(node, ast.Assign) and isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            name = ast.unparse(node.targets[0])
            rows.append({"name": name, "default": _default(node.value), "help": inline(str(following.value.value))})
    yield Sheet("mkdocs", "Settings in mkdocs.yml", ABOUT, {"rows": rows})


def _default(value: ast.expr) -> str:
    """The default of a setting as YAML writes it; empty where there is none."""
    if isinstance(value, ast.Call):
        for keyword in value.keywords:
            if keyword.arg == "default" and isinstance(keyword.value, ast.Constant):
                return {True: "true", False: "false"}.get(keyword.value.value, str(keyword.value.value))  # type: ignore[call-overload, no-any-return]
    return ""
