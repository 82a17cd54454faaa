"""Complaints pass from desk to desk with a trail, and no desk closes with one on it."""

import pytest
import time_machine
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pengaduan.models import Pengaduan
from pengaduan.penanganan.serah_terima import (
    aduan_terbuka,
    halangan_tutup,
    serah_terima,
    tugaskan,
)
from tests.factories.organisasi import PenugasanFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, buka_kantor
from tests.pengaduan.meja_aduan import alamat, tekan, tombol
from tests.petugas import isian, masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


def di_meja(kantor, petugas=None, **lain):
    isi = {"diteruskan": True, "unit": kantor.dinas}
    isi["penangan"] = petugas or kantor.kepala
    return PengaduanFactory(**isi | lain)


def pindahkan(kantor, kepada, *aduan, alasan="Cuti."):
    isi = {"dari": kantor.kepala, "kepada": kepada, "pengaduan": aduan}
    return serah_terima(Saat(kantor.rekan, PADA), **isi, alasan=alasan)


# One complaint


def test_assigning_writes_who_had_it_and_who_has_it(kantor):
    aduan = di_meja(kantor)
    with pytest.raises(TindakanTerlarang, match=r"tidak bertugas .* Dinas PUTR"):
        tugaskan(aduan, Saat(kantor.rekan, PADA), kepada=kantor.loket)
    assert Pengaduan.objects.get().penangan == kantor.kepala
    tugaskan(aduan, Saat(kantor.kepala, PADA), kepada=kantor.rekan)
    assert Pengaduan.objects.get().penangan == kantor.rekan
    jejak = aduan.riwayat.first()
    assert (jejak.tindakan, jejak.oleh) == ("tugaskan", "kepala")
    assert (jejak.sebelum["penangan"], jejak.sesudah["penangan"]) == (
        *("Kepala", "Rekan"),
    )


def test_what_is_grave_goes_to_the_inspektorat_alone(kantor):
    aduan = di_meja(kantor, berkadar=True, kelas=Pengaduan.Kelas.BERKADAR)
    for siapa in (kantor.kepala, kantor.admin):
        with pytest.raises(TindakanTerlarang, match="hanya ditangani Inspektorat"):
            tugaskan(aduan, Saat(kantor.irban, PADA), kepada=siapa)
    tugaskan(aduan, Saat(kantor.irban, PADA), kepada=kantor.irban)
    assert Pengaduan.objects.get().penangan == kantor.irban


@pytest.mark.django_db(transaction=True)
def test_of_two_assignments_at_once_one_wins():
    kantor = buka_kantor()
    pk = PengaduanFactory(unit=kantor.dinas, diteruskan=True).pk
    siapa = (kantor.kepala, kantor.rekan)
    sama = [Pengaduan.objects.get(pk=pk) for _ in siapa]
    saat = Saat(kantor.kepala, PADA)
    hasil = serentak(2, lambda ke: tugaskan(sama[ke], saat, kepada=siapa[ke]))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Pengaduan.objects.get().riwayat.filter(tindakan="tugaskan").count() == 1


# The whole desk


def test_chosen_complaints_pass_with_a_line_each(kantor):
    satu, dua, tetap = (di_meja(kantor) for _ in range(3))
    sebelum = Pengaduan.objects.values("nomor", "jatuh_tempo", "status").get(pk=satu.pk)
    pindahkan(kantor, kantor.rekan, satu, dua, alasan=" Pindah tugas. ")
    assert set(aduan_terbuka(kantor.rekan)) == {satu, dua}
    assert list(aduan_terbuka(kantor.kepala)) == [tetap]
    for aduan in (satu, dua):
        jejak = aduan.riwayat.get()
        assert (jejak.tindakan, jejak.catatan) == ("serah_terima", "Pindah tugas.")
        assert jejak.sesudah == {"penangan": "Rekan"}
    kini = Pengaduan.objects.values("nomor", "jatuh_tempo", "status").get(pk=satu.pk)
    assert kini == sebelum


def test_one_that_moved_meanwhile_stops_all(kantor):
    satu, dua = (di_meja(kantor) for _ in range(2))
    tugaskan(dua, Saat(kantor.rekan, PADA), kepada=kantor.rekan)
    with pytest.raises(TindakanTerlarang, match="sudah selesai atau berpindah"):
        pindahkan(kantor, kantor.rekan, satu, dua)
    assert list(aduan_terbuka(kantor.kepala)) == [satu]
    assert not satu.riwayat.exists()


def test_the_successor_must_serve_in_each_holder_unit(kantor):
    satu, dua = di_meja(kantor), di_meja(kantor, pemegang=kantor.kecamatan)
    with pytest.raises(TindakanTerlarang, match=r"Kec\. Cipedes"):
        pindahkan(kantor, kantor.rekan, satu, dua)
    assert set(aduan_terbuka(kantor.kepala)) == {satu, dua}
    PenugasanFactory(
        petugas=kantor.rekan, unit=kantor.kecamatan, peran=Peran.PETUGAS_LAYANAN
    )
    assert set(pindahkan(kantor, kantor.rekan, satu, dua)) == {satu, dua}


