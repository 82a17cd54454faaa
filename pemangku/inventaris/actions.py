"""Taking down stakeholders, changing and checking them."""

from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from pemangku.inventaris.models import REGISTER, CatatanHubungan, Pemangku
from pemangku.inventaris.orang import Jabatan, Orang
from pemangku.inventaris.pilihan import TindakanPemangku

BASI = (
    "Catatan ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan "
    "Anda."
)
# What a form may set; the rest is set by acts.
KOLOM = frozenset(
    {
        "jenis",
        "nama_resmi",
        "nama_pendek",
        "induk",
        "alamat",
        "wilayah",
        "meliputi",
        "isu",
        "catatan_internal",
        "sk_berkas",
        "pengelola",
        "jumlah_anggota",
        "sk_nomor",
        "sk_penandatangan",
        "sk_tanggal",
        "sk_berlaku_sampai",
        "sumber_rinci",
        "diperoleh_pada",
        "tampil_publik",
    }
)
# What may be seen of a change in the trail; notes and files only by their name.
TERTUTUP = frozenset({"catatan_internal", "sk_berkas"})
# Rows of other tables.
DAFTAR = ("meliputi", "isu")
# Of a figure the record itself speaks of the person: what is emptied with him (8.3), and
# never stands in the trail, which is only added to.
KOLOM_TOKOH: Mapping[str, Any] = {
    **dict.fromkeys(("nama_pendek", "alamat", "sumber_rinci", "catatan_internal"), ""),
    **dict.fromkeys(("sk_nomor", "sk_penandatangan"), ""),
    "sk_berkas": "",
    **dict.fromkeys(("jumlah_anggota", "sk_tanggal", "sk_berlaku_sampai"), None),
}


def nomor_pemangku() -> str:
    """Take the next number, ``PK-000001`` first. Needs the act's transaction."""
    return f"PK-{NomorUrut.objects.ambil(REGISTER):06d}"


@transaction.atomic
def catat_pemangku(
    saat: Saat[Petugas | None],
    *,
    isian: Mapping[str, Any],
    sumber: str,
    pengelola: Unit,
    draf: str = "",
) -> Pemangku:
    """Add a record and return it; raises ValidationError by field.

    ``isian`` holds model fields by name. ``draf``: why somebody must look at it first, ""
    for a record that is in use at once. ``oleh`` None: a registration of one's own.
    """
    pemangku = Pemangku(
        **{"diperoleh_pada": timezone.localdate(saat.pada), **isian},
        nomor=nomor_pemangku(),
        pengelola=pengelola,
        sumber=sumber,
        status=Pemangku.Status.DRAF if draf else Pemangku.Status.AKTIF,
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
    )
    pemangku.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    pemangku.save(force_insert=True)
    Jejak.objects.catat(
        pemangku,
        "catat",
        saat=saat,
        catatan=draf,
        sesudah={"status": pemangku.status, "sumber": sumber},
    )
    return pemangku


@transaction.atomic
def ubah_pemangku(
    pemangku: Pemangku,
    saat: Saat[Petugas | None],
    *,
    isian: Mapping[str, Any],
    edisi: int,
) -> list[str]:
    """Set the fields that differ and return their names; raises ValidationError by field.

    ``edisi`` is the edition the officer saw: TindakanTerlarang when it is an older one.
    """
    if asing := set(isian) - KOLOM:
        raise ValueError(f"Not set by a form: {', '.join(sorted(asing))}")
    kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)
    if kini.edisi != edisi:
        raise TindakanTerlarang(BASI)
    tetap = {"sumber_rinci"} if kini.dari_lapangan else set()
    semua = {n: {*v} if n in DAFTAR else v for n, v in isian.items() if n not in tetap}
    beda = {n: v for n, v in semua.items() if _isi(kini, n) != v}
    if not beda:
        return []
    tokoh = {*KOLOM_TOKOH, *DAFTAR} if kini.perorangan else set()
    lama = {nama: _sebut(nama, _isi(kini, nama), TERTUTUP | tokoh) for nama in beda}
    for nama, isi in beda.items():
        if nama in DAFTAR:
            getattr(kini, nama).set(isi)
        else:
            setattr(kini, nama, isi)
    kini.edisi += 1
    kini.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    kini.save()
    Jejak.objects.catat(
        kini,
        "ubah",
        saat=saat,
        sebelum=lama,
        sesudah={n: _sebut(n, isi, TERTUTUP | tokoh) for n, isi in beda.items()},
    )
    pemangku.refresh_from_db()
    return sorted(beda)


