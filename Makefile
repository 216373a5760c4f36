# heldby: `make demo` sets up and runs the main job, `make test` sets up and runs the tests.
# Everything else is for those who work on heldby.

# A uv that is there but does not run (a shim for another Python, say) is as good as none.
UV := $(shell uv --version >/dev/null 2>&1 && command -v uv || echo .uv/bin/uv)
RUN = $(UV) run --frozen --no-sync

# Only the web page needs Node; where there is none, what is about the page is left out and said so.
NODE := $(shell node -e 'const [a, b] = process.versions.node.split("."); if (a < 20 || (a == 20 && b < 19)) process.exit(1)' 2>/dev/null \
  && npm --version >/dev/null 2>&1 && echo yes)

.PHONY: demo test covered check lint types layers gate floors docs picture page model gazetteer clean

demo: .venv/ready
	@$(MAKE) --no-print-directory page || echo "The web page could not be built (see above). All else works without it."
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
ifeq ($(NODE),yes)
	@$(MAKE) --no-print-directory page/node_modules/ready
	@cd page && npm run --silent --loglevel=error style
endif

types: .venv/ready
	@$(RUN) mypy
ifeq ($(NODE),yes)
	@$(MAKE) --no-print-directory page/node_modules/ready
	@cd page && npm run --silent --loglevel=error types
endif

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

# The pictures in the README and docs/page.md: what heldby demo prints today; with the page and Chromium, its screens.
picture: .venv/ready
	@$(RUN) python docs/picture.py
	@test ! -e src/heldby/web/page/index.html || $(RUN) python docs/screens.py

# The web page, built from page/ into the package. Users of a released heldby need no Node: the built page ships in it.
PAGE_FROM := $(shell find page -type f -not -path '*/node_modules/*' -not -path '*/public/base/*' 2>/dev/null)

page:
ifeq ($(NODE),yes)
	@$(MAKE) --no-print-directory src/heldby/web/page/index.html
else
	@test -e src/heldby/web/page/index.html \
	  || echo "No Node.js 20.19 or later here: the web page is not built. All commands work without it."
endif

src/heldby/web/page/index.html: $(PAGE_FROM) page/node_modules/ready
	@echo "Building the web page"
	@cd page && npm run --silent --loglevel=error build -- --logLevel warn
	@touch $@

page/node_modules/ready: page/package-lock.json
	@echo "Setting up: packages of the web page as in page/package-lock.json"
	@cd page && npm ci --loglevel=error
	@touch $@

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
	@rm -rf .venv .uv page/node_modules page/public/base src/heldby/web/page .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage dist
