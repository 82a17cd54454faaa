"""What waits for an officer in complaints and their hand-overs; emergencies stand first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.izin import cakupan_izin
from organisasi.staf.hari_ini import (
    KABAR,
    TUNGGU,
    Antrean,
    Berat,
    SumberTugas,
    Tugas,
    cakupan_sendiri,
    pendek,
    potong,
    satu_baris,
)
from pengaduan.aduan.models import Pengaduan, PesanPengaduan
from pengaduan.aduan.pilihan import (
    BELUM_DITERUSKAN,
    IZIN_PERIKSA,
    IZIN_TANGANI,
    IZIN_VERIFIKASI,
    TERBUKA,
    StatusPengaduan,
    TindakanPengaduan,
)
from pengaduan.darurat.konsol import berjaga
from pengaduan.darurat.models import IZIN_TANGANI as IZIN_INSIDEN, Insiden
from pengaduan.lapor.laporan_keluar import mode_api
from pengaduan.lapor.models import Kiriman, Penerusan, Sirkuit, TindakanPenerusan
from pengaduan.lapor.pemantauan import TANPA_STATUS
from pengaduan.lapor.sirkuit import (
    BATAS_TANGAN,
    BATAS_TUNGGU,
    keadaan_sirkuit,
    umur_tertua,
)
from pengaduan.penanganan.rujukan import RujukanPengaduan

if TYPE_CHECKING:
    from organisasi.models import Petugas
    from pengaduan.aduan.models import PengaduanQuerySet

S = Pengaduan.Status
# So long what was no emergency stands on the list; it stays in its own list for good.
BARU = timedelta(days=14)
BELUM_BERES = "Pelapor menjawab belum beres."


def tugas_pengaduan(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    hasil: list[Antrean] = []
    semua = Pengaduan.objects.untuk(petugas)
    # Of city-wide roles what their own units hold; all that is grave (Inspektorat).
    milik = cakupan_sendiri(petugas, IZIN_TANGANI).q("pemegang") | Q(berkadar=True)
    dibaca: list[Q] = []
    if petugas.has_perm(IZIN_INSIDEN):
        hasil.append(_insiden(petugas, hari_ini))
    if berjaga(petugas):
        konsol = reverse("admin:pengaduan_insiden_konsol")
        hasil.append(
            Tugas(judul="Mulai tugas jaga", url=konsol, jenis="Berjaga", kerja="")
        )
    if petugas.has_perm(IZIN_VERIFIKASI):
        dibaca.append(Q(status__in=BELUM_DITERUSKAN))
        menunggu = rujukan_menunggu_putusan(hari_ini).values("berkas")
        putuskan = f"{TindakanPengaduan.PUTUSKAN_RUJUKAN.label} aduan"
        hasil += [
            _bukan_darurat(petugas, hari_ini),
            _sumber(semua.filter(status=S.MASUK), "Periksa aduan"),
            _sumber(semua.filter(status=S.TERVERIFIKASI), "Teruskan aduan"),
            _sumber(semua.filter(pk__in=menunggu, status__in=TERBUKA), putuskan),
            _tunggu_pelapor(semua, S.TUNDA),
        ]
    if petugas.has_perm(IZIN_TANGANI):
        dibaca.append(milik & Q(status__in=TERBUKA))
        perlu = Q(status=S.DITERUSKAN) | Q(
            status=S.DITINDAKLANJUTI, diusulkan_oleh__isnull=True
        )
        hasil += [
            _sumber(semua.filter(milik, perlu), "Tangani aduan"),
            *_rujukan(petugas, hari_ini),
            _tunggu_pelapor(semua.filter(milik), S.MENUNGGU_PELAPOR),
            _belum_beres(semua.filter(milik)),
        ]
    if petugas.has_perm(IZIN_PERIKSA):
        periksa = hasil_menunggu(petugas)
        hasil.append(_sumber(periksa, "Periksa hasil aduan", semua="periksa"))
    if dibaca:
        hasil.append(_pesan(semua.filter(Q(*dibaca, _connector=Q.OR))))
    return hasil


def _daftar(model: str, saringan: str = "") -> str:
    return f"{reverse(f'admin:pengaduan_{model}_changelist')}{saringan}"


def _ke(model: str) -> str:
    return f"admin:pengaduan_{model}_change"


def _sumber(
    baris: QuerySet[Any],
    jenis: str,
    lebih: Callable[[Any], dict[str, Any]] = lambda _satu: {},
    *,
    semua: str = "saya",
    jalan: str = "",
    urut: Sequence[str] = ("jatuh_tempo", "-prioritas", "pk"),
    **kolom: Any,
) -> SumberTugas:
    """``jalan`` leads from a row to its complaint."""

    def isi(satu: Any) -> dict[str, Any]:
        prioritas = Pengaduan.Prioritas(satu.prioritas)
        penting = prioritas > Pengaduan.Prioritas.BIASA
        hasil: dict[str, Any] = {"keterangan": prioritas.label} if penting else {}
        if prioritas == Pengaduan.Prioritas.MENDESAK:
            hasil["berat"] = Berat.MENDESAK
        return hasil | lebih(satu)

    bawaan: dict[str, Any] = {
        "kunci": f"{jalan}pk",
        "nomor": f"{jalan}nomor",
        "judul": f"{jalan}judul",
        "prioritas": f"{jalan}prioritas",
        "tenggat": f"{jalan}jatuh_tempo",
        "unit": f"{jalan}pemegang",
    }
    return potong(
        baris.order_by(*urut),
        jenis,
        _daftar("pengaduan", f"?perlu={semua}"),
        _ke("pengaduan"),
        lebih=isi,
        **bawaan | kolom,
    )


def _tunggu_pelapor(semua: QuerySet[Pengaduan], status: StatusPengaduan) -> SumberTugas:
    return _sumber(
        semua.filter(status=status),
        status.label,
        lambda _satu: TUNGGU | {"keterangan": status.label},
        urut=("tunggu_sampai", "pk"),
        tenggat="tunggu_sampai",
        sejak=TruncDate("status_sejak"),
    )


def _pesan(semua: QuerySet[Pengaduan]) -> SumberTugas:
    """The last word in it is the reporter's."""
    pesan = PesanPengaduan.objects.filter(pengaduan=OuterRef("pk"))
    dari_kami = Subquery(pesan.values("dari_petugas")[:1])
    return _sumber(
        semua.annotate(dari_kami=dari_kami).filter(dari_kami=False),
        "Baca pesan pelapor",
        lambda satu: KABAR | {"kerja": "Balas", "keterangan": satu.keterangan},
        keterangan=Subquery(pesan.values("isi")[:1]),
        sejak=Subquery(pesan.values(hari=TruncDate("pada"))[:1]),
    )


