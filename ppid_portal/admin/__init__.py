"""Lists of the portal itself in the admin."""

from . import resmi, target

__all__ = ["resmi", "target"]
