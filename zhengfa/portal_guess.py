"""A new portal's entry, guessed from what was seen of it: where it is, by name and host, and how sure each guess is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zhengfa.archive.portals import NEVER, Level
from zhengfa.crawler.guesses.survey import Survey, netloc_of
from zhengfa.crawler.saved_pages import printable
from zhengfa.indexer.regions.finding import find_regions
from zhengfa.indexer.regions.records import Level as RegionLevel

UNKNOWN = "unknown"
_LONGEST = 90  # characters of a remark
_NEWSPAPER = re.compile("报社?$|日报|时报|法[治制]报|新闻网")
# How provinces are called in host names: the two letters of their second-level domains (CNNIC), as in zfw.ln.gov.cn.
_CODES = """
    bj=北京 tj=天津 he=河北 sx=山西 nm=内蒙古 ln=辽宁 jl=吉林 hl=黑龙江 sh=上海 js=江苏 zj=浙江 ah=安徽 fj=福建 jx=江西
    sd=山东 ha=河南 hb=湖北 hn=湖南 gd=广东 gx=广西 hi=海南 cq=重庆 sc=四川 gz=贵州 yn=云南 xz=西藏 sn=陕西 gs=甘肃
    qh=青海 nx=宁夏 xj=新疆
"""
_DOMAINS = {code: name for code, _, name in (pair.partition("=") for pair in _CODES.split())}
# Parts of hosts that say nothing of whose they are.
_NO_NAMES = frozenset({"www", "com", "cn", "net", "org", "gov", "edu", "zfw", "zf", "peace"})


@dataclass(frozen=True, slots=True)
class Guess:
    """An entry as it would be declared, and remarks on its keys."""

    values: dict[str, Any]
    remarks: dict[str, str]

    @property
    def is_whole(self) -> bool:
        """Whether a crawl could begin: something tells the articles, and there are channels."""
        return bool(self.values.get("channels"))


def guess_entry(found: Survey, *, portal_id: str | None, is_sample: bool, taken: Iterable[str], today: str) -> Guess:
    """The entry of a portal that was looked round."""
    name = printable(found.name)
    place, remarks = _place(name, netloc_of(found.home))
    remarks |= _family_remark(found) | ({"hosts": "the second leads to the first"} if found.hosts[1:] else {})
    family = found.family
    values: dict[str, Any] = {
        "id": portal_id or _id(place["province"], netloc_of(found.home), set(taken)),
        "name": name,
        **place,
        "hosts": list(found.hosts),
        **({"cms": family.id} if family and family.id else {}),
        **({"articles": family.articles[0]} if family and family.articles else {}),
        **({"sample": True} if is_sample else {}),
        "verified": NEVER,
        "note": f"Guessed by `zhengfa portal add` from {printable(found.url)} on {today}; in {found.encoding}.",
        "channels": [{"name": printable(channel.name), "url": channel.url} for channel in found.channels],
    }
    return Guess({key: value for key, value in values.items() if value != []}, remarks)


def _place(name: str, host: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Province, level and region, and what they rest on."""
    level = Level.MEDIA if _NEWSPAPER.search(name) else None
    named = [found for found in find_regions(name, None) if len(found.regions) == 1]
    if named:
        region = named[0].regions[0]
        is_lower = region.level is not RegionLevel.PROVINCE and level is None
        place = {"province": region.province.short, "level": str(level or Level(region.level))}
        remark = {"province": f"by its name: {name[named[0].start : named[0].end]}"}
        return place | ({"region": region.name} if is_lower else {}), remark
    label = next((part for part in host.split(".") if part in _DOMAINS), "")
    remarks = {"province": f"by its host: {label}" if label else "neither name nor host says"}
    remarks |= {} if level else {"level": "not known: see who publishes it"}
    return {"province": _DOMAINS.get(label, UNKNOWN), "level": str(level or Level.PROVINCE)}, remarks


def _family_remark(found: Survey) -> dict[str, str]:
    if found.family is None:
        return {"cms": "no CMS was recognised, and no form that the URLs of articles share"}
    if not found.family.id:
        return {"articles": "no known CMS; this is the form that most links share"}
    shown = next(one for one in found.families if one.family is found.family)
    others = [f"{one.family.id} ({one.sureness})" for one in found.families if one is not shown]
    remark = f"{shown.sureness}: {shown.sign}" + (f"; else {', '.join(others)}" if others else "")
    return {"cms": printable(remark)[:_LONGEST]}


def _id(province: str, host: str, taken: set[str]) -> str:
    """The province's letters and the name of the host, as the other entries have it; with a number if that is taken."""
    letters = next((short for short, name in _DOMAINS.items() if name == province), "")
    labels = host.partition(":")[0].split(".")[:-1]  # the last says nothing: cn, com
    parts = [label for label in labels if label not in _NO_NAMES and label != letters]
    name = max(parts, key=len, default=host) if not host[:1].isdigit() else f"at_{host}"
    label = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "portal"
    wanted = f"{letters}_{label}" if letters else label
    numbered = (wanted if number == 1 else f"{wanted}_{number}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