def _belum_beres(semua: QuerySet[Pengaduan]) -> SumberTugas:
    return _sumber(
        semua.filter(
            status=S.DITINDAKLANJUTI,
            tanggapan=Pengaduan.Tanggapan.TIDAK,
            diusulkan_oleh=None,
        ),
        "Pelapor menjawab belum beres",
        lambda _satu: KABAR | {"kerja": "Buka aduan", "keterangan": BELUM_BERES},
        sejak=TruncDate("tanggapan_pada"),
    )


def hasil_menunggu(petugas: Petugas) -> PengaduanQuerySet:
    """Two people look before one is closed; without a second in the unit the SP4N admin."""
    cakupan = cakupan_izin(petugas, IZIN_PERIKSA)
    menunggu = Pengaduan.objects.untuk(petugas).filter(
        cakupan.q("pemegang") | cakupan.q("unit"),
        status=S.DITINDAKLANJUTI,
        diusulkan_oleh__isnull=False,
    )
    return menunggu.exclude(diusulkan_oleh=petugas)


def _insiden(petugas: Petugas, hari_ini: date) -> SumberTugas:
    def lebih(satu: Any) -> dict[str, Any]:
        masuk = timezone.localtime(datetime.fromisoformat(satu.masuk))
        return {
            "judul": satu.kata or satu.uraian,
            "kerja": "Bacakan ke 112",
            "tenggat": hari_ini,
            "keterangan": f"Masuk {masuk:%H.%M}. {Insiden.Status(satu.status).label}",
            "berat": Berat.DARURAT,
        }

    return potong(
        Insiden.objects.untuk(petugas).belum_tuntas().order_by("pk"),
        "Darurat: telepon 112",
        _daftar("insiden"),
        _ke("insiden"),
        lebih=lebih,
        nomor="nomor",
        status="status",
        kata="kata_petugas",
        uraian="uraian",
        masuk="diterima_pada",
    )


def _bukan_darurat(petugas: Petugas, hari_ini: date) -> SumberTugas:
    baru = Insiden.objects.untuk(petugas).filter(
        status=Insiden.Status.BUKAN_DARURAT,
        menjadi__isnull=True,
        pengaduan__isnull=True,
        status_sejak__date__gt=hari_ini - BARU,
    )
    return potong(
        baru.order_by("pk"),
        "Jadikan aduan bila perlu",
        _daftar("insiden", "?status__exact=bukan_darurat"),
        _ke("insiden"),
        lebih=lambda satu: {
            "tenggat": satu.hari + BARU,
            "keterangan": Insiden.Status.BUKAN_DARURAT.label,
        },
        nomor="nomor",
        judul="uraian",
        hari=TruncDate("status_sejak"),
    )


def rujukan_menunggu_putusan(hari_ini: date) -> QuerySet[RujukanPengaduan]:
    return RujukanPengaduan.objects.filter(
        Q(status=StatusRujukan.DIKEMBALIKAN)
        | Q(status=StatusRujukan.DIAJUKAN, tenggat__lt=hari_ini)
    )


