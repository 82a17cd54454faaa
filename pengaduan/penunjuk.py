"""Signs that a complaint belongs elsewhere, said before it is sent; never a refusal."""

from __future__ import annotations

import re

# Asking for papers or figures: that is a request for information, with its own clock.
_MINTA = r"\b(?:minta|meminta|mohon|memohon|ingin|butuh|perlu|menta|nyuhunkeun)\b"
_DOKUMEN = r"\b(?:salinan|fotokopi|dokumen|data|informasi publik|rincian anggaran|laporan keuangan)\b"
_PERMINTAAN = re.compile(rf"{_MINTA}[^.!?\n]{{0,60}}?{_DOKUMEN}", re.IGNORECASE)


def tampak_permintaan(teks: str) -> bool:
    """Whether ``teks`` seems to ask for documents or figures."""
    return _PERMINTAAN.search(teks) is not None
