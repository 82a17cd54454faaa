"""The request form as a citizen without JavaScript fills it in."""

import re

from django.utils import timezone

from organisasi.models import PeranPPID, Unit
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory, UnitFactory
from tests.foto import bita

MULAI = "/permohonan/ajukan/mulai/"
RINCIAN = "Rekap penduduk per kelurahan di Kecamatan Cipedes."
ISI = {
    "apa": {"rincian": RINCIAN, "tujuan": "Bahan skripsi."},
    "unit": {"pilihan": "tidak-tahu"},
    "pemohon": {"kategori": "perorangan"},
    "identitas": {
        "nama": "Siti Contoh",
        "nik": "3278 0101 0101 0001",
        "alamat": "Jalan Contoh 1",
    },
    "kontak": {"surel": "siti@contoh.id"},
    "bukti": {},
    "cara": {"cara_memperoleh": "salinan_lunak", "cara_salinan": "unduh"},
}
ALAMAT = {"unit": "ke-unit"}  # "/unit/" is another page's
PNG = bita(jenis="PNG")
PDF = b"%PDF-1.7\n" + b"0" * 64


def siapkan_kantor():
    """The rows of law and the offices a request needs; returns Kecamatan Cipedes."""
    UnitFactory(
        kode="DISKOMINFO",
        nama="Dinas Komunikasi",
        slug="diskominfo",
        peran_ppid=PeranPPID.UTAMA,
    )
    for kode, nilai in (
        ("permohonan.jawab", 10),
        ("permohonan.perpanjang", 7),
        ("keberatan.ajukan", 30),
        ("keberatan.tanggapi", 30),
        ("sengketa.ajukan", 14),
    ):
        BatasWaktuFactory(kode=kode, nilai=nilai, pasti=True)
    tahun = timezone.localdate().year
    for satu in (tahun, tahun + 1):
        HariLiburFactory(tanggal=timezone.localdate().replace(satu, 12, 25))
    return UnitFactory(
        kode="CIPEDES",
        nama="Kecamatan Cipedes",
        slug="kecamatan-cipedes",
        jenis=Unit.Jenis.KECAMATAN,
        peran_ppid=PeranPPID.PEMBANTU,
    )


def mulai(client, **ubah):
    """Send the first step; returns the secret of the draft."""
    jawab = client.post(MULAI, ISI["apa"] | ubah)
    assert jawab.status_code == 302, jawab.content.decode()[:3000]
    cocok = re.match(r"/permohonan/ajukan/([A-Z0-9]{16})/", jawab["Location"])
    assert cocok, jawab["Location"]
    return cocok[1]


def alamat(kode, langkah):
    return f"/permohonan/ajukan/{kode}/{ALAMAT.get(langkah, langkah)}/"


def kirim(client, kode, langkah, **ubah):
    """Send one step with its usual answers changed by ``ubah``."""
    return client.post(alamat(kode, langkah), ISI.get(langkah, {}) | ubah)


def isi_semua(client, sampai="cara", **ubah):
    """A draft with all steps answered up to and with ``sampai``."""
    kode = mulai(client, **ubah.get("apa", {}))
    for langkah in list(ISI)[1 : list(ISI).index(sampai) + 1]:
        jawab = kirim(client, kode, langkah, **ubah.get(langkah, {}))
        assert jawab.status_code == 302, (langkah, jawab.content.decode()[:4000])
    return kode
