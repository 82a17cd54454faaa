"""Texts of letters about a request and an objection; each is what ``keluarkan_surat`` freezes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from informasi.keberatan.models import AlasanKeberatan, HasilKeberatan, Keberatan
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import CaraMemperoleh, KanalMasuk
from informasi.waktu import SENGKETA_AJUKAN
from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kertas.naskah import (
    Unsur,
    bab,
    butir,
    kalimat,
    rincian,
)
from organisasi.waktu.tenggat import lama

# What a builder of a text gives back

UU = "UU 14/2008 tentang Keterbukaan Informasi Publik"
PERKI = "Peraturan Komisi Informasi 1/2021 tentang Standar Layanan Informasi Publik"


type Naskah = dict[str, Any]


def naskah(
    judul: str,
    hal: str,
    bagian: list[Unsur],
    *,
    dasar: Sequence[str] = (),
    kepada: bool = True,
) -> Naskah:
    """The words of a letter.

    ``kepada``: a decision has no addressee; a receipt shows him in its rows.
    """
    return {
        "judul": judul,
        "hal": hal,
        "kepada": kepada,
        "bagian": bagian,
        "dasar": list(dasar),
    }


def hari_panjang(hari: date | None) -> str:
    return tanggal(hari) if hari else ""


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
LEWAT = (
    "Bila lewat jatuh tempo tanpa jawaban, Anda berhak mengajukan keberatan kepada "
    "Atasan PPID."
)


def pokok(minta: Permohonan) -> Unsur:
    return rincian(
        ("Nomor pendaftaran", minta.nomor),
        ("Diterima", tanggal(minta.tanggal_terima)),
        ("Informasi yang diminta", minta.rincian),
    )


def tempo(minta: Permohonan) -> list[Unsur]:
    hari = tanggal(minta.jatuh_tempo)
    return [rincian(("Dijawab paling lambat", hari)), *kalimat(minta.hitungan)]


def tanda_bukti(minta: Permohonan, _hari_ini: date) -> Naskah:
    dicatat = minta.tanggal_catat != minta.tanggal_terima
    return naskah(
        "Tanda bukti permohonan informasi publik",
        f"Permohonan {minta.nomor}",
        [
            *kalimat(f"Permohonan ini sudah diterima {minta.unit.nama}."),
            rincian(
                ("Nomor pendaftaran", minta.nomor),
                ("Tanggal diterima", tanggal(minta.tanggal_terima)),
                ("Dicatat pada", tanggal(minta.tanggal_catat) if dicatat else ""),
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
            ),
            pemohon(),
            bab("Kapan dijawab"),
            *tempo(minta),
            bab("Yang terjadi berikutnya"),
            butir(_berikutnya(minta)),
            tautan_pribadi(
                "Pindai, atau ketik kode lacak ini di halaman Lacak, untuk membuka kedudukan, surat, dan jawaban permohonan Anda. "
                "Siapa pun yang memegang kode ini dapat membukanya, jadi simpan lembar ini."
            ),
        ],
        kepada=False,
        dasar=[f"{UU}, Pasal 22", PERKI],
    )


def _berikutnya(minta: Permohonan) -> list[str]:
    tempat = (
        "PPID Utama menentukan unit yang menjawab, lalu petugas"
        if minta.perlu_ditempatkan
        else "Petugas"
    )
    return [
        (
            f"{tempat} memeriksa kelengkapan. Bila ada yang kurang, Anda menerima satu "
            "surat yang menyebut semuanya."
        ),
        (
            "Bila informasinya ada di unit lain, permohonan dirujuk tanpa mengubah nomor dan "
            "jatuh temponya."
        ),
        "Jatuh tempo dapat diperpanjang satu kali, dengan surat dan alasan.",
        LEWAT,
        GRATIS,
    ]


def kekurangan(minta: Permohonan, _hari_ini: date) -> Naskah:
    return naskah(
        "Kekurangan berkas permohonan",
        f"Kekurangan berkas permohonan {minta.nomor}",
        [
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
            butir(
                (
                    (
                        "Setelah lengkap, jangka waktu menjawab dihitung sejak hari berkasnya kami terima."
                    ),
                    (
                        "Bila tidak dilengkapi, permohonan ditutup. Anda boleh mengajukan permohonan baru "
                        "kapan saja."
                    ),
                )
            ),
        ],
        dasar=[PERKI],
    )


def perpanjangan(minta: Permohonan, _hari_ini: date) -> Naskah:
    """More time, once, with the written reason (UU 14/2008 Pasal 22 ayat (8))."""
    return naskah(
        "Pemberitahuan perpanjangan waktu",
        f"Perpanjangan waktu permohonan {minta.nomor}",
        [
            *kalimat(
                "Kami memerlukan waktu tambahan untuk menjawab permohonan berikut."
            ),
            pokok(minta),
            bab("Alasan"),
            *kalimat(minta.alasan_perpanjangan),
            bab("Jatuh tempo"),
            rincian(
                ("Semula", tanggal(minta.jatuh_tempo_awal)),
                ("Menjadi", tanggal(minta.jatuh_tempo)),
            ),
            *kalimat(minta.hitungan),
            *kalimat(f"Perpanjangan hanya satu kali. {LEWAT}"),
        ],
        dasar=[f"{UU}, Pasal 22 ayat (8)"],
    )


def rujukan(
    minta: Permohonan, _hari_ini: date, *, rujukan: RujukanPermohonan
) -> Naskah:
    """Where the request, or a part of it, was referred; number and clock stay."""
    apa = "Sebagian permohonan Anda" if rujukan.bagian else "Permohonan Anda"
    return naskah(
        "Pemberitahuan rujukan",
        f"Rujukan permohonan {minta.nomor}",
        [
            *kalimat(
                f"{apa} dirujuk dari {rujukan.dari_unit.nama} ke {rujukan.ke_unit.nama}, "
                "yang menurut kami menguasai informasinya."
            ),
            pokok(minta),
            rincian(
                ("Bagian yang dirujuk", rujukan.bagian),
                ("Alasan", rujukan.alasan),
                ("Unit penerima menjawab rujukan", tanggal_pendek(rujukan.tenggat)),
            ),
            rincian(
                ("Unit penerima", rujukan.ke_unit.nama),
                ("Alamat", rujukan.ke_unit.alamat),
                ("Telepon", rujukan.ke_unit.telepon),
                ("Surel", rujukan.ke_unit.surel),
            ),
            bab("Yang tidak berubah"),
            *kalimat(
                "Nomor pendaftaran dan jatuh tempo tetap. Anda tidak perlu mengajukan "
                "ulang atau datang ke kantor lain."
            ),
            *tempo(minta),
        ],
        dasar=[PERKI],
    )


# About an objection: its receipt and the answer of the Atasan PPID


def alasan_teks(keberatan: Keberatan) -> list[str]:
    return [
        f"Huruf {huruf}: {AlasanKeberatan(huruf).label}"
        for huruf in sorted(keberatan.alasan)
    ]


def _pokok(keberatan: Keberatan) -> Unsur:
    minta = keberatan.permohonan
    return rincian(
        ("Nomor registrasi keberatan", keberatan.nomor),
        ("Tanggal diterima", tanggal(keberatan.tanggal_terima)),
        ("Nomor permohonan", minta.nomor if minta else ""),
        ("Informasi yang diminta", minta.rincian if minta else ""),
        ("Tujuan penggunaan", keberatan.tujuan or (minta.tujuan if minta else "")),
        ("Unit yang menjawab permohonan", keberatan.unit.nama),
    )


def tanda_bukti_keberatan(banding: Keberatan, _hari_ini: date) -> Naskah:
    return naskah(
        "Tanda bukti keberatan",
        f"Keberatan {banding.nomor}",
        [
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
                ("Tanggapan Atasan PPID paling lambat", tanggal(banding.jatuh_tempo))
            ),
            *kalimat(banding.hitungan),
            *kalimat(
                "Bila sampai hari itu tidak ada tanggapan, Anda berhak mengajukan sengketa "
                "ke Komisi Informasi."
            ),
            tautan_pribadi(
                "Pindai, atau ketik kode lacak ini di halaman Lacak, untuk membuka halaman permohonan Anda. Siapa pun yang memegang kode ini "
                "dapat membukanya, jadi simpan lembar ini."
            ),
        ],
        kepada=False,
        dasar=[f"{UU}, Pasal 35 dan 36", PERKI],
    )


def tanggapan_keberatan(banding: Keberatan, hari_ini: date) -> Naskah:
    return naskah(
        "Tanggapan Atasan PPID atas keberatan",
        f"Tanggapan atas keberatan {banding.nomor}",
        [
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
                f"paling lambat {lama(SENGKETA_AJUKAN, hari_ini)} setelah menerima "
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
