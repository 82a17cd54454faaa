"""Two tabs, a double click: one request, whatever happens at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from informasi.models import DrafPermohonan, HitunganSaran, Permohonan
from informasi.pemohon.penghapusan import _sapu_satu
from informasi.pengajuan.actions import catat_saran, hapus_draf, kirim_draf
from informasi.pengajuan.models import IsianPermohonan
from organisasi.basis_data.kerja import Henti
from organisasi.berlangkah.draf import BelumLengkap, DrafTertutup, isi_draf
from organisasi.models import NomorUrut
from ppid_portal.operasi.pekerjaan import DAFTAR, Saat
from tests.informasi.permohonan_bantu import alamat, isi_semua, mulai, siapkan_kantor
from tests.klien import PortalClient
from tests.serentak import serentak

pytestmark = pytest.mark.sql


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_a_draft_sent_many_times_at_once_makes_one_request():
    siapkan_kantor()
    kode = isi_semua(PortalClient())
    tujuan = serentak(
        5, lambda _ke: PortalClient().post(alamat(kode, "periksa"))["Location"]
    )
    permohonan = Permohonan.objects.get()
    assert set(tujuan) == {f"/permohonan/{permohonan.kode}/terkirim/"}
    assert permohonan.surat.count() == 1
    assert NomorUrut.objects.get(register="permohonan").terakhir == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_steps_sent_at_once_all_stay():
    siapkan_kantor()
    kode = mulai(PortalClient())
    draf = DrafPermohonan.objects.get()
    serentak(
        6,
        lambda ke: isi_draf(
            draf,
            IsianPermohonan.baca,
            ubah=lambda isian: isian.konsep.update({f"langkah{ke}": {"isi": "x"}}),
            pada=timezone.now(),
        ),
    )
    draf.refresh_from_db()
    assert len(IsianPermohonan.baca(draf.isian).konsep) == 6
    assert kode


@pytest.mark.django_db
def test_nothing_goes_into_a_draft_that_was_sent_or_is_over():
    siapkan_kantor()
    isi_semua(PortalClient())
    draf, pada = DrafPermohonan.objects.get(), timezone.now()
    habis, _ = DrafPermohonan.buka(IsianPermohonan(), pada=pada)
    hapus_draf(habis, pada=pada)
    permohonan = kirim_draf(draf, pada=pada)
    for satu in (draf, habis):
        with pytest.raises(DrafTertutup):
            isi_draf(satu, IsianPermohonan.baca, ubah=lambda isian: None, pada=pada)
    with pytest.raises(DrafTertutup):
        kirim_draf(habis, pada=pada)
    hapus_draf(draf, pada=pada)
    assert kirim_draf(draf, pada=pada) == permohonan
    assert Permohonan.objects.count() == 1


@pytest.mark.django_db
def test_a_step_sent_while_another_tab_sends_all_leads_to_the_receipt(
    client, monkeypatch
):
    siapkan_kantor()
    kode = isi_semua(client)

    def sela(draf, *_, **lain):
        kirim_draf(draf, pada=timezone.now())
        raise DrafTertutup

    monkeypatch.setattr("informasi.pengajuan.views.isi_draf", sela)
    jawab = client.post(alamat(kode, "kontak"), {"surel": "lain@contoh.id"})
    assert jawab["Location"] == f"/permohonan/ajukan/{kode}/"
    permohonan = Permohonan.objects.get()
    assert client.get(jawab["Location"])["Location"] == (
        f"/permohonan/{permohonan.kode}/terkirim/"
    )


@pytest.mark.django_db
def test_suggestions_are_counted_once_a_draft():
    pada = timezone.now()
    draf, _ = DrafPermohonan.buka(IsianPermohonan(), pada=pada)
    for _ in range(3):
        catat_saran(draf, "tampil", pada=pada)
    assert HitunganSaran.objects.get().tampil == 1


@pytest.mark.django_db
def test_the_nightly_job_empties_what_ran_out():
    draf, _ = DrafPermohonan.buka(
        IsianPermohonan(), pada=timezone.now() - timedelta(days=15)
    )
    (tugas,) = (satu for satu in DAFTAR if satu.nama == "sapu_draf")
    tugas.kerjakan(Saat(timezone.now(), timezone.localdate(), Henti()))
    draf.refresh_from_db()
    assert draf.isian == ""


@pytest.mark.django_db
def test_a_draft_that_came_to_life_again_is_not_swept():
    pada = timezone.now()
    draf, _ = DrafPermohonan.buka(IsianPermohonan(), pada=pada)
    assert _sapu_satu(draf.pk, pada) is False


@pytest.mark.django_db
def test_a_draft_with_a_step_missing_is_not_sent():
    draf, _ = DrafPermohonan.buka(IsianPermohonan(), pada=timezone.now())
    with pytest.raises(BelumLengkap) as galat:
        kirim_draf(draf, pada=timezone.now())
    assert galat.value.langkah == "apa"
