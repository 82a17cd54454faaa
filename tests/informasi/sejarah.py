"""Thousands of lawful histories of requests and objections, walked act by act, from a seed."""

import random
from collections import Counter
from datetime import date, timedelta
from functools import cache, partial

import pgtrigger

from informasi.models import Keberatan, Pemohon, Permohonan
from organisasi.alur.tindakan import TETAP
from organisasi.models import HariLibur
from organisasi.sandi import sidik
from organisasi.waktu.hari_kerja import tambah_hari_kerja
from organisasi.waktu.tenggat import Ketepatan
from tests.factories.informasi import PemohonFactory, PermohonanFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.informasi.kantor import muat_kalender, saat

AWAL = date(2024, 5, 1)
# Days on which it is asked who is late.
DITANYA = (date(2024, 6, 21), date(2024, 8, 1), date(2024, 12, 2))
S, T, H = Permohonan.Status, Permohonan.Tindakan, Permohonan.Hasil
SK = Keberatan.Status


def sama_dengan_kembarnya(model):
    """Each row is late on the days on which its QuerySet says so; how often each is said."""
    baris, semua = list(model.objects.only("status", "jatuh_tempo")), Counter()
    for hari in DITANYA:
        kata = model.objects.dengan_ketepatan(hari).values_list("pk", "ketepatan")
        kembar = dict(kata)
        lewat = set(model.objects.lewat_tempo(hari).values_list("pk", flat=True))
        assert lewat == {b.pk for b in baris if b.terlambat(hari)}
        # An open one that is late is judged late.
        assert {kembar[pk] for pk in lewat} == {Ketepatan.LAMBAT}
        semua.update(kembar.values())
    assert set(semua) == set(Ketepatan)
    assert {b.status for b in baris} == set(model.Status)
    return semua


def dua_unit():
    """Two offices; the second has days off of its own in the middle of it."""
    muat_kalender()
    biasa, berlibur = UnitFactory(), UnitFactory()
    for hari in (date(2024, 6, 12), date(2024, 6, 13), date(2024, 7, 3)):
        HariLiburFactory(tanggal=hari, nama="Libur unit", berlaku_unit=berlibur)
    return [biasa, berlibur]


def penambah(unit):
    """The last day of so many working days of the unit; each is reckoned once."""
    kalender = HariLibur.objects.kalender(unit)
    return cache(partial(tambah_hari_kerja, kalender=kalender))


class Jalan:
    """One request on its way; every act sets what the office's act sets."""

    def __init__(self, acak, unit, tambah):
        self.acak, self.hari = acak, AWAL + timedelta(days=acak.randrange(120))
        self.tambah = tambah
        self.isi = {
            "unit": unit,
            "pemegang": unit,
            "tanggal_terima": self.hari,
            "tanggal_catat": self.hari,
            "status": S.DITERIMA,
            "status_sejak": saat(self.hari),
            **tempo(self.tambah(self.hari, 10)),
        }

    def tempuh(self):
        """Some acts, each some days after the one before."""
        for _ in range(self.acak.randrange(7)):
            boleh = [t for t in T if self.isi["status"] in t.dari and self._sah(t)]
            if not boleh:
                break
            self.hari += timedelta(days=self.acak.choice((0, 1, 3, 6, 11, 20)))
            self._lakukan(self.acak.choice(boleh))
        return self.isi

    def _sah(self, tindakan):
        if tindakan == T.PERPANJANG:
            return not (
                self.isi.get("diperpanjang")
                or self.isi.get("perintah_jatuh_tempo")
                or self.hari > self.isi["jatuh_tempo_awal"]
            )
        return tindakan.ke != TETAP

    def _lakukan(self, tindakan):
        if ke := tindakan.ke:
            self.isi |= {"status": ke, "status_sejak": saat(self.hari)}
        if ke == S.DIJAWAB:
            self.isi["hasil"] = self.acak.choice((H.DIKABULKAN, H.TIDAK_DIKUASAI))
            jam = self.acak.choice((0, 9, 23))
            self.isi["dijawab_pada"] = saat(self.hari, jam)
        self.isi |= self._akibat().get(tindakan, {})

    def _akibat(self):
        hari, tambah = self.hari, self.tambah
        akhir = tambah(hari, 7)
        perintah = {"perintah_jatuh_tempo": akhir, **tempo(akhir)}
        return {
            T.MINTA_KELENGKAPAN: {"lengkapi_sampai": tambah(hari, 3)},
            T.LENGKAPI: {"tanggal_lengkap": hari, **tempo(tambah(hari, 10))},
            T.PROSES: {"tanggal_lengkap": self.isi["tanggal_terima"]},
            T.PERPANJANG: {
                "diperpanjang": True,
                "alasan_perpanjangan": "Arsip.",
                "jatuh_tempo": tambah(self.isi["jatuh_tempo_awal"], 7),
            },
            T.TUTUP_TIDAK_LENGKAP: {"hasil": H.GUGUR},
            T.CABUT: {"hasil": H.DICABUT},
            T.PERINTAHKAN: perintah,
            T.BUKA_KEMBALI: {"hasil": "", "dijawab_pada": None, **perintah},
        }


