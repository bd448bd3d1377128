"""Reading again: figures, dates, periods, addresses, denials and "may" in three languages, from the prose alone."""

from __future__ import annotations

import pytest

from klausa.language.habits import Habits
from klausa.prose.names import NO_NAMES
from klausa.prose.reading import KINDS, Reading, misspoken, reading
from tests.prose.habits import habits

UNDESCRIBED = Habits(language="de")


def read(text: str, language: str = "en") -> Reading:
    """What is read in a text without names."""
    return reading(text, language, habits(language), NO_NAMES)


def words(text: str) -> tuple[str, ...]:
    """Figures as a table of this file writes them: separated by a semicolon."""
    return tuple(word for word in text.split("; ") if word)


NUMBERS = [
    ("en", "USD 1,500.50", "1500.50 USD"),
    ("id", "Rp1.500,50", "1500.50 IDR"),
    ("tr", "1.500,50 TL", "1500.50 TRY"),
    ("en", "1,500 users.", "1500"),
    ("id", "1.500 pengguna.", "1500"),
    ("tr", "1.500 kullanıcı.", "1500"),
    ("en", "1,500,000", "1500000"),
    ("id", "Rp1.500.000,00.", "1500000.00 IDR"),
    ("tr", "1.500.000", "1500000"),
    # the figures of another language are no number of this one, and so never equal to it
    ("en", "1.500", "1.500"),
    ("id", "1,500", "1.500"),
    ("en", "1,50", "1,50"),
    ("en", "1.500,50", "1.500,50"),
    ("tr", "1,500.50", "1,500.50"),
    ("en", "0.5", "0.5"),
    ("id", "0,5", "0.5"),
    ("tr", "0,5", "0.5"),
    # versions, clocks and what else has stops or none
    ("en", "version 2.0.1", "2.0.1"),
    ("id", "versi 3.11.9", "3.11.9"),
    ("tr", "sürüm 2.0", "2.0"),
    ("en", "v2.0", "2.0"),
    ("id", "pukul 12.30", "12.30"),
    ("en", "007", "007"),
    # articles with a letter, ordinals
    ("en", "Article 164A", "164A"),
    ("id", "Pasal 164A", "164A"),
    ("tr", "164A maddesi", "164A"),
    ("en", "the 3rd and 2nd", "2; 3"),
    ("tr", "11’inci madde", "11"),
    ("tr", "5. madde", "5"),
    # shares, wherever the sign stands
    ("en", "20% and 5", "20%; 5"),
    ("id", "20 % dari", "20%"),
    ("tr", "%20’si", "20%"),
    ("tr", "2024 %20", "20%; 2024"),
    ("id", "0,5%", "0.5%"),
    # as often as it is said; the digits of a fullwidth keyboard and of another script are figures too
    ("en", "5 and 5", "5; 5"),
    ("en", "no figure", ""),
]


@pytest.mark.parametrize(("language", "text", "found"), NUMBERS)
def test_numbers(language: str, text: str, found: str) -> None:
    """Without their language: what is one number in two languages is one number here."""
    assert read(text, language).numbers == words(found)
    assert read(text, language).periods == ()


PERIODS = [
    ("en", "90 days", "90 day"),
    ("en", "1 Day", "1 day"),
    ("en", "a 90-day limit", "90 day"),
    ("en", "90 (ninety) days", "90 day"),
    ("en", "10 business days and 10 days", "10 business-day; 10 day"),
    ("en", "24 hours, 2 weeks, 6 months, 1,000 years.", "1000 year; 2 week; 24 hour; 6 month"),
    ("en", "5 calendar days", "5 calendar-day"),
    ("en", "90 daylights", ""),
    ("en", "90\u00a0days", "90 day"),
    ("en", "90\u202fdays", "90 day"),
    ("id", "90 (sembilan puluh) hari", "90 day"),
    ("id", "14 hari kerja", "14 business-day"),
    ("id", "14 (empat belas) hari kalender", "14 calendar-day"),
    ("id", "3 bulan, 2 minggu, 1 tahun, 24 jam", "1 year; 2 week; 24 hour; 3 month"),
    ("id", "1.000 hari", "1000 day"),
    ("id", "3 harian", ""),
    ("tr", "30 (otuz) gün", "30 day"),
    ("tr", "30 günlük süre", "30 day"),
    ("tr", "30 günden fazla", "30 day"),
    ("tr", "10 iş gününün sonunda", "10 business-day"),
    ("tr", "10 İŞ GÜNÜ", "10 business-day"),
    ("tr", "5 takvim günü", "5 calendar-day"),
    ("tr", "6 (altı) aydan, 2 haftalık, 3 yılın", "2 week; 3 year; 6 month"),
    ("tr", "24 saatlik, 48 saatten", "24 hour; 48 hour"),
    ("tr", "3 aylar", ""),
]


