"""Who is told when a publisher is unusual or the night is late: by mail and by webhook, through Airflow's notifiers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from airflow.providers.http.notifications.http import HttpNotifier
from airflow.providers.smtp.notifications.smtp import SmtpNotifier
from airflow.sdk import Context, TriggerRule, get_current_context, task
from airflow.sdk.definitions.callback import SyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference
from airflow.sdk.exceptions import AirflowException
from conventions import arrival_interval

from etl import jobs
from etl.errors import Unavailable
from etl.settings import load_settings

LATE_AFTER = timedelta(hours=4)
"""How long a night may take; after that somebody is told, and the run goes on."""


@task(trigger_rule=TriggerRule.NONE_FAILED)  # a night that brought nothing is what an alarm is for
def alarm(run_key: str) -> dict[str, int]:
    """Compare the day with what is usual of each publisher; what is unusual is in `ops_alarm`."""
    return asdict(jobs.judge(load_settings(), run_key, arrival_interval(get_current_context())))


@task
def tell(run_key: str) -> int:
    """Send the alarms that the run raised or found recovered; a backfill's are kept and sent to nobody."""
    context, settings = get_current_context(), load_settings()
    notice = jobs.notice(settings, run_key)
    if notice is None or context["dag_run"].run_type == "backfill":
        return 0
    _send(notice.subject, notice.sentences, context)
    jobs.mark_told(settings, notice)
    return len(notice.alarms)


def late(context: dict[str, dict[str, str]]) -> None:
    """Say that a run has not ended in time; one that waits behind others of its backfill is nobody's concern."""
    run = context["dag_run"]
    if run["run_type"] != "backfill":
        _send(
            f"Warraq: {run['dag_id']} is late",
            [f"The run {run['dag_run_id']} of {run['dag_id']} was to end by {context['deadline']['deadline_time']}."],
            Context(),
        )


LATE = DeadlineAlert(
    name="late", reference=DeadlineReference.DAGRUN_QUEUED_AT, interval=LATE_AFTER, callback=SyncCallback(late)
)
"""Told by a worker, which has the settings and the DAG folder; a triggerer would need both."""


def deadline() -> DeadlineAlert | None:
    """`LATE`, where the environment of the DAG processor names a channel: `airflow dags test` runs no DAG with one."""
    return LATE if any(os.environ.get(f"WARRAQ_ALARM_{channel}") for channel in ("MAIL", "WEBHOOK")) else None


def _send(subject: str, sentences: Sequence[str], context: Context) -> None:
    """Through each channel that the settings name. Raises `Unavailable` where one does not take it."""
    settings = load_settings()
    recipients = [address.strip() for address in settings.alarm_mail.split(",") if address.strip()]
    html = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    mail = [SmtpNotifier(to=recipients, subject=subject, html_content=html)] if recipients else []
    message = {"subject": subject, "text": "\n".join([subject, *sentences])}
    hook = [HttpNotifier(http_conn_id=settings.alarm_webhook, json=message)] if settings.alarm_webhook else []
    try:
        for notifier in (*mail, *hook):
            notifier.notify(context)
    except (OSError, AirflowException) as error:
        raise Unavailable(
            f"A notice ({subject}) was not taken by the mail server or the webhook: {error}. See that Airflow's "
            f"connections smtp_default and {settings.alarm_webhook or 'the webhook'} are right and answer."
        ) from error
