# Two commands matter: `make up` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help up test check bench s3 clean

help: ## List the commands
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):[^#]*## /  make \1\t/' | expand -t 16

up: $(VENV)/.runtime ## Set everything up, then run it; VIDEO=clip.mp4 or VIDEO=sample is analysed too
	@exec $(BIN)/sentinel up $(if $(VIDEO),--video "$(VIDEO)")

test: check ## Set everything up, then run all checks and tests
	$(BIN)/pytest --numprocesses=3 --dist=loadfile --no-loadscope-reorder --max-worker-restart=0 $(ARGS)

check: $(VENV)/.dev ## Lint, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.typed_page

bench: $(VENV)/.dev ## Run a benchmark: make bench NAME=end_to_end
	$(BIN)/python -m benchmarks.$(or $(NAME),list)

s3: $(VENV)/.dev ## Run S3 and SQS on this machine, for a walk with a bucket
	@exec $(BIN)/python -m scripts.local_s3

clean: ## Remove the environment and caches; recordings and database stay
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info

$(VENV)/.runtime: pyproject.toml constraints.txt scripts/install.sh
	@sh scripts/install.sh $(PYTHON) $(VENV) runtime

$(VENV)/.dev: $(VENV)/.runtime
	@sh scripts/install.sh $(PYTHON) $(VENV) dev
