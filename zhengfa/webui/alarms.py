"""The interface's words for days, outcomes and alarms of portals."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from zhengfa.archive.records import OutcomeKind
from zhengfa.archive.tallies import Trouble
from zhengfa.health.records import Alarm, AlarmKind, DayState, PortalDay
from zhengfa.health.wording import CUT_SHORT, LOST_LISTS, word

DAY_STATES = {
    DayState.NEW: "有新文章",
    DayState.UNCHANGED: "没有新文章",
    DayState.SILENT: "久无新文章",
    DayState.BLOCKED: "被拒绝",
    DayState.ERROR: "读不到",
    DayState.NOT_VISITED: "没有采集",
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
    OutcomeKind.NEW: "新文章",
    OutcomeKind.UNCHANGED: "文章未变",
    OutcomeKind.REVISED: "文章有修订",
    OutcomeKind.LISTED: "列表页",
    OutcomeKind.EMPTY_LIST: "列表页没有文章",
    OutcomeKind.ROBOTS: "robots.txt",
    OutcomeKind.DUPLICATE_URL: "已有文章的别的网址",
    OutcomeKind.BLOCKED: "被拒绝",
    OutcomeKind.DISALLOWED: "robots.txt 不许抓取",
    OutcomeKind.UNSAFE: "网址不可信",
    OutcomeKind.SKIPPED: "暂停访问，没有抓取",
    OutcomeKind.LATER: "留待下次",
    OutcomeKind.CHECKED: "检查门户时看过",
    OutcomeKind.PART: "文章的后续页",
    OutcomeKind.GONE: "网页已撤下",
    OutcomeKind.SOFT_404: "网页说内容不存在",
    OutcomeKind.TOO_LARGE: "网页太大",
    OutcomeKind.HTTP_ERROR: "门户出错",
    OutcomeKind.NETWORK_ERROR: "连不上",
    OutcomeKind.EXTRACTION_FAILED: "读不出文章",
    OutcomeKind.NOT_AN_ARTICLE: "不是文章",
    OutcomeKind.UNREADABLE: "文件打不开",
    OutcomeKind.UNSUPPORTED: "文件不是网页",
    OutcomeKind.DAMAGED: "记录损坏",
    OutcomeKind.UNRESOLVED: "所指记录不在",
}
ALARMS = {
    AlarmKind.NOT_CRAWLED: "采集停了",
    AlarmKind.NOT_VISITED: "漏采",
    AlarmKind.BLOCKED: "被拒绝",
    AlarmKind.ERRORS: "读不到",
    AlarmKind.NOTHING: "列表里没有文章",
    AlarmKind.UNREADABLE: "文章读不出",
    AlarmKind.EMPTY_FIELDS: "缺少字段",
    AlarmKind.OLD: "只有旧文章",
    AlarmKind.SILENT: "久无新文章",
    AlarmKind.FEW: "文章大减",
}
SAID: dict[str, str] = {
    AlarmKind.NOT_CRAWLED: "已经 {days} 天没有采集任何门户",
    AlarmKind.NOT_VISITED: "别的门户采集了 {visits} 天，唯独没有采集这个门户",
    AlarmKind.BLOCKED: "连续 {visits} 次访问都被拒绝",
    AlarmKind.ERRORS: "连续 {visits} 次访问都没有回应，或者出错",
    AlarmKind.NOTHING: "连续 {visits} 次访问，列表页里都没有一篇文章",
    AlarmKind.UNREADABLE: "列表所列 {of} 个网页中，有 {pages} 个读不出文章；平时是 {share}",
    AlarmKind.EMPTY_FIELDS: "最近 {of} 篇新文章中，有 {articles} 篇没有{field}；平时是 {share}",
    AlarmKind.OLD: "来了 {articles} 篇，全是旧文章，最近的一篇发布于 {newest}",
    AlarmKind.SILENT: "{days} 天没有新文章{due}",
    AlarmKind.FEW: "{days} 天里只有 {articles} 篇新文章{due}",
    CUT_SHORT: "连续 {visits} 次访问，没有读完就被拒绝",
    LOST_LISTS: "有 {empty_lists} 个列表页没有一篇文章；平时是 {usual} 个",
}
FIELDS = {"undated": "日期", "unsourced": "来源", "unedited": "责编", "untitled": "标题"}
# What it means for who reads the archive; what is to be done about it, `zhengfa status` says to who runs it.
MEANS = {
    AlarmKind.NOT_CRAWLED: "这些天的文章还不在档案里。",
    AlarmKind.NOT_VISITED: "这些天的文章还不在档案里。",
    AlarmKind.BLOCKED: "门户不让采集，我们不绕过：这些天的文章可能不在档案里。",
    AlarmKind.ERRORS: "这些天的文章可能不在档案里。",
    AlarmKind.NOTHING: "门户可能改版了：新文章可能不在档案里。",
    AlarmKind.UNREADABLE: "门户可能改版了：网页已留存，文章要等修好以后才能查到。",
    AlarmKind.EMPTY_FIELDS: "门户可能改版了：文章在档案里，但按这一项查不到。",
    AlarmKind.OLD: "可能读错了日期，或者新文章在别的栏目：按日期查可能查不到。",
    AlarmKind.SILENT: "门户可能停更，也可能换了地方发布。",
    AlarmKind.FEW: "门户可能有栏目换了地方，也可能发布得少了。",
}


def alarm_label(alarm: Alarm) -> str:
    """What is wrong, in a word."""
    return ALARMS[alarm.kind]


def alarm_text(alarm: Alarm) -> str:
    """What is wrong, by which figures."""
    return word(alarm, SAID, FIELDS, "，按平时应有 {expected} 篇左右", "不知道哪一天")


def alarm_meaning(alarm: Alarm) -> str:
    """What that means for who reads the archive."""
    return MEANS[alarm.kind]


def counts_text(counts: Mapping[OutcomeKind, int]) -> str:
    """What fetches came to: 新文章 3，列表页 2."""
    return "，".join(f"{OUTCOMES[kind]} {counts[kind]}" for kind in OutcomeKind if counts.get(kind))


def state_text(day: PortalDay) -> str:
    """What a day came to, and whether that is all."""
    return DAY_STATES[day.state] + ("（没有读全）" if day.is_partial else "")


def day_text(day: PortalDay) -> str:
    """A day in one line."""
    counts = counts_text(day.counts)
    return f"{date_text(day.day)} {state_text(day)}" + (f"：{counts}" if counts else "")


def mark_text(day: PortalDay) -> str:
    """What stands in a day's place in the table."""
    articles = day.brought.articles if day.state is DayState.NEW else 0
    count = "99+" if articles > 99 else str(articles)  # there is no room for more; the words have it
    return f"{count if articles else MARKS[day.state]}{'*' if day.is_partial else ''}"


def date_text(day: date) -> str:
    """A day: 11月3日."""
    return f"{day.month}月{day.day}日"


def trouble_label(trouble: Trouble) -> str:
    """What fetches came to, in words."""
    return OUTCOMES[trouble.kind]


FILTERS: dict[str, Callable[..., Any]] = {
    "alarm_label": alarm_label,
    "alarm_meaning": alarm_meaning,
    "alarm_text": alarm_text,
    "counts_text": counts_text,
    "date_text": date_text,
    "day_text": day_text,
    "mark_text": mark_text,
    "state_text": state_text,
    "trouble_label": trouble_label,
}
