"""What an import finds in files: pages, revisits of pages, and what holds none."""

from dataclasses import dataclass

from zhengfa.archive.quarantine import Aside, Item
from zhengfa.archive.records import OutcomeKind, Response
from zhengfa.archive.warc_contents import Revisit
from zhengfa.crawler.intake import Outcome
from zhengfa.crawler.saved_pages import SavedFile


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a file, and what is to be said of it in its outcome."""

    file: SavedFile
    response: Response
    note: str = ""
    releases: Item | None = None  # from the quarantine


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a record of one, that holds no page; set aside if it may hold one all the same."""

    file: SavedFile
    url: str
    outcome: Outcome
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """A page whose payload another record holds, with the bytes of its own record."""

    file: SavedFile
    revisit: Revisit
    aside: Aside
    raw: bytes
    tries: Item | None = None  # of the quarantine


@dataclass(frozen=True, slots=True)
class Done:
    """All of an item of the quarantine has been read, and nothing of it was set aside again."""

    item: Item


Found = Page | Refusal | Again | Done


def refusal(file: SavedFile, url: str, kind: OutcomeKind, reason: str, aside: Aside | None = None) -> Refusal:
    """A refusal with its outcome."""
    return Refusal(file, url, Outcome(kind, reason), aside)
