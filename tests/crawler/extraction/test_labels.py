import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.crawler.extraction.labels import Field, before_labels, labelled, lift


def read(text: str) -> list[tuple[Field, str]]:
    line = lift(text)
    return [(field, line.as_published(start, end)) for field, start, end in labelled(line.text)]


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


def test_an_empty_label_between_glued_ones_has_no_value() -> None:
    assert read("作者:佚名来源:发布日期:2021年07月13日11时27分") == [
        (Field.AUTHOR, "佚名"),
        (Field.SOURCE, ""),
        (Field.TIME, "2021年07月13日11时27分"),
    ]


@pytest.mark.parametrize("blank", [" ", "\u3000", "\xa0", ""])
@pytest.mark.parametrize("colon", [":", "：", "∶", "︰", "丨", "/", " | ", "｜"])
def test_blanks_and_look_alikes_stand_in_labels(blank: str, colon: str) -> None:
    assert read(f"编{blank}辑{colon}王芳 作{blank}者{colon}李明") == [(Field.EDITOR, "王芳"), (Field.AUTHOR, "李明")]


@pytest.mark.parametrize(
    "label", ["初审", "复审", "终审", "审核", "审签", "校对", "制作", "监制", "作者单位", "发布人"]
)
def test_reviewers_are_neither_editors_nor_authors(label: str) -> None:
    assert read(f"{label}：王芳") == [(Field.OTHER, "王芳")]


def test_the_office_that_published_is_no_source_and_no_subject_of_a_sentence() -> None:
    assert read("2021-07-13 发布:某某网") == [(Field.PUBLISHER, "某某网")]
    assert read("发布机构：某市司法局") == [(Field.PUBLISHER, "某市司法局")]
    assert read("某市公安局发布：注意防范") == []


def test_what_stands_before_the_first_label() -> None:
    assert before_labels(lift("某网 2021-07-13 來(lái)源：省报")) == "某网 2021-07-13 "
    assert before_labels(lift("没有标签")) == "没有标签"


@given(st.text(alphabet="来源作者:： |编辑时间发布(a)\u3000x"))
def test_values_stand_in_order_within_the_line(text: str) -> None:
    line = lift(text)
    places = [place for _, *value in labelled(line.text) for place in value]
    assert places == sorted(places)
    assert all(0 <= place <= len(line.text) for place in places)


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
