"""What a backup says about itself, and how it is checked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ppid_portal.cadangan.galat import CadanganGagal

NAMA = "manifest.json"
BASIS_DATA = "basis_data.dump"
BERKAS = "berkas.tar"
BENTUK = 1


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Counts and checksums of one backup."""

    dibuat_pada: str
    rilis: str
    postgresql: int
    # Rows of each table, in the very snapshot that was dumped.
    baris: dict[str, int]
    # SHA-256 of the two archives, and of each file inside the second.
    arsip: dict[str, str]
    berkas: dict[str, str]
    bentuk: int = BENTUK

    def tulis(self, folder: Path) -> None:
        """Write the manifest into ``folder``."""
        teks = json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True)
        (folder / NAMA).write_text(teks)


def baca(folder: Path) -> Manifest:
    """Return the manifest of ``folder``; raises CadanganGagal when it is none."""
    try:
        isi = json.loads((folder / NAMA).read_text())
        manifest = Manifest(**isi)
    except FileNotFoundError:
        raise CadanganGagal(
            f"{folder} bukan folder cadangan: {NAMA} tidak ada."
        ) from None
    except (TypeError, ValueError):
        raise CadanganGagal(f"{folder / NAMA} rusak, tidak terbaca.") from None
    if manifest.bentuk != BENTUK:
        raise CadanganGagal(
            f"Cadangan ini berbentuk {manifest.bentuk}, bukan {BENTUK}."
        )
    return manifest


def periksa_arsip(folder: Path, manifest: Manifest) -> None:
    """Raise CadanganGagal unless both archives are what the manifest says."""
    for nama in (BASIS_DATA, BERKAS):
        arsip = folder / nama
        if not arsip.exists():
            raise CadanganGagal(f"{nama} tidak ada di {folder}.")
        if sidik(arsip) != manifest.arsip.get(nama):
            raise CadanganGagal(
                f"{nama} di {folder} berubah sejak dicadangkan (SHA-256 berbeda)."
            )


def sidik(berkas: Path) -> str:
    """Return the SHA-256 of a file."""
    with berkas.open("rb") as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


def sidik_folder(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file under ``folder``, by its relative path."""
    return {
        str(berkas.relative_to(folder)): sidik(berkas)
        for berkas in sorted(folder.rglob("*"))
        if berkas.is_file()
    }
