"""What a document must fulfil, as every engine is asked for it. Pure data: each engine translates it.

A condition may give a document a score: tokens by BM25, the others none unless `Scored` says so.
"""

from dataclasses import dataclass, replace
from itertools import chain


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token anywhere in a field."""

    field: str
    token: str


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens at these distances from each other in a field that keeps positions; no score."""

    field: str
    tokens: tuple[tuple[int, str], ...]  # offset from the first, ascending


@dataclass(frozen=True, slots=True)
class Beginning:
    """A token that begins so; no score."""

    field: str
    start: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A keyword that is one of these; no score."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A number from first to last, both inclusive, either of them open; no score."""

    field: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of the parts; their scores are added."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the parts at least; the scores of those that hold are added."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Except:
    """Everything for which the part does not hold; no score."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Scored:
    """The part, with this score in the place of its own."""

    part: "Condition"
    score: float


@dataclass(frozen=True, slots=True)
class Preferring:
    """The part; extras change nothing but the score, to which those that hold are added."""

    part: "Condition"
    extras: "tuple[Condition, ...]"


Condition = Everything | Token | Row | Beginning | OneOf | Range | AllOf | AnyOf | Except | Scored | Preferring


def has_ranks(condition: Condition) -> bool:
    """Whether one document can fulfil it better than another: whether it asks for any token.

    Single characters do not count: where they are as common as a comma, all scores are the same.
    """
    match condition:
        case Token(_, token):
            return len(token) > 1
        case AllOf(parts) | AnyOf(parts):
            return any(map(has_ranks, parts))
        case Preferring(part):
            return has_ranks(part)
        case _:
            return False


def flat(condition: Condition) -> Condition:
    """The same with what is required in one conjunction, and all that is merely preferred beside it.

    Both engines take a third less time for that: they look at what is preferred of a document once.
    """
    match condition:
        case Preferring(part, extras):
            required, preferred = _parted(flat(part))
            return _joined(required, (*preferred, *extras))
        case AllOf(parts):
            parted = [_parted(flat(part)) for part in parts]
            required = tuple(chain.from_iterable(part for part, _ in parted))
            return _joined(required, tuple(chain.from_iterable(extras for _, extras in parted)))
        case _:
            return condition


def _parted(condition: Condition) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """What a flat condition requires, and what it prefers."""
    core, extras = (condition.part, condition.extras) if isinstance(condition, Preferring) else (condition, ())
    return (core.parts if isinstance(core, AllOf) else (core,)), extras


def _joined(required: tuple[Condition, ...], extras: tuple[Condition, ...]) -> Condition:
    core = required[0] if len(required) == 1 else AllOf(required)
    return Preferring(core, extras) if extras else core


def unranked(condition: Condition) -> Condition:
    """The same documents without a thought of their scores: what counts and orders by time are made of."""
    match condition:
        case Scored(part) | Preferring(part):
            return unranked(part)
        case AllOf(parts) | AnyOf(parts):
            return replace(condition, parts=tuple(map(unranked, parts)))
        case Except(part):
            return Except(unranked(part))
        case _:
            return condition
