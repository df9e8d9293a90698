"""The task that waits until a person has read a plan, and has approved or rejected it in Airflow's UI."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowSkipException

from etl import jobs
from etl.settings import load_settings


class ApprovePlan(ApprovalOperator):
    """Writes a plan's page, shows the plan under *Required actions*, and keeps in ``ops_plan`` who decided what.

    A dry run, or a plan that changes nothing, needs no decision: it is skipped, and so is what publishes. An answer
    that does not come within the hours of the form fails the task: nobody may think that the plan was published.
    """

    template_fields = (*ApprovalOperator.template_fields, "plan_key")

    def __init__(self, *, plan_key: str, **options: Any) -> None:  # BaseOperator's own options
        """Wait for the decision on the plan with this key."""
        super().__init__(subject="Publish what this rebuild would change?", **options)
        self.plan_key = plan_key

    def execute(self, context: Context) -> None:
        """Ask, unless the form says otherwise."""
        form, plan = context["params"], jobs.plan_of(load_settings(), self.plan_key)
        written = jobs.write_plan(load_settings(), self.plan_key)
        self.log.info("The plan's page is %s", written.address)
        if form["dry_run"] or plan.changes_nothing:
            why = "it would change nothing" if plan.changes_nothing else "this is a dry run"
            raise AirflowSkipException(f"The plan {plan.plan_key} is not published: {why}.")
        if form["auto_approve"]:
            jobs.decide(load_settings(), self.plan_key, jobs.Decision.APPROVED, by="auto_approve")
            return
        self.body = in_markdown(plan, written.address)
        self.response_timeout = timedelta(minutes=form["minutes_to_approve"])
        super().execute(context)

    def execute_complete(self, context: Context, event: dict[str, Any]) -> None:
        """Keep the answer; a rejection skips what follows."""
        if "error" not in event:
            user = event["responded_by_user"] or {}
            is_approved = event["chosen_options"] == [self.APPROVE]
            decision = jobs.Decision.APPROVED if is_approved else jobs.Decision.REJECTED
            jobs.decide(load_settings(), self.plan_key, decision, by=user.get("name"))
        super().execute_complete(context, event)

    def process_trigger_event_error(self, event: dict[str, Any]) -> None:
        """Keep that nobody answered."""
        if event["error_type"] == "timeout":
            jobs.decide(load_settings(), self.plan_key, jobs.Decision.EXPIRED)
        super().process_trigger_event_error(event)


def in_markdown(plan: jobs.Plan, page: str) -> str:
    """A plan as Airflow shows it beside the two buttons, with the address of its page."""
    lines = [
        f"**{plan.reason}**: read {plan.dumps:,} dumps with {plan.pages:,} pages; {plan.refused:,} inputs refused.",
        "",
        "| | added | removed | changed |",
        "|---|---|---|---|",
        f"| pages | {plan.added_pages:,} | {plan.removed_pages:,} | {plan.changed_pages:,} |",
        f"| articles | {plan.added_articles:,} | {plan.removed_articles:,} | {plan.changed_articles:,} |",
        "",
        "| field | changes | before | after |",
        "|---|---|---|---|",
    ]
    first = {sample.field: sample for sample in reversed(plan.samples)}
    lines += [f"| {field} | {count:,} | {_cells(first, field)} |" for field, count in plan.fields.items()]
    return "\n".join([*lines, "", f"More of it: {page}; all: `ops_plan_change`, plan_key `{plan.plan_key}`"])


def _cells(first: Mapping[str, jobs.Sample], field: str) -> str:
    return " | ".join(_cell(value) for value in (first[field].before, first[field].after))


def _cell(value: str | None) -> str:
    text = "–" if value is None else " ".join(value.split()).replace("|", "\\|")
    return text if len(text) <= 200 else f"{text[:200]}…"
