"""What one line looks like by itself, before its place on the page is known."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

from etl.arabic.fold import fold
from etl.arabic.memory import Memory
from etl.model import Line
from etl.publishers.profile import Sign
from etl.publishers.vocabulary import SECTION_FORM, Vocabulary, Wording
from etl.transform.fields.bylines import is_byline, read_byline
from etl.transform.fields.captions import has_credit, read_maker
from etl.transform.fields.datelines import is_dateline
from etl.transform.fields.mastheads import is_masthead
from etl.transform.fields.stamps import is_stamp

LONG_WORDS = 20
"""A line of so many words is prose, even without a full stop."""
SENTENCE_WORDS = 6
"""A line of so many words is prose when it ends as a sentence does."""
_STAMP_WORDS = 26
"""Two days in two calendars, each with two clocks, are as long as prose."""
_BUTTON_WORDS = 8
_CAPTION_WORDS = 32
"""A longer line that closes with a newsroom's name is a paragraph, and names its source."""
_DOUBLED_BLANKS = 6
_LABEL_WORDS = 24
"""A label with more words after it than this is the beginning of prose."""

_SENTENCE_END = re.compile(
    r"(?<!\.)\.[\"'»”)]?$|[!؟?][\"'»”]$|[:،؛]$|\.\.?\"$|\.?\s?\((?:النهاية|انتهى|يتبع)\)\.?$"
    r"|[.\"]\s?انتهى[\s\d/]*[^\W\d_]?$"
)
_END_LETTERS = 16
"""Letters of the longest end of a sentence."""
_LETTER = re.compile(r"[^\W\d_\u0640]")
"""One that is more than the tatweel, of which agencies draw lines."""
_EDITORS = re.compile(
    r"انتهى[\s.:/]{1,3}(?:[^\W\d_]{1,2}[\s./]{0,2}){1,4}$|\((?:إعداد|اعداد|تحرير|تغطية|شارك|كتابة|ترجمة)\b[^()]*\)$|//.*//$|\*{3,}$|-{2,}\s?\([^()]{2,20}\)"
    r"|\((?:النهاية|انتهى|انتهت)\)\.?$|\d{4} ?ت ?م\.?$|[^\W\d_]{3,5}\s?\d{6} (?:جمت|GMT) [^\W\d_]{3,6} \d{2}$"
)
_CUE_ALONE = re.compile(r"كتبت?\s?:$|في$|(?:بواسطة|By)\s[a-z][\w.-]*$")
"""What stands above a name on a line of its own (without its colon ``كتب`` is the section of books), and who entered
a story on its site: ``بواسطة admin``."""
_MACHINE = re.compile(
    r"\?\w+=\S+$|%[0-9A-Fa-f]{2}\S*$|\w+=[\"'].*>?$|</?\w+[^>]*>$|\{.*\}$|&\w+;$|(?:\S+\s){0,4}(?:https?://|www\.)\S+$"
)
"""Markup and code that a dump took for text."""
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|\[email[^\]]*protected\]$")
"""An author's address below a column, or what hides it from robots."""
_SHORT_DAY = re.compile(r"\d{2} \d{2} \d{2}(?:\s*\|.{3,30})?$")
"""The day, perhaps the section, below a related headline of the older BBC: ``06 07 05 | الشرق الأوسط``."""
_PICTURED = re.compile(
    r"(?:جانب من|لقطة من|من (?:أعمال|فعاليات|مراسم|أجواء|حفل|افتتاح)|مشهد (?:عام|من)"
    r"|صورة (?:أرشيفية|جوية|متداولة|تعبيرية|تظهر|نشرتها|وزعتها|التقطت))"
    r"(?: \S+){1,12}(?<![.:])$|(?:\S+ ){2,16}[-–—(]\s?(?:صورة )?(?:أرشيفية|تعبيرية|توضيحية)\)?$"
)
"""How captions begin, and nothing else of a page does: ``جانب من حفل الافتتاح``."""
_HASHTAGS = re.compile(r"#\w+(?:\s+#\w+)*$|[^#]{2,30}(?:\s#\s[^#]{2,30})+$")
_BUTTON = re.compile(
    r"(?:(?:[A-Za-z+-]{1,2})(?:\s|$)){1,3}$|(?:[A-Za-z ]{0,12}\s)?(?:ع(?: ع){1,3}|[أا](?: [أا]){2,3})$|[ء-ي]$"
    r"|استمع\s?\([^()]{1,12}\)$"
)
"""Letters that stand for sizes of letters, and a player with its length: ``ع ع ع``, ``استمع (6 د)``."""
_INITIALS = re.compile(
    r"=*\s?(?:(?:[^\W\d_]{1,2}(?!\w)\.?\s?){1,4}/\s?(?:[^\W\d_]{1,2}(?!\w)\.?[\s/]*){1,8}(?:\([^()]{2,60}\))?"
    r"|(?:[^\W\d_]\.\s?){1,3}[^\W\d_]?)$"
)
"""The editors' initials and the agencies they used: ``ع.ج/ أ.ح (د ب أ، رويترز)``."""
_COPYRIGHT = re.compile(r"©|\([cC]\)")
_RIGHTS = re.compile(r"(?:©|\([cC]\)).*(?:www\.|https?:|حقوق)")
"""A site's notice of its rights, where a credit names a picture's owner."""
_READ_OF = re.compile(
    r"(?:[اإأ]قر[أا]|طالع|شاهد)(?:وا)?(?:\s[^\s:]+){1,5}\s?:$"
    r"|[اإأ]قر[أا](?:\s[أا]يض[اًا]+)?\sفي\s[^\W\d_]+$|أخبار [^\W\d_]+ ذات (?:صلة|علاقة)$"
)
"""Heads links to a site's other stories: ``اقرأ من أخبار الرياضة:``, ``اقرأ في السعودية``, ``أخبار محلية ذات صلة``."""
_BOX_END = re.compile(r"(?:[^\W\d_]+ ){1,4}نهاية$")
"""What tells readers who cannot see it that a box of the BBC ends: ``يستحق الانتباه نهاية``."""
_GLUED = re.compile(r"(?:[اإأ]قر[أا]|شاهد|طالع)\s?[أا]يض[اًا]+(?=[^\W\d_]{3})")
"""Such a heading and the headline of the link below it, as one: ``اقرأ أيضاافتتاح جسر للمشاة``."""
_FILED = re.compile(r"This entry was posted on .{6,60}? and is filed under ")
"""What themes of the older WordPress put below a text."""
_STRIP = " :: "
"""What stands between headlines that a ticker runs together."""
_CONTACT = re.compile(
    r"(?=.{0,110}$)(?=.*(?:\d{5}|@))(?:.{0,60}[\s(])?(?:(?:ال)?هاتف|تلفون|(?:ال)?فاكس|ص\s?\.\s?ب|ت|[Tt]el|[Ff]ax)"
    r"\s?[.:]?\s?[^\W\d_]{0,12}\s?[:.(+]?\s?[\d(+].*$"
)
"""How a publisher is reached: ``الخرطوم - ص.ب: 3424 - هاتف: 83777000``."""
_SLUG = re.compile(r"(?:[^\W\d_]+(?: [^\W\d_]+)?/){2,5}[^\W\d_]+(?: [^\W\d_]+)?")
"""What an agency files a dispatch under: ``كويت/مواصلات/نقل بري/لقاء``."""
_YEARS = re.compile(r"\d[\d\s–-]*:\s*[–-]?$")
"""Years that head an entry of a chronology."""
_UPDATED = re.compile(r"(?:آخر|اخر) تحديث\s*:?\s*(?:GMT|الساعة)?\s*\d{1,2}:\d{2}(?::\d{2})?$")
"""A stamp without its day: ``آخر تحديث GMT08:30:42``."""
_CLOCK_ALONE = re.compile(
    r"(?:(?:التوقيت|الساعة)\s*:?\s*)?\d{1,2}:\d{2}"
    r"\s?(?:[صم]|صباح[اًا]+|مساء[ًا]*|ت مـ?|am|pm|GMT)?(?:\s?[,،(]?\s?ب?توقيت \w+\)?)?$"
)
_PRAYER = re.compile(r"ال(?:فجر|شروق|ظهر|عصر|مغرب|عشاء)\s*:?\s*\d{1,2}:\d{2}(?:\s?(?:[صم]|[AP]M))?$")
"""When a prayer is due, as the tops of pages show it."""
_COUNTED = re.compile(
    r"(?:•\s*)?(?:[\d,.\s–-]*(?:\d\s*(?:دقائق|دقيقة|دقيقتين|دق?|ثانية|min(?:utes)?)"
    r"|دقيقة واحدة|أقل من دقيقة|دقيقت(?:ان|ا))(?:\s+(?:لل)?قراءة)?$"
    r"|قراءة\s*:?\s+(?:\d+\s+)?(?:دقائق|دقيقة|دقيقتين|د(?:,\s?\d+\s?ث)?)$"
    r"|(?:-\s)?(?:(?:(?:ال)?(?:قراءة|قراءات|تعليقات|مشاهدات|مشاهدة|زيارات)|القراء)\s*:?\s*[\d,.]+\s*){1,3}$"
    r"|\(?[\d,.\s]+\)?\s*(?:قراءة|قراءات|صور|صورة|مشاهدة|مشاهدات|زيارة|زيارات|مشاركة|مشاركات|متابع|تعليق|تعليقات|شوهد|إعجاب))$"
)
"""How long reading takes, and how often a page was read: ``3 دقائق قراءة``, ``5567 قراءة``."""
_SYNDICATED = re.compile(
    r"(?:(?:هذا|هذه|The)\s)?(?:ظهرت?\s)?(?:الخبر|المقال|المقالة|التدوينة|post)\s.{5,200}\s"
    r"(?:ظهرت?\s[أا]ولاً?\s(?:على|في)|[أا]ولاً?\sعلى|appeared first on)\s.{2,60}$"
)
"""What feeds put below a text: ``هذا الخبر … ظهر أولاً في الأفق``, ``The post … appeared first on …``."""
_SIGNS_OF_FEEDS = ("ظهر", "appeared")
"""Without one of these a line is no such note."""
_SHORTCODE = re.compile(r"\[[a-z][\w-]*\s[\w-]+=[^\]]*\]?$")
"""What a site's software failed to replace: ``[gallery ids="12,15"]``."""
_CURRENCY = r"(?:دولار|يورو|جنيه|ريال|دينار|درهم|ليرة|شيكل)(?:\s[^\W\d_]+)?"
_READING = re.compile(
    r"(?:آخر سعر|التغير|الافتتاح|الإغلاق|الأعلى|الأدنى|الحجم)\s[-+]?\d[\d.,]*(?:\s?\([-+\d.,]+%?\))?$|"
    rf"(?:{_CURRENCY}\s?)?\d+[.,]\d+\s?{_CURRENCY}$|{_CURRENCY}\s?\d+[.,]\d+$"
    r"|(?:[^\W\d_]++\s?){0,3}-?\d++(?:[.,]\d+)?\s?(?:°|℃|º)\s?(?:[^\W\d_]++\s?){0,3}$"
)
"""Rates and temperatures, as the tops of pages show them: ``جنيه إسترليني4.57``, ``21.12°القدس``."""
_FREQUENCY = re.compile(r"(?:[^\W\d_]+ ){0,4}(?:FM ?\d{2,3}(?:\.\d)?|\d{2,3}(?:\.\d)? ?FM)$")
"""On which a station is heard: ``وسط الوادي FM 98.3``."""
_RATES = re.compile(r"(?:(?:الدولار|اليورو|الدينار|الجنيه|الاسترليني|الذهب)[^\d]{0,20}\d+[.,]?\d*\s*){2,}$")
"""``الدولار 3.51 الدينار 4.95``."""
_DEGREES = ("°", "℃", "º")
_TEMPERATURES = re.compile(r"(?:[^°℃º]{1,40}\d\s?[°℃º]\s*){2,}$")
"""``القدس 19° رام الله 18°``."""
_FIGURE = re.compile(r"\d+[.,]\d+")
_FEWEST_FIGURES = 3
_TERMS = re.compile(r"(?:[^\s,،]+(?: [^\s,،]+){0,3}[,،](?=\S)){5,}[^,،]{1,40}$")
"""A page's stated keywords, where a dump took them for text: no space stands after the commas."""
_POST = re.compile(r"[—–-]++\s?[^()]++\(@\w+\)(?:\s.{4,30})?$")
"""The signature below a post on a social network: ``— مرصد الأفق (@ofoq_obs) March 3, 2021``."""
_ISSUE = re.compile(r"(?:العدد|عدد|صفحة|الصفحة)\s*:?\s*\(?\d+\)?$")
"""A printed newspaper's issue or page: ``العدد (3968)``, ``صفحة: 5``."""
_MENU = re.compile(r"(?:[^|]{2,25}\|\s*){3,}[^|]{2,25}$")
"""Four short pieces or more with bars between them."""
_FEWEST_LINKS = 6
_LINKED_UP = re.compile(r"(?:[^\s-]+(?: [^\s-]+)+ - ){6,}[^-]{2,40}$")
"""The links of a site's top, run together with dashes; lists in a text are of single words as often."""
_BULLET = re.compile(r"(?:[•▪◦●■*>–-]|\d{1,2}\s?[-–.)])\s+\S")

