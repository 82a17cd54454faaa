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
BENTUK_TOKEN = re.compile(r"\{[A-Z0-9]{8}(-[A-Z0-9]{4}){3}-[A-Z0-9]{12}\}")

RUTE: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (tempat, metode, re.compile(pola))
    for tempat, metode, pola in (
        ("unggah", "POST", r"/complaints/complaint/file"),
        ("buat", "POST", r"/complaints/complaint(-lmw)?"),
        ("teruskan", "POST", r"/complaints/process/(?P<id>\d+)/reject"),
        ("rincian", "GET", r"/complaints/(?P<id>\d+)/complaint"),
        ("tindak_lanjut", "GET", r"/complaints/(?P<id>\d+)/followups"),
        ("balas", "POST", r"/complaints/followup/add"),
        ("instansi", "GET", r"/masters/institutions/external"),
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
    """Knows the keys. ``kunci_splp`` None: the gateway asks for none of its own."""

    kunci: str = KUNCI
    token: str = TOKEN
    kunci_splp: str | None = None
    kepala_kunci: frozenset[str] = frozenset({"Authorization", "auth"})

    def tolak(self, permintaan: Permintaan) -> Balasan | None:
        """Return the refusal of a request without the right headers, else None."""
        kepala = permintaan.kepala
        if self.kunci_splp is not None:
            splp = kepala.get("AuthorizationSPLP")
            if splp is None:
                return balas_gerbang(401, "900902")
            if not _sama(splp, f"Bearer {self.kunci_splp}"):
                return balas_gerbang(401, "900901")
        nilai = [v for nama in self.kepala_kunci for v in kepala.get_all(nama, [])]
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
        splp = self.kunci_splp
        return {
            "Authorization": f"Bearer {self.kunci}",
            "token": self.token,
            "Accept": "application/json",
            **({"AuthorizationSPLP": f"Bearer {splp}"} if splp else {}),
        }


def _sama(satu: str, dua: str) -> bool:
    return hmac.compare_digest(satu.encode(), dua.encode())
