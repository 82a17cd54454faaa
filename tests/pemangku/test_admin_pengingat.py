"""PK-34: the work list of pledges that fall due, and its cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisasi.kantor.peran import Peran
from pemangku.actions.kartu import ORANG_LAIN
from pemangku.actions.pengingat_komitmen import (
    buka_pengingat,
    ingatkan_komitmen,
)
from pemangku.admin.pengingat import DICATAT
from pemangku.models import Kanal, Komitmen, LaporanTerusan, PengingatKomitmen
from pemangku.tugas_komitmen import INGATKAN, LAPORAN, tugas_komitmen
from tests.factories.lanjutan import (
    KomitmenFactory,
    LaporanTerusanFactory,
    PengingatKomitmenFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import (
    PADA,
    JabatanFactory,
    KanalFactory,
    LaranganFactory,
    PemangkuFactory,
    PersetujuanFactory,
)
from tests.pemangku.siaran_bantu import kalender
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
K, Ke = PengingatKomitmen.Keadaan, PengingatKomitmen.Ke
TENGGAT = date(2024, 7, 4)
TUJUH_HARI = date(2024, 6, 27)
BESOKNYA = date(2024, 7, 5)


def pagi(hari: date) -> datetime:
    """08.00 WIB."""
    return datetime.combine(hari, datetime.min.time(), UTC) + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _visit_day() -> Iterator[None]:
    """What is made, is made on the day of the visit."""
    kalender()
    with time_machine.travel(PADA, tick=False):
        yield


def janji(*, setuju: bool = True, jenis: str = Kanal.Jenis.WA, **lain: Any) -> Komitmen:
    """A pledge of a body whose chair has one channel of his own."""
    satu = KomitmenFactory(**lain)
    jabatan = JabatanFactory(pemangku=satu.pemangku)
    nilai = "ketua@lpm.example" if jenis == Kanal.Jenis.EMAIL else "628123456789"
    KanalFactory(orang=jabatan.orang, jenis=jenis, nilai=nilai)
    if setuju:
        PersetujuanFactory(orang=jabatan.orang)
    return satu


def ingatkan(hari: date) -> int:
    with time_machine.travel(pagi(hari), tick=False):
        return ingatkan_komitmen(pada=pagi(hari), hari_ini=hari)


@pytest.fixture
def kartu() -> PengingatKomitmen:
    """The card of a pledge that falls due, at a working hour."""
    satu = janji()
    assert ingatkan(TUJUH_HARI) == 1
    hasil: PengingatKomitmen = satu.pengingat.get()
    return hasil


@pytest.fixture
def _siang(kartu: PengingatKomitmen) -> Iterator[None]:
    with time_machine.travel(pagi(TUJUH_HARI), tick=False):
        yield


# The work list


def admin(nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_komitmen_{nama}", args=args)


@pytest.mark.usefixtures("_siang")
def test_pk_34_the_work_list_leads_to_whatsapp_and_back(client, kartu) -> None:
    rumah = kartu.komitmen.kegiatan.tuan_rumah
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, rumah))
    daftar = admin("jatuh_tempo")
    assertContains(client.halaman(admin("changelist")), daftar)
    isi = client.halaman(daftar)
    assertContains(isi, "0812••••789")
    assertNotContains(isi, "628123456789")
    assertNotContains(isi, ">Terkirim<")

    jawab = client.get(admin("buka", kartu.pk))
    assert jawab["Location"].startswith("https://wa.me/628123456789?text=")
    assert jawab["Referrer-Policy"] == "no-referrer"
    assertContains(client.halaman(daftar), ">Terkirim<")
    kirim = {"kartu": str(kartu.pk), "hasil": "terkirim"}
    assertContains(client.post(daftar, kirim, follow=True), DICATAT)

    assertContains(client.halaman(daftar), "Tidak ada pengingat yang menunggu")
    assertContains(client.post(daftar, kirim, follow=True), ORANG_LAIN)
    halaman = client.halaman(admin("change", kartu.komitmen_id))
    assertContains(halaman, "Tujuh hari sebelum tenggat: terkirim")


@pytest.mark.usefixtures("_siang")
def test_a_refusal_leads_back_with_its_reason(client, kartu) -> None:
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    LaranganFactory(sidik=kartu.kanal.sidik)

    jawab = client.get(admin("buka", kartu.pk))

    assertRedirects(jawab, admin("jatuh_tempo"), fetch_redirect_response=False)
    assertContains(client.halaman(admin("jatuh_tempo")), "dalam daftar larangan")


@pytest.mark.usefixtures("_siang")
def test_pk_34_others_neither_see_nor_send_it(client, kartu) -> None:
    daftar, buka = admin("jatuh_tempo"), admin("buka", kartu.pk)
    kirim = {"kartu": str(kartu.pk), "hasil": "dilewati"}
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assertContains(client.halaman(daftar), "Tidak ada komitmen yang jatuh tempo")
    assert client.get(buka).status_code == 404
    assert client.post(daftar, kirim).status_code == 404
    for peran in (Peran.AUDITOR, Peran.PIMPINAN):
        masuk_sebagai(client, peran)
        assert client.get(daftar).status_code == 403
        assert client.get(buka).status_code == 403
        assertNotContains(client.halaman(admin("changelist")), daftar)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    for salah in ({"hasil": "lain"}, {"hasil": "terkirim", "kartu": "bukan"}):
        assert client.post(daftar, kirim | salah).status_code == 404
    kartu.refresh_from_db()
    assert kartu.keadaan == K.MENUNGGU


@pytest.mark.usefixtures("_siang")
def test_a_card_in_anothers_hands_is_not_offered(client, kartu) -> None:
    buka_pengingat(kartu, oleh=PetugasFactory(), pada=pagi(TUJUH_HARI))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    assertNotContains(client.halaman(admin("jatuh_tempo")), admin("buka", kartu.pk))


@pytest.mark.usefixtures("_siang")
def test_a_long_work_list_has_pages(client, monkeypatch) -> None:
    monkeypatch.setattr("pemangku.admin.pengingat.PER_HALAMAN", 1)
    PengingatKomitmenFactory(komitmen=janji())
    janji()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    assertContains(client.halaman(admin("jatuh_tempo")), "Halaman 1 dari 3")
    dua = client.halaman(f"{admin('jatuh_tempo')}?halaman=2")
    assertContains(dua, "Sebelumnya")


def test_words_of_a_card() -> None:
    satu = PengingatKomitmenFactory()

    assert str(satu).endswith("rapat warga, tujuh hari sebelum tenggat")


# The today list


def test_the_today_list_shows_cards_and_reports_of_the_own_visits(client) -> None:
    satu = janji()
    ingatkan(TUJUH_HARI)
    banyak = LaporanTerusanFactory(komitmen=satu, jumlah=5_000)
    ingatkan_lain = janji()
    LaporanTerusanFactory(komitmen=ingatkan_lain, jumlah=5_000)
    rumah = satu.kegiatan.tuan_rumah
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, rumah)

    baris = tugas_komitmen(petugas, TUJUH_HARI)

    assert [(b.jenis, b.tenggat) for b in baris] == [
        (INGATKAN, TENGGAT),
        (LAPORAN, None),
    ]
    assert baris[0].judul == str(satu)
    assert str(banyak.pk) in baris[1].url
    assert tugas_komitmen(petugas_berperan(Peran.AUDITOR), TUJUH_HARI) == []
    masuk(client, petugas)
    assertContains(client.halaman(reverse("admin:index")), INGATKAN)


def test_the_today_list_shows_reports_without_a_pledge_of_the_own_records() -> None:
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN)
    rumah = petugas.penugasan.get().unit
    milik, lain = (
        LaporanTerusanFactory(
            komitmen=None,
            pemangku=PemangkuFactory(**isi),
            pelapor=LaporanTerusan.Pelapor.PETUGAS,
            dibuat_oleh=petugas,
            jumlah=5_000,
        )
        for isi in ({"pengelola": rumah}, {})
    )

    baris = tugas_komitmen(petugas, TUJUH_HARI)

    assert [(b.jenis, b.unit) for b in baris] == [(LAPORAN, rumah.nama_pendek)]
    assert str(milik.pk) in baris[0].url
    assert str(lain.pk) not in baris[0].url
    milik.periksa(oleh=petugas, pada=PADA, alasan="Ditelepon")
    assert tugas_komitmen(petugas, TUJUH_HARI) == []
