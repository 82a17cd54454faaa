"""The settings of production, but for static files: nobody collects them in a test."""

from ppid_portal.settings import *  # noqa: F403, TID251 -- same settings

STORAGES["staticfiles"]["BACKEND"] = (  # noqa: F405
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
