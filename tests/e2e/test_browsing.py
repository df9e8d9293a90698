"""The command `warraq browse`, and what a person sees of it in Chromium."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl import jobs
from tests.e2e.screen import Screen, screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etl.settings import Settings
    from tests.conftest import NewWarehouse

COMMAND = Path(sys.executable).with_name("warraq")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@contextmanager
def served(settings: Settings, folder: Path) -> Iterator[str]:
    """The address of the warehouse; the command is ended by Ctrl-C."""
    environment = os.environ | {"WARRAQ_WAREHOUSE_URL": settings.warehouse_url}
    arguments = [str(COMMAND), "browse", "--port", "0", "--snapshot", str(folder / "snapshot.db")]
    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\w+", told)
        try:
            assert found, told
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_articles_are_searched_narrowed_down_and_read_from_right_to_left(
    kind: str, new_warehouse: NewWarehouse, tmp_path: Path
) -> None:
    settings = new_warehouse(kind)
    jobs.run(settings, sorted(SAMPLES.glob("*/*")))
    with served(settings, tmp_path) as address, screen() as shown:
        shown.open(f"{address}/gold_article")
        search(shown, "جسرُ الضفّة")
        cell = shown.shown("//td[contains(@class, 'col-headline')][contains(., 'جسر')]")
        assert cell.value_of_css_property("unicode-bidi") == "plaintext"
        assert starts_at_the_right(shown)
        shown.click("//*[@id='facet-publisher_key']//li/a[1]")
        shown.shown("//h3[contains(., '1 row')][contains(., 'publisher_key')]")
        shown.open(f"{address}/who_is_quoted_most")
        shown.shown("//th[contains(., 'speaker')]")


def search(shown: Screen, words: str) -> None:
    shown.shown("//form[contains(@class, 'warraq-search')]//input[@type='search']").send_keys(words)
    shown.click("//form[contains(@class, 'warraq-search')]//input[@type='submit']")
    shown.shown("//h3[contains(., '1 row')]")


def starts_at_the_right(shown: Screen) -> bool:
    """Whether the first letter of an Arabic headline stands to the right of its last one, at the edge of its cell."""
    script = """
        const cell = [...document.querySelectorAll("td.col-headline")].find(each => each.innerText.includes("جسر"));
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        let text = walker.nextNode();
        while (!text.data.trim()) text = walker.nextNode();
        const range = document.createRange(), first = text.data.search(/\\S/);
        range.setStart(text, first); range.setEnd(text, first + 1);
        const box = cell.getBoundingClientRect();
        return box.right - range.getBoundingClientRect().right < 20;
    """
    return bool(shown.ask(script))
