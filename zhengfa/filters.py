"""The options that limit a result: to values of its facets, to what has none of some values, to days."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from zhengfa.indexer.limits import first_day, last_day, to_excluded
from zhengfa.indexer.query import FacetName

_DATE = "a date: write 2021, 2021-07 or 2021-07-13"
_EXCLUDED = f"FACET:VALUE, where FACET is one of {', '.join(FacetName)}"
_FILTERS = {
    "province": "this province",
    "level": "this level: central, province, city, county or media",
    "portal": "this portal, by its id",
    "channel": "this channel",
    "source": "what credits this source",
    "kind": "this kind of article, as `meeting`",
    "official": "what names this official",
    "post": "what names this post, by its label, as 辽宁省委政法委书记",
    "year": "this year of publication, or `unknown`",
    "repaired": "texts that are `as_published`, `repaired`, or `damaged` beyond repair",
    "clone": "`genuine` articles, or `suspected` clones",
}


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each facet, and those for exclusions and days."""

    @wraps(command)
    def checked(*arguments: Any, **options: Any) -> Any:
        if options["since"] and options["until"] and options["since"] > options["until"]:
            raise click.UsageError("--since is later than --until: write the earlier date first")
        return command(*arguments, **options)

    limited = checked
    for option in (
        click.option("--until", type=_Read(last_day, _DATE), help="Published on this date or earlier."),
        click.option("--since", type=_Read(first_day, _DATE), help="Published on this date or later: 2021, 2021-07 …"),
        click.option(
            "--not",
            "excluded",
            type=_Read(to_excluded, _EXCLUDED),
            multiple=True,
            help="Without these, as province:贵州 or clone:suspected; may be repeated.",
        ),
    ):
        limited = option(limited)
    for name, values in reversed(_FILTERS.items()):
        limited = click.option(f"--{name}", multiple=True, help=f"Only {values}; may be repeated.")(limited)
    return limited


class _Read(click.ParamType[Any]):
    """What a function reads, which raises ValueError if it cannot."""

    def __init__(self, read: Callable[[str], Any], form: str) -> None:
        self._read, self._form, self.name = read, form, "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value that a text stands for."""
        try:
            return self._read(value) if isinstance(value, str) else value
        except ValueError:
            return self.fail(f"{value!r} is not {self._form}", param, ctx)
