"""The portal without its page cache: every answer is made anew."""

from ppid_portal.settings import *  # noqa: F403, TID251 -- same settings
from ppid_portal.settings import CACHES  # noqa: TID251 -- one value changed

CACHES["halaman"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