def tempo(hari):
    """The last day, first and standing."""
    return {"jatuh_tempo_awal": hari, "jatuh_tempo": hari}


def permohonan_acak(banyak, unit=None):
    """So many requests of two offices, in two statements."""
    acak = random.Random(7)  # noqa: S311 - histories, not secrets
    unit = unit or dua_unit()
    tambah = [penambah(u) for u in unit]
    isi = [Jalan(acak, unit[n % 2], tambah[n % 2]).tempuh() for n in range(banyak)]
    with pgtrigger.ignore():
        pemohon = Pemohon.objects.bulk_create(
            Pemohon(
                kategori="perorangan",
                nama="W",
                alamat="J",
                kembali_ke_loket=True,
                simpan_sampai=AWAL,
            )
            for _ in isi
        )
        Permohonan.objects.bulk_create(
            Permohonan(
                nomor=f"{n:05d}/ACAK",
                kode=f"ACAK{n:012d}",
                sidik_kode=sidik(f"ACAK{n}"),
                kanal=Permohonan.Kanal.WEB,
                pemohon=satu,
                rincian="Rekap.",
                tujuan="Skripsi.",
                cara_memperoleh=Permohonan.CaraMemperoleh.MELIHAT,
                **kolom,
            )
            for n, (satu, kolom) in enumerate(zip(pemohon, isi, strict=True))
        )


def keberatan_acak(banyak):
    """So many objections to the same two offices."""
    acak = random.Random(7)  # noqa: S311 - histories, not secrets
    unit = dua_unit()
    pemohon = PemohonFactory()
    tertutup = PermohonanFactory(unit=unit[0], pemohon=pemohon, diproses=True)
    with pgtrigger.ignore():
        Keberatan.objects.bulk_create(_keberatan(acak, banyak, unit, tertutup))


def _keberatan(acak, banyak, unit, permohonan):
    tambah = [penambah(u) for u in unit]
    for n in range(banyak):
        masuk = AWAL + timedelta(days=acak.randrange(150))
        hari = masuk + timedelta(days=acak.randrange(70))
        status = acak.choice(list(SK))
        tempo = tambah[n % 2](masuk, 30)
        dijawab = status in {SK.DITANGGAPI, SK.DITERIMA_PEMOHON} or (
            status == SK.SENGKETA and acak.random() < 0.5
        )
        jawaban = {
            "hasil": Keberatan.Hasil.DITOLAK,
            "putusan": "Dikuatkan.",
            "ditanggapi_pada": saat(hari, acak.choice((0, 9, 23))),
        }
        # One open objection a request: ground b needs none.
        yield Keberatan(
            nomor=f"{n:05d}/ACAK",
            pemohon=permohonan.pemohon,
            unit=unit[n % 2],
            kanal=Permohonan.Kanal.WEB,
            tanggal_terima=masuk,
            tanggal_catat=masuk,
            alasan=["b"],
            kasus_posisi="Tidak ditanggapi.",
            jatuh_tempo=tempo,
            status=status,
            status_sejak=saat(hari),
            **(jawaban if dijawab else {}),
        )
