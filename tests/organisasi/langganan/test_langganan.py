"""Following by mail: asked for, confirmed, told once a week, ended by one press."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core import mail, signing
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.test import Client

from informasi.katalog.langganan import DOKUMEN, PENCARIAN, kunci_cari
from informasi.pencarian.models import Kosakata
from organisasi.kantor.saat import Saat
from organisasi.langganan import actions, views
from organisasi.langganan.actions import (
    BARIS,
    GARAM_PASTI,
    GARAM_SAYA,
    LANGGANAN,
    alamat_saya,
    kirim_langganan,
    sapu_langganan,
)
from organisasi.models import KotakSurel, Langganan, Notifikasi
from organisasi.pribadi.simpanan import Penghapusan
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import LanggananFactory, PetugasFactory, UnitFactory
from tests.surat import berisi, kirim_semua

pytestmark = pytest.mark.django_db
# A Monday, and the Mondays around it.
SENIN = datetime(2024, 6, 10, 0, 30, tzinfo=UTC)
PEKAN = timedelta(days=7)
SUREL = "ani@contoh.id"


@pytest.fixture(autouse=True)
def _hari_itu():
    with time_machine.travel(SENIN, tick=False):
        yield


def terbit(**lain):
    return DokumenFactory(**{"terbit_pada": SENIN, **lain})


def tautan(jalan):
    isi = berisi(jalan)[-1].isi
    return jalan + isi.split(jalan)[1].split()[0]


def kirim(pada=SENIN + PEKAN, lanjut=lambda: True):
    return kirim_langganan(pada=pada, lanjut=lanjut)


def ikut(sumber, kunci, surel=SUREL, **lain):
    hal = sumber.kenali(kunci)
    baku = {"jenis": sumber.jenis, "kunci": hal.kunci, "judul": hal.judul}
    return LanggananFactory(**baku, surel=surel, dikabari_pada=SENIN, **lain)


def test_an_entry_is_followed_confirmed_told_of_and_ended_by_one_press(client):
    dokumen = terbit(judul="Anggaran kota", terbit_pada=SENIN - PEKAN)
    alamat = f"/ikuti/?informasi={dokumen.nomor.lower()}"
    assert "Tulis alamat surel" in client.post(alamat, {"surel": ""}).text
    assert "Kirim surel kepastian" in client.halaman(alamat).text
    for _ in range(2):
        sudah = client.post(alamat, {"surel": f" {SUREL.title()} "}).text
        assert "kami mengirim satu surel" in sudah
    pasti = tautan("/ikuti/pasti/")
    assert "Ya, kabari saya" in client.halaman(pasti).text
    assert not Langganan.objects.aktif()
    saya = client.post(pasti)["Location"]
    assert client.get(pasti)["Location"] == client.post(pasti)["Location"] == saya
    assert "Anggaran kota" in client.halaman(saya).text
    assert KotakSurel.objects.count() == Notifikasi.objects.count() == 1
    # The address that is known gets the same answer, and no mail.
    assert client.post(alamat, {"surel": SUREL}).text == sudah
    assert kirim() == 0
    dokumen.dimutakhirkan_pada = date(2024, 6, 18)
    dokumen.save()
    assert [kirim(SENIN + n * PEKAN) for n in (1, 2, 3)] == [0, 1, 0]
    _tekan_henti(client, saya)
    assert client.get(pasti).status_code == 404


def _tekan_henti(client, saya):
    mail.outbox.clear()
    kirim_semua(SENIN + 3 * PEKAN)
    surat = mail.outbox[-1]
    assert (
        f"- Anggaran kota (18 Juni 2024)\n  {settings.ALAMAT_PUBLIK}/inf" in surat.body
    )
    tajuk = surat.extra_headers
    assert tajuk["List-Unsubscribe"] == f"<{settings.ALAMAT_PUBLIK}{saya}>"
    # What the mail program sends: without a cookie, and no token.
    tekan = {"List-Unsubscribe": "One-Click"}
    assert tajuk["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    jawab = Client(enforce_csrf_checks=True).post(saya, tekan)
    assert (jawab.status_code, jawab.cookies.keys()) == (200, set())
    assert not Langganan.objects.exists()
    assert not Notifikasi.objects.kepada(SUREL).exists()
    assert "tidak dikabari lagi" in client.halaman(saya).text


def test_a_search_a_unit_and_a_topic_are_one_question_a_week(monkeypatch):
    unit = UnitFactory(nama="Dinas Contoh", slug="dinas-contoh")
    lama = terbit(unit=unit, judul="Anggaran lama", terbit_pada=SENIN - PEKAN)
    Kosakata.objects.susun_ulang()
    tanya = [
        "unit=dinas-contoh",
        "tahun=2024&unit=dinas-contoh",
        "q=Anggaran++Kota",
        f"kategori={lama.kelompok_id}" if lama.kelompok_id else "klasifikasi=berkala",
    ]
    for kunci in tanya:
        ikut(PENCARIAN, kunci)
        ikut(PENCARIAN, kunci, "budi@contoh.id")
    lain = [terbit(judul=f"Lain {n}", tahun=2020) for n in range(2)]
    saat = SENIN + timedelta(days=2)
    for n in range(BARIS + 2):
        terbit(unit=unit, judul=f"Anggaran kota {n}", tahun=2024, terbit_pada=saat)
    panggil = []
    asli = PENCARIAN.berita

    def hitung(kunci, sejak):
        panggil.append(kunci)
        return asli(kunci, sejak)

    semua = actions.semua_sumber() | {
        "cari": PENCARIAN.__class__(
            PENCARIAN.jenis, PENCARIAN.kenali, PENCARIAN.alamat, hitung
        )
    }
    monkeypatch.setattr(actions, "semua_sumber", lambda: semua)
    assert kirim(lanjut=iter((True, False)).__next__) == 1
    assert kirim() == 1
    assert sorted(panggil[:4]) == sorted(set(panggil))
    isi = berisi("cara berhenti")[-1].isi
    assert "Informasi: Dinas Contoh\n- Anggaran kota" in isi
    assert "Informasi: “anggaran kota”\n" in isi
    assert "Informasi: Dinas Contoh, 2024\n" in isi or "2024, Dinas" in isi
    assert f"  dan {2} lagi" in isi
    assert "lama" not in isi
    assert lain[0].judul not in isi.split("“anggaran kota”")[1].split("Informasi:")[0]


@pytest.mark.parametrize(
    "kunci", ["", "unit=tidak-ada", "q=", f"unit={'x' * 10}&q={'a' * 300}", "halaman=2"]
)
def test_what_is_no_search_is_not_followed(client, kunci):
    assert client.get("/ikuti/", {"cari": kunci}).status_code == 404
    assert len(kunci_cari(QueryDict(f"q={'é' * 300}"))) > 200
    assert PENCARIAN.kenali(f"q={'é' * 300}") is None


def test_what_is_gone_ends_its_followers():
    dokumen = terbit()
    ikut(DOKUMEN, dokumen.nomor)
    dokumen.delete()
    assert (kirim(), Langganan.objects.count()) == (0, 0)


def test_who_never_confirms_is_forgotten_after_a_week_but_stays_counted():
    LanggananFactory(dikabari_pada=None, dipastikan_pada=None, pada=SENIN - PEKAN)
    LanggananFactory(dikabari_pada=None, pada=SENIN - PEKAN)
    tetap = LanggananFactory(dikabari_pada=None, dipastikan_pada=None, pada=SENIN)
    sapu_langganan(pada=SENIN + timedelta(seconds=1))
    surel = [
        (satu.surel, bool(satu.dipastikan_pada)) for satu in Langganan.objects.all()
    ]
    assert sorted(surel) == [("", True), (tetap.surel, False)]


def test_one_mailbox_follows_a_bounded_number_and_ends_one_by_one(client):
    pertama, *_ = (
        LanggananFactory(surel=SUREL, judul=f"Hal {n:02d}")
        for n in range(actions.TERBANYAK)
    )
    baru = LanggananFactory(surel=SUREL, dikabari_pada=None, dipastikan_pada=None)
    pasti = f"/ikuti/pasti/{signing.dumps(baru.pk, salt=GARAM_PASTI)}/"
    assert actions.PENUH in client.post(pasti).text
    saya = alamat_saya(baru.sidik)
    client.post(saya, {"hapus": "999999999999999999999"})
    isi = client.post(saya, {"hapus": str(pertama.pk)}).text
    assert "Sudah dihentikan." in isi
    assert Langganan.objects.aktif().count() == actions.TERBANYAK - 1
    assert client.post(pasti)["Location"] == saya


def test_one_network_asks_a_bounded_number_an_hour(client, monkeypatch):
    monkeypatch.setattr(views, "PER_JAM", 1)
    alamat = f"/ikuti/?informasi={terbit().nomor}"
    for surel, kata in (("a@contoh.id", "kami mengirim"), (SUREL, "Terlalu banyak")):
        assert kata in client.post(alamat, {"surel": surel}).text
    assert Langganan.objects.count() == 1


@pytest.mark.parametrize("jalan", ["/ikuti/pasti/{}/", "/ikuti/saya/{}/"])
def test_a_link_of_nobody_opens_nothing(client, jalan):
    garam = GARAM_SAYA if "pasti" in jalan else GARAM_PASTI
    for token in ("x", "a:b:c", "%00", signing.dumps(1, salt=garam)):
        for minta in (client.get, client.post):
            jawab = minta(jalan.format(token))
            assert jawab.status_code == 404
            assert jawab["Cache-Control"] == "no-store"


def test_a_person_erased_by_request_is_told_nothing_the_night_ends_nothing():
    satu = LanggananFactory(surel=SUREL, jenis="informasi")
    ciri = type("Ciri", (), {"surel": [SUREL, ""]})
    assert [b["judul"] for b in LANGGANAN.baris(ciri)] == [str(satu)]
    for oleh, sisa in ((None, 1), (PetugasFactory(), 0)):
        LANGGANAN.lupakan(Penghapusan(ciri, Saat(oleh, SENIN), "Diminta."))
        assert Langganan.objects.count() == sisa


def test_the_table_keeps_one_row_a_reader_and_an_address_for_who_is_told():
    for nama, lain in (
        ("organisasi_langganan_sekali", {"kunci": "A", "surel": SUREL}),
        ("organisasi_langganan_bersidik", {"sidik": ""}),
        ("organisasi_langganan_bersurel", {"surel": "", "sidik": "x"}),
    ):
        if "sekali" in nama:
            LanggananFactory(**lain)
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            LanggananFactory(**lain)
