"""``warraq show`` explains a page line by line."""

from __future__ import annotations

from pathlib import Path

from .conftest import PAGE, SAMPLES, Warraq

LINES = PAGE.read_text(encoding="utf-8").splitlines()


def test_every_line_is_shown_once_in_order_with_its_text_intact(warraq: Warraq) -> None:
    shown = warraq("show", PAGE).stdout.splitlines()[2 : 2 + len(LINES)]
    assert [int(line.split()[0]) for line in shown] == list(range(1, len(LINES) + 1))
    assert all(line.endswith(text) for line, text in zip(shown, LINES, strict=True))


def test_a_line_names_its_role_its_article_and_the_rule_that_cut_it(warraq: Warraq) -> None:
    shown = warraq("show", PAGE).stdout.splitlines()
    widget = next(line for line in shown if line.endswith("  TT"))
    number, role, article, rule = widget.split(maxsplit=3)
    assert (number, role, article) == ("7", "widget", "0")
    assert rule.split("  ")[0].endswith("widget in the head")


def test_articles_and_their_cards_follow_the_lines(warraq: Warraq) -> None:
    shown = warraq("show", PAGE).stdout
    assert "article 1 (appended" in shown
    assert "card 2  واحة السدر تصدّر تمورها إلى عشر دول" in shown


def test_issues_follow_the_articles(warraq: Warraq) -> None:
    shown = warraq("show", SAMPLES / "2025-03-15" / "harbour-market.txt").stdout
    assert "issue publisher.unknown on the page" in shown


def test_nothing_is_coloured_or_cut_when_it_is_piped(warraq: Warraq) -> None:
    shown = warraq("show", PAGE, COLUMNS="20").stdout
    assert "\x1b" not in shown
    assert max(map(len, LINES)) < max(map(len, shown.splitlines()))


def test_a_page_that_cannot_be_read_is_named(warraq: Warraq, tmp_path: Path) -> None:
    done = warraq("show", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "warraq run landing/*" in done.stderr
