"""Entities of the built-in engine: gazetteers, cue words, and last names that the article has introduced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.transform.annotate.entities import find_entities

PIECES = (
    "وزير",
    "الخارجية",
    "سامي",
    "عواد",
    "عبد",
    "بن",
    "جامعة",
    "الملك",
    "فيصل",
    "للبحوث",
    "مدينة",
    "صور",
    "وبيروت",
    "للأردن",
    "نهر",
    "«",
    "»",
    "شركة",
    "قال",
    "في",
    "،",
    "الأمم",
    "المتحدة",
    "أبو",
    "\N{ARABIC FATHATAN}",
)
PROSE = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=60)


def named(*paragraphs: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.type) for mention in find_entities(paragraphs)]


@pytest.mark.parametrize(
    ("sentence", "entities"),
    [
        ("وزار وزير الزراعة نديم الصافي المزارع.", [("نديم الصافي", "PERS")]),
        ("وحذر أستاذ الري في جامعة طبرقا عمر زيدان من السيول.", [("جامعة طبرقا", "ORG"), ("عمر زيدان", "PERS")]),
        ("ورُممت في مركز الملك فيصل للبحوث والدراسات.", [("مركز الملك فيصل للبحوث والدراسات", "ORG")]),
        ("وأعلنت وزارة المياه والري الأردنية بدء العمل.", [("وزارة المياه والري", "ORG")]),
        ("وسافر الوفد إلى بيروت وعمّان والدار البيضاء.", [("بيروت", "LOC"), ("عمّان", "LOC"), ("الدار البيضاء", "LOC")]),
        ("وأدان محمود زيدان الهجوم الذي وقع في صور.", [("محمود زيدان", "PERS"), ("صور", "LOC")]),
        ("والتقى وزير الزراعة الأردني سامح الصافي في عمّان.", [("سامح الصافي", "PERS"), ("عمّان", "LOC")]),
        ("وتقع مدينة صور جنوب لبنان.", [("صور", "LOC"), ("جنوب لبنان", "LOC")]),
        ("وفي بلدة الزيتونة الشمالية فُتح السوق.", [("الزيتونة الشمالية", "LOC")]),
        ("وارتفع منسوب نهر العاصي أمس.", [("نهر العاصي", "LOC")]),
        ("وذكرت «رويترز» أن الأمم المتحدة وافقت.", [("رويترز", "ORG"), ("الأمم المتحدة", "ORG")]),
        ("أما ياسر، وهو نجار، فيبدأ يومه قبل الفجر.", [("ياسر", "PERS")]),
        ("ووقعت شركة «نوارس المتوسط» العقد.", [("نوارس المتوسط", "ORG")]),
        ("وقالت الجامعة الأمريكية في بيروت إن البحث انتهى.", [("الجامعة الأمريكية في بيروت", "ORG")]),
        ("وصل الشيخ زيدان بن سالم آل راشد أمس.", [("زيدان بن سالم آل راشد", "PERS")]),
        ("وصل قحيط بن سالم الصافي أمس.", [("قحيط بن سالم الصافي", "PERS")]),
        ("وحضر الرئيس محمد ولد الشيخ الصافاوي.", [("محمد ولد الشيخ الصافاوي", "PERS")]),
        ("وافتتح الملك سامح الثاني المعرض.", [("سامح الثاني", "PERS")]),
        ("وقال طاهر المصري إن الخطة جاهزة.", [("طاهر المصري", "PERS")]),
        ("وأعلن الجيش اليمني فتح الطريق.", [("الجيش اليمني", "ORG")]),
        ("وهنأ الاتحاد الموريتاني لكرة القدم الفائزين.", [("الاتحاد الموريتاني لكرة القدم", "ORG")]),
        ("وخسر منتخب غانا المباراة الأولى.", [("منتخب غانا", "ORG")]),
        ("ونقلت صحيفة عكاظ السعودية الخبر.", [("عكاظ", "ORG")]),
        ("وأعلن العميد ركن نبيل عبد الله بدء المناورات.", [("نبيل عبد الله", "PERS")]),
        ("وعلق وزير الخارجية الإثيوبي غيدو أندارتشو قائلا إنه يأسف.", [("غيدو أندارتشو", "PERS")]),
        ("ويبدو أن المبعوث الأميركي الخاص جيفر فيلتمور سيزور المنطقة.", [("جيفر فيلتمور", "PERS")]),
    ],
)
def test_a_name_is_found_by_what_stands_around_it(sentence: str, entities: list[tuple[str, str]]) -> None:
    assert named(sentence) == entities


@pytest.mark.parametrize(
    "sentence",
    [
        "ونشرت صور الحملة على الموقع.",
        "وقال مسؤول أميركي كبير إن الجسر جاهز.",
        "ولم تعلن الهيئة ولا الحكومة موعداً جديداً.",
        "وقال رئيس الجمعية إن كريماً زارهم في بيتهم.",
        "وكان الاجتماع على ضفة الوادي الجديدة.",
        "ليس لدينا اتفاق على النص.",
        "وصلت الحملة إلى مدينة ساحلية صغيرة.",
        "وافتتح أمير البلاد المعرض.",
        "وأقيم الحفل في 8 نيسان الماضي.",
        "وقال وزير الخارجية القطري إن الوفد وصل.",
        "ويعود الوفد قبل عيد الأضحى.",
    ],
)
def test_ordinary_words_are_no_names(sentence: str) -> None:
    assert named(sentence) == []


def test_a_last_name_is_known_once_the_full_name_stands_anywhere() -> None:
    entities = named("وظهر درباس في الصور الأولى.", "وقال حارس المنارة نبيل درباس إن البحر هدأ.")
    assert entities == [("درباس", "PERS"), ("نبيل درباس", "PERS")]


def test_a_last_name_is_a_word_like_others_where_nobody_has_it() -> None:
    assert named("وظهر درباس في الصور الأولى.") == []


def test_names_that_the_fused_article_has_changed_are_left_out() -> None:
    assert named("وهذا أول فوز للأردن.") == []


def test_the_agency_of_a_dateline_is_no_entity() -> None:
    assert named("بكين (شينخوا) افتتح الخط الجديد.") == [("بكين", "LOC")]


def test_every_mention_says_which_engine_found_it() -> None:
    assert {mention.engine for mention in find_entities(["وسافر الوفد إلى بيروت."])} == {"builtin"}


@given(st.lists(PROSE, max_size=4))
def test_offsets_give_back_the_text_and_mentions_do_not_overlap(paragraphs: list[str]) -> None:
    end = (0, 0)
    for mention in find_entities(paragraphs):
        assert paragraphs[mention.paragraph][mention.start : mention.end] == mention.text
        assert (mention.paragraph, mention.start) >= end
        end = (mention.paragraph, mention.end)
