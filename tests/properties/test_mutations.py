"""Pages as a careless crawl leaves them: the golden pages with lines lost, doubled, moved, mixed and cut."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.keys import sha256
from etl.model import MediaType, Page, ParsedPage
from etl.transform import transform
from etl.transform.render import render

GOLDENS = Path(__file__).parents[1] / "golden"
TEXTS = [path.read_text(encoding="utf-8").split("\n") for path in sorted(GOLDENS.glob("*/*.txt"))]
MARKUP = [path.read_bytes().decode("utf-8", "replace") for path in sorted(GOLDENS.glob("*/*.html"))]
SHORT = sorted({line for lines in TEXTS for line in lines if 0 < len(line) < 40})
"""Buttons, headings, stamps, credits: the lines that change what their neighbours are."""
BOXES = ("مقالات ذات صلة", "اقرأ أيضا", "الأكثر قراءة", "list of 2 items")
ODD = (*BOXES, "list 1 of 2", "1", "شارك", "TT", "12 مايو 2022", "أطفال عند النافورة (رويترز)", "علي السراي (لندن)")


def page(content: str, media_type: MediaType) -> Page:
    data = content.encode("utf-8", "surrogatepass")
    return Page(dump="mutant", sha256=sha256(data), size_bytes=len(data), media_type=media_type, text=content)


def tiles(parsed: ParsedPage, lines: int) -> bool:
    numbers = [n for block in parsed.blocks for n in range(block.first_line, block.last_line + 1)]
    return numbers == list(range(1, lines + 1))


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """A golden page after a few accidents."""
    lines = list(draw(st.sampled_from(TEXTS)))
    for _ in range(draw(st.integers(1, 8))):
        in_boxes = [n + below for n, line in enumerate(lines) if line in BOXES for below in (1, 2, 3)]
        at = draw(st.one_of(st.integers(0, len(lines)), st.sampled_from(in_boxes or [0])))
        accident = draw(st.sampled_from(("lost", "doubled", "mixed", "moved", "cut", "joined")))
        if accident == "lost":
            del lines[at : at + draw(st.integers(1, 6))]
        elif accident == "doubled":
            lines[at:at] = lines[at : at + draw(st.integers(1, 4))]
        elif accident == "mixed":
            lines[at:at] = draw(
                st.lists(st.one_of(st.sampled_from(ODD), st.sampled_from(SHORT)), min_size=1, max_size=3)
            )
        elif accident == "moved":
            to = draw(st.integers(0, len(lines)))
            lines[to:to] = lines[at : at + 3]
        elif accident == "cut":
            lines[at : at + 1] = [line[: draw(st.integers(0, 60))] for line in lines[at : at + 1]]
        else:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    return "\n".join(lines)


SENTENCE = f"قررت بلدية المدينة فتح السوق {'أمام الزوار ' * 20}."
CARD_OF_A_CAPTION = f"""سوق الزهور يستقبل الربيع
TT
{SENTENCE}
مقالات ذات صلة
أطفال عند النافورة (رويترز)
الأكثر قراءة"""
BYLINE_THAT_ENDS_THE_PAGE = """غزة/ منى سلمان/ الأناضول
وقال المزارع يوسف الغول، للأناضول: "أصعد إلى حقلي بالدرج، وأرى البحر من بين أوراق الخيار".
غزة/ منى سلمان/ الأناضول
زراعة الأسطح"""


@given(mutants())
@example(CARD_OF_A_CAPTION)
@example(BYLINE_THAT_ENDS_THE_PAGE)
@settings(max_examples=500)
def test_a_damaged_text_page_is_read_and_its_blocks_tile_it(content: str) -> None:
    it = page(content, "text/plain")
    assert tiles(transform(it), len(render(it).lines))


@given(st.sampled_from(MARKUP), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 400), st.booleans()), max_size=4))
@settings(max_examples=100)
def test_damaged_markup_is_read_and_its_blocks_tile_it(content: str, damage: list[tuple[float, int, bool]]) -> None:
    for where, length, is_doubled in damage:
        at = int(where * len(content))
        piece = content[at : at + length]
        content = content[:at] + (piece * 2 if is_doubled else "") + content[at + length :]
    it = page(content, "text/html")
    assert tiles(transform(it), len(render(it).lines))
