# make demo: the examples against the embedded local AWS. make test: every check.
# All make their own environments, in .venv, .venv-demo, .venv-tools and .nox: nothing that happens to be installed is
# used but Python and make.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed-dev
DEMO := .venv-demo/bin
DEMO_STAMP := .venv-demo/installed-mock
ALIVE = $(PYTHON) -u tools/signs_of_life.py
NEW_ENOUGH = $(PYTHON) -c 'import sys; sys.exit("sts_sdk needs Python 3.11 or newer: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
TOOLS := .venv-tools/bin
TOOLS_STAMP := .venv-tools/installed-tools
WORKERS ?= auto
# The tests start hundreds of programs: without compiled modules each of them compiles the package anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test unit coverage lowest check matrix fuzz bench format generate hooks release clean \
	check-format check-lint check-layers check-mypy check-pyright check-completeness

help:
	@echo "make demo      run the examples against the embedded local AWS (no account needed)"
	@echo "make test      lint, types, layers, generated code, tests"
	@echo "make check     of these, all but the tests"
	@echo "make unit      of these, the tests"
	@echo "make coverage  the tests, and which lines none of them runs"
	@echo "make matrix    the tests on each supported Python that is here, and with the lowest dependencies"
	@echo "make lowest    test with the lowest requests and urllib3 that are allowed"
	@echo "make fuzz      fuzz the readers of XML and profiles for a minute"
	@echo "make bench     compare with boto3 and other clients (some minutes, own environments)"
	@echo "make format    format the code"
	@echo "make generate  write the generated code anew"
	@echo "make hooks     have git run the checks at each commit and push"
	@echo "make release   build what is uploaded, check it, and try the wheel alone (ADDRESS=https://... of the repository)"
	@echo "make clean     remove the environments and what the others wrote"

$(STAMP): pyproject.toml
	@$(NEW_ENOUGH)
	@echo "The checks and tests need some 730 MB in .venv; that is installed once, in a minute or two."
	@$(ALIVE) "Making the environment .venv" $(PYTHON) -m venv .venv
	@$(ALIVE) "Installing sts_sdk and what its checks need" \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

# Slim: the demo shows what a user gets, and starts while a user still watches. 'make test' brings the rest.
$(DEMO_STAMP): pyproject.toml
	@$(NEW_ENOUGH)
	@echo "The demo needs some 150 MB in .venv-demo; that is installed once, in some 20 seconds."
	@$(ALIVE) "Making the environment .venv-demo" $(PYTHON) -m venv .venv-demo
	@$(ALIVE) "Installing sts_sdk and the local AWS" \
		$(DEMO)/python -m pip install --quiet --disable-pip-version-check --editable '.[mock]'
	@touch $(DEMO_STAMP)

$(TOOLS_STAMP): pyproject.toml
	$(PYTHON) -m venv .venv-tools
	$(TOOLS)/python -m pip install --quiet --disable-pip-version-check '.[tools]'
	@touch $(TOOLS_STAMP)

demo: $(DEMO_STAMP)
	@$(ALIVE) "Running examples/demo.py against a local AWS" $(DEMO)/python examples/demo.py

test: check unit

# Two at a time: each uses one core.
check: $(STAMP)
	@$(MAKE) --no-print-directory --jobs 2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target) \
		check-pyright check-mypy check-completeness check-layers check-lint check-format

check-format: $(STAMP)
	$(BIN)/ruff format --check .

check-lint: $(STAMP)
	$(BIN)/ruff check .

check-layers: $(STAMP)
	$(BIN)/lint-imports

check-mypy: $(STAMP)
	$(BIN)/mypy

check-pyright: $(STAMP)
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright

check-completeness: $(STAMP)
	$(BIN)/python tools/type_completeness.py

# In one process more than there are cores; make unit WORKERS=0 runs all in one, which a debugger needs.
unit: $(STAMP)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(COVER)

# Not with every test: to watch each line makes the tests a third slower.
coverage:
	@$(MAKE) --no-print-directory unit COVER="--cov --cov-report=term:skip-covered"

# make matrix SESSIONS=tests-3.13 runs one of them.
matrix: $(TOOLS_STAMP)
	$(TOOLS)/nox $(if $(SESSIONS),--session $(SESSIONS))

# The newest of these are in .venv. An environment of its own, made anew each time.
lowest:
	rm -rf .venv-lowest
	$(PYTHON) -m venv .venv-lowest
	$(PYTHON) tests/support/lowest.py > .venv-lowest/constraints.txt
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint .venv-lowest/constraints.txt --editable '.[dev]'
	.venv-lowest/bin/python -m pytest -p no:cacheprovider tests/internal tests/http tests/services/securitytoken

# atheris has no wheel for some systems; then hypothesis makes up the input.
fuzz: $(STAMP)
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --editable '.[fuzz]'
	$(BIN)/python tests/fuzz/run.py --seconds 60

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

format: $(STAMP)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

generate: $(STAMP)
	$(BIN)/python -m codegen

hooks: $(STAMP) $(TOOLS_STAMP)
	$(TOOLS)/pre-commit install

release: $(TOOLS_STAMP)
	STS_SDK_ADDRESS='$(ADDRESS)' $(TOOLS)/nox --session release

clean:
	rm -rf .venv .venv-demo .venv-tools .venv-lowest .nox benchmarks/.environments .mypy_cache .ruff_cache .pytest_cache .coverage dist
