"""What all commands share: examples in their help, the line that says how far the work is, colours and who does without."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import click
import pytest

from klausa.cli import main
from klausa.cli.options import progress
from tests.tree import SMALL, Tree


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Nobody has set anything."""
    for name in ("CI", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return Terminal()


@contextmanager
def on(stream: io.StringIO) -> Iterator[None]:
    """Output and errors go there. (A fixture cannot do that: pytest puts its own streams back before the test.)"""
    with redirect_stdout(stream), redirect_stderr(stream):
        yield


def commands(group: click.Group = main, name: str = "klausa") -> Iterator[tuple[str, click.Command]]:
    """Every command, those of groups too, by what one types."""
    for word, command in group.commands.items():
        yield f"{name} {word}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")


@pytest.mark.parametrize(("typed", "command"), list(commands()))
def test_the_help_of_every_command_has_an_example(typed: str, command: click.Command) -> None:
    """One that names it, on a line that click leaves alone, with options that it has."""
    examples = re.findall(r"(?m)^ *(klausa .*)$", (command.help or "").partition("\b")[2])
    assert any(f"{example} ".startswith(f"{typed} ") for example in examples)
    known = {option for parameter in command.params for option in parameter.opts}
    used = {
        option for example in examples if f"{example} ".startswith(f"{typed} ") for option in re.findall(r"--[a-z-]+", example)
    }
    assert isinstance(command, click.Group) or used <= known


def walk(stream: io.StringIO) -> None:
    with on(stream), progress() as seen:
        for number, policy in enumerate(("acme", "bolt"), 1):
            if seen:
                seen(policy, number, 2)


def test_a_terminal_sees_how_far_it_is(terminal: Terminal) -> None:
    """On one line, that is gone at the end."""
    walk(terminal)
    assert terminal.getvalue() == "\r1 of 2: acme\x1b[K\r2 of 2: bolt\x1b[K\r\x1b[K"


def test_one_policy_is_no_walk(terminal: Terminal) -> None:
    with on(terminal), progress() as seen:
        assert seen is not None
        seen("acme", 1, 1)
    assert "acme" not in terminal.getvalue()


def test_the_line_is_gone_where_the_work_ends_badly(terminal: Terminal) -> None:
    """What is wrong begins on a line of its own."""
    with pytest.raises(ValueError), on(terminal), progress() as seen:
        assert seen is not None
        seen("acme", 1, 2)
        raise ValueError
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_ci_and_simple_terminals_see_nothing(name: str, value: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    walk(terminal)
    assert terminal.getvalue() == ""


def test_nor_does_a_file(terminal: Terminal) -> None:
    file = io.StringIO()
    walk(file)
    assert file.getvalue() == ""


def check(tmp_path: Path, stream: io.StringIO) -> None:
    Tree(tmp_path).company(SMALL + "regimes: [{id: gdpr, applies: yes}]\n")
    with on(stream), pytest.raises(SystemExit):
        main(["check", "--root", str(tmp_path)])


def test_check_paints_the_levels_on_a_terminal(terminal: Terminal, tmp_path: Path) -> None:
    """And nothing else."""
    check(tmp_path, terminal)
    painted = re.findall(r"\x1b\[[\d;]+m(.*?)\x1b\[0m", terminal.getvalue())
    assert set(painted) == {"warning", "note"}


def test_nobody_who_set_no_color_sees_colours(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    check(tmp_path, terminal)
    assert "warning gdpr/" in terminal.getvalue() and not re.search(r"\x1b\[[\d;]*m", terminal.getvalue())
