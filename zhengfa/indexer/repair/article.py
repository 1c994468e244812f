"""An article's content through the repair, field by field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from zhengfa.archive.content import Byline, Content
from zhengfa.indexer.repair.records import Repaired
from zhengfa.indexer.repair.simplified import is_traditional_text
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
            body=tuple(self.body.text.split("\n")) if self.body.text else (),
        )


def repair_article(content: Content) -> RepairedArticle:
    """Repair every text of an article."""
    byline: Byline = content.byline
    body = "\n".join(content.body)
    fix = partial(repair, is_traditional=is_traditional_text(f"{content.headline}{body}"), takes_out_tags=True)
    return RepairedArticle(
        published=content,
        headline=_repaired(content.headline, fix),
        kicker=_repaired(content.kicker, fix),
        subtitle=_repaired(content.subtitle, fix),
        source=_repaired(byline.source, fix),
        authors=tuple(map(fix, byline.authors)),
        editor=_repaired(byline.editor, fix),
        body=fix(body),
    )


def _repaired(text: str | None, fix: Callable[[str], Repaired]) -> Repaired | None:
    return None if text is None else fix(text)


def _text(repaired: Repaired | None) -> str | None:
    return None if repaired is None else repaired.text
