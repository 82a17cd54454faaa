"""A list of the staff: views as tabs, filters above it, first the keys and then the rows."""

from collections.abc import Iterator
from datetime import date
from typing import Any, override

from django.contrib.admin.templatetags.admin_list import items_for_result
from django.contrib.admin.utils import label_for_field
from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst

from organisasi.bahasa import tanggal_pendek
from organisasi.waktu.tenggat import kata_hari, kata_sisa


def sisa(
    batas: date | None, unit: int | None = None, *, tunggu: str = ""
) -> SafeString:
    """How long it is to the last day, and the day; ``tunggu`` where no clock of ours runs.

    Of a day of law ``unit`` is in whose calendar the working days are counted.
    """
    if batas is None:
        return SafeString("")
    kini = timezone.localdate()
    kata, jenis = kata_sisa(batas, kini, unit) if unit else kata_hari(batas, kini)
    if tunggu:
        kata, jenis = tunggu, "tunggu"
    pola = '<span class="sisa {}">{}</span> <span class="lirih">{}</span>'
    return format_html(pola, jenis, kata, tanggal_pendek(batas))


PANJANG_POKOK = 80
# Marks a cell with nothing in it: a card leaves it out.
HAMPA = "data-hampa "


def pokok(judul: str, bawah: object) -> SafeString:
    """What a row is about, and a small line below it; each "/" is a place to break."""
    baris = escape(bawah).replace("/", "/<wbr>")
    pola = '<span class="hal">{}</span> <span class="lirih">{}</span>'
    return format_html(pola, Truncator(judul).chars(PANJANG_POKOK), SafeString(baris))


# A filter of this name is a choice of views: the first few stand as tabs with their counts.
TAMPILAN, BANYAK_TAB = "perlu", 5
# The view that holds all other counted ones, and one that only grows and is not counted.
TERBUKA, SELESAI = "terbuka", "selesai"
# So many can be turned to: who looks further narrows the list, or exports it.
BANYAK_DAFTAR = 1000


class Daftar(ChangeList):
    """The admin's list without its column of filters, without script, for tables of any size."""

    tab: list[dict[str, Any]]
    lebih: bool
    # Of the boxes of the page, when all were asked for.
    centang: str

    @override
    def get_results(self, request: HttpRequest) -> None:
        """What a row shows joins neither the order, nor the count, nor the choice of rows."""
        spec: Any = next(
            (s for s in self.filter_specs if s.expected_parameters() == [TAMPILAN]),
            None,
        )
        tab = spec.lookup_choices[:BANYAK_TAB] if spec else []
        syarat = {k: spec.syarat(k, self.model) for k, _ in tab if k != SELESAI}
        hitung = {kode: Count("pk", filter=satu) for kode, satu in syarat.items()}
        dihitung = self.root_queryset.order_by().filter(syarat.get(TERBUKA, Q()))
        jumlah = dihitung.aggregate(**hitung) if hitung else {}
        self.tab = [
            {"kode": kode, "teks": teks, "jumlah": jumlah.get(kode)}
            for kode, teks in tab
        ]
        kunci = list(self.queryset.values_list("pk", flat=True)[: BANYAK_DAFTAR + 1])
        self.lebih = len(kunci) > BANYAK_DAFTAR
        self.paginator = Paginator(kunci[:BANYAK_DAFTAR], self.list_per_page)
        self.result_count = self.paginator.count
        self.centang = ' checked type="checkbox"' * getattr(request, "dicentang", False)
        self.halaman = self.paginator.get_page(self.page_num)
        self.page_num = self.halaman.number
        self.multi_page = self.paginator.num_pages > 1
        pk = self.halaman.object_list
        induk: Any = self.model_admin
        isi = induk.ringan(induk.baris(request)).order_by().in_bulk(pk)
        self.result_list = [isi[satu] for satu in pk]
        self.show_full_result_count = self.can_show_all = False
        self.full_result_count, self.show_admin_actions = None, True

    @cached_property
    def kepala(self) -> list[str]:
        return [
            "Pilih"
            if nama == "action_checkbox"
            else capfirst(str(label_for_field(nama, self.model, self.model_admin)))
            for nama in self.list_display
        ]

    def baris(self) -> Iterator[list[SafeString]]:
        """The cells as the admin writes them, each with its heading: a phone shows cards."""
        tambahan = [format_html(' data-judul="{}" ', n) for n in self.kepala]
        for satu in self.result_list:
            sel = zip(items_for_result(self, satu, None), tambahan, strict=True)
            isi = [i.replace(" ", t + HAMPA * (">-</" in i), 1) for i, t in sel]
            if self.centang:
                isi[0] = isi[0].replace(' type="checkbox"', self.centang)
            yield [SafeString(satu) for satu in isi]

    def saringan(self) -> Iterator[tuple[Any, str, list[tuple[str, Any, Any, str]]]]:
        """For each filter: its heading, its name in the address, and what can be chosen.

        A choice is a value, its words, whether it is made, and the heading it stands under
        (``kelompok`` of the filter).
        """
        for spec in self.filter_specs:
            nama = str(spec.expected_parameters()[0])
            semua: Any = spec.choices(self)
            kelompok = getattr(spec, "kelompok", {})
            pilihan: list[Any] = [
                (nilai, p["display"], p["selected"], kelompok.get(nilai, ""))
                for p in semua
                for nilai in [QueryDict(p["query_string"][1:]).get(nama)]
            ]
            pilihan[0] = ("", *pilihan[0][1:3], "")
            judul = spec.title
            if nama == TAMPILAN:
                # Those with a tab are chosen there; the form keeps which one it was.
                kini = self.params.get(nama, "")
                tab = kini if kini in {t["kode"] for t in self.tab} else ""
                judul = "tampilan lain"
                pilihan = [(tab, "Pilih", True, ""), *pilihan[1 + len(self.tab) :]]
            yield judul, nama, [p for p in pilihan if p[0] is not None]
        urut = [
            (f"{balik}{ke}", f"{self.kepala[ke]}{ekor}")
            for ke, nama in enumerate(self.list_display)
            if self.get_ordering_field(nama)
            for balik, ekor in (("", ""), ("-", ", menurun"))
        ]
        kini = self.params.get(ORDER_VAR, "")
        semua = [("", "Bawaan"), *urut]
        yield "urut", ORDER_VAR, [(k, t, k == kini, "") for k, t in semua]

    def lain(self) -> list[tuple[str, str]]:
        """What else the address asks: the form of the filters carries it on."""
        nama = {n for spec in self.filter_specs for n in spec.expected_parameters()}
        nama |= {ORDER_VAR, SEARCH_VAR}
        return [satu for satu in self.params.items() if satu[0] not in nama]
