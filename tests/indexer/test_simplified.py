"""Traditional to simplified script: what is decided by the text around a character, and what by its being a name."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zhengfa.archive.content import Byline, Content
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.language.tree import Text
from zhengfa.indexer.officials.asking import plain_name
from zhengfa.indexer.repair.article import repair_article
from zhengfa.indexer.repair.simplified import is_traditional_text, simplified
from zhengfa.indexer.repair.text import repair

AROUND = "。省委會議強調了黨的領導"  # shows the script


def simple(text: str) -> str:
    """A piece of a text in traditional script, simplified."""
    return repair(text + AROUND).text.removesuffix("。省委会议强调了党的领导")


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("于天敏到營口市調研", "于天敏"),
        ("乾安縣委書記", "乾安县"),
        ("李乾元同志", "李乾元"),
        ("馮徵主任", "冯徵"),
        ("皇后鎮黨委", "皇后"),
        ("瀋陽市公安局", "沈阳"),
        ("沈某某", "沈某某"),
        ("檢察長谌某", "谌某"),
        ("于春沣記者", "于春沣"),
        ("記者魏彧", "魏彧"),
        ("畢昇路派出所", "毕昇"),
        ("薛岳、岳陽", "岳"),
        ("余某、剩餘", "余某"),
        ("范縣、範圍", "范县"),
        ("王著同志", "王著"),
        ("孙頔", "孙頔"),
    ],
)
def test_names_keep_their_characters(published: str, name: str) -> None:
    assert name in simple(published)


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("幹部、乾淨、乾杯", "干部、干净、干杯"),
        ("徵求意見、特徵", "征求意见、特征"),
        ("昇級", "升级"),
        ("剩餘、范圍", "剩余、范围"),
        ("擧報、侷長、方曏、唸書、爲人民", "举报、局长、方向、念书、为人民"),
        ("隨著、沿著、着力、著力、著名、編著", "随着、沿着、着力、着力、著名、编著"),
        ("圍繞著中心工作", "围绕着中心工作"),
        ("祇有、神祇", "只有、神祇"),
        ("甚麼、甚至", "什么、甚至"),
        ("死刑覆核、覆蓋、答覆", "死刑复核、覆盖、答复"),
        ("瞭解、瞭望", "了解、瞭望"),
        ("於是", "于是"),
    ],
)
def test_words_are_simplified_as_they_are_written_today(published: str, expected: str) -> None:
    assert simple(published) == expected


@pytest.mark.parametrize(
    "text",
    [
        "李乾元、于天敏、王昇出席会议，著名学者到会，研究部署下一阶段工作任务。",
        "瞭望哨、慰藉、薹草、於菟都是通用汉字。",
        "引《論語》一句，其余都是简化字，全文一共有很多很多个汉字，不因此成为繁体文本，也不因此改动一个字。",
    ],
)
def test_simplified_texts_keep_every_character(text: str) -> None:
    done = repair(text)
    assert done.text is text
    assert not is_traditional_text(text)


def test_a_line_in_traditional_script_is_simplified_in_any_text() -> None:
    clean = "会议强调，要坚持和发展新时代枫桥经验，完善矛盾纠纷多元预防调处化解综合机制。" * 3
    assert repair(f"{clean}\n遼寧省委書記於天敏主持會議\n{clean}").text.split("\n")[1] == "辽宁省委书记于天敏主持会议"


def test_the_page_tells_for_a_short_field() -> None:
    traditional = repair_article(
        Content("遼寧省委會議強調了黨的領導", ("會議強調。",), byline=Byline("乾安日報", ("李後",)))
    )
    assert traditional.content().byline == Byline("乾安日报", ("李后",))
    simplified = repair_article(
        Content("会议召开", ("会议强调，要依法办案，落实责任。",), byline=Byline(None, ("李後",)))
    )
    assert simplified.content().byline.authors == ("李後",)


@example("徵調")
@given(st.text(st.sampled_from("张張乾干淨净部幹徵冯馮頔昇升著着手強調强调出席，後后李于於"), max_size=12))
def test_no_character_is_lost_and_a_name_stays_as_it_is_when_it_is_read_again(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert plain_name(plain_name(text)) == plain_name(text)


@pytest.mark.parametrize(("typed", "expected"), [("張乾書記", "张乾书记"), ("乾淨", "干净"), ("刘頔", "刘頔")])
def test_what_is_typed_is_simplified_as_the_repair_does_it(typed: str, expected: str) -> None:
    assert simplified(typed) == expected
    assert parse(typed) == Text(expected)
