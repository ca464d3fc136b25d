# make run    install what is missing, then run the pipeline on the statement in this folder
# make test   install what is missing, then every check and test (what CI runs)
# make check  the gate alone: format, lint, types, import contract, tests with coverage
# make bench  the measured figures
# make soak   fifty kills at random moments, two hundred rounds of two writers and a killer

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test check bench soak lock clean

run: $(READY)
	$(BIN)/l10n run

test: check

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered

bench: $(READY)
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/glossary_adherence.py
	$(BIN)/python bench/masks.py
	$(BIN)/python bench/throughput.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/publish_scale.py
	$(BIN)/python bench/pdf_text.py
	$(BIN)/python bench/document_roundtrip.py
	$(BIN)/python bench/update_scale.py
	$(BIN)/python bench/update_thresholds.py
	$(BIN)/python bench/translation_memory.py
	$(BIN)/python bench/checks_references.py
	$(BIN)/python bench/mutations.py
	$(BIN)/python bench/checks_elsewhere.py
	$(BIN)/python bench/checks_scale.py
	$(BIN)/python bench/glossary_references.py
	$(BIN)/python bench/glossary_speed.py

soak: $(READY)
	L10N_KILLS=50 L10N_ROUNDS=200 $(BIN)/pytest -s tests/soak

# --no-deps: the lock is complete, and a requirement with an extra (coverage[toml]) would otherwise be resolved
# anew, and refused for want of a hash on the day its next version comes out. `pip check` finds what a lock lacks.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip check --quiet --disable-pip-version-check
	touch $(READY)

# Needs pip-tools: pip install pip-tools. Run it after changing the dependencies in pyproject.toml.
lock:
	pip-compile --quiet --extra dev --strip-extras --generate-hashes --allow-unsafe \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv .l10n public preview .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
