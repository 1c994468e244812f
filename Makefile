# What people type. `make run` and `make test` set up all that they need.

VENV := .venv
PYTHON := $(shell command -v python3.11 || command -v python3)
SECONDS := 300
ARTICLES := 20000

.PHONY: run tagger test lint format bench bench-crawling bench-export bench-search bench-ranking bench-officials bench-links bench-health bench-timelines fuzz messages screenshots lock clean

run: $(VENV)/.runtime  ## the whole flow on sample portals, then the web page
	@$(VENV)/bin/zhengfa demo

tagger: $(VENV)/.tagger  ## what `zhengfa mentions --tagger` needs, a model among it: 75 MB to fetch

test: $(VENV)/.dev  ## everything; as root, installs what is missing with apt
	@tools/test-requirements
	@$(VENV)/bin/pytest -n auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/.dev  ## ruff and mypy
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy

format: $(VENV)/.dev  ## let ruff put the code in shape
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

bench: $(VENV)/.bench  ## figures of this machine, as ratios, and our extractor beside others
	@$(VENV)/bin/python -m bench

bench-search: $(VENV)/.bench  ## both engines side by side over ARTICLES=20000 made-up articles
	@$(VENV)/bin/python -m bench.searching $(ARTICLES)

bench-ranking: $(VENV)/.dev  ## how well the order of hits agrees with labelled queries, with each signal changed
	@$(VENV)/bin/python -m bench.ranking

bench-crawling: $(VENV)/.dev  ## how fast a crawl is beside a bare Scrapy spider; then one that is killed again and again
	@$(VENV)/bin/python -m bench.crawling
	@$(VENV)/bin/python -m bench.kills

bench-export: $(VENV)/.dev  ## how fast a million articles are exported, and in how much memory
	@$(VENV)/bin/python -m bench.exporting

bench-links: $(VENV)/.dev  ## how well posts are put together to persons, over made-up careers and labelled texts
	@$(VENV)/bin/python -m bench.links

bench-officials: $(VENV)/.bench  ## how well officials are read, with and without the tagger; first, whether it does
	@$(VENV)/bin/pytest -q bench/test_lac.py
	@$(VENV)/bin/python -m bench.officials --tagger

bench-timelines: $(VENV)/.dev  ## how long timelines take and how big they are, over 200,000 made-up articles of ten years
	@$(VENV)/bin/python -m bench.timelines

bench-health: $(VENV)/.dev  ## how well alarms tell faults from ordinary years, on made-up years and on the sample portals
	@$(VENV)/bin/python -m bench.health
	@$(VENV)/bin/python -m bench.health_archive
	@$(VENV)/bin/python -m bench.health_samples

fuzz: $(VENV)/.bench  ## pages made to break the extractor, for SECONDS=300
	@$(VENV)/bin/python -m bench.fuzzing $(SECONDS)

screenshots: $(VENV)/.dev  ## pictures of the pages for the README, while `make run` serves them
	@$(VENV)/bin/python -m tools.screenshots

messages: $(VENV)/.dev  ## bring the catalogs of the pages' messages level with the code; then translate what is empty
	@$(VENV)/bin/pybabel -q extract -F pyproject.toml --no-location --sort-output -o $(VENV)/messages.pot zhengfa
	@$(VENV)/bin/pybabel -q update -i $(VENV)/messages.pot -d zhengfa/webui/translations --no-fuzzy-matching \
		--ignore-obsolete --ignore-pot-creation-date --width 120

lock: $(VENV)/.dev  ## resolve the dependencies of pyproject.toml anew
	@$(VENV)/bin/pip install -q uv
	@$(VENV)/bin/uv pip compile -q --upgrade pyproject.toml --group build --generate-hashes \
		--no-emit-index-url --no-header --python-version 3.11 -o requirements.lock
	@$(VENV)/bin/uv pip compile -q --upgrade pyproject.toml --group build --extra tagger --generate-hashes \
		--no-emit-index-url --no-header --python-version 3.11 -c requirements.lock -o requirements-tagger.lock
	@$(VENV)/bin/uv pip compile -q --upgrade pyproject.toml --group build --group dev --generate-hashes \
		--no-emit-index-url --no-header --python-version 3.11 -c requirements.lock -o requirements-dev.lock
	@$(VENV)/bin/uv pip compile -q --upgrade pyproject.toml --group build --group dev --group bench --extra tagger \
		--generate-hashes --no-emit-index-url --no-header --python-version 3.11 \
		-c requirements-dev.lock -c requirements-tagger.lock -o requirements-bench.lock

clean:  ## everything that was made here but the archive in data/
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache

$(VENV)/bin/pip:
	@tools/create-venv "$(PYTHON)" $(VENV)

# --require-hashes: what is installed is what was locked, to the byte. The project itself is built by the locked
# backend, without fetching another.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "installing the locked dependencies into $(VENV) (once)"
	@$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(VENV)/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "installing the locked test tools into $(VENV) (once)"
	@$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.tagger: requirements-tagger.lock $(VENV)/.runtime
	@echo "installing the locked tagger into $(VENV) (once)"
	@$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-tagger.lock
	@touch $@

$(VENV)/.bench: requirements-bench.lock $(VENV)/.dev
	@echo "installing the locked peers, the tagger and the fuzzer into $(VENV) (once)"
	@$(VENV)/bin/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-bench.lock
	@touch $@
