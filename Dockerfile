# Two stages: the first installs and collects, the second only runs. What both stand on is
# pinned by its digest in .env (docs/operasi.md, "Pinned by digest").
ARG PORTAL_DASAR=python:3.13-slim
FROM ${PORTAL_DASAR} AS bangun
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /aplikasi
COPY pyproject.toml uv.lock ./
# Optional extras of pyproject.toml, as `--extra sentry`.
ARG EKSTRA=""
RUN uv sync --locked --no-default-groups $EKSTRA
COPY . .
# Nothing is contacted and no secret is kept: the values only let the settings load.
RUN SECRET_KEY=hanya-untuk-membangun ALLOWED_HOSTS=localhost SUREL=tanpa \
    KUNCI_DATA=aGFueWEtdW50dWstbWVtYmFuZ3VuLS0tLS0tLS0tLS0= \
    KUNCI_SIDIK=hanya-untuk-membangun-bukan-rahasia \
    DATABASE_URL=postgresql://bangun@localhost/bangun \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM ${PORTAL_DASAR}
# pg_dump and psql for the backup commands, of the server's version in compose.yaml. Nothing
# is installed later, so pip goes.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/* \
    && python -m pip uninstall --yes --quiet --root-user-action=ignore pip \
    && useradd --uid 10001 --no-create-home --home-dir /nonexistent portal \
    && install --directory --owner=portal --mode=0750 /data/berkas /data/simpanan /data/cadangan
COPY --from=bangun /aplikasi /aplikasi
WORKDIR /aplikasi
USER portal
# Two heaps for the threads of a worker: more only keep memory that nobody uses.
ENV PATH=/aplikasi/.venv/bin:$PATH PYTHONUNBUFFERED=1 MALLOC_ARENA_MAX=2 \
    PORTAL_BIND=0.0.0.0:8000 PORTAL_BERKAS=/data/berkas PORTAL_SIMPANAN=/data/simpanan
VOLUME ["/data/berkas", "/data/simpanan", "/data/cadangan"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/sehat/', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0]}), timeout=5)"]
CMD ["python", "-m", "gunicorn", "-c", "python:ppid_portal.operasi.gunicorn_conf"]
