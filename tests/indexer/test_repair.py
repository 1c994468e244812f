"""Published text → repaired text, log and offsets. The sentences are ours."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengfa.crawler.extraction.article import extract
from zhengfa.indexer.repair.article import repair_article
from zhengfa.indexer.repair.offsets import from_runs
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.repair.text import repair
from zhengfa.indexer.script import simplify

# Pieces of damaged pages: what one step leaves may be what the next one looks for.
_DAMAGE = (
    "會|來|長|綠|書|省|委|会|議|乾|瀋|報|個|东|后|（lái）|(huì)|( huì )|\\(huì\\)|zhǎng|(|)|（|）|?|?!|?！|?；|?，"
    "|?huà)|€|薄|艾|F|皩|W|庑|旁|L|吆|诔|/p>|?/p>|<p>|</span>|{{|}}|{{x}}|，|，，|。|。。|、、|“|”|《|首页|分享到|打印|甲县|乙区"
    "|著|围绕|祇|麼|甚|覆|核|讯|??|月|記者|高|！?|1|2|Copyright|ICP备|\ud800|\udfff|\ue000|\ufffd|𠀀|\x00|\n| |\u3000"
)
PIECES = st.sampled_from([*_DAMAGE.split("|"), "|", "合山市| 峨边| "])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40)


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
        ("還有或T(qí)OT、OT方式的項目", "还有或TOT、OT方式的项目"),  # 或T: BB F2 54, and F254 is 騎
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


@given(TEXTS, st.booleans())
@settings(max_examples=500)
def test_any_text_is_repaired_once_and_its_offsets_go_both_ways(published: str, takes_out_tags: bool) -> None:
    done = repair(published, takes_out_tags=takes_out_tags)
    assert len(done.offsets.starts) == len(done.text)
    until = 0
    for place in range(len(done.text)):
        start, end = done.offsets.to_published(place, place + 1)
        assert until <= start < end <= len(published)
        assert done.offsets.to_repaired(start, end) == (place, place + 1)
        until = end
    kept = from_runs(done.offsets.runs())
    assert list(kept.starts) == list(done.offsets.starts)
    assert list(kept.ends) == list(done.offsets.ends)
    assert repair(done.text, takes_out_tags=takes_out_tags).text == done.text
    assert all(0 <= start < end <= len(published) for start, end in done.damaged)


def test_what_was_not_changed_stands_where_the_map_says() -> None:
    done = repair("歡迎來(lái)到,,會議?;庑旁L\n首页 | 打印\n結束{{x}}。")
    changed = {place for each in done.repairs for span in each.places for place in range(*span)}
    for place, character in enumerate(done.text):
        start, end = done.offsets.to_published(place, place + 1)
        assert done.published[start:end] == character or start in changed


def test_the_seeds_read_as_their_gold(shared: Path) -> None:
    texts = {path.name[:3]: repair(path.read_text("utf-8")).text for path in (shared / "seeds").glob("*.txt")}
    assert len(texts) == 5
    for text in texts.values():
        assert not re.findall(r"[\u4e00-\u9fff]\([a-zà-ǜ]+\)", text)
    wanted = json.loads((shared / "seeds/repaired_fragments.json").read_text("utf-8"))
    assert not [fragment for fragment in wanted if fragment["clean"] not in texts[fragment["seed"]]]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_seeds_fields_are_those_of_its_gold(shared: Path, number: str) -> None:
    [path] = (shared / "seeds").glob(f"{number}_*.txt")
    published = extract(path.read_bytes(), "file:///seed.txt", content_type="text/plain").content
    assert published is not None
    content = repair_article(published).content()
    assert {
        "title": content.headline,
        "source": content.byline.source,
        "author": " ".join(content.byline.authors) or None,
        "date": content.published.local.strftime("%Y-%m-%d %H:%M") if content.published else None,
        "editor": content.byline.editor,
    } == json.loads((shared / "seeds/metadata.json").read_text("utf-8"))[number]


def test_pages_and_texts_without_damage_are_not_touched(shared: Path) -> None:
    files = [*(shared / "pages/gold").glob("*.txt"), *(shared / "officials/text").glob("*.txt")]
    paragraphs = [line for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    clean = [line for line in paragraphs if simplify(line) == line]
    assert len(clean) > 1000
    assert not [line for line in clean if repair(line).is_changed or repair(line).damaged]
