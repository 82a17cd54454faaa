"""The list of cases that pass from one officer to another, for both to sign."""

from __future__ import annotations

from collections.abc import Iterable

from informasi.models import Keberatan, Permohonan
from informasi.surat.bahan import Bahan, Naskah, hari_pendek
from organisasi.bahasa import angka
from organisasi.kertas.naskah import kalimat, rincian, tabel, tanda_tangan
from organisasi.models import Petugas

KEPALA = ("No.", "Nomor berkas", "Jenis", "Keadaan", "Jatuh tempo")
LEBAR = (1, 6, 3, 4, 4)


def serah_terima(bahan: Bahan) -> Naskah:
    """Who hands over what to whom, and why.

    ``bahan.isi``: ``unit`` (Unit), ``dari`` and ``kepada`` (Petugas), ``berkas`` (requests
    and objections), ``alasan`` (text).
    """
    dari: Petugas = bahan.isi["dari"]
    kepada: Petugas = bahan.isi["kepada"]
    baris = list(_baris(bahan.isi["berkas"]))
    return Naskah(
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
