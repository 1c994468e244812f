"""The tree of a query. Texts are folded and in simplified script, as the index holds them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TextField(StrEnum):
    """What a text can be limited to."""

    TITLE = "title"
    OFFICIAL = "official"
    POST = "post"
    SOURCE = "source"
    CHANNEL = "channel"
    EDITOR = "editor"
    AUTHOR = "author"


class ValueField(StrEnum):
    """What is one of a list of values."""

    PORTAL = "portal"
    PROVINCE = "province"
    LEVEL = "level"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Text:
    """What was typed without quotes and blanks: the words in it must occur."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was typed in quotes: exactly these characters."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Characters with `?` for any one, with `*` for a few of any kind, or with `*` at the end: words that begin so."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Two texts with so many characters between them at most, either of them first."""

    left: Text | Phrase | Pattern  # without a field, and without `*`
    right: Text | Phrase | Pattern
    distance: int
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A field that has this value."""

    field: ValueField
    value: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Published from the first to the last day, both inclusive; one of them may be open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class All:
    """Each of two or more parts, none of which is an All."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """One at least of two or more parts, none of which is an Any."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: "Node"


TextLeaf = Text | Phrase | Pattern | Near
Leaf = TextLeaf | Value | Dates
Node = Leaf | All | Any | Not


def leaf_count(node: Node) -> int:
    """How many leaves a tree has; two texts near each other are two."""
    match node:
        case All(parts) | Any(parts):
            return sum(map(leaf_count, parts))
        case Not(part):
            return leaf_count(part)
        case Near():
            return 2
        case _:
            return 1


def parts_of(tree: Node | None) -> tuple[Node, ...]:
    """What must all hold by a tree; nothing by none."""
    return tree.parts if isinstance(tree, All) else (tree,) if tree else ()
