"""PK-08 and PK-11 in the admin: invited, ticked off, represented, refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from pemangku.models import Kegiatan, Kehadiran, Undangan
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import (
    JabatanFactory,
    JenisPemangkuFactory,
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    UndanganFactory,
)
from tests.pemangku.kunjungan_bantu import kecamatan
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
S = Kegiatan.Status
H = Kehadiran.Status


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def camat():
    return kecamatan()


@pytest.fixture
def operator(client, camat):
    """The counter of the kecamatan, signed in."""
    return masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, camat))


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_kegiatan_{nama}", args=args)


def tindakan(kegiatan: Kegiatan, nama: str) -> str:
    return alamat("tindakan", kegiatan.pk, nama)


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("pindai.pdf", b"%PDF-1.7 contoh")


def test_whole_parts_of_society_and_single_numbers_are_invited(client, camat, operator):
    kegiatan, jenis = KegiatanFactory(tuan_rumah=camat), JenisPemangkuFactory()
    satu = PemangkuFactory(pengelola=camat, jenis=jenis)
    PemangkuFactory(jenis=jenis)
    dua = PemangkuFactory(pengelola=camat)

    client.post(
        tindakan(kegiatan, "undang"),
        {
            "cara": "wa",
            "unsur": [jenis.unsur_id],
            "nomor": f" {dua.nomor.lower()}, ",
        },
    )

    assert {u.pemangku for u in kegiatan.undangan.all()} == {satu, dua}
    assert set(kegiatan.undangan.values_list("cara", flat=True)) == {"wa"}


def test_an_invitation_form_names_what_it_cannot_find(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat)
    asing, ada = PemangkuFactory(), PemangkuFactory(pengelola=camat)
    UndanganFactory(kegiatan=kegiatan, pemangku=ada)

    def kirim(nomor: str):
        return client.post(
            tindakan(kegiatan, "undang"), {"cara": "surat", "nomor": nomor}
        )

    assertContains(kirim(asing.nomor), f"Tidak ditemukan: {asing.nomor}.")
    assertContains(kirim(""), "Tidak ada pemangku aktif yang cocok.")
    assertContains(kirim(ada.nomor), "Semuanya sudah diundang.")
    assert kegiatan.undangan.count() == 1


def test_pk08_hadir_diwakili_and_undo_on_the_page(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=S.BERLANGSUNG)
    bernama, badan, wakil = UndanganFactory.create_batch(3, kegiatan=kegiatan)
    bernama.orang = JabatanFactory(pemangku=bernama.pemangku).orang
    bernama.save()

    def peserta(undangan: Undangan, nama: str) -> str:
        return alamat("peserta", kegiatan.pk, undangan.pk, nama)

    assertContains(
        client.halaman(alamat("change", kegiatan.pk)), peserta(bernama, "hadir")
    )
    for _ in range(2):
        client.post(peserta(bernama, "hadir"))
    assertContains(client.post(peserta(badan, "hadir"), {}), "Nama wajib diisi")
    client.post(peserta(badan, "hadir"), {"nama": "Peserta Dua"})
    client.halaman(peserta(wakil, "wakili"))
    client.post(peserta(wakil, "wakili"), {"nama": "Wakil", "jabatan": "Sekretaris"})
    lagi = client.post(peserta(wakil, "wakili"), {"nama": "Wakil Kedua"})
    assertContains(lagi, "Undangan ini sudah diwakili.")
    assertContains(lagi, "Wakil Kedua")
    hadir = kegiatan.kehadiran.get(orang=bernama.orang)
    client.post(
        alamat("peserta", kegiatan.pk, hadir.pk, "tolak"), {"alasan": "Salah catat"}
    )

    assert {(h.nama_snapshot, h.status) for h in kegiatan.kehadiran.all()} == {
        (bernama.orang.nama, H.DITOLAK),
        ("Peserta Dua", H.SAH),
        ("Wakil", H.SAH),
    }


@pytest.mark.parametrize("status", [S.BERLANGSUNG, S.SELESAI])
def test_pk08_who_is_there_reads_so_and_is_not_ticked_off_again(
    client, camat, operator, status
):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=status)
    jabatan = JabatanFactory()
    diri, diwakili, belum, badan = (
        UndanganFactory(kegiatan=kegiatan, balasan="hadir", **lain)
        for lain in (
            {"pemangku": jabatan.pemangku, "orang": jabatan.orang},
            {"orang": JabatanFactory().orang},
            {"orang": JabatanFactory().orang},
            {},
        )
    )
    hadir = KehadiranFactory(
        kegiatan=kegiatan,
        orang=diri.orang,
        nama_snapshot=diri.orang.nama,
        pemangku=diri.pemangku,
    )
    KehadiranFactory(
        kegiatan=kegiatan, mewakili=diwakili.orang, nama_snapshot="Wakilnya"
    )
    # Somebody else of the body: the one invited may still come.
    KehadiranFactory(
        kegiatan=kegiatan, pemangku=belum.pemangku, nama_snapshot="Anggota"
    )

    def tombol() -> set[Undangan]:
        isi = client.halaman(alamat("change", kegiatan.pk)).content.decode()
        return {
            u
            for u in (diri, diwakili, belum, badan)
            if alamat("peserta", kegiatan.pk, u.pk, "hadir") in isi
        }

    assert tombol() == {belum, badan}
    jawab = client.get(alamat("change", kegiatan.pk))
    sebutan = {u.undangan: u.sebutan for u in jawab.context["isi"].undangan}
    assert sebutan == {
        diri: "Hadir",
        diwakili: "Hadir: Wakilnya",
        belum: "Hadir: Anggota",
        badan: "Akan hadir",
    }
    assertContains(jawab, "Hadir: Wakilnya")
    client.post(
        alamat("peserta", kegiatan.pk, hadir.pk, "tolak"), {"alasan": "Salah catat"}
    )
    assert tombol() == {diri, belum, badan}


@pytest.mark.parametrize("bernama", [True, False])
def test_pk08_after_a_deputy_was_taken_back_another_may_come(
    client, camat, operator, bernama
):
    jabatan = JabatanFactory()
    undangan = UndanganFactory(
        kegiatan__tuan_rumah=camat,
        kegiatan__status=S.BERLANGSUNG,
        pemangku=jabatan.pemangku,
        orang=jabatan.orang if bernama else None,
    )
    wakili = alamat("peserta", undangan.kegiatan.pk, undangan.pk, "wakili")
    client.post(wakili, {"nama": "Wakil Satu"})
    keliru = Kehadiran.objects.get()
    client.post(
        alamat("peserta", undangan.kegiatan.pk, keliru.pk, "tolak"),
        {"alasan": "Salah catat"},
    )

    client.post(wakili, {"nama": "Wakil Dua"})

    assert Kehadiran.objects.sah().get().nama_snapshot == "Wakil Dua"


def test_an_invitation_is_taken_back_after_a_question(client, camat, operator):
    undangan = UndanganFactory(kegiatan__tuan_rumah=camat)
    tarik = alamat("peserta", undangan.kegiatan.pk, undangan.pk, "tarik")

    client.halaman(tarik)
    assert Undangan.objects.exists()
    client.post(tarik)

    assert not Undangan.objects.exists()


def test_an_act_without_a_question_says_over_the_visit_why_not(client, camat, operator):
    hadir = KehadiranFactory(kegiatan__tuan_rumah=camat, status=H.SAH)

    jawab = client.post(
        alamat("peserta", hadir.kegiatan.pk, hadir.pk, "sahkan"), follow=True
    )

    assert jawab.redirect_chain[-1][0].endswith("#peserta")
    assertContains(jawab, "tidak dapat dilakukan")


def test_pk11_a_refusal_needs_a_reason(client, camat, operator):
    hadir = KehadiranFactory(kegiatan__tuan_rumah=camat, status=H.SEMENTARA)

    jawab = client.post(
        alamat("peserta", hadir.kegiatan.pk, hadir.pk, "tolak"), {"alasan": ""}
    )

    assertContains(jawab, "Pilih alasan.")
    hadir.refresh_from_db()
    assert hadir.status == H.SEMENTARA


def test_acts_on_people_of_another_visit_or_without_a_name_are_not_there(
    client, camat, operator
):
    kegiatan, lain = KegiatanFactory(tuan_rumah=camat), KehadiranFactory()

    assert (
        client.get(alamat("peserta", kegiatan.pk, lain.pk, "sahkan")).status_code == 404
    )
    assert client.get(alamat("peserta", kegiatan.pk, lain.pk, "apa")).status_code == 404


def test_the_rule_who_runs_a_visit_is_the_same_for_one_and_for_many(camat):
    kegiatan = [
        KegiatanFactory(tuan_rumah=camat),
        KegiatanFactory(penyelenggara=camat),
        KegiatanFactory(tuan_rumah=UnitFactory(induk=camat)),
        KegiatanFactory(),
    ]
    for peran in (
        *(Peran.PETUGAS_LAYANAN, Peran.PETUGAS_LAPANGAN, Peran.PENGELOLA_PEMANGKU),
        Peran.PIMPINAN,
    ):
        petugas = petugas_berperan(peran, camat)
        banyak = set(Kegiatan.objects.dijalankan(petugas))
        assert banyak == {k for k in kegiatan if k.dijalankan_oleh(petugas)}


def test_visits_ahead_are_planned_and_not_begun():
    kini = datetime(2024, 6, 10, tzinfo=UTC)
    besok = kini + timedelta(days=1)
    waktu = {"mulai": besok, "selesai": besok + timedelta(hours=1)}
    nanti = KegiatanFactory(**waktu)
    KegiatanFactory()
    KegiatanFactory(**waktu, status=S.BATAL, alasan_batal="Hujan")

    assert list(Kegiatan.objects.mendatang(kini)) == [nanti]


def test_a_scan_that_is_gone_from_the_disk_is_not_there(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat)
    kegiatan.pindaian_hadir.save("hadir.pdf", ContentFile(b"%PDF-1.7"))
    kegiatan.pindaian_hadir.storage.delete(kegiatan.pindaian_hadir.name)

    assert client.get(alamat("berkas", kegiatan.pk, "pindaian")).status_code == 404
