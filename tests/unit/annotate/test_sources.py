"""Cited sources: the outlets that a text leans on, by canonical name, and none of those it only mentions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.annotate.sources import find_sources

PIECES = (
    "رويترز",
    "«",
    "»",
    '"',
    "(",
    ")",
    "وكالة",
    "قالت",
    "وفقاً",
    "لـ",
    "ل",
    "للأناضول",
    "أ.ف.ب.",
    "عن",
    "سي إن إن",
    "،",
    ".",
    "لـCNN",
)
PROSE = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=60)


def agencies(paragraph: str, *own: str) -> list[str]:
    return [mention.agency for mention in find_sources([paragraph], own)]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("وطبقاً لـ«رويترز»، فإن السفينة غادرت.", "Reuters"),
        ("ونقلت وكالة الصحافة الفرنسية عن مسؤول أن الجسر أغلق.", "AFP"),
        ("وذكرت «أ.ف.ب» أن الجسر أغلق.", "AFP"),
        ("وبحسب وكالة الأنباء السعودية (واس) بدأ الموسم.", "SPA"),
        ("وقال الصياد لوكالة «أسوشييتد برس»: «البحر كريم هذا العام».", "AP"),
        ("في حين قالت بلومبيرغ إن السعر ارتفع.", "Bloomberg"),
        ("وقال مدير السد، وفق ما نقل عنه موقع «إن بي سي»، إن الماء يكفي.", "NBC News"),
        ("ووفق صحيفة «الغارديان» البريطانية، فإن القطار تأخر.", "The Guardian"),
        ("وقال المدير لـCNN بالعربية إن الرحلة طويلة.", "CNN"),
        ("وأظهرت صور التقطتها وكالة الأناضول مياه الوادي.", "Anadolu"),
        ("وأفاد مدير المجمع، في تصريح لوكالة تونس إفريقيا للأنباء، بأن الموسم بدأ.", "TAP"),
        ("وأوردت صحيفة الوطن أن السد امتلأ.", "Al-Watan"),
        ("وأفاد مراسل الجزيرة بأن الطريق فُتح.", "Al Jazeera"),
        ("وارتفع السهم، وفقا لبيانات وكالة «بلومبرغ».", "Bloomberg"),
        ("وحسب ما علمت هسبريس، فإن اللجنة اجتمعت.", "Hespress"),
        ("وبثت قناة العربية أن الوفد وصل.", "Al Arabiya"),
        ("وذكر التلفزيون الرسمي (العراقية)، في خبر عاجل، أن الجسر أغلق.", "Al-Iraqiya"),
        ("وكانت وكالة الأنباء السعودية (واس) قد نقلت التحذير.", "SPA"),
        ("وأفاد مراسل وكالة «سبأ» بأن الوفد غادر.", "Saba"),
        ("وحسب وات، بيعت التذاكر كلها.", "TAP"),
        ("وقال المدير في تصريح لسونا إن الماء هبط.", "SUNA"),
        ("ووصفتها مجلة ناشيونال جيوغرافيك بأنها نادرة.", "National Geographic"),
        ("وبحسب تقرير نشره موقع «المونيتور» فإن الشركة باعت.", "Al-Monitor"),
        ("لكن تقريراً لصحيفة لوموند قدّر أن السعر سيرتفع.", "Le Monde"),
        ('أما جريدة "الصباح" فكتبت أن الموسم بدأ.', "Assabah"),
        ("وذكرت وكالة أولانسامي أن السيول جرفت الخيام.", "أولانسامي"),
        ("ونشرت مجلة «ضفاف البحيرة» صفحتين عنه.", "ضفاف البحيرة"),
    ],
)
def test_the_origin_of_what_is_said_is_a_source(sentence: str, agency: str) -> None:
    assert agencies(sentence) == [agency]


@pytest.mark.parametrize(
    "sentence",
    [
        "واشترى المستثمر حصة في وكالة بلومبرغ العام الماضي.",
        "لندن (رويترز) - صعدت الأسعار اليوم.",
        "ويرأس شقيقه صحيفة «الغارديان» منذ سنوات.",
        "وعاد الوطن إلى حياته بعد الحرب.",
        "وفق خطة اليوم تبدأ الحملة.",
        "وصل إلى الشرق الأوسط أمس.",
        "وحذر المفوض العام لوكالة الغوث من النقص.",
        "ونقل موقع إخباري عن مصدر أن الجسر أغلق.",
    ],
)
def test_an_outlet_that_is_only_named_is_no_source(sentence: str) -> None:
    assert agencies(sentence) == []


def test_the_publisher_citing_itself_is_no_source() -> None:
    sentence = "وقال مصدر حكومي لـ«الشرق الأوسط» إن الخطة جاهزة."
    assert agencies(sentence) == ["Asharq Al-Awsat"]
    assert agencies(sentence, "الشرق الأوسط") == []


def test_the_abbreviation_after_the_full_name_is_the_same_mention() -> None:
    (mention,) = find_sources(["وذكرت وكالة الأنباء الألمانية (د ب أ) أن القطارات توقفت."])
    assert (mention.text, mention.agency) == ("وكالة الأنباء الألمانية", "dpa")


@given(st.lists(PROSE, max_size=4))
def test_offsets_give_back_the_text(paragraphs: list[str]) -> None:
    for mention in find_sources(paragraphs):
        assert paragraphs[mention.paragraph][mention.start : mention.end] == mention.text
        assert mention.text
