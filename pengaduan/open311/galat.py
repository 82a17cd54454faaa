"""What goes wrong in a call, with the status the specification wants."""

from __future__ import annotations

from collections.abc import Sequence


class GalatOpen311(Exception):
    """One or several errors of one call; each a code and a sentence."""

    def __init__(
        self, status: int, *kalimat: str, kepala: dict[str, str] | None = None
    ) -> None:
        """``status`` is the HTTP status and the code of each sentence."""
        super().__init__("; ".join(kalimat))
        self.kode_http = status
        self.semua: Sequence[tuple[int, str]] = [(status, satu) for satu in kalimat]
        self.kepala = kepala or {}
