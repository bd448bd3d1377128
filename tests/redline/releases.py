"""Two releases of a small policy for tests, in three real languages."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

from klausa.pipeline import Told, Words, load_words, tell
from klausa.redline.causes import Edition
from klausa.redline.classes import Decision
from klausa.redline.proposals import Proposal, propose
from klausa.text import body, trace
from tests.tree import ROOT, Tree

POLICY = """\
languages: [en, id, tr]
name: Acme
controller: {legal-name: Acme Ltd, alias: Acme}
contacts:
  privacy: {topics: [rights-requests], email: privacy@acme.example}
data:
  account-data: {items: [name, email-address]}
purposes: [provide-services]
recipients:
  hosting: {kind: hosting-providers, names: [Kumo, Awan], country: DE}
retention:
  logs: {records: [access-logs], period: {at-most: 2 years}}
rights:
  - list: [access, erasure]
security: {measures: [encryption, access-control]}
children: {minimum-age: 16}
sale: {sold: no}
"""


@cache
def words() -> Words:
    """The shipped words of three languages."""
    return load_words(ROOT, ["en", "id", "tr"])


def edition(told: Told) -> Edition:
    """A policy as a release would freeze it."""
    return Edition(json.loads(trace(told)), {language: body(document) for language, document in told.rendered.items()})


def with_(*pairs: tuple[str, str], policy: str = POLICY) -> str:
    """A policy in which each first text stands for another."""
    for old, new in pairs:
        assert old in policy, old
        policy = policy.replace(old, new, 1)
    return policy


def step(tree: Tree, old: str, new: str, *, technical: bool = False, after: Words | None = None) -> Proposal:
    """What is proposed for the step from one policy file to another; *after*: the words of the second release, where they differ."""
    was, now = (tell(tree.load(text), used) for text, used in ((old, words()), (new, after or words())))
    return propose(edition(was), edition(now), words(), now.company.policy, was=was.company.policy, technical=technical)


def decided(proposal: Proposal, path: str) -> Decision:
    """The decision on the fact at a path."""
    return next(found for found in proposal.decisions if found.cause.change and found.cause.change.path == path)


def reworded(language: str, context: str, text: str, said: str) -> Words:
    """The words, one message of one language saying something else."""
    from klausa.render.environment import environment

    found = words()
    messages = dict(found.messages)
    old = messages[language]
    messages[language] = replace(old, texts={**old.texts, (context, text): (said,)})
    return replace(
        found,
        messages=messages,
        environments={**found.environments, language: environment(found.templates, messages[language])},
    )
