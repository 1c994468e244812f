"""What is asked in benchmarks: some 200 queries in classes, made of what stands in the made-up articles."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.corpus import SEED, changes, officials
from zhengfa.indexer.folding import fold
from zhengfa.indexer.query import Interval, Query, Sort
from zhengfa.indexer.tokens import TERMS

A_CLASS = 15  # queries of one class
_COMMON = (
    "会议",
    "工作",
    "政法",
    "社会",
    "问题",
    "发展",
    "群众",
    "安全",
    "公安",
    "法院",
    "建设",
    "教育",
    "信访",
    "干部",
    "案件",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One query and the class that it is counted in."""

    name: str
    query: Query


def asked() -> list[Asked]:
    """All queries, always the same. Only what a class is about is counted: facets in `facets` alone."""
    return [Asked(name, replace(query, facets=query.facets if name == "facets" else ())) for name, query in _made()]


def _made() -> Iterator[tuple[str, Query]]:
    chance = random.Random(SEED)
    texts = [fold("".join(change.revision.content.body)) for change in changes(60)]
    names = [name for name, _ in officials()[:200]]

    def piece(size: int) -> str:
        while True:
            text = chance.choice(texts)
            start = chance.randrange(len(text) - size)
            found = text[start : start + size]
            if not set(found) & set('“”"「」'):
                return found

    for number in range(A_CLASS):
        word, other, third = chance.sample(_COMMON, 3)
        name, term = chance.choice(names), chance.choice(TERMS)
        yield "word", Query(word)
        yield "and", Query(f"{word} {other} {third}"[: None if number % 2 else -3])
        yield "or", Query(f"{word} OR {other} OR {term}")
        yield "not", Query(f"{word} -{other}")
        yield "phrase", Query(f"“{piece(chance.choice((2, 3, 4, 6, 10, 20, 30)))}”")
        yield "character", Query(f"“{piece(1)}”")
        yield "official", Query(name)
        yield "filtered", Query(f"{word} 2018..2021-06", province=("辽宁",))
        yield "newest", Query(word, sort=Sort.NEWEST)
        yield "facets", Query(word)
        yield "histogram", Query(word, interval=(Interval.MONTH, Interval.DAY, Interval.YEAR)[number % 3])
        yield "near", Query(f"{name} near/5 {word}")
        yield "wildcard", Query(f"{name[0]}?{name[-1]}" if number % 2 else f"{word}*")
        yield "title", Query(f"title:{term}")
