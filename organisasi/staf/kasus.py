"""What the page of a case shows beside its own sections: whose turn it is, its timeline."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from organisasi.alur.tindakan import Anjuran
from organisasi.bahasa import tanggal
from organisasi.kantor.models import Petugas, Unit
from organisasi.staf.riwayat import JEJAK, Peristiwa
from organisasi.waktu.tenggat import kata_sisa

# The mark of a status: word, shape and colour; any other is work going on.
RUPA = {
    "baru": "antre baru diajukan diminta diregistrasi diterima draf masuk rancangan rencana",
    "tunggu": "dikembalikan menunggu menunggu_kelengkapan menunggu_pelapor tunda",
    "beres": "aktif dijawab diserahkan diterima_pemohon ditanggapi ditandatangani dipenuhi "
    "disetujui selesai terbit",
    "tolak": "arsip batal bukan_wewenang dibatalkan dibuang dicabut digabung ditarik ditolak "
    "ditutup gabungan palsu",
}


def rupa(status: str) -> str:
    return next((r for r, semua in RUPA.items() if status in semua.split()), "proses")


PERCAKAPAN, DALAM, HUBUNGAN = "percakapan", "dalam", "hubungan"
JENIS = {
    PERCAKAPAN: "Percakapan",
    DALAM: "Catatan dalam",
    HUBUNGAN: "Hubungan",
    JEJAK: "Jejak",
}


def dari_pesan(semua: Iterable[Any], siapa: str) -> list[Peristiwa]:
    """The talk with ``siapa``, and the notes that stand among its messages."""
    hasil = []
    for p in semua:
        dalam, isi = getattr(p, "dalam", False), p.isi
        if batas := getattr(p, "jawab_sampai", None):
            isi += f"\n\nJawab sampai {tanggal(batas)}. Bila tidak: {p.tanpa_jawaban}"
        kami = JENIS[DALAM] if dalam else "Kami menulis"
        judul = kami if p.dari_petugas else f"{siapa} menulis"
        siapa_tulis, jenis = str(p.oleh or ""), DALAM if dalam else PERCAKAPAN
        satu = Peristiwa(p.pada, judul, siapa_tulis, isi, jenis, kita=p.dari_petugas)
        hasil.append(satu)
    return hasil


def alur(semua: Iterable[Peristiwa], pilih: str) -> dict[str, Any]:
    """Newest first, of one kind where ``pilih`` names one; and the kinds with their counts."""
    urut = sorted(semua, key=lambda k: k.pada, reverse=True)
    tab = {jenis: [k for k in urut if k.jenis == jenis] for jenis in JENIS}
    return {
        "alur": tab.get(pilih) or urut,
        "tab": [(jenis, JENIS[jenis], len(isi)) for jenis, isi in tab.items() if isi],
        "pilih": pilih if tab.get(pilih) else "",
    }


def giliran(
    petugas: Petugas,
    anjuran: Anjuran | None,
    tombol: Sequence[Mapping[str, Any]],
    unit: Unit | None,
) -> dict[str, Any]:
    """The next step for this reader, the one button it begins with, and all others.

    A page without advice begins with the first act that is not grave.
    """
    ada = {t["nama"]: t for t in tombol}
    langkah, utama = "", next((t["nama"] for t in tombol if not t["bahaya"]), "")
    if anjuran:
        langkah, utama = anjuran.untuk(petugas, ada)
    batas = anjuran and anjuran.batas
    lain = (t for t in tombol if t["nama"] != utama)
    return {
        "langkah": langkah,
        "utama": ada.get(utama),
        "bukan": bool(anjuran and anjuran.menunggu and not utama),
        "lain": sorted(lain, key=lambda t: bool(t["bahaya"])),
        "sisa": batas
        and kata_sisa(batas, timezone.localdate(), unit.pk if unit else None),
    }
