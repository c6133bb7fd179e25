# Everything is done in .venv; nothing needs to be installed by hand but Python and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UNRES := $(BIN)/unres
BENCH ?= seeds 1000
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check

# What is newer than the last conversion: a seed, the code, or a result that went
# away. By `find`, not as prerequisites, so that any file name will do.
STALE := $(shell test -f output/.stamp && { \
  find seeds output -newer output/.stamp \( -type d -o -path 'seeds/*' \); \
  find pipeline -newer output/.stamp -type f \
    ! -path '*/__pycache__/*' ! -name '*.md'; } 2>/dev/null | head -n 1)

# What `make speed` made; it is taken away once the code is another.
COMPILED := $(shell find pipeline -name '*.so' -o -name '*.pyd')
ifneq ($(COMPILED),)
ifneq ($(shell find pipeline -name '*.py' -newer $(firstword $(COMPILED)) | head -n 1),)
$(shell rm -f $(COMPILED))
$(warning The compiled core was of older code and is gone: make speed)
endif
endif

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all accept accuracy bench check clean dist distclean docs help man schemas \
  soak speed stale test test-compiled test-oldest validate

all: output/.stamp  ## Convert seeds/ into output/ and check the result (the default).
	@echo "output/ holds the documents of seeds/ as Akoma Ntoso (.xml), Word (.docx) and JSON."
	@echo "The command is $(UNRES); try: $(UNRES) --help"

output/.stamp: $(VENV)/.installed $(if $(STALE),stale)
	$(UNRES) convert seeds -o output
	$(UNRES) validate output
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "unres needs Python 3.11 or later; name one: make PYTHON=python3.12" >&2; exit 3; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed | $(BIN)/python
	$(PIP) install --editable '.[dev]'
	@touch $@

$(VENV)-oldest/.installed: pyproject.toml .ci/oldest.py
	$(PYTHON) -m venv $(VENV)-oldest
	$(VENV)-oldest/bin/python .ci/oldest.py > $(VENV)-oldest/oldest.txt
	$(VENV)-oldest/bin/python -m pip -qq --disable-pip-version-check install \
	  --constraint $(VENV)-oldest/oldest.txt --editable '.[dev]'
	@touch $@

# What is only measured against stands apart, for it wants other versions of things.
$(VENV)-peer/.installed:
	$(PYTHON) -m venv $(VENV)-peer
	$(VENV)-peer/bin/python -m pip -qq --disable-pip-version-check install bluebell-akn
	@touch $@

check: $(VENV)/.installed-dev  ## Check style and types.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

test: check  ## Check style and types, and run all tests.
	$(BIN)/pytest --quiet --numprocesses 2

test-oldest: $(VENV)-oldest/.installed  ## Run the tests with the oldest dependencies.
	$(VENV)-oldest/bin/pytest --quiet --numprocesses 2

test-compiled: $(VENV)/.installed-dev  ## Compare what a compiled core makes, byte by byte.
	UNRES_COMPILED=1 $(BIN)/pytest --quiet tests/runs/test_compiled.py

soak: $(VENV)/.installed-dev  ## Run the large tests at their full size (an hour).
	UNRES_SOAK=1 $(BIN)/pytest --capture=no tests/runs
	UNRES_SOAK=1 $(BIN)/pytest --capture=no -m soak tests/laws tests/unit

accept: $(VENV)/.installed-dev  ## Take what the tests get now as what they expect.
	UNRES_ACCEPT=1 $(BIN)/pytest --quiet tests

validate: output/.stamp  ## Check all XML files in output/.
	$(UNRES) validate output

schemas: $(VENV)/.installed  ## Copy the OASIS schema into schemas/, for xmllint.
	$(UNRES) schemas schemas

bench: $(VENV)/.installed-dev $(VENV)-peer/.installed  ## Measure how long things take.
	$(BIN)/python bench/bench.py seeds
	$(BIN)/python bench/scale.py seeds ../shared/corpus/text
	$(BIN)/python bench/runs.py $(BENCH)

GOLD ?= $(error name the folder of the UN's XML and the inputs: make accuracy GOLD=FOLDER)

accuracy: $(VENV)/.installed-dev  ## Compare with the UN's own XML (GOLD=FOLDER).
	$(BIN)/python bench/accuracy.py $(GOLD)

speed: $(VENV)/.installed-dev  ## Compile the core in place, where there is a C compiler.
	UNRES_COMPILE=1 $(BIN)/python -W ignore setup.py --quiet build_ext --inplace
	$(UNRES) doctor

dist: | $(BIN)/python  ## Build the wheel, in dist/.
	$(PIP) wheel --no-deps --wheel-dir dist .

docs: $(VENV)/.installed-dev  ## Build the documentation site, in build/site.
	$(BIN)/python docs/make.py
	$(BIN)/mkdocs --quiet build --strict

man: $(VENV)/.installed-dev  ## Write the manual page, docs/unres.1.
	$(BIN)/python docs/man.py

clean:  ## Remove what was made, but not the environment.
	find output -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f schemas/*.xsd
	find pipeline tests schemas bench -name __pycache__ -prune -exec rm -rf {} +
	find pipeline -name '*.so' -o -name '*.pyd' | xargs rm -f

distclean: clean  ## Remove the environment as well.
	rm -rf $(VENV) $(VENV)-oldest $(VENV)-peer pipeline/*.egg-info

help:  ## List these targets.
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
