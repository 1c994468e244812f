"""What was told of a name is kept until a file changes that it was read from."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tests.indexer.register.conftest import Save
from zhengfa.archive.errors import IndexMissingError
from zhengfa.indexer.register import register as registers
from zhengfa.indexer.register.memory import KEPT, Memory
from zhengfa.indexer.register.register import Register

PATIENCE = 30  # seconds for another thread on a machine with other work


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


class Slow:
    """Reads a name when it is let, and counts."""

    def __init__(self) -> None:
        self.count, self.may_go_on = 0, Event()
        self.may_go_on.set()

    def __call__(self, name: str) -> int:
        assert self.may_go_on.wait(PATIENCE)
        self.count += 1
        return self.count


def settled(ask: Callable[[], object], wanted: object) -> bool:
    """Whether what is asked for becomes what is wanted."""
    deadline = time.monotonic() + PATIENCE
    while ask() != wanted and time.monotonic() < deadline:
        time.sleep(0.01)
    return ask() == wanted


def test_what_is_held_is_given_at_once_and_read_anew_beside(tmp_path: Path) -> None:
    file, read = tmp_path / "register", Slow()
    memory = Memory[int]((file,))
    memory.hold("高岩", read)
    assert memory.get("高岩", read) == 1
    file.write_text("more")
    read.may_go_on.clear()
    assert [memory.get("高岩", read) for _ in range(3)] == [1, 1, 1]
    read.may_go_on.set()
    assert settled(lambda: memory.get("高岩", read), 2)
    assert read.count == 2  # by one thread, however many asked


def test_what_is_held_outlasts_what_was_asked_for_since() -> None:
    memory, read = Memory[int](()), Slow()
    memory.hold("高岩", read)
    for number in range(KEPT + 1):
        memory.get(str(number), len)
    assert memory.get("高岩", read) == read.count == 1


def test_what_can_no_longer_be_read_is_not_held(tmp_path: Path) -> None:
    file = tmp_path / "register"
    memory = Memory[int]((file,))
    memory.hold("高岩", len)
    file.write_text("more")

    def fails(name: str) -> int:
        raise IndexMissingError("nothing is indexed yet")

    def error() -> str:
        try:
            return str(memory.get("高岩", fails))
        except IndexMissingError:
            return "missing"

    assert settled(error, "missing")


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
    before, other = register.official("高岩"), register.official("林向前")
    save(("2022-07-13", f"{said}讲话。"))
    assert register.official("高岩") is before  # as it was
    assert register.official("林向前") != other  # of whom few articles tell: as it is
    assert settled(lambda: getattr(register.official("高岩"), "articles", 0), 3)
