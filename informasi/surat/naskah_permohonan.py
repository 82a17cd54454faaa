"""Texts of letters about a request: receipt, missing papers, more time, referral, hand-over."""

from __future__ import annotations

from collections.abc import Iterable

from informasi.keberatan.models import Keberatan
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import CaraMemperoleh, KanalMasuk
from informasi.rujukan.models import RujukanPermohonan
from informasi.surat.bahan import (
    PERKI,
    UU,
    BahanSurat,
    NaskahSurat,
    hari_panjang,
    hari_pendek,
    pemohon,
    tautan_pribadi,
)
from organisasi.bahasa import angka
from organisasi.kertas.naskah import (
    Unsur,
    bab,
    butir,
    kalimat,
    rincian,
    tabel,
    tanda_tangan,
)
from organisasi.models import Petugas, Unit

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


def tanda_bukti(bahan: BahanSurat) -> NaskahSurat:
    """The proof of receipt: number, day, due day with its reckoning, what comes next."""
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


def kekurangan(bahan: BahanSurat) -> NaskahSurat:
    """One letter with all that is missing, the day to bring it, and what follows."""
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
    """How to reach the office; only what is known."""
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
