import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.crawler.extraction.numerals import in_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("二〇二一年七月十三日", "2021年7月13日"),
        ("二○二一年十二月三十一日", "2021年12月31日"),
        ("二零二一年十月二十日", "2021年10月20日"),
        ("二0二一年一月廿五日", "2021年1月25日"),
        ("一九九九年十一月三十号", "1999年11月30日"),
        ("二〇二一年七月", "2021年7月"),
        ("二〇二一年十三月十十日", "2021年13月0日"),
        ("二〇二一年", "二〇二一年"),
        ("十三年七月", "十三年七月"),
    ],
)
def test_dates_in_numerals_are_put_into_digits(text: str, digits: str) -> None:
    assert in_digits(text) == digits


@given(st.text(alphabet="〇○零一二三九十廿卅年月日号 "))
def test_no_numeral_raises(text: str) -> None:
    in_digits(text)
