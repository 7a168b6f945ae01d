# `make demo` and `make test` need Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test data system lint clean benchmark-similarity benchmark-leads benchmark-import

$(VENV)/installed-demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,data]'
	@touch $@ $(VENV)/installed-demo

demo: $(VENV)/installed-demo  ## the five plans: what is not found in them, shared partners, the best leads, the report
	@$(BIN)/pstgraph demo

test: $(VENV)/installed-test  ## lint, types, then the whole suite
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2 --dist loadfile

data: $(VENV)/installed-test  ## rebuild every file under data/ that a program writes
	$(BIN)/python data/build.py

$(VENV)/installed-benchmark: pyproject.toml $(VENV)/installed-test
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[benchmark]'
	@touch $@

benchmark-similarity: $(VENV)/installed-benchmark  ## similarity against graded pairs, beside baselines
	$(BIN)/python benchmarks/similarity.py

benchmark-leads: $(VENV)/installed-test  ## quality of leads as two readers judged it
	$(BIN)/python benchmarks/leads/measure.py

benchmark-import: $(VENV)/installed-test  ## the five plans written in every format and layout, and read back
	$(BIN)/python benchmarks/import_formats.py

system:  ## Debian packages that some tests need (a browser, a Java runtime); run as root
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends chromium default-jre-headless poppler-utils

lint: $(VENV)/installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist out .pytest_cache .mypy_cache .ruff_cache
