"""Everything that a DAG or the command does: one function a job, each with the settings first.

A function opens the warehouse, does one thing, and returns counts that can be written as JSON. Only here, below the
DAGs and the command, is there a clock. What a load consists of, in order: `begin_run`, `receive`, `plan`, `load_chunk`
for each chunk, `check`, `finish_run`; `run` is all of them for files given by name. Of fetching: `begin_run`,
`plan_fetch`, `fetch_chunk` for each chunk, `check`, `finish_run`; `fetch` is all of them. Of a rebuild: `begin_run`,
`begin_plan`, `plan_chunk` for each chunk, `decide`, `begin_publishing`, `publish_chunk` for each chunk, `check`,
`finish_run`.
"""

from __future__ import annotations

from etl.extract.fetch.crawl import Target
from etl.jobs.addresses import ledger_address
from etl.jobs.alarming import (
    AlarmCounts,
    Notice,
    alarms_of,
    judge,
    judge_days,
    mark_sent,
    notice,
    sentence,
    silence,
    unsilence,
)
from etl.jobs.browsing import browse
from etl.jobs.doctor import Finding, Health, examine
from etl.jobs.exporting import ExportReport, export
from etl.jobs.fetching import Fetched, enabled_publishers, fetch, fetch_chunk, plan_fetch, preview_fetch
from etl.jobs.loading import load_chunk, plan
from etl.jobs.looking import ask, page, refusals, search, status
from etl.jobs.naming import name_chunk
from etl.jobs.planning import begin_plan, decide, make_plan, plan_chunk, plan_of
from etl.jobs.quarantine import drop, held, held_as, replay
from etl.jobs.rebuilding import begin_publishing, beyond_rebuilding, publish_chunk, publish_plan, rebuild_now
from etl.jobs.receiving import Interval, Received, receive, receive_paths
from etl.jobs.reporting import ReportPage, write_plan, write_report
from etl.jobs.retaining import LayerAge, let_go, preview_retention
from etl.jobs.running import CheckSummary, Report, begin_run, check, check_all, finish_run, migrate, run
from etl.jobs.takedown import TakedownReport, finish_takedowns, preview_takedown, take_down
from etl.jobs.verifying import Verification, verify
from etl.load.batch import Counts
from etl.load.checks import CheckResult
from etl.load.ledger import Refused
from etl.load.migrations import MigrationReport
from etl.load.overview import Answer, WarehouseStatus
from etl.load.plan_summary import Plan, Sample
from etl.load.plans import Decision
from etl.load.quarantine import Held
from etl.load.search import Filters, Hit
from etl.load.selection import Selection

__all__ = [
    "AlarmCounts",
    "Answer",
    "CheckResult",
    "CheckSummary",
    "Counts",
    "Decision",
    "ExportReport",
    "Fetched",
    "Filters",
    "Finding",
    "Health",
    "Held",
    "Hit",
    "Interval",
    "LayerAge",
    "MigrationReport",
    "Notice",
    "Plan",
    "Received",
    "Refused",
    "Report",
    "ReportPage",
    "Sample",
    "Selection",
    "TakedownReport",
    "Target",
    "Verification",
    "WarehouseStatus",
    "alarms_of",
    "ask",
    "begin_plan",
    "begin_publishing",
    "begin_run",
    "beyond_rebuilding",
    "browse",
    "check",
    "check_all",
    "decide",
    "drop",
    "enabled_publishers",
    "examine",
    "export",
    "fetch",
    "fetch_chunk",
    "finish_run",
    "finish_takedowns",
    "held",
    "held_as",
    "judge",
    "judge_days",
    "ledger_address",
    "let_go",
    "load_chunk",
    "make_plan",
    "mark_sent",
    "migrate",
    "name_chunk",
    "notice",
    "page",
    "plan",
    "plan_chunk",
    "plan_fetch",
    "plan_of",
    "preview_fetch",
    "preview_retention",
    "preview_takedown",
    "publish_chunk",
    "publish_plan",
    "rebuild_now",
    "receive",
    "receive_paths",
    "refusals",
    "replay",
    "run",
    "search",
    "sentence",
    "silence",
    "status",
    "take_down",
    "unsilence",
    "verify",
    "write_plan",
    "write_report",
]
