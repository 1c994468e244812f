"""What a region is."""

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """The three levels that the table has."""

    PROVINCE = "province"  # 省, 自治区, 直辖市, 特别行政区, and the Corps
    CITY = "city"  # 地级市, 地区, 自治州, 盟
    COUNTY = "county"  # 县, 县级市, 区, 旗


@dataclass(frozen=True, slots=True)
class Region:
    """A state of a region: what it was in a run of years. Two states with one id are one region at two times."""

    id: str
    name: str = field(compare=False)  # in full: 凉山彝族自治州
    short: str = field(compare=False)  # 凉山; a county of one character keeps its kind: 房县
    level: Level = field(compare=False)
    parent: "Region | None" = field(compare=False, repr=False)  # its state at the time; None for a province
    adcode: str = field(compare=False)  # GB/T 2260, in the last year of the state
    first: int  # the first year at whose end the state held
    last: int | None = field(compare=False)  # None if it still holds

    @property
    def path(self) -> tuple["Region", ...]:
        """The regions above it and itself, the province first."""
        return (*self.parent.path, self) if self.parent else (self,)

    @property
    def province(self) -> "Region":
        """The province that it is or lies in."""
        return self.path[0]

    @property
    def city(self) -> "Region | None":
        """The city that it is or lies in; None for a province and for a county directly under one."""
        return next((region for region in self.path if region.level is Level.CITY), None)


def lies_in(region: Region, other: Region) -> bool:
    """Whether a region is another one, in any of its states, or lies in it."""
    return any(above.id == other.id for above in region.path)


def label(region: Region) -> str:
    """How a region is shown: 辽宁省, 沈阳市, 沈阳市和平区, 海南省琼海市. No two have the same label in one year."""
    if region.level is Level.COUNTY and region.parent:
        return region.parent.name + region.name
    return region.name
