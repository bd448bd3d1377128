"""A repository with one policy in three languages, whose text changes."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from klausa.diff import Diff, PolicyDiff, diff
from klausa.pipeline import Words, tell
from klausa.text import write
from tests.redline.releases import POLICY, with_, words
from tests.tree import Tree

LONGER = ("at-most: 2 years", "at-most: 3 years")


@dataclass(frozen=True)
class Repository:
    """A tree that git keeps."""

    tree: Tree

    def git(self, *arguments: str) -> str:
        """Runs git there, with nobody's settings."""
        settings = [
            part for name in ("user.name=T", "user.email=t@t.example", "commit.gpgsign=false", "init.defaultBranch=main")
            for part in ("-c", name)
        ]  # fmt: skip
        command = ["git", "-C", str(self.tree.root), *settings, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def commit(self, message: str = "x") -> None:
        """Commits everything."""
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def render(self, *pairs: tuple[str, str], id_: str = "acme", policy: str = POLICY, after: Words | None = None) -> None:
        """Writes a policy with changes, and its text."""
        from klausa.load import load

        folder = self.tree.company(with_(*pairs, policy=policy), id_)
        write(tell(load(folder, self.tree.root), after or words()))

    def say(self, language: str, old: str, new: str) -> None:
        """Other words in a text, as another template would make them."""
        file = self.tree.root / f"policies/acme/text/{language}.md"
        text = file.read_text(encoding="utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new), encoding="utf-8")

    def one(self, *ends: str) -> PolicyDiff:
        """The only policy that differs."""
        (found,) = self.diff(*ends).policies
        return found

    def diff(self, *ends: str) -> Diff:
        """What differs: from HEAD to the working tree where nothing else is said."""
        return diff(self.tree.root, *ends)


def repository(tree: Tree) -> Repository:
    """The policy rendered and committed."""
    made = Repository(tree)
    made.git("init", "-q")
    made.render()
    made.commit()
    return made
