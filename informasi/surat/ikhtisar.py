"""The overview of a dispute as one PDF: parties, days, contents, and copies of the letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from informasi.models import Keberatan, Surat
from informasi.surat.bahan import UU, hari_panjang, hari_pendek, identitas
from informasi.surat.hari_sengketa import hari_perkara
from informasi.surat.isi import (
    baca_identitas,
    baris_pemohon,
    isi_unsur,
)
from informasi.surat.naskah_keberatan import alasan_teks
from organisasi.kertas.naskah import (
    SURAT,
    Unsur,
    alamat_kop,
    bab,
    butir,
    cetak_pdf,
    kalimat,
    kop,
    lambang_svg,
    rincian,
    salinan,
    tabel,
)
from organisasi.models import Pengaturan

KEPALA_HARI = ("Hari", "Peristiwa", "Hari kerja ke-")
KEPALA_ISI = ("Berkas", "Isi", "SHA-256")


def cetak_ikhtisar(
    keberatan: Keberatan,
    surat: Iterable[Surat],
    isi: Sequence[tuple[str, str, str]],
    *,
    pada: datetime,
) -> bytes:
    """Typeset the overview; ``isi`` are name, words and SHA-256 of each file of the dossier.

    Carries the applicant's identity: for the two sides and the commission only. Raises
    PDFGagal when the typesetter fails.
    """
    atur, hari_ini = Pengaturan.objects.kini(), timezone.localdate(pada)
    letak = kop(keberatan.unit, atur, hari_ini)
    nilai = {
        "judul_berkas": f"Ikhtisar berkas sengketa {keberatan.nomor}",
        "judul": "Ikhtisar berkas sengketa informasi",
        "nomor": "",
        "hal": f"Keberatan {keberatan.nomor}",
        "kop": letak,
        "alamat_kop": alamat_kop(letak),
        "tanda": "",
        "tempat": "",
        "tanggal": hari_pendek(hari_ini),
        "kepada": [],
        "bagian": [*_bagian(keberatan, isi, pada), *_salinan(surat)],
        "dasar": [f"{UU}, Pasal 35 sampai 37"],
        "penanda": {},
        "tanpa_penanda": "",
        "kaki": f"Ikhtisar berkas sengketa {keberatan.nomor}",
        "qr": "",
        "lambang": lambang_svg(),
    }
    return cetak_pdf(nilai, pada=pada, naskah=SURAT)


def _bagian(
    banding: Keberatan, isi: Sequence[tuple[str, str, str]], pada: datetime
) -> list[Unsur]:
    minta = banding.permohonan
    siapa = identitas(banding.pemohon, kuasa=str(banding.nama_kuasa))
    return [
        *kalimat(f"Disusun portal pada {hari_panjang(timezone.localdate(pada))}."),
        bab("Para pihak"),
        {"jenis": "rincian", "baris": baris_pemohon(siapa)},
        rincian(("Badan publik", banding.unit.nama)),
        bab("Perkara"),
        rincian(
            ("Nomor permohonan", minta.nomor if minta else ""),
            ("Informasi yang diminta", minta.rincian if minta else ""),
            ("Nomor keberatan", banding.nomor),
            ("Keadaan keberatan", banding.get_status_display()),
            ("Putusan Atasan PPID", banding.get_hasil_display()),
        ),
        bab("Alasan keberatan"),
        butir(alasan_teks(banding)),
        bab("Perjalanan perkara"),
        tabel(KEPALA_HARI, hari_perkara(banding), (4, 7, 2)),
        *_hitungan(banding),
        bab("Daftar isi berkas"),
        tabel(KEPALA_ISI, ((a, b, _berkelompok(c)) for a, b, c in isi), (5, 4, 5)),
    ]


def _berkelompok(sidik: str) -> str:
    """A hash in groups of eight, to compare by eye; the list of contents has it whole."""
    return " ".join(sidik[i : i + 8] for i in range(0, len(sidik), 8))


def _hitungan(banding: Keberatan) -> list[Unsur]:
    """How the two due days were reckoned, in the words of the letters."""
    minta = banding.permohonan
    return [
        *kalimat(minta.hitungan if minta else ""),
        *kalimat(banding.hitungan),
    ]


def _salinan(surat: Iterable[Surat]) -> list[Any]:
    """The words of every letter, each on a page of its own."""
    hasil: list[Any] = []
    for satu in surat:
        siapa = baca_identitas(satu) | {"kode": ""}  # the secret is no part of it
        hasil.append(
            salinan(
                f"Salinan: {satu.naskah['judul']}",
                f"Nomor {satu.nomor}, versi {satu.versi}, {satu.naskah['tanggal']}",
            )
        )
        hasil += [isi_unsur(u, siapa) for u in satu.naskah["bagian"]]
    return hasil
