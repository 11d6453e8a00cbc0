import pytest
from django.contrib.contenttypes.models import ContentType

from .sample import SampleTable, make_samples, samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(ask):
    def table(query="", **headers):
        return SampleTable(ask(f"/samples/?{query}", **headers), samples())

    return table


def names(table):
    return [row.object.model for row in table.rows]


def test_pages_hold_the_page_size_and_say_where_one_is(table):
    make_samples(23)
    assert len(table().rows) == 10
    assert table("page=3").range_text == "21–23 of 23"
    assert table("page=3").next_url == ""
    assert "page=2" in table("page=3").previous_url


def test_a_page_beyond_the_end_is_the_last_and_nonsense_the_first(table):
    make_samples(23)
    assert table("page=99").page == 3
    assert table("page=-1").page == table("page=x").page == table("page=0").page == 1


def test_a_page_costs_two_queries_however_many_rows(table, django_assert_num_queries):
    make_samples(23)
    with django_assert_num_queries(2):
        page = table()
        assert page.rows
        assert page.range_text
        assert page.page_count


def test_sorts_by_a_column_and_back(table):
    make_samples(3)
    assert names(table()) == ["one-000", "one-001", "one-002"]
    assert names(table("sort=-model")) == ["one-002", "one-001", "one-000"]
    head = table().heads[0]
    assert head.state == "ascending"
    assert "sort=-model" in head.url


def test_an_unknown_or_unsortable_column_leaves_the_default_sort(table):
    assert table("sort=password").sort == "model"
    assert table("sort=id").sort == "model"


def test_every_word_of_a_search_must_be_found(table):
    make_samples(12)
    make_samples(12, app="two")
    assert names(table("q=two+003")) == ["two-003"]
    assert names(table("q=one+two")) == []


def test_a_choice_filters_and_shows_as_a_chip_that_takes_it_away(table):
    make_samples(2)
    make_samples(3, app="two")
    filtered = table("app=two&sort=-model&page=1")
    assert filtered.total == 3
    [chip] = filtered.chips
    assert (chip.label, chip.value, chip.url) == ("App", "App two", "/samples/?sort=-model")


def test_a_value_that_is_no_choice_is_ignored(table):
    make_samples(2)
    assert table("app=three").total == 2
    assert table("app=three").chips == []


def test_optional_columns_come_when_chosen_and_are_remembered(ask):
    request = ask("/samples/?columns=id")
    SampleTable(request, samples()).respond("web/home.html")
    later = ask("/samples/")
    later.session = request.session
    assert [column.key for column in SampleTable(later, samples()).shown_columns] == ["model", "id"]
    assert [column.key for column in SampleTable(ask(), samples()).shown_columns] == ["model", "app"]


def test_htmx_gets_the_table_alone(table):
    make_samples(1)
    answer = table("", **{"HX-Request": "true", "HX-Target": "table-samples"}).respond("no/such/page.html")
    html = answer.content.decode()
    assert html.lstrip().startswith('<div class="table-frame" id="table-samples"')
    assert "HX-Target" in answer.headers["Vary"]


def test_a_row_is_linked_and_can_be_marked(table):
    make_samples(1)
    pk = ContentType.objects.get(model="one-000").pk
    html = table("", **{"HX-Target": "table-samples"}).respond("").content.decode()
    assert f'<a href="/samples/{pk}/" data-row-link>one-000</a>' in html
    assert f'name="marked" value="{pk}"' in html
    assert 'data-confirm="Really?"' in html


def test_an_empty_table_says_what_to_do_first_but_not_when_filters_hide_rows(table):
    headers = {"HX-Target": "table-samples"}
    assert "Make one first." in table("", **headers).respond("").content.decode()
    make_samples(1)
    html = table("q=nothing", **headers).respond("").content.decode()
    assert "Make one first." not in html
    assert 'name="q"' in html


def test_values_are_escaped(table):
    ContentType.objects.create(app_label="one", model="<script>alert(1)</script>")
    html = table("", **{"HX-Target": "table-samples"}).respond("").content.decode()
    assert "<script>alert" not in html
