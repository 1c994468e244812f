"""How the press writes the names of regions."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from zhengfa.indexer.language.provinces import PROVINCES

NAMES: dict[str, Any] = tomllib.loads(files("zhengfa.indexer.regions").joinpath("names.toml").read_text("utf-8"))

# What a long name ends with, and what stands for it behind the short name: 凉山州, 清原县, 管城区, 广西自治区.
_KINDS = {
    "自治州": "州",
    "自治县": "县",
    "自治旗": "旗",
    "联合旗": "旗",
    "族区": "区",
    "自治区": "自治区",
    "特别行政区": "特区",
}


def _aliases() -> dict[str, list[str]]:
    aliases = {full: others.split() for full, others in NAMES["aliases"].items()}
    for ways in PROVINCES.values():
        full, *others = sorted((way for way in ways if not way.isascii()), key=len, reverse=True)
        aliases.setdefault(full, []).extend(others)
    return aliases


_ALIASES = _aliases()


@cache
def spellings(name: str, short: str) -> tuple[str, ...]:
    """The ways to write a name that say what it is: in full, shortened, and what else it is called."""
    kinds = [kind for end, kind in _KINDS.items() if name.endswith(end)]
    shortened = [short + kind for kind in kinds if short + kind != name]
    return (name, *shortened, *_ALIASES.get(name, ()))
