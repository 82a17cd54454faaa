"""PK-06: who has not been reached, in five lists."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Wilayah
from pemangku.models import Kegiatan, Kehadiran, Pemangku, SasaranPutaran, Undangan
from pemangku.putaran.sasaran import (
    KelurahanBelum,
    UnsurBelum,
    belum_terjangkau,
    tak_pernah_diundang,
    tak_pernah_hadir,
)
from tests.factories.pemangku import (
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    PutaranFactory,
    SasaranPutaranFactory,
    UndanganFactory,
    UnsurFactory,
    UnsurTidakAdaFactory,
)
from tests.pemangku.kantor_kunjungan import HARI, kecamatan, kunjungan, sasaran
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def test_pk06_kelurahan_nobody_came_from_and_parts_nobody_stands_for(pengelola):
    camat = kecamatan(
        *("Kecamatan Cipedes", "Panglayungan", "Cipedes", "Nagarasari", "Sukamanah")
    )
    satu = sasaran(camat)
    taruna, tiada = UnsurFactory(nama="Karang Taruna"), UnsurFactory(nama="KIM")
    satu.unsur_wajib.set([taruna, tiada])
    UnsurTidakAdaFactory(sasaran=satu, unsur=tiada)
    kegiatan = kunjungan(satu)
    datang = {w.nama: w for w in Wilayah.objects.filter(induk=camat.wilayah)}
    KehadiranFactory(kegiatan=kegiatan, kelurahan=datang["Panglayungan"])
    KehadiranFactory(
        kegiatan=kegiatan, pemangku=PemangkuFactory(wilayah=datang["Cipedes"])
    )
    KehadiranFactory(
        kegiatan=kegiatan,
        kelurahan=datang["Nagarasari"],
        status=Kehadiran.Status.SEMENTARA,
    )
    # At a visit of no round.
    KehadiranFactory(kelurahan=datang["Sukamanah"])
    isi = belum_terjangkau(satu.putaran, petugas=pengelola, hari=HARI)
    assert isi.kelurahan == [
        KelurahanBelum("Kecamatan Cipedes", ["Nagarasari", "Sukamanah"])
    ]
    assert isi.unsur == [UnsurBelum("Kecamatan Cipedes", ["Karang Taruna"])]
    assert isi.unit == []


def test_units_without_any_visit_stand_in_the_first_list(pengelola):
    satu = sasaran()
    kunjungan(satu, status=Kegiatan.Status.RENCANA)
    lain = SasaranPutaranFactory(putaran=satu.putaran)
    isi = belum_terjangkau(satu.putaran, petugas=pengelola, hari=HARI)
    assert isi.unit == [lain.unit.nama]


def test_invited_twice_and_never_there(pengelola):
    sering, datang, sekali, nanti = PemangkuFactory.create_batch(4)
    lampau = KegiatanFactory.create_batch(2, status=Kegiatan.Status.DITUTUP)
    for kegiatan in lampau:
        UndanganFactory(kegiatan=kegiatan, pemangku=sering)
        UndanganFactory(kegiatan=kegiatan, pemangku=datang)
    UndanganFactory(kegiatan=lampau[0], pemangku=sekali)
    for kegiatan in KegiatanFactory.create_batch(2):
        UndanganFactory(kegiatan=kegiatan, pemangku=nanti)
    KehadiranFactory(kegiatan=lampau[0], pemangku=datang)
    KehadiranFactory(
        kegiatan=lampau[0],
        pemangku=sering,
        status=Kehadiran.Status.DITOLAK,
        alasan="Salah",
    )
    assert [(p, p.diundang) for p in tak_pernah_hadir(pengelola)] == [(sering, 2)]


def test_active_ones_never_invited_of_the_officers_units_only(pengelola):
    camat = kecamatan()
    satu = PemangkuFactory(pengelola=camat)
    lain = PemangkuFactory()
    PemangkuFactory(status=Pemangku.Status.NONAKTIF)
    UndanganFactory(pemangku=PemangkuFactory())
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, camat)
    assert set(tak_pernah_diundang(pengelola)) == {satu, lain}
    assert list(tak_pernah_diundang(operator)) == [satu]


# In the admin, with inviting from the lists


def alamat(nama, *args, model="putaran"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def tindakan(obj, nama):
    return alamat("tindakan", obj.pk, nama, model=obj._meta.model_name)


def test_pk06_the_page_names_kelurahan_units_and_parts(client):
    satu = sasaran(kecamatan("Kecamatan Cipedes", "Nagarasari", "Sukamanah"))
    satu.unsur_wajib.add(UnsurFactory(nama="Karang Taruna"))
    tetap = PemangkuFactory(nama_resmi="PKK Nagarasari")
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(alamat("belum", satu.putaran.pk))
    assertContains(halaman, "Nagarasari, Sukamanah")
    assertContains(halaman, "Karang Taruna")
    assertContains(halaman, f"Belum pernah diundang ({1})")
    assertContains(halaman, tetap.nama_resmi)


def test_pk06_three_chosen_ones_stand_once_each_among_the_invited(client):
    putaran = sasaran().putaran
    tiga = PemangkuFactory.create_batch(3)
    besok = timezone.now() + timedelta(days=1)
    nanti = KegiatanFactory(mulai=besok, selesai=besok + timedelta(hours=2))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = {"kegiatan": nanti.pk, "pemangku": [p.pk for p in tiga]}
    for _ in range(2):
        jawab = client.post(alamat("belum", putaran.pk), isi, follow=True)
    assertContains(jawab, "0 pemangku diundang")
    assert set(nanti.undangan.values_list("pemangku", flat=True)) == {
        p.pk for p in tiga
    }


def test_nobody_chosen_or_no_visit_ahead_is_said(client):
    putaran = sasaran().putaran
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.post(alamat("belum", putaran.pk), {})
    assertContains(jawab, "Pilih paling sedikit satu pemangku.")
    assertContains(jawab, "Belum ada kegiatan yang akan datang.")


def test_a_visit_that_was_settled_meanwhile_takes_nobody(client, monkeypatch):
    putaran, pemangku = sasaran().putaran, PemangkuFactory()
    besok = timezone.now() + timedelta(days=1)
    nanti = KegiatanFactory(mulai=besok, selesai=besok + timedelta(hours=2))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    monkeypatch.setattr(Kegiatan, "menerima_hadir", False)
    jawab = client.post(
        alamat("belum", putaran.pk), {"kegiatan": nanti.pk, "pemangku": [pemangku.pk]}
    )
    assertContains(jawab, "Kegiatan sudah ditutup.")
    assert not Undangan.objects.exists()


def test_who_holds_no_visits_reads_the_lists_and_invites_nobody(client):
    putaran = sasaran().putaran
    PemangkuFactory(nama_resmi="PKK Nagarasari")
    masuk_sebagai(client, Peran.PIMPINAN)
    halaman = client.halaman(alamat("belum", putaran.pk))
    assertContains(halaman, "PKK Nagarasari")
    assertNotContains(halaman, "Undang ke kegiatan berikut")
    assert client.post(alamat("belum", putaran.pk), {}).status_code == 403


@pytest.mark.parametrize(
    ("daftar", "isi"),
    [
        ("unit", "Kecamatan Cipedes"),
        ("kelurahan", "Nagarasari"),
        ("unsur", "Karang Taruna"),
        ("tak-hadir", "Lembaga Diundang"),
        ("tak-diundang", "PKK Nagarasari"),
    ],
)
def test_each_list_is_a_sheet(client, daftar, isi):
    satu = sasaran(kecamatan("Kecamatan Cipedes", "Nagarasari"))
    satu.unsur_wajib.add(UnsurFactory(nama="Karang Taruna"))
    PemangkuFactory(nama_resmi="PKK Nagarasari")
    sering = PemangkuFactory(nama_resmi="Lembaga Diundang")
    for kegiatan in KegiatanFactory.create_batch(2, status=Kegiatan.Status.SELESAI):
        UndanganFactory(kegiatan=kegiatan, pemangku=sering)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.get(alamat("belum_lembar", satu.putaran.pk, daftar, "xlsx"))
    _info, lembar = load_workbook(BytesIO(b"".join(jawab.streaming_content)))
    sel = {str(s) for baris in lembar.iter_rows(values_only=True) for s in baris if s}
    assert isi in sel
    assert f"_{daftar}_" in jawab["Content-Disposition"]


def test_an_operator_invites_to_visits_of_his_own_unit_only(client):
    camat, putaran = kecamatan(), PutaranFactory()
    besok = timezone.now() + timedelta(days=1)
    waktu = {"mulai": besok, "selesai": besok + timedelta(hours=1)}
    milik = KegiatanFactory(tuan_rumah=camat, **waktu)
    KegiatanFactory(**waktu)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, camat))
    halaman = client.halaman(alamat("belum", putaran.pk))
    assert list(halaman.context["form"].fields["kegiatan"].queryset) == [milik]
    assert not SasaranPutaran.objects.exists()
