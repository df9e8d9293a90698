"""Settings from ``WARRAQ_*`` environment variables, or from ``.env`` in the working folder."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args, get_type_hints

from dotenv import dotenv_values

from etl.errors import SettingsError

PREFIX = "WARRAQ_"

EntityEngine = Literal["builtin", "camel"]
LogFormat = Literal["text", "json"]
LogLevel = Literal["debug", "info", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where Warraq reads and writes, and its limits. Field ``x_y`` is the variable ``WARRAQ_X_Y``."""

    warehouse_url: str = "sqlite:///warehouse.db"
    """SQLAlchemy URL of the warehouse."""
    landing: str = "landing"
    """Folder or bucket where dumps arrive."""
    raw: str = "raw"
    """Folder or bucket of the raw zone."""
    mapping: str = ""
    """A TOML file that says which fields of records hold what, where they are not those of a common export."""
    max_dump_bytes: int = 16 * 1024**3
    """A larger dump is refused."""
    max_page_bytes: int = 32 * 1024**2
    """A larger page is refused, and the others of its dump are read."""
    max_page_seconds: int = 60
    """Processor time that parsing one page may take; a page that takes more is refused."""
    max_unpacked_bytes: int = 64 * 1024**3
    """What is packed in one dump, over all its files and layers; reading stops there."""
    max_unpacked_ratio: int = 200
    """How many times its own size a dump may unpack to."""
    max_members: int = 500_000
    """Files that are packed in one dump."""
    max_depth: int = 4
    """How many times over a file may be packed: a gzip file in a zip in a tar is two archives and a compression, 3."""
    settle_seconds: int = 2
    """A file of the landing zone that changed this recently may still be being written, and is looked at again."""
    chunk_dumps: int = 500
    """Dumps a mapped Airflow task loads; up to four times as many where a day has thousands of them."""
    chunk_bytes: int = 64 * 1024**2
    """Bytes of dumps a mapped Airflow task loads, but one dump at least."""
    batch_pages: int = 200
    """Pages a transaction of a load holds; a very long page counts as several."""
    entity_engine: EntityEngine = "builtin"
    """What finds people, organisations and places: the built-in grammar, or the model of camel-tools."""
    morphology: str = "installed"
    """Where lemmas are from: what camel-tools has installed, if anything; ``none``; or the path of a database."""
    reports: str = "reports"
    """Folder of the report pages of runs."""
    reports_url: str = ""
    """Address at which a web server serves that folder, for the links to its pages."""
    browse_url: str = ""
    """Address at which `warraq browse` serves the warehouse, for the links of report pages into its tables."""
    keep_raw_days: int = 0
    """Days that the raw zone keeps a dump after its last delivery; unset, for ever, as with the other ``keep_*``."""
    keep_refused_days: int = 0
    """Days that it keeps a dump of which something is in quarantine."""
    keep_pages_days: int = 0
    """Days that the tables keep a page after its last delivery."""
    keep_ledger_days: int = 0
    """Days that check results, alarms, closed refusals, visits but the last, and runs that loaded nothing stay."""
    keep_reports_days: int = 0
    """Days that report pages stay."""
    log_format: LogFormat = "text"
    """How the command writes its log to standard error; Airflow has a setting of its own."""
    log_level: LogLevel = "warning"
    """From which level on it does: ``info`` has a line a stage and batch, ``debug`` one a page as well."""
    statsd: str = ""
    """Host and port of the StatsD server that counts and timings are sent to; none without."""
    alarm_mail: str = ""
    """Addresses, divided by commas, that alarms go to by Airflow's connection ``smtp_default``; none without."""
    alarm_webhook: str = ""
    """Airflow's HTTP connection whose URL alarms are posted to as JSON; none without."""
    feeds: str = ""
    """File that says which publishers are fetched (docs/fetching.md); without it nothing is."""
    fetch_contact: str = ""
    """Web page or mail address of whoever fetches, for the User-Agent header; nothing is fetched without it."""
    fetch_run_seconds: int = 3000
    """A run of fetching that takes longer leaves the rest to the next run."""
    fetch_chunk_publishers: int = 8
    """Publishers that a mapped Airflow task fetches at once."""
    fetch_max_pages: int = 5000
    """Pages that a run fetches of one publisher; the next run goes on."""
    fetch_segment_pages: int = 100
    """Pages of a WARC file that fetching writes."""
    fetch_segment_seconds: int = 60
    """A WARC file that was begun this long ago is finished."""
    fetch_spool: str = "fetching"
    """Folder where such a file is written until it is whole, where the landing zone is a bucket."""
    fetch_host_connections: int = 2
    """Requests to one host at a time."""
    fetch_delay_milliseconds: int = 1000
    """Time between two requests to one host, at least; robots.txt and slow answers make it longer."""
    fetch_timeout_seconds: int = 30
    """An answer that takes longer is given up."""
    fetch_longest_wait_seconds: int = 120
    """A host that asks to be left alone for longer is left alone for the rest of the run."""
    fetch_tries: int = 3
    """Times that an address is asked for before it counts as failed."""
    fetch_host_failures: int = 5
    """Failures in a row after which a host is paused, and given up for the run if it then fails again."""
    fetch_pause_seconds: int = 60
    """How long a failing host is paused."""
    fetch_max_redirects: int = 5
    """Redirects that one address may lead through."""
    fetch_max_listing_bytes: int = 50 * 1024 * 1024
    """A larger sitemap or feed, unpacked, is refused; a page has WARRAQ_MAX_PAGE_BYTES."""
    fetch_trusted_networks: str = ""
    """Networks, such as 127.0.0.1/32, that may be fetched from although they are not public: for tests."""


def load_settings(environment: Mapping[str, str] = os.environ, dotenv: Path = Path(".env")) -> Settings:
    """Settings of this process; the environment wins over the file ``dotenv``, which need not exist.

    Raises `SettingsError` for an unknown ``WARRAQ_*`` name, with the nearest known one, or a value of the wrong type.
    """
    stated = {name: value or "" for name, value in dotenv_values(dotenv).items()} | dict(environment)
    known = {PREFIX + name.upper(): (name, hint) for name, hint in get_type_hints(Settings).items()}
    values: dict[str, str | int] = {}
    for name, value in sorted(stated.items()):
        if not name.startswith(PREFIX) or name.startswith(f"{PREFIX}TEST_"):
            continue
        if name not in known:
            raise SettingsError(_unknown(name, list(known)))
        field, hint = known[name]
        values[field] = _whole_number(name, value) if hint is int else _one_of(name, value, get_args(hint))
    return Settings(**values)  # type: ignore[arg-type]  # each value was made for its field's type above


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the known ones are {', '.join(known)}."
    return f"{name} is set, and Warraq has no such setting: {hint} Rename it or unset it."


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    """The value, which is one of the choices where there are any."""
    if choices and value not in choices:
        raise SettingsError(f"{name} must be one of {', '.join(choices)}; it is {value!r}. Correct it or unset it.")
    return value


def _whole_number(name: str, value: str) -> int:
    try:
        number = int(value)
    except ValueError:
        number = 0
    if number < 1:
        raise SettingsError(f"{name} must be a whole number above 0; it is {value!r}. Correct it or unset it.")
    return number