def _isi(pemangku: Pemangku, nama: str) -> Any:
    isi = getattr(pemangku, nama)
    return {*isi.all()} if nama in DAFTAR else isi


def _sebut(nama: str, isi: Any, tutup: AbstractSet[str]) -> str:
    if nama in tutup:
        return "(tidak dicatat)"
    if nama in DAFTAR:
        return ", ".join(sorted(map(str, isi)))[:500]
    return "" if isi is None else str(isi)[:500]


def isi_kolom(pemangku: Pemangku, nama: str) -> Any:
    """The value of a column; of a relation its key."""
    return getattr(pemangku, Pemangku._meta.get_field(nama).attname)  # type: ignore[union-attr]  # a column, no relation backwards


def potret(pemangku: Pemangku, kolom: Iterable[str]) -> dict[str, Any]:
    """These columns as JSON can hold them."""
    isi = {nama: isi_kolom(pemangku, nama) for nama in kolom}
    return {n: v if v is None or isinstance(v, int) else str(v) for n, v in isi.items()}


# Checks of a record, and what makes it doubtful (pemangku 4.8)

TAK_TERHUBUNG = "Dua kali tidak terhubung"
PINDAH = "Pindah, alamat baru belum diketahui"


@transaction.atomic
def catat_hubungan(
    pemangku: Pemangku,
    saat: Saat[Petugas | None],
    *,
    cara: str,
    hasil: str = "",
    catatan: str = "",
    orang: Orang | None = None,
    pada: datetime | None = None,
    pk: UUID | None = None,
) -> CatatanHubungan:
    """Record a contact; with ``hasil`` the data were checked in it, and that has a conclusion.

    True or corrected: fresh for the kind's lifetime, at most to the end of its SK.
    Dissolved: no longer active. Twice not reached in a row, or moved: must be looked at.
    """
    kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)
    H = CatatanHubungan.Hasil  # noqa: N806 - as everywhere for choices
    baris = CatatanHubungan.objects.create(
        pk=pk or uuid4(),
        pemangku=kini,
        orang=orang,
        cara=cara,
        hasil=hasil,
        pada=pada or saat.pada,
        oleh=saat.oleh,
        catatan=catatan.strip(),
        dibuat_oleh=saat.oleh,
    )
    if hasil in CatatanHubungan.MEMASTIKAN:
        _segarkan(kini, baris.pada)
    elif hasil == H.PINDAH:
        tandai_perlu_cek(kini, saat, alasan=PINDAH)
    elif hasil == H.TIDAK_TERHUBUNG and (
        list(kini.hubungan.memeriksa().values_list("hasil", flat=True)[:2])
        == [hasil] * 2
    ):
        tandai_perlu_cek(kini, saat, alasan=TAK_TERHUBUNG)
    # Not the words: they are gone when the person is forgotten, the trail stays.
    sesudah = {"hasil": hasil, "cara": cara}
    Jejak.objects.catat(
        kini, TindakanPemangku.CATAT_HUBUNGAN, saat=saat, sesudah=sesudah
    )
    if hasil == H.BUBAR and kini.boleh(Pemangku.Tindakan.NONAKTIFKAN):
        kini.lakukan(Pemangku.Tindakan.NONAKTIFKAN, saat, catatan="Bubar")
    pemangku.refresh_from_db()
    return baris


def _segarkan(pemangku: Pemangku, pada: datetime) -> None:
    pemangku.terverifikasi_pada = max(pada, pemangku.terverifikasi_pada or pada)
    hari = timezone.localdate(pemangku.terverifikasi_pada)
    pemangku.berlaku_sampai = berlaku_sampai(pemangku, hari)
    # A doubt raised on a later day than the contact is not answered by it.
    tanda = pemangku.riwayat.filter(tindakan="perlu_cek").first()
    if not tanda or timezone.localdate(tanda.pada) <= timezone.localdate(pada):
        pemangku.perlu_cek = ""
    pemangku.save(
        update_fields=(
            "terverifikasi_pada",
            "berlaku_sampai",
            "perlu_cek",
            "diubah_pada",
        )
    )


