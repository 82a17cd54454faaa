"""Opening guarded data, requests of data subjects, calls to make, breaches."""

from datetime import UTC, datetime, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import (
    AksesDataPribadi,
    InsidenData,
    Jejak,
    Notifikasi,
    PermintaanSubjek,
    TugasHubungi,
)
from organisasi.muat import muat_batas
from organisasi.pribadi import actions as aksi
from tests.factories import organisasi as fo
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 6, 5, 8, 30, tzinfo=UTC)
JENIS = PermintaanSubjek.Jenis


@pytest.fixture
def _batas():
    muat_batas(pada=PADA)


def minta(objek, jenis, uraian="", **lain):
    saat = Saat(None, PADA)
    return aksi.terima_permintaan_subjek(
        objek, saat, jenis=jenis, uraian=uraian, **lain
    )


def test_opening_guarded_data_leaves_a_line_with_the_reason():
    unit, petugas = fo.UnitFactory(), fo.PetugasFactory()
    saat = Saat(petugas, PADA)
    with pytest.raises(TindakanTerlarang, match="tujuan"):
        aksi.buka_data(unit, saat, kolom="identitas", alasan=" \n")
    satu = aksi.buka_data(unit, saat, kolom="identitas", alasan=" Menelepon. ")
    assert AksesDataPribadi.objects.get() == satu
    assert (satu.oleh, satu.kolom, satu.alasan) == (petugas, "identitas", "Menelepon.")
    assert (satu.objek_jenis, satu.objek_id) == ("organisasi.unit", str(unit.pk))


@pytest.mark.usefixtures("_batas")
@pytest.mark.parametrize("jenis", JENIS.values)
def test_a_request_has_seventy_two_clock_hours_also_over_a_weekend(jenis):
    unit = fo.UnitFactory()
    permintaan = minta(unit, jenis, "Alamat keliru.")
    assert permintaan.tenggat == PADA + timedelta(hours=72)
    assert permintaan.tenggat.weekday() == 0
    assert aksi.berkas_dari(permintaan) == unit
    jejak = Jejak.objects.milik(unit).get()
    assert (jejak.tindakan, jejak.sesudah) == ("permintaan_subjek", {"jenis": jenis})


@pytest.mark.usefixtures("_batas")
def test_the_protection_officer_and_the_main_ppid_get_number_and_link_only():
    for peran in (Peran.PDP, Peran.PPID_UTAMA, Peran.PETUGAS_LAYANAN):
        fo.PenugasanFactory(peran=peran, petugas__email=f"{peran}@contoh.invalid")
    tadi = {"diterima_pada": PADA - timedelta(hours=20)}
    permintaan = minta(fo.UnitFactory(), JENIS.PERBAIKAN, "Nama saya Rahasia.", **tadi)
    pesan = sorted(Notifikasi.objects.all(), key=lambda p: p.penerima)
    siapa = [p.penerima.partition("@")[0] for p in pesan]
    assert siapa == ["pdp", "ppid_utama"]
    assert f"/pdp/permintaan/{permintaan.pk}/" in pesan[0].isi
    assert "Minggu, 7 Juni 2026 pukul 19.30 WIB" in pesan[0].isi
    assert "Rahasia" not in pesan[0].isi + pesan[0].subjek


@pytest.mark.usefixtures("_batas")
@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"jenis": "lain"}, "Pilih apa yang diminta"),
        ({"diterima_pada": PADA + timedelta(seconds=1)}, "masa depan"),
        ({"jenis": "perbaikan", "uraian": "  "}, "data mana yang keliru"),
    ],
)
def test_an_unclear_request_is_not_entered(ubah, pesan):
    with pytest.raises(TindakanTerlarang, match=pesan):
        minta(fo.UnitFactory(), **{"jenis": JENIS.AKSES} | ubah)
    assert not PermintaanSubjek.objects.exists()


def test_without_the_limit_no_deadline_is_guessed():
    with pytest.raises(TindakanTerlarang, match=r"pdp\.akses"):
        minta(fo.UnitFactory(), JENIS.AKSES)


@pytest.mark.usefixtures("_batas")
def test_the_same_open_request_is_entered_once():
    unit, lain = fo.UnitFactory(), fo.UnitFactory()
    satu, nama = minta(unit, JENIS.PENGHAPUSAN), minta(unit, JENIS.PERBAIKAN, "Nama.")
    assert minta(unit, JENIS.PENGHAPUSAN, "Tolong.") == satu
    assert minta(unit, JENIS.PERBAIKAN, "Nama. ") == nama
    assert minta(lain, JENIS.PENGHAPUSAN) != satu
    assert PermintaanSubjek.objects.count() == 3
    minta(unit, JENIS.PERBAIKAN, "Alamat.")
    assert PermintaanSubjek.objects.count() == 4
    PermintaanSubjek.objects.filter(pk=satu.pk).update(
        status="dipenuhi", jawaban="Sudah."
    )
    assert minta(unit, JENIS.PENGHAPUSAN) != satu


