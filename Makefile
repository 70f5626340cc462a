PYTHON := .venv/bin/python
export SAMSPIL_TEST ?= 1

.DEFAULT_GOAL := help
.PHONY: help venv format lint types contracts migrations translations templates check test mission bench docs demo

help: ## list what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 15

venv: ## bring .venv to the locked list
	@python3 -c "from tools import bootstrap; bootstrap.prepare('dev')"

format: venv ## write all code the one way
	@.venv/bin/ruff format samspil config tests tools run.py manage.py
	@.venv/bin/ruff check --fix-only --quiet samspil config tests tools run.py manage.py

lint: venv ## ruff, everything minus what is reasoned
	@$(PYTHON) -m tools.checks format lint

types: venv ## mypy, strict
	@$(PYTHON) -m tools.checks types

contracts: venv ## who may import whom
	@$(PYTHON) -m tools.checks contracts

migrations: venv ## is there one for each change of a model?
	@$(PYTHON) -m tools.checks migrations

translations: venv ## is every sentence there in Danish?
	@$(PYTHON) -m tools.checks translations

templates: venv ## do all templates compile, are they tidy?
	@$(PYTHON) -m tools.checks templates

check: ## all of the above; changes nothing
	@python3 run.py check

test: ## every test, on SQLite and PostgreSQL
	@python3 run.py test

mission: venv ## which requirements have a passing test
	@$(PYTHON) -m pytest -q -m requirement --ignore=tests/journeys || true
	@$(PYTHON) -m tools.mission

bench: venv ## the measurements of docs/performance.md (wrk, PostgreSQL; a quarter of an hour)
	@env -u SAMSPIL_TEST $(PYTHON) -m bench.run

docs: venv ## write the generated pages of docs/
	@$(PYTHON) -m tools.mission --write

demo: ## an installation with invented people on this machine
	@python3 run.py demo
