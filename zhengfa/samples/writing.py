"""Writing the text of one article from a topic: headline, subtitle and paragraphs."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import ClassVar

from zhengfa.samples.material import Phrase, Topic, load_phrases, load_places
from zhengfa.samples.tenures import load_tenures

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
# Officials of cities must appear often enough for their careers to show in a search.
_KNOWN_CITIES = 4  # times as often as cities without an official of their own
_OWN_LEADS = 0.6  # of the articles there are surely about that official
_OPENERS = ("{name}强调，", "{name}指出，", "{name}要求，", "{name}提出，", "{name}表示，")
_SUBTITLES = (
    "——{city}推进{drive}纪实",
    "深入学习贯彻{phrase}",
    "——来自{county}的报道",
    "坚持和发展新时代“枫桥经验”",
)


@dataclass(frozen=True, slots=True)
class Text:
    """What a reporter hands in."""

    headline: str
    subtitle: str | None
    body: tuple[str, ...]


def write_text(random: Random, topic: Topic, province: str, day: date, city: str = "") -> Text:
    """Draw a text on a topic, to be published on a day; from one city if it is named."""
    writer = _Writer(random, topic, province, day, city)
    return Text(writer.headline(), writer.subtitle(), writer.body())


class _Writer:
    """Fills the building blocks of one article: one story, place and official, fresh numbers in each."""

    def __init__(self, random: Random, topic: Topic, province: str, day: date, city: str) -> None:
        self._random = random
        self._topic = topic
        self._story = random.choice(topic.stories)
        city, *counties = _draw_place(random, province, city)
        event = day - timedelta(days=random.randint(0, 2))
        self._fixed = {
            "province": province,
            "city": city,
            "county": random.choice(counties),
            "day": f"{event.month}月{event.day}日",
            "year": str(day.year),
            "phrase": self._current(load_phrases("phrases"), day),
            "drive": self._current(load_phrases("drives"), day),
            "surname": random.choice(_SURNAMES),
        }
        if topic.roles:
            self._fixed |= self._officials(province, city, day)

    def headline(self) -> str:
        return self._fill(self._random.choice(self._story.headlines))

    def subtitle(self) -> str | None:
        """One in six news articles has one."""
        if not self._topic.roles or self._random.random() > 1 / 6:
            return None
        return self._fill(self._random.choice(_SUBTITLES))

    def body(self) -> tuple[str, ...]:
        lead, end = self._random.choice(self._story.leads), self._random.choice(self._story.ends)
        middle = [*self._fact_paragraphs(), *self._demand_paragraphs()]
        return tuple(self._fill(paragraph) for paragraph in (lead, *middle, end))

    def _fact_paragraphs(self) -> list[str]:
        """One or two paragraphs of two facts each; a comment, which makes no demands, has three."""
        paragraphs = self._random.randint(1, 2) if self._topic.demands else 3
        facts = self._random.sample(self._topic.facts, 2 * paragraphs)
        return ["".join(facts[at : at + 2]) for at in range(0, len(facts), 2)]

    def _demand_paragraphs(self) -> list[str]:
        if not self._topic.demands:
            return []
        openers = self._random.sample(_OPENERS, self._random.randint(1, 2))
        demands = self._random.sample(self._topic.demands, 2 * len(openers))
        return [f"{opener}{demands.pop()}；{demands.pop()}。" for opener in openers]

    def _officials(self, province: str, city: str, day: date) -> dict[str, str]:
        """The fields about officials: only those who hold a post of the province, or of this city, on that day."""
        present = [
            tenure
            for tenure in load_tenures()
            if tenure.province == province and tenure.city in ("", city) and tenure.since <= day <= tenure.until
        ]
        fitting = [tenure for tenure in present if tenure.role in self._topic.roles]
        own = [tenure for tenure in fitting if tenure.city]
        lead = self._random.choice(own if own and self._random.random() < _OWN_LEADS else fitting)
        drawn = self._random.sample([tenure for tenure in present if tenure is not lead], self._random.randint(2, 3))
        others = [tenure for tenure in present if tenure in drawn]
        return {
            "lead": lead.post + lead.name,
            "name": lead.name,
            "scope": "全市" if lead.city else "全省",
            "committee": f"{lead.city or '省'}委政法委",
            # Reports list those of the province first; the file has the posts in their order of rank.
            "others": "、".join(tenure.post + tenure.name for tenure in sorted(others, key=lambda t: t.city != "")),
        }

    def _current(self, phrases: tuple[Phrase, ...], day: date) -> str:
        return self._random.choice([phrase.text for phrase in phrases if phrase.since <= day <= phrase.until])

    def _fill(self, block: str) -> str:
        return block.format_map(_Fields(self._fixed, self._random))


def _draw_place(random: Random, province: str, city: str) -> tuple[str, ...]:
    """A city and its counties."""
    places, known = load_places(province, city), {tenure.city for tenure in load_tenures()}
    return random.choices(places, [_KNOWN_CITIES if city in known else 1 for city, *_ in places])[0]


class _Fields(dict[str, str]):
    """The fields of an article; those of numbers are drawn anew wherever they stand."""

    _RANGES: ClassVar = {
        "few": (2, 9),
        "teens": (12, 28),
        "tens": (12, 96),
        "hundreds": (120, 980),
        "thousands": (1200, 9800),
        "percent": (6, 38),
    }

    def __init__(self, fixed: dict[str, str], random: Random) -> None:
        super().__init__(fixed)
        self._random = random

    def __missing__(self, name: str) -> str:
        return str(self._random.randint(*self._RANGES[name]))
