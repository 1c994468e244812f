"""A title's posts: 省委常委、政法委书记 is (省, 党委, 常委) and (省, 政法委, 书记).

A component without a region of its own has that of the component before it in the same title, as the press means it;
one that is nothing but an office (书记、局长) has its organ too. What a title does not say stays None.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from zhengfa.indexer.officials.lexicon import (
    ACTING,
    BARE_REGIONS,
    COUNTRY,
    DEPUTY,
    EXECUTIVE,
    FORMER,
    HAN,
    HEADS,
    LEVELS,
    MODIFIERS,
    OFFICE_ORGANS,
    ORGANS,
    RANKS,
)
from zhengfa.indexer.officials.records import Post

_BRACKET = re.compile(r"[（(]([^（）()]*)[）)]$")
_ACTING_SAID = ("主持工作", "代理")
_OTHER_NAME = re.compile(r"[（(][^（）()]*[）)](?=.)")  # 高新区（新市区）区委书记
_QUALIFIER = re.compile(f"({MODIFIERS}|(?:分管|负责|主持)[{HAN}]{{2,8}}工作的)$")
_SESSION = re.compile("第[〇一二三四五六七八九十百\\d]+届")
_FORMER_INSIDE = re.compile("(?<=.)原(?=党组|(?<=[局厅院委会]原)党委)")  # 人大常委会原党组副书记, 公安局原党委书记
_LEADING = re.compile("原|时任|前(?!郭)|现任|中国共产党|中共(?!中央)")
_COUNTRY = re.compile("|".join(COUNTRY))
_BARE = re.compile("|".join(BARE_REGIONS))
# 省 and the like where they end a region and do not begin or end a word of an organ: 市场, 警备区, 农村.
_LEVEL = (
    "特别行政区|自治[区州县旗]|开发区|高新区|经开区|新区|地区|林区|街道|省"
    "|(?<!城)市(?!场|容|民|政(?![府协法务])|区[纪委人政公法检司信])|县"
    "|(?<=城)市(?=委|人[民大]|政[府协]|公安|司法|检察|法院|中级|[纪监]委|市|$)"  # 应城市委, but not 城市管理局
    "|(?<![军战警备戒社景园库矿港校小])区(?!域|划)|盟|旗|镇(?![市县])|乡(?!村振兴|[镇市县])|(?<!农)村(?!镇)"
    "|社区(?!矫正)|苏木|(?<=矿)区(?=委|人[民大]|政[府协法]|公安|司法|检察|法院|[纪监]委|信访|$)"  # 景德镇市, 阳泉市矿区
    "|(?:(?<=自治)|^|(?<=[^{han}]))州|州(?=委|人大|人民|政|公安|司法|中级|中院|检察|法院|[纪监]委|信访|长)"
).replace("{han}", HAN)
_REGION = re.compile(f"[{HAN}]{{0,12}}?(?:{_LEVEL})(?:[{HAN}]{{1,12}}?(?:{_LEVEL}))*")
_PREFECTURE, _PREFECTURE_OFFICE = (
    re.compile("(.*?)地(委.*)"),
    "行署",
)  # 阿里地委 is of 阿里地区, 地委 of the one that is meant
_AUTONOMOUS, _CHAIR = "自治区", "主席"  # who leads its government
_MERGED = frozenset(["局长", "厅长", "部长", "院长", "处长", "所长"])  # 公安局长 is 公安局's 局长
# Bodies of members from many organs, whose office is named by 办公室 alone behind them.
_COMMISSION = re.compile("(?:领导小组|协调小组|委员会|常委会|联席会议|指挥部|政法委|综治委|禁毒委|平安委)$")
_BARE_OFFICE = "办公室"
# The Party's parts of organs, and what has none of them: the committees of regions, and organs that those lead.
_WITHIN = {
    "党委": re.compile("党委|党工委|政法委|政府|人大|政协|纪委|监委"),
    "党组": re.compile("党委|党工委|政法委"),
}
_PARTY_GROUP = re.compile("党组$|党委$")


class _Parts(NamedTuple):
    before: str  # region and organ
    office: str
    qualifiers: tuple[str, ...]  # from the right


@lru_cache(1 << 14)
def read_posts(components: tuple[str, ...]) -> tuple[Post, ...]:
    """The posts of a title's components, in their order."""
    posts: list[Post] = []
    for component in components:
        before, post = _read(component)
        posts.append(_inheriting(post, before, posts[-1]) if posts else post)
    return tuple(posts)


