"""Pages a second that an import takes, beside the reading of the same pages alone."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import open_archive
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.importing import import_files
from zhengfa.crawler.intake import Intake
from zhengfa.crawler.registry import Registry
from zhengfa.crawler.saved_pages import find_files
from zhengfa.indexer.embedded.engine import EmbeddedEngine
from zhengfa.indexer.indexing import rebuild

PAGE_LIMIT = 10 * 1024 * 1024


def measure(pages: Path) -> list[tuple[str, float]]:
    """Steps and how many pages a second each did."""
    files = sorted(pages.glob("*.html"))
    steps = []
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder), create=True) as archive:
        steps.append(("extract alone", _rate(len(files), lambda: _extract_all(files))))
        with record_run(archive, RunKind.IMPORT) as recorder:
            intake = Intake(recorder, Registry([]), PAGE_LIMIT)
            found = find_files([pages], None, Path(folder))
            steps.append(("import", _rate(len(files), lambda: list(import_files(intake, found, PAGE_LIMIT)))))
            steps.append(("import again", _rate(len(files), lambda: list(import_files(intake, found, PAGE_LIMIT)))))
        engine = EmbeddedEngine(Path(folder) / "index")
        rebuild(engine, archive, {}, lambda done, total: None)  # loads jieba's dictionary
        steps.append(("index", _rate(len(files), lambda: rebuild(engine, archive, {}, lambda done, total: None))))
    return steps


def _extract_all(files: list[Path]) -> None:
    for file in files:
        extract(file.read_bytes(), file.resolve().as_uri())


def _rate(count: int, work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return count / (time.perf_counter() - start)
