"""Papers of requests and objections: numbered, frozen, printed once, verifiable."""

from informasi.surat.cetak import cetak_surat
from informasi.surat.keluar import keluarkan_surat

__all__ = ["cetak_surat", "keluarkan_surat"]
