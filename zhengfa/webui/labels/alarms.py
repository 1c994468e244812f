"""The interface's words for days, outcomes and alarms of portals."""

from collections.abc import Mapping

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext

from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.tallies import Trouble
from zhengfa.health.records import Alarm, AlarmKind, DayState, PortalDay
from zhengfa.health.wording import CUT_SHORT, LOST_LISTS, word
from zhengfa.webui.labels.figures import count_text
from zhengfa.webui.labels.times import day_text

DAY_STATES = {
    DayState.NEW: _("有新文章"),
    DayState.UNCHANGED: _("没有新文章"),
    DayState.SILENT: _("久无新文章"),
    DayState.BLOCKED: _("被拒绝"),
    DayState.ERROR: _("读不到"),
    DayState.NOT_VISITED: _("没有采集"),
}
# What stands in a day's place in the table beside the colour; of new articles, their number.
MARKS = {
    DayState.NEW: "＋",
    DayState.UNCHANGED: "·",
    DayState.SILENT: "○",
    DayState.BLOCKED: "×",
    DayState.ERROR: "！",
    DayState.NOT_VISITED: "",
}
OUTCOMES = {
    OutcomeKind.NEW: _("新文章"),
    OutcomeKind.UNCHANGED: _("文章未变"),
    OutcomeKind.REVISED: _("文章有修订"),
    OutcomeKind.LISTED: _("列表页"),
    OutcomeKind.EMPTY_LIST: _("列表页没有文章"),
    OutcomeKind.ROBOTS: "robots.txt",
    OutcomeKind.DUPLICATE_URL: _("已有文章的别的网址"),
    OutcomeKind.BLOCKED: _("被拒绝"),
    OutcomeKind.DISALLOWED: _("robots.txt 不许抓取"),
    OutcomeKind.UNSAFE: _("网址不可信"),
    OutcomeKind.SKIPPED: _("暂停访问，没有抓取"),
    OutcomeKind.LATER: _("留待下次"),
    OutcomeKind.CHECKED: _("检查门户时看过"),
    OutcomeKind.PART: _("文章的后续页"),
    OutcomeKind.GONE: _("网页已撤下"),
    OutcomeKind.SOFT_404: _("网页说内容不存在"),
    OutcomeKind.TOO_LARGE: _("网页太大"),
    OutcomeKind.HTTP_ERROR: _("门户出错"),
    OutcomeKind.NETWORK_ERROR: _("连不上"),
    OutcomeKind.EXTRACTION_FAILED: _("读不出文章"),
    OutcomeKind.NOT_AN_ARTICLE: _("不是文章"),
    OutcomeKind.UNREADABLE: _("文件打不开"),
    OutcomeKind.UNSUPPORTED: _("文件不是网页"),
    OutcomeKind.DAMAGED: _("记录损坏"),
    OutcomeKind.UNRESOLVED: _("所指记录不在"),
}
ALARMS = {
    AlarmKind.NOT_CRAWLED: _("采集停了"),
    AlarmKind.NOT_VISITED: _("漏采"),
    AlarmKind.BLOCKED: _("被拒绝"),
    AlarmKind.ERRORS: _("读不到"),
    AlarmKind.NOTHING: _("列表里没有文章"),
    AlarmKind.UNREADABLE: _("文章读不出"),
    AlarmKind.EMPTY_FIELDS: _("缺少字段"),
    AlarmKind.OLD: _("只有旧文章"),
    AlarmKind.SILENT: _("久无新文章"),
    AlarmKind.FEW: _("文章大减"),
}
SAID = {
    AlarmKind.NOT_CRAWLED: _("已经 {days} 天没有采集任何门户"),
    AlarmKind.NOT_VISITED: _("别的门户采集了 {visits} 天，唯独没有采集这个门户"),
    AlarmKind.BLOCKED: _("连续 {visits} 次访问都被拒绝"),
    AlarmKind.ERRORS: _("连续 {visits} 次访问都没有回应，或者出错"),
    AlarmKind.NOTHING: _("连续 {visits} 次访问，列表页里都没有一篇文章"),
    AlarmKind.UNREADABLE: _("列表所列 {of} 个网页中，有 {pages} 个读不出文章；平时是 {share}"),
    AlarmKind.EMPTY_FIELDS: _("最近 {of} 篇新文章中，有 {articles} 篇没有{field}；平时是 {share}"),
    AlarmKind.OLD: _("来了 {articles} 篇，全是旧文章，最近的一篇发布于 {newest}"),
    AlarmKind.SILENT: _("{days} 天没有新文章{due}"),
    AlarmKind.FEW: _("{days} 天里只有 {articles} 篇新文章{due}"),
    CUT_SHORT: _("连续 {visits} 次访问，没有读完就被拒绝"),
    LOST_LISTS: _("有 {empty_lists} 个列表页没有一篇文章；平时是 {usual} 个"),
}
FIELDS = {
    "undated": pgettext("missing", "日期"),
    "unsourced": pgettext("missing", "来源"),
    "unedited": pgettext("missing", "责编"),
    "untitled": pgettext("missing", "标题"),
}
# What it means for who reads the archive; what is to be done about it, `zhengfa status` says to who runs it.
MEANS = {
    AlarmKind.NOT_CRAWLED: _("这些天的文章还不在档案里。"),
    AlarmKind.NOT_VISITED: _("这些天的文章还不在档案里。"),
    AlarmKind.BLOCKED: _("门户不让采集，我们不绕过：这些天的文章可能不在档案里。"),
    AlarmKind.ERRORS: _("这些天的文章可能不在档案里。"),
    AlarmKind.NOTHING: _("门户可能改版了：新文章可能不在档案里。"),
    AlarmKind.UNREADABLE: _("门户可能改版了：网页已留存，文章要等修好以后才能查到。"),
    AlarmKind.EMPTY_FIELDS: _("门户可能改版了：文章在档案里，但按这一项查不到。"),
    AlarmKind.OLD: _("可能读错了日期，或者新文章在别的栏目：按日期查可能查不到。"),
    AlarmKind.SILENT: _("门户可能停更，也可能换了地方发布。"),
    AlarmKind.FEW: _("门户可能有栏目换了地方，也可能发布得少了。"),
}


