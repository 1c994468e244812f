"""Articles made up for benchmarks: as many as one likes, the same for the same seed, with the statistics of the press.

Words are drawn by their frequency in jieba's dictionary and stand in sentences of the field's set forms, with some
5,000 officials who come again with their posts. Two in a hundred need repair, three are reprints with small edits, one
is on a clone's host, three have no date.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from zhengfa.archive.content import Byline, Content, Precision, Provenance, Published
from zhengfa.archive.portals import Channel, Level, Portal, Trust
from zhengfa.archive.records import Article, ArticleState, Change, Revision
from zhengfa.archive.rows import content_hash
from zhengfa.archive.urls import article_id
from zhengfa.indexer.language.provinces import PROVINCES
from zhengfa.indexer.tokens import TERMS, word_frequencies

SEED = 20261124
LENGTH = (500, 3000)  # characters of a body
FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
FIRST, DAYS = datetime(2010, 1, 1), 6100  # published between 2010 and 2026

_CHANNELS = ("政法要闻", "平安建设", "扫黑除恶", "法治时评", "以案释法", "队伍建设", "基层动态", "公告公示")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂国清天建华文志永春玉海德忠信民安宁立新成光"
_POSTS = (
    "省委书记",
    "省长",
    "省委政法委书记",
    "市委书记",
    "市长",
    "市委政法委书记",
    "公安局长",
    "法院院长",
    "检察长",
    "县委书记",
)
_FORMS = (
    "{post}{name}强调，要{words}，{term}取得{words}。",
    "{date}，{place}召开{term}{words}会议，{post}{name}出席并讲话。",
    "会议指出，{words}，{words}。",
    "{words}，{words}，{words}。",
    "据{source}报道，{words}{place}{words}。",
    "“{words}，{words}。”{name}说。",
    "{place}{term}工作{words}，共{number}起，同比下降{number}%。",
)
_MISSING = 0.03
_POOL = 400_000  # words drawn at once: drawing one by one would take most of the time


def portals() -> dict[str, Portal]:
    """Sixty portals in all provinces."""
    names = list(PROVINCES)[1:33]
    made = {}
    for number in range(60):
        key, province = f"portal{number}", names[number % len(names)]
        level = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.MEDIA)[number // 16]
        trust = Trust.MEDIA if level is Level.MEDIA else Trust.ORIGINAL
        channels = tuple(Channel(name, f"http://{key}.example/{at}/") for at, name in enumerate(_CHANNELS))
        made[key] = Portal(
            key, f"{province}长安网{number}", province, level, (f"{key}.example",), "trs_wcm", channels, trust
        )
    return made


def officials() -> list[tuple[str, str]]:
    """Five thousand names with their posts."""
    chance = random.Random(SEED)
    weights = [1 / (rank + 3) for rank in range(len(_SURNAMES))]
    made = []
    for _ in range(5000):
        given = "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2, 2))))
        made.append((chance.choices(_SURNAMES, weights)[0] + given, chance.choice(_POSTS)))
    return made


def changes(count: int, seed: int = SEED, length: tuple[int, int] = LENGTH) -> Iterator[Change]:
    """Articles as an archive gives them to the indexer, in the order of their numbers."""
    writer, earlier = _Writer(seed), list[Content]()
    chance, portal_ids = random.Random(seed + 1), list(portals())
    for number in range(count):
        portal = chance.choice(portal_ids)
        if earlier and chance.random() < 0.03:
            content = writer.edited(chance.choice(earlier))
        else:
            content = writer.content(chance.randint(*length))
        if len(earlier) < 1000:
            earlier.append(content)
        host = "www.asia28365.example" if chance.random() < 0.01 else f"{portal}.example"
        url = f"http://{host}/yw/{number}.html"
        key = article_id(url)
        owner = portal if host.startswith("portal") else None
        article = Article(key, url, url, owner, chance.choice(_CHANNELS), ArticleState.LIVE, FETCHED, FETCHED)
        yield Change(number + 1, article, Revision(key, 1, number + 1, content, content_hash(content)), FETCHED)


def raw_bytes(change: Change) -> int:
    """The size of an article's text in UTF-8."""
    content = change.revision.content
    texts = (content.headline, content.kicker, content.subtitle, *content.body)
    return sum(len(text.encode()) for text in texts if text)


