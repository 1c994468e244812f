"""Every kind of page that there is. What holds of all pages is tested on these: a new page is a line here."""

from dataclasses import dataclass

from flask import Flask

from tests.webui.chronicles import FULL_DAY
from tests.webui.fakes import id_of
from tests.webui.visits import BLOCKED, HOSTILE, UNDATED, WELL

# The app that a page is of, by the fixture that makes it.
FAKES, OFFICIALS, VISITS, CHRONICLE = "app", "officials_app", "visits_app", "chronicle_app"


@dataclass(frozen=True)
class Page:
    """A page: the app's fixture, the path, and the status that it answers with."""

    app: str
    path: str
    status: int = 200

    def __str__(self) -> str:
        return f"{self.app}:{self.path}"


PAGES = (
    *(
        Page(OFFICIALS, f"/official/{name}")
        for name in ("高远洲", "王伟", "谭志平", "江一苇", "白布和", "艾力·买买提", "石敢当")
    ),
    *(
        Page(OFFICIALS, path, 404)
        for path in ("/official/张三丰", "/official/wangwei", "/official/nobody", "/official/王为")
    ),
    Page(OFFICIALS, "/officials"),
    *(Page(OFFICIALS, f"/timeline{asked}") for asked in ("", "?q=高远洲")),
    *(
        Page(CHRONICLE, f"/timeline{asked}")
        for asked in (
            *("", "?month=2021-07", f"?day={FULL_DAY}", "?q=通报&province=辽宁", "?month=2022-01"),
            "?q=“无此说法”",
        )
    ),
    *(
        Page(OFFICIALS, f"/officials?{asked}")
        for asked in (
            "region=和平区",
            "region=重庆市",
            "region=沈阳市&name=高",
            "region=无此地",
            "name=查无此人",
            "page=99",
            "post=局长",
        )
    ),
    Page(OFFICIALS, f"/officials?since=去年&until=2021-13&name={'长' * 61}", 400),
    *(Page(OFFICIALS, f"/export{asked}") for asked in ("", "?q=高远洲")),
    Page(OFFICIALS, "/export/file?format=文档&columns=标题", 400),
    Page(VISITS, "/coverage"),
    *(Page(VISITS, f"/coverage?{period}") for period in ("month=2026-07", "year=2026", "month=2020-01", "year=2025")),
    Page(VISITS, "/coverage?month=上月", 400),
    *(Page(VISITS, f"/coverage/{portal}") for portal in (BLOCKED, WELL, HOSTILE, "unverified")),
    Page(VISITS, f"/coverage/{UNDATED}?year=2026"),
    *(Page(VISITS, f"/coverage/{WELL}?{period}") for period in ("year=2026", "month=2020-01")),
    Page(VISITS, "/coverage/nowhere", 404),
    *(Page(FAKES, f"/article/{id_of(number)}") for number in (0, 1, 5, 10, 13)),
    *(
        Page(FAKES, f"/article/{id_of(0)}?{asked}")
        for asked in ("text=published&q=平安", "q=火星", "q=平安&at=1", "at=99")
    ),
    Page(FAKES, f"/article/{id_of(1)}?text=published&q=平安"),
    Page(FAKES, f"/article/{id_of(0)}?text=别的&at=头", 400),
    Page(FAKES, "/article/没有", 404),
    *(Page(FAKES, path) for path in ("/help", "/about")),
    *(Page(VISITS, path) for path in ("/portals", "/capture/1", "/capture/5")),
    Page(VISITS, "/capture/999999999", 404),
    Page(OFFICIALS, "/export?province=辽宁&portal=liaoning"),
    *(
        Page(FAKES, f"/?q=平安&province=浙江&{days}", 400)
        for days in ("since=去年&until=今年", "since=2022&until=2021")
    ),
    Page(FAKES, "/?q=会议&not=province:云南&since=2023"),
    Page(OFFICIALS, "/?q=王伟"),
    Page(OFFICIALS, "/?q=高远洲&since=2022&not=portal:zhejiang"),
    *(
        Page(FAKES, f"/search/form{asked}")
        for asked in ("", "?q=平安+-会议&province=浙江", "?q=会议+(平安+OR+法治)+标题:会议+甲+near/3+乙")
    ),
    *(Page(FAKES, f"/facet/{asked}") for asked in ("province", "portal?q=平安&find=长安")),
    Page(FAKES, "/nowhere", 404),
    Page(FAKES, "/"),
    *(
        Page(FAKES, f"/?{asked}")
        for asked in (
            "q=平安",
            "q=平安&province=浙江&year=2024",
            "q=火星&province=云南&year=2024",
            "q=没有这个词",
            "page=7",
        )
    ),
    *(Page(FAKES, f"/?{asked}", 400) for asked in ("q=“平安", "page=0&year=去年&sort=最好")),
)


def addresses_of(app: Flask) -> set[str]:
    """The rules of all addresses of an app that answer with pages."""
    files = {
        *("static", "favicon", "export.download", "languages.choose", "form.write"),
        *("timeline.svg", "timeline.png"),
        *("article.cite", "capture.framed", "capture.source", "capture.record"),
    }
    return {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint not in files and "." not in rule.rule}