_RARE = (("FM", 1, _FREQUENCY, Sign.WIDGET), (" - ", _FEWEST_LINKS, _LINKED_UP, Sign.NAVIGATION))
"""Forms that are dear to look for, behind the mark that a line must hold and how often."""
_FORMS = (
    (_CLOCK_ALONE, Sign.STAMP),
    (_UPDATED, Sign.STAMP),
    (_FILED, Sign.STAMP),
    (_MACHINE, Sign.NAVIGATION),
    (_CONTACT, Sign.NAVIGATION),
    (_SHORTCODE, Sign.NAVIGATION),
    (_BUTTON, Sign.WIDGET),
    (_CUE_ALONE, Sign.WIDGET),
    (_COUNTED, Sign.WIDGET),
    (_READING, Sign.WIDGET),
    (_RATES, Sign.WIDGET),
    (_PRAYER, Sign.WIDGET),
    (_POST, Sign.WIDGET),
    (_TERMS, Sign.NAVIGATION),
    (_MENU, Sign.NAVIGATION),
    (_ISSUE, Sign.WIDGET),
    (_HASHTAGS, Sign.KEYWORDS),
    (SECTION_FORM, Sign.SECTION),
    (_MAILBOX, Sign.SIGN_OFF),
    (_SHORT_DAY, Sign.STAMP),
    (_EDITORS, Sign.SIGN_OFF),
    (_INITIALS, Sign.SIGN_OFF),
    (_RIGHTS, Sign.NAVIGATION),
    (_COPYRIGHT, Sign.CREDIT),
    (_PICTURED, Sign.CAPTION),
    (_READ_OF, Sign.RELATED),
    (_BOX_END, Sign.BOX_END),
)
_FORM = re.compile("|".join(f"({form.pattern})" for form, _ in _FORMS))
"""All of them in one look, since most lines have none; the first that fits counts."""


