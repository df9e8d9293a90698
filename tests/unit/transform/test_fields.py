from __future__ import annotations

import pytest

from etl.issues import Code, Issue
from etl.model import Block, Role
from etl.publishers.profile import Layout
from etl.transform.fields.bylines import is_byline, read_author, read_byline
from etl.transform.fields.captions import has_credit, read_caption, read_captions
from etl.transform.fields.datelines import is_dateline, read_dateline
from etl.transform.fields.keywords import read_keywords
from etl.transform.fields.moments import read_moments
from etl.transform.fields.sections import read_section
from etl.transform.fields.stamps import is_stamp, read_stamps
from tests.unit.transform.pages import PROSE, read


@pytest.mark.parametrize(
    ("line", "authors", "place"),
    [
        ("علي السراي (لندن)", ["علي السراي person"], "لندن"),
        ("«الشرق الأوسط» (واشنطن)", ["الشرق الأوسط desk"], "واشنطن"),
        ("لندن: محمد الشافعي", ["محمد الشافعي person"], "لندن"),
        ("لندن: «الشرق الأوسط»", ["الشرق الأوسط desk"], "لندن"),
        ("أبوجا - لندن: سامي خوري", ["سامي خوري person"], "أبوجا - لندن"),
        ("واس - جدة", ["واس agency"], "جدة"),
        ("سكاي نيوز عربية - أبوظبي", ["سكاي نيوز عربية desk"], "أبوظبي"),
        ("هسبريس - وفاء الزاكي", ["وفاء الزاكي person"], None),
        ("كتب – أحمد سالم ومنى كريم", ["أحمد سالم person", "منى كريم person"], None),
        ("كتبت نهى الجندى", ["نهى الجندى person"], None),
        ("بقلم: منصف الطرابلسي", ["منصف الطرابلسي person"], None),
        ("سامي خوري، وليد حداد (بيروت)", ["سامي خوري person", "وليد حداد person"], "بيروت"),
        ("خضير حسين بي بي سي - بغداد", ["خضير حسين person"], "بغداد"),
        ("بي بي سي - مومباي", ["بي بي سي desk"], "مومباي"),
        ("خالد البقمي (جدة) okaz_online@", ["خالد البقمي person"], "جدة"),
        ("رويترز", ["رويترز agency"], None),
    ],
)
def test_a_byline_names_its_authors_by_kind_and_their_place(line: str, authors: list[str], place: str | None) -> None:
    found = read_byline(line)
    assert found is not None
    assert [f"{author.name} {author.kind}" for author in found.authors] == authors
    assert found.place == place
    assert found.text == line


@pytest.mark.parametrize(
    "line",
    [
        "قارب صيد في ميناء جدة (واس)",
        "حزب الله - إسرائيل",
        "تقرير: مقتل القيادي في غارة",
        "من جانبه",
        "من سليم حداد",
        "مهرجان الأخطبوط يعود",
        "القاهرة: توقيع اتفاق على حصص المياه في النيل",
    ],
)
def test_headlines_and_captions_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("stated", "authors", "place"),
    [
        ("القصب - محمد الحميضي / تصوير - نواف الحميضي:", ["محمد الحميضي person"], "القصب"),
        ("دومة الجندل: محمد الحسن", ["محمد الحسن person"], "دومة الجندل"),
        ("* أحمد الرشيد من الرياض", ["أحمد الرشيد person"], "الرياض"),
        ("باريس:{الشرق الأوسط}", ["الشرق الأوسط desk"], "باريس"),
        ("أنقرة : (د ب أ)", ["د ب أ agency"], "أنقرة"),
        ("عبدالعزيز الشيخ ـ جدة", ["عبدالعزيز الشيخ person"], "جدة"),
        ("عكاظ (الرياض)", ["عكاظ desk"], "الرياض"),
        ("سبق- فيفاء:", ["سبق desk"], "فيفاء"),
        ("عبد الكريم الحمد", ["عبد الكريم الحمد person"], None),
    ],
)
def test_a_stated_author_needs_no_known_place(stated: str, authors: list[str], place: str | None) -> None:
    found = read_author(stated)
    assert found is not None
    assert ([f"{author.name} {author.kind}" for author in found.authors], found.place) == (authors, place)


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("دبي، الإمارات العربية المتحدة (CNN) -- وصل مركب", "دبي، الإمارات العربية المتحدة", "CNN", None),
        ("صنعاء، اليمن(CNN)-- قالت المحكمة", "صنعاء، اليمن", "CNN", None),
        ("لندن (رويترز) - صعدت أسعار القمح", "لندن", "رويترز", None),
        ("بيروت (أ.ف.ب) – قالت وزارة الصحة", "بيروت", "أ.ف.ب", None),
        ("بكين 3 يونيو 2024 (شينخوا) بدأ خط جديد", "بكين", "شينخوا", "2024-06-03"),
        ("أبوظبي في 3 يونيو / وام / أطلقت هيئة البيئة", "أبوظبي", "وام", "2024-06-03"),
        ("عمان 5 أيار (بترا) - قال الوزير", "عمان", "بترا", "2024-05-05"),
        ("الرياض 26 شوال 1444 هـ الموافق 16 مايو 2023 م واس", "الرياض", "واس", "2023-05-16"),
        ("القاهرة - رويترز: قال مصدر", "القاهرة", "رويترز", None),
        ("دمشق-سانا", "دمشق", "سانا", None),
        ("الجزائر/ ياسين بوعلام/ الأناضول", "الجزائر", "الأناضول", None),
        ("(أ ف ب) - أعلنت الشركة", None, "أ ف ب", None),
        ("سبق- حفر الباطن: ضبطت الشرطة", "حفر الباطن", "سبق", None),
        ("أحمد علي- سبق- القاهرة: كشفت الشركة", "القاهرة", "سبق", None),
    ],
)
def test_a_dateline_is_read_in_the_style_of_its_agency(
    text: str, place: str | None, agency: str, day: str | None
) -> None:
    found = read_dateline(text, 2024)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, day)
    assert text.startswith(found.text)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير (رويترز) إن الأسعار سترتفع",
        "وقع 30 قتيلا في هجوم على السوق (رويترز)",
        "وقال مسؤول في القاهرة لرويترز إن المفاوضات مستمرة",
        "الجزيرة قناة إخبارية مقرها الدوحة",
    ],
)
def test_prose_that_names_an_agency_has_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_only_an_agencys_line_is_a_dateline_by_itself() -> None:
    assert is_dateline("دمشق-سانا")
    assert not is_dateline("دبي - العربية.نت")
    assert not is_dateline("لندن (رويترز) - صعدت أسعار القمح")


