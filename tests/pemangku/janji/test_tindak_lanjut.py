"""PK-37: follow-ups with an owner and a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Notifikasi
from organisasi.staf.hari_ini import Tugas
from pemangku.janji.hari_ini import tugas_tindak_lanjut
from pemangku.janji.tindak_lanjut import (
    SUDAH_LEWAT,
    catat_tindak_lanjut,
    ingatkan_tindak_lanjut,
)
from pemangku.kunjungan.kertas import bagian_tindak_lanjut
from pemangku.models import Kegiatan, Komitmen, TindakLanjut
from ppid_portal.staf.hari_ini import ingatkan
from tests.factories.kunjungan import KomitmenFactory
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.factories.pemangku import (
    KegiatanFactory,
    TindakLanjutFactory,
    VerifikasiFactory,
)
from tests.pemangku.kantor_kunjungan import HARI, PADA, kunjungan, sasaran
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


S = TindakLanjut.Status


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def alamat(nama, *args):
    return reverse(f"admin:pemangku_tindaklanjut_{nama}", args=args)


# Constraints


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("status_dikenal", {"status": "lain", "hasil": "x"}),
        ("satu_asal", {"kegiatan": None}),
        ("selesai_berhasil", {"status": S.BATAL}),
        ("selesai_berwaktu", {"status": S.SELESAI, "hasil": "x"}),
    ],
)
def test_the_table_refuses_what_cannot_be(nama, isi):
    with (
        pytest.raises(IntegrityError, match=f"pemangku_tindaklanjut_{nama}"),
        transaction.atomic(),
    ):
        TindakLanjutFactory(**isi)


def test_it_comes_from_a_visit_or_from_a_check_and_never_from_both():
    periksa = VerifikasiFactory()
    assert TindakLanjutFactory(kegiatan=None, verifikasi=periksa).pk
    with (
        pytest.raises(IntegrityError, match="pemangku_tindaklanjut_satu_asal"),
        transaction.atomic(),
    ):
        TindakLanjutFactory(verifikasi=periksa)


# Acts


def test_what_was_agreed_is_written_down_with_unit_and_day():
    kegiatan, dinas = KegiatanFactory(), UnitFactory()
    satu = catat_tindak_lanjut(
        kegiatan,
        uraian=" Kirim data jalan ",
        pj_unit=dinas,
        tenggat=date(2024, 6, 20),
        oleh=PetugasFactory(),
        pada=PADA,
    )
    assert (satu.uraian, satu.status) == ("Kirim data jalan", S.TERBUKA)
    assert Jejak.objects.milik(kegiatan).get().sesudah["tenggat"] == "2024-06-20"


def test_a_day_that_is_over_is_refused():
    with pytest.raises(ValidationError) as galat:
        catat_tindak_lanjut(
            KegiatanFactory(),
            uraian="Kirim data",
            pj_unit=UnitFactory(),
            tenggat=date(2024, 6, 9),
            oleh=PetugasFactory(),
            pada=PADA,
        )
    assert galat.value.message_dict == {"tenggat": [SUDAH_LEWAT]}


def test_pk37_closing_needs_a_result_and_happens_once():
    satu, oleh = TindakLanjutFactory(), PetugasFactory()
    with pytest.raises(TindakanTerlarang, match="Tulis hasilnya"):
        satu.selesaikan(oleh=oleh, pada=PADA, hasil=" ")
    satu.selesaikan(oleh=oleh, pada=PADA, hasil="Data terkirim")
    with pytest.raises(TindakanTerlarang):
        satu.selesaikan(oleh=oleh, pada=PADA, hasil="Lagi")
    satu = TindakLanjut.objects.get()
    assert (satu.status, satu.hasil, satu.selesai_pada) == (
        S.SELESAI,
        "Data terkirim",
        PADA,
    )


def test_dropping_and_moving_need_a_reason_and_a_moved_one_is_reminded_anew():
    satu, oleh = TindakLanjutFactory(diingatkan_pada=PADA), PetugasFactory()
    dinas = UnitFactory()
    isi = {"tenggat": date(2024, 7, 1), "pj_unit": dinas}
    with pytest.raises(TindakanTerlarang, match="alasan"):
        satu.ubah(oleh=oleh, pada=PADA, alasan="", **isi)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        satu.batalkan(oleh=oleh, pada=PADA, alasan="")
    satu.ubah(oleh=oleh, pada=PADA, alasan="Bukan tugas unit itu", **isi)
    assert TindakLanjut.objects.get().diingatkan_pada is None
    assert TindakLanjut.objects.get().pj_unit == dinas
    satu.batalkan(oleh=oleh, pada=PADA, alasan="Sudah tidak perlu")
    assert TindakLanjut.objects.get().status == S.BATAL
    assert satu.riwayat.count() == 2


# Who sees it


def test_the_owning_unit_and_those_who_see_the_visit_see_it():
    dinas, rumah = UnitFactory(), UnitFactory()
    satu = TindakLanjutFactory(pj_unit=dinas, kegiatan__tuan_rumah=rumah)
    for unit, terlihat in ((dinas, True), (rumah, True), (UnitFactory(), False)):
        petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
        assert TindakLanjut.objects.untuk(petugas).exists() is terlihat
        assert TindakLanjut.terbaca(petugas).exists() is terlihat
    auditor = petugas_berperan(Peran.AUDITOR)
    assert TindakLanjut.objects.untuk(auditor).get() == satu


# The reminder


@pytest.mark.parametrize(
    ("hari", "jumlah"),
    [
        (date(2024, 6, 17), 0),
        (date(2024, 6, 18), 1),
        (date(2024, 6, 20), 1),
        (date(2024, 6, 21), 0),
    ],
)
def test_pk37_the_owner_is_told_two_working_days_before_the_last_day(hari, jumlah):
    HariLiburFactory(tanggal=date(2024, 1, 1))
    satu = TindakLanjutFactory()
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit)
    PenugasanFactory(unit=satu.pj_unit, peran=Peran.PIMPINAN)
    assert ingatkan_tindak_lanjut(pada=PADA, hari_ini=hari) == jumlah
    assert ingatkan_tindak_lanjut(pada=PADA, hari_ini=hari) == 0
    penerima = list(Notifikasi.objects.values_list("penerima", flat=True))
    assert penerima == [operator.email] * jumlah


def test_the_message_says_until_when_and_where_and_names_nobody():
    HariLiburFactory(tanggal=date(2024, 1, 1))
    petugas = PetugasFactory()
    satu = TindakLanjutFactory(pj_petugas=petugas)
    TindakLanjutFactory(status=S.BATAL, hasil="Tidak perlu")
    ingatkan_tindak_lanjut(pada=PADA, hari_ini=date(2024, 6, 18))
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == petugas.email
    assert "20 Juni 2024" in pesan.subjek
    assert satu.kegiatan.nomor in pesan.isi
    assert alamat("change", satu.pk) in pesan.isi
    assert mail.outbox == []


def test_without_a_calendar_no_day_is_guessed():
    TindakLanjutFactory()
    assert ingatkan_tindak_lanjut(pada=PADA, hari_ini=date(2024, 6, 18)) == 0


def test_the_mornings_run_reminds_of_follow_ups():
    HariLiburFactory(tanggal=date(2024, 1, 1))
    BatasWaktuFactory(kode="pengecualian.putuskan_sebelum_berakhir", nilai=30)
    BatasWaktuFactory(kode="informasi.periksa", nilai=5)
    satu = TindakLanjutFactory(
        kegiatan=None, verifikasi=VerifikasiFactory(), pj_petugas=PetugasFactory()
    )
    ingatkan(pada=PADA, hari_ini=date(2024, 6, 18))
    satu.refresh_from_db()
    assert satu.diingatkan_pada == PADA


# The today list


def test_the_today_list_shows_what_the_own_unit_must_do():
    satu = TindakLanjutFactory()
    dari_cek = TindakLanjutFactory(
        kegiatan=None, verifikasi=VerifikasiFactory(), pj_unit=satu.pj_unit
    )
    TindakLanjutFactory()
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit)
    baris = tugas_tindak_lanjut(operator, HARI)
    assert {b.judul for b in baris} == {satu.uraian, dari_cek.uraian}
    assert {b.tenggat for b in baris} == {satu.tenggat}
    assert {b.keterangan for b in baris} == {f"Dari {satu.kegiatan.nomor}", ""}
    assert all(isinstance(b, Tugas) for b in baris)
    assert tugas_tindak_lanjut(petugas_berperan(Peran.PIMPINAN), HARI) == []


def test_the_line_stands_on_the_officers_page(client):
    satu = TindakLanjutFactory()
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit))
    assertContains(client.halaman(reverse("admin:index")), satu.uraian)


# The admin


def test_pk37_the_owner_closes_it_with_a_result_and_proof(client):
    satu = TindakLanjutFactory()
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit))
    tutup = alamat("tindakan", satu.pk, "selesaikan")
    assertContains(client.post(tutup, {"hasil": ""}), "Tulis hasilnya.")
    bukti = SimpleUploadedFile("bukti.pdf", b"%PDF-1.7 contoh")
    client.post(tutup, {"hasil": "Data terkirim", "bukti": bukti})
    satu.refresh_from_db()
    assert satu.status == S.SELESAI
    halaman = client.halaman(alamat("change", satu.pk))
    assertContains(halaman, "Data terkirim")
    jawab = client.get(alamat("bukti", satu.pk))
    assert b"".join(jawab.streaming_content) == b"%PDF-1.7 contoh"


def test_a_result_without_proof_is_enough(client):
    satu = TindakLanjutFactory()
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit))
    client.post(alamat("tindakan", satu.pk, "selesaikan"), {"hasil": "Sudah"})
    satu.refresh_from_db()
    assert satu.status == S.SELESAI
    assert client.get(alamat("bukti", satu.pk)).status_code == 404


def test_pk37_another_units_operator_may_not_close_it(client):
    rumah = UnitFactory()
    satu = TindakLanjutFactory(kegiatan__tuan_rumah=rumah)
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, rumah))
    tutup = alamat("tindakan", satu.pk, "selesaikan")
    assertContains(client.halaman(alamat("change", satu.pk)), satu.kegiatan.nomor)
    assert client.get(tutup).status_code == 403
    assert client.post(tutup, {"hasil": "Sudah"}).status_code == 403
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.post(tutup, {"hasil": "Sudah"}).status_code == 404
    satu.refresh_from_db()
    assert satu.status == S.TERBUKA


def test_pk37_past_its_day_it_is_red_in_list_page_visit_and_round(client):
    satu = sasaran()
    kegiatan = kunjungan(satu)
    lambat = TindakLanjutFactory(kegiatan=kegiatan, pj_petugas=PetugasFactory())
    TindakLanjutFactory(kegiatan=kegiatan, tenggat=date(2099, 1, 1))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    assertContains(client.halaman(alamat("changelist")), "20 Juni 2024 (lewat)")
    assertContains(client.halaman(alamat("change", lambat.pk)), "kotak-langkah bahaya")
    for nama, objek in (("kegiatan", kegiatan), ("putaran", satu.putaran)):
        halaman = client.halaman(
            reverse(f"admin:pemangku_{nama}_change", args=(objek.pk,))
        )
        assertContains(halaman, '<strong class="lewat">', count=1)


def test_the_owner_of_the_module_moves_and_drops_it(client):
    satu, dinas = TindakLanjutFactory(), UnitFactory()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    ubah = alamat("tindakan", satu.pk, "ubah")
    awal = client.halaman(ubah).context["form"].initial
    assert awal == {"tenggat": satu.tenggat, "pj_unit": satu.pj_unit_id}
    client.post(
        ubah, {"tenggat": "2024-07-01", "pj_unit": dinas.pk, "alasan": "Salah unit"}
    )
    client.post(alamat("tindakan", satu.pk, "batalkan"), {"alasan": "Tidak perlu"})
    satu.refresh_from_db()
    assert (satu.pj_unit, satu.status) == (dinas, S.BATAL)
    assertContains(client.halaman(alamat("change", satu.pk)), "Alasan batal")


def test_it_is_written_down_on_the_page_of_the_visit(client):
    kegiatan = KegiatanFactory(status=Kegiatan.Status.SELESAI)
    dinas = UnitFactory()
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    catat = reverse(
        "admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, "tindak_lanjut")
    )
    client.halaman(catat)
    isi = {"uraian": "Kirim data jalan", "pj_unit": dinas.pk}
    lampau = client.post(catat, isi | {"tenggat": "2024-06-20"})
    assertContains(lampau, SUDAH_LEWAT)
    client.post(catat, isi | {"tenggat": timezone.localdate().isoformat()})
    satu = kegiatan.tindak_lanjut.get()
    assert satu.pj_unit == dinas
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, dinas))
    halaman = client.halaman(alamat("change", satu.pk))
    assertNotContains(halaman, f"/pemangku/kegiatan/{kegiatan.pk}/")


# A pledge may ask for something to be done (4.9)


@pytest.fixture
def janji():
    """A pledge of a visit that is closed by now."""
    kemarin = timezone.now() - timedelta(days=1)
    kegiatan = KegiatanFactory(
        mulai=kemarin,
        selesai=kemarin + timedelta(hours=1),
        status=Kegiatan.Status.DITUTUP,
    )
    hasil: Komitmen = KomitmenFactory(
        kegiatan=kegiatan, pemangku__pengelola=kegiatan.tuan_rumah
    )
    return hasil


def alamat_janji(janji):
    return reverse("admin:pemangku_komitmen_tindakan", args=(janji.pk, "tindak_lanjut"))


def isian(client, janji, **lain):
    form = client.halaman(alamat_janji(janji)).context["form"]
    return {
        "kunci": form["kunci"].value(),
        "uraian": "Antar leaflet baru",
        "pj_unit": str(janji.kegiatan.tuan_rumah_id),
        "tenggat": (timezone.localdate() + timedelta(days=9)).isoformat(),
        **lain,
    }


def test_pk_37_it_hangs_on_the_pledge_and_its_visit_once(client, janji):
    type(janji.kegiatan.tuan_rumah).objects.update(peran_ppid="pembantu")
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, janji.kegiatan.tuan_rumah))
    halaman = reverse("admin:pemangku_komitmen_change", args=(janji.pk,))
    assertNotContains(client.halaman(halaman), 'id="lanjut-judul"')
    isi = isian(client, janji)
    for _ in range(2):
        assert client.post(alamat_janji(janji), isi).status_code == 302
    satu = TindakLanjut.objects.get()
    assert (satu.komitmen, satu.kegiatan) == (janji, janji.kegiatan)
    for objek in (janji, janji.kegiatan, satu):
        assert Jejak.objects.milik(objek).first().tindakan == "catat_tindak_lanjut"
    assertContains(client.halaman(halaman), "Antar leaflet baru")
    lanjut = reverse("admin:pemangku_tindaklanjut_change", args=(satu.pk,))
    assertContains(client.halaman(lanjut), halaman)


def test_pk_37_a_day_that_is_over_is_told_beside_its_field(client, janji):
    type(janji.kegiatan.tuan_rumah).objects.update(peran_ppid="pembantu")
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, janji.kegiatan.tuan_rumah))
    kemarin = (timezone.localdate() - timedelta(days=1)).isoformat()
    jawab = client.post(alamat_janji(janji), isian(client, janji, tenggat=kemarin))
    assert jawab.context["form"].errors.keys() == {"tenggat"}
    assert not TindakLanjut.objects.exists()


def test_pk_37_not_by_others_nor_of_a_pledge_called_off(client, janji):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.post(alamat_janji(janji), {}).status_code == 404
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.post(alamat_janji(janji), {}).status_code == 403
    Komitmen.objects.update(status="dibatalkan", alasan_batal="Bubar")
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, janji.kegiatan.tuan_rumah))
    komitmen = reverse("admin:pemangku_komitmen_change", args=(janji.pk,))
    assertNotContains(client.halaman(komitmen), alamat_janji(janji))


def test_9_2_the_minutes_name_what_was_agreed_there(janji):
    TindakLanjutFactory(kegiatan=janji.kegiatan, uraian="Disepakati di tempat")
    TindakLanjutFactory(kegiatan=janji.kegiatan, komitmen=janji, uraian="Menyusul")
    teks = str(list(bagian_tindak_lanjut(janji.kegiatan)))
    assert "Disepakati di tempat" in teks
    assert "Menyusul" not in teks


def test_a_pledge_comes_with_its_visit(janji):
    satu = TindakLanjutFactory(kegiatan=None, verifikasi=VerifikasiFactory())
    aturan = "pemangku_tindaklanjut_komitmen_berkegiatan"
    with pytest.raises(IntegrityError, match=aturan):
        TindakLanjut.objects.filter(pk=satu.pk).update(komitmen=janji)
