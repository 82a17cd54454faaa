"""Letters on the way of a request: receipt, missing papers, more time, referral."""

from __future__ import annotations

from informasi.models import CaraMemperoleh, KanalMasuk, Permohonan, RujukanPermohonan
from informasi.surat.bahan import (
    PERKI,
    UU,
    Bahan,
    Naskah,
    hari_panjang,
    hari_pendek,
)
from informasi.surat.unsur import pemohon, tautan_pribadi
from organisasi.kertas.naskah import Unsur, bab, butir, kalimat, rincian
from organisasi.models import Unit

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
    """Number, day of receipt and what is asked for: the head of every letter."""
    return rincian(
        ("Nomor pendaftaran", permohonan.nomor),
        ("Diterima", hari_panjang(permohonan.tanggal_terima)),
        ("Informasi yang diminta", permohonan.rincian),
    )


def tempo(permohonan: Permohonan) -> list[Unsur]:
    """The due day and how it was reckoned."""
    return [
        rincian(("Dijawab paling lambat", hari_panjang(permohonan.jatuh_tempo))),
        *kalimat(permohonan.hitungan),
    ]


def tanda_bukti(bahan: Bahan) -> Naskah:
    """The proof of receipt: number, day, due day with its reckoning, what comes next."""
    minta = bahan.minta
    return Naskah(
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
    """What stands on the form (Perki 1/2021 Lampiran VI), without identity."""
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


def kekurangan(bahan: Bahan) -> Naskah:
    """One letter with all that is missing, the day to bring it, and what follows."""
    minta = bahan.minta
    return Naskah(
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


def perpanjangan(bahan: Bahan) -> Naskah:
    """More time, once, with the written reason (UU 14/2008 Pasal 22 ayat (8))."""
    minta = bahan.minta
    return Naskah(
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


def rujukan(bahan: Bahan) -> Naskah:
    """Where the request, or a part of it, was referred; number and clock stay.

    ``bahan.isi["rujukan"]`` is the RujukanPermohonan.
    """
    minta = bahan.minta
    rujuk: RujukanPermohonan = bahan.isi["rujukan"]
    apa = "Sebagian permohonan Anda" if rujuk.bagian else "Permohonan Anda"
    return Naskah(
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
    """How to reach the office; only what is known."""
    return rincian(
        ("Unit penerima", unit.nama),
        ("Alamat", unit.alamat),
        ("Telepon", unit.telepon),
        ("Surel", unit.surel),
    )
