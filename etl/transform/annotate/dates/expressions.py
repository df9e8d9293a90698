"""What the words of a date say, before a calendar or a reference date turns it into days.

The grammar builds these values and `resolve` reads them; a field that is ``None`` was not said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.arabic.calendars import Calendar


class Unit(IntEnum):
    """The lengths of time that dates count in."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A year, month or day: ``20 يناير 2007``, ``أبريل المقبل``, ``28 من الشهر الماضي``, ``الجمعة 22``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Printed beside the day."""
    shift: int | None = None
    """-2 … 2: which one of the month or day named, seen from the reference."""
    year_shift: int | None = None
    month_shift: int | None = None
    calendar: Calendar = "gregorian"
    is_known: bool = False
    """Said of an event that everybody dates without its year: «هجوم 7 أكتوبر»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """``السبت``, ``الأحد الماضي``, ``أمس الخميس``, ``الجمعة من الأسبوع المقبل``."""

    weekday: int
    shift: int | None = None
    near: int | None = None
    """Days from the reference that the text gives beside the weekday."""
    week_shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A day so many days from the reference: ``أمس``, ``اليوم``, ``بعد غد``."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """A whole week, month, year … seen from the reference: ``الأسبوع الماضي``."""

    unit: Unit
    shift: int
    quarter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """So many units from the reference: ``قبل ثلاثة أعوام`` is -3 years."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolling:
    """The last or next so many units: ``السنوات الخمس الماضية`` is -5 years."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Century:
    """``القرن الثالث عشر``, ``القرن الرابع الهجري``."""

    number: int
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """``سبعينيات القرن الماضي``; of the twentieth century where none is said."""

    tens: int
    century: Century | Shifted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction:
    """``الربع الأول من 2022``: one of so many equal parts, or the first so many months, of a longer period."""

    number: int | None
    """``None`` is the same part as in the date before it: ``الربع المماثل من 2021``."""
    of: int
    whole: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Counted parts of a longer period: ``الأشهر التسعة الأولى من 2024``, ``الأسبوع الثاني من مايو``."""

    unit: Unit
    first: int
    """From 1, or from -1 backwards."""
    last: int
    whole: Expression
    weekday: int | None = None
    """Which days are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one date to another, both included."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Seen from the date before it in the text: ``العام التالي``, ``مارس من السنة نفسها``."""

    unit: Unit | None = None
    """Which unit of that date is meant; ``None`` where the words do not tell the day."""
    shift: int = 0
    month: int | None = None
    day: int | None = None


Expression = (
    Point | Weekday | Near | Shifted | Away | Rolling | Century | Decade | Fraction | Counted | Range | Elsewhere
)


def is_explicit(said: Expression) -> bool:
    """Whether an expression says all of its date, so that no reference is needed."""
    match said:
        case Point():
            return said.year is not None
        case Century():
            return True
        case Decade():
            return not isinstance(said.century, Shifted)
        case Fraction() | Counted():
            return is_explicit(said.whole)
        case Range():
            return is_explicit(said.last)
        case _:
            return False
