"""The acts on an objection and a dispute, as buttons and pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from informasi.actions import sengketa as aksi
from informasi.actions.keberatan import (
    ajukan_keberatan,
    alasan_terbuka,
    tanggapi_keberatan,
    terima_putusan,
)
from informasi.admin import borang_keberatan as borang
from informasi.admin.saring_permohonan import CATAT
from informasi.admin.tombol import Tombol
from informasi.models import Keberatan, Permohonan, Sengketa
from organisasi.alur import TindakanTerlarang
from organisasi.models import Petugas

TK, TS = Keberatan.Tindakan, Sengketa.Tindakan
TANGGAPI = "informasi.tanggapi_keberatan"
URUS = "informasi.change_sengketa"


def _terbuka(permohonan: Permohonan) -> bool:
    try:
        return alasan_terbuka(permohonan, timezone.localdate()).boleh
    except TindakanTerlarang:
        return False


def _bersengketa(keberatan: Keberatan) -> bool:
    try:
        return aksi.jendela_sengketa(keberatan, timezone.localdate()).boleh
    except TindakanTerlarang:
        return False


def _catat_keberatan(
    permohonan: Permohonan, *, oleh: Petugas, pada: datetime, **isi: Any
) -> Permohonan:
    ajukan_keberatan(permohonan=permohonan, oleh=oleh, pada=pada, **isi)
    return permohonan


def _catat_sengketa(
    keberatan: Keberatan, *, oleh: Petugas, pada: datetime, tanggal: date
) -> Keberatan:
    aksi.catat_sengketa(keberatan, oleh=oleh, pada=pada, tanggal=tanggal)
    return keberatan


def _tahap(nama: str) -> Any:
    """A step of the commission, its day checked first."""

    def jalan(
        sengketa: Sengketa, *, oleh: Petugas, pada: datetime, tanggal: date, **isi: Any
    ) -> Sengketa:
        aksi.periksa_tanggal(sengketa, tanggal, pada)
        hasil: Sengketa = getattr(sengketa, nama)(
            oleh=oleh, pada=pada, tanggal=tanggal, **isi
        )
        return hasil

    return jalan


TOMBOL_CATAT_KEBERATAN = Tombol(
    nama="catat_keberatan",
    label="Catat keberatan",
    izin=CATAT,
    boleh=_terbuka,
    lakukan=_catat_keberatan,
    berhasil="Keberatan tercatat. Tanda buktinya ada di bagian Surat.",
    penjelasan="Pemohon mengajukan keberatan di loket, lewat surat, atau lewat telepon.",
    form=lambda _p: borang.CatatKeberatanForm,
    akibat=lambda _p: (
        "Keberatan mendapat nomor dan diteruskan kepada Atasan PPID.",
        "Tanggapan paling lambat 30 hari kerja sejak diterima.",
    ),
)
TOMBOL_KEBERATAN = (
    Tombol(
        nama="telaah",
        label="Mulai menelaah",
        izin=TANGGAPI,
        boleh=lambda k: k.boleh(TK.TELAAH),
        lakukan=Keberatan.telaah,
        berhasil="Keberatan sedang ditelaah.",
    ),
    Tombol(
        nama="tanggapi",
        label="Tanggapi keberatan",
        izin=TANGGAPI,
        boleh=lambda k: k.boleh(TK.TANGGAPI),
        lakukan=tanggapi_keberatan,
        berhasil="Tanggapan sudah keluar dan pemohon diberi tahu.",
        penjelasan="Jawaban tertulis Atasan PPID. Yang memutus permohonannya tidak boleh "
        "menanggapi (UU 14/2008 Pasal 36).",
        form=lambda _k: borang.TanggapiForm,
        akibat=lambda _k: (
            "Surat tanggapan dibuat dan dibekukan; pemohon diberi tahu.",
            "Dikabulkan: permohonannya terbuka lagi dengan jatuh tempo yang Anda tetapkan.",
            "Ditolak: putusan PPID tetap; pemohon dapat ke Komisi Informasi (14 hari kerja).",
        ),
    ),
    Tombol(
        nama="terima_putusan",
        label="Catat: pemohon menerima",
        izin=CATAT,
        boleh=lambda k: k.boleh(TK.TERIMA_PUTUSAN),
        lakukan=terima_putusan,
        berhasil="Tercatat: pemohon menerima tanggapan.",
        penjelasan="Pemohon menyatakan menerima tanggapan. Sengketa tidak dapat diajukan "
        "lagi sesudahnya.",
        form=lambda _k: borang.TerimaForm,
    ),
    Tombol(
        nama="catat_sengketa",
        label="Catat sengketa",
        izin=URUS,
        boleh=_bersengketa,
        lakukan=_catat_sengketa,
        berhasil="Sengketa tercatat. Siapkan berkasnya.",
        penjelasan="Pemohon membawa perkara ini ke Komisi Informasi.",
        form=lambda _k: borang.AjukanSengketaForm,
    ),
)


def _tombol_tahap(tindakan: str, label: str, form: Any, lakukan: Any = None) -> Tombol:
    return Tombol(
        nama=tindakan,
        label=label,
        izin=URUS,
        boleh=lambda s: s.boleh(tindakan),
        lakukan=lakukan or _tahap(tindakan),
        berhasil="Tanggalnya tercatat.",
        penjelasan="Isi tanggal dari surat Komisi Informasi.",
        form=lambda _s: form,
    )


TOMBOL_SENGKETA = (
    _tombol_tahap(TS.REGISTRASI, "Catat registrasi", borang.RegistrasiForm),
    _tombol_tahap(TS.MULAI, "Catat mulai diperiksa", borang.TanggalForm),
    _tombol_tahap(TS.MEDIASIKAN, "Catat mediasi", borang.TanggalForm, aksi.mediasikan),
    _tombol_tahap(TS.AJUDIKASIKAN, "Catat ajudikasi", borang.TanggalForm),
    _tombol_tahap(TS.PUTUS, "Catat putusan", borang.PutusForm),
    _tombol_tahap(TS.LAKSANAKAN, "Catat pelaksanaan", borang.TanggalForm),
    _tombol_tahap(TS.GUGAT, "Catat gugatan ke PTUN", borang.TanggalForm),
)
