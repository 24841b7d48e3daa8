# `make` lists what there is. Everything a target needs is set up by the target itself.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PY := .venv/bin/python
UV := $(shell command -v uv || echo .tools/uv/bin/uv)
UV_VERSION := 0.13.9
ENCODER := var/encoder/minilm-int8.onnx
MODEL := models/.trained
MODEL_INPUTS := domain.yml config.yml $(wildcard data/*.yml data/faq/*.yml data/danger/*.yml data/safety/*.yml bot/understanding/*.py bot/encoder/*.py) \
	bot/components/topic_classifier.py bot/safety/ear.py

.PHONY: help setup run test train evaluate bench lint types format lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  \033[1mmake %-10s\033[0m %s\n", $$1, $$2}'

setup: .venv/.synced $(ENCODER) ## Set up what is missing: environment and sentence encoder

run: setup $(MODEL) ## Start the assistant and open it at the address printed (Ctrl-C stops it)
	@PROFILE=dev $(PY) -m bot migrate
	@PROFILE=dev exec $(PY) -m bot run

test: setup $(MODEL) ## Run every test that needs no outside service (others where theirs is there)
	$(PY) -m pytest

train: setup $(MODEL) ## Train the model into models/; with nothing changed, reuse it

evaluate: setup $(MODEL) ## Measure on the held-out sets; fails below tests/nlu/floors.yml
	$(PY) -m bot evaluate

bench: setup $(MODEL) ## Measure speed and memory against a baseline in the same run
	$(PY) -m bench

lint: .venv/.synced ## Check style, formatting and the answers' content
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	$(PY) -m bot answers check

types: .venv/.synced ## Check types (mypy, strict)
	.venv/bin/mypy

format: .venv/.synced ## Format the code
	.venv/bin/ruff check --fix --quiet . || true
	.venv/bin/ruff format .

lock: $(UV) ## Compile the hashed lock files anew
	cd requirements && for set in run dev; do \
	  $(abspath $(UV)) pip compile $$set.in --override overrides.txt --python-version 3.10 --quiet \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --output-file $$set.txt; done

clean: ## Remove what was built: model, encoder, databases (the environment stays)
	rm -rf models var .rasa

.venv/.synced: requirements/dev.txt .python-version | $(UV)
	@echo "Installing the environment (once, some minutes on a slow line)…"
	@test -x $(PY) || $(UV) venv --quiet --python 3.10 .venv
	@$(UV) pip sync --quiet --require-hashes --compile-bytecode --python $(PY) requirements/dev.txt
	@touch $@

.tools/uv/bin/uv:
	@python3 -m venv .tools/uv && .tools/uv/bin/pip install --quiet uv==$(UV_VERSION)

$(ENCODER): | .venv/.synced
	@$(PY) -m bot encoder

$(MODEL): $(MODEL_INPUTS) | $(ENCODER)
	@$(PY) -m bot train
	@touch $@
