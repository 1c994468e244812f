"""When the press writes of made-up careers, and on which portals that stands."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from bench.career_articles import Press, is_within
from bench.career_cast import NATION, Naming, Written
from bench.careers import LAST, Career, Spell
from zhengfa.archive.portals import Level as PortalLevel
from zhengfa.archive.portals import Portal
from zhengfa.indexer.officials.records import StatementKind
from zhengfa.indexer.regions.records import Level, Region

# Articles a year, by whole standing: a county's bureau chief is hardly named beyond the county.
_A_YEAR = {1: 0.6, 2: 1.1, 3: 1.1, 4: 2.2, 5: 2.6, 6: 4.0, 7: 5.0}
_MOST = 14  # of one spell
_SILENT, _SILENCE = 0.12, 0.45  # of spells; of their days
_UNSEEN = 0.05  # spells of which nothing is written while they last
_LATE = 0.03  # articles that come after the person has left
_REPRINTED = 0.15
_TOLD = {1: 0.3, 2: 0.4, 3: 0.4, 4: 0.65, 5: 0.75, 6: 0.9, 7: 0.95}  # changes of posts that anything is written of
_LIVES = 0.2  # of changes
_FALLS = 0.18  # of careers that end
_EXCHANGED = 0.8  # namesakes of whom one follows the other: the press tells of both at once
_TOGETHER = 0.4  # of pairs of namesakes in one province at one time: one article names both


def write_news(careers: Sequence[Career], seed: int) -> list[Written]:
    """All articles on careers, by their days."""
    press = Press(careers, seed)
    written = [article for career in careers for article in _of_career(press, career)]
    written += _of_namesakes(press, careers)
    placed = [shown for article in written if is_within(article.day) for shown in _published(press, article)]
    return sorted(placed, key=lambda article: article.day)


def _of_career(press: Press, career: Career) -> Iterator[Written]:
    for number, spell in enumerate(career.spells):
        yield from _of_spell(press, career, spell)
        if number:
            yield from _of_change(press, career, number)
    end = career.spells[-1].last
    if end < LAST and len(career.spells) > 1 and press.chance.random() < _FALLS:
        yield press.fall(career, career.spells, end + timedelta(press.chance.randint(0, 20)))


def _of_namesakes(press: Press, careers: Sequence[Career]) -> Iterator[Written]:
    for one, other in combinations(careers, 2):
        if one.name != other.name:
            continue
        left, comes = one.spells[-1], other.spells[0]
        if left.region and (left.step, left.region) == (comes.step, comes.region) and left.last < comes.first:
            if press.chance.random() < _EXCHANGED:
                new = press.naming(other, comes, StatementKind.APPOINTED)
                yield press.act(press.naming(one, left, StatementKind.REMOVED), new, left.region, comes.first)
            continue
        for spell in one.spells:
            day = spell.first + (spell.last - spell.first) / 2
            beside = other.at(day)
            is_near = beside and beside.region and spell.region and beside.region.province == spell.region.province
            if beside and is_near and press.chance.random() < _TOGETHER:
                yield press.namesakes((one, spell), (other, beside), day)
                break


def _of_spell(press: Press, career: Career, spell: Spell) -> Iterator[Written]:
    chance, days = press.chance, (spell.last - spell.first).days
    if days < 2 or chance.random() < _UNSEEN:
        return
    mean = _A_YEAR[int(spell.step.standing)] * days / 365
    count = min(_MOST, max(1, round(chance.gauss(mean, mean**0.5))))
    start = chance.random() * (1 - _SILENCE) if chance.random() < _SILENT else 2.0
    for _ in range(count):
        share = chance.random()
        if start <= share <= start + _SILENCE:
            continue
        article = press.report(career, spell, spell.first + timedelta(int(share * days)))
        if chance.random() < _LATE:
            article = _late(press, article, career, spell)
        yield article


def _late(press: Press, article: Written, career: Career, spell: Spell) -> Written:
    """The same, published after the person has left: the title is then one of before."""
    day = max(article.day, spell.last) + timedelta(press.chance.randint(10, 260))
    namings = [replace(one, is_late=True) if one.person == career.number else one for one in article.namings]
    # Of others nobody knows what they hold by then: they are left to be what they were.
    return replace(article, day=day, namings=namings)


def _of_change(press: Press, career: Career, number: int) -> Iterator[Written]:
    """What is written when a person comes from one spell to the next."""
    chance, old, new = press.chance, career.spells[number - 1], career.spells[number]
    if (new.first - old.last).days < 200 and chance.random() < _TOLD[int(new.step.standing)]:
        day = new.first + timedelta(chance.randint(0, 25))
        kind = chance.choices(("act", "handover", "move", "notice"), (35, 25, 28, 12))[0]
        if kind == "act":
            yield from _acts(press, career, old, new, day)
        elif kind == "handover" and new.region:
            left = _leaving(press, career, new)
            yield press.handover(press.naming(career, new, StatementKind.APPOINTED), left, new.region, day)
        elif kind == "move":
            yield press.move(career, old, new, day)
        elif kind == "notice" and new.region:
            yield press.notice(career, old, new, old.last - timedelta(chance.randint(3, 20)))
    if chance.random() < _LIVES:
        day = new.first + timedelta(chance.randint(0, 300))
        yield press.life(career, career.spells[: number + 1], min(day, new.last))


def _acts(press: Press, career: Career, old: Spell, new: Spell, day: date) -> Iterator[Written]:
    """One decision if the region is the same, two if not, of which not each is published."""
    comes = press.naming(career, new, StatementKind.APPOINTED)
    leaves = press.naming(career, old, StatementKind.REMOVED)
    if old.region and new.region and old.region.id == new.region.id:
        yield press.act(leaves, comes, new.region, day)
        return
    if new.region and press.chance.random() < 0.8:
        yield press.act(None, comes, new.region, day)
    if old.region and press.chance.random() < 0.6:
        yield press.act(leaves, None, old.region, old.last + timedelta(press.chance.randint(0, 20)))


def _leaving(press: Press, career: Career, new: Spell) -> Naming | None:
    """Who leaves the post that is taken, if it is somebody of the careers."""
    for one in press.careers:
        for spell in one.spells:
            gone = 0 <= (new.first - spell.last).days < 60
            if one is not career and gone and spell.region == new.region and spell.step == new.step:
                return press.naming(one, spell, StatementKind.REMOVED)
    return None


# Where articles stand.
def portal_id(region: Region | None) -> str:
    """The portal of a region."""
    return f"r{region.id}" if region else NATION


def portals_of(articles: Sequence[Written], regions: dict[str, Region]) -> dict[str, Portal]:
    """The portals that articles stand on."""
    made = {NATION: Portal(NATION, "中国长安网", "全国", PortalLevel.CENTRAL, ("cn.example",), "trs_wcm", ())}
    for key in {article.portal for article in articles} - {NATION}:
        region = regions[key.removeprefix("r")]
        level = PortalLevel.PROVINCE if region.level is Level.PROVINCE else PortalLevel.CITY
        name, host = f"{region.short}长安网", f"{key}.example"
        made[key] = Portal(key, name, region.province.short, level, (host,), "trs_wcm", ())
    return made


def _published(press: Press, article: Written) -> Iterator[Written]:
    """An article on the portal that has it first, and perhaps as a reprint on another."""
    chance, place = press.chance, article.place
    first = _portal(press, place)
    source = _source(press, place, first) if chance.random() < 0.75 else None
    yield replace(article, portal=first, source=source)
    if chance.random() < _REPRINTED:
        other = NATION if chance.random() < 0.4 else portal_id(press.region_by_chance())
        credited = source or _source(press, place, first)
        day = article.day + timedelta(chance.choice((0, 0, 1, 1, 2, 5)))
        is_credited = chance.random() < 0.85
        yield replace(article, portal=other, day=day, source=credited if is_credited else None)


def _portal(press: Press, place: Region | None) -> str:
    draw = press.chance.random()
    if place is None or draw < 0.08:
        return NATION
    if place.level is Level.PROVINCE or draw < 0.55 or place.city is None:
        return portal_id(place.province)
    return portal_id(place.city)


def _source(press: Press, place: Region | None, portal: str) -> str:
    if place is None:
        return "法治日报"
    near = place.city or place.province
    ways = [f"{place.province.short}日报", f"{place.province.short}长安网"]
    if near.level is Level.CITY:
        ways += [f"{near.short}日报", f"{near.short}长安网", f"{near.name}委政法委"] * 2
    return press.chance.choice(ways)
