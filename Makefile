# The words that everyone uses. `make` alone lists them.
.DEFAULT_GOAL := help
# What Python has read once it keeps: every command and each of a thousand tests begins with the same modules.
unexport PYTHONDONTWRITEBYTECODE
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WORDS := hooks/portal/commands/locale
SCHEMA := $(BIN)/check-jsonschema --quiet --builtin-schema vendor
LINTERS := tests/lint/node_modules/.ready
NATIONAL := tests/opendata/node_modules/.ready
EDITOR := tests/editor/node_modules/.ready
FORM := hooks/cms/node_modules/.ready

.PHONY: help site publish offline serve check codes cms weigh bench test lint lock clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

# The lock names every package with its hash; ours is then put beside them, with nothing left to download.
$(READY): requirements.lock pyproject.toml $(WORDS)/fr/LC_MESSAGES/messages.po
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Il faut Python 3.11 ou plus récent.")'
	@$(PYTHON) -m venv .venv || { echo "Python ne sait pas créer d’environnement : installez le paquet python3-venv." >&2; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@$(BIN)/pybabel --quiet compile --directory $(WORDS)
	@touch $@

# The same for what Node runs, to read stylesheets and scripts, and our open data as the national map does: a lock with
# hashes, no script of a package run. Node is in .venv too.
tests/%/node_modules/.ready: tests/%/package.json tests/%/package-lock.json tests/%/.npmrc | $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix tests/$* --loglevel=error
	@touch $@

$(FORM): $(addprefix hooks/cms/,package.json package-lock.json .npmrc) | $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix hooks/cms --loglevel=error
	@touch $@

site: $(READY) ## build the site into site/ (the old one stays until the new one is whole)
	@$(BIN)/portal build

publish: $(READY) ## build the site to be put online; refuses while data/portal.yml lacks what the law asks for
	@$(BIN)/portal publish

offline: site ## the whole portal as one file, to be read without a network
	@$(BIN)/portal offline

serve: $(READY) ## preview on http://127.0.0.1:8000/, rebuilt when a record, a page or a template changes
	@$(BIN)/portal serve

check: $(READY) ## check the records only
	@$(BIN)/portal check

codes: $(READY) ## give a short code to each new place, once everything else is right
	@$(BIN)/portal codes

# What those who publish the form choose: FORM_OPTIONS="--service https://…"
cms: $(READY) $(FORM) ## the form for those who know neither YAML nor git, into admin/ (docs/contribuer/formulaire.md)
	@$(BIN)/portal cms admin $(FORM_OPTIONS)
	@$(BIN)/node hooks/cms/node_modules/esbuild/bin/esbuild hooks/cms/form.js --bundle --minify --splitting --format=esm --target=es2022 \
	  --loader:.woff2=file --loader:.wasm=file --loader:.png=file --log-level=warning --outdir=admin
	@cp -R hooks/cms/node_modules/@sveltia/cms/npm/assets admin/

weigh: site ## what each page costs, against the budgets
	@$(BIN)/portal weigh

bench: site ## how soon a page is there on a slow line, what ten thousand cost to build, maps and imports of many (some minutes)
	@$(BIN)/python tests/browser.py --whole
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.size
	@$(BIN)/python -m tests.bench.many
	@$(BIN)/python -m tests.bench.imports

lint: $(READY) $(LINTERS) ## style and types, what old browsers know of stylesheets and scripts, what forges read
	@$(BIN)/ruff check hooks tests
	@$(BIN)/ruff format --check hooks tests
	@$(BIN)/mypy
	@$(BIN)/node tests/lint/node_modules/eslint/bin/eslint.js --config tests/lint/eslint.config.mjs overrides
	@$(BIN)/node tests/lint/workflows.mjs .github/workflows/*.yml
	@$(SCHEMA).github-workflows .github/workflows/*.yml
	@$(SCHEMA).dependabot .github/dependabot.yml
	@$(SCHEMA).github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(SCHEMA).github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
	@$(BIN)/pre-commit validate-config .pre-commit-config.yaml
	@$(SCHEMA).gitlab-ci --data-transform gitlab-ci .gitlab-ci.yml

test: $(READY) lint $(NATIONAL) $(EDITOR) $(FORM) ## lint, types and all tests, browsers of today and of old years included
	@$(BIN)/python tests/browser.py
	@$(BIN)/python -m tests.engines
	@$(BIN)/python -m tests.servers
	@$(BIN)/pytest

lock: $(READY) ## write the locks anew, with the newest versions that pyproject.toml and package.json allow
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-header --python-version 3.11 \
	  --extra dev --output-file requirements.lock pyproject.toml
	@for folder in tests/lint tests/opendata tests/editor hooks/cms; do \
	  PATH="$(CURDIR)/$(BIN):$$PATH" npm update --prefix $$folder --package-lock-only --loglevel=error || exit 1; \
	done

clean: ## remove what these commands made
	rm -rf .venv .engines tests/*/node_modules hooks/cms/node_modules admin site .site-* .mypy_cache .ruff_cache .pytest_cache