def test_a_hand_over_needs_complaints_a_reason_and_somebody_else(kantor):
    aduan = di_meja(kantor)
    for kepada, berkas, alasan, kata in (
        (kantor.rekan, [aduan], " ", "tulis alasan"),
        (kantor.rekan, [], "Cuti.", "Pilih berkasnya"),
        (kantor.kepala, [aduan], "Cuti.", "orang lain"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            pindahkan(kantor, kepada, *berkas, alasan=alasan)


@pytest.mark.django_db(transaction=True)
def test_the_same_hand_over_twice_at_once_is_done_once():
    kantor = buka_kantor()
    semua = [di_meja(kantor) for _ in range(3)]
    hasil = serentak(2, lambda _ke: pindahkan(kantor, kantor.rekan, *semua))
    assert len([h for h in hasil if isinstance(h, TindakanTerlarang)]) == 1
    assert [a.riwayat.count() for a in semua] == [1, 1, 1]


# The pages


@pytest.fixture
def rekan(client, kantor):
    with time_machine.travel(PADA, tick=False):
        yield masuk(client, kantor.rekan)


def halaman(dari):
    return f"{alamat('serah_terima')}?dari={dari.pk}"


@pytest.mark.usefixtures("rekan")
def test_page_asks_whose_desk_and_lists_it_ticked(client, kantor):
    satu = di_meja(kantor)
    di_meja(kantor, kantor.rekan)
    # The reporter's turn: no day of ours runs.
    giliran = {"diteruskan": False, "menunggu_pelapor": True, "jatuh_tempo": None}
    tanpa_tempo = di_meja(kantor, **giliran)
    kosong = client.get(alamat("serah_terima"))
    response = client.get(halaman(kantor.kepala))
    assert kosong.context["form"] is None
    dari = kosong.context["pilih"].fields["dari"].queryset
    assert set(dari) == {kantor.kepala, kantor.rekan}
    form = response.context["form"]
    assert form.initial["pengaduan"] == [satu.pk, tanpa_tempo.pk]
    assert list(form.fields["kepada"].queryset) == [kantor.rekan]
    assert f"{satu.nomor}, diteruskan, jatuh tempo 7 Jun" in response.text
    isi = response.text.replace("\n", "").replace(" <", "<")
    assert f"{tanpa_tempo.nomor}, menunggu tanggapan pelapor<" in isi
    assert "Tercatat di riwayat setiap aduan." in response.text
    assert satu.judul not in response.text


@pytest.mark.usefixtures("rekan")
def test_handing_over_on_the_page_says_where_it_is_recorded(client, kantor):
    satu, dua = di_meja(kantor), di_meja(kantor)
    assert "tugaskan" in tombol(client, dua)
    tekan(client, dua, "tugaskan", kepada=kantor.rekan.pk)
    isi = {"pengaduan": [satu.pk], "kepada": kantor.rekan.pk, "alasan": "Cuti."}
    response = client.post(halaman(kantor.kepala), isi, follow=True)
    assert set(aduan_terbuka(kantor.rekan)) == {satu, dua}
    assert "1 berkas Kepala diserahkan kepada Rekan. Tercatat" in response.text
    assert alamat("serah_terima") in client.get(alamat("changelist")).text
    masuk(client, kantor.loket)
    assert alamat("serah_terima") not in client.get(alamat("changelist")).text
    assert client.get(alamat("serah_terima")).status_code == 403


@time_machine.travel(PADA, tick=False)
def test_the_desk_of_another_unit_is_not_there(client, kantor):
    satu = di_meja(kantor)
    isi = {"pengaduan": [satu.pk], "kepada": kantor.rekan.pk, "alasan": "Cuti."}
    for petugas in (kantor.kepala_kecamatan, kantor.irban):
        masuk(client, petugas)
        assert client.get(halaman(kantor.kepala)).status_code == 404
        kini = tekan(client, satu, "tugaskan", kepada=kantor.rekan.pk)
        assert kini.status_code == 404
        assert client.post(halaman(kantor.kepala), isi).status_code == 404
    assert list(aduan_terbuka(kantor.kepala)) == [satu]


@time_machine.travel(PADA, tick=False)
def test_what_is_grave_is_handed_over_by_the_inspektorat_alone(client, kantor):
    satu = di_meja(kantor, kantor.irban, berkadar=True, kelas=Pengaduan.Kelas.BERKADAR)
    masuk(client, kantor.admin)
    assert client.get(halaman(kantor.irban)).status_code == 404
    masuk(client, kantor.irban)
    pengganti = petugas_berperan(Peran.INSPEKTORAT, kantor.apip)
    isi = {"pengaduan": [satu.pk], "kepada": pengganti.pk, "alasan": "Cuti."}
    client.post(halaman(kantor.irban), isi)
    assert list(aduan_terbuka(pengganti)) == [satu]


# Closing the account


@time_machine.travel(PADA, tick=False)
def test_an_account_with_open_complaints_cannot_be_closed(client, kantor):
    satu = di_meja(kantor)
    masuk(client, petugas_berperan(Peran.ADMIN_TEKNIS, kantor.utama))
    tujuan = reverse("admin:organisasi_petugas_change", args=(kantor.kepala.pk,))
    isi = isian(client.get(tujuan))
    del isi["is_active"]
    response = client.post(tujuan, isi, follow=True)
    assert "masih menangani 1 aduan" in response.text
    kantor.kepala.refresh_from_db()
    assert kantor.kepala.is_active
    pindahkan(kantor, kantor.rekan, satu)
    client.post(tujuan, isi)
    kantor.kepala.refresh_from_db()
    assert not kantor.kepala.is_active
    assert halangan_tutup(kantor.kepala) == ""
