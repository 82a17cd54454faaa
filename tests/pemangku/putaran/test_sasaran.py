"""PK-05: how far each target is, with the reasons; every number counted from the list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak
from pemangku.models import Jabatan, Putaran, SasaranPutaran
from pemangku.putaran import actions as aksi
from pemangku.putaran.sasaran import (
    BarisSasaran,
    KeadaanSasaran as K,
    Kunjungan,
    hitung_unit,
    keadaan_putaran,
    ringkas,
)
from tests.factories import pemangku as f
from tests.factories.organisasi import KotaFactory, PetugasFactory, UnitFactory
from tests.pemangku.kantor_kunjungan import (
    HARI,
    bernama,
    kecamatan,
    kunjungan,
    saat,
    sasaran,
    segar,
)

pytestmark = pytest.mark.django_db
SALURAN = frozenset({"ppid", "sp4n", "112"})
DATANG = Kunjungan(
    terlaksana=True, hari=date(2024, 6, 4), hadir=22, saluran=SALURAN, berita_acara=True
)
TANPA_KUNJUNGAN, TANPA_BA = "kegiatan belum dijadwalkan", "BA belum diunggah"
KEMARIN, BESOK = HARI - timedelta(days=1), HARI + timedelta(days=1)


def baris(rencana=None, **ubah):
    """A target that has everything, but for what is said."""
    rencana = {"target_hadir": 50, "target_pemangku": 15} | (rencana or {})
    isi = {
        "sasaran": SasaranPutaran(**rencana),
        "hari": HARI,
        "segar": 15,
        "unsur_wajib": [(1, "Karang Taruna")],
        "unsur_ada": frozenset({1}),
        "kunjungan": [DATANG],
        "ppid": True,
        "admin_sp4n": True,
    }
    return BarisSasaran(**isi | ubah)


@pytest.mark.parametrize(
    ("ubah", "keadaan", "kurang"),
    [
        ({}, K.TUNTAS, ""),
        ({"kunjungan": []}, K.TERINVENTARIS, f"{TANPA_KUNJUNGAN}; {TANPA_BA}"),
        ({"segar": 14}, K.TERLAKSANA, "data mutakhir 14 dari 15"),
        ({"unsur_ada": frozenset()}, K.TERINVENTARIS, "kelompok Karang Taruna"),
        (
            {"unsur_ada": frozenset(), "rencana": {"unsur_tidak_ada": {"1": "Tiada."}}},
            K.TUNTAS,
            "",
        ),
        ({"ppid": False}, K.TERINVENTARIS, "PPID pelaksana belum bernama"),
        ({"admin_sp4n": False}, K.TERINVENTARIS, "admin SP4N belum bernama"),
        ({"rencana": {"ditunda_sampai": BESOK}}, K.TUNTAS, ""),
        (
            {"rencana": {"ditunda_sampai": BESOK}, "kunjungan": [], "segar": 3},
            K.DITUNDA,
            f"{TANPA_KUNJUNGAN}; data mutakhir 3 dari 15; {TANPA_BA}",
        ),
    ],
)
def test_a_state_comes_with_a_sentence_of_what_is_missing(ubah, keadaan, kurang):
    hasil = baris(**ubah)
    assert hasil.keadaan == keadaan
    assert hasil.kalimat == (f"Kurang: {kurang}" if kurang else "")


@pytest.mark.parametrize(
    ("kunjungan", "sebab"),
    [
        ([replace(DATANG, terlaksana=False)], "kegiatan belum selesai"),
        ([replace(DATANG, hadir=9)], "hadir 9 dari sedikitnya 10"),
        (
            [replace(DATANG, saluran=frozenset({"ppid"}))],
            "kanal SP4N-LAPOR!, 112 belum dibahas",
        ),
        # Of two visits the one that lacks less is spoken of.
        (
            [replace(DATANG, saluran=frozenset()), replace(DATANG, hadir=3)],
            "hadir 3 dari sedikitnya 10",
        ),
    ],
)
def test_a_visit_counts_with_ten_people_and_the_three_channels(kunjungan, sebab):
    hasil = baris(kunjungan=kunjungan)
    assert not hasil.terlaksana
    assert hasil.kurang == (sebab,)


def test_a_small_target_needs_no_ten_people_and_a_planned_visit_makes_it_scheduled():
    assert baris({"target_hadir": 5}, kunjungan=[replace(DATANG, hadir=5)]).terlaksana
    hasil = baris(segar=0, kunjungan=[replace(DATANG, terlaksana=False)])
    assert (hasil.keadaan, hasil.hadir) == (K.TERJADWAL, 0)
    assert baris(segar=0, kunjungan=[]).keadaan == K.BELUM_DIJADWALKAN


def test_late_is_what_was_planned_for_a_day_that_is_over_and_not_put_off():
    lewat = {"target_tanggal": KEMARIN}
    assert baris(lewat, kunjungan=[]).terlambat
    assert not baris(lewat | {"ditunda_sampai": BESOK}, kunjungan=[]).terlambat
    assert not baris(lewat).terlambat


# The round, from the tables


def test_pk05_a_visit_with_22_people_and_three_channels_makes_its_target_visited():
    putaran = f.PutaranFactory()
    cipedes = f.SasaranPutaranFactory(putaran=putaran, unit=kecamatan(), urutan=1)
    f.SasaranPutaranFactory.create_batch(35, putaran=putaran)
    assert ringkas(keadaan_putaran(putaran, hari=HARI)) == (
        "0 dari 36 tuntas · 0 terlaksana · 0 terlambat"
    )
    kunjungan(cipedes, hadir=22)
    baris = keadaan_putaran(putaran, hari=HARI)
    assert baris[0].sasaran == cipedes
    nilainya = baris[0]
    assert (nilainya.keadaan, nilainya.hadir) == (K.TERLAKSANA, 22)
    assert nilainya.kalimat == (
        "Kurang: data mutakhir 0 dari 15; BA belum diunggah; "
        "PPID pelaksana belum bernama; admin SP4N belum bernama"
    )
    assert ringkas(baris) == "0 dari 36 tuntas · 1 terlaksana · 0 terlambat"


def test_a_finished_target_has_everything_and_is_not_carried_on():
    unsur, tiada = f.UnsurFactory(), f.UnsurFactory()
    satu = sasaran(
        kecamatan("Kecamatan Tawang", "Cikalang"),
        target_pemangku=2,
        unsur_tidak_ada={str(tiada.pk): "Belum dibentuk."},
    )
    satu.unsur_wajib.set([unsur, tiada])
    kunjungan(satu, hadir=10, berita_acara="kegiatan/2024/ba.pdf")
    bernama(satu.unit)
    # Kept by the kelurahan below.
    segar(satu.unit.bawahan.get(), unsur=unsur)
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert (baris.keadaan, baris.kalimat) == (K.TUNTAS, "")
    assert baris.unsur_terpenuhi == 2


def test_only_active_verified_fresh_records_count():
    satu = sasaran(target_pemangku=1)
    for lain in (
        {"status": "draf"},
        {"perlu_cek": "Nomor salah"},
        {"berlaku_sampai": None},
        {"berlaku_sampai": date(2024, 6, 9)},
    ):
        segar(satu.unit, **lain)
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.segar == 0
    segar(satu.unit)
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.segar == 1


def test_a_required_part_is_met_by_kind_by_post_and_by_the_city():
    jenis = f.UnsurFactory()
    peran = Jabatan.PeranKhusus
    jabatan = f.UnsurFactory(peran_khusus=peran.HUMAS)
    kota, bukan = f.UnsurFactory(setingkat_kota=True), f.UnsurFactory()
    satu = sasaran()
    satu.unsur_wajib.set([jenis, jabatan, kota, bukan])
    catatan = segar(satu.unit, unsur=jenis)
    for satu_peran in ([peran.HUMAS], [peran.RESPONDER_112], []):
        f.JabatanFactory(pemangku=catatan, peran_khusus=satu_peran)
    luas = KotaFactory()
    for unsur in (kota, bukan):
        segar(UnitFactory(), unsur=unsur).meliputi.add(luas)
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.unsur_terpenuhi == 3
    assert f"kelompok {bukan}" in baris.kurang


def test_attendance_that_was_refused_or_waits_and_cancelled_visits_do_not_count():
    satu = sasaran(target_tanggal=date(2024, 6, 4), ditunda_sampai=None)
    kegiatan = kunjungan(satu, hadir=1)
    f.KehadiranFactory(kegiatan=kegiatan, status="sementara")
    f.KehadiranFactory(kegiatan=kegiatan, status="ditolak", alasan="Salah")
    kunjungan(satu, hadir=20, status="batal", alasan_batal="Hujan")
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.hadir == 1
    assert baris.terlambat
    assert baris.rencana is None


def test_a_row_shows_the_next_planned_visit():
    tunda = {"status": "tunda", "ditunda_sampai": date(2024, 8, 1)}
    tunda |= {"alasan_tunda": "Menunggu camat baru"}
    satu = sasaran(target_tanggal=date(2024, 7, 1), **tunda)
    kunjungan(satu, status="rencana")
    baris = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris[0].rencana == date(2024, 6, 4)
    assert baris[0].keadaan == K.DITUNDA
    assert ringkas(baris).endswith(" · 1 ditunda")


# Planning rounds; putting targets off; what a target does not have


def rencana(**ubah):
    isi = {"nama": "Putaran 2024", "tujuan": "Semua kecamatan", "unit": [UnitFactory()]}
    isi |= {"mulai": date(2024, 6, 1), "target_selesai": date(2024, 12, 31)}
    return aksi.rencanakan_putaran(saat=saat(), **isi | ubah)


def test_each_unit_becomes_a_target_and_a_kecamatan_must_have_the_required_parts():
    wajib = f.UnsurFactory(wajib=True)
    f.UnsurFactory(wajib=False)
    f.UnsurFactory(wajib=True, aktif=False)
    camat, dinas = kecamatan(), UnitFactory()
    putaran = rencana(unit=[camat, dinas])
    isi = {s.unit: list(s.unsur_wajib.all()) for s in putaran.sasaran.all()}
    assert isi == {camat: [wajib], dinas: []}
    assert putaran.status == "rencana"
    assert putaran.riwayat.get().sesudah["sasaran"] == 2


def test_a_round_without_a_unit_or_with_a_taken_name_is_refused():
    rencana()
    with pytest.raises(ValidationError) as tanpa:
        rencana(nama="Putaran 2025", unit=[])
    with pytest.raises(ValidationError) as sama:
        rencana()
    assert tanpa.value.message_dict == {"unit": [aksi.TANPA_UNIT]}
    assert "nama" in sama.value.message_dict
    assert Putaran.objects.count() == 1


def test_a_new_round_carries_on_what_the_old_one_did_not_finish():
    unsur, lama, pj = f.UnsurFactory(), f.PutaranFactory(), PetugasFactory()
    tidak_ada = {str(unsur.pk): "Belum pernah dibentuk."}
    isi = {"urutan": 7, "target_hadir": 30, "pj": pj, "unsur_tidak_ada": tidak_ada}
    sisa = sasaran(putaran=lama, **isi)
    sisa.unsur_wajib.add(unsur)
    tuntas = f.SasaranPutaranFactory(putaran=lama, target_pemangku=1)
    kunjungan(tuntas, hadir=10, berita_acara="kegiatan/ba.pdf")
    bernama(tuntas.unit)
    baru = UnitFactory()
    putaran = rencana(nama="Putaran 2025", unit=[baru], salin=lama)
    semua = {s.unit: s for s in putaran.sasaran.all()}
    assert semua.keys() == {sisa.unit, baru}
    lanjut = semua[sisa.unit]
    assert (lanjut.urutan, lanjut.target_hadir, lanjut.pj) == (7, 30, pj)
    assert list(lanjut.unsur_wajib.all()) == [unsur]
    assert lanjut.unsur_tidak_ada == tidak_ada
    assert "Melanjutkan" in putaran.riwayat.get().catatan


def test_pk05_a_unit_added_later_is_one_more_target_and_never_twice():
    putaran, dinas = rencana(), [UnitFactory()]
    assert aksi.tambah_sasaran(putaran, saat(), unit=dinas) == 1
    assert aksi.tambah_sasaran(putaran, saat(), unit=dinas) == 0
    assert putaran.sasaran.count() == 2
    assert putaran.riwayat.filter(tindakan="tambah_sasaran").count() == 1
    selesai = f.PutaranFactory(status="selesai")
    with pytest.raises(TindakanTerlarang, match="sudah selesai"):
        aksi.tambah_sasaran(selesai, saat(), unit=dinas)


def test_one_round_runs_at_a_time():
    pertama, kedua = f.PutaranFactory.create_batch(2)
    aksi.mulai_putaran(pertama, saat())
    with pytest.raises(TindakanTerlarang, match="masih berjalan"):
        aksi.mulai_putaran(kedua, saat())
    pertama.akhiri(saat())
    aksi.mulai_putaran(kedua, saat())
    semua = {p.pk: p.status for p in Putaran.objects.all()}
    assert semua == {pertama.pk: "selesai", kedua.pk: "berjalan"}


@pytest.fixture
def satu():
    return f.SasaranPutaranFactory()


def test_a_target_form_cannot_set_what_acts_set(satu):
    with pytest.raises(ValueError, match="ditunda_sampai"):
        aksi.ubah_sasaran(satu, saat(), unsur_wajib=[], ditunda_sampai=None)


def test_putting_off_needs_a_day_to_come_and_ten_letters(satu):
    with pytest.raises(ValidationError) as galat:
        aksi.tunda_sasaran(satu, saat(), sampai=HARI, alasan="nanti")
    pesan = {"sampai": [aksi.BUKAN_NANTI], "alasan": [aksi.ALASAN_WAJIB]}
    assert galat.value.message_dict == pesan


def test_pk06_a_required_part_that_is_not_there_needs_a_reason_of_ten_letters(satu):
    unsur = f.UnsurFactory(nama="KIM")

    def nyatakan(alasan):
        return aksi.nyatakan_tidak_ada(satu, saat(), unsur=unsur, alasan=alasan)

    with pytest.raises(ValidationError) as galat:
        nyatakan("Belum dibentuk.")
    assert "unsur" in galat.value.message_dict
    satu.unsur_wajib.add(unsur)
    with pytest.raises(ValidationError) as galat:
        nyatakan("tidak")
    assert galat.value.message_dict == {"alasan": [aksi.ALASAN_WAJIB]}
    for alasan in ("Belum dibentuk.", "Belum dibentuk sampai 2025."):
        kini = nyatakan(alasan)
    assert kini.unsur_tidak_ada == {str(unsur.pk): "Belum dibentuk sampai 2025."}
    assert not aksi.cabut_tidak_ada(satu, saat(), unsur=unsur).unsur_tidak_ada
    assert Jejak.objects.milik(satu).filter(tindakan="cabut_tidak_ada").exists()


def test_a_unit_counts_what_it_and_its_kelurahan_keep_and_its_own_record():
    unit = kecamatan("Kecamatan Cipedes", "Nagarasari")
    rw, kim = f.UnsurFactory(nama="RW"), f.UnsurFactory(nama="KIM")
    segar(unit.bawahan.get(), unsur=rw)
    for keadaan in ({"berlaku_sampai": KEMARIN}, {"perlu_cek": "Pindah"}):
        segar(unit, unsur=rw, **keadaan)
    segar(unit, unsur=rw, status="nonaktif")
    segar(UnitFactory(), unsur=kim, unit=unit, berlaku_sampai=None)
    assert hitung_unit(unit.pk, HARI) == [("RW", (3, 1, 1)), ("KIM", (1, 0, 0))]