_Reading = tuple[str, int, Sign | None, bool, str, bool]
"""What a `Look` says of its line's text, wherever that stands."""
_MOST_READINGS = 1 << 13
"""Lines that are remembered for each layout: the pages of a site share their menus, buttons, sections and boxes."""


def is_clock(text: str) -> bool:
    """A time of day and nothing else, as stands above each entry of a live report."""
    return _CLOCK_ALONE.match(text) is not None


def is_mailbox(text: str) -> bool:
    """An address of the post and nothing else, as stands beside an author's name."""
    return _MAILBOX.match(text) is not None


class Look(NamedTuple):
    """A line that holds text, and what its wording and shape say."""

    line: Line
    folded: str
    words: int
    sign: Sign | None
    is_own: bool
    """The sign comes from the layout's own phrase."""
    rest: str
    """What follows the sign's phrase on the line."""
    is_prose: bool
    after_blank: bool

    @property
    def text(self) -> str:
        """The line as displayed."""
        return self.line.text

    @property
    def is_bare(self) -> bool:
        """A short line that says nothing of itself: a headline, a subheading, a card."""
        return self.sign is None and not self.is_prose

    @property
    def is_arabic(self) -> bool:
        """It holds an Arabic letter."""
        return any("\u0621" <= letter <= "\u06d3" for letter in self.line.text)

    @property
    def is_foreign(self) -> bool:
        """It holds letters, and none of them Arabic; the years of a chronology are no words."""
        return not self.is_arabic and any(map(str.isalpha, self.line.text))

    @property
    def is_sentence(self) -> bool:
        """It ends as a sentence of prose does, however short it is."""
        return self.line.text.endswith((".", '."', ".»")) and not self.line.text.endswith("..")

    @property
    def is_strip(self) -> bool:
        """It may be headlines of other stories run together: it does not end as a sentence does, nor pause as one."""
        return not self.is_sentence and "،" not in self.line.text

    @property
    def is_item(self) -> bool:
        """An entry of a list in running text."""
        return _BULLET.match(self.line.text) is not None


