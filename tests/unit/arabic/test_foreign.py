"""Words that no lexicon holds: which of them look like names of other languages."""

from __future__ import annotations

from etl.arabic.foreign import looks_foreign, may_be_foreign

NAMES = (
    "بيرغشتاين ماكروفسكي كونستانتيني دوبريفيل غرونفالد تشيروتيتش أوكونيا ليندستروم باتشيكو روزنفيلتر فيتوريانو شيبكورير"
)
WORDS = "مستودعات يتفقدون استعدادهم للمتضررين المسرحيات وجدناها سنلتقي اختبارات محاصيلهم تطوعوا مهندسات بضائعنا"
LOANWORDS = "كيلوغراما سيناريوهات فيروسات بروتوكول تلفزيون كولونيل"


def share(words: str) -> float:
    """Of words that the lexicons of names do not hold, how many look foreign."""
    return sum(map(looks_foreign, words.split())) / len(words.split())


def test_most_foreign_names_look_so_and_words_of_the_language_do_not() -> None:
    assert share(NAMES) >= 0.75
    assert share(WORDS) == 0
    assert not any(map(may_be_foreign, WORDS.split()))


def test_words_of_other_languages_that_prose_uses_as_its_own_are_no_names() -> None:
    assert share(LOANWORDS) == 0


def test_what_looks_foreign_may_be_foreign() -> None:
    assert all(may_be_foreign(word) for word in NAMES.split() if looks_foreign(word))
