"""An engine with the register beside it: one writer brings both level, so that what is found fits what is told."""

from collections.abc import Iterator
from contextlib import contextmanager

from zhengfa.indexer.document import Document
from zhengfa.indexer.engine import Engine, Found, IndexWriter, Plan, Walk
from zhengfa.indexer.register.store import RegisterFile, RegisterWriter


class EngineWithRegister:
    """An engine that keeps the register as it keeps its index. Searching it is searching the engine."""

    def __init__(self, engine: Engine, file: RegisterFile) -> None:
        self._engine, self._file = engine, file

    def watermark(self) -> int:
        """The number of the last change that is in both; what only one of them has is brought to both again."""
        return min(self._engine.watermark(), self._file.watermark())

    @contextmanager
    def update(self) -> Iterator[IndexWriter]:
        """A writer into both."""
        with self._engine.update() as writer, self._file.update() as beside:
            yield _BothWriter(writer, beside)

    @contextmanager
    def rebuild(self) -> Iterator[IndexWriter]:
        """A writer into a new index and a new register."""
        with self._engine.rebuild() as writer, self._file.rebuild() as beside:
            yield _BothWriter(writer, beside)

    def find(self, plan: Plan) -> Found:
        """Run a plan."""
        return self._engine.find(plan)

    def walk(self, plan: Plan) -> Walk:
        """Every row of a plan from its offset on."""
        return self._engine.walk(plan)

    def inventory(self) -> Iterator[tuple[int, int]]:
        """The tie-break and the fingerprint of every document; 0 as that of one that the register has otherwise."""
        known = self._file.inventory()
        yield from ((tie, found if known.get(tie) == found else 0) for tie, found in self._engine.inventory())


class _BothWriter:
    """Adds documents to the index and to the register."""

    def __init__(self, writer: IndexWriter, beside: RegisterWriter) -> None:
        self._writer, self._beside = writer, beside

    @property
    def refused(self) -> dict[str, str]:
        """Documents that the engine would not take, and why."""
        return self._writer.refused

    def add(self, document: Document) -> None:
        """Add a document."""
        self._writer.add(document)
        self._beside.add(document)

    def remove(self, tie: int) -> None:
        """Remove a document."""
        self._writer.remove(tie)
        self._beside.remove(tie)

    def commit(self, watermark: int) -> None:
        """Commit both; the register first, so that whatever is found can be told of."""
        self._beside.commit(watermark)
        self._writer.commit(watermark)
