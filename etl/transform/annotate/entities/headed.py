"""Organisations by their noun phrase: a head such as وزارة or المديرية, and the chain of nouns that goes on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, ordinary_organisations, organisations, places
from etl.transform.annotate.foreign_names import foreign_end
from etl.transform.annotate.names import Span

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

_NAME = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.FAMILY
_ENDS = Sense.PARTICLE | Sense.COMPLEMENTIZER | Sense.ACCORDING | Sense.COLOURLESS | Sense.TIME
_BODY = Sense.ORGANISATION_KIND | Sense.DEFINITE_KIND | Sense.NATIONAL_KIND | Sense.COMPANY_KIND
_OTHERS = Sense.OFFICE | Sense.OCCUPATION | Sense.UNNAMED | Sense.PLACE | Sense.PLACE_KIND | Sense.NATIONALITY
_FUSED = "لل"
_TO = "ل"
_AND = "و"
_IN = "في"
_BY = "ب"
_LONGEST = 9
_VERBAL = ("ي", "ت")
_FEMININE = "ه"
_SPORT = "لكره"
_TEAM = "منتخب"
_CENTRE = "مركز"
_LEARNING = words("organisations", "heads", "learning")
_SON = "بن"
_OPEN = words("organisations", "heads", "adjectives")
"""Adjectives that do not end as those of origin do."""
_GENERAL = frozenset({"العام", "العامه"})
_NARROW = words("organisations", "heads", "narrow")
"""Heads that need more than one of their fields to name one body."""
_ADMINISTRATIVE = words("organisations", "heads", "administrative")
"""Definite heads that are words of other meanings: «للـ» must say what the body is for, or «العامة» open the name."""
_CLOSING = frozenset(
    form + ending for form in words("organisations", "heads", "closing") for ending in ("", "ه", "ين", "ها")
)
_MADE = ("companies", "clubs")
_PURPOSES = words("organisations", "heads", "purposes")
_FIELDS = words("organisations", "heads", "fields")
_NOUNS = _FIELDS | _PURPOSES
_WITH_NOUN = words("organisations", "heads", "with_noun")


class _Step(NamedTuple):
    """How far a word takes a name."""

    end: int
    is_proper: bool = False
    is_closed: bool = False
    """A name of one's own that no adjective goes on with."""


def headed_name(prose: Prose, at: int) -> Span | None:
    """«وزارة المياه والري», «جامعة السلطان قابوس», «مركز الملك فيصل للبحوث», «محكمة جنايات القاهرة»."""
    head = prose.words[at]
    if head.senses & Sense.FIELD_KIND and not (_has_field(prose, at) or _is_of_body(prose, at)):
        return None
    end, proper = at + 1, False
    while end < min(len(prose.words), at + _LONGEST):
        step = _chain_step(prose, at, end)
        if step is None:
            break
        end, proper = step.end, proper or step.is_proper
        if step.is_closed:
            end = purpose_end(prose, end)
            break
    end = _with_purpose(prose, end) if end > at + 1 and (proper or prose.words[end - 1].definite) else end
    end = _without_nationality(prose, at, end)
    length = end - at
    if length < 2 or not (proper or prose.words[end - 1].definite or prose.senses[end - 1] & Sense.PLACE):
        return None
    if head.senses & Sense.WEAK_KIND and not proper and length < 3 and not _is_of_noun(prose, at):
        return None
    return Span(at, end)


def _has_field(prose: Prose, at: int) -> bool:
    """«مصلحة الضرائب», «سوق الكويت للأوراق»: what heads of other meanings need beside them."""
    following = prose.words[at + 1 : at + 3]
    if not following:
        return False
    is_market = following[0].senses & Sense.PLACE and len(following) > 1 and following[1].form.startswith(_FUSED)
    return following[0].form in _FIELDS or bool(is_market)


def _is_of_body(prose: Prose, at: int) -> bool:
    """«مكتب الأمم المتحدة لتنسيق …»."""
    found = organisations().at(prose.words[at + 1].bare, prose.forms, at + 1) if at + 1 < len(prose.words) else None
    return found is not None and _with_purpose(prose, found.end) > found.end


def _is_of_noun(prose: Prose, at: int) -> bool:
    """«نقابة المحررين», «كلية الزراعة», «مصلحة الضرائب»: the noun says which; an office or adjective does not."""
    head, noun = prose.words[at], prose.words[at + 1]
    if head.senses & Sense.FIELD_KIND:
        return head.bare not in _NARROW
    return head.bare in _WITH_NOUN and not noun.senses & (Sense.ADJECTIVE | Sense.NATIONALITY | Sense.PLACE_KIND)


