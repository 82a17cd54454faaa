"""Texts of letters about a request and an objection, and what any letter is written from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from informasi.keberatan.models import AlasanKeberatan, HasilKeberatan, Keberatan
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import CaraMemperoleh, KanalMasuk
from informasi.waktu import SENGKETA_AJUKAN
from organisasi.bahasa import angka, tanggal, tanggal_pendek
from organisasi.kertas.naskah import (
    Unsur,
    bab,
    butir,
    kalimat,
    rincian,
    tabel,
    tanda_tangan,
)
from organisasi.models import Pengaturan, Petugas, Unit
from organisasi.waktu.tenggat import lama

# What a letter is written from, and the frozen text that comes out

UU = "UU 14/2008 tentang Keterbukaan Informasi Publik"
PERKI = "Peraturan Komisi Informasi 1/2021 tentang Standar Layanan Informasi Publik"


@dataclass(frozen=True, slots=True)
class BahanSurat:
    permohonan: Permohonan | None
    keberatan: Keberatan | None
    isi: Mapping[str, Any]
    hari_ini: date
    atur: Pengaturan

    @property
    def minta(self) -> Permohonan:
        if self.permohonan is None:
            raise ValueError("Surat ini memerlukan permohonan.")
        return self.permohonan

    @property
    def banding(self) -> Keberatan:
        if self.keberatan is None:
            raise ValueError("Surat ini memerlukan keberatan.")
        return self.keberatan


@dataclass(frozen=True, slots=True)
class NaskahSurat:
    judul: str
    hal: str
    bagian: list[Unsur]
    dasar: list[str] = field(default_factory=list)
    # A decision has no addressee; a receipt shows him in its rows.
    kepada: bool = True
    # Signed by whoever issues it; a list that others sign carries its own places.
    bertanda: bool = True


def hari_panjang(hari: date | None) -> str:
    return tanggal(hari) if hari else ""


def hari_pendek(hari: date | None) -> str:
    return tanggal_pendek(hari) if hari else ""


def identitas(pemohon: Pemohon, *, kuasa: str = "", kode: str = "") -> dict[str, str]:
    """Who the letter is for; encrypted with it and erased on its day."""
    return {
        "nama": str(pemohon.nama),
        "kuasa": kuasa or str(pemohon.nama_kuasa),
        "alamat": str(pemohon.alamat),
        "kontak": ", ".join(filter(None, (str(pemohon.telepon), str(pemohon.surel)))),
        "pekerjaan": pemohon.pekerjaan,
        "kode": kode,
    }


# Blocks that stand for the applicant until the letter is printed


def pemohon() -> Unsur:
    """The place of the applicant's name and address, filled when it is printed."""
    return {"jenis": "pemohon"}


def tautan_pribadi(teks: str) -> Unsur:
    """The place of the QR to the private page, with a sentence beside it."""
    return {"jenis": "tautan_pribadi", "teks": teks}


# About a request: receipt, missing papers, more time, referral, hand-over


GRATIS = (
    "Pelayanan ini tidak dipungut biaya. Hanya penyalinan dan pengiriman yang dapat "
    "dikenai biaya, dan biayanya diberitahukan lebih dahulu."
)
SATU_SURAT = "Bila ada yang kurang, Anda menerima satu surat yang menyebut semuanya."
DIRUJUK = (
    "Bila informasinya ada di unit lain, permohonan dirujuk tanpa mengubah nomor dan "
    "jatuh temponya."
)
LEWAT = (
    "Bila lewat jatuh tempo tanpa jawaban, Anda berhak mengajukan keberatan kepada "
    "Atasan PPID."
)
SETELAH_LENGKAP = (
    "Setelah lengkap, jangka waktu menjawab dihitung sejak hari berkasnya kami terima."
)
TIDAK_LENGKAP = (
    "Bila tidak dilengkapi, permohonan ditutup. Anda boleh mengajukan permohonan baru "
    "kapan saja."
)
IKUTI = (
    "Pindai untuk membuka halaman permohonan Anda: kedudukan, surat, dan jawabannya. "
    "Siapa pun yang memegang kode ini dapat membukanya, jadi simpan lembar ini."
)


