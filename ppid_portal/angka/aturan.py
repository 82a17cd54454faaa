"""What counts: the figures of each service as rules on its rows, and those that no row says.

The limits are read from ``BatasWaktu`` by class.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from informasi.models import (
    HasilKeberatan,
    HasilPermohonan as H,
    Keberatan,
    Permohonan,
    Sengketa,
)
from informasi.permohonan.angka import baca_keberatan, baca_permohonan, baca_sengketa
from organisasi.models import Petugas
from organisasi.waktu.tenggat import RUJUKAN_RUJUK, Ketepatan
from pemangku.janji.models import GolonganTerusan as G
from pemangku.kunjungan.actions import TERSEDIKIT
from pemangku.kunjungan.pilihan import PERTANYAAN, TahapJajak
from pemangku.models import Janji, Kegiatan, Pemangku, SasaranPutaran
from pemangku.putaran.angka import (
    baca_duplikat,
    baca_hadir,
    baca_jajak,
    baca_kegiatan,
    baca_kelurahan,
    baca_komitmen,
    baca_pemangku,
    baca_pendaftaran,
    baca_sasaran,
    baca_terusan,
    baca_tindak_lanjut,
    baca_titipan,
    baca_undangan,
    kelurahan_aktif,
    pecah_unsur,
)
from pemangku.ruang.pendaftaran import PERIKSA
from pengaduan.aduan.pilihan import CaraSelesai
from pengaduan.models import Pengaduan
from pengaduan.penanganan.angka import Tahap, baca_pengaduan
from ppid_portal.angka.angka import (
    Angka,
    Kunci,
    Sumber,
    Ukur,
    bila,
    bulatkan,
    dinilai,
    indikator,
    persen,
    semua,
    tepat,
)
from ppid_portal.angka.models import RekapPanggilan
from ppid_portal.angka.periode import Periode

# A: requests, objections and disputes (UU 14/2008 Pasal 12, 22 and 35-38)

DIBERI = frozenset({H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN})
DIPUTUS = DIBERI | {H.DITOLAK, H.TIDAK_DIKUASAI, H.BELUM_DIDOKUMENTASIKAN}
TANPA_HURUF = "tanpa"


def _sampai(p: Any, u: Ukur, akhir: date | None) -> int | None:
    """Working days from complete to ``akhir``, in the calendar of the register's unit."""
    return None if akhir is None else u.di(p.register_id).hk(p.hari, akhir)


def _lama_minta(p: Any, u: Ukur) -> int | None:
    return _sampai(p, u, p.diberitahukan_pada)


def _dalam_awal(p: Any) -> bool:
    return p.dijawab_pada is not None and p.dijawab_pada <= p.jatuh_tempo_awal


def _dirujuk(p: Any, u: Ukur) -> int | None:
    hari = _sampai(p, u, p.diteruskan_pada)
    return None if hari is None else hari <= u.batas(RUJUKAN_RUJUK, p.hari)


def _diperpanjang_lewat(p: Any, _u: Ukur) -> int | None:
    pada = p.perpanjangan_pada
    return bila(pada is not None and pada > p.jatuh_tempo_awal, 1)


PERMOHONAN = indikator(
    A1=(semua, lambda p: p.kanal),
    A1k=(semua, lambda p: p.kategori),
    A2=tepat,
    A2a=lambda p, _: bila(dinilai(p), _dalam_awal(p)),
    A2b=lambda p, u: bila(dinilai(p), tepat(p, u) and not _dalam_awal(p)),
    A2c=_diperpanjang_lewat,
    A3=_lama_minta,
    A4=lambda p, _: bila(p.hasil in DIPUTUS, p.hasil in DIBERI),
    A5=lambda p, _: bila(p.hasil in DIPUTUS, p.hasil == H.DITOLAK),
    A5h=(lambda p, _: bila(bool(p.hasil), 1), lambda p: p.hasil),
    A5t=(
        lambda p, _: bila(p.hasil == H.DITOLAK, 1),
        lambda p: p.alasan_tolak or TANPA_HURUF,
    ),
    A6=lambda p, _: bila(dinilai(p), p.keberatan),
    A8=lambda p, _: bila(p.ketepatan == Ketepatan.LAMBAT and not p.hasil, 1),
    A9=_dirujuk,
    A9w=lambda p, u: bila(p.difasilitasi, _lama_minta(p, u)),
)
KEBERATAN = indikator(
    A6n=(semua, lambda k: min(k.alasan)),
    A6b=tepat,
    A6c=lambda k, _: bila(bool(k.hasil), k.hasil != HasilKeberatan.DITOLAK),
    A6h=(lambda k, _: bila(bool(k.hasil), 1), lambda k: k.hasil),
)
# How it ended; a dispute decided before that was asked for is only decided.
SENGKETA = indikator(
    A7=(semua, lambda s: s.hasil or ("diputus" if s.diputus_pada else "berjalan"))
)