class _Writer:
    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        frequencies, _ = word_frequencies()
        self._words = sorted(
            word for word, count in frequencies.items() if count > 0 and "\u4e00" <= word[0] <= "\u9fd5"
        )
        self._weights = list(accumulate(frequencies[word] for word in self._words))
        self._officials = officials()
        self._official_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self._officials))))
        self._terms = list(TERMS)
        self._term_weights = list(accumulate(1 / (rank + 5) for rank in range(len(TERMS))))
        self._chance.shuffle(self._terms)
        self._sources = [
            f"{place}{kind}" for place in PROVINCES for kind in ("日报", "长安网", "法制报", "政法", "晚报", "发布")
        ]
        self._source_weights = list(accumulate(1 / (rank + 2) for rank in range(len(self._sources))))
        self._drawn: list[str] = []

    def content(self, length: int) -> Content:
        """One article."""
        paragraphs, size = list[str](), 0
        while size < length:
            paragraph = "".join(self._sentence() for _ in range(self._chance.randint(2, 6)))
            paragraphs.append(paragraph)
            size += len(paragraph)
        if self._chance.random() < 0.02:
            paragraphs = [
                paragraph.replace("会议", "會議").replace("。", "。。").replace("强调", "強調(qiáng diào)")
                for paragraph in paragraphs
            ]
        (name, _), place = self._official(), self._place()
        return Content(
            headline=f"{place}{self._term()}{self._some(2)}会议召开 {name}出席"[: self._chance.randint(12, 30)],
            body=tuple(paragraphs),
            subtitle=self._some(4) if self._chance.random() < 0.1 else None,
            byline=Byline(
                source=self._source() if self._chance.random() > _MISSING else None,
                authors=(self._official()[0],) if self._chance.random() < 0.5 else (),
                editor=self._official()[0] if self._chance.random() < 0.7 else None,
            ),
            published=self._published(),
        )

    def edited(self, content: Content) -> Content:
        """A reprint with a paragraph less and another date."""
        body = content.body[:-1] or content.body
        return Content(content.headline, body, byline=content.byline, published=self._published())

    def _sentence(self) -> str:
        name, post = self._official()
        form = self._chance.choice(_FORMS)
        while "{words}" in form:
            form = form.replace("{words}", self._some(self._chance.randint(3, 9)), 1)
        return form.format(
            name=name,
            post=post,
            term=self._term(),
            place=self._place(),
            source=self._source(),
            date=f"{self._chance.randint(1, 12)}月{self._chance.randint(1, 28)}日",
            number=self._chance.randint(1, 99),
        )

    def _some(self, count: int) -> str:
        if len(self._drawn) < count:
            self._drawn = self._chance.choices(self._words, cum_weights=self._weights, k=_POOL)
        taken = self._drawn[-count:]
        del self._drawn[-count:]
        return "".join(taken)

    def _official(self) -> tuple[str, str]:
        return self._chance.choices(self._officials, cum_weights=self._official_weights)[0]

    def _term(self) -> str:
        return self._chance.choices(self._terms, cum_weights=self._term_weights)[0]

    def _source(self) -> str:
        return self._chance.choices(self._sources, cum_weights=self._source_weights)[0]

    def _place(self) -> str:
        return self._chance.choice(list(PROVINCES))

    def _published(self) -> Published | None:
        if self._chance.random() < _MISSING:
            return None
        day = FIRST + timedelta(days=self._chance.randrange(DAYS))
        precision = self._chance.choices((Precision.MINUTE, Precision.DAY, Precision.MONTH), (60, 37, 3))[0]
        if precision is Precision.MINUTE:
            day += timedelta(minutes=self._chance.randrange(1440))
        elif precision is Precision.MONTH:
            day = day.replace(day=1)
        return Published(day, precision, Provenance.META)