def berlaku_sampai(pemangku: Pemangku, hari: date) -> date:
    """The last day of a record verified on ``hari``: lifetime of the kind, or its SK."""
    umur = hari + timedelta(days=pemangku.jenis.masa_berlaku_hari)
    sk = pemangku.sk_berlaku_sampai
    return min(umur, sk) if sk else umur


def tandai_perlu_cek(
    pemangku: Pemangku, saat: Saat[Petugas | None], *, alasan: str
) -> None:
    """Open a doubt; the first one stands until somebody has looked."""
    ditandai = Pemangku.objects.filter(pk=pemangku.pk, perlu_cek="").update(
        perlu_cek=alasan
    )
    if ditandai:
        Jejak.objects.catat(pemangku, "perlu_cek", saat=saat, catatan=alasan)


# What the night finds out of date: SK that ended, posts without a successor (4.8)

SK_HABIS = "Masa berlaku SK sudah habis"
TANPA_PENGGANTI = {
    Jabatan.PeranKhusus.PIMPINAN: "Pimpinan berakhir tanpa pengganti",
    Jabatan.PeranKhusus.NARAHUBUNG_UTAMA: "Narahubung utama berakhir tanpa pengganti",
}


def segarkan_status(*, pada: datetime, hari_ini: date) -> int:
    """Open a doubt where something ended and nobody has looked since; how many.

    Run twice it changes nothing: who has a doubt open, or was verified after the end, is
    left alone.
    """
    jumlah = 0
    belum = Q(dilihat=None) | Q(dilihat__lte=F("sk_berlaku_sampai"))
    temuan = {SK_HABIS: _belum_dilihat().filter(belum, sk_berlaku_sampai__lt=hari_ini)}
    for peran, alasan in TANPA_PENGGANTI.items():
        temuan[alasan] = _tanpa_pengganti(peran, hari_ini)
    for alasan, semua in temuan.items():
        for pemangku in semua:
            tandai_perlu_cek(pemangku, Saat(None, pada), alasan=alasan)
            jumlah += 1
    return jumlah


def _belum_dilihat() -> QuerySet[Pemangku]:
    return (
        Pemangku.objects.aktif()
        .filter(perlu_cek="")
        .annotate(dilihat=TruncDate("terverifikasi_pada"))
        .order_by("nomor")
    )


def _tanpa_pengganti(peran: str, hari: date) -> QuerySet[Pemangku]:
    pemegang = Jabatan.objects.filter(
        pemangku=OuterRef("pk"), peran_khusus__contains=[peran]
    )
    pergi = pemegang.filter(selesai__lt=hari).filter(
        Q(selesai__gte=OuterRef("dilihat")) | Q(pemangku__terverifikasi_pada=None)
    )
    return _belum_dilihat().filter(Exists(pergi), ~Exists(pemegang.berlaku(hari)))


# Persons and their posts

DIRI_SENDIRI = "diri sendiri"
SUDAH_ADA = (
    "Sudah ada yang memegang peran ini. Pakai "
    f"“{TindakanPemangku.GANTI_PEJABAT.label}”."
)


@transaction.atomic
def catat_orang(
    saat: Saat[Petugas | None],
    *,
    nama: str,
    pemangku: Pemangku,
    nama_jabatan: str,
    mulai: date,
    peran_khusus: Sequence[str] = (),
    id_orang: UUID | None = None,
    **lain: Any,
) -> Jabatan:
    """Add a person with a post and return the post; raises ValidationError by field.

    ``lain`` are further fields of the person (titles, L/P). ``id_orang`` is the key a
    phone gave the record.
    """
    kunci = {"id": id_orang} if id_orang else {}
    orang = Orang(
        **kunci,
        nama=nama.strip(),
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
        **lain,
    )
    orang.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    orang.save(force_insert=True)
    return beri_jabatan(
        orang,
        saat,
        pemangku=pemangku,
        nama_jabatan=nama_jabatan,
        mulai=mulai,
        peran_khusus=peran_khusus,
    )


