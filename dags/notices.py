"""Who is told when a publisher is unusual or the night is late: by mail and by webhook, through Airflow's notifiers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from html import escape

from airflow.sdk import BaseNotifier, Context, TriggerRule, get_current_context, task
from airflow.sdk.definitions.callback import SyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference
from airflow.sdk.exceptions import AirflowException
from conventions import arrival_interval

from etl import jobs
from etl.alarms import Channel
from etl.errors import SettingsError, Unavailable
from etl.settings import Settings, load_settings

LATE_AFTER = timedelta(hours=4)
"""How long a night may take; after that somebody is told, and the run goes on."""

TELL = "Send the alarms that the run raised or found recovered; a backfill's are kept and sent to nobody."


@task(trigger_rule=TriggerRule.NONE_FAILED)  # a night that brought nothing is what an alarm is for
def alarm(run_key: str) -> dict[str, int]:
    """Compare the day with what is usual of each publisher; what is unusual is in `ops_alarm`."""
    return asdict(jobs.judge(load_settings(), run_key, arrival_interval(get_current_context())))


@task(map_index_template="{{ task.op_kwargs.channel }}", doc_md=TELL)
def tell(run_key: str, channel: str) -> int:
    """Send them by one channel, which is tried again without the other one."""
    context, settings, by = get_current_context(), load_settings(), Channel(channel)
    notice = jobs.notice(settings, run_key, by)
    if notice is None or context["dag_run"].run_type == "backfill":
        return 0
    notifier = _notifier(settings, by, notice.subject, notice.sentences)
    if notifier is None:
        return 0
    _send(notifier, context)
    jobs.mark_sent(settings, notice, by)
    return len(notice.alarms)


def late(context: dict[str, dict[str, str]]) -> None:
    """Say that a run has not ended in time; one that waits behind others of its backfill is nobody's concern."""
    run = context["dag_run"]
    if run["run_type"] == "backfill":
        return
    sentence = f"The run {run['dag_run_id']} of {run['dag_id']} was to end by {context['deadline']['deadline_time']}."
    refusals = []
    for channel in Channel:
        notifier = _notifier(load_settings(), channel, f"Warraq: {run['dag_id']} is late", [sentence])
        try:
            if notifier is not None:
                _send(notifier, Context())
        except Unavailable as error:
            refusals.append(error)
    if refusals:
        raise ExceptionGroup(f"Not everybody was told: {sentence}", refusals)


LATE = DeadlineAlert(
    name="late", reference=DeadlineReference.DAGRUN_QUEUED_AT, interval=LATE_AFTER, callback=SyncCallback(late)
)
"""Told by a worker, which has the settings and the DAG folder; a triggerer would need both."""


def deadline() -> DeadlineAlert | None:
    """`LATE`, where the environment of the DAG processor names a channel: `airflow dags test` runs no DAG with one."""
    return LATE if any(os.environ.get(f"WARRAQ_ALARM_{channel.upper()}") for channel in Channel) else None


def _notifier(settings: Settings, channel: Channel, subject: str, sentences: Sequence[str]) -> BaseNotifier | None:
    """What sends a notice by a channel; ``None`` where the settings do not name whom to."""
    try:
        match channel:
            case Channel.MAIL if recipients := [one.strip() for one in settings.alarm_mail.split(",") if one.strip()]:
                from airflow.providers.smtp.notifications.smtp import SmtpNotifier  # noqa: PLC0415

                html = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
                return SmtpNotifier(to=recipients, subject=subject, html_content=html)
            case Channel.WEBHOOK if settings.alarm_webhook:
                from airflow.providers.http.notifications.http import HttpNotifier  # noqa: PLC0415

                message = {"subject": subject, "text": "\n".join([subject, *sentences])}
                return HttpNotifier(http_conn_id=settings.alarm_webhook, json=message)
            case _:
                return None
    except ImportError as error:
        raise SettingsError(
            f"WARRAQ_ALARM_{channel.upper()} names somebody to tell, and the extra that tells them is not installed "
            f"({error}). Install it beside Airflow: pip install 'warraq[alarms]'"
        ) from error


def _send(notifier: BaseNotifier, context: Context) -> None:
    """Raises `Unavailable` where the mail server or the webhook does not take it."""
    try:
        notifier.notify(context)
    except (OSError, AirflowException) as error:
        raise Unavailable(
            f"{type(notifier).__name__} could not send a notice: {error}. See that Airflow's connection of the mail "
            "server (smtp_default) or of the webhook (WARRAQ_ALARM_WEBHOOK) is right, and that it answers."
        ) from error
