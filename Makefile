# heldby: `make demo` sets up and runs the main job, `make test` sets up and runs the tests.
# Everything else is for those who work on heldby.

# A uv that is there but does not run (a shim for another Python, say) is as good as none.
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo .uv/bin/uv)
RUN = $(UV) run --frozen --no-sync

.PHONY: demo test covered check lint types layers gate floors docs picture model gazetteer clean

demo: .venv/ready
	@$(RUN) heldby demo

# One part: make test PYTEST=tests/claim
test: .venv/ready
	@$(RUN) python -m pytest --cov --cov-report= $(PYTEST)

# After `make test`: lines and branches that no test ran; fails under the floor in pyproject.toml.
covered: .venv/ready
	@$(RUN) coverage report

check: lint types layers test covered gate

lint: .venv/ready
	@$(RUN) ruff check --output-format concise . && $(RUN) ruff format --check .

types: .venv/ready
	@$(RUN) mypy

layers: .venv/ready
	@$(RUN) lint-imports --no-logo

# Scores on the data that is here, against bench/floors.toml; `make floors` prints what was measured, ready to be put there.
gate: .venv/ready
	@$(RUN) python bench/gate.py

floors: .venv/ready
	@$(RUN) python bench/gate.py --print

# What docs/ takes from the data and the program: tables, and the values in how-it-flows.md.
docs: .venv/ready
	@$(RUN) python docs/tables.py
	@$(RUN) python docs/flow.py
	@$(RUN) python docs/notebook.py

# The picture in the README: what heldby demo prints today.
picture: .venv/ready
	@$(RUN) python docs/picture.py

# The English pipeline and the gazetteer ship ready made; these make them anew (see training/*/README.md).
model: .venv/ready
	@$(RUN) python training/en/train.py

gazetteer: .venv/ready
	@$(RUN) python training/gazetteer/build.py

.venv/ready: pyproject.toml uv.lock | $(UV)
	@echo "Setting up: packages as in uv.lock, into .venv"
	@$(UV) sync --frozen --all-extras --quiet
	@touch $@

# No uv on this machine: put one beside the project, from PyPI, touching nothing else. Some systems have Python
# without venv, some without pip; either will do.
.uv/bin/uv:
	@echo "There is no uv here: putting one into .uv"
	@{ python3 -m venv .uv && .uv/bin/python -m pip install --quiet uv; } >/dev/null 2>&1 \
	  || { rm -rf .uv && python3 -m pip install --quiet --target .uv uv; } \
	  || { rm -rf .uv; echo "Install uv (https://docs.astral.sh/uv/) or Python's venv or pip, then run make again."; exit 1; }

clean:
	@rm -rf .venv .uv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage dist
