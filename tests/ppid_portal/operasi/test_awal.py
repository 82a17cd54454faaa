"""The list of the first day names what is missing, and ends when nothing is."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan, Petugas, Unit
from ppid_portal.models import Pekerjaan
from ppid_portal.operasi import kesehatan, pekerjaan
from ppid_portal.operasi.awal import HARUS_ADA
from tests.factories.organisasi import HariLiburFactory, PenugasanFactory, UnitFactory
from tests.ppid_portal.masuk.pintu import pasang_kode

pytestmark = pytest.mark.django_db


def jalankan():
    keluaran = StringIO()
    try:
        call_command("periksa_awal", stdout=keluaran)
    except CommandError as galat:
        return keluaran.getvalue(), str(galat)
    return keluaran.getvalue(), ""


def test_a_new_portal_is_told_what_it_lacks_until_nothing_is(settings, monkeypatch):
    Penugasan.objects.all().delete()
    Petugas.objects.all().delete()
    Unit.objects.exclude(peran_ppid=Unit.PeranPPID.TANPA).update(telepon="0265-1")
    UnitFactory(
        peran_ppid=Unit.PeranPPID.PEMBANTU,
        nama="Dinas Tanpa Telepon",
        telepon="",
        wa="",
        surel="",
    )
    kini = timezone.now()
    teks, akhir = jalankan()
    for kata in (
        "Cadangan",
        "Arsip basis data",
        "Pemantauan",
        "Alamat portal",
        f"Hari libur {kini.year + 1}",
        "PPID Utama: Belum ada yang ditugaskan",
        "Kontak 1 unit",
        "PPID Pembantu di",
    ):
        assert kata in teks, kata
    assert "hal masih kurang" in akhir
    settings.ALAMAT_PUBLIK, settings.METRIK_TOKEN = "https://ppid.example.go.id", "x"
    settings.TANPA_SUREL, settings.ARSIP_WAL = False, True
    monkeypatch.setattr(kesehatan, "arsip_terakhir", lambda: kini)
    pekerjaan.siapkan(pada=kini)
    Pekerjaan.objects.create(nama="cadangan", berikutnya=kini + timedelta(hours=1))
    Unit.objects.filter(telepon="").update(telepon="0265-2")
    for tahun in (kini.year, kini.year + 1):
        HariLiburFactory(tanggal=f"{tahun}-01-01")
    for peran in HARUS_ADA:
        PenugasanFactory(peran=peran)
    for unit in Unit.objects.ber_ppid():
        PenugasanFactory(peran=Peran.PPID_PEMBANTU, unit=unit)
    assert "Faktor kedua" in jalankan()[0]
    for petugas in Petugas.objects.all():
        pasang_kode(petugas)
    assert jalankan() == ("Lengkap: portal dapat dibuka untuk warga.\n", "")


def test_without_a_database_that_alone_is_said(monkeypatch):
    keadaan = dict.fromkeys((b.nama for b in kesehatan.bagian()), True)
    mati = keadaan | {"basis_data": False}
    monkeypatch.setattr(kesehatan, "periksa", lambda **_: mati)
    teks, akhir = jalankan()
    assert (teks.count("\n"), akhir) == (1, "1 hal masih kurang.")
