"""The material that articles are written from, read from the TOML files beside this one."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from zhengfa.samples.names import made_up_names
from zhengfa.samples.portals import FIRST_PORT, PORTALS
from zhengfa.samples.tables import load_table

FIRST_DAY = "2016-01-01"  # tenures and set phrases leave no day from here
LAST_DAY = "2025-12-31"  # to here without an official or a phrase
_REPORTERS, _EDITORS = 5, 3
_BLOCKS_OF_PROVINCES = 32  # of names: China has 31 of them on the mainland


@dataclass(frozen=True, slots=True)
class Story:
    """What happened: headlines, leads and ends that fit together."""

    headlines: tuple[str, ...]
    leads: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """The building blocks of one kind of article."""

    id: str
    channels: tuple[str, ...]  # folders
    roles: tuple[str, ...]  # of the official whom the article is about; none: it names no official
    since: date
    until: date
    stories: tuple[Story, ...]
    facts: tuple[str, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase, and the days between which articles use it."""

    text: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works for a portal, and the outlets that it credits."""

    reporters: tuple[str, ...]
    editors: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def load_topics() -> tuple[Topic, ...]:
    """All topics, of news and of comments."""
    tables = {**load_table("news"), **load_table("comments")}
    return tuple(_topic(name, table) for name, table in tables.items())


@cache
def load_phrases(kind: str) -> tuple[Phrase, ...]:
    """The set phrases of a kind, `phrases` or `drives`."""
    return tuple(
        Phrase(text, date.fromisoformat(since), date.fromisoformat(until))
        for text, (since, until) in load_table("people")[kind].items()
    )


def load_places(province: str, city: str = "") -> tuple[tuple[str, ...], ...]:
    """The cities of a province, or the one that is named, each followed by some of its counties."""
    places = (load_table("people")["places"] | load_table("places"))[province]
    return tuple(tuple(row) for row in places if city in ("", row[0]))


@cache
def load_staff(portal_id: str) -> Staff:
    """The staff of a portal: as the file says, or made up."""
    if written := load_table("people")["staff"].get(portal_id):
        return Staff(**{kind: tuple(names) for kind, names in written.items()})
    portal = PORTALS[portal_id]
    names = made_up_names(portal.port - FIRST_PORT + _BLOCKS_OF_PROVINCES, _REPORTERS + _EDITORS)
    sources = (portal.name, f"{portal.province}样例法治报", f"{portal.province}样例日报")
    return Staff(names[:_REPORTERS], names[_REPORTERS:], sources)


def load_specials() -> list[dict[str, Any]]:
    """The articles that are written out in full."""
    articles: list[dict[str, Any]] = load_table("specials")["article"]
    return articles


def _topic(name: str, table: dict[str, Any]) -> Topic:
    blocks = {key: tuple(table.get(key, ())) for key in ("channels", "roles", "facts", "demands")}
    return Topic(
        id=name,
        since=date.fromisoformat(table.get("since", FIRST_DAY)),
        until=date.fromisoformat(table.get("until", LAST_DAY)),
        stories=tuple(Story(**{key: tuple(texts) for key, texts in story.items()}) for story in table["stories"]),
        **blocks,
    )
