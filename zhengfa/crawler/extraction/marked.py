"""What the selectors of a page's layout mark beside body and headline."""

import re
from dataclasses import dataclass

from zhengfa.crawler.extraction.credits import is_byline
from zhengfa.crawler.extraction.layout import BYLINES, Layout
from zhengfa.crawler.extraction.lines import Element
from zhengfa.crawler.extraction.page import Page

_DATED = re.compile(r"\D{0,6}(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]")


@dataclass(frozen=True, slots=True)
class Marked:
    """Texts that a layout's selectors name, and the lines inside the body that are no part of it."""

    kicker: str | None = None
    subtitle: str | None = None
    source: str | None = None
    byline: tuple[str, ...] = ()
    removed: frozenset[int] = frozenset()


def find_marked(page: Page, layout: Layout) -> Marked:
    """Look for all of it; a kicker or subtitle that a template prints inside the body is taken out of it."""
    kicker, subtitle = (_undated(page, selectors) for selectors in (layout.kicker, layout.subtitle))
    removed = [*page.select(layout.remove), *filter(None, (kicker, subtitle))]
    return Marked(
        kicker=page.text_of(kicker) if kicker else None,
        subtitle=page.text_of(subtitle) if subtitle else None,
        source=next(map(page.text_of, page.select(layout.source)), None),
        byline=tuple(map(page.text_of, page.select((*layout.byline, *BYLINES)))),
        removed=frozenset(line for box in removed for line in range(box.first, box.last)),
    )


def _undated(page: Page, selectors: tuple[str, ...]) -> Element | None:
    """The first element that is no byline: where an article has no subtitle, the byline often has its place."""
    texts = ((box, page.text_of(box)) for box in page.select(selectors))
    return next((box for box, text in texts if not _DATED.match(text) and not is_byline(text)), None)
