"""What is said of an article: its state, its publication time, what was repaired in it, what speaks for a clone."""

from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext

from zhengfa.archive.clock import iso_local
from zhengfa.archive.content import Origin, Precision, Provenance, Published
from zhengfa.archive.portals import Trust
from zhengfa.archive.records import ArticleState
from zhengfa.indexer.clones import CloneSign
from zhengfa.indexer.repair.records import RepairKind

UNTITLED = _("〔无标题〕")
UNDATED = _("未知日期")
STATES = {
    ArticleState.LIVE: _("在线"),
    ArticleState.REMOVED: _("已删除"),
    ArticleState.MOVED: _("已迁移"),
    ArticleState.BLOCKED: _("访问受阻"),
}
PRECISIONS = {Precision.MINUTE: _("精确到分钟"), Precision.DAY: _("精确到日"), Precision.MONTH: _("精确到月")}
PROVENANCES = {  # as they stand in a sentence
    Provenance.LAYOUT: pgettext("provenance", "门户模板"),
    Provenance.META: pgettext("provenance", "meta 标签"),
    Provenance.FOUNDER: pgettext("provenance", "方正标记"),
    Provenance.JSON_LD: "JSON-LD",
    Provenance.OPEN_GRAPH: "Open Graph",
    Provenance.HEADING: pgettext("provenance", "页面标题行"),
    Provenance.TITLE: pgettext("provenance", "网页标题"),
    Provenance.BYLINE: pgettext("provenance", "署名行"),
    Provenance.TEXT: pgettext("provenance", "正文"),
    Provenance.TAIL: pgettext("provenance", "文末"),
    Provenance.CONTAINER: pgettext("provenance", "正文容器"),
    Provenance.DENSITY: pgettext("provenance", "文字密度"),
    Provenance.URL: pgettext("provenance", "网址"),
    Provenance.LIST: pgettext("provenance", "列表页"),
}
FIELDS = {
    "headline": _("标题"),
    "kicker": _("引题"),
    "subtitle": _("副题"),
    "source": _("来源"),
    "authors": _("作者"),
    "editor": _("责编"),
    "published": _("发布"),
    "body": _("正文"),
    "images": _("图片"),
    "attachments": _("附件"),
}
TRUSTS = {
    Trust.ORIGINAL: _("本机关发布"),
    Trust.MEDIA: _("媒体"),
    Trust.REPRINT: _("转载"),
    Trust.CLONE: _("克隆"),
}
REPAIRS = {
    RepairKind.ANNOTATION: _("拼音注音"),
    RepairKind.BYTE_SHIFT: _("字节错位"),
    RepairKind.SCRIPT: _("繁体字"),
    RepairKind.SPAM: _("垃圾文字"),
    RepairKind.NAVIGATION: _("导航文字"),
    RepairKind.TEMPLATE: _("模板占位符"),
    RepairKind.PUNCTUATION: _("标点"),
    RepairKind.TAG: _("残留标签"),
}
CLONE_SIGNS = {
    CloneSign.KNOWN_HOST: _("已知的克隆网站"),
    CloneSign.CLONE_PORTAL: _("已登记为克隆门户"),
    CloneSign.FALSIFIED_TEXT: _("人名或机构名被替换"),
    CloneSign.ANNOTATIONS: _("多处拼音注音"),
    CloneSign.BYTE_SHIFTS: _("字节错位"),
    CloneSign.SPAM_LINES: _("垃圾文字"),
    CloneSign.OFFICIAL_PATH: _("网址仿照官方门户"),
}


def state_label(state: str) -> str:
    """A state in words; one that this release does not know, as it is."""
    return str(STATES[ArticleState(state)]) if state in set(ArticleState) else state


def published_iso(published: Published) -> str:
    """A publication time for machines."""
    return iso_local(published)


def published_note(published: Published) -> str:
    """How exactly a publication time is known, and where it was read."""
    precision, provenance = PRECISIONS[published.precision], PROVENANCES[published.provenance]
    return str(gettext("%(precision)s，取自%(provenance)s", precision=precision, provenance=provenance))


def origins_text(origins: Sequence[Origin]) -> str:
    """Where each value was read: 标题取自页面标题行；来源取自 meta 标签."""
    by_field = {origin.field: PROVENANCES[origin.provenance] for origin in origins}
    found = ((label, by_field[name]) for name, label in FIELDS.items() if name in by_field)
    said = (gettext("%(field)s取自%(provenance)s", field=field, provenance=where) for field, where in found)
    return str(gettext("；")).join(said)


def repair_label(kind: RepairKind) -> str:
    """What was wrong, in words."""
    return str(REPAIRS[kind])


def clone_sign_label(sign: CloneSign) -> str:
    """What speaks for a clone, in words."""
    return str(CLONE_SIGNS[sign])


def field_label(name: str) -> str:
    """What a field of an article is called."""
    return str(FIELDS[name])


def trust_label(trust: Trust) -> str:
    """How far a portal's texts can be relied on."""
    return str(TRUSTS[trust])


def tls_label(verified: bool | None) -> str:
    """Whether the portal's certificate was verified."""
    return str({True: _("是"), False: _("否"), None: _("不适用")}[verified])


FILTERS = {
    "clone_sign_label": clone_sign_label,
    "field_label": field_label,
    "origins_text": origins_text,
    "published_iso": published_iso,
    "published_note": published_note,
    "repair_label": repair_label,
    "state_label": state_label,
    "tls_label": tls_label,
    "trust_label": trust_label,
}