# B: complaints of every class

VERIFIKASI, TANGGAPAN = "pengaduan.verifikasi", "pengaduan.tanggapan_pertama"
# Not understood, a duplicate, or not the city's: counted, and left out of the rest.
BERHENTI = frozenset({Tahap.ARSIP, Tahap.BUKAN_WEWENANG})
# Moved to 112 or made a request: no complaints any more, so counted by themselves.
DIALIHKAN = frozenset({Tahap.DIALIHKAN_112, Tahap.DIALIHKAN_INFORMASI})
TANPA = BERHENTI | DIALIHKAN


def _kerja(a: Any, nilai: int | None) -> int | None:
    """``nilai`` of what is work of the city at all (``C_w``)."""
    return bila(a.tahap not in TANPA, nilai)


def _selesai(a: Any, nilai: int) -> int | None:
    return bila(a.tahap == Tahap.SELESAI, nilai)


def _pada_waktunya(
    a: Any, u: Ukur, kode: str, sejak: date, akhir: date | None
) -> int | None:
    """Whether a step was taken within its days; None while it still may be."""
    batas = u.batas(kode, a.hari)
    if akhir is None:
        return bila(u.lewat(a.unit_id, sejak, batas), 0)
    return u.di(a.unit_id).hk(sejak, akhir) <= batas


def _diteruskan(a: Any, u: Ukur) -> int | None:
    """Whether it was passed on in time; None, too, while its reporter is asked."""
    if a.diteruskan_pada is None and a.jeda:
        return None
    return _pada_waktunya(a, u, VERIFIKASI, a.periksa_sejak, a.diteruskan_pada)


def _ditanggapi(a: Any, u: Ukur) -> int | None:
    """Whether it was answered in time; None before it is passed on."""
    if a.diteruskan_pada is None:
        return None
    akhir = a.tanggapan_pertama_pada
    return _pada_waktunya(a, u, TANGGAPAN, a.diteruskan_pada, akhir)


def _lama(a: Any, u: Ukur) -> int | None:
    akhir = a.tindak_lanjut_pada
    return None if akhir is None else u.di(a.unit_id).hk(a.hari, akhir)


def _terbuka_lewat(a: Any, _: Ukur) -> int | None:
    lewat = a.ketepatan == Ketepatan.LAMBAT and a.tindak_lanjut_pada is None
    return bila(lewat, 1)


PENGADUAN = indikator(
    B1=(lambda a, _: bila(a.tahap not in DIALIHKAN, 1), lambda a: a.kanal),
    B1a=(lambda a, _: bila(a.tahap in BERHENTI, 1), lambda a: a.tahap.value),
    B1d=(lambda a, _: bila(a.tahap in DIALIHKAN, 1), lambda a: a.tahap.value),
    B2=lambda a, u: _kerja(a, _diteruskan(a, u)),
    B2n=lambda a, u: bila(a.tahap == Tahap.BARU, _terbuka_lewat(a, u)),
    B3=lambda a, u: _kerja(a, _ditanggapi(a, u)),
    B4=lambda a, _: _kerja(a, a.tahap == Tahap.SELESAI),
    B5=tepat,
    B6=lambda a, u: _kerja(a, _lama(a, u)),
    B7=_terbuka_lewat,
    B8=lambda a, _: _selesai(a, a.dibuka_kembali > 0),
    B9=lambda a, _: _kerja(
        a, bila(a.diteruskan_pada is not None, a.dikembalikan_kali > 0)
    ),
    B10=lambda a, _: _selesai(a, a.cara_selesai == CaraSelesai.OTOMATIS_10HK),
)


# C: the inventory as it stands when reckoned; D: rounds, visits and what they left


def _diperiksa(d: Any, u: Ukur) -> int | None:
    """Whether staff decided in time; None while they may."""
    putus, batas = d.diputus_pada, u.batas(PERIKSA, d.hari)
    if not u.dinilai(putus, d.hari, batas):
        return None
    return putus is not None and u.hk(d.hari, putus) <= batas


def _lewat(b: Any, u: Ukur, nilai: int) -> int | None:
    """``nilai`` of what was to be done by a day that is over, and nobody called off."""
    return bila(b.hari < u.kini and not b.batal, nilai)


def _terpenuhi(k: Any) -> bool:
    return bool(k.terlapor >= k.target)


