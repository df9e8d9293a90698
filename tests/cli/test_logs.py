"""What a run says of itself: lines with keys and numbers, figures for a StatsD server, and no word of any page."""

from __future__ import annotations

import json
import re
import socket
from collections import Counter
from typing import TYPE_CHECKING

from .conftest import DUMPS, PAGE, Warraq

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC = re.compile(r"[\u0600-\u06ff]")


def datagrams(server: socket.socket) -> Iterator[str]:
    """What has come to a UDP port so far, line by line."""
    server.setblocking(False)
    while True:
        try:
            yield from server.recv(65535).decode().splitlines()
        except BlockingIOError:
            return


def test_a_run_sends_its_counts_and_the_seconds_of_its_stages_to_a_statsd_server(warraq: Warraq) -> None:
    (warraq.folder / "torn.warc").write_bytes(b"WARC/1.0\r\nbroken")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{server.getsockname()[1]}"
        done = warraq("run", "--json", *DUMPS, "torn.warc", WARRAQ_STATSD=address)
        lines = list(datagrams(server))
    report = json.loads(done.stdout)
    counted: Counter[str] = Counter()
    for name, amount in (line.removesuffix("|c").split(":") for line in lines if line.endswith("|c")):
        counted[name] += int(amount)
    expected = {name: report[name] for name in ("dumps", "pages", "articles", "cards", "issues", "quarantined")}
    assert report["quarantined"] == 1
    assert {name: counted[f"warraq.{name}"] for name in expected} == expected
    timed = {line.split(":")[0] for line in lines if line.endswith("|ms")}
    assert timed == {f"warraq.stage.{stage}" for stage in ("receive", "read", "load", "match", "check")}


def test_a_log_in_json_names_run_dumps_and_pages_and_holds_no_word_of_them(warraq: Warraq) -> None:
    (warraq.folder / "عنوان لا يُقرأ.warc").write_bytes(b"WARC/1.0\r\nbroken")
    done = warraq("run", PAGE, "عنوان لا يُقرأ.warc", WARRAQ_LOG_FORMAT="json", WARRAQ_LOG_LEVEL="debug")
    # What is refused is also said to the person who typed the command, by its name.
    *told, refusal = done.stderr.splitlines()
    lines = [json.loads(line) for line in told]
    assert "عنوان لا يُقرأ.warc" in refusal
    assert [line for line in told if ARABIC.search(line) or r"\u06" in line] == []
    (run_key,) = {line["run_key"] for line in lines if line["logger"] == "etl.run"}
    assert warraq.rows("SELECT run_key FROM ops_run") == [(run_key,)]
    (page,) = [line for line in lines if line["event"] == "page read"]
    assert warraq.rows("SELECT page_key, dump_key FROM bronze_receipt") == [(page["page_key"], page["dump_key"])]
    (refused,) = [line for line in lines if line["event"] == "input refused"]
    assert warraq.rows("SELECT reason FROM ops_quarantine") == [(refused["reason"],)]
    assert lines[-1]["event"] == "run ended"


def test_a_log_in_text_has_the_same_fields(warraq: Warraq) -> None:
    done = warraq("run", PAGE, WARRAQ_LOG_LEVEL="info")
    ((run_key,),) = warraq.rows("SELECT run_key FROM ops_run")
    (ended,) = [line for line in done.stderr.splitlines() if 'event="run ended"' in line]
    assert f"run_key={run_key}" in ended
    assert "pages=1" in ended


def test_where_nobody_listens_for_figures_a_run_goes_on_and_a_wrong_address_is_refused(warraq: Warraq) -> None:
    assert warraq("run", PAGE, WARRAQ_STATSD="127.0.0.1:9").returncode == 0
    unknown = warraq("run", PAGE, WARRAQ_STATSD="statsd.invalid:8125")
    assert unknown.returncode == 0
    assert "no figures are sent" in unknown.stderr
    wrong = warraq("run", PAGE, WARRAQ_STATSD="statsd")
    assert wrong.returncode == 2
    assert "WARRAQ_STATSD must be like 127.0.0.1:8125; it is 'statsd'." in wrong.stderr
