"""How a value is said in a language: terms by their labels, dates, durations, amounts, places, the company's own texts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from klausa import language as lang
from klausa.language.catalogs import Messages
from klausa.language.places import country
from klausa.law import load_regimes
from klausa.model import Duration, Money, Place, Policy, Ref, Term, Text
from klausa.render.interpolation import INTERPOLATION
from klausa.render.markdown import escape
from klausa.vocabulary import load_vocabulary

# the countries that English names with an article; CLDR does not say which
WITH_ARTICLE = frozenset(
    [
        "AE",
        "BS",
        "CD",
        "CF",
        "CG",
        "CK",
        "DO",
        "FK",
        "FO",
        "GB",
        "GM",
        "IM",
        "IO",
        "KM",
        "KY",
        "MH",
        "MP",
        "MV",
        "NL",
        "PH",
        "SB",
        "TC",
        "US",
        "VG",
        "VI",
    ]
)


@dataclass(frozen=True)
class Words:
    """One language's words for the values of one policy."""

    policy: Policy
    messages: Messages
    interpolated: Callable[[re.Match[str]], str] = lambda match: match.group()
    """What a pair of braces in a company's own words stands for."""

    @property
    def language(self) -> str:
        return self.messages.language

    def say(self, value: object) -> str:
        """A value as Markdown words."""
        match value:
            case Term():
                return self.label(value)
            case Place():
                return escape(self.place_in_text(value))
            case Text():
                return self.text(value)
            case Duration():
                return lang.format_duration(value, self.messages)
            case Money():
                return escape(lang.money(value.amount, value.currency, self.language))
            case datetime.date():
                return lang.format_date(value, self.language)
            case int():
                return lang.with_words(value, self.language)
            case str() | Ref():
                return escape(str(value))
        raise TypeError(f"a {type(value).__name__} cannot be said")

    def label(self, term: Term) -> str:
        """A term's label: the policy's own, or the vocabulary's in this language."""
        own = self.policy.terms.get(term.kind, {}).get(term.id)
        if own is not None:
            return self.text(own)
        if term.kind == "regimes":
            return self.messages.get(f"{term.id}/short-name", load_regimes()[term.id].short_name)
        entry = load_vocabulary()[term.kind][term.id]
        return self.messages.get(f"{term.kind}/{term.id}", entry.label)

    def place(self, place: Place) -> str:
        """A country by its CLDR name, a region by its label."""
        regions = load_vocabulary()["places"]
        own = self.policy.terms.get("places", {}).get(place.code)
        if own is not None:
            return own.words[self.language]
        if place.code in regions:
            return self.messages.get(f"places/{place.code}", regions[place.code].label)
        return country(place.code, self.messages)

    def place_in_text(self, place: Place) -> str:
        """A place as a sentence has it: English says “the Netherlands” there, and “Netherlands” in an address or a table."""
        name = self.place(place)
        return f"the {name}" if self.language == "en" and place.code in WITH_ARTICLE else name

    def text(self, text: Text) -> str:
        """The company's own words, escaped, with facts interpolated."""
        words, out, position = text.words[self.language], [], 0
        for match in INTERPOLATION.finditer(words):
            out += [escape(words[position : match.start()]), self.interpolated(match)]
            position = match.end()
        return "".join([*out, escape(words[position:])])
