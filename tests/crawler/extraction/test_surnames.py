import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.crawler.extraction.surnames import is_name, is_place, is_word


@pytest.mark.parametrize("text", ["王芳", "李小明", "欧阳芳", "歐陽小明", "徐　超", "徐 超", "努尔·白克力", "鄧小明"])
def test_names_are_known(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["", "王", "国家", "江苏", "全文", "高清", "时政", "高新区", "江南网", "王芳芳芳", "Wang"]
)
def test_places_and_words_that_begin_like_names_are_none(text: str) -> None:
    assert not is_name(text)


def test_provinces_and_cities_are_places() -> None:
    assert all(map(is_place, ("北京", "北京市", "江苏省", "内蒙古自治区", "广西壮族自治区")))
    assert not any(map(is_place, ("北京日报", "", "市人大", "广西政法网")))


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert not (is_name(text) and is_word(text))
