"""Every act that asks something: refused, it stays on its form with what was typed."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django import forms
from django.contrib import admin
from django.urls import reverse
from factory.django import DjangoModelFactory
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.staf.tombol import Bertindak, Bertombol, Tanya, Tombol
from pengaduan.models import Pengaduan
from tests import factories
from tests.conftest import turunan
from tests.factories.organisasi import PetugasFactory
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
for modul in iter_modules(factories.__path__):
    import_module(f"{factories.__name__}.{modul.name}")
TEKS = "Sudah saya cek & hubungi."
SEBAB = "Rekan Anda baru saja lebih dulu."
DAFTAR = [
    satu
    for satu in admin.site._registry.values()
    if getattr(satu, "tombol", ()) or getattr(satu, "tindak", ())
]


def buat(model):
    """A record of ``model``, from whichever factory makes it."""
    pabrik = [
        p
        for p in turunan(DjangoModelFactory)
        if not p._meta.abstract and p._meta.get_model_class() is model
    ]
    return pabrik[0]() if pabrik else None


def lolos(kelas):
    """The questions of an act, content with any answer."""

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
    """The name of a field one can type into."""
    return next(
        (
            form.add_prefix(n)
            for n, k in form.fields.items()
            if isinstance(k, forms.CharField) and not k.widget.is_hidden
        ),
        None,
    )


def tombol_bertanya(daftar, obj, petugas):
    """Its acts with a question, each in the state of having been overtaken."""
    if isinstance(daftar, Bertindak):
        for satu in daftar.tindak:
            yield "tindak", satu, lolos(satu.form), satu.form()
        return
    for satu in daftar.tombol:
        kelas, tanya = satu.form(obj), satu.tanya(obj)
        if kelas:
            yield "tombol", satu, lolos(kelas), kelas(berkas=obj, petugas=petugas)
        elif tanya:
            yield "tombol", satu, None, forms.Form()


@pytest.mark.parametrize("daftar", DAFTAR, ids=lambda d: d.opts.label_lower)
def test_a_refused_act_stays_with_its_text(client, monkeypatch, daftar):
    petugas = masuk(client, PetugasFactory(is_superuser=True))
    obj = buat(daftar.model)
    assert obj is not None
    segar = daftar.model._default_manager.get
    monkeypatch.setattr(daftar, "objek_atau_404", lambda _r, pk: segar(pk=pk))
    monkeypatch.setattr(daftar, "get_object", lambda _r, pk: segar(pk=pk))
    if isinstance(daftar, Bertindak):
        monkeypatch.setattr(daftar, "boleh_tindak", lambda _r, _o: True)
    else:
        monkeypatch.setattr(daftar, "boleh_tombol", lambda _r, _t, _o: True)

    for jenis, satu, kelas, form in tombol_bertanya(daftar, obj, petugas):
        lawan = Didahului()
        ganti = {"boleh": lawan.boleh, "lakukan": lawan.lakukan}
        if kelas:
            ganti["form"] = kelas if jenis == "tindak" else (lambda _o, k=kelas: k)
        monkeypatch.setattr(daftar, jenis, (replace(satu, **ganti),))
        alamat = reverse(
            f"admin:{daftar.nama_halaman('tindakan')}", args=(obj.pk, satu.nama)
        )
        kolom = "teks" if kelas is None else kolom_teks(form)

        jawab = client.post(alamat, {"yakin": "1", **({kolom: TEKS} if kolom else {})})

        halaman = jawab.content.decode()
        assert jawab.status_code == 200, satu.nama
        assert SEBAB in halaman, satu.nama
        assert "sedang tidak terbuka" in halaman, satu.nama
        if kolom:
            assert "Sudah saya cek &amp; hubungi." in halaman, satu.nama


def test_the_engines_alone_decide_what_happens_to_a_refused_act():
    """Nobody answers a pressed button in another way."""
    for mesin in (Bertombol, Bertindak):
        for kelas in turunan(mesin):
            assert "tindakan_view" not in vars(kelas)
            assert "tindak_view" not in vars(kelas)


def menolak(*_args, **_isi):
    raise TindakanTerlarang(SEBAB)


def tekan_coba(client, monkeypatch, *, tampak=True, **tombol):
    """The page after a question was answered whose act refuses."""
    masuk(client, PetugasFactory(is_superuser=True))
    daftar, obj = admin.site._registry[Pengaduan], buat(Pengaduan)
    satu = Tombol(
        nama="coba",
        label="Coba",
        izin="",
        boleh=lambda _o: True,
        lakukan=menolak,
        berhasil="",
        tanya=lambda _o: Tanya("Alasan", "Dibaca petugas."),
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
    assertContains(jawab, "sedang tidak terbuka")
    assertContains(jawab, "Sudah saya cek &amp; hubungi.")
