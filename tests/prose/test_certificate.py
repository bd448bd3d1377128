"""The parity certificate: what makes languages differ, in which piece, which of them is odd, and what is a matter of style."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from klausa.language.habits import Habits
from klausa.prose.certificate import COMPARED, KINDS_OF_FACTS, LABELS, NOT_READ, Difference, Row, certify
from klausa.prose.names import NO_NAMES, Names
from klausa.prose.reading import Reading
from tests.prose.habits import habits

NAMES = Names(re.compile(r"(?<!\w)(?:Kumo Cloud|Kumo|Acme)(?!\w)"))


def certified(given: Mapping[str, str] | None = None, /, *, apart: bool = False, names: Names = NAMES, **more: str) -> Row:
    """The certificate of one clause; a language that is not one of ours has no habits."""
    texts = {**(given or {}), **more}
    known = {code: habits(code) if code in ("en", "id", "tr") else Habits(language=code) for code in texts}
    (row,) = certify({"clause": texts}, known, names, ["clause"] if apart else []).rows
    return row


def kinds(row: Row) -> list[str]:
    """The kinds of its differences."""
    return [difference.kind for difference in row.differences]


ENGLISH = "## Storage\n\nAcme keeps logs for 90 days from 1 May 2025 and does not sell them.\nYou can ask at a@b.example.\n"
INDONESIAN = (
    "## Penyimpanan\n\nAcme menyimpan log selama 90 (sembilan puluh) hari sejak 1 Mei 2025 dan tidak menjualnya.\n"
    "Anda dapat bertanya melalui a@b.example.\n"
)
TURKISH = (
    "## Saklama\n\nKayıtlar, Acme tarafından 1 Mayıs 2025’ten itibaren 90 (doksan) gün saklanmakta ve satılmamaktadır.\n"
    "a@b.example adresine sorulabilir.\n"
)


def test_three_languages_that_say_the_same() -> None:
    """Each in its own figures, months and words."""
    row = certified(en=ENGLISH, id=INDONESIAN, tr=TURKISH)
    assert row.differences == ()
    assert row.pieces == {"en": 3, "id": 3, "tr": 3}
    for read in row.readings.values():
        assert (read.names, read.addresses, read.dates) == (("Acme",), ("a@b.example",), ("2025-05-01",))
        assert (read.figures, len(read.denials), len(read.permissions)) == (("90 day",), 1, 1)


FAULTS = [
    ("en", "90 days", "30 days", "figures"),
    ("en", "90 days", "90 months", "figures"),
    ("en", "90 days", "ninety days", "figures"),
    ("en", "does not sell", "sells", "denials"),
    ("en", "can ask", "ask", "permissions"),
    ("en", "Acme", "Kumo", "names"),
    ("en", "Acme", "The company", "names"),
    ("en", "1 May 2025", "1 June 2025", "dates"),
    ("en", "1 May 2025", "May 2025", "dates"),
    ("en", "a@b.example", "a@b-example.com", "addresses"),
    ("id", "90 (sembilan puluh) hari", "30 (tiga puluh) hari", "figures"),
    ("id", "(sembilan puluh) hari", "(sembilan puluh) hari kerja", "figures"),
    ("id", "tidak menjualnya", "menjualnya", "denials"),
    ("id", "dapat bertanya", "bertanya", "permissions"),
    ("id", "Mei", "Maret", "dates"),
    ("tr", "90 (doksan) gün", "9 (dokuz) gün", "figures"),
    ("tr", "(doksan) gün", "(doksan) ay", "figures"),
    ("tr", "satılmamaktadır", "satılmaktadır", "denials"),
    ("tr", "sorulabilir", "sorulur", "permissions"),
    ("tr", "Mayıs", "Mart", "dates"),
    ("tr", "Acme tarafından ", "", "names"),
    ("tr", "a@b.example adresine", "Tarafımıza", "addresses"),
]


@pytest.mark.parametrize(("language", "right", "wrong", "kind"), FAULTS)
def test_each_kind_of_difference(language: str, right: str, wrong: str, kind: str) -> None:
    """One thing is changed in one language: one difference of that kind, and this language is the odd one."""
    texts = {"en": ENGLISH, "id": INDONESIAN, "tr": TURKISH}
    assert right in texts[language]
    row = certified({**texts, language: texts[language].replace(right, wrong)})
    assert kinds(row) == [kind]
    assert row.differences[0].odd == language
    assert wrong in row.differences[0].text[language]


def test_a_difference_says_what_each_language_has_more() -> None:
    """What all of them say is left out; of denials and "may" all words are told, for those are doubts."""
    row = certified(en="In 5 to 90 days.\n", id="Dalam 5 sampai 30 hari.\n", tr="5 ila 90 gün içinde.\n")
    assert row.differences == (
        Difference(
            "clause",
            "figures",
            {"en": ("90 day",), "id": ("30 day",), "tr": ("90 day",)},
            "id",
            {"en": "In 5 to 90 days.", "id": "Dalam 5 sampai 30 hari.", "tr": "5 ila 90 gün içinde."},
        ),
    )
    row = certified(en="We do not.\n", id="Kami tidak.\n", tr="Satılmaktadır.\n")
    assert row.differences[0].said == {"en": ("not",), "id": ("tidak",), "tr": ()}


@pytest.mark.parametrize(("figures", "odd"), [((1, 2, 2), "en"), ((2, 1, 2), "id"), ((2, 2, 1), "tr"), ((1, 2, 3), "tr")])
def test_the_odd_language(figures: tuple[int, int, int], odd: str) -> None:
    """The one that stands alone; where each says something else, the last."""
    row = certified({code: f"{figure}.\n" for code, figure in zip(("en", "id", "tr"), figures, strict=True)})
    assert [difference.odd for difference in row.differences] == [odd]


def test_two_languages() -> None:
    """The second is called odd, for somebody must be; one language differs from nobody."""
    assert certified(en="1.\n", id="2.\n").differences[0].odd == "id"
    assert certified(en="1.\n").differences == ()


def test_figures_that_change_places_between_pieces_are_found() -> None:
    """The clause as a whole says the same, but not in the same sentences, items and cells."""
    english = "Logs: 30 days.\n\n- 60 days\n- 90 days\n\n| A | B |\n| --- | --- |\n| 5 days | 7 days |\n"
    right = "Log: 30 hari.\n\n- 60 hari\n- 90 hari\n\n| A | B |\n| --- | --- |\n| 5 hari | 7 hari |\n"
    assert certified(en=english, id=right).differences == ()
    for one, other in [("30", "60"), ("60", "90"), ("5", "7")]:
        swapped = right.replace(f"{one} hari", "§").replace(f"{other} hari", f"{one} hari").replace("§", f"{other} hari")
        assert kinds(certified(en=english, id=swapped)) == ["figures", "figures"], (one, other)


def test_rows_of_uneven_cells_are_compared_as_wholes() -> None:
    """A row that lacks a cell has other figures or it does not matter."""
    assert kinds(certified(en="| 5 days | x |\n", id="| 5 hari |\n")) == []
    assert kinds(certified(en="| 5 days | 7 days |\n", id="| 5 hari |\n")) == ["figures"]


def test_uneven_pieces() -> None:
    """They cannot be paired: that is a difference, and the clause is compared as a whole besides."""
    lost = INDONESIAN.replace("Anda dapat bertanya melalui a@b.example.\n", "")
    row = certified(en=ENGLISH, id=lost, tr=TURKISH)
    assert kinds(row) == ["pieces", "addresses", "permissions"]
    assert row.differences[0] == Difference("clause", "pieces", {"en": ("3",), "id": ("2",), "tr": ("3",)}, "id", {})
    assert row.differences[1].text == {}
    assert row.readings["id"].addresses == ()


def test_a_clause_apart_may_have_other_pieces() -> None:
    """But it says the same as a whole."""
    table = "| Log | 90 hari |\n| Akun | 2 tahun |\n"
    english = "Logs 90 days, accounts 2 years.\n"
    assert kinds(certified(en=english, id=table)) == ["pieces"]
    assert kinds(certified(en=english, id=table, apart=True)) == []
    assert kinds(certified(en=english, id=table.replace("90", "60"), apart=True)) == ["figures"]


def test_how_often_a_name_or_may_is_said_is_a_matter_of_style() -> None:
    """A denial and a figure are counted."""
    assert kinds(certified(en="Acme may ask Acme, and may tell.\n", id="Acme dapat bertanya dan memberi tahu.\n")) == []
    assert kinds(certified(en="It is not 5 and not 5.\n", id="Itu bukan 5.\n")) == ["figures", "denials"]


def test_a_turkish_tail_is_no_difference() -> None:
    """Suffixes on names, addresses, numbers and periods, and the predicate below a list."""
    english = (
        "Kumo Cloud gets 20% of\n\n- 5 of Acme\n- data at https://a.example\n\nIn the 2 years until 1 May 2025 we do not sell.\n"
    )
    turkish = (
        "Kumo Cloud’a;\n\n- Acme’nin 5’i\n- https://a.example’daki veriler\n\niçin %20’si aktarılır.\n"
        "1 Mayıs 2025’e kadarki 2 yıllık sürede satış yapılmaz.\n"
    )
    assert certified(en=english, tr=turkish).differences == ()


def test_a_language_without_habits() -> None:
    """Names, addresses, dates and figures are compared; periods by their number, for nobody told its units."""
    german = "## L\n\nAcme speichert Protokolle 90 Tage ab dem 1. Mai 2025 und verkauft sie nicht.\nFragen an a@b.example.\n"
    assert certified(en=ENGLISH, de=german, id=INDONESIAN).differences == ()
    assert kinds(certified(en=ENGLISH, de=german.replace("90", "60"))) == ["figures"]
    assert kinds(certified(en=ENGLISH, de=german.replace("Mai", "März"))) == ["dates"]
    assert kinds(certified(en=ENGLISH, de=german.replace(" nicht", ""))) == []
    # and it takes nothing from the others
    assert kinds(certified(en=ENGLISH, de=german, id=INDONESIAN.replace("tidak ", ""))) == ["denials"]


def test_names_are_those_of_the_policy() -> None:
    """Without any, a company's name is a word like others."""
    assert kinds(certified(names=NO_NAMES, en="To Kumo.\n", id="Kepada Acme.\n")) == []


