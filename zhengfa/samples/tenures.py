"""Who holds which post when: officials of two provinces are written down, those of the others are drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from zhengfa.samples.material import FIRST_DAY, LAST_DAY
from zhengfa.samples.names import made_up_names
from zhengfa.samples.tables import load_table

# Role and post as printed, of a province and of its cities; the first of the capital moves up to the first of these.
_OF_PROVINCE = (
    ("committee", "省委常委、政法委书记"),
    ("committee", "省委政法委常务副书记"),
    ("police", "副省长、省公安厅厅长"),
    ("court", "省高级人民法院院长"),
    ("procuracy", "省人民检察院检察长"),
    ("justice", "省司法厅厅长"),
    ("petition", "省信访局局长"),
)
_OF_CITY = (
    ("committee", "{city}委常委、政法委书记"),
    ("police", "{city}副市长、市公安局局长"),
    ("court", "{city}中级人民法院院长"),
)
_CITIES = 3  # of a province, whose posts have holders that are known
_NAMES = 2 * (len(_OF_PROVINCE) + _CITIES * len(_OF_CITY))
_NO_SOONER, _NO_LATER = date(2018, 6, 1), date(2023, 6, 30)  # a post changes hands once in the ten years


@dataclass(frozen=True, slots=True)
class Tenure:
    """An official holds a post between two days, both included."""

    name: str
    since: date
    until: date
    province: str
    city: str  # "" for a post of the province
    role: str
    post: str  # as printed before the name


@cache
def load_tenures() -> tuple[Tenure, ...]:
    """All tenures of all officials: those of the file in its order, then those that are drawn."""
    written = (
        Tenure(name, date.fromisoformat(since), date.fromisoformat(until), *rest)
        for name, tenures in load_table("people")["officials"].items()
        for since, until, *rest in tenures
    )
    drawn = (tenure for block, province in enumerate(load_table("places")) for tenure in _draw(block, province))
    return (*written, *drawn)


def _draw(block: int, province: str) -> Iterator[Tenure]:
    """Two holders for each post of a province. The capital's secretary becomes the province's."""
    random = Random(province)  # noqa: S311 - repeatable, not unpredictable
    names = list(made_up_names(block, _NAMES))
    first, last = date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY)
    capital, *others = [row[0] for row in load_table("places")[province]][:_CITIES]
    promotion = _draw_day(random)
    promoted = names.pop()
    for role, post, city in _posts(capital, others):
        day = promotion if post in (_OF_PROVINCE[0][1], _OF_CITY[0][1].format(city=capital)) else _draw_day(random)
        former = promoted if city == capital and role == "committee" else names.pop()
        latter = promoted if post == _OF_PROVINCE[0][1] else names.pop()
        yield Tenure(former, first, day - timedelta(days=1), province, city, role, post)
        yield Tenure(latter, day, last, province, city, role, post)


def _posts(capital: str, others: list[str]) -> Iterator[tuple[str, str, str]]:
    yield from ((role, post, "") for role, post in _OF_PROVINCE)
    yield from ((role, post.format(city=city), city) for city in (capital, *others) for role, post in _OF_CITY)


def _draw_day(random: Random) -> date:
    return _NO_SOONER + timedelta(days=random.randint(0, (_NO_LATER - _NO_SOONER).days))
