from __future__ import annotations

import pytest

from etl.arabic.fold import fold
from etl.publishers.profile import Sign
from etl.publishers.vocabulary import Wording, vocabulary

WORDS = vocabulary({Sign.WIDGET: ("TT",), Sign.SECTION: ("المشرق العربي", "الخليج"), Sign.BYLINE: ("من …",)})


def wording(line: str) -> Wording | None:
    return WORDS.wording(line, fold(line))


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("مقالات ذات صلة", Sign.RELATED),
        ("مقالاتٌ ذات صِلة:", Sign.RELATED),
        ("اقرأ أيضاً: الحديقة تفتح أبوابها", Sign.RELATED),
        ("للمزيد – الحديقة تفتح أبوابها", Sign.RELATED),
        ("المصدر: وكالات", Sign.SIGN_OFF),
        ("صدر الصورة، Getty Images", Sign.CREDIT),
        ("التعليقات (3)", Sign.COMMENTS),
        ("أخبار|اقتصاد", Sign.SECTION),
        ("نستخدم ملفات تعريف الارتباط لتحسين تجربتك.", Sign.NAVIGATION),
        ("list 1 of 4", Sign.ITEM_MARK),
        ("الرئيسية | سياسة | رياضة | ثقافة", Sign.NAVIGATION),
        ("TT", Sign.WIDGET),
        ("من سليم حداد", Sign.BYLINE),
        ("🔗 نسخ الرابط", Sign.WIDGET),
        ("اطبع هذه الصفحة | رجوع | عدد القراء : 902", Sign.WIDGET),
    ],
)
def test_a_line_is_known_by_its_wording(line: str, sign: Sign) -> None:
    found = wording(line)
    assert found is not None
    assert found.sign is sign


@pytest.mark.parametrize(
    "line",
    [
        "مقالات ذات صلة بالبيئة شغلت المجلة",
        "اقرأ أيضا وأنت واقف",
        "«اقرأ أيضا».. مبادرة توزع الكتب على ركاب الحافلات",
        "المصدر الذي طلب عدم كشف اسمه",
        "صلة",
    ],
)
def test_a_phrase_inside_prose_says_nothing(line: str) -> None:
    assert wording(line) is None


def test_what_follows_a_label_is_kept() -> None:
    found = wording("اقرأ أيضاً: الحديقة: تفتح أبوابها")
    assert found is not None
    assert found.rest == "الحديقة: تفتح أبوابها"


def test_a_layouts_own_phrase_is_told_from_a_general_one() -> None:
    own, general = wording("TT"), wording("طباعة")
    assert own is not None
    assert general is not None
    assert (own.is_own, general.is_own) == (True, False)


def test_a_cards_line_opens_with_the_longest_section_that_it_can() -> None:
    assert WORDS.section(fold("المشرق العربي وزير الخارجية")) == fold("المشرق العربي")
    assert WORDS.section(fold("الخليجيون يجتمعون")) is None
