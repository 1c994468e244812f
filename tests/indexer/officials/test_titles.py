"""Where titles stand in a text. The sentences are invented."""

import pytest

from zhengfa.indexer.officials.titles import Titles


def found(text: str) -> list[str]:
    return [text[title.start : title.end] for title in Titles(text).find()]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("传达学习了省委书记的批示", ["省委书记"]),
        ("在副省长、省公安厅厅长陪同下", ["副省长、省公安厅厅长"]),
        ("省委常委、 政法委书记，副省长到会", ["省委常委、 政法委书记，副省长"]),
        ("副组长兼办公室主任", ["副组长兼办公室主任"]),
        ("省委政法委分管日常工作的副书记", ["省委政法委分管日常工作的副书记"]),
        ("市人力资源和社会保障局局长和市长", ["市人力资源和社会保障局局长", "市长"]),
        ("市委常委会、常务会议、主任会议、市长热线", []),
        ("海岭市委领导小组的领导作用", []),
        ("高新区（新市区）区委书记", ["高新区（新市区）区委书记"]),
        ("高新区兼新市区）区委书记", ["区委书记"]),  # nothing opens this bracket
        ("省人大代表团团长", ["省人大代表团团长"]),
        ("讴歌省长", ["省长"]),  # a verb in no list of ours
        ("市社区矫正管理局局长", ["市社区矫正管理局局长"]),  # 正 is a stop where no noun holds it
        ("常务副厅长（正厅级）、二级巡视员", ["常务副厅长（正厅级）、二级巡视员"]),
    ],
)
def test_titles_in(text: str, titles: list[str]) -> None:
    assert found(text) == titles


@pytest.mark.parametrize(
    ("text", "is_private"), [("学生", True), ("某公司董事长", True), ("公司党委书记", False), ("商会会长", True)]
)
def test_who_bears_only_a_private_title_is_no_official(text: str, is_private: bool) -> None:
    [title] = Titles(text).find()
    assert title.is_private is is_private
