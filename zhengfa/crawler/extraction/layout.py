"""Layouts: how the pages of one template generation are recognised and where they keep their fields, as data.

A layout's selectors come first in `extract`; what they do not find is left to the general signals. The layouts of the
CMS families stand in families.py.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one template generation keeps its fields: CSS selectors, the surest first."""

    name: str
    body: tuple[str, ...] = ()  # none: the general containers hold it
    headline: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    source: tuple[str, ...] = ()  # of who publishes the page, believed where it credits nobody else
    remove: tuple[str, ...] = ()  # inside the body, and no part of it
    # Of the path in an article's URL. Its date is in the groups ymd, or ym and d, or y with m and d or md, or ms
    # (milliseconds since 1970); a pattern without these says that there is none, whatever an id looks like.
    paths: tuple[re.Pattern[str], ...] = ()
    has_own_paths: bool = True  # False: other products name their pages in the same way
    marks: tuple[str, ...] = ()  # strings that its pages alone hold

    def selectors(self) -> tuple[str, ...]:
        """All that have to be looked for."""
        return (*self.body, *self.headline, *self.kicker, *self.subtitle, *self.byline, *self.source, *self.remove)

    def names(self, path: str) -> re.Match[str] | None:
        """How the path of a URL fits the layout's own; None if it does not."""
        return next((found for pattern in self.paths if (found := pattern.search(path))), None)


# Containers that CMS products write round the text of an article and round nothing else: right whenever present.
_GENERAL = """
    .TRS_Editor .trs_editor_view .TRS_UEDITOR #zoom #Zoom #fontzoom .Custom_UnionStyle
    #UCAP-CONTENT ucapcontent .v_news_content #vsb_content #ivs_content #js_content #artibody #rm_txt_zw #p_content
    .rm_txt_con #detailContent founder-content .article_content .artile_zw #docContent #p-detail [itemprop=articleBody]
    article .neirong .main-txt .pages_content #mainText .show_text .entry-content
"""
GENERAL = tuple(_GENERAL.split())
# Names that templates also give to whole columns: believed only when the text density agrees.
_LIKELY = """
    #endText #article .article-content #articleContent #article_content .post_body #detail .article #content .content
    .text .con #con .txt
"""
LIKELY = tuple(_LIKELY.split())

# What is taken for a headline on any template, if the `<title>` agrees.
HEADLINES = ("h1", "h2", ".title", ".article-title", "#title", ".tit", "#articleTitle", "#h1title", ".tt_news")
# Ids that products of every kind write for 百度's news search: the surest anchors after the meta tags.
BYLINES = ("#pubtime_baidu", "#source_baidu", "#author_baidu", "#editor_baidu")

# What editors and news systems call the text below a picture.
CAPTIONS = (
    *("figcaption", ".caption", ".img-caption", ".image-caption", ".photo-caption", ".pic-caption", ".img_descr"),
    *(
        ".picIntro",
        ".img-desc",
        ".image-desc",
        ".pic-desc",
        ".img-note",
        ".tuzhu",
        "[class$=-caption]",
        "[class*=img-cap]",
    ),
)

ALL = (*GENERAL, *LIKELY, *HEADLINES, *BYLINES, *CAPTIONS)  # what is looked for on every page

UNKNOWN = Layout(name="unknown")  # nothing is known: the general signals do it all