def _chain_step(prose: Prose, head: int, at: int) -> _Step | None:
    """How the next word goes on with a name; ``None`` where the name ends."""
    word, before = prose.words[at], prose.words[at - 1]
    if not word.form[0].isalpha() or word.senses & _ENDS or word.form in _CLOSING or _is_seat(prose, head, at):
        return None
    if at == head + 1 and not word.cut and word.senses & Sense.ORGANISATION and _is_another(prose, at):
        body = _body_of(prose, at)
        if body or _is_another(prose, at, _MADE):
            return _Step(body, is_proper=True, is_closed=True) if body else None
    if word.senses & Sense.PLACE and not word.cut and not before.definite:
        found = places().at(word.bare, prose.forms, at)
        if found:
            return _Step(_and_place(prose, found.end), is_proper=True)
    return _word_step(prose, head, at)


def _word_step(prose: Prose, head: int, at: int) -> _Step | None:
    """How a word goes on that is no name of the lexicons: by its article and by what stands before it."""
    word, before = prose.words[at], prose.words[at - 1]
    if word.definite:
        return _Step(at + 1) if _joins(prose, head, at) else None
    if before.definite and not before.senses & Sense.HONORIFIC:
        return _and_field(prose, head, at)
    if word.cut:
        is_pair = word.form[0] == _AND and before.form in _FIELDS and word.form[1:] in _FIELDS
        return _Step(at + 1) if is_pair else None
    return _noun_step(prose, head, at)


def _noun_step(prose: Prose, head: int, at: int) -> _Step | None:
    """A word without the article: a proper name, a noun that another follows, or words of another language."""
    word = prose.words[at]
    if _is_proper(prose, head, at):
        is_somebody = bool(word.senses & (_NAME | Sense.HONORIFIC)) or bool(prose.senses[at - 1] & Sense.HONORIFIC)
        return _Step(at + 1 + _has_last_name(prose, at), is_proper=True, is_closed=not is_somebody)
    if word.senses & Sense.CHAIN or word.form in _FIELDS or word.form in _PURPOSES:
        return _Step(at + 1)
    is_masculine = not prose.words[head].bare.endswith(_FEMININE)
    if at == head + 1 and (end := foreign_end(prose, at, masculine=is_masculine)) > at:
        return _Step(end, is_proper=True, is_closed=True)
    return _Step(at + 1) if _is_construct(prose, head, at) else None


def _has_last_name(prose: Prose, at: int) -> bool:
    """«مستشفى كمال عدوان»: a given name, and a word that can be nothing but the rest of it."""
    if not prose.senses[at] & (Sense.GIVEN | Sense.UNSURE_GIVEN) or at + 1 >= len(prose.words):
        return False
    word = prose.words[at + 1]
    is_plain = word.form.isalpha() and not word.senses & ~Sense.NAME and not word.cut and not word.definite
    return is_plain and len(word.form) > 2 and not word.form.startswith((*_VERBAL, "ب", "ل", "ف", "و"))


def _is_construct(prose: Prose, head: int, at: int) -> bool:
    """«محكمة جنايات القاهرة», «جمعية مصدري الزيتون»: a noun between the head and what closes the phrase."""
    word = prose.words[at]
    if at != head + 1 or at + 1 == len(prose.words) or word.senses or word.form.startswith((*_VERBAL, _TO)):
        return False
    closing = prose.words[at + 1]
    is_name = bool(closing.senses & Sense.PLACE) or (closing.definite and not closing.senses & _OTHERS)
    return is_name and not closing.cut and not word.form.endswith(_FEMININE + "ا")


def _body_of(prose: Prose, at: int) -> int:
    """The end of an organisation's own name after the word for its kind: «منظمة هيومن رايتس ووتش»; 0 for none."""
    word = prose.words[at]
    if not word.senses & Sense.ORGANISATION or word.senses & Sense.ORGANISATION_KIND:
        return 0
    found = organisations().at(word.bare, prose.forms, at)
    if found is None or found.value in _MADE or (word.definite and not prose.senses[at - 1] & Sense.FIELD_KIND):
        return 0
    return found.end


def _and_place(prose: Prose, at: int) -> int:
    """«بنك البحرين والكويت»: the end with a second country, where the first follows its head at once."""
    if at < len(prose.words) and prose.words[at].form[: prose.words[at].cut] == _AND:
        word = prose.words[at]
        is_pair = prose.words[at - 2].bare in ("بنك", "مصرف") and word.senses & Sense.PLACE
        return at + bool(is_pair)
    return at