def look(line: Line, vocabulary: Vocabulary, after_blank: bool) -> Look:
    """What a line that holds text looks like."""
    return Look(line, *_readings(vocabulary)[line.text], after_blank)


@lru_cache(maxsize=256)
def _readings(vocabulary: Vocabulary) -> Memory[_Reading]:
    return Memory(partial(_read, vocabulary), _MOST_READINGS)


def _read(vocabulary: Vocabulary, text: str) -> _Reading:
    folded = fold(text)
    words = folded.count(" ") + 1
    prose = _is_prose(text, words)
    if glued := _GLUED.match(text):
        return folded, words, Sign.RELATED, False, text[glued.end() :], False
    wording = vocabulary.wording(text, folded)
    if wording and _is_borne_out(wording, text, words, prose=prose):
        return folded, words, wording.sign, wording.is_own, wording.rest, False
    sign = Sign.NAVIGATION if is_masthead(text) else _shape(text, words, prose, vocabulary)
    return folded, words, sign, False, "", prose and sign is None


def _is_prose(text: str, words: int) -> bool:
    if words >= LONG_WORDS:
        return True
    return words >= SENTENCE_WORDS and _SENTENCE_END.search(text, max(0, len(text) - _END_LETTERS)) is not None


def _is_borne_out(wording: Wording, text: str, words: int, *, prose: bool) -> bool:
    """Whether the line is no sentence of prose that a phrase happens to open, and no headline."""
    if wording.sign is Sign.BYLINE:
        return read_byline(text) is not None
    if wording.sign is Sign.SECTION and _CUE_ALONE.match(text):
        return False
    if wording.sign is Sign.WIDGET:
        return not wording.rest or words <= _BUTTON_WORDS
    is_own_sign_off = wording.is_own and wording.sign is Sign.SIGN_OFF
    if not prose or not wording.rest or is_own_sign_off or wording.sign in (Sign.NAVIGATION, Sign.KEYWORDS):
        return True
    return words <= _LABEL_WORDS and wording.sign in (Sign.SIGN_OFF, Sign.CAPTION, Sign.CREDIT)


