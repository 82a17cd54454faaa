"""Hand-over: cases pass from desk to desk with a trail, and no desk closes with one."""

from datetime import date

import pytest
from django.urls import reverse

from informasi.models import Permohonan, Surat
from informasi.permohonan.actions import (
    berkas_terbuka,
    halangan_tutup,
    serah_terima,
    tugaskan,
)
from informasi.permohonan.admin import PermohonanAdmin
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.admin_petugas import halangan_akhir
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas
from tests.factories.organisasi import PenugasanFactory
from tests.informasi.kantor import PADA, ajukan, diproses
from tests.informasi.meja_permohonan import alamat, tekan, tombol
from tests.petugas import isian, masuk, petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengganti(kantor):
    return petugas_berperan(
        Peran.PETUGAS_LAYANAN, kantor.kecamatan, nama="Pengganti", email="g@example.id"
    )


def di_meja(kantor, petugas, **lain):
    permohonan = diproses(kantor, **lain)
    return tugaskan(permohonan, Saat(kantor.kepala, PADA), kepada=petugas)


def pindahkan(kantor, kepada, *berkas, alasan="Mutasi."):
    return serah_terima(
        Saat(kantor.kepala, PADA),
        dari=kantor.loket,
        kepada=kepada,
        permohonan=berkas,
        alasan=alasan,
    )


def test_assigning_writes_who_had_it_and_who_has_it(kantor, pengganti):
    permohonan = di_meja(kantor, kantor.loket)
    tugaskan(permohonan, Saat(kantor.kepala, PADA), kepada=pengganti)
    assert Permohonan.objects.get().penangan == pengganti
    jejak = permohonan.riwayat.first()
    assert (jejak.tindakan, jejak.oleh) == ("tugaskan", "kepala")
    assert jejak.sebelum == {"penangan": "Loket"}
    assert jejak.sesudah == {"penangan": "Pengganti"}


def test_nobody_who_does_not_serve_the_unit_gets_a_request(kantor, permohonan):
    lama = PenugasanFactory(
        unit=kantor.kecamatan,
        peran=Peran.PETUGAS_LAYANAN,
        mulai=date(2023, 1, 1),
        selesai=date(2024, 6, 3),
    ).petugas
    for kepada in (kantor.kepala_dinas, lama):
        with pytest.raises(TindakanTerlarang, match=r"tidak bertugas .* Cipedes"):
            tugaskan(permohonan, Saat(kantor.kepala, PADA), kepada=kepada)
    assert Permohonan.objects.get().penangan is None


def test_officer_of_the_unit_above_may_handle_it(kantor):
    kantor.kecamatan.induk = kantor.utama
    kantor.kecamatan.save()
    permohonan = Permohonan.objects.get(pk=diproses(kantor).pk)
    tugaskan(permohonan, Saat(kantor.kepala, PADA), kepada=kantor.ppid_utama)
    assert Permohonan.objects.get().penangan == kantor.ppid_utama


def test_of_two_assignments_the_slower_one_fails(kantor, permohonan, pengganti):
    usang = Permohonan.objects.get()
    tugaskan(permohonan, Saat(kantor.kepala, PADA), kepada=pengganti)
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        tugaskan(usang, Saat(kantor.kepala, PADA), kepada=kantor.loket)
    assert Permohonan.objects.get().penangan == pengganti


def test_an_ended_request_is_on_no_desk(kantor):
    permohonan = di_meja(kantor, kantor.loket)
    permohonan.cabut(Saat(None, PADA))
    assert not berkas_terbuka(kantor.loket).exists()
    with pytest.raises(TindakanTerlarang, match="sudah selesai"):
        tugaskan(permohonan, Saat(kantor.kepala, PADA), kepada=kantor.loket)


def test_chosen_cases_pass_with_one_letter_and_a_line_each(kantor, pengganti):
    satu, dua, tetap = (di_meja(kantor, kantor.loket) for _ in range(3))
    (surat,) = pindahkan(kantor, pengganti, satu, dua, alasan=" Pindah tugas. ")
    assert set(berkas_terbuka(pengganti)) == {satu, dua}
    assert list(berkas_terbuka(kantor.loket)) == [tetap]
    assert (surat.jenis, surat.dibuat_oleh) == (Surat.Jenis.SERAH_TERIMA, kantor.kepala)
    assert satu.nomor in str(surat.naskah)
    assert tetap.nomor not in str(surat.naskah)
    for berkas in (satu, dua):
        jejak = berkas.riwayat.first()
        assert (jejak.tindakan, jejak.catatan) == ("serah_terima", "Pindah tugas.")
    assert satu.riwayat.first().sesudah == {"penangan": "Pengganti"}


