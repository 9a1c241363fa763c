# Each target sets up what it needs; a second run starts at once. `make` lists them.

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PYTHON_READY := .venv/installed
NODE_READY := node_modules/.package-lock.json
READY := $(PYTHON_READY) $(NODE_READY)
BENCH_READY := tests/bench/node_modules/.package-lock.json
LOCKED := site browser test quality
# One worker more than the cores of a small machine: a browser test often waits.
PYTEST := $(BIN)/pytest -n 3 --dist loadgroup

# ORG=<folder>: an organisation's own folder, see CONTRIBUTING.md.
export ORG

# Material announces its successor in every build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site dist modules anchors test test-all check review check-office bench pictures quality shell chromium firefox webkit dictionaries qpdf servers office lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-13s %s\n", $$1, $$2}'

serve: $(READY) ## build all editions, serve them on port 8000 (PORT=...), rebuild on change
	@$(BIN)/python -m macros.site serve

site: $(READY) ## build all editions to site/
	@$(BIN)/python -m macros.site build

modules: $(READY) ## record anew which modules of the standard library go to the browser
	@$(BIN)/python -m tests.site.modules

dist: $(READY) ## write dist/samtaleguide-<version>.zip: the site and all that a web server needs
	@$(BIN)/python -m macros.site dist

anchors: $(READY) ## record new anchors in docs/anchors.txt, so that links to them never break
	@$(BIN)/python -m macros.site anchors

test: quality shell dictionaries qpdf ## run everything but the large matrices
	$(PYTEST) -m "not slow"

test-all: quality shell chromium firefox webkit dictionaries qpdf servers ## run everything, the large matrices too
	$(PYTEST) --hypothesis-profile many

check: $(READY) ## write the editor's report: old facts, texts left behind, hard sentences, unsafe packages
	@$(BIN)/python -m macros.site check $(if $(SINCE),--since $(SINCE))

review: $(READY) ## write a Word file per guide and form for those who approve texts (SINCE=<commit>)
	@$(BIN)/python -m forms.authoring.review_docx $(if $(SINCE),--since $(SINCE))

check-office: $(READY) office ## open every Word file with LibreOffice and look at the pages
	@$(BIN)/python -m tests.office

bench: $(READY) $(BENCH_READY) chromium ## measure against stock Pyodide, PyScript and SurveyJS (BENCH="--rounds 3 --only engines")
	@$(BIN)/python -m tests.bench $(BENCH)

quality: $(READY) ## check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

pictures: $(READY) chromium ## take the pictures of the editor's handbook anew
	@$(BIN)/python -m tests.handbook

lock: ## refresh requirements.lock and package-lock.json
	@rm -rf build/lock && "$$(scripts/find-python)" -m venv build/lock
	@build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links --python-version $$(cat .python-version) \
		$(LOCKED:%=--group %) pyproject.toml --output-file requirements.lock
	npm update --package-lock-only --no-progress
	cd tests/bench && npm update --package-lock-only --no-progress

clean: ## remove all that was made, the set-up too
	rm -rf .venv node_modules build dist site site.part .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Chromium without its own windows does for most tests, and is faster; a few need the whole.
shell:
	@test -x "$(CHROMIUM)" || \
		scripts/system-package chromium-headless-shell chromium-headless-shell chromium chromium-browser google-chrome

chromium:
	@test -x "$(CHROMIUM)" || scripts/system-package chromium chromium chromium-browser google-chrome

# The other two engines, for the large matrices only.
firefox:
	@scripts/system-package firefox-esr firefox-esr

# WebKitGTK shows itself on a screen; Xvfb is one that needs no monitor.
webkit:
	@scripts/system-package webkit2gtk-driver WebKitWebDriver
	@scripts/system-package xvfb Xvfb

dictionaries:
	@scripts/system-package hunspell hunspell
	@for package in hunspell-da:da_DK hunspell-no:nb_NO hunspell-en-gb:en_GB; do \
		hunspell -d "$${package#*:}" -l </dev/null >/dev/null 2>&1 || \
		scripts/system-package "$${package%:*}" || exit 1; done

# Before the tests: two workers would get in the way of each other.
qpdf:
	@scripts/system-package qpdf qpdf

# The archive of `make dist` is tried behind them. They are started by the tests, not by Debian.
servers:
	@PATH="$$PATH:/usr/sbin" scripts/system-package nginx nginx
	@test -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so || \
		scripts/system-package libnginx-mod-http-brotli-static brotli-for-nginx
	@PATH="$$PATH:/usr/sbin" scripts/system-package apache2-bin apache2
	@scripts/system-package caddy caddy

# Without Carlito in the place of Calibri the lines would break elsewhere.
office:
	@scripts/system-package libreoffice-writer-nogui soffice
	@fc-list 2>/dev/null | grep -qi carlito || scripts/system-package fonts-crosextra-carlito

$(PYTHON_READY): requirements.lock .python-version
	@python=$$(scripts/find-python) && echo "Setting up .venv with $$python" && "$$python" -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@touch $@

$(NODE_READY): package.json package-lock.json
	@scripts/system-package npm npm
	@echo "Fetching Pyodide" && npm ci --no-progress --loglevel=error >/dev/null
	@touch $@

$(BENCH_READY): tests/bench/package.json tests/bench/package-lock.json
	@scripts/system-package npm npm
	@cd tests/bench && npm ci --no-progress --loglevel=error >/dev/null
	@touch $@
