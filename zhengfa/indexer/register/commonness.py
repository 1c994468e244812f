"""How common a name is: whether two officials of one name are rather one person or two."""

import tomllib
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads(files("zhengfa.indexer.register").joinpath("names.toml").read_text("utf-8"))
_SURNAMES = frozenset(_DATA["surnames"])
_FREQUENT_SURNAMES = frozenset(_DATA["surnames"][: _DATA["most_frequent_surnames"]])
_GIVEN = frozenset(_DATA["given"])
_SHORT = 2  # characters: one given name in ten is of one character, drawn from few


class Commonness(IntEnum):
    """Three kinds of names."""

    RARE = 0  # a rare surname, a compound or dotted name
    ORDINARY = 1
    COMMON = 2  # 王伟, 李建国


@lru_cache(1 << 12)
def commonness(name: str) -> Commonness:
    """How common a name is, by its characters."""
    surname, given = name[:1], name[1:]
    if surname not in _SURNAMES or len(name) > _SHORT + 1:
        return Commonness.RARE
    is_frequent = surname in _FREQUENT_SURNAMES
    of_frequent = all(character in _GIVEN for character in given)
    if (len(name) == _SHORT and (is_frequent or of_frequent)) or (is_frequent and of_frequent):
        return Commonness.COMMON
    return Commonness.ORDINARY
