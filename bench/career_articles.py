"""What the press writes of made-up careers: reports, decisions, news of changes, lives."""

from collections.abc import Sequence
from datetime import date, timedelta

from bench.career_cast import TEXTS, Cast, Naming, Written
from bench.career_places import beside, counties_of
from bench.career_titles import Post, Style, kind_of, names_of, posts_of, title
from bench.careers import FIRST, LAST, Career, Spell
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.regions.records import Level, Region
from zhengfa.indexer.regions.table import as_of

_REPORTS = {  # kinds of reports: how many of a hundred, their texts and headlines
    "meeting": (50, "meetings", "headlines"),
    "visit": (22, "visits", "visit_headlines"),
    "lone": (20, "lone", "lone_headlines"),
    "named": (8, "named_only", "headlines"),
}


class Press(Cast):
    """Writes articles on careers."""

    def report(self, career: Career, spell: Spell, day: date) -> Written:
        """A meeting, a visit, or something that the person does alone."""
        kind = self.chance.choices([*_REPORTS], [share for share, _, _ in _REPORTS.values()])[0]
        place, style = spell.region, self._style(spell.region)
        words = self.words(place, day)
        words |= {"who": title(spell, style, self.chance) + self.shown(career), "name": career.name}
        words["others"], named = self.others(career, place, day, style)
        if kind == "visit":
            below = self._below(place)
            kind = "visit" if below else "lone"
            if below:
                words["below"] = self.called(as_of(below, day.year))
                words["others"], named = self.others(career, below, day, self._hosts(place, below, style))
        _, texts, heads = _REPORTS[kind]
        template = self.chance.choice(TEXTS[texts])
        if not words["others"] and "{others}" in template:
            template = self.chance.choice(TEXTS["lone"])
        own = [self.naming(career, spell)] if "{who}" in template else []
        own += named if "{others}" in template else []
        headline = self.chance.choice(TEXTS[heads]).format(**words)
        return Written(day, place, headline, template.format(**words).split("|"), own)

    def _hosts(self, place: Region | None, below: Region, style: Style) -> Style:
        """How hosts are named: where guest's and hosts' regions are of one kind, the press tells them apart."""
        is_plain = place is None or kind_of(place)[-1] != kind_of(below)[-1]
        return self.chance.choice((Style.FULL, style)) if is_plain else Style.FULL

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
        told = [f"{title(spell, Style.FULL, self.chance)}{self.shown(career)}" for career, spell in (one, other)]
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
            name = self.stranger()
            text = f"任命{name}为{names_of((post,), self.chance)}"
            said.append((text, Naming(name, None, StatementKind.APPOINTED, (post,))))
        words = self.words(place, day)
        words |= {"acts": "|".join(f"{text}。" for text, _ in said), "joined": "；".join(text for text, _ in said)}
        body = self.chance.choice(TEXTS["acts_of_congress"]).format(**words).split("|")
        return Written(
            day, place, self.chance.choice(TEXTS["acts_headlines"]).format(**words), body, [n for _, n in said]
        )

    def handover(self, new: Naming, left: Naming | None, place: Region, day: date) -> Written:
        """A meeting at which it is told who comes and who goes."""
        words = self.words(place, day)
        text = ""
        if left:
            posts = names_of(left.posts, self.chance)
            text = f"{left.name}同志不再担任{posts}职务{self.chance.choice(('。', '，另有任用。'))}"
        words |= {"new": new.name, "posts": names_of(new.posts, self.chance), "left": text}
        body = self.chance.choice(TEXTS["handovers"]).format(**words)
        return Written(day, place, f"{words['place']}召开领导干部会议", [body], [new, *([left] if left else [])])

    def move(self, career: Career, old: Spell, new: Spell, day: date) -> Written:
        """News that somebody has a new post, with the one before."""
        words = self.words(new.region, day)
        template = self.chance.choice(TEXTS["moves"])
        kind = StatementKind.HOLDS if "{new_title}" in template else StatementKind.APPOINTED
        before = StatementKind.HOLDS if template.startswith("{old}") else StatementKind.HELD
        source = f"{new.region.short}日报" if new.region else "新华社"
        words |= {"name": career.name, "source": source, "short_new": names_of(posts_of(new)[-1:], self.chance)}
        words |= {"new_title": title(new, Style.FULL, self.chance), "old": title(old, Style.FULL, self.chance)}
        words |= {"posts": title(new, Style.FULL, self.chance)}
        headline = self.chance.choice(TEXTS["move_headlines"]).format(**words)
        named = [self.naming(career, new, kind), self.naming(career, old, before)]
        return Written(day, new.region, headline, template.format(**words).split("|"), named)

    def notice(self, career: Career, old: Spell, new: Spell, day: date) -> Written:
        """A notice of who is to be appointed."""
        words = self.words(new.region, day) | self._about(career)
        words |= {"old": title(old, Style.FULL, self.chance), "posts": title(new, Style.FULL, self.chance)}
        body = self.chance.choice(TEXTS["notices"]).format(**words).split("|")
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
        body = self.chance.choice(TEXTS["lives"]).format(**words).split("|")
        named = [self.naming(career, one, StatementKind.HELD) for one in spells[:-1]]
        return Written(day, spells[-1].region, f"{career.name}简历", body, [*named, self.naming(career, spells[-1])])

    def fall(self, career: Career, spells: Sequence[Spell], day: date) -> Written:
        """News that somebody is under investigation, with what was held before."""
        last, region = spells[-1], spells[-1].region
        above = region.province.name if region else "中央"
        words = self.words(region, day) | self._about(career)
        words |= {"above": above, "posts": title(last, Style.FULL, self.chance)}
        words |= {"olds": "，".join(title(one, Style.FULL, self.chance) for one in spells[:-1])}
        template = self.chance.choice(TEXTS["falls"])
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
