"""What a night finds unusual reaches people: by mail and by webhook, through servers that really listen."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller

from etl import jobs
from etl.alarms import Channel
from etl.errors import SettingsError
from etl.settings import Settings, load_settings
from tests.dags.retrying import retrying_at_once
from tests.newspapers import REDESIGNED, deliver
from tools.local_airflow import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session
    from airflow.models.dagrun import DagRun
    from airflow.sdk import DAG

TODAY = date(2024, 9, 7)
NIGHT_ENDS = datetime(2024, 9, 8, 2, tzinfo=UTC)


class Mailbox:
    """What a mail server was given."""

    def __init__(self) -> None:
        self.received: list[Envelope] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        del server, session
        self.received.append(envelope)
        return "250 OK"


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    extra = {"disable_ssl": True, "disable_tls": True, "from_email": "warraq@example.org"}
    connection = {"conn_type": "smtp", "host": "127.0.0.1", "port": port, "extra": extra}
    monkeypatch.setenv("AIRFLOW_CONN_SMTP_DEFAULT", json.dumps(connection))
    monkeypatch.setenv("WARRAQ_ALARM_MAIL", "desk@example.org, night@example.org")
    yield mailbox
    controller.stop()


class Hook(BaseHTTPRequestHandler):
    """A webhook that keeps what is posted, and answers with the status that it is told to."""

    posted: list[dict[str, str]]
    status: int

    def do_POST(self) -> None:  # the standard library's name
        self.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Hook]]:
    listening = type("Listening", (Hook,), {"posted": [], "status": 204})
    with ThreadingHTTPServer(("127.0.0.1", 0), listening) as server:
        threading.Thread(target=server.serve_forever).start()
        connection = {"conn_type": "http", "host": f"http://127.0.0.1:{server.server_port}/alarms"}
        monkeypatch.setenv("AIRFLOW_CONN_DESK", json.dumps(connection))
        monkeypatch.setenv("WARRAQ_ALARM_WEBHOOK", "desk")
        yield listening
        server.shutdown()


@pytest.fixture(scope="module")
def load_news(dags: dict[str, DAG], airflow_database: None) -> DAG:
    del airflow_database
    return retrying_at_once(dags["load_news"])


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Four weeks of a newspaper, and a day on which it looks otherwise, waiting to be loaded."""
    monkeypatch.setenv("WARRAQ_WAREHOUSE_URL", f"sqlite:///{tmp_path / 'warehouse.db'}")
    monkeypatch.setenv("WARRAQ_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("WARRAQ_RAW", str(tmp_path / "raw"))
    for number in range(28):
        deliver(tmp_path / "landing", TODAY - timedelta(days=28 - number), 12)
    jobs.run(load_settings(), [tmp_path / "landing"])
    deliver(tmp_path / "landing", TODAY, 12, layout=REDESIGNED)
    return load_settings()


def states(run: DagRun) -> dict[str, str]:
    """How each task ended, and how telling ended by each channel."""
    return {
        f"{one.task_id} by {one.rendered_map_index}" if one.rendered_map_index else one.task_id: str(one.state)
        for one in run.get_task_instances()
    }


def test_what_is_unusual_is_mailed_and_posted_and_the_run_is_green(
    load_news: DAG, settings: Settings, mailbox: Mailbox, hook: type[Hook]
) -> None:
    run = load_news.test(logical_date=NIGHT_ENDS)
    assert str(run.state) == "success"
    (envelope,) = mailbox.received
    assert envelope.rcpt_tos == ["desk@example.org", "night@example.org"]
    assert isinstance(envelope.content, bytes)
    mail = message_from_bytes(envelope.content, policy=policy.default)
    raised = len(jobs.alarms_of(settings))
    assert mail["Subject"] == f"Warraq, 2024-09-07: {raised} raised, 0 recovered"
    (posted,) = hook.posted
    assert posted["subject"] == mail["Subject"]
    assert "Okaz (okaz), 2024-09-07: dated raised." in posted["text"]
    assert all(alarm.mailed_at and alarm.posted_at for alarm in jobs.alarms_of(settings))


def test_a_webhook_that_refuses_is_tried_again_without_a_second_mail_and_the_rest_of_the_run_is_as_ever(
    load_news: DAG, settings: Settings, mailbox: Mailbox, hook: type[Hook]
) -> None:
    hook.status = 500
    ended = states(load_news.test(logical_date=NIGHT_ENDS))
    assert {
        "alarm": "success",
        "tell by mail": "success",
        "tell by webhook": "failed",
        "announce": "success",
    }.items() <= (ended.items())
    assert (len(hook.posted), len(mailbox.received)) == (4, 1)
    assert all(alarm.mailed_at and not alarm.posted_at for alarm in jobs.alarms_of(settings))


def test_without_a_channel_alarms_are_rows_and_the_run_is_green(load_news: DAG, settings: Settings) -> None:
    run = load_news.test(logical_date=NIGHT_ENDS)
    assert str(run.state) == "success"
    assert jobs.alarms_of(settings)


def test_a_channel_whose_extra_is_not_installed_says_what_to_install(
    load_news: DAG, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("airflow.providers.http.notifications")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "airflow.providers.http.notifications.http", None)
    monkeypatch.setenv("WARRAQ_ALARM_WEBHOOK", "desk")
    ended = states(load_news.test(logical_date=NIGHT_ENDS))
    assert (ended["tell by webhook"], ended["tell by mail"], ended["announce"]) == ("failed", "success", "success")
    assert jobs.alarms_of(settings)
    with pytest.raises(SettingsError, match=r"WARRAQ_ALARM_WEBHOOK names somebody .*pip install 'warraq\[alarms\]'"):
        sys.modules["notices"]._notifier(load_settings(), Channel.WEBHOOK, "one raised", ["a sentence"])


def test_a_night_has_a_deadline_where_somebody_can_be_told(
    dags: dict[str, DAG], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "load_news" in dags
    notices = sys.modules["notices"]
    assert notices.deadline() is None
    monkeypatch.setenv("WARRAQ_ALARM_MAIL", "desk@example.org")
    assert notices.deadline() is notices.LATE
