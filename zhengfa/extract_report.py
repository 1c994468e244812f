"""What was read from a page, on the command line: its fields with their signals, and all of it as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from zhengfa.archive.clock import iso_local
from zhengfa.archive.content import Content, Link, Published
from zhengfa.crawler.extraction.article import Extraction
from zhengfa.crawler.extraction.body import Found
from zhengfa.crawler.extraction.decode import contradicts
from zhengfa.crawler.extraction.signals import Candidate
from zhengfa.terminal import Terminal, visible

FIELDS = ("headline", "kicker", "subtitle", "source", "authors", "editor", "published", "body")
_HEADINGS = ("field", "read from", "value")
_NOTHING = "–"


def extraction_values(name: str, url: str, found: Extraction) -> dict[str, Any]:
    """A page as JSON, by the records' keys; `losers` holds by field what lost, the surest first."""
    content = found.content
    refusal = found.refusal
    return {
        "page": name,
        "url": url,
        "stated_url": found.stated_url,
        "encoding": found.encoding,
        "declared": found.declared,
        "is_mended": found.is_mended,
        "refusal": {"reason": str(refusal.reason), "detail": refusal.detail} if refusal else None,
        **_content_values(content or Content(None, ())),
        "losers": {field: [_loser(one) for one in found.candidates.get(field, ())[1:]] for field in FIELDS},
    }


def print_extraction(terminal: Terminal, name: str, url: str, found: Extraction) -> None:
    """A page for people: what was read, from where, what lost, and the text."""
    terminal.heading(f"=== {visible(name)} ===")
    for line in _about(name, url, found):
        terminal.line(line)
    if contradicts(found.declared, found.encoding):
        terminal.caution(f"the page says {found.declared}, but its bytes are {found.encoding}")
    content = found.content
    if content is None:
        terminal.caution(f"no article: {visible(found.reason)}\n")
        return
    terminal.line("")
    terminal.table(
        _HEADINGS, [row for field in FIELDS for row in _rows(field, found.candidates.get(field, ()), content)]
    )
    for title, links in (("images", content.images), ("attachments", content.attachments)):
        _print_links(terminal, title, links)
    terminal.heading(f"\n--- body: {_counted(content)} ---")
    for paragraph in content.body:
        terminal.line(visible(paragraph))
    terminal.line("")


def _about(name: str, url: str, found: Extraction) -> Iterator[str]:
    if url != name:
        yield f"URL: {visible(url)}"
    if found.encoding:
        yield f"encoding: {found.encoding}"
    if found.is_mended:
        yield "mended: the page made sense only after BeautifulSoup had put it in order"


def _rows(field: str, candidates: Sequence[Candidate[Any]], content: Content) -> Iterator[tuple[str, ...]]:
    if not candidates:
        yield field, _NOTHING, _NOTHING
    for number, candidate in enumerate(candidates):
        value = _counted(content) if field == "body" and not number else _shown(candidate.value)
        yield field if not number else "  lost", _place(candidate), visible(value)


def _place(candidate: Candidate[Any]) -> str:
    return f"{candidate.provenance.replace('_', ' ')} {candidate.detail}".strip()


def _shown(value: Any) -> str:
    """A candidate's value in one line."""
    if isinstance(value, Found):
        return f"lines {value.span.first + 1} to {value.span.last} of the page"
    if isinstance(value, Published):
        return f"{iso_local(value)} (to the {value.precision})"
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _counted(content: Content) -> str:
    characters = sum(map(len, content.body))
    return f"{len(content.body)} paragraph{'s' * (len(content.body) != 1)}, {characters:,} characters"


def _print_links(terminal: Terminal, title: str, links: Sequence[Link]) -> None:
    if links:
        terminal.heading(f"\n--- {title} ---")
        for link in links:
            terminal.line(visible(f"{link.url}  {link.text}".rstrip()))


def _content_values(content: Content) -> dict[str, Any]:
    values = asdict(content)
    byline, published = values.pop("byline"), content.published
    del values["published"]
    origins = values.pop("origins")
    return {
        **values,
        **byline,
        "published_at": iso_local(published) if published else None,
        "published_precision": published.precision if published else None,
        "published_provenance": published.provenance if published else None,
        "origins": {origin.pop("field"): origin for origin in origins},
    }


def _loser(candidate: Candidate[Any]) -> dict[str, Any]:
    value = candidate.value
    if isinstance(value, Found):
        value = {"first_line": value.span.first, "last_line": value.span.last}
    elif isinstance(value, Published):
        value = iso_local(value)
    return {"value": value, "provenance": candidate.provenance, "detail": candidate.detail}
