"""Pages of hand-overs and steps: the copy pack, the ways that are open, decisions, who sees nothing."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pengaduan.lapor.laporan_keluar import pratinjau
from pengaduan.lapor.models import COBA_KIRIM
from pengaduan.lapor.sirkuit import matikan
from pengaduan.models import Kiriman, Penerusan, Pengaduan, Sirkuit
from tests.factories import pengaduan as f
from tests.factories.organisasi import UnitFactory
from tests.pengaduan.lapor.meja import (
    KINI,
    NAMA,
    SUREL,
    TELEPON,
    L,
    S,
    aduan,
    foto,
    langkah,
    pelapor_pasti,
    teruskan,
)
from tests.petugas import centang, masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("siap")]
Cara, Luar = Penerusan.Cara, Penerusan.StatusLuar
DAFTAR = "admin:pengaduan_penerusan_changelist"
KIRIMAN = "admin:pengaduan_kiriman_changelist"


def alamat(objek, tindakan=""):
    pangkal = f"admin:pengaduan_{objek._meta.model_name}"
    if tindakan:
        return reverse(f"{pangkal}_tindakan", args=(objek.pk, tindakan))
    return reverse(f"{pangkal}_change", args=(objek.pk,))


def tekan(client, objek, tindakan, **isi):
    jawab = client.post(alamat(objek, tindakan), isi, follow=True)
    objek.refresh_from_db()
    return jawab


def semua_tombol(client, objek):
    return {t["nama"] for t in client.get(alamat(objek)).context["tombol"]}


@pytest.fixture
def admin(client, petugas):
    with time_machine.travel(KINI, tick=False):  # the calendar that the office has
        yield masuk(client, petugas)


@pytest.fixture
def penerusan(petugas):
    return teruskan(aduan(lokasi="Depan pasar"), oleh=petugas, cara=Cara.DIBANTU)


def test_the_pack_can_be_copied_field_by_field_and_names_nobody(
    client, admin, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    pengaduan = aduan(lokasi="Depan pasar", pelapor=pelapor)
    foto(pengaduan)
    satu = teruskan(pengaduan, oleh=admin, cara=Cara.DIBANTU)
    jawab = client.get(alamat(satu))
    for kata in (
        'data-salin="salin-isi"',
        f"[Nomor Tiket Portal: {satu.nomor}]",
        "js/salin.js",
        "Setuju nama dan kontaknya",
        "Unduh foto 1",
    ):
        assertContains(jawab, kata)
    for kata in (NAMA, SUREL):
        assertNotContains(jawab, kata)
    Pengaduan.objects.update(anonim=True)
    assertContains(client.get(alamat(satu)), "Jangan diisi")


def test_the_number_is_typed_back_and_a_correction_asks_for_its_reason(
    client, admin, penerusan
):
    awal = client.get(alamat(penerusan, "nomor"))
    assertNotContains(awal, "Mengapa nomornya")
    assertNotContains(awal, 'value="nama"')  # identity only with consent
    isi = {"tanggal_input": KINI.date(), "yang_dikirim": ["judul", "uraian"]}
    jawab = tekan(client, penerusan, "nomor", tracking_id=" 9165816 ", **isi)
    assertContains(jawab, "Nomor SP4N-LAPOR! tercatat")
    assert penerusan.tracking_id == "9165816"
    assert penerusan.yang_dikirim == ["judul", "uraian"]
    for nomor, kata in (("12a", "4 sampai 15 angka"), ("9165817", "Tulis mengapa")):
        jawab = tekan(client, penerusan, "nomor", tracking_id=nomor, **isi)
        assertContains(jawab, kata)
    pelapor = penerusan.pengaduan.pelapor
    pelapor.setuju_diteruskan = True
    pelapor.save()
    assertContains(client.get(alamat(penerusan, "nomor")), 'value="nama"')
    Pengaduan.objects.update(anonim=True)
    assertNotContains(client.get(alamat(penerusan, "nomor")), 'value="nama"')


def test_the_state_is_noted_by_hand_or_read_now_and_the_hand_over_closed(
    client, admin, penerusan, settings
):
    Penerusan.objects.update(tracking_id="9165816")
    assertContains(client.get(alamat(penerusan, "status")), "Status aslinya")
    isi = {"mentah": "Dalam Proses", "instansi": "Dinas Contoh"}
    tekan(client, penerusan, "status", status="diproses", **isi)
    assert penerusan.status_luar == Luar.DIPROSES
    assert penerusan.instansi_luar == "Dinas Contoh"
    assert Jejak.objects.get(tindakan="status_luar").oleh == admin.username
    Penerusan.objects.update(lapor_complaint_id="9165816", diperiksa_pada=None)
    tekan(client, penerusan, "periksa")
    assert penerusan.periksa_lagi_pada is not None
    assertContains(tekan(client, penerusan, "periksa"), "Coba lagi lima menit lagi")
    settings.LAPOR_MODE = "manual"
    assert "periksa" not in semua_tombol(client, penerusan)
    tekan(client, penerusan, "tutup", alasan="Ditarik pelapor.")
    assert penerusan.alasan_tutup == "Ditarik pelapor."
    jawab = client.get(alamat(penerusan))
    assertContains(jawab, "Ditarik pelapor.")
    assertNotContains(jawab, "Paket salin")


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


def test_what_the_other_side_said_is_shown_as_text(client, admin, penerusan):
    isi = "<b>Sudah</b> diperbaiki."
    f.TindakLanjutLuarFactory(penerusan=penerusan, isi=isi, dari="Dinas Contoh")
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


# The act of this step stands out, the others do not


def tombol(jawab):
    """The one in full weight, which comes first; and the quiet ones."""
    utama = jawab.context["utama"]
    return utama and utama["nama"], {t["nama"] for t in jawab.context["lain"]}


def test_only_the_act_of_this_step_is_in_full_weight(client, admin, penerusan):
    nomor = {"tracking_id": "9165816"}
    semula = Penerusan.objects.values("cara", "tujuan", "unit").get()
    kosong = {"tracking_id": "", "lapor_complaint_id": "", "status_luar": "terkirim"}
    kabar, berakhir = (
        "Laporan sudah ada di SP4N-LAPOR!",
        "Laporan sudah berakhir di SP4N-LAPOR!",
    )
    for kolom, utama, kata in (
        ({"cara": "tangan"}, "nomor", "Salin isian Paket salin"),
        ({"cara": "dibantu"}, "nomor", "Paling lambat <b>Rabu, 5 Juni 2024"),
        ({"cara": "api"}, None, "Portal mengirim otomatis"),
        (nomor, "status", kabar),
        (nomor | {"lapor_complaint_id": "1"}, "periksa", kabar),
        (nomor | {"status_luar": "selesai"}, None, berakhir),
        ({"tujuan": "apip"}, None, "di halaman aduannya"),
        ({"ditutup_pada": KINI, "alasan_tutup": "x"}, None, "ini sudah ditutup"),
    ):
        Penerusan.objects.update(**semula | kosong | kolom)
        jawab = client.get(alamat(penerusan))
        assert tombol(jawab)[0] == utama
        assert ("paket-judul" in jawab.text) == (utama == "nomor")
        assertContains(jawab, kata)
    Pengaduan.objects.update(kelas="berkadar", berkadar=True)
    assert client.get(alamat(penerusan)).status_code == 404  # the Inspektorat's


# Who sees what


# The list: what waits, and of each target only what it has


def test_the_list_is_narrowed_to_what_waits(client, admin):
    hari = timezone.localdate()
    semua = {
        "tangan": f.PenerusanFactory(nomor_sampai=hari),
        "lewat": f.PenerusanFactory(nomor_sampai=hari - timedelta(days=1)),
        "macet": f.PenerusanFactory(cara="api"),
        "diproses": f.PenerusanFactory(cara="api", status_luar="diproses"),
        "unit": f.PenerusanFactory(tujuan="unit", unit=UnitFactory()),
    }
    f.KirimanFactory(penerusan=semua["macet"], status=S.BUNTU)
    for saring, tampak in (
        ({}, set(semua)),
        ({"perlu": "tanpa_nomor"}, {"tangan", "lewat"}),
        ({"perlu": "lewat"}, {"lewat"}),
        ({"perlu": "macet"}, {"macet"}),
        ({"perlu": "entah"}, set(semua)),
        ({"cara": "api"}, {"macet", "diproses"}),
        ({"cara": "tangan"}, {"tangan", "lewat"}),
        ({"status_luar": "diproses"}, {"diproses"}),
    ):
        isi = client.get(reverse(DAFTAR), saring).text
        assert {nama for nama, p in semua.items() if p.nomor in isi} == tampak
        assert ("(lewat)" in isi) == ("lewat" in tampak)


# The stuck list in words: why, what would go, each attempt; and the decisions.


def macet(petugas, status, **ubah):
    penerusan = teruskan(aduan(**ubah), oleh=petugas)
    penerusan.kiriman.filter(langkah=L.BUAT).update(
        status=status, mulai_kirim=KINI, galat="title terlalu panjang"
    )
    return langkah(penerusan)


def test_each_state_offers_what_is_safe(client, admin):
    satu, salah = macet(admin, S.MENUNGGU), {"perbaiki", "tangan", "batalkan"}
    for status, terbuka in (
        (S.MENUNGGU, {"tangan", "batalkan"}),
        (S.DITOLAK, salah),
        (S.BUNTU, salah),
        (S.TIDAK_PASTI, {"sudah_ada", "kirim_ulang"}),
        (S.TERKIRIM, set()),
        (S.BATAL, set()),
    ):
        Kiriman.objects.update(status=status, selesai_pada=KINI)
        assert semua_tombol(client, satu) == terbuka


def test_the_page_says_why_what_and_how_often(client, admin):
    satu = macet(admin, S.DITOLAK, pelapor=pelapor_pasti(setuju_diteruskan=True))
    isi = {"kode_http": 422}
    saat = Saat(None, KINI)
    Jejak.objects.catat(satu, COBA_KIRIM, saat, catatan="Ditolak", sesudah=isi)
    jawab = client.get(alamat(satu))
    for kata in (
        "<p>Ditolak</p>",
        "title terlalu panjang",
        "menunggu keputusan Anda",
        "HTTP 422",
        "Lampu jalan mati",
        "K*** P***",
    ):
        assertContains(jawab, kata)
    for kenari in (NAMA, SUREL, TELEPON):
        assertNotContains(jawab, kenari)


def test_a_decision_is_asked_for_and_made_once(client, admin):
    hari = timezone.localdate().isoformat()
    tangan = {"tracking_id": "9000002", "tanggal_input": hari}
    for status, tindakan, isi, tanya in (
        (S.DITOLAK, "perbaiki", {"judul": "J", "isi": "Tiga."}, "Mengapa macet"),
        (S.TIDAK_PASTI, "sudah_ada", {"nomor": "9000001"}, "Cari di SP4N-LAPOR!: "),
        (S.TIDAK_PASTI, "kirim_ulang", {}, "menjadi ganda"),
        (S.BUNTU, "tangan", tangan, "Nomor lacak"),
        (S.BUNTU, "batalkan", {"alasan": "Lewat loket saja."}, "tetap harus"),
    ):
        satu = macet(admin, status)
        halaman = client.get(alamat(satu, tindakan))
        assertContains(halaman, tanya)
        assertNotContains(halaman, 'value="nama"')
        tekan(client, satu, tindakan, **isi)
        assert satu.status == (S.TERKIRIM if tindakan == "sudah_ada" else S.BATAL)
        assert satu.diputus_oleh == admin
        assertContains(client.get(alamat(satu)), f"{admin}, ")  # who decided, and when
        penerusan = Penerusan.objects.get(pk=satu.penerusan_id)
        assert bool(penerusan.tracking_id) == (tindakan in {"sudah_ada", "tangan"})
        baru = langkah(penerusan)
        assert (baru != satu) == (tindakan in {"perbaiki", "kirim_ulang"})
        assertContains(tekan(client, satu, tindakan, **isi), "sudah diputus")


def test_ticked_uncertain_ones_go_once_more_after_what_was_searched_for(client, admin):
    pasti, ragu = macet(admin, S.BUNTU), macet(admin, S.TIDAK_PASTI)
    lihat = centang(client, "pengaduan_kiriman", "kirim_ulang", pasti, ragu)
    assertContains(lihat, f"Cari di SP4N-LAPOR!: {ragu.nomor}")
    assertContains(lihat, f"{pasti.nomor}: statusnya {pasti.get_status_display()}")
    centang(client, "pengaduan_kiriman", "kirim_ulang", ragu, yakin="1")
    assert langkah(ragu.penerusan) != ragu


# The list and the channel


def test_the_list_of_steps_is_narrowed_to_what_waits(client, admin):
    f.KirimanFactory()
    f.KirimanFactory(status=S.DITOLAK, galat="title terlalu panjang")
    f.KirimanFactory(status=S.TERKIRIM, selesai_pada=KINI)
    for saring, jumlah in ((None, 3), ("macet", 1), ("menunggu", 1), ("entah", 3)):
        jawab = client.get(reverse(KIRIMAN), {"perlu": saring} if saring else {})
        assert jawab.context["cl"].result_count == jumlah
        assertContains(jawab, "Kanal berjalan.")


def test_a_dead_channel_is_said_on_the_list_and_revived_by_name(client, admin):
    matikan("HTTP 401", pada=KINI)
    jawab = client.get(reverse(KIRIMAN))
    assertContains(jawab, "setelan salah sejak 04-06-2024 09.00: HTTP 401.")
    sirkuit = reverse("admin:pengaduan_sirkuit_changelist")
    assertContains(jawab, sirkuit)
    daftar = client.get(sirkuit)
    assertContains(daftar, "HTTP 401")
    # The admin writes the underscore of its key another way in addresses.
    (satu,) = re.findall(rf'href="({sirkuit}[^"]+/change/)', daftar.text)
    assert "_5F" in satu
    assertContains(client.get(satu), "HTTP 401")
    hidup = reverse("admin:pengaduan_sirkuit_tindakan", args=("lapor_api", "hidupkan"))
    assertContains(client.get(hidup), "Mengapa berhenti")
    assertContains(client.post(hidup, follow=True), "Kanal dihidupkan")
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.TUTUP
    assert Jejak.objects.get(tindakan="hidupkan_sirkuit").oleh == admin.username
    assertContains(client.post(hidup, follow=True), "sudah berjalan")


# A payload in words


def test_a_payload_is_read_by_people():
    muatan = {"attachments": "[1,2]", "is_secret": True, "is_anonymous": False}
    assert dict(pratinjau(muatan | {"berkas": [3, 4], "instansi_id": "102"})) == {
        "Lampiran": "[1,2]",
        "Rahasia": "ya",
        "Anonim": "tidak",
        "Foto (nomor berkas)": "3, 4",
        "Diteruskan ke instansi": "102",
    }


# The form a complaint is handed over with: the ways that are open, and a refusal.


def halaman_teruskan(pengaduan):
    nama = "admin:pengaduan_pengaduan_tindakan"
    return reverse(nama, args=(pengaduan.pk, "teruskan"))


def test_before_it_is_handed_over_the_payload_is_shown(client, admin, settings):
    pengaduan = aduan()
    halaman = halaman_teruskan(pengaduan)
    jawab = client.get(halaman)
    assertContains(jawab, "Dikirim otomatis: Judul: Lampu jalan mati")
    assert jawab.context["form"]["cara"].value() == "api"
    assertNotContains(jawab, "Pengiriman otomatis tidak dapat dipakai")
    # One that is refused stays on its form with the note.
    f.PenerusanFactory(pengaduan=pengaduan, tujuan="unit", unit=UnitFactory())
    isi = {"tujuan": "unit", "unit": UnitFactory().pk, "catatan": "Jembatan goyang."}
    jawab = client.post(halaman, isi)
    assert jawab.status_code == 200
    assertContains(jawab, "sudah diteruskan ke tujuan itu")
    assertContains(jawab, "Jembatan goyang.")
    assertNotContains(jawab, "sedang tidak dapat dilakukan")
    settings.LAPOR_MODE = "manual"
    assertNotContains(client.get(halaman), "Dikirim otomatis")


def test_a_way_that_is_forbidden_is_not_offered_and_its_reason_is_said(
    client, admin, settings
):
    pengaduan = aduan(pelapor=pelapor_pasti(surel_dipastikan_pada=None))
    jawab = client.get(halaman_teruskan(pengaduan))
    assertContains(jawab, "Pengiriman otomatis tidak dapat dipakai.")
    assertContains(jawab, "Kontak pelapor belum dipastikan")
    assertNotContains(jawab, "Dikirim otomatis")
    form = jawab.context["form"]
    assert [nilai for nilai, _ in form.fields["cara"].choices] == ["dibantu", "tangan"]
    # As it stands, it is not refused.
    isi = {"cara": form["cara"].value(), "tujuan": "lapor", "catatan": "Segera."}
    jawab = client.post(halaman_teruskan(pengaduan), isi | {"unit": UnitFactory().pk})
    assert jawab.status_code == 302, jawab.context["form"].errors
    pengaduan.refresh_from_db()
    assert pengaduan.status == "diteruskan"
    settings.LAPOR_CATEGORY_MAP = {"lain": 1}
    assertContains(client.get(halaman_teruskan(aduan())), "belum punya nomor")
