"""Every registered publisher has a page of its own here, with the record that is right for it."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import pytest

from etl.extract.decoding import decode
from etl.keys import sha256
from etl.model import MediaType, Page
from etl.publishers import PUBLISHERS
from etl.publishers.profile import Profile
from etl.record import record
from etl.transform import transform

FOLDER = Path(__file__).parent
MEDIA_TYPES: dict[str, MediaType] = {".txt": "text/plain", ".html": "text/html"}
PAGES = sorted(path.relative_to(FOLDER) for path in FOLDER.glob("*/*") if path.suffix in MEDIA_TYPES)


@pytest.fixture
def updates(pytestconfig: pytest.Config) -> bool:
    asked = bool(pytestconfig.getoption("--update-goldens"))
    if asked and os.environ.get("CI"):
        pytest.fail("--update-goldens is refused where CI is set: goldens are changed by a person who reads the change")
    return asked


def read(path: Path) -> dict[str, object]:
    content = (FOLDER / path).read_bytes()
    page = Page(
        dump=path.name,
        sha256=sha256(content),
        size_bytes=len(content),
        media_type=MEDIA_TYPES[path.suffix],
        text=decode(content, is_html=path.suffix == ".html").text,
    )
    return record(transform(page))


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_a_page_reads_as_its_golden_record_says(path: Path, updates: bool) -> None:
    golden = (FOLDER / path).with_suffix(".json")
    found = read(path)
    if updates:
        golden.write_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
    assert found == orjson.loads(golden.read_bytes())


@pytest.mark.parametrize("profile", list(PUBLISHERS), ids=lambda profile: profile.key)
def test_a_registered_publisher_has_a_page_that_is_recognised_as_its_own(profile: Profile) -> None:
    pages = [path for path in PAGES if path.parts[0] == profile.key]
    assert pages, f"write a page in its layout to tests/golden/{profile.key}/ (docs/adding-a-publisher.md)"
    for path in pages:
        assert orjson.loads((FOLDER / path).with_suffix(".json").read_bytes())["page"]["publisher"] == profile.key
