"""Style sheets and scripts go out without what only their writers read."""

import re
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]

SISA = {
    ".css": re.compile(rb"/\*.*?\*/\s*|^\s+", re.DOTALL | re.MULTILINE),
    # Lines of comment alone: what follows code may stand in a string.
    ".js": re.compile(rb"^\s*//.*\n|^\s+", re.MULTILINE),
}


def ringkas(isi: bytes, nama: str) -> bytes:
    """Without comments and indents; no string over several lines holds either."""
    sisa = SISA.get(PurePath(nama).suffix)
    return sisa.sub(b"", isi) if sisa else isi


class BerkasStatis(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def _save(self, name: str, content: Any) -> Any:
        if name.startswith(("css/", "js/")):  # ours: others keep their licence in it
            content = ContentFile(ringkas(b"".join(content.chunks()), name))
        return super()._save(name, content)
