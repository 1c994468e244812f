"""How the press writes made-up officials' posts, and how the register should call them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bench.careers import DATA, Spell
from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.table import as_of

_KINDS = ("自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "州", "县", "区", "旗", "盟")
_MUNICIPALITIES = ("110000", "120000", "310000", "500000")
_SHORT_KIND = {"自治州": "州", "自治县": "县", "自治旗": "旗"}


class Style(Enum):
    """How a title names its region."""

    FULL = "full"  # 沈阳市委常委、政法委书记
    KIND = "kind"  # 市委常委、市委政法委书记
    BARE = "bare"  # 政法委书记, where that is said of anything but a committee or a chief


@dataclass(frozen=True, slots=True)
class Post:
    """A post as the register calls it."""

    region: Region | None
    organ: str  # without its region
    office: str

    @property
    def key(self) -> tuple[str | None, str, str]:
        """What tells it from others; 常务 is left out, as the press often does."""
        return self.region.id if self.region else None, self.organ, self.office.removeprefix("常务")


def posts_of(spell: Spell) -> tuple[Post, ...]:
    """The posts of a spell, in the region as it was then."""
    region = as_of(spell.region, spell.first.year) if spell.region else None
    return tuple(_post(region, organ, office) for organ, office in _held(spell))


def _held(spell: Spell) -> list[tuple[str, str]]:
    """Organs and offices of a spell; there are no 监委 before 2018."""
    return [(organ, office) for organ, office in spell.step.posts if organ != "监委" or spell.first.year > 2017]


def _post(region: Region | None, organ: str, office: str) -> Post:
    if region is None:
        return Post(None, organ, office)
    called = _organ(region, organ)[0]
    return Post(region, called, _office(region, office, called))


def kind_of(region: Region) -> str:
    """What a region's name ends with."""
    return next(kind for kind in _KINDS if region.name.endswith(kind))


def _organ(region: Region, organ: str) -> list[str]:
    ways: dict[str, list[str]] = DATA["organs"][organ]
    level = region.level.value
    if region.id in _MUNICIPALITIES and "municipality" in ways:
        level = "municipality"
    if region.level is Level.COUNTY and kind_of(region) == "区" and "district" in ways:
        level = "district"
    return ways.get(level) or ways["any"]


def _office(region: Region, office: str, organ: str) -> str:
    if office.endswith("厅长") and organ.endswith("局"):
        return office.replace("厅", "局")
    if office not in ("长", "副长", "常务副长"):
        return office
    kind = kind_of(region)
    head = {"自治区": "主席", "地区": "专员"}.get(kind) or f"{_SHORT_KIND.get(kind, kind)}长"
    return office.replace("长", "") + head


def title(spell: Spell, style: Style, chance: random.Random) -> str:
    """The posts of a spell as one title."""
    if spell.region is None:
        return "、".join(_national(organ) + office for organ, office in spell.step.posts)
    region = as_of(spell.region, spell.first.year)
    parts = [
        _part(region, organ, office, style if not number else _later(style, chance), chance, is_first=not number)
        for number, (organ, office) in enumerate(_held(spell))
    ]
    return "、".join(parts)


def _national(organ: str) -> str:
    return {"最高法院": "最高人民法院", "最高检察院": "最高人民检察院"}.get(organ, organ)


def _later(style: Style, chance: random.Random) -> Style:
    """How the parts of a title behind the first name their region."""
    if style is Style.FULL and chance.random() < 0.15:
        return Style.FULL
    return chance.choice((Style.KIND, Style.BARE))


def _part(region: Region, organ: str, office: str, style: Style, chance: random.Random, *, is_first: bool) -> str:
    where = prefix(region, style, chance)
    ways = _organ(region, organ)[1:]
    written = chance.choices(ways, [4] + [1] * (len(ways) - 1))[0]
    if organ == "政府" and office in ("长", "副长", "常务副长"):
        return _chief(region, office, where, chance, is_first=is_first)
    if written.startswith("委"):
        return _of_committee(region, written, office, where, is_first=is_first)
    return where + written + _office(region, office, written)


def _chief(region: Region, office: str, where: str, chance: random.Random, *, is_first: bool) -> str:
    called = _office(region, office, "")
    if kind_of(region) == "地区":
        return f"{where}行署{called}"
    if where in _KINDS or not where:
        return f"{where}{called}" if kind_of(region) == "自治区" and is_first else called
    return f"{where}人民政府{called}" if chance.random() < 0.15 else f"{where}{called}"


def _of_committee(region: Region, written: str, office: str, where: str, *, is_first: bool) -> str:
    if not where and not is_first and written != "委":
        return written.removeprefix("委") + office  # 市委常委、政法委书记
    where = where or _SHORT_KIND.get(kind_of(region), kind_of(region))
    if where.endswith("自治区"):
        return f"{where}党{written}{office}"
    if where.endswith("地区"):
        return f"{where.removesuffix('地区') or ''}地{written}{office}"
    return where + written + office


def prefix(region: Region, style: Style, chance: random.Random) -> str:
    """What a title says of a region."""
    kind = kind_of(region)
    if style is Style.BARE:
        return ""
    if style is Style.KIND:
        return _SHORT_KIND.get(kind, kind)
    name = region.name
    if kind == "自治州" and len(region.short) < 5 and chance.random() < 0.7:
        name = f"{region.short}州"
    if region.level is Level.COUNTY and region.parent and (kind == "区" or chance.random() < 0.4):
        above = region.parent
        name = f"{above.short}州{name}" if kind_of(above) == "自治州" else above.name + name
    return name


def formal(post: Post, chance: random.Random) -> str:
    """One post, with its region in full, as decisions have it."""
    if post.region is None:
        return _national(post.organ) + post.office
    name = post.region.name
    if post.organ == "政府" and not post.office.endswith("秘书长"):
        return f"{name}人民政府{post.office}" if chance.random() < 0.5 else f"{name}{post.office}"
    if post.organ == "党委":
        return f"{_committee(post.region)}{post.office}"
    if post.organ in ("政法委", "党委组织部"):
        return f"{_committee(post.region)}{post.organ.removeprefix('党委')}{post.office}"
    written = {"中级法院": "中级人民法院", "高级法院": "高级人民法院", "法院": "人民法院", "检察院": "人民检察院"}
    return name + written.get(post.organ, post.organ) + post.office


def _committee(region: Region) -> str:
    kind = kind_of(region)
    if kind == "地区":
        return f"{region.name.removesuffix('地区')}地委"
    return region.name + ("党委" if kind == "自治区" else "委")


def names_of(posts: Sequence[Post], chance: random.Random) -> str:
    """Posts as decisions list them."""
    return "、".join(formal(post, chance) for post in posts)
