"""The extractor in the form that shared/pages/score.py asks for: `python score.py bench/extraction.py`."""

from zhengfa.archive.content import Precision
from zhengfa.crawler.extraction import article
from zhengfa.crawler.extraction.people import bare_names


def extract(html: bytes, url: str) -> dict[str, str | None]:
    """One page's fields as text."""
    content = article.extract(html, url).content
    if content is None:
        return {}
    when = content.published
    stamp = {Precision.MINUTE: "%Y-%m-%d %H:%M", Precision.DAY: "%Y-%m-%d", Precision.MONTH: ""}
    return {
        "title": content.headline,
        "body": "\n".join(content.body),
        "published": when.local.strftime(stamp[when.precision]) if when else None,
        "source": content.byline.source,
        "author": "、".join(bare_names(content.byline.authors)),
        "editor": content.byline.editor,
    }
