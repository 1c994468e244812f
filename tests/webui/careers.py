"""A register of invented officials, made by the indexer from invented articles, as the pages of officials need it."""

from collections.abc import Iterable
from pathlib import Path

from flask import Flask

from tests.making import Archivist, make_content, read_page
from tests.webui.samples import PORTALS
from zhengfa.archive.portals import Channel, Level, Portal
from zhengfa.archive.recorder import record_run
from zhengfa.archive.records import RunKind
from zhengfa.archive.store import open_archive
from zhengfa.indexer.indexing import update
from zhengfa.indexer.opening import open_engine
from zhengfa.settings.models import Settings
from zhengfa.webui.app import create_app

EVIL = '<script>alert(1)</script>"\u202e'
EVIL_PORTAL = Portal("evil", EVIL, "辽宁", Level.PROVINCE, ("evil.example",), "sample", (Channel(EVIL, "/"),))
BY_ID = {portal.id: portal for portal in (*PORTALS, EVIL_PORTAL)}

Text = tuple[str, str, str]  # portal, day, text

# One person: posts that follow each other, with a report of each change, and a gap.
CAREER: tuple[Text, ...] = (
    ("liaoning", "2013-05-16", "5月16日，沈阳市公安局副局长高远洲到浑南区调研，实地查看派出所建设情况。"),
    ("liaoning", "2014-02-11", "沈阳市公安局副局长高远洲主持会议，市公安局政治部主任罗一鸣参加。"),
    ("liaoning", "2016-09-20", "沈阳市公安局副局长高远洲强调，要把隐患排查做在前面。"),
    ("liaoning", "2016-12-30", "会议决定任命高远洲为沈阳市公安局局长，免去其沈阳市公安局副局长职务。"),
    ("liaoning", "2017-03-02", "沈阳市公安局局长高远洲出席会议并讲话，大连市公安局局长段知微作经验介绍。"),
    ("law-daily", "2017-06-08", "本报讯　辽宁省沈阳市公安局局长高远洲带队走访企业，听取对公安机关的意见。"),
    ("liaoning", "2019-11-12", "沈阳市公安局局长高远洲要求，警务公开要让群众看得见、听得懂、信得过。"),
    ("liaoning", "2021-01-22", "会议决定免去高远洲的沈阳市公安局局长职务。"),
    ("liaoning", "2021-09-10", "公示：高远洲拟任辽宁省委政法委副书记，公示期为五个工作日。"),
    ("liaoning", "2021-10-08", "辽宁省委政法委副书记高远洲到铁岭市调研，铁岭市委书记何守信陪同。"),
    *(
        ("liaoning", f"2022-{month:02}-{day:02}", f"辽宁省委政法委副书记高远洲{act}。")
        for month, day, act in (
            (1, 14, "看望慰问一线干警"),
            (3, 7, "主持召开全省政法宣传工作会议"),
            (3, 21, "到本溪市督导矛盾纠纷排查化解"),
            (6, 2, "出席全省见义勇为表彰大会并讲话"),
            (8, 30, "主持平安建设领导小组办公室会议"),
            (11, 4, "听取市域社会治理现代化试点工作汇报"),
        )
    ),
    *(
        ("liaoning", day, f"辽宁省委常委、政法委书记高远洲{act}。")
        for day, act in (
            ("2023-02-17", "主持召开省委政法委全体会议，省公安厅厅长秦知行、省高级人民法院院长叶怀素出席"),
            ("2023-02-28", "到省委政法委机关调研，省委政法委副书记罗一鸣参加"),
            ("2023-05-09", "与省公安厅厅长秦知行、省检察院检察长程若谷一起研究重点工作"),
            ("2023-09-26", "在朝阳市宣讲法治思想，朝阳市委政法委书记何守信主持"),
            ("2024-01-19", "出席省委政法工作会议，省高级人民法院院长叶怀素、省检察院检察长程若谷参加"),
            ("2024-06-27", "会见来访的浙江省委政法委副书记裴望一行"),
            ("2025-03-14", "调研指导大连市平安建设，大连市委政法委书记段知微陪同"),
        )
    ),
    ("zhejiang", "2024-06-28", "辽宁省委常委、政法委书记高远洲率队到浙江考察学习“枫桥经验”。"),
    ("law-daily", "2025-03-20", "辽宁省委常委、政法委书记高远洲接受本报专访，谈矛盾纠纷预防化解法治化。"),
    ("yunnan", "2024-04-02", "会上，曾任沈阳市公安局副局长的高远洲回顾了当年的做法。"),
)

