# `make demo` shows what Parley does, `make test` proves it, `make check` is what every change must pass.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test check format lint types imports bench lock clean

demo: $(VENV)/installed
	$(BIN)/parley demo

test: $(VENV)/tested-with
	$(BIN)/python -m pytest

check: lint types imports test

lint: $(VENV)/tested-with
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/tested-with
	$(BIN)/mypy

imports: $(VENV)/tested-with
	$(BIN)/lint-imports

format: $(VENV)/tested-with
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/tested-with
	$(BIN)/python benchmarks/speed.py

# Versions and hashes of all that is installed; run after a change of pyproject.toml.
lock: $(VENV)/tested-with
	$(BIN)/uv pip compile --universal --no-header --no-emit-index-url --generate-hashes requirements/run.in -o requirements/run.txt
	$(BIN)/uv pip compile --universal --no-header --no-emit-index-url --generate-hashes requirements/run.in requirements/test.in -o requirements/test.txt

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Parley needs Python 3.11 or newer; call make with PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/tested-with: requirements/test.txt $(VENV)/installed
	$(PIP) install --require-hashes -r requirements/test.txt
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