@pytest.mark.parametrize(("language", "text", "found"), PERIODS)
def test_periods(language: str, text: str, found: str) -> None:
    """The longer unit first, whatever words stand in brackets and whatever suffix or blank there is; and no number is left of it."""
    assert read(text, language).periods == words(found)
    assert not found or read(text, language).numbers == ()


@pytest.mark.parametrize(
    ("english", "indonesian", "turkish"),
    [
        ("at most 3 x 24 hours", "paling lambat 3 x 24 jam", "en geç 3 x 24 saat"),
        ("30 to 60 days", "30 sampai 60 hari", "30 ila 60 gün"),
        ("aged 16 years", "berusia 16", "16 yaşında"),
        ("1,500 or 20%", "1.500 atau 20%", "1.500 veya %20"),
    ],
)
def test_figures_are_alike_in_three_languages(english: str, indonesian: str, turkish: str) -> None:
    """A number of years is a bare number, for an age has a unit in one language and none in another."""
    assert read(english).figures == read(indonesian, "id").figures == read(turkish, "tr").figures != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("90 days", "90 months"),
        ("90 days", "90"),
        ("90\u00a0days", "90\u00a0months"),
        ("10 days", "10 business days"),
        ("90 days", "900 days"),
        ("Article 164A", "Article 164B"),
        ("20%", "20"),
        ("1,500", "1.500"),
        ("1 May 2025", "1 March 2025"),
        ("May 2025", "June 2025"),
        ("1 May", "1 June"),
    ],
)
def test_a_small_change_is_another_reading(one: str, other: str) -> None:
    """Each of them is one that could pass unseen."""
    assert (read(one).figures, read(one).dates) != (read(other).figures, read(other).dates)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Write to a@b.example.", "a@b.example"),
        ("en", "See https://a.example/x.", "https://a.example/x"),
        ("en", "See https://a.example/x?y=1&z=2, then 3", "https://a.example/x?y=1&z=2"),
        ("en", "(https://a.example/x)", "https://a.example/x"),
        ("en", "Is it https://a.example?", "https://a.example"),
        ("en", "<https://a.example>", "https://a.example"),
        ("id", "“https://a.example/x”", "https://a.example/x"),
        ("tr", "https://a.example’dan ve a@b.example’a", "a@b.example; https://a.example"),
        ("en", "at www.a.example or b.example/c.", "b.example/c; www.a.example"),
        ("en", "e.g. Inc. and vb. and A.Ş. of 2.0.x", ""),
        ("en", "+62 21 5550 100.", "+62215550100"),
        ("en", "+62 (21) 555-0100,", "+62215550100"),
        ("tr", "+90 212 555 01 00 numaralı telefon", "+902125550100"),
        ("en", "+5 and -5", ""),
    ],
)
def test_addresses_and_phones(language: str, text: str, found: str) -> None:
    """At the end of a sentence, in brackets and before a suffix; phones without their grouping."""
    assert read(text, language).addresses == words(found)
    assert not found or read(text, language).numbers in ((), ("3",))


