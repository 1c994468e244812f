"""Our extractor beside others on real pages: how right, and how fast, in one interleaved run."""

import json
import runpy
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import extraction
from bench.peers import Extractor, Fields, Page, load_peers

ROUNDS = 2  # timed ones; the one that is scored comes first and warms the caches
_BASE = "trafilatura"  # whose time is 1
_UNTRIED = "–"
_GOOD, _BAD = 0.95, 0.5  # body F1

Score = dict[str, float | bool | None]


@dataclass(slots=True)
class Result:
    """One extractor's figures: its scores page by page, its process time, and the pages on which it raised."""

    extractor: Extractor
    scores: list[Score] = field(default_factory=list)
    seconds: float = 0.0
    raised: int = 0

    def mean(self, column: str, tried: str | None = None) -> str:
        """The mean over the pages that can be scored; a dash if the extractor does not try."""
        if (tried or column) in self.extractor.lacks:
            return _UNTRIED
        values = [value for score in self.scores if (value := score[column]) is not None]
        return f"{sum(values) / len(values):.3f}"

    def nothing_invented(self) -> str:
        """Share of the pages without author, and without editor, on which none was found."""
        return "/".join(self.mean(f"no {name} invented", name) for name in ("author", "editor"))

    def bodies(self) -> list[float]:
        """Body F1 of every page."""
        return [score["body"] or 0.0 for score in self.scores]


def measure(folder: Path) -> list[Result]:
    """Every extractor's result on the pages of a folder, ours first."""
    judge: Callable[..., Score] = runpy.run_path(str(folder / "score.py"))["score"]
    ours = Extractor("zhengfa", lambda page: extraction.extract(page.payload, page.url))
    results = [Result(extractor) for extractor in (ours, *load_peers())]
    for page, facts, gold in _load_pages(folder):
        for result in results:
            result.scores.append(judge(facts, gold, _read(result, page)))
        for _ in range(ROUNDS):  # one after another on each page, so that the machine's noise hits all alike
            for result in results:
                result.seconds += _seconds(result.extractor, page)
    return results


def table(results: list[Result]) -> list[list[str]]:
    """Cells, with a row of headings."""
    [base] = [result.seconds for result in results if result.extractor.name == _BASE]
    rows = [["extractor", *_COLUMNS, "pages/s", f"× {_BASE}"]]
    for result in results:
        figures = [figure(result) for figure in _COLUMNS.values()]
        rate = ROUNDS * len(result.scores) / result.seconds
        rows.append([result.extractor.name, *figures, f"{rate:.1f}", f"{base / result.seconds:.2f}"])
    return rows


_COLUMNS: dict[str, Callable[[Result], str]] = {
    "body F1": lambda result: result.mean("body"),
    f"< {_BAD}": lambda result: str(sum(body < _BAD for body in result.bodies())),
    f"≥ {_GOOD}": lambda result: f"{sum(body >= _GOOD for body in result.bodies()) / len(result.scores):.3f}",
    "title": lambda result: result.mean("title"),
    "date": lambda result: result.mean("date"),
    "date+time": lambda result: result.mean("date+time"),
    "source": lambda result: result.mean("source"),
    "author": lambda result: result.mean("author"),
    "none invented": lambda result: result.nothing_invented(),
    "editor": lambda result: result.mean("editor"),
}


def _load_pages(folder: Path) -> Iterator[tuple[Page, dict[str, Any], str]]:
    """Each page with its facts and the text of its body."""
    for name, facts in json.loads((folder / "truth.json").read_text("utf-8")).items():
        payload = (folder / "html" / f"{name}.html").read_bytes()
        text = payload.decode(facts["encoding"], errors="replace")
        gold = (folder / "gold" / f"{name}.txt").read_text("utf-8")
        yield Page(payload, text, facts["url"] or ""), facts, gold


def _read(result: Result, page: Page) -> Fields:
    try:
        return result.extractor.read(page)
    except Exception:  # what a library raises is its own affair: a page it cannot read
        result.raised += 1
        return {}


def _seconds(extractor: Extractor, page: Page) -> float:
    """Process time of one reading, whether or not it comes to an end."""
    start = time.process_time()
    with suppress(Exception):
        extractor.read(page)
    return time.process_time() - start
