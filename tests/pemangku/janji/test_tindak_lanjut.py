"""PK-37: follow-ups with an owner and a day."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pemangku.janji import actions as aksi
from pemangku.kunjungan.kertas import bagian_tindak_lanjut
from pemangku.models import Janji, Kegiatan
from tests.factories import organisasi as fo
from tests.factories.kunjungan import KomitmenFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    LangkahFactory,
    PeroranganFactory,
    TindakLanjutFactory,
)
from tests.hari_ini import tugas_janji
from tests.pemangku.kantor_kunjungan import HARI, PADA, kunjungan, sasaran
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
S = Janji.Status


def alamat(nama, *args):
    return reverse(f"admin:pemangku_janji_{nama}", args=args)


# Acts


def test_pk37_closing_needs_a_result_and_happens_once():
    satu, oleh = TindakLanjutFactory(), Saat(fo.PetugasFactory(), PADA)
    with pytest.raises(TindakanTerlarang, match="Tulis hasilnya"):
        aksi.selesaikan_tindak_lanjut(satu, oleh, hasil=" ")
    aksi.selesaikan_tindak_lanjut(satu, oleh, hasil="Data terkirim")
    with pytest.raises(TindakanTerlarang):
        aksi.selesaikan_tindak_lanjut(satu, oleh, hasil="Lagi")
    satu.refresh_from_db()
    assert (satu.status, satu.hasil) == (S.SELESAI, "Data terkirim")
    assert satu.selesai_pada == PADA


def test_dropping_and_moving_need_a_reason_and_a_moved_one_is_reminded_anew():
    satu, oleh = TindakLanjutFactory(diingatkan_pada=PADA), fo.PetugasFactory()
    dinas = fo.UnitFactory()
    isi = {"tenggat": date(2024, 7, 1), "pj_unit": dinas}
    with pytest.raises(TindakanTerlarang, match="alasan"):
        satu.ubah(Saat(oleh, PADA), alasan="", **isi)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        satu.batalkan(Saat(oleh, PADA), alasan="")
    satu.ubah(Saat(oleh, PADA), alasan="Bukan tugas unit itu", **isi)
    satu.refresh_from_db()
    assert (satu.diingatkan_pada, satu.pj_unit) == (None, dinas)
    satu.batalkan(Saat(oleh, PADA), alasan="Sudah tidak perlu")
    assert Janji.objects.tindak_lanjut().get().status == S.DIBATALKAN
    assert satu.riwayat.count() == 2


# Who sees it


def test_the_owning_unit_and_those_who_see_the_visit_see_it():
    dinas = fo.UnitFactory()
    kantor = TindakLanjutFactory(pj_unit=dinas)
    pemangku = KomitmenFactory(kegiatan=kantor.kegiatan)
    rumah, pihak = kantor.kegiatan.tuan_rumah, kantor.kegiatan.penyelenggara
    semua = {kantor, pemangku}
    for unit, terlihat in (
        (dinas, {kantor}),
        (rumah, semua),
        (pihak, semua),
        (fo.UnitFactory(), set()),
    ):
        petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
        assert set(Janji.objects.untuk(petugas)) == terlihat
    assert set(Janji.objects.untuk(petugas_berperan(Peran.AUDITOR))) == semua


# The reminder


@pytest.mark.parametrize(("tanggal", "jumlah"), [(17, 0), (18, 1), (20, 1), (21, 0)])
def test_pk37_the_owner_is_told_two_working_days_before_the_last_day(tanggal, jumlah):
    hari, satu = date(2024, 6, tanggal), TindakLanjutFactory()
    TindakLanjutFactory(status=S.DIBATALKAN, hasil="Tidak perlu", pj_unit=satu.pj_unit)
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit)
    fo.PenugasanFactory(unit=satu.pj_unit, peran=Peran.PIMPINAN)
    # Without a calendar no day is guessed.
    assert aksi.ingatkan_tindak_lanjut(pada=PADA, hari_ini=hari) == 0
    fo.HariLiburFactory(tanggal=date(2024, 1, 1))
    assert aksi.ingatkan_tindak_lanjut(pada=PADA, hari_ini=hari) == jumlah
    assert aksi.ingatkan_tindak_lanjut(pada=PADA, hari_ini=hari) == 0
    # The message says until when and where, and names nobody.
    for pesan in Notifikasi.objects.all():
        assert pesan.penerima == operator.email
        assert "20 Juni 2024" in pesan.subjek
        assert satu.kegiatan.nomor in pesan.isi
        assert alamat("change", satu.pk) in pesan.isi
    assert Notifikasi.objects.count() == jumlah
    assert mail.outbox == []


# The today list


def test_the_today_list_shows_what_the_own_unit_must_do():
    satu = TindakLanjutFactory()
    TindakLanjutFactory()
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit)
    (baris,) = tugas_janji(operator, HARI)
    assert (baris.judul, baris.tenggat) == (satu.uraian, satu.tenggat)
    assert baris.keterangan == satu.kegiatan.judul
    assert tugas_janji(petugas_berperan(Peran.PIMPINAN), HARI) == []


# The admin


@pytest.mark.parametrize("isi_bukti", [b"%PDF-1.7 contoh", None])
def test_pk37_the_owner_closes_it_with_a_result_and_proof_or_none(client, isi_bukti):
    satu = TindakLanjutFactory()
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pj_unit))
    tutup = alamat("tindakan", satu.pk, "selesaikan")
    assertContains(client.post(tutup, {"hasil": ""}), "Tulis hasilnya.")
    bukti = {"bukti": SimpleUploadedFile("b.pdf", isi_bukti)} if isi_bukti else {}
    client.post(tutup, {"hasil": "Data terkirim"} | bukti)
    satu.refresh_from_db()
    assert satu.status == S.SELESAI
    assertContains(client.halaman(alamat("change", satu.pk)), "Data terkirim")
    jawab = client.get(alamat("bukti", satu.pk))
    assert jawab.status_code == (200 if isi_bukti else 404)
    if isi_bukti:
        assert b"".join(jawab.streaming_content) == isi_bukti


def test_pk37_the_host_of_the_visit_may_not_close_it(client):
    satu = TindakLanjutFactory()
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.kegiatan.tuan_rumah))
    tutup = alamat("tindakan", satu.pk, "selesaikan")
    assertContains(client.halaman(alamat("change", satu.pk)), satu.kegiatan.nomor)
    assert client.post(tutup, {"hasil": "Sudah"}).status_code == 403
    satu.refresh_from_db()
    assert satu.status == S.BERLAKU


def test_words_about_a_figure_are_not_found_by_who_may_not_read_them(client):
    """A list that answers to a word tells the word."""
    satu = LangkahFactory(
        pemangku=PeroranganFactory(), pj_unit=fo.UnitFactory(), uraian="Soal wakaf"
    )
    for peran, terlihat in ((Peran.AUDITOR, 0), (Peran.PENGELOLA_PEMANGKU, 1)):
        masuk_sebagai(client, peran)
        (semua,) = client.halaman(alamat("changelist")).context["cl"].result_list
        assert semua == satu
        dicari = client.halaman(alamat("changelist"), data={"q": "wakaf"})
        assert len(dicari.context["cl"].result_list) == terlihat


def test_pk37_past_its_day_it_is_red_in_list_page_visit_and_round(client):
    satu = sasaran()
    kegiatan = kunjungan(satu)
    lambat = TindakLanjutFactory(kegiatan=kegiatan)
    TindakLanjutFactory(kegiatan=kegiatan, tenggat=date(2099, 1, 1))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    assertContains(client.halaman(alamat("changelist")), "Lewat tenggat")
    assertContains(client.halaman(alamat("change", lambat.pk)), "kotak bahaya")
    for nama, objek, kata in (
        ("kegiatan", kegiatan, "(1 lewat tenggat)"),
        ("putaran", satu.putaran, '<strong class="lewat">'),
    ):
        halaman = client.halaman(
            reverse(f"admin:pemangku_{nama}_change", args=(objek.pk,))
        )
        assertContains(halaman, kata, count=1)


def test_it_is_written_down_on_the_page_of_the_visit(client):
    kegiatan = KegiatanFactory(status=Kegiatan.Status.SELESAI)
    dinas, hari = fo.UnitFactory(), timezone.localdate().isoformat()
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    catat = reverse(
        "admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, "tindak_lanjut")
    )
    client.halaman(catat)
    isi = {"uraian": " Kirim data jalan ", "pj_unit": dinas.pk}
    lampau = client.post(catat, isi | {"tenggat": "2024-06-20"})
    assertContains(lampau, aksi.SUDAH_LEWAT)
    client.post(catat, isi | {"tenggat": hari})
    satu = kegiatan.janji.tindak_lanjut().get()
    assert (satu.uraian, satu.pj_unit) == ("Kirim data jalan", dinas)
    assert satu.status == S.BERLAKU
    assert Jejak.objects.milik(kegiatan).first().sesudah["tenggat"] == hari
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, dinas))
    halaman = client.halaman(alamat("change", satu.pk))
    assertNotContains(halaman, f"/pemangku/kegiatan/{kegiatan.pk}/")


def test_9_2_the_minutes_name_what_was_agreed_there():
    satu = TindakLanjutFactory(uraian="Disepakati di tempat")
    assert "Disepakati di tempat" in str(list(bagian_tindak_lanjut(satu.kegiatan)))


def test_the_same_form_twice_leaves_one_step():
    kegiatan, saat = KegiatanFactory(), Saat(fo.PetugasFactory(), PADA)
    isi = {"kunci": uuid4(), "uraian": "Kirim data lampu.", "tenggat": HARI}
    isi["pj_unit"] = kegiatan.tuan_rumah
    satu, lagi = (aksi.catat_tindak_lanjut(kegiatan, saat, **isi) for _ in range(2))
    assert satu == lagi == Janji.objects.get()
