"""One archive of generated articles, and both engines over it: what they are compared by."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from tests.making import Archivist, make_content
from zhengfa.archive.portals import Level, Portal, Trust
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import Archive, open_archive
from zhengfa.indexer.elastic.engine import ElasticEngine, connect
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.folding import fold
from zhengfa.indexer.indexing import update
from zhengfa.indexer.tokens import TERMS, word_frequencies

ARTICLES = 300
SEED = 20261124
PORTALS = {
    f"p{number}": Portal(
        id=f"p{number}",
        name=f"门户{number}",
        province=("辽宁", "贵州", "浙江")[number % 3],
        level=tuple(Level)[number % 5],
        hosts=(f"p{number}.example",),
        cms="trs_wcm",
        channels=(),
        trust=tuple(Trust)[number % 4],
    )
    for number in range(8)
}
# Characters that engines and tokenizers stumble over, beside those of every text.
ODD = "“”「」《》、…——％ＡＢ１２gdp.-_%+#&*?|()\\/ \u3000\u200b䶮𠮷〇㍿①é한か🚔\ue5e5"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The engines, and each article's headline and body as they are matched."""

    embedded: Engine
    elastic: Engine
    archive: Archive
    texts: dict[str, tuple[str, str]]

    @property
    def engines(self) -> tuple[Engine, Engine]:
        """Both engines."""
        return self.embedded, self.elastic

    def holding(self, phrase: str) -> set[str]:
        """The articles that hold a folded phrase, by looking at all of them."""
        return {key for key, texts in self.texts.items() if any(phrase in text for text in texts)}


@contextmanager
def agreement(folder: Path, server: str) -> Iterator[Agreement]:
    """An archive of generated articles in both engines."""
    with open_archive(folder, create=True) as archive:
        with record_run(archive, RunKind.IMPORT) as recorder:
            _save(Archivist(recorder), random.Random(SEED))
        engines = (
            EmbeddedEngine(folder / "index"),
            ElasticEngine(connect([server]), f"test-{uuid4().hex}", folder / "locks"),
        )
        for engine in engines:
            update(engine, archive, PORTALS, lambda done, total: None)
        yield Agreement(*engines, archive, dict(_texts(archive)))


def _save(archivist: Archivist, chance: random.Random) -> None:
    frequencies, _ = word_frequencies()
    words = sorted((word for word, count in frequencies.items() if count > 1500), key=lambda word: -frequencies[word])
    weights = [frequencies[word] for word in words]
    body = ""
    for number in range(ARTICLES):
        if number % 10 or not body:  # every tenth is a reprint: hits of the same score
            drawn = chance.choices(words, weights, k=chance.randrange(5, 90))
            body = "".join(word + chance.choice(("", "", "", "，", "。", chance.choice(ODD))) for word in drawn)
            body += chance.choice(TERMS)
        headline = None if number % 31 == 0 else "".join(chance.choices(words, weights, k=4)) + chance.choice(ODD)
        day = datetime(2015, 1, 1) + timedelta(days=chance.randrange(3000))
        source = chance.choice(("新华社", "法治日报", "某报", ""))
        content = make_content(headline, body, day=f"{day:%Y-%m-%d}" if number % 17 else None, source=source)
        portal = f"p{number % 9}" if number % 9 < 8 else None
        archivist.save(f"http://p{number % 9}.example/{number}.html", content, portal)


def _texts(archive: Archive) -> Iterator[tuple[str, tuple[str, str]]]:
    from_index = ((change.article.article_id, change.revision.content) for change in archive.changes(0))
    for key, content in from_index:
        yield key, (fold(content.headline or ""), fold("\n".join(content.body)))
