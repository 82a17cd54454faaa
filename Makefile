# Two commands are the whole set-up: "make run" and "make test".
PORT ?= 8000
UV_VERSION = 0.13.9
UV := $(or $(shell command -v uv),.tools/bin/uv)
# The newest Python that this project is tested with; pyenv's dead shims fall through.
PY = $(shell for p in python3.13 python3.14 python3 /usr/bin/python3; do \
	$$p -c 'import sys; sys.version_info < (3, 13) and sys.exit(1); print(sys.executable)' \
	2>/dev/null && break; done)
export UV_PROJECT_ENVIRONMENT = .venv

run: .venv/.ok ## start the portal with its own PostgreSQL and the real data
	@exec env PORTAL_DEMO=1 PORTAL_ALAMAT="$${PORTAL_ALAMAT:-http://localhost:$(PORT)}" \
		.venv/bin/python -m dev.lapor_tiruan.jalankan -- \
		.venv/bin/python manage.py jalan --port "$(PORT)"

test: .venv/.ok ## the whole test suite; ARGS="-k name" narrows it
	.venv/bin/python -m pytest -n 2 --dist worksteal $(ARGS)

bench: .venv/.ok ## ratios and growth against a bare Django project; ARGS="--sampai 10000" is short
	.venv/bin/python -m dev.bench $(ARGS)

# An environment whose Python was removed is made again.
ifeq ($(wildcard .venv/bin/python),)
.PHONY: .venv/.ok
endif

# --inexact: keep the tools that a developer added (uv sync --all-groups).
.venv/.ok: uv.lock pyproject.toml | $(UV)
	$(UV) sync --quiet --locked --inexact $(if $(PY),-p $(PY),--managed-python)
	@touch $@

.tools/bin/uv:
	@test -n "$(PY)" || { echo "Perlu Python 3.13 atau lebih baru (Debian/Ubuntu: sudo apt install python3 python3-venv), atau uv."; exit 1; }
	@$(PY) -m venv .tools || { rm -rf .tools; echo "Perlu paket venv (Debian/Ubuntu: sudo apt install python3-venv)."; exit 1; }
	.tools/bin/pip install --quiet uv==$(UV_VERSION)

.PHONY: run test bench
