"""PK-07 in the admin: planning a visit and changing the plan."""

from datetime import UTC, datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.models import Kegiatan
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.factories.pemangku import KegiatanFactory
from tests.pemangku.kantor_kunjungan import AGENDA, alamat, kecamatan, sasaran
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def rencana(camat, **ubah):
    """What a browser sends of the plan: 14 June 2024, a Friday."""
    isi = {
        "jenis": ["rakor_kehumasan", "sosialisasi", "pendataan"],
        "judul": "Sosialisasi tiga kanal",
        "mulai": "2024-06-14T09:00",
        "selesai": "2024-06-14T11:00",
        "tempat": "Aula",
        "tuan_rumah": camat.pk,
        "penyelenggara": camat.pk,
        "wilayah": "",
        "tingkat_pelibatan": "informasi",
        "cara_paraf": "cetak_pindai",
        "dasar_surat": "",
        "agenda-TOTAL_FORMS": 3,
        "agenda-INITIAL_FORMS": 3,
    }
    for ke, saluran in enumerate(("ppid", "sp4n", "112")):
        isi[f"agenda-{ke}-topik"] = f"Kanal {saluran}"
        isi[f"agenda-{ke}-saluran"] = [saluran]
    return isi | ubah


def test_pk07_a_visit_is_planned_with_three_lines_and_its_target(
    client, camat, operator
):
    HariLiburFactory(tanggal="2024-01-01")
    satu = sasaran(camat)
    halaman = client.halaman(alamat("add"), data={"sasaran": str(satu.pk)})
    awal = halaman.context["form"].initial
    assert (awal["tuan_rumah"], awal["sasaran"]) == (camat.pk, [satu.pk])
    assertContains(halaman, "Layanan informasi publik (PPID)")
    jawab = client.post(
        alamat("add"), rencana(camat, sasaran=[satu.pk], petugas=[operator.pk])
    )
    kegiatan = Kegiatan.objects.get()
    assert jawab["Location"] == alamat("change", kegiatan.pk)
    assert kegiatan.nomor == "KG-2024-0001"
    assert [b["saluran"] for b in kegiatan.agenda] == [["ppid"], ["sp4n"], ["112"]]
    assert list(kegiatan.sasaran.all()) == [satu]
    assert list(kegiatan.petugas.all()) == [operator]


def test_pk07_what_speaks_against_a_plan_is_said_and_warnings_can_be_confirmed(
    client, camat, operator
):
    HariLiburFactory(tanggal="2024-06-14", nama="Libur contoh")
    mulai = datetime(2024, 6, 14, 2, tzinfo=UTC)
    jam = {"mulai": mulai, "selesai": mulai.replace(hour=3)}
    KegiatanFactory(tuan_rumah=camat, **jam)

    def kirim(**ubah):
        return client.post(alamat("add"), rencana(camat, **ubah))

    jawab = kirim()
    for kata in (
        *("Jumat, 14 Juni 2024 bukan hari kerja: Libur contoh.", "pada jam yang sama"),
        *("Kegiatan tidak dihitung dalam putaran", "centang bila tetap"),
    ):
        assertContains(jawab, kata)
    # Without hours nothing else is asked.
    jawab = kirim(mulai="", jenis=[])
    assertContains(jawab, "Isi kapan mulai.")
    assertContains(jawab, "Pilih paling sedikit satu jenis.")
    assertNotContains(jawab, "Perhatikan dulu")
    # A fault that only the record finds stands over the form.
    jawab = kirim(yakin="on", selesai="2024-06-16T09:00")
    assertContains(jawab, "Satu kegiatan paling lama 24 jam.")
    # A line with a speaker needs a topic, an empty line is none.
    kosong = {"agenda-2-topik": "", "agenda-2-saluran": [], "yakin": "on"}
    assertContains(
        kirim(**kosong | {"agenda-2-narasumber": "Camat"}), "Tulis topiknya."
    )
    assert Kegiatan.objects.count() == 1
    kirim(**kosong)
    assert len(Kegiatan.objects.get(nomor="KG-2024-0001").agenda) == 2


