import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengfa.crawler.extraction.decode import contradicts, declared_charset, decode

TEXT = "全省政法工作会议在省城召开,会议强调要坚持党对政法工作的领导"
TRADITIONAL = "本港消息:警務處處長會見傳媒,講述治安情況"


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", None, "big5", "no-such-charset"])
def test_utf8_is_read_whatever_is_declared(declared: str | None) -> None:
    decoded = decode(TEXT.encode(), declared)
    assert (decoded.text, decoded.encoding, decoded.declared) == (TEXT, "utf-8", declared)


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", None, "big5"])
def test_gb_is_read_whatever_is_declared(declared: str | None) -> None:
    decoded = decode(TEXT.encode("gb18030"), declared)
    assert (decoded.text, decoded.encoding) == (TEXT, "gb18030")


def test_rare_name_characters_outside_gb2312_are_read() -> None:
    assert decode("朱镕基、魏彧、\u3df2".encode("gb18030"), "gb2312").text == "朱镕基、魏彧、\u3df2"


def test_a_little_big5_needs_a_declaration() -> None:
    payload = TRADITIONAL.encode("big5hkscs")
    assert decode(payload, "Big5").text == TRADITIONAL
    assert decode(payload).encoding == "gb18030"


@pytest.mark.parametrize("declared", ["Big5", "gb2312", "utf-8", None])
def test_a_big5_page_is_read_whatever_is_declared(declared: str | None) -> None:
    page = "這是一個在中國的人，他有不大的來年會為上。" * 3
    decoded = decode(page.encode("big5hkscs"), declared)
    assert (decoded.text, decoded.encoding) == (page, "big5hkscs")


def test_a_cut_big5_page_keeps_the_rest() -> None:
    page = "這是一個在中國的人，他有不大的來年會為上。" * 3
    assert decode(page.encode("big5hkscs")[:-1]).text.startswith(page[:-1])


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_wins_and_is_no_text(mark: bytes, codec: str) -> None:
    decoded = decode(mark + TEXT.encode(codec), "gb2312")
    assert (decoded.text, decoded.encoding) == (TEXT, codec)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised_by_its_nuls(codec: str) -> None:
    page = f"<html><head><title>{TEXT}</title></head></html>"
    assert decode(page.encode(codec)).text == page


def test_a_page_cut_inside_a_character_keeps_the_rest() -> None:
    cut = decode(TEXT.encode()[:-1])
    assert cut.encoding == "utf-8"
    assert cut.text.startswith(TEXT[:-1])


def test_a_stray_byte_costs_one_character() -> None:
    stray = decode(TEXT.encode("gb18030") + b"\xff" + TEXT.encode("gb18030"), "gb2312")
    assert stray.encoding == "gb18030"
    assert stray.text.count("\ufffd") == 1


def test_nul_bytes_are_dropped() -> None:
    assert decode(b"a\0b\0\0c" + TEXT.encode()).text == "abc" + TEXT


def test_the_header_speaks_before_the_page() -> None:
    page = b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312">'
    assert declared_charset(page) == "gb2312"
    assert declared_charset(page, "text/html; charset=UTF-8") == "utf-8"
    assert declared_charset(b"<meta charset='gbk'>") == "gbk"
    assert declared_charset(b"<p>nothing</p>") is None


@settings(deadline=None)  # a loaded machine is no failure
@given(st.binary(), st.sampled_from([None, "utf-8", "big5", "gb2312", "x"]))
def test_no_bytes_raise(payload: bytes, declared: str | None) -> None:
    assert "\0" not in decode(payload, declared).text


@pytest.mark.parametrize(
    ("declared", "encoding", "wrong"),
    [
        ("gb2312", "gb18030", False),
        ("UTF8", "utf-8-sig", False),
        ("big5", "big5hkscs", False),
        (None, "utf-8", False),
        ("gb2312", "utf-8", True),
        ("utf-8", "gb18030", True),
        ("iso-8859-1", "gb18030", True),
    ],
)
def test_a_declaration_contradicts_another_encoding_only(declared: str | None, encoding: str, wrong: bool) -> None:
    assert contradicts(declared, encoding) is wrong
