"""What an extra brings and is not there: one message for all forms, with the command that mends it."""

from __future__ import annotations


class Missing(RuntimeError):
    """A form needs a library, or a library of the system, that is not there."""

    def __init__(self, form: str, needs: str, extra: str, also: str = "") -> None:
        super().__init__(
            f"{form} needs {needs}, which is not there; install klausa with the extra {extra}: pip install 'klausa[{extra}]'{also}"
        )
