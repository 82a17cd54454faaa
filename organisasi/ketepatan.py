"""Late or on time: the three things that can be said of a case, the same for all services.

What makes a case late is each service's own law: it stands once beside the service's
models, as a function of a row and as an expression of its QuerySet.
"""

from __future__ import annotations

from enum import StrEnum


class Ketepatan(StrEnum):
    """How a case stands to its last day; what still has time, or need not, is not judged."""

    TEPAT = "tepat"
    LAMBAT = "lambat"
    TIDAK_DINILAI = "tidak_dinilai"
