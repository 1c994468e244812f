"""What is no article is said so, with the reason; what is one is never refused for the words in it."""

import pytest

from tests.crawler.extraction.pages import HEADLINE, NAVIGATION, RELATED, article_page
from zhengfa.crawler.extraction.article import extract
from zhengfa.crawler.extraction.refusal import Reason

URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"
FOOTER = "<div>版权所有:某市委政法委 某ICP备00000000号</div>"


def page(body: str, title: str = "某市长安网", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def site(body: str, title: str = "某市长安网") -> str:
    return page(f"<ul>{NAVIGATION}</ul>{body}{FOOTER}", title)


def headed(body: str) -> str:
    byline = "<p>2021-07-13 09:56 来源:某市日报</p>"
    return site(f"<h1>{HEADLINE}</h1>{byline}{body}<div>相关新闻</div><ul>{RELATED}</ul>", f"{HEADLINE}-某市长安网")


RESULTS = "".join(
    f"<h3><a href=/{number}.html>某县召开第{number}次政法工作会议</a></h3>"
    "<p>某县召开会议,研究部署政法工作,听取汇报,要求各单位压实责任,推进平安建设,确保任务落到实处,取得新的成效。</p>"
    f"<span>某县 2021-07-0{number} 09:00</span>"
    for number in range(1, 5)
)

EXAMPLES = {
    Reason.EMPTY: ["", page(""), "<frameset><frame src=a></frameset>"],
    Reason.LIST_PAGE: [
        site(f"<ul>{RELATED}</ul>"),
        site(f"<ul>{RELATED}</ul><p>本栏目每周更新，欢迎来稿。</p>"),
        site(f"<div>共找到4条结果，用时0.1秒。</div>{RESULTS}", "搜索结果_某市长安网"),
        site(f"<h1>政法要闻</h1>{RESULTS}", "政法要闻-某市长安网"),
    ],
    Reason.SOFT_404: [
        page("<p>404</p>"),
        page("<h1>404 Not Found</h1><hr><center>nginx</center>", "404 Not Found"),
        site("<div>抱歉，您访问的页面不存在或已删除！</div><a href=/>返回首页</a>", "出错啦"),
        site("<p>您要查看的信息已被删除，5秒后返回首页。</p>"),
        site(
            "<h1>页面不存在</h1><div class=content><p>很抱歉，您要访问的页面不存在，请检查网址是否正确。</p></div>",
            "页面不存在",
        ),
        page("<div class=weui-msg><h2>该内容已被发布者删除</h2></div>", ""),
        page(
            "<p>此内容因违规无法查看</p><p>由用户投诉并经平台审核，涉嫌违反相关法律法规和政策，查看对应规则。</p>", ""
        ),
    ],
    Reason.CHALLENGE: [
        page("", "", "<script>document.cookie='__jsl_clearance=1|0;';location.href=location.pathname</script>"),
        page("", "", "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=1;</script><script src=/a.js></script>"),
        page("<script>var wzwschallenge='x';</script>"),
        page("<noscript>请开启 JavaScript</noscript>", "", "<script>document.cookie='C3VK=ab12; path=/';</script>"),
        page("<div>正在验证您的浏览器，请稍候。</div><script>__tst_status='1#';</script>", ""),
        page("<p>您的访问请求存在异常，已被网站防火墙拦截。如有疑问，请联系网站管理员。</p>", "访问被拦截"),
        page("<p>请完成安全验证</p><p>请拖动左边滑块完成上方拼图</p>", "安全验证"),
        page("<h1>403 Forbidden</h1>", "403 Forbidden"),
        page("<p>请先启用浏览器的JavaScript，然后刷新本页。</p>", ""),
    ],
    Reason.LOGIN: [
        site("<form><input name=u><input type=password name=p><button>确定</button></form>"),
        site("<div>请先登录，登录后才能查看本栏目内容。</div>"),
    ],
    Reason.REDIRECT: [
        page("", "", '<meta http-equiv="refresh" content="0;url=/index.html">'),
        page("<script>window.location.href='/content/PaperIndex.htm'</script>正在跳转"),
        page("<script>location.replace('/pc/layout/index.html')</script>"),
    ],
    Reason.VIDEO: [
        headed("<video src=a.mp4></video>"),
        headed("<div id=player></div><script>new ckplayer({video:'/v/a.m3u8'})</script>"),
    ],
    Reason.PICTURES: [headed("<img src=a.jpg><img src=b.jpg><p>1/2</p>")],
    Reason.DOCUMENT: [
        headed("<p><a href=P0.pdf>点击查看全文</a></p>"),
        headed("<iframe src='/pdfjs/viewer.html?file=/P0.pdf'></iframe>"),
        "%PDF-1.7\n%âãÏÓ",
        "PK\x03\x04word/document.xml",
        "GIF89a",
    ],
    Reason.UNPARSABLE: ["<div>" * 4_000],
    Reason.NO_TEXT: [
        page("<p>某市</p>"),
        site(
            "<h1>某市法制报</h1><p>2021年7月13日 星期二 第A01版：头版</p><p>如无法打开，请先安装PDF阅读器。</p>",
            "某市法制报",
        ),
    ],
}


@pytest.mark.parametrize(
    ("reason", "html"), [(reason, html) for reason, examples in EXAMPLES.items() for html in examples]
)
def test_what_is_no_article_is_said_so(reason: Reason, html: str) -> None:
    extraction = extract(html.encode(), URL, content_type="text/html")
    assert extraction.content is None
    assert extraction.refusal is not None
    assert extraction.refusal.reason is reason, extraction.reason


def test_every_reason_has_an_example() -> None:
    assert set(EXAMPLES) == set(Reason)


@pytest.mark.parametrize(
    "text",
    [
        "<p>7月13日，某市公安局发布提醒：页面不存在、链接失效多为诈骗网站特征，请勿输入账号密码。</p>",
        "<p>某市启用网站防火墙，异常访问被拦截12万次，安全验证更加便捷。</p>",
        "<p>即日起，市民办事请先登录政务平台。</p>",
        "<p>会议定于7月20日召开。</p>",
    ],
)
@pytest.mark.parametrize("extra", ["", "<video src=a.mp4></video>", "<img src=a.jpg>", "<script>var $_ts=1</script>"])
def test_a_short_article_about_such_things_is_an_article(text: str, extra: str) -> None:
    extraction = extract(headed(text + extra).encode(), URL)
    assert extraction.content is not None, extraction.reason
    assert extraction.content.headline == HEADLINE


@pytest.mark.parametrize("mark", ["__jsl_clearance", "$_ts", "wzws", "TencentCaptcha", "location.href='/m'", "a.mp4"])
def test_what_scripts_hold_refuses_no_article(mark: str) -> None:
    html = article_page(head=f"<script>{mark}</script>", byline="").replace("<h1>", "<input type=password><h1>")
    assert extract(html.encode(), URL).content is not None


def test_a_firewalls_mark_is_no_challenge_where_the_page_says_something_else() -> None:
    said = "您要查看的信息已被删除" + "，如有疑问可与网站管理单位联系" * 5
    html = page(f"<p>{said[:70]}</p><p>信息不存在</p>", "", "<script>$_ts={}</script>")
    extraction = extract(html.encode(), URL)
    assert extraction.refusal is not None
    assert extraction.refusal.reason is Reason.SOFT_404


def test_an_article_beside_a_list_with_abstracts_is_one() -> None:
    html = headed("<p>7月13日,某市召开全市政法工作会议,研究部署下一阶段重点任务。</p>").replace(
        "</body>", f"{RESULTS}</body>"
    )
    assert extract(html.encode(), URL).content is not None


def test_a_page_full_of_words_is_no_notice_for_one_of_them() -> None:
    directory = "".join(f"<p>某县政法委办公室第{number}科联系电话八位数</p>" for number in range(30))
    extraction = extract(page(f"{directory}<p>请先登录</p>").encode(), URL)
    assert extraction.refusal is not None
    assert extraction.refusal.reason is Reason.NO_TEXT
