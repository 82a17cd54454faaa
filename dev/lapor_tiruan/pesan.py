"""What goes in and out of the double: a request, a reply, and the error bodies.

The gateway's three body forms are those of WSO2 API Manager, which SPLP runs on;
LAPOR!'s own errors are assumed to be Laravel's.
"""

import enum
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

DASAR = "/lapor/3.0.0"
JSON = "application/json"
HTML = "text/html; charset=UTF-8"
XML = "application/xml; charset=UTF-8"

RAHASIA = frozenset({"authorization", "auth", "token", "cookie", "proxy-authorization"})
KETERANGAN = {
    "900901": ("Invalid Credentials", "Make sure you have provided the correct key"),
    "900902": ("Missing Credentials", "Make sure your API invocation has a key"),
    "900906": ("No matching resource found", "The request cannot be mapped"),
    "900804": ("Message throttled out", "You have exceeded your quota"),
    "303001": ("Endpoint suspended", "The address is suspended"),
}


class Cara(enum.Enum):
    """How a reply leaves, or does not leave, through the socket."""

    UTUH = "utuh"  # as HTTP says
    PUTUS = "putus"  # closed without a byte
    RESET = "reset"  # the same, with a TCP reset
    TAHAN = "tahan"  # sent only when the client has gone
    TETES = "tetes"  # a byte at a time, until the client has gone
    POTONG = "potong"  # cut in half
    MENTAH = "mentah"  # bytes that are not HTTP


@dataclass(frozen=True, kw_only=True)
class Permintaan:
    """One request, read to its end."""

    metode: str
    jalur: str
    kueri: Mapping[str, str] = field(default_factory=dict)
    kepala: Message = field(default_factory=Message)
    isi: bytes = b""

    @property
    def jenis(self) -> str:
        """The media type of the body, without parameters; "" when none is given."""
        return self.kepala.get("Content-Type", "").partition(";")[0].strip().lower()

    def kepala_samar(self) -> dict[str, str]:
        """The headers, without the values that open doors."""
        return {
            nama: "(disamarkan)" if nama.lower() in RAHASIA else nilai
            for nama, nilai in self.kepala.items()
        }


@dataclass(frozen=True, kw_only=True)
class Balasan:
    """One reply; ``nomor`` is the id of the complaint it tells of, if any."""

    status: int
    isi: bytes = b""
    jenis: str = JSON
    kepala: tuple[tuple[str, str], ...] = ()
    cara: Cara = Cara.UTUH
    nomor: int | None = None
    jeda: float = 0.05

    @property
    def berhasil(self) -> bool:
        """Whether the double did what it was asked."""
        return self.status < 400  # noqa: PLR2004  # HTTP: below is no error


def balas_json(status: int, isi: object, *, nomor: int | None = None) -> Balasan:
    """Return a JSON reply."""
    teks = json.dumps(isi, ensure_ascii=False)
    return Balasan(status=status, isi=teks.encode(), nomor=nomor)


def balas_html(status: int, kalimat: str) -> Balasan:
    """Return a page such as a web server shows when the program behind it fails."""
    isi = (
        f"<!DOCTYPE html><html><head><title>{kalimat}</title></head>"
        f"<body><h1>{kalimat}</h1></body></html>"
    )
    return Balasan(status=status, isi=isi.encode(), jenis=HTML)


def balas_salah(galat: Mapping[str, list[str]]) -> Balasan:
    """Return Laravel's 422 with the messages of each field."""
    return balas_json(
        422, {"message": "The given data was invalid.", "errors": dict(galat)}
    )


def balas_gerbang(
    status: int, kode: str, *, bentuk: str = "json", tambahan: Mapping[str, str] = {}
) -> Balasan:
    """Return a gateway error in one of its forms: ``json``, ``fault`` or ``xml``.

    ``tambahan`` joins or replaces members of the body.
    """
    pesan, uraian = KETERANGAN.get(kode, ("Error", "Unclassified"))
    isi: dict[str, Any] = {
        "code": kode,
        "message": pesan,
        "description": uraian,
        **tambahan,
    }
    if bentuk == "fault":
        return balas_json(status, {"fault": {**isi, "code": int(kode)}})
    if bentuk == "xml":
        unsur = "".join(f"<ams:{n}>{v}</ams:{n}>" for n, v in isi.items())
        teks = (
            '<ams:fault xmlns:ams="http://wso2.org/apimanager/security">'
            f"{unsur}</ams:fault>"
        )
        return Balasan(status=status, isi=teks.encode(), jenis=XML)
    return balas_json(status, isi)


# A ticket of the portal as its client writes it in front of the text; it is the
# only correlation that LAPOR! keeps.
TIKET = re.compile(r"\[Nomor Tiket Portal: ([^\]\n]+)\]")


def tiket(isi: str) -> str | None:
    """Return the portal's ticket number in ``isi``: the first, which the client wrote.

    A reporter may write such brackets, too, but only after it.
    """
    cocok = TIKET.search(isi)
    return cocok[1].strip() if cocok else None
