"""The one error of this package."""

from __future__ import annotations


class CadanganGagal(Exception):
    """A backup or a restore cannot go on; its text tells the officer why."""