def _shape(text: str, words: int, prose: bool, vocabulary: Vocabulary) -> Sign | None:
    """What the form of a line says, where its wording says nothing."""
    if _LETTER.search(text) is None:
        return _shape_of_figures(text)
    if words <= _STAMP_WORDS and is_stamp(text, vocabulary.is_section):
        return Sign.DATELINE if is_dateline(text) else Sign.STAMP
    if sign := _form(text) or (Sign.DATELINE if is_dateline(text) else None):
        return sign
    if (not prose or text.endswith(":")) and is_byline(text):
        return Sign.BYLINE
    is_caption = words <= _CAPTION_WORDS and (_is_doubled(text) or has_credit(text, only_newsrooms=prose))
    return Sign.CAPTION if is_caption else (Sign.NAVIGATION if _SLUG.fullmatch(text) else None)


def _is_doubled(text: str) -> bool:
    """Whether a line says one thing twice, as a picture's description and its caption do."""
    half = len(text) // 2
    return text.count(" ") > _DOUBLED_BLANKS and text[:half] == text[half + 1 :] and text[half] == " "


def _form(text: str) -> Sign | None:
    found = _FORM.match(text)
    if found is not None and found.lastindex is not None:
        return _FORMS[found.lastindex - 1][1]
    if (any(degree in text for degree in _DEGREES) and _TEMPERATURES.match(text)) or _is_of_readings(text):
        return Sign.WIDGET
    if text.count(_STRIP) > 1:
        return Sign.TICKER
    if any(sign in text for sign in _SIGNS_OF_FEEDS) and _SYNDICATED.match(text):
        return Sign.NAVIGATION
    rare = (sign for mark, least, form, sign in _RARE if text.count(mark) >= least and form.match(text))
    return Sign.CREDIT if read_maker(text) else next(rare, None)


def _is_of_readings(text: str) -> bool:
    """Whether a line tells prices and rates: ``تداول 6,574.21 (0.34%) برنت 105.12 الذهب 1,502.30``.

    >>> _is_of_readings("برنت 105.12 ذهب 1,502.30 يورو 1.42"), _is_of_readings("ارتفع من 1.2 إلى 1.5 ثم 1.7 مليون")
    (True, False)
    """
    figures = len(_FIGURE.findall(text))
    return figures >= _FEWEST_FIGURES and sum(word.isalpha() for word in text.split()) <= figures


def _shape_of_figures(text: str) -> Sign | None:
    """A line without a letter: a stamp, the years of a chronology, or a button."""
    if _CLOCK_ALONE.match(text) or is_stamp(text):
        return Sign.STAMP
    return None if _YEARS.match(text) else Sign.WIDGET
