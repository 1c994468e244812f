"""`python -m bench.ranking`: how well the order by relevance agrees with people, and with each signal changed."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import fmean
from types import ModuleType
from unittest.mock import patch

from bench.judged_texts import Keyed, sample_documents, shared_documents
from bench.relevance import DEPTH, Judged, load_judged, ndcg
from zhengfa.indexer import planning, ranking
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.language.parser import parse
from zhengfa.indexer.query import Query
from zhengfa.indexer.search import to_plan
from zhengfa.indexer.stored import from_stored
from zhengfa.terminal import Terminal

TODAY = datetime(2026, 1, 1, 23, 59)  # days after the newest sample: by the clock, figures would change as samples age

Change = tuple[ModuleType, str, object]  # a module, a constant in it, and its other value
CHANGES: tuple[tuple[str, tuple[Change, ...]], ...] = (
    ("as it is", ()),
    *((f"headline {score:g}", ((planning, "HEADLINE_SCORE", score),)) for score in (0.0, 1.0, 2.0, 4.0, 8.0)),
    *((f"phrase {score:g}", ((planning, "PHRASE_SCORE", score),)) for score in (0.0, 2.0, 8.0)),
    ("without freshness", ((ranking, "FRESHNESS", ()),)),
    ("without trust", ((ranking, "TRUST_SCORES", {}),)),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Documents of one origin in an index of their own, and the queries that are asked over them."""

    name: str
    engine: Engine
    keys: Mapping[str, str]  # by article id
    queries: list[Judged]

    def found(self, text: str, limit: int = DEPTH) -> list[str]:
        """The keys of what a query finds, by relevance."""
        plan = to_plan(Query(text, limit=limit, facets=()), parse(text, None), TODAY)
        return [self.keys[from_stored(row.stored, row.body).article_id] for row in self.engine.find(plan).rows]

    def scores(self) -> dict[str, float]:
        """nDCG@10 of every query."""
        return {judged.text: ndcg(self.found(judged.text), judged.grades) for judged in self.queries}


def main() -> None:
    """Print the tables."""
    shared, terminal = Path(os.environ.get("ZHENGFA_SHARED") or "../shared"), Terminal()
    with tempfile.TemporaryDirectory() as folder:
        parts = [open_part("samples", sample_documents(), Path(folder))]
        if shared.is_dir():
            parts.append(open_part("shared", shared_documents(shared), Path(folder)))
        else:
            terminal.warn(f"{shared} is absent, so only the samples are ranked: set ZHENGFA_SHARED")
        terminal.table(("nDCG@10", "part", "query"), _each(parts))
        terminal.table(("mean", *(part.name for part in parts), "all", "odd", "even"), _rows(parts))


def open_part(name: str, documents: Keyed, folder: Path) -> Part:
    """Index documents. Each part has its own index, so that the figures of one do not hang on the other."""
    engine, keys = EmbeddedEngine(folder / name), dict[str, str]()
    with engine.rebuild() as writer:
        for key, document in documents:
            keys[document.article_id] = key
            writer.add(document)
        writer.commit(1)
    return Part(name, engine, keys, load_judged(name))


@contextmanager
def changed(changes: tuple[Change, ...]) -> Iterator[None]:
    """The ranking with other constants."""
    with ExitStack() as stack:
        for module, name, value in changes:
            stack.enter_context(patch.object(module, name, value))
        yield


def _each(parts: list[Part]) -> Iterator[tuple[str, ...]]:
    for part in parts:
        for text, score in part.scores().items():
            yield f"{score:.3f}", part.name, text


def _rows(parts: list[Part]) -> Iterator[tuple[str, ...]]:
    """Of every other query too: constants chosen on one half have to hold on the other."""
    for label, changes in CHANGES:
        with changed(changes):
            scores = [list(part.scores().values()) for part in parts]
        every = [score for part in scores for score in part]
        yield label, *(f"{fmean(some):.3f}" for some in (*scores, every, every[::2], every[1::2]))


if __name__ == "__main__":
    main()
