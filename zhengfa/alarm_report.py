"""Alarms in words for the command line: what it is, by which figures, and what to do."""

from typing import Any

from zhengfa.health.records import Alarm, AlarmKind
from zhengfa.health.wording import CUT_SHORT, LOST_LISTS, word

ADVICE = {
    AlarmKind.NOT_CRAWLED: "see whether the machine and the timer that runs `zhengfa crawl` are up",
    AlarmKind.NOT_VISITED: "see which portals the timer's `zhengfa crawl` names, and whether config.yaml still has it",
    AlarmKind.BLOCKED: "look at the site in a browser; visit it more slowly, or ask the portal; never get round it",
    AlarmKind.ERRORS: "look at the site in a browser; if it has moved, put its hosts and channels right",
    AlarmKind.NOTHING: "`zhengfa portal check ID` shows what is read of its lists; put channels or CMS right",
    AlarmKind.UNREADABLE: "`zhengfa extract URL` shows what is read of a page; give the portal a layout",
    AlarmKind.EMPTY_FIELDS: "`zhengfa extract URL` shows what is read of a new article; give the portal a layout",
    AlarmKind.OLD: "compare dates with `zhengfa extract URL` of new articles; look for the channel that has the news",
    AlarmKind.SILENT: "look at the site in a browser: it may publish elsewhere, or its lists may be a copy of old ones",
    AlarmKind.FEW: "look at the site in a browser: a channel may have moved, or the portal publishes less",
}
SAID: dict[str, str] = {
    AlarmKind.NOT_CRAWLED: "nothing has been crawled for {days} days",
    AlarmKind.NOT_VISITED: "left out on {visits} days on which others were visited",
    AlarmKind.BLOCKED: "refused on {visits} visits in a row",
    AlarmKind.ERRORS: "no answer, or errors, on {visits} visits in a row",
    AlarmKind.NOTHING: "no article on any list page, on {visits} visits in a row",
    AlarmKind.UNREADABLE: "{pages} of {of} pages that lists name gave no article, usually {share}",
    AlarmKind.EMPTY_FIELDS: "{articles} of {of} new articles have no {field}, usually {share}",
    AlarmKind.OLD: "{articles} articles came, all old: the newest is of {newest}",
    AlarmKind.SILENT: "nothing new for {days} days{due}",
    AlarmKind.FEW: "{articles} new articles in {days} days{due}",
    CUT_SHORT: "refused before all was read, on {visits} visits in a row",
    LOST_LISTS: "no article on {empty_lists} list pages, usually on {usual}",
}
FIELDS = {"undated": "date", "unsourced": "source", "unedited": "editor", "untitled": "headline"}


def alarm_values(alarm: Alarm) -> dict[str, Any]:
    """An alarm as JSON."""
    return {
        "alarm": alarm.kind,
        "portal": alarm.portal,
        "since": alarm.since.isoformat(),
        "raised": alarm.raised.isoformat(),
        "ended": alarm.ended.isoformat() if alarm.ended else None,
        "figures": dict(alarm.figures),
        "said": alarm_text(alarm),
        "advice": advice_for(alarm),
    }


def advice_for(alarm: Alarm) -> str:
    """What to do."""
    return ADVICE[alarm.kind].replace(" ID", f" {alarm.portal}")


def alarm_text(alarm: Alarm) -> str:
    """What is wrong, by which figures."""
    return word(alarm, SAID, FIELDS, ", where {expected} articles were to be expected", "an unknown day")
