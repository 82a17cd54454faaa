"""The acts on an objection and a dispute, as buttons and pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from informasi.actions import sengketa as aksi
from informasi.actions.keberatan import (
    ajukan_keberatan,
    alasan_terbuka,
    halangan_tanggapi,
    tanggapi_keberatan,
    terima_putusan,
)
from informasi.admin import borang_keberatan as borang
from informasi.admin.akibat_keberatan import (
    akibat_catat,
    akibat_sengketa,
    akibat_tanggapan,
    akibat_terima,
)
from informasi.admin.saring_permohonan import CATAT
from informasi.admin.tombol_permohonan import pemegang_dan_register
from informasi.models import Keberatan, Permohonan, Sengketa
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.models import Petugas, Unit
from organisasi.staf.tombol import Tombol

TK, TS = Keberatan.Tindakan, Sengketa.Tindakan
TANGGAPI = "informasi.tanggapi_keberatan"
URUS = "informasi.change_sengketa"


def unit_perkara(keberatan: Keberatan) -> Iterable[Unit]:
    """The unit objected to, and the counter that registered the request."""
    minta = keberatan.permohonan
    return (keberatan.unit, minta.unit) if minta else (keberatan.unit,)


def _terbuka(permohonan: Permohonan) -> bool:
    try:
        return alasan_terbuka(permohonan, timezone.localdate()).boleh
    except TindakanTerlarang:
        return False


def _bersengketa(keberatan: Keberatan) -> bool:
    """After the answer or the silence; also one that is only heard of later."""
    return keberatan.boleh(TK.SENGKETAKAN) and (
        keberatan.ditanggapi_pada is not None
        or keberatan.terlambat(timezone.localdate())
    )


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
    akibat=akibat_catat,
    unit=pemegang_dan_register,
)
TOMBOL_KEBERATAN = (
    Tombol(
        nama="telaah",
        label="Mulai menelaah",
        izin=TANGGAPI,
        boleh=lambda k: k.boleh(TK.TELAAH),
        lakukan=Keberatan.telaah,
        berhasil="Keberatan sedang ditelaah.",
        penjelasan="Pemohon melihat di halamannya bahwa keberatannya sedang dibaca.",
    ),
    Tombol(
        nama="tanggapi",
        label="Tanggapi keberatan",
        izin=TANGGAPI,
        boleh=lambda k: k.boleh(TK.TANGGAPI),
        halangan=halangan_tanggapi,
        lakukan=tanggapi_keberatan,
        berhasil="Tanggapan sudah keluar dan pemohon diberi tahu.",
        penjelasan="Jawaban tertulis Atasan PPID. Yang memutus permohonannya tidak boleh "
        "menanggapi (UU 14/2008 Pasal 36).",
        form=lambda _k: borang.TanggapiForm,
        pratinjau=akibat_tanggapan,
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
        akibat=akibat_terima,
        unit=unit_perkara,
    ),
    Tombol(
        nama="catat_sengketa",
        label="Catat sengketa",
        izin=CATAT,
        boleh=_bersengketa,
        lakukan=_catat_sengketa,
        berhasil="Sengketa tercatat. Siapkan berkasnya.",
        penjelasan="Pemohon membawa perkara ini ke Komisi Informasi.",
        form=lambda _k: borang.AjukanSengketaForm,
        akibat=akibat_sengketa,
        unit=unit_perkara,
    ),
)


def _tombol_tahap(tindakan: str, label: str, form: Any, lakukan: Any = None) -> Tombol:
    return Tombol(
        nama=tindakan,
        label=label,
        izin=URUS,
        boleh=lambda s: (
            s.boleh(tindakan)
            and not (tindakan == TS.MEDIASIKAN and aksi.tanpa_mediasi(s.keberatan))
        ),
        lakukan=lakukan or _tahap(tindakan),
        berhasil="Tanggalnya tercatat.",
        penjelasan="Isi tanggal dari surat Komisi Informasi.",
        form=lambda _s: form,
        akibat=lambda s: [
            f"{nama}: {tanggal(hari)}." for nama, hari in hari_sengketa(s) if hari
        ],
        judul_akibat="Yang sudah tercatat",
    )


def hari_sengketa(sengketa: Sengketa) -> list[tuple[str, date | None]]:
    """The commission's steps with their days, in order; None where not taken."""
    return [
        ("Diajukan pemohon", sengketa.diajukan_pada),
        ("Diregistrasi Komisi Informasi", sengketa.diregistrasi_pada),
        ("Mulai diperiksa", sengketa.mulai_pada),
        ("Mediasi", sengketa.mediasi_pada),
        ("Ajudikasi", sengketa.ajudikasi_pada),
        ("Diputus", sengketa.diputus_pada),
        ("Dilaksanakan", sengketa.dilaksanakan_pada),
        ("Digugat ke PTUN", sengketa.digugat_pada),
    ]


TOMBOL_SENGKETA = (
    _tombol_tahap(TS.REGISTRASI, "Catat registrasi", borang.RegistrasiForm),
    _tombol_tahap(TS.MULAI, "Catat mulai diperiksa", borang.TanggalForm),
    _tombol_tahap(TS.MEDIASIKAN, "Catat mediasi", borang.TanggalForm, aksi.mediasikan),
    _tombol_tahap(TS.AJUDIKASIKAN, "Catat ajudikasi", borang.TanggalForm),
    _tombol_tahap(TS.PUTUS, "Catat putusan", borang.PutusForm),
    _tombol_tahap(TS.LAKSANAKAN, "Catat pelaksanaan", borang.TanggalForm),
    _tombol_tahap(TS.GUGAT, "Catat gugatan ke PTUN", borang.TanggalForm),
)
