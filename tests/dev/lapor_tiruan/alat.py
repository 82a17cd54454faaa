"""Raw calls to the double, as no client of the portal makes them."""

import http.client
import json
from dataclasses import dataclass

from dev.lapor_tiruan.pesan import DASAR

BUAT = "/complaints/complaint"
PDF = ("surat.pdf", "application/pdf", b"%PDF-1.7\r\n\r\n--bukan-batas\r\n")
FOTO = ("foto.jpg", "image/jpeg", bytes(range(256)))


@dataclass
class Jawaban:
    status: int
    kepala: http.client.HTTPMessage
    isi: bytes

    @property
    def json(self):
        return json.loads(self.isi)


def sambung(tiruan, *, batas=5):
    return http.client.HTTPConnection("127.0.0.1", tiruan.port, timeout=batas)


def panggil(
    tiruan, metode, jalur, *, badan=None, isi=None, kepala=None, tanpa=(), batas=5
):
    """One call over a connection of its own; ``jalur`` is below the base."""
    sah = {**tiruan.kepala, "Content-Type": "application/json", **(kepala or {})}
    sah = {nama: nilai for nama, nilai in sah.items() if nama not in tanpa}
    lewat = json.dumps(badan).encode() if isi is None and badan is not None else isi
    sambungan = sambung(tiruan, batas=batas)
    try:
        sambungan.request(metode, DASAR + jalur, lewat, sah)
        balasan = sambungan.getresponse()
        return Jawaban(balasan.status, balasan.headers, balasan.read())
    finally:
        sambungan.close()


def laporan(**ubah):
    """A body that is accepted, with changes; ``...`` takes a field away."""
    penuh = {
        "title": "Jalan berlubang",
        "content": "[Nomor Tiket Portal: TSM-2026-000123]. Detail Laporan: lubang",
        "channel": 13,
        "is_new_user_slider": True,
        "emailUser": "warga@example.org",
        "nameUser": "Nama Warga",
        "phoneUser": "081200000000",
        "is_disposisi_slider": True,
        "classification_id": 6,
        "disposition_id": 101,
        "category_id": 436,
        "priority_program_id": None,
        "location_id": 34,
        "community_id": None,
        "date_of_incident": "2026-11-20",
        "copy_externals": None,
        "info_disposition": None,
        "info_attachments": None,
        "tags_raw": "#portaltasikmalaya",
        "is_approval": False,
        "is_anonymous": False,
        "is_secret": False,
        "is_priority": False,
        "attachments": False,
        **ubah,
    }
    return {nama: nilai for nama, nilai in penuh.items() if nilai is not ...}


def tiket(nomor):
    return laporan(content=f"[Nomor Tiket Portal: TSM-2026-{nomor:06}]. Isi")


def buat(tiruan, *, batas=5, **ubah):
    return panggil(tiruan, "POST", BUAT, badan=laporan(**ubah), batas=batas)


def nomor_baru(tiruan):
    nomor: int = buat(tiruan).json["results"]["complaint"]["id"]
    return nomor


def multipart(*berkas, **kolom):
    garis = b"batas-tiruan"
    isi = b""
    for nama, nilai in kolom.items():
        isi += b'--%b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n%b\r\n' % (
            garis,
            nama.encode(),
            nilai.encode(),
        )
    for nama, (judul, jenis, byte) in berkas:
        kepala = (
            f'form-data; name="{nama}"; filename="{judul}"\r\nContent-Type: {jenis}'
        )
        isi += b"--%b\r\nContent-Disposition: %b\r\n\r\n%b\r\n" % (
            garis,
            kepala.encode(),
            byte,
        )
    isi += b"--%b--\r\n" % garis
    return isi, {"Content-Type": f"multipart/form-data; boundary={garis.decode()}"}


def unggah(tiruan, *berkas):
    isi, kepala = multipart(*(("attachments[]", satu) for satu in berkas))
    return panggil(tiruan, "POST", BUAT + "/file", isi=isi, kepala=kepala)


def balas(tiruan, nomor, *berkas, **ubah):
    kolom = {
        "user_id": "7",
        "institution_from_id": "101",
        "institution_to_id": "102",
        "complaint_id": str(nomor),
        "info_disposition": "",
        "template_code": "reply_lmw",
        "rating": "0",
        "is_secret": "0",
        "content": "Terima kasih",
        **ubah,
    }
    isi, kepala = multipart(*berkas, **kolom)
    return panggil(tiruan, "POST", "/complaints/followup/add", isi=isi, kepala=kepala)


def teruskan(tiruan, nomor, **ubah):
    badan = {
        "is_request": 1,
        "reason": "102",
        "reason_description": "Diteruskan ke Dinas Jalan Tiruan",
        "not_authority": 1,
        **ubah,
    }
    return panggil(tiruan, "POST", f"/complaints/process/{nomor}/reject", badan=badan)


def rincian(tiruan, nomor):
    return panggil(tiruan, "GET", f"/complaints/{nomor}/complaint").json["results"]


def tindak_lanjut(tiruan, nomor, kueri=""):
    jalur = f"/complaints/{nomor}/followups{kueri}"
    return panggil(tiruan, "GET", jalur).json["results"]
