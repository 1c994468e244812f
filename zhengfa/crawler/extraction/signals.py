"""What speaks for a value: every field is read from several signals, of which the first that says anything wins."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from zhengfa.archive.content import Provenance

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value of a field, and where it was read."""

    value: T
    provenance: Provenance
    detail: str = ""  # a tag's name, a selector, a label, or the rule that found it


def some(provenance: Provenance, detail: str, value: T | None) -> Iterator[Candidate[T]]:
    """A candidate, unless the signal says nothing."""
    if value:
        yield Candidate(value, provenance, detail)


def first(candidates: Iterator[Candidate[T]]) -> tuple[Candidate[T], ...]:
    """The winner alone: the signals behind it are not even looked at."""
    winner = next(candidates, None)
    return (winner,) if winner else ()


def every(candidates: Iterator[Candidate[T]]) -> tuple[Candidate[T], ...]:
    """The winner, and behind it all that lost, each value with its surest signal alone."""
    found: list[Candidate[T]] = []
    for candidate in candidates:
        if all(candidate.value != other.value for other in found):
            found.append(candidate)
    return tuple(found)


Choice = Callable[[Iterator[Candidate[T]]], tuple[Candidate[T], ...]]
