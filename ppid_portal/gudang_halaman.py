"""Where ready pages are kept: in the process, at most so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from django.core.cache.backends.locmem import LocMemCache


class GudangHalaman(LocMemCache):
    """Django's memory cache, bounded by bytes as well: option ``MAX_BYTES``.

    Pages differ a thousandfold in size, so their number says nothing of the memory they
    take. What nobody asked for the longest goes first.
    """

    _cache: OrderedDict[str, bytes]

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        """``params["OPTIONS"]["MAX_BYTES"]``: bytes of all that is kept together."""
        super().__init__(name, params)
        self._bita_maks = int(params["OPTIONS"]["MAX_BYTES"])

    def _set(self, key: str, value: bytes, timeout: Any = None) -> None:
        """Called under the lock; the newest stands first."""
        super()._set(key, value, timeout)  # type: ignore[misc]  # not in the stubs
        lebih = sum(map(len, self._cache.values())) - self._bita_maks
        while lebih > 0:
            tertua = next(reversed(self._cache))
            lebih -= len(self._cache[tertua])
            self._delete(tertua)  # type: ignore[attr-defined]  # not in the stubs
