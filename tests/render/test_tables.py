"""Tables fold on a narrow screen."""

from __future__ import annotations

from klausa.render.markdown import to_html


def test_each_cell_carries_the_head_of_its_column() -> None:
    html = to_html("| Data | **Kept** for |\n|---|---|\n| name | 90 days |\n| email | 1 year |\n")
    assert '<td data-label="Data">name</td>' in html
    assert html.count('data-label="Kept for"') == 2
    assert '<th scope="col">Data</th>' in html
    assert html.startswith('<div class="klausa-table"><table class="klausa-grid">')


def test_a_head_cannot_break_out_of_its_attribute() -> None:
    html = to_html('| A "b" & <c> | D |\n|---|---|\n| 1 | 2 |\n')
    assert 'data-label="A &quot;b&quot; &amp; &lt;c&gt;"' in html


def test_a_cell_that_says_nothing_is_known_by_its_class() -> None:
    html = to_html("| Data | Reason |\n|---|---|\n| name | – |\n| a – b | c |\n")
    assert html.count("klausa-none") == 1 and '<td data-label="Reason" class="klausa-none">–</td>' in html


def test_text_without_tables_stays_as_it_is() -> None:
    assert to_html("Words.\n") == "<p>Words.</p>\n"