def pokok(permohonan: Permohonan) -> Unsur:
    return rincian(
        ("Nomor pendaftaran", permohonan.nomor),
        ("Diterima", hari_panjang(permohonan.tanggal_terima)),
        ("Informasi yang diminta", permohonan.rincian),
    )


def tempo(permohonan: Permohonan) -> list[Unsur]:
    return [
        rincian(("Dijawab paling lambat", hari_panjang(permohonan.jatuh_tempo))),
        *kalimat(permohonan.hitungan),
    ]


def tanda_bukti(bahan: BahanSurat) -> NaskahSurat:
    minta = bahan.minta
    return NaskahSurat(
        judul="Tanda bukti permohonan informasi publik",
        hal=f"Permohonan {minta.nomor}",
        kepada=False,
        bagian=[
            *kalimat(f"Permohonan ini sudah diterima {minta.unit.nama}."),
            _isi_borang(minta),
            pemohon(),
            bab("Kapan dijawab"),
            *tempo(minta),
            bab("Yang terjadi berikutnya"),
            butir(_berikutnya(minta)),
            tautan_pribadi(IKUTI),
        ],
        dasar=[f"{UU}, Pasal 22", PERKI],
    )


def _isi_borang(minta: Permohonan) -> Unsur:
    dicatat = minta.tanggal_catat != minta.tanggal_terima
    return rincian(
        ("Nomor pendaftaran", minta.nomor),
        ("Tanggal diterima", hari_panjang(minta.tanggal_terima)),
        ("Dicatat pada", hari_panjang(minta.tanggal_catat) if dicatat else ""),
        ("Cara masuk", KanalMasuk(minta.kanal).label),
        (
            "Petugas penerima",
            str(minta.dicatat_oleh or "Dicatat oleh portal, tanpa petugas"),
        ),
        ("Informasi yang diminta", minta.rincian),
        ("Tujuan penggunaan", minta.tujuan),
        ("Cara memperoleh", CaraMemperoleh(minta.cara_memperoleh).label),
        ("Cara mendapat salinan", minta.get_cara_salinan_display()),
        ("Bantuan yang diperlukan", minta.bantuan),
    )


def _berikutnya(minta: Permohonan) -> list[str]:
    tempat = (
        "PPID Utama menentukan unit yang menjawab, lalu petugas"
        if minta.perlu_ditempatkan
        else "Petugas"
    )
    return [
        f"{tempat} memeriksa kelengkapan. {SATU_SURAT}",
        DIRUJUK,
        "Jatuh tempo dapat diperpanjang satu kali, dengan surat dan alasan.",
        LEWAT,
        GRATIS,
    ]


def kekurangan(bahan: BahanSurat) -> NaskahSurat:
    minta = bahan.minta
    return NaskahSurat(
        judul="Kekurangan berkas permohonan",
        hal=f"Kekurangan berkas permohonan {minta.nomor}",
        bagian=[
            *kalimat(
                "Permohonan Anda sudah kami terima, tetapi belum dapat diproses karena "
                "berkas berikut belum ada:"
            ),
            pokok(minta),
            bab("Yang perlu dilengkapi"),
            butir(minta.kurang),
            bab("Paling lambat"),
            *kalimat(
                f"Lengkapi paling lambat {hari_panjang(minta.lengkapi_sampai)}. Bila surat "
                "ini Anda terima kemudian, waktunya dihitung sejak Anda menerimanya."
            ),
            bab("Sesudah itu"),
            butir((SETELAH_LENGKAP, TIDAK_LENGKAP)),
        ],
        dasar=[PERKI],
    )


