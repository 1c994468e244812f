"""What is wrong with a query, in the reader's language."""

from zhengfa.archive.errors import QueryError
from zhengfa.indexer.language.mistakes import Mistake
from zhengfa.webui.labels.tongues import present_language

# In Chinese what is wrong, and what to do; the English messages are the language's own, `language.mistakes.MESSAGES`,
# whose names in braces these have too.
MESSAGES: dict[str, tuple[str, str]] = {
    Mistake.TOO_LONG: ("查询有 {length} 个字符", "最多 {limit} 个：请只查其中一部分"),
    Mistake.TOO_MANY_CLAUSES: ("查询里有 {count} 个词语、短语和字段", "最多 {limit} 个"),
    Mistake.TOO_DEEP: ("这里的括号套得太深", "最多 {limit} 层"),
    Mistake.QUOTE_OPEN: ("这个引号没有配对", "请补上另一半引号，或者去掉它"),
    Mistake.QUOTE_STRAY: ("这个引号前面没有与它配对的引号", "请去掉它"),
    Mistake.QUOTE_EMPTY: ("引号里没有内容", "请去掉这对引号"),
    Mistake.PARENTHESIS_OPEN: ("这个括号没有配对", "请补上另一半括号，或者去掉它"),
    Mistake.PARENTHESIS_STRAY: ("这个括号前面没有与它配对的括号", "请去掉它"),
    Mistake.PARENTHESIS_EMPTY: ("括号里没有内容", "请去掉这对括号"),
    Mistake.PARENTHESIS_ATTACHED: (
        "这个括号在词语中间打开，却没有在词语里关上",
        "请在它前面加一个空格，或者给文字加引号",
    ),
    Mistake.OPERAND_MISSING: ("{operator} 的前面或后面缺少要连接的内容", "请去掉它；要查这个词本身，请加引号"),
    Mistake.OPERATOR_LOWER_CASE: (
        "{operator} 可能是词语，也可能是运算符",
        "运算符请写成 {upper}；要查这个词本身，请加引号",
    ),
    Mistake.MINUS_ALONE: ("这个减号单独站着", "请把它紧贴在要排除的内容前面，或者去掉它"),
    Mistake.MINUS_IN_FIELD: ("这个减号在 {field} 的后面", "请写到字段名前面"),
    Mistake.FIELD_UNKNOWN: ("没有名为 {field} 的字段", "可用的有 {known}；要查这段文字本身，请加引号"),
    Mistake.FIELD_EMPTY: ("{field} 后面没有内容", "请写上要查的内容，或者去掉它"),
    Mistake.FIELD_IN_FIELD: ("{field} 写在了另一个字段里面", "请写到括号外面"),
    Mistake.VALUE_UNKNOWN: ("{field} 没有“{value}”这个值", "可用的有 {known}"),
    Mistake.VALUE_NO_TEXT: ("{field} 后面只能写名称，不能有 ?、* 和 near", "请只写名称"),
    Mistake.DATE_IMPOSSIBLE: ("没有 {date} 这个日期", "请写成 2021、2021-07 或 2021-07-13"),
    Mistake.DATE_EXPECTED: ("“{text}”不是日期", "请写成 2021、2021-07、2021-07-13 或 2021-07..2022-02"),
    Mistake.DATES_REVERSED: ("{first} 晚于 {last}", "请把较早的日期写在前面"),
    Mistake.NEAR_BARE: ("near 缺少距离", "请写成 near/5，表示中间最多隔 5 个字"),
    Mistake.NEAR_TOO_FAR: ("near 的距离不能是 {distance} 个字", "最多 {limit} 个字"),
    Mistake.NEAR_OPERAND: (
        "near 的两边只能是词语或短语，不能有字段和 *",
        "字段请写在括号前，如 title:(甲 near/5 乙)；或改用 AND",
    ),
    Mistake.NEAR_CHAIN: ("near 只连接两段文字，这里是第三段", "请写成 甲 near/5 乙 AND 乙 near/5 丙"),
    Mistake.SPELLING_PATTERN: ("拼音“{text}”中间有通配符", "拼音只能在末尾写 *，或者不写"),
    Mistake.NEAR_HOLDERS: ("{field} 后面不能用 near", "请改用 AND：两者都要在文中出现"),
    Mistake.WILDCARD_ALONE: ("“{text}”里没有要查的字", "请在 ? 和 * 旁边写上文字"),
    Mistake.WILDCARD_LEADING: ("不能以 * 开头", "请去掉它，或者用 ? 代表每个字"),
    Mistake.WILDCARDS_ADJACENT: ("“{text}”里有连在一起的通配符", "写一个 * 就够了"),
    Mistake.WILDCARDS_MANY: (
        "“{text}”里的通配符太多",
        "最多 {limit} 个 ?，中间或末尾最多一个 *；末尾有 * 时不能再有别的通配符",
    ),
    Mistake.TEXT_EMPTY: ("这里没有可以查的字", "请去掉它"),
}


def mistake_text(error: QueryError) -> tuple[str, str]:
    """What is wrong, and what to do."""
    if present_language() != "zh":
        return error.what, error.advice or ""
    what, advice = (message.format(**error.values) for message in MESSAGES[error.mistake])
    return what, advice
