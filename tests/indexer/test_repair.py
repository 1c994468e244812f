"""Published text → repaired text, log and offsets. The sentences are ours."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengfa.indexer.repair.offsets import from_runs
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.repair.text import repair

TEXTS = st.text(st.sampled_from("會來長綠書省委会(（lái)huì） \\zhǎngGÜ?\ud800\ue000𠀀\n"), max_size=40) | st.text(
    max_size=40
)


@pytest.mark.parametrize(
    ("published", "repaired"),
    [
        ("會(huì)議(yì)召開(kāi)", "会议召开"),
        ("會(hui)議(yi)召開", "会议召开"),
        ("會(huì )議( yì)召開", "会议召开"),
        ("會\\(huì\\)議召開", "会议召开"),
        ("會（huì）議召開", "会议召开"),
        ("綠(lǜ)色(se)發(fa)展", "绿色(se)发展"),
        ("會(hui\u0300)議", "会议"),
        ("省長(zhǎng)、長(cháng)期", "省长、长期"),
    ],
)
def test_annotations_are_lifted_in_all_forms(published: str, repaired: str) -> None:
    assert repair(published).text == repaired


@pytest.mark.parametrize(
    "clean", ["村(居)民", "谌(chén)某", "宣讲会(hui)", "會(lái)", "(ok)", "会议通过《条例》(试行)", "A(a)", "\ud800(a)"]
)
def test_real_brackets_stay(clean: str) -> None:
    assert repair(clean).text.count("(") == clean.count("(")
    assert repair(clean).text.count(")") == clean.count(")")


def test_the_log_says_what_was_done_and_where() -> None:
    done = repair("會(huì)上,會(huì)下")
    assert {(r.kind, r.before, r.after, r.places) for r in done.repairs} == {
        (RepairKind.ANNOTATION, "(huì)", "", ((1, 6), (9, 14))),
        (RepairKind.SCRIPT, "會", "会", ((0, 1), (8, 9))),
    }


def test_clean_text_is_the_same_object() -> None:
    clean = "会议强调，要坚持和发展新时代“枫桥经验”。"
    assert repair(clean).text is clean
    assert not repair(clean).repairs


@given(TEXTS)
def test_any_text_is_repaired_once_and_its_offsets_go_both_ways(published: str) -> None:
    done = repair(published)
    assert len(done.offsets.starts) == len(done.text)
    for place in range(len(done.text)):
        start, end = done.offsets.to_published(place, place + 1)
        assert end == start + 1
        assert done.offsets.to_repaired(start, end) == (place, place + 1)
    kept = from_runs(done.offsets.runs())
    assert list(kept.starts) == list(done.offsets.starts)
    assert list(kept.ends) == list(done.offsets.ends)
    assert repair(done.text).text == done.text


def test_no_annotation_is_left_in_the_seeds(shared: Path) -> None:
    texts = {path.name[:3]: repair(path.read_text("utf-8")).text for path in (shared / "seeds").glob("*.txt")}
    assert len(texts) == 5
    for text in texts.values():
        assert not re.findall(r"[\u4e00-\u9fff]\([a-zà-ǜ]+\)", text)
    wanted = json.loads((shared / "seeds/repaired_fragments.json").read_text("utf-8"))
    exact = [fragment["clean"] for fragment in wanted if fragment["clean"] in texts[fragment["seed"]]]
    assert {"欢迎来到辽宁长安网", "小事不出村(居)、大事不出乡镇(街道)", "先进事迹报告会(宣讲会)845场"} <= set(exact)
    assert len(exact) == 8  # the other ten cross a byte shift