@pytest.mark.parametrize(
    ("line", "stamps"),
    [
        ("الخميس 29 جويلية 2021 - 10:40", ["published 2021-07-29T10:40:00"]),
        ("الثلاثاء، 05 ديسمبر 2023 03:35 م", ["published 2023-12-05T15:35:00"]),
        ("آخر تحديث: الاثنين, 24 أغسطس/ آب, 2009, 16:45 GMT", ["modified 2009-08-24T16:45:00+00:00"]),
        ("1430 (GMT+04:00) - 06/02/09", ["published 2009-02-06T14:30:00+04:00"]),
        ("24.10.2023 - محدث : 25.10.2023", ["published 2023-10-24", "modified 2023-10-25"]),
        ("Tue Feb 20, 2024 2:15pm GMT", ["published 2024-02-20T14:15:00+00:00"]),
        ("الأحد - 14 رجب 1444 هـ - 05 فبراير 2023 مـ", ["published 2023-02-05"]),
        ("الأربعاء ٣ غشت ٢٠٢٢", ["published 2022-08-03"]),
        ("نُشر: 15:22-20 يوليو 2024 م ـ 14 مُحرَّم 1446 هـ", ["published 2024-07-20T15:22:00"]),
        ("آخر تحديث: 18:10-20 يوليو 2024 م ـ 14 مُحرَّم 1446 هـ", ["modified 2024-07-20T18:10:00"]),
    ],
)
def test_a_stamp_states_its_moments(line: str, stamps: list[str]) -> None:
    assert is_stamp(line)
    found = [f"{'modified' if stamp.is_update else 'published'} {stamp.value}" for stamp in read_stamps(line)]
    assert found == stamps


@pytest.mark.parametrize("line", ["قتل 3 في 24 أغسطس 2009", "مئة عام على ثورة 1919", "5 أسئلة عن الهيدروجين"])
def test_a_line_with_other_words_is_no_stamp(line: str) -> None:
    assert not is_stamp(line)


@pytest.mark.parametrize(
    ("line", "text", "credits"),
    [
        ("اعتقال القيادي (أ.ف.ب - غيتي)", "اعتقال القيادي", ("أ.ف.ب", "غيتي")),
        ("سفينة عند القناة (هيئة القناة/ رويترز)", "سفينة عند القناة", ("هيئة القناة", "رويترز")),
        ("إحدى الحافلات - صورة: منير امحيمدات", "إحدى الحافلات", ("منير امحيمدات",)),
        ("مقهى قديم في مرسيليا © أ ف ب", "مقهى قديم في مرسيليا", ("أ ف ب",)),
        ("قمر صناعي صغير - سبوتنيك عربي", "قمر صناعي صغير", ("سبوتنيك عربي",)),
        ("مركب من خشب الساج", "مركب من خشب الساج", ()),
        ("غزة بعد القصف (من الأرشيف)", "غزة بعد القصف (من الأرشيف)", ()),
    ],
)
def test_a_caption_is_parted_from_its_credits(line: str, text: str, credits: tuple[str, ...]) -> None:  # noqa: A002
    assert read_caption(line) == (text, credits)


