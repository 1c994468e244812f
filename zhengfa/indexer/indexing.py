"""Keeping the index level with the archive: `update` since the watermark, `rebuild` from the beginning."""

from collections.abc import Callable, Mapping

from zhengfa.archive.errors import IndexOutdatedError
from zhengfa.archive.portals import Portal
from zhengfa.archive.store import Archive
from zhengfa.indexer.document import to_document
from zhengfa.indexer.engine import Engine, IndexWriter

# Documents between two commits. A commit costs about 30 ms; what a crash makes us do again should take seconds.
COMMIT_EVERY = 500

Progress = Callable[[int, int], None]  # documents added, documents to add


def update(engine: Engine, archive: Archive, portals: Mapping[str, Portal], progress: Progress) -> int:
    """Bring the index level with the archive; returns how many documents were added."""
    with engine.update() as writer:
        since = engine.watermark()
        if since > archive.sequence():
            what = f"the index is at change {since}, the archive only at {archive.sequence()}: it is another archive's"
            raise IndexOutdatedError(what, where=str(archive.folder), advice="run `zhengfa index --rebuild`")
        return _add_all(writer, archive, portals, since, progress)


def rebuild(engine: Engine, archive: Archive, portals: Mapping[str, Portal], progress: Progress) -> int:
    """Build the whole index anew beside the live one, then swap; returns how many documents it holds."""
    with engine.rebuild() as writer:
        return _add_all(writer, archive, portals, 0, progress)


def _add_all(
    writer: IndexWriter, archive: Archive, portals: Mapping[str, Portal], since: int, progress: Progress
) -> int:
    total, added, watermark = archive.change_count(since), 0, since
    for change in archive.changes(since):
        writer.add(to_document(change, portals))
        watermark, added = change.seq, added + 1
        if added % COMMIT_EVERY == 0:
            writer.commit(watermark)
        progress(added, max(total, added))
    writer.commit(watermark)
    return added
