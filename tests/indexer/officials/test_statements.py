import pytest

from zhengfa.indexer.officials.reading import read
from zhengfa.indexer.officials.records import StatementKind


def said(text: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.kind.value, one.title) for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委书记高岩主持会议。", [("高岩", "holds", "市委书记")]),
        ("会议决定任命高岩为青河市公安局局长。", [("高岩", "appointed", "青河市公安局局长")]),
        ("会议决定免去高岩的青河市公安局局长职务。", [("高岩", "removed", "青河市公安局局长")]),
        ("免去高岩青河市公安局局长的职务。", [("高岩", "removed", "青河市公安局局长")]),
        ("接受高岩辞去青河市市长职务的请求。", [("高岩", "removed", "青河市市长")]),
        ("高岩同志不再担任青河市委书记职务。", [("高岩", "removed", "青河市委书记")]),
        ("会议选举高岩为青河市人民检察院检察长。", [("高岩", "appointed", "青河市人民检察院检察长")]),
        ("高岩当选青河市市长。", [("高岩", "appointed", "青河市市长")]),
        ("提名高岩为青河市市长候选人。", [("高岩", "nominated", "青河市市长候选人")]),
        ("拟任青河市公安局副局长的高岩，男，1970年生。", [("高岩", "nominated", "青河市公安局副局长")]),
        ("原青河市委常委、政法委书记高岩被开除党籍。", [("高岩", "held", "原青河市委常委、政法委书记")]),
        ("高岩已任青河市市长。", [("高岩", "appointed", "青河市市长")]),
        ("公开资料显示，高岩此前任青河市市长。", [("高岩", "held", "青河市市长")]),
        (
            "青河市市长高岩出席。此前，他担任白河市市长。",
            [("高岩", "holds", "青河市市长"), ("高岩", "held", "白河市市长")],
        ),
        (
            "青河市市长高岩出席。此前，高岩任白河市市长。",
            [("高岩", "holds", "青河市市长"), ("高岩", "held", "白河市市长")],
        ),
        (
            "决定任命青河市公安局局长高岩为辽河省公安厅副厅长。",
            [("高岩", "holds", "青河市公安局局长"), ("高岩", "appointed", "辽河省公安厅副厅长")],
        ),
        (
            "选举高岩（女）、林向前为青河市副市长。",
            [("高岩", "appointed", "青河市副市长"), ("林向前", "appointed", "青河市副市长")],
        ),
    ],
)
def test_verbs_say_what_becomes_of_a_person_in_a_post(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


def test_one_sentence_may_say_two_things() -> None:
    text = "高岩同志任中共青河市委政法委书记，不再担任青河市中级人民法院院长职务。"
    assert said(text) == [
        ("高岩", "appointed", "中共青河市委政法委书记"),
        ("高岩", "removed", "青河市中级人民法院院长"),
    ]


def test_a_pronoun_stands_for_the_last_person() -> None:
    text = "高岩同志任辽河省委政法委书记，免去其省委秘书长职务。"
    assert said(text)[1] == ("高岩", "removed", "省委秘书长")


def test_the_last_verb_before_a_title_counts() -> None:
    text = "高岩，男，汉族，1965年3月生，历任青河市公安局副局长、白河市公安局局长，现任辽河省公安厅副厅长。"
    assert [(kind, title) for _, kind, title in said(text)] == [
        ("held", "青河市公安局副局长、白河市公安局局长"),
        ("holds", "辽河省公安厅副厅长"),
    ]


def test_lists_of_appointments_have_their_verb_in_the_heading() -> None:
    text = "任命：\n高岩为青河市副市长；\n免去：\n林向前的青河市副市长职务。"
    assert [(name, kind) for name, kind, _ in said(text)] == [("高岩", "appointed"), ("林向前", "removed")]


def test_a_resume_says_since_and_until_when() -> None:
    text = "高岩同志简历\n2010.05—2013.08 青河市和平区副区长\n2013.08—今 青河市委常委、政法委书记"
    found = [(one.name, one.kind.value, one.since, one.until) for one in read(text).statements]
    assert found == [("高岩", "held", "2010-05", "2013-08"), ("高岩", "holds", "2013-08", None)]


def test_a_life_needs_no_present_post() -> None:
    text = "高岩，男，1971年8月出生，汉族。历任青河市公安局副局长，白河市副市长。2019年4月任辽河市委常委。"
    found = [(one.kind.value, one.title, one.since) for one in read(text).statements]
    assert found == [("held", "青河市公安局副局长，白河市副市长", None), ("appointed", "辽河市委常委", "2019-04")]


def test_a_resume_may_end_without_a_word_on_today() -> None:
    text = "高岩简历\n高岩，男，汉族。\n2015.04—2020.02　青河市公安局副局长\n2020.02—　青河市副市长"
    found = [(one.name, one.kind.value, one.since, one.until) for one in read(text).statements]
    assert found == [("高岩", "held", "2015-04", "2020-02"), ("高岩", "holds", "2020-02", None)]


def test_a_sentence_may_date_what_it_says() -> None:
    text = "青河市委书记高岩出席。高岩2019年5月任白河市公安局局长。"
    assert [(one.kind.value, one.since) for one in read(text).statements] == [("holds", None), ("appointed", "2019-05")]


def test_a_life_belongs_to_nobody_where_two_may_be_meant() -> None:
    text = "青河市委书记高岩、市长林向前出席。\n曾任白河市公安局局长。"
    assert [title for _, _, title in said(text)] == ["青河市委书记", "市长"]


def test_a_statement_holds_its_whole_sentence() -> None:
    text = "会议召开。市委书记高岩讲话！散会。"
    [one] = read(text).statements
    assert text[one.start : one.end] == "市委书记高岩讲话！"


def test_private_people_hold_no_posts() -> None:
    assert said("记者高岩报道。教授林向前认为可行。") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("曾任青河市公安局副局长的高岩回顾了当年的做法。", StatementKind.HELD),
        ("时任青河市公安局副局长的高岩回忆说，那天下着雨。", StatementKind.HELD),
        ("现任青河市公安局副局长的高岩出席。", StatementKind.HOLDS),
        ("拟任青河市公安局副局长的高岩出席。", StatementKind.NOMINATED),
        ("已是青河市公安局副局长的高岩说，不容易。", StatementKind.HOLDS),
    ],
)
def test_a_verb_before_a_title_and_its_name_tells_when_it_was_held(text: str, kind: StatementKind) -> None:
    [said] = read(text).statements
    assert (said.name, said.kind) == ("高岩", kind)