def test_a_credit_on_its_own_line_belongs_to_the_caption_beside_it() -> None:
    assert read_captions(["صدر الصورة، جمعية ظل", "التعليق على الصورة، حفرة جاهزة"]) == [("حفرة جاهزة", ("جمعية ظل",))]
    assert read_captions(["قمر صناعي صغير", "© Sputnik"]) == [("قمر صناعي صغير", ("Sputnik",))]


def test_the_count_of_a_gallery_is_no_part_of_a_caption() -> None:
    assert read_captions(["1/3 معصرة قديمة", "2/3 عائلة تجمع الثمار"]) == [
        ("معصرة قديمة", ()),
        ("عائلة تجمع الثمار", ()),
    ]


def test_a_long_line_has_a_credit_only_if_it_names_a_newsroom() -> None:
    assert not has_credit(f"{PROSE[0].rstrip('.')} (حزب الله)", only_newsrooms=True)
    assert has_credit(f"{PROSE[0].rstrip('.')} (رويترز)", only_newsrooms=True)


def block(role: Role, text: str, line: int = 1) -> Block:
    return Block(role=role, article=0, first_line=line, last_line=line, text=text)


def test_keywords_are_cut_at_commas_and_lines() -> None:
    assert read_keywords([block(Role.KEYWORDS, "كلمات مفاتيح: قرقنة، صيد بحري، قرقنة")]) == ("قرقنة", "صيد بحري")
    assert read_keywords([block(Role.KEYWORDS, "الأطلس\nالضباب")]) == ("الأطلس", "الضباب")


def test_two_days_of_publication_are_a_conflict_and_the_first_stands() -> None:
    issues: list[Issue] = []
    stamps = [block(Role.STAMP, "12 مايو 2022", 2), block(Role.STAMP, "14 مايو 2022", 9)]
    assert read_moments(stamps, 1, issues).published_at == "2022-05-12"
    assert [(issue.code, issue.line) for issue in issues] == [(Code.DATE_CONFLICT, 9)]


def test_of_two_prints_of_one_day_the_one_with_the_time_stands() -> None:
    stamps = [block(Role.STAMP, "20 يوليو 2024 م"), block(Role.STAMP, "نُشر: 15:22-20 يوليو 2024 م", 2)]
    assert read_moments(stamps, 1, []).published_at == "2024-07-20T15:22:00"


def test_an_update_alone_is_also_the_publication() -> None:
    moments = read_moments([block(Role.STAMP, "آخر تحديث: 12 مايو 2022")], 1, [])
    assert (moments.published_at, moments.modified_at) == ("2022-05-12", "2022-05-12")


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("اقتصاد", "اقتصاد"),
        ("أخبار|اقتصاد", "اقتصاد"),
        ("أخبار لبنان", "أخبار لبنان"),
        ("الرئيسية » جهات » عنوان الخبر هنا", "جهات"),
        ("BBC Arabic - العالم - عنوان الخبر هنا", "العالم"),
        ("CNNArabic.com - عنوان الخبر هنا", None),
    ],
)
def test_the_section_is_read_from_its_line_a_breadcrumb_or_the_title(line: str, section: str | None) -> None:
    assert read_section([block(Role.SECTION, line)], "عنوان الخبر هنا", Layout(name="any")) == section


def test_the_bylines_place_may_stand_on_a_line_of_its_own() -> None:
    byline = read("الحديقة تفتح أبوابها من جديد\nMona Salman\n12 مايو 2022\nGaza\n<1>\n<2>").articles[0].byline
    assert byline is not None
    assert (byline.authors[0].name, byline.place) == ("Mona Salman", "Gaza")


def test_a_columnists_job_is_not_in_the_byline() -> None:
    byline = read("حين تصبح العجلة سياسة\nليلى الدغيدي\nكاتبة وباحثة في الإدارة\n<1>\n<2>").articles[0].byline
    assert byline is not None
    assert byline.text == "ليلى الدغيدي"


def test_a_datelines_day_is_the_publication_where_no_stamp_is_printed() -> None:
    article = read("الحديقة تفتح أبوابها من جديد\nبكين 3 يونيو 2024 (شينخوا) <1>\n<2>").articles[0]
    assert (article.published_at, article.published_basis) == ("2024-06-03", "printed")
