"""The acts on a visit, as buttons of its page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.models import Petugas
from organisasi.staf.tombol import DALAM, Tanya, TindakanForm, Tombol
from pemangku.actions import kegiatan as aksi
from pemangku.actions.jajak import isi_jajak_kertas
from pemangku.actions.tindak_lanjut import catat_tindak_lanjut
from pemangku.actions.undangan import tandai_terkirim, undang
from pemangku.admin.bersama import GARAP, PindaianForm, bersuara, tanggal_kosong
from pemangku.admin.borang_jajak import JajakKertasForm
from pemangku.admin.borang_lanjutan import TindakLanjutForm
from pemangku.models import Kegiatan, Pemangku, Unsur
from pemangku.models.pilihan_kegiatan import CaraUndang, TindakanKegiatan as T

TUTUP = "pemangku.tutup_kegiatan"
BUKA_LAGI = "pemangku.buka_lagi_kegiatan"


class BeritaAcaraForm(PindaianForm):
    """The signed paper and its number."""

    nomor = Teks(
        label="Nomor berita acara", max_length=100, wajib="Isi nomor berita acaranya."
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("nomor", self.berkas.nomor_berita_acara)


class NomorForm(TindakanForm):
    """The number of the berita acara before it is printed."""

    nomor_berita_acara = Teks(
        label="Nomor berita acara",
        max_length=100,
        help_text="Tanpa nomor, berita acara tercetak sebagai DRAF.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("nomor_berita_acara", self.berkas.nomor_berita_acara)


class UndangForm(TindakanForm):
    """Whom to invite: by part of society, or by number."""

    cara = forms.ChoiceField(
        label="Cara mengundang", choices=CaraUndang.choices, initial=CaraUndang.SURAT
    )
    unsur = forms.ModelMultipleChoiceField(
        Unsur.objects.filter(aktif=True),
        label="Semua pemangku aktif tuan rumah dengan unsur",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Termasuk yang dikelola kelurahannya. Tiap pemangku diundang sekali.",
    )
    nomor = Teks(
        label="Nomor pemangku lain",
        max_length=1000,
        help_text="Dipisah koma, misalnya PK-000012, PK-000340.",
    )

    def clean(self) -> dict[str, Any]:
        """Numbers that are not there are named; somebody must be invited."""
        isi = self.cleaned_data
        nomor = {n.strip().upper() for n in isi.pop("nomor", "").split(",")} - {""}
        terlihat = Pemangku.objects.untuk(self.petugas).aktif()
        semua = list(terlihat.filter(nomor__in=nomor))
        if hilang := nomor - {p.nomor for p in semua}:
            self.add_error("nomor", f"Tidak ditemukan: {', '.join(sorted(hilang))}.")
        unsur = isi.pop("unsur", None)
        if unsur:
            milik = terlihat.milik_unit(self.berkas.tuan_rumah)
            semua += list(milik.filter(jenis__unsur__in=unsur))
        if not semua and not self.errors:
            raise forms.ValidationError("Tidak ada pemangku aktif yang cocok.")
        isi["pemangku"] = semua
        return isi


def _undang(
    kegiatan: Kegiatan,
    *,
    pemangku: list[Pemangku],
    cara: str,
    oleh: Petugas,
    pada: datetime,
) -> Kegiatan:
    if not undang(kegiatan, pemangku, cara=cara, oleh=oleh, pada=pada):
        raise TindakanTerlarang("Semuanya sudah diundang.")
    return kegiatan


class TerkirimForm(TindakanForm):
    """How and when the invitations went out."""

    cara = forms.ChoiceField(label="Dikirim lewat", choices=CaraUndang.choices)
    tanggal = tanggal_kosong(
        "Tanggal dikirim",
        wajib="Isi tanggalnya.",
        bantuan="Berlaku bagi semua undangan kegiatan ini yang belum ditandai terkirim.",
    )


def _terkirim(kegiatan: Kegiatan, **isi: Any) -> Kegiatan:
    tandai_terkirim(kegiatan, **isi)
    return kegiatan


def _tindak_lanjut(kegiatan: Kegiatan, **isi: Any) -> Kegiatan:
    catat_tindak_lanjut(kegiatan, **isi)
    return kegiatan


def _nomor(
    kegiatan: Kegiatan, *, nomor_berita_acara: str, oleh: Petugas, pada: datetime
) -> Kegiatan:
    return kegiatan.ubah(
        oleh=oleh,
        pada=pada,
        edisi=kegiatan.edisi,
        nomor_berita_acara=nomor_berita_acara,
    )


def _buka_lagi(
    kegiatan: Kegiatan, *, teks: str, oleh: Petugas, pada: datetime
) -> Kegiatan:
    return kegiatan.buka_lagi(oleh=oleh, pada=pada, alasan=teks)


def _batalkan(
    kegiatan: Kegiatan, *, teks: str, oleh: Petugas, pada: datetime
) -> Kegiatan:
    return kegiatan.batalkan(oleh=oleh, pada=pada, alasan=teks)


def _boleh(tindakan: str) -> Any:
    return lambda kegiatan: kegiatan.boleh(tindakan)


TOMBOL_KEGIATAN = (
    Tombol(
        nama="mulai",
        label="Mulai",
        izin=GARAP,
        boleh=_boleh(T.MULAI),
        lakukan=lambda k, **isi: k.mulaikan(**isi),
        berhasil="Kegiatan berlangsung.",
    ),
    Tombol(
        nama="akhiri",
        label="Akhiri",
        izin=GARAP,
        boleh=_boleh(T.AKHIRI),
        lakukan=lambda k, **isi: k.akhiri(**isi),
        berhasil="Kegiatan selesai. Lengkapi kertas kerjanya, lalu tutup.",
    ),
    Tombol(
        nama="batal_mulai",
        label="Batal mulai",
        izin=GARAP,
        boleh=_boleh(T.BATAL_MULAI),
        lakukan=aksi.batal_mulai,
        berhasil="Kegiatan kembali direncanakan.",
    ),
    Tombol(
        nama="undang",
        label="Undang",
        izin=GARAP,
        boleh=lambda k: k.menerima_hadir,
        lakukan=_undang,
        berhasil="Undangan ditambahkan.",
        form=lambda _k: UndangForm,
    ),
    Tombol(
        nama="terkirim",
        label="Tandai undangan terkirim",
        izin=GARAP,
        boleh=lambda k: (
            k.menerima_hadir and k.undangan.filter(dikirim_pada=None).exists()
        ),
        lakukan=bersuara(_terkirim),
        berhasil="Undangan ditandai terkirim.",
        form=lambda _k: TerkirimForm,
    ),
    Tombol(
        nama="pindaian",
        label="Unggah daftar hadir bertanda tangan",
        izin=GARAP,
        boleh=lambda k: k.status == Kegiatan.Status.SELESAI,
        lakukan=aksi.simpan_pindaian,
        berhasil="Pindaian daftar hadir tersimpan.",
        form=lambda _k: PindaianForm,
    ),
    Tombol(
        nama="nomor",
        label="Isi nomor berita acara",
        izin=GARAP,
        boleh=lambda k: k.status == Kegiatan.Status.SELESAI,
        lakukan=_nomor,
        berhasil="Nomor berita acara tersimpan.",
        form=lambda _k: NomorForm,
    ),
    Tombol(
        nama="berita_acara",
        label="Unggah berita acara bertanda tangan",
        izin=GARAP,
        boleh=lambda k: (
            k.boleh(T.SIMPAN_BERITA_ACARA) and (k.boleh(T.UBAH) or not k.berita_acara)
        ),
        lakukan=aksi.simpan_berita_acara,
        berhasil="Berita acara tersimpan.",
        form=lambda _k: BeritaAcaraForm,
    ),
    Tombol(
        nama="tindak_lanjut",
        label="Catat tindak lanjut",
        izin=GARAP,
        boleh=lambda k: k.boleh(T.UBAH),
        lakukan=bersuara(_tindak_lanjut),
        berhasil="Tindak lanjut tercatat; unitnya diingatkan sekali sebelum tenggat.",
        form=lambda _k: TindakLanjutForm,
    ),
    Tombol(
        nama="jajak_kertas",
        label="Isi jajak dari kertas",
        izin=GARAP,
        boleh=lambda k: k.boleh(T.UBAH),
        lakukan=bersuara(isi_jajak_kertas),
        berhasil="Jumlah dari kertas tersimpan.",
        form=lambda _k: JajakKertasForm,
    ),
    Tombol(
        nama="tutup",
        label="Tutup kegiatan",
        izin=TUTUP,
        boleh=_boleh(T.TUTUP),
        lakukan=bersuara(aksi.tutup_kegiatan),
        berhasil="Kegiatan ditutup; sejak sekarang hanya dapat dibaca.",
    ),
    Tombol(
        nama="buka_lagi",
        label="Buka lagi",
        izin=BUKA_LAGI,
        boleh=_boleh(T.BUKA_LAGI),
        lakukan=_buka_lagi,
        berhasil="Kegiatan dibuka lagi; kertas berikutnya bertanda revisi.",
        tanya=lambda _k: Tanya("Alasan dibuka lagi", DALAM),
        bahaya=True,
    ),
    Tombol(
        nama="batalkan",
        label="Batalkan kegiatan",
        izin=GARAP,
        boleh=_boleh(T.BATALKAN),
        lakukan=_batalkan,
        berhasil="Kegiatan dibatalkan.",
        tanya=lambda _k: Tanya("Alasan dibatalkan", DALAM),
        bahaya=True,
    ),
)
