"""Where a person's name begins and ends: given names, compounds, last names, words of which nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from etl.arabic.foreign import looks_foreign, may_be_foreign
from etl.arabic.lexicon import words
from etl.arabic.vocabulary import Sense, places

if TYPE_CHECKING:
    from etl.arabic.printed import Word
    from etl.transform.annotate.prose import Prose

STARTS = Sense.GIVEN | Sense.UNSURE_GIVEN | Sense.COMPOUND
"""What a person's name begins with."""
SURE_STARTS = STARTS | Sense.FAMILY | Sense.PERSON
"""What makes a phrase that begins with it a person's name, too."""
NOBODY = Sense.PARTICLE | Sense.PLACE | Sense.NATIONALITY | Sense.ADJECTIVE | Sense.TITLE | Sense.CHAIN | Sense.OUTLET
"""What no last name is, after a given name."""
NEVER_A_NAME = Sense.NATIONALITY | Sense.ADJECTIVE | Sense.CHAIN | Sense.MOUTHPIECE | Sense.OUTLET_KIND | Sense.ADJUNCT
_NO_NAME_WORD = (
    NEVER_A_NAME | Sense.CUE | Sense.PARTICLE | Sense.ACCORDING | Sense.HUSH | Sense.HUSHED | Sense.COLOURLESS
)
_CALLING = Sense.OFFICE | Sense.OCCUPATION | Sense.UNNAMED
_NOUN_ENDINGS = ("ه", "ها", "هم", "ات", "ا", "ون")
_CLITICS = ("ل", "ب", "و")
_CLOSING = frozenset('،,:«“"(؛')
_SAYING = words("reporting_verbs", "after_names", "words")
_VERBAL = ("ي", "ت")
_FUTURE = ("سي", "ست", "سن")
_FUTURE_LETTERS = 5
_NAME_WORDS = 5
_THIRD_LETTERS = 4
_FEMININE = "ه"
_AND = "و"
_NISBA = "ي"
_HOUSE = "ال"
"""«آل», folded: any word may follow it, as in «آل ثاني»."""
GOD = frozenset({"الدين", "الله"})
"""What makes one name with some words before it: «أسد الدين», «ضيف الله»."""
BEFORE_GOD = words("names", "compounds", "of_god")
_THE = "ال"
_VAN = "فان"
_ON = "علي"
_DOTLESS = "ى"
_SERVANT = "عبد"
_FAMILY_TITLES = words("names", "family", "titles")
_TEENS = "عشر"
_GOES_ON_AFTER_ALI = Sense.NAME | Sense.COMPLEMENTIZER | Sense.PARTICLE
_GIVEN = Sense.GIVEN | Sense.UNSURE_GIVEN
_BEARERS = Sense.NAME | Sense.PLACE | Sense.OUTLET | Sense.ORGANISATION
"""What a last name may be as well, or the first word of a longer name."""
_RULERS = words("names", "rulers", "titles")
_ORDINALS = words("names", "rulers", "ordinals")


class Span(NamedTuple):
    """Tokens, the end exclusive."""

    first: int
    end: int


def is_name_word(word: Word) -> bool:
    """Whether a word can stand inside a name: no particle, no verb of speech, no adjective of origin, no mark."""
    senses = word.senses
    if len(word.form) < 2 or not word.form[0].isalpha() or senses & Sense.COMPLEMENTIZER:
        return False
    return bool(senses & Sense.NAME) or not senses & _NO_NAME_WORD


def is_likely_name(prose: Prose, name: Span) -> bool:
    """Whether a name is known, or two or three unknown words that a mark or «إن» closes: foreign, no plain nouns."""
    words = prose.words[name.first : name.end]
    if words[0].senses & (Sense.NAME | Sense.PERSON):
        return True
    if len(words) > 1 and all(looks_foreign(word.form) for word in words):
        return True
    if not 1 < len(words) <= 3 or not closes(prose, name.end):
        return False
    return all(map(is_foreign, words[:-1])) and (is_foreign(words[-1]) or is_nisba(words[-1]))


def is_foreign(word: Word) -> bool:
    """Whether nothing about a word speaks against its being a name that no lexicon holds."""
    if word.senses & ~Sense.NAME or word.definite:
        return False
    is_prefixed = word.cut > 0 or (len(word.form) > 3 and word.form.startswith(_CLITICS))
    return looks_foreign(word.form) or not (is_prefixed or word.form.endswith(_NOUN_ENDINGS))


def is_described(prose: Prose, at: int) -> bool:
    """Whether the word after an unknown one makes a common noun of it: «مرونة مشروطة», «بجهود الوساطة»."""
    word = prose.words[at]
    if word.senses or at + 1 >= len(prose.words):
        return False
    following = prose.words[at + 1]
    if following.senses & Sense.NAME or following.cut:
        return False
    if following.definite:
        return word.form.startswith(_CLITICS) and following.form.endswith(_FEMININE)
    return word.form.endswith(_FEMININE) and following.form.endswith(_FEMININE) and not following.senses