def test_an_operator_is_host_for_his_own_units_only(client, camat, operator):
    isi = rencana(camat, tuan_rumah=UnitFactory().pk, yakin="on")
    assert "tuan_rumah" in client.post(alamat("add"), isi).context["form"].errors
    asing = sasaran(kecamatan("Kecamatan Lain"))
    halaman = client.get(alamat("add"), {"sasaran": str(asing.pk)})
    assert "sasaran" not in halaman.context["form"].initial


def test_field_staff_are_host_anywhere_and_a_leader_plans_nothing(client, camat):
    masuk_sebagai(client, Peran.PETUGAS_LAPANGAN)
    client.post(alamat("add"), rencana(camat, yakin="on"))
    assert Kegiatan.objects.get().tuan_rumah == camat
    masuk_sebagai(client, Peran.PIMPINAN)
    assert client.get(alamat("add")).status_code == 403


def test_a_plan_is_changed_and_the_slower_officer_is_told(client, camat, operator):
    satu, lapangan = sasaran(camat), petugas_berperan(Peran.PETUGAS_LAPANGAN)
    isi = {"tuan_rumah": camat, "penyelenggara": camat, "agenda": AGENDA}
    kegiatan = KegiatanFactory(**isi)
    kegiatan.sasaran.add(satu)
    kegiatan.petugas.add(lapangan)
    halaman = client.halaman(alamat("rencana", kegiatan.pk))
    assert halaman.context["form"].initial["sasaran"] == [satu]
    assertContains(halaman, "Ke mana bertanya dan mengadu")
    isi = rencana(camat, judul="Judul baru", yakin="on", edisi=1)
    client.post(alamat("rencana", kegiatan.pk), isi)
    lambat = client.post(alamat("rencana", kegiatan.pk), isi | {"judul": "Terlambat"})
    kegiatan.refresh_from_db()
    assert kegiatan.judul == "Judul baru"
    assertContains(lambat, "baru saja diubah orang lain")


@pytest.mark.parametrize("nama", ["rencana", "notulen"])
def test_what_is_closed_or_not_ones_own_cannot_be_written(
    client, camat, operator, nama
):
    tertutup = KegiatanFactory(tuan_rumah=camat, status="ditutup")
    asing, bertugas = KegiatanFactory.create_batch(2)
    bertugas.petugas.add(operator)
    for satu, kode in ((tertutup, 403), (asing, 404), (bertugas, 403)):
        assert client.get(alamat(nama, satu.pk)).status_code == kode


def test_a_host_keeps_the_targets_of_others_and_reads_that_they_stay(
    client, camat, operator
):
    """The city's staff planned it for two kecamatan; one of them moves the room."""
    milik = sasaran(camat)
    lain = sasaran(kecamatan("Kecamatan Lain"), putaran=milik.putaran)
    kegiatan = KegiatanFactory(tuan_rumah=camat, penyelenggara=camat)
    kegiatan.sasaran.set([milik, lain])
    halaman = client.halaman(alamat("rencana", kegiatan.pk))
    assertContains(halaman, "Juga untuk Kecamatan Lain: sasaran unit lain, tetap.")
    ubah = {"tempat": "Aula baru", "yakin": "on", "edisi": 1}
    client.post(alamat("rencana", kegiatan.pk), rencana(camat, **ubah))
    kegiatan.refresh_from_db()
    assert kegiatan.tempat == "Aula baru"
    assert set(kegiatan.sasaran.all()) == {lain}


def test_pk07_a_plan_sent_twice_is_one_visit(client, camat, operator):
    HariLiburFactory(tanggal="2024-01-01")
    satu = sasaran(camat)
    kunci = client.halaman(alamat("add")).context["form"]["kunci"].value()
    isi = rencana(camat, sasaran=[satu.pk], kunci=kunci)
    tujuan = {client.post(alamat("add"), isi)["Location"] for _ in range(2)}
    assert tujuan == {alamat("change", Kegiatan.objects.get().pk)}
    lain = client.halaman(alamat("add")).context["form"]["kunci"].value()
    client.post(alamat("add"), isi | {"kunci": lain, "yakin": "on"})
    assert Kegiatan.objects.count() == 2
