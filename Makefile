# Les verbes de la maison. « make » seul, ou « make help », les dit.
# Il faut Python ≥ 3.11, git et make ; le reste s’installe dans .venv/ et dans var/.

PYTHON ?= python3
PORT ?= 8000
PY := .venv/bin/python
LOCK := requirements.lock pyproject.toml tools/environment.py

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types messages bench demo-reset screenshots ci lock

help: ## Dit les verbes que voici
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r verb told; do printf '%-20s %s\n' "$$verb" "$$told"; done

setup: .venv/.dev ## Prépare tout pour travailler : environnement, outils, gabarits de commit

run: .venv/.run ## Sert IMPACT sur 127.0.0.1:8000 (PORT=8001 pour un autre port) ; Ctrl-C arrête
	@$(PY) -m tools.serve $(PORT)

test: .venv/.dev ## Toute la suite : SQLite, PostgreSQL, puis les récits dans Chromium
	@$(PY) -m tools.suite

lint: .venv/.dev ## Style et étages : ruff, djlint, import-linter
	@$(PY) -m tools.lint

types: .venv/.dev ## Types : mypy
	@$(PY) -m mypy

messages: .venv/.dev ## Refait les catalogues de locale/ à partir du code (demande gettext)
	@$(PY) -m tools.messages update

bench: .venv/.dev ## Mesure : temps par page, démarrage, mémoire, poids du premier chargement
	@$(PY) -m bench.run

demo-reset: .venv/.run ## Refait la base locale et la démonstration, à neuf
	@$(PY) -m tools.serve --reset

screenshots: .venv/.dev ## Refait les images du LISEZ-MOI (docs/images/) à partir de la démonstration
	@$(PY) -m tools.screenshots

ci: ## Ce que l’intégration continue vérifie
	@bash .ci/run

lock: .venv/.dev ## Recalcule requirements.lock après un changement de pyproject.toml
	@.venv/bin/uv pip compile pyproject.toml --group dev --generate-hashes --universal --no-header --quiet -o requirements.lock

.venv/.run: $(LOCK)
	@$(PYTHON) tools/environment.py run

.venv/.dev: $(LOCK)
	@$(PYTHON) tools/environment.py dev
