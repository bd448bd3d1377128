"""What `mkdocs.yml` says, the options of the plugin above all, for commands that do without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` whatever tags stand in it (`!!python/name`), which are none of our business; only `!ENV` is followed."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
# a day that no calendar has is told like any other, with its setting
_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


def _from_environment(loader: _Loader, node: yaml.Node) -> Any:
    """`!ENV NAME` and `!ENV [NAME, …, default]` as MkDocs reads them: what a variable holds is YAML again."""
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    default = loader.construct_object(names[-1]) if len(names) > 1 else None
    for name in names[:-1] or names:
        if (said := os.environ.get(str(name.value))) is not None:
            tag = loader.resolve(yaml.ScalarNode, said, (True, False))  # type: ignore[no-untyped-call]
            return loader.construct_object(yaml.ScalarNode(tag, said))
    return default


_Loader.add_constructor("!ENV", _from_environment)


def mkdocs(root: Path) -> Mapping[str, Any]:
    """What stands in `mkdocs.yml`; nothing where there is no such file or it cannot be read."""
    try:
        found = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return found if isinstance(found, dict) else {}


def plugin(root: Path) -> Mapping[str, Any]:
    """The options as they are written under `klausa:`; nothing where there are none."""
    plugins = mkdocs(root).get("plugins")
    if isinstance(plugins, dict):
        plugins = [plugins]
    for entry in plugins if isinstance(plugins, list) else []:
        options = entry.get("klausa") if isinstance(entry, dict) else None
        if isinstance(options, dict):
            return options
    return {}
