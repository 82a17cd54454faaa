"""Sentences for the rules that the database keeps, instead of the rules' names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError

PESAN: Mapping[str, str] = {
    "organisasi_unit_satu_ppid_utama": (
        "Sudah ada unit lain yang menjadi PPID Utama. Satu kota punya satu."
    ),
    "organisasi_unit_bukan_induk_sendiri": "Unit tidak dapat menjadi induknya sendiri.",
    "organisasi_unit_sampai_setelah_mulai": (
        "Tanggal berakhir unit lebih awal dari tanggal berdirinya."
    ),
    "organisasi_namaunit_urut": "Tanggal akhir nama lama lebih awal dari mulainya.",
    "organisasi_namaunit_tidak_tumpang_tindih": (
        "Unit ini sudah punya nama lain pada sebagian tanggal itu."
    ),
    "organisasi_penugasan_tidak_ganda": (
        "Petugas ini sudah punya peran yang sama di unit itu pada sebagian tanggal "
        "tersebut. Akhiri dulu penugasan yang lama."
    ),
    "organisasi_harilibur_sekali_sehari": "Tanggal ini sudah tercatat sebagai libur.",
    "informasi_dokumen_berkala_paling_lama_6_bulan": (
        "Informasi berkala dimutakhirkan paling lama tiap 6 bulan (UU 14/2008 Pasal 9). "
        "Isi 1 sampai 6."
    ),
    "informasi_dokumen_periode_urut": "Akhir periode lebih awal dari awalnya.",
    "informasi_uji_beralasan": (
        "Isi akibat bila dibuka dan manfaat bila ditutup (Perki 1/2021 Pasal 49)."
    ),
}


class BerkalimatForm(forms.ModelForm):
    """A model form whose constraints speak plainly."""

    def validate_constraints(self) -> None:
        """The same checks as Django's, with our sentence where there is one."""
        dasar: Any = self  # two private methods of Django's form
        kecuali = dasar._get_validation_exclusions()  # noqa: SLF001
        gagal = False
        for model, batasan in self.instance.get_constraints():
            for satu in batasan:
                # The database cannot compare a span that ends before it begins.
                if gagal and isinstance(satu, ExclusionConstraint):
                    continue
                try:
                    satu.validate(model, self.instance, exclude=kecuali)
                except ValidationError as galat:
                    gagal = True
                    kalimat = PESAN.get(satu.name)
                    dasar._update_errors(  # noqa: SLF001
                        ValidationError(kalimat) if kalimat else galat
                    )
