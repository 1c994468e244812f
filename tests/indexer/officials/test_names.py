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
        ("扎西多吉会见", "扎西多吉"),
        ("滚小雄。", "滚小雄"),  # a surname in no list, before a sure end
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
