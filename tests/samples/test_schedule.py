"""The days: what has not appeared is not there; edits, moves and removals come on their days, on every portal."""

from datetime import date, timedelta

import pytest

from tests.samples.reading import Reader, path_of
from tests.samples.test_pages import assert_read_back
from zhengfa.crawler.extraction.refusal import Reason
from zhengfa.samples.catalogue import LAST_DAY, Drawn, open_catalogue
from zhengfa.samples.portals import PORTALS
from zhengfa.samples.schedule import GONE, Change, Event, event_of

DAY = date(2021, 6, 30)
MANY = 600  # articles, among which every kind of event is
DRAWN = [portal_id for portal_id in PORTALS if isinstance(open_catalogue(portal_id), Drawn)]
ALL_DRAWN = pytest.mark.parametrize("portal_id", DRAWN)


def events(portal_id: str, change: Change) -> list[tuple[int, Event]]:
    """The articles of a portal to which something happens before the last day."""
    catalogue = open_catalogue(portal_id, MANY)
    seed = catalogue.portal.seed
    found = [(number, event_of(seed, number, catalogue.published(number).date())) for number in range(MANY)]
    return [(n, event) for n, event in found if event and event.change is change and event.day <= LAST_DAY]


def before_and_after(portal_id: str, change: Change) -> tuple[Reader, Reader, int]:
    """A portal on the day before something happens to an article, and on that day."""
    number, event = events(portal_id, change)[0]
    day = event.day
    return (
        Reader(portal_id, day=day - timedelta(days=1), size=MANY),
        Reader(portal_id, day=day, size=MANY),
        number,
    )


def listed(reader: Reader) -> set[str]:
    return {path_of(row.url) for channel in reader.portal.channels for row in reader.rows(channel)}


@ALL_DRAWN
def test_only_what_has_appeared_is_there(portal_id: str) -> None:
    earlier, later = Reader(portal_id, day=DAY), Reader(portal_id)
    assert all(article.published.date() <= DAY for article in earlier.articles())
    assert listed(earlier) == {article.path for article in earlier.articles()}
    coming = [article for article in later.articles() if article.published.date() > DAY]
    assert len(coming) > 10
    assert earlier.answer(coming[0].path).status == 404


@ALL_DRAWN
def test_on_the_first_day_lists_are_empty_and_not_missing(portal_id: str) -> None:
    reader = Reader(portal_id, day=date(2015, 12, 31))
    for channel in reader.portal.channels:
        assert reader.answer(reader.stock.lists(channel).paths[0]).status == 200
        assert not reader.rows(channel)


@ALL_DRAWN
@pytest.mark.parametrize("change", [Change.FIGURE, Change.HEADLINE, Change.CUT])
def test_an_edit_shows_from_its_day_on(portal_id: str, change: Change) -> None:
    before, after, number = before_and_after(portal_id, change)
    original, edited = before.stock.shown(number), after.stock.shown(number)
    assert original.path == edited.path
    assert (original.headline, original.body) != (edited.headline, edited.body)
    assert_read_back(before, original)
    assert_read_back(after, edited)


@ALL_DRAWN
@pytest.mark.parametrize("change", sorted(GONE))
def test_what_is_removed_is_gone_from_lists_and_from_its_address(portal_id: str, change: Change) -> None:
    before, after, number = before_and_after(portal_id, change)
    path = before.stock.shown(number).path
    assert before.content(path).body
    assert path in listed(before)
    assert path not in listed(after)
    answer = after.answer(path)
    match change:
        case Change.REMOVED:
            assert answer.status == 404
        case Change.SENT_HOME:
            assert (answer.status, answer.headers["Location"]) == (302, "/")
        case Change.HIDDEN:
            refusal = after.extraction(path).refusal
            assert answer.status == 200
            assert refusal is not None
            assert refusal.reason is Reason.SOFT_404


@ALL_DRAWN
def test_what_moves_has_another_address_and_the_old_one_leads_there(portal_id: str) -> None:
    before, after, number = before_and_after(portal_id, Change.MOVED)
    old, new = before.stock.shown(number).path, after.stock.shown(number).path
    assert old != new
    assert before.answer(new).status == 404
    answer = after.answer(old)
    assert (answer.status, answer.headers["Location"]) == (301, new)
    assert_read_back(after, after.stock.shown(number))
    assert new in listed(after)
    assert old not in listed(after)


@ALL_DRAWN
def test_every_kind_of_event_happens_to_some(portal_id: str) -> None:
    assert all(events(portal_id, change) for change in Change)


def test_a_validator_changes_with_the_page() -> None:
    portal_id = next(portal_id for portal_id in DRAWN if PORTALS[portal_id].has_validators)
    before, after, number = before_and_after(portal_id, Change.FIGURE)
    path = before.stock.shown(number).path
    first, second = before.answer(path).headers, after.answer(path).headers
    assert first["ETag"] != second["ETag"]
    assert first["Last-Modified"] != second["Last-Modified"]
    assert second == Reader(portal_id, size=MANY).answer(path).headers