def test_what_is_counted() -> None:
    """A certificate of several clauses sums up what the first language says; a name counts once a clause."""
    known = {code: habits(code) for code in ("en", "id")}
    texts = {"a": {"en": "Acme, Acme: 5 days.\n", "id": "Acme: 5 hari.\n"}, "b": {"en": "Acme may.\n", "id": "Acme dapat.\n"}}
    certificate = certify(texts, known, NAMES)
    assert [row.clause for row in certificate.rows] == ["a", "b"]
    assert {kind: certificate.total(kind) for kind in COMPARED} == {
        "names": 2,
        "addresses": 0,
        "dates": 0,
        "figures": 1,
        "denials": 0,
        "permissions": 1,
        "minimums": 0,
    }
    assert certificate.differences == ()
    assert (NOT_READ.rows, NOT_READ.differences) == ((), ())
    assert certificate.total("figures") == 1
    assert set(LABELS) == {*KINDS_OF_FACTS, *COMPARED, "pieces"}
    row = Row("x", {"en": Reading()}, {"en": 0}, (), {"en": {"values": ("a", "b")}})
    assert (row.counts("en")["values"], row.counts("en")["force"]) == (2, 0)


def test_the_differences_of_a_certificate_stand_in_the_order_of_its_clauses() -> None:
    """One after the other."""
    known = {code: habits(code) for code in ("en", "id")}
    found = certify({"b": {"en": "1.\n", "id": "2.\n"}, "a": {"en": "3 and no.\n", "id": "4.\n"}}, known, NO_NAMES).differences
    assert [(one.clause, one.kind) for one in found] == [("b", "figures"), ("a", "figures")]
