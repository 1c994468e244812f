"""What is said of an official: what sentences are evidence of, what links posts to a person, where a post is."""

from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext

from zhengfa.indexer.officials.records import PlaceReason
from zhengfa.indexer.register.records import LinkReason
from zhengfa.indexer.register.tenures import CitedAs
from zhengfa.webui.labels.tongues import listed

CITED_AS = {
    CitedAs.NOMINATED: pgettext("evidence", "提名"),
    CitedAs.APPOINTED: pgettext("evidence", "任命报道"),
    CitedAs.FIRST: pgettext("evidence", "最早"),
    CitedAs.LAST: pgettext("evidence", "最近"),
    CitedAs.REMOVED: pgettext("evidence", "免职报道"),
    CitedAs.TOLD: pgettext("evidence", "追述"),
}
LINK_REASONS = {
    LinkReason.JOINT: _("同一职务名称中并列"),
    LinkReason.TOLD: _("有报道写明先后任这两职"),
    LinkReason.SAME_ARTICLE: _("同一篇报道里都有"),
    LinkReason.SAME_POST: _("职务相同"),
    LinkReason.SAME_REGION: _("同一地区"),
    LinkReason.NESTED_REGION: _("一地隶属另一地"),
    LinkReason.SAME_PROVINCE: _("同一省份"),
    LinkReason.SAME_SYSTEM: _("同一系统"),
    LinkReason.LEADERS: _("都是省级或全国的领导职务"),
    LinkReason.FAR_APART: _("不在同一省份"),
    LinkReason.REGION_OPEN: _("地区未定"),
    LinkReason.OVERLAP: _("同一时期在两地任职"),
    LinkReason.REPRINT: _("同一句话见于两处转载"),
    LinkReason.LATE: _("同期任职，但有一条报道可能过时"),
    LinkReason.NAMED_APART: _("同一篇报道里是两个人"),
    LinkReason.UNLIKELY_STEP: _("升降幅度不合常理"),
    LinkReason.RIVAL: _("另有同名者同样相符"),
    LinkReason.LONG_GAP: _("相隔六年以上"),
    LinkReason.COMMON_NAME: _("姓名常见"),
    LinkReason.RARE_NAME: _("姓名少见"),
    LinkReason.JUDGED_SAME: _("人工判定为同一人"),
    LinkReason.JUDGED_DIFFERENT: _("人工判定为不同的人"),
}
PLACE_REASONS = {
    PlaceReason.NATIONAL: _("全国性职务"),
    PlaceReason.NAMED: _("地区见于职务名称"),
    PlaceReason.NAMED_NEAR: _("地区同名，取文中提到其上级的一个"),
    PlaceReason.NAMED_PORTAL: _("地区同名，取门户所在的一个"),
    PlaceReason.NEAREST: _("地区据文中提到的地方"),
    PlaceReason.PORTAL: _("地区据门户所在地"),
    PlaceReason.UNKNOWN: _("地区不在行政区划表中"),
    PlaceReason.OPEN: _("地区未定"),
}


def cited_label(said: Sequence[CitedAs]) -> str:
    """What a sentence is evidence of, in words."""
    return listed(CITED_AS[one] for one in said)


def reasons_text(reasons: Sequence[LinkReason]) -> str:
    """What speaks for or against one person, in words."""
    return str(gettext("，")).join(str(LINK_REASONS[reason]) for reason in reasons)


def place_reason_label(reason: PlaceReason) -> str:
    """How a post's region is known, in words."""
    return str(PLACE_REASONS[reason])


def judged_post_text(post: str) -> str:
    """A post of a decision, 市长@2010..2014, for people."""
    label, _, years = post.partition("@")
    return f"{label.strip()}（{years.strip().replace('..', '–')}）" if years else post


FILTERS = {
    "cited_label": cited_label,
    "judged_post_text": judged_post_text,
    "place_reason_label": place_reason_label,
    "reasons_text": reasons_text,
}
