"""Large indexes in minutes: articles made once come again under other ids, with the days and portals of others."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.corpus import LENGTH, SEED, changes, portals
from zhengfa.archive.urls import article_id
from zhengfa.indexer import mapping, orders
from zhengfa.indexer.document import Document
from zhengfa.indexer.making import make_documents

MADE = 5_000  # articles; making one takes ten times as long as adding it
_DAYS = ("year", mapping.MONTH, mapping.DAY)
_DAY_NUMBERS = (mapping.NEWEST, mapping.OLDEST, mapping.FIRST_DAY, mapping.LAST_DAY)
_PLACES = ("province", "level", "portal", "channel")
_STORED_PLACES = ("portal", "portal_name", "province", "level", "channel")


def many_documents(count: int, length: tuple[int, int] = LENGTH, made: int = MADE) -> Iterator[Document]:
    """Documents of made-up articles, each of some made once with a day and a portal of its own."""
    chance, known = random.Random(SEED), portals()
    patterns = [each.document for each in make_documents(changes(min(made, count), length=length), known, made)]
    documents = [document for document in patterns if document]
    for number in range(count):
        yield _copied(documents, number, chance)


def _copied(documents: Sequence[Document], number: int, chance: random.Random) -> Document:
    text = documents[number % len(documents)]
    day, place = chance.choice(documents), chance.choice(documents)
    url = f"http://{place.stored.portal or 'nowhere'}.example/copies/{number}.html"
    key = article_id(url)
    keywords = {name: day.keywords[name] for name in _DAYS} | {name: place.keywords[name] for name in _PLACES}
    numbers = {name: day.numbers[name] for name in _DAY_NUMBERS} | {mapping.TIE: orders.tie(key)}
    places = {name: getattr(place.stored, name) for name in _STORED_PLACES}
    stored = replace(text.stored, article_id=key, url=url, published_at=day.stored.published_at, **places)
    return replace(
        text,
        article_id=key,
        seq=number + 1,
        keywords={**text.keywords, mapping.ID: key, **keywords},
        numbers={**text.numbers, **numbers},
        stored=stored,
    )
