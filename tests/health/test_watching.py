"""Every alarm: when it is raised, that it is not raised without reason, and that it ends."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.health.making import (
    BLOCKED,
    DOWN,
    EMPTY,
    MONDAY,
    OFF,
    QUIET,
    SOFT_404,
    Day,
    alarms_of,
    kinds_of,
    place_of,
    read,
    to_row,
    weeks,
)
from zhengfa.archive.records import OutcomeKind as Kind
from zhengfa.archive.tallies import Brought
from zhengfa.health.checks import USUAL_DAYS
from zhengfa.health.records import AlarmKind, DayState
from zhengfa.health.watching import ADOPTED_DAYS, watch

USUAL = weeks(10, read(4), read(1))
BEGIN = len(USUAL)


@pytest.mark.parametrize(
    ("day", "kind", "visits"),
    [
        (BLOCKED, AlarmKind.BLOCKED, 3),
        (({Kind.DISALLOWED: 2}, Brought()), AlarmKind.BLOCKED, 3),
        (DOWN, AlarmKind.ERRORS, 3),
        (({Kind.SKIPPED: 2}, Brought()), AlarmKind.ERRORS, 3),
        (EMPTY, AlarmKind.NOTHING, 2),
        (SOFT_404, AlarmKind.NOTHING, 2),
    ],
)
def test_what_cannot_be_read_visit_after_visit_is_an_alarm(day: Day, kind: AlarmKind, visits: int) -> None:
    assert kinds_of([*USUAL, *[day] * (visits - 1), *USUAL]) == []
    [alarm] = alarms_of([*USUAL, *[day] * 9])
    assert (alarm.kind, place_of(alarm.since), place_of(alarm.raised)) == (kind, BEGIN, BEGIN + visits - 1)
    assert alarm.ended is None
    assert alarm.figures == {"visits": 9}


@pytest.mark.parametrize("day", [BLOCKED, DOWN, EMPTY])
def test_an_alarm_ends_when_the_portal_is_read_again(day: Day) -> None:
    [alarm] = alarms_of([*USUAL, *[day] * 5, read(20), *USUAL[1:]])
    assert alarm.ended is not None
    assert place_of(alarm.ended) == BEGIN + 5


def test_days_without_a_visit_neither_raise_nor_end_an_alarm() -> None:
    assert kinds_of([*USUAL, *[OFF] * 30]) == []
    [alarm] = alarms_of([*USUAL, BLOCKED, OFF, OFF, BLOCKED, OFF, BLOCKED, OFF])
    assert (place_of(alarm.since), place_of(alarm.raised), alarm.ended) == (BEGIN, BEGIN + 5, None)


def test_a_fault_that_changes_its_face_is_another_alarm() -> None:
    assert kinds_of([*USUAL, *[EMPTY] * 3, *[BLOCKED] * 9]) == [AlarmKind.NOTHING, AlarmKind.BLOCKED]
    first, second = alarms_of([*USUAL, *[EMPTY] * 3, *[BLOCKED] * 9])
    assert (first.ended is None, second.ended) == (False, None)


def test_visits_that_a_refusal_cuts_short_again_and_again_are_an_alarm() -> None:
    cut = read(3, {Kind.BLOCKED: 1, Kind.SKIPPED: 20})
    assert kinds_of([*USUAL, *[cut] * 4, *USUAL]) == []
    [alarm] = alarms_of([*USUAL, *[cut] * 5])
    assert (alarm.kind, alarm.figures) == (AlarmKind.BLOCKED, {"visits": 5, "read": "in part"})


def test_a_channel_that_is_gone_is_an_alarm_and_one_that_was_always_empty_is_none() -> None:
    lost = read(3, {Kind.EMPTY_LIST: 1})
    [alarm] = alarms_of([*USUAL, *[lost] * 4])
    assert (alarm.kind, place_of(alarm.since), place_of(alarm.raised)) == (AlarmKind.NOTHING, BEGIN, BEGIN + 2)
    assert kinds_of([lost] * 100) == []


def test_a_lost_channel_is_found_where_visits_are_few() -> None:
    weekly = [read(1), *[OFF] * 6] * 8
    lost = read(0, {Kind.EMPTY_LIST: 1})
    [alarm] = alarms_of([*weekly, lost, lost, lost])
    assert (alarm.kind, place_of(alarm.raised)) == (AlarmKind.NOTHING, len(weekly) + 2)


def test_silence_is_measured_by_the_portals_own_habit() -> None:
    [busy] = alarms_of([*USUAL, *[QUIET] * 30])
    assert busy.kind is AlarmKind.SILENT
    assert place_of(busy.raised) - BEGIN < 7
    slow = weeks(20, QUIET)
    slow[::10] = [read(1)] * len(slow[::10])
    assert kinds_of(slow) == []
    [alarm] = alarms_of([*slow, *[QUIET] * 121])
    assert alarm.kind is AlarmKind.SILENT
    assert place_of(alarm.raised) - len(slow) > 30


def test_a_silence_ends_with_the_next_article() -> None:
    [alarm] = alarms_of([*USUAL, *weeks(3, QUIET), *USUAL])
    assert alarm.ended is not None
    assert place_of(alarm.ended) == BEGIN + 21
    assert place_of(alarm.since) == BEGIN


def test_days_of_a_silence_are_called_silent_once_it_is_plain() -> None:
    days = watch("p", to_row([*USUAL, *[QUIET] * 14, read(4)])).days
    states = [day.state for day in days[BEGIN:]]
    plain = states.index(DayState.SILENT)
    assert states == [DayState.UNCHANGED] * plain + [DayState.SILENT] * (14 - plain) + [DayState.NEW]


def test_holidays_are_no_silence() -> None:
    # From the end of September on, eight days without an article; then as before.
    before = weeks(28, read(4), read(1))[: place_of(MONDAY.replace(month=10, day=1))]
    assert kinds_of([*before, *[QUIET] * 8, *USUAL]) == []
    assert AlarmKind.SILENT in kinds_of([*before[:-20], *[QUIET] * 8, *USUAL])


def test_far_less_than_in_the_weeks_before_is_an_alarm() -> None:
    few = weeks(6, QUIET, QUIET)
    few[::3] = [read(1)] * len(few[::3])
    alarms = alarms_of([*USUAL, *few])
    assert [alarm.kind for alarm in alarms] == [AlarmKind.FEW]
    assert place_of(alarms[0].raised) - BEGIN < 14
    assert alarms[0].figures["expected"] == 22
    assert kinds_of([*USUAL, *weeks(6, read(3), QUIET)]) == []


def test_what_became_few_is_the_habit_at_last() -> None:
    few = weeks(40, QUIET, QUIET)
    few[::3] = [read(1)] * len(few[::3])
    alarms = alarms_of([*USUAL, *few])
    assert all(alarm.ended for alarm in alarms)
    assert 84 <= (alarms[-1].ended - alarms[0].raised).days < 130  # type: ignore[operator]


def test_a_week_without_the_crawler_is_no_lack_of_articles() -> None:
    assert kinds_of([*USUAL, *[OFF] * 9, read(30), *USUAL[3:]]) == []


@pytest.mark.parametrize(
    ("field", "brought"),
    [
        ("undated", Brought(4, undated=4)),
        ("unsourced", Brought(4, unsourced=4)),
        ("unedited", Brought(4, unedited=3)),
        ("untitled", Brought(4, untitled=4)),
    ],
)
def test_articles_that_lack_what_the_portals_articles_have_are_an_alarm(field: str, brought: Brought) -> None:
    [alarm] = alarms_of([*USUAL, *weeks(2, (read(4)[0], brought), QUIET)])
    assert (alarm.kind, place_of(alarm.since)) == (AlarmKind.EMPTY_FIELDS, BEGIN)
    assert place_of(alarm.raised) == BEGIN + 2
    assert alarm.figures["field"] == field


def test_a_field_that_was_never_there_is_not_missed() -> None:
    assert kinds_of(weeks(12, read(4, unedited=4, unsourced=1))) == []


def test_one_batch_without_a_field_is_no_alarm() -> None:
    assert kinds_of([*USUAL, read(4), read(30, unedited=30), *USUAL[2:]]) == []


def test_a_field_that_comes_back_ends_the_alarm() -> None:
    [alarm] = alarms_of([*USUAL, *weeks(1, read(4, undated=4), QUIET), *USUAL])
    assert alarm.ended is not None
    assert place_of(alarm.ended) == BEGIN + 7


def test_two_fields_that_are_lost_are_two_alarms() -> None:
    lost = alarms_of([*USUAL, *weeks(1, read(4, undated=4, unedited=4), QUIET)])
    assert {alarm.figures["field"] for alarm in lost} == {"undated", "unedited"}


def test_nothing_but_old_articles_is_an_alarm() -> None:
    alarms = alarms_of([*USUAL, *[(counts, Brought(4, stale=4, newest="2019-01-02")) for counts, _ in [read(4)] * 9]])
    assert [alarm.kind for alarm in alarms] == [AlarmKind.OLD]
    assert place_of(alarms[0].raised) - BEGIN < 4
    assert alarms[0].figures["newest"] == "2019-01-02"


def test_old_articles_beside_new_ones_are_no_alarm() -> None:
    assert kinds_of([*USUAL, *weeks(3, read(30, stale=26), read(20, stale=19))]) == []


def in_vain(failed: int, articles: int = 0) -> Day:
    """A day on which pages were asked for that give no article."""
    return {Kind.LISTED: 2, Kind.EXTRACTION_FAILED: failed}, Brought(articles)


def test_pages_that_cannot_be_read_are_an_alarm() -> None:
    alarms = alarms_of([*USUAL, *[in_vain(4)] * 3])
    assert alarms[0].kind is AlarmKind.UNREADABLE
    assert place_of(alarms[0].raised) - BEGIN == 1


def test_where_few_pages_are_due_they_are_gathered_until_they_tell() -> None:
    days = [in_vain(1), *[QUIET] * 3, in_vain(1), OFF, in_vain(1), QUIET]
    [alarm] = alarms_of([*weeks(10, read(1)), *days])
    assert (alarm.kind, place_of(alarm.since)) == (AlarmKind.UNREADABLE, BEGIN)
    assert place_of(alarm.raised) == BEGIN + 6
    assert alarm.figures == {"pages": 3, "of": 3, "usual": 0}
    assert kinds_of([*weeks(10, read(1)), in_vain(1), read(1), in_vain(1), read(1), in_vain(1)]) == []


def test_what_cannot_be_read_stands_until_something_is_and_is_not_called_a_silence() -> None:
    fault = [in_vain(4), in_vain(4), *[QUIET] * 12, in_vain(1), *[QUIET] * 12, in_vain(1, articles=1), QUIET]
    [alarm] = alarms_of([*USUAL, *fault])
    assert (alarm.kind, place_of(alarm.raised), alarm.ended) == (AlarmKind.UNREADABLE, BEGIN + 1, None)
    assert alarm.figures == {"pages": 6, "of": 7, "usual": 0}  # of the last days that tell
    [alarm] = alarms_of([*USUAL, *fault, in_vain(1, articles=4), *USUAL[4:]])
    assert alarm.ended is not None
    assert place_of(alarm.ended) == BEGIN + len(fault)


def test_where_lists_name_nothing_new_for_weeks_there_is_nothing_to_be_read_but_a_silence() -> None:
    unread, silent = alarms_of([*USUAL, in_vain(4), in_vain(4), *[QUIET] * 30])
    assert (unread.kind, silent.kind) == (AlarmKind.UNREADABLE, AlarmKind.SILENT)
    assert unread.ended == silent.raised
    assert place_of(silent.raised) == BEGIN + 1 + USUAL_DAYS
    assert silent.ended is None


def test_what_can_never_be_read_is_the_habit_at_last() -> None:
    alarms = alarms_of([*USUAL, *[in_vain(4)] * 120])
    assert alarms[0].kind is AlarmKind.UNREADABLE
    assert alarms[0].ended is not None
    assert (alarms[0].ended - alarms[0].raised).days == ADOPTED_DAYS + 1


def test_videos_that_were_always_there_are_no_alarm() -> None:
    videos = weeks(12, read(2, {Kind.NOT_AN_ARTICLE: 6}), read(0, {Kind.NOT_AN_ARTICLE: 4}))
    assert kinds_of(videos) == []


@given(
    st.lists(
        st.one_of(
            st.sampled_from((EMPTY, BLOCKED, DOWN, OFF, QUIET, SOFT_404)),
            st.builds(in_vain, *(st.integers(0, 5) for _ in range(2))),
            st.builds(
                lambda count, stale, undated: read(count, stale=min(stale, count), undated=min(undated, count)),
                *(st.integers(0, 5) for _ in range(3)),
            ),
        ),
        max_size=150,
    ),
    st.integers(0, 20),
)
def test_alarms_hold_together_whatever_happens(days: list[Day], more: int) -> None:
    row = to_row(days)
    health = watch("p", row)
    assert [(day.day, day.fetches) for day in health.days] == [(day.day, day.fetches) for day in row]
    for alarm in health.alarms:
        assert alarm.since <= alarm.raised
        assert alarm.ended is None or alarm.raised < alarm.ended
    # What is known on a day does not depend on days to come.
    later = watch("p", to_row([*days, *[QUIET] * more])).alarms
    last = MONDAY + timedelta(days=len(days) - 1)
    known = [(one.kind, one.since, one.raised) for one in later if one.raised <= last]
    assert known == [(one.kind, one.since, one.raised) for one in health.alarms]
