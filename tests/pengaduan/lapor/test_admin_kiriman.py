"""The stuck list in words: why, what would go, each attempt; and the decisions."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pengaduan.lapor.antrean import pratinjau
from pengaduan.lapor.sirkuit import matikan
from pengaduan.models import Kiriman, Penerusan, Sirkuit
from tests.factories.pengaduan import (
    InstansiLaporFactory,
    KirimanFactory,
    PercobaanFactory,
    SirkuitFactory,
)
from tests.pengaduan.lapor.meja import (
    KINI,
    NAMA,
    SUREL,
    TELEPON,
    L,
    S,
    aduan,
    langkah,
    pelapor_pasti,
    teruskan,
)
from tests.petugas import masuk, masuk_sebagai

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.lambat,
    pytest.mark.usefixtures("siap"),
]
DAFTAR = "admin:pengaduan_kiriman_changelist"


def alamat(kiriman, tindakan=""):
    if tindakan:
        nama = "admin:pengaduan_kiriman_tindakan"
        return reverse(nama, args=(kiriman.pk, tindakan))
    return reverse("admin:pengaduan_kiriman_change", args=(kiriman.pk,))


def tekan(client, kiriman, tindakan, **isi):
    jawab = client.post(alamat(kiriman, tindakan), isi, follow=True)
    kiriman.refresh_from_db()
    return jawab


@pytest.fixture
def admin(client, petugas):
    return masuk(client, petugas)


def macet(petugas, status, **ubah):
    penerusan = teruskan(aduan(**ubah), oleh=petugas)
    Kiriman.objects.filter(langkah=L.BUAT).update(
        status=status, mulai_kirim=KINI, galat="title terlalu panjang"
    )
    return langkah(penerusan)


def tombol(client, kiriman):
    return {t["nama"] for t in client.get(alamat(kiriman)).context["tombol"]}


@pytest.mark.parametrize(
    ("status", "terbuka"),
    [
        (S.MENUNGGU, {"tangan", "batalkan"}),
        (S.DITOLAK, {"perbaiki", "tangan", "batalkan"}),
        (S.BUNTU, {"perbaiki", "tangan", "batalkan"}),
        (S.TIDAK_PASTI, {"sudah_ada", "kirim_ulang"}),
        (S.TERKIRIM, set()),
        (S.BATAL, set()),
    ],
)
def test_each_state_offers_what_is_safe(client, admin, status, terbuka):
    satu = macet(admin, S.MENUNGGU)
    Kiriman.objects.update(status=status, selesai_pada=KINI)
    assert tombol(client, satu) == terbuka


def test_the_page_says_why_what_and_how_often(client, admin):
    satu = macet(admin, S.DITOLAK, pelapor=pelapor_pasti(setuju_diteruskan=True))
    PercobaanFactory(
        kiriman=satu, kode_http=422, cuplikan="isi balasan", hasil="ditolak"
    )
    jawab = client.get(alamat(satu))
    assertContains(jawab, "title terlalu panjang")
    assertContains(jawab, "menunggu keputusan Anda")
    assertContains(jawab, "HTTP 422")
    assert str(satu.percobaan_rinci.get()).endswith("#1: ditolak")
    assertContains(jawab, "isi balasan")
    assertContains(jawab, "Lampu jalan mati")
    assertContains(jawab, "K*** P***")
    for kenari in (NAMA, SUREL, TELEPON):
        assertNotContains(jawab, kenari)


@pytest.mark.parametrize(
    ("status", "tindakan", "isi", "tanya"),
    [
        (S.DITOLAK, "perbaiki", {"judul": "J", "isi": "Tiga."}, "Mengapa macet"),
        (S.TIDAK_PASTI, "sudah_ada", {"nomor": "9000001"}, "Cari di SP4N-LAPOR!: "),
        (S.TIDAK_PASTI, "kirim_ulang", {}, "menjadi dua"),
        (S.BUNTU, "tangan", {"tracking_id": "9000001"}, "Nomor lacak"),
        (S.BUNTU, "batalkan", {"alasan": "Lewat loket saja."}, "tetap harus"),
    ],
)
def test_a_decision_is_asked_for_and_made_once(
    client, admin, status, tindakan, isi, tanya
):
    satu = macet(admin, status)
    halaman = client.get(alamat(satu, tindakan))
    assertContains(halaman, tanya)
    assertNotContains(halaman, 'value="nama"')
    if tindakan == "tangan":
        isi = {**isi, "tanggal_input": timezone.localdate().isoformat()}
    tekan(client, satu, tindakan, **isi)
    assert satu.status == (S.TERKIRIM if tindakan == "sudah_ada" else S.BATAL)
    assert satu.diputus_oleh == admin
    assertContains(client.get(alamat(satu)), f"{admin}, ")  # who decided, and when
    nomor = Penerusan.objects.get().tracking_id
    assert nomor == ("9000001" if tindakan in {"sudah_ada", "tangan"} else "")
    baru = langkah(Penerusan.objects.get())
    assert (baru != satu) == (tindakan in {"perbaiki", "kirim_ulang"})
    assertContains(tekan(client, satu, tindakan, **isi), "sudah diputus")


# The list and the channel


@pytest.mark.parametrize(
    ("saring", "jumlah"), [("", 3), ("macet", 1), ("menunggu", 1), ("entah", 3)]
)
def test_the_list_is_narrowed_to_what_waits(client, admin, saring, jumlah):
    KirimanFactory()
    KirimanFactory(status=S.DITOLAK, galat="title terlalu panjang")
    KirimanFactory(status=S.TERKIRIM, selesai_pada=KINI)
    jawab = client.get(reverse(DAFTAR), {"perlu": saring} if saring else {})
    assert jawab.context["cl"].result_count == jumlah
    assertContains(jawab, "Kanal berjalan.")


@pytest.mark.parametrize("jumlah", [1, 20])
def test_the_list_costs_the_same_for_any_length(
    client, admin, django_assert_max_num_queries, jumlah
):
    KirimanFactory.create_batch(jumlah)
    client.get(reverse(DAFTAR))
    with django_assert_max_num_queries(12):
        client.get(reverse(DAFTAR))


def test_a_dead_channel_is_said_on_the_list_and_revived_by_name(client, admin):
    matikan("HTTP 401", pada=KINI)
    jawab = client.get(reverse(DAFTAR))
    assertContains(jawab, "setelan salah sejak 04-06-2024 09.00: HTTP 401.")
    sirkuit = reverse("admin:pengaduan_sirkuit_changelist")
    assertContains(jawab, sirkuit)
    assertContains(client.get(sirkuit), "HTTP 401")
    hidup = reverse("admin:pengaduan_sirkuit_tindakan", args=("lapor_api", "hidupkan"))
    assertContains(client.get(hidup), "Mengapa berhenti")
    assertContains(client.post(hidup, follow=True), "Kanal dihidupkan")
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.TUTUP
    assert Jejak.objects.get(tindakan="hidupkan_sirkuit").oleh == admin.username
    assertContains(client.post(hidup, follow=True), "sudah berjalan")


def test_outside_the_roles_there_is_nothing(client, petugas):
    satu = macet(petugas, S.TIDAK_PASTI)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, satu.penerusan.pengaduan.pemegang)
    assert client.get(alamat(satu)).status_code == 404
    assert client.post(alamat(satu, "kirim_ulang")).status_code == 404
    assert client.get(reverse(DAFTAR)).status_code == 403


def test_the_auditor_reads_and_decides_nothing(client, petugas):
    satu = macet(petugas, S.TIDAK_PASTI)
    SirkuitFactory()
    masuk_sebagai(client, Peran.AUDITOR)
    assert tombol(client, satu) == set()
    assert client.post(alamat(satu, "kirim_ulang")).status_code == 403
    assertNotContains(client.get(reverse(DAFTAR)), "Sirkuit pengiriman")


# A payload in words


def test_a_payload_is_read_by_people():
    InstansiLaporFactory(id_lapor="102", nama="Dinas Contoh")
    baris = dict(
        pratinjau(
            {
                "attachments": "[1,2]",
                "is_secret": True,
                "is_anonymous": False,
                "berkas": [3, 4],
                "instansi_id": "102",
            }
        )
    )
    assert baris == {
        "Lampiran": "[1,2]",
        "Rahasia": "ya",
        "Anonim": "tidak",
        "Foto (nomor berkas)": "3, 4",
        "Diteruskan ke instansi": "102, Dinas Contoh",
    }
    assert pratinjau({"instansi_id": "9"}) == [("Diteruskan ke instansi", "9")]
