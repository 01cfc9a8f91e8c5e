# Two commands need nothing by hand: `make run` and `make test`. Everything they install goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# A clean environment names no certificates, so the installers use the system's store.
export UV_SYSTEM_CERTS := 1
# Compile at set-up: uv writes no .pyc by itself, and every start would compile again (4.0 s instead of 1.3 s).
export UV_COMPILE_BYTECODE := 1
export UV_LINK_MODE := copy
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench long lock fmt clean
.DEFAULT_GOAL := help

.PHONY: help
help:
	@echo "make run    play with SecondStep: two phones in your browser, no accounts"
	@echo "make test   run every test"
	@echo "make check  lint, types, contracts, content"
	@echo "make bench  measure, beside peers     make long  the long fault runs"

run: $(VENV)/run.stamp
	@$(BIN)/secondstep demo

test: $(VENV)/dev.stamp
	@$(BIN)/python -m coverage erase
	@$(BIN)/python -m coverage run -m pytest -q -n 2 --dist worksteal
	@$(BIN)/python -m coverage combine -q
	@$(BIN)/python -m tests.coverage_floors

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/vulture
	$(BIN)/codespell
	$(BIN)/secondstep content check

bench: $(VENV)/dev.stamp
	$(BIN)/python -m bench

long: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -q tests --long

fmt: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The locks carry hashes and no host: no index, find-links or comment line is emitted.
LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links pyproject.toml
lock: $(BIN)/python
	$(BIN)/$(LOCK) --output-file requirements.lock
	$(BIN)/$(LOCK) --group dev --output-file requirements-dev.lock

clean:
	rm -rf $(VENV)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("SecondStep needs Python 3.11 or newer; try: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet uv || echo "uv cannot be had here; pip installs the same lock"

# Someone who has run the tests keeps their tools when only the run's lock is looked at.
$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@if [ -e $(VENV)/dev.stamp ]; then $(MAKE) --no-print-directory $(VENV)/dev.stamp; \
	else sh deploy/install.sh $(VENV) requirements.lock; fi
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	@sh deploy/install.sh $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/run.stamp
