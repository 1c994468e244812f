"""The table: what holds for every region in it, and what a region is and lies in."""

from collections import defaultdict

import pytest

from zhengfa.indexer.language.provinces import PROVINCES
from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.regions.records import Level, Region, label, lies_in
from zhengfa.indexer.regions.table import as_of, load_table

STATES = [state for states in load_table().states.values() for state in states]
NEWEST = 2024  # the last year of the table
LEVELS = list(Level)
PLACES = {short: ways for short, ways in PROVINCES.items() if short != "全国"}


def years(region: Region) -> range:
    return range(region.first, (region.last or NEWEST) + 1)


def one(path: str, year: int) -> Region:
    [region] = regions_named(path, year)
    return region


def test_no_region_has_two_states_in_one_year() -> None:
    for states in load_table().states.values():
        held = [year for state in states for year in years(state)]
        assert held == sorted(set(held)), states


def test_every_state_lies_within_one_state_of_a_region_of_a_higher_level() -> None:
    for state in STATES:
        if state.level is Level.PROVINCE:
            assert state.parent is None
        else:
            assert state.parent and LEVELS.index(state.parent.level) < LEVELS.index(state.level)
            assert {*years(state)} <= {*years(state.parent)}, state


def test_every_state_is_found_by_its_own_path_as_long_as_it_holds() -> None:
    for state in STATES:
        path = "".join(region.name for region in state.path)
        for year in (years(state)[0], years(state)[-1]):
            assert regions_named(path, year)[0] is state, (path, year)


def test_no_two_regions_have_the_same_label_in_one_year() -> None:
    shown: dict[tuple[str, int], set[str]] = defaultdict(set)
    for state in STATES:
        for year in years(state):
            shown[label(state), year].add(state.id)
    assert not [key for key, ids in shown.items() if len(ids) > 1]


# As the National Bureau of Statistics counts them at the end of a year, with the Corps among the provinces.
@pytest.mark.parametrize(
    ("year", "level", "count"),
    [
        (2024, Level.PROVINCE, 35),
        (2024, Level.CITY, 333),
        (2024, Level.COUNTY, 2846),
        (2010, Level.CITY, 333),
        (2010, Level.COUNTY, 2856),
        (1997, Level.COUNTY, 2862),
    ],
)
def test_there_are_as_many_regions_as_are_counted(year: int, level: Level, count: int) -> None:
    assert sum(state.level is level and year in years(state) for state in STATES) == count


def test_the_provinces_have_the_short_names_that_searches_use() -> None:
    assert {state.short for state in STATES if state.level is Level.PROVINCE} == PLACES.keys()


@pytest.mark.parametrize("short", PLACES)
def test_a_province_is_found_by_every_way_to_write_it(short: str) -> None:
    for way in (short, *(way for way in PLACES[short] if not way.isascii())):
        assert [(r.short, r.level) for r in regions_named(way, 2024)] == [(short, Level.PROVINCE)], way


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("辽宁", "辽宁省"),
        ("沈阳", "沈阳市"),
        ("沈阳和平区", "沈阳市和平区"),
        ("北京朝阳区", "北京市朝阳区"),
        ("海南琼海", "海南省琼海市"),
        ("石河子", "新疆维吾尔自治区石河子市"),
        ("神农架", "湖北省神农架林区"),
        ("凉山州西昌市", "凉山彝族自治州西昌市"),
    ],
)
def test_a_region_is_shown_with_what_it_lies_in_if_it_is_a_county(path: str, shown: str) -> None:
    assert label(one(path, 2024)) == shown


def test_a_region_knows_its_province_and_its_city() -> None:
    county = one("沈阳市和平区", 2024)
    assert (county.province.name, county.city and county.city.name) == ("辽宁省", "沈阳市")
    directly = one("琼海市", 2024)
    assert (directly.province.name, directly.city) == ("海南省", None)


@pytest.mark.parametrize(
    ("inner", "outer", "is_in"),
    [
        ("沈阳市和平区", "辽宁省", True),
        ("沈阳市和平区", "沈阳市", True),
        ("沈阳市", "沈阳市", True),
        ("辽宁省", "沈阳市", False),
        ("大连市", "沈阳市", False),
        ("天津市和平区", "沈阳市", False),
    ],
)
def test_a_region_lies_in_those_above_it_and_in_itself(inner: str, outer: str, is_in: bool) -> None:
    assert lies_in(one(inner, 2024), one(outer, 2024)) is is_in


def test_a_region_lies_in_another_in_all_states_of_that() -> None:
    assert lies_in(one("襄城区", 2000), one("襄阳市", 2024))


@pytest.mark.parametrize(
    ("path", "at", "year", "name", "city"),
    [
        ("襄阳市", 2024, 2005, "襄樊市", "襄樊市"),
        ("襄樊市", 2005, 2024, "襄阳市", "襄阳市"),
        ("襄城区", 2005, 2024, "襄城区", "襄阳市"),
        ("昌都市", 2024, 2013, "昌都地区", "昌都地区"),
        ("新民县", 1990, 1993, "新民市", "沈阳市"),
        ("莱芜市", 2010, 2024, "莱芜市", "莱芜市"),  # it ended: its last state
        ("三沙市", 2024, 1990, "三沙市", "三沙市"),  # it had not begun: its first state
        ("沈阳市", 2024, 1950, "沈阳市", "沈阳市"),
        ("沈阳市", 2024, 2050, "沈阳市", "沈阳市"),
    ],
)
def test_the_state_of_a_year_is_the_one_that_held_or_the_next_to_it(
    path: str, at: int, year: int, name: str, city: str
) -> None:
    state = as_of(one(path, at), year)
    assert (state.name, state.city and state.city.name) == (name, city)
