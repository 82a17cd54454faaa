"""Lihat kontak: a purpose, one record, fifteen minutes, a line in the log (PK-20)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import boleh_coba, unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.unggahan import PENGENAL
from organisasi.models import Petugas
from organisasi.pribadi.actions import buka_data, kabari_penjaga
from organisasi.staf.base import PortalAdmin
from pemangku.admin.bersama import KONTAK, boleh_catat, kuasa_saja
from pemangku.models import Kanal, Pemangku, Persetujuan

TERBUKA_SELAMA = timedelta(minutes=15)
SEJAM, BATAS_SEJAM = timedelta(hours=1), 30
SESI = "kontak_terbuka"
DARURAT = "kuasa penuh"
TUJUAN = (
    ("undangan", "Mengirim undangan"),
    ("verifikasi", "Memverifikasi data"),
    ("tindak lanjut", "Menindaklanjuti kegiatan atau janji"),
    ("permintaan subjek", "Menjawab permintaan orangnya atas datanya"),
)
BERHENTI = (
    f"Anda sudah membuka {BATAS_SEJAM} kontak dalam satu jam. Halaman ini berhenti sampai "
    "jam itu lewat, dan petugas pelindungan data diberi tahu. Untuk pekerjaan yang memang "
    "banyak, hubungi pengelola."
)


class KontakForm(forms.Form):
    """What for; the purpose is chosen, never guessed."""

    use_required_attribute = False

    tujuan = forms.ChoiceField(
        label="Untuk apa kontak ini dibuka?",
        choices=TUJUAN,
        widget=forms.RadioSelect,
        help_text="Tercatat dengan nama Anda; orangnya dapat menanyakan catatan itu.",
        error_messages={"required": "Pilih dulu untuk apa."},
    )
    keterangan = Teks(
        label="Keterangan",
        max_length=120,
        help_text="Boleh kosong. Misalnya nomor kegiatan. Jangan tulis nama orang.",
    )

    def alasan(self) -> str:
        """The purpose with its detail, as it stands in the log."""
        isi = self.cleaned_data
        return ": ".join(filter(None, (isi["tujuan"], isi["keterangan"])))


class DaruratForm(forms.Form):
    """Why full power is used; the officer of data reads it at once (8.1)."""

    use_required_attribute = False

    sebab = Teks(
        label="Mengapa kontak ini harus dibuka dengan kuasa penuh?",
        max_length=200,
        min_length=20,
        wajib="Tulis sebabnya, paling sedikit 20 huruf.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Anda tidak merawat catatan ini. Sebabnya tercatat dan langsung dikirim "
        "kepada petugas pelindungan data. Jangan tulis nama orang.",
    )

    def alasan(self) -> str:
        """The reason, marked as what it is in the log."""
        return f"{DARURAT}: {self.cleaned_data['sebab']}"


class Berkontak(PortalAdmin):
    """Pages more: the contacts of a record, opened for a while; proofs of consent."""

    def get_urls(self) -> list[URLPattern]:
        """Two pages more."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.kontak_view)
        bukti = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/kontak/", view, "kontak"),
            self.alamat("<path:object_id>/bukti/<int:pk>/", bukti, "bukti"),
            *super().get_urls(),
        ]

    def bukti_view(self, request: HttpRequest, object_id: str, pk: int) -> FileResponse:
        """The proof of a consent, as a download that runs nothing."""
        obj = self.objek_atau_404(request, object_id)
        if not boleh_catat(request, obj):
            raise PermissionDenied
        milik = Persetujuan.objects.filter(orang__jabatan__pemangku=obj)
        baris = get_object_or_404(milik.exclude(bukti="").distinct(), pk=pk)
        akhiran = str(baris.bukti.name).rpartition(".")[2]
        return unduhan(
            baris.bukti, nama=f"bukti-{baris.pk}.{akhiran}", tipe=PENGENAL[akhiran][0]
        )

    def boleh_kontak(self, request: HttpRequest, obj: Pemangku) -> bool:
        """The right, held for the unit that keeps the record; or full power, broken out."""
        if kuasa_saja(petugas_dari(request)):
            return True
        return request.user.has_perm(KONTAK) and self.berwenang(request, KONTAK, obj)

    def alamat_kontak(self, request: HttpRequest, obj: Pemangku) -> str:
        """Where the button leads; "" for who may not."""
        return self.tautan("kontak", obj.pk) if self.boleh_kontak(request, obj) else ""

    def kontak_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask what for; on POST note it; then show it for a quarter of an hour."""
        obj = self.objek_atau_404(request, object_id)
        if not self.boleh_kontak(request, obj):
            raise PermissionDenied
        kini, berhenti = timezone.now(), False
        darurat = kuasa_saja(petugas_dari(request))
        borang = DaruratForm if darurat else KontakForm
        form = borang(request.POST if request.method == "POST" else None)
        if form.is_valid():
            if _boleh(petugas_dari(request), obj, kini):
                return self._buka(request, obj, form, kini)
            berhenti = True
        sampai = _terbuka_sampai(request, obj, kini)
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Lihat kontak: {obj}",
            "opts": self.opts,
            "object": obj,
            "form": form,
            "darurat": darurat,
            "halangan": BERHENTI if berhenti else "",
            "sampai": sampai,
            "kontak": kontak_penuh(obj) if sampai and not berhenti else [],
        }
        jawab = TemplateResponse(request, "admin/pemangku/kontak.html", konteks)
        jawab["Cache-Control"] = "no-store, private"
        jawab["Referrer-Policy"] = "same-origin"
        return jawab

    @transaction.atomic
    def _buka(
        self,
        request: HttpRequest,
        obj: Pemangku,
        form: KontakForm | DaruratForm,
        kini: datetime,
    ) -> HttpResponse:
        """The line of the log first; what it allows comes after it."""
        akses = buka_data(
            obj,
            oleh=petugas_dari(request),
            kolom="kontak",
            alasan=form.alasan(),
            pada=kini,
        )
        if isinstance(form, DaruratForm):
            kabari_penjaga(
                "kuasa_penuh", kunci=f"kuasa:{akses.pk}", pada=kini, akses=akses
            )
        # One record at a time: the next one closes this.
        request.session[SESI] = [str(obj.pk), (kini + TERBUKA_SELAMA).isoformat()]
        return HttpResponseRedirect(self.tautan("kontak", obj.pk))


def _boleh(petugas: Petugas, obj: Pemangku, kini: datetime) -> bool:
    """Whether this is among the first thirty of the hour; else PDP is told, once."""
    kunci = f"kontak:{petugas.pk}"
    if boleh_coba(kunci, batas=BATAS_SEJAM, jendela=SEJAM, pada=kini):
        return True
    kabari_penjaga(
        "kontak_berlebih",
        kunci=f"{kunci}:{timezone.localtime(kini):%Y-%m-%dT%H}",
        pada=kini,
        petugas=petugas,
        batas=BATAS_SEJAM,
        nomor=obj.nomor,
    )
    return False


def _terbuka_sampai(
    request: HttpRequest, obj: Pemangku, kini: datetime
) -> datetime | None:
    """Until when this session may see the contacts of ``obj``; None when it may not."""
    pk, sampai = request.session.get(SESI, ("", ""))
    if pk != str(obj.pk):
        return None
    akhir = datetime.fromisoformat(sampai)
    return akhir if kini < akhir else None


def kontak_penuh(pemangku: Pemangku) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Whose channels, and each in full: of the body, then of those in a post now."""
    hari = timezone.localdate()
    lembaga = list(pemangku.kanal.all())
    hasil: list[tuple[str, list[tuple[str, Any]]]] = []
    if lembaga:
        hasil.append((pemangku.nama_tampil, _baris(lembaga)))
    jabatan = pemangku.jabatan.nyata().berlaku(hari).select_related("orang")
    milik: dict[Any, list[Kanal]] = {}
    for satu in Kanal.objects.filter(orang__in=[j.orang_id for j in jabatan]):
        milik.setdefault(satu.orang_id, []).append(satu)
    for satu_jabatan in jabatan:
        orang = satu_jabatan.orang
        judul = f"{orang.nama_lengkap}, {satu_jabatan.nama_jabatan}"
        hasil.append((judul, _baris(milik.get(orang.pk, []))))
    return hasil


def _baris(kanal: list[Kanal]) -> list[tuple[str, Any]]:
    return [
        (f"{k.get_jenis_display()}, {k.get_sifat_display().lower()}", k) for k in kanal
    ]
