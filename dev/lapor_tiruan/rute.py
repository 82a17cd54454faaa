"""Which endpoint a path means, and who may knock."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dev.lapor_tiruan.pesan import DASAR, Balasan, Permintaan, balas_gerbang, balas_json

# Not a secret: the double opens with it, and nothing else does. Sixty characters
# with dollar signs, as the real ones have.
KUNCI = "$2y$10$" + "Tiruan".ljust(53, ".")
TOKEN = "{TIRUAN00-0000-0000-0000-TIRUAN000000}"  # noqa: S105  # opens the double only
KEPALA_KUNCI = ("Authorization", "auth")
BENTUK_TOKEN = re.compile(r"\{[A-Z0-9]{8}(-[A-Z0-9]{4}){3}-[A-Z0-9]{12}\}")

RUTE: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (tempat, metode, re.compile(pola))
    for tempat, metode, pola in (
        ("unggah", "POST", r"/complaints/complaint/file"),
        ("buat", "POST", r"/complaints/complaint"),
        ("teruskan", "POST", r"/complaints/process/(?P<id>\d+)/reject"),
        ("rincian", "GET", r"/complaints/(?P<id>\d+)/complaint"),
        ("tindak_lanjut", "GET", r"/complaints/(?P<id>\d+)/followups"),
        ("templat", "GET", r"/masters/templates"),
    )
)


@dataclass(frozen=True)
class Tujuan:
    """An endpoint; ``jalur`` is below the base, ``laporan`` the complaint's id."""

    tempat: str
    metode: str
    jalur: str
    laporan: int = 0


def cari_tujuan(jalur: str) -> Tujuan | None:
    """Return the endpoint at a path, None when there is none."""
    if not jalur.startswith(DASAR + "/"):
        return None
    pendek = jalur.removeprefix(DASAR)
    for tempat, metode, pola in RUTE:
        if cocok := pola.fullmatch(pendek):
            nomor = int(cocok.groupdict().get("id") or 0)
            return Tujuan(tempat, metode, pendek, nomor)
    return None


@dataclass(frozen=True, kw_only=True)
class Penjaga:
    """Knows the keys."""

    kunci: str = KUNCI
    token: str = TOKEN

    def tolak(self, permintaan: Permintaan) -> Balasan | None:
        """Return the refusal of a request without the right headers, else None."""
        kepala = permintaan.kepala
        nilai = [v for nama in KEPALA_KUNCI for v in kepala.get_all(nama, [])]
        if not nilai:
            return balas_gerbang(401, "900902")
        # Each one must be right: a wrong one beside it is a slip of the client.
        if not all(_sama(satu, f"Bearer {self.kunci}") for satu in nilai):
            return balas_gerbang(401, "900901")
        return self._tolak_token(kepala.get("token"))

    def _tolak_token(self, token: str | None) -> Balasan | None:
        if token is None or not BENTUK_TOKEN.fullmatch(token):
            return balas_json(401, {"message": "Unauthenticated."})
        if not _sama(token, self.token):
            return balas_json(401, {"message": "Unauthenticated."})
        return None

    def kepala_sah(self) -> Mapping[str, str]:
        """Return headers that open the door, for a call by hand."""
        return {
            "Authorization": f"Bearer {self.kunci}",
            "token": self.token,
            "Accept": "application/json",
        }


def _sama(satu: str, dua: str) -> bool:
    return hmac.compare_digest(satu.encode(), dua.encode())
