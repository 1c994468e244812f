"""The officials of one article: who is named, and what is said of whom in which post of which region."""

from functools import lru_cache

from zhengfa.archive.portals import Level, Portal
from zhengfa.indexer.officials.asking import plain_name
from zhengfa.indexer.officials.placing import Places, Setting
from zhengfa.indexer.officials.reading import read
from zhengfa.indexer.officials.records import ArticleOfficials, Holding, Reading, Statement
from zhengfa.indexer.regions.finding import find_regions
from zhengfa.indexer.regions.naming import regions_named
from zhengfa.indexer.regions.records import Region

_NATIONAL = "全国"  # the province of national portals
_LONGEST_SENTENCE = 240  # characters of a sentence that are kept as evidence: lists of names go on for thousands
_LEAD = 60  # of them before the title


def officials_of(text: str, setting: Setting) -> ArticleOfficials:
    """The officials that a repaired text names; the text is an article's titles and paragraphs, a line each."""
    return officials_read(read(text), text, setting)


def officials_read(reading: Reading, text: str, setting: Setting) -> ArticleOfficials:
    """The officials of a text that was read already."""
    taken = (place for mention in reading.mentions for place in range(mention.name_start, mention.name_end))
    places = Places(text, setting, taken)
    names = dict.fromkeys(plain_name(mention.name) for mention in reading.mentions if mention.is_official)
    holdings = (
        Holding(plain_name(said.name), post, said.kind, said.title, _sentence(text, said), said.since, said.until)
        for said in reading.statements
        for post in places.place(said.posts, said.title, said.title_start)
    )
    return ArticleOfficials(tuple(names), tuple(dict.fromkeys(holdings)))


def setting_of(portal: Portal | None, channel: str | None, source: str | None, day: str | None) -> Setting:
    """Where and when an article was published; `day` is 2021-07-13 or less of it."""
    year = int(day[:4]) if day else None
    if portal is None:
        return Setting(_home("", source or "", year), year)
    credited = _home("", source or "", year)
    if portal.province == _NATIONAL:  # its channels and sources may be those of a province
        return Setting(_home("", channel or "", year) or credited, year)
    is_lower = portal.level in (Level.CITY, Level.COUNTY)
    # What is declared goes before what the name may tell: 平安网 tells nothing.
    home = _home(portal.province, portal.region or (portal.name if is_lower else ""), year)
    # A paper or an office of another province, or of a city in the portal's, tells more of where the text is from.
    is_from_elsewhere = credited and home and (credited[0] != home[0] or len(credited) > len(home))
    return Setting(credited if is_from_elsewhere else home, year)


@lru_cache(1 << 12)
def _home(province: str, name: str, year: int | None) -> tuple[Region, ...]:
    """The region that a portal's name tells, with those above it; or else the province."""
    above = regions_named(province, year)[:1] if province else ()
    named = [regions[0] for _, _, regions in find_regions(name, year) if len(regions) == 1]
    if named and (not above or named[0].province == above[0]):
        return named[0].path
    return above


def _sentence(text: str, said: Statement) -> str:
    if said.end - said.start <= _LONGEST_SENTENCE:
        return text[said.start : said.end].strip()
    start = max(said.start, said.title_start - _LEAD)
    end = min(said.end, start + _LONGEST_SENTENCE)
    return ("…" if start > said.start else "") + text[start:end].strip() + ("…" if end < said.end else "")
