"""One settings file; every value that differs between places comes from the environment.

Importing it starts nothing and reads no file but this project's own.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from ppid_portal.operasi.catatan_log import pencatatan
from ppid_portal.operasi.env import (
    database,
    env_bool,
    env_daftar_nomor,
    env_dsn,
    env_int,
    env_kunci,
    env_list,
    env_nomor,
    env_peta,
    env_pilihan,
    env_proksi,
    env_secret,
    env_teks,
    hanya_lokal,
    penyimpanan,
)

BASE_DIR = Path(__file__).resolve().parent.parent
RILIS = os.environ.get("PORTAL_RILIS", "0.1.0")

# --- How it runs -------------------------------------------------------------

DEBUG = env_bool("DEBUG", bawaan=False)
# The demo: officers sign in without a second factor. Never in production.
DEMO = env_bool("PORTAL_DEMO", bawaan=False)
# A portal to practise on, with a database of its own: marked on every page, may hold samples.
LATIHAN = DEMO or env_bool("PORTAL_LATIHAN", bawaan=False)
SECRET_KEY = env_secret(
    "SECRET_KEY", bawaan="hanya-untuk-pengembangan" if DEBUG or DEMO else None
)
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
# Columns with personal data (docs/adr/0017): keys to encrypt, newest first, and the
# key of the hashes they are looked up by, which stays for good.
KUNCI_DATA = env_kunci(
    "KUNCI_DATA",
    bawaan="aGFueWEtdW50dWstcGVuZ2VtYmFuZ2FuLS0tLS0tLS0=" if DEBUG or DEMO else None,
)
KUNCI_SIDIK = env_secret(
    "KUNCI_SIDIK",
    bawaan="hanya-untuk-pengembangan-sidik--" if DEBUG or DEMO else None,
    minimal=32,
)
ALLOWED_HOSTS = env_list(
    "ALLOWED_HOSTS", bawaan="localhost,127.0.0.1,[::1]" if DEBUG or DEMO else ""
)
hanya_lokal("ALLOWED_HOSTS", ALLOWED_HOSTS if DEMO else ())
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
# The address the public types, for links in mails, feeds and the sitemap.
ALAMAT_PUBLIK = os.environ.get("PORTAL_ALAMAT", "http://localhost:8000").rstrip("/")
ROOT_URLCONF = "ppid_portal.urls"
WSGI_APPLICATION = "ppid_portal.wsgi.application"

INSTALLED_APPS = [
    "ppid_portal.apps.PortalConfig",
    "ppid_portal.apps.PortalAdminConfig",
    "informasi.apps.InformasiConfig",
    "pengaduan.apps.PengaduanConfig",
    "pemangku.apps.PemangkuConfig",
    "organisasi.apps.OrganisasiConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "crispy_forms",
    "crispy_bootstrap5",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # Commands that are not in the image: the demo, and the writer of docs/alur.md.
    *(("dev",) if DEMO else ()),
]

MIDDLEWARE = [
    "ppid_portal.operasi.middleware.TajukMiddleware",
    "organisasi.basis_data.kerja.KerjaUmumMiddleware",
    "ppid_portal.operasi.halaman_publik.HalamanPublikMiddleware",
    "ppid_portal.operasi.galat.SibukMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ppid_portal.operasi.middleware.BatasMuatanMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organisasi.basis_data.kerja.KerjaPetugasMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ppid_portal.operasi.middleware.RiwayatMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["organisasi.staf.tampilan"],
            # Tags live in the room of their noun.
            "libraries": {
                "grafik": "organisasi.grafik.gambar",
                "mark": "organisasi.grafik.mark",
                "peta": "organisasi.kantor.peta",
                "qr": "organisasi.kertas.naskah",
                "tampilan": "organisasi.staf.tampilan",
            },
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ppid_portal.context_processors.portal",
            ],
        },
    }
]

# --- PostgreSQL ---------------------------------------------------------------

# manage.py names the built-in server where there is none: for development only.
DATABASE_URL = os.environ.get("DATABASE_URL", "")
if not DATABASE_URL:
    raise ImproperlyConfigured("DATABASE_URL must be set.")
DATABASE_POOL = env_bool("DATABASE_POOL", bawaan=True)
DATABASES = {"default": database(DATABASE_URL, pool=DATABASE_POOL)}
# A streaming replica for public pages (docs/adr/0018); without it all is the primary's.
if replika_url := os.environ.get("DATABASE_REPLIKA_URL"):
    DATABASES["replika"] = database(
        replika_url, pool=DATABASE_POOL, nama="DATABASE_REPLIKA_URL"
    )
    DATABASE_ROUTERS = ["organisasi.basis_data.versi.Rute"]
# Health watches the archive of what PostgreSQL writes (deploy/pgbackrest).
ARSIP_WAL = env_bool("PORTAL_ARSIP_WAL", bawaan=False)
# LISTEN/NOTIFY tells each process at once when a public page changed.
VERSI_DENGAR = env_bool("PORTAL_VERSI_DENGAR", bawaan=True)
NOMOR_SEGAR = True  # a thread keeps the emergency numbers fresh

# --- Time, language --------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = True

# --- Staff sign-in -----------------------------------------------------------

AUTH_USER_MODEL = "organisasi.Petugas"
AUTHENTICATION_BACKENDS = [
    "organisasi.kantor.izin.PenugasanBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["ppid_portal.masuk.adapters.PBKDF2Bergerbang"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nama}", "OPTIONS": opsi}
    for nama, opsi in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "beranda"
ACCOUNT_ADAPTER = "ppid_portal.masuk.adapters.PetugasAdapter"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (
    "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
)
ACCOUNT_FORMS = {"reset_password": "ppid_portal.masuk.adapters.LupaForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# Never locked per address alone: an office shares one. ``login_failed`` counts a user name
# from one address, ``login_failed_nama`` the name from anywhere; a network with too many
# wrong ones (``login_failed_jaringan``) is slowed to ``login_lambat`` (ppid_portal/masuk/adapters.py).
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/15m/key",
    "login_failed_nama": "100/h/key",
    "login_failed_jaringan": "30/15m/key",
    "login_lambat": "1/3s/key",
    "reset_password": "5/h/key",
    "reset_password_from_key": None,
}
# As organisasi/halaman/rahasia.py: one customer has at least so much to himself.
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 56
MFA_RATE_LIMITS = {"webauthn_login": None}
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_ADAPTER = "ppid_portal.masuk.adapters.FaktorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a phone half a minute off is still let in
MFA_TOTP_ISSUER = "PPID Kota Tasikmalaya"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO
SESSION_ENGINE = "ppid_portal.masuk.sesi"  # ends sooner when nobody uses it
SESSION_COOKIE_AGE = 60 * 60 * 10  # one working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "ppid_portal.operasi.galat.csrf_gagal"
# Where holes are reported (/.well-known/security.txt); empty: to the sender's mail.
KONTAK_KEAMANAN = env_teks("PORTAL_KONTAK_KEAMANAN", bawaan="")
# Opens /metrik/ to a monitoring server; without it only this machine may ask.
METRIK_TOKEN = os.environ.get("PORTAL_METRIK_TOKEN", "")
# One line for each answer in the log, without who asked; and a warning for each slow statement.
CATAT_PERMINTAAN = env_bool("PORTAL_CATAT_PERMINTAAN", bawaan=False)
LAMBAT_MS = env_int("PORTAL_LAMBAT_MS", bawaan=500)

# --- Transport and content security -----------------------------------------------

DI_BALIK_TLS = env_bool("PORTAL_TLS", bawaan=not (DEBUG or DEMO))
SECURE_SSL_REDIRECT = DI_BALIK_TLS
SESSION_COOKIE_SECURE = DI_BALIK_TLS
CSRF_COOKIE_SECURE = DI_BALIK_TLS
SESSION_COOKIE_NAME = "__Host-portal_sesi" if DI_BALIK_TLS else "portal_sesi"
CSRF_COOKIE_NAME = "__Host-portal_csrf" if DI_BALIK_TLS else "portal_csrf"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if DI_BALIK_TLS else 0
# Who may bind the other names of the domain, and the browsers' lists for years, says so.
HSTS = env_pilihan(
    "PORTAL_HSTS", pilihan=("host", "subdomain", "preload"), bawaan="host"
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HSTS != "host"
SECURE_HSTS_PRELOAD = HSTS == "preload"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",
    "security.W021",
]  # both ask for more than that
SECURE_REDIRECT_EXEMPT = [r"^sehat/$", r"^metrik/$"]
if proksi := env_proksi("PORTAL_DI_BALIK_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = proksi  # limits need the visitor's address
SECURE_REFERRER_POLICY = "same-origin"
# Street tiles under the map of a complaint's place; empty: only the outlines.
PETA_UBIN = env_teks("PORTAL_PETA_UBIN", bawaan="")
PETA_SUMBER = env_teks("PORTAL_PETA_SUMBER", bawaan="© kontributor OpenStreetMap")
PETA_ASAL = [f"https://{urlsplit(PETA_UBIN).netloc}"] if PETA_UBIN else []
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", *PETA_ASAL],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

# --- Files ---------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("PORTAL_STATIS", BASE_DIR / "static_terkumpul"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(os.environ.get("PORTAL_BERKAS", BASE_DIR / "berkas"))
# What stays readable while there is no database; may be emptied at any time.
SIMPANAN = Path(os.environ.get("PORTAL_SIMPANAN", BASE_DIR / "simpanan"))
STORAGES = penyimpanan() | {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "ppid_portal.operasi.statis.BerkasStatis",
        # Public; collected by root in an image, read by another user.
        "OPTIONS": {"file_permissions_mode": 0o644},
    },
}
WHITENOISE_MAX_AGE = 60
# Public pages are packed by a dictionary that the browser keeps (RFC 9842).
KAMUS = env_bool("PORTAL_KAMUS", bawaan=True)
UKURAN_BERKAS_MAKS = env_int("PORTAL_UKURAN_BERKAS_MAKS", bawaan=25 * 1024 * 1024)
# Identity papers, and photos as they are sent: a phone's photo fits, a film does not.
UKURAN_BUKTI_MAKS = env_int("PORTAL_UKURAN_BUKTI_MAKS", bawaan=8_000_000)
UKURAN_FOTO_MAKS = env_int("PORTAL_UKURAN_FOTO_MAKS", bawaan=8_000_000)
# One request: what it may bring, where files belong, and from one network in a day.
MUATAN_MAKS = env_int("PORTAL_MUATAN_MAKS", bawaan=64_000)
MUATAN_BERKAS_MAKS = env_int("PORTAL_MUATAN_BERKAS_MAKS", bawaan=30_000_000)
MUATAN_JARINGAN_MAKS = env_int("PORTAL_MUATAN_JARINGAN_MAKS", bawaan=500_000_000)
# How long what was begun is kept, its files, and their room in one service; then how long
# a file that no row names stays before the nightly sweep deletes it.
UMUR_DRAF_HARI = env_int("PORTAL_UMUR_DRAF_HARI", bawaan=14)
UMUR_BERKAS_DRAF_JAM = env_int("PORTAL_UMUR_BERKAS_DRAF_JAM", bawaan=48)
JATAH_DRAF = env_int("PORTAL_JATAH_DRAF", bawaan=20_000_000)
JATAH_SEMUA_DRAF = env_int("PORTAL_JATAH_SEMUA_DRAF", bawaan=2_000_000_000)
UMUR_YATIM_HARI = env_int("PORTAL_UMUR_YATIM_HARI", bawaan=7)
# The name of the city in Open311 (jurisdiction_id); none named is ours as well.
OPEN311_WILAYAH = os.environ.get("OPEN311_WILAYAH", "tasikmalayakota.go.id")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Cache: its keys carry the version, so nothing is ever purged -----------------

CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        # Counts of wrong passwords live here: many guesses must not push them out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "halaman": {
        "BACKEND": "ppid_portal.operasi.halaman_publik.GudangHalaman",
        "LOCATION": "halaman",
        "TIMEOUT": 60 * 60 * 24,
        # A page takes 5 to 10 kB compressed; a large file for download up to 512.
        "OPTIONS": {"MAX_ENTRIES": 1_000, "MAX_BYTES": 8 * 1024 * 1024},
    },
    # Papers made for everybody, apart: they would push the pages out.
    "kertas": {
        "BACKEND": "ppid_portal.operasi.halaman_publik.GudangHalaman",
        "LOCATION": "kertas",
        "TIMEOUT": 60 * 60 * 24,
        "OPTIONS": {"MAX_ENTRIES": 500, "MAX_BYTES": 16 * 1024 * 1024},
    },
    # Pages for while there is no database (ppid_portal/operasi/halaman_publik.py).
    "basi": {
        "BACKEND": "ppid_portal.operasi.halaman_publik.GudangBasi",
        "LOCATION": SIMPANAN / "halaman",
        # Raised when a kept class moves or changes: releases before wrote another one.
        "VERSION": 2,
        "TIMEOUT": 60 * 60 * 24 * 3,
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    },
}

# --- Mail: only the outbox worker sends ------------------------------------------

# Said aloud that there is no mail server: messages wait, and ``/sehat/`` says so at once.
TANPA_SUREL = (
    env_pilihan("SUREL", pilihan=("kirim", "tanpa"), bawaan="kirim") == "tanpa"
)
_pengirim = (
    f"django.core.mail.backends.{'console' if DEBUG or DEMO else 'smtp'}.EmailBackend"
)
MAILERS: dict[str, dict[str, object]] = {
    "default": {"BACKEND": os.environ.get("PORTAL_SUREL_BACKEND", _pengirim)}
}
if surel_host := os.environ.get("SUREL_HOST"):
    MAILERS["default"]["OPTIONS"] = {
        "host": surel_host,
        "port": env_int("SUREL_PORT", bawaan=587),
        "username": os.environ.get("SUREL_USER", ""),
        "password": os.environ.get("SUREL_PASSWORD", ""),
        "use_tls": env_bool("SUREL_TLS", bawaan=True),
        "timeout": 10,
    }
elif not (TANPA_SUREL or DEBUG or LATIHAN or os.environ.get("PORTAL_SUREL_BACKEND")):
    raise ImproperlyConfigured(
        "SUREL_HOST must be set in the environment, or SUREL=tanpa for a portal that sends "
        "no mail: messages then wait until there is a mail server."
    )
DEFAULT_FROM_EMAIL = os.environ.get("SUREL_DARI", "PPID <ppid@localhost>")

# --- SP4N-LAPOR! (docs/operasi.md): numbers and path come from its operator, so no defaults

LAPOR_MODE = env_pilihan(
    "LAPOR_MODE", pilihan=("manual", "api", "mati"), bawaan="manual"
)
LAPOR_BASE_URL = env_teks("LAPOR_BASE_URL", bawaan="")
LAPOR_AUTH_HEADER = env_teks("LAPOR_AUTH_HEADER", bawaan="Authorization")
LAPOR_AUTH_VALUE = env_teks("LAPOR_AUTH_VALUE", bawaan="")
LAPOR_TOKEN = env_teks("LAPOR_TOKEN", bawaan="")
LAPOR_EXTRA_HEADERS = env_peta("LAPOR_EXTRA_HEADERS", isi=str)
LAPOR_CREATE_PATH = env_teks("LAPOR_CREATE_PATH", bawaan="")
LAPOR_ID_PATHS = env_list("LAPOR_ID_PATHS")
LAPOR_ATTACHMENTS_FORM = env_teks("LAPOR_ATTACHMENTS_FORM", bawaan="")
LAPOR_ATTACHMENTS_EMPTY = env_teks("LAPOR_ATTACHMENTS_EMPTY", bawaan="false")
LAPOR_CHANNEL = env_nomor("LAPOR_CHANNEL")
LAPOR_USER_ID = env_nomor("LAPOR_USER_ID")
LAPOR_CLASSIFICATION_ID = env_nomor("LAPOR_CLASSIFICATION_ID")
LAPOR_DISPOSITION_ID = env_nomor("LAPOR_DISPOSITION_ID")
LAPOR_LOCATION_ID = env_nomor("LAPOR_LOCATION_ID")
LAPOR_CATEGORY_MAP = env_peta("LAPOR_CATEGORY_MAP", isi=int)
LAPOR_STATUS_MAP = env_peta("LAPOR_STATUS_MAP", isi=str)
# The portal's unit by code: the institution of LAPOR! to pass its complaints on to.
LAPOR_UNIT_MAP = env_peta("LAPOR_UNIT_MAP", isi=int)
# 0: the limit of LAPOR! is not known, and nothing is held back for its length.
LAPOR_TITLE_MAX = env_int("LAPOR_TITLE_MAX", bawaan=0)
LAPOR_CONTENT_MAX = env_int("LAPOR_CONTENT_MAX", bawaan=0)
LAPOR_CONNECT_TIMEOUT = env_int("LAPOR_CONNECT_TIMEOUT", bawaan=10)
LAPOR_READ_TIMEOUT = env_int("LAPOR_READ_TIMEOUT", bawaan=90)
LAPOR_CREATE_RETRY_STATUS = env_daftar_nomor("LAPOR_CREATE_RETRY_STATUS")
LAPOR_PROXY = env_teks("LAPOR_PROXY", bawaan="")
LAPOR_CA_FILE = env_teks("LAPOR_CA_FILE", bawaan="")
# Plain HTTP, and to this machine only: the double of development and demo.
LAPOR_HTTP_LOKAL = DEBUG or DEMO
if LATIHAN and not DEMO:  # on a server nothing leaves it, whatever else is set
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
    LAPOR_MODE = "manual"

# --- Forms, import --------------------------------------------------------------
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
# Only writes name their author; reading public pages touches no session.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_APPEND_ONLY = True

# --- Logs: one JSON line an event, without personal data ------------------------------

LOGGING = pencatatan(
    os.environ.get("LOG_LEVEL", "INFO"),
    kepada=env_list("PORTAL_SUREL_GALAT"),
    dsn=env_dsn("SENTRY_DSN"),
)
