"""How a post is called: one post, one label, however it is written. 中共辽宁省委政法委员会书记 → 辽宁省委政法委书记."""

from dataclasses import dataclass

from zhengfa.indexer.officials.lexicon import COMMITTEES, HEADS, NATIONAL_OFFICES, NATIONAL_ORGANS
from zhengfa.indexer.officials.records import Post

_PARTY, _GOVERNMENT = "党委", "政府"
_GROUP = "领导"  # 市领导 names no post


@dataclass(frozen=True, slots=True)
class Label:
    """The two parts of a post's name: so that 书记 can be told from 副书记 wherever labels are searched."""

    organ: str  # with its region: 辽宁省委政法委
    office: str  # 常务副书记

    def __str__(self) -> str:
        return self.organ + self.office


def is_national(post: Post) -> bool:
    """Whether a post is one of the whole country."""
    if post.organ in NATIONAL_ORGANS or post.level == "国":
        return True
    return post.office in NATIONAL_OFFICES and post.region is None and post.organ in (None, "国务院")


def label_of(post: Post, place: str) -> Label | None:
    """The label of a post of a place, which is `` where the post says of none; None if it names no post."""
    office = _office(post)
    if is_national(post):
        organ = post.organ or ("" if post.region is None else post.region)
        return Label(organ, office)
    if post.organ is None or post.office == _GROUP:
        return None
    if post.organ == _GOVERNMENT and _is_chief(post):
        return Label(_of_chief(place, post), office)
    return Label(_organ(post.organ, place, post.level), office)


def _office(post: Post) -> str:
    rank = post.rank if post.rank and HEADS.fullmatch(f"{post.office}") and len(post.rank) == 2 else ""
    rank = rank if rank in ("一级", "二级", "三级", "四级") else ""
    return f"{rank}{'常务' if post.is_executive else ''}{'副' if post.is_deputy else ''}{post.office}"


def _is_chief(post: Post) -> bool:
    return post.office.endswith("长") and post.office[:-1] in COMMITTEES


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