@pytest.mark.django_db(transaction=True)
def test_the_same_request_sent_at_once_from_two_tabs_is_one():
    muat_batas(pada=PADA)
    unit = fo.UnitFactory()
    hasil = serentak(4, lambda _ke: minta(unit, JENIS.PEMBATASAN))
    assert len({p.pk for p in hasil}) == PermintaanSubjek.objects.count() == 1


def test_a_request_is_answered_once():
    permintaan, petugas = fo.PermintaanSubjekFactory(tenggat=PADA), fo.PetugasFactory()
    kedua = PermintaanSubjek.objects.get(pk=permintaan.pk)
    isi = {"hasil": "dipenuhi", "jawaban": " Sudah. ", "saat": Saat(petugas, PADA)}
    aksi.selesaikan_permintaan(permintaan, **isi)
    permintaan.refresh_from_db()
    assert (permintaan.status, permintaan.jawaban) == ("dipenuhi", "Sudah.")
    assert (permintaan.oleh, permintaan.selesai_pada) == (petugas, PADA)
    with pytest.raises(TindakanTerlarang, match="orang lain"):
        aksi.selesaikan_permintaan(kedua, **isi)
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.sesudah["status"]) == ("penuhi", "dipenuhi")
    assert "Sudah." not in str(jejak.sesudah)


def test_a_late_answer_needs_a_reason_which_stays_with_it():
    permintaan = fo.PermintaanSubjekFactory()
    lama = Saat(fo.PetugasFactory(), PADA + timedelta(days=400))
    isi = {"hasil": "dipenuhi", "jawaban": "Sudah.", "saat": lama}
    with pytest.raises(TindakanTerlarang, match="alasan keterlambatan"):
        aksi.selesaikan_permintaan(permintaan, **isi, alasan_terlambat=" ")
    aksi.selesaikan_permintaan(permintaan, **isi, alasan_terlambat=" Sakit. ")
    permintaan.refresh_from_db()
    assert permintaan.alasan_terlambat == "Sakit."
    assert Jejak.objects.get().catatan == "Sakit."


@pytest.mark.parametrize(("hasil", "jawaban"), [("", "Ya."), ("dipenuhi", "  ")])
def test_an_answer_needs_an_outcome_and_words(hasil, jawaban):
    permintaan, saat = fo.PermintaanSubjekFactory(), Saat(fo.PetugasFactory(), PADA)
    with pytest.raises(TindakanTerlarang, match="Isi hasil dan jawaban"):
        aksi.selesaikan_permintaan(permintaan, saat, hasil=hasil, jawaban=jawaban)
    permintaan.refresh_from_db()
    assert permintaan.selesai_pada is None


@pytest.mark.parametrize(
    ("jenis", "kunci"), [("tidak.ada", "1"), ("rusak", "1"), ("organisasi.unit", "abc")]
)
def test_a_row_about_nothing_known_leads_nowhere(jenis, kunci):
    baris = fo.PermintaanSubjekFactory(objek_jenis=jenis, objek_id=kunci)
    assert aksi.berkas_dari(baris) is None


def test_a_call_is_finished_once_with_its_result():
    unit, saat = fo.UnitFactory(), Saat(fo.PetugasFactory(), PADA)
    tugas = fo.TugasHubungiFactory(objek_jenis="organisasi.unit", objek_id=str(unit.pk))
    kedua = TugasHubungi.objects.get(pk=tugas.pk)
    with pytest.raises(TindakanTerlarang, match="Tulis hasilnya"):
        aksi.selesaikan_tugas(tugas, saat, hasil=" ")
    aksi.selesaikan_tugas(tugas, saat, hasil=" Diberi tahu. ")
    tugas.refresh_from_db()
    assert (tugas.hasil, tugas.oleh) == ("Diberi tahu.", saat.oleh)
    assert tugas.selesai_pada == PADA
    jejak = Jejak.objects.milik(unit).get()
    assert (jejak.tindakan, jejak.catatan) == ("pemohon_dihubungi", "")
    with pytest.raises(TindakanTerlarang, match="petugas lain"):
        aksi.selesaikan_tugas(kedua, saat, hasil="Lagi.")


# Breaches: numbered, told in time, closed only when done


def catat(saat, **isi):
    isi = {
        "diketahui_pada": saat.pada,
        "terjadi": "Bocor.",
        "data_terungkap": "y",
    } | isi
    return aksi.catat_insiden(InsidenData(**isi), saat)


