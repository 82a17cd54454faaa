"""Papers of requests and objections: numbered, frozen, printed once, verifiable."""

from informasi.surat.keluar import keluarkan_surat

__all__ = ["keluarkan_surat"]
