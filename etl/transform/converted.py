"""Text pages that a converter made of HTML: Markdown, and the numbered links of text browsers.

Markdown, as html2text, trafilatura and crawlers for language models write it, is markup, and read as the HTML that it
came from; what they print above a text (front matter, ``URL Source: …``) states what a page's head states. Text
browsers (lynx, links) print a number before each link, ``[7]رياضة``, and list the addresses at the end; others join all
lines with bars. Archives' exports print each field below its name: ``العنوان: …``.
"""

from __future__ import annotations

import re
from html import escape
from itertools import islice, pairwise

from markdown_it import MarkdownIt

_LINK = re.compile(r"\]\((?:https?://|/|#)[^\s()]*(?:\([^\s()]*\)[^\s()]*)?(?: \"[^\"\n]*\")?\)")
_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_FEWEST_LINKS = 3
_FEWEST_HEADINGS = 2
_MOST_LETTERS = 2_000_000
"""A longer text is read as text: no news page has so much, and the parser's time is to be bounded."""
_WIDEST = 110
"""Letters; lines of a text that has longer ones were not wrapped, and each is a line of the page."""
_FRONT_MATTER = re.compile(r"\s*---\n((?:[^\n]*\n){1,60}?)---(?:\n|$)")
_READER = re.compile(r"\s*((?:[A-Z][A-Za-z ]{2,30}: [^\n]*\n\s*)+)Markdown Content:\n")
"""What the reader of r.jina.ai prints first."""
_META = {
    "title": "og:title",
    "url": "og:url",
    "url source": "og:url",
    "sitename": "og:site_name",
    "author": "author",
    "description": "description",
    "date": "article:published_time",
    "published time": "article:published_time",
    "categories": "article:section",
    "tags": "keywords",
}

_TITLE = re.compile(r"(?:العنوان|عنوان (?:الخبر|المقال|المادة|الموضوع)|Title|Headline)\s*:\s*(?=\S)", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:المعرف|الموقع|الرابط|رابط \S+|التاريخ|تاريخ \S+|النشر|الكاتب|المؤلف|المحرر|المصدر|القسم|التصنيف|الوسوم|اللغة"
    r"|الكلمات \S+"
    r"|Date|Author|Source|Section|Category|Tags|Keywords|URL|Link|ID|Language)\s*:\s*\S",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"(?:الملخص|الوصف|العنوان الفرعي|المقدمة|Summary|Description|Subtitle)\s*:\s*(?=\S)", re.IGNORECASE
)
_TEXT = re.compile(r"(?:النص|نص (?:الخبر|المقال|المادة)|المتن|المحتوى|Text|Body|Content)\s*:\s*", re.IGNORECASE)
_FEWEST_FIELDS = 3
_RECORD_REACH = 10
"""Lines to either side of a record's title among which its other fields stand."""
_BREAKS = 6
"""Numbers go up, but where a column of the page ends: at most one in so many goes down."""
_NUMBER = re.compile(r"(?<!\S)\[(\d{1,4})\](?=\S)")
_ENTRY = re.compile(r"\s*(?:[*+o•-]\s+)?(?=\[\d{1,4}\]\S)")
_BAR = " | "
_CELL = re.compile(r"\s*\|\s*([^|\s][^|]*?)\s*\|\s*")
_FEWEST_BARS = 10
_BARS_A_LINE = 6
"""Lines that hold menus have so many; pages that are nothing else do not."""
_WHOLE = re.compile(r"(?:!doctype|html|head|body)\b", re.IGNORECASE)
_DAY = re.compile(r"\s*(date \d{4}(?:-\d\d){1,2})\s+(?=\S)")
"""What crawlers print before a text: ``date 2025-11-30 افتتح الوزير …``."""
_PLACEHOLDER = re.compile(r"\[(?:INLINE|IMG|IMAGE|LINK|[\w.-]+\.(?:gif|jpe?g|png))\]\s?")
"""What stands for a picture: ``[INLINE]``, ``[logo.gif]``."""


def is_converted(text: str) -> bool:
    r"""Whether a text has several links or headings of Markdown, or a head that states its title.

    >>> is_converted("# افتتاح جسر\n\nكتبت: [هدى البحري](/author/7)"), is_converted("قال (#حملة) إن [1] سيفتح")
    (True, False)
    >>> is_converted("---\ntitle: افتتاح جسر\nurl: https://ofoq.example/7\n---\nافتتح الوزير الجسر.")
    True
    """
    return len(text) <= _MOST_LETTERS and ("title" in _head(text)[0] or _is_markdown(text))


def _is_markdown(text: str) -> bool:
    if not ("](" in text or "# " in text):
        return False
    links = len(list(islice(_LINK.finditer(text), _FEWEST_LINKS)))
    headings = len(list(islice(_HEADING.finditer(text), _FEWEST_HEADINGS)))
    return links == _FEWEST_LINKS or headings == _FEWEST_HEADINGS or (links > 0 and headings > 0)


def is_fragment(markup: str) -> bool:
    r"""Whether lines of text stand above the first tag of markup that is no whole page.

    >>> is_fragment("افتتاح جسر\n2025-02-11\n<h3>افتتح الوزير الجسر.</h3>"), is_fragment("<html>\n<p>نص</p>")
    (True, False)
    """
    above, _, below = markup.partition("<")
    return "\n" in above.strip() and _WHOLE.match(below) is None


