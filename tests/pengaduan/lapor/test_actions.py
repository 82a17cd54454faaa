"""Hand-over by hand: to whom, its number typed back, its state over there."""

from datetime import date, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor.actions import (
    catat_nomor_lapor,
    catat_status_luar,
    tambah_penerusan,
    teruskan_pengaduan,
    tutup_penerusan,
    ubah_cara,
)
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from tests.factories.organisasi import KanalLayananFactory
from tests.pengaduan.kantor_aduan import (
    PADA,
    TERIMA,
    adukan,
    buka_kantor,
    diteruskan,
    saat,
    segar,
    terverifikasi,
)
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
Tujuan, Cara, Luar = Penerusan.Tujuan, Penerusan.Cara, Penerusan.StatusLuar


def ke_lapor(kantor, **ubah):
    aduan = diteruskan(kantor, Tujuan.LAPOR, **ubah)
    return aduan.penerusan.get()


def nomor(kantor, penerusan, tracking_id="9165816", **ubah):
    isi = {"tanggal_input": TERIMA, "saat": Saat(kantor.admin, PADA)}
    return catat_nomor_lapor(penerusan, tracking_id=tracking_id, **(isi | ubah))


def test_the_unit_holds_it_and_hears_of_it(kantor):
    aduan = terverifikasi(kantor)
    Notifikasi.objects.all().delete()
    penerusan = teruskan_pengaduan(
        aduan,
        Saat(kantor.admin, PADA),
        tujuan=Tujuan.UNIT,
        unit=kantor.dinas,
        catatan=" Dekat sekolah. ",
    )
    assert (segar(aduan).status, segar(aduan).pemegang) == ("diteruskan", kantor.dinas)
    assert (penerusan.unit, penerusan.nomor_sampai) == (kantor.dinas, None)
    assert aduan.riwayat.first().catatan == "Dekat sekolah."
    penerima = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert {"kepala@example.id", "rekan@example.id", "siti@contoh.id"} == penerima


def test_to_lapor_by_hand_its_number_is_due_after_a_working_day(kantor):
    penerusan = ke_lapor(kantor)
    assert (penerusan.unit, penerusan.cara) == (None, Cara.TANGAN)
    assert penerusan.nomor_sampai == date(2024, 6, 5)
    assert penerusan.nomor == penerusan.pengaduan.nomor
    assert not Kiriman.objects.exists()


def test_another_body_needs_its_channel(kantor):
    aduan, kanal = terverifikasi(kantor), KanalLayananFactory()
    isi = {"saat": Saat(kantor.admin, PADA), "unit": kantor.utama}
    with pytest.raises(TindakanTerlarang, match="Pilih lembaga"):
        teruskan_pengaduan(aduan, **isi, tujuan=Tujuan.BADAN_LAIN)
    teruskan_pengaduan(aduan, **isi, tujuan=Tujuan.BADAN_LAIN, kanal=kanal)
    assert Penerusan.objects.get().kanal == kanal


@pytest.mark.parametrize("tujuan", [Tujuan.LAPOR, Tujuan.UNIT])
def test_what_is_grave_goes_to_the_inspektorat_alone(kantor, tujuan):
    aduan = terverifikasi(kantor, kelas=Pengaduan.Kelas.BERKADAR)
    isi = {"saat": Saat(kantor.irban, PADA), "unit": kantor.apip}
    with pytest.raises(TindakanTerlarang, match="hanya diteruskan ke Inspektorat"):
        teruskan_pengaduan(aduan, **isi, tujuan=tujuan)
    penerusan = teruskan_pengaduan(aduan, **isi, tujuan=Tujuan.APIP)
    assert penerusan.unit == kantor.apip


def test_a_second_target_once_and_only_while_it_runs(kantor):
    aduan = diteruskan(kantor)
    isi = {"saat": Saat(kantor.admin, PADA), "tujuan": Tujuan.LAPOR}
    lapor = tambah_penerusan(aduan, **isi)
    assert lapor.nomor_sampai == date(2024, 6, 5)
    assert lapor.nomor
    with pytest.raises(TindakanTerlarang, match="sudah diteruskan ke tujuan itu"):
        tambah_penerusan(aduan, **isi)
    with pytest.raises(TindakanTerlarang, match="belum diteruskan"):
        tambah_penerusan(adukan(kantor, uraian="Lain."), **isi)


def test_the_number_is_typed_back_with_its_day(kantor):
    penerusan = nomor(kantor, ke_lapor(kantor), yang_dikirim=["judul", "uraian"])
    penerusan.refresh_from_db()
    assert penerusan.tracking_id == penerusan.lapor_complaint_id == "9165816"
    assert (penerusan.tanggal_input, penerusan.status_luar) == (TERIMA, Luar.TERKIRIM)
    assert penerusan.yang_dikirim == ["judul", "uraian"]
    assert not Penerusan.objects.tanpa_nomor().exists()
    assert (
        Notifikasi.objects.kepada("siti@contoh.id")
        .filter(kunci__contains="bernomor_lapor")
        .exists()
    )


