"""Counts are kept while the index is as it was."""

from zhengfa.indexer.query import Query, Result
from zhengfa.webui import counting
from zhengfa.webui.counting import CountsMemory


class Index:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.state = 1
        self.asked: list[Query] = []

    def search(self, query: Query) -> Result:
        self.asked.append(query)
        return Result(query, self.state, (), {})

    def watermark(self) -> int:
        return self.state


def test_the_same_is_counted_once_until_the_index_changes() -> None:
    index = Index()
    memory = CountsMemory(index.search, index.watermark)
    assert [memory.read(Query(text)).total for text in ("甲", "乙", "甲")] == [1, 1, 1]
    assert len(index.asked) == 2
    index.state = 2
    assert memory.read(Query("甲")).total == 2


def test_only_the_last_ones_are_kept() -> None:
    index = Index()
    memory = CountsMemory(index.search, index.watermark)
    for number in range(counting.KEPT + 1):
        memory.read(Query(f"{number}"))
        memory.read(Query("0"))
    asked = len(index.asked)
    memory.read(Query("0"))
    memory.read(Query("1"))
    assert len(index.asked) == asked + 1
