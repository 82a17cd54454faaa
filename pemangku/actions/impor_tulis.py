"""A judged row becomes a record, or changes one (PK-13)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Isu, Petugas
from pemangku.actions.kanal import tambah_kanal
from pemangku.actions.minat import catat_minat
from pemangku.actions.orang import DIRI_SENDIRI, catat_orang
from pemangku.actions.pemangku import catat_pemangku, ubah_pemangku
from pemangku.actions.persetujuan import beri_persetujuan
from pemangku.impor.banding import Beda, bandingkan, muat_sasaran
from pemangku.impor.calon import cari_calon
from pemangku.impor.isian import Isian
from pemangku.impor.rujukan import Rujukan
from pemangku.impor.vonis import baca_kelompok
from pemangku.models import (
    ImporBaris,
    ImporBerkas,
    Jabatan,
    Minat,
    Orang,
    Pemangku,
    Persetujuan,
)
from pemangku.models.gabung import HIDUP

Hasil = ImporBaris.Hasil
Vonis = ImporBaris.Vonis
Pilihan = ImporBaris.Pilihan
JABATAN_LAZIM = "Narahubung"
SUDAH_ADA = "Sudah tercatat sejak berkas ini diperiksa."
HILANG = "Catatan yang dipilih sudah digabung atau dihapus; periksa lagi."
BERUBAH = "Isinya tidak lagi cocok dengan daftar di portal."
MUNGKIN_ADA = "Mungkin sudah tercatat di unit lain; diperiksa pengelola."
URAIAN_MINAT = "Menurut berkas impor {}, baris {}."
KOLOM_HASIL = ("hasil", "keterangan", "pemangku", "orang", "terap", "diterapkan_pada")


def tulis_kelompok(
    berkas: ImporBerkas,
    baris: Sequence[ImporBaris],
    rujukan: Rujukan,
    *,
    oleh: Petugas,
    pada: datetime,
) -> None:
    """Write the rows and set ``KOLOM_HASIL``; a row that fails leaves no trace."""
    isian = baca_kelompok(baris, rujukan)
    calon = cari_calon([satu for satu in isian if not satu.galat])
    tuju = {satu.sasaran_id for satu in baris if satu.sasaran_id}
    ada: dict[UUID | None, Pemangku] = {
        pk: satu for pk, satu in muat_sasaran(tuju).items() if satu.status in HIDUP
    }
    for satu, isi in zip(baris, isian, strict=True):
        penulis = _Penulis(berkas, satu, isi, oleh=oleh, pada=pada)
        baru = satu.vonis == Vonis.BARU
        if isi.galat:
            penulis.gagal(BERUBAH)
        elif baru and any(c.tepat for c in calon.get(isi.nomor, [])):
            penulis.gagal(SUDAH_ADA)
        elif (sasaran := ada.get(satu.sasaran_id)) is None and _bersasaran(satu):
            penulis.gagal(HILANG)
        else:
            penulis.tulis(sasaran)


def _bersasaran(baris: ImporBaris) -> bool:
    """Whether it is to change a record, and so must not become one of its own."""
    return baris.vonis == Vonis.PERBARUI or baris.pilihan == Pilihan.PAKAI


class _Penulis:
    """Writes one row and notes what it made, so that it can be taken back."""

    def __init__(
        self,
        berkas: ImporBerkas,
        baris: ImporBaris,
        isian: Isian,
        *,
        oleh: Petugas,
        pada: datetime,
    ) -> None:
        self.berkas, self.baris, self.isian = berkas, baris, isian
        self.oleh, self.pada = oleh, pada
        self.catatan: dict[str, Any] = {"kanal": [], "tag": [], "lama": {}}

    def gagal(self, pesan: str) -> None:
        self.baris.hasil, self.baris.keterangan = Hasil.GAGAL, pesan[:200]

    def tulis(self, ada: Pemangku | None) -> None:
        try:
            with transaction.atomic():
                pemangku = self._perbarui(ada) if ada else self._buat()
        except ValidationError as galat:
            self.gagal(" ".join(galat.messages))
            return
        except TindakanTerlarang as galat:
            self.gagal(str(galat))
            return
        pemangku.refresh_from_db(fields=("edisi",))
        self.catatan["edisi"] = pemangku.edisi
        self.baris.pemangku = pemangku
        self.baris.hasil = Hasil.DIPERBARUI if ada else Hasil.DIBUAT
        self.baris.terap = json.dumps(self.catatan)
        self.baris.diterapkan_pada = self.pada

    def _buat(self) -> Pemangku:
        i = self.isian
        assert i.jenis is not None  # a row without a kind is a fault
        bentuk = Pemangku.Bentuk
        pemangku = catat_pemangku(
            isian={
                "bentuk": bentuk.PERORANGAN if i.perorangan else bentuk.LEMBAGA,
                "lingkup": i.lingkup or i.jenis.lingkup_bawaan,
                "jenis": i.jenis,
                "nama_resmi": "" if i.perorangan else i.nama,
                "wilayah_id": i.wilayah,
                "alamat": i.alamat,
                "jumlah_anggota": i.jumlah_anggota,
                "sk_nomor": i.sk_nomor,
                "sk_tanggal": i.sk_tanggal,
                "sk_berlaku_sampai": i.sk_berlaku_sampai,
                "sumber_rinci": i.sumber_rinci,
                "diperoleh_pada": i.diperoleh_pada,
            },
            sumber=Pemangku.Sumber.IMPOR,
            pengelola=i.pengelola or self.berkas.unit,
            oleh=self.oleh,
            pada=self.pada,
            draf=MUNGKIN_ADA if self.baris.calon_luar else "",
        )
        pemangku.tag.add(*i.tag)
        self._minat(pemangku, i.isu)
        orang = self._orang(pemangku, i.nama_orang, utama=True)
        self._kanal(pemangku, orang, i.kanal)
        self._setuju(orang)
        return pemangku

    def _perbarui(self, pemangku: Pemangku) -> Pemangku:
        beda = bandingkan(self.isian, pemangku)
        self.catatan["lama"] = {
            nama: _simpan(getattr(pemangku, nama)) for nama in beda.isian
        }
        ubah_pemangku(
            pemangku,
            isian=beda.isian,
            edisi=pemangku.edisi,
            oleh=self.oleh,
            pada=self.pada,
        )
        self.catatan["tag"] = [satu.pk for satu in beda.tag]
        pemangku.tag.add(*beda.tag)
        self._minat(pemangku, beda.isu)
        orang = beda.orang or self._orang_baru(pemangku, beda)
        self._kanal(pemangku, orang, beda.kanal)
        self._setuju(orang)
        return pemangku

    def _minat(self, pemangku: Pemangku, isu: Sequence[Isu]) -> None:
        """A sheet tells the topics; where it stands on them nobody has asked yet."""
        for satu in isu:
            baris = catat_minat(
                pemangku,
                isu=satu,
                uraian=URAIAN_MINAT.format(self.berkas.nomor, self.baris.nomor),
                sikap=Minat.Sikap.BELUM_DIKETAHUI,
                sumber=Minat.Sumber.IMPOR,
                oleh=self.oleh,
                pada=self.pada,
            )
            self.catatan.setdefault("minat", []).append(str(baris.pk))

    def _orang_baru(self, pemangku: Pemangku, beda: Beda) -> Orang | None:
        return self._orang(pemangku, beda.orang_baru, utama=not beda.ada_narahubung)

    def _orang(self, pemangku: Pemangku, nama: str, *, utama: bool) -> Orang | None:
        """The person of the row with a post; the first one is the main contact."""
        if not nama:
            return None
        i = self.isian
        diri = pemangku.bentuk == Pemangku.Bentuk.PERORANGAN
        peran = [Jabatan.PeranKhusus.NARAHUBUNG_UTAMA] if utama else []
        jabatan = catat_orang(
            nama=nama,
            pemangku=pemangku,
            nama_jabatan=DIRI_SENDIRI if diri else i.jabatan or JABATAN_LAZIM,
            mulai=i.diperoleh_pada or self.pada.date(),
            peran_khusus=peran,
            oleh=self.oleh,
            pada=self.pada,
        )
        self.baris.orang = jabatan.orang
        self.catatan["jabatan"] = str(jabatan.pk)
        return jabatan.orang

    def _kanal(
        self, pemangku: Pemangku, orang: Orang | None, kanal: Sequence[Any]
    ) -> None:
        for satu in kanal:
            dibuat = tambah_kanal(
                orang or pemangku,
                jenis=satu.jenis,
                nilai=satu.nilai,
                sifat=self.isian.sifat,
                oleh=self.oleh,
                pada=self.pada,
            )
            self.catatan["kanal"].append(str(dibuat.pk))

    def _setuju(self, orang: Orang | None) -> None:
        """Consent by the scanned form of the whole batch."""
        if orang is None:
            return
        berlaku = Persetujuan.objects.tujuan_berlaku(orang)
        for tujuan in self.isian.setuju:
            if tujuan in berlaku:
                continue
            baris = beri_persetujuan(
                orang,
                tujuan=tujuan,
                cara=Persetujuan.Cara.KERTAS,
                bukti=self.berkas.bukti,
                keterangan=f"{self.berkas.nomor}, baris {self.baris.nomor}",
                oleh=self.oleh,
                pada=self.pada,
            )
            self.catatan.setdefault("setuju", []).append(tujuan)
            self.catatan.setdefault("persetujuan", []).append(baris.pk)


def _simpan(nilai: Any) -> Any:
    """A value of the record as JSON keeps it; a record by its key."""
    if isinstance(nilai, models.Model):
        return nilai.pk
    return nilai.isoformat() if isinstance(nilai, date) else nilai
