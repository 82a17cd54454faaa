"""What follows a visit, as buttons of its page and of the page of a stakeholder."""

from __future__ import annotations

from typing import Any

from organisasi.staf.tombol import Tombol
from pemangku.actions.foto import simpan_foto
from pemangku.actions.komitmen import catat_komitmen
from pemangku.actions.materi import serahkan_materi
from pemangku.actions.terusan import laporkan_tanpa_komitmen
from pemangku.admin.bersama import CATAT, GARAP
from pemangku.admin.borang_lanjutan import (
    CatatKomitmenForm,
    FotoForm,
    SerahkanForm,
    TerusanPemangkuForm,
)
from pemangku.models import Kegiatan, Pemangku


def _komitmen(kegiatan: Kegiatan, **isi: Any) -> Kegiatan:
    catat_komitmen(kegiatan, **isi)
    return kegiatan


def _serahkan(kegiatan: Kegiatan, **isi: Any) -> Kegiatan:
    serahkan_materi(kegiatan, **isi)
    return kegiatan


def _foto(kegiatan: Kegiatan, **isi: Any) -> Kegiatan:
    simpan_foto(kegiatan, **isi)
    return kegiatan


def _terusan(pemangku: Pemangku, **isi: Any) -> Pemangku:
    laporkan_tanpa_komitmen(pemangku, **isi)
    return pemangku


TOMBOL_LANJUTAN = (
    Tombol(
        nama="komitmen",
        label="Catat komitmen",
        izin=GARAP,
        boleh=lambda k: k.menerima_hadir,
        lakukan=_komitmen,
        berhasil="Komitmen tercatat. Buka komitmennya di bawah untuk mengirim tautannya.",
        form=lambda _k: CatatKomitmenForm,
    ),
    Tombol(
        nama="serahkan",
        label="Serahkan materi",
        izin=GARAP,
        boleh=lambda k: k.menerima_hadir,
        lakukan=_serahkan,
        berhasil="Penyerahan tercatat dan stok berkurang.",
        form=lambda _k: SerahkanForm,
    ),
    Tombol(
        nama="foto",
        label="Unggah foto",
        izin=GARAP,
        boleh=lambda k: k.menerima_hadir,
        lakukan=_foto,
        berhasil="Foto tersimpan; belum ada yang tampil untuk umum.",
        form=lambda _k: FotoForm,
    ),
)
TOMBOL_TERUSAN = (
    Tombol(
        nama="terusan",
        label="Catat laporan terusan",
        izin=CATAT,
        boleh=lambda p: p.status == Pemangku.Status.AKTIF,
        lakukan=_terusan,
        berhasil="Laporan terusan tercatat.",
        penjelasan="Informasi yang diteruskan pemangku ini tanpa komitmen sebelumnya. "
        "Laporan atas sebuah komitmen dicatat di halaman komitmennya.",
        form=lambda _p: TerusanPemangkuForm,
    ),
)
