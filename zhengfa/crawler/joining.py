"""The further pages of an article, found among the captures of the archive and joined with its first page."""

from collections.abc import Callable
from dataclasses import dataclass

from zhengfa.archive.content import Content
from zhengfa.archive.errors import ZhengfaError
from zhengfa.archive.keeping import NOT_MODIFIED_STATUS
from zhengfa.archive.records import Capture
from zhengfa.archive.store import Archive
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.extraction.parts import MOST_PARTS, joined

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


@dataclass(frozen=True, slots=True)
class Part:
    """One page of an article, as the archive holds it."""

    capture: Capture
    extraction: Extraction
    content: Content


def join_parts(first: Extraction, content: Content, archive: Archive, read: Read) -> Joined:
    """Look up the latest capture of every further page; a page may name others that the first did not."""
    urls = dict.fromkeys(first.parts.others)
    found: dict[str, Part] = {}
    waiting = list(urls)
    while waiting:
        url = waiting.pop(0)
        part = read_part(url, archive, read)
        if part is None:
            continue
        if part.extraction.parts.first is None:  # it knows of no first page: an article of its own
            del urls[url]
            continue
        found[url] = part
        new = [other for other in part.extraction.parts.others if other not in urls][: MOST_PARTS - len(urls)]
        urls |= dict.fromkeys(new)
        waiting += new
    here = [found[url] for url in urls if url in found]
    missing = tuple(url for url in urls if url not in found)
    return Joined(joined(content, [part.content for part in here]), tuple(part.capture for part in here), missing)


def is_page(capture: Capture) -> bool:
    """Whether a capture holds what its page is, or refers to it: neither an error nor a redirect."""
    is_unmodified = capture.status == NOT_MODIFIED_STATUS and capture.refers_to is not None
    return capture.status is None or 200 <= capture.status < 300 or is_unmodified


def read_part(url: str, archive: Archive, read: Read) -> Part | None:
    """A page of an article, if the archive holds it and it can be read."""
    capture = archive.latest_capture(url)
    if capture is None or not is_page(capture):
        return None
    try:
        extraction = read(capture)
    except ZhengfaError:  # its own outcome says what is wrong with it; here it is missing
        return None
    return Part(capture, extraction, extraction.content) if extraction.content else None
