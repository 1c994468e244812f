"""What is taken out of a text because nobody wrote it for the text, and what is not. The sentences are ours."""

import pytest

from zhengfa.archive.content import Byline, Content
from zhengfa.indexer.repair.article import repair_article
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.repair.text import repair

PLACES = "合山市| 峨边| 鄢陵县| 察隅县| 镇沅| 沁水县| 平湖市|"


def kinds(text: str) -> set[RepairKind]:
    return {each.kind for each in repair(text, takes_out_tags=True).repairs}


@pytest.mark.parametrize("line", [PLACES, PLACES.replace("|", "｜"), "甲县|乙区|丙州|丁旗|戊市|己"])
def test_rows_of_places_are_spam(line: str) -> None:
    assert repair(f"会议召开。\n{line}\n全文完。").text == "会议召开。\n全文完。"
    assert repair(f"会议召开。\n{line}").text == "会议召开。"
    assert repair(f"{line}\n会议召开。").text == "会议召开。"
    assert repair(f"{line}\n{line}").text == ""
    assert kinds(f"会议召开。\n{line}") == {RepairKind.SPAM}


@pytest.mark.parametrize(
    "line",
    [
        *("【打印本页】【关闭本页】", "首页 | 打印", "分享到： 微信 微博 QQ空间", "字号：【大 中 小】", "返回首页"),
        *("您当前的位置：首页 > 政法要闻 > 正文", "上一篇：全市会议召开", "3上一篇 4下一篇", "点击数:0", "浏览 人次"),
        *("版权所有：某市委政法委", "京ICP备05000000号", "阅读次数：128次", "» »"),
    ],
)
def test_lines_of_the_page_around_are_taken_out(line: str) -> None:
    assert repair(f"会议召开。\n{line}\n全文完。").text == "会议召开。\n全文完。"
    assert kinds(f"会议召开。\n{line}") == {RepairKind.NAVIGATION}


@pytest.mark.parametrize(
    "line",
    [
        "参加会议的有：合山市、峨边县、鄢陵县、察隅县、镇沅县、沁水县、平湖市。",
        "合山市|峨边县|鄢陵县",  # too few to be a row
        "张三|李四|王五|赵六|钱七|孙八",
        "一、打印、复印须经登记。",
        "分享经验",
        "版权所有者起诉盗版网站",
        "民警在返回途中救起落水儿童",
        "手机客户端上线，群众办事不再跑",
        "位置：某市某区某路12号",
        "点击数据背后，是群众的期盼",
        "上一篇章已经翻过",
        "上一篇：报道已经刊出。今天接着说。",
        "真的吗?记者前往核实",
        "问??答",
        "1. 2?3",
        "文中……省略——破折",
        "C:\\work\\new",
        "a<b且c>d",
    ],
)
def test_lines_of_the_article_stay(line: str) -> None:
    text = f"会议召开。\n{line}\n全文完。"
    assert repair(text, takes_out_tags=True).text == text


@pytest.mark.parametrize(
    ("published", "repaired"),
    [
        ("浏览{{ pvCount }}次，会议召开。", "浏览次，会议召开。"),
        ("会议${title}召开。", "会议召开。"),
        ("会议召开,,全省,,,各地。。", "会议召开,全省,,,各地。"),
        ("??4月15日，会议召开。", "4月15日，会议召开。"),
        ("本报讯?1月24日，会议召开。", "本报讯 1月24日，会议召开。"),
        ("新华社电?记者获悉", "新华社电 记者获悉"),
        ("<p>会议</p><UCAPTITLE>召开</UCAPTITLE>\\r\\n全文\\n完", "会议召开全文完"),
    ],
)
def test_signs_that_nobody_wrote(published: str, repaired: str) -> None:
    done = repair(published, takes_out_tags=True)
    assert done.text == repaired
    assert repair(done.text, takes_out_tags=True).text == repaired


def test_tags_of_a_text_taken_whole_stay() -> None:
    assert repair("<p>会议召开</p>").text == "<p>会议召开</p>"


def test_an_article_is_repaired_field_by_field() -> None:
    content = Content(
        "全省會議召開",
        ("會(huì)議強調(diào)。", PLACES, "<p>要依法辦案?！?021年。</p>"),
        kicker="{{x}}",
        byline=Byline("遼河日報(bào)", ("記者 陳未",), "周硯"),
    )
    article = repair_article(content)
    repaired = article.content()
    assert repaired.headline == "全省会议召开"
    assert repaired.byline == Byline("辽河日报", ("记者 陈未",), "周砚")
    assert repaired.body[0] == "会议强调。"
    assert len(repaired.body) == 2
    assert repaired.body[1].startswith("要依法办案。")  # the tags are gone
    assert [name for name, _ in article.fields()] == ["kicker", "headline", "source", "authors", "editor", "body"]
    assert article.is_repaired
    assert article.is_damaged
    assert article.body.damaged_lines() == [False, True]
    assert article.body.damaged_lines_published() == [False, False, True]
    assert article.published is content


def test_an_article_that_says_nothing_stays_silent() -> None:
    article = repair_article(Content(None, ()))
    assert article.content() == Content(None, ())
    assert not article.is_repaired
    assert not article.is_damaged
