"""Every term of the vocabulary with its label in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from klausa.language.catalogs import SOURCE_LANGUAGE
from klausa.pipeline import Told, Words
from klausa.reference.sheet import Sheet
from klausa.vocabulary import load_vocabulary

TITLE = "Vocabulary"
ABOUT = "The terms that a policy file can name, kind by kind, with the words that stand for them in every language."


def sheets(told: Sequence[Told], words: Words) -> Iterator[Sheet]:
    """A sheet a kind of term."""
    codes = sorted(words.messages, key=lambda code: (code != SOURCE_LANGUAGE, code))
    for kind, terms in load_vocabulary().items():
        rows = [
            {
                "id": term.id,
                "labels": [(code, words.messages[code].get(f"{kind}/{term.id}", term.label)) for code in codes],
                "definition": term.definition,
                "broader": term.broader,
                "iri": term.iri,
                "replaced_by": term.replaced_by,
            }
            for term in terms.values()
        ]
        about = f"{len(rows)} terms. What is missing, a policy adds under `terms: {kind}:` in its own languages."
        yield Sheet(kind, kind, about, {"codes": codes, "rows": rows})