def perpanjangan(bahan: BahanSurat) -> NaskahSurat:
    """More time, once, with the written reason (UU 14/2008 Pasal 22 ayat (8))."""
    minta = bahan.minta
    return NaskahSurat(
        judul="Pemberitahuan perpanjangan waktu",
        hal=f"Perpanjangan waktu permohonan {minta.nomor}",
        bagian=[
            *kalimat(
                "Kami memerlukan waktu tambahan untuk menjawab permohonan berikut."
            ),
            pokok(minta),
            bab("Alasan"),
            *kalimat(minta.alasan_perpanjangan),
            bab("Jatuh tempo"),
            rincian(
                ("Semula", hari_panjang(minta.jatuh_tempo_awal)),
                ("Menjadi", hari_panjang(minta.jatuh_tempo)),
            ),
            *kalimat(minta.hitungan),
            *kalimat(f"Perpanjangan hanya satu kali. {LEWAT}"),
        ],
        dasar=[f"{UU}, Pasal 22 ayat (8)"],
    )


def rujukan(bahan: BahanSurat) -> NaskahSurat:
    """Where the request, or a part of it, was referred; number and clock stay.

    ``bahan.isi["rujukan"]`` is the RujukanPermohonan.
    """
    minta = bahan.minta
    rujuk: RujukanPermohonan = bahan.isi["rujukan"]
    apa = "Sebagian permohonan Anda" if rujuk.bagian else "Permohonan Anda"
    return NaskahSurat(
        judul="Pemberitahuan rujukan",
        hal=f"Rujukan permohonan {minta.nomor}",
        bagian=[
            *kalimat(
                f"{apa} dirujuk dari {rujuk.dari_unit.nama} ke {rujuk.ke_unit.nama}, "
                "yang menurut kami menguasai informasinya."
            ),
            pokok(minta),
            rincian(
                ("Bagian yang dirujuk", rujuk.bagian),
                ("Alasan", rujuk.alasan),
                ("Unit penerima menjawab rujukan", hari_pendek(rujuk.tenggat)),
            ),
            _alamat(rujuk.ke_unit),
            bab("Yang tidak berubah"),
            *kalimat(
                "Nomor pendaftaran dan jatuh tempo tetap. Anda tidak perlu mengajukan "
                "ulang atau datang ke kantor lain."
            ),
            *tempo(minta),
        ],
        dasar=[PERKI],
    )


def _alamat(unit: Unit) -> Unsur:
    return rincian(
        ("Unit penerima", unit.nama),
        ("Alamat", unit.alamat),
        ("Telepon", unit.telepon),
        ("Surel", unit.surel),
    )


# The list of cases that pass from one officer to another, for both to sign

KEPALA = ("No.", "Nomor berkas", "Jenis", "Keadaan", "Jatuh tempo")
LEBAR = (1, 6, 3, 4, 4)


def serah_terima(bahan: BahanSurat) -> NaskahSurat:
    """Who hands over what to whom, and why.

    ``bahan.isi``: ``unit`` (Unit), ``dari`` and ``kepada`` (Petugas), ``berkas`` (requests
    and objections), ``alasan`` (text).
    """
    dari: Petugas = bahan.isi["dari"]
    kepada: Petugas = bahan.isi["kepada"]
    baris = list(_baris(bahan.isi["berkas"]))
    return NaskahSurat(
        judul="Daftar serah terima berkas",
        hal=f"Serah terima {angka(len(baris))} berkas",
        kepada=False,
        bertanda=False,
        bagian=[
            *kalimat(
                f"Pada {hari_pendek(bahan.hari_ini)} berkas berikut diserahkan. Nomor dan "
                "jatuh temponya tidak berubah."
            ),
            rincian(
                ("Yang menyerahkan", _petugas(dari)),
                ("Yang menerima", _petugas(kepada)),
                ("Unit", bahan.isi["unit"].nama),
                ("Alasan", bahan.isi.get("alasan", "")),
            ),
            tabel(KEPALA, baris, LEBAR),
            tanda_tangan(
                ("Yang menyerahkan", _petugas(dari)),
                ("Yang menerima", _petugas(kepada)),
            ),
        ],
    )


def _petugas(satu: Petugas) -> str:
    return f"{satu} (NIP {satu.nip})" if satu.nip else str(satu)


