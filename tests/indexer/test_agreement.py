"""Both engines give the same answers, and those are what a look at every article gives."""

import random
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from tests.indexer.agreeing import ARTICLES, ODD, SEED, Agreement, agreement
from zhengfa.indexer.engine import Engine, Plan
from zhengfa.indexer.folding import fold
from zhengfa.indexer.language.tree import Near, Node, Pattern, Phrase, Text
from zhengfa.indexer.planning import to_condition
from zhengfa.indexer.query import FacetName, Interval, Query, Result, Sort
from zhengfa.indexer.script import simplify
from zhengfa.indexer.search import search, walk
from zhengfa.indexer.stored import from_stored
from zhengfa.indexer.tokens import index_words

PHRASES = 10_000


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory, elasticsearch: str) -> Iterator[Agreement]:
    with agreement(tmp_path_factory.mktemp("agreement"), elasticsearch) as made:
        yield made


def ids(result: Result) -> list[str]:
    return [hit.article_id for hit in result.hits]


def found_by(engine: Engine, tree: Node) -> set[str]:
    rows = engine.find(Plan(to_condition(tree), {}, Sort.NEWEST, 0, 1000)).rows
    return {from_stored(row.stored, row.body).article_id for row in rows}


def phrases(texts: list[str], chance: random.Random) -> Iterator[str]:
    """Pieces of the texts, most of them short, and the same with one character changed."""
    while True:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        phrase = text[start : start + chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20, 30))]
        if chance.random() < 0.2:
            at = chance.randrange(len(phrase))
            phrase = phrase[:at] + chance.choice(text) + phrase[at + 1 :]
        yield phrase


def test_a_phrase_finds_exactly_the_articles_that_hold_its_characters(agreed: Agreement) -> None:
    texts = [text for pair in agreed.texts.values() for text in pair if text]
    wanted = phrases(texts, random.Random(SEED))
    listed = [fold(simplify(sign)) for sign in ODD if fold(simplify(sign))]
    tried = [*listed, *(next(wanted) for _ in range(PHRASES))]

    def wrong(phrase: str) -> list[str]:
        expected = agreed.holding(phrase)
        engines = [type(engine).__name__ for engine in agreed.engines if found_by(engine, Phrase(phrase)) != expected]
        return [f"{name}: {phrase!r}" for name in engines]

    with ThreadPoolExecutor(4) as pool:
        assert [line for lines in pool.map(wrong, tried) for line in lines] == []


def test_patterns_and_distances_mean_what_they_say(agreed: Agreement) -> None:
    chance = random.Random(SEED + 1)
    bodies = [body for _, body in agreed.texts.values() if len(body) > 40 and not set(body) & set("?*")]
    for _ in range(250):
        body = chance.choice(bodies)
        start, size = chance.randrange(len(body) - 12), chance.randrange(4, 9)
        piece, at = body[start : start + size], chance.randrange(1, size - 2)
        left, right, distance = piece[:at], piece[at + 1 :], chance.randrange(0, 9)
        one, other = re.escape(left), re.escape(right)
        cases: tuple[tuple[Node, str], ...] = (
            (Pattern(f"{left}?{right}"), f"{one}.{other}"),
            (Pattern(f"{left}*{right}"), f"{one}.{{0,8}}{other}"),
            (
                Near(Phrase(left), Phrase(right), distance),
                f"{one}.{{0,{distance}}}{other}|{other}.{{0,{distance}}}{one}",
            ),
        )
        for tree, regex in cases:
            pattern = re.compile(regex)
            expected = {key for key, texts in agreed.texts.items() if any(map(pattern.search, texts))}
            assert [found_by(engine, tree) for engine in agreed.engines] == [expected, expected], tree


