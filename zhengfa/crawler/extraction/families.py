"""The layouts of the CMS families, newest generation first, and which of them a page of an unknown host has.

Selectors were collected from 315 public site templates, 2019-2026. A family without a body of its own is known by its
URLs alone: its containers are those that `GENERAL` and `LIKELY` name.
"""

import re
from dataclasses import replace

from zhengfa.crawler.extraction.dates import path_of
from zhengfa.crawler.extraction.layout import Layout


def _paths(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


_TRS = Layout(
    name="trs_wcm",
    body=(".TRS_Editor", ".trs_editor_view", ".TRS_UEDITOR", "#zoom", "#Zoom", "#fontzoom", ".article_con"),
    subtitle=("h2.subtitle",),
    remove=(".attachment", "div.attach", "#xgxw", "#div_qrcode"),
    paths=_paths(r"/\d{6}/t(?P<ymd>\d{8})_\d+\.s?html?$"),
)
_TRS_OLD = replace(
    _TRS,
    name="trs_wcm old",
    body=(".Custom_UnionStyle", "#doucument"),  # sic
    headline=("#pagebody_left > h2",),
    subtitle=("#pagebody_left > h3",),
    byline=("#pagebody_left > h4",),
)
_UCAP = Layout(
    name="ucap_kaipu",
    body=("ucapcontent", "#UCAP-CONTENT", "div.article_content", "#zoomcon", "#js_content"),
    headline=("ucaptitle",),
    remove=(".article_appendix", ".article-auxi"),
    paths=_paths(
        r"/c\d{5,7}/(?P<ym>\d{4}-\d{2})/(?P<d>\d{2})/content_\d+\.shtml$",
        r"/(?P<ym>\d{6})/[0-9a-f]{32}\.shtml$",
        r"/c\d{5,7}/(?P<ym>\d{6})/c\d{2}_\d+\.shtml$",
    ),
    marks=("<UCAPCONTENT>",),
)
_HANWEB = Layout(
    name="hanweb_jcms",
    body=(
        *("div#zoom", "div.artile_zw", "div.article-body", "div.con_text", "div.zc_article_con"),
        *("div.main-txt", "div.Three_xilan_07", ".article-conter", ".art_con"),  # sic: artile, conter
    ),
    remove=(".fenxiang", "div.share", "div.dw"),
    paths=_paths(
        r"/art/(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})/art_\d+_\d+\.html$",
        r"/art/\d{4}/art_[0-9a-f_]+\.html$",
    ),
)
_ENORTH = Layout(
    name="enorth",
    body=("div.neirong",),
    headline=("div.end-k > h1",),
    subtitle=("div.end-k > h2",),
    byline=("div.time.hui",),
    remove=("div.qhui",),
    paths=_paths(r"/system/(?P<y>\d{4})/(?P<m>\d{2})/(?P<d>\d{2})/\d{9}\.shtml$"),
    marks=("enorth cms ",),
)
_ENORTH_OLD = replace(
    _ENORTH,
    name="enorth old",
    body=("#docContent", ".duanluo", "#p-detail"),
    headline=(".tt_news", "h1"),
    subtitle=(),
    byline=(".info", ".dizhi.hui", "#pubtime_baidu", "#source_baidu", "#author_baidu"),
)
_FOUNDER = Layout(
    name="founder_xy",
    body=("founder-content",),
    headline=("founder-title",),
    paths=_paths(
        r"/content/(?P<ym>\d{4}-\d{2})/(?P<d>\d{2})/content_\d+\.html?$",
        r"/content/content_\d+\.html?$",
    ),
    marks=("<!--enpproperty",),
)
_EPAPER = Layout(
    name="epaper",
    body=("founder-content", "#ozoom"),
    headline=(
        *(".bmnr_con_biaoti", ".newsdetatit > h3", ".article > h1", "founder-title"),
        *("td.font01 > strong", ".font01"),
    ),
    # In the classic system 引题, 主题 and 副题 are rows of one table; the two around the headline have one class.
    # `+` and not `~`: the time of `:has(~ …)` grows with the square of the rows.
    kicker=(".bmnr_con_yinti", ".article > h3", ".introtitle", "tr:has(+ tr .font01) .font02"),
    subtitle=(".bmnr_con_ziti", ".newsdetatit > h4", ".article > h2", "tr:has(.font01) + tr .font02"),
    paths=_paths(
        r"/(?P<ym>\d{6})/(?P<d>\d{2})/content_[A-Za-z]*\d+\.html?$",
        r"/html/(?P<ym>\d{4}-\d{2})/(?P<d>\d{2})/content_\d+(?:_\d+)?\.html?$",
        r"/content/(?P<ymd>\d{8})/Articel\w+\.htm$",  # sic
        r"/(?P<ymd>\d{8})/html/content_\d+\.html?$",
    ),
)
_JEECMS = Layout(name="jeecms", paths=_paths(r"/[a-z0-9]+/\d+\.jhtml$"))
_SCPEACE = Layout(name="scpeace", paths=_paths(r"/[a-z]+/(?P<ymd>\d{8})/\d+\.html$"), has_own_paths=False)
_GD_POST = Layout(
    name="gd_post",
    body=("div.zw",),
    headline=(".zw-title",),
    byline=(".zw-info",),
    paths=_paths(r"/content/m?post_\d+\.html$"),
)
_VSB = Layout(
    name="vsb",
    body=("#vsb_content .v_news_content", "#vsb_content", "#vsb_content_2", ".v_news_content"),
    paths=_paths(r"/info/\d{4}/\d+\.htm$"),
)
_EMPIRE = Layout(
    name="empire",
    paths=_paths(r"/[a-z0-9]+/(?P<ym>\d{4}-\d{2})-(?P<d>\d{2})/\d+\.html$", r"/[a-z0-9]+/\d+\.html$"),
    has_own_paths=False,
)
_DEDE = Layout(
    name="dede",
    body=(".viewbox .content", ".article .content"),
    headline=(".viewbox > .title > h2",),
    byline=(".viewbox > .info",),
    paths=_paths(r"/(?:a|html)/(?:[a-z0-9_]+/)*(?P<y>\d{4})/(?P<md>\d{4})/\d+\.html$"),
)
_PEOPLE = Layout(
    name="people",
    body=("#rm_txt_zw", ".rm_txt_con"),
    kicker=(".pre",),
    subtitle=(".sub",),
    remove=("div.edit", ".zdfy", ".rm_relevant", ".box_pic"),
    paths=_paths(r"/n[12]?/(?P<y>\d{4})/(?P<md>\d{4})/c\d+-\d+\.html$"),
)
_PEOPLE_OLD = replace(
    _PEOPLE,
    name="people old",
    body=("#p_content", "div.box_con"),
    kicker=(".text_c > h3", ".pre"),
    subtitle=(".text_c > h2", ".sub"),
)
_XINHUA = Layout(
    name="xinhua",
    body=("span#detailContent", "div#detail"),
    headline=("span.title",),
    byline=(".header-time", "div.source"),
    remove=(".editor", "#sdgc", ".pageShare", "#div_currpage"),
    paths=_paths(r"/(?P<ymd>\d{8})/[0-9a-f]{32}/c\.html$", r"/(?P<ym>\d{4}-\d{2})/(?P<d>\d{2})/c_\d+\.html?$"),
)
_XINHUA_OLD = replace(_XINHUA, name="xinhua old", body=("#p-detail", "div.content.clearfix"), headline=(), byline=())
_LN_WEBIDX = Layout(name="ln_webidx", paths=_paths(r"/[a-z0-9]+/(?P<ymd>20\d{6})\d{8,12}/index\.shtml$"))
_REDNET = Layout(name="rednet", paths=_paths(r"/content/\d{6}/\d{2}/\d+\.html$"), has_own_paths=False)
_SINA_PUBLISH = Layout(
    name="sina_publish",
    body=("#artibody", "#article"),
    remove=(".img_descr",),
    paths=_paths(r"/[a-z]+/(?:(?P<ym>\d{4}-\d{2})-(?P<d>\d{2})/)?detail-i[a-z]+\d+\.shtml$"),
)
_HTML_COL_MMDD = Layout(
    name="html_col_mmdd",
    paths=_paths(r"/html/(?:[a-z]+/)?(?P<y>\d{4})/[A-Za-z]+_(?P<md>\d{4})/\d+\.html$"),
)
_JEESITE = Layout(name="jeesite", paths=_paths(r"/f/\d+/view-\d+-\d+\.html$"))
_PHP = Layout(name="php_front_controller", paths=_paths(r"/index\.php/[a-z]+/\d+\.html$"))
_WORDPRESS = Layout(
    name="wordpress_like",
    body=(".entry-content", ".post-content"),
    headline=("h1.entry-title", "h1.post-title"),
    byline=(".entry-meta", ".post-meta"),
    remove=(".sharedaddy", ".post-navigation", ".related-posts"),
    marks=("/wp-content/",),
)
_CONTENT_MS = Layout(name="content_ms", paths=_paths(r"/content/\d+/(?P<ms>\d{13})[0-9A-Za-z]{8}\.html$"))
_WECHAT = Layout(
    name="wechat",
    body=("#js_content",),
    headline=("#activity-name",),
    source=("#js_name",),
    paths=_paths(r"^/s(?:/[\w-]{22})?$"),
    marks=('id="activity-name"',),
)

GENERATIONS: dict[str, tuple[Layout, ...]] = {
    newest.name: (newest, *older)
    for newest, *older in (
        (_TRS, _TRS_OLD),
        (_UCAP,),
        (_HANWEB,),
        (_ENORTH, _ENORTH_OLD),
        (_FOUNDER,),
        (_EPAPER,),
        (_JEECMS,),
        (_SCPEACE,),
        (_GD_POST,),
        (_VSB,),
        (_EMPIRE,),
        (_DEDE,),
        (_PEOPLE, _PEOPLE_OLD),
        (_XINHUA, _XINHUA_OLD),
        (_LN_WEBIDX,),
        (_REDNET,),
        (_SINA_PUBLISH,),
        (_HTML_COL_MMDD,),
        (_JEESITE,),
        (_PHP,),
        (_WORDPRESS,),
        (_CONTENT_MS,),
        (_WECHAT,),
    )
}
_MARKED_BY = 50_000  # characters, in which a CMS has left its marks: half of all pages are no longer
_LAYOUTS = tuple(layout for generations in GENERATIONS.values() for layout in generations)
_MARKS = frozenset(mark for layout in _LAYOUTS for mark in layout.marks)


def recognised(url: str, html: str) -> tuple[Layout, ...]:
    """The layouts that a page's URL speaks for; where it speaks for none, those whose marks are on the page."""
    path = path_of(url)
    if named := tuple(layout for layout in _LAYOUTS if layout.has_own_paths and layout.names(path)):
        return named
    begin = html[:_MARKED_BY]
    found = {mark for mark in _MARKS if mark in begin}
    return tuple(layout for layout in _LAYOUTS if not found.isdisjoint(layout.marks)) if found else ()
