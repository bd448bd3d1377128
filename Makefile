# Every target sets up what it needs: a virtual environment in .venv, made once and again when pyproject.toml changes.

BIN := .venv/bin
# the first Python that is new enough
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
# Material's banner about MkDocs 2 is nothing that our readers can act on
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test test-system check text catalogs schema pictures bench clean

site: .venv/ready  ## the reference site, into site/
	$(BIN)/mkdocs build --strict

serve: .venv/ready  ## the reference site, live
	$(BIN)/mkdocs serve

test: .venv/ready
	$(BIN)/pytest -n 2

test-system: .venv/ready  ## the tests that need hunspell, chromium, LibreOffice and Pango
	$(BIN)/pytest -m system

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/mypy

text: .venv/ready  ## renders policies/*/text/ anew
	$(BIN)/klausa render

catalogs: .venv/ready  ## brings locales/*/ in step with the English, and says what each language lacks
	$(BIN)/klausa language

schema: .venv/ready  ## the JSON Schema that editors read
	$(BIN)/klausa schema > policies/policy.schema.json

pictures: .venv/ready  ## the pictures in policies/guide, from the site itself; needs Playwright and Debian's chromium
	$(BIN)/python -m tests.system.pictures

bench: .venv/ready
	$(BIN)/python tests/bench.py

clean:  ## what a build leaves; .venv stays
	rm -rf site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/ready: pyproject.toml hatch_build.py
	@test -n "$(PYTHON)" || { echo "Klausa needs Python 3.11 or newer, and python3 is not" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