def queries(agreed: Agreement, chance: random.Random) -> Iterator[Query]:
    bodies = [body for _, body in agreed.texts.values() if len(body) > 20]
    limits = random.Random(SEED + 3)
    while True:
        body = chance.choice(bodies)
        words = [word for word in re.split(r"\W+", body) if 1 < len(word) < 8]
        text = chance.choice((" ", " OR ", " -", "")).join(
            chance.sample(words, min(len(words), chance.randrange(1, 4)))
        )
        yield Query(
            text=chance.choice((text, f"title:{text[:2]}", "", "source:新华 2016..2019")) if text else "",
            sort=chance.choice(list(Sort)),
            limit=chance.choice((0, 5, 20, 50)),
            offset=chance.choice((0, 0, 3, 40)),
            interval=chance.choice((None, *Interval)),
            province=chance.choice(((), (), ("辽宁",), ("辽宁", "unknown"))),
            year=chance.choice(((), (), ("2018", "2019"))),
            clone=chance.choice(((), (), ("genuine",))),
            excluded=limits.choice(((), (), ((FacetName.PROVINCE, "贵州"), (FacetName.YEAR, "2018")))),
            since=limits.choice((None, None, date(2016, 3, 1))),
            until=limits.choice((None, None, date(2021, 2, 28))),
        )


def test_the_same_hits_in_the_same_order_totals_facets_and_histograms(agreed: Agreement) -> None:
    made = queries(agreed, random.Random(SEED + 2))
    for query in (next(made) for _ in range(300)):
        one, other = (search(engine, query) for engine in agreed.engines)
        assert (one.total, ids(one), one.facets, one.histogram) == (
            other.total,
            ids(other),
            other.facets,
            other.histogram,
        ), query
        assert [hit.score for hit in one.hits] == pytest.approx([hit.score for hit in other.hits], rel=1e-4)
        if query.interval:
            assert sum(bucket.count for bucket in one.histogram) == one.total


def test_what_is_searched_in_headlines_has_the_same_scores_though_some_articles_have_none(agreed: Agreement) -> None:
    headlines = [headline for headline, _ in agreed.texts.values()]
    assert "" in headlines
    words = sorted({word for headline in headlines for word in index_words(headline) if 1 < len(word) < 6})
    for word in random.Random(SEED + 4).sample(words, 60):
        for text in (f"title:{word}", f'title:"{word}"'):
            one, other = (search(engine, Query(text, limit=ARTICLES)) for engine in agreed.engines)
            assert ids(one) == ids(other) != []
            assert [hit.score for hit in one.hits] == pytest.approx([hit.score for hit in other.hits], rel=1e-6)


@pytest.mark.parametrize(
    "query",
    [Query("的"), Query(""), Query("的", sort=Sort.OLDEST), Query("是", sort=Sort.NEWEST, province=("辽宁",))],
    ids=["relevance", "everything", "oldest", "filtered"],
)
def test_pages_cursors_and_a_walk_give_every_hit_once_in_one_order(agreed: Agreement, query: Query) -> None:
    orders = []
    for engine in agreed.engines:
        by_cursor, cursor = list[str](), ""
        while True:
            page = search(engine, replace(query, cursor=cursor, limit=7))
            by_cursor += ids(page)
            if page.next_cursor is None:
                break
            cursor = page.next_cursor
        total = page.total
        by_offset = [
            key for start in range(0, total, 13) for key in ids(search(engine, replace(query, offset=start, limit=13)))
        ]
        assert len(set(by_cursor)) == len(by_cursor) == total > 50
        assert by_cursor == by_offset == [hit.article_id for hit in walk(engine, query).articles]
        orders.append(by_cursor)
    assert orders[0] == orders[1]


def test_both_hold_the_same_documents(agreed: Agreement) -> None:
    one, other = (sorted(engine.inventory()) for engine in agreed.engines)
    assert one == other
    assert len(one) == len(agreed.texts)


def test_words_alone_stand_for_themselves(agreed: Agreement) -> None:
    for engine in agreed.engines:
        assert found_by(engine, Text("政法")) <= found_by(engine, Phrase("政法"))
