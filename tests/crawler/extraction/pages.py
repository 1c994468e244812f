"""Small article pages of our own writing."""

PARAGRAPHS = (
    "7月13日,某市召开全市政法工作会议,传达学习上级会议精神,研究部署下一阶段重点任务。",
    "会议强调,要坚持问题导向,压实工作责任,完善制度机制,扎实推进平安建设。",
    "会议要求,各县区、各部门要加强协作配合,形成工作合力,确保各项任务落到实处。",
)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEADLINE = "某市召开全市政法工作会议部署重点任务"
NAVIGATION = "".join(
    f"<li><a href=/{name}/>{name}</a></li>" for name in ("首页", "要闻", "公告", "队伍建设", "平安建设")
)
RELATED = "".join(f"<li><a href=/{number}.html>某县召开第{number}次政法工作会议</a></li>" for number in range(1, 13))


def article_page(
    *,
    title: str = f"{HEADLINE}-某市长安网",
    head: str = "",
    heading: str = f"<h1>{HEADLINE}</h1>",
    byline: str = "<p>2021-07-13 09:56 来源:某市日报 作者:王芳</p>",
    container: str = "div",
    text: str = TEXT,
    tail: str = "<p>责任编辑:李明</p>",
) -> str:
    """A page as portals print it: navigation, headline, byline, text, credit, related links, footer."""
    return (
        f"<html><head><title>{title}</title>{head}</head><body><ul>{NAVIGATION}</ul>"
        f"<div>当前位置:<a href=/>首页</a> > 要闻</div>"
        f"{heading}{byline}<{container}>{text}</{container.split()[0]}>{tail}"
        f"<div>相关新闻</div><ul>{RELATED}</ul><div>版权所有:某市委政法委 某ICP备00000000号</div></body></html>"
    )
