"""Where an article names officials, in its repaired text and as published."""

from hypothesis import given
from hypothesis import strategies as st

from zhengfa.archive.clock import from_iso_utc
from zhengfa.archive.content import Content
from zhengfa.archive.records import Article, ArticleState
from zhengfa.indexer.mentioned import Mentioned, mentioned_in, officials_in
from zhengfa.indexer.repair.article import repair_article

SEEN = from_iso_utc("2026-01-02T03:04:05Z")
ARTICLE = Article("0" * 16, "http://a.example/1", "http://a.example/1", None, None, ArticleState.LIVE, SEEN, SEEN)
PARAGRAPHS = (
    "辽河市委书记赵晓东出席会议。",
    "遼河市委書(shū)記趙(zhào)曉(xiǎo)東強調，，要抓好落實。",
    "",
    "市公安局局长艾力•买买提、副局长周平参加。",
    "据记者李明报道。",
    "各地要抓好落实。",
)


def read(content: Content) -> Mentioned:
    return mentioned_in(ARTICLE, repair_article(content), None, ())


def test_names_are_found_in_titles_and_paragraphs_at_their_places() -> None:
    content = Content("赵晓东书记调研", PARAGRAPHS, kicker="市委书记赵晓东强调")
    found = read(content)
    repaired = repair_article(content)
    texts = {name: text for name, text in repaired.fields()}
    places = [
        (one.name, one.place.field, texts[one.place.field].text[one.place.start : one.place.end])
        for one in found.namings
    ]
    assert ("赵晓东", "kicker", "赵晓东") in places
    assert ("赵晓东", "headline", "赵晓东") in places
    assert places.count(("赵晓东", "body", "赵晓东")) == 2
    assert ("艾力·买买提", "body", "艾力•买买提") in places
    published = [
        texts["body"].published[one.place.published_start : one.place.published_end]
        for one in found.namings
        if one.place.field == "body"
    ]
    assert published[1] == "趙(zhào)曉(xiǎo)東"


def test_a_name_ends_where_it_does_also_before_a_word_in_traditional_script() -> None:
    text = "市公安局局长周洋勇強調，要把隐患排查做在前面，让群众看得见、听得懂、信得过，各地各部门要抓好落实。"
    content = Content(None, (text,))
    assert repair_article(content).content() == content  # too little of it is in traditional script
    [naming] = read(content).namings
    assert (naming.name, naming.place.start, naming.place.end) == ("周洋勇", 6, 9)


def test_nobody_but_officials_is_named() -> None:
    assert "李明" not in {one.name for one in read(Content("要闻", PARAGRAPHS)).namings}


def test_a_clone_names_nobody() -> None:
    repaired = repair_article(Content("要闻", PARAGRAPHS))
    assert mentioned_in(ARTICLE, repaired, None, ("known_host",)) == read(Content(None, ()))  # type: ignore[arg-type]


@given(
    st.lists(st.sampled_from(PARAGRAPHS), max_size=6),
    st.one_of(st.none(), st.sampled_from(PARAGRAPHS)),
    st.one_of(st.none(), st.sampled_from(PARAGRAPHS)),
)
def test_every_name_stands_within_its_text_and_officials_are_those_of_the_index(
    body: list[str], headline: str | None, subtitle: str | None
) -> None:
    content = Content(headline, tuple(body), subtitle=subtitle)
    repaired, found = repair_article(content), read(content)
    assert found.officials == officials_in(ARTICLE, repaired.content(), None, ())
    texts = dict(repaired.fields())
    for naming in found.namings:
        place, text = naming.place, texts[naming.place.field]
        assert naming.name in found.officials.names
        shown = text.text[place.start : place.end]
        assert shown
        assert "\n" not in shown
        assert (place.published_start, place.published_end) == text.offsets.to_published(place.start, place.end)
