"""Text → mentions: every pattern in invented sentences, what holds for any text, and the labelled texts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.officials import load_seeds, load_sentences, load_shared, score
from tests.indexer.officials.sentences import BATCHES
from zhengfa.indexer.officials.reading import read_mentions
from zhengfa.indexer.officials.records import Mention, MentionKind

_PIECES = (
    "省委|市委|书记|副|局长|常委|、|，|。|王敏|林向前|欧阳海|努尔兰·艾山|扎西|任命|为|免去|的|职务|当选|由|担任|记者|编辑：|（|）"
    "|\n| |\u3000|男|现任|出席|会议|和|同志|学生|领导|兼|原|习近平|思想|总书记|公安|高新区|·|某|一|1|A|\ud800|𠀀|\x00"
)
TEXTS = st.lists(st.sampled_from(_PIECES.split("|")), max_size=40).map("".join) | st.text(max_size=60)


def officials(text: str) -> list[tuple[str, str | None, MentionKind]]:
    return [(m.name, m.title, m.kind) for m in read_mentions(text) if m.is_official]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("省委书记林向前出席。", [("林向前", "省委书记", MentionKind.TITLED)]),
        ("林向前局长说。", [("林向前", "局长", MentionKind.SUFFIXED)]),
        ("副局长林海、丁川。", [("林海", "副局长", MentionKind.TITLED), ("丁川", "副局长", MentionKind.SHARED)]),
        ("任命林海为市长。", [("林海", "市长", MentionKind.ELSEWHERE)]),
        ("林海被任命为市长。", [("林海", "市长", MentionKind.ELSEWHERE)]),
        ("免去林海的局长职务。", [("林海", "局长", MentionKind.ELSEWHERE)]),
        ("免去丁海川市公安局局长的职务。", [("丁海川", "市公安局局长", MentionKind.ELSEWHERE)]),
        ("免去丁海川同志市公安局局长职务。", [("丁海川", "市公安局局长", MentionKind.ELSEWHERE)]),
        ("市纪委监委派驻纪检监察组组长林海。", [("林海", "市纪委监委派驻纪检监察组组长", MentionKind.TITLED)]),
        ("接受林海辞去市长职务的请求。", [("林海", "市长", MentionKind.ELSEWHERE)]),
        ("林海任市委书记。", [("林海", "市委书记", MentionKind.ELSEWHERE)]),
        ("林海、丁川当选为副主席。", [(name, "副主席", MentionKind.ELSEWHERE) for name in ("林海", "丁川")]),
        ("林 海 副市长 |", [("林海", "副市长", MentionKind.ELSEWHERE)]),
        ("林海（市委书记）", [("林海", "市委书记", MentionKind.ELSEWHERE)]),
        ("林海、丁川出席会议。", [("林海", None, MentionKind.NAME), ("丁川", None, MentionKind.NAME)]),
    ],
)
def test_every_kind_of_mention(text: str, named: list[tuple[str, str | None, MentionKind]]) -> None:
    assert officials(text) == named


_APPOINTING = """
    不再 不再担任 不再兼任 辞去 辞去担任的 辞去所任的 任命为 被选举为 获推选为 经补选为 提名为 聘任为 增选为
    当选 当选为 当选新一届 升任 改任 调任 转任 接任 拟任 就任 续任 连任 履新 身为 作为 拟提名 拟提名为 晋升为 为 任