@pytest.fixture
def insiden():
    muat_batas(pada=PADA)
    tadi = PADA - timedelta(hours=2)
    return catat(Saat(fo.PetugasFactory(), PADA), diketahui_pada=tadi)


@pytest.fixture
def saat():
    return Saat(fo.PetugasFactory(), PADA)


def test_a_breach_is_numbered_and_told_without_its_content(insiden):
    fo.PenugasanFactory(peran=Peran.PDP, petugas__email="pdp@contoh.invalid")
    malam = datetime(2026, 12, 31, 18, tzinfo=UTC)  # already 2027 in Tasikmalaya
    nomor = [catat(Saat(None, pada)).nomor for pada in (PADA, malam)]
    assert insiden.nomor == "INS-2026-000001"
    assert nomor == ["INS-2026-000002", "INS-2027-000001"]
    assert insiden.tenggat == PADA + timedelta(hours=70)
    pesan = Notifikasi.objects.get(subjek__contains=nomor[0])
    assert "/admin/organisasi/insidendata/" in pesan.isi
    assert "Bocor" not in pesan.isi
    assert [j.tindakan for j in Jejak.objects.milik(insiden)] == ["catat_insiden"]


def test_a_breach_of_the_future_is_a_slip():
    with pytest.raises(TindakanTerlarang, match="masa depan"):
        catat(Saat(None, PADA), diketahui_pada=PADA + timedelta(minutes=1))
    assert not InsidenData.objects.exists()


@pytest.mark.parametrize("kepada", ["subjek", "lembaga", "masyarakat"])
def test_each_notice_is_noted_once(insiden, saat, kepada):
    isi, edisi = {"diberitahu_pada": PADA, "saat": saat}, insiden.edisi
    aksi.catat_pemberitahuan(insiden, kepada, **isi)
    assert getattr(insiden, f"{kepada}_diberitahu_pada") == PADA
    assert insiden.edisi == edisi + 1
    assert Jejak.objects.milik(insiden)[0].tindakan == f"beri_tahu_{kepada}"
    with pytest.raises(TindakanTerlarang, match="Muat ulang"):
        aksi.catat_pemberitahuan(insiden, kepada, **isi)


@pytest.mark.parametrize("geser", [timedelta(hours=-3), timedelta(seconds=1)])
def test_a_notice_lies_between_the_discovery_and_now(insiden, saat, geser):
    with pytest.raises(TindakanTerlarang, match="setelah insiden diketahui"):
        aksi.catat_pemberitahuan(insiden, "subjek", saat, diberitahu_pada=PADA + geser)


def test_a_breach_is_closed_only_when_all_is_done_and_then_spoken_of_no_more(
    insiden, saat
):
    fo.PenugasanFactory(peran=Peran.PDP)
    with pytest.raises(TindakanTerlarang, match=r"orangnya.*lembaga.*penanganan"):
        aksi.tutup_insiden(insiden, saat)
    for kepada in ("subjek", "lembaga"):
        aksi.catat_pemberitahuan(insiden, kepada, saat, diberitahu_pada=PADA)
    assert aksi.ingatkan_insiden(pada=insiden.tenggat) == 0
    assert aksi.yang_kurang(insiden) == "penanganan dan pemulihan"
    InsidenData.objects.filter(pk=insiden.pk).update(penanganan="Tautan dicabut.")
    insiden.refresh_from_db()
    aksi.tutup_insiden(insiden, saat)
    assert insiden.ditutup_pada == PADA
    assert aksi.ingatkan_insiden(pada=insiden.tenggat) == 0
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        aksi.catat_pemberitahuan(insiden, "masyarakat", saat, diberitahu_pada=PADA)
    with pytest.raises(TindakanTerlarang, match="Muat ulang"):
        aksi.tutup_insiden(insiden, saat)


@pytest.mark.parametrize(
    ("sisa", "terbaca"),
    [
        (timedelta(hours=25), None),
        (timedelta(hours=24), "tersisa 24 jam"),
        (timedelta(hours=5, minutes=59), "tersisa 5 jam"),
        (timedelta(minutes=59), "tersisa kurang dari 1 jam"),
        (timedelta(hours=-2), "lewat 2 jam"),
    ],
)
def test_the_guardians_hear_again_while_the_hours_run_out(insiden, sisa, terbaca):
    fo.PenugasanFactory(peran=Peran.PDP)
    pada = insiden.tenggat - sisa
    jumlah = [aksi.ingatkan_insiden(pada=pada) for _ in range(2)]
    assert jumlah == [int(terbaca is not None), 0]
    if terbaca:
        assert terbaca in Notifikasi.objects.get().subjek