@transaction.atomic
def catat_tokoh(
    saat: Saat[Petugas | None], *, nama: str, isian: Mapping[str, Any], **lain: Any
) -> Pemangku:
    """Add a figure who speaks for himself: the record, the person, his one post.

    ``lain`` is what ``catat_pemangku`` takes besides. Raises ValidationError by field.
    """
    pemangku = catat_pemangku(saat, isian={**isian, "nama_resmi": ""}, **lain)
    catat_orang(
        saat,
        nama=nama,
        pemangku=pemangku,
        nama_jabatan=DIRI_SENDIRI,
        mulai=pemangku.diperoleh_pada,
        peran_khusus=(Jabatan.PeranKhusus.NARAHUBUNG_UTAMA,),
    )
    return pemangku


@transaction.atomic
def beri_jabatan(
    orang: Orang,
    saat: Saat[Petugas | None],
    *,
    pemangku: Pemangku,
    nama_jabatan: str,
    mulai: date,
    peran_khusus: Sequence[str] = (),
) -> Jabatan:
    """Give a person a post; raises ValidationError when a single part is taken."""
    jabatan = Jabatan(
        orang=orang,
        pemangku=pemangku,
        nama_jabatan=nama_jabatan.strip() or "Anggota",
        peran_khusus=list(peran_khusus),
        mulai=mulai,
        dibuat_oleh=saat.oleh,
    )
    jabatan.clean_fields(exclude=("orang", "pemangku", "dibuat_oleh"))
    for satu in set(map(str, Jabatan.UTAMA)) & set(map(str, peran_khusus)):
        if pemangku.jabatan.filter(
            selesai=None, peran_khusus__contains=[satu]
        ).exists():
            raise ValidationError({"peran_khusus": SUDAH_ADA})
    jabatan.save(force_insert=True)
    Jejak.objects.catat(
        pemangku,
        "beri_jabatan",
        saat=saat,
        sesudah={"jabatan": nama_jabatan, "peran": ", ".join(jabatan.sebutan_peran)},
    )
    return jabatan


@transaction.atomic
def ganti_pejabat(
    lama: Jabatan, saat: Saat, *, nama: str, mulai: date, dasar: str
) -> Jabatan:
    """The post passes to somebody new on ``mulai``; the old one ends the day before.

    Raises ValidationError when ``mulai`` is not after the old beginning (PK-30).
    """
    if mulai <= lama.mulai:
        awal = f"{lama.mulai:%d-%m-%Y}, awal jabatan yang lama."
        raise ValidationError({"mulai": f"Tanggal mulai harus setelah {awal}"})
    lama.selesai = mulai - timedelta(days=1)
    lama.save(update_fields=("selesai", "diubah_pada"))
    baru = catat_orang(
        saat,
        nama=nama,
        pemangku=lama.pemangku,
        nama_jabatan=lama.nama_jabatan,
        mulai=mulai,
        peran_khusus=lama.peran_khusus,
    )
    baru.dasar = dasar.strip()
    baru.save(update_fields=("dasar", "diubah_pada"))
    return baru


@transaction.atomic
def akhiri_jabatan(jabatan: Jabatan, saat: Saat, *, selesai: date) -> Jabatan:
    """The post ends on ``selesai``, its last day; it stays in the history.

    Raises ValidationError for a day before its beginning.
    """
    if selesai < jabatan.mulai:
        awal = f"Jabatan ini mulai {jabatan.mulai:%d-%m-%Y}"
        pesan = f"{awal}; akhirnya tidak dapat lebih awal."
        raise ValidationError({"selesai": pesan})
    jabatan.selesai = selesai
    jabatan.save(update_fields=("selesai", "diubah_pada"))
    Jejak.objects.catat(
        jabatan.pemangku,
        "akhiri_jabatan",
        saat=saat,
        sebelum={
            "jabatan": jabatan.nama_jabatan,
            "peran": ", ".join(jabatan.sebutan_peran),
        },
        sesudah={"selesai": f"{selesai:%Y-%m-%d}"},
    )
    return jabatan