def test_what_is_read_as_one_kind_is_not_read_as_another() -> None:
    """An address with figures and a "no" in it, a name of a month that is a "may"."""
    found = read("No 5: https://no.example/90-days/2025-01-01, on 1 May 2025, no-reply@a.example")
    assert found.numbers == ("5",)
    assert (found.periods, found.dates, found.permissions) == ((), ("2025-05-01",), ())
    assert found.denials == ("No",)


def test_a_language_that_nobody_described_is_read_less() -> None:
    """Figures, dates and addresses are; units, denials and "may" are not."""
    found = reading("Nicht vor dem 1. Mai 2025, 90 Tage, 1.500,5, a@b.example", "de", UNDESCRIBED, NO_NAMES)
    assert found == Reading(addresses=("a@b.example",), dates=("2025-05-01",), numbers=("1500.5", "90"))
    unknown = reading("1,500.5", "xx", Habits(language="xx"), NO_NAMES)
    assert unknown.numbers == ("1500.5",)
    assert len(KINDS) == 8


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("id", "90 (enam puluh) hari", "sembilan puluh"),
        ("id", "90 (Enam Puluh) hari", "sembilan puluh"),
        ("id", "1.500 (seribu lima puluh)", "seribu lima ratus"),
        ("id", "90 (sembilan pulu) hari", "sembilan puluh"),
        ("id", "90 (sembilanpuluh) hari", "sembilan puluh"),
        ("id", "90 hari (enam puluh)", "sembilan puluh"),
        ("id", "3 x 24 (tiga kali dua puluh)", "dua puluh empat"),
        ("id", "3 x 24 (dua kali dua puluh empat) jam", "dua puluh empat"),
        ("id", "90\u00a0(enam puluh) hari", "sembilan puluh"),
        ("tr", "30 (yirmi) gün", "otuz"),
        ("tr", "30 (OTUZ BİR) gün", "otuz"),
        ("tr", "30 (otuzz) gün", "otuz"),
        ("tr", "15 (onbeş) gün", "on beş"),
        ("tr", "1.000 (yüz) gün", "bin"),
    ],
)
def test_figures_whose_words_say_another_number(language: str, text: str, right: str) -> None:
    """Or none that there is."""
    assert [said for _, said in misspoken(text, language)] == [right]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "90 (sembilan puluh) hari"),
        ("id", "90 (Sembilan Puluh) hari"),
        ("id", "14 hari (empat belas hari kerja)"),
        ("id", "3 x 24 (tiga kali dua puluh empat) jam"),
        ("id", "3 (tiga) x 24 (dua puluh empat) jam"),
        ("id", "Pasal 27 (hak)"),
        ("id", "2 (pihak ketiga)"),
        ("tr", "30 (otuz) gün"),
        ("tr", "30 (OTUZ) gün"),
        ("tr", "1.250 (bin iki yüz elli)"),
        ("tr", "5 (bir kısmı silinir)"),
        ("tr", "madde 6 (ve devamı)"),
        ("tr", "20.000 (yirmi bin)"),
        ("en", "90 (sixty) days"),
        ("de", "90 (sechzig) Tage"),
    ],
)
def test_figures_whose_words_are_right_or_are_a_remark(language: str, text: str) -> None:
    """And languages that do not write numbers in words."""
    assert misspoken(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "a fee of IDR 25,000.00 applies", ("25000.00 IDR",)),
        ("id", "dikenai biaya Rp25.000,00", ("25000.00 IDR",)),
        ("tr", "25.000,00 IDR kesinti yapılır", ("25000.00 IDR",)),
        ("tr", "1.500,50 TL bedel", ("1500.50 TRY",)),
        ("en", "US$7,500 a time", ("7500 USD",)),
        ("en", "£10 or €12.50", ("10 GBP", "12.50 EUR")),
        ("id", "USD 15", ("15 USD",)),
        ("en", "ISO 27001 and SOC 2", ("2", "27001")),
    ],
)
def test_an_amount_is_read_with_its_currency(language: str, text: str, numbers: tuple[str, ...]) -> None:
    """Whatever sign or code a language writes, and on which side: rupiah for dollars is another amount."""
    assert reading(text, language, habits(language), NO_NAMES).numbers == numbers
