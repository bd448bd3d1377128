"""Filters that name facts: a category by its label, a recipient by its names, a right or basis by the law's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from klausa import language as lang
from klausa.language.catalogs import Messages
from klausa.language.cldr import family, locale_of
from klausa.law import Entry, load_regimes
from klausa.model import Place, Term
from klausa.model.people import Rights
from klausa.render.lists import Conjunction, series
from klausa.render.markdown import escape
from klausa.render.statutory import Statutory, official, statutory
from klausa.render.views import TemplateError, View, escape_or_markup, raw
from klausa.render.words import Words

OBJECTION = "objection"
# where headings have capitals throughout; elsewhere only their first word has one
TITLE_CASE = frozenset({"id", "tr"})


def filters(messages: Messages) -> dict[str, Callable[..., Any]]:
    """The naming filters of one language."""
    language = messages.language

    def label_of(category: View) -> Markup:
        """A data category's label; the entry's id is the term where it gives none."""
        if raw(category.label) is not None:
            return Markup(category.label.__html__())
        return category.shown(_words(category).label(Term("data", category.key)))

    def data_name(ref: View) -> Markup:
        """The data that a reference means, told as that reference."""
        target = ref.target()
        own = raw(target.label)
        return ref.shown(_words(ref).label(own if own is not None else Term("data", target.key)))

    def of_group(data: View, origin: str | None, service: str | None, possible: bool) -> list[View]:
        """The data categories of one origin (or "any") and one service, those that are certain or those that are only possible."""
        return [
            category
            for category in data
            if (raw(category).force == "may") is possible
            and (origin == "any" or raw(category).origin == origin)
            and (raw(category).service.id if raw(category).service else None) == service
        ]

    def recipient_name(ref: View) -> Markup:
        """The recipient that a reference means, by its names, else by its kind."""
        target = ref.target()
        names = [*target.names, *([target.unnamed] if raw(target.unnamed) is not None else [])]
        return ref.shown(str(series(names or [target.kind], messages)))

    def retention_names(refs: Iterable[View]) -> list[Markup]:
        """What the retention entries that references mean are about, in one list."""
        names: list[Markup] = []
        for ref in refs:
            target = ref.target()
            words = [*target.records, *(data_name(data) for data in target.data)]
            names += [Markup(str(ref.said()) + str(escape_or_markup(word))) for word in words] or [
                ref.shown(_words(ref).label(Term("data", "personal-data")))
            ]
        return names

    def role_label(role: View) -> Markup:
        return role.shown(_words(role).label(Term("roles", str(raw(role)))))

    def basis_in_law(basis: View) -> Entry | None:
        """The law's own entry for a basis, where the policy names a law."""
        regime = load_regimes()[raw(basis.regime).id]
        return next((entry for entry in regime.legal_bases if entry.concept == raw(basis.basis).id), None)

    def official_basis(basis: View) -> Markup:
        """A basis in the words of its law."""
        found = basis_in_law(basis)
        return basis.basis.shown(
            official(found.context, found.label, messages) if found else _words(basis).label(raw(basis.basis))
        )

    def basis_source(basis: View) -> Markup:
        """The law of a basis, and its article there."""
        found = basis_in_law(basis)
        law = _words(basis).label(raw(basis.regime))
        return basis.regime.shown(f"{law}, {escape(lang.cite(found.article, language))}" if found else law)

    def right_name(right: View) -> Markup:
        """A right by its general label, or in the words of its law where `official` names the law's entry."""
        found = right_in_law(right)
        if found is None:
            return Markup(right.right.__html__())
        return Markup(str(right.right.said()) + str(right.official.shown(official(found.context, found.label, messages))))

    def right_article(right: View) -> str:
        """The article of a right that is told in the words of its law."""
        found = right_in_law(right)
        return escape(lang.cite(found.article, language)) if found else ""

    def right_in_law(right: View) -> Entry | None:
        """The law's own entry for a right, where `official` names one."""
        id_ = raw(right.official)
        if id_ is None:
            return None
        found = next(
            (
                entry
                for regime in load_regimes().values()
                for entry in regime.rights
                if entry.id == id_ and regime.id == _regime_around(right)
            ),
            None,
        )
        if found is None:
            raise TemplateError(f'`{right._path}.official`: the law has no right "{id_}"')
        return found

    def statutory_rights(group: View) -> Statutory:
        """The law's whole list in its order and words, and what the law adds to it, for a group that asks for it."""
        if raw(group.statutory) != "yes":
            return Statutory()
        if raw(group.regime) is None:
            raise TemplateError(f"`{group._path}` asks for the statutory rights of no law")
        return statutory(load_regimes()[raw(group.regime).id], messages)

    def objection_limits(groups: View) -> dict[str, tuple[View, ...]]:
        """For whom the lists of rights have the right to object: in which places, or else under which laws; for all where one is for all."""
        offering = [group for group in groups if _offers_objection(raw(group))]
        if offering and all(raw(group.places) for group in offering):
            return {"laws": (), "places": _once(place for group in offering for place in group.places)}
        if offering and all(raw(group.regime) is not None for group in offering):
            return {"laws": _once(group.regime for group in offering), "places": ()}
        return {"laws": (), "places": ()}

    def every(period: View) -> Markup:
        """A period as it follows "every": English leaves out the number one."""
        words = str(period)
        return Markup(words.replace("1 ", "", 1)) if language == "en" and raw(period).number == 1 else Markup(words)

    def is_official(group: View) -> bool:
        return raw(group.statutory) == "yes" or (
            bool(list(group.list_)) and all(raw(right.official) is not None for right in group.list_)
        )

    def authority(regime: View) -> Markup:
        law = load_regimes()[raw(regime).id]
        return regime.shown(escape(messages.get(f"{law.id}/authority", law.authority.name)))

    def language_name(code: View) -> Markup:
        spoken = str(raw(code))
        # a language that CLDR does not know calls the other one by its own name
        name = locale_of(language).languages.get(spoken) or locale_of(spoken).get_language_name(spoken) or spoken
        return code.shown(escape(name))

    def located(places: View, joint: Conjunction = "and") -> Markup:
        """Places as they follow "in": in Turkish the last one takes the locative that stands for the word."""
        views = list(places) if isinstance(raw(places), tuple) else [places]
        last = views[-1]
        name = _words(last).place_in_text(_place(last))
        if language == "tr":
            name = lang.suffix(name, "locative", possessive=bool(re.search(r"([lL][ıiuü]ğ[ıiuü]|alanı|bölgesi)$", name.lower())))
        marked = last.shown(escape(name))
        others = [view.shown(escape(_words(view).place_in_text(_place(view)))) for view in views[:-1]]
        return series([*others, marked], messages, joint)

    def bare(place: View) -> Markup:
        """A place as an address, a table or a heading has it."""
        return place.shown(escape(_words(place).place(_place(place))))

    def titled(text: object) -> Markup:
        """Words as they stand in a heading."""
        words = escape_or_markup(text)
        return Markup(lang.title(str(words), language)) if family(language) in TITLE_CASE else words

    def _place(view: View) -> Place:
        """The place of a fact; for an entry of a map by place, its key."""
        value = raw(view)
        return value if isinstance(value, Place) else Place(view.key)

    return {
        "label_of": label_of,
        "data_name": data_name,
        "of_group": of_group,
        "recipient_name": recipient_name,
        "retention_names": retention_names,
        "role_label": role_label,
        "official_basis": official_basis,
        "basis_source": basis_source,
        "right_name": right_name,
        "right_article": right_article,
        "statutory_rights": statutory_rights,
        "is_official": is_official,
        "objection_limits": objection_limits,
        "every": every,
        "authority": authority,
        "language_name": language_name,
        "located": located,
        "bare": bare,
        "beside": beside,
        "titled": titled,
        "cap": lambda text: Markup(lang.sentence_case(str(escape_or_markup(text)), language)),
    }


def beside(marks: Markup) -> Markup:
    """Marks of facts that chose the form of the sentence next to them."""
    return marks


def _words(view: View) -> Words:
    words = view._reader.say.__self__  # type: ignore[attr-defined]
    assert isinstance(words, Words)
    return words


def _once(views: Iterable[View]) -> tuple[View, ...]:
    return tuple({str(raw(view)): view for view in views}.values())


def _offers_objection(group: Rights) -> bool:
    if group.statutory == "yes" and group.regime is not None:
        return any(right.concept == OBJECTION for right in load_regimes()[group.regime.id].rights)
    return any(right.right.id == OBJECTION and right.offered != "no" for right in group.list_)


def _regime_around(right: View) -> str:
    group = right._reader.policy.rights[int(right._loc[1])]
    return group.regime.id if group.regime else ""