def is_nisba(word: Word) -> bool:
    """Whether a word looks like «الساعدي»: after an indefinite word it is a last name, since no adjective agrees so."""
    return word.definite and not word.cut and not word.senses & ~Sense.NAME and word.form.endswith(_NISBA)


def is_office_of(prose: Prose, at: int) -> bool:
    """«أمير البلاد»: an office that is a given name elsewhere."""
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    is_closed = following is not None and following.definite and not following.senses & Sense.NAME
    return bool(prose.senses[at] & Sense.OFFICE and is_closed and following and not is_nisba(following))


def closes(prose: Prose, end: int) -> bool:
    """Whether a mark, «إن», «قائلا» or a verb of the future follows a phrase."""
    if end >= len(prose.words):
        return False
    form, word = prose.forms[end], prose.words[end]
    return form in _CLOSING or form in _SAYING or bool(word.senses & Sense.COMPLEMENTIZER) or _is_future(word)


def _is_future(word: Word) -> bool:
    """«سيزور», «ستجتمع»: a word of which nothing else is known and that begins as verbs of the future do."""
    return not word.senses and len(word.form) >= _FUTURE_LETTERS and word.form.startswith(_FUTURE)


def is_left(prose: Prose, at: int) -> bool:
    """Whether what stands after a name can be no part of it: nothing, a mark, a particle, an office."""
    if at >= len(prose.words):
        return True
    word = prose.words[at]
    return not word.form[0].isalnum() or bool(word.senses & (Sense.COMPLEMENTIZER | Sense.PARTICLE | _CALLING))


def name_end(prose: Prose, first: int, limit: int) -> int:
    """The index after the last word of the name that begins at a token."""
    at, real = first, 0
    while at < limit and real < _NAME_WORDS:
        word = prose.words[at]
        if at > first and not _is_tied(prose, at, real) and (not is_name_word(word) or _leaves_name(prose, at, real)):
            break
        is_half = at > first and _is_of_god(prose, at) and not prose.senses[at - 1] & Sense.COMPOUND
        real += not (word.senses & Sense.COMPOUND or is_half)
        at += 1
    while (
        at > first + 1 and prose.words[at - 1].senses & Sense.COMPOUND and not prose.words[at - 1].senses & Sense.GIVEN
    ):
        at -= 1
    at += _is_last_part(prose, first, at, limit)
    is_teen = at < limit and prose.forms[at] == _TEENS and prose.forms[at - 1] in _ORDINALS
    return at + is_teen  # «لويس السادس عشر»


def _is_tied(prose: Prose, at: int, real: int) -> bool:
    """Whether what stands before a word makes it a part of the name: «آل ثاني», «عبد الواحد», «أسد الدين»."""
    before = prose.words[at - 1]
    if (before.form == _HOUSE or before.bare == _SERVANT) and prose.words[at].form[0].isalpha():
        return True
    return _is_of_god(prose, at) or _is_van(prose, at) or (real == 1 and _is_family_of(prose, at))


def _is_of_god(prose: Prose, at: int) -> bool:
    """«أسد الدين», «ضيف الله», «العبد الله»: two words that are one name."""
    return prose.forms[at] in GOD and prose.forms[at - 1].removeprefix(_THE) in BEFORE_GOD


def _is_family_of(prose: Prose, at: int) -> bool:
    """«عمار الشيخ إدريس», «محمد الحاج علي»: a title between two given names, the family's."""
    after = at + 1
    if prose.forms[at] not in _FAMILY_TITLES or not prose.senses[at - 1] & Sense.GIVEN or after >= len(prose.words):
        return False
    return bool(prose.senses[after] & Sense.GIVEN) and not prose.words[after].cut and is_left(prose, after + 1)


def is_on(prose: Prose, at: int) -> bool:
    """Whether «علي» is the preposition, in a text that dots every final ya: «كتب مجتبى الطيب علي صفحته»."""
    if prose.forms[at] != _ON or _DOTLESS in prose.text:
        return False
    following = prose.words[at + 1] if at + 1 < len(prose.words) else None
    return following is not None and following.form[0].isalpha() and not following.senses & _GOES_ON_AFTER_ALI


def _is_van(prose: Prose, at: int) -> bool:
    """«صوفي فان دير بيك»: no «فإن» after a given name and before a foreign word."""
    if prose.forms[at] != _VAN or at + 1 >= len(prose.words) or not prose.senses[at - 1] & _GIVEN:
        return False
    return bool(prose.senses[at + 1] & Sense.COMPOUND) or may_be_foreign(prose.forms[at + 1])


def _is_last_part(prose: Prose, first: int, at: int, limit: int) -> bool:
    """«الملك عبد الله الثاني», «طاهر المصري إن»: an ordinal after a ruler's name, an origin that ends a given name."""
    if at >= limit or prose.words[at].cut or not prose.words[at].definite or at == first:
        return False
    if prose.forms[at] in _ORDINALS:
        return first > 0 and prose.words[first - 1].bare in _RULERS
    is_origin = prose.senses[at] & Sense.NATIONALITY and prose.forms[at].endswith(_NISBA)
    is_second = at == first + 1 or (at == first + 2 and bool(prose.senses[first] & Sense.COMPOUND))
    return bool(is_origin and is_second and prose.senses[at - 1] & _GIVEN) and is_left(prose, at + 1)


