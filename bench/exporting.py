"""`python -m bench.exporting [ARTICLES]`: whole results as text, from an index of so many short articles.

Each export runs in a process of its own: rows a second of processor and of the clock, and of each fifth the highest
memory beside that of the same process before it began, looked at after every thousand rows.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.copies import many_documents
from bench.corpus import portals
from zhengfa.archive.store import open_archive
from zhengfa.health.collected import Collected
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.export.columns import choose_columns
from zhengfa.indexer.export.exporting import stream
from zhengfa.indexer.export.formats import FORMATS, TextFormat
from zhengfa.indexer.export.gaps import Coverage
from zhengfa.indexer.export.manifest import Asked
from zhengfa.indexer.export.taking import take
from zhengfa.indexer.query import Query, Sort
from zhengfa.indexer.vocabulary import names_of

ARTICLES = 1_000_000
LENGTH = (80, 400)  # characters of a body: a million must be built in minutes
EXPORTS = (  # format, with text, query: everything is walked by its days, a word by its scores
    ("csv", False, ""),
    ("jsonl", False, ""),
    ("jsonl", True, ""),
    ("csv", False, "会议"),
)
FIFTHS = 5  # parts of an export whose memory is told
_COMMIT_EVERY = 100_000


def main() -> None:
    match sys.argv[1:]:
        case ["one", folder, name, has_text, query]:
            print(_export(Path(folder), name, query, has_text=has_text == "1"))
        case rest:
            _all(int(rest[0]) if rest else ARTICLES)


def _all(articles: int) -> None:
    with tempfile.TemporaryDirectory(prefix="zhengfa-bench-", dir=os.environ.get("TMPDIR")) as folder:
        _fill(Path(folder), articles)
        for name, has_text, query in EXPORTS:
            command = [sys.executable, "-m", "bench.exporting", "one", folder, name, str(int(has_text)), query]
            print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


def _fill(folder: Path, articles: int) -> None:
    start = time.perf_counter()
    with EmbeddedEngine(folder / "index").update() as writer:
        for number, document in enumerate(many_documents(articles, LENGTH), start=1):
            writer.add(document)
            if number % _COMMIT_EVERY == 0 or number == articles:
                writer.commit(number)
    print(f"{articles} articles indexed in {time.perf_counter() - start:.0f} s", flush=True)


def _export(folder: Path, name: str, query: str, *, has_text: bool) -> str:
    engine, made = EmbeddedEngine(folder / "index"), FORMATS[name]
    assert isinstance(made, TextFormat)
    asked = Asked(
        query=Query(query, sort=Sort.RELEVANCE if query else Sort.NEWEST),
        names=names_of(portals().values()),
        format=name,
        columns=choose_columns((), has_text=has_text),
        engine=engine.name,
        coverage=Coverage(Collected()),
    )
    idle, start, began, size, peaks = _memory(), time.process_time(), time.perf_counter(), 0, [0.0] * FIFTHS
    with (
        open_archive(folder, create=True) as archive,
        take(engine, archive, asked.query, asked.names, asked.columns) as taken,
    ):
        for chunk in stream(made, asked, taken):
            size += len(chunk)
            fifth = min(FIFTHS - 1, taken.written * FIFTHS // taken.total)
            peaks[fifth] = max(peaks[fifth], _memory() - idle)
    seconds, elapsed = time.process_time() - start, time.perf_counter() - began
    assert taken.written == taken.total
    text = "with text" if has_text else "without text"
    return (
        f"{name} {text}, {query or 'everything'}: {taken.written} rows of {taken.total}, {size / 1e6:,.0f} MB, "
        f"{taken.written / seconds:,.0f} a second of processor, {taken.written / elapsed:,.0f} of the clock; "
        f"{', '.join(f'{peak:.0f}' for peak in peaks)} MB of memory above idle"
    )


def _memory() -> float:
    """Megabytes of the process's own. Pages of the index that are mapped are the system's, which takes them back."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("RssAnon")).split()[1]) / 1024


if __name__ == "__main__":
    main()
