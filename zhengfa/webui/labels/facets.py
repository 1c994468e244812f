"""What facets, their values and the orders of hits are called."""

from flask_babel import lazy_gettext as _

from zhengfa.archive.portals import Level
from zhengfa.indexer.document import AS_PUBLISHED, DAMAGED, GENUINE, REPAIRED, SUSPECTED
from zhengfa.indexer.kinds import Kind
from zhengfa.indexer.query import FacetName, Sort

UNKNOWN_LABEL = _("未知")
FACETS = {
    FacetName.PROVINCE: _("省份"),
    FacetName.LEVEL: _("层级"),
    FacetName.PORTAL: _("门户"),
    FacetName.CHANNEL: _("栏目"),
    FacetName.SOURCE: _("来源"),
    FacetName.KIND: _("类型"),
    FacetName.OFFICIAL: _("官员"),
    FacetName.POST: _("职务"),
    FacetName.YEAR: _("年份"),
    FacetName.REPAIRED: _("文字"),
    FacetName.CLONE: _("可信"),
}
# In Chinese, what a query may call them as well.
LEVELS = {
    Level.CENTRAL: _("中央"),
    Level.PROVINCE: _("省级"),
    Level.CITY: _("市级"),
    Level.COUNTY: _("县级"),
    Level.MEDIA: _("媒体"),
}
KINDS = {
    Kind.APPOINTMENT: _("任免"),
    Kind.INVESTIGATION: _("查处"),
    Kind.INSTRUCTION: _("批示"),
    Kind.MEETING: _("会议"),
    Kind.TRAINING: _("动员培训"),
    Kind.VISIT: _("调研督导"),
    Kind.BRIEFING: _("发布通报"),
    Kind.CASE: _("案例"),
    Kind.RULE: _("法规文件"),
    Kind.CAMPAIGN: _("专项行动"),
    Kind.COMMENT: _("评论综述"),
    Kind.OTHER: _("其他"),
}
FACET_VALUES = {
    FacetName.LEVEL: {level.value: label for level, label in LEVELS.items()},
    FacetName.KIND: {kind.value: label for kind, label in KINDS.items()},
    FacetName.REPAIRED: {AS_PUBLISHED: _("与原文相同"), REPAIRED: _("已修复"), DAMAGED: _("有残损")},
    FacetName.CLONE: {GENUINE: _("未见疑点"), SUSPECTED: _("疑似克隆")},
}

SORTS = {Sort.RELEVANCE: _("相关度"), Sort.NEWEST: _("最新"), Sort.OLDEST: _("最早")}


def level_label(level: Level) -> str:
    """An administrative level."""
    return str(LEVELS[level])


FILTERS = {"level_label": level_label}