def alarm_label(alarm: Alarm) -> str:
    """What is wrong, in a word."""
    return str(ALARMS[alarm.kind])


def alarm_text(alarm: Alarm) -> str:
    """What is wrong, by which figures."""
    return word(alarm, SAID, FIELDS, gettext("，按平时应有 {expected} 篇左右"), gettext("不知道哪一天"))


def alarm_meaning(alarm: Alarm) -> str:
    """What that means for who reads the archive."""
    return str(MEANS[alarm.kind])


def counts_text(counts: Mapping[OutcomeKind, int]) -> str:
    """What fetches came to: 新文章 3，列表页 2."""
    found = ((OUTCOMES[kind], count_text(counts[kind])) for kind in OutcomeKind if counts.get(kind))
    said = (gettext("%(outcome)s %(count)s", outcome=outcome, count=count) for outcome, count in found)
    return str(gettext("，")).join(said)


def state_text(day: PortalDay) -> str:
    """What a day came to, and whether that is all."""
    state = DAY_STATES[day.state]
    return str(gettext("%(state)s（没有读全）", state=state) if day.is_partial else state)


def visits_text(day: PortalDay) -> str:
    """What a day came to, in one line."""
    told = {"day": day_text(day.day), "state": state_text(day), "counts": counts_text(day.counts)}
    return str(
        gettext("%(day)s %(state)s：%(counts)s", **told) if told["counts"] else gettext("%(day)s %(state)s", **told)
    )


def mark_text(day: PortalDay) -> str:
    """What stands in a day's place in the table."""
    articles = day.brought.articles if day.state is DayState.NEW else 0
    count = "99+" if articles > 99 else str(articles)  # there is no room for more; the words have it
    return f"{count if articles else MARKS[day.state]}{'*' if day.is_partial else ''}"


def outcome_label(kind: OutcomeKind) -> str:
    """What became of a fetch."""
    return str(OUTCOMES[kind])


def trouble_label(trouble: Trouble) -> str:
    """What fetches came to, in words."""
    return str(OUTCOMES[trouble.kind])


FILTERS = {
    "alarm_label": alarm_label,
    "alarm_meaning": alarm_meaning,
    "alarm_text": alarm_text,
    "counts_text": counts_text,
    "mark_text": mark_text,
    "outcome_label": outcome_label,
    "state_text": state_text,
    "trouble_label": trouble_label,
    "visits_text": visits_text,
}