def with_lines(markup: str) -> str:
    """Such markup with the first of the lines above its tags as the headline, and the others as paragraphs."""
    above, mark, below = markup.partition("<")
    first, *others = (escape(line) for line in above.split("\n") if line.strip())
    return f"<h1>{first}</h1>{''.join(f'<p>{line}</p>' for line in others)}{mark}{below}"


def as_html(text: str) -> str:
    """The page that a text was, with a head of what is stated above it. Lines of what is no Markdown are paragraphs."""
    stated, body = _head(text)
    title = stated.get("title")
    head = "".join(f'<meta name="{_META[name]}" content="{escape(value)}">' for name, value in stated.items())
    headline = f"<h1>{escape(title)}</h1>" if title and _HEADING.search(body) is None else ""
    return f"<html><head>{head}</head><body>{headline}{_body(body, title)}</body></html>"


def _body(text: str, title: str | None) -> str:
    if _is_markdown(text):
        is_wrapped = max((len(line) for line in text.split("\n") if "](" not in line), default=0) <= _WIDEST
        return str(MarkdownIt("commonmark", {"breaks": not is_wrapped}).enable("table").render(text))
    lines = (line.strip() for line in text.split("\n"))
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line and line != title)


def _head(text: str) -> tuple[dict[str, str], str]:
    """What a converter states above a text, by the names of `_META`, and the text."""
    found = _FRONT_MATTER.match(text) or _READER.match(text)
    if found is None:
        return {}, text
    pairs = (line.partition(":") for line in found[1].split("\n"))
    stated = {name.strip().lower(): _unlisted(value.strip()) for name, _, value in pairs}
    return {name: value for name, value in stated.items() if name in _META and value}, text[found.end() :]


def _unlisted(value: str) -> str:
    """A value without its quotation marks, and a list of several as one with commas: ``['محلي', 'اقتصاد']``."""
    listed = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
    return ", ".join(each.strip().strip("\"'") for each in listed)


def title_of_record(printed: list[str]) -> int | None:
    """Which line is the title of a record whose fields are printed below their names, if the page is one.

    >>> title_of_record(["القسم: اقتصاد", "التاريخ: 2014/11/19", "العنوان: افتتاح جسر", "الكاتب: سامي البحري"])
    2
    """
    for index, line in enumerate(printed[: 2 * _RECORD_REACH]):
        if ":" in line and _TITLE.match(line):
            near = printed[max(0, index - _RECORD_REACH) : index + _RECORD_REACH]
            return index if sum(_FIELD.match(other) is not None for other in near) >= _FEWEST_FIELDS else None
    return None


def unlabelled(line: str) -> str:
    """A line of such a record without the name of the field where that is its title, its summary or its text.

    >>> unlabelled("العنوان: افتتاح جسر"), unlabelled("النص:"), unlabelled("الكاتب: سامي البحري")
    ('افتتاح جسر', '', 'الكاتب: سامي البحري')
    """
    label = _TITLE.match(line) or _SUMMARY.match(line) or _TEXT.match(line)
    return line[label.end() :] if label else line


def is_summary(line: str) -> bool:
    """Whether a line of such a record is its summary."""
    return _SUMMARY.match(line) is not None


def unbarred(printed: list[str]) -> list[str]:
    """The lines of a page that a converter joined with bars, or put between them as a table of one cell.

    >>> unbarred(["| افتتاح جسر للمشاة |"])
    ['افتتاح جسر للمشاة']
    >>> unbarred(["الرئيسية | رياضة | " + " | ".join(["خبر"] * 9)])[:3]
    ['الرئيسية', 'رياضة', 'خبر']
    """
    printed = [found[1] if "|" in line and (found := _CELL.fullmatch(line)) else line for line in printed]
    bars = sum(line.count(_BAR) for line in printed)
    if bars < _FEWEST_BARS or bars < _BARS_A_LINE * sum(map(bool, printed)):
        return printed
    return [part for line in printed for part in line.split(_BAR)]


def undated(printed: list[str]) -> list[str]:
    """The lines of a page, with the day that a crawler put before the text on a line of its own.

    >>> undated([" date 2025-11-30 افتتح الوزير الجسر."])
    ['date 2025-11-30', 'افتتح الوزير الجسر.']
    """
    first = next((n for n, line in enumerate(printed) if line.strip()), 0)
    found = _DAY.match(printed[first]) if printed else None
    return [*printed[:first], found[1], printed[first][found.end() :], *printed[first + 1 :]] if found else printed


def unnumbered(printed: list[str]) -> list[str]:
    """The lines of a text browser without the numbers of their links; links that stand in a row are lines.

    >>> unnumbered(["[1]الرئيسية [2]رياضة", "  * [3]افتتاح جسر للمشاة", "قال الوزير [4]سامي البحري أمس"])
    ['الرئيسية', 'رياضة', 'افتتاح جسر للمشاة', 'قال الوزير سامي البحري أمس']
    """
    numbers = [int(number) for line in printed if "[" in line for number in _NUMBER.findall(line)]
    if len(numbers) < _FEWEST_LINKS or sum(one > other for one, other in pairwise(numbers)) * _BREAKS > len(numbers):
        return printed
    return [part for line in printed for part in _parts(_PLACEHOLDER.sub("", line) if "[" in line else line)]


def _parts(line: str) -> list[str]:
    if (entry := _ENTRY.match(line)) is None:
        return [_NUMBER.sub("", line)]
    return [part.strip() for part in _NUMBER.split(line[entry.end() :])[2::2]]
