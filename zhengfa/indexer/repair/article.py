"""An article's content through the repair, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhengfa.archive.records import Byline, Content
from zhengfa.indexer.repair.records import Repaired
from zhengfa.indexer.repair.text import repair


@dataclass(frozen=True, slots=True)
class RepairedArticle:
    """The texts of an article after their repair; None where the page does not say."""

    published: Content
    headline: Repaired | None
    kicker: Repaired | None
    subtitle: Repaired | None
    source: Repaired | None
    authors: tuple[Repaired, ...]
    editor: Repaired | None
    body: Repaired  # paragraphs, a line each

    def fields(self) -> Iterator[tuple[str, Repaired]]:
        """Every text with the name of its field, in the order of the page."""
        heading = (("kicker", self.kicker), ("headline", self.headline), ("subtitle", self.subtitle))
        byline = (("source", self.source), *(("authors", author) for author in self.authors), ("editor", self.editor))
        yield from ((name, text) for name, text in (*heading, *byline, ("body", self.body)) if text)

    @property
    def is_repaired(self) -> bool:
        """Whether any text differs from what was published."""
        return any(text.is_changed for _, text in self.fields())

    @property
    def is_damaged(self) -> bool:
        """Whether any paragraph holds damage that could not be repaired."""
        return any(text.damaged for _, text in self.fields())

    def content(self) -> Content:
        """The article's content with every text repaired."""
        byline = replace(
            self.published.byline,
            source=_text(self.source),
            authors=tuple(author.text for author in self.authors),
            editor=_text(self.editor),
        )
        return replace(
            self.published,
            headline=_text(self.headline),
            kicker=_text(self.kicker),
            subtitle=_text(self.subtitle),
            byline=byline,
            body=tuple(line for line in self.body.text.split("\n") if line),
        )


def repair_article(content: Content) -> RepairedArticle:
    """Repair every text of an article."""
    byline: Byline = content.byline
    return RepairedArticle(
        published=content,
        headline=_repaired(content.headline),
        kicker=_repaired(content.kicker),
        subtitle=_repaired(content.subtitle),
        source=_repaired(byline.source),
        authors=tuple(map(repair, byline.authors)),
        editor=_repaired(byline.editor),
        body=repair("\n".join(content.body)),
    )


def _repaired(text: str | None) -> Repaired | None:
    return None if text is None else repair(text)


def _text(repaired: Repaired | None) -> str | None:
    return None if repaired is None else repaired.text
