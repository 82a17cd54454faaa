"""Recognise a message about danger to life now, before anything is saved.

Rules over words, no model and no Django: every decision can be explained by the words
that led to it. The tables are data to be read and corrected by people who speak the
languages: ``kata_baku`` (spelling, Sundanese), ``kelompok*`` (what people say),
``tabel_pola*`` (what together means danger), ``penahan`` (what speaks against it),
``ragu`` (when to ask where no rule speaks).
"""

from pengaduan.darurat.timbang import Alasan, Putusan, periksa

__all__ = ["Alasan", "Putusan", "periksa"]
