"""The shape of the package: imports point one way, every module says what it is for, none is long, only one knows MkDocs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator" / "klausa"
MODULES = sorted(path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py"))

# each may import those before it, and its own; `klausa` itself stands for the version alone
LAYERS = [
    "klausa",
    "errors",
    "settings",
    "day",
    "where",
    "writing",
    "missing",
    "revisions",
    "model",
    "source",
    "releases",
    "annexes",
    "misfits",
    "vocabulary",
    "facts",
    "law",
    "conditions",
    "language",
    "load",
    "clauses",
    "compose",
    "render",
    "signoffs",
    "coverage",
    "extract",
    "prose",
    "check",
    "pipeline",
    "text",
    "signing",
    "word",
    "redline",
    "forms",
    "reasons",
    "explain",
    "prepare",
    "events",
    "diff",
    "pages",
    "export",
    "verify",
    "schema",
    "new",
    "begin",
    "refresh",
    "report",
    "cli",
    "reference",
    "browser",
    "plugin",
]
LONGEST = 450


def layer(module: str) -> str:
    """The layer that a module such as `render/lists` belongs to."""
    first = module.split("/")[0]
    return "klausa" if first == "__init__" else first


def imports(module: str) -> set[str]:
    """Everything that a module imports, inside functions too, in dotted names."""
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written whole"
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def layers_of(module: str) -> set[str]:
    """The layers of ours that a module imports."""
    found = set()
    for name in imports(module):
        if name == "klausa" or name.startswith("klausa."):
            parts = name.split(".")
            found.add(parts[1] if len(parts) > 1 and parts[1] in LAYERS else "klausa")
    return found


def test_every_module_has_a_place() -> None:
    """A new module is put into the list above, and none is listed that is gone."""
    assert {layer(module) for module in MODULES} == set(LAYERS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    """From later layers to earlier ones; within a layer, anything."""
    own = LAYERS.index(layer(module))
    later = {name for name in layers_of(module) if LAYERS.index(name) > own}
    assert not later, f"{module} imports {', '.join(sorted(later))}, which stand below it"


@pytest.mark.parametrize("module", MODULES)
def test_who_knows_which_library(module: str) -> None:
    """MkDocs is known to the plugin alone, the command line's library to the command line, YAML to those that read files."""
    known = {name.split(".")[0] for name in imports(module)}
    allowed = {
        "mkdocs": {"plugin"},
        "click": {"cli", "reference"},
        "yaml": {"releases", "source", "vocabulary", "law", "settings", "prepare", "signing"},
        "pydantic": {"model", "law", "load", "misfits", "language", "releases", "events", "forms"},
        "pydantic_core": {"model"},
        "jinja2": {"render", "extract", "pipeline", "pages", "reference"},
        "polib": {"language", "refresh"},
        "markdown_it": {"render"},
        "docx": {"redline", "forms", "word"},
        "weasyprint": {"forms"},
    }
    for library, layers in allowed.items():
        assert library not in known or layer(module) in layers, f"{module} imports {library}"


def test_modules_of_a_layer_do_not_import_each_other_in_a_circle() -> None:
    """A circle inside a package is a knot, even where Python can undo it. (An import inside a function counts.)"""
    graph = {}
    for module in MODULES:
        dotted = {name.replace(".", "/").removeprefix("klausa/") for name in imports(module) if name.startswith("klausa.")}
        graph[module] = {
            other
            for other in MODULES
            if other != module and any(name == other or name.startswith(f"{other}/") for name in dotted)
        }
    circles = []
    for start in MODULES:
        seen, front = set(), set(graph[start])
        while front:
            current = front.pop()
            if current == start:
                circles.append(start)
                break
            if current not in seen:
                seen.add(current)
                front |= graph[current]
    assert circles == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is_for(module: str) -> None:
    """In the first line of its docstring, as a sentence."""
    text = ast.get_docstring(ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8")))
    assert text and len(text.split()) > 3 and text.splitlines()[0].endswith("."), module


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_long(module: str) -> None:
    """A long module hides a second one."""
    assert len((PACKAGE / f"{module}.py").read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_module_is_called_what_says_nothing() -> None:
    """The layout says the sentence."""
    empty = {"utils", "util", "helpers", "common", "manager", "base", "core", "process", "handle", "misc", "tools"}
    assert not {part for module in MODULES for part in module.split("/")} & empty


def test_no_module_asks_the_machine_for_the_day_or_its_language() -> None:
    """Time and language come in as arguments; one module asks for the day."""
    for module in MODULES:
        if module == "day":
            continue
        text = (PACKAGE / f"{module}.py").read_text(encoding="utf-8")
        assert not re.search(
            r"\btoday\(|\bnow\(|\butcnow\(|time\.time\(|setlocale|getlocale|getdefaultlocale|\brandom\b", text
        ), module
