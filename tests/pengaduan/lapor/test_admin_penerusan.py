"""The pages of hand-overs: the copy pack, the number, the state, and who sees nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.factories.pengaduan import (
    KirimanFactory,
    PenerusanFactory,
    PengaduanFactory,
    TindakLanjutLuarFactory,
)
from tests.pengaduan.lapor.meja import (
    KINI,
    NAMA,
    SUREL,
    S,
    aduan,
    foto,
    pelapor_pasti,
    teruskan,
)
from tests.petugas import masuk, masuk_sebagai

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.lambat,
    pytest.mark.usefixtures("siap"),
]


Cara, Luar = Penerusan.Cara, Penerusan.StatusLuar
DAFTAR = "admin:pengaduan_penerusan_changelist"


def alamat(penerusan, tindakan=""):
    if tindakan:
        nama = "admin:pengaduan_penerusan_tindakan"
        return reverse(nama, args=(penerusan.pk, tindakan))
    return reverse("admin:pengaduan_penerusan_change", args=(penerusan.pk,))


def tekan(client, penerusan, tindakan, **isi):
    jawab = client.post(alamat(penerusan, tindakan), isi, follow=True)
    penerusan.refresh_from_db()
    return jawab


def hari_ini():
    return timezone.localdate().isoformat()


@pytest.fixture
def admin(client, petugas):
    return masuk(client, petugas)


@pytest.fixture
def penerusan(petugas):
    """By hand, no number yet."""
    return teruskan(aduan(lokasi="Depan pasar"), oleh=petugas, cara=Cara.DIBANTU)


def test_the_pack_can_be_copied_field_by_field(client, admin, penerusan):
    jawab = client.get(alamat(penerusan))
    assertContains(jawab, "Paket salin")
    for kunci in ("judul", "isi", "kategori", "lokasi", "tanggal", "anonim", "rahasia"):
        assertContains(jawab, f'data-salin="salin-{kunci}"')
    assertContains(jawab, f"[Nomor Tiket Portal: {penerusan.nomor}]")
    assertContains(jawab, "Jangan diisi")
    assertContains(jawab, "js/salin.js")


def test_the_pack_names_nobody_even_with_consent(
    client, admin, petugas, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    settings.LAPOR_TITLE_MAX = 3
    pengaduan = aduan(pelapor=pelapor_pasti(setuju_diteruskan=True))
    foto(pengaduan)
    satu = teruskan(pengaduan, oleh=petugas, cara=Cara.DIBANTU)
    jawab = client.get(alamat(satu))
    assertContains(jawab, "Setuju nama dan kontaknya")
    assertContains(jawab, "Unduh foto 1")
    assertContains(jawab, "Terlalu panjang")
    assertNotContains(jawab, NAMA)
    assertNotContains(jawab, SUREL)


def test_the_number_is_typed_back(client, admin, penerusan):
    Penerusan.objects.update(diteruskan_pada=timezone.now())
    jawab = tekan(
        client,
        penerusan,
        "nomor",
        tracking_id=" 9165816 ",
        tanggal_input=hari_ini(),
        yang_dikirim=["judul", "uraian"],
    )
    assertContains(jawab, "Nomor SP4N-LAPOR! tercatat")
    assert penerusan.tracking_id == "9165816"
    assert penerusan.yang_dikirim == ["judul", "uraian"]


def test_identity_is_offered_only_with_consent(client, admin, penerusan):
    assertNotContains(client.get(alamat(penerusan, "nomor")), 'value="nama"')
    pelapor = penerusan.pengaduan.pelapor
    pelapor.setuju_diteruskan = True
    pelapor.save()
    assertContains(client.get(alamat(penerusan, "nomor")), 'value="nama"')
    Pengaduan.objects.update(anonim=True)
    assertNotContains(client.get(alamat(penerusan, "nomor")), 'value="nama"')


def test_a_correction_asks_for_its_reason(client, admin, penerusan):
    assertNotContains(client.get(alamat(penerusan, "nomor")), "Mengapa nomornya")
    Penerusan.objects.update(tracking_id="9165816")
    isi = {"tracking_id": "12a", "tanggal_input": hari_ini()}
    assertContains(tekan(client, penerusan, "nomor", **isi), "4 sampai 15 angka")
    isi["tracking_id"] = "9165817"
    assertContains(tekan(client, penerusan, "nomor", **isi), "Tulis mengapa")
    tekan(client, penerusan, "nomor", alasan="Salah ketik.", **isi)
    assert penerusan.tracking_id == "9165817"
    assert Jejak.objects.get(tindakan="koreksi_nomor_lapor").catatan == "Salah ketik."


def test_the_state_over_there_is_noted_by_hand(client, admin, penerusan):
    Penerusan.objects.update(tracking_id="9165816")
    assertContains(client.get(alamat(penerusan, "status")), "Kata aslinya")
    tekan(
        client,
        penerusan,
        "status",
        status="diproses",
        mentah="Dalam Proses",
        instansi="Dinas Contoh",
    )
    assert penerusan.status_luar == Luar.DIPROSES
    assert penerusan.instansi_luar == "Dinas Contoh"
    assert Jejak.objects.get(tindakan="status_luar").oleh == admin.username


def test_it_can_be_read_now_while_the_channel_is_on(client, admin, penerusan, settings):
    Penerusan.objects.update(tracking_id="9165816", lapor_complaint_id="9165816")
    tekan(client, penerusan, "periksa")
    assert penerusan.periksa_lagi_pada is not None
    assertContains(tekan(client, penerusan, "periksa"), "Coba lagi lima menit lagi")
    settings.LAPOR_MODE = "manual"
    tombol = client.get(alamat(penerusan)).context["tombol"]
    assert "periksa" not in {t["nama"] for t in tombol}


def test_the_way_changes_after_a_preview_of_what_is_sent(client, admin, penerusan):
    jawab = tekan(client, penerusan, "cara", cara="api")
    assertContains(jawab, "Judul: Lampu jalan mati")
    assertContains(jawab, "akun layanan portal; identitas tidak dikirim")
    assert penerusan.cara == Cara.DIBANTU
    tekan(client, penerusan, "cara", cara="api", yakin="1")
    assert penerusan.cara == Cara.API
    assertContains(client.get(alamat(penerusan)), "Kiriman otomatis")
    assertContains(tekan(client, penerusan, "cara", cara="tangan"), "dibatalkan")
    tekan(client, penerusan, "cara", cara="tangan", yakin="1")
    assert Kiriman.objects.get().status == S.BATAL


def test_a_hand_over_is_closed_with_its_reason(client, admin, penerusan):
    tekan(client, penerusan, "tutup", alasan="Ditarik pelapor.")
    assert penerusan.alasan_tutup == "Ditarik pelapor."
    jawab = client.get(alamat(penerusan))
    assertContains(jawab, "Ditarik pelapor.")
    assertNotContains(jawab, "Paket salin")


def test_what_the_other_side_said_is_shown_as_text(client, admin, penerusan):
    isi = "<b>Sudah</b> diperbaiki."
    TindakLanjutLuarFactory(penerusan=penerusan, isi=isi, dari="Dinas Contoh")
    Penerusan.objects.update(
        status_luar=Luar.TIDAK_DIKENAL,
        status_luar_mentah="Dirapatkan",
        instansi_luar="Dinas Contoh",
        diperiksa_pada=KINI,
    )
    jawab = client.get(alamat(penerusan))
    assertContains(jawab, "&lt;b&gt;Sudah&lt;/b&gt;")
    assertContains(jawab, "“Dirapatkan”")
    assertContains(jawab, "diperiksa 04-06-2024 09.00")
    assertContains(client.get(reverse(DAFTAR)), "status tidak dikenal")


def test_other_targets_have_no_pack(client, admin, petugas):
    kanal = KanalLayananFactory(nama="PLN")
    satu = PenerusanFactory(tujuan="badan_lain", kanal=kanal, oleh=petugas)
    jawab = client.get(alamat(satu))
    assertContains(jawab, "PLN")
    assertNotContains(jawab, "Paket salin")
    assertNotContains(jawab, "Disalin petugas")
    assert tombol(jawab) == (None, {"tutup"})


# The act of this step stands out, the others do not


def tombol(jawab):
    """The one in full weight, which comes first; and the quiet ones."""
    semua = jawab.context["tombol"]
    utama = [t["nama"] for t in semua if not t["kedua"]]
    assert utama == [t["nama"] for t in semua][: len(utama)]
    assert len(utama) <= 1
    return (utama or [None])[0], {t["nama"] for t in semua if t["kedua"]}


@pytest.mark.parametrize(
    ("kolom", "utama", "paket", "kata"),
    [
        ({"cara": "tangan"}, "nomor", True, "Salin isian Paket salin"),
        ({"cara": "dibantu"}, "nomor", True, "Paling lambat <b>Rabu, 5 Juni 2024"),
        ({"cara": "api"}, None, False, "Portal mengirimnya sendiri"),
        ({"tracking_id": "9165816"}, "status", False, "Lihat kabarnya di sana"),
        (
            {"tracking_id": "9165816", "lapor_complaint_id": "1"},
            "periksa",
            False,
            "Lihat kabarnya di sana",
        ),
        (
            {"tracking_id": "9165816", "status_luar": "selesai"},
            None,
            False,
            "Di SP4N-LAPOR! sudah berakhir",
        ),
        ({"tujuan": "apip"}, None, False, "bekerja di halaman aduannya"),
        (
            {"ditutup_pada": KINI, "alasan_tutup": "Ditarik."},
            None,
            False,
            "Penerusan ini sudah ditutup",
        ),
    ],
)
def test_only_the_act_of_this_step_is_in_full_weight(
    client, admin, penerusan, kolom, utama, paket, kata
):
    Penerusan.objects.update(**kolom)
    jawab = client.get(alamat(penerusan))
    assert tombol(jawab)[0] == utama
    assert ("paket-judul" in jawab.content.decode()) == paket
    assertContains(jawab, kata)


# Who sees what


def test_outside_the_scope_there_is_nothing(client, penerusan):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.get(alamat(penerusan)).status_code == 404
    for tindakan in ("nomor", "status", "cara", "tutup", "periksa"):
        assert client.get(alamat(penerusan, tindakan)).status_code == 404
        assert client.post(alamat(penerusan, tindakan)).status_code == 404
    assertNotContains(client.get(reverse(DAFTAR)), penerusan.nomor)


def test_the_holders_head_types_the_number_and_the_counter_only_looks(
    client, penerusan
):
    unit = penerusan.pengaduan.pemegang
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    assert client.get(alamat(penerusan, "nomor")).status_code == 200
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    assert client.get(alamat(penerusan)).status_code == 200
    assert client.get(alamat(penerusan, "nomor")).status_code == 403


def test_the_auditor_reads_and_grave_matters_are_the_inspectorates(
    client, admin, penerusan
):
    gawat = PengaduanFactory(diteruskan=True, kelas="berkadar", berkadar=True)
    satu = PenerusanFactory(pengaduan=gawat, tujuan="apip")
    assert client.get(alamat(satu)).status_code == 404
    masuk_sebagai(client, Peran.AUDITOR)
    assert tombol(client.get(alamat(penerusan))) == (None, set())


# The list: what waits, and of each target only what it has


@pytest.mark.parametrize(
    ("saring", "tampak"),
    [
        ("", {"tangan", "lewat", "macet"}),
        ("tanpa_nomor", {"tangan", "lewat"}),
        ("lewat", {"lewat"}),
        ("macet", {"macet"}),
        ("entah", {"tangan", "lewat", "macet"}),
    ],
)
def test_the_list_is_narrowed_to_what_waits(client, admin, saring, tampak):
    hari = timezone.localdate()
    semua = {
        "tangan": PenerusanFactory(nomor_sampai=hari),
        "lewat": PenerusanFactory(nomor_sampai=hari - timedelta(days=1)),
        "macet": PenerusanFactory(cara="api"),
    }
    KirimanFactory(penerusan=semua["macet"], status=S.BUNTU)
    jawab = client.get(reverse(DAFTAR), {"perlu": saring} if saring else {})
    isi = jawab.content.decode()
    assert {nama for nama, p in semua.items() if p.nomor in isi} == tampak
    assert ("(lewat)" in isi) == ("lewat" in tampak)


def test_what_stays_in_the_city_has_no_way_and_no_news_from_lapor(client, admin):
    unit = UnitFactory(singkatan="Dinas Lain")
    PenerusanFactory(tujuan="unit", unit=unit, cara="tangan")
    jawab = client.get(reverse(DAFTAR))
    assertContains(jawab, '<td class="field-cara_lapor">-</td>', html=True)
    assertContains(jawab, '<td class="field-kabar">-</td>', html=True)
    for saring in ({"cara": "tangan"}, {"status_luar": "belum_dikirim"}):
        assertContains(client.get(reverse(DAFTAR), saring), "0 penerusan")


@pytest.mark.parametrize(
    ("saring", "tampak"),
    [
        ({"cara": "api"}, {"api"}),
        ({"cara": "tangan"}, {"tangan"}),
        ({"status_luar": "diproses"}, {"api"}),
        ({"status_luar": "entah"}, set()),
    ],
)
def test_of_those_at_lapor_way_and_news_are_chosen(client, admin, saring, tampak):
    semua = {
        "tangan": PenerusanFactory(cara="tangan"),
        "api": PenerusanFactory(cara="api", status_luar="diproses"),
        "unit": PenerusanFactory(tujuan="unit", unit=UnitFactory()),
    }
    isi = client.get(reverse(DAFTAR), saring).content.decode()
    assert {nama for nama, p in semua.items() if p.nomor in isi} == tampak


@pytest.mark.parametrize("jumlah", [1, 20])
def test_the_list_costs_the_same_for_any_length(
    client, admin, django_assert_max_num_queries, jumlah
):
    PenerusanFactory.create_batch(jumlah)
    client.get(reverse(DAFTAR))
    with django_assert_max_num_queries(12):
        client.get(reverse(DAFTAR))


def test_the_day_for_the_number_stands_only_where_it_is_typed_by_hand(
    client, admin, petugas
):
    teruskan(aduan(), oleh=petugas, cara=Penerusan.Cara.DIBANTU)
    assertContains(client.get(reverse(DAFTAR)), "5 Juni 2024 (lewat)")
    Penerusan.objects.update(cara="api")
    assertNotContains(client.get(reverse(DAFTAR)), "5 Juni 2024")
