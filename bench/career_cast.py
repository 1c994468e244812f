"""Who is named in made-up articles, and with which words: what all kinds of articles are put together of."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from bench.career_places import provinces
from bench.career_titles import Post, Style, kind_of, posts_of, title
from bench.careers import DATA, Career, Maker, Spell
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.table import as_of

TEXTS = DATA["articles"]
NATION = "cn"  # the portal of the whole country


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom a name in an article means, and what is said of the person."""

    name: str
    person: int | None  # None: of whom nothing but this is told
    kind: StatementKind
    posts: tuple[Post, ...]
    is_late: bool = False  # the title is one that the person had before


@dataclass(slots=True)
class Written:
    """An article."""

    day: date
    place: Region | None  # that it is about; None: the whole country
    headline: str
    body: list[str]
    namings: list[Naming] = field(default_factory=list)
    portal: str = NATION
    source: str | None = None


class Cast:
    """The persons of all articles: those of careers, and strangers beside them."""

    def __init__(self, careers: Sequence[Career], seed: int) -> None:
        self.careers, self.chance = careers, random.Random(seed)
        self._names = Maker(seed + 1, (career.name for career in careers))
        self._fillers: dict[tuple[str, str, str, int], str] = {}

    def words(self, place: Region | None, day: date) -> dict[str, str]:
        """What templates are filled with, whoever they are about."""
        pick = self.chance.choice
        region = as_of(place, day.year) if place else None
        return {
            "place": self.called(region),
            "all": f"全{kind_of(region)[-1]}" if region else "全国",
            "day": f"{day.month}月{day.day}日",
            "topic": pick(TEXTS["topics"].split()),
            "aim": pick(TEXTS["aims"].split()),
            "reporter": pick(TEXTS["reporters"].split()),
            "extra": self.stranger(),
            "from": pick(TEXTS["birthplaces"].split()),
            "n": pick(["十", "十一", "十二", "十三", "十四", "十五", "十六"]),
            "m": pick(["三", "七", "九", "十二", "十五", "二十", "二十三", "三十一"]),
        }

    def called(self, region: Region | None) -> str:
        """How a text names a region."""
        if region is None:
            return "全国"
        if region.level is Level.COUNTY and region.parent and (kind_of(region) == "区" or self.chance.random() < 0.5):
            return region.parent.name + region.name
        if region.level is not Level.COUNTY and self.chance.random() < 0.15:
            return region.short
        return region.name

    def stranger(self) -> str:
        """The name of somebody of whom nothing else is told."""
        return self._names.name("ordinary")

    def filler(self, region: Region, organ: str, office: str, year: int) -> str:
        """The name of somebody in a post, the same for some years."""
        key = region.id, organ, office, year // 4
        if key not in self._fillers:
            self._fillers[key] = self._names.name(self.chance.choice(("ordinary", "rare")))
        return self._fillers[key]

    def naming(self, career: Career, spell: Spell, kind: StatementKind = StatementKind.HOLDS) -> Naming:
        """A career's person, named with what a spell holds."""
        return Naming(career.name, career.number, kind, posts_of(spell))

    @cached_property
    def _by_region(self) -> dict[str, list[Career]]:
        found: dict[str, list[Career]] = {}
        for career in self.careers:
            for id_ in {spell.region.id for spell in career.spells if spell.region}:
                found.setdefault(id_, []).append(career)
        return found

    def beside(self, career: Career, place: Region | None, day: date) -> list[tuple[Career, Spell]]:
        """Others who hold posts of a region on a day."""
        if place is None:
            return []
        found = [(one, one.at(day)) for one in self._by_region.get(place.id, ()) if one is not career]
        return [(one, spell) for one, spell in found if spell and spell.region and spell.region.id == place.id]

    def others(self, career: Career, place: Region | None, day: date, style: Style) -> tuple[str, list[Naming]]:
        """Others in an article: those of careers who may be there, and some of whom nothing else is told."""
        found = [
            (title(spell, style, self.chance) + self.shown(one), self.naming(one, spell))
            for one, spell in self.beside(career, place, day)
            if self.chance.random() < 0.7
        ]
        found += self._strangers(place, day, style, 3 - len(found), career)
        self.chance.shuffle(found)
        mark = self.chance.choice(("，", "、"))
        return mark.join(text for text, _ in found), [naming for _, naming in found]

    def shown(self, career: Career) -> str:
        return f"{career.name}（女）" if career.is_woman and self.chance.random() < 0.2 else career.name

    def _strangers(
        self, place: Region | None, day: date, style: Style, most: int, career: Career
    ) -> list[tuple[str, Naming]]:
        offices = [("法院", "院长"), ("检察", "检察长"), ("公安", "副局长"), ("司法", "局长"), ("信访", "局长")]
        if place is None or place.level is Level.PROVINCE:
            offices = [("法院", "副院长"), ("检察", "副检察长"), ("政法委", "副书记")]
        spell = career.at(day)
        taken = {organ for organ, _ in spell.step.posts} if spell else set()
        free = [one for one in offices if one[0] not in taken]
        made = []
        for organ, office in self.chance.sample(free, min(len(free), self.chance.randint(1, max(1, most)))):
            if place is None:
                continue
            held = Spell(replace(career.spells[0].step, posts=((organ, office),)), place, day, day)
            name = self.filler(place, organ, office, day.year)
            text = title(held, style, self.chance) + name
            made.append((text, Naming(name, None, StatementKind.HOLDS, posts_of(held))))
        return made

    def region_by_chance(self) -> Region | None:
        """A province."""
        return self.chance.choice(provinces())
