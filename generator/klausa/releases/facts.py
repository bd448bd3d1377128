"""Single facts read from the file that was frozen with a release, whatever else of a policy's form has changed since."""

from __future__ import annotations

from klausa.releases.history import Frozen
from klausa.source import Plain, read

POLICY, SHARED, UNDECLARED = "policy.yml", "_shared", "undeclared"


def frozen_value(frozen: Frozen, key: str) -> Plain | None:
    """What stood at a key of the policy, in its own file or in a shared one frozen with it; None where nobody declared it.

    Nothing here is validated: an old release is held to the form of its own time.
    """
    for file in (frozen.folder / POLICY, *sorted((frozen.folder / SHARED).glob("*.yml"))):
        if file.is_file() and (value := read(file).data.get(key)) not in (None, UNDECLARED):
            return value
    return None
