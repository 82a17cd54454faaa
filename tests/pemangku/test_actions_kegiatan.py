"""PK-07: planning and changing a visit; keeping its signed papers."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.unggahan import periksa_unggahan
from pemangku.actions import kegiatan as aksi
from pemangku.actions.kegiatan import Butir
from pemangku.keadaan_putaran import keadaan_putaran
from pemangku.models import Kegiatan
from pemangku.sasaran import KeadaanSasaran
from pemangku.syarat_kegiatan import TANPA_SASARAN, peringatan_rencana
from tests.factories.organisasi import HariLiburFactory, PetugasFactory, UnitFactory
from tests.factories.pemangku import (
    AgendaButirFactory,
    KegiatanFactory,
)
from tests.pemangku.kunjungan_bantu import HARI, NOTULEN, PADA, sasaran

pytestmark = pytest.mark.django_db
MULAI = datetime(2024, 6, 14, 2, tzinfo=UTC)
S = Kegiatan.Status


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def isian(**ubah):
    unit = UnitFactory()
    return {
        "jenis": ["rakor_kehumasan", "sosialisasi", "pendataan"],
        "judul": "Sosialisasi tiga kanal",
        "mulai": MULAI,
        "selesai": MULAI + timedelta(hours=2),
        "tempat": "Aula kecamatan",
        "penyelenggara": unit,
        "tuan_rumah": unit,
    } | ubah


AGENDA = [
    Butir(topik="Informasi publik", mulai=time(9), saluran=["ppid"]),
    Butir(topik="Pengaduan", narasumber="Admin SP4N", saluran=["sp4n"]),
    Butir(topik="Kedaruratan", saluran=["112"]),
]


def rencana(**ubah) -> Kegiatan:
    isi = {
        "isian": isian(),
        "sasaran": [],
        "petugas": [],
        "agenda": AGENDA,
        "oleh": PetugasFactory(),
        "pada": PADA,
    }
    return aksi.rencanakan_kegiatan(**isi | ubah)


def pdf(nama: str = "pindai.pdf"):
    return periksa_unggahan(SimpleUploadedFile(nama, b"%PDF-1.7 contoh"))


def isi(berkas) -> bytes:
    with berkas.open("rb") as terbuka:
        return terbuka.read()


# Planning


def test_pk07_a_planned_visit_has_a_number_a_token_and_schedules_its_target():
    satu, petugas = sasaran(), PetugasFactory()

    kegiatan = rencana(sasaran=[satu], petugas=[petugas])

    assert kegiatan.nomor == "KG-2024-0001"
    assert rencana().nomor == "KG-2024-0002"
    assert len(kegiatan.token) == 10
    assert [b.saluran for b in kegiatan.agenda.all()] == [["ppid"], ["sp4n"], ["112"]]
    assert list(kegiatan.petugas.all()) == [petugas]
    assert kegiatan.riwayat.get().tindakan == "rencanakan"
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.nilai.keadaan == KeadaanSasaran.TERJADWAL


def test_numbers_begin_anew_each_year_of_the_visit():
    rencana()
    tahun_depan = datetime(2024, 12, 31, 18, tzinfo=UTC)  # 1 January in Tasikmalaya

    kegiatan = rencana(
        isian=isian(mulai=tahun_depan, selesai=tahun_depan + timedelta(hours=1))
    )

    assert kegiatan.nomor == "KG-2025-0001"


def test_pk07_the_end_must_follow_the_beginning():
    with pytest.raises(ValidationError) as galat:
        rencana(isian=isian(selesai=MULAI))

    assert galat.value.message_dict == {"selesai": ["Selesai harus setelah mulai."]}
    assert not Kegiatan.objects.exists()


@pytest.mark.parametrize("kolom", ["status", "nomor", "token"])
def test_a_plan_cannot_set_what_acts_set(kolom):
    with pytest.raises(ValueError, match=kolom):
        rencana(isian=isian(**{kolom: "x"}))


def peringatan(**ubah) -> list[str]:
    isi = {
        "mulai": MULAI,
        "selesai": MULAI + timedelta(hours=2),
        "tuan_rumah": UnitFactory(),
        "sasaran": [1],
    }
    return peringatan_rencana(**isi | ubah)


def test_pk07_a_day_off_is_warned_of():
    HariLiburFactory(tanggal=MULAI.date(), nama="Cuti bersama contoh")

    assert peringatan() == [
        "Jumat, 14 Juni 2024 bukan hari kerja: Cuti bersama contoh."
    ]
    assert peringatan(
        mulai=MULAI + timedelta(days=1), selesai=MULAI + timedelta(days=1, hours=1)
    ) == ["Sabtu, 15 Juni 2024 bukan hari kerja: akhir pekan."]


def test_a_year_without_calendar_is_said_instead_of_guessed():
    assert peringatan()[0].startswith("Kalender hari libur tahun 2024 belum diisi")


def test_pk07_the_host_has_another_visit_at_the_same_hour():
    HariLiburFactory(tanggal=HARI)
    lain = KegiatanFactory(mulai=MULAI, selesai=MULAI + timedelta(hours=1))
    KegiatanFactory(
        tuan_rumah=lain.tuan_rumah,
        mulai=MULAI,
        selesai=MULAI + timedelta(hours=1),
        status=S.BATAL,
        alasan_batal="Hujan",
    )
    unit = lain.tuan_rumah

    assert peringatan(tuan_rumah=unit) == [
        f"{unit} sudah menjadi tuan rumah {lain} pada jam yang sama."
    ]
    assert peringatan(tuan_rumah=unit, kecuali=lain) == []
    assert peringatan(tuan_rumah=unit, mulai=MULAI + timedelta(hours=1)) == []


def test_pk07_a_visit_without_target_is_allowed_and_said_not_to_count():
    HariLiburFactory(tanggal=HARI)

    assert peringatan(sasaran=[]) == [TANPA_SASARAN]
    assert rencana(sasaran=[]).pk


# Changing


def test_a_plan_is_changed_with_its_agenda_and_targets():
    kegiatan, satu = rencana(), sasaran()

    aksi.ubah_kegiatan(
        kegiatan,
        isian=isian(
            judul="Bimtek PPID",
            penyelenggara=kegiatan.penyelenggara,
            tuan_rumah=kegiatan.tuan_rumah,
        ),
        sasaran=[satu],
        petugas=[],
        agenda=AGENDA[:1],
        edisi=kegiatan.edisi,
        oleh=PetugasFactory(),
        pada=PADA,
    )

    kegiatan.refresh_from_db()
    assert (kegiatan.judul, kegiatan.edisi) == ("Bimtek PPID", 2)
    assert kegiatan.agenda.get().topik == "Informasi publik"
    assert list(kegiatan.sasaran.all()) == [satu]
    assert kegiatan.riwayat.first().sesudah["judul"] == "Bimtek PPID"
    assert "tempat" not in kegiatan.riwayat.first().sesudah
    assert kegiatan.riwayat.first().catatan == (
        f"sasaran: {satu}; petugas: tidak ada; agenda: 1 butir"
    )


@pytest.mark.parametrize(
    ("status", "edisi"), [(S.DITUTUP, 1), (S.BATAL, 1), (S.RENCANA, 9)]
)
def test_a_closed_visit_and_an_old_edition_are_not_changed(status, edisi):
    kegiatan = KegiatanFactory(status=status, alasan_batal="Hujan")
    AgendaButirFactory(kegiatan=kegiatan)

    with pytest.raises(TindakanTerlarang):
        aksi.ubah_kegiatan(
            kegiatan,
            isian=isian(judul="Lain"),
            sasaran=[],
            petugas=[],
            agenda=[],
            edisi=edisi,
            oleh=PetugasFactory(),
            pada=PADA,
        )

    assert kegiatan.agenda.count() == 1
    assert Kegiatan.objects.get().judul != "Lain"


def test_a_change_that_does_not_hold_leaves_the_visit_as_it_was():
    kegiatan = rencana()

    with pytest.raises(ValidationError):
        aksi.ubah_kegiatan(
            kegiatan,
            isian=isian(judul=""),
            sasaran=[],
            petugas=[],
            agenda=[],
            edisi=1,
            oleh=PetugasFactory(),
            pada=PADA,
        )

    assert kegiatan.agenda.count() == 3


def test_a_visit_begins_ends_and_can_be_cancelled_with_a_reason_before_it_began():
    oleh, kegiatan, batal = PetugasFactory(), rencana(), rencana()

    kegiatan.mulaikan(oleh=oleh, pada=MULAI)
    with pytest.raises(TindakanTerlarang):
        kegiatan.batalkan(oleh=oleh, pada=PADA, alasan="Hujan")
    kegiatan.akhiri(oleh=oleh, pada=PADA)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        batal.batalkan(oleh=oleh, pada=PADA, alasan=" ")
    batal.batalkan(oleh=oleh, pada=PADA, alasan="Hujan lebat")

    assert kegiatan.status == S.SELESAI
    assert (batal.status, batal.alasan_batal) == (S.BATAL, "Hujan lebat")


def test_minutes_are_written_with_the_nameless():
    kegiatan = KegiatanFactory(status=S.BERLANGSUNG)

    aksi.tulis_notulen(
        kegiatan,
        isian={"notulen": NOTULEN, "hadir_tak_bernama_p": 3},
        edisi=1,
        oleh=PetugasFactory(),
        pada=PADA,
    )

    kegiatan.refresh_from_db()
    assert (kegiatan.notulen, kegiatan.hadir_tak_bernama_p) == (NOTULEN, 3)
    with pytest.raises(ValueError, match="judul"):
        aksi.tulis_notulen(
            kegiatan, isian={"judul": "x"}, edisi=2, oleh=PetugasFactory(), pada=PADA
        )


# Papers


def test_the_scan_of_the_signed_list_is_kept():
    kegiatan = KegiatanFactory(status=S.SELESAI)

    aksi.simpan_pindaian(kegiatan, pindaian=pdf(), oleh=PetugasFactory(), pada=PADA)

    kegiatan.refresh_from_db()
    assert isi(kegiatan.pindaian_hadir) == b"%PDF-1.7 contoh"
    assert kegiatan.edisi == 2


def test_the_signed_paper_may_follow_after_closing_but_is_never_replaced_then():
    kegiatan, oleh = KegiatanFactory(status=S.DITUTUP), PetugasFactory()

    def simpan(nomor: str) -> None:
        aksi.simpan_berita_acara(
            kegiatan, pindaian=pdf(), nomor=nomor, oleh=oleh, pada=PADA
        )

    simpan("BA/1/2024")
    with pytest.raises(TindakanTerlarang):
        simpan("BA/2/2024")

    kegiatan.refresh_from_db()
    assert kegiatan.nomor_berita_acara == "BA/1/2024"
    assert isi(kegiatan.berita_acara) == b"%PDF-1.7 contoh"


def test_before_closing_a_wrong_paper_is_replaced():
    kegiatan, oleh = KegiatanFactory(status=S.SELESAI), PetugasFactory()

    for nomor in ("BA/1/2024", "BA/2/2024"):
        aksi.simpan_berita_acara(
            kegiatan, pindaian=pdf(), nomor=nomor, oleh=oleh, pada=PADA
        )

    assert Kegiatan.objects.get().nomor_berita_acara == "BA/2/2024"
