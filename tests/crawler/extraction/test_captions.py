import pytest

from tests.crawler.extraction.pages import PARAGRAPHS, article_page
from zhengfa.archive.content import Content
from zhengfa.crawler.extraction.article import extract

URL = "http://www.example.cn/zfyw/202107/t20210713_1.html"
IMAGE = "<img src=a.jpg alt=会场>"
FIRST, SECOND, _ = PARAGRAPHS


def content(html: str) -> Content:
    found = extract(article_page(container="div class=TRS_Editor", text=html).encode(), URL).content
    assert found is not None
    return found


@pytest.mark.parametrize(
    "caption",
    [
        "图为会议现场。",
        "7月13日，会议在某市召开。王芳 摄",
        "会议现场（王芳摄）",
        "▲会场一角 某县委政法委供图",
        "图1：会议现场",
        "7月13日，会议现场。图/某市日报",
        "会议现场 图源：某市公安局",
        "↑会议现场",
        "图片说明：会议现场",
        "王芳（左一）走访群众",
    ],
)
@pytest.mark.parametrize("form", ["<p>{0}</p><p>{1}</p>", "<p>{0}<br>{1}</p>", "<center>{0}</center>{1}"])
def test_what_reads_as_a_caption_behind_an_image_is_its_caption(form: str, caption: str) -> None:
    found = content(f"<p>{FIRST}</p>{form.format(IMAGE, caption)}<p>{SECOND}</p>")
    assert found.body == (FIRST, SECOND)
    assert [image.text for image in found.images] == [caption]


@pytest.mark.parametrize(
    "form",
    [
        "<figcaption>{}</figcaption>",
        "<p class=img_descr>{}</p>",
        "<p class=caption>{}</p>",
        "<span class='x-image-caption'>{}</span>",
    ],
)
def test_what_is_marked_as_a_caption_is_one_whatever_it_says(form: str) -> None:
    found = content(f"<p>{FIRST}</p><figure>{IMAGE}{form.format('某市会场')}</figure><p>{SECOND}</p>")
    assert found.body == (FIRST, SECOND)
    assert [image.text for image in found.images] == ["某市会场"]


def test_a_marked_caption_belongs_to_the_image_before_it() -> None:
    caption = "<p class=caption>某市会场</p>"
    found = content(f"<p>{FIRST}</p><img src=b.jpg alt=甲>{'<i></i>' * 9}{caption}{IMAGE}<p>{SECOND}</p>")
    assert [image.text for image in found.images] == ["某市会场", "会场"]


def test_the_last_of_several_images_has_the_caption() -> None:
    found = content(f"<p>{FIRST}</p><p><img src=b.jpg alt=甲>{IMAGE}</p><p>图为会场。</p><p>{SECOND}</p>")
    assert [image.text for image in found.images] == ["甲", "图为会场。"]


@pytest.mark.parametrize("line", ["会议要求，抓好落实。", "图为会场。"])
def test_text_is_no_caption_unless_it_reads_as_one_and_stands_behind_an_image(line: str) -> None:
    image_elsewhere = f"<p>{FIRST}</p><p>{line}</p>{IMAGE}<p>{SECOND}</p>"
    assert content(image_elsewhere).body == (FIRST, line, SECOND)


def test_an_image_and_a_sentence_behind_it() -> None:
    found = content(f"<p>{FIRST}</p><p>{IMAGE}</p><p>会议要求，抓好落实。</p><p>{SECOND}</p>")
    assert found.body == (FIRST, "会议要求，抓好落实。", SECOND)
    assert found.images[0].text == "会场"


def test_a_picture_story_keeps_its_captions_as_text() -> None:
    captions = (
        "7月13日，某市举行平安建设宣传活动，群众踊跃参加。王芳 摄",
        "图为群众在活动现场领取宣传资料，了解政策。",
    )
    found = content("".join(f"<p>{IMAGE}</p><p>{caption}</p>" for caption in captions))
    assert found.body == captions


def test_a_line_of_attachments_and_its_label_are_kept_apart() -> None:
    found = content(f"<p>{FIRST}</p><p>{SECOND}</p><p>附件：</p><p><a href=a.docx>1.名单.docx</a></p><p>特此公告。</p>")
    assert found.body == (FIRST, SECOND, "特此公告。")
    assert [attachment.text for attachment in found.attachments] == ["1.名单.docx"]


def test_a_sentence_with_an_attachment_in_it_stays() -> None:
    text = '名单见<a href="a.docx">附件</a>，请于7月20日前报送。'
    assert content(f"<p>{FIRST}</p><p>{text}</p>").body == (FIRST, "名单见附件，请于7月20日前报送。")


@pytest.mark.parametrize("source", ["", "src='data:image/gif;base64,AA'", "src='javascript:x'"])
def test_the_caption_of_an_image_without_address_stays_in_the_text(source: str) -> None:
    found = content(f"<p>{FIRST}</p><img {source}><p>图为会场。</p><p>{SECOND}</p>")
    assert (found.body, found.images) == ((FIRST, "图为会场。", SECOND), ())


def test_captions_and_attachments_of_a_page_of_unknown_url_stay_in_the_text() -> None:
    attachment = "附件：某市会议名单"
    html = f"<p>{FIRST}</p>{IMAGE}<p>图为会场。</p><p><a href=P0.pdf>{attachment}</a></p><p>{SECOND}</p>"
    page = article_page(container="div class=TRS_Editor", text=html).encode()
    alone, at_home = (extract(page, url).content for url in ("file:///a.html", URL))
    assert alone is not None and at_home is not None
    assert alone.body == (FIRST, "图为会场。", attachment, SECOND)
    assert at_home.body == (FIRST, SECOND)
    assert [link.text for link in (*at_home.images, *at_home.attachments)] == ["图为会场。", attachment]


def test_several_lines_of_a_caption_are_kept() -> None:
    caption = "<figcaption>某市会场<br>某县会场</figcaption>"
    found = content(f"<p>{FIRST}</p><figure>{IMAGE}{caption}</figure><p>{SECOND}</p>")
    assert (found.body, [image.text for image in found.images]) == ((FIRST, SECOND), ["某市会场 某县会场"])


def test_images_that_show_the_same_placeholder_keep_their_captions() -> None:
    shown = "".join(f"<img src=/grey.gif data-late={name}.jpg><p>图为{name}会场。</p>" for name in "甲乙")
    found = content(f"<p>{FIRST}</p>{shown}<p>{SECOND}</p>")
    assert (found.body, [image.text for image in found.images]) == ((FIRST, SECOND), ["图为甲会场。 图为乙会场。"])
