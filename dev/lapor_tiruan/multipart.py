"""Read a multipart/form-data body, byte for byte (RFC 7578)."""

import email
from dataclasses import dataclass

from dev.lapor_tiruan.pesan import Permintaan


@dataclass(frozen=True)
class Bagian:
    """One part; ``berkas`` is its file name, None for a plain field."""

    nama: str
    berkas: str | None
    jenis: str
    isi: bytes


class BukanMultipart(ValueError):
    """The body is not what its Content-Type promises."""


def baca_multipart(permintaan: Permintaan) -> list[Bagian]:
    """Return the parts in order; raises BukanMultipart when there is a flaw."""
    batas = permintaan.kepala.get_boundary()
    if permintaan.jenis != "multipart/form-data" or not batas:
        raise BukanMultipart("Content-Type must be multipart/form-data")
    pembatas = b"\r\n--" + batas.encode("latin-1")
    awal, *bagian = (b"\r\n" + permintaan.isi).split(pembatas)
    if awal or not bagian or not bagian[-1].startswith(b"--"):
        raise BukanMultipart("the body does not begin and end with its boundary")
    return [_bagian(satu) for satu in bagian[:-1]]


def _bagian(mentah: bytes) -> Bagian:
    kepala, pisah, isi = mentah.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    pesan = email.message_from_string(kepala.decode("utf-8", "replace"))
    nama = pesan.get_param("name", header="content-disposition")
    if not pisah or not isinstance(nama, str):
        raise BukanMultipart("a part has no name")
    return Bagian(nama, pesan.get_filename(), pesan.get_content_type(), isi)
