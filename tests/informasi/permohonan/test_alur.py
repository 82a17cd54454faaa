"""Every status of a request, an objection and a dispute against every act of the law."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from informasi.keberatan.models import TindakanKeberatan, TindakanSengketa
from informasi.models import Keberatan, Permohonan, Sengketa
from organisasi.alur.tindakan import TETAP, TindakanTerlarang
from organisasi.kantor.saat import Saat
from tests.factories.informasi import (
    KeberatanFactory,
    PermohonanFactory,
    SengketaFactory,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.informasi.bantu import coba

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


def langkah_permohonan(p, oleh):
    siapa = {"saat": Saat(oleh, PADA)}
    kata = {**siapa, "catatan": "Sebab."}
    baru = {**siapa, "jatuh_tempo": date(2024, 7, 1), "hitungan": "Hitungan."}
    perintah = {**siapa, "sampai": date(2024, 7, 1), "hitungan": "h"}
    surat = {**siapa, "sampai": HARI}
    lengkap = {**baru, "tanggal": HARI, "dilengkapi": {"KTP": ""}}
    return {
        T.TEMPATKAN: lambda: p.tempatkan(**siapa, ke_unit=UnitFactory()),
        T.MINTA_KELENGKAPAN: partial(p.minta_kelengkapan, **surat, kurang=["KTP"]),
        T.CATAT_SURAT_DITERIMA: partial(p.geser_kelengkapan, **surat, diterima=HARI),
        T.LENGKAPI: partial(p.lengkapi, **lengkap),
        T.LENGKAPI_SEBAGIAN: partial(p.lengkapi_sebagian, **siapa, dilengkapi={}),
        T.TUTUP_TIDAK_LENGKAP: partial(p.tutup_tidak_lengkap, **siapa),
        T.PROSES: partial(p.proses, **siapa),
        T.RUJUK: partial(p.rujuk, **siapa, alasan="Ada di sana."),
        T.ALIHKAN: lambda: p.alihkan(**siapa, ke_unit=UnitFactory(), alasan="a"),
        T.PERPANJANG: partial(p.perpanjang, **baru, alasan="Banyak."),
        **{t: partial(p.jawab, t, **kata) for t in JAWABAN},
        T.SERAHKAN: partial(p.serahkan, **kata),
        T.SELESAIKAN: partial(p.selesaikan, **siapa),
        T.CABUT: partial(p.cabut, **siapa),
        T.BUKA_KEMBALI: partial(p.buka_kembali, **perintah),
        T.PERINTAHKAN: partial(p.perintahkan, **perintah),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("status", S.values)
def test_an_act_on_a_request_is_open_where_the_law_says(status):
    petugas = PetugasFactory()
    assert {t for t in Permohonan.Tindakan if t.ke} <= set(TABEL)
    for tindakan, hukum in TABEL.items():
        permohonan = permohonan_di(status)
        coba(permohonan, langkah_permohonan(permohonan, petugas)[tindakan], *hukum)
        if tindakan in JAWABAN and status in PROSES:
            # An answer keeps its outcome, its day and who decided.
            permohonan.refresh_from_db()
            assert permohonan.hasil == JAWABAN[tindakan]
            assert permohonan.dijawab_pada == PADA
            assert permohonan.diputus_oleh == petugas


@pytest.mark.django_db
def test_only_what_was_granted_can_be_delivered():
    ditolak = permohonan_di(S.DIJAWAB, hasil=H.DITOLAK)
    with pytest.raises(TindakanTerlarang):
        ditolak.serahkan(Saat(None, PADA), catatan="x")


@pytest.mark.django_db
def test_a_second_extension_is_refused_by_the_row_itself():
    permohonan, petugas = permohonan_di(S.DIPROSES), PetugasFactory()
    basi = Permohonan.objects.get(pk=permohonan.pk)
    isi = {"alasan": "a", "jatuh_tempo": date(2024, 7, 1), "hitungan": "h"}
    permohonan.perpanjang(Saat(petugas, PADA), **isi)
    with pytest.raises(TindakanTerlarang):
        basi.perpanjang(Saat(petugas, PADA), **isi)


SK, TK = Keberatan.Status, TindakanKeberatan
BUKA = {SK.DIREGISTRASI, SK.DITELAAH}
TABEL_KEBERATAN: dict[str, tuple[set[str], str]] = {
    TK.TELAAH: ({SK.DIREGISTRASI}, SK.DITELAAH),
    TK.TANGGAPI: (BUKA, SK.DITANGGAPI),
    TK.TERIMA_PUTUSAN: ({SK.DITANGGAPI}, SK.DITERIMA_PEMOHON),
    TK.SENGKETAKAN: ({*BUKA, SK.DITANGGAPI}, SK.SENGKETA),
}


@pytest.mark.django_db
@pytest.mark.parametrize("status", SK.values)
def test_an_act_on_an_objection_is_open_where_the_law_says(status):
    putus = {"hasil": "ditolak", "putusan": "Benar."}
    dijawab = {} if status in BUKA else putus | {"ditanggapi_pada": PADA}
    siapa = {"saat": Saat(PetugasFactory(), PADA)}
    lain = {TK.TANGGAPI: putus | {"jabatan": "Sekretaris Daerah"}}
    assert set(Keberatan.Tindakan) == set(TABEL_KEBERATAN)
    for tindakan, hukum in TABEL_KEBERATAN.items():
        objek = KeberatanFactory(status=status, **dijawab)
        isi = siapa | lain.get(tindakan, {})
        coba(objek, partial(getattr(objek, tindakan), **isi), *hukum)


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


@pytest.mark.django_db
@pytest.mark.parametrize("status", SS.values)
def test_an_act_on_a_dispute_is_open_where_the_law_says(status):
    siapa = {"saat": Saat(PetugasFactory(), PADA), "tanggal": HARI}
    lain = {
        TS.REGISTRASI: {"nomor_ki": "001/KI"},
        TS.PUTUS: {"amar": "Diterima.", "hasil": "dikabulkan"},
    }
    assert set(Sengketa.Tindakan) == set(TABEL_SENGKETA)
    for tindakan, hukum in TABEL_SENGKETA.items():
        objek = SengketaFactory(status=status, diputus_pada=HARI, amar="Diterima.")
        isi = siapa | lain.get(tindakan, {})
        coba(objek, partial(objek.catat, tindakan, **isi), *hukum)
