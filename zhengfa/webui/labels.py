"""The interface's words for values of the records, and how times and addresses are shown."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from zhengfa.archive.clock import SHANGHAI, iso_local
from zhengfa.archive.content import Origin, Precision, Provenance, Published
from zhengfa.archive.records import ArticleState
from zhengfa.archive.urls import host_of
from zhengfa.indexer.clones import CloneSign
from zhengfa.indexer.document import AS_PUBLISHED, DAMAGED, GENUINE, REPAIRED, SUSPECTED
from zhengfa.indexer.kinds import KINDS
from zhengfa.indexer.officials.records import PlaceReason
from zhengfa.indexer.query import FacetName, Sort
from zhengfa.indexer.register.records import LinkReason
from zhengfa.indexer.register.tenures import CitedAs
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.vocabulary import LEVELS

UNTITLED = "〔无标题〕"
UNDATED = "未知日期"
UNKNOWN_LABEL = "未知"
FACETS = {
    FacetName.PROVINCE: "省份",
    FacetName.LEVEL: "层级",
    FacetName.PORTAL: "门户",
    FacetName.CHANNEL: "栏目",
    FacetName.SOURCE: "来源",
    FacetName.KIND: "类型",
    FacetName.OFFICIAL: "官员",
    FacetName.POST: "职务",
    FacetName.YEAR: "年份",
    FacetName.REPAIRED: "文字",
    FacetName.CLONE: "可信",
}
FACET_VALUES: dict[FacetName, dict[str, str]] = {
    FacetName.LEVEL: {level: names[0] for level, names in LEVELS.items()},
    FacetName.KIND: {kind: names[0] for kind, names in KINDS.items()},
    FacetName.REPAIRED: {AS_PUBLISHED: "与原文相同", REPAIRED: "已修复", DAMAGED: "有残损"},
    FacetName.CLONE: {GENUINE: "未见疑点", SUSPECTED: "疑似克隆"},
}
SORTS = {Sort.RELEVANCE: "相关度", Sort.NEWEST: "最新", Sort.OLDEST: "最早"}
STATES = {
    ArticleState.LIVE: "在线",
    ArticleState.REMOVED: "已删除",
    ArticleState.MOVED: "已迁移",
    ArticleState.BLOCKED: "访问受阻",
}
PRECISIONS = {Precision.MINUTE: "精确到分钟", Precision.DAY: "精确到日", Precision.MONTH: "精确到月"}
PROVENANCES = {
    Provenance.LAYOUT: "门户模板",
    Provenance.META: "meta 标签",
    Provenance.FOUNDER: "方正标记",
    Provenance.JSON_LD: "JSON-LD",
    Provenance.OPEN_GRAPH: "Open Graph",
    Provenance.HEADING: "页面标题行",
    Provenance.TITLE: "网页标题",
    Provenance.BYLINE: "署名行",
    Provenance.TEXT: "正文",
    Provenance.TAIL: "文末",
    Provenance.CONTAINER: "正文容器",
    Provenance.DENSITY: "文字密度",
    Provenance.URL: "网址",
    Provenance.LIST: "列表页",
}
FIELDS = {
    "headline": "标题",
    "kicker": "引题",
    "subtitle": "副题",
    "source": "来源",
    "authors": "作者",
    "editor": "责编",
    "published": "发布",
    "body": "正文",
}
REPAIRS = {
    RepairKind.ANNOTATION: "拼音注音",
    RepairKind.BYTE_SHIFT: "字节错位",
    RepairKind.SCRIPT: "繁体字",
    RepairKind.SPAM: "垃圾文字",
    RepairKind.NAVIGATION: "导航文字",
    RepairKind.TEMPLATE: "模板占位符",
    RepairKind.PUNCTUATION: "标点",
    RepairKind.TAG: "残留标签",
}
CLONE_SIGNS = {
    CloneSign.KNOWN_HOST: "已知的克隆网站",
    CloneSign.CLONE_PORTAL: "已登记为克隆门户",
    CloneSign.FALSIFIED_TEXT: "人名或机构名被替换",
    CloneSign.ANNOTATIONS: "多处拼音注音",
    CloneSign.BYTE_SHIFTS: "字节错位",
    CloneSign.SPAM_LINES: "垃圾文字",
    CloneSign.OFFICIAL_PATH: "网址仿照官方门户",
}
CITED_AS = {
    CitedAs.NOMINATED: "提名",
    CitedAs.APPOINTED: "任命报道",
    CitedAs.FIRST: "最早",
    CitedAs.LAST: "最近",
    CitedAs.REMOVED: "免职报道",
    CitedAs.TOLD: "追述",
}
LINK_REASONS = {
    LinkReason.JOINT: "同一职务名称中并列",
    LinkReason.TOLD: "有报道写明先后任这两职",
    LinkReason.SAME_ARTICLE: "同一篇报道里都有",
    LinkReason.SAME_POST: "职务相同",
    LinkReason.SAME_REGION: "同一地区",
    LinkReason.NESTED_REGION: "一地隶属另一地",
    LinkReason.SAME_PROVINCE: "同一省份",
    LinkReason.SAME_SYSTEM: "同一系统",
    LinkReason.LEADERS: "都是省级或全国的领导职务",
    LinkReason.FAR_APART: "不在同一省份",
    LinkReason.REGION_OPEN: "地区未定",
    LinkReason.OVERLAP: "同一时期在两地任职",
    LinkReason.REPRINT: "同一句话见于两处转载",
    LinkReason.LATE: "同期任职，但有一条报道可能过时",
    LinkReason.NAMED_APART: "同一篇报道里是两个人",
    LinkReason.UNLIKELY_STEP: "升降幅度不合常理",
    LinkReason.RIVAL: "另有同名者同样相符",
    LinkReason.LONG_GAP: "相隔六年以上",
    LinkReason.COMMON_NAME: "姓名常见",
    LinkReason.RARE_NAME: "姓名少见",
    LinkReason.JUDGED_SAME: "人工判定为同一人",
    LinkReason.JUDGED_DIFFERENT: "人工判定为不同的人",
}
FORMATS = {
    "csv": ("CSV", "Excel、R、Python 都能打开；公式已失效处理"),
    "xlsx": ("Excel（XLSX）", "每格都是文字，每百万篇一张表"),
    "jsonl": ("JSON Lines", "一行一篇，原样不改"),
    "parquet": ("Parquet", "带类型的列，用于数据分析"),
    "ris": ("RIS", "Zotero、EndNote、NoteExpress"),
    "bibtex": ("BibTeX", "LaTeX 的参考文献"),
    "gbt7714": ("GB/T 7714", "脚注用的参考文献文本"),
}
COLUMNS = {
    "article_id": "文章编号",
    "headline": "标题",
    "kicker": "引题",
    "subtitle": "副题",
    "published_at": "发布时间",
    "published_precision": "发布时间精确到",
    "published_provenance": "发布时间取自",
    "source": "来源",
    "authors": "作者",
    "editor": "责编",
    "portal": "门户编号",
    "portal_name": "门户",
    "province": "省份",
    "level": "层级",
    "channel": "栏目",
    "kind": "类别",
    "officials": "官员",
    "posts": "官员与职务",
    "url": "网址",
    "state": "状态",
    "clone_signs": "疑似克隆的迹象",
    "is_sample": "是否样例",
    "is_repaired": "是否修复过",
    "is_damaged": "是否有修不好的残损",
    "fetched_at": "抓取时间",
    "first_seen": "首次见到",
    "last_seen": "最近见到",
    "revision": "修订版",
    "capture_url": "采集网址",
    "payload_sha256": "采集内容的 SHA-256",
    "warc_file": "WARC 文件",
    "warc_offset": "WARC 位置",
    "published_text": "原文",
}
PLACE_REASONS = {
    PlaceReason.NATIONAL: "全国性职务",
    PlaceReason.NAMED: "地区见于职务名称",
    PlaceReason.NAMED_NEAR: "地区同名，取文中提到其上级的一个",
    PlaceReason.NAMED_PORTAL: "地区同名，取门户所在的一个",
    PlaceReason.NEAREST: "地区据文中提到的地方",
    PlaceReason.PORTAL: "地区据门户所在地",
    PlaceReason.UNKNOWN: "地区不在行政区划表中",
    PlaceReason.OPEN: "地区未定",
}

# What errors say, for those that come up on a page. What is wrong with a query, `mistakes` says.
SAID = {
    "Elasticsearch cannot be reached": "检索服务器现在连不上",
    "Elasticsearch does not answer in time": "检索服务器没有及时回应",
    "Elasticsearch is too busy": "检索服务器现在太忙",
    "nothing is lost: try again later, `zhengfa index` brings the index level": (
        "采集照常进行，文章不会丢失：请稍后再试"
    ),
    "another process is writing the index": "另一个程序正在写索引",
    "another process is rebuilding the index": "另一个程序正在重建索引",
    "run this again when it is done": "请等它完成后再试",
    "nothing is indexed yet": "还没有建立索引",
    "run `zhengfa index`": "请运行 zhengfa index",
    "the index was built by other rules": "索引是按别的规则建立的，需要重建",
    "run `zhengfa index --rebuild`": "请运行 zhengfa index --rebuild",
    "no archive here": "这里还没有档案",
    "import or crawl something first, or name another --data": "请先导入或抓取文章，或用 --data 指定别的文件夹",
}

_ALMOST_SURE = 0.99  # from here on a tenth of a percent tells something

# Characters that turn the direction of what follows. Where no element can isolate them, they are left out.
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def said(message: str) -> str:
    """What an error says, in Chinese; a message that is not in the list, as it is."""
    return SAID.get(message, message)


def format_label(name: str) -> str:
    """What a format of exports is called."""
    return FORMATS[name][0]


def format_note(name: str) -> str:
    """What a format of exports is good for."""
    return FORMATS[name][1]


def column_label(name: str) -> str:
    """What a column of an export holds."""
    return COLUMNS[name]


def is_web_url(url: str) -> bool:
    """Whether an address may be linked: http and https alone, never javascript: or file:."""
    return re.match(r"https?://[^\s/]", url, re.IGNORECASE) is not None


def place_of(url: str) -> str:
    """Where an article of no known portal was published: its host, or what stands in for one."""
    if url.lower().startswith("file:"):
        return "本地文件"
    try:
        return host_of(url) or "无网址"
    except ValueError:  # a host that is none, such as http://[x
        return "无网址"


def state_label(state: str) -> str:
    """A state in words; one that this release does not know, as it is."""
    return STATES[ArticleState(state)] if state in set(ArticleState) else state


def local_text(iso: str) -> str:
    """A publication time of `iso_local` for people: 2021-07-13 09:56, 2021-07-13 or 2021-07."""
    return iso[:16].replace("T", " ")


def published_iso(published: Published) -> str:
    """A publication time for machines."""
    return iso_local(published)


def published_note(published: Published) -> str:
    """How exactly a publication time is known, and where it was read."""
    return f"{PRECISIONS[published.precision]}，取自{PROVENANCES[published.provenance]}"


def origins_text(origins: Sequence[Origin]) -> str:
    """Where each value was read: 标题取自页面标题行；来源取自 meta 标签."""
    by_field = {origin.field: PROVENANCES[origin.provenance] for origin in origins}
    return "；".join(f"{label}取自{by_field[name]}" for name, label in FIELDS.items() if name in by_field)


def utc_text(moment: datetime) -> str:
    """An instant for people: UTC first, since that is what the WARC holds, then Beijing time."""
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC（北京时间 {moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}）"


def tls_label(verified: bool | None) -> str:
    """Whether the portal's certificate was verified."""
    return {True: "是", False: "否", None: "不适用"}[verified]


