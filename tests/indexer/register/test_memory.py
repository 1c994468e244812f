"""What was told of a name is kept until a file changes that it was read from."""

from pathlib import Path

import pytest

from tests.indexer.register.conftest import Save
from zhengfa.indexer.register import register as registers
from zhengfa.indexer.register.memory import KEPT, Memory
from zhengfa.indexer.register.register import Register


def test_what_was_read_is_read_again_only_after_a_change(tmp_path: Path) -> None:
    file, read = tmp_path / "register", list[str]()
    memory = Memory[int]((file, tmp_path / "register-wal"))

    def length(name: str) -> int:
        read.append(name)
        return len(name)

    assert [memory.get(name, length) for name in ("高岩", "高岩", "高")] == [2, 2, 1]
    assert read == ["高岩", "高"]
    file.write_text("more")
    assert memory.get("高岩", length) == 2
    assert read == ["高岩", "高", "高岩"]


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    memory, read = Memory[None](()), list[str]()
    names = [str(number) for number in range(KEPT + 1)]
    for name in (*names, names[1], names[0]):
        memory.get(name, read.append)
    assert read == [*names, names[0]]


def test_what_is_held_is_kept_however_many_are_asked_for_and_only_until_a_change(tmp_path: Path) -> None:
    file, read = tmp_path / "register", list[str]()
    memory = Memory[int]((file,))

    def counted(name: str) -> int:
        read.append(name)
        return len(read)

    memory.hold("高岩", counted)
    for number in range(KEPT + 1):
        memory.get(str(number), len)
    assert memory.get("高岩", counted) == 1
    file.write_text("more")
    assert [memory.get("高岩", counted) for _ in range(2)] == [2, 2]
    for number in range(KEPT + 1):
        memory.get(str(number), len)
    assert memory.get("高岩", counted) == 2
    assert read == ["高岩", "高岩"]


def test_an_error_is_not_kept(tmp_path: Path) -> None:
    memory = Memory[str](())
    with pytest.raises(ZeroDivisionError):
        memory.get("高岩", lambda one: str(1 / 0))
    assert memory.get("高岩", lambda one: one) == "高岩"


def test_the_register_tells_at_once_what_is_new(save: Save, register: Register) -> None:
    save(("2021-07-13", "沈阳市公安局局长高岩主持会议。"))
    first = register.official("高岩")
    assert first is register.official("高　岩")  # kept, under the name that it stands for
    save(("2022-07-13", "沈阳市公安局局长高岩讲话。"))
    second = register.official("高岩")
    assert first and second
    assert (first.articles, second.articles) == (1, 2)


def test_those_who_stand_in_most_articles_are_held(
    save: Save, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "MANY", 2)
    said = "沈阳市公安局局长高岩、沈阳市司法局局长林向前"
    save(("2021-07-13", f"{said}主持会议。"), ("2021-07-14", "沈阳市公安局局长高岩讲话。"))
    register.hold_most_named()
    assert set(register._memory._held) == {"高岩"}
    held = register.official("高岩")
    assert held is register.official("高岩")
    save(("2022-07-13", f"{said}讲话。"))
    after = register.official("高岩")
    assert held and after
    assert (held.articles, after.articles) == (2, 3)
