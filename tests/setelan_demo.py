"""The settings of the demo, which is filled in a moment."""

from tests.setelan_latihan import *  # noqa: F403 -- same settings

INSTALLED_APPS = ["tests.dev.demo_kecil", *INSTALLED_APPS]  # noqa: F405
