"""What the formats and the columns of exports are called."""

from flask_babel import lazy_gettext as _

FORMATS = {
    "csv": ("CSV", _("Excel、R、Python 都能打开；公式已失效处理")),
    "xlsx": (_("Excel（XLSX）"), _("每格都是文字，每百万篇一张表")),
    "jsonl": ("JSON Lines", _("一行一篇，原样不改")),
    "parquet": ("Parquet", _("带类型的列，用于数据分析")),
    "ris": ("RIS", _("Zotero、EndNote、NoteExpress")),
    "bibtex": ("BibTeX", _("LaTeX 的参考文献")),
    "gbt7714": ("GB/T 7714", _("脚注用的参考文献文本")),
}
COLUMNS = {
    "article_id": _("文章编号"),
    "headline": _("标题"),
    "kicker": _("引题"),
    "subtitle": _("副题"),
    "published_at": _("发布时间"),
    "published_precision": _("发布时间精确到"),
    "published_provenance": _("发布时间取自"),
    "source": _("来源"),
    "authors": _("作者"),
    "editor": _("责编"),
    "portal": _("门户编号"),
    "portal_name": _("门户"),
    "province": _("省份"),
    "level": _("层级"),
    "channel": _("栏目"),
    "kind": _("类型"),
    "officials": _("官员"),
    "posts": _("官员与职务"),
    "url": _("网址"),
    "state": _("状态"),
    "clone_signs": _("疑似克隆的迹象"),
    "is_sample": _("是否样例"),
    "is_repaired": _("是否修复过"),
    "is_damaged": _("是否有修不好的残损"),
    "fetched_at": _("抓取时间"),
    "first_seen": _("首次见到"),
    "last_seen": _("最近见到"),
    "revision": _("修订版"),
    "capture_url": _("采集网址"),
    "payload_sha256": _("采集内容的 SHA-256"),
    "warc_file": _("WARC 文件"),
    "warc_offset": _("WARC 位置"),
    "published_text": _("原文"),
}


def format_label(name: str) -> str:
    """What a format of exports is called."""
    return str(FORMATS[name][0])


def format_note(name: str) -> str:
    """What a format of exports is good for."""
    return str(FORMATS[name][1])


def column_label(name: str) -> str:
    """What a column of an export holds."""
    return str(COLUMNS[name])


FILTERS = {"column_label": column_label, "format_label": format_label, "format_note": format_note}
