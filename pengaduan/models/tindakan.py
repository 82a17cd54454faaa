"""The acts on a complaint: each changes its own row and writes its trail, nothing else.

Messages, numbers, hand-overs and other rows are the actions' (``pengaduan.actions``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from organisasi.alur.tindakan import Berkas
from pengaduan.models.pilihan import (
    CaraSelesai,
    KelasPengaduan,
    StatusPengaduan,
    TanggapanPelapor,
    TindakanPengaduan,
)

if TYPE_CHECKING:
    from organisasi.models import KanalLayanan, Petugas, Unit
    from organisasi.waktu.hari_kerja import Hitungan
    from pengaduan.models.kategori import KategoriPengaduan, TopikPengaduan
    from pengaduan.models.pengaduan import Pengaduan

T = TindakanPengaduan
# What a proposal of a result had set, taken back.
TANPA_HASIL: dict[str, Any] = {
    "hasil": "",
    "kalimat": "",
    "diusulkan_oleh": None,
    "diperiksa_oleh": None,
    "tuntas_pada": None,
}


class TindakanBerkas(Berkas):
    """Abstract; ``Pengaduan`` brings the columns."""

    ditindaklanjuti_pada: models.DateTimeField
    tuntas_pada: models.DateTimeField
    jatuh_tempo: models.DateField
    tunggu_sampai: models.DateField
    selesai_sampai: models.DateField
    hitungan_selesai: models.TextField
    dibuka_kembali: models.PositiveSmallIntegerField
    terbit: models.BooleanField

    class Meta:
        abstract = True

    def verifikasi(
        self,
        *,
        oleh: Petugas,
        pada: datetime,
        kelas: str,
        kategori: KategoriPengaduan,
        topik: TopikPengaduan | None,
        anonim: bool,
        rahasia: bool,
        tempo: Hitungan,
        batas: Hitungan,
    ) -> Self:
        """Read and classed: ``tempo`` is the first follow-up, ``batas`` the end."""
        return self._jalankan(
            T.VERIFIKASI,
            oleh=oleh,
            pada=pada,
            kelas=kelas,
            berkadar=kelas == KelasPengaduan.BERKADAR,
            kategori=kategori,
            topik=topik,
            anonim=anonim,
            rahasia=rahasia,
            terverifikasi_pada=pada,
            jatuh_tempo=tempo.jatuh_tempo,
            hitungan=tempo.kalimat(),
            selesai_sampai=batas.jatuh_tempo,
            hitungan_selesai=batas.kalimat(),
        )

    def ubah_kelas(
        self, *, oleh: Petugas, pada: datetime, kelas: str, alasan: str, batas: Hitungan
    ) -> Self:
        """Another class, with its own limit counted from the same day.

        Where the limit of the class is what runs now, the present step moves with it.
        """
        berjalan = self.jatuh_tempo == self.selesai_sampai
        langkah: dict[str, Any] = {
            "jatuh_tempo": batas.jatuh_tempo,
            "hitungan": batas.kalimat(),
        }
        return self._jalankan(
            T.UBAH_KELAS,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            kelas=kelas,
            berkadar=kelas == KelasPengaduan.BERKADAR,
            terbit=self.terbit and kelas != KelasPengaduan.BERKADAR,
            selesai_sampai=batas.jatuh_tempo,
            hitungan_selesai=batas.kalimat(),
            **(langkah if berjalan else {}),
        )

    def tunda(
        self, *, oleh: Petugas, pada: datetime, pertanyaan: str, sampai: date
    ) -> Self:
        """Something is missing: the reporter is asked, our clock waits."""
        return self._jalankan(
            T.TUNDA, oleh=oleh, pada=pada, catatan=pertanyaan, tunggu_sampai=sampai
        )

    def lengkapi(
        self, *, oleh: Petugas | None, pada: datetime, tempo: Hitungan
    ) -> Self:
        """The reporter answered; the days to verify begin anew."""
        return self._jalankan(
            T.LENGKAPI,
            oleh=oleh,
            pada=pada,
            tunggu_sampai=None,
            jatuh_tempo=tempo.jatuh_tempo,
            hitungan=tempo.kalimat(),
        )

    def arsipkan(
        self, *, oleh: Petugas | None, pada: datetime, alasan: str, kalimat: str
    ) -> Self:
        """Ended without handling; ``kalimat`` tells the reporter why."""
        return self._jalankan(
            T.ARSIPKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            syarat={"tunggu_sampai": self.tunggu_sampai},
            kalimat=kalimat,
            tunggu_sampai=None,
            terbit=False,
        )

    def nyatakan_bukan_wewenang(
        self, *, oleh: Petugas, pada: datetime, lembaga: KanalLayanan, kalimat: str
    ) -> Self:
        """Not the city's; ``lembaga`` is whose, with its number."""
        return self._jalankan(
            T.NYATAKAN_BUKAN_WEWENANG,
            oleh=oleh,
            pada=pada,
            catatan=kalimat,
            lembaga=lembaga,
            kalimat=kalimat,
            terbit=False,
        )

    def nyatakan_darurat(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """Found to be an emergency: it leaves the complaints for the telephone."""
        return self._jalankan(
            T.NYATAKAN_DARURAT,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            tunggu_sampai=None,
            tuntas_pada=None,
            terbit=False,
        )

    def alihkan_informasi(self, *, oleh: Petugas, pada: datetime, kalimat: str) -> Self:
        """A request for documents: the reporter files it there, with its own clock."""
        return self._jalankan(
            T.ALIHKAN_INFORMASI,
            oleh=oleh,
            pada=pada,
            catatan=kalimat,
            kalimat=kalimat,
            terbit=False,
        )

    def gabungkan(self, *, oleh: Petugas, pada: datetime, induk: Pengaduan) -> Self:
        """The same matter as ``induk``: number and reporter stay, news flows from there."""
        return self._jalankan(
            T.GABUNGKAN,
            oleh=oleh,
            pada=pada,
            catatan=induk.nomor,
            induk=induk,
            terbit=False,
        )

    def pisahkan(
        self, *, oleh: Petugas, pada: datetime, alasan: str, tempo: Hitungan
    ) -> Self:
        """Not the same after all: it is verified anew."""
        return self._jalankan(
            T.PISAHKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            induk=None,
            jatuh_tempo=tempo.jatuh_tempo,
            hitungan=tempo.kalimat(),
        )

    def teruskan(
        self, *, oleh: Petugas, pada: datetime, tujuan: str, pemegang: Unit
    ) -> Self:
        """Handed over; the hand-over itself is a row of ``Penerusan``."""
        return self._jalankan(
            T.TERUSKAN, oleh=oleh, pada=pada, catatan=tujuan, pemegang=pemegang
        )

    def rujuk(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """Offered to another unit; the holder stays until it accepts."""
        return self._jalankan(T.RUJUK, oleh=oleh, pada=pada, catatan=alasan)

    def alihkan(
        self, *, oleh: Petugas, pada: datetime, ke_unit: Unit, alasan: str
    ) -> Self:
        """Another unit holds it from now on; number and clock stay."""
        return self._jalankan(
            T.ALIHKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            pemegang=ke_unit,
            penangan=None,
        )

    def tindaklanjuti(
        self, *, oleh: Petugas | None, pada: datetime, catatan: str
    ) -> Self:
        """Work has begun; from now on the limit is the class's own."""
        pertama = self.ditindaklanjuti_pada is None
        kolom: dict[str, Any] = {"ditindaklanjuti_pada": pada} if pertama else {}
        return self._jalankan(
            T.TINDAKLANJUTI,
            oleh=oleh,
            pada=pada,
            catatan=catatan,
            tunggu_sampai=None,
            jatuh_tempo=self.selesai_sampai,
            hitungan=self.hitungan_selesai,
            **TANPA_HASIL,
            **kolom,
        )

    def sangkal_hasil(
        self, *, oleh: Petugas | None, pada: datetime, alasan: str, tempo: Hitungan
    ) -> Self:
        """The reporter says no: the handler has it again, with days to react."""
        return self._jalankan(
            T.TINDAKLANJUTI,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            syarat={"status": StatusPengaduan.MENUNGGU_PELAPOR},
            tanggapan=TanggapanPelapor.TIDAK,
            tanggapan_pada=pada,
            tunggu_sampai=None,
            jatuh_tempo=tempo.jatuh_tempo,
            hitungan=tempo.kalimat(),
            **TANPA_HASIL,
        )

    def usulkan_hasil(
        self, *, oleh: Petugas, pada: datetime, hasil: str, kalimat: str
    ) -> Self:
        """The handler says how it ended, with proof; a second officer looks at it.

        One proposal at a time: nobody checks another result than the one he has read.
        """
        return self._jalankan(
            T.USULKAN_HASIL,
            oleh=oleh,
            pada=pada,
            catatan=kalimat,
            syarat={"diusulkan_oleh__isnull": True},
            hasil=hasil,
            kalimat=kalimat,
            diusulkan_oleh=oleh,
            diperiksa_oleh=None,
        )

    def kembalikan_hasil(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """The second officer is not convinced: back to the handler."""
        return self._jalankan(
            T.KEMBALIKAN_HASIL,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            syarat={"diusulkan_oleh__isnull": False},
            **TANPA_HASIL,
        )

    def minta_tanggapan(self, *, oleh: Petugas, pada: datetime, sampai: date) -> Self:
        """A second officer accepts the proof; the reporter is asked yes or no."""
        return self._jalankan(
            T.MINTA_TANGGAPAN,
            oleh=oleh,
            pada=pada,
            syarat={"diusulkan_oleh__isnull": False},
            diperiksa_oleh=oleh,
            tuntas_pada=pada,
            tunggu_sampai=sampai,
            tanggapan="",
            tanggapan_pada=None,
        )

    def selesaikan(
        self, *, oleh: Petugas | None, pada: datetime, cara: str, alasan: str = ""
    ) -> Self:
        """Closed; silence is counted by itself and never as praise."""
        kolom: dict[str, Any] = {"tuntas_pada": self.tuntas_pada or pada}
        if cara == CaraSelesai.PELAPOR:
            kolom |= {"tanggapan": TanggapanPelapor.YA, "tanggapan_pada": pada}
        elif cara == CaraSelesai.ADMIN:
            kolom |= {"diperiksa_oleh": oleh}
        return self._jalankan(
            T.SELESAIKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            # Asked anew in between: his days begin anew, too.
            syarat={
                "diusulkan_oleh__isnull": False,
                "tunggu_sampai": self.tunggu_sampai,
            },
            cara_selesai=cara,
            selesai_pada=pada,
            tunggu_sampai=None,
            **kolom,
        )

    def buka_kembali(
        self, *, oleh: Petugas | None, pada: datetime, alasan: str, tempo: Hitungan
    ) -> Self:
        """Not solved, says the reporter or SP4N-LAPOR!: it reaches its handler again."""
        return self._jalankan(
            T.BUKA_KEMBALI,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            cara_selesai="",
            selesai_pada=None,
            tanggapan=TanggapanPelapor.TIDAK,
            tanggapan_pada=pada,
            dibuka_kembali=self.dibuka_kembali + 1,
            jatuh_tempo=tempo.jatuh_tempo,
            hitungan=tempo.kalimat(),
            **TANPA_HASIL,
        )

    def terbitkan(
        self, *, oleh: Petugas, pada: datetime, judul: str, uraian: str
    ) -> Self:
        """Shown to the public in words an officer checked; never when it is secret."""
        return self._jalankan(
            T.TERBITKAN,
            oleh=oleh,
            pada=pada,
            syarat={"rahasia": False, "berkadar": False},
            terbit=True,
            judul_umum=judul,
            uraian_umum=uraian,
            terbit_pada=pada,
        )

    def tarik_terbit(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """No longer shown."""
        return self._jalankan(
            T.TARIK_TERBIT,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            syarat={"terbit": True},
            terbit=False,
        )

    def ubah_prioritas(
        self, *, oleh: Petugas, pada: datetime, prioritas: str, alasan: str
    ) -> Self:
        """People overrule the rule, with a reason."""
        return self._jalankan(
            T.UBAH_PRIORITAS,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            prioritas=prioritas,
            alasan_prioritas=alasan,
        )
