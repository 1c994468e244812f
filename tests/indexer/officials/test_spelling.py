import pytest

from zhengfa.indexer.officials.spelling import full_spellings, is_spelling, spellings, typed_spelling


@pytest.mark.parametrize(
    "typed",
    ["zhangguoqing", "Zhang Guoqing", "Guoqing Zhang", "Zhāng Guó-qīng", "zhang1 guo2 qing1", "ZGQ", "zhanggq", "gqz"],
)
def test_every_way_to_type_a_name_is_found(typed: str) -> None:
    assert typed_spelling(typed) in spellings("张国清")


@pytest.mark.parametrize("typed", ["zhang guo", "zhangguoqin", "guozhangqing", "zqg", ""])
def test_what_spells_another_name_is_not_found(typed: str) -> None:
    assert typed_spelling(typed) not in spellings("张国清")


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("单志刚", "shanzhigang", "danzhigang"),
        ("仇建国", "qiujianguo", "choujianguo"),
        ("解明", "xieming", "jieming"),
        ("曾丽", "zengli", "cengli"),
        ("查文", "zhawen", "chawen"),
        ("区明", "ouming", "quming"),
        ("尉迟恭", "yuchigong", "weichigong"),
        ("万俟卫", "moqiwei", "wansiwei"),
        ("任强", "renqiang", "linqiang"),
    ],
)
def test_surnames_are_read_as_surnames(name: str, right: str, wrong: str) -> None:
    assert right in spellings(name)
    assert wrong not in spellings(name)


@pytest.mark.parametrize("name", ["覃军", "乐军", "盖军"])
def test_surnames_with_two_readings_have_both(name: str) -> None:
    assert len(full_spellings(name)) == 2


@pytest.mark.parametrize("typed", ["lǚ jiànguó", "lv jianguo", "lü jianguo", "lu jianguo", "lyu jianguo", "lu:jianguo"])
def test_u_with_dots_may_be_typed_in_every_usual_way(typed: str) -> None:
    assert typed_spelling(typed) in spellings("吕建国")


def test_given_names_keep_their_second_reading() -> None:
    assert {"zhangchang", "zhangzhang"} <= full_spellings("张长")


def test_a_dotted_name_is_read_as_a_whole() -> None:
    assert "aligengaili" not in spellings("艾力·买买提")
    assert "ailimaimaiti" in spellings("艾力·买买提")


def test_names_that_sound_alike_share_a_full_spelling() -> None:
    assert full_spellings("张伟") & full_spellings("章卫")
    assert not full_spellings("张伟") & full_spellings("张威力")


@pytest.mark.parametrize(
    ("typed", "expected"), [("zhang", True), ("Lǚ", True), ("张z", False), ("张", False), ("1", False)]
)
def test_pinyin_is_told_from_characters(typed: str, expected: bool) -> None:
    assert is_spelling(typed) is expected
