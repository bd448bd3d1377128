"""Where templates and catalogs are found: in the wheel, or in the checkout beside the package; a user's own come first."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """A folder that ships with Klausa: `templates`, `locales`, `policies` with the made-up company, `.github` with the workflows for new sites."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent.parent / name


def folders(name: str, root: Path) -> tuple[Path, ...]:
    """The folders to look in, the shipped one first; a user's folder of the same name goes before it when looked up last."""
    own, ours = root / name, shipped(name)
    return (ours,) if own.resolve() == ours.resolve() or not own.is_dir() else (ours, own)
