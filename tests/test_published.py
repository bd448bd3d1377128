"""Each fact that the five companies published is told by their policies, in every language.

`tests/facts/<company>.yml` maps each published fact to where it stands in `policy.yml` (or in the record of what was published elsewhere, or on the page itself).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from klausa.model import Next
from klausa.pipeline import Told, run

ROOT = Path(__file__).parent.parent
FACTS = {
    file.stem: yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for file in sorted((ROOT / "tests/facts").glob("*.yml"))
}
COUNTS = {"asisten-ai": 117, "aspire": 181, "asistone": 262, "vlint": 135, "ochat": 71}
PAGE = {"page:skip-link", "page:contents", "page:title", "page:banner", "page:version"}


@cache
def told() -> dict[str, Told]:
    """The five companies' policies, rendered."""
    return {item.company.id: item for item in run(ROOT, only=tuple(COUNTS))}


def paths(place: str | list[str]) -> list[str]:
    """One place or several."""
    return [place] if isinstance(place, str) else place


def test_every_published_fact_is_mapped() -> None:
    """No fact of the five lists is forgotten: 766 in all."""
    assert {name: len(facts) for name, facts in FACTS.items()} == COUNTS


@pytest.mark.parametrize("company", sorted(COUNTS))
def test_each_fact_is_told_in_every_language(company: str) -> None:
    """The finished text of each language has a trace of each fact."""
    item = told()[company]
    for language, document in item.rendered.items():
        traced = set().union(*(clause.told for clause in document.clauses))
        missing = []
        for fact, place in FACTS[company].items():
            for path in paths(place):
                if path in PAGE or path == "name":
                    continue
                if path.startswith("record:"):
                    (published,) = item.company.history.releases
                    if getattr(published.record, path.removeprefix("record:")) is None:
                        missing.append(f"{fact}: {path}")
                elif path not in traced and not any(other.startswith(f"{path}.") for other in traced):
                    missing.append(f"{fact}: {path}")
        assert not missing, f"{company} in {language}: " + "; ".join(missing)


def test_at_most_one_fact_in_ten_is_carried_in_own_clauses(capsys: pytest.CaptureFixture[str]) -> None:
    """What only one company can say is free text; the rest is modelled. The share is printed."""
    with capsys.disabled():
        for company, facts in FACTS.items():
            carried = [fact for fact, place in facts.items() if any(path.startswith("clauses.") for path in paths(place))]
            print(f"\n{company}: {len(carried)} of {len(facts)} facts carried in own clauses", end="")
            assert len(carried) * 10 <= len(facts)


DECLARED = {
    "asisten-ai": ("1.1", "2025-11-01", "2025-11-03"),
    "aspire": (None, None, "2023-07-24"),
    "asistone": (None, "2026-01-21", None),
    "vlint": (None, None, None),
    "ochat": (None, None, None),
}


@pytest.mark.parametrize("company", sorted(COUNTS))
def test_what_was_published_elsewhere_is_on_record(company: str) -> None:
    """With the version and the dates that each declares, and no others; nothing pretends that Klausa's text was in force."""
    history = told()[company].company.history
    (published,) = history.releases
    record = published.record
    dates = (day.isoformat() if day else None for day in (record.published, record.effective))
    assert (record.version, *dates) == DECLARED[company]
    assert history.ours == () and published.texts == {} and told()[company].company.next == Next()
