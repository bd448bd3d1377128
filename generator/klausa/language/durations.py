"""Reads periods such as "90 days" and writes them out, the number repeated in words where the language does so."""

from typing import Literal, cast

from babel.units import format_unit

from klausa.language.cldr import family, locale_of
from klausa.language.numbers import with_words
from klausa.model.quantities import Duration, Unit

# Not from CLDR: it has no business day, and Babel prints "90 duration-day" for Turkish (babel#1217).
_WORDS: dict[str, dict[Unit, str]] = {
    "id": {
        "hour": "jam", "day": "hari", "business-day": "hari kerja", "calendar-day": "hari kalender",
        "week": "minggu", "month": "bulan", "year": "tahun",
    },
    "tr": {
        "hour": "saat", "day": "gün", "business-day": "iş günü", "calendar-day": "takvim günü",
        "week": "hafta", "month": "ay", "year": "yıl",
    },
}  # fmt: skip
_RANGES = {"en": "{} to {}", "id": "{} sampai {}", "tr": "{} ila {}"}


def format_duration(duration: Duration, language: str) -> str:
    """The period in words and figures: "90 days", "90 (sembilan puluh) hari", "7 (yedi) iş günü".

    Other languages take CLDR's wording. Raises ValueError where it has none, as for business days: dropping "business"
    would change what is promised.
    """
    number = with_words(duration.number, language)
    spoken = family(language)
    if spoken == "en":
        return f"{number} {duration.unit.replace('-', ' ')}{'' if duration.number == 1 else 's'}"
    if spoken in _WORDS:
        return f"{number} {_WORDS[spoken][duration.unit]}"
    return _cldr_duration(duration, language)


def _cldr_duration(duration: Duration, language: str) -> str:
    unit = f"duration-{duration.unit.removeprefix('calendar-')}"
    if duration.unit != "business-day":
        for length in ("long", "short", "narrow"):
            text = format_unit(duration.number, unit, cast(Literal["long"], length), locale=locale_of(language))
            if unit not in text:
                return text
    name = duration.unit.replace("-", " ")
    raise ValueError(f"no words for {name}s in {language!r}: CLDR doesn't have them; add them to {__name__}")


def format_range(low: Duration, high: Duration, language: str) -> str:
    """From one period to another, the unit named once if both share it: "1 to 7 years", "1 (bir) ila 7 (yedi) yıl".

    Two equal periods are written as one. Other languages join the two with CLDR's dash. Raises ValueError if the
    first is the longer of the same unit.
    """
    if low == high:
        return format_duration(high, language)
    if low.unit == high.unit and low.number > high.number:
        raise ValueError(f"the range runs backwards: {low.number} to {high.number} {high.unit.replace('-', ' ')}s")
    pattern = _RANGES.get(family(language))
    if pattern is None:
        return f"{format_duration(low, language)} – {format_duration(high, language)}"
    start = with_words(low.number, language) if low.unit == high.unit else format_duration(low, language)
    return pattern.format(start, format_duration(high, language))
