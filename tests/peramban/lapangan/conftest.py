"""A visit that is going on, its phones and its net."""

from typing import Any

import pytest

from organisasi.kantor.peran import Peran
from pemangku.models import FotoKegiatan, Kegiatan, Kehadiran, Pemangku, ResiLapangan
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.peramban.conftest import OPSI
from tests.peramban.lapangan.alat import Jaringan, buka
from tests.peramban.petugas import buat_akun, sesi
from tests.peramban.tab import SABAR_MS
from tests.serentak import serentak


@pytest.fixture(scope="module")
def kantor(basis_data):
    return buat_kantor()


@pytest.fixture
def jaringan(program_web, kantor):
    satu = Jaringan(program_web)
    yield satu
    satu.putus()


@pytest.fixture(scope="module")
def kue(chromium, alamat, kantor):
    akun = buat_akun(Peran.PETUGAS_LAYANAN, kantor.kecamatan)
    return list(sesi(alamat, akun)["cookies"])


@pytest.fixture(autouse=True)
def _bersih(kantor, program_web, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"
    yield
    # What a closed browser sent last may still be on its way into the records.
    program_web.tunggu_sepi()

    def hapus(_ke):
        for model in (ResiLapangan, FotoKegiatan, Kehadiran):
            model._default_manager.all().delete()
        Pemangku.objects.update(sk_berkas="")
        Kegiatan.objects.update(status=Kegiatan.Status.BERLANGSUNG)

    (hasil,) = serentak(1, hapus)
    assert not isinstance(hasil, Exception), hasil


@pytest.fixture
def ponsel(chromium, program, kue):
    """Open a phone, signed in; with a folder its browser keeps its data when it is closed."""
    semua = []

    def nyalakan(laci=None, **lain):
        opsi: Any = {"viewport": {"width": 360, "height": 800}, "locale": "id-ID"}
        if laci is None:
            profil = chromium.new_context(**opsi, **lain)
        else:
            profil = chromium.browser_type.launch_persistent_context(
                laci, executable_path=program, args=list(OPSI), **opsi
            )
        profil.set_default_timeout(SABAR_MS)
        profil.add_cookies(kue)
        semua.append(profil)
        return profil

    yield nyalakan
    for profil in semua:
        profil.close()


@pytest.fixture
def halaman(ponsel, jaringan, kantor):
    return buka(ponsel(), jaringan, kantor)


@pytest.fixture
def diam(ponsel, jaringan, kantor):
    profil = ponsel()
    profil.route("**/lapangan/sinkron/**", lambda route: route.abort())
    return buka(profil, jaringan, kantor)
