"""What the archive holds of one article: its revisions, and every capture of its page with what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from zhengfa.archive.content import Byline, Content
from zhengfa.archive.records import Article, Capture, Change, OutcomeKind, Revision
from zhengfa.archive.store import Archive

MOST_FETCHES = 100  # captures of a page that are listed: it is visited four times in its first month, then rarely
_NO_TEXT = frozenset({"byline", "origins"})  # of a byline the parts are compared; where values were read is no text


@dataclass(frozen=True, slots=True)
class Fetch:
    """A capture of an article's page, what became of it, and the number of the revision that it gave, if any."""

    capture: Capture
    outcome: OutcomeKind | None
    revision: int | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A revision, when its page was captured, and the fields in which it differs from the one before."""

    revision: Revision
    fetched_at: datetime
    changed: Sequence[str]  # none in the first


@dataclass(frozen=True, slots=True)
class Evidence:
    """An article with its revisions, oldest first, and its captures, newest first."""

    article: Article
    editions: Sequence[Edition]
    capture: Capture  # of the newest revision
    parts: Sequence[Capture]  # of its further pages
    fetches: Sequence[Fetch]
    is_cut: bool  # whether there are more captures than are listed

    @property
    def revision(self) -> Revision:
        """The newest revision."""
        return self.editions[-1].revision

    @property
    def others(self) -> Sequence[Fetch]:
        """The captures beside that of the newest revision."""
        return [fetch for fetch in self.fetches if fetch.capture.id != self.capture.id]

    @property
    def change(self) -> Change:
        """The article as the indexer takes it."""
        return Change(0, self.article, self.revision, self.capture.fetched_at)


def load_evidence(archive: Archive, article_id: str) -> Evidence | None:
    """All that is held of an article; None if there is none with that id."""
    article = archive.article(article_id)
    revisions = archive.revisions(article_id) if article else ()
    if article is None or not revisions:
        return None
    newest = revisions[-1]
    captures = {one.number: archive.capture(one.capture_id) for one in revisions}
    fetches = archive.fetches_of(article.canonical_url, MOST_FETCHES + 1)
    gave = {one.capture_id: one.number for one in revisions}
    return Evidence(
        article=article,
        editions=list(_editions(revisions, captures)),
        capture=captures[newest.number],
        parts=archive.part_captures(article_id, newest.number),
        fetches=[Fetch(capture, outcome, gave.get(capture.id)) for capture, outcome in fetches[:MOST_FETCHES]],
        is_cut=len(fetches) > MOST_FETCHES,
    )


def changed_fields(before: Content, after: Content) -> list[str]:
    """The names of the fields in which two contents differ, in the order of the records."""
    compared = ((Content, before, after), (Byline, before.byline, after.byline))
    return [
        field.name
        for kind, old, new in compared
        for field in fields(kind)
        if field.name not in _NO_TEXT and getattr(old, field.name) != getattr(new, field.name)
    ]


def _editions(revisions: Sequence[Revision], captures: dict[int, Capture]) -> Iterator[Edition]:
    before: Revision | None = None
    for one in revisions:
        changed = changed_fields(before.content, one.content) if before else []
        yield Edition(one, captures[one.number].fetched_at, changed)
        before = one
