# heldby: `make demo` sets up and runs the main job, `make test` sets up and runs the tests.
# Everything else is for those who work on heldby.

UV ?= $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN = $(UV) run --frozen

.PHONY: demo test check lint types layers gate model gazetteer clean

demo: .venv/ready
	@$(RUN) heldby demo

test: .venv/ready
	@$(RUN) python -m pytest --cov --cov-report=term:skip-covered $(PYTEST)

check: lint types layers test gate

lint: .venv/ready
	@$(RUN) ruff check . && $(RUN) ruff format --check .

types: .venv/ready
	@$(RUN) mypy

layers: .venv/ready
	@$(RUN) lint-imports

gate: .venv/ready
	@$(RUN) python bench/gate.py

# The English pipeline and the gazetteer ship ready made; these make them anew (see training/*/README.md).
model: .venv/ready
	@$(RUN) python training/en/train.py

gazetteer: .venv/ready
	@$(RUN) python training/gazetteer/build.py

.venv/ready: pyproject.toml uv.lock | $(UV)
	@$(UV) sync --frozen --quiet
	@touch $@

# No uv on this machine: put one beside the project, from PyPI, touching nothing else.
.uv/bin/uv:
	@python3 -m venv .uv && .uv/bin/pip install --quiet uv

uv:
	@true

clean:
	@rm -rf .venv .uv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage dist
