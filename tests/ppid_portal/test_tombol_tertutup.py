"""A hidden button is closed: each act, sent by hand, from every status and by every role."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db import transaction
from django.urls import reverse
from pytest_django.asserts import assertContains

from informasi.models import UjiKonsekuensi
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Penugasan
from organisasi.staf.tombol import Bertindak
from pemangku.models import Kegiatan
from pengaduan.models import Sirkuit
from tests.akses_bantu import PERAN
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.factories.pemangku import KegiatanFactory
from tests.factories.pengaduan import SirkuitFactory
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.test_tindakan_ditolak import DAFTAR, buat, lolos

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]

# Made open, where the status does not say it.
SUSUN = {
    UjiKonsekuensi: lambda: UjiKonsekuensiFactory(
        disetujui_oleh=None, disetujui_pada=None
    ),
    Penugasan: lambda: PenugasanFactory(diberikan_oleh=PetugasFactory()),
    Sirkuit: lambda: SirkuitFactory(keadaan=Sirkuit.Keadaan.BUKA),
}


TANDA = "ditekan"


class Penekan:
    """Reads in the trail what is done; the questions take any answer."""

    def __init__(self, daftar, obj, monkeypatch):
        self.terakhir, self.daftar, self.obj = 0, daftar, obj
        jenis = "tindak" if isinstance(daftar, Bertindak) else "tombol"
        semua = tuple(self._ganti(satu, jenis) for satu in getattr(daftar, jenis))
        monkeypatch.setattr(daftar, jenis, semua)
        monkeypatch.setattr(daftar, "objek_atau_404", lambda _r, _pk: obj)
        monkeypatch.setattr(daftar, "get_object", lambda _r, _pk: obj)
        self.semua = semua
        self.view = daftar.tindak_view if jenis == "tindak" else daftar.tindakan_view

    def _ganti(self, satu, jenis):
        def lakukan(obj, *, oleh, pada, **_isi):
            Jejak.objects.catat(obj, TANDA, catatan=satu.nama, oleh=oleh, pada=pada)
            return obj

        ganti = {"lakukan": lakukan, "berhasil": "Selesai."}
        if jenis == "tindak":
            return replace(satu, form=lolos(satu.form), **ganti)
        return replace(
            satu,
            form=lambda o: lolos(kelas) if (kelas := satu.form(o)) else None,
            **ganti,
        )

    def coba(self, rf, petugas):
        """What the page offers, and what was done when all of them were sent."""
        request = self._minta(rf, petugas)
        tampak = {t["nama"] for t in self.daftar.tombol_untuk(request, self.obj)}
        for satu in self.semua:
            try:
                with transaction.atomic():
                    self.view(self._minta(rf, petugas), str(self.obj.pk), satu.nama)
            except PermissionDenied:
                continue
        dilakukan = Jejak.objects.filter(tindakan=TANDA, oleh=petugas.username)
        ditekan = {*self._baru(dilakukan)}
        return tampak & {t.nama for t in self.semua}, ditekan

    def _baru(self, dilakukan):
        """What was written since the last look."""
        baris = dilakukan.filter(pk__gt=self.terakhir).values_list("pk", "catatan")
        semua = sorted(baris)
        self.terakhir = semua[-1][0] if semua else self.terakhir
        return [catatan for _, catatan in semua]

    @staticmethod
    def _minta(rf, petugas):
        request = rf.post("/", {"yakin": "1", "teks": "Sebab yang sah."})
        request.user, request.session = petugas, {}
        request._messages = FallbackStorage(request)
        return request


def status_semua(model):
    """All statuses a record can be in."""
    try:
        return [nilai for nilai, _ in model._meta.get_field("status").flatchoices]
    except FieldDoesNotExist:
        return [None]


@pytest.mark.parametrize("daftar", DAFTAR, ids=lambda d: d.opts.label_lower)
def test_only_what_is_shown_can_be_pressed(rf, monkeypatch, daftar):
    obj = (SUSUN.get(daftar.model) or (lambda: buat(daftar.model)))()
    penekan = Penekan(daftar, obj, monkeypatch)
    unit = daftar.unit_dari(obj) or UnitFactory()
    orang = {peran: petugas_berperan(peran, unit) for peran in PERAN}

    salah, terbuka = {}, set()
    for status, (peran, petugas) in product(status_semua(daftar.model), orang.items()):
        obj.status = status
        tampak, ditekan = penekan.coba(rf, petugas)
        terbuka |= tampak
        if tampak != ditekan:
            salah[status, peran] = (tampak, ditekan)

    assert salah == {}
    assert terbuka


def test_a_visit_that_has_not_begun_takes_no_number_of_minutes(client):
    kegiatan = KegiatanFactory()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU, kegiatan.tuan_rumah)
    tujuan = reverse("admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, "nomor"))

    jawab = client.post(tujuan, {"nomor_berita_acara": "PALSU/001"})

    kegiatan.refresh_from_db()
    assert kegiatan.status == Kegiatan.Status.RENCANA
    assert kegiatan.nomor_berita_acara == ""
    assertContains(jawab, "sedang tidak terbuka", count=2)
    assertContains(jawab, "PALSU/001")
    assert not kegiatan.riwayat.exists()
