"""The officer's day over a hundred thousand of each kind (``--meja``): lists, today, acts.

Milliseconds are the least of several tries. CPU is that of this process and of its own
database process together, which a busy machine changes less than the time.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dev.bench.sejarah_halaman import masuk
from dev.bench.tabel import nilai, tabel
from informasi.jawaban import actions as jawaban
from informasi.models import ButirJawaban, KategoriPemohon, Pemohon, Permohonan
from informasi.permohonan import actions as permohonan
from informasi.permohonan.kelengkapan import nyatakan_lengkap
from informasi.rujukan.actions import rujuk_permohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit
from pengaduan.masuk.actions import ajukan_pengaduan
from pengaduan.models import KategoriPengaduan, Pelapor, Pengaduan
from pengaduan.penanganan import actions as penanganan

ULANG = 5
MS, CPU, RENCANA, GABUNGAN, SQL, SQL_HALAMAN = 100, 60, 5.0, 6, 8, 12
SEMUA = (
    Peran.PPID_UTAMA,
    Peran.ADMIN_SP4N,
    Peran.PENGELOLA_PEMANGKU,
    Peran.AUDITOR,
    Peran.PDP,
)
# A word in nearly every row, a rare one, one that nobody wrote, a number.
KATA = ("q=kota", "q=lemuko", "q=xqzwv", "q=00123")
KERJA = ("perlu=saya", "perlu=lewat", "perlu=lain", "perlu=terbuka", "perlu=selesai")
DAFTAR = {
    "informasi_permohonan": (*KERJA, "p=19", *KATA, "status=selesai"),
    "pengaduan_pengaduan": (*KERJA, "p=19", *KATA, "prioritas=2"),
    "informasi_keberatan": ("perlu=terbuka", "perlu=selesai", "p=19", *KATA),
    "informasi_dokumeninformasi": ("p=19", "perlu=terbit", *KATA),
    "pemangku_pemangku": ("p=19", "segar=kedaluwarsa", *KATA),
    "pemangku_orang": ("p=19", "keadaan=diusulkan"),
    "pemangku_kegiatan": ("p=19", *KATA),
}
HARI_INI = (
    Peran.PPID_PEMBANTU,
    Peran.PETUGAS_LAYANAN,
    Peran.PPID_UTAMA,
    Peran.ADMIN_SP4N,
    Peran.PENGELOLA_PEMANGKU,
)


@dataclass(frozen=True, slots=True)
class Harga:
    """What one thing cost; ``rencana`` and ``gabungan`` are of its worst statement."""

    ms: float
    cpu: float
    sql: int
    rencana: float
    gabungan: int


def ukur() -> None:
    """Print a table of each kind."""
    dinas = Unit.objects.filter(peran_ppid=Unit.PeranPPID.PEMBANTU).order_by("pk")[3]
    utama = Unit.objects.get(peran_ppid=Unit.PeranPPID.UTAMA)
    kota, klien = masuk(utama, *SEMUA)
    pembantu, milik = masuk(dinas, Peran.PPID_PEMBANTU)
    for siapa, satu in (("the whole city", klien), ("one unit", milik)):
        _cetak(f"Lists of the staff, {siapa}", _daftar(satu), MS, SQL)
    hari = [(p.label, masuk(_tempat(p, dinas, utama), p)[1]) for p in HARI_INI]
    alamat = reverse("admin:index")
    semua = ((n, lambda k=k: k.get(alamat)) for n, k in hari)
    _cetak("The today page", semua, MS, SQL_HALAMAN)
    acts = (*_permohonan(kota, pembantu, milik), *_aduan(kota, pembantu))
    _cetak("Acts of officers", acts, None, None)


def _tempat(peran: Peran, dinas: Unit, utama: Unit) -> Unit:
    unit = {Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN}
    return dinas if peran in unit else utama


def _saat(oleh: Petugas) -> Saat:
    return Saat(oleh, timezone.now())


type Kerja = tuple[str, Callable[[], Any]]


def _daftar(klien: Client) -> Iterator[Kerja]:
    for tabel_, semua in DAFTAR.items():
        alamat = reverse(f"admin:{tabel_}_changelist")
        if klien.get(alamat).status_code == 200:
            for satu in ("", *semua):
                tujuan = f"{alamat}?{satu}"
                yield f"{tabel_} {satu}", lambda tujuan=tujuan: klien.get(tujuan)


def _permohonan(kota: Petugas, pembantu: Petugas, klien: Client) -> Iterator[Kerja]:
    """Acts on requests; the answer with its letter."""
    dinas = pembantu.penugasan_aktif[0].unit
    lain = Unit.objects.filter(peran_ppid=Unit.PeranPPID.PEMBANTU).exclude(pk=dinas.pk)
    tujuan = lain.order_by("pk")[0]

    def catat() -> Permohonan:
        return permohonan.daftarkan_permohonan(
            _saat(pembantu),
            pemohon=Pemohon(
                kategori=KategoriPemohon.PERORANGAN,
                nama="Bench",
                nik="3278000000000000",
                alamat="Jalan Bench 1",
                surel="bench@contoh.test",
            ),
            rincian="Peta batas kelurahan.",
            tujuan="Bahan kuliah.",
            kanal="loket",
            cara_memperoleh="salinan_lunak",
            cara_salinan="unduh",
            tanggal_terima=timezone.localdate(),
            unit=dinas,
        )

    def diproses() -> Permohonan:
        return nyatakan_lengkap(catat(), _saat(pembantu), alasan="Cukup.")

    def jawab(satu: Permohonan) -> Any:
        draf = jawaban.konsep_jawaban(satu, _saat(pembantu))
        draf.penjelasan = "Berikut jawabannya."
        draf.save()
        ButirJawaban.objects.create(
            jawaban=draf,
            judul="Peta",
            unit=dinas,
            putusan=ButirJawaban.Putusan.TIDAK_DIKUASAI,
            alasan="Peta ini tidak dibuat di unit ini.",
        )
        return jawaban.jawab_permohonan(satu, _saat(kota))

    def rujuk(satu: Permohonan) -> Any:
        return rujuk_permohonan(
            satu, _saat(pembantu), ke_unit=tujuan, alasan="Ada di sana."
        )

    yield "enter a request at the counter", catat
    yield _berbekal("refer it", diproses, rujuk)
    yield _berbekal("answer it, with its letter", diproses, jawab)
    milik = Permohonan.objects.filter(pemegang=dinas, status="diproses")
    isi = {"action": "tugaskan", "index": "0", "kepada": pembantu.pk, "yakin": "1"}
    isi["_selected_action"] = list(milik.values_list("pk", flat=True)[:50])
    daftar = reverse("admin:informasi_permohonan_changelist")
    yield "assign fifty requests", lambda: klien.post(daftar, isi)


def _aduan(kota: Petugas, pembantu: Petugas) -> Iterator[Kerja]:
    def diadukan() -> Pengaduan:
        satu = ajukan_pengaduan(
            Pengaduan(
                uraian="Lampu padam.",
                kategori=KategoriPengaduan.objects.order_by("pk")[0],
                lokasi="Jalan Bench",
                kanal=Pengaduan.Kanal.WEB,
                tanggal_terima=timezone.localdate(),
            ),
            Pelapor(nama="Bench", surel="bench@contoh.test"),
            _saat(kota),
        )
        Pengaduan.objects.filter(pk=satu.pk).update(
            status=Pengaduan.Status.DITINDAKLANJUTI,
            diusulkan_oleh=pembantu,
            hasil=Pengaduan.Hasil.TIDAK_TERBUKTI,
            kalimat="Sudah diperiksa.",
        )
        satu.refresh_from_db()
        return satu

    def tutup(satu: Pengaduan) -> Any:
        return penanganan.tutup_pengaduan(satu, _saat(kota), alasan="Tidak menjawab.")

    yield _berbekal("close a complaint", diadukan, tutup)


def _berbekal(
    nama: str, siapkan: Callable[[], Any], kerja: Callable[[Any], Any]
) -> Kerja:
    """``kerja`` on what is made ready before, which is not measured."""
    semua = [siapkan() for _ in range(ULANG + 2)]
    return nama, lambda: kerja(semua.pop())


def _cetak(
    judul: str, semua: Iterable[Kerja], batas: float | None, sql: int | None
) -> None:
    kepala = ("what", "SQL", "ms", "CPU ms", "planning ms", "joins", "")
    print(f"\n## {judul}\n", flush=True)
    baris = []
    for nama, kerja in semua:
        h = _harga(kerja, dibaca=sql is not None)
        tepat = batas is None or (
            h.ms <= batas and h.cpu <= CPU + (sql == SQL) * MS and h.sql <= (sql or 0)
        )
        ukuran = (h.sql, round(h.ms), round(h.cpu), round(h.rencana, 1), h.gabungan)
        baris.append((nama, *ukuran, nilai(tepat=tepat)))
    print(tabel(kepala, baris), flush=True)


def _harga(kerja: Callable[[], Any], *, dibaca: bool) -> Harga:
    """Statements of what only reads are planned, too: an act locks and saves between."""
    kerja()
    with CaptureQueriesContext(connection) as catatan:
        kerja()
    banyak = len(catatan)
    baca = ("SELECT", "(SELECT")
    semua = [k["sql"] for k in catatan if dibaca and k["sql"].startswith(baca)]
    cabang = (c for sql in semua for c in sql.split("UNION ALL"))
    waktu = [_sekali(kerja) for _ in range(ULANG)]
    return Harga(
        min(ms for ms, _ in waktu),
        min(cpu for _, cpu in waktu),
        banyak,
        max((_rencana(sql) for sql in semua), default=0.0),
        max((c.count(" JOIN ") for c in cabang), default=0),
    )


def _sekali(kerja: Callable[[], Any]) -> tuple[float, float]:
    """Time and CPU in ms, of this process and of its database process."""
    awal, sendiri, server = time.perf_counter(), time.process_time(), _cpu_server()
    kerja()
    lama, pakai = time.perf_counter() - awal, time.process_time() - sendiri
    return lama * 1000, pakai * 1000 + _cpu_server() - server


def _cpu_server() -> float:
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_backend_pid()")
        (pid,) = kursor.fetchone() or (0,)
    with open(f"/proc/{pid}/schedstat") as berkas:  # noqa: PTH123 -- of the kernel
        return int(berkas.read().split()[0]) / 1_000_000


def _rencana(sql: str) -> float:
    """Least planning time of a statement in ms; its text has its values in it."""
    lama = []
    for _ in range(10):
        with connection.cursor() as kursor:
            kursor.execute("EXPLAIN (SUMMARY) " + sql)
            isi = "\n".join(baris for (baris,) in kursor.fetchall())
        lama.append(float((re.search(r"Planning Time: ([\d.]+)", isi) or [0, 0])[1]))
    return min(lama)
