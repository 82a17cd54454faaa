"""Keys of other applications: shown once, stored as a hash, revoked with a trail."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pengaduan.models import KunciOpen311
from tests.factories import pengaduan as f
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
DAFTAR = reverse("admin:pengaduan_kunciopen311_changelist")
BARU = reverse("admin:pengaduan_kunciopen311_add")
ISI = {"nama": "Lapor RT", "penanggung_jawab": "Dinas Contoh", "batas_per_jam": "60"}
PADA = datetime(2024, 6, 1, tzinfo=UTC)


def cabut(client, *kunci):
    isi = {"action": "cabut", "_selected_action": [k.pk for k in kunci]}
    return client.post(DAFTAR, isi, follow=True)


def test_a_new_key_is_shown_once_and_kept_as_a_hash(client):
    petugas = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    jawab = client.post(BARU, ISI)
    cocok = re.search(r'<b class="kode">(\w{32})</b>', jawab.text)
    assert cocok
    assert "no-store" in jawab["Cache-Control"]
    kunci = KunciOpen311.objects.get()
    assert kunci.dibuat_oleh == petugas
    assert KunciOpen311.objects.cocok(cocok[1]) == kunci
    rinci = reverse("admin:pengaduan_kunciopen311_change", args=(kunci.pk,))
    assert cocok[1] not in client.halaman(rinci).text


def test_a_change_leaves_the_key_as_it_is(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    kunci = f.KunciOpen311Factory()
    rinci = reverse("admin:pengaduan_kunciopen311_change", args=(kunci.pk,))
    isi = ISI | {"batas_per_jam": "5", "edisi": str(kunci.edisi)}
    assert client.post(rinci, isi).status_code == 302
    sesudah = KunciOpen311.objects.get()
    assert (sesudah.batas_per_jam, sesudah.sidik) == (5, kunci.sidik)


def test_revoking_is_recorded_once_and_keeps_its_hour(client):
    petugas = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    hidup, dulu = f.KunciOpen311Factory(), f.KunciOpen311Factory(dicabut_pada=PADA)
    cabut(client, hidup, dulu)
    hidup.refresh_from_db()
    dulu.refresh_from_db()
    assert hidup.dicabut_pada is not None
    assert dulu.dicabut_pada == PADA
    jejak = Jejak.objects.get(tindakan="cabut")
    assert (jejak.objek_id, jejak.oleh) == (str(hidup.pk), petugas.username)
