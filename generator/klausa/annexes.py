"""An annex keeps recipients of a policy in a document of its own: what it may hold, what it takes from its policy, where the two disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from klausa.errors import Location, Problem
from klausa.model import Policy
from klausa.source import Path_, Plain, Source

Where = Callable[[Path_], Location]

# what the recipients of an annex refer to stands in the policy, and the annex does not print it: only what names it is taken
TAKEN = {"data": ("label",), "services": ("name", "reading", "kind")}
SETTINGS = {"languages", "kind", "of", "publication", "demo", "source", "use", "terms", "name", "reading", "title"}
KEYS = SETTINGS | {"controller", "contacts", "recipients", "transfers", "clauses"}
# each leads to the other, so neither may lead to what is not on the site, or to what is not to be found
MAY_STAND_BESIDE = {("public", "public"), ("public", "unlisted"), ("unlisted", "unlisted"), ("private", "private")}


def refused(policy: Policy, data: Mapping[str, Plain], home: Callable[[str], Source]) -> Iterator[Problem]:
    """What an annex lacks or may not hold, in the *data* that it writes itself; keys of annexes in what is none."""
    if policy.kind != "annex":
        if policy.of is not None:
            yield Problem(
                home("of").where_key(("of",)), "only an annex is a part of a policy", "write `kind: annex`, or delete the line"
            )
        return
    for key in data:
        if key not in KEYS:
            remedy = f"write it into the policy {policy.of}, which is what the laws are asked of"
            yield Problem(home(key).where_key((key,)), f"`{key}:` does not belong into an annex", remedy)
    if not policy.recipients:
        yield Problem(home("recipients").where(()), "an annex names recipients, and this one names none", "add `recipients:`")


def taken(data: Mapping[str, Plain], policy: Mapping[str, Plain]) -> dict[str, Plain]:
    """What an annex takes from its *policy* for its recipients to refer to; of terms what it does not write itself."""
    found: dict[str, Plain] = {}
    for section, keys in TAKEN.items():
        entries = policy.get(section)
        if isinstance(entries, dict) and section not in data:
            found[section] = {id_: _only(entry, keys) for id_, entry in entries.items()}
    theirs, own = policy.get("terms"), data.get("terms", {})
    if isinstance(theirs, dict) and isinstance(own, dict):
        kinds: dict[str, Plain] = {}
        for kind in dict.fromkeys((*theirs, *own)):
            there, here = theirs.get(kind, {}), own.get(kind, {})
            kinds[kind] = {**there, **here} if isinstance(there, dict) and isinstance(here, dict) else here or there
        found["terms"] = kinds
    return found


def _only(entry: Plain, keys: tuple[str, ...]) -> Plain:
    return {key: entry[key] for key in keys if key in entry} if isinstance(entry, dict) else entry


def at_odds(data: Mapping[str, Plain], where: Where, policy_id: str, policy: Mapping[str, Plain]) -> Iterator[Problem]:
    """Languages that only the annex or only its policy has: each leads to the other, and the words that it takes are in those of the policy."""
    own, theirs = data.get("languages"), policy.get("languages")
    if not isinstance(own, list) or not isinstance(theirs, list):
        return
    for language in theirs:
        if language not in own:
            told = f"the policy {policy_id} speaks {language}, and its annex does not"
            yield Problem(where(("languages",)), told, "add the language")
    for index, language in enumerate(own):
        if language not in theirs:
            told = f"the annex speaks {language}, and its policy {policy_id} does not"
            yield Problem(where(("languages", index)), told, "take the language away, or add it to the policy")


def disagreements(id_: str, annex: Policy, where: Where, policy_id: str, policy: Policy) -> Iterator[Problem]:
    """What keeps an annex from standing beside its policy; *where* tells the places of the annex."""
    if policy.kind == "annex":
        remedy = "write the id of the policy that both belong to"
        yield Problem(where(("of",)), f'"{policy_id}" is an annex itself', remedy)
        return
    if id_ not in policy.annexes:
        remedy = f"add it to the list `annexes:` of {policy_id}, or readers do not find it"
        yield Problem(where(("of",)), f"the policy {policy_id} does not refer to this annex", remedy)
    if (policy.publication, annex.publication) not in MAY_STAND_BESIDE:
        told = f"the policy {policy_id} is {policy.publication}, and its annex is {annex.publication}"
        yield Problem(where(("publication",)), told, f"write `publication: {policy.publication}`")
    if (annex.demo or "no") != (policy.demo or "no"):
        told = f"whether the company is an example is said otherwise than in the policy {policy_id}"
        yield Problem(where(("demo",)), told, f"write `demo: {policy.demo}`" if policy.demo else "delete the line")


def unanswered(policy_id: str, policy: Policy, where: Where, annexes: Mapping[str, Policy | None]) -> Iterator[Problem]:
    """What a policy refers to as its annex and what is none of it; *annexes* has nothing for a folder that is not there."""
    for index, id_ in enumerate(policy.annexes):
        place = where(("annexes", index))
        annex = annexes[id_]
        if id_ in policy.annexes[:index]:
            yield Problem(place, f'the annex "{id_}" is named twice', "delete one of the two")
        elif annex is None:
            yield Problem(place, f'there is no annex "{id_}"', f"write policies/{id_}/policy.yml, or delete it here")
        elif annex.kind != "annex" or annex.of != policy_id:
            remedy = f"write `kind: annex` and `of: {policy_id}` there, or delete it here"
            yield Problem(place, f'"{id_}" is no annex of this policy', remedy)
