import pytest

from zhengfa.crawler.extraction.labels import Field, labelled, lift


def read(text: str) -> list[tuple[Field, str]]:
    line = lift(text)
    return [(field, line.as_published(start, end)) for field, start, end in labelled(line)]


def test_glued_labels_are_parted() -> None:
    assert read("時間:2022-02-17 11:11來源:法制日報責任編輯:趙維") == [
        (Field.TIME, "2022-02-17 11:11"),
        (Field.SOURCE, "法制日報"),
        (Field.CHIEF_EDITOR, "趙維"),
    ]


def test_annotated_labels_are_recognised_and_values_keep_their_annotations() -> None:
    assert read("來(lái)源:某某法制報(bào) | 發(fā)布時(shí)間: 2021-07-13") == [
        (Field.SOURCE, "某某法制報(bào) |"),
        (Field.TIME, "2021-07-13"),
    ]


@pytest.mark.parametrize(
    "text", ["来源：省报", "来 源：省报", "稿源:省报", "信息来源 : 省报", "出处：省报", "来源丨省报", "來源：省报"]
)
def test_a_source_has_many_labels(text: str) -> None:
    assert read(text) == [(Field.SOURCE, "省报")]


def test_empty_labels_have_empty_values() -> None:
    assert read("作者: 来源: 发布时间:2024年07月04日 点击数:0") == [
        (Field.AUTHOR, ""),
        (Field.SOURCE, ""),
        (Field.TIME, "2024年07月04日"),
        (Field.OTHER, "0"),
    ]


@pytest.mark.parametrize("text", ["数据来源:省公安厅", "图片来源：省报", "记者：您怎么看这件事？"])
def test_credits_of_charts_and_questions_of_interviews_are_no_byline(text: str) -> None:
    assert [field for field, _ in read(text)] == [Field.OTHER]


def test_a_label_without_a_colon_is_a_word() -> None:
    assert read("会议听取了来源国的情况，时间不长") == []


def test_real_brackets_are_kept() -> None:
    assert lift("村(居)委会、WTO(世贸)、甲(a1)").text == "村(居)委会、WTO(世贸)、甲(a1)"