def _and_field(prose: Prose, head: int, at: int) -> _Step | None:
    """«والاتصالات وتقنية المعلومات»: a noun of the name after «و», and the definite noun that closes it."""
    word = prose.words[at]
    if at < head + 2 or not word.form.startswith(_AND) or word.cut > 1 or at + 1 == len(prose.words):
        return None
    noun = word.form[1:]
    closing = prose.words[at + 1]
    is_noun = noun in _FIELDS or noun in _PURPOSES or (word.senses & Sense.CHAIN and not word.senses & _BODY)
    if not is_noun or word.senses & (Sense.OFFICE | _BODY) or not closing.definite or closing.cut:
        return None
    return _Step(at + 2)


def _is_seat(prose: Prose, head: int, at: int) -> bool:
    """«مركز محافظة ميسان»: a town, and no body."""
    return at == head + 1 and bool(prose.senses[at] & Sense.PLACE_KIND) and prose.words[head].bare == _CENTRE


def _is_proper(prose: Prose, head: int, at: int) -> bool:
    """A namesake («الملك فيصل»), a person's name, or after a strong head a word of which nothing is known."""
    word, before = prose.words[at], prose.words[at - 1]
    if word.senses & Sense.CHAIN:
        return False
    if before.definite and before.senses & Sense.HONORIFIC:
        return True
    is_weak = prose.words[head].senses & Sense.WEAK_KIND
    is_unknown = not word.senses & ~Sense.OUTLET and not word.form.startswith(_VERBAL) and not is_weak
    if is_unknown and (word.form in _NOUNS or word.form.removeprefix(_TO) in _PURPOSES):
        return False
    if is_unknown and _is_construct(prose, head, at):
        return False
    return at == head + 1 and (is_unknown or bool(word.senses & _NAME))


def _joins(prose: Prose, head: int, at: int) -> bool:
    """Whether a definite word goes on with the name: bare, after «و», or after «لل» that says what the body is for."""
    word = prose.words[at]
    clitics = word.form[: word.cut]
    if prose.words[head].bare == _TEAM:
        return at == head + 1
    if clitics == _AND:
        is_noun = not word.senses & (_OTHERS | _BODY) and not _is_another(prose, at)
        return at > head + 1 and prose.words[at - 1].definite and is_noun
    if clitics == _FUSED:
        is_for = not word.senses & (Sense.OFFICE | Sense.OUTLET) and at > head + 1
        return is_for and not (at + 1 < len(prose.words) and prose.senses[at + 1] & Sense.RELATIVE)
    if _opens_person(prose, at) and at > head + 1:
        return False
    return (not clitics and not word.senses & (Sense.OFFICE | Sense.OCCUPATION)) or at == head + 1


def is_ordinary(prose: Prose, at: int, end: int) -> bool:
    """Whether a name of the lexicon is a word of its own too."""
    return (prose.words[at].bare, *prose.forms[at + 1 : end]) in ordinary_organisations()


def _is_another(prose: Prose, at: int, kinds: tuple[str, ...] = ()) -> bool:
    """«مفوضية الانتخابات والأمم المتحدة»: a name of the lexicon of its own, of some kinds or any."""
    word = prose.words[at]
    found = organisations().at(word.bare, prose.forms, at) if word.senses & Sense.ORGANISATION else None
    if found is None or (kinds and found.value not in kinds):
        return False
    return not is_ordinary(prose, at, found.end)


def _opens_person(prose: Prose, at: int) -> bool:
    """«الهادي بن رمضان»: somebody whom the name of the body does not hold."""
    following = at + 1 < len(prose.words) and (prose.forms[at + 1] == _SON or prose.senses[at + 1] & Sense.FAMILY)
    return bool(following and (prose.senses[at] & Sense.NAME or prose.forms[at + 1] == _SON))


def _without_nationality(prose: Prose, at: int, end: int) -> int:
    if (
        prose.words[at].senses & Sense.DROPS_NATIONALITY
        and end > at + 2
        and prose.words[end - 1].senses & Sense.NATIONALITY
    ):
        return end - 1
    return end


def _with_purpose(prose: Prose, at: int) -> int:
    """The end with «لتنسيق الشؤون الإنسانية», «لنقابات عمال البحرين» after a name; ``at`` where none follows."""
    if at >= len(prose.words) or not prose.forms[at].startswith(_TO) or prose.forms[at][1:] not in _PURPOSES:
        return at
    end = at + 1
    while end < len(prose.words) and end < at + 3 and _is_plain_noun(prose.words[end]):
        end += 1
    if end == len(prose.words) or prose.words[end].cut or prose.senses[end] & _ENDS:
        return at
    found = places().at(prose.words[end].bare, prose.forms, end) if prose.senses[end] & Sense.PLACE else None
    if found:
        return found.end
    if not prose.words[end].definite:
        return at
    end = _adjectives_end(prose, end + 1)
    following = prose.forms[end : end + 2]
    is_pair = len(following) > 1 and following[0].startswith(_AND) and following[0][1:] in _PURPOSES
    return end + 2 if is_pair and prose.words[end + 1].definite else end  # «لحماية النزاهة ومكافحة الفساد»


