"""Direct speech: who speaks, in which words, and what stands in quotation marks without being speech."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model import Quotation
from etl.transform.annotate.quotations import find_quotations

PIECES = (
    *"«»\"“”'‘’:،.؟()",
    "''",
    " ",
    "قال",
    "وأضاف",
    "أن",
    "إن",
    "وفقاً لـ",
    "نقلت",
    "عن",
    "قوله",
    "مصدر",
    "رئيس",
    "الوزير",
    "سليم",
    "عواد",
    "مدينة",
    "على",
    "جاء في بيان",
    "طلب عدم ذكر اسمه",
    "رويترز",
    "وزارة",
    "الماء",
    "\N{ARABIC FATHATAN}",
    "\N{ARABIC TATWEEL}",
    "لـ",
)
PROSE = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60)


def only(*paragraphs: str) -> Quotation:
    (quotation,) = find_quotations(paragraphs)
    return quotation


@pytest.mark.parametrize(
    ("sentence", "speaker", "role", "cue"),
    [
        ("وقال مدير المرفأ نديم الصافي: «نفتح البوابات عند الفجر كل يوم».", "نديم الصافي", "مدير المرفأ", "قال"),
        ("وأكد سامر حلاق، أمين المتحف، أن «القطع كلها عادت إلى أماكنها».", "سامر حلاق", "أمين المتحف", "أكد"),
        ("وتقول قبطانة السفينة، هدى مرعي، إن “الريح كانت أقوى من المحرك”.", "هدى مرعي", "قبطانة السفينة", "تقول"),
        (
            'وقال هانس فيلمر المحلل لدى شركة مراكب "السوق تنتظر المطر منذ شهرين".',
            "هانس فيلمر",
            "المحلل لدى شركة مراكب",
            "قال",
        ),
        (
            "ويرى أستاذ البستنة في جامعة الملك خالد منير الشهري أن «النخلة لا تنسى العطش أبداً».",
            "منير الشهري",
            "أستاذ البستنة في جامعة الملك خالد",
            "يرى",
        ),
        (
            "وقال المتحدث باسم البلدية رامي ياغي: ''الشارع سيفتح يوم الأحد''.",
            "رامي ياغي",
            "المتحدث باسم البلدية",
            "قال",
        ),
        ("وقالت سلمى ندا، وهي خياطة تسكن الحي، إن «الإبرة أصدق من الآلة دائماً».", "سلمى ندا", "خياطة", "قالت"),
        ("نجوى صقر، مديرة الفرقة، أعلنت في ختام العرض أن «الجولة تبدأ من طنجة».", "نجوى صقر", "مديرة الفرقة", "أعلنت"),
        ("وقال وزير الري الدكتور عادل مهنا: «لن نترك حقلاً بلا ماء».", "عادل مهنا", "وزير الري", "قال"),
        ("وتابع القول وزير الري عادل مهنا إن «الماء لا ينتظر أحداً».", "عادل مهنا", "وزير الري", "تابع"),
        ("وقال قائد الفريق، الكابتن ليث نوري، للصحافيين: «لعبنا من أجل المدينة».", "ليث نوري", "قائد الفريق", "قال"),
        ("ويقول بائع الكعك أبو سامر عواد: «الكعك لا ينتظر أحداً».", "أبو سامر عواد", "بائع الكعك", "يقول"),
        ("وأكد مدير ميناء زنزن، سامر حلاق، أن «السفن كلها غادرت الفجر».", "سامر حلاق", "مدير ميناء زنزن", "أكد"),
        (
            "وقال طبيب الأسنان في مستشفى كمال عزام ببيروت، الدكتور سامر حلاق: «الدواء نفد منذ يومين».",
            "سامر حلاق",
            "طبيب الأسنان في مستشفى كمال عزام ببيروت",
            "قال",
        ),
        ("وغرد المتحدث باسمه العقيد سامر حلاق: «الشارع مفتوح للجميع».", "سامر حلاق", "المتحدث باسمه", "غرد"),
        ("وقال كريج دوناهيو الرئيس التنفيذي: «العقد لا ينتظر أحداً».", "كريج دوناهيو", "الرئيس التنفيذي", "قال"),
        ("وقالت زميلته كارين دوفال إن «الباب لم يغلق منذ الصباح».", "كارين دوفال", "زميلته", "قالت"),
        ("«الباب لا يكذب»، شرح المهندس سامر حلاق أمام القاضي.", "سامر حلاق", "المهندس", "شرح"),
        ("«النهر لم يفض منذ عام»، هكذا كتبت المصورة سعاد عواد.", "سعاد عواد", "المصورة", "كتبت"),
        ("«النهر لم يفض منذ عام»، وفق ما أكده الوزير سامر حلاق.", "سامر حلاق", "الوزير", "وفق"),
        ("ورد الوزير سامر حلاق بالقول: «لم نوقع على أي عقد».", "سامر حلاق", "الوزير", "رد"),
        ("أما ابنته الطبيبة سعاد عواد فقالت إن «الباب لم يغلق منذ الصباح».", "سعاد عواد", "ابنته الطبيبة", "قالت"),
        ("وغادر الوفد، لكن الوزير سامر حلاق أجاب التاجر: «لن نوقع على أي عقد».", "سامر حلاق", "الوزير", "أجاب"),
        ("وعلقت عليه الكاتبة سعاد عواد بقولها: «الباب لم يغلق منذ الصباح».", "سعاد عواد", "الكاتبة", "قولها"),
        ("وطمأن المدير سامر حلاق السكان بقوله: «الماء يكفي حتى الصيف».", "سامر حلاق", "المدير", "قوله"),
    ],
)
def test_the_name_and_the_office_are_told_apart(sentence: str, speaker: str, role: str, cue: str) -> None:
    quotation = only(sentence)
    assert (quotation.speaker, quotation.speaker_role, quotation.cue) == (speaker, role, cue)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("وقال مصدر حكومي: «القرار جاهز ولم يعلن بعد».", "مصدر حكومي"),
        ("وقال مسؤول محلي، طلب عدم الكشف عن اسمه: «نعرف من قطع الأسلاك».", "مسؤول محلي"),
        ("وقال مسؤول بالغرفة رفض ذكر اسمه: «رأينا الضوء قبل الصوت بدقيقة».", "مسؤول بالغرفة"),
        ("وقال بحار رفض ذكر اسمه: «رأينا الضوء قبل الصوت بدقيقة».", "بحار"),
        ("ونقلت «رويترز»، عن دبلوماسي غربي كبير: «لم يبق إلا التوقيع على الورق».", "دبلوماسي غربي كبير"),
        ("وأبلغ مصدر في وزارة الزراعة والري «الحياة» أن «البذور وصلت إلى المخازن».", "مصدر في وزارة الزراعة والري"),
    ],
)
def test_an_unnamed_source_is_anonymous(sentence: str, speaker: str) -> None:
    quotation = only(sentence)
    assert (quotation.speaker, quotation.anonymous) == (speaker, True)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("وقال وزير الخارجية: «الحدود مفتوحة أمام القوافل منذ الصباح».", "وزير الخارجية"),
        ("وأوضح بيان الشركة أن «العطل أصلح قبل منتصف الليل».", "بيان الشركة"),
        ("وطبقاً لـ«رويترز»، فإن «السفينة غادرت الميناء من دون حمولة».", "رويترز"),
        ("وجاء في بيان للنقابة: «لن نوقع على اتفاق لا نعرف بنوده».", "بيان للنقابة"),
        ("ووفقاً للمرصد، فإن «الهزة لم تترك أضراراً في المباني».", "المرصد"),
    ],
)
def test_an_office_or_a_body_is_a_speaker_that_is_known(sentence: str, speaker: str) -> None:
    quotation = only(sentence)
    assert (quotation.speaker, quotation.anonymous) == (speaker, False)


def test_a_bare_verb_inherits_the_speaker_of_the_paragraph_before_and_says_so() -> None:
    first, second = find_quotations(
        ["وقالت رئيسة الجمعية هند بركات: «زرعنا ألف شتلة».", "وأضافت أن «الشتلات وصلت من المشاتل القديمة»."],
    )
    assert (second.speaker, second.speaker_role, second.cue) == ("هند بركات", "رئيسة الجمعية", "أضافت")
    assert (first.inherited, second.inherited) == (False, True)


def test_a_bare_verb_is_spoken_by_whom_the_opening_verb_of_its_paragraph_names() -> None:
    quotation = only("وألقى عماد شعبان كلمة خلال الحفل، قال فيها: «لن نغلق هذه المكتبة ما دمنا هنا».")
    assert (quotation.speaker, quotation.inherited) == ("عماد شعبان", True)


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("لم يخف الرئيس جمال عواد غضبه. وقال: «من يريد النادي فليأخذه».", "جمال عواد"),
        ("في بيتها، تجلس سعاد حلاق أمام النافذة. تقول: «عندي خمسة أولاد هنا».", "سعاد حلاق"),
        ("وصل المدير إلى القرية. وقال للسكان: «الماء يكفي حتى الصيف».", "المدير"),
        ("وأعلن الوزير سامر حلاق، في بيان نقلته وكالة المدى، الخطة، قائلاً: «لن ننتظر أكثر من شهر».", "سامر حلاق"),
        ("وكشف مصدر قضائي ما صرح به كريم حداد، مضيفاً: «لن تكون هذه آخر خبرة».", "مصدر قضائي"),
        ("ونددت الحركة على لسان نائبها، سامر حلاق، الذي قال: «لن نوقع على أي عقد».", "سامر حلاق"),
        ("وأبدى الوزير اليمني مرونة مشروطة، مشدداً على أن «الميناء ليس للبيع أبداً».", "الوزير اليمني"),
    ],
)
def test_a_verb_without_a_subject_is_said_by_whom_the_text_is_about(paragraph: str, speaker: str) -> None:
    assert only(paragraph).speaker == speaker


def test_a_verb_of_a_woman_is_not_said_by_a_man() -> None:
    paragraphs = ["وقال عماد شعبان: «أغلقنا الطريق الجبلي».", "وأضافت: «سنفتحه غداً مع الشمس»."]
    assert [quotation.speaker for quotation in find_quotations(paragraphs)] == ["عماد شعبان", None]
    before = ["وقالت سعاد عواد: «أغلقنا السوق منذ الصباح».", *paragraphs]
    assert find_quotations(before)[2].speaker is None
    between = [f"وقالت سعاد عواد: «أغلقنا السوق منذ الصباح». {paragraphs[0]}", paragraphs[1]]
    assert find_quotations(between)[2].speaker == "سعاد عواد"


def test_a_last_name_is_of_whom_an_office_introduced_before() -> None:
    quotation = only("استقبل الوزير ماجد الزغير في مكتبه وفداً.", "وأعلن الزغير في بيان الاثنين: «الميناء ليس للبيع».")
    assert (quotation.speaker, quotation.speaker_role) == ("الزغير", "الوزير")


def test_what_somebody_does_while_speaking_is_no_office() -> None:
    assert only("وقال أبو جورج وهو يلف منشاره: «الخشب لا يكذب على أحد».").speaker_role is None


def test_a_form_of_address_before_an_office_is_no_part_of_it() -> None:
    quotation = only("وقال المهندس مدير البلدية عماد شعبان: «زرعنا ألف شتلة هذا العام».")
    assert (quotation.speaker, quotation.speaker_role) == ("عماد شعبان", "مدير البلدية")


def test_a_verb_without_a_speaker_anywhere_names_nobody() -> None:
    quotation = only("وأضاف: «لم نر مثل هذا المطر من قبل».")
    assert (quotation.speaker, quotation.inherited) == (None, False)


def test_a_speaker_is_forgotten_after_paragraphs_in_which_nobody_speaks() -> None:
    silence = "واستمر المطر طوال الليل فوق القرى المحيطة."
    paragraphs = ["وقال عماد شعبان: «أغلقنا الطريق الجبلي».", silence, silence, "وأضاف: «سنفتحه غداً مع الشمس»."]
    assert [quotation.speaker for quotation in find_quotations(paragraphs)] == ["عماد شعبان", None]


def test_a_last_name_carries_the_role_of_the_full_name() -> None:
    _, second = find_quotations(
        ["وقال المعماري وليد درويش: «البيت يتنفس من نوافذه».", "وأكد درويش أن «الحجر لا يكذب على أحد»."],
    )
    assert (second.speaker, second.speaker_role) == ("درويش", None)
    _, second = find_quotations(
        ["وقال المهندس وليد درويش: «البيت يتنفس من نوافذه».", "وأكد درويش أن «الحجر لا يكذب على أحد»."],
    )
    assert (second.speaker, second.speaker_role) == ("درويش", "المهندس")


@pytest.mark.parametrize(
    "sentence", ["وقال درباس، في ختام اللقاء، إن «{}».", "وقال درباس للحاضرين: «{}».", "وأشار درباس إلى أن «{}»."]
)
def test_a_last_name_that_no_lexicon_holds_is_a_subject(sentence: str) -> None:
    assert only(sentence.format("الماء عاد إلى مجراه القديم")).speaker == "درباس"


@pytest.mark.parametrize("sentence", ["وتوقع حدوث المزيد، وأكد أن «{}».", "وأعلن فوز فريقه وأضاف: «{}»."])
def test_the_object_of_a_verb_does_not_speak(sentence: str) -> None:
    assert only(sentence.format("الماء عاد إلى مجراه القديم")).speaker is None


def test_speech_before_its_verb_belongs_to_who_follows() -> None:
    quotation = only("«لا أحد يعبر هذا الجسر بعد الغروب»، يقول الحارس مروان سعد وهو يشير إلى النهر.")
    assert (quotation.speaker, quotation.speaker_role) == ("مروان سعد", "الحارس")


def test_a_participle_speaks_for_the_subject_of_its_sentence() -> None:
    quotation = only("وأضاف فادي نصر، وهو نجار، أنه لم يتوقع ذلك، مؤكداً: «وجدت المنشار في مكانه القديم».")
    assert (quotation.speaker, quotation.cue) == ("فادي نصر", "مؤكداً")


def test_speech_may_go_on_over_paragraphs() -> None:
    first, second = find_quotations(
        ["وقال الراوي حسن عيسى: «كان السوق يبدأ قبل طلوع الشمس.", "«ثم صار يبدأ بعد الظهر حين جاء القطار»."]
    )
    assert (first.speaker, second.speaker) == ("حسن عيسى", "حسن عيسى")
    assert first.text == "كان السوق يبدأ قبل طلوع الشمس"


def test_a_colon_opens_speech_that_has_no_marks() -> None:
    quotation = only("وقال المزارع نبيل عطا: كنا نسقي الحقل من البئر القديمة. وأضاف أن البئر جفت.")
    assert quotation.text == "كنا نسقي الحقل من البئر القديمة"


def test_parentheses_and_inner_marks_stay_inside() -> None:
    quotation = only("وأكد سامي زيدان أن «الفرقة (التي يسمونها «النوارس») لن تغادر المدينة».")
    assert quotation.text == "الفرقة (التي يسمونها «النوارس») لن تغادر المدينة"


@pytest.mark.parametrize(
    "sentence",
    [
        "وافتتح الوزير معرض «الكتاب في الصحراء القديمة» وسط حضور كبير.",
        "كتب نبيل عازار روايته «مئة عام من الانتظار» في بيت جده.",
        "وقال مدير صحيفة «الصباح الجديد» إن العدد الأول نفد من الأسواق.",
        "ولم تعد «الخطة العاجلة» كما كانت.",
        "وقالت رويترز إن «مراكب» باعت سفينتين.",
        "وحمل المتظاهرون لافتة بعنوان: «الماء حق لكل بيت».",
        "وعاد الهدوء بعد أن «هدأت الريح في كل مكان» كما يقال.",
        "ورأى بعض الناس أن السوق، وأن البحر «لا يوقع عقوداً مع أحد».",
    ],
)
def test_titles_names_and_scare_quotes_are_no_speech(sentence: str) -> None:
    assert find_quotations([sentence]) == ()


def test_a_clause_inside_a_reported_sentence_is_speech_of_one_who_is_named() -> None:
    quotation = only("وقالت صاحبة الفرن ليلى حمود إن اللص «لم يأخذ سوى رغيف واحد».")
    assert (quotation.text, quotation.speaker) == ("لم يأخذ سوى رغيف واحد", "ليلى حمود")


def test_marks_printed_the_wrong_way_round_are_marks() -> None:
    assert only("وقال كريم حداد: »الطريق إلى القرية مقطوع منذ أمس«.").text == "الطريق إلى القرية مقطوع منذ أمس"


def test_the_final_full_stop_is_left_out_on_either_side_of_the_mark() -> None:
    inside, outside = (only(f'وقال باسل مراد: "الميناء هادئ هذا الصباح{end}').text for end in ('."', '".'))
    assert inside == outside == "الميناء هادئ هذا الصباح"


@given(st.lists(PROSE, max_size=4))
def test_offsets_give_back_the_text(paragraphs: list[str]) -> None:
    for quotation in find_quotations(paragraphs):
        assert paragraphs[quotation.paragraph][quotation.start : quotation.end] == quotation.text
        assert quotation.text


@pytest.mark.parametrize(
    "piece", ["«", '"', "قال ", "قال رئيس ", "قال: كلمة ", "لجنة ", "وفقاً لرئيس ", "«أ ", "لكن كتب "]
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        durations = []
        for _ in range(3):
            start = time.perf_counter()
            find_quotations([piece * times])
            durations.append(time.perf_counter() - start)
        return min(durations)

    # Sixteen times the text: quadratic reading would take 256 times as long.
    assert seconds(16_000) < 100 * max(seconds(1_000), 0.001)