"""


@pytest.mark.parametrize("words", _APPOINTING.split())
def test_the_words_that_give_a_title_to_whom_they_follow(words: str) -> None:
    assert officials(f"会议决定，林海同志{words}市长。") == [("林海", "市长", MentionKind.ELSEWHERE)]


@pytest.mark.parametrize("words", ["出席", "分别参加", "在会场列席", "陪同", "参会", "主持会议", "先后主持召开"])
def test_the_words_that_tell_of_a_list_of_names_that_they_attend(words: str) -> None:
    named = [(name, None, MentionKind.NAME) for name in ("林海", "丁川")]
    assert officials(f"会议在云岭举行。\u3000林海、丁川{words}。") == named


@pytest.mark.parametrize("words", ["主持会议", "主持召开", "出席会议", "出席并讲话", "主持并讲话"])
def test_the_words_that_tell_of_a_name_alone_that_it_attends(words: str) -> None:
    assert officials(f"林海{words}。") == [("林海", None, MentionKind.NAME)]


def test_a_given_name_before_a_title_is_led_back_to_the_full_name() -> None:
    _, given_name = read_mentions("省委书记谷雨霖作出批示。雨霖书记要求从严。")
    assert (given_name.name, given_name.kind, given_name.title) == ("谷雨霖", MentionKind.GIVEN, "书记")
    assert given_name.name_end - given_name.name_start == 2


def test_a_name_alone_inherits_the_posts_of_the_titled_mention_also_in_a_headline() -> None:
    headline, titled, later = read_mentions("林向前到云岭调研\n市委书记林向前讲话。林向前指出，要落实。")
    assert headline.posts == later.posts == titled.posts
    assert [m.is_inherited for m in (headline, titled, later)] == [True, False, True]


def test_a_name_inside_a_longer_one_is_no_mention() -> None:
    assert officials("市委书记王敏与王敏捷老师交谈。") == [("王敏", "市委书记", MentionKind.TITLED)]


@pytest.mark.parametrize("text", ["习近平新时代中国特色社会主义思想", "学习贯彻习近平法治思想、习近平强军思想"])
def test_a_thought_named_after_a_person_is_no_mention(text: str) -> None:
    assert not read_mentions(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("（记者 林海 丁川）", MentionKind.REPORTER),
        ("本报记者林海、丁川报道", MentionKind.REPORTER),
        ("责任编辑：林海 丁川", MentionKind.EDITOR),
        ("初审：林海\n终审：丁 川", MentionKind.EDITOR),
        ("学生林海、丁川获救。", MentionKind.OTHER),
        ("民警林海、丁川参加。", MentionKind.OTHER),
    ],
)
def test_who_made_the_report_or_has_no_office_is_no_official(text: str, kind: MentionKind) -> None:
    assert [(m.name, m.kind, m.is_official) for m in read_mentions(text)] == [
        (n, kind, False) for n in ("林海", "丁川")
    ]


@given(TEXTS)
def test_spans_lie_in_the_text_and_hold_the_name_and_names_do_not_overlap(text: str) -> None:
    mentions = read_mentions(text)
    end = 0
    for mention in mentions:
        _check(text, mention)
        assert mention.name_start >= end
        end = mention.name_end


def _check(text: str, mention: Mention) -> None:
    assert 0 <= mention.start <= mention.name_start < mention.name_end <= mention.end <= len(text)
    written = "".join(text[mention.name_start : mention.name_end].split())
    assert mention.name.endswith(written) if mention.kind is MentionKind.GIVEN else mention.name == written
    assert mention.title is None or mention.title in text


@given(TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert read_mentions(text) == read_mentions(text)


@pytest.mark.parametrize(
    ("batch", "recall", "exact"),
    [
        *[("tuned", 0.96, 0.95), ("first", 0.94, 0.97), ("second", 0.93, 0.95), ("third", 0.94, 0.97)],
        *[("fourth", 1, 1), ("fifth", 1, 1), ("sixth", 0.75, 0.84), ("seventh", 0.81, 0.89), ("eighth", 0.94, 0.97)],
        *[("ninth", 0.99, 0.99), ("tenth", 0.99, 0.99), ("eleventh", 0.98, 0.99), ("twelfth", 0.99, 0.99)],
        *[("thirteenth", 0.99, 0.99), ("fourteenth", 0.98, 0.96), ("fifteenth", 0.99, 0.99)],
    ],
)
def test_invented_sentences(batch: str, recall: float, exact: float) -> None:
    scored = score(load_sentences(BATCHES[batch]))
    assert scored.precision >= 0.97
    assert scored.recall >= recall
    assert scored.f1(scored.exact) >= exact


def test_labelled_texts(shared: Path) -> None:
    scored = score([*load_shared(shared), *load_seeds(shared)])
    assert scored.precision >= 0.985
    assert scored.recall >= 0.97
    assert scored.f1(scored.exact) >= 0.93
    assert scored.f1(scored.lenient) >= 0.97
    assert scored.false_in_hundred <= 1


@pytest.mark.parametrize("day", ["5月7日至9日", "7月12日", "2021年", "8 日上午", "１２日"])
def test_a_date_ends_a_name_even_one_that_is_a_word(day: str) -> None:
    [mention] = read_mentions(f"省委副书记、省长李强{day}到样例市调研。")
    assert (mention.name, mention.title) == ("李强", "省委副书记、省长")
    assert read_mentions(f"省委书记应邀{day}出席") == ()


@pytest.mark.parametrize(
    "text",
    [
        "市领导林向前、程度、丁川参加。",
        "市委副书记林向前、副市长程度、市长丁川参加。",
        "市委副书记程度、市长林向前、丁川。",
    ],
)
def test_in_a_list_of_persons_even_a_common_word_is_a_name(text: str) -> None:
    assert {name for name, _, _ in officials(text)} == {"林向前", "程度", "丁川"}


@pytest.mark.parametrize(
    "text", ["市委书记程度不同。", "落实书记任期、局长任期。", "市委书记任组长，市长任副组长。", "会议、高度、程度、"]
)
def test_elsewhere_it_is_none(text: str) -> None:
    assert officials(text) == []


def test_a_list_of_thousands_of_words_is_read() -> None:
    assert len(officials("市领导林向前" + "、程度" * 5000)) == 1


def test_names_before_their_titles_are_not_read_together() -> None:
    assert officials("林向前书记、丁川书记和水清区长一道来到小区。") == [
        (name, title, MentionKind.SUFFIXED) for name, title in (("林向前", "书记"), ("丁川", "书记"), ("水清", "区长"))
    ]


def test_a_list_may_stand_behind_a_colon() -> None:
    assert [name for name, _, _ in officials("参加活动的市领导有：林向前、丁川。")] == ["林向前", "丁川"]


def test_members_of_a_research_group_are_no_officials() -> None:
    assert officials("课题组成员林向前、丁川获得表彰。") == []


def test_scholars_in_a_list_are_no_officials_and_no_part_of_the_next_title() -> None:
    mentions = read_mentions("林向前教授、丁川研究员、市委副书记周海宁出席。")
    assert [(m.name, m.title) for m in mentions if m.is_official] == [("周海宁", "市委副书记")]
    assert officials("开幕式由林向前院士、丁川院士、欧阳海教授主持。") == []


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("督导组有关成员，市委副书记林向前出席。", "林向前", "市委副书记"),  # the members are counted, not named
        ("省委巡视组全体成员，市委副书记林向前出席。", "林向前", "市委副书记"),
        ("学员代表、云岭区委政法委副书记林向前发言。", "林向前", "云岭区委政法委副书记"),
        ("经社区党总支书记林向前牵线，双方和解。", "林向前", "社区党总支书记"),
        ("省司法厅行政复议与应诉处处长林向前介绍情况。", "林向前", "省司法厅行政复议与应诉处处长"),
        ("市信访局接访处处长林向前介绍情况。", "林向前", "市信访局接访处处长"),
        ("市检察院未成年人检察部主任林向前介绍情况。", "林向前", "市检察院未成年人检察部主任"),
        ("师市党委常委、副师长、公安局局长林向前参加。", "林向前", "师市党委常委、副师长、公安局局长"),
        ("省法院新闻发言人、办公室主任林向前主持。", "林向前", "省法院新闻发言人、办公室主任"),
        ("区委副书记、区长江一川出席。", "江一川", "区委副书记、区长"),  # 长江 is another word, and 长安
        ("县长安一川出席。", "安一川", "县长"),
        ("县公安局副局长公茂林，县长丁川出席。", "公茂林", "县公安局副局长"),  # a surname in no list
    ],
)
def test_titles_are_whole_and_no_more(text: str, name: str, title: str) -> None:
    assert (name, title) in [(each, written) for each, written, _ in officials(text)]


@pytest.mark.parametrize(
    "text",
    [
        "州司法局局长沙马拉毅主持。",
        "州司法局局长沙马拉毅，州检察院检察长林向前出席。",
        "补选沙马拉毅为州司法局局长。",
    ],
)
def test_names_of_four_without_a_known_surname_are_read_whole(text: str) -> None:
    assert officials(text)[0][0] == "沙马拉毅"


@pytest.mark.parametrize(
    "text",
    [
        "该校校长林向前聆听了授课。",
        "省委党校教研部副主任、教授林向前授课。",
        "某大队辅警小组组长林向前受到表扬。",
        "2017年3月起任海岭市委政法委副书记。",
        "市直各部门班子成员参加。",
    ],
)
def test_who_teaches_or_is_not_named_is_no_official(text: str) -> None:
    assert officials(text) == []


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("区检察院检察长李 娜一行走访了模范。", "李娜", "区检察院检察长"),
        ("行署副专员阿迪力·卡德尔等陪同。", "阿迪力·卡德尔", "行署副专员"),
        ("2018年，时任雁滩派出所所长的梁伟三顾茅庐。梁伟说，值得。", "梁伟", "雁滩派出所所长"),
        ("如今已是城关分局副局长的梁伟说，没有反弹。", "梁伟", "城关分局副局长"),
        ("公安局局长宋钧、司法局局长于建国分别作动员。", "于建国", "司法局局长"),
        ("市长袁彬守在一线。", "袁彬", "市长"),
        ("综治督导处党支部书记桂林作述职。", "桂林", "综治督导处党支部书记"),
        ("村民王某看见派出所所长邹远晖，老远就打招呼。", "邹远晖", "派出所所长"),
        ("岳海波调任市中院副院长后，继任者接过了案卷。", "岳海波", "市中院副院长"),
        ("国家信访局副局长杨镇海，二级巡视员曹力前出席。", "杨镇海", "国家信访局副局长"),
        ("县委书记翟玉龙专门作出批示。", "翟玉龙", "县委书记"),
        ("决定免去：\n　　李毅的省公安厅厅长职务；", "李毅", "省公安厅厅长"),
        ("任命张起翔为省人民检察院检察长（代理）；", "张起翔", "省人民检察院检察长（代理）"),
        ("“访惠聚”驻村工作队党支部书记徐雷讲话。", "徐雷", "“访惠聚”驻村工作队党支部书记"),
        ("（一）县委常委班子\n书　　记：申利民\n", "申利民", "书　　记"),
    ],
)
def test_names_and_titles_end_where_the_press_ends_them(text: str, name: str, title: str) -> None:
    found = {mention.name: mention.title for mention in reversed(read_mentions(text)) if mention.is_official}
    assert found[name] == title
    assert all(other in (name, "宋钧", "曹力前") for other in found)


def test_a_name_before_a_verb_that_looks_like_a_title_is_the_whole_name() -> None:
    first, again = read_mentions("县委书记何大刚陪同。会上，何大刚代表县委表示欢迎。")
    assert (again.name, again.name_end - again.name_start, again.title) == ("何大刚", 3, None)
    assert again.posts == first.posts


def test_an_official_who_is_accused_stays_one() -> None:
    first, again = read_mentions("自治区综治办原主任云志强受贿案一审宣判，被告人云志强被判处有期徒刑十二年。")
    assert (again.is_official, again.title, again.kind) == (True, None, MentionKind.NAME)
    assert again.posts == first.posts
    [accused] = read_mentions("被告人云志强被判处有期徒刑十二年。")
    assert not accused.is_official
