"""What holds for every page, and a press that prints pages whose answers are known."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.model import ParsedPage, Role
from etl.transform import transform
from etl.transform.clean import clean
from etl.transform.render import render
from tests.unit.transform.pages import page

LINES = (
    *(
        "الحديقة العامة تفتح أبوابها من جديد",
        "سوق الزهور يستقبل الربيع",
        "محليات",
        "TT",
        "مقالات ذات صلة",
        "list 1 of 2",
    ),
    *("قررت بلدية المدينة إعادة فتح الحديقة العامة أمام الزوار بعد إغلاق دام ستة أشهر بسبب أعمال الصيانة.", "", "   "),
    *("12 مايو 2022", "10:15", "كتب: سامي خوري", "علي السراي (لندن)", "أطفال عند النافورة (رويترز)", "التعليقات", "1"),
    *(
        "المصدر: وكالات",
        "اقرأ أيضا: متحف الماء",
        "الأكثر قراءة",
        "كلمات مفاتيح: ماء، زهر",
        "دمشق-سانا",
        "© DW",
        "- بند",
    ),
    *("لندن (رويترز) - صعدت أسعار القمح في المعاملات الآجلة اليوم الثلاثاء.", "صدر الصورة، Getty", "المشرق العربي"),
)
assembled = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)
any_text = st.one_of(st.text(), assembled, st.text(alphabet=" \n\r\tابج.،:()-|/«»12\u200f"))


def tiles(parsed: ParsedPage, lines: int) -> bool:
    numbers = [n for block in parsed.blocks for n in range(block.first_line, block.last_line + 1)]
    return numbers == list(range(1, lines + 1))


@given(any_text)
@settings(max_examples=300)
def test_every_page_is_read_and_its_blocks_tile_it(text: str) -> None:
    it = page(text)
    parsed = transform(it)
    assert tiles(parsed, len(render(it).lines))
    assert [article.position for article in parsed.articles] == list(range(len(parsed.articles)))


@given(any_text)
def test_every_printed_word_is_in_some_block(text: str) -> None:
    it = page(text)
    shown = " ".join(line.text for line in clean(render(it).lines) if line.text)
    assert " ".join(block.text for block in transform(it).blocks if block.text).replace("\n", " ") == shown


@given(any_text)
def test_cleaning_keeps_the_lines_and_their_numbers(text: str) -> None:
    lines = render(page(text)).lines
    assert [line.number for line in clean(lines)] == [line.number for line in lines]


@given(any_text)
def test_a_page_is_read_alike_whenever_it_is_read(text: str) -> None:
    assert transform(page(text)) == transform(page(text))


WORDS = (
    *("سفينة", "قرية", "نهر", "حديقة", "جسر", "مدرسة", "سوق", "متحف", "قطار", "مكتبة"),
    *("طفل", "شجرة", "بحر", "جبل", "ضوء", "حكاية", "مطر", "طريق", "باب", "كتاب"),
)
NAMES = ("سامي خوري", "منى كريم", "هالة مرسي", "نادر الفقي")
PLACES = ("القاهرة", "بيروت", "عمّان", "جدة")
SECTIONS = ("المشرق العربي", "الاقتصاد", "يوميات الشرق")
CREDITS = ("رويترز", "أ.ف.ب", "غيتي")


def phrase(low: int, high: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), min_size=low, max_size=high).map(" ".join)


def told(number: int, words: str) -> str:
    """Words made distinct, so that no two lines of a page are the same by chance."""
    return f"{words} {WORDS[number % len(WORDS)]}{number}"


def paragraph(number: int, words: str) -> str:
    """A paragraph that opens like none beside it: one that opens like the next is a summary cut from it."""
    return f"{WORDS[number % len(WORDS)]} {told(number, words)}."


@st.composite
def aawsat(draw: st.DrawFn) -> tuple[str, list[dict[str, object]]]:
    """A page in the layout of Asharq Al-Awsat, and its parts."""
    counter = iter(range(1000))
    printed: list[str] = []
    articles: list[dict[str, object]] = []
    for position in range(draw(st.integers(1, 4))):
        headline = told(next(counter), draw(phrase(4, 8)))
        caption = told(next(counter), draw(phrase(3, 8))).rstrip("0123456789")
        head = [headline, "", f"{caption} ({draw(st.sampled_from(CREDITS))})", ""]
        printed += [*head, "TT", "", *head]
        body = [paragraph(next(counter), draw(phrase(20, 40))) for _ in range(draw(st.integers(2, 5)))]
        printed += [line for told_once in body for line in (told_once, "")]
        cards = []
        for _ in range(draw(st.integers(1, 4)) if position == 0 else 0):
            card = (
                draw(st.sampled_from(SECTIONS)),
                told(next(counter), draw(phrase(4, 8))),
                told(next(counter), draw(phrase(8, 15))) + ".",
                f"{draw(st.sampled_from(NAMES))} ({draw(st.sampled_from(PLACES))})",
            )
            cards.append(card)
        if cards:
            printed += ["", "مقالات ذات صلة", "", cards[0][1], ""]
            for section, title, teaser, byline in cards:
                shown = draw(phrase(3, 6))
                printed += [f"{section} {shown} ({draw(st.sampled_from(CREDITS))})", "", title, "", teaser, "", byline]
            printed.append("")
        articles.append({"headline": headline, "caption": caption, "body": body, "cards": cards})
    return "\n".join(printed), articles


@given(aawsat())
@settings(max_examples=60)
def test_a_page_assembled_from_parts_gives_the_parts_back(made: tuple[str, list[dict[str, object]]]) -> None:
    text, articles = made
    parsed = transform(page(text))
    found = [
        {
            "headline": article.headline,
            "caption": article.captions[0].text,
            "body": [part.text for part in article.body],
            "cards": [
                (card.section, card.headline, card.teaser, card.byline.text if card.byline else None)
                for card in article.related
            ],
        }
        for article in parsed.articles
    ]
    assert found == articles
    assert Role.UNCLASSIFIED not in {block.role for block in parsed.blocks}


@pytest.mark.parametrize("piece", ["ا", "-", "ا-", "/ا", "ا,", "ا ", "ا(", "°ا", "— ا (@", "1.5 "])
def test_time_grows_with_the_length_of_a_line_and_no_faster(piece: str) -> None:
    def seconds(letters: int) -> float:
        it, start = page((piece * letters)[:letters]), time.process_time()
        transform(it)
        return time.process_time() - start

    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)


@pytest.mark.parametrize(
    "lines",
    [
        *("<1> <2> …", "خبر آخر عن المدينة …", "وصل الوفد إلى", "الأطلس", "12 مايو 2022", "- بند"),
        *("محمد أحمد\nكاتب وباحث", "© رويترز\nصورة من المدينة\n", "اقرأ أيضا: متحف الماء\nمتحف آخر للماء في المدينة"),
    ],
)
def test_time_grows_with_the_number_of_lines_and_no_faster(lines: str) -> None:
    def seconds(times: int) -> float:
        many = f"{lines}\n" * times
        it, start = page(f"الحديقة تفتح أبوابها\n\n<1>\n<2>\n{many}<3>\n<4>"), time.process_time()
        transform(it)
        return time.process_time() - start

    # The better of two: the collector may fall into one of them, and looks through all that other tests have loaded.
    assert min(seconds(3_200), seconds(3_200)) < 24 * max(seconds(400), 0.005)
