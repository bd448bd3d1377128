"""Every key of the policy file, with an example and the sentences that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from klausa.language.catalogs import SOURCE_LANGUAGE
from klausa.pipeline import Told, Words
from klausa.reference.examples import Example, Said, best, said_by
from klausa.reference.schema import Place, Topic, topics
from klausa.reference.sheet import Sheet, inline

TITLE = "Keys of the policy file"
ABOUT = "What can be written into `policy.yml`, with an example of each and what it becomes in every language."
PART = "A part that several keys have."


def sheets(told: Sequence[Told], words: Words) -> Iterator[Sheet]:
    """A sheet a key at the top of the file, and one a part that several keys share."""
    said = said_by(told)
    for topic in topics([item.data for item in said]):
        yield _sheet(topic, said)


def _sheet(topic: Topic, said: Sequence[Said]) -> Sheet:
    rows = [
        {
            "id": key.name.translate({ord(mark): None for mark in "<>[]"}).replace(".", "-").strip("-"),
            "name": key.name,
            "description": inline(key.description),
            "values": inline(_links(key.values)),
            "depth": key.depth,
            "example": _shown(_example(said, key.places)),
        }
        for key in topic.keys
    ]
    whole = _example(said, topic.places)
    about = topic.description or (PART if topic.shared else "")
    data = {
        "values": inline(_links(topic.values)),
        "shared": topic.shared,
        "keys": rows,
        # of a key with keys below it, those show the sentences
        "example": _shown(replace(whole, sentences={}) if whole and rows else whole),
    }
    return Sheet(topic.id, topic.id, about, data, tuple((str(row["id"]), str(row["name"])) for row in rows))


def _example(said: Sequence[Said], places: Sequence[Place]) -> Example | None:
    """An example from the first policy, else from any."""
    return best(said, [place for place in places if place[0] == 0]) or best(said, places)


def _shown(example: Example | None) -> dict[str, object] | None:
    if example is None:
        return None
    order = sorted(example.sentences, key=lambda code: (code != SOURCE_LANGUAGE, code))
    return {
        "policy": example.policy,
        "yaml": example.yaml,
        "sentences": [(code, inline(_at_home(example.sentences[code], code, example.policy))) for code in order],
    }


def _at_home(sentence: str, code: str, policy: str) -> str:
    """A sentence with its links as seen from here: to other clauses of its policy, and to other policies."""
    return sentence.replace("](../", f"](../../../{code}/").replace("](#", f"](../../../{code}/{policy}/#")


def _links(values: str) -> str:
    """Links to other sheets, from a sheet."""
    return values.replace("](", "](../../")
