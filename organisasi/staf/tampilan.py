"""Template tags and filters that every template has: dates, numbers, marks, query links."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest, QueryDict
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from organisasi import bahasa
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.nomor_penting import NomorPenting, papan_nomor
from organisasi.kantor import direktori
from organisasi.kantor.jam import Keadaan, keadaan_buka
from organisasi.kantor.models import KanalLayanan, Unit
from organisasi.pribadi import teks_pribadi as pribadi_teks
from organisasi.staf.isian import TANDA, alamat_lanjut, baca_isian, isian_halaman, pukul
from organisasi.waktu import tenggat
from organisasi.waktu.hari_kerja import KalenderBelumDiisi

register = template.Library()
# Control characters that cannot stand in stored text mark a hit (see informasi.pencarian).
BUKA, TUTUP = "\x02", "\x03"
AKTIF = format_html(' aria-current="{}"', "true")


class TokenNode(CsrfTokenNode):
    """Django's token; in the forms of the staff also whose form it is (isian_petugas)."""

    def render(self, context: Context) -> SafeString:
        csrf = SafeString(super().render(context))
        tanda = getattr(context.get("request"), "tanda_formulir", None)
        if tanda is None or not csrf:
            return csrf
        return csrf + format_html(
            '<input type="hidden" name="{}" value="{}">', TANDA, tanda.tulis()
        )


@register.tag
def csrf_token(_parser: Parser, _token: Token) -> TokenNode:
    """In place of Django's tag, so that no form of the staff can do without."""
    return TokenNode()


@register.simple_tag(takes_context=True)
def isian_tertinggal(context: Context) -> list[dict[str, str]]:
    request: HttpRequest = context["request"]
    kini = timezone.now()
    if request.method == "POST" or hasattr(request, "isian_dilanjutkan"):
        return []
    return [
        {
            "pukul": pukul(satu, pada=kini),
            "nomor": satu.nomor,
            "alamat": alamat_lanjut(baca_isian(satu).halaman, satu.nomor),
        }
        for satu in isian_halaman(request, pada=kini)
    ]


def _hari(nilai: date | datetime) -> date:
    return timezone.localdate(nilai) if isinstance(nilai, datetime) else nilai


@register.simple_tag
def nomor_penting() -> NomorPenting:
    return papan_nomor.baca()


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """``Selasa, 4 Juni 2024``."""
    return bahasa.tanggal(_hari(nilai)) if nilai else ""


@register.filter
def tanggal_pendek(nilai: date | datetime | None) -> str:
    return bahasa.tanggal_pendek(_hari(nilai)) if nilai else ""


register.filter("lama", tenggat.lama_kini)


@register.filter
def terbaca(kolom: Any, request: HttpRequest) -> SafeString:
    """A field that is only read; it leads to another record who may open that."""
    lain = getattr(kolom.form.instance, str(kolom.field["field"]), None)
    induk = kolom.model_admin.admin_site._registry.get(type(lain))  # noqa: SLF001
    if induk and not induk.has_view_permission(request, lain):
        return conditional_escape(str(lain))
    isi: SafeString = kolom.contents()
    return isi


@register.filter
def berstatus(berkas: Any, nama: str) -> bool:
    """Whether the record's status is the one of that name; KeyError for none such."""
    return bool(berkas.status == type(berkas).Status[nama])


@register.filter
def penanggung(unit: Unit) -> Unit | None:
    return direktori.penanggung(unit, timezone.localdate())


@register.filter
def buka_kini(unit: Unit, jam_kota: str) -> Keadaan | None:
    """Whether its counter is open, in words; None while no days off of the year are known.

    Kept public pages are made anew whenever it changes (``pergantian_jam``).
    """
    kalender = per_versi("kalender.unit", tenggat.kalender_per_unit)(unit.pk)
    with suppress(KalenderBelumDiisi, ValueError):
        return keadaan_buka(
            unit.jam_layanan or jam_kota, timezone.localtime(), kalender.alasan_libur
        )
    return None


@register.filter
def perkata(teks: str) -> str:
    """Word by word in the language of the page: hours, spans of days."""
    return re.sub(r"[^\W\d_]+", lambda kata: gettext(kata[0]), teks)


@register.filter
def tel(nomor: str) -> str:
    return f"tel:{KanalLayanan(nomor=nomor).tel}"


@register.filter
def tautan_peta(titik: str) -> str:
    lintang, bujur = (satu.strip() for satu in titik.split(","))
    return (
        f"https://www.openstreetmap.org/?mlat={lintang}&mlon={bujur}"
        f"#map=18/{lintang}/{bujur}"
    )


@register.filter
def jam(nilai: datetime | None) -> str:
    """``14.05 WIB``."""
    return f"{timezone.localtime(nilai):%H.%M} WIB" if nilai else ""


@register.filter
def angka(nilai: float | None) -> str:
    return "" if nilai is None else bahasa.angka(nilai)


@register.filter
def tanpa_nik(teks: str) -> str:
    """What a person wrote, for a page that anyone with its address can read."""
    return pribadi_teks.tanpa_nik(teks)


@register.filter
def ukuran(nilai: int | None) -> str:
    return "" if nilai is None else bahasa.ukuran(nilai)


@register.filter
def sorot(teks: str) -> SafeString:
    """Escape a snippet and turn its hit marks into ``<mark>``."""
    awal, *potongan = teks.split(BUKA)
    pola = f"{{}}{'<mark>{}</mark>{}' * len(potongan)}"
    return format_html(
        pola, awal, *(p for s in potongan for p in s.partition(TUTUP)[::2])
    )


@register.filter
def butir_faset(pilihan: Iterable[Mapping[str, Any]]) -> SafeString:
    """As one string: a list has dozens, and nodes of a template are slow for that."""
    return format_html_join(
        "\n",
        '<li><a href="{}" rel="nofollow"{}><span>{}</span> <span>{}</span></a></li>',
        (
            (
                p["url"],
                AKTIF if p["aktif"] else "",
                p["teks"],
                bahasa.angka(p["jumlah"]),
            )
            for p in pilihan
        ),
    )


@register.filter
def baris_sel(baris: Iterable[Sequence[str]]) -> SafeString:
    """Rows of a table, as one string for the same reason."""
    return format_html_join(
        "\n",
        "<tr>{}</tr>",
        ((format_html_join("", "<td>{}</td>", ((s,) for s in b)),) for b in baris),
    )


@register.simple_tag(takes_context=True)
def ganti_query(context: dict[str, Any], **ubah: object) -> str:
    query: QueryDict = context["request"].GET.copy()
    for nama in ("halaman", "setelah"):
        query.pop(nama, None)
    for nama, nilai in ubah.items():
        if nilai in (None, ""):
            query.pop(nama, None)
        else:
            query[nama] = str(nilai)
    return f"?{query.urlencode()}" if query else "."
