"""Which unit probably holds what is asked for, always with the reason why.

Three signs, each said in words: the text names the unit or something it does; entries of
its catalogue fit; requests like it were referred to the unit before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from informasi.katalog.models import DokumenInformasi
from informasi.pencarian.daftar import informasi_cocok, kata_kunci
from informasi.permohonan.models import RujukanPermohonan
from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.direktori import jalur_ppid, unit_kota
from organisasi.models import PeranPPID, Unit
from organisasi.pintu.pengenal import kenali, pecah

# What a unit does weighs more than what its titles happen to say.
NILAI_URUSAN, NILAI_KATALOG, NILAI_RUJUKAN = 6, 2, 3
KATALOG_MAKS = 3
RUJUKAN_DIBACA = 300
KATA_SERUPA = 2


def usulkan_unit(
    teks: str, *, batas: int = 3, cocok: Sequence[DokumenInformasi] | None = None
) -> list[tuple[Unit, str]]:
    """Units that can be asked, best first, each with its reason in words.

    ``cocok``: entries that fit, when the caller has looked them up already. A unit that
    has no PPID is answered for by the one above it, which is then proposed. At most five
    queries.
    """
    penjawab = penjawab_unit()
    nilai, alasan = Counter[int](), defaultdict[int, list[str]](list)
    for pk, berapa, sebab in _semua_tanda(teks, cocok, penjawab):
        if pk in penjawab:
            nilai[penjawab[pk].pk] += berapa
            alasan[penjawab[pk].pk].append(sebab)
    unit = {u.pk: u for u in penjawab.values()}
    urut = sorted(nilai, key=lambda pk: (-nilai[pk], unit[pk].nama))
    return [(unit[pk], _kalimat(alasan[pk])) for pk in urut[:batas]]


def _kalimat(alasan: Iterable[str]) -> str:
    teks = "; ".join(dict.fromkeys(alasan))
    return f"{teks[:1].upper()}{teks[1:]}."


def penjawab_unit() -> Mapping[int, Unit]:
    """For each present unit the one that answers for it: itself, or the next above."""
    semua = {u.pk: u for u in unit_kota() if not u.sampai}
    jalur = {pk: jalur_ppid(u, semua)[-1] for pk, u in semua.items()}
    return {pk: u for pk, u in jalur.items() if u.peran_ppid != PeranPPID.TANPA}


def unit_tujuan() -> dict[str, Unit]:
    """The units that answer, by slug, in the order of their names."""
    semua = {u.slug: u for u in penjawab_unit().values()}
    return dict(sorted(semua.items(), key=lambda satu: satu[1].nama))


def _semua_tanda(
    teks: str, cocok: Sequence[DokumenInformasi] | None, penjawab: Mapping[int, Unit]
) -> Iterable[tuple[int, int, str]]:
    unit = {u.kode: u for u in unit_kota()}
    for pintu in kenali(teks).pintu:
        if pintu.jenis == "unit" and (satu := unit.get(pintu.kode)):
            disebut = pecah(pintu.kata)
            sebut = f"Anda menyebut {satu.nama}"
            urus = f"mengurus “{pintu.kata}”"
            nama = disebut in (pecah(satu.nama)[: len(disebut)], pecah(satu.singkatan))
            yield satu.pk, round(NILAI_URUSAN + pintu.nilai), sebut if nama else urus
    dokumen = informasi_cocok(teks) if cocok is None else cocok
    pemegang = [penjawab[d.unit_id].pk for d in dokumen if d.unit_id in penjawab]
    for pk, jumlah in Counter(pemegang).items():
        nilai = NILAI_KATALOG + min(jumlah, KATALOG_MAKS)
        yield pk, nilai, f"{jumlah} informasi yang cocok ada di daftarnya"
    yield from _pernah_dirujuk(teks)


def _pernah_dirujuk(teks: str) -> Iterable[tuple[int, int, str]]:
    """Units that accepted, or were given, requests with at least two words in common."""
    kata = set(kata_kunci(teks))
    if len(kata) < KATA_SERUPA:
        return
    lama = (
        RujukanPermohonan.objects.filter(
            status__in=(StatusRujukan.DITERIMA, StatusRujukan.DIPUTUSKAN)
        )
        .order_by("-pk")
        .values_list("ke_unit", "ditetapkan_ke", "bagian", "berkas__rincian")
    )
    jumlah = Counter(
        ditetapkan or ke
        for ke, ditetapkan, bagian, rincian in lama[:RUJUKAN_DIBACA]
        if len(kata & set(kata_kunci(bagian or rincian))) >= KATA_SERUPA
    )
    for pk, banyak in jumlah.items():
        yield (
            pk,
            NILAI_RUJUKAN + min(banyak, KATALOG_MAKS),
            "permohonan serupa pernah dirujuk ke sana",
        )
