"""What an alarm's sentence is put together of, in whatever language. Pure."""

from collections.abc import Mapping

from zhengfa.health.records import Alarm, AlarmKind

# Two kinds have two faces: a visit that is cut short, and list pages of which some are empty.
CUT_SHORT, LOST_LISTS = "cut_short", "lost_lists"


def sentence_key(alarm: Alarm) -> str:
    """Which sentence says what is wrong: the kind's, or that of one of its faces."""
    if alarm.kind is AlarmKind.BLOCKED and "read" in alarm.figures:
        return CUT_SHORT
    if alarm.kind is AlarmKind.NOTHING and "empty_lists" in alarm.figures:
        return LOST_LISTS
    return alarm.kind


def word(alarm: Alarm, sentences: Mapping[str, str], fields: Mapping[str, str], due: str, unknown: str) -> str:
    """The sentence with its figures. `due` says how many articles were to be expected, `unknown` stands for a day."""
    told = dict(alarm.figures)
    expected = round(float(told.get("expected", 0)))
    told["share"] = f"{float(told.get('usual', 0)):.0%}"
    told["field"] = fields.get(str(told.get("field")), "")
    told["due"] = due.format(expected=expected) if expected else ""
    told["newest"] = told.get("newest") or unknown
    return sentences[sentence_key(alarm)].format_map(told)
