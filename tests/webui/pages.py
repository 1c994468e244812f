"""Every kind of page that there is. What holds of all pages is tested on these: a new page is a line here."""

from dataclasses import dataclass

from flask import Flask

from tests.webui.fakes import id_of
from tests.webui.visits import BLOCKED, HOSTILE, WELL

# The app that a page is of, by the fixture that makes it.
FAKES, OFFICIALS, VISITS = "app", "officials_app", "visits_app"


@dataclass(frozen=True)
class Page:
    """A page: the app's fixture, the path, and the status that it answers with."""

    app: str
    path: str
    status: int = 200

    def __str__(self) -> str:
        return f"{self.app}:{self.path}"


PAGES = (
    Page(OFFICIALS, "/official/高远洲"),
    Page(OFFICIALS, "/official/王伟"),
    Page(OFFICIALS, "/official/张三丰", 404),
    Page(OFFICIALS, "/official/wangwei", 404),
    Page(OFFICIALS, "/officials"),
    Page(OFFICIALS, "/officials?region=和平区"),
    Page(OFFICIALS, "/officials?name=查无此人"),
    Page(OFFICIALS, f"/officials?since=去年&until=2021-13&name={'长' * 61}", 400),
    Page(OFFICIALS, "/export?q=高远洲"),
    Page(VISITS, "/coverage"),
    Page(VISITS, "/coverage?year=2026"),
    Page(VISITS, "/coverage?month=2020-01"),
    Page(VISITS, f"/coverage/{BLOCKED}"),
    Page(VISITS, f"/coverage/{WELL}?year=2026"),
    Page(FAKES, "/nowhere", 404),
)
# Pages that have no part which is not on one of those: in a browser, where it takes long, they are not looked at.
ALIKE = (
    *(Page(OFFICIALS, f"/official/{name}") for name in ("谭志平", "江一苇", "白布和", "艾力·买买提", "石敢当")),
    Page(OFFICIALS, "/official/nobody", 404),
    *(Page(OFFICIALS, f"/officials?{asked}") for asked in ("region=沈阳市&name=高", "region=无此地", "page=99")),
    Page(OFFICIALS, "/export"),
    Page(OFFICIALS, "/export/file?format=文档&columns=标题", 400),
    *(Page(VISITS, f"/coverage?{period}") for period in ("month=2026-07", "year=2025")),
    Page(VISITS, "/coverage?month=上月", 400),
    *(Page(VISITS, f"/coverage/{portal}") for portal in (WELL, HOSTILE, "unverified", f"{WELL}?month=2020-01")),
    Page(VISITS, "/coverage/nowhere", 404),
)

# Pages that speak no English yet.
CHINESE_PAGES = (
    Page(OFFICIALS, "/export?province=辽宁&portal=liaoning"),
    Page(FAKES, "/"),
    *(Page(FAKES, f"/?{asked}") for asked in ("q=平安", "q=平安&province=浙江&year=2024", "q=没有这个词", "page=7")),
    *(Page(FAKES, f"/?{asked}", 400) for asked in ("q=“平安", "page=0&year=去年&sort=最好")),
    *(Page(FAKES, f"/article/{id_of(number)}") for number in (0, 5, 10, 13)),
    Page(FAKES, f"/article/{id_of(0)}?text=published&q=平安"),
    Page(FAKES, f"/article/{id_of(0)}?text=别的", 400),
    Page(FAKES, "/article/没有", 404),
)
ALL_PAGES = (*PAGES, *ALIKE, *CHINESE_PAGES)


def addresses_of(app: Flask) -> set[str]:
    """The rules of all addresses of an app that answer with pages."""
    files = {"static", "favicon", "export.download", "languages.choose"}
    return {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint not in files}
