# The first command on a fresh machine may be any of these: each sets up what it needs. Python 3.11 to 3.13 and make
# are all it takes; `make PYTHON=/path/to/python3.12 …` names another interpreter.

PYTHON ?= python3 python3.13 python3.12 python3.11
PORT ?= 8080
CASES ?= 200000
VENV := .venv
BIN := $(VENV)/bin
# uv is taken where it is installed, being four times as fast; pip otherwise. Each obeys its own configuration of mirrors.
PIP_INSTALL := $(if $(shell command -v uv 2>/dev/null),\
	uv pip install --quiet --compile-bytecode --python $(BIN)/python,\
	$(BIN)/python -m pip install -qq --disable-pip-version-check)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock' $(LOCK_FLAGS)

# What is started hundreds of times, by the tests and by Airflow, is compiled once.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo airflow test e2e nlp fuzz lint format lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9.]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(BIN)/warraq ## Make .venv from the lock, with the command .venv/bin/warraq

demo: $(BIN)/warraq ## Load a sample day through Airflow, and show what became of it
	@$(BIN)/python -m tools.demo

airflow: $(BIN)/warraq ## Airflow's user interface with the DAGs, until Ctrl-C; PORT=8080
	@$(BIN)/python -m tools.airflow_ui $(PORT)

test: $(VENV)/dev.stamp ## Every test that needs no server of this machine
	$(BIN)/pytest --numprocesses=auto --dist=worksteal --ignore=tests/e2e

e2e: $(VENV)/cluster.stamp ## Airflow for real, by itself and as composed; needs redis-server, chromium and its driver
	$(BIN)/pytest tests/e2e

nlp: .venv-nlp/nlp.stamp ## camel-tools' neural model for real, on a small one, in an environment with torch; TORCH=torch==…
	.venv-nlp/bin/pytest tests/nlp

fuzz: $(VENV)/dev.stamp ## Damaged dumps of every format, other ones each time; CASES=200000
	WARRAQ_TEST_FUZZ_CASES=$(CASES) WARRAQ_TEST_FUZZ_SEED=$$(date +%s) $(BIN)/pytest tests/properties/test_fuzz.py

lint: $(VENV)/dev.stamp ## Style, strict types, and which module may import which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## Put the code into the one layout, and mend what ruff can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/dev.stamp ## Resolve the locks anew; LOCK_FLAGS=--upgrade takes newer versions
	$(LOCK) --group installer -o requirements/installer.lock
	$(LOCK) pyproject.toml --group build --extra cluster --extra buckets --extra alarms --extra lineage -o requirements/cluster.lock
	$(LOCK) pyproject.toml --group build -c requirements/cluster.lock -o requirements/base.lock
	$(LOCK) pyproject.toml --group dev -c requirements/cluster.lock -o requirements/dev.lock

.env: ## Fresh secrets for docker-compose.yml, if there are none yet
	@umask 077; while IFS= read -r line; do case "$$line" in \
	    [A-Z]*=) echo "$$line$$(head -c 32 /dev/urandom | base64 | tr '+/' 'ab')" ;; \
	    *) echo "$$line" ;; \
	esac; done < .env.example > $@

clean: ## Remove what make made, but no warehouse, landing or raw zone
	rm -rf $(VENV) .venv-nlp .airflow dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A stamp is written last: a set-up that was interrupted, or whose lock has changed, starts over in an empty folder.
$(VENV)/base.stamp: requirements/installer.lock requirements/base.lock
	@for python in $(PYTHON); do \
	    "$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || continue; \
	    echo "Installing the locked dependencies into $(VENV), with $$("$$python" --version) (about half a minute)"; \
	    exec "$$python" -m venv --clear $(VENV); \
	done; \
	echo "Warraq needs Python 3.11, 3.12 or 3.13 with venv, and none of these is: $(PYTHON)." >&2; \
	echo "Install one (Debian, Ubuntu: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3.12" >&2; \
	exit 1
	@# The pip that comes with Python may take three times as long over the rest.
	@$(PIP_INSTALL) --no-deps --require-hashes --requirement requirements/installer.lock
	@$(PIP_INSTALL) --no-deps --require-hashes --requirement requirements/base.lock
	@touch $@

$(BIN)/warraq: $(VENV)/base.stamp pyproject.toml
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock $(BIN)/warraq
	@$(PIP_INSTALL) --no-deps --require-hashes --requirement requirements/dev.lock
	@touch $@

$(VENV)/cluster.stamp: requirements/cluster.lock $(VENV)/dev.stamp
	@$(PIP_INSTALL) --no-deps --require-hashes --requirement requirements/cluster.lock
	@touch $@

# The same locks, and what the extra nlp adds to them: by pip, which takes torch where its configuration says.
TORCH ?= torch==2.13.0
.venv-nlp/nlp.stamp: requirements/dev.lock
	@$(MAKE) --no-print-directory VENV=.venv-nlp .venv-nlp/dev.stamp
	@.venv-nlp/bin/python -m pip install -qq --disable-pip-version-check $(TORCH) transformers numpy
	@touch $@
