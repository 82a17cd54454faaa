"""One record of a phone's queue that goes wrong holds up no other (PK-03, PK-04)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DataError, InterfaceError, OperationalError
from django.urls import reverse
from django.utils import timezone

from pemangku.actions.hadir import TANPA_NASKAH
from pemangku.actions.persetujuan import NaskahBelumAda, teks_berlaku
from pemangku.models import Kehadiran, Orang, Persetujuan
from pemangku.models.orang import NAMA_DIHAPUS
from pemangku.sinkron import TIDAK_TERSIMPAN
from tests.factories import pemangku as f
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor, tanpa_naskah
from tests.pemangku.test_sinkron import kirim, rekaman
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
TERPAKAI = "Nomor rekaman ini sudah dipakai untuk orang lain. Periksa isiannya, lalu simpan lagi."


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def rusak(monkeypatch: pytest.MonkeyPatch, galat: Exception) -> None:
    """Saving "Peserta Rusak" fails with this error."""
    asli = Orang.save

    def simpan(orang: Orang, *args: Any, **kw: Any) -> None:
        asli(orang, *args, **kw)
        if orang.nama == "Peserta Rusak":
            raise galat

    monkeypatch.setattr(Orang, "save", simpan)


def test_a_record_that_fails_is_refused_alone_and_leaves_nothing(
    klien, kantor: Kantor, monkeypatch, caplog
) -> None:
    rusak(monkeypatch, DataError("value too long: Peserta Rusak"))
    buruk = rekaman(kantor, nama="Peserta Rusak")

    hasil = kirim(klien, buruk, rekaman(kantor))["hasil"]

    assert [h["status"] for h in hasil] == ["DITOLAK", "DITERIMA"]
    assert hasil[0]["pesan"] == {"": TIDAK_TERSIMPAN}
    assert [o.nama for o in Orang.objects.all()] == ["Peserta Contoh"]
    assert f"Rekaman {buruk['id']} failed: DataError" in caplog.text
    assert "Peserta Rusak" not in caplog.text


def test_pk_17_a_consent_without_wording_comes_back_alone_with_its_field(
    klien, kantor: Kantor
) -> None:
    tanpa_naskah("undangan")

    hasil = kirim(klien, rekaman(kantor, setuju_undangan="on"), rekaman(kantor))
    hasil = hasil["hasil"]

    assert [h["status"] for h in hasil] == ["DITOLAK", "DITERIMA"]
    assert hasil[0]["pesan"] == {"setuju_undangan": TANPA_NASKAH}
    assert Orang.objects.count() == 1


@pytest.mark.parametrize("galat", [OperationalError, InterfaceError])
def test_a_lost_database_fails_the_call_so_that_the_queue_stays(
    klien, kantor: Kantor, monkeypatch, galat: type[Exception]
) -> None:
    rusak(monkeypatch, galat())

    with pytest.raises(galat):
        kirim(klien, rekaman(kantor, nama="Peserta Rusak"))


# Times that cannot be


def test_a_time_years_before_the_visit_is_the_moment_of_receipt(
    klien, kantor: Kantor
) -> None:
    satu = rekaman(kantor, ditangkap_pada="2015-01-01T00:00:00Z", setuju_undangan=True)

    hasil = kirim(klien, satu)["hasil"][0]

    hadir = Kehadiran.objects.get()
    assert hasil["status"] == "DITERIMA"
    assert timezone.now() - hadir.pada < timedelta(minutes=1)
    assert hadir.jam_dikoreksi
    assert Persetujuan.objects.get().pada == hadir.pada


@pytest.mark.parametrize(("jam", "dipakai"), [(1, True), (-1, False)])
def test_a_time_up_to_seven_days_before_the_visit_is_kept(
    klien, kantor: Kantor, jam: int, *, dipakai: bool
) -> None:
    saat = kantor.kegiatan.mulai - timedelta(days=7) + timedelta(hours=jam)

    kirim(klien, rekaman(kantor, ditangkap_pada=saat.isoformat()))

    assert (Kehadiran.objects.get().pada == saat) is dipakai


def test_a_name_longer_than_its_snapshot_is_cut(klien, kantor: Kantor) -> None:
    orang = f.OrangFactory(
        nama="N" * 100, gelar_depan="D" * 30, gelar_belakang="B" * 60
    )
    undangan = f.UndanganFactory(
        kegiatan=kantor.kegiatan,
        pemangku=f.JabatanFactory(orang=orang).pemangku,
        orang=orang,
    )

    satu = rekaman(kantor, nama="", lembaga="", undangan=str(undangan.pk))
    hasil = kirim(klien, satu)["hasil"][0]

    assert hasil["status"] == "DITERIMA"
    assert Kehadiran.objects.get().nama_snapshot == orang.nama_lengkap[:160]


def test_wording_of_the_citys_day_counts_after_midnight(kantor: Kantor) -> None:
    tanpa_naskah("undangan")
    f.TeksPersetujuanFactory(tujuan="undangan", berlaku_sejak=date(2024, 6, 10))

    # 02.00 in Tasikmalaya; in UTC it is the day before.
    assert teks_berlaku("undangan", datetime(2024, 6, 9, 19, tzinfo=UTC))
    with pytest.raises(NaskahBelumAda, match="belum ada"):
        teks_berlaku("undangan", datetime(2024, 6, 8, 19, tzinfo=UTC))


# A key that was used for somebody else


def test_a_known_key_with_another_name_is_refused(klien, kantor: Kantor) -> None:
    satu = rekaman(kantor)
    kirim(klien, satu)

    hasil = kirim(klien, satu | {"nama": "Orang Lain"})["hasil"][0]

    assert (hasil["status"], hasil["pesan"]) == ("DITOLAK", {"kunci": TERPAKAI})
    assert [o.nama for o in Orang.objects.all()] == ["Peserta Contoh"]


@pytest.mark.parametrize("hadir", [True, False])
def test_a_known_key_with_another_visit_is_refused(
    klien, kantor: Kantor, *, hadir: bool
) -> None:
    satu = rekaman(kantor, hadir=hadir)
    kirim(klien, satu)
    lain = f.KegiatanFactory(tuan_rumah=kantor.kecamatan)
    lain.petugas.add(kantor.petugas)

    hasil = kirim(klien, satu | {"kegiatan": str(lain.pk)})["hasil"][0]

    assert (hasil["status"], hasil["pesan"]) == ("DITOLAK", {"kunci": TERPAKAI})


def test_the_same_record_is_known_after_its_person_was_renamed(
    klien, kantor: Kantor
) -> None:
    satu = rekaman(kantor, nama="H. Asep Contoh, S.Sos.")
    kirim(klien, satu)
    orang = Orang.objects.get()
    orang.nama = "Asep Dibetulkan"
    orang.save()

    assert kirim(klien, satu)["hasil"][0]["status"] == "SUDAH_ADA"


@pytest.mark.parametrize("berubah", ["digabung", "dihapus"])
def test_the_same_record_is_known_after_its_person_was_merged_or_forgotten(
    klien, kantor: Kantor, berubah: str
) -> None:
    satu = rekaman(kantor)
    kirim(klien, satu)
    isi: dict[str, Any] = {"nama_snapshot": NAMA_DIHAPUS}
    if berubah == "digabung":
        isi = {"orang": f.OrangFactory(), "nama_snapshot": "Nama Penerus"}
    Kehadiran.objects.update(**isi)

    assert kirim(klien, satu)["hasil"][0]["status"] == "SUDAH_ADA"


def test_a_form_opened_again_by_going_back_can_be_sent_after_the_refusal(
    klien, kantor: Kantor
) -> None:
    alamat = reverse("pemangku:lapangan", args=(kantor.kegiatan.pk,))
    isi = {"kunci": str(uuid4()), "nama": "Peserta Satu", "lembaga": "LPM Cipedes"}
    klien.post(alamat, isi | {"hadir": "on"})
    isi |= {"nama": "Peserta Dua", "hadir": "on"}

    response = klien.post(alamat, isi)
    assert TERPAKAI in response.content.decode()
    klien.post(alamat, isi | {"kunci": str(response.context["kunci"])})

    assert Kehadiran.objects.count() == 2
