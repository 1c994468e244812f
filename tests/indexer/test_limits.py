"""Days and exclusions as they are written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.indexer.limits import (
    excluded_text,
    first_day,
    first_text,
    last_day,
    last_text,
    span_text,
    to_excluded,
)
from zhengfa.indexer.query import FacetName

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(days)
def test_the_text_of_a_day_is_read_as_that_day(day: date) -> None:
    assert first_day(first_text(day)) == last_day(last_text(day)) == day


@given(st.sampled_from(FacetName), st.text(min_size=1))
def test_the_text_of_an_exclusion_is_read_as_that_exclusion(name: FacetName, value: str) -> None:
    assert to_excluded(excluded_text((name, value))) == (name, value)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-2", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021年7月", date(2021, 7, 1), date(2021, 7, 31)),
        ("2021年7月13日", date(2021, 7, 13), date(2021, 7, 13)),
        ("２０２１．７", date(2021, 7, 1), date(2021, 7, 31)),
        (" 2021/07/13 ", date(2021, 7, 13), date(2021, 7, 13)),
    ],
)
def test_dates_are_typed_as_people_write_them(typed: str, first: date, last: date) -> None:
    assert (first_day(typed), last_day(typed)) == (first, last)


@pytest.mark.parametrize(
    "typed", ["x", "2021-13", "2021-02-30", "1899", "2021..2022", "2021…", "．．2021", "2021‥", "昨天", "20210713"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    for read in (first_day, last_day):
        with pytest.raises(ValueError, match=re.escape(typed)):
            read(typed)


@pytest.mark.parametrize("typed", ["province", "province:", ":贵州", "place:贵州", "省份:贵州"])
def test_what_names_no_facet_and_value_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(typed)):
        to_excluded(typed)


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2021, 7, 1), date(2021, 7, 31), "2021-07"),
        (date(2021, 7, 1), date(2022, 12, 31), "2021-07..2022"),
        (date(2021, 7, 13), None, "2021-07-13.."),
        (None, date(2021, 7, 13), "..2021-07-13"),
    ],
)
def test_a_range_is_written_as_short_as_can_be(since: date | None, until: date | None, text: str) -> None:
    assert span_text(since, until) == text
