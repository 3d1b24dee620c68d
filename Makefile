# Tocsin's own commands. They need Python >= 3.11 and make; everything else goes into .venv.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help install run cluster test check bench bench-full sim docs protos protos-check fmt lint types layers tidy lock clean

BIN := .venv/bin
STAMP := .venv/.installed
FIND_PYTHON := for p in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3); do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then command -v $$p; break; fi; done

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' $(firstword $(MAKEFILE_LIST)) | while IFS='	' read -r name what; do \
		printf '  make %-14s %s\n' "$$name" "$$what"; done

install: $(STAMP) ## .venv with everything pinned and checked by hash, and the tocsin command in .venv/bin

# The lock keeps two makes of one checkout apart where the system has flock(1); the second then finds it done.
$(STAMP): requirements.lock pyproject.toml
	@{ if command -v flock >/dev/null; then flock 9; fi; \
	if [ -e $(STAMP) ] && [ -z "$$(find requirements.lock pyproject.toml -newer $(STAMP))" ]; then exit 0; fi; \
	set -e; \
	python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then echo 'make: Python >= 3.11 not found; install it, or name it: make PYTHON=/path/to/python3' >&2; exit 1; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
		package=$$("$$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing $$package" >&2; apt-get update -q >&2; apt-get install -q -y --no-install-recommends "$$package" >&2; \
		else echo "make: $$python has no venv; install the package $$package" >&2; exit 1; fi; \
	fi; \
	if ! $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		echo "making .venv with $$("$$python" --version)" >&2; "$$python" -m venv --clear .venv; \
	fi; \
	echo 'installing what requirements.lock names' >&2; \
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-input --require-hashes -r requirements.lock; \
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-input --no-index --no-build-isolation --no-deps -e .; \
	touch $(STAMP); } 9>.install.lock

run: install ## Tocsin on embedded stores, sample target services and a day of real departures; Ctrl-C ends it
	@exec $(BIN)/python -m bench.replay

NODES ?= 3
RATE ?= 200
cluster: install ## NODES nodes (3) of one cluster under RATE jobs a second (200), the shard map live: kill one and watch
	@exec $(BIN)/python -m bench.cluster --nodes $(NODES) --rate $(RATE) $(ARGS)

# Two workers, each with a PostgreSQL and a Valkey of its own: much of the suite waits for leases to end. WORKERS=0: none.
WORKERS ?= 2
SUITE = $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

test: install ## the whole suite on real PostgreSQL and Valkey; a skipped test fails it
	@exec $(SUITE)

check: lint types layers protos-check tidy ## format, lint, types, layers, stubs, tidy, then the whole suite: what CI runs
	@exec $(SUITE)

lint: install
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: install
	@$(BIN)/mypy engine shards api protos bench tests

layers: install
	@$(BIN)/lint-imports --no-logo

protos-check: install
	@$(BIN)/python -m protos.generate --check

tidy: install
	@$(BIN)/python -m pytest -q tests/tidy

bench: install ## every benchmark beside its ceiling, at a medium size, into bench/results/medium; ARGS names some
	@exec $(BIN)/python -m bench --json bench/results/medium --plots bench/results/medium $(ARGS)

bench-full: install ## the figures worth quoting, into bench/results/full; ARGS names some
	@exec $(BIN)/python -m bench --full --json bench/results/full --plots bench/results/full $(ARGS)

SEEDS ?= 200
sim: install ## whole nodes in a simulated world, SEEDS runs of it (200): every promise kept whatever breaks
	@exec $(BIN)/python -m tests.simulation --seeds $(SEEDS) --processes 2 $(ARGS)

docs: install ## docs/configuration.md and docs/types.md, made anew from settings, keys, bounds and the shipped catalog
	@$(BIN)/python -m api.reference
	@$(BIN)/python -m api.type_reference

protos: install ## the stubs beside the .proto files, made anew
	@$(BIN)/python -m protos.generate

fmt: install ## format, and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: install ## requirements.lock made anew from pyproject.toml
	@set -e; dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	$(BIN)/python -m venv "$$dir/venv"; "$$dir/venv/bin/python" -m pip install -q --disable-pip-version-check uv; \
	"$$dir/venv/bin/uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --no-header pyproject.toml --group dev --group bench --group build -o requirements.lock

clean: ## remove .venv and caches; embedded data (.tocsin) stays
	@rm -rf .venv .install.lock build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .benchmarks
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
