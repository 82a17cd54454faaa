"""Every act that asks something: refused, it stays on its form with what was typed."""

from dataclasses import replace
from importlib import import_module
from itertools import product
from pkgutil import iter_modules

import pytest
from django import forms
from django.contrib import admin
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from factory.django import DjangoModelFactory
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import (
    DokumenInformasi,
    Keberatan,
    Permohonan,
    Sengketa,
    SertaMerta,
    UjiKonsekuensi,
)
from organisasi.alur.tindakan import DaftarTindakan, TindakanTerlarang
from organisasi.models import InsidenData, Penugasan
from organisasi.staf.tombol import Bertombol, Tombol, tanya
from pemangku.models import Janji
from pengaduan.models import Penerusan, Pengaduan, Sirkuit
from tests import factories
from tests.akses_bantu import PERAN
from tests.conftest import turunan
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.factories.kunjungan import KomitmenFactory
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.factories.pengaduan import SirkuitFactory
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db


for modul in iter_modules(factories.__path__):
    import_module(f"{factories.__name__}.{modul.name}")
TEKS = "Sudah saya cek & hubungi."
SEBAB = "Rekan Anda baru saja lebih dulu."
DAFTAR = [d for d in admin.site._registry.values() if getattr(d, "tombol", ())]


class Coba(DaftarTindakan):
    COBA = "Coba", ()


def buat(model):
    if model is Janji:  # what a unit promised has no stakeholder to report
        return KomitmenFactory()
    pabrik = [
        p
        for p in turunan(DjangoModelFactory)
        if not p._meta.abstract and p._meta.get_model_class() is model
    ]
    return pabrik[0]() if pabrik else None


def lolos(kelas):
    class Lolos(kelas):
        def full_clean(self):
            super().full_clean()
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data = {}

    return Lolos


class Didahului:
    """Open until the officer presses; then a colleague has done it."""

    def __init__(self):
        self.terbuka = True

    def boleh(self, _obj):
        return self.terbuka

    def lakukan(self, *_args, **_isi):
        self.terbuka = False
        raise TindakanTerlarang(SEBAB)


def kolom_teks(form):
    return next(
        (
            form.add_prefix(n)
            for n, k in form.fields.items()
            if isinstance(k, forms.CharField) and not k.widget.is_hidden
        ),
        None,
    )


def tombol_bertanya(daftar, obj, petugas):
    for satu in daftar.tombol:
        if kelas := satu.form(obj):
            yield satu, lolos(kelas), kelas(berkas=obj, petugas=petugas)


@pytest.mark.parametrize("daftar", DAFTAR, ids=lambda d: d.opts.label_lower)
def test_a_refused_act_stays_with_its_text(client, monkeypatch, daftar):
    petugas = masuk(client, PetugasFactory(is_superuser=True))
    obj = buat(daftar.model)
    assert obj is not None
    segar = daftar.model._default_manager.get
    monkeypatch.setattr(daftar, "objek_atau_404", lambda _r, pk: segar(pk=pk))
    monkeypatch.setattr(daftar, "get_object", lambda _r, pk: segar(pk=pk))
    monkeypatch.setattr(daftar, "boleh_tombol", lambda _r, _t, _o: True)
    nama = f"admin:{daftar.nama_halaman('tindakan')}"
    alamat = reverse(nama, args=(obj.pk, Coba.COBA))
    for satu, kelas, form in tombol_bertanya(daftar, obj, petugas):
        lawan = Didahului()
        ganti = {"bila": lawan.boleh, "lakukan": lawan.lakukan, "halangan": None}
        ganti["form"] = lambda _o, k=kelas: k
        ganti = replace(satu, tindakan=Coba.COBA, **ganti)
        monkeypatch.setattr(daftar, "tombol", (ganti,))
        kolom = kolom_teks(form)
        jawab = client.post(alamat, {"yakin": "1", **({kolom: TEKS} if kolom else {})})
        halaman = jawab.content.decode()
        assert jawab.status_code == 200, satu.nama
        assert SEBAB in halaman, satu.nama
        assert "sedang tidak dapat dilakukan" in halaman, satu.nama
        if kolom:
            assert "Sudah saya cek &amp; hubungi." in halaman, satu.nama


def test_the_engines_alone_decide_what_happens_to_a_refused_act():
    """Nobody answers a pressed button in another way."""
    for kelas in turunan(Bertombol):
        assert "tindakan_view" not in vars(kelas)


def menolak(*_args, **_isi):
    raise TindakanTerlarang(SEBAB)


def tekan_coba(client, monkeypatch, *, tampak=True, **tombol):
    masuk(client, PetugasFactory(is_superuser=True))
    daftar, obj = admin.site._registry[Pengaduan], buat(Pengaduan)
    satu = Tombol(
        Coba.COBA,
        menolak,
        berhasil="",
        form=tanya("Alasan", "Dibaca petugas."),
        **tombol,
    )
    monkeypatch.setattr(daftar, "tombol", (satu,))
    monkeypatch.setattr(daftar, "boleh_tombol", lambda _r, _t, _o: True)
    monkeypatch.setattr(daftar, "objek_atau_404", lambda _r, _pk: obj)
    monkeypatch.setattr(daftar, "get_object", lambda _r, _pk: obj if tampak else None)
    nama = f"admin:{daftar.nama_halaman('tindakan')}"
    return client.post(reverse(nama, args=(obj.pk, "coba")), {"teks": TEKS})


