"""The page of a record: the HTML that it holds, or an article with fields that are stated and not guessed.

An article without its page is laid out as the plainest markup there is, since markup says for certain what its
headline and its paragraphs are. Its own bytes are the parts of the record that were taken, as JSON.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import orjson

from etl.errors import InputRefused, Reason
from etl.extract.readers import html as markup
from etl.extract.readers.file import File
from etl.extract.readers.records.mapping import FieldMapping, Part, Record
from etl.extract.readers.single import Receipt, page_of
from etl.model import Page, Place, Stated
from etl.transform.evidence.instants import read_instant

_STATED = (
    Part.HEADLINE,
    Part.AUTHOR,
    Part.PUBLISHED_AT,
    Part.MODIFIED_AT,
    Part.SECTION,
    Part.KEYWORDS,
    Part.LANGUAGE,
)
"""Parts that are fields of an article."""
_RUN_ON = re.compile(r"(?<=[.؟!»”\"…]) +(?=(?:سمات [^\n.؟!]{1,200}|رابط الخبر [^\n]{1,300})$)")
"""What stands before the page's tags, or its own address, where a crawler ran them into the last paragraph."""
_NAMED = ("name", "term", "label")
"""Fields of an object that stands where a name is asked for."""


def record_page(file: File, record: Record, name: str, place: Place | None = None) -> Page | InputRefused:
    """The page of the record that is called ``name`` in its file: its number, from 1."""
    member = file.inner(name)
    fitting = next((each for each in file.used.mappings if each.fits(record)), None)
    return _unmapped(file, record, member) if fitting is None else mapped_page(file, fitting, record, member, place)


def mapped_page(
    file: File, fitting: FieldMapping, record: Record, member: str, place: Place | None = None
) -> Page | InputRefused:
    """The page of a record whose fields are known."""
    receipt = Receipt(
        dump=file.used.dump,
        member=member,
        place=place,
        url=_text(fitting.value(record, Part.URL)),
        captured_at=_instant(_text(fitting.value(record, Part.CAPTURED_AT))),
    )
    held = fitting.value(record, Part.HTML)
    if held is not None:
        content = held if isinstance(held, bytes) else (_text(held) or "").encode("utf-8", "replace")
        return _limited(file, content, receipt) or page_of(content, "text/html", receipt)
    return _article(file, fitting, record, receipt)


def _article(file: File, fitting: FieldMapping, record: Record, receipt: Receipt) -> Page | InputRefused:
    texts = {part: _texts(fitting.value(record, part)) for part in (*_STATED, Part.CONTENT)}
    text = "\n".join(texts[Part.CONTENT])
    headline = " ".join(texts[Part.HEADLINE])
    if not text.strip() and not headline.strip():
        message = "it states neither a headline nor a text. See whether the mapping names the fields that hold them."
        return InputRefused(receipt.dump, Reason.EMPTY, message, receipt.member)
    content = orjson.dumps({part.value: texts[part] for part in texts if texts[part]}, option=orjson.OPT_SORT_KEYS)
    over = _limited(file, content, receipt)
    if over is not None:
        return over
    stated = tuple(Stated(part.value, value, "dump") for part in _STATED for value in texts[part])
    return receipt.page(content, _laid_out(headline, text), "text/html", stated=stated)


def _laid_out(headline: str, text: str) -> str:
    r"""The article as markup; a text that is markup stays as it is.

    >>> _laid_out("افتتاح الجسر", "نص\n\nنص آخر")
    '<article><h1>افتتاح الجسر</h1><p>نص</p><p>نص آخر</p></article>'
    >>> _laid_out("افتتاح الجسر", "نص. سمات جسور مدن")
    '<article><h1>افتتاح الجسر</h1><p>نص.</p><p>سمات جسور مدن</p></article>'
    """
    is_markup = markup.recognises(text[:4096].encode("utf-8", "replace"))
    lines = (line.strip() for line in _RUN_ON.sub("\n", text.rstrip()).splitlines())
    body = text if is_markup else "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
    return f"<article><h1>{html.escape(headline, quote=False)}</h1>{body}</article>"


def _limited(file: File, content: bytes, receipt: Receipt) -> InputRefused | None:
    is_within = len(content) <= file.used.limits.max_page_bytes
    return None if is_within else file.too_large(len(content), receipt.member)


def _unmapped(file: File, record: Record, member: str) -> InputRefused:
    names = ", ".join(map(str, list(record)[:12])) or "no field"
    message = (
        f"none of its fields ({names[:200]}) is known to hold an article's text or a page's HTML. Say which does, in a "
        "file that WARRAQ_MAPPING names."
    )
    return file.refuse(Reason.UNMAPPED, message, member)


def _texts(value: object) -> list[str]:
    """What a value says, one string for each of its parts.

    >>> _texts(["سامر", {"name": "ليلى"}, None, 7])
    ['سامر', 'ليلى', '7']
    """
    if isinstance(value, Mapping):
        return _texts(next((value[name] for name in _NAMED if name in value), None))
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [text for each in value for text in _texts(each)]
    text = _text(value)
    return [] if text is None or not text.strip() else [text]


def _text(value: object) -> str | None:
    """A value that is one string, as text that UTF-8 can hold."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return f"{value:.0f}"


def _instant(stated: str | None) -> datetime | None:
    """A moment, in UTC where it says no offset: crawlers write their clocks' time."""
    read = read_instant(stated) if stated else None
    if read is None:
        return None
    moment = datetime.fromisoformat(read)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
