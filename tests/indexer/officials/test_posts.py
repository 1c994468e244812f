"""A title's components → posts. One post has one form, however it is written."""

import pytest

from zhengfa.indexer.officials.posts import read_posts
from zhengfa.indexer.officials.records import Post


def said(post: Post) -> str:
    """Region, organ and office, and what else is said; – for what is not."""
    flags = [flag for flag in ("deputy", "executive", "acting", "former") if getattr(post, f"is_{flag}")]
    return " ".join([post.region or "–", post.organ or "–", post.office, *([post.rank] if post.rank else []), *flags])


@pytest.mark.parametrize(
    ("title", "posts"),
    [
        ("省委书记", ["省 党委 书记"]),
        ("省委政法委书记", ["省 政法委 书记"]),
        ("政法委书记", ["– 政法委 书记"]),
        ("中共青岩省委政法委员会书记", ["青岩省 政法委 书记"]),
        ("省委常委、政法委书记", ["省 党委 常委", "省 政法委 书记"]),
        ("盟委委员、政法委书记", ["盟 党委 委员", "盟 政法委 书记"]),
        ("兵团党委常委、政法委书记", ["兵团 党委 常委", "兵团 政法委 书记"]),
        ("自治区党委副书记", ["自治区 党委 书记 deputy"]),
        ("海岭市委副书记、市长", ["海岭市 党委 书记 deputy", "海岭市 政府 市长"]),
        ("副省长、省公安厅厅长", ["省 政府 省长 deputy", "省 公安厅 厅长"]),
        ("海岭市长", ["海岭市 政府 市长"]),
        ("市公安局长", ["市 公安局 局长"]),
        ("北川民族自治县委书记", ["北川民族自治县 党委 书记"]),
        ("云岭区委书记", ["云岭区 党委 书记"]),
        ("市委政法委原常务副书记", ["市 政法委 书记 deputy executive former"]),
        ("原省委书记", ["省 党委 书记 former"]),
        (
            "省公安厅党委副书记、常务副厅长（正厅级）",
            ["省 公安厅党委 书记 deputy", "省 公安厅 厅长 正厅级 deputy executive"],
        ),
        ("省高级人民法院代院长", ["省 高级法院 院长 acting"]),
        ("市信访局党组书记、局长", ["市 信访局党组 书记", "市 信访局 局长"]),
        ("最高人民法院院长", ["– 最高法院 院长"]),
        ("国家信访局局长", ["国家 国家信访局 局长"]),
        ("一级巡视员", ["– – 巡视员 一级"]),
        ("副厅长级副科级局长", ["– – 局长 副科级"]),  # of two ranks the one beside the office
        ("云岭警备区副司令员", ["– 云岭警备区 司令员 deputy"]),
        ("市市场监督管理局局长", ["市 市场监督管理局 局长"]),
        ("市社区矫正管理局局长", ["市 社区矫正管理局 局长"]),
        ("副市长候选人", ["市 政府 市长 deputy"]),
        ("海岭市委常委、高新区（新市区）区委书记", ["海岭市 党委 常委", "高新区 党委 书记"]),
        ("局长", ["– – 局长"]),
        # The office behind a commission is the commission's, and no government's.
        ("省教育整顿领导小组副组长、办公室主任", ["省 教育整顿领导小组 组长 deputy", "省 教育整顿领导小组办公室 主任"]),
        (
            "市信访工作联席会议召集人、办公室副主任",
            ["市 信访工作联席会议 召集人", "市 信访工作联席会议办公室 主任 deputy"],
        ),
        ("县防汛抗旱指挥部副指挥长、办公室主任", ["县 防汛抗旱指挥部 指挥长 deputy", "县 防汛抗旱指挥部办公室 主任"]),
        ("市委常委、办公室主任", ["市 党委 常委", "市 办公室 主任"]),
    ],
)
def test_posts_of(title: str, posts: list[str]) -> None:
    assert [said(post) for post in read_posts(tuple(title.split("、")))] == posts


def test_an_inherited_region_is_said_to_be_inherited() -> None:
    first, second = read_posts(("省委常委", "政法委书记"))
    assert (first.is_region_inherited, second.is_region_inherited) == (False, True)


def test_a_level_is_what_the_region_ends_with() -> None:
    titles = ("青岩省委书记", "北川民族自治县委书记", "区委书记", "中央政法委书记", "局长")
    assert [read_posts((title,))[0].level for title in titles] == ["省", "自治县", "区", "国", None]
