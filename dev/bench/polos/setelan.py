"""Settings of the bare project: Django's defaults, the same database and pool.

``BENCH_TANPA_MIDDLEWARE=1`` takes even Django's own middleware away.
"""

import os
from pathlib import Path

from ppid_portal.operasi.env import database

SECRET_KEY = os.environ["SECRET_KEY"]
DEMO = False  # asked by the server's configuration
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "dev.bench.polos.alamat"
WSGI_APPLICATION = "dev.bench.polos.wsgi.application"
INSTALLED_APPS = [
    "dev.bench.polos",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
if os.environ.get("BENCH_TANPA_MIDDLEWARE"):
    MIDDLEWARE = []
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
    }
]
DATABASES = {
    "default": database(os.environ["DATABASE_URL"], pool=True)
    | {"ENGINE": "django.db.backends.postgresql"}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
LANGUAGE_CODE = "id"