def _tepat(t: Any) -> bool:
    return t.selesai_pada is not None and t.selesai_pada <= t.hari


def _milik_sasaran(petugas: Petugas) -> QuerySet:
    return SasaranPutaran.objects.untuk(petugas).select_related("unit")


# Every kind of rows with what is counted from it, in the order of the specification.
SUMBER = (
    Sumber(
        PERMOHONAN, lambda r: baca_permohonan(**r._asdict()), Permohonan.objects.untuk
    ),
    Sumber(
        KEBERATAN,
        lambda r: baca_keberatan(hari=r.hari, sejak=r.sejak, sampai=r.sampai),
        Keberatan.objects.untuk,
    ),
    # Disputes are few: all of them are read.
    Sumber(SENGKETA, lambda _: baca_sengketa(), Sengketa.objects.untuk),
    Sumber(PENGADUAN, lambda r: baca_pengaduan(**r._asdict()), Pengaduan.objects.untuk),
    Sumber(
        indikator(
            C1=lambda s, _: s.terinventaris,
            C6=lambda s, _: s.bernama,
            D1=lambda s, _: bila(not s.ditunda, s.terlaksana),
            D1l=lambda s, _: bila(s.terlambat, 1),
            D1t=lambda s, _: bila(s.ditunda, 1),
            D2=lambda s, _: bila(not s.ditunda, s.tuntas),
        ),
        lambda r: baca_sasaran(r.hari),
        _milik_sasaran,
    ),
    Sumber(
        indikator(C3=lambda u, _: u.ada), lambda r: pecah_unsur(baca_sasaran(r.hari))
    ),
    Sumber(indikator(C2=lambda k, _: k.tercakup), lambda r: baca_kelurahan(r.hari)),
    Sumber(
        indikator(
            C4=lambda p, _: p.segar,
            C4u=lambda p, u: u.sejak(p.periksa),
            C5=lambda p, _: p.terhubung,
        ),
        lambda r: baca_pemangku(r.hari),
        Pemangku.objects.untuk,
    ),
    Sumber(indikator(C7=_diperiksa), lambda _: baca_pendaftaran()),
    Sumber(indikator(C8=semua), lambda r: baca_duplikat(r.hari)),
    Sumber(
        indikator(
            D3=lambda h, _: h.pemangku_id.int if h.pemangku_id else None,
            D4=lambda h, _: (h.orang_id or h.id).int,
        ),
        lambda _: baca_hadir(),
    ),
    Sumber(
        indikator(
            D4t=lambda k, _: k.tak_bernama or None, D12=lambda k, u: u.sejak(k.hari)
        ),
        lambda r: baca_kegiatan(r.hari),
        Kegiatan.objects.untuk,
    ),
    Sumber(indikator(D6=lambda u, _: u.hadir), lambda _: baca_undangan()),
    Sumber(
        indikator(
            D7=lambda k, u: _lewat(k, u, _terpenuhi(k)),
            D7t=lambda k, u: _lewat(k, u, k.tepat >= k.target),
            D7l=lambda k, u: bila(not _terpenuhi(k), _lewat(k, u, 1)),
        ),
        lambda _: baca_komitmen(),
        lambda petugas: Janji.objects.komitmen().untuk(petugas).untuk_daftar(),
    ),
    Sumber(
        indikator(
            D8a=lambda t, _: bila(t.golongan == G.TERHITUNG, t.jumlah),
            D8b=lambda t, _: bila(t.golongan == G.PERKIRAAN, t.jumlah),
            D8c=lambda t, _: bila(t.golongan == G.PESAN, t.jumlah),
        ),
        lambda _: baca_terusan(),
    ),
    Sumber(
        indikator(
            D10=lambda t, _: bila(not t.batal, t.akhir is not None),
            D10h=lambda t, _: (t.akhir - t.hari).days if t.akhir else None,
        ),
        lambda _: baca_titipan(),
    ),
    Sumber(
        indikator(D11=lambda t, u: _lewat(t, u, _tepat(t))),
        lambda _: baca_tindak_lanjut(),
        lambda petugas: Janji.objects.dari_kunjungan().untuk(petugas),
    ),
)


# B11: how many calls to 112 were none, from the centre's monthly counts

KODE_PANGGILAN = "B11"
KELURAHAN, JAJAK = "D5", "D9"
# No rule on one row says these.
LAIN = indikator(B11=semua, D5=semua, D9=semua)