@pytest.mark.parametrize(
    ("isi", "hari", "kata"),
    [
        ("12 34", TERIMA, "angka saja"),
        ("१२३४५", TERIMA, "angka saja"),
        ("123", TERIMA, "4 sampai 15"),
        ("1" * 16, TERIMA, "15"),
        ("9165816", TERIMA + timedelta(days=1), "masa depan"),
        ("9165816", TERIMA - timedelta(days=32), "sebulan"),
    ],
)
def test_a_number_that_cannot_be_one_is_refused_in_words(kantor, isi, hari, kata):
    penerusan = ke_lapor(kantor)
    with pytest.raises(TindakanTerlarang, match=kata):
        nomor(kantor, penerusan, isi, tanggal_input=hari)
    penerusan.refresh_from_db()
    assert penerusan.tracking_id == ""


def test_only_lapor_has_numbers(kantor):
    penerusan = diteruskan(kantor).penerusan.get()
    with pytest.raises(TindakanTerlarang, match="SP4N-LAPOR"):
        nomor(kantor, penerusan)


def test_a_number_is_corrected_with_a_reason_and_the_old_one_stays_in_the_trail(kantor):
    penerusan = nomor(kantor, ke_lapor(kantor))
    with pytest.raises(TindakanTerlarang, match="9165816 sudah tercatat"):
        nomor(kantor, penerusan, "9165817")
    nomor(kantor, penerusan, "9165817", alasan=" Salah ketik. ")
    penerusan.refresh_from_db()
    assert penerusan.tracking_id == penerusan.lapor_complaint_id == "9165817"
    assert penerusan.status_luar == Luar.TERKIRIM
    koreksi = _jejak(penerusan)
    assert (koreksi.tindakan, koreksi.catatan) == (
        *("koreksi_nomor_lapor", "Salah ketik."),
    )
    assert koreksi.sebelum["tracking_id"] == "9165816"
    # An id of the API is not overwritten by a correction.
    Penerusan.objects.filter(pk=penerusan.pk).update(lapor_complaint_id="77")
    nomor(kantor, penerusan, "9165818", alasan="Salah lagi.")
    penerusan.refresh_from_db()
    assert (penerusan.tracking_id, penerusan.lapor_complaint_id) == ("9165818", "77")


def _jejak(penerusan):
    return Jejak.objects.milik(penerusan).first()


def test_a_number_belongs_to_one_case(kantor):
    nomor(kantor, ke_lapor(kantor))
    lain = ke_lapor(kantor, uraian="Lain.")
    with pytest.raises(TindakanTerlarang, match="pada aduan lain"):
        nomor(kantor, lain)


def status(penerusan, status, **ubah):
    isi = {"saat": Saat(None, PADA)}
    return catat_status_luar(penerusan, status=status, **(isi | ubah))


def test_the_state_over_there_is_mirrored_and_never_moves_ours(kantor):
    penerusan = ke_lapor(kantor)
    lagi = PADA + timedelta(hours=6)
    assert status(
        penerusan, Luar.DIPROSES, mentah="Proses", instansi="Dinas X", periksa_lagi=lagi
    )
    assert not status(penerusan, Luar.DIPROSES, saat=Saat(None, saat("2024-06-05")))
    assert (penerusan.status_luar, penerusan.status_luar_mentah) == (
        *(Luar.DIPROSES, "Proses"),
    )
    assert penerusan.instansi_luar == "Dinas X"
    assert penerusan.diperiksa_pada == saat("2024-06-05")
    assert penerusan.periksa_lagi_pada is None
    assert segar(penerusan.pengaduan).status == Pengaduan.Status.DITERUSKAN
    assert _jejak(penerusan).ke == ""
    assert Notifikasi.objects.filter(kunci__contains=":status_luar:").count() == 1


def test_the_way_changes_and_what_was_sent_stays_sent(kantor):
    penerusan = ke_lapor(kantor)
    siapa = {"saat": Saat(kantor.admin, PADA)}
    with pytest.raises(TindakanTerlarang, match="sudah memakai"):
        ubah_cara(penerusan, **siapa, cara=Cara.TANGAN)
    assert ubah_cara(penerusan, **siapa, cara=Cara.DIBANTU).cara == Cara.DIBANTU
    assert _jejak(penerusan).sebelum == {"cara": "tangan"}
    unit = diteruskan(kantor, uraian="Lain.").penerusan.get()
    with pytest.raises(TindakanTerlarang, match="tidak dapat diubah"):
        ubah_cara(unit, **siapa, cara=Cara.API)


def test_a_hand_over_is_ended_once_with_a_reason(kantor):
    penerusan = ke_lapor(kantor)
    siapa = {"saat": Saat(kantor.admin, PADA)}
    with pytest.raises(TindakanTerlarang, match="mengapa penerusan"):
        tutup_penerusan(penerusan, **siapa, alasan=" ")
    tutup_penerusan(penerusan, **siapa, alasan="Selesai di sini.")
    assert (penerusan.ditutup_pada, penerusan.alasan_tutup) == (
        *(PADA, "Selesai di sini."),
    )
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        tutup_penerusan(penerusan, **siapa, alasan="Lagi.")
    with pytest.raises(TindakanTerlarang, match="tidak dapat diubah"):
        ubah_cara(penerusan, **siapa, cara=Cara.API)


@pytest.mark.django_db(transaction=True)
def test_of_two_hand_overs_at_once_one_stands():
    kantor = buka_kantor()
    aduan = diteruskan(kantor)
    hasil = serentak(
        2,
        lambda _ke: tambah_penerusan(
            segar(aduan), Saat(kantor.admin, PADA), tujuan=Tujuan.LAPOR
        ),
    )
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Penerusan.objects.lapor().count() == 1