def purpose_end(prose: Prose, at: int) -> int:
    """The end with «للعمليات النفطية» after a proper name; ``at`` where nothing of the kind follows."""
    if at >= len(prose.words) or not _is_for(prose.words[at]):
        return at
    return _adjectives_end(prose, at + 1)


def _is_for(word: Word) -> bool:
    """Whether a word has «لل» before it and is no person's title; short ones are in no lexicon: «للخط»."""
    is_fused = word.form.startswith(_FUSED) and len(word.form) > 3
    return is_fused and not word.senses & (_OTHERS | _BODY | Sense.OUTLET)


def _is_plain_noun(word: Word) -> bool:
    return not word.definite and (word.form in _PURPOSES or word.form in _FIELDS)


def _adjectives_end(prose: Prose, at: int) -> int:
    """The token after the definite words that go on with a name, «و» before them or not."""
    while at < len(prose.words):
        word = prose.words[at]
        is_over = not _may_describe(word) or word.senses & (_ENDS | _OTHERS | _BODY) or word.form in _CLOSING
        if is_over or word.form[: word.cut] not in ("", _AND) or _opens_person(prose, at):
            return at
        at += 1
    return at


def _may_describe(word: Word) -> bool:
    """«الإنسانية», «المسلحة»: a definite word with «و» before it, or by its form an adjective."""
    is_adjective = word.senses & Sense.ADJECTIVE or word.form.endswith(("ي", "يه", "ى")) or word.form in _OPEN
    return word.definite and (word.cut > 0 or bool(is_adjective))


def definite_name(prose: Prose, at: int) -> Span | None:
    """«الجامعة الأمريكية في بيروت», «المديرية العامة للآثار والمتاحف»: generic unless it says more than one thing."""
    end = _adjective_run(prose, at + 1)
    if end > at + 1 and (seat := _seat_end(prose, at, end)):
        return Span(at, seat)
    if end > at + 1 and end + 1 < len(prose.words) and prose.forms[end] == _SPORT:
        return Span(at, end + 2)  # «الاتحاد الموريتاني لكرة القدم»
    if end > at + 1 and (purpose := _with_purpose(prose, end)) > end:
        return Span(at, purpose)
    if prose.words[at].bare in _ADMINISTRATIVE and not _is_public(prose, at, end):
        return None
    return Span(at, end) if end > at + 2 else None


def _is_public(prose: Prose, at: int, end: int) -> bool:
    """«الإدارة العامة للدفاع المدني», «القيادة العليا للقوات»."""
    return any(_is_for(prose.words[index]) for index in range(at + 1, end))


def _adjective_run(prose: Prose, at: int) -> int:
    """The token after the definite words after a head; «و» joins them once «لل» has said what the body is for."""
    is_for, end = False, at
    if at < len(prose.words) and prose.words[at].form.startswith(_FUSED):  # «وكيل الجامعة للتطوير»
        return at
    while end < len(prose.words) and end < at + _LONGEST:
        word = prose.words[end]
        clitics = word.form[: word.cut]
        if not word.definite and not (end > at and word.form.startswith(_FUSED) and _is_for(word)):
            step = _and_field(prose, at - 1, end) if is_for else None
            if step is None:
                break
            end = step.end
            continue
        if is_for and not _may_describe(word):
            break
        is_general = end == at and word.form in _GENERAL
        is_over = word.senses & (_ENDS | Sense.OFFICE) or word.form in _CLOSING or _opens_person(prose, end)
        if (is_over and not is_general) or (clitics == _FUSED and word.senses & _BODY):
            break
        if clitics == _AND:
            if not is_for or word.senses & (_OTHERS | _BODY) or _is_another(prose, end):
                break
        elif clitics not in ("", _FUSED):
            break
        is_for = is_for or word.form.startswith(_FUSED)
        end += 1
    return end


def _seat_end(prose: Prose, at: int, end: int) -> int:
    """The end with the town of a place of learning: «في بيروت», «بالقاهرة»; 0 where none follows."""
    if end != at + 2 or prose.words[at].bare not in _LEARNING or end == len(prose.words):
        return 0
    word = prose.words[end]
    if word.form[: word.cut] == _BY and word.senses & Sense.PLACE:
        found = places().at(word.bare, prose.forms, end)
        return found.end if found else 0
    if word.bare != _IN or word.cut or end + 1 == len(prose.words):
        return 0
    found = places().at(prose.words[end + 1].bare, prose.forms, end + 1)
    return found.end if found else 0