# One name, several persons; of two of them it is open whether they are one.
HOMONYMS: tuple[Text, ...] = (
    ("liaoning", "2008-03-01", "沈阳市公安局局长王伟出席会议。"),
    ("liaoning", "2011-06-01", "沈阳市公安局局长王伟讲话，政治部主任周平安参加。"),
    ("liaoning", "2022-03-01", "沈阳市公安局局长王伟出席会议，提出三点要求。"),
    ("liaoning", "2024-08-15", "沈阳市公安局局长王伟到基层所队调研。"),
    ("yunnan", "2021-02-03", "昆明市委政法委书记王伟主持会议。"),
    ("yunnan", "2024-02-03", "昆明市委政法委书记王伟、市公安局局长李向北出席会议。"),
    ("zhejiang", "2015-04-05", "杭州市司法局局长王伟介绍有关情况。"),
    ("zhejiang", "2015-09-08", "杭州市司法局局长王伟作工作报告。"),
    ("zhejiang", "2019-09-09", "杭州市中级人民法院院长王伟作工作报告。"),
    ("zhejiang", "2020-01-13", "宁波市委书记王维出席会议。"),
    ("yunnan", "2020-05-13", "玉溪市市长汪伟出席会议。"),
)

# Regions that stay open, national posts, places in no table, long names, names with dots, and no post at all.
OPEN: tuple[Text, ...] = (
    ("law-daily", "2020-03-04", "和平区委书记陈未明出席活动。"),
    ("law-daily", "2021-03-04", "和平区委书记陈未明讲话，最高人民检察院副检察长方以宁出席。"),
    ("liaoning", "2021-06-04", "云岭开发区管委会主任江一苇讲话。"),
    ("law-daily", "1998-10-02", "湖北省恩施土家族苗族自治州委常委、政法委书记谭志平出席会议。"),
    ("law-daily", "2016-10-02", "湖北省恩施土家族苗族自治州公安局党委副书记、副局长谭志平出席。"),
    ("law-daily", "2017-12-02", "湖北省恩施土家族苗族自治州人民检察院党组书记、检察长谭志平参加。"),
    ("law-daily", "2020-07-01", "新疆维吾尔自治区政法委书记艾力•买买提出席会议。"),
    ("zhejiang", "2021-07-01", "自治区领导白布和接受采访。"),
)

# What a text may hold that was not written to be read.
HOSTILE: tuple[Text, ...] = (
    ("evil", "2020-02-02", f"铁岭市市长石敢当{EVIL}出席会议，要求{EVIL}。铁岭市市长石敢当讲话。"),
    ("evil", "2021-02-02", f"铁岭市市长石敢当在{EVIL}讲话。"),
)

ALL = (*CAREER, *HOMONYMS, *OPEN, *HOSTILE)


def save_articles(folder: Path, texts: Iterable[Text]) -> None:
    """An archive of articles with its index and its register."""
    with open_archive(folder, create=True) as archive:
        with record_run(archive, RunKind.IMPORT) as recorder:
            for number, (portal, day, text) in enumerate(texts):
                headline = EVIL if portal == "evil" else f"政法要闻第 {number + 1} 号"
                url = f"https://{BY_ID[portal].hosts[0]}/yw/{number}.html"
                Archivist(recorder).save(url, make_content(headline, text, day=day), portal)
        update(open_engine(Settings(data=folder)), archive, BY_ID, lambda done, total: None)


def app_on(folder: Path) -> Flask:
    """The app on an archive's folder."""
    return create_app(open_engine(Settings(data=folder)), folder, list(BY_ID.values()), read_page=read_page)