def _baris(berkas: Iterable[Permohonan | Keberatan]) -> Iterable[tuple[str, ...]]:
    for ke, satu in enumerate(berkas, 1):
        yield (
            str(ke),
            satu.nomor,
            "Permohonan" if isinstance(satu, Permohonan) else "Keberatan",
            satu.get_status_display(),
            hari_pendek(satu.jatuh_tempo),
        )


# About an objection: its receipt and the answer of the Atasan PPID


IKUTI_KEBERATAN = (
    "Pindai untuk membuka halaman permohonan Anda. Siapa pun yang memegang kode ini "
    "dapat membukanya, jadi simpan lembar ini."
)


def alasan_teks(keberatan: Keberatan) -> list[str]:
    return [
        f"Huruf {huruf}: {AlasanKeberatan(huruf).label}"
        for huruf in sorted(keberatan.alasan)
    ]


def _pokok(keberatan: Keberatan) -> Unsur:
    minta = keberatan.permohonan
    return rincian(
        ("Nomor registrasi keberatan", keberatan.nomor),
        ("Tanggal diterima", hari_panjang(keberatan.tanggal_terima)),
        ("Nomor permohonan", minta.nomor if minta else ""),
        ("Informasi yang diminta", minta.rincian if minta else ""),
        ("Tujuan penggunaan", keberatan.tujuan or (minta.tujuan if minta else "")),
        ("Unit yang menjawab permohonan", keberatan.unit.nama),
    )


def tanda_bukti_keberatan(bahan: BahanSurat) -> NaskahSurat:
    banding = bahan.banding
    return NaskahSurat(
        judul="Tanda bukti keberatan",
        hal=f"Keberatan {banding.nomor}",
        kepada=False,
        bagian=[
            *kalimat("Keberatan ini sudah diterima dan diregistrasi."),
            _pokok(banding),
            rincian(
                ("Cara masuk", KanalMasuk(banding.kanal).label),
                (
                    "Petugas penerima",
                    str(banding.dicatat_oleh or "Dicatat oleh portal"),
                ),
            ),
            pemohon(),
            bab("Alasan keberatan"),
            butir(alasan_teks(banding)),
            bab("Kasus posisi"),
            *kalimat(banding.kasus_posisi),
            bab("Kapan ditanggapi"),
            rincian(
                (
                    "Tanggapan Atasan PPID paling lambat",
                    hari_panjang(banding.jatuh_tempo),
                )
            ),
            *kalimat(banding.hitungan),
            *kalimat(
                "Bila sampai hari itu tidak ada tanggapan, Anda berhak mengajukan sengketa "
                "ke Komisi Informasi."
            ),
            tautan_pribadi(IKUTI_KEBERATAN),
        ],
        dasar=[f"{UU}, Pasal 35 dan 36", PERKI],
    )


def tanggapan_keberatan(bahan: BahanSurat) -> NaskahSurat:
    banding = bahan.banding
    return NaskahSurat(
        judul="Tanggapan Atasan PPID atas keberatan",
        hal=f"Tanggapan atas keberatan {banding.nomor}",
        bagian=[
            _pokok(banding),
            pemohon(),
            bab("Alasan keberatan"),
            butir(alasan_teks(banding)),
            bab("Putusan"),
            *kalimat(f"Keberatan {HasilKeberatan(banding.hasil).label.lower()}."),
            *kalimat(banding.putusan),
            *_perintah(banding),
            bab("Bila Anda tidak puas"),
            *kalimat(
                "Anda berhak mengajukan penyelesaian sengketa informasi ke Komisi Informasi "
                f"paling lambat {lama(SENGKETA_AJUKAN, bahan.hari_ini)} setelah menerima "
                "surat ini. Pengajuannya tidak dipungut biaya."
            ),
        ],
        dasar=[f"{UU}, Pasal 35, 36, dan 37", PERKI],
    )


def _perintah(banding: Keberatan) -> list[Unsur]:
    if not banding.perintah:
        return []
    return [
        bab("Perintah kepada PPID"),
        *kalimat(banding.perintah),
        rincian(
            ("Dilaksanakan paling lambat", hari_panjang(banding.perintah_jatuh_tempo))
        ),
    ]
