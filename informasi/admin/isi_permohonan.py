"""What the page of a request shows below the next step, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from informasi.admin.borang_rujukan import rujukan_dari
from informasi.admin.surat import surat_permohonan
from informasi.anjuran_permohonan import Perkara
from informasi.models import (
    ButirJawaban,
    CatatanDalam,
    Jawaban,
    Keberatan,
    Penyerahan,
    Permohonan,
    PesanPermohonan,
    RujukanPermohonan,
    Surat,
)
from informasi.models.jawaban import MEMBERI
from informasi.models.pemohon import JenisBukti
from informasi.syarat_pemohon import syarat_pemohon
from organisasi.bahasa import tanggal
from organisasi.sandi import samarkan_nik, samarkan_surel, samarkan_telepon
from organisasi.staf.riwayat import Peristiwa, dari_jejak


@dataclass(frozen=True, slots=True)
class IsiPermohonan:
    """One request and what hangs on it, for its officers."""

    permohonan: Permohonan
    rujukan: list[RujukanPermohonan]
    konsep: Jawaban | None
    butir: list[ButirJawaban]
    pesan: list[PesanPermohonan]
    catatan: list[CatatanDalam]
    surat: list[Surat]
    penyerahan: list[Penyerahan]
    keberatan: list[Keberatan]
    jejak: list[Peristiwa]

    def perkara(self, hari_ini: date) -> Perkara:
        """What decides the next step."""
        return Perkara(self.permohonan, self.rujukan, self.konsep, hari_ini)

    @property
    def pemohon(self) -> list[tuple[str, str]]:
        """The applicant, masked."""
        orang = self.permohonan.pemohon
        if orang.dihapus_pada:
            return [("Identitas", "sudah dihapus sesuai masa simpannya")]
        semua = [
            ("Nama", orang.nama_samar),
            ("Jenis", orang.get_kategori_display()),
            ("Diwakili kuasa", "ya" if orang.dikuasakan else ""),
            ("NIK", samarkan_nik(str(orang.nik))),
            ("Telepon", samarkan_telepon(str(orang.telepon))),
            ("Surel", samarkan_surel(str(orang.surel))),
            ("Kembali ke loket", "ya" if orang.kembali_ke_loket else ""),
            ("Berkas", "; ".join(_berkas(self.permohonan))),
            ("Bantuan", self.permohonan.bantuan),
        ]
        return [(nama, nilai) for nama, nilai in semua if nilai]

    @property
    def butir_konsep(self) -> list[ButirJawaban]:
        """Documents of the draft."""
        return [b for b in self.butir if b.jawaban.terbit_pada is None]

    @property
    def terbit(self) -> list[ButirJawaban]:
        """Documents of the answers that went out, newest answer first."""
        return [b for b in self.butir if b.jawaban.terbit_pada]


def _berkas(permohonan: Permohonan) -> Iterator[str]:
    """The papers that are there; of those of his kind that are not, where they stand.

    Found complete, a paper that was never asked for is not "missing".
    """
    orang = permohonan.pemohon
    bukti = list(orang.bukti.all())
    yield from (str(b) for b in bukti)
    ada = {b.jenis for b in bukti}
    dicocokkan = orang.identitas_dicocokkan_pada
    belum = "belum ada" if permohonan.boleh_dilengkapi else "tidak diminta"
    for satu in syarat_pemohon(orang):
        sebab = permohonan.dilengkapi.get(satu.sebutan)
        if sebab:
            yield f"{satu.sebutan}: tidak diperlukan ({sebab})"
        elif satu.jenis == JenisBukti.IDENTITAS and dicocokkan:
            hari = tanggal(timezone.localdate(dicocokkan))
            yield f"{satu.sebutan}: diperlihatkan dan dicocokkan {hari}"
        elif satu.jenis and satu.jenis not in ada:
            yield f"{satu.sebutan}: {belum}"


def muat_isi(permohonan: Permohonan) -> IsiPermohonan:
    """Read the case: one query a kind, however long it has become."""
    butir = (
        ButirJawaban.objects.filter(jawaban__permohonan=permohonan)
        .select_related("jawaban", "unit", "rujukan", "terbitan", "uji__pasal17")
        .prefetch_related("berkas")
        .order_by("-jawaban__terbit_pada", "-jawaban", "pk")
    )
    return IsiPermohonan(
        permohonan=permohonan,
        rujukan=rujukan_dari(permohonan),
        konsep=permohonan.jawaban.filter(terbit_pada=None).first(),
        butir=list(butir.defer("terbitan__cari", "uji__dokumen")),
        pesan=list(permohonan.pesan.select_related("oleh")),
        catatan=list(permohonan.catatan_dalam.select_related("oleh")),
        surat=list(
            surat_permohonan(permohonan)
            .select_related("pengganti")
            .defer("naskah", "identitas")
        ),
        penyerahan=list(permohonan.penyerahan.select_related("oleh")),
        keberatan=list(permohonan.keberatan.all()),
        jejak=dari_jejak(permohonan),
    )


def dapat_diterbitkan(butir: ButirJawaban) -> bool:
    """Whether what was given may become public information: given, with a file, not yet."""
    return (
        butir.jawaban.terbit_pada is not None
        and butir.putusan in MEMBERI
        and butir.terbitan_id is None
    )


def baris_butir(butir: ButirJawaban, **lain: Any) -> dict[str, Any]:
    """One document for the template."""
    return {"butir": butir, "terbitkan": dapat_diterbitkan(butir), **lain}
