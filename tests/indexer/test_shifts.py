"""Runs of GBK read one byte late. The sentences are ours; `damage` makes the copies."""

import pytest

from tests.indexer.damage import Machine
from zhengfa.indexer.repair.records import RepairKind
from zhengfa.indexer.repair.text import repair
from zhengfa.samples.copying import decode

MARKS = Machine((), annotates=False, loses_leads=True)


def annotating(characters: str) -> Machine:
    return Machine(tuple(characters), annotates=True, loses_leads=False)


@pytest.mark.parametrize(
    ("clean", "machine", "published"),
    [
        ("他说：“要依法办案。”辽河市委强调。", MARKS, "他說：“要依法辦案?！边|河市委強調。"),
        ("确保“百日行动”见效。", MARKS, "確?！鞍偃招袆印币娦А?"),
        ("庆祝活动A在辽河举行。", MARKS, "慶?；顒覣在遼河舉行。"),
        ("工作取得成效。现在开会。", MARKS, "工作取得成效?，F在開會。"),
        ("他说：“满意了。”</p>", MARKS, "他說：“滿意了?！?/p>"),
        ("以扫黑除恶永远在路上的决心", annotating("話"), "以?huà)吆诔龕河肋h在路上的決心"),
        ("当地干部群众Q", annotating("數"), "當?shù)貛植苛t衆Q"),
        ("辽河东区委", annotating("訓"), "遼河?xùn)|區委"),
        ("每个人都有责任", annotating("總"), "每?zǒng)€人都有責任"),  # 80, the second byte of 個, is no lead byte
    ],
)
def test_a_run_is_given_back(clean: str, machine: Machine, published: str) -> None:
    assert machine.copy(clean) == published
    done = repair(published)
    assert done.text == clean
    assert not done.damaged
    if "?" in published:
        assert {each.kind for each in done.repairs} >= {RepairKind.BYTE_SHIFT}
        assert all(each.confidence >= 0.9 for each in done.repairs)


@pytest.mark.parametrize("clean", ["取得成效。“百日”是否足以安民呢？", "他说“好。”工作取得了成效。（完）"])
def test_the_mark_at_the_end_of_a_paragraph_fits_what_stands_before_it(clean: str) -> None:
    published = MARKS.copy(clean)
    assert published.endswith("?")
    done = repair(published)
    assert done.text == clean
    assert not done.damaged


@pytest.mark.parametrize("lost", ["\ufffd", "?"])
@pytest.mark.parametrize("mark", ["!", "！"])
def test_a_mark_in_half_width_and_another_sign_of_loss_make_no_difference(lost: str, mark: str) -> None:
    assert repair(f"要依法辦案{lost}{mark}边|河市委強調。").text == "要依法办案。”辽河市委强调。"


def test_a_lost_digit_is_not_guessed() -> None:
    published = MARKS.copy("要依法办案。”2021年工作\n全文完")
    assert published == "要依法辦案?！?021年工作\n全文完"
    done = repair(published)
    assert done.text.startswith("要依法办案。??021年")  # the quote is lost as well
    assert done.damaged == ((0, published.index("\n")),)


def test_a_reading_that_no_character_has_is_damage() -> None:
    done = repair("會議在?huà)甲處舉行")
    assert done.damaged
    assert "?huà)" in done.text


@pytest.mark.parametrize(
    "clean",
    [
        "记者高希、王明报道",  # 高校 would be likelier
        "省长王希、李明出席会议",
        "他说，那是一片红海。",
        "双方同意加沙停火，各方欢迎",
    ],
)
def test_what_the_language_leaves_open_is_not_guessed(clean: str) -> None:
    done = repair(MARKS.copy(clean))
    assert done.text.startswith(clean[:2])
    assert "?" in done.text
    assert done.damaged


def test_a_line_of_nothing_but_damage_is_left_and_marked() -> None:
    published = "會?！" * 3000
    done = repair(published)
    assert done.text.endswith("会?！" * 2000)
    assert done.damaged == ((0, len(published)),)


def test_two_likely_characters_are_not_chosen_between() -> None:
    # 报讯 and 报训: both are read xùn, and no dictionary has either
    published = annotating("請訊訓").copy("辽河日报讯（记者）")
    done = repair(published)
    assert done.damaged or done.text == "辽河日报讯（记者）"


@pytest.mark.parametrize(
    "clean",
    [
        *("这是什么？！真没想到。", "什么?!真没想到。", "什么?!?", "??!", "?", "100?，", "他问?，她答!"),
        *("what? yes", "a?b)", "来吗?ok)", "来吗?(he)", "网址是http://a.cn/?a=1,b"),
    ],
)
def test_question_marks_that_were_written_stay(clean: str) -> None:
    assert repair(clean).text == clean
    assert not repair(clean).damaged


def test_every_character_of_a_run_has_its_place() -> None:
    done = repair("要依法辦案?！边|河市委強調。")
    run = done.text.index("。”辽")
    assert [done.offsets.to_published(run + at, run + at + 1) for at in range(4)] == [(5, 6), (6, 7), (7, 9), (9, 10)]
    tag = repair("他說：“滿意了?！?/p>")
    assert tag.text == "他说：“满意了。”</p>"
    assert tag.offsets.to_published(9, 10) == (9, 10)  # "<" stands for the "?" that swallowed it


def test_the_model_of_decoding_takes_broken_pairs_whole() -> None:
    assert decode("以".encode("gbk") + b"\x92(a)") == "以?a)"
