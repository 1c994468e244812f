"""The options that limit a result to values of its facets."""

from collections.abc import Callable
from typing import Any

import click

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
    """Give a command an option for each facet."""
    for name, values in reversed(_FILTERS.items()):
        command = click.option(f"--{name}", multiple=True, help=f"Only {values}; may be repeated.")(command)
    return command
