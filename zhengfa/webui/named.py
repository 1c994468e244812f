"""Whether a query is the name of an official, so that the search page leads to the official's page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhengfa.archive.errors import EngineError
from zhengfa.indexer.holders import asked_by
from zhengfa.indexer.language.tree import Node, Phrase, Text, TextField
from zhengfa.indexer.language.unparsing import unparse
from zhengfa.indexer.officials.asking import Asked, plain_name
from zhengfa.indexer.officials.spelling import is_spelling
from zhengfa.indexer.query import Query
from zhengfa.indexer.register.register import KnownName, Register
from zhengfa.webui.urls import texted

MOST = 5  # names: more are looked up on the page of all officials
_LONGEST = 20  # characters: no name has more


@dataclass(frozen=True, slots=True)
class Named:
    """The officials that a query names, and names of the same sound with the query that asks for each instead."""

    officials: Sequence[KnownName]
    alike: Sequence[tuple[str, Query]]


def named_by(tree: Node | None, query: Query, register: Register) -> Named | None:
    """Who is named by a query that is one name; None if it is none, or no official's."""
    if not isinstance(tree, Text | Phrase):
        return None
    typed = _name_in(tree)
    if not typed or len(typed) > _LONGEST:
        return None
    try:
        known = register.names(typed)[:MOST]
        alike = register.alike(typed)[:MOST] if known and typed == known[0].name else ()
    except EngineError:  # the search has answered; what is wrong with the register is told where it is asked for
        return None
    return Named(known, tuple((one.name, _instead(query, tree, typed, one.name)) for one in alike)) if known else None


def _name_in(leaf: Text | Phrase) -> str:
    """The name that a leaf asks for: 于天敏 of official:省委政法委书记于天敏. Pinyin is one behind official: alone."""
    if leaf.field is None:
        return "" if is_spelling(leaf.text) else plain_name(leaf.text)
    asked = asked_by(leaf) if leaf.field is TextField.OFFICIAL else Asked()
    return asked.name or asked.spelling or ""


def _instead(query: Query, leaf: Text | Phrase, name: str, other: str) -> Query:
    """The query with another name in the place of the one that it has."""
    return texted(query, unparse(replace(leaf, text=plain_name(leaf.text).replace(name, other))))
