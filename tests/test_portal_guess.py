"""An entry from what was seen of a portal."""

import pytest

from zhengfa.archive.portals import Channel
from zhengfa.crawler.cms import FAMILIES, CmsFamily
from zhengfa.crawler.guesses.survey import Survey
from zhengfa.crawler.recognition import Recognition, Sureness
from zhengfa.portal_guess import Guess, guess_entry
from zhengfa.settings.models import PortalSettings

TRS, VSB = FAMILIES["trs_wcm"], FAMILIES["vsb"]


def guess(name: str, host: str = "www.a.example", family: CmsFamily | None = TRS, **options: object) -> Guess:
    found = Survey(f"http://{host}/", home=f"http://{host}/", name=name, encoding="gb18030", family=family)
    found.families = (Recognition(VSB, "a mark", Sureness.LIKELY), Recognition(TRS, "3 links", Sureness.LIKELY))
    found.channels = [Channel("要闻", f"http://{host}/yw/")]
    chosen = {"portal_id": None, "is_sample": False, "taken": ("ln_lnfz",), "today": "2026-11-27"} | options
    return guess_entry(found, **chosen)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "host", "place"),
    [
        ("辽宁长安网", "www.a.example", ("辽宁", "province", None)),
        ("常州长安网", "www.a.example", ("江苏", "city", "常州市")),
        ("武陵区政法网", "www.a.example", ("湖南", "county", "武陵区")),
        ("辽宁法治报", "www.a.example", ("辽宁", "media", None)),
        ("平安网", "zfw.ln.example", ("辽宁", "province", None)),
        ("平安网", "www.a.example", ("unknown", "province", None)),
        ("辽河样例长安网", "127.0.0.1:8801", ("unknown", "province", None)),
    ],
)
def test_province_and_level_are_told_by_the_name_else_by_the_host_else_unknown(
    name: str, host: str, place: tuple[str, str, str | None]
) -> None:
    found = guess(name, host)
    assert (found.values["province"], found.values["level"], found.values.get("region")) == place
    assert ("neither" in found.remarks["province"]) is (place[0] == "unknown")
    assert PortalSettings.model_validate(found.values).to_portal().channels[0].name == "要闻"


@pytest.mark.parametrize(
    ("name", "host", "portal_id"),
    [
        ("辽宁长安网", "www.lnpeace.gov.cn", "ln_lnpeace"),
        ("辽宁长安网", "www.lnfz.gov.cn", "ln_lnfz_2"),  # the first is taken
        ("平安网", "peace.some-where.example", "some_where"),
        ("平安网", "127.0.0.1:8801", "at_127_0_0_1_8801"),
    ],
)
def test_an_id_is_made_of_province_and_host(name: str, host: str, portal_id: str) -> None:
    assert guess(name, host).values["id"] == portal_id
    assert guess(name, host, portal_id="own").values["id"] == "own"


def test_a_guess_says_what_it_rests_on_and_what_else_there_was() -> None:
    assert guess("平安网").remarks["cms"] == "likely: 3 links; else vsb (likely)"


def test_a_product_that_is_not_known_is_declared_by_its_articles() -> None:
    found = guess("平安网", family=CmsFamily("", (), articles=(r"/\d+\.do$",)))
    assert (found.values["articles"], "cms" in found.values) == (r"/\d+\.do$", False)
    assert found.is_whole


def test_where_nothing_is_recognised_that_is_said() -> None:
    found = guess("平安网", family=None)
    assert "cms" not in found.values
    assert "no CMS was recognised" in found.remarks["cms"]
