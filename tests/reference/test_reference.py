"""Tests of klausa.reference: the pages say what the program does, with examples that are true."""

from __future__ import annotations

import re
from functools import cache

import click
import pytest

from klausa.cli import main
from klausa.facts import leaves
from klausa.law import load_regimes, load_rules
from klausa.pages import Page
from klausa.pipeline import Told, Words, run_with_words
from klausa.reference import reference
from klausa.reference.examples import Said, best
from klausa.reference.schema import Topic, topics
from klausa.vocabulary import load_vocabulary
from tests.tree import ROOT


@cache
def made() -> tuple[tuple[Told, ...], Words]:
    """The made-up company that uses every key."""
    return run_with_words(ROOT, only=["contoh"])


@cache
def pages() -> dict[str, Page]:
    """The reference by address."""
    return {page.path: page for page in reference(*made())}


@cache
def found() -> tuple[Said, tuple[Topic, ...]]:
    """The company's sentences by fact, and the keys."""
    said = Said(made()[0][0])
    return said, topics([said.data])


def test_everything_has_a_page() -> None:
    """Each key at the top, kind of term, law and command, and the indexes that lead to them."""
    _, keys = found()
    wanted = {f"reference/keys/{topic.id}/" for topic in keys}
    wanted |= {f"reference/vocabulary/{kind}/" for kind in load_vocabulary()}
    wanted |= {f"reference/laws/{law.id}/" for law in (*load_regimes().values(), *load_rules())}
    wanted |= {f"reference/commands/{name}/" for name in main.commands}
    assert wanted <= set(pages())


def test_every_link_leads_somewhere() -> None:
    """Relative links within the reference, with their anchors."""
    for path, page in pages().items():
        for href in re.findall(r'href="([^"]+)"', page.html):
            if href.startswith(("https:", "mailto:", "tel:")):
                continue
            target, _, anchor = href.partition("#")
            steps = path.rstrip("/").split("/")
            for step in filter(None, target.split("/")):
                steps = steps[:-1] if step == ".." else [*steps, step]
            if steps[0] in made()[0][0].rendered:  # a policy's own page
                continue
            there = pages().get("/".join(steps) + "/")
            assert there is not None, f"{path}: {href}"
            assert not anchor or f'id="{anchor}"' in there.html, f"{path}: {href}"


def test_a_site_without_the_made_up_company_has_its_examples() -> None:
    """They come with Klausa; links to its pages, which the site does not have, are left out."""
    html = {page.path: page.html for page in reference((), made()[1])}
    assert "within: 72 hours" in html["reference/keys/breach/"]
    assert not any(re.search(r'href="[./]+(en|id|tr)/', page) for page in html.values())


def test_examples_are_what_the_file_says() -> None:
    """An example's YAML stands in the policy file, and its sentences in the text of each language."""
    said, keys = found()
    file = (said.told.company.folder / "policy.yml").read_text(encoding="utf-8")
    flat = {" ".join(line.split()) for line in file.splitlines()}
    texts = {code: "".join(clause.text for clause in document.clauses) for code, document in said.told.rendered.items()}
    (retention,) = (topic for topic in keys if topic.id == "retention")
    shown = 0
    for key in retention.keys:
        example = best([said], key.places)
        assert example is not None, key.name
        assert all(" ".join(line.split()) in flat for line in example.yaml.splitlines() if line.strip() != "# …")
        assert set(example.sentences) == set(texts), key.name
        for code, sentence in example.sentences.items():
            assert sentence.split(" | ")[0] in texts[code]
        shown += 1
    assert shown > 20


def test_most_keys_show_a_sentence() -> None:
    """Of keys that say something; what steers the rendering says nothing, and a few no company uses."""
    said, keys = found()
    assert any(True for _ in leaves(said.told.company.policy))
    examples = [best([said], key.places) for topic in keys for key in topic.keys]
    told = [example for example in examples if example and len(example.sentences) == len(said.told.rendered)]
    assert len(told) / len(examples) > 0.9


def test_short_entries_are_examples_too() -> None:
    """`- name` is `- {item: name}`, so the key `item` has an example."""
    said, keys = found()
    (data,) = (topic for topic in keys if topic.id == "data")
    (item,) = (key for key in data.keys if key.name == "<id>.items[].item")
    example = best([said], item.places)
    assert example is not None and example.sentences


@pytest.mark.parametrize("name", sorted(main.commands))
def test_commands_have_examples(name: str) -> None:
    """`--help` shows how a command is called, and the page repeats it."""
    command = main.commands[name]
    if not isinstance(command, click.Group):
        assert f"klausa {name}" in (command.help or ""), name
        page = pages()[f"reference/commands/{name}/"]
        assert "Examples" in page.html


def test_settings_are_read_from_the_plugin() -> None:
    """Each option of the plugin, with what it does and its default."""
    html = pages()["reference/settings/mkdocs/"].html
    for name in ("default_language", "as_of", "drafts", "review", "reference"):
        assert f"<code>{name}</code>" in html
    assert "Default: <code>false</code>" in html
