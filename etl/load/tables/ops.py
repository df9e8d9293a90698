"""Ops: what the runs did, what they refused and what the checks found."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, Table

from etl.errors import Reason
from etl.load.tables.base import METADATA, day, flag, identity, instant, number, text

RUN = Table(
    "ops_run",
    METADATA,
    identity("run_key", "Key of this execution of a job; retries of an Airflow task share it."),
    text(
        "job",
        "What was run: fetch_news, load_news or rebuild_news under Airflow; "
        "fetch, run, check, replay, plan, rebuild or alarms by the command.",
    ),
    text("status", "running, succeeded, failed, or abandoned: its process was killed, and a later run closed it."),
    flag("is_claimed", "One process runs it, whose end is noticed in whatever way it ends; false under Airflow."),
    instant("started_at", "When the run began."),
    instant("finished_at", "When it reported; null while it runs.", null=True),
    instant("interval_start_at", "First arrival that the run owns; null where it was given paths.", null=True),
    instant("interval_end_at", "The first arrival after those that the run owns.", null=True),
    number("parser_version", "Version of the parser that ran."),
    number("planned_dump_count", "Dumps that the run set out to read."),
    number("dump_count", "Dumps read to their end."),
    number("page_count", "Pages read, those included whose rows did not change."),
    number("article_count", "Articles on those pages, primary and appended."),
    number("card_count", "Related cards of those articles."),
    number("issue_count", "Issues of those pages."),
    number("unchanged_count", "Pages whose rows were there already and were left alone."),
    number("quarantined_count", "Inputs that the run refused."),
    number("skipped_count", "Records of dumps that hold no page; bronze_skip says what they are."),
    number("withheld_count", "Pages that the run left out, since they were taken down; bronze_withheld has them."),
    number("waiting_count", "Files that the run left for a later one, since they were not whole yet."),
    PrimaryKeyConstraint("run_key"),
    comment="One row a run: one execution of a job, with its totals as of its report.",
)

LOAD = Table(
    "ops_load",
    METADATA,
    identity("run_key", "The run.", part_of="ops_run.run_key"),
    identity("dump_key", "The dump that was read.", refers="bronze_dump.dump_key"),
    number("part", "Ordinal of the transaction among those that the dump took, from 0."),
    flag("is_last", "This part reached the end of the dump."),
    number("page_count", "Pages of this part."),
    number("article_count", "Articles on those pages."),
    number("card_count", "Related cards of those articles."),
    number("issue_count", "Issues of those pages."),
    number("unchanged_count", "Pages whose rows were there already and were left alone."),
    number("skipped_count", "Records of this part that hold no page."),
    number("withheld_count", "Pages of this part that were left out, since they were taken down."),
    instant("loaded_at", "When the part was written."),
    PrimaryKeyConstraint("run_key", "dump_key", "part"),
    comment="One row a part of a dump that a run wrote in one transaction, with the pages; a retry replaces it.",
)

QUARANTINE = Table(
    "ops_quarantine",
    METADATA,
    identity("quarantine_key", "Hash of what was refused, where it came from and why: refusing it again adds no row."),
    text("name", "File name of the dump."),
    text("member", "Entry of the dump that was refused; null for the whole of it.", null=True),
    identity("dump_key", "The dump, where its bytes were received.", refers="bronze_dump.dump_key", null=True),
    text("reason", f"Why: one of {', '.join(Reason)}."),
    text("message", "What is wrong and what to do."),
    instant("arrived_at", "When it arrived; for a file that is not there, when it was asked for."),
    day("arrived_day", "UTC day of arrived_at.", null=False),
    text("origin", "Its path or URL, where its bytes were not received; null where the raw zone has them.", null=True),
    text("status", "open, resolved (it was read after all) or dropped (a person decided to leave it)."),
    instant("closed_at", "When it was resolved or dropped.", null=True),
    text("note", "Why it was dropped.", null=True),
    PrimaryKeyConstraint("quarantine_key"),
    Index(None, "dump_key"),
    Index(None, "origin"),
    comment="One row an input that could not be read, with the reason and with what became of it.",
)

WAITING = Table(
    "ops_waiting",
    METADATA,
    identity("waiting_key", "Hash of where the file is."),
    text("origin", "Path or URL of the file."),
    text("finished_origin", "Path or URL that it will have once it is whole."),
    text("name", "Its file name."),
    text("reason", "unfinished (its name says so) or changing (it changed while it was looked at)."),
    Column("size_bytes", BigInteger, nullable=False, comment="Its size when it was last seen."),
    instant("arrived_at", "When it would have arrived, had it changed no more."),
    day("arrived_day", "UTC day of arrived_at.", null=False),
    identity("run_key", "The run that saw it last, or that received it.", part_of="ops_run.run_key"),
    instant("seen_at", "When that was."),
    identity(
        "dump_key", "The dump that it became; null as long as it waits.", refers="bronze_dump.dump_key", null=True
    ),
    PrimaryKeyConstraint("waiting_key"),
    comment="One row a file that was not whole when a run looked: a later run takes it, whenever it arrived.",
)

REFUSAL = Table(
    "ops_refusal",
    METADATA,
    identity("run_key", "The run.", part_of="ops_run.run_key"),
    identity("quarantine_key", "What it refused.", part_of="ops_quarantine.quarantine_key"),
    PrimaryKeyConstraint("run_key", "quarantine_key"),
    comment="One row a run and input that it refused.",
)

CHECK_RESULT = Table(
    "ops_check_result",
    METADATA,
    identity("run_key", "The run whose pages were examined.", part_of="ops_run.run_key"),
    text("check_name", "Name of the file in sql/checks."),
    text("severity", "fail or warn: whether rows fail the run."),
    text("status", "passed, warned or failed."),
    number("row_count", "Rows that the check found."),
    text("sample", "The first rows found, as a JSON list of objects."),
    instant("checked_at", "When the check ran."),
    PrimaryKeyConstraint("run_key", "check_name"),
    comment="One row a run and quality check.",
)
