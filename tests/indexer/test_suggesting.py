"""Did you mean: names that sound alike."""

import pytest

from tests.indexer.conftest import Find
from tests.making import Archivist
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.language.limits import MAX_LENGTH
from zhengfa.indexer.language.tree import All, Phrase, Text
from zhengfa.indexer.suggesting import suggest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("张国青", ("张国清",)),
        ("“张国青”", ('"张国清"',)),
        ("章国清", ("张国清",)),
        ("張國青 调研", ("张国清 调研",)),
        ("张国清", ()),
        ("张国强", ()),
        ("于天民", ("于天敏",)),
        ("信访", ()),
        ("-张国青", ()),
    ],
)
def test_names_of_the_same_sound_are_offered(
    find: Find, archivist: Archivist, typed: str, meant: tuple[str, ...]
) -> None:
    for number in range(5):
        archivist.save_text(f"http://a.cn/{number}", "省委书记张国清到营口调研，于天敏陪同。")
    assert find(typed).suggestions == meant


def test_nothing_is_offered_for_what_is_merely_counted_or_would_be_too_long(
    find: Find, engine: Engine, archivist: Archivist
) -> None:
    for number in range(5):
        archivist.save_text(f"http://a.cn/{number}", "省委书记张国清到营口调研。")
    assert find("张国青", limit=0).suggestions == ()
    for length, offered in ((10, 1), (MAX_LENGTH, 0)):
        tree = All((Text("张国青"), Phrase("调" * length)))
        assert len(suggest(engine, tree, total=0)) == offered


def test_nothing_is_offered_that_nobody_wrote(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "天气晴朗。")
    assert find("张国青").suggestions == ()