def _read(component: str) -> tuple[str, Post]:
    text = _OTHER_NAME.sub("", "".join(component.split())).removesuffix("候选人")
    bracket = _BRACKET.search(text)
    parts = _parted(text[: bracket.start()] if bracket else text)
    region, level, organ = _placed(parts.before, parts.office)
    rank = next((word for word in parts.qualifiers if word in RANKS), None)
    said = bracket[1] if bracket else ""
    post = Post(
        region=region,
        level=level,
        organ=organ,
        office=parts.office,
        rank=said if said.endswith("级") else rank,
        is_deputy=not DEPUTY.isdisjoint(parts.qualifiers),
        is_executive=not EXECUTIVE.isdisjoint(parts.qualifiers),
        is_acting=not ACTING.isdisjoint(parts.qualifiers) or said in _ACTING_SAID,
        is_former=not FORMER.isdisjoint(parts.qualifiers),
    )
    return parts.before, post


def _parted(text: str) -> _Parts:
    """What stands before the head and its qualifiers, which are taken off from the right."""
    head = next((found for found in HEADS.finditer(text) if found.end() == len(text)), None)
    start = head.start() if head else 0
    office, before = text[start:], text[:start]
    qualifiers: list[str] = []
    while found := _QUALIFIER.search(before):
        if found[1] == "党组":  # an organ's Party group, not a quality
            break
        qualifiers.append(found[1])
        before = before[: found.start()]
    while leading := _LEADING.match(before):
        qualifiers += [leading[0]] if leading[0] in FORMER else []
        before = before[leading.end() :]
    before, times = _FORMER_INSIDE.subn("", _SESSION.sub("", before))
    qualifiers += ["原"] if times else []
    return _Parts(before, office, tuple(qualifiers))


def _placed(before: str, office: str) -> tuple[str | None, str | None, str | None]:
    """Region, level and organ."""
    implied = OFFICE_ORGANS.get(office)
    if implied == "政府" and not _REGION.match(before):
        return before.removesuffix(office[0]) + office[0], office[0], "政府"  # 武汉市长, 副省长; 凉山州州长
    if country := _COUNTRY.match(before):
        organ = ORGANS.get(before, before)
        return None if country[0] == "最高" else country[0], "国", organ if organ != country[0] else implied
    if before == _PREFECTURE_OFFICE:
        return "地区", "地区", "政府"
    if prefecture := _PREFECTURE.fullmatch(before):
        return f"{prefecture[1]}地区", "地区", _organ(prefecture[2], office)
    bare, region = _BARE.match(before), _REGION.match(before)
    found = bare or region
    place = found[0] if found else ""
    level = (place[-2:] if bare else _level(place)) if place else None
    if place == before and place.endswith(_AUTONOMOUS) and office == _CHAIR:
        implied = "政府"
    return place or None, level, _organ(before[len(place) :], office) or implied


def _level(region: str) -> str | None:
    return next((level for level in LEVELS if region.endswith(level)), None)


def _organ(written: str, office: str) -> str | None:
    if not written:
        return None
    if office in _MERGED and not written.endswith(office[0]) and written not in ORGANS:
        written += office[0]
    if written in ORGANS:
        return ORGANS[written]
    if written[0] == "委" and not written.startswith("委员会"):
        return "党委" + written[1:]
    return written


def _inheriting(post: Post, before: str, last: Post) -> Post:
    # 孝感市委副书记、市长: the second 市 is the first one.
    is_same = post.region is not None and post.region == post.level == last.level
    if last.region is not None and (post.region is None or is_same):
        post = replace(post, region=last.region, level=last.level, is_region_inherited=True)
    if before == _BARE_OFFICE and last.organ is not None and _COMMISSION.search(last.organ):
        post = replace(post, organ=last.organ + _BARE_OFFICE)  # 领导小组副组长兼办公室主任 heads the group's office
    if not before and post.office == _CHAIR and last.level == _AUTONOMOUS and last.organ == "党委":
        return replace(post, organ="政府")  # 自治区党委副书记、主席
    if before == post.organ in _WITHIN and last.organ and not _WITHIN[before].match(last.organ):
        return replace(post, organ=last.organ.removesuffix(before) + before)  # 市公安局局长、党委书记
    if not before and post.organ is None and last.organ is not None:
        post = replace(post, organ=_PARTY_GROUP.sub("", last.organ) or last.organ)
    return post


def components_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The components of a title as `read_posts` takes them."""
    return tuple("".join(text.split()) for text in texts)
