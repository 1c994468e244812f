"""Request arguments ↔ Query."""

from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from zhengfa.indexer.query import PAGE_SIZE, UNKNOWN, FacetName, Query, Sort
from zhengfa.webui.urls import (
    ArgumentError,
    dated,
    exclude,
    from_args,
    kept_args,
    on_page,
    sorted_by,
    to_args,
    toggle,
    without_filters,
)

values = st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=3).map(tuple)
years = st.lists(st.sampled_from(["2019", "2021", UNKNOWN]), unique=True).map(tuple)
queries = st.builds(
    Query,
    text=st.text(max_size=20).map(str.strip),
    province=values,
    portal=values,
    year=years,
    excluded=st.lists(st.tuples(st.sampled_from(FacetName), st.text(min_size=1, max_size=5)), unique=True).map(tuple),
    since=st.none() | st.dates(date(1900, 1, 1), date(1999, 12, 31)) | st.just(date(2021, 1, 1)),
    until=st.none() | st.dates(date(2021, 1, 1), date(2099, 12, 31)) | st.just(date(2021, 1, 31)),
    sort=st.sampled_from(Sort),
    offset=st.integers(0, 50).map(lambda page: page * PAGE_SIZE),
)


@given(queries)
def test_arguments_come_back_as_the_query(query: Query) -> None:
    assert from_args(MultiDict(to_args(query))) == query


def test_nothing_asked_is_everything_newest_first() -> None:
    assert from_args(MultiDict()) == Query(sort=Sort.NEWEST)


def test_what_is_the_default_is_not_in_the_address() -> None:
    assert to_args(Query("平安")) == {"q": ["平安"]}
    assert to_args(Query(sort=Sort.NEWEST)) == {}
    assert to_args(Query("平安", sort=Sort.NEWEST, offset=PAGE_SIZE)) == {
        "q": ["平安"],
        "sort": ["newest"],
        "page": ["2"],
    }


def test_blanks_around_the_text_and_empty_or_repeated_values_are_left_out() -> None:
    args = MultiDict([("q", "　平安 "), ("province", ""), ("province", "浙江"), ("province", "浙江"), ("sort", "")])
    assert from_args(args) == Query("平安", province=("浙江",))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "abc"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "２"),
        ("page", ""),
        ("page", "9" * 40),
        ("sort", "best"),
        ("year", "x"),
        ("year", "20211"),
        ("year", "２０２１"),
        ("q", "字" * 501),
        ("since", "2021-13"),
        ("until", "昨天"),
        ("not", "贵州"),
        ("not", "place:贵州"),
    ],
)
def test_a_value_that_means_nothing_is_named(app: Flask, name: str, value: str) -> None:
    with app.test_request_context(), pytest.raises(ArgumentError) as caught:
        from_args(MultiDict([("q", "平安"), ("province", "浙江"), (name, value)] if name != "q" else [(name, value)]))
    assert len(caught.value.problems) == 1
    from_args(MultiDict(to_args(caught.value.working)))  # works


def test_every_wrong_value_is_named_and_what_is_right_is_kept(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(ArgumentError) as caught:
        from_args(MultiDict([("q", "平安"), ("year", "x"), ("sort", "y"), ("page", "z"), ("portal", "p")]))
    assert len(caught.value.problems) == 3
    assert caught.value.working == Query("平安", portal=("p",))


def test_five_hundred_characters_are_not_too_many() -> None:
    assert len(from_args(MultiDict({"q": "字" * 500})).text) == 500


def test_a_filter_goes_on_and_off_and_back_to_the_first_page() -> None:
    query = Query("平安", year=("2021",), offset=40)
    on = toggle(query, FacetName.YEAR, "2022")
    assert (on.year, on.offset) == (("2021", "2022"), 0)
    assert toggle(on, FacetName.YEAR, "2022").year == ("2021",)
    assert without_filters(on) == Query("平安")
    assert sorted_by(query, Sort.OLDEST) == Query("平安", year=("2021",), sort=Sort.OLDEST)


def test_a_value_is_excluded_in_the_place_of_being_asked_for_and_no_longer() -> None:
    query = Query("平安", province=("浙江", "云南"), offset=40)
    without = exclude(query, FacetName.PROVINCE, "浙江")
    assert without == Query("平安", province=("云南",), excluded=((FacetName.PROVINCE, "浙江"),))
    assert exclude(without, FacetName.PROVINCE, "浙江") == Query("平安", province=("云南",))
    assert toggle(without, FacetName.PROVINCE, "浙江") == Query("平安", province=("云南", "浙江"))
    assert without_filters(without) == Query("平安")


def test_days_are_written_as_short_as_can_be_and_taken_off_with_the_filters() -> None:
    query = dated(Query("平安", offset=40), date(2021, 7, 1), date(2021, 12, 31))
    assert to_args(query) == {"q": ["平安"], "since": ["2021-07"], "until": ["2021"]}
    assert from_args(MultiDict({"q": "平安", "since": "2021年7月", "until": "2021"})) == query
    assert without_filters(query) == Query("平安")


def test_a_range_that_ends_before_it_begins_is_named(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(ArgumentError) as caught:
        from_args(MultiDict({"q": "平安", "since": "2022", "until": "2021"}))
    assert caught.value.working == Query("平安")


def test_a_page_is_an_offset() -> None:
    assert on_page(Query("平安", offset=PAGE_SIZE), 3) == Query("平安", offset=2 * PAGE_SIZE)


def test_another_text_keeps_filters_and_order() -> None:
    query = Query("平安", province=("浙江", "云南"), sort=Sort.OLDEST, offset=40)
    assert kept_args(query) == [("province", "浙江"), ("province", "云南"), ("sort", "oldest")]
