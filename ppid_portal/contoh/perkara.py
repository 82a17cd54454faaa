"""The desk at which sample requests are made: who acts, on which day, by which act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from informasi.actions.daftar import daftarkan_permohonan
from informasi.actions.jawaban import jawab_permohonan, konsep_jawaban, unggah_jawaban
from informasi.actions.kelengkapan import nyatakan_lengkap
from informasi.models import (
    ButirJawaban,
    Jawaban,
    Pemohon,
    Permohonan,
    UjiKonsekuensi,
)
from organisasi.models import Petugas, Unit
from organisasi.waktu.hari_kerja import Kalender, kurang_hari_kerja
from ppid_portal.contoh import berkas
from ppid_portal.contoh.akun import SUREL_WARGA

P = ButirJawaban.Putusan
MEMBERI = frozenset({P.DIBERIKAN, P.SEBAGIAN})


@dataclass(frozen=True, slots=True)
class Meja:
    """Two units, the sample officers, the calendar, and the moment the samples are made."""

    cipedes: Unit
    disduk: Unit
    akun: Mapping[str, Petugas]
    kalender: Kalender
    pada: datetime

    @property
    def loket(self) -> Petugas:
        """The counter officer of the kecamatan."""
        return self.akun["petugas.cipedes"]

    @property
    def kepala(self) -> Petugas:
        """The head of the kecamatan's assistant PPID."""
        return self.akun["ppid.cipedes"]

    @property
    def dinas(self) -> Petugas:
        """The assistant PPID of the civil registry."""
        return self.akun["ppid.disdukcapil"]

    @property
    def utama(self) -> Petugas:
        """The main PPID."""
        return self.akun["ppid.utama"]

    @property
    def atasan(self) -> Petugas:
        """The Atasan PPID."""
        return self.akun["atasan"]

    @property
    def hari_ini(self) -> date:
        """The day of the city's clock."""
        return timezone.localdate(self.pada)

    def lalu(self, hari_kerja: int) -> datetime:
        """The same hour so many working days ago."""
        hari = kurang_hari_kerja(self.hari_ini, hari_kerja, self.kalender)
        return self.pada - (self.hari_ini - hari)

    def minta(
        self, rincian: str, *, hari: int, tahu_unit: bool = True, **lain: Any
    ) -> Permohonan:
        """A request received ``hari`` working days ago, at the kecamatan or anywhere."""
        pada = self.lalu(hari)
        isi: dict[str, Any] = {
            "unit": self.cipedes if tahu_unit else None,
            "kanal": Permohonan.Kanal.WEB,
            "tujuan": "Contoh: bahan tugas kuliah.",
            "cara_memperoleh": Permohonan.CaraMemperoleh.SALINAN_LUNAK,
            "cara_salinan": Permohonan.CaraSalinan.UNDUH,
            "pemohon": orang(),
        }
        return daftarkan_permohonan(
            rincian=f"Contoh: {rincian}",
            tanggal_terima=timezone.localdate(pada),
            pada=pada,
            **(isi | lain),
        )

    def proses(self, rincian: str, *, hari: int, **lain: Any) -> Permohonan:
        """One that was found complete on the next working day."""
        permohonan = self.minta(rincian, hari=hari, **lain)
        pada = self.lalu(max(hari - 1, 0))
        return nyatakan_lengkap(
            permohonan,
            oleh=self.loket,
            pada=pada,
            alasan="Contoh: identitas diperlihatkan di loket.",
        )

    def konsep(
        self, permohonan: Permohonan, *putusan: str, hari: int, **lain: Any
    ) -> Jawaban:
        """A draft with one document for each verdict, with files where they are given."""
        pada = self.lalu(hari)
        draf = konsep_jawaban(permohonan, oleh=self.kepala, pada=pada)
        isi = {"penjelasan": "Contoh: berikut jawaban atas permintaan Anda."} | lain
        for nama, nilai in isi.items():
            setattr(draf, nama, nilai)
        draf.save()
        for urut, satu in enumerate(putusan, start=1):
            self._butir(draf, satu, urut, pada)
        return draf

    def _butir(self, draf: Jawaban, putusan: str, urut: int, pada: datetime) -> None:
        tertutup = putusan in {P.DITOLAK, P.SEBAGIAN}
        butir = ButirJawaban.objects.create(
            jawaban=draf,
            judul=f"Dokumen contoh {urut}",
            putusan=putusan,
            alasan="" if putusan == P.DIBERIKAN else ALASAN[putusan],
            uji=self._uji() if tertutup else None,
            unit=draf.permohonan.pemegang,
        )
        if putusan in MEMBERI:
            unggah_jawaban(
                butir,
                berkas.pdf(pada=pada),
                judul=f"Dokumen contoh {urut}",
                oleh=self.kepala,
                pada=pada,
                dihitamkan=putusan == P.SEBAGIAN,
            )

    def _uji(self) -> UjiKonsekuensi:
        """The newest approved test without an end: the sample."""
        return UjiKonsekuensi.objects.filter(berakhir_pada=None).latest("pk")

    def jawab(
        self, permohonan: Permohonan, *putusan: str, hari: int, **lain: Any
    ) -> Permohonan:
        """Answered by the main PPID so many working days ago."""
        draf = self.konsep(permohonan, *putusan, hari=hari, **lain)
        return jawab_permohonan(draf, oleh=self.utama, pada=self.lalu(hari))


ALASAN: Mapping[str, str] = {
    P.SEBAGIAN: "Contoh: nama dan alamat orang dihitamkan.",
    P.DITOLAK: "Contoh: memuat keadaan keluarga orang per orang.",
    P.TIDAK_DIKUASAI: "Contoh: data ini dikuasai badan publik lain.",
    P.BELUM_DIDOKUMENTASIKAN: "Contoh: rekapitulasinya belum disusun.",
}


def orang(**lain: Any) -> Pemohon:
    """A made-up applicant."""
    isi: dict[str, Any] = {
        "kategori": Pemohon.Kategori.PERORANGAN,
        "nama": "Warga Contoh",
        "nik": "3278000000000000",
        "alamat": "Jalan Contoh 1, Kota Tasikmalaya",
        "pekerjaan": "Mahasiswa",
        "surel": SUREL_WARGA,
    }
    return Pemohon(**(isi | lain))
