"""How common a name is: whether two officials of one name are rather one person or two."""

import re
import tomllib
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads(files("zhengfa.indexer.register").joinpath("names.toml").read_text("utf-8"))
_SURNAMES, _GIVEN = _DATA["surnames"], _DATA["given"]
_FIRST = {found[1]: float(found[2]) for found in re.finditer(r"(\D)(\d+)", _SURNAMES["first"].replace(" ", ""))}
_SINGLE, _FREQUENT = frozenset(_GIVEN["single"]), frozenset(_GIVEN["frequent"])
_PAIRS, _TIBETAN = frozenset(_GIVEN["pairs"].split()), frozenset(_GIVEN["tibetan"].split())

# Officials of the years that portals tell of: some 3,200 counties, cities and provinces, with a few dozen posts each
# that the press names, in four terms. And how much more often their generation bears its names than all people do.
_OFFICIALS, _GENERATION = 100_000, 1.5
# No name is safe: the shares are estimates. Of a surname in no list, and of any other.
_FEWEST_RARE, _FEWEST = 0.1, 0.5
_LISTED = frozenset([*_FIRST, *_SURNAMES["second"], *_SURNAMES["third"]])
_MINORITY = 0.5  # others of a name of a minority: whoever bears one is of few regions, where it is borne by many
_TIBETANS = 15.0
_COMMON, _SHORT = 3.0, 2


class Commonness(IntEnum):
    """Three kinds of names."""

    RARE = 0  # a rare surname
    ORDINARY = 1
    COMMON = 2  # 王伟, 李建国


@lru_cache(1 << 12)
def bearers(name: str) -> float:
    """How many other officials of a name are to be expected in all provinces."""
    if name in _TIBETAN or (len(name) == 4 and {name[:2], name[2:]} <= _TIBETAN):
        return _TIBETANS
    if len(name) > _SHORT + 1:
        return _MINORITY if "·" in name else _FEWEST_RARE
    expected = _OFFICIALS * _GENERATION * _surname_share(name[:1]) * _given_share(name[1:])
    return max(expected, _FEWEST if name[:1] in _LISTED else _FEWEST_RARE)


def commonness(name: str) -> Commonness:
    """How common a name is."""
    expected = bearers(name)
    if expected >= _COMMON:
        return Commonness.COMMON
    return Commonness.ORDINARY if expected >= _FEWEST else Commonness.RARE


def _surname_share(surname: str) -> float:
    if surname in _FIRST:
        return _FIRST[surname] / 1000
    part = next((part for part in ("second", "third") if surname in _SURNAMES[part]), "rest")
    return float(_SURNAMES[f"{part}_share"]) / 1000


def _given_share(given: str) -> float:
    if len(given) < _SHORT:
        return float(_GIVEN["single_share" if given in _SINGLE else "other_single_share"]) / 100_000
    if given in _PAIRS:
        return float(_GIVEN["pair_share"]) / 100_000
    shares = (_GIVEN["frequent_share" if one in _FREQUENT else "other_share"] / 1000 for one in given)
    return float(next(shares) * next(shares))