def count_text(count: int) -> str:
    """A number of things: grouped from five digits on, as GB/T 15835 has it."""
    return f"{count:,}" if count >= 10_000 else str(count)


def cited_label(said: Sequence[CitedAs]) -> str:
    """What a sentence is evidence of, in words."""
    return "、".join(CITED_AS[one] for one in said)


def reasons_text(reasons: Sequence[LinkReason]) -> str:
    """What speaks for or against one person, in words."""
    return "，".join(LINK_REASONS[reason] for reason in reasons)


def place_reason_label(reason: PlaceReason) -> str:
    """How a post's region is known, in words."""
    return PLACE_REASONS[reason]


def judged_post_text(post: str) -> str:
    """A post of a decision, 市长@2010..2014, for people."""
    label, _, years = post.partition("@")
    return f"{label.strip()}（{years.strip().replace('..', '–')}）" if years else post


def probability_text(probability: float) -> str:
    """An estimate: 96%, 99.9%, and 100% only for a human's decision."""
    if probability > _ALMOST_SURE:
        return "100%" if probability == 1 else f"{min(probability, 0.999):.1%}"
    return f"{probability:.0%}"


def span_text(first: str | None, last: str | None) -> str:
    """From day to day: 2019-07-04 至 2021-04-20."""
    if not first or not last:
        return first or last or "时间不明"
    return first if first == last else f"{first} 至 {last}"