def test_what_stands_in_the_way_is_said_over_the_text_and_not_previewed(
    client, monkeypatch
):
    jawab = tekan_coba(
        client,
        monkeypatch,
        halangan=lambda _o, _petugas: SEBAB,
        pratinjau=lambda _o, _isi: ["Akan dikirim."],
    )
    # In the box on top, and as the fault of the form.
    assertContains(jawab, SEBAB, count=2)
    assertContains(jawab, "Sudah saya cek &amp; hubungi.")
    assertNotContains(jawab, "Akan dikirim.")


def test_a_record_that_left_the_sight_meanwhile_leaves_the_text(client, monkeypatch):
    jawab = tekan_coba(client, monkeypatch, tampak=False)
    assertContains(jawab, SEBAB)
    assertContains(jawab, "sedang tidak dapat dilakukan")
    assertContains(jawab, "Sudah saya cek &amp; hubungi.")


# A hidden button is closed: each act, sent by hand, from every status and by every role

# Made open, where the status does not say it.
SUSUN = {
    UjiKonsekuensi: lambda: UjiKonsekuensiFactory(
        disetujui_oleh=None, disetujui_pada=None
    ),
    Penugasan: lambda: PenugasanFactory(diberikan_oleh=PetugasFactory()),
    Sirkuit: lambda: SirkuitFactory(keadaan=Sirkuit.Keadaan.BUKA),
}


SELESAI = "Selesai."


class Penekan:
    """Hears of each act whether it was done; the questions take any answer."""

    def __init__(self, daftar, obj, monkeypatch):
        self.daftar, self.obj = daftar, obj
        self.semua = tuple(map(self._ganti, daftar.tombol))
        ganti = {
            "tombol": self.semua,
            "objek_atau_404": lambda _r, _pk: obj,
            "get_object": lambda _r, _pk: obj,
            "halaman": lambda *_r, **_konteks: HttpResponse(),
            "alamat_sesudah": lambda _r, _o: "/",
        }
        for nama, isi in ganti.items():
            monkeypatch.setattr(daftar, nama, isi)

    @staticmethod
    def _ganti(satu):
        return replace(
            satu,
            form=lambda o: lolos(kelas) if (kelas := satu.form(o)) else None,
            lakukan=lambda obj, **_isi: obj,
            berhasil=SELESAI,
        )

    def coba(self, rf, petugas):
        request = self._minta(rf, petugas)
        tampak = {t["nama"] for t in self.daftar.tombol_untuk(request, self.obj)}
        semua = {t.nama for t in self.semua}
        return tampak & semua, {n for n in semua if self._tekan(rf, petugas, n)}

    def _tekan(self, rf, petugas, nama):
        request = self._minta(rf, petugas)
        try:
            self.daftar.tindakan_view(request, str(self.obj.pk), nama)
        except PermissionDenied:
            return False
        return any(str(m).startswith(SELESAI) for m in get_messages(request))

    @staticmethod
    def _minta(rf, petugas):
        request = rf.post("/", {"yakin": "1", "teks": "Sebab yang sah."})
        request.user, request.session = petugas, {}
        request._messages = FallbackStorage(request)
        return request


def status_semua(model):
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


# Cases whose page says what comes next.
BERANJURAN = (
    Permohonan,
    Pengaduan,
    Keberatan,
    Sengketa,
    DokumenInformasi,
    Penerusan,
    SertaMerta,
    InsidenData,
)


@pytest.mark.parametrize("model", BERANJURAN, ids=lambda m: m._meta.label_lower)
def test_the_advised_act_can_be_pressed_by_who_reads_it(rf, client, monkeypatch, model):
    """No advice names an act that its reader lacks; each button asks or leads to a page."""
    daftar, obj = admin.site._registry[model], buat(model)
    unit = daftar.unit_dari(obj)
    orang = {peran: petugas_berperan(peran, unit) for peran in PERAN}
    tindakan = {t.nama for t in daftar.tombol}
    dibaca, dibuka = set(), set()
    for status, (peran, petugas) in product(status_semua(model), orang.items()):
        satu = model.objects.get(pk=obj.pk)
        satu.status = status
        request = rf.get("/")
        request.user, request.session = petugas, {}
        monkeypatch.setattr(daftar, "objek_atau_404", lambda _r, _pk, o=satu: o)
        isi = {**daftar._kasus(request, satu), **daftar.kotak(request, satu)}
        meja = daftar._meja(request, satu, isi)
        ada = {t["nama"]: t for t in isi["tombol"]}
        utama = meja["utama"]
        assert utama is None or (utama["nama"] in ada and not utama["bahaya"])
        dibaca.add(utama and utama["nama"])
        for t in daftar.tombol:
            if t.nama in ada:
                jawab = daftar.tindakan_view(request, str(satu.pk), t.nama)
                assert jawab.context_data["tertutup"] == "", (status, peran, t.nama)
            else:
                assert f"ekan {t.label}." not in meja["langkah"], (status, peran)
        dibuka |= {(petugas, t["alamat"]) for n, t in ada.items() if n not in tindakan}
    assert len(dibaca) > 1
    monkeypatch.undo()
    for petugas, alamat in dibuka:
        masuk(client, petugas)
        assert client.get(alamat).status_code == 200, (petugas, alamat)
