"""officials.yaml: what humans decided, as links, and files that are wrong."""

from pathlib import Path

import pytest

from tests.indexer.register.roles import HELD, role, roles
from zhengfa.archive.errors import ConfigError
from zhengfa.indexer.register.judging import judged_links, unmet
from zhengfa.indexer.register.records import LinkReason
from zhengfa.settings.judgements import Judgement, load_judgements

FIRST, SECOND, THIRD = "沈阳市公安局局长", "大连市公安局局长", "辽宁省公安厅副厅长"


def judgement(how: str, *posts: str) -> Judgement:
    return Judgement.model_validate(
        {"name": "高岩", how: posts, "by": "李编辑", "date": "2026-11-27", "why": "两份简历"}
    )


def write(folder: Path, text: str) -> Path:
    (folder / "officials.yaml").write_text(text, "utf-8")
    return folder


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    assert load_judgements(tmp_path) == ()
    assert load_judgements(write(tmp_path, "")) == ()


def test_decisions_are_read(tmp_path: Path) -> None:
    text = f"- {{name: 高岩, same: [{FIRST}, {SECOND}], by: 李编辑, date: 2026-11-27, why: 两份简历}}\n"
    assert load_judgements(write(tmp_path, text)) == (judgement("same", FIRST, SECOND),)


RIGHT = "by: 李编辑, date: 2026-11-27, why: 简历"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("- name: [", "is not YAML"),
        ("name: 高岩", r"officials\.yaml: "),
        (f"- {{same: [甲, 乙], {RIGHT}}}", r"\[0\]\.name: field required"),
        (f"- {{name: 高岩, same: [甲], {RIGHT}}}", r"\[0\]\.same"),
        (f"- {{name: 高岩, {RIGHT}}}", r"\[0\]: needs either same or different"),
        (f"- {{name: 高岩, same: [甲, 乙], different: [甲, 丙], {RIGHT}}}", r"\[0\]: needs either same or different"),
        ("- {name: 高岩, same: [甲, 乙], by: 李编辑, date: 2026-11-27}", r"\[0\]\.why"),
        ("- {name: 高岩, same: [甲, 乙], by: 李编辑, date: 昨天, why: 简历}", r"\[0\]\.date"),
        (f"- {{name: 高岩, same: [甲, 乙], {RIGHT}}}\n- {{name: 高岩, same: [甲, 乙], x: 1, {RIGHT}}}", r"\[1\]\.x"),
    ],
)
def test_a_wrong_file_is_an_error_that_names_file_and_entry(tmp_path: Path, text: str, error: str) -> None:
    with pytest.raises(ConfigError, match=error) as raised:
        load_judgements(write(tmp_path, text))
    assert "officials.yaml" in str(raised.value)


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "officials.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_judgements(tmp_path)


def test_a_decision_is_certain_and_says_who_when_and_why() -> None:
    found = roles((FIRST,), (SECOND,))
    same = judged_links(found, [judgement("same", FIRST, SECOND)])[0, 1]
    assert (same.probability, same.reasons) == (1.0, (LinkReason.JUDGED_SAME,))
    assert same.note == "李编辑, 2026-11-27: 两份简历"
    different = judged_links(found, [judgement("different", SECOND, FIRST)])[0, 1]
    assert (different.probability, different.reasons) == (0.0, (LinkReason.JUDGED_DIFFERENT,))


def test_a_decision_on_three_posts_is_on_every_pair() -> None:
    found = judged_links(roles((FIRST,), (SECOND,), (THIRD,)), [judgement("same", FIRST, SECOND, THIRD)])
    assert sorted(found) == [(0, 1), (0, 2), (1, 2)]


def test_of_two_decisions_on_one_link_the_later_holds() -> None:
    decided = [judgement("same", FIRST, SECOND), judgement("different", FIRST, SECOND)]
    assert judged_links(roles((FIRST,), (SECOND,)), decided)[0, 1].probability == 0.0


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("", [(0, 2), (1, 2)]),
        ("@2010..2014", [(0, 2)]),
        ("@2012", [(0, 2)]),
        ("@2020..", [(1, 2)]),
        ("@..2011", [(0, 2)]),
        ("@2015..2019", []),
    ],
)
def test_years_tell_two_times_in_one_post_apart(years: str, expected: list[tuple[int, int]]) -> None:
    found = roles((FIRST, "2010-03-01", "2014-03-01"), (FIRST, "2023-03-01", "2025-03-01"), (SECOND, "2016-03-01"))
    assert sorted(judged_links(found, [judgement("same", FIRST + years, SECOND)])) == expected


def test_a_post_of_which_no_day_is_known_is_meant_whatever_the_years() -> None:
    found = [role(FIRST, "2020-01-01", kind=HELD, number=0), role(SECOND, "2016-03-01", number=1)]
    assert sorted(judged_links(found, [judgement("same", f"{FIRST}@2010..2012", SECOND)])) == [(0, 1)]


def test_a_label_that_no_role_has_decides_nothing_and_is_told_of() -> None:
    found, decided = roles((FIRST,), (SECOND,)), [judgement("same", FIRST, "沈阳市公安局长")]
    assert judged_links(found, decided) == {}
    assert unmet(found, decided) == [(decided[0], "沈阳市公安局长")]
