"""Lines of a body that belong to its images and attachments: they are kept with those, apart from the text.

Where an image or attachment has no address on the web, as in a saved page of unknown URL, they stay in the text.

An image's caption is marked as one, or stands directly behind the image and reads as one: 图为…, …（王芳 摄）.
"""

import re
from collections.abc import Iterable, Sequence

from zhengfa.crawler.extraction.body import Found, Span
from zhengfa.crawler.extraction.layout import CAPTIONS
from zhengfa.crawler.extraction.lines import Item, Line
from zhengfa.crawler.extraction.media import attachment_url, image_url, inside
from zhengfa.crawler.extraction.page import Page

_LONGEST = 150  # characters: 新华社 captions are a whole sentence with place and date
_READS_AS_CAPTION = re.compile(
    r"^[▲△▼↑(（【\s]{0,3}(?:图为|圖為|上图|下图|左图|右图|图片(?:说明)?[:：]|图说?[:：]|图\s?[一二三四五六七八九\d]{1,2}[:：])"
    r"|(?:摄|攝|供图|供圖|资料图|資料圖|摄影|资料图片)[)）\]】。]{0,2}$"
    r"|^[▲△▼▽↑↓]\s*\w|[（(](?:[左右中][一二三四五六]?|[前后][排一二三][^（）()]{0,3})[）)]"
    r"|(?:图|圖|图源|图片来源|摄影|供图)\s?[/／丨｜|:：]\s?[^，。]{2,16}$"
)
_MOST_OF_TEXT = 0.5  # share of a body from which its captions are the article: a picture story has no other text
_ATTACHMENTS_LABEL = re.compile(r"(?:相关)?附件\s*(?:下载)?\s*[:：]?")


def captions(page: Page, body: Found, url: str) -> dict[int, Item]:
    """The lines that are captions, each with its image."""
    span, images = body.span, [image for image in inside(page.images, body) if image_url(url, image)]
    found = {**_behind_images(page.lines, span, images), **_marked(page, span, images)}
    noted = sum(len(page.lines[number].text) for number in found)
    whole = sum(len(line.text) for line in page.lines[span.first : span.last])
    return found if noted < _MOST_OF_TEXT * whole else {}


def attachment_lines(page: Page, body: Found, url: str) -> frozenset[int]:
    """The lines that hold links to attachments and next to nothing else, and the label 附件 above them."""
    linked = {link.line for link in inside(page.links, body) if attachment_url(url, link)}
    lines = {number for number in linked if number < body.span.last and page.lines[number].link_share > 0.5}
    above = {number - 1 for number in lines if number - 1 >= body.span.first}
    return frozenset(lines | {number for number in above if _ATTACHMENTS_LABEL.fullmatch(page.lines[number].text)})


def _marked(page: Page, span: Span, images: Sequence[Item]) -> dict[int, Item]:
    """Lines of elements that are called captions: the nearest image is theirs, the one before rather than after."""
    found: dict[int, Item] = {}
    for box in page.select(CAPTIONS):
        if images and span.first <= box.first and box.last <= span.last:
            image = min(images, key=lambda item: (item.at > box.start, abs(item.at - box.start)))
            found |= dict.fromkeys(range(box.first, box.last), image)
    return found


def _behind_images(lines: Sequence[Line], span: Span, images: Iterable[Item]) -> dict[int, Item]:
    """Lines that read as captions and have an image directly before them, the last one if there are several."""
    below = {image.line: image for image in images if span.first <= image.line < span.last}
    return {
        number: image
        for number, image in below.items()
        if len(lines[number].text) <= _LONGEST and _READS_AS_CAPTION.search(lines[number].text)
    }
