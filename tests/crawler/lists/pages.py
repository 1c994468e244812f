"""A made-up list page of every family, in the markup that its product writes, with what has to be read from it."""

import json
from dataclasses import dataclass, field

HOST = "http://a.example"


@dataclass(frozen=True)
class Example:
    family: str
    name: str
    path: str  # of the list page
    text: str
    rows: tuple[tuple[str, str, str], ...]  # path, title, date
    following: tuple[str, ...] = ()
    hosts: tuple[str, ...] = field(default=("a.example",))


_CHANNEL = "32000000000000000"
_HEX = "0123456789abcdef0123456789abcdef"
_HEX2 = "fedcba9876543210fedcba9876543210"


def _list(*rows: str) -> str:
    return f"<html><body><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


EXAMPLES = (
    Example(
        "trs_wcm",
        "counted from 0",
        "/zfyw/",
        _list(
            '<a href="./202107/t20210713_2.html" title="全省政法工作会议召开">全省政法工作…</a><b>2021-07-14</b>',
            '<a href="../pajs/202106/t20210601_1.shtml">平安建设推进</a> 2021/06/01',
        )
        + '<script>createPageHTML(3, 0, "index", "html");</script>',
        (
            ("/zfyw/202107/t20210713_2.html", "全省政法工作会议召开", "2021-07-14"),
            ("/pajs/202106/t20210601_1.shtml", "平安建设推进", "2021-06-01"),
        ),
        ("/zfyw/index_1.html", "/zfyw/index_2.html"),
    ),
    Example(
        "trs_wcm",
        "a later page, with a count alone",
        "/zfyw/index_1.shtml",
        _list('<a href="./202107/t20210713_2.shtml">会议召开</a>') + "<script>var countPage = 4 //共多少页</script>",
        (("/zfyw/202107/t20210713_2.shtml", "会议召开", "2021-07-13"),),
        ("/zfyw/index_2.shtml", "/zfyw/index_3.shtml"),
    ),
    Example(
        "ucap_kaipu",
        "page",
        "/chinapeace/c100004/index.shtml",
        _list(
            '<a href="/chinapeace/c100004/2021-07/13/content_1.shtml">甲会议</a>',
            f'<a href="/pajs/202106/{_HEX}.shtml">乙会议</a>',
        )
        + '<a href="index_2.shtml">2</a><a href="index_9.shtml">尾页</a>',
        (
            ("/chinapeace/c100004/2021-07/13/content_1.shtml", "甲会议", "2021-07-13"),
            (f"/pajs/202106/{_HEX}.shtml", "乙会议", "2021-06"),
        ),
        tuple(f"/chinapeace/c100004/index_{number}.shtml" for number in range(2, 10)),
    ),
    Example(
        "ucap_kaipu",
        "JSON",
        "/common/search/4f6b?page=2&_pageSize=15&_isAgg=true&_isJson=true",
        json.dumps(
            {
                "data": {
                    "total": 52,
                    "page": 2,
                    "rows": 15,
                    "results": [
                        {
                            "title": "全省<em>政法</em>会议",
                            "url": f"/pajs/202107/{_HEX}.shtml",
                            "publishedTimeStr": "2021-07-13 09:00:00",
                            "domainMetaList": [{"resultList": [{"key": "x", "value": "y"}]}],
                        }
                    ],
                }
            }
        ),
        ((f"/pajs/202107/{_HEX}.shtml", "全省政法会议", "2021-07-13"),),
        tuple(f"/common/search/4f6b?page={page}&_pageSize=15&_isAgg=true&_isJson=true" for page in (3, 4)),
    ),
    Example(
        "ucap_kaipu",
        "an answer as Python writes it, percent-encoded",
        "/xxbs/list?currentPage=1",
        "{'result': [{'title': '%E4%BC%9A%E8%AE%AE', 'url': 'c100004/2021-07/13/content_1.shtml', 'isZhuant': None}]}",
        (("/xxbs/c100004/2021-07/13/content_1.shtml", "会议", ""),),
        ("/xxbs/list?currentPage=2",),
    ),
    Example(
        "hanweb_jcms",
        "records in the page",
        "/col/col1234/index.html",
        """<div id="77"><script type="text/xml"><datastore><totalrecord>100</totalrecord><recordset>
        <record><![CDATA[<li class="clearfix"><a href="/art/2026/1/23/art_1234_5.html" title="全省会议召开">全省会…</a>
        <span class="time">2026-
 01-
 23</span></li>]]></record><record><![CDATA[<li><a href="/art/2026/art_HEX.html">新版</a><b>2026-01-22</b></li>
        ]]></record></recordset></datastore></script></div><script>proxyUrl:
        '/module/web/jpage/dataproxy.jsp?startrecord=1&endrecord=45&perpage=15&col=1&columnid=1234&unitid=77'</script>
        """.replace("HEX", _HEX),
        (
            ("/art/2026/1/23/art_1234_5.html", "全省会议召开", "2026-01-23"),
            (f"/art/2026/art_{_HEX}.html", "新版", "2026-01-22"),
        ),
        (
            "/module/web/jpage/dataproxy.jsp?startrecord=46&endrecord=90&perpage=15&col=1&columnid=1234&unitid=77",
            "/module/web/jpage/dataproxy.jsp?startrecord=91&endrecord=100&perpage=15&col=1&columnid=1234&unitid=77",
        ),
    ),
    Example(
        "hanweb_jcms",
        "an answer of the dataproxy",
        "/module/jpage/dataproxy.jsp?page=2&appid=1&webid=1&columnid=9&unitid=7&perpage=1",
        """<datastore><totalrecord>4</totalrecord><totalpage>4</totalpage><recordset><record><![CDATA[
        <a href='/art/2021/7/3/art_9_5.html'>会议</a>]]></record></recordset></datastore>""",
        (("/art/2021/7/3/art_9_5.html", "会议", "2021-07-03"),),
        tuple(
            f"/module/jpage/dataproxy.jsp?page={page}&appid=1&webid=1&columnid=9&unitid=7&perpage=1" for page in (3, 4)
        ),
    ),
    Example(
        "hanweb_jcms",
        "jpaas",
        "/col/col9/index.html",
        _list(f'<a href="/col/col9/art/2021/art_{_HEX}.html">会议</a><span>2021-07-13</span>')
        + """<div class="pagination" rows="15" count="31"></div><script>
        load("/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&pageType=column&pageId=9&rows=15&pageNo=1")</script>""",
        ((f"/col/col9/art/2021/art_{_HEX}.html", "会议", "2021-07-13"),),
        tuple(
            "/api-gateway/jpaas-publish-server/front/page/build/unit?parseType=bulidstatic&pageType=column&pageId=9"
            f"&rows=15&pageNo={page}"
            for page in (2, 3)
        ),
    ),
    Example(
        "hanweb_jcms",
        "an answer of jpaas",
        "/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=9&rows=15&pageNo=2",
        json.dumps({"data": {"html": f'<li><a href="/art/2021/art_{_HEX}.html">会议</a><b>2021-07-13</b></li>'}}),
        ((f"/art/2021/art_{_HEX}.html", "会议", "2021-07-13"),),
        ("/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=9&rows=15&pageNo=3",),
    ),
    Example(
        "enorth",
        "counted down",
        "/fysj/",
        _list(
            '<a href="//a.example/system/2022/02/17/012345678.shtml">全省会议...</a> 2022-02-17',
            '<a href="//a.example/system/2022/02/17/012345678.shtml"><img src="a.jpg"></a>',
        )
        + f'<a href="/system/more/{_CHANNEL}/0001/{_CHANNEL}_00000101.shtml">下一页</a>',
        (("/system/2022/02/17/012345678.shtml", "全省会议...", "2022-02-17"),),
        tuple(
            f"/system/more/{_CHANNEL}/{number // 100:04}/{_CHANNEL}_{number:08}.shtml" for number in range(101, 0, -1)
        ),
    ),
    Example(
        "founder_xy",
        "nodes",
        "/fzyw/node_6148.htm",
        _list('<a href="../content/2026-05/09/content_9385498.htm?node=6148">会议</a>(2026-05-09)')
        + '<a href="node_6148_2.htm">2</a><a href="node_6148_3.htm">3</a>',
        (("/content/2026-05/09/content_9385498.htm?node=6148", "会议", "2026-05-09"),),
        ("/fzyw/node_6148_2.htm", "/fzyw/node_6148_3.htm"),
    ),
    Example(
        "epaper",
        "Founder's new system",
        "/fzb/pc/layout/202107/13/node_01.html",
        """<map><area shape="poly" href="../../../con/202107/13/content_1.html"></map>
        <ul><li><a href="../../../con/202107/13/content_1.html">头版头条</a></li>
        <li><a href="../../../con/202107/13/content_2.html">要闻</a></li></ul>
        <a href="node_02.html">第02版</a><a href="../../202107/12/node_01.html">上一期</a>
        <a href="../../202107/14/node_01.html">下一期</a>""",
        (
            ("/fzb/pc/con/202107/13/content_1.html", "头版头条", "2021-07-13"),
            ("/fzb/pc/con/202107/13/content_2.html", "要闻", "2021-07-13"),
        ),
        ("/fzb/pc/layout/202107/13/node_02.html", "/fzb/pc/layout/202107/12/node_01.html"),
    ),
    Example(
        "epaper",
        "Founder's classic system",
        "/html/2025-01/15/node_2.htm",
        '<a href="content_4301545.htm?div=-1">头条</a><a href="node_3.htm">二版</a>',
        (("/html/2025-01/15/content_4301545.htm?div=-1", "头条", "2025-01-15"),),
        ("/html/2025-01/15/node_3.htm",),
    ),
    Example(
        "epaper",
        "PaperIndex",
        "/fzrb/content/20220531/Page01TB.htm",
        '<a href="Articel01002TB.htm">头条</a><a href="Page02TB.htm">2</a>'
        '<a href="../20220530/Page01TB.htm">上一期</a>',
        (("/fzrb/content/20220531/Articel01002TB.htm", "头条", "2022-05-31"),),
        ("/fzrb/content/20220531/Page02TB.htm", "/fzrb/content/20220530/Page01TB.htm"),
    ),
    Example(
        "epaper",
        "the day in flat names",
        "/bzrb/20230109/html/page_01.htm",
        '<a href="content_20230109002006.htm">头条</a><a href="page_02.htm">二版</a>',
        (("/bzrb/20230109/html/content_20230109002006.htm", "头条", "2023-01-09"),),
        ("/bzrb/20230109/html/page_02.htm",),
    ),
    Example(
        "jeecms",
        "date on three lines, pager by script",
        "/zfyw/index.jhtml",
        _list('<a href="http://a.example:80/zfyw/45067.jhtml">会议</a><i>-2023-</i><b>03/03</b><em>03:23</em>')
        + "共31条 1/3 <a onclick=\"location.href=encodeURI('index_2.jhtml');\">下一页</a>",
        (("http://a.example:80/zfyw/45067.jhtml", "会议", "2023-03-03"),),
        ("/zfyw/index_2.jhtml", "/zfyw/index_3.jhtml"),
    ),
    Example(
        "scpeace",
        "linked pager",
        "/gcsy/",
        _list('<a href="/gcsy/20190319/1792665.html"><p>会议</p><span>2019-03-20</span></a>')
        + '<a href="/gcsy/2.html">2</a><a href="/gcsy/3.html">3</a><a href="/gcsy/2.html">下一页</a>'
        + '<a href="/">首页</a>',
        (("/gcsy/20190319/1792665.html", "会议", "2019-03-20"),),
        ("/gcsy/2.html", "/gcsy/3.html"),
    ),
    Example(
        "gd_post",
        "counted from 1",
        "/yasf/index.html",
        _list('<a href="http://a.example/yasf/content/post_4089308.html">会议</a><span>[2022-01-26]</span>')
        + '<a href="index_2.html">&gt;</a><a href="index_4.html">末页</a>',
        (("/yasf/content/post_4089308.html", "会议", "2022-01-26"),),
        ("/yasf/index_2.html", "/yasf/index_3.html", "/yasf/index_4.html"),
    ),
    Example(
        "vsb",
        "counted down",
        "/zfyw.htm",
        _list(
            '<a href="info/1015/6518.htm" title="会议">会议</a><span>2021年07月13日</span>',
            '<a href="content.jsp?urltype=news.NewsContentUrl&amp;wbtreeid=1015&amp;wbnewsid=7">通知</a>',
        )
        + '共40条 1/4 <a href="zfyw/3.htm">下页</a><a href="zfyw/1.htm">尾页</a>',
        (
            ("/info/1015/6518.htm", "会议", "2021-07-13"),
            ("/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1015&wbnewsid=7", "通知", ""),
        ),
        ("/zfyw/3.htm", "/zfyw/2.htm", "/zfyw/1.htm"),
    ),
    Example(
        "vsb",
        "a later page",
        "/zfyw/3.htm",
        _list('<a href="../info/1015/6518.htm">会议</a>') + '<a href="../zfyw.htm">首页</a><a href="2.htm">下页</a>',
        (("/info/1015/6518.htm", "会议", ""),),
        ("/zfyw/2.htm", "/zfyw/1.htm"),
    ),
    Example(
        "empire",
        "static",
        "/zfyw/",
        _list('<a href="/zfyw/2021-07-13/123.html">会议</a>') + '<a href="/zfyw/index_2.html">2</a>',
        (("/zfyw/2021-07-13/123.html", "会议", "2021-07-13"),),
        ("/zfyw/index_2.html",),
    ),
    Example(
        "empire",
        "dynamic",
        "/e/action/ListInfo/?classid=209",
        _list('<a href="/zfyw/2021-07-13/123.html">会议</a>')
        + '<a href="/e/action/ListInfo/?classid=209&amp;page=1">2</a>'
        + '<a href="/e/action/ListInfo/?classid=209&amp;page=3">尾页</a>',
        (("/zfyw/2021-07-13/123.html", "会议", "2021-07-13"),),
        tuple(f"/e/action/ListInfo/?classid=209&page={page}" for page in (1, 2, 3)),
    ),
    Example(
        "dede",
        "static",
        "/a/zhengfa/",
        _list('<a href="/a/zhengfa/gongan/2019/0628/44451.html">会议</a><span>06-28</span>')
        + """<div class="dede_pages"><a href='list_12_2.html'>2</a><a href='list_12_3.html'>末页</a>
        <span class="pageinfo">共 <strong>3</strong>页<strong>52</strong>条</span></div>""",
        (("/a/zhengfa/gongan/2019/0628/44451.html", "会议", "2019-06-28"),),
        ("/a/zhengfa/list_12_2.html", "/a/zhengfa/list_12_3.html"),
    ),
    Example(
        "dede",
        "dynamic",
        "/plus/list.php?tid=12",
        _list('<a href="/plus/view.php?aid=44451">会议</a><span>2019-06-28</span>')
        + '<a href="/plus/list.php?tid=12&amp;TotalResult=52&amp;PageNo=2">2</a>',
        (("/plus/view.php?aid=44451", "会议", "2019-06-28"),),
        ("/plus/list.php?tid=12&TotalResult=52&PageNo=2",),
    ),
    Example(
        "people",
        "single quotes, no underscore",
        "/GB/461529/index.html",
        _list("<a href='/n1/2026/0313/c461529-40680977.html' target=\"_blank\">会议</a> <i class=gray> 2026-03-13 </i>")
        + '<a href="index2.html">2</a><a href="index3.html">3</a>',
        (("/n1/2026/0313/c461529-40680977.html", "会议", "2026-03-13"),),
        ("/GB/461529/index2.html", "/GB/461529/index3.html"),
    ),
    Example(
        "xinhua",
        "page",
        "/legal/",
        _list('<a href="/20260713/HEX/c.html">会议</a>'.replace("HEX", _HEX), '<a href="2016-05/09/c_1.htm">旧</a>')
        + f'<script>load("ds_{_HEX2}.json")</script>',
        ((f"/20260713/{_HEX}/c.html", "会议", "2026-07-13"), ("/legal/2016-05/09/c_1.htm", "旧", "2016-05-09")),
        (f"/legal/ds_{_HEX2}.json",),
    ),
    Example(
        "xinhua",
        "JSON",
        f"/legal/ds_{_HEX2}.json",
        json.dumps(
            {
                "datasource": [
                    {
                        "title": "<a href='x'>会议</a>",
                        "publishUrl": f"../20260713/{_HEX}/c.html",
                        "publishTime": "2026-07-13 10:00:00",
                        "keywords": "政法",
                    }
                ]
            }
        ),
        ((f"/20260713/{_HEX}/c.html", "会议", "2026-07-13"),),
    ),
    Example(
        "ln_webidx",
        "page",
        "/web/zfyw/index.shtml",
        _list('<a href="/web/zfyw/2021071309563312345/index.shtml">会议</a><span>2021-07-13</span>'),
        (("/web/zfyw/2021071309563312345/index.shtml", "会议", "2021-07-13"),),
    ),
    Example(
        "rednet",
        "linked pager",
        "/channel/7718.html",
        _list('<a href="/content/646742/56/12345678.html">会议</a><span>2024-03-04</span>')
        + '<a href="?page=2">2</a><a href="?page=2">下一页</a>',
        (("/content/646742/56/12345678.html", "会议", "2024-03-04"),),
        ("/channel/7718.html?page=2",),
    ),
    Example(
        "sina_publish",
        "page",
        "/zfyw/",
        "<div><a href='/zfyw/detail-ifycwyxr8751711.shtml'>会议</a> (2017-03-04)<br>"
        "<a href='/zfyw/2017-03-03/detail-iabc1.shtml'>二</a> (2017-03-03)<br></div>",
        (
            ("/zfyw/detail-ifycwyxr8751711.shtml", "会议", "2017-03-04"),
            ("/zfyw/2017-03-03/detail-iabc1.shtml", "二", "2017-03-03"),
        ),
    ),
    Example(
        "html_col_mmdd",
        "page",
        "/html/czzf/",
        "<p><span>2023-03-06</span><a href='/html/czzf/2023/HFFGCBLA_0306/123.html'>会议</a>"
        "<span>2023-03-05</span><a href='/html/czzf/2023/HFFGCBLA_0304/122.html'>二</a></p>",
        (
            ("/html/czzf/2023/HFFGCBLA_0306/123.html", "会议", "2023-03-06"),
            ("/html/czzf/2023/HFFGCBLA_0304/122.html", "二", "2023-03-05"),
        ),
    ),
    Example(
        "jeesite",
        "page",
        "/caw/f/12/list-34.html",
        "<dl><dt><a href='/caw/f/12/view-34-5678.html'>会议</a></dt><dd>2021-07-13</dd>"
        "<dt><a href='/caw/f/12/view-34-5677.html'>二</a></dt><dd>2021-07-12</dd></dl>",
        (
            ("/caw/f/12/view-34-5678.html", "会议", "2021-07-13"),
            ("/caw/f/12/view-34-5677.html", "二", "2021-07-12"),
        ),
    ),
    Example(
        "php_front_controller",
        "page",
        "/index.php/news/index.html",
        _list('<div>13<span>2021-07</span></div><a href="/index.php/news/1234.html"><h3>会议</h3><p>摘要</p></a>'),
        (("/index.php/news/1234.html", "会议", "2021-07-13"),),
    ),
    Example(
        "wordpress_like",
        "page",
        "/category/zf/",
        """<article><h2 class="entry-title"><a href="/archives/6162">会议</a></h2><time>2023年11月2日</time></article>
        <article><h2 class="entry-title"><a href="/archives/6161">二</a></h2><time>2023年11月1日</time></article>
        <a href="/about">关于</a><a class="page-numbers" href="/category/zf/page/2/">2</a>
        <a class="page-numbers" href="/category/zf/page/9/">9</a><a href="/category/zf/page/2/">Older posts</a>""",
        (("/archives/6162", "会议", "2023-11-02"), ("/archives/6161", "二", "2023-11-01")),
        tuple(f"/category/zf/page/{page}/" for page in range(2, 10)),
    ),
    Example(
        "wordpress_like",
        "JSON",
        "/wp-json/wp/v2/posts?per_page=1&page=3",
        json.dumps(
            [{"date": "2023-11-02T08:00:00", "link": f"{HOST}/archives/1", "title": {"rendered": "甲 &#8211; 乙"}}]
        ),
        (("/archives/1", "甲 – 乙", "2023-11-02"),),
        ("/wp-json/wp/v2/posts?per_page=1&page=4",),
    ),
    Example(
        "founder_xy",
        "the app's JSON, counted by rows",
        "/app_if/getArticles?columnId=7&lastFileId=0&count=2&rowNumber=2&version=0",
        json.dumps(
            {
                "list": [
                    {
                        "title": "甲",
                        "shareUrl": f"{HOST}/content/2021-07/13/content_1.htm",
                        "publishtime": "2021-07-13 09:00",
                    },
                    {"title": "乙", "shareUrl": f"{HOST}/content/2021-07/12/content_2.htm", "fileId": 2},
                ]
            }
        ),
        (("/content/2021-07/13/content_1.htm", "甲", "2021-07-13"), ("/content/2021-07/12/content_2.htm", "乙", "")),
        ("/app_if/getArticles?columnId=7&lastFileId=0&count=2&rowNumber=4&version=0",),
    ),
    Example(
        "founder_xy",
        "the app's last JSON",
        "/app_if/getArticles?columnId=7&count=2&rowNumber=4",
        json.dumps({"list": [{"title": "甲", "shareUrl": f"{HOST}/content/2021-07/11/content_3.htm"}]}),
        (("/content/2021-07/11/content_3.htm", "甲", ""),),
    ),
    Example(
        "empire",
        "JSON, counted by rows",
        "/e/action/ListInfo/json.php?start=20&classid=9",
        json.dumps([{"title": "甲", "titleurl": "/zfyw/2021-07-13/1.html", "newstime": "2021-07-13 09:00:00"}]),
        (("/zfyw/2021-07-13/1.html", "甲", "2021-07-13"),),
        ("/e/action/ListInfo/json.php?start=21&classid=9",),
    ),
    Example(
        "wordpress_like",
        "RSS",
        "/feed/",
        """<?xml version="1.0"?><rss version="2.0"><channel><link>http://a.example/</link><item>
        <title><![CDATA[会议]]></title>
        <link>http://a.example/archives/1</link>
        <pubDate>Thu, 02 Nov 2023 20:00:00 +0000</pubDate></item></channel></rss>""",
        (("/archives/1", "会议", "2023-11-03"),),
    ),
    Example(
        "dede",
        "Atom",
        "/atom.xml",
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">会议</title><link rel="alternate"
        href="http://a.example/a/2019/0628/1.html"/><updated>2019-06-28T09:00:00+08:00</updated></entry></feed>""",
        (("/a/2019/0628/1.html", "会议", "2019-06-28"),),
    ),
    Example(
        "dede",
        "sitemap of sitemaps",
        "/sitemap.xml",
        "<sitemapindex><sitemap><loc>http://a.example/map1.xml</loc></sitemap></sitemapindex>",
        (),
        ("/map1.xml",),
    ),
    Example(
        "content_ms",
        "page",
        "/zfjj/",
        _list('<a href="/zfjj/content/12/1626141393000AbCd1234.html">会议</a>'),
        (("/zfjj/content/12/1626141393000AbCd1234.html", "会议", "2021-07-13"),),
    ),
)
