"""The material that articles are written from, read from the TOML files beside this one."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FIRST_DAY = "2019-01-01"  # tenures and set phrases leave no day from here
LAST_DAY = "2025-12-31"  # to here without an official or a phrase
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Tenure:
    """An official holds a post between two days, both included."""

    name: str
    since: date
    until: date
    province: str
    city: str  # "" for a post of the province
    role: str
    post: str  # as printed before the name


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
    tables = {**_table("news"), **_table("comments")}
    return tuple(_topic(name, table) for name, table in tables.items())


@cache
def load_tenures() -> tuple[Tenure, ...]:
    """All tenures of all officials, in the order of the file."""
    officials = _table("people")["officials"]
    return tuple(
        Tenure(name, date.fromisoformat(since), date.fromisoformat(until), *rest)
        for name, tenures in officials.items()
        for since, until, *rest in tenures
    )


@cache
def load_phrases(kind: str) -> tuple[Phrase, ...]:
    """The set phrases of a kind, `phrases` or `drives`."""
    return tuple(
        Phrase(text, date.fromisoformat(since), date.fromisoformat(until))
        for text, (since, until) in _table("people")[kind].items()
    )


def load_places(province: str) -> tuple[tuple[str, ...], ...]:
    """The cities of a province, each followed by some of its counties."""
    return tuple(tuple(row) for row in _table("people")["places"][province])


def load_staff(portal_id: str) -> Staff:
    """The staff of a portal."""
    return Staff(**{kind: tuple(names) for kind, names in _table("people")["staff"][portal_id].items()})


def load_specials() -> list[dict[str, Any]]:
    """The articles that are written out in full."""
    articles: list[dict[str, Any]] = _table("specials")["article"]
    return articles


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _topic(name: str, table: dict[str, Any]) -> Topic:
    blocks = {key: tuple(table.get(key, ())) for key in ("channels", "roles", "facts", "demands")}
    return Topic(
        id=name,
        since=date.fromisoformat(table.get("since", FIRST_DAY)),
        until=date.fromisoformat(table.get("until", LAST_DAY)),
        stories=tuple(Story(**{key: tuple(texts) for key, texts in story.items()}) for story in table["stories"]),
        **blocks,
    )
