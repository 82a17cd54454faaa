"""The same settings on a throw-away PostgreSQL, for the tests only.

The server starts when this module is imported: pytest-django reads the settings
before any hook of ours could run. A PostgreSQL named by DATABASE_URL is used instead
of it; PORTAL_PG_BIN chooses the programs. Processes started by the tests (xdist's
workers, commands) inherit the environment and attach to the same server.
"""

import os
import secrets
from pathlib import Path
from types import MappingProxyType

from tests import lingkungan as lingkungan_uji

lingkungan_uji.siapkan(kunci=secrets.token_urlsafe(50))

from organisasi.basis_data.kerja import BATAS  # noqa: E402 -- after the environment
from ppid_portal.settings import *  # noqa: E402, F403, TID251 -- same settings

INSTALLED_APPS += ["tests.alur_contoh.apps.AlurContohConfig"]  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
STATIC_ROOT = Path(os.environ["PORTAL_UJI"]) / "statis"
LAPOR_HTTP_LOKAL = True
# A slow machine is no fault of the code; tests of the limits set their own.
BATAS_TUNGGU = MappingProxyType(dict.fromkeys(BATAS, (60, 120, 120, 300)))
NOMOR_SEGAR = False
# What one worker of the run keeps must not be read by another.
SIMPANAN = SIMPANAN / os.environ.get("PYTEST_XDIST_WORKER", "utama")  # noqa: F405
CACHES["basi"]["LOCATION"] = SIMPANAN / "halaman"  # noqa: F405
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
