"""The further pages of an article, found among the captures of the archive and joined with its first page."""

from collections.abc import Callable
from dataclasses import dataclass

from zhengfa.archive.errors import ZhengfaError
from zhengfa.archive.records import Capture, Content
from zhengfa.archive.store import Archive
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.extraction.parts import MOST_PARTS, joined, part_number

Read = Callable[[Capture], Extraction]


@dataclass(frozen=True, slots=True)
class Joined:
    """An article of several pages: its content, the captures behind the first one, and the pages that are missing."""

    content: Content
    captures: tuple[Capture, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What an outcome says of the missing pages."""
        return f"without its further pages {', '.join(self.missing)}" if self.missing else ""


def join_parts(first: Extraction, content: Content, archive: Archive, read: Read) -> Joined:
    """Look up the latest capture of every further page; a page may name others that the first did not."""
    urls = dict.fromkeys(first.parts.others)
    found: dict[str, tuple[Capture, Content]] = {}
    waiting = list(urls)
    while waiting:
        url = waiting.pop(0)
        part = _part(url, archive, read)
        if part is None:
            continue
        capture, extraction, own = part
        if extraction.parts.first is None:  # it knows of no first page: an article of its own
            del urls[url]
            continue
        found[url] = (capture, own)
        new = [other for other in extraction.parts.others if other not in urls][: MOST_PARTS - len(urls)]
        urls |= dict.fromkeys(new)
        waiting += new
    ordered = sorted(urls, key=part_number)
    here = [found[url] for url in ordered if url in found]
    missing = tuple(url for url in ordered if url not in found)
    return Joined(joined(content, [own for _, own in here]), tuple(capture for capture, _ in here), missing)


def _part(url: str, archive: Archive, read: Read) -> tuple[Capture, Extraction, Content] | None:
    """A further page that the archive holds and that can be read."""
    capture = archive.latest_capture(url)
    if capture is None or not (capture.status is None or 200 <= capture.status < 300):
        return None
    try:
        extraction = read(capture)
    except ZhengfaError:  # its own outcome says what is wrong with it; here it is missing
        return None
    return (capture, extraction, extraction.content) if extraction.content else None
