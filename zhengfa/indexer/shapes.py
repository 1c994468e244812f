"""Patterns and distances as rows: which characters stand at which distances from each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ANY_ONE, ANY_RUN = "?", "*"
# What `*` inside a name or word may stand for: more would reach over into the next clause of a sentence.
LONGEST_RUN = 8  # characters


@dataclass(frozen=True, slots=True)
class Shape:
    """Characters at their distances from the first place, and how many places there are in all."""

    characters: tuple[tuple[int, str], ...]
    width: int

    def beside(self, other: "Shape", gap: int) -> "Shape":
        """This shape, so many places, and the other one."""
        start = self.width + gap
        moved = tuple((start + offset, character) for offset, character in other.characters)
        return Shape(self.characters + moved, start + other.width)


def shapes_of(pattern: str) -> list[Shape]:
    """Every shape that a folded text with `?` and `*` stands for; one, if it has no `*`."""
    first, *others = pattern.split(ANY_RUN)
    shapes = [_shape(first)]
    for other in others:
        shapes = [shape.beside(_shape(other), gap) for shape in shapes for gap in range(LONGEST_RUN + 1)]
    return shapes


def regex_of(pattern: str) -> str:
    """A regular expression for what a pattern stands for."""
    meaning = {ANY_ONE: ".", ANY_RUN: f".{{0,{LONGEST_RUN}}}?"}
    return "".join(meaning.get(character, re.escape(character)) for character in pattern)


def near_shapes(left: list[Shape], right: list[Shape], distance: int) -> Iterator[Shape]:
    """Every way in which two texts stand beside each other, either before the other, with so much between at most."""
    for gap in range(distance + 1):
        for one in left:
            for other in right:
                yield one.beside(other, gap)
                if one != other:
                    yield other.beside(one, gap)


def solid_runs(pattern: str) -> list[str]:
    """The characters of a pattern between its `?` and `*`."""
    return pattern.replace(ANY_RUN, ANY_ONE).replace(ANY_ONE, " ").split()


def _shape(text: str) -> Shape:
    characters = tuple((place, c) for place, c in enumerate(text) if c != ANY_ONE)
    return Shape(characters, len(text))
