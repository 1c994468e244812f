"""Layouts: the selectors of one template generation, as data.

A layout's selectors come first in `extract`; what they do not find is left to the general signals. Selectors were
collected from 315 public site templates, 2019-2026.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one template generation keeps its fields: CSS selectors, the surest first."""

    name: str
    body: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()  # inside the body, and no part of it

    def selectors(self) -> tuple[str, ...]:
        """All that have to be looked for."""
        return (*self.body, *self.headline, *self.subtitle, *self.byline, *self.remove)


TRS_WCM = Layout(
    name="trs_wcm",
    body=(".TRS_Editor", ".trs_editor_view", ".TRS_UEDITOR", "#zoom", "#Zoom", "#fontzoom", ".Custom_UnionStyle"),
    subtitle=("h2.subtitle", "#pagebody_left > h3"),
    remove=(".attachment", "#xgxw"),
)
ENORTH = Layout(
    name="enorth",
    body=("div.neirong", "#docContent", ".duanluo", "#p-detail"),
    headline=("div.end-k > h1", ".tt_news", "h1"),
    subtitle=("div.end-k > h2",),
    byline=("div.time.hui", ".dizhi.hui", ".info", "#pubtime_baidu", "#source_baidu", "#author_baidu"),
    remove=("div.qhui",),
)

# Containers that CMS products write round the text of an article and round nothing else: right whenever present.
_GENERAL = """
    #UCAP-CONTENT ucapcontent .v_news_content #vsb_content #ivs_content #js_content #artibody #rm_txt_zw #p_content
    .rm_txt_con #detailContent founder-content .article_content .artile_zw #docContent #p-detail [itemprop=articleBody]
    article .neirong .main-txt .pages_content #mainText .show_text .entry-content
"""
GENERAL = (*TRS_WCM.body, *_GENERAL.split())
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
    *(".picIntro", ".img-desc", ".image-desc", ".pic-desc", ".img-note", ".tuzhu"),
)

ALL = (*GENERAL, *LIKELY, *HEADLINES, *BYLINES, *CAPTIONS)  # what is looked for on every page

UNKNOWN = Layout(name="unknown")  # nothing is known: the general signals do it all