def hitung_panggilan() -> dict[Kunci, Angka]:
    """Every month, quarter and year that has a count; the city and its kecamatan."""
    jumlah: dict[tuple[str, str | None], tuple[int, int]] = {}
    for satu, kecamatan in _panggilan(list(RekapPanggilan.objects.all())):
        for periode in Periode.memuat(satu.bulan):
            kunci = (periode.kode, kecamatan)
            tidak, semua = jumlah.get(kunci, (0, 0))
            jumlah[kunci] = (tidak + satu.tidak_serius, semua + satu.dihitung)
    return {
        Kunci(KODE_PANGGILAN, "", periode, None, kecamatan): Angka.bagian(*isi)
        for (periode, kecamatan), isi in jumlah.items()
    }


def _panggilan(
    semua: list[RekapPanggilan],
) -> Iterator[tuple[RekapPanggilan, str | None]]:
    """Each row where it counts: its kecamatan, and the city unless that has its own."""
    kota = {satu.bulan for satu in semua if satu.kecamatan_id is None}
    for satu in semua:
        if satu.kecamatan_id is not None:
            yield satu, str(satu.kecamatan_id)
        if satu.kecamatan_id is None or satu.bulan not in kota:
            yield satu, None


def bulan_penuh(
    semua: Iterable[RekapPanggilan], kecamatan: str, awal: date, akhir: date
) -> Angka:
    """B11 of a kecamatan over the months that lie wholly between two days."""
    dalam = [
        satu
        for satu in semua
        if satu.kecamatan_id == kecamatan
        and satu.bulan >= awal
        and Periode.bulan(satu.bulan).akhir <= akhir
    ]
    return Angka.bagian(
        sum(satu.tidak_serius for satu in dalam), sum(satu.dihitung for satu in dalam)
    )


# D5: kelurahan with anybody present; D9: what people knew before a visit and after

# Said of a kecamatan without a day since the last visit.
BELUM, BELUM_SELESAI = "belum pernah", "belum ada yang selesai"


def tanpa_kunjungan(*hadir: Angka) -> str:
    """What is said where no visit has ended: ``hadir`` are D3 and D5.

    Both count who came to a visit that is not closed yet, too; D12 does not.
    """
    return BELUM_SELESAI if any(a.pembilang for a in hadir) else BELUM


def hitung_kelurahan() -> dict[Kunci, Angka]:
    """Of each period with anybody present, the city and every kecamatan."""
    induk = kelurahan_aktif()
    hadir: dict[str, set[str]] = defaultdict(set)
    for satu in baca_hadir():
        for periode in Periode.memuat(satu.hari):
            hadir[periode.kode] |= induk.keys() & {satu.kelurahan, satu.wilayah}
    semua = Counter(induk.values())
    hasil: dict[Kunci, Angka] = {}
    for kode, kelurahan in hadir.items():
        kunci = Kunci(KELURAHAN, "", kode, None, None)
        hasil[kunci] = Angka.bagian(len(kelurahan), len(induk))
        datang = Counter(induk[satu] for satu in kelurahan)
        for kecamatan, banyak in semua.items():
            hasil[kunci._replace(kecamatan=kecamatan)] = Angka.bagian(
                datang[kecamatan], banyak
            )
    return hasil


def hitung_jajak() -> dict[Kunci, Angka]:
    timbunan: dict[Kunci, dict[str, list[int]]] = {}
    for satu in baca_jajak():
        for periode in Periode.memuat(satu.hari):
            for tempat in {(None, None), (satu.unit_id, None), (None, satu.kecamatan)}:
                kunci = Kunci(JAJAK, "", periode.kode, *tempat)
                tahap = timbunan.setdefault(kunci, _kosong())[satu.tahap]
                for ke, banyak in enumerate((satu.n, *satu.benar)):
                    tahap[ke] += banyak
    return {
        kunci._replace(rincian=rincian): angka
        for kunci, jawaban in timbunan.items()
        for rincian, angka in _selisih(**jawaban)
    }


def _kosong() -> dict[str, list[int]]:
    return {tahap: [0] * (1 + len(PERTANYAAN)) for tahap in TahapJajak.values}


def _selisih(awal: list[int], akhir: list[int]) -> Iterator[tuple[str, Angka]]:
    """Points as the page of a visit shows them: the difference of the rounded shares."""
    n = min(awal[0], akhir[0])
    if n < TERSEDIKIT:
        return
    poin = [
        (persen(b, akhir[0]) or Decimal()) - (persen(a, awal[0]) or Decimal())
        for a, b in zip(awal[1:], akhir[1:], strict=True)
    ]
    rata = bulatkan(Fraction(sum(poin, Decimal())) / len(poin))
    yield "", Angka(nilai=rata, n=n)
    for kolom, nilai in zip(PERTANYAAN, poin, strict=True):
        yield kolom, Angka(nilai=nilai, n=n)
