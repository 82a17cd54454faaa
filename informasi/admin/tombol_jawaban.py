"""The acts on a draft of an answer: send, hand to the main PPID, send back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from informasi.actions import jawaban as aksi
from informasi.admin.akibat import kabar
from informasi.admin.borang_rujukan import rujukan_dari
from informasi.admin.konsep import JAWAB, TOLAK, konsep_dari, menolak
from informasi.admin.pratinjau_jawaban import AjukanForm, KirimForm
from informasi.models import ButirJawaban, Jawaban, Permohonan
from informasi.models.permohonan_pilihan import HASIL_JAWABAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import angka
from organisasi.models import Petugas
from organisasi.staf.tombol import DALAM, Tanya, Tombol


def _pada_konsep(tindakan: Any) -> Any:
    """An act on the open draft of the request."""

    def jalan(
        permohonan: Permohonan, *, oleh: Petugas, pada: datetime, **isi: Any
    ) -> Permohonan:
        konsep = konsep_dari(permohonan)
        if konsep is None:
            raise TindakanTerlarang(
                "Konsep jawabannya sudah tidak ada: mungkin sudah dikirim."
            )
        tindakan(konsep, oleh=oleh, pada=pada, **isi)
        return permohonan

    return jalan


def _kembalikan(
    konsep: Jawaban, *, oleh: Petugas, pada: datetime, teks: str
) -> Jawaban:
    return aksi.kembalikan_jawaban(konsep, oleh=oleh, pada=pada, alasan=teks)


def _terbuka(permohonan: Permohonan) -> Jawaban | None:
    """The draft with at least one document, of a request that can be answered."""
    if permohonan.status != Permohonan.Status.DIPROSES:
        return None
    konsep = konsep_dari(permohonan)
    return konsep if konsep and konsep.butir.all() else None


def _boleh_kirim(permohonan: Permohonan) -> bool:
    konsep = _terbuka(permohonan)
    return bool(konsep and not menolak(konsep) and not konsep.diajukan_pada)


def _boleh_ajukan(permohonan: Permohonan) -> bool:
    konsep = _terbuka(permohonan)
    return bool(konsep and menolak(konsep) and not konsep.diajukan_pada)


def _boleh_putuskan(permohonan: Permohonan) -> bool:
    konsep = _terbuka(permohonan)
    return bool(konsep and (menolak(konsep) or konsep.diajukan_pada))


def _boleh_kembalikan(permohonan: Permohonan) -> bool:
    konsep = _terbuka(permohonan)
    return bool(konsep and konsep.diajukan_pada)


def akibat_kirim(permohonan: Permohonan) -> Sequence[str]:
    """All that sending brings about, before it is done."""
    konsep = konsep_dari(permohonan)
    if konsep is None or not konsep.butir.all():
        return ["Belum ada dokumen yang diputuskan."]
    hasil = Permohonan.Hasil(HASIL_JAWABAN[konsep.tindakan()]).label
    return [
        *_menunggu(permohonan),
        f"Putusan: {hasil.lower()}.",
        *_surat(konsep),
        kabar(permohonan),
        (
            "Sesudah dikirim jawaban tidak dapat diubah. Salah tulis pada surat diperbaiki "
            "sebagai versi baru; isi putusan hanya berubah lewat keberatan."
        ),
    ]


def _menunggu(permohonan: Permohonan) -> Iterator[str]:
    for satu in rujukan_dari(permohonan):
        if satu.bagian_berjalan:
            yield f"Belum dapat dikirim: menunggu bagian {satu.pemegang.nama_pendek}."


def _surat(konsep: Jawaban) -> Iterator[str]:
    yield (
        "Surat pemberitahuan tertulis keluar (UU 14/2008 Pasal 22 ayat (7)), dengan hak "
        "mengajukan keberatan."
    )
    if any(b.putusan == ButirJawaban.Putusan.DITOLAK for b in konsep.butir.all()):
        yield "SK PPID tentang penolakan keluar bersamanya."
    if konsep.biaya:
        yield f"Biaya Rp{angka(konsep.biaya)} diberitahukan dulu."


def _akibat_ajukan(permohonan: Permohonan) -> Sequence[str]:
    return [
        "PPID Utama membaca konsep ini dan mengirimnya, atau mengembalikannya.",
        "Selama di sana, konsep tidak dapat Anda ubah.",
        *_menunggu(permohonan),
    ]


def _putuskan(nama: str, izin: str, boleh: Any, penjelasan: str) -> Tombol:
    return Tombol(
        nama=nama,
        label="Kirim jawaban",
        izin=izin,
        boleh=boleh,
        lakukan=_pada_konsep(aksi.jawab_permohonan),
        berhasil="Jawaban sudah dikirim dan suratnya keluar.",
        penjelasan=penjelasan,
        form=lambda _p: KirimForm,
        akibat=akibat_kirim,
    )


TOMBOL_JAWABAN = (
    _putuskan(
        "kirim_jawaban",
        JAWAB,
        _boleh_kirim,
        "Baca sekali lagi. Surat dan berkas di bawah inilah yang diterima pemohon.",
    ),
    _putuskan(
        "putuskan_jawaban",
        TOLAK,
        _boleh_putuskan,
        "Penolakan diputuskan PPID Utama dengan uji konsekuensi yang disetujui "
        "(UU 14/2008 Pasal 17 dan 19). Baca sekali lagi.",
    ),
    Tombol(
        nama="ajukan_jawaban",
        label="Ajukan ke PPID Utama",
        izin=JAWAB,
        boleh=_boleh_ajukan,
        lakukan=_pada_konsep(aksi.ajukan_jawaban),
        berhasil="Konsep sudah di PPID Utama.",
        penjelasan="Ada yang ditutup dalam konsep ini, jadi PPID Utama yang memutuskan.",
        form=lambda _p: AjukanForm,
        akibat=_akibat_ajukan,
    ),
    Tombol(
        nama="kembalikan_jawaban",
        label="Kembalikan konsep",
        izin=TOLAK,
        boleh=_boleh_kembalikan,
        lakukan=_pada_konsep(_kembalikan),
        berhasil="Konsep dikembalikan kepada unit.",
        penjelasan="Tulis sekaligus semua yang harus diperbaiki. Waktu menjawab berjalan terus.",
        tanya=lambda _p: Tanya("Apa yang harus diperbaiki", DALAM),
    ),
)
