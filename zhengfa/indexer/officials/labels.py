"""How a post is called: one post, one label, however it is written. 中共辽宁省委政法委员会书记 → 辽宁省委政法委书记."""

from zhengfa.indexer.officials.lexicon import COMMITTEES, NATIONAL_OFFICES, NATIONAL_ORGANS
from zhengfa.indexer.officials.records import Label, Post

_PARTY, _GOVERNMENT = "党委", "政府"
_GRADES = ("一级", "二级", "三级", "四级")  # 正厅级 and the like are ranks of the person
_GROUP = "领导"  # 市领导 names no post
_CHAIRMAN, _AUTONOMOUS = "主席", "自治区"  # whose head of government is called so


def is_national(post: Post) -> bool:
    """Whether a post is one of the whole country."""
    if post.level == "国" or (post.organ and post.region is None and NATIONAL_ORGANS.match(post.organ)):
        return True
    return post.office in NATIONAL_OFFICES and post.region is None and post.organ in (None, "国务院")


def label_of(post: Post, place: str) -> Label | None:
    """The label of a post of a place, which is `` where the post says of none; None if it names no post."""
    office = office_of(post)
    if is_national(post):
        organ = post.organ or ("" if post.region is None else post.region)
        return Label(organ, office)
    if _is_chairman(post):
        return Label(place, office)
    if post.organ is None or post.office == _GROUP:
        return None
    if post.organ == _GOVERNMENT and _is_chief(post):
        return Label(_of_chief(place, post), office)
    return Label(_organ(post.organ, place, post.level), office)


def office_of(post: Post) -> str:
    """The office with what grades it: 一级巡视员, 常务副书记."""
    rank = post.rank if post.rank in _GRADES else ""
    return f"{rank}{'常务' if post.is_executive else ''}{'副' if post.is_deputy else ''}{post.office}"


def _is_chief(post: Post) -> bool:
    return post.office.endswith("长") and post.office[:-1] in COMMITTEES


def _is_chairman(post: Post) -> bool:
    """自治区主席, 自治区政府副主席; another organ's 主席 is named with the organ."""
    return post.office == _CHAIRMAN and post.level == _AUTONOMOUS and post.organ in (None, _GOVERNMENT)


def _of_chief(place: str, post: Post) -> str:
    """省长 says itself of what: 辽宁省|省长, and without a known region 省长 alone."""
    return "" if place == post.office[:-1] else place


def _organ(organ: str, place: str, level: str | None) -> str:
    if not organ.startswith(_PARTY) and organ != "政法委":
        return place + organ
    rest = organ.removeprefix(_PARTY)
    called = COMMITTEES.get(level or "")
    if not place or called is None:
        return place + _PARTY + rest if place or organ.startswith(_PARTY) else organ
    return f"{place.removesuffix('地区')}{called}{rest}" if called == "地委" else place + called + rest
