"""The labelled queries of `relevance.toml`, and how well an order of documents agrees with their judgements."""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("relevance.toml")
GRADES = (3, 2, 1)  # exactly what is wanted, clearly about it, mentions it in passing; what is not named is 0
DEPTH = 10  # documents that are looked at: what stands on a screen without scrolling


@dataclass(frozen=True, slots=True)
class Judged:
    """One query with what its person wants, and the grade of every document that is of any use."""

    text: str
    wants: str
    grades: Mapping[str, int]  # by the document's key


def load_judged(part: str) -> list[Judged]:
    """The queries over `samples` or over `shared`."""
    return [_judged(table) for table in tomllib.loads(LABELS.read_text("utf-8"))[part]]


def ndcg(keys: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG@10 of documents in the order found, against the best order of all that were judged."""
    return _dcg(grades.get(key, 0) for key in keys) / _dcg(sorted(grades.values(), reverse=True))


def _judged(table: Mapping[str, Any]) -> Judged:
    grades = {key: grade for grade in GRADES for key in table.get(str(grade), ())}
    named = sum(len(table.get(str(grade), ())) for grade in GRADES)
    if named != len(grades):
        raise ValueError(f"{LABELS.name}: {table['query']} judges a document twice")
    return Judged(table["query"], table["wants"], grades)


def _dcg(grades: Iterable[int]) -> float:
    best = list(grades)[:DEPTH]
    return sum((2.0**grade - 1) / math.log2(place + 2) for place, grade in enumerate(best))