def _leaves_name(prose: Prose, at: int, real: int) -> bool:
    """Whether a word after at least one word of a name is no part of it."""
    word = prose.words[at]
    if prose.words[at - 1].senses & Sense.COMPOUND:
        return False
    is_preposition = is_on(prose, at) or (word.form == _ON and looks_foreign(prose.forms[at - 1]))
    if is_preposition or (word.cut and not _only_looks_prefixed(prose, at, real)):
        return True
    is_no_name = not word.senses & Sense.NAME
    is_after = is_no_name and (word.senses & Sense.PLACE_PREPOSITION or _is_last_name(prose.words[at - 1]))
    if is_after or (not word.senses and _is_unlikely_surname(prose, at, real)):
        return True
    if word.senses & _CALLING and not word.senses & (Sense.GIVEN | Sense.FAMILY | Sense.COMPOUND):
        return real >= 1 if is_no_name else real >= 2 and not word.definite
    return _is_place(prose, at, real) or prose.has_tanwin(at)


def _is_last_name(word: Word) -> bool:
    """A family name that is no given name: nothing but another part of the name follows it."""
    return bool(word.senses & Sense.FAMILY) and not word.senses & (Sense.GIVEN | Sense.UNSURE_GIVEN)


def _is_place(prose: Prose, at: int, real: int) -> bool:
    """«زار سامي عواد بيروت»; a place that is an ordinary word too may be a last name."""
    word = prose.words[at]
    if not word.senses & Sense.PLACE or word.senses & Sense.NAME:
        return False
    found = places().at(word.bare, prose.forms, at)
    return found is not None and (real >= 2 or not found.value)


def _is_unlikely_surname(prose: Prose, at: int, real: int) -> bool:
    """An unknown word that goes on with the sentence, or a third part of a name that the second has ended."""
    word, before = prose.words[at], prose.words[at - 1]
    if word.definite:
        is_adjectival = word.form.endswith(_NISBA)
        if is_adjectival and prose.senses[at - 2] & Sense.COMPOUND:
            return False  # «محمد ولد الشيخ الغزواني»
        goes_on = before.definite or may_be_foreign(before.form) or not (is_adjectival or _is_last(prose, at))
        return real >= 2 and goes_on and not _is_third_of_titled(prose, at)
    if looks_foreign(word.form) or (real == 1 and may_be_foreign(word.form)):
        return False
    if real >= 2:
        is_closed = is_left(prose, at + 1) or prose.words[at + 1].cut > 0
        is_third = bool(before.senses & Sense.NAME) and len(word.form) >= _THIRD_LETTERS and is_closed
        return not is_third or word.form.endswith(_NOUN_ENDINGS) or word.form.startswith(_VERBAL)
    if word.form.endswith(("هم", "ها")):
        return True
    is_noun = word.form.startswith(("ل", "ب")) and word.form.endswith(_FEMININE)
    is_noun = is_noun or (word.form.startswith("ل") and word.form.endswith("ات"))
    return len(word.form) > 3 and (is_noun or word.form[0] == _AND)


def _is_third_of_titled(prose: Prose, at: int) -> bool:
    """«وزير التربية خالد سليم الطوالبة في»: the third part of a name after an office, where the sentence goes on."""
    is_titled = at > 2 and bool(prose.senses[at - 3] & _CALLING or prose.words[at - 3].definite)
    is_named = bool(prose.senses[at - 1] & Sense.NAME and prose.senses[at - 2] & _GIVEN)
    after = prose.senses[at + 1] if at + 1 < len(prose.senses) else Sense.NONE
    return is_titled and is_named and is_left(prose, at + 1) and not after & Sense.RELATIVE


def _is_last(prose: Prose, at: int) -> bool:
    """Whether a comma, a colon or «إن» follows: «أدان محمود عباس الهجوم على» and «… الهجوم.» end at «عباس»."""
    return closes(prose, at + 1) and not prose.words[at + 1].cut


def _only_looks_prefixed(prose: Prose, at: int, real: int) -> bool:
    """«بنيس» is no «ب» and Nice, «كرولي» no «ك» and a name: right after a given name, as last names of their own."""
    word = prose.words[at]
    is_bearer = not word.senses & ~_BEARERS and (word.form[0] != _AND or (real == 1 and not word.senses))
    if is_bearer and (looks_foreign(word.form) or (real == 1 and not word.senses and may_be_foreign(word.form))):
        return True
    found = places().at(word.bare, prose.forms, at) if real == 1 and word.cut == 1 and word.form[0] in "بكسف" else None
    return found is not None and found.value and not word.senses & ~(Sense.PLACE | Sense.NAME)
