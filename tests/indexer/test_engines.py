"""What every engine must do: the contract suite."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.indexer.conftest import PORTALS, Find, OpenEngine
from tests.making import FETCHED, Archivist, make_content
from zhengfa.archive.errors import EngineError, IndexMissingError, IndexOutdatedError
from zhengfa.archive.store import Archive, open_archive
from zhengfa.archive.urls import article_id
from zhengfa.archive.withholding import release, withhold
from zhengfa.indexer import indexing
from zhengfa.indexer.counting import MOST_OF_SEVERAL
from zhengfa.indexer.document import to_document
from zhengfa.indexer.engine import Engine
from zhengfa.indexer.folding import fold
from zhengfa.indexer.indexing import rebuild, update
from zhengfa.indexer.mapping import BODY, FACETS, FIELDS, SEVERAL, STORED
from zhengfa.indexer.query import Bucket, FacetName, Interval, Query, Result, Sort
from zhengfa.indexer.repair.offsets import from_runs
from zhengfa.indexer.script import simplify
from zhengfa.indexer.search import search
from zhengfa.indexer.stored import from_stored, to_texts

Corpus = dict[str, str]  # article ids and bodies


def urls(result: Result) -> list[str]:
    return [hit.url for hit in result.hits]


def no_progress(done: int, total: int) -> None:
    pass


def test_nothing_indexed_is_an_error_not_an_empty_result(engine: Engine) -> None:
    with pytest.raises(IndexMissingError, match="zhengfa index"):
        search(engine, Query("政法"))


@pytest.mark.parametrize("typed", ["于天敏", "於天敏", '"于天敏"', "“於天敏”", " 于天敏 ", "省委书记于天敏"])
def test_names_are_found_in_either_script(find: Find, archivist: Archivist, typed: str) -> None:
    archivist.save_text("http://a.cn/1", "遼寧省委書記于天敏主持會議。")
    archivist.save_text("http://a.cn/2", "会议由于天气原因敏捷推迟,省委书记到会。")
    assert urls(find(typed)) == ["http://a.cn/1"]


def test_all_words_must_occur_anywhere(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "深入推进信访工作。", "教育整顿取得成效。")
    archivist.save_text("http://a.cn/2", "深入推进信访工作。")
    assert urls(find("教育整顿 信访")) == ["http://a.cn/1"]
    assert find("信访").total == 2


def test_a_word_is_not_found_inside_another_word(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "学习政法工作条例。")
    archivist.save_text("http://a.cn/2", "大人小孩都来了。")
    assert find("人小").total == 1  # no word of the dictionary: matched as characters
    assert urls(find("政法")) == ["http://a.cn/1"]


def test_headlines_count_more_than_bodies(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "会上谈到信访。", headline="全省会议召开")
    archivist.save_text("http://a.cn/2", "会上谈到安全。", headline="信访会议召开")
    assert urls(find("信访")) == ["http://a.cn/2", "http://a.cn/1"]


def test_words_in_one_piece_count_more_than_apart(find: Find, archivist: Archivist) -> None:
    for number, body in enumerate(("整顿,教育。", "教育整顿。", "整顿,教育。")):  # the same words in each
        archivist.save_text(f"http://a.cn/{number}", body)
    assert urls(find("教育整顿"))[0] == "http://a.cn/1"  # between the others: no order of ties puts it first


def test_subtitle_and_kicker_are_searched(find: Find, archivist: Archivist) -> None:
    content = replace(make_content("主题"), subtitle="践行为民宗旨", kicker="李某出席并讲话")
    archivist.save("http://a.cn/1", content)
    assert find('"为民宗旨"').total == find("“出席并讲话”").total == 1


BODIES = (
    "会议强调,要坚持“一走了之”的错误做法必须纠正。2021年7月13日,省委常委、政法委书记于天敏到营口市调研。",
    "不能“一走了之”“一蹴而就”,要真真正正把大走访变成政法工作的基础性工程。扫黑除恶！扫黑除恶!",
    "GDP增长6.5%,Ａ级景区达１２家；《中国共产党政法工作条例》施行。𠮷林路派出所䶮民警。",
    "政法 工作\u3000会议,政法。法政。政法工作 会议",
)


@pytest.fixture
def corpus(archivist: Archivist) -> Corpus:
    return {
        archivist.save_text(f"http://a.cn/{number}", *body.split("。"), headline=None): body
        for number, body in enumerate(BODIES)
    }


CHOSEN = (
    *("一走", "走一", "政法法政", "了之”“一", "扫黑除恶!扫", "g", "GDP", "gdp增", "A级", "12家", "𠮷", "䶮民"),
    "不存在的短语",
)


def brute_force(corpus: Corpus, phrase: str) -> set[str]:
    wanted = fold(simplify(phrase))
    texts = {key: fold(simplify("\n".join(body.split("。")))) for key, body in corpus.items()}
    return {key for key, text in texts.items() if wanted in text}


def phrases() -> Iterator[str]:
    chance = random.Random(20261123)
    for body in BODIES:
        for part in body.split("。"):
            for _ in range(40):
                start = chance.randrange(max(1, len(part)))
                phrase = part[start : start + chance.randint(1, 9)]
                if fold(phrase) and not set(phrase) & set('"“”＂'):
                    yield phrase
    yield from CHOSEN


def test_a_phrase_finds_exactly_the_articles_that_hold_its_characters(
    find: Find, engine: Engine, corpus: Corpus
) -> None:
    find()
    for phrase in phrases():
        quoted = f"「{phrase}」"
        found = {hit.article_id for hit in search(engine, Query(quoted, limit=100)).hits}
        assert found == brute_force(corpus, phrase), phrase


def test_the_total_is_exact_and_equals_what_paging_yields(find: Find, archivist: Archivist) -> None:
    for number in range(23):
        archivist.save_text(f"http://a.cn/{number}", "政法工作")
    find()
    pages = [find("政法", offset=offset, limit=5) for offset in range(0, 25, 5)]
    assert {page.total for page in pages} == {23}
    assert len({hit.url for page in pages for hit in page.hits}) == 23
    assert find("政法", limit=0).hits == ()
    assert find("政法", offset=100).hits == ()


def test_what_is_excluded_is_neither_found_nor_counted(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "张三主持会议。", portal="ln")
    archivist.save_text("http://a.cn/2", "张三主持会议。", portal="gz")
    archivist.save_text("http://a.cn/3", "张三主持会议。")
    result = find("会议", excluded=((FacetName.PROVINCE, "辽宁"),))
    assert set(urls(result)) == {"http://a.cn/2", "http://a.cn/3"}
    assert set(result.facets[FacetName.PROVINCE]) == {Bucket("贵州", 1), Bucket("unknown", 1)}
    excluded = ((FacetName.PROVINCE, "辽宁"), (FacetName.PORTAL, "unknown"))
    assert urls(find("会议", excluded=excluded, sort=Sort.NEWEST)) == ["http://a.cn/2"]
    assert find(excluded=excluded, province=("辽宁",)).total == 0


def test_days_limit_what_is_found_and_counted(find: Find, archivist: Archivist) -> None:
    for day in ("2021-06-30", "2021-07-01", "2021-07-31", "2021-08-01"):
        archivist.save(f"http://a.cn/{day}", make_content("会议", day=day))
    result = find("会议", since=date(2021, 7, 1), until=date(2021, 7, 31), interval=Interval.DAY)
    assert set(urls(result)) == {"http://a.cn/2021-07-01", "http://a.cn/2021-07-31"}
    assert result.histogram == (Bucket("2021-07-01", 1), Bucket("2021-07-31", 1))
    assert result.facets[FacetName.YEAR] == (Bucket("2021", 2),)
    assert find(since=date(2021, 7, 31)).total == find(until=date(2021, 7, 1)).total == 2


def test_officials_are_counted_to_the_last_where_all_are_asked_for(find: Find, archivist: Archivist) -> None:
    given = "伟芳敏静强磊军洋勇艳杰涛明超霞平"
    for start in range(0, MOST_OF_SEVERAL + 16, 16):
        surname = "王李张刘陈杨赵黄周吴徐孙胡朱"[start // 16]
        named = "、".join(f"省委书记{surname}{one}" for one in given)
        archivist.save_text(f"http://a.cn/{start}", f"{named}出席会议。")
    some = find(facets=(FacetName.OFFICIAL,)).facets[FacetName.OFFICIAL]
    every = find(facets=(FacetName.OFFICIAL,), has_all_values=True).facets[FacetName.OFFICIAL]
    assert len(some) == MOST_OF_SEVERAL < len(every)
    assert set(some) < set(every)


@pytest.mark.parametrize("text", ["", "会议", "会议 整顿", "会议 -调研"])  # what all, most, half and no article has
def test_each_official_is_counted_in_as_many_articles_as_are_found(
    find: Find, engine: Engine, archivist: Archivist, text: str
) -> None:
    chance = random.Random(text)
    for number in range(24):
        named = "、".join(f"省委书记王{one}" for one in chance.sample("伟芳敏静强磊军洋", 3))
        words = ("会议" if number else "调研") + "整顿" * (number % 2)
        archivist.save_text(f"http://a.cn/{number}", f"{named}谈{words}。")
    before = find(text, facets=(FacetName.OFFICIAL, FacetName.POST, FacetName.YEAR), limit=0)
    assert len(before.facets[FacetName.OFFICIAL]) == 8
    for official, count in ((one.value, one.count) for one in before.facets[FacetName.OFFICIAL]):
        assert search(engine, Query(text, official=(official,), limit=1)).total == count
    archivist.save_text("http://a.cn/more", "省委书记王伟谈会议整顿。")  # counts that are kept are those of one state
    after = find(text, facets=(FacetName.OFFICIAL,), limit=0).facets[FacetName.OFFICIAL]
    grown = {one.value: one.count for one in after}
    for official, count in ((one.value, one.count) for one in before.facets[FacetName.OFFICIAL]):
        assert grown[official] == count + (official == "王伟")


def test_facets_count_all_and_ignore_their_own_filter(find: Find, archivist: Archivist) -> None:
    archivist.save("http://ln.example/1", make_content(day="2021-07-13"), portal="ln")
    archivist.save("http://gz.example/1", make_content(day="2022-01-01"), portal="gz")
    archivist.save("http://other.example/1", make_content(day=None))
    result = find(province=("辽宁",))
    assert result.total == 1
    assert result.facets[FacetName.PROVINCE] == (Bucket("unknown", 1), Bucket("贵州", 1), Bucket("辽宁", 1))
    assert result.facets[FacetName.YEAR] == (Bucket("2021", 1),)
    assert find(province=("辽宁", "unknown")).total == 2
    assert find(year=("2022",), portal=("gz",)).total == 1
    assert find(year=("2022",), portal=("ln",)).total == 0


def test_undated_articles_come_last_in_either_order(find: Find, archivist: Archivist) -> None:
    for name, day in (("undated", None), ("old", "2019-01-01"), ("new", "2022-01-01")):
        archivist.save(f"http://a.cn/{name}", make_content(day=day))
    assert [url.rsplit("/")[-1] for url in urls(find(sort=Sort.NEWEST))] == ["new", "old", "undated"]
    assert [url.rsplit("/")[-1] for url in urls(find(sort=Sort.OLDEST))] == ["old", "new", "undated"]
    assert [url.rsplit("/")[-1] for url in urls(find())] == ["new", "old", "undated"]


def test_a_revised_article_takes_its_own_place(find: Find, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "旧文字")
    assert find("“旧文字”").total == 1
    archivist.save_text("http://a.cn/1", "新文字")
    assert find("“旧文字”").total == 0
    assert find("“新文字”").total == find().total == 1


def test_a_withheld_article_is_left_out_and_comes_back(find: Find, archive: Archive, archivist: Archivist) -> None:
    for number in (1, 2):
        archivist.save_text(f"http://a.cn/{number}", "深入推进信访工作。")
    assert find("信访").total == 2
    key = article_id("http://a.cn/1")
    withhold(archive, key, "当事人要求", FETCHED)
    assert urls(find("信访")) == ["http://a.cn/2"]
    release(archive, key)
    assert find("信访").total == 2


def test_update_adds_only_what_changed(engine: Engine, archive: Archive, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "甲")
    assert update(engine, archive, PORTALS, no_progress).added == 1
    assert update(engine, archive, PORTALS, no_progress).added == 0
    archivist.save_text("http://a.cn/2", "乙")
    assert update(engine, archive, PORTALS, no_progress).added == 1
    assert engine.watermark() == archive.sequence() == 2


def test_rebuild_gives_the_same_answers(engine: Engine, archive: Archive, find: Find, corpus: Corpus) -> None:
    before = find("政法")
    assert rebuild(engine, archive, PORTALS, no_progress).added == len(corpus)
    after = search(engine, Query("政法"))
    assert (after.total, after.hits, after.facets) == (before.total, before.hits, before.facets)


class _BreaksError(Exception):
    pass


def test_a_rebuild_that_fails_leaves_the_live_index(
    engine: Engine, archive: Archive, find: Find, corpus: Corpus
) -> None:
    before = find().total

    def fail(done: int, total: int) -> None:
        raise _BreaksError

    with pytest.raises(_BreaksError):
        rebuild(engine, archive, PORTALS, fail)
    assert search(engine, Query()).total == before
    assert update(engine, archive, PORTALS, no_progress).added == 0


def test_an_update_that_fails_is_made_up_for(
    engine: Engine, archive: Archive, archivist: Archivist, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit_every = 20
    monkeypatch.setattr(indexing, "COMMIT_EVERY", commit_every)
    for number in range(commit_every + 3):
        archivist.save_text(f"http://a.cn/{number}", "政法")

    def fail(done: int, total: int) -> None:
        if done > commit_every:
            raise _BreaksError

    with pytest.raises(_BreaksError):
        update(engine, archive, PORTALS, fail)
    assert engine.watermark() > 0  # what was committed before stays
    update(engine, archive, PORTALS, no_progress)
    assert search(engine, Query("政法")).total == commit_every + 3


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("政法", Sort.RELEVANCE),
        ("“政法”", Sort.RELEVANCE),
        ("张国? 2021", Sort.RELEVANCE),
        ("政法*", Sort.NEWEST),
        ("“法”", Sort.NEWEST),
        ("张?清", Sort.NEWEST),
        ("-政法", Sort.NEWEST),
        ("source:日报", Sort.NEWEST),
        ("政法* 会议", Sort.RELEVANCE),
    ],
)
def test_where_all_match_alike_the_newest_come_first(find: Find, archivist: Archivist, text: str, sort: Sort) -> None:
    for number, day in enumerate(("2020-01-01", "2021-07-13", "2019-05-05")):
        archivist.save(f"http://a.cn/{number}", make_content("会议", "张国清在政法会议。", day=day, source="省日报"))
    found = find(text)
    assert found.sort is sort
    if sort is Sort.NEWEST:
        days = [hit.published_at or "" for hit in found.hits]
        assert days == sorted(days, reverse=True)


def test_one_writer_at_a_time(engine: Engine) -> None:
    with engine.update(), pytest.raises(EngineError, match="another process is writing"), engine.update():
        pass
    with engine.rebuild(), pytest.raises(EngineError, match="another process is rebuilding"), engine.rebuild():
        pass


def test_a_writer_waits_for_another_one(open_engine: OpenEngine, archive: Archive, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "甲")
    first, second = open_engine(), open_engine(patience=30)
    with ThreadPoolExecutor() as pool:
        with first.update() as writer:
            waiting = pool.submit(_update_in_thread, second, archive.folder)
            writer.commit(0)
        assert waiting.result() == 1


def _update_in_thread(engine: Engine, folder: Path) -> int:
    with open_archive(folder) as archive:
        return update(engine, archive, PORTALS, no_progress).added


def test_searches_go_on_while_the_index_is_rebuilt(
    engine: Engine, archive: Archive, find: Find, corpus: Corpus
) -> None:
    before = find().total
    with engine.rebuild():
        assert search(engine, Query()).total == before


def test_another_object_sees_what_was_committed(
    engine: Engine, open_engine: OpenEngine, archive: Archive, find: Find, archivist: Archivist
) -> None:
    archivist.save_text("http://a.cn/1", "甲")
    find()
    reader = open_engine()
    assert search(reader, Query()).total == 1
    archivist.save_text("http://a.cn/2", "乙")
    find()
    assert search(reader, Query()).total == 2
    rebuild(engine, archive, PORTALS, no_progress)
    assert search(reader, Query()).total == 2


def test_an_index_of_other_rules_asks_for_a_rebuild(
    open_engine: OpenEngine, archive: Archive, find: Find, corpus: Corpus
) -> None:
    find()
    newer = open_engine(rules="others")
    attempts = (newer.watermark, lambda: search(newer, Query()), lambda: update(newer, archive, PORTALS, no_progress))
    for attempt in attempts:
        with pytest.raises(IndexOutdatedError, match="--rebuild"):
            attempt()
    rebuild(newer, archive, PORTALS, no_progress)
    assert search(newer, Query()).total == len(BODIES)
    with pytest.raises(IndexOutdatedError, match="--rebuild"):
        find()


def test_an_index_of_another_archive_asks_for_a_rebuild(
    engine: Engine, archive: Archive, find: Find, corpus: Corpus
) -> None:
    find()
    archive.connection.execute("UPDATE sequence SET value = 1")
    with pytest.raises(IndexOutdatedError, match="--rebuild"):
        update(engine, archive, PORTALS, no_progress)


def test_hits_show_what_was_read(find: Find, archivist: Archivist) -> None:
    archivist.save("http://gz.example/1", make_content("貴州會議", "內容是政法。", source="某報"), portal="gz")
    [hit] = find("政法").hits
    assert (hit.headline, hit.source, hit.published_at) == ("贵州会议", "某报", "2021-07-13")
    assert (hit.portal, hit.portal_name, hit.province, hit.is_sample) == ("gz", "贵州样例", "贵州", True)
    assert [(f.text, f.is_match) for f in hit.snippet] == [("内容是", False), ("政法", True), ("。", False)]


def test_a_document_keeps_the_log_of_its_repair_and_the_way_back(archive: Archive, archivist: Archivist) -> None:
    published = "全省會(huì)議強調(diào)。"
    archivist.save_text("http://a.cn/1", published)
    [change] = archive.changes(0)
    stored = from_stored(*to_texts(to_document(change, PORTALS).stored).values())
    [log] = stored.repairs  # the headline is as published
    assert (log["field"], log["damaged"], stored.is_repaired, stored.is_damaged) == ("body", [], True, False)
    assert {"kind": "script", "before": "強", "after": "强", "confidence": 1.0, "places": [[9, 10]]} in log["repairs"]
    place = stored.body.index("议强")
    start, end = from_runs(log["offsets"]).to_published(place, place + 2)
    assert published[start:end] == "議強"


def test_a_document_holds_every_field_of_the_mapping(archive: Archive, archivist: Archivist) -> None:
    archivist.save_text("http://a.cn/1", "甲")
    [change] = archive.changes(0)
    document = to_document(change, PORTALS)
    assert {STORED, BODY, *document.tokens, *document.keywords, *document.numbers} == {field.name for field in FIELDS}
    assert set(FacetName) == {*FACETS, *SEVERAL}
