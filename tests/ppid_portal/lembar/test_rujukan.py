"""Who refers what to whom: from, to, what, how many, how fast."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from tests.factories.informasi import PADA, KeteranganFactory, RujukanFactory
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import (
    PenerusanFactory,
    PengaduanFactory,
    RujukanPengaduanFactory as RujukAduan,
)
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db


@time_machine.travel(PADA, tick=False)
def test_one_table_counts_referrals_hand_overs_and_questions(client):
    dinas = UnitFactory(nama="Dinas Perhubungan")
    lain = {"dari_unit": dinas, "ke_unit": UnitFactory(nama="Dinas PUTR")}
    RujukanFactory(**lain, diajukan_pada=PADA)
    RujukAduan(**lain, diajukan_pada=PADA, berkas__kategori__nama="Jalan")
    RujukAduan(**lain, diajukan_pada=PADA, berkas__berkadar=True)
    PenerusanFactory(pengaduan=PengaduanFactory(unit=dinas), diteruskan_pada=PADA)
    jawab = {"status": "masuk", "jawaban": "Selasa."}
    for hari in (1, 2):
        pada = PADA + timedelta(days=hari)
        KeteranganFactory(kasus__unit=dinas, dijawab_pada=pada, **jawab)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dinas)
    halaman = client.get(reverse("laporan-rujukan"))
    baris = [b[1:] for b in halaman.context["baris"]]
    assert baris[0][:4] == ("PLN ULP Tasikmalaya", "Keterangan diminta", 2, 2)
    assert str(baris[0][4]) == "1.5"
    assert {b[1] for b in baris} == {
        "Keterangan diminta",
        "Permohonan dirujuk",
        "Aduan dirujuk: Jalan",
        f"Aduan diteruskan: {PenerusanFactory._meta.model.objects.get().pengaduan.kategori.nama}",
    }
    assertContains(halaman, "admin/pemangku/pemangku/?q=PLN")
    assertNotContains(client.get(reverse("laporan-rujukan", args=(2023,))), "PLN")
    assert client.get(reverse("laporan-rujukan", args=(9999,))).status_code == 404
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assertNotContains(client.get(reverse("laporan-rujukan")), "PLN")
