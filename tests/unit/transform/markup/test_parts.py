"""Heads and texts of HTML pages, by small pages that each show one thing."""

from __future__ import annotations

from etl.keys import sha256
from etl.model import Article, Page
from etl.transform import transform

HEADLINE = "قافلة الكتب تصل إلى قرى الجبل بعد ذوبان الثلوج"
PROSE = (
    "وصلت قافلة الكتب صباح الثلاثاء إلى قرى الجبل الأعلى بعد أن فتحت الجرافات الطريق الذي أغلقته الثلوج شهرين.",
    "وقال سائق القافلة مروان الصالح إن الأطفال كانوا ينتظرونه منذ الفجر، وإنهم أعادوا كل كتاب استعاروه.",
    "وتحمل القافلة هذا العام ألفي كتاب جديد، بينها قصص طبعت بحروف كبيرة لكبار السن الذين طلبوها في الزيارة الماضية.",
    "وستبقى القافلة في الجبل أسبوعين، ثم تنزل إلى قرى الوادي حيث تبدأ امتحانات المدارس.",
)


def article(body: str, *, above: str = "", head: str = "") -> Article:
    """The one article of a page: ``<1>`` to ``<4>`` in its body stand for paragraphs, ``<h>`` for the headline."""
    for number, prose in enumerate(PROSE, 1):
        body = body.replace(f"<{number}>", f"<p>{prose}</p>")
    markup = f"<html><head>{head}</head><body>{above}<main>{body}</main></body></html>"
    markup = markup.replace("<h>", f"<h1>{HEADLINE}</h1>")
    content = markup.encode()
    page = Page(dump="d", sha256=sha256(content), size_bytes=len(content), media_type="text/html", text=markup)
    (found,) = transform(page).articles
    return found


def texts(found: Article) -> list[tuple[str, str]]:
    return [(str(part.kind), part.text) for part in found.body]


WHOLE = [("paragraph", prose) for prose in PROSE]


def test_headings_and_questions_of_a_box_in_the_text_are_no_text() -> None:
    poll = "<div class='poll-box'><h4>استطلاع رأي</h4><p>هل تستعير الكتب من مكتبة عامة؟</p><label>نعم</label></div>"
    letter = "<aside><h3>نشرة الثقافة</h3><p>اشترك لتصلك كل خميس.</p><button>اشترك</button></aside>"
    assert texts(article(f"<h><div><1><2>{poll}<3>{letter}<4></div>")) == WHOLE


def test_a_second_heading_of_the_first_level_below_the_headline_is_the_standfirst() -> None:
    standfirst = "ألفا كتاب جديد وقصص بحروف كبيرة لكبار السن"
    found = article(
        f"<h><h1 class='sub'>{standfirst}</h1><h4>ثقافة</h4><1><2><3><4>", head=f"<title>{HEADLINE}</title>"
    )
    assert (found.headline, found.standfirst) == (HEADLINE, standfirst)


def test_first_prose_that_is_called_an_intro_is_the_standfirst() -> None:
    intro = "طريق الجبل مفتوح من جديد، والأطفال أعادوا كل كتاب استعاروه قبل الشتاء. تقرير من القرية الأولى على الطريق."
    found = article(f"<h><div><p class='intro'>{intro}</p><1><2><3><4></div>")
    assert (found.standfirst, texts(found)) == (intro, WHOLE)


def test_a_name_below_a_picture_that_the_text_speaks_of_is_a_caption() -> None:
    found = article("<h><img src=m.jpg><span>مروان الصالح</span><div>كتبت هدى الراوي</div><div><1><2><3><4></div>")
    assert found.byline is not None
    assert [author.name for author in found.byline.authors] == ["هدى الراوي"]
    assert [caption.text for caption in found.captions] == ["مروان الصالح"]


def test_the_day_of_a_printed_issue_dates_an_article_without_a_stamp() -> None:
    issue = "<div>الخميـس 12 جمـادى الاولى 1425 هـ 1 يوليو 2004 العدد 9347</div>"
    assert article("<h><1><2><3><4>", above=issue).published_at == "2004-07-01"
    assert article("<h><div>30 يونيو 2004</div><1><2><3><4>", above=issue).published_at == "2004-06-30"


def test_the_last_step_of_a_path_far_above_the_headline_is_the_section() -> None:
    path = "<div class='bread-crumbs'><a href='/'>الأفق</a><a href='/books'>كتب وناس</a></div>"
    assert article("<h><div>3 مارس 2019</div><1><2><3><4>", above=path).section == "كتب وناس"


def test_keywords_below_the_text_are_no_part_of_a_related_section_that_ends_it() -> None:
    found = article(
        "<h><div><1><2><3><4><p>اقرأ أيضا: <a href='/n/1'>مكتبة متنقلة على ظهور البغال</a></p></div>"
        "<div class='tags'><a href='/tag/k'>كتب</a>, <a href='/tag/j'>الجبل</a></div>"
    )
    assert [card.headline for card in found.related] == ["مكتبة متنقلة على ظهور البغال"]
    assert found.keywords == ("كتب", "الجبل")


def test_short_paragraphs_in_containers_of_their_own_are_text_where_they_go_on_telling() -> None:
    told = (
        "افتتح رئيس البلدية صباح اليوم سوق الزهور في المدينة القديمة بحضور عدد من التجار",
        "وقال رئيس البلدية في كلمته إن الترميم استغرق عامين وشمل الأرضيات والأسقف الخشبية",
        "من جانبهم عبر التجار عن سعادتهم بالعودة إلى محالهم بعد طول انتظار في سوق مؤقت",
        "يذكر أن السوق يعود إلى القرن التاسع عشر ويضم ثمانين محلا لبيع الزهور والشتلات",
    )
    rows = "".join(f"<div>{each}</div>" for each in told)
    assert texts(article(f"<div><h><div>{rows}</div></div>")) == [("paragraph", each) for each in told]