def _rujukan(petugas: Petugas, hari_ini: date) -> Iterator[SumberTugas]:
    """Offers to the own units, and what they offered to others."""
    cakupan = cakupan_sendiri(petugas, IZIN_TANGANI)
    tawaran = RujukanPengaduan.objects.filter(
        status=StatusRujukan.DIAJUKAN,
        berkas__berkadar=False,
        berkas__status__in=TERBUKA,
    )
    kolom: dict[str, Any] = {
        "jalan": "berkas__",
        "urut": ("tenggat", "pk"),
        "tenggat": "tenggat",
    }
    yield _sumber(
        tawaran.filter(cakupan.q("ke_unit")),
        "Jawab rujukan aduan",
        unit="ke_unit",
        **kolom,
    )
    yield _sumber(
        tawaran.filter(cakupan.q("dari_unit"), tenggat__gte=hari_ini),
        StatusRujukan.DIAJUKAN.label,
        lambda satu: TUNGGU | {"keterangan": satu.keterangan},
        keterangan=pendek("ke_unit"),
        sejak=TruncDate("diajukan_pada"),
        **kolom,
    )


# Hand-overs: numbers to type back, stuck steps, the channel


def tugas_kiriman(
    petugas: Petugas, hari_ini: date, *, pada: datetime | None = None
) -> list[Antrean]:
    hasil: list[Antrean] = []
    if petugas.has_perm(IZIN_TANGANI):
        hasil.append(_nomor(petugas, hari_ini))
    if petugas.has_perm(IZIN_VERIFIKASI) and petugas.has_perm("pengaduan.view_kiriman"):
        hasil.append(_macet(petugas))
        hasil += _kanal(pada or timezone.now())
    return hasil


def belum_bernomor(petugas: Petugas, hari_ini: date) -> QuerySet[Penerusan]:
    semua = Penerusan.objects.untuk(petugas).tanpa_nomor()
    milik = cakupan_sendiri(petugas, IZIN_TANGANI).q("pengaduan__pemegang")
    if petugas.has_perm(IZIN_VERIFIKASI):
        return semua.filter(milik) | semua.lewat_nomor(hari_ini)
    return semua.filter(milik)


def _nomor(petugas: Petugas, hari_ini: date) -> SumberTugas:
    return _sumber(
        belum_bernomor(petugas, hari_ini),
        TindakanPenerusan.NOMOR.label,
        lambda satu: {
            "url": reverse(_ke("penerusan"), args=(satu.penerusan,)),
            "keterangan": "Masukkan dengan Paket salin, lalu catat nomornya.",
        },
        jalan="pengaduan__",
        urut=("nomor_sampai", "pk"),
        penerusan="pk",
        tenggat="nomor_sampai",
    )


def _macet(petugas: Petugas) -> SumberTugas:
    def lebih(satu: Any) -> dict[str, Any]:
        langkah = Kiriman.Langkah(satu.langkah).label.lower()
        keadaan = Kiriman.Status(satu.status).label
        return {
            "judul": f"{satu.judul} ({langkah})",
            "kerja": "Putuskan kiriman",
            "keterangan": f"{keadaan}. {satu.galat}",
        }

    return potong(
        Kiriman.objects.untuk(petugas).macet().order_by("dibuat_pada", "pk"),
        "Putuskan kiriman SP4N-LAPOR!",
        _daftar("kiriman", "?perlu=macet"),
        _ke("kiriman"),
        lebih=lebih,
        nomor="penerusan__pengaduan__nomor",
        judul="penerusan__pengaduan__judul",
        langkah="langkah",
        status="status",
        galat="galat",
    )


def _kanal(pada: datetime) -> Iterator[Antrean]:
    def kanal(judul: str, url: str, keterangan: str) -> Tugas:
        return Tugas(
            judul=judul,
            url=url,
            jenis="Kanal SP4N-LAPOR!",
            kerja="",
            keterangan=keterangan,
        )

    if mode_api() and keadaan_sirkuit() == Sirkuit.Keadaan.DIMATIKAN:
        yield kanal(
            "Pengiriman dimatikan: setelannya ditolak",
            _daftar("sirkuit"),
            "Perbaiki setelannya, atau teruskan dengan tangan.",
        )
    umur = umur_tertua(pada)
    if umur > BATAS_TUNGGU:
        yield kanal(
            f"Kiriman menunggu {int(umur.total_seconds() // 3600)} jam",
            _daftar("kiriman", "?perlu=menunggu"),
            "Bila lebih dari sehari, teruskan dengan tangan."
            if umur > BATAS_TANGAN
            else "Dikirim otomatis setelah SP4N-LAPOR! menjawab.",
        )
    sepi = Penerusan.objects.tanpa_kabar(pada - TANPA_STATUS).values("pk")
    yield satu_baris(
        Penerusan.objects.filter(pk__in=sepi),
        "Kanal SP4N-LAPOR!",
        _daftar("penerusan", "?cara=api"),
        "{} aduan terkirim tanpa kabar lebih dari sehari",
        keterangan="Cari nomornya di SP4N-LAPOR!.",
    )
