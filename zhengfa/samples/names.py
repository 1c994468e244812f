"""Names for people who are made up."""

from functools import cache
from random import Random

from zhengfa.samples.tables import load_table

_SEED = 2026
_BLOCK = 40  # names, of which no other block has any


def made_up_names(block: int, count: int) -> tuple[str, ...]:
    """So many names of a block, always the same."""
    if count > _BLOCK:
        raise ValueError(f"a block has {_BLOCK} names, not {count}")
    return _names()[block * _BLOCK :][:count]


@cache
def _names() -> tuple[str, ...]:
    table = load_table("names")
    names = [surname + given for surname in table["surnames"] for given in table["given"].split()]
    Random(_SEED).shuffle(names)  # noqa: S311 - repeatable, not unpredictable
    return tuple(names)
