# syntax=docker/dockerfile:1
# One image for every Airflow service and for the command `warraq`. It starts from Python's own image, not Airflow's:
# the hashed lock then says what is inside, and it is what the tests ran with.
FROM python:3.12-slim-bookworm AS build
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY requirements/cluster.lock /src/requirements/
RUN pip install --no-deps --require-hashes --requirement /src/requirements/cluster.lock
COPY pyproject.toml README.md LICENSE /src/
COPY etl /src/etl
COPY sql /src/sql
RUN pip install --no-deps --no-build-isolation /src

FROM python:3.12-slim-bookworm
RUN useradd --uid 50000 --gid 0 --home-dir /opt/airflow --create-home airflow \
    && install --directory --owner=airflow --group=0 --mode=0775 \
        /opt/airflow/logs /var/lib/warraq/landing /var/lib/warraq/raw /var/lib/warraq/reports
COPY --from=build /opt/venv /opt/venv
COPY dags /opt/airflow/dags
COPY plugins /opt/airflow/plugins
COPY deploy/migrate.sh /opt/airflow/
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    AIRFLOW_HOME=/opt/airflow \
    AIRFLOW__CORE__LOAD_EXAMPLES=false \
    WARRAQ_LANDING=/var/lib/warraq/landing \
    WARRAQ_RAW=/var/lib/warraq/raw \
    WARRAQ_REPORTS=/var/lib/warraq/reports
USER airflow
WORKDIR /opt/airflow
CMD ["warraq", "--help"]
