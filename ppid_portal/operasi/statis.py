"""Style sheets go out without what only their writers read."""

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

SISA = re.compile(rb"/\*.*?\*/\s*|^\s+", re.DOTALL | re.MULTILINE)


def ringkas(css: bytes) -> bytes:
    """Without comments and indents; no string in them holds either."""
    return SISA.sub(b"", css)


class BerkasStatis(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def _save(self, name: str, content: Any) -> Any:
        if name.endswith(".css"):
            content = ContentFile(ringkas(b"".join(content.chunks())))
        return super()._save(name, content)
