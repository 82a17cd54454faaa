"""No door lets a NIK through to SP4N-LAPOR!, and each says that it saw one."""

import pytest
import time_machine

from informasi.models import Permohonan
from organisasi.pribadi.teks_pribadi import SAMAR
from organisasi.sandi import sidik
from pemangku.models import Titipan
from pengaduan.lapor.laporan_keluar import teks_salin
from pengaduan.models import Pengaduan, PesanPengaduan
from tests.factories.informasi import PermohonanFactory, PesanFactory
from tests.factories.pengaduan import (
    KunciOpen311Factory,
    PengaduanFactory,
    PesanPengaduanFactory,
)
from tests.informasi import (
    kantor as kantor_permohonan,
    meja_permohonan,
    permohonan_bantu as minta,
)
from tests.pengaduan import aduan_bantu as adu, meja_aduan
from tests.pengaduan.kantor_aduan import PADA, buka_kantor
from tests.petugas import masuk
from tests.ppid_portal.lintas_layanan import titipan_bantu

pytestmark = pytest.mark.django_db
# With an en dash, a no-break space and a mark that does not show.
EJAAN = "3278\u20130112\u00a03456\u200b-7890"
KALIMAT = f"KTP saya {EJAAN} ditolak petugas loket kelurahan."
TANDA = "mirip data pribadi: NIK 3278********7890"


def tiba_tanpa_nik(aduan):
    assert TANDA in aduan.tanda_moderasi
    keluar = teks_salin(aduan)
    semua = f"{keluar['title']} {keluar['content']}"
    assert SAMAR in semua
    assert "3278" not in semua
    assert "7890" not in semua
    assert f"KTP saya {SAMAR} ditolak petugas" in semua


def test_the_citizen_s_form(client):
    adu.siapkan_kantor()
    kode = adu.mulai(client, uraian=KALIMAT)
    peringatan = client.get(adu.alamat(kode, "apa")).content.decode()
    adu.kirim(client, kode, "apa", uraian=KALIMAT, diperingatkan="1")
    for langkah in list(adu.ISI)[1:]:
        adu.kirim(client, kode, langkah)
    client.post(adu.alamat(kode, "periksa"))
    assert "NIK: <b>3278********7890</b>" in peringatan
    tiba_tanpa_nik(Pengaduan.objects.get())


def test_an_application_by_open311(client):
    adu.siapkan_kantor()
    KunciOpen311Factory(sidik=sidik("KUNCI-UJI"))
    isi = {"api_key": "KUNCI-UJI", "service_code": "lampu", "description": KALIMAT}
    jawab = client.post(
        "/open311/v2/requests.json", isi | {"address_string": f"Rumah {EJAAN}"}
    )
    assert jawab.status_code == 200, jawab.content
    tiba_tanpa_nik(Pengaduan.objects.get())


def test_the_counter(client):
    with time_machine.travel(PADA, tick=False):
        kantor = buka_kantor()
        masuk(client, kantor.loket)
        meja_aduan.catat(client, kantor, uraian="Isi lain.", harapan=KALIMAT)
    tiba_tanpa_nik(Pengaduan.objects.get())


def test_a_need_raised_in_the_room(client, settings, tmp_path):
    kantor = titipan_bantu.siapkan(settings, tmp_path)
    masuk(client, kantor.petugas)
    jawab = titipan_bantu.catat(client, kantor, isi=KALIMAT)
    isi = jawab.content.decode()
    assert "Di situ tampak NIK 3278********7890. Hapus dulu" in isi
    assert "ditolak petugas loket" in isi
    assert not Titipan.objects.exists()


def test_the_request_of_information(client):
    minta.siapkan_kantor()
    kode = minta.mulai(client, rincian=KALIMAT)
    assert "NIK <b>3278********7890</b>" in (
        client.get(minta.alamat(kode, "apa")).content.decode()
    )


def test_the_counter_of_requests(client):
    with time_machine.travel(kantor_permohonan.PADA, tick=False):
        kantor = kantor_permohonan.buka_kantor()
        masuk(client, kantor.loket)
        jawab = meja_permohonan.catat(client, kantor.kecamatan.pk, rincian=KALIMAT)
    assert "NIK 3278********7890" in jawab.content.decode()
    assert not Permohonan.objects.exists()


def test_messages_on_the_page_that_anyone_with_its_address_reads(client):
    aduan = PengaduanFactory(uraian=KALIMAT, judul=f"Judul {EJAAN}")
    PesanPengaduanFactory(pengaduan=aduan, isi=KALIMAT, dari_petugas=False)
    permohonan = PermohonanFactory(rincian=KALIMAT)
    PesanFactory(permohonan=permohonan, isi=KALIMAT)
    for alamat in (aduan.get_absolute_url(), permohonan.get_absolute_url()):
        isi = client.get(alamat).content.decode()
        assert f"KTP saya {SAMAR} ditolak" in isi
        assert "7890" not in isi
    assert PesanPengaduan.objects.filter(isi=KALIMAT).exists()