def test_one_case_that_moved_meanwhile_stops_all(kantor, pengganti):
    satu, dua = (di_meja(kantor, kantor.loket) for _ in range(2))
    dua.cabut(Saat(None, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah selesai atau berpindah"):
        pindahkan(kantor, pengganti, satu, dua)
    assert list(berkas_terbuka(kantor.loket)) == [satu]
    assert not Surat.objects.filter(jenis=Surat.Jenis.SERAH_TERIMA).exists()


def test_the_successor_must_serve_in_each_holder_unit(kantor, pengganti):
    PenugasanFactory(
        petugas=kantor.loket, unit=kantor.dinas, peran=Peran.PETUGAS_LAYANAN
    )
    satu = di_meja(kantor, kantor.loket)
    dua = tugaskan(ajukan(kantor.dinas), Saat(kantor.kepala, PADA), kepada=kantor.loket)
    with pytest.raises(TindakanTerlarang, match="Disdukcapil"):
        pindahkan(kantor, pengganti, satu, dua)
    PenugasanFactory(petugas=pengganti, unit=kantor.dinas, peran=Peran.PPID_PEMBANTU)
    surat = pindahkan(kantor, pengganti, satu, dua)
    assert len(surat) == 2
    assert set(berkas_terbuka(pengganti)) == {satu, dua}


@pytest.mark.parametrize(
    ("siapa", "berkas", "alasan", "kata"),
    [
        ("pengganti", True, " ", "tulis alasan"),
        ("pengganti", False, "Mutasi.", "Pilih berkasnya"),
        ("loket", True, "Mutasi.", "orang lain"),
    ],
)
def test_a_hand_over_needs_cases_a_reason_and_somebody_else(
    kantor, pengganti, siapa, berkas, alasan, kata
):
    satu = di_meja(kantor, kantor.loket)
    kepada = {"pengganti": pengganti, "loket": kantor.loket}[siapa]
    with pytest.raises(TindakanTerlarang, match=kata):
        pindahkan(kantor, kepada, *([satu] if berkas else []), alasan=alasan)


@pytest.fixture
def kepala(client, kantor, _jam):
    return masuk(client, kantor.kepala)


def halaman(dari):
    return f"{alamat('serah_terima')}?dari={dari.pk}"


@pytest.mark.usefixtures("kepala")
def test_page_lists_the_open_cases_ticked(client, kantor, pengganti):
    satu = di_meja(kantor, kantor.loket)
    di_meja(kantor, pengganti)
    response = client.get(halaman(kantor.loket))
    form = response.context["form"]
    assert list(form.fields["permohonan"].queryset) == [satu]
    assert form.initial["permohonan"] == [satu.pk]
    assert pengganti in form.fields["kepada"].queryset
    assert kantor.loket not in form.fields["kepada"].queryset
    assert f"{satu.nomor}, diproses, jatuh tempo" in response.text
    assert satu.pemohon.nama not in response.text


def kalah(*_daftar, **_isi):
    raise TindakanTerlarang("Baru saja berpindah.")


@pytest.mark.usefixtures("kepala")
def test_handing_over_on_the_page_leads_to_the_list_as_pdf(
    client, kantor, pengganti, monkeypatch
):
    satu = di_meja(kantor, kantor.loket)
    response = client.get(alamat("serah_terima"))
    assert response.context["form"] is None
    pilihan = response.context["pilih"].fields["dari"].queryset
    assert list(pilihan) == [kantor.loket]
    isi = {"permohonan": [satu.pk], "kepada": pengganti.pk, "alasan": "Mutasi."}
    with monkeypatch.context() as tambal:
        tambal.setattr(PermohonanAdmin, "serahkan", kalah)
        ditolak = client.post(halaman(kantor.loket), isi)
    assert "Baru saja berpindah." in ditolak.text
    assert not berkas_terbuka(pengganti).exists()
    response = client.post(halaman(kantor.loket), isi, follow=True)
    assert list(berkas_terbuka(pengganti)) == [satu]
    surat = Surat.objects.get(jenis=Surat.Jenis.SERAH_TERIMA)
    assert f"Daftar untuk ditandatangani: {surat.nomor}" in response.text
    unduhan = alamat("serah_terima_surat", surat.pk)
    assert unduhan in response.text
    pdf = client.get(unduhan)
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")


@pytest.mark.usefixtures("_jam")
def test_head_of_another_unit_sees_neither_desk_nor_list(client, kantor, pengganti):
    satu = di_meja(kantor, kantor.loket)
    (surat,) = pindahkan(kantor, pengganti, satu)
    masuk(client, kantor.kepala_dinas)
    response = client.get(halaman(pengganti))
    assert response.context["form"] is None
    assert response.context["surat"] == []
    assert client.get(alamat("serah_terima_surat", surat.pk)).status_code == 404
    masuk(client, kantor.loket)
    assert alamat("serah_terima") not in client.get(alamat("changelist")).text
    assert client.get(alamat("serah_terima")).status_code == 403


@pytest.mark.usefixtures("kepala")
def test_button_puts_a_request_on_a_desk(client, permohonan, pengganti):
    assert "tugaskan" in tombol(client, permohonan)
    tekan(client, permohonan, "tugaskan", kepada=pengganti.pk)
    assert Permohonan.objects.get().penangan == pengganti


def tutup(client, petugas):
    """The account's form with the tick for "active" taken out."""
    tujuan = reverse("admin:organisasi_petugas_change", args=(petugas.pk,))
    isi = isian(client.get(tujuan))
    del isi["is_active"]
    return client.post(tujuan, isi, follow=True)


@pytest.fixture
def admin(client, kantor, _jam):
    return masuk(client, petugas_berperan(Peran.ADMIN_TEKNIS, kantor.utama))


@pytest.mark.usefixtures("admin")
def test_an_account_with_open_cases_cannot_be_closed(client, kantor, pengganti):
    satu = di_meja(kantor, kantor.loket)
    response = tutup(client, kantor.loket)
    assert "masih menangani 1 permohonan" in response.text
    kantor.loket.refresh_from_db()
    assert kantor.loket.is_active
    pindahkan(kantor, pengganti, satu)
    tutup(client, kantor.loket)
    kantor.loket.refresh_from_db()
    assert not kantor.loket.is_active
    assert halangan_tutup(kantor.loket) == ""


@pytest.mark.usefixtures("admin")
def test_an_account_already_closed_can_still_be_edited(client, kantor):
    di_meja(kantor, kantor.loket)
    Petugas.objects.filter(pk=kantor.loket.pk).update(is_active=False)
    tujuan = reverse("admin:organisasi_petugas_change", args=(kantor.loket.pk,))
    client.post(tujuan, isian(client.get(tujuan)) | {"nama": "Nama Baru"})
    kantor.loket.refresh_from_db()
    assert kantor.loket.nama == "Nama Baru"


def akhiri(client, tugas, **kolom):
    tujuan = reverse("admin:organisasi_penugasan_change", args=(tugas.pk,))
    return client.post(tujuan, isian(client.get(tujuan)) | kolom, follow=True)


@pytest.mark.usefixtures("admin")
def test_an_assignment_does_not_end_while_cases_lie_on_that_desk(client, kantor):
    di_meja(kantor, kantor.loket)
    tugas = kantor.loket.penugasan.get()
    hari_ini = akhiri(client, tugas, selesai="04-06-2024")
    pindah = akhiri(client, tugas, unit=kantor.dinas.pk)
    for halaman in (hari_ini, pindah):
        assert "masih menangani 1 permohonan" in halaman.text
        assert "Serah terima berkas" in halaman.text
    tugas.refresh_from_db()
    assert (tugas.selesai, tugas.unit) == (None, kantor.kecamatan)
    # A later day is a plan, and said aloud; an account's page says it, too.
    assert (
        "masih menangani 1 permohonan"
        in akhiri(client, tugas, selesai="30-06-2024").text
    )
    akun = reverse("admin:organisasi_petugas_change", args=(kantor.loket.pk,))
    isi = isian(client.get(akun)) | {"penugasan-0-selesai": "29-06-2024"}
    assert "masih menangani 1 permohonan" in client.post(akun, isi, follow=True).text
    Permohonan.objects.update(penangan=kantor.kepala)
    assert "masih menangani" not in akhiri(client, tugas, selesai="04-06-2024").text
    tugas.refresh_from_db()
    assert tugas.selesai == PADA.date()


@pytest.mark.usefixtures("admin")
def test_an_assignment_ends_where_another_goes_on_or_the_desk_is_elsewhere(
    client, kantor
):
    di_meja(kantor, kantor.loket)
    tugas = kantor.loket.penugasan.get()
    lain = PenugasanFactory(
        petugas=kantor.loket, unit=kantor.dinas, peran=tugas.peran, mulai=PADA.date()
    )
    akhiri(client, lain, selesai="04-06-2024")
    lain.refresh_from_db()
    assert lain.selesai == PADA.date()
    utama = PenugasanFactory(
        petugas=kantor.loket, unit=kantor.utama, peran=Peran.PPID_UTAMA
    )
    assert "masih menangani" in akhiri(client, utama, selesai="04-06-2024").text
    assert halangan_akhir(tugas)
    PenugasanFactory(
        petugas=kantor.loket, unit=kantor.kecamatan, peran=Peran.PPID_PEMBANTU
    )
    assert halangan_akhir(tugas) == []
