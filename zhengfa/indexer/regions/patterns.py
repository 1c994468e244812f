"""What is looked for in running text: which names, and what must not stand beside them. See `names.toml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from zhengfa.indexer.alternatives import any_of
from zhengfa.indexer.regions.records import Level
from zhengfa.indexer.regions.spelling import NAMES
from zhengfa.indexer.regions.table import Table, load_table

FEWEST = 3  # 房县 and 郊区 are too short to be found wherever they stand: 我们全县
_SINCE = 1998  # short names of cities that ended before mean today's counties: 温江, 晋江

_RULES: dict[str, str] = NAMES["finding"]
GUARDS = frozenset(_RULES["guards"].split())
_NOT_BEHIND: Mapping[str, str] = NAMES["not_behind"]
_NOT_BEFORE = {name: tuple(words.split()) for name, words in NAMES["not_before"].items()}

KIND = re.compile("[省市区县州旗盟]")
_KIND_GOES_ON = re.compile("(?<=市)场|(?<=区)[域块间别位]")  # 市场, 区域: the kind is of the next word
# 南京大学, 北京时间, 北京东路, 黄河南岸: a name of something else.
_SHORT_GOES_ON = re.compile("大学|时间|[东西南北中]?(?:路|大街|街道|大道|胡同)|(?<=[东西南北])[站岸侧端麓坡街段]")


@dataclass(frozen=True, slots=True)
class Sought:
    """The names that are looked for."""

    full: frozenset[str]  # with their kind, wherever they stand
    tails: frozenset[str]  # the last two characters of each of them
    longest: int
    beginnings: frozenset[str]  # the first two characters of whatever may follow the name of a region above it
    short: re.Pattern[str]  # short names, wherever they stand, and the words that guard
    cities: frozenset[str]  # short names of cities, behind the name of their province


@cache
def load_sought() -> Sought:
    """The names that are looked for, made once."""
    table = load_table()
    full = frozenset(name for name in table.named if len(name) >= FEWEST and KIND.fullmatch(name[-1]))
    full -= {*_RULES["full_in_paths"].split()}
    cities = frozenset(_short_names(table, Level.CITY))
    short = cities.union(_short_names(table, Level.PROVINCE), _RULES["also"].split())
    return Sought(
        full,
        frozenset(name[-2:] for name in full),
        max(map(len, full)),
        frozenset(name[:2] for name in cities.union(table.named)),
        re.compile(any_of(short.difference(_RULES["short_in_paths"].split()) | GUARDS)),
        cities,
    )


def _short_names(table: Table, level: Level) -> Iterator[str]:
    for name, regions in table.short.items():
        if any(region.level is level and (region.last or _SINCE) >= _SINCE for region in regions):
            yield name


def is_full_name(text: str, start: int, end: int) -> bool:
    """Whether a name in full is one where it stands, and no part of other words."""
    if _KIND_GOES_ON.match(text, end):
        return False
    behind = _NOT_BEHIND.get(text[start:end], "")
    if text.startswith("长", end):  # 李长春市长: a name and a title
        behind += _RULES["surnames"]
    return not start or text[start - 1] not in behind


def is_short_name(text: str, start: int, end: int, *, is_in_path: bool = False) -> bool:
    """Whether a short name is one where it stands, and no part of other words."""
    if _SHORT_GOES_ON.match(text, end) or text.startswith(_NOT_BEFORE.get(text[start:end], ()), end):
        return False
    return is_in_path or end - start > 2 or not start or text[start - 1] not in _RULES["surnames"]
