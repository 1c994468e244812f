import pytest

from zhengfa.indexer.officials.asking import Asked, ask_official, ask_post
from zhengfa.indexer.officials.records import Label

SECRETARY = Label("省委政法委", "书记")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("于天敏", Asked("于天敏")),
        ("张国清同志", Asked("张国清")),
        ("艾力•买买提", Asked("艾力·买买提")),
        ("張乾", Asked("张乾")),  # 乾 is his name, though 干 is what it is elsewhere
        ("于天敏书记", Asked("于天敏", labels=(Label("", "书记"),))),
        ("省委政法委书记于天敏", Asked("于天敏", labels=(SECRETARY,))),
        ("于天敏省委政法委书记", Asked("于天敏", labels=(SECRETARY,))),
        ("王伟公安局局长", Asked("王伟", labels=(Label("公安局", "局长"),))),
        ("省委政法委书记", Asked(labels=(SECRETARY,))),
        ("yutianmin", Asked(spelling="yutianmin")),
        ("yútiānmǐn", Asked(spelling="yutianmin")),
    ],
)
def test_what_is_asked_of_officials(typed: str, expected: Asked) -> None:
    assert ask_official(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("政法委书记", Asked(labels=(Label("政法委", "书记"),))),
        ("公安局长", Asked(labels=(Label("公安局", "局长"),))),
        ("副书记", Asked(labels=(Label("", "副书记"),))),
        ("一级巡视员", Asked(labels=(Label("", "一级巡视员"),))),
        ("省委常委、政法委书记", Asked(labels=(Label("省委", "常委"), SECRETARY))),
        ("公安", Asked(text="公安")),
    ],
)
def test_what_is_asked_of_posts(typed: str, expected: Asked) -> None:
    assert ask_post(typed) == expected
