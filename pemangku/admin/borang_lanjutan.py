"""What the acts on pledges and reports ask in the admin."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from organisasi.admin.isian import panjang
from organisasi.admin.tombol import TindakanForm
from organisasi.borang import Teks
from pemangku.borang_terusan import IsianKomitmen, IsianTerusan


class AlasanForm(TindakanForm):
    """Why."""

    alasan = Teks(
        label="Alasan", max_length=300, wajib="Tulis alasannya.", widget=panjang(3)
    )


class PeriksaForm(TindakanForm):
    """How it was checked."""

    alasan = Teks(
        label="Bagaimana diperiksa",
        max_length=300,
        wajib="Tulis bagaimana laporan ini diperiksa.",
        widget=panjang(3),
        help_text="Misalnya: daftar hadir dilihat, atau ketuanya ditelepon.",
    )


class CatatKomitmenForm(TindakanForm, IsianKomitmen):
    """A pledge, on the page of the visit."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.siapkan(self.berkas)


class LaporkanForm(TindakanForm, IsianTerusan):
    """A report on a pledge, as staff heard of it."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.siapkan_komitmen(self.berkas, hari=timezone.localdate())


class TerusanPemangkuForm(TindakanForm, IsianTerusan):
    """A report without a pledge, on the page of the stakeholder."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.siapkan(hari=timezone.localdate(), wilayah=self.berkas.wilayah_id)
