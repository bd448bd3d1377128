"""Pairs of blocks stand beside each other where two languages are cut alike."""

from __future__ import annotations

from klausa.pages.beside import beside


def test_paragraphs_headings_and_tables_are_paired() -> None:
    left = "One.\n\n### Part\n\n| a |\n|---|\n| 1 |\n\nTwo.\n"
    right = "Satu.\n\n### Bagian\n\n| a |\n|---|\n| 1 |\n\nDua.\n"
    assert beside(left, right) == [
        ("One.", "Satu."),
        ("### Part", "### Bagian"),
        ("| a |\n|---|\n| 1 |", "| a |\n|---|\n| 1 |"),
        ("Two.", "Dua."),
    ]


def test_a_list_goes_with_its_sentence_which_turkish_ends_below_it() -> None:
    left = "We use data to:\n\n- sell; and\n- send.\n\nNext.\n"
    right = "Verileriniz;\n\n- satış,\n- gönderim\n\namacıyla işlenmektedir.\nSonraki.\n"
    assert [one.split()[0] for pair in beside(left, right) for one in pair] == ["We", "Verileriniz;", "Next.", "Sonraki."]


def test_languages_that_are_cut_differently_stand_beside_each_other_whole() -> None:
    assert beside("One.\n\nTwo.\n", "Satu dan dua.\n") == [("One.\n\nTwo.\n", "Satu dan dua.\n")]
