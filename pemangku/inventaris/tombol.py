"""Acts on a record, its relations and its people, as buttons of its page."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django import forms
from django.db import transaction
from django.db.models import Exists, Q
from django.utils import timezone

from organisasi.alur.tindakan import wajib
from organisasi.form_fields import Teks
from organisasi.kantor.saat import Saat
from organisasi.staf.base import kolom_tanggal
from organisasi.staf.tombol import DALAM, TindakanForm, Tombol, tanya
from pemangku.inventaris.actions import akhiri_jabatan, catat_orang, ganti_pejabat
from pemangku.inventaris.duplikat import gabungan, orang_serupa
from pemangku.inventaris.kanal import Kanal, KanalQuerySet, hapus_kanal, tambah_kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, JabatanQuerySet, Orang, Persetujuan
from pemangku.inventaris.persetujuan import (
    BERBUKTI,
    beri_persetujuan,
    tarik_persetujuan,
)
from pemangku.inventaris.pilihan import JenisKelamin, TindakanPemangku as T
from pemangku.staf import PILIH_ORANG, BuktiField, PilihSatuField, PilihSatuForm, atas


def _beralasan(tindakan: T) -> Callable[..., Pemangku]:
    return lambda pemangku, saat, *, alasan: pemangku.lakukan(
        tindakan, saat, catatan=wajib(alasan)
    )


TOMBOL_CATATAN = (
    Tombol(
        T.SAHKAN,
        partial(Pemangku.lakukan, tindakan=T.SAHKAN),
        berhasil="Draf disahkan; catatan sekarang aktif.",
        penjelasan="Catatan ini tidak ganda dan datanya layak dipakai.",
    ),
    Tombol(
        T.TOLAK,
        _beralasan(T.TOLAK),
        berhasil="Draf ditolak.",
        penjelasan="Catatan ini tidak dipakai; alasannya tersimpan.",
        form=tanya("Alasan ditolak", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.NONAKTIFKAN,
        _beralasan(T.NONAKTIFKAN),
        berhasil="Catatan sekarang tidak aktif.",
        penjelasan="Tidak dipakai lagi untuk undangan dan siaran; riwayatnya tetap.",
        form=tanya("Alasan dinonaktifkan", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.AKTIFKAN,
        _beralasan(T.AKTIFKAN),
        berhasil="Catatan aktif lagi. Verifikasi datanya sebelum dipakai.",
        penjelasan="Catatan ini dipakai lagi.",
        form=tanya("Alasan diaktifkan lagi", DALAM),
    ),
)


def _jabatan(pemangku: Pemangku) -> JabatanQuerySet:
    hari = timezone.localdate()
    return pemangku.jabatan.berlaku(hari).filter(selesai=None).select_related("orang")


class _JabatanField(PilihSatuField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama_jabatan}: {obj.orang.nama_lengkap}"


class BerjabatanForm(PilihSatuForm):
    jabatan = _JabatanField("Jabatan", _jabatan, wajib="Pilih jabatannya.")


class AkhiriForm(BerjabatanForm):
    selesai = kolom_tanggal("Hari terakhir", wajib="Isi hari terakhirnya.")


class GantiForm(BerjabatanForm):
    nama = Teks(label="Nama pejabat baru", max_length=100, wajib="Tulis namanya.")
    mulai = kolom_tanggal(
        "Mulai menjabat",
        wajib="Isi tanggal mulainya.",
        bantuan="Jabatan yang lama berakhir sehari sebelumnya.",
    )
    dasar = Teks(label="Nomor SK", max_length=150)


class OrangPemangkuForm(TindakanForm):
    nama = Teks(
        label="Nama",
        max_length=100,
        min_length=2,
        wajib="Tulis namanya.",
        help_text="Tanpa gelar. NIK, agama, partai, dan kesehatan tidak dicatat.",
    )
    gelar_depan = Teks(label="Gelar di depan", max_length=30)
    gelar_belakang = Teks(label="Gelar di belakang", max_length=60)
    jenis_kelamin = forms.ChoiceField(
        label="L/P",
        choices=[("", "tidak dicatat"), *JenisKelamin.choices],
        required=False,
        help_text="Hanya untuk jumlah peserta.",
    )
    nama_jabatan = Teks(label="Jabatan", max_length=120, wajib="Tulis jabatannya.")
    peran_khusus = forms.MultipleChoiceField(
        label="Peran khusus",
        choices=Jabatan.PeranKhusus.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pimpinan dan narahubung utama masing-masing satu orang.",
    )
    mulai = kolom_tanggal("Sejak", wajib="Isi sejak kapan.")
    bukan_sama = forms.BooleanField(
        label="Ini orang lain, bukan yang sudah tercatat", required=False
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not self.data.get("bukan_sama"):
            self.fields["bukan_sama"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        sama = isi.pop("bukan_sama", False)
        nama = "" if sama else isi.get("nama", "")
        if nama and (mirip := orang_serupa(nama, pemangku=self.berkas)):
            nilai, orang = mirip
            self.fields["bukan_sama"].widget = forms.CheckboxInput()
            self.add_error(
                "bukan_sama",
                f"Mungkin sudah ada: {orang} ({nilai}). Bila orang lain, centang ini "
                "lalu simpan lagi.",
            )
        return isi


class KanalForm(TindakanForm):
    pemilik = forms.ChoiceField(
        label="Milik",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih milik siapa."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=Kanal.Jenis.choices)
    nilai = Teks(
        label="Nomor atau alamat",
        max_length=250,
        wajib="Isi nomor atau alamatnya.",
        help_text="Contoh nomor: 0812-3456-7890.",
    )
    sifat = forms.ChoiceField(
        label="Sifat",
        choices=Kanal.Sifat.choices,
        widget=forms.RadioSelect,
        help_text="Nomor pribadi dicatat pada orangnya dan hanya dipakai dengan "
        "persetujuannya.",
        error_messages={"required": "Pilih kedinasan atau pribadi."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._orang = {str(j.orang_id): j.orang for j in _jabatan(self.berkas)}
        kolom: Any = self.fields["pemilik"]
        orang = [(pk, orang.nama_lengkap) for pk, orang in self._orang.items()]
        sendiri = (
            [] if self.berkas.perorangan else [("lembaga", self.berkas.nama_tampil)]
        )
        kolom.choices = [*sendiri, *orang]

    def clean_pemilik(self) -> Any:
        return self._orang.get(self.cleaned_data["pemilik"], self.berkas)


# Chosen from joined tables: a subquery keeps the rows single and deletable.
def _kanal(pemangku: Pemangku) -> KanalQuerySet:
    milik = Kanal.objects.milik(pemangku).order_by().values("pk")
    return Kanal.objects.samar().filter(pk__in=milik)


class HapusKanalForm(PilihSatuForm):
    kanal = PilihSatuField("Kanal", _kanal, wajib="Pilih kanalnya.")
    alasan = Teks(
        label="Alasan", max_length=200, wajib="Tulis alasannya.", help_text=DALAM
    )


class SetujuForm(PilihSatuForm):
    """Whose word, on which purposes, and the proof; nothing is ticked beforehand."""

    orang = PilihSatuField("Orang", Orang.objects.menjabat, wajib=PILIH_ORANG)
    tujuan = forms.MultipleChoiceField(
        label="Untuk",
        choices=Persetujuan.Tujuan.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Centang hanya yang tertulis di formulirnya.",
        error_messages={"required": "Centang paling sedikit satu."},
    )
    kanal = forms.ChoiceField(
        label="Lewat",
        choices=[("", "semua kanal"), *Kanal.Jenis.choices],
        required=False,
    )
    cara = forms.ChoiceField(
        label="Cara",
        choices=[c for c in Persetujuan.Cara.choices if c[0] in BERBUKTI],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih caranya."},
    )
    bukti = BuktiField(
        "bukti",
        label="Bukti",
        required=False,
        help_text="Pindaian formulir (PDF, JPG, PNG) atau rekaman yang dituliskan (PDF).",
    )
    keterangan = Teks(label="Keterangan", max_length=200, help_text=DALAM)


# One row a purpose: each is a word of its own (UU 27/2022 Pasal 22).
def _persetujuan(aksi: Callable[..., object]) -> Callable[..., None]:
    @transaction.atomic
    def lakukan(
        _p: Pemangku, saat: Saat, *, orang: Any, tujuan: list[str], **isi: Any
    ) -> None:
        for satu in tujuan:
            aksi(orang, saat, tujuan=satu, **isi)

    return lakukan


def punya(pemangku: Pemangku) -> dict[str, Any]:
    """Whether anything hangs on it, asked once for all buttons of a page."""
    kenal: Any = pemangku.__dict__
    if "_punya" not in kenal:
        jabatan, kanal = pemangku.jabatan.order_by(), Kanal.objects.order_by()
        milik = Q(pemangku=pemangku) | Q(orang__in=jabatan.values("orang"))
        kenal["_punya"] = (
            Pemangku.objects.filter(pk=pemangku.pk)
            .values(
                ada_orang=Exists(jabatan),
                ada_pejabat=Exists(jabatan.filter(selesai=None)),
                ada_kanal=Exists(kanal.filter(milik)),
                # A second person beside the first.
                berdua=Exists(Orang.objects.menjabat(pemangku)[1:2]),
                digabung=Exists(gabungan(pemangku, timezone.now())),
            )
            .get()
        )
    return cast("dict[str, Any]", kenal["_punya"])


def _berpejabat(pemangku: Pemangku) -> bool:
    return not pemangku.perorangan and punya(pemangku)["ada_pejabat"]


def _berorang(pemangku: Pemangku) -> bool:
    return bool(punya(pemangku)["ada_orang"])


TOMBOL_ORANG = (
    Tombol(
        T.TAMBAH_ORANG,
        lambda p, **isi: catat_orang(pemangku=p, **isi),
        berhasil="Orang dan jabatannya tercatat.",
        penjelasan="Catat satu orang dengan satu jabatan, lalu beri tahu orangnya.",
        form=lambda _p: OrangPemangkuForm,
        bila=lambda p: not p.perorangan,
    ),
    Tombol(
        T.GANTI_PEJABAT,
        atas("jabatan", ganti_pejabat),
        berhasil="Pejabat diganti; yang lama tetap ada di riwayat.",
        penjelasan=(
            "Jabatan dan peran beralih; undangan sejak tanggal itu untuk pejabat baru."
        ),
        form=lambda _p: GantiForm,
        bila=_berpejabat,
    ),
    Tombol(
        T.AKHIRI_JABATAN,
        atas("jabatan", akhiri_jabatan),
        berhasil="Jabatan berakhir; orangnya tetap ada di riwayat.",
        penjelasan="Bila ia pimpinan atau narahubung utama tanpa pengganti, catatan "
        "ini menjadi perlu dicek.",
        form=lambda _p: AkhiriForm,
        bahaya=True,
        bila=_berpejabat,
    ),
    Tombol(
        T.TAMBAH_KANAL,
        atas("pemilik", tambah_kanal),
        berhasil="Kanal tersimpan; yang tampil hanya samarannya.",
        penjelasan="Tulis nomor WhatsApp, telepon, surel, atau akun. Portal menyamarkannya.",
        form=lambda _p: KanalForm,
    ),
    Tombol(
        T.HAPUS_KANAL,
        atas("kanal", hapus_kanal),
        berhasil="Kanal dihapus.",
        penjelasan="Nomor atau alamatnya dihapus; riwayat hanya menyebut jenisnya.",
        form=lambda _p: HapusKanalForm,
        bahaya=True,
        bila=lambda p: punya(p)["ada_kanal"],
    ),
    Tombol(
        T.BERI_PERSETUJUAN,
        _persetujuan(beri_persetujuan),
        berhasil="Persetujuan tercatat dengan buktinya.",
        penjelasan=(
            "Catat satu baris untuk tiap tujuan, dengan kalimat yang berlaku hari ini."
        ),
        form=lambda _p: SetujuForm,
        bila=_berorang,
    ),
    Tombol(
        T.TARIK_PERSETUJUAN,
        _persetujuan(tarik_persetujuan),
        berhasil="Penarikan tercatat dan berlaku sekarang juga.",
        penjelasan="Orangnya menarik persetujuan. Alasan tidak perlu ditanya.",
        form=lambda _p: SetujuForm,
        bila=_berorang,
    ),
)
