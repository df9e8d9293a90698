"""Everything that a DAG or the command does: one function a job, each with the settings first.

A function opens the warehouse, does one thing, and returns counts that can be written as JSON. Only here, below the
DAGs and the command, is there a clock. What a load consists of, in order: `begin_run`, `receive`, `plan`, `load_chunk`
for each chunk, `check`, `finish_run`; `run` is all of them for files given by name. Of fetching: `begin_run`,
`plan_fetch`, `fetch_chunk` for each chunk, `check`, `finish_run`; `fetch` is all of them.
"""

from __future__ import annotations

from etl.extract.fetch.crawl import Target
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
from etl.jobs.loading import load_chunk, plan, rebuild
from etl.jobs.looking import ask, page, refusals, search, status
from etl.jobs.quarantine import drop, held, held_as, replay
from etl.jobs.rebuilding import Verification, rebuild_now, verify
from etl.jobs.receiving import Interval, Received, receive, receive_paths
from etl.jobs.reporting import ReportPage, write_report
from etl.jobs.running import CheckSummary, Report, begin_run, check, check_all, finish_run, migrate, run
from etl.jobs.takedown import TakedownReport, finish_takedowns, preview_takedown, take_down
from etl.load.batch import Counts
from etl.load.checks import CheckResult
from etl.load.ledger import Refused
from etl.load.migrations import MigrationReport
from etl.load.overview import Answer, WarehouseStatus
from etl.load.quarantine import Held
from etl.load.search import Filters, Hit

__all__ = [
    "AlarmCounts",
    "Answer",
    "CheckResult",
    "CheckSummary",
    "Counts",
    "ExportReport",
    "Fetched",
    "Filters",
    "Finding",
    "Health",
    "Held",
    "Hit",
    "Interval",
    "MigrationReport",
    "Notice",
    "Received",
    "Refused",
    "Report",
    "ReportPage",
    "TakedownReport",
    "Target",
    "Verification",
    "WarehouseStatus",
    "alarms_of",
    "ask",
    "begin_run",
    "browse",
    "check",
    "check_all",
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
    "load_chunk",
    "mark_sent",
    "migrate",
    "notice",
    "page",
    "plan",
    "plan_fetch",
    "preview_fetch",
    "preview_takedown",
    "rebuild",
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
    "write_report",
]
