"""Every status of a request, an objection and a dispute against every act of the law."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from informasi.jawaban.actions import serahkan_permohonan
from informasi.keberatan.models import KOLOM_HARI, TindakanKeberatan, TindakanSengketa
from informasi.models import Keberatan, Permohonan, Sengketa
from informasi.permohonan.actions import perpanjang_permohonan
from informasi.permohonan.pilihan import HASIL_JAWABAN
from organisasi.alur.tindakan import TETAP, TindakanTerlarang
from organisasi.kantor.saat import Saat
from tests.factories.informasi import (
    KeberatanFactory,
    PermohonanFactory,
    SengketaFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.informasi.bantu import coba
from tests.informasi.kantor import muat_kalender

PADA = datetime(2024, 6, 5, 2, tzinfo=UTC)
HARI = date(2024, 6, 5)
S, T, H = Permohonan.Status, Permohonan.Tindakan, Permohonan.Hasil

# The law's table: from which statuses an act starts, and where it leads.
PROSES = {S.DIPROSES}
JAWABAN = {
    T.KABULKAN: H.DIKABULKAN,
    T.KABULKAN_SEBAGIAN: H.DIKABULKAN_SEBAGIAN,
    T.TOLAK: H.DITOLAK,
    T.NYATAKAN_TIDAK_DIKUASAI: H.TIDAK_DIKUASAI,
    T.NYATAKAN_BELUM_DIDOKUMENTASIKAN: H.BELUM_DIDOKUMENTASIKAN,
}
TABEL: dict[str, tuple[set[str], str]] = {
    T.TEMPATKAN: ({S.DITERIMA}, TETAP),
    T.MINTA_KELENGKAPAN: ({S.DITERIMA}, S.MENUNGGU_KELENGKAPAN),
    T.CATAT_SURAT_DITERIMA: ({S.MENUNGGU_KELENGKAPAN}, TETAP),
    T.LENGKAPI: ({S.MENUNGGU_KELENGKAPAN}, S.DIPROSES),
    T.LENGKAPI_SEBAGIAN: ({S.MENUNGGU_KELENGKAPAN}, TETAP),
    T.TUTUP_TIDAK_LENGKAP: ({S.MENUNGGU_KELENGKAPAN}, S.DITUTUP),
    T.PROSES: ({S.DITERIMA}, S.DIPROSES),
    T.RUJUK: (PROSES, TETAP),
    T.ALIHKAN: (PROSES, TETAP),
    T.PERPANJANG: (PROSES, TETAP),
    **dict.fromkeys(JAWABAN, (PROSES, S.DIJAWAB)),
    T.SERAHKAN: ({S.DIJAWAB}, S.DISERAHKAN),
    T.SELESAIKAN: ({S.DIJAWAB, S.DISERAHKAN}, S.SELESAI),
    T.CABUT: ({S.DITERIMA, S.MENUNGGU_KELENGKAPAN, S.DIPROSES}, S.DICABUT),
    T.BUKA_KEMBALI: ({S.DIJAWAB, S.DISERAHKAN, S.SELESAI}, S.DIPROSES),
    T.PERINTAHKAN: (PROSES, S.DIPROSES),
}
BELUM = {S.DITERIMA, S.MENUNGGU_KELENGKAPAN, S.DIPROSES}


def permohonan_di(status, **lain):
    """A request that is lawful in ``status``."""
    isi: dict[str, object] = {"status": status, "perlu_ditempatkan": True}
    if status == S.MENUNGGU_KELENGKAPAN:
        isi["lengkapi_sampai"] = HARI
    if status not in BELUM:
        isi |= {"hasil": H.DIKABULKAN, "dijawab_pada": PADA}
    return PermohonanFactory(**(isi | lain))


# What each act sets beside the status, as far as the database asks for it.
DIJAWAB = {"dijawab_pada": PADA}
KOLOM: dict[str, dict[str, object]] = {
    T.MINTA_KELENGKAPAN: {"lengkapi_sampai": HARI},
    T.TUTUP_TIDAK_LENGKAP: {"hasil": H.GUGUR},
    T.CABUT: {"hasil": H.DICABUT},
    T.BUKA_KEMBALI: {"hasil": "", "dijawab_pada": None},
    **{t: DIJAWAB | {"hasil": hasil} for t, hasil in JAWABAN.items()},
}


@pytest.mark.django_db
def test_only_what_was_granted_can_be_delivered():
    ditolak = permohonan_di(S.DIJAWAB, hasil=H.DITOLAK)
    with pytest.raises(TindakanTerlarang):
        serahkan_permohonan(ditolak, Saat(None, PADA), cara="ambil")


@pytest.mark.django_db
def test_a_second_extension_is_refused_by_the_row_itself():
    muat_kalender()
    permohonan, petugas = permohonan_di(S.DIPROSES), PetugasFactory()
    basi = Permohonan.objects.get(pk=permohonan.pk)
    perpanjang_permohonan(permohonan, Saat(petugas, PADA), alasan="Banyak.")
    with pytest.raises(TindakanTerlarang, match="baru saja diubah orang lain"):
        perpanjang_permohonan(basi, Saat(petugas, PADA), alasan="Banyak.")


SK, TK = Keberatan.Status, TindakanKeberatan
BUKA = {SK.DIREGISTRASI, SK.DITELAAH}
TABEL_KEBERATAN: dict[str, tuple[set[str], str]] = {
    TK.TELAAH: ({SK.DIREGISTRASI}, SK.DITELAAH),
    TK.TANGGAPI: (BUKA, SK.DITANGGAPI),
    TK.TERIMA_PUTUSAN: ({SK.DITANGGAPI}, SK.DITERIMA_PEMOHON),
    TK.SENGKETAKAN: ({*BUKA, SK.DITANGGAPI}, SK.SENGKETA),
}


def keberatan_di(status):
    return KeberatanFactory(status=status, **({} if status in BUKA else PUTUS))


PUTUS = {"hasil": "ditolak", "putusan": "Benar.", "ditanggapi_pada": PADA}
SS, TS = Sengketa.Status, TindakanSengketa
TABEL_SENGKETA: dict[str, tuple[set[str], str]] = {
    TS.REGISTRASI: ({SS.DIAJUKAN}, SS.DIREGISTRASI_KI),
    TS.MULAI: ({SS.DIREGISTRASI_KI}, SS.MULAI),
    TS.MEDIASIKAN: ({SS.MULAI}, SS.MEDIASI),
    TS.AJUDIKASIKAN: ({SS.MULAI, SS.MEDIASI}, SS.AJUDIKASI),
    TS.PUTUS: ({SS.MEDIASI, SS.AJUDIKASI}, SS.PUTUSAN),
    TS.LAKSANAKAN: ({SS.PUTUSAN}, SS.DILAKSANAKAN),
    TS.GUGAT: ({SS.PUTUSAN}, SS.GUGATAN_PTUN),
}


KOLOM_SENGKETA = {t: {kolom: HARI} for t, kolom in KOLOM_HARI.items()}
KOLOM_SENGKETA[TS.REGISTRASI]["nomor_ki"] = "001/KI"
KOLOM_SENGKETA[TS.PUTUS] |= {"amar": "Diterima.", "hasil": "dikabulkan"}


def sengketa_di(status):
    return SengketaFactory(status=status, diputus_pada=HARI, amar="Diterima.")


MESIN = (
    (S, permohonan_di, TABEL, KOLOM),
    (SK, keberatan_di, TABEL_KEBERATAN, {TK.TANGGAPI: PUTUS}),
    (SS, sengketa_di, TABEL_SENGKETA, KOLOM_SENGKETA),
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("buat", "status", "tabel", "kolom"),
    [(buat, s, *lain) for status, buat, *lain in MESIN for s in status.values],
)
def test_an_act_is_open_where_the_law_says(buat, status, tabel, kolom):
    saat = Saat(PetugasFactory(), PADA)
    tetap = buat(status)  # for all that is refused: it stays as it is
    for tindakan, hukum in tabel.items():
        objek = buat(status) if status in hukum[0] else tetap
        isi = kolom.get(tindakan, {})
        coba(objek, partial(objek.lakukan, tindakan, saat, **isi), *hukum)


def test_the_law_speaks_of_every_act_that_moves_a_status():
    assert {t for t in T if t.ke} <= set(TABEL)
    assert set(Keberatan.Tindakan) - {TK.INGATKAN} == set(TABEL_KEBERATAN)
    assert set(Sengketa.Tindakan) == set(TABEL_SENGKETA)
    assert dict(HASIL_JAWABAN) == JAWABAN