def repair_label(kind: RepairKind) -> str:
    """What was wrong, in words."""
    return REPAIRS[kind]


def clone_sign_label(sign: CloneSign) -> str:
    """What speaks for a clone, in words."""
    return CLONE_SIGNS[sign]


def confidence_text(confidence: float) -> str:
    """How sure a repair is: 97.4%, and 100% only where there is no doubt."""
    return "100%" if confidence == 1 else f"{min(confidence, 0.999):.1%}"


def plain(text: str) -> str:
    """A text for places where its direction cannot be isolated, such as a page's title."""
    return _BIDI_CONTROLS.sub("", text)


FILTERS: dict[str, Callable[..., Any]] = {
    "cited_label": cited_label,
    "clone_sign_label": clone_sign_label,
    "column_label": column_label,
    "confidence_text": confidence_text,
    "count_text": count_text,
    "format_label": format_label,
    "format_note": format_note,
    "is_web_url": is_web_url,
    "judged_post_text": judged_post_text,
    "local_text": local_text,
    "origins_text": origins_text,
    "place_of": place_of,
    "place_reason_label": place_reason_label,
    "plain": plain,
    "probability_text": probability_text,
    "reasons_text": reasons_text,
    "said": said,
    "published_iso": published_iso,
    "published_note": published_note,
    "repair_label": repair_label,
    "span_text": span_text,
    "state_label": state_label,
    "tls_label": tls_label,
    "utc_text": utc_text,
}
