"""The report page of a run: one HTML file that needs nothing beside it, for those who look in the morning."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from etl.errors import ExportError
from etl.jobs.addresses import Addresses
from etl.jobs.plan_page import page_of
from etl.jobs.planning import plan_of
from etl.jobs.reporting.charts import bars
from etl.jobs.warehouse import now, warehouse
from etl.load.engine import reading
from etl.load.figures import Figure, RunFigures, figures
from etl.settings import Settings

LATEST = "latest.html"
_SAMPLES = 50
"""Of each field, on the page of a plan."""
SECTIONS = {
    "coverage": "التغطية",
    "copies": "النسخ",
    "quality": "الجودة",
    "issues": "الملاحظات",
    "quarantine": "الحجر",
}
"""In the order of the page, with their names in Arabic."""

_LINKED = {
    "gold_article": ("published_day", "publisher_key"),
    "gold_input_outcome": ("arrived_day", "outcome"),
    "gold_parse_quality": ("publisher_key",),
    "gold_story": ("publisher_key",),
    "gold_wire_family": ("origin_agency",),
    "ops_check_result": ("check_name",),
    "ops_quarantine": ("reason",),
    "silver_issue": ("code",),
}
"""Columns of the tables that figures look into, by whose values these can be narrowed down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A page that was written."""

    run_key: str
    path: str
    address: str
    """Where to open it: below ``WARRAQ_REPORTS_URL`` where that is set, else its file."""


def write_report(settings: Settings, run_key: str | None = None) -> ReportPage:
    """Write the page of a run, or of the last one that loaded; each is there whole, or as it was before.

    Raises `WarehouseError` where there is no such run, and `ExportError` where the folder cannot be written.
    """
    with warehouse(settings) as engine, reading(engine) as connection:
        found = figures(connection, run_key)
    run_key = str(found.run["run_key"])
    return _write(settings, run_key, _page(found, settings.browse_url), (f"{run_key}.html", LATEST))


def write_plan(settings: Settings, plan_key: str) -> ReportPage:
    """Write the page of a rebuild's plan, with before and after side by side; raises as `write_report` does."""
    page = page_of(plan_of(settings, plan_key, samples=_SAMPLES))
    return _write(settings, plan_key, page, (f"plan-{plan_key}.html",))


def _write(settings: Settings, run_key: str, page: str, names: Sequence[str]) -> ReportPage:
    """Write a page under its name, which is the first, and under others that lead to the newest."""
    folder = Path(settings.reports).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in names:
            _put(folder / each, page)
    except OSError as error:
        raise ExportError(
            f"The report page could not be written to {folder} ({error.strerror or error}). Free space or grant "
            "permission, or set WARRAQ_REPORTS to another folder, and run: warraq report"
        ) from error
    name = names[0]
    served = settings.reports_url.rstrip("/")
    address = f"{served}/{name}" if served else (folder / name).as_uri()
    return ReportPage(run_key=run_key, path=str(folder / name), address=address)


def _put(path: Path, page: str) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(page, encoding="utf-8")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _page(found: RunFigures, browse_url: str) -> str:
    environment = Environment(
        loader=PackageLoader("etl.jobs.reporting", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["bars"] = bars
    ordered = sorted(found.figures, key=lambda figure: list(SECTIONS).index(figure.query.fields["section"]))
    sections = [(name, SECTIONS[name], list(group)) for name, group in groupby(ordered, key=_section)]
    return environment.get_template("report.html").render(
        run=found.run,
        counts=_counts(found.run),
        sections=sections,
        link=Addresses(browse_url),
        linked=_LINKED,
        zipped=zip,
        made_at=now(),
    )


def _section(figure: Figure) -> str:
    return figure.query.fields["section"]


def _counts(run: Mapping[str, object]) -> dict[str, object]:
    """The run's totals, by what they count."""
    return {name.removesuffix("_count").replace("_", " "): run[name] for name in run if name.endswith("_count")}
