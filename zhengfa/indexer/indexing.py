"""Keeping the index level with the archive: `update` since the watermark, `rebuild` from the beginning, `sweep`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from zhengfa.archive.errors import IndexOutdatedError
from zhengfa.archive.portals import Portal
from zhengfa.archive.records import Change
from zhengfa.archive.store import Archive
from zhengfa.indexer.document import fingerprint
from zhengfa.indexer.engine import Engine, IndexWriter
from zhengfa.indexer.making import Made, make_documents
from zhengfa.indexer.orders import tie

# Documents between two commits: with 2,000, indexing takes a fifth less time than with 500, as fewer small parts of the
# index have to be merged; what a crash makes us do again should take seconds, and takes four.
COMMIT_EVERY = 2_000

Progress = Callable[[int, int], None]  # documents added, documents to add


@dataclass(slots=True)
class Indexed:
    """What was done to the index."""

    added: int = 0
    removed: int = 0
    watermark: int = 0  # the number of the last change that is in the index
    # Articles that could not be indexed, and why. The archive has them, and every sweep tries them again.
    refused: dict[str, str] = field(default_factory=dict)
    withheld: int = 0  # articles that were left out, since they are shown no longer


def update(engine: Engine, archive: Archive, portals: Mapping[str, Portal], progress: Progress) -> Indexed:
    """Bring the index level with the archive."""
    with engine.update() as writer:
        since = engine.watermark()
        if since > archive.sequence():
            what = f"the index is at change {since}, the archive only at {archive.sequence()}: it is another archive's"
            raise IndexOutdatedError(what, where=str(archive.folder), advice="run `zhengfa index --rebuild`")
        return _Filling(writer, portals, progress).changes(archive, since)


def rebuild(engine: Engine, archive: Archive, portals: Mapping[str, Portal], progress: Progress) -> Indexed:
    """Build the whole index anew beside the live one, then swap, and add what came in the meantime."""
    with engine.rebuild() as writer:
        indexed = _Filling(writer, portals, progress).changes(archive, 0)
    late = update(engine, archive, portals, progress)
    return _together(indexed, late)


def sweep(engine: Engine, archive: Archive, portals: Mapping[str, Portal], progress: Progress) -> Indexed:
    """Compare every document with the archive, and put right what is missing, outdated or no longer there."""
    indexed = update(engine, archive, portals, progress)
    known, wrong = dict(engine.inventory()), list[str]()
    for article, content_hash, fetched_at in archive.states():
        expected = fingerprint(article, content_hash, fetched_at, portals.get(article.portal or ""))
        if known.pop(tie(article.article_id), None) != expected:
            wrong.append(article.article_id)
    if not wrong and not known:
        return indexed
    # Others may have written since: each article is looked up once more, and what stands in the archive now is added.
    with engine.update() as writer:
        filling = _Filling(writer, portals, progress)
        for surplus in known.keys() - {tie(article.article_id) for article, _, _ in archive.states()}:
            writer.remove(surplus)
            filling.indexed.removed += 1
        filling.add_all((change for key in wrong if (change := archive.change(key))), len(wrong))
        filling.commit(engine.watermark())
    return _together(indexed, filling.indexed)


def _together(first: Indexed, then: Indexed) -> Indexed:
    refused = first.refused | then.refused
    added, removed = first.added + then.added, first.removed + then.removed
    return Indexed(added, removed, then.watermark, refused, first.withheld + then.withheld)


class _Filling:
    """Adds articles to an index, and counts them."""

    def __init__(self, writer: IndexWriter, portals: Mapping[str, Portal], progress: Progress) -> None:
        self.indexed = Indexed()
        self._writer, self._portals, self._progress = writer, portals, progress

    def changes(self, archive: Archive, since: int) -> Indexed:
        """Add all that changed since a watermark, committing now and then."""
        watermark, total = since, archive.change_count(since)
        for number, made in enumerate(make_documents(archive.changes(since), self._portals, total), start=1):
            self._add(made)
            watermark = made.change.seq
            if number % COMMIT_EVERY == 0:
                self.commit(watermark)
            self._progress(number, max(number, total))
        self.commit(watermark)
        return self.indexed

    def add_all(self, changes: Iterable[Change], total: int) -> None:
        """Add articles, without a word on the watermark."""
        for number, made in enumerate(make_documents(changes, self._portals, total), start=1):
            self._add(made)
            self._progress(number, total)

    def commit(self, watermark: int) -> None:
        """Commit what was added."""
        self._writer.commit(watermark)
        self.indexed.watermark = watermark
        self.indexed.refused |= self._writer.refused

    def _add(self, made: Made) -> None:
        if made.change.is_withheld:
            self._writer.remove(tie(made.change.article.article_id))
            self.indexed.withheld += 1
            return
        if made.document is None:
            self.indexed.refused[made.change.article.article_id] = made.reason
            return
        self._writer.add(made.document)
        self.indexed.added += 1
