"""Where a name ends that begins a text: by what follows it."""

import pytest

from zhengfa.indexer.officials.names import Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林向前出席", "林向前"),
        ("林向出席", "林向"),
        ("高强调研", "高强"),
        ("高强强调", "高强"),
        ("张同庆出席", "张同庆"),
        ("王敏到会讲话", "王敏"),
        ("王和平指出", "王和平"),
        ("王敏和李强", "王敏"),
        ("欧阳海主持", "欧阳海"),
        ("欧阳建军主持", "欧阳建军"),
        ("刘 坚 |", "刘坚"),
        ("努尔兰·阿不都拉主持", "努尔兰·阿不都拉"),
        ("买买提·艾山在会上", "买买提·艾山"),
        ("艾山·买买提出席", "艾山·买买提"),
        ("艾山·买买提深入基层", "艾山·买买提"),
        ("扎西多吉会见", "扎西多吉"),
        ("滚小雄。", "滚小雄"),  # a surname in no list, before a sure end
        ("禤国强，", "禤国强"),  # 强 begins verbs, but not before a mark
        ("宁静听后表态", "宁静"),  # a verb of one character, and its aspect
        ("林海找到矛盾双方", "林海"),
        ("苗苗带着材料", "苗苗"),
        ("路遥骑着车", "路遥"),
        ("多吉正在值班", "多吉"),  # no end inside 正在
        ("张立正在开会", "张立"),
        ("尼玛、", "尼玛"),
        ("尼玛看完", "尼玛"),
        ("公布方案", None),
        ("艾尼瓦尔，", "艾尼瓦尔"),
        ("古丽努尔分别带队", "古丽努尔"),
        ("阿布都热合曼出席", "阿布都热合曼"),
        ("沙马拉哈都参加", "沙马拉哈"),  # 都 is the next word
        ("马来西亚，", None),
        ("玉素甫江、", "玉素甫江"),
        ("温暖同志", "温暖"),
        ("温暖在", None),
        ("章程与说明", None),
        ("高度重视", None),
        ("马上部署", None),
        ("向大会报告", None),
        ("任副组长", None),
        ("主持会议", None),
    ],
)
def test_a_name_ends_before_what_follows(text: str, name: str | None) -> None:
    found = Names(text).read(0)
    assert (found.text if found else None) == name


def test_other_places_of_a_name_decide_where_what_follows_does_not() -> None:
    text = "王立新到。王立新指出，王立新强调"
    found = Names(text).read(0)
    assert found and found.text == "王立新"


def test_a_name_with_a_dot_does_not_go_over_a_line_end() -> None:
    assert Names("省委·\n省委").read(0) is None
