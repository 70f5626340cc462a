"""On a phone a table's rows stand as cards: every cell says its column, to eyes and to screen readers."""

from django.template import Context, Template

TABLE = """{% table caption="Vagter" %}<thead><tr><th scope="col">Navn</th>
<th scope="col">Tid &amp; <em>sted</em></th><th scope="col"><span class="visually-hidden">Slut</span></th></tr></thead>
<tbody><tr><td>Jytte</td><td class="is-number">{{ text }}</td><td><a href="/">x</a></td></tr>
<tr><th scope="row">Ole</th><td colspan="2">Ingen</td></tr></tbody>{% endtable %}"""


def drawn(source=TABLE):
    return Template(source).render(Context({"text": '"<td>'}))


def test_each_cell_says_its_column():
    html = drawn()
    assert '<td role="cell" data-label="Navn">Jytte</td>' in html
    assert '<td role="cell" data-label="Tid &amp; sted" class="is-number">&quot;&lt;td&gt;</td>' in html
    assert '<td role="cell"><a href="/">x</a></td>' in html
    assert html.count('<tr role="row">') == 2
    assert '<table class="table" role="table">' in html


def test_a_heading_of_a_row_and_a_wide_cell_stand_for_themselves():
    html = drawn()
    assert '<th role="rowheader" scope="row">Ole</th>' in html
    assert '<td role="cell" colspan="2">Ingen</td>' in html


def test_a_table_that_is_read_across_is_left_as_it_is():
    html = drawn(TABLE.replace('caption="Vagter"', 'caption="Vagter" stacks=False'))
    assert "data-label" not in html
    assert 'class="table-scroll" role="region" aria-label="Vagter" tabindex="0"' in html


def test_a_cell_with_nothing_in_it_does_not_say_its_column_on_a_phone():
    html = drawn(TABLE.replace("<td>Jytte</td>", "<td>\n  </td>"))
    assert '<td role="cell" data-label="Navn"></td>' in html  # the style sheet hides what is :empty
