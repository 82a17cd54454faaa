"""Texts of letters about an objection: its receipt and the answer of the Atasan PPID."""

from __future__ import annotations

from informasi.keberatan.models import AlasanKeberatan, HasilKeberatan, Keberatan
from informasi.permohonan.pilihan import KanalMasuk
from informasi.surat.bahan import (
    PERKI,
    UU,
    BahanSurat,
    NaskahSurat,
    hari_panjang,
    lama,
    pemohon,
    tautan_pribadi,
)
from informasi.waktu import SENGKETA_AJUKAN
from organisasi.kertas.naskah import Unsur, bab, butir, kalimat, rincian

IKUTI = (
    "Pindai untuk membuka halaman permohonan Anda. Siapa pun yang memegang kode ini "
    "dapat membukanya, jadi simpan lembar ini."
)


def alasan_teks(keberatan: Keberatan) -> list[str]:
    """The grounds in the words of the Act, in its order."""
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
        (
            "Tujuan penggunaan",
            keberatan.tujuan or (minta.tujuan if minta else ""),
        ),
        ("Unit yang menjawab permohonan", keberatan.unit.nama),
    )


def tanda_bukti_keberatan(bahan: BahanSurat) -> NaskahSurat:
    """The numbered form as receipt: grounds, case, and the day the answer is due."""
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
            tautan_pribadi(IKUTI),
        ],
        dasar=[f"{UU}, Pasal 35 dan 36", PERKI],
    )


def tanggapan_keberatan(bahan: BahanSurat) -> NaskahSurat:
    """The written, reasoned answer; an upheld objection orders what the PPID must do."""
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
            (
                "Dilaksanakan paling lambat",
                hari_panjang(banding.perintah_jatuh_tempo),
            )
        ),
    ]
