"""What the press writes of made-up careers: articles, and who each name in them is."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from bench.career_places import beside, counties_of, provinces
from bench.career_titles import Post, Style, kind_of, names_of, posts_of, title
from bench.careers import DATA, FIRST, LAST, Career, Maker, Spell
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.table import as_of

_TEXTS = DATA["articles"]
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


class Press:
    """Writes articles on careers."""

    def __init__(self, careers: Sequence[Career], seed: int) -> None:
        self.careers, self.chance = careers, random.Random(seed)
        self._names = Maker(seed + 1)
        self._names._used.update(career.name for career in careers)
        self._fillers: dict[tuple[str, str, str, int], str] = {}

    # What all kinds of articles are put together of.
    def words(self, place: Region | None, day: date) -> dict[str, str]:
        """What templates are filled with, whoever they are about."""
        pick = self.chance.choice
        region = as_of(place, day.year) if place else None
        return {
            "place": self.called(region),
            "all": f"全{kind_of(region)[-1]}" if region else "全国",
            "day": f"{day.month}月{day.day}日",
            "topic": pick(_TEXTS["topics"].split()),
            "aim": pick(_TEXTS["aims"].split()),
            "reporter": pick(_TEXTS["reporters"].split()),
            "extra": self._names.name("ordinary"),
            "from": pick(_TEXTS["birthplaces"].split()),
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
            (title(spell, style, self.chance) + self._shown(one), self.naming(one, spell))
            for one, spell in self.beside(career, place, day)
            if self.chance.random() < 0.7
        ]
        found += self._strangers(place, day, style, 3 - len(found), career)
        self.chance.shuffle(found)
        mark = self.chance.choice(("，", "、"))
        return mark.join(text for text, _ in found), [naming for _, naming in found]

    def _shown(self, career: Career) -> str:
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

    # The kinds of articles.
    def report(self, career: Career, spell: Spell, day: date) -> Written:
        """A meeting, a visit, or something that the person does alone."""
        kind = self.chance.choices(("meeting", "visit", "lone", "named"), (50, 22, 20, 8))[0]
        place = spell.region
        style = self._style(place)
        words = self.words(place, day)
        who = title(spell, style, self.chance) + self._shown(career)
        others, named = self.others(career, place, day, style)
        below = self._below(place)
        if kind == "visit" and below:
            # Where the guest's and the hosts' regions are of one kind, the press tells them apart.
            is_plain = place is None or kind_of(place)[-1] != kind_of(below)[-1]
            hosts = self.chance.choice((Style.FULL, style)) if is_plain else Style.FULL
            others, named = self.others(career, below, day, hosts)
            words["below"] = self.called(as_of(below, day.year))
        elif kind == "visit":
            kind = "lone"
        words |= {"who": who, "name": career.name, "others": others}
        texts = {"meeting": "meetings", "visit": "visits", "lone": "lone", "named": "named_only"}[kind]
        heads = {"meeting": "headlines", "visit": "visit_headlines", "lone": "lone_headlines", "named": "headlines"}[
            kind
        ]
        template = self.chance.choice(_TEXTS[texts])
        if not others and "{others}" in template:
            template, named = self.chance.choice(_TEXTS["lone"]), []
        own = [self.naming(career, spell)] if "{who}" in template else []
        own += named if "{others}" in template else []
        headline = self.chance.choice(_TEXTS[heads]).format(**words)
        return Written(day, place, headline, template.format(**words).split("|"), own)

    def _style(self, place: Region | None) -> Style:
        if place is None:
            return Style.FULL
        return self.chance.choices((Style.FULL, Style.KIND, Style.BARE), (40, 48, 12))[0]

    def _below(self, place: Region | None) -> Region | None:
        if place is None:
            return None
        below = beside(place, Level.CITY) or [one for one in counties_of(place) if one.id != place.id]
        return self.chance.choice(below) if below and place.level is not Level.COUNTY else None

    def namesakes(self, one: tuple[Career, Spell], other: tuple[Career, Spell], day: date) -> Written:
        """A meeting at which two of one name speak; the press then has their titles in full."""
        place = one[1].region.province if one[1].region else None
        words = self.words(place, day)
        told = [f"{title(spell, Style.FULL, self.chance)}{self._shown(career)}" for career, spell in (one, other)]
        body = f"{words['day']}，{words['place']}召开{words['topic']}会议。{told[0]}、{told[1]}等作交流发言。"
        named = [self.naming(*one), self.naming(*other)]
        return Written(day, place, f"{words['place']}召开{words['topic']}会议", [body], named)

    def act(self, old: Naming | None, new: Naming | None, place: Region, day: date) -> Written:
        """A decision of a people's congress on who comes and who goes, with others in between."""
        said: list[tuple[str, Naming]] = []
        for naming, verbs in (
            (new, ("任命{}为{}", "决定任命{}为{}")),
            (old, ("免去{}的{}职务", "接受{}辞去{}职务的请求")),
        ):
            if naming:
                posts = names_of(naming.posts, self.chance)
                said.append((self.chance.choice(verbs).format(naming.name, posts), naming))
        for _ in range(self.chance.randint(0, 3)):
            organ, office = self.chance.choice((("检察院", "副检察长"), ("司法局", "局长"), ("信访局", "副局长")))
            post = Post(as_of(place, day.year), organ, office)
            name = self._names.name("ordinary")
            text = f"任命{name}为{names_of((post,), self.chance)}"
            said.append((text, Naming(name, None, StatementKind.APPOINTED, (post,))))
        words = self.words(place, day)
        words |= {"acts": "|".join(f"{text}。" for text, _ in said), "joined": "；".join(text for text, _ in said)}
        body = self.chance.choice(_TEXTS["acts_of_congress"]).format(**words).split("|")
        return Written(
            day, place, self.chance.choice(_TEXTS["acts_headlines"]).format(**words), body, [n for _, n in said]
        )

    def handover(self, new: Naming, left: Naming | None, place: Region, day: date) -> Written:
        """A meeting at which it is told who comes and who goes."""
        words = self.words(place, day)
        text = ""
        if left:
            posts = names_of(left.posts, self.chance)
            text = f"{left.name}同志不再担任{posts}职务{self.chance.choice(('。', '，另有任用。'))}"
        words |= {"new": new.name, "posts": names_of(new.posts, self.chance), "left": text}
        body = self.chance.choice(_TEXTS["handovers"]).format(**words)
        return Written(day, place, f"{words['place']}召开领导干部会议", [body], [new, *([left] if left else [])])

    def move(self, career: Career, old: Spell, new: Spell, day: date) -> Written:
        """News that somebody has a new post, with the one before."""
        words = self.words(new.region, day)
        template = self.chance.choice(_TEXTS["moves"])
        kind = StatementKind.HOLDS if "{new_title}" in template else StatementKind.APPOINTED
        before = StatementKind.HOLDS if template.startswith("{old}") else StatementKind.HELD
        source = f"{new.region.short}日报" if new.region else "新华社"
        words |= {"name": career.name, "source": source, "short_new": names_of(posts_of(new)[-1:], self.chance)}
        words |= {"new_title": title(new, Style.FULL, self.chance), "old": title(old, Style.FULL, self.chance)}
        words |= {"posts": title(new, Style.FULL, self.chance)}
        headline = self.chance.choice(_TEXTS["move_headlines"]).format(**words)
        named = [self.naming(career, new, kind), self.naming(career, old, before)]
        return Written(day, new.region, headline, template.format(**words).split("|"), named)

    def notice(self, career: Career, old: Spell, new: Spell, day: date) -> Written:
        """A notice of who is to be appointed."""
        words = self.words(new.region, day) | self._about(career)
        words |= {"old": title(old, Style.FULL, self.chance), "posts": title(new, Style.FULL, self.chance)}
        body = self.chance.choice(_TEXTS["notices"]).format(**words).split("|")
        place = new.region if new.region and new.region.level is Level.PROVINCE else None
        named = [self.naming(career, old), self.naming(career, new, StatementKind.NOMINATED)]
        return Written(day, place or new.region, "干部任前公示", body, named)

    def life(self, career: Career, spells: Sequence[Spell], day: date) -> Written:
        """A life, as a table or in sentences."""
        words = self.words(spells[-1].region, day) | self._about(career)
        rows = [f"{_month(one.first)}—{_month(one.last)}　{title(one, Style.FULL, self.chance)}" for one in spells[:-1]]
        rows.append(f"{_month(spells[-1].first)}—　{title(spells[-1], Style.FULL, self.chance)}")
        olds = "，".join(title(one, Style.FULL, self.chance) for one in spells[:-1])
        words |= {"rows": "|".join(rows), "olds": olds, "now": title(spells[-1], Style.FULL, self.chance)}
        words |= {"since": f"{spells[-1].first.year}年{spells[-1].first.month}月"}
        body = self.chance.choice(_TEXTS["lives"]).format(**words).split("|")
        named = [self.naming(career, one, StatementKind.HELD) for one in spells[:-1]]
        return Written(day, spells[-1].region, f"{career.name}简历", body, [*named, self.naming(career, spells[-1])])

    def fall(self, career: Career, spells: Sequence[Spell], day: date) -> Written:
        """News that somebody is under investigation, with what was held before."""
        last, region = spells[-1], spells[-1].region
        above = region.province.name if region else "中央"
        words = self.words(region, day) | self._about(career)
        words |= {"above": above, "posts": title(last, Style.FULL, self.chance)}
        words |= {"olds": "，".join(title(one, Style.FULL, self.chance) for one in spells[:-1])}
        template = self.chance.choice(_TEXTS["falls"])
        kind = StatementKind.HELD if "原{" in template else StatementKind.HOLDS
        named = [self.naming(career, last, kind)]
        named += [self.naming(career, one, StatementKind.HELD) for one in spells[:-1]]
        headline = f"{title(last, Style.FULL, self.chance)}{career.name}接受审查调查"
        return Written(day, region, headline, template.format(**words).split("|"), named)

    def _about(self, career: Career) -> dict[str, str]:
        birth = career.spells[0].first.year - self.chance.randint(38, 50)
        sex = "女" if career.is_woman else "男"
        return {"name": career.name, "sex": sex, "birth": str(birth), "month": str(self.chance.randint(1, 12))}


def _month(day: date) -> str:
    return f"{day.year}.{day.month:02}"


def is_within(day: date) -> bool:
    """Whether articles are made of a day."""
    return FIRST <= day <= LAST + timedelta(365)
