"""Kinds of articles, by their headlines."""

import pytest

from zhengfa.indexer.kinds import KINDS, Kind, kind_of


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("全省政法工作会议在沈阳召开", Kind.MEETING),
        ("市委书记到信访大厅调研", Kind.VISIT),
        ("省委书记对政法工作作出批示", Kind.INSTRUCTION),
        ("政法干部培训班开班", Kind.TRAINING),
        ("省公安厅召开新闻发布会", Kind.BRIEFING),
        ("关于张某等同志任前公示", Kind.APPOINTMENT),
        ("某市原副市长接受审查调查", Kind.INVESTIGATION),
        ("一起电信诈骗案宣判", Kind.CASE),
        ("信访工作条例施行", Kind.RULE),
        ("夏季治安打击整治行动启动", Kind.CAMPAIGN),
        ("时评：让群众少跑腿", Kind.COMMENT),
        ("春天来了", Kind.OTHER),
        (None, Kind.OTHER),
    ],
)
def test_headlines(headline: str | None, kind: Kind) -> None:
    assert kind_of(headline, None) is kind


def test_the_channel_decides_where_the_headline_says_nothing() -> None:
    assert kind_of("老王的一天", "以案释法") is Kind.CASE
    assert kind_of("全市会议召开", "以案释法") is Kind.MEETING


def test_every_kind_has_its_names() -> None:
    assert set(KINDS) == set(Kind)
