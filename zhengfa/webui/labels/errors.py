"""What errors say, in the reader's language. What is wrong with a query, `mistakes` says."""

from markupsafe import Markup

from zhengfa.webui.labels.tongues import in_language, mark_han, present_language

# Errors speak English; these are the ones that come up on a page.
CHINESE = {
    "Elasticsearch cannot be reached": "检索服务器现在连不上",
    "Elasticsearch does not answer in time": "检索服务器没有及时回应",
    "Elasticsearch is too busy": "检索服务器现在太忙",
    "nothing is lost: try again later, `zhengfa index` brings the index level": (
        "采集照常进行，文章不会丢失：请稍后再试"
    ),
    "another process is writing the index": "另一个程序正在写索引",
    "another process is rebuilding the index": "另一个程序正在重建索引",
    "run this again when it is done": "请等它完成后再试",
    "nothing is indexed yet": "还没有建立索引",
    "run `zhengfa index`": "请运行 zhengfa index",
    "the index was built by other rules": "索引是按别的规则建立的，需要重建",
    "run `zhengfa index --rebuild`": "请运行 zhengfa index --rebuild",
    "the index changes too fast": "索引更新得太快",
    "export again when nothing is indexed": "请等索引更新完再导出",
    "the WARC file is missing": "WARC 文件不在原处",
    "restore it from a backup": "可以请管理者从备份恢复",
    "the payload is not what was captured": "读出的内容不是抓取时写下的",
    "restore from a backup": "可以请管理者从备份恢复",
    "is in use by another process": "另一个程序正占用档案",
    "try again later": "请稍后再试",
    "no archive here": "这里还没有档案",
    "import or crawl something first, or name another --data": "请先导入或抓取文章，或用 --data 指定别的文件夹",
}


def said(message: str) -> str | Markup:
    """What an error says: as it stands in English; in Chinese, if it is in the list."""
    if present_language() == "en":
        return message
    return CHINESE[message] if message in CHINESE else in_language(mark_han(message, "en"), "en")
