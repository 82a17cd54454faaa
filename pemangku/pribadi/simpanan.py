"""What each noun keeps of a person of the inventory, and how it forgets (pemangku 8.3).

``SIMPANAN`` goes from the person to what hangs on others. Forgetting takes it backwards:
cards and mail go before the channel they were meant for. Posts end, channels may not come
back, consent keeps its words as hashes, attendance its name where the setting says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pgtrigger
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from pghistory.models import Event

from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.models import AksesDataPribadi, Jejak, Pengaturan, PermintaanSubjek
from organisasi.pribadi.simpanan import (
    PESAN,
    Ciri,
    Penghapusan,
    Simpanan,
    Sisa,
    perihal,
)
from organisasi.sandi import TeksTersandi, sidik
from pemangku.impor.lembar import baca_orang
from pemangku.impor.models import ImporBaris
from pemangku.inventaris.actions import KOLOM_TOKOH
from pemangku.inventaris.duplikat import CalonDuplikat, PenggabunganLog
from pemangku.inventaris.kanal import (
    Kanal,
    Larangan,
    cap_berkas,
    larang,
    lupakan_bukti,
    normalkan,
    sidik_kanal,
)
from pemangku.inventaris.models import CatatanHubungan, Pemangku
from pemangku.inventaris.nama import normal_orang
from pemangku.inventaris.orang import (
    NAMA_DIHAPUS,
    Jabatan,
    Orang,
    Persetujuan,
    TautanPribadi,
)
from pemangku.inventaris.pilihan import TindakanPemangku as T
from pemangku.inventaris.tabel import HAPUS, rutin
from pemangku.janji.models import Janji
from pemangku.janji.titipan import Titipan
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri, Undangan
from pemangku.kunjungan.models import Kegiatan
from pemangku.pribadi.models import EksporPribadi
from pemangku.ruang.pendaftaran import KANAL as KANAL_PINTU, tarik_pendaftaran
from pemangku.siaran.actions import tarik_kartu, tarik_kartu_kanal
from pemangku.siaran.models import PenerimaSiaran, VonisPenerima

KOSONG = '{"sel": [], "rumus": []}'
DIHAPUS = "Data orang ini dihapus; baris tidak disimpan."
TETAP = "Orangnya sudah dihapus."
KANAL_LEMBAR = (Kanal.Jenis.TELEPON, Kanal.Jenis.EMAIL)
SEKALI_BACA = 500
BELUM_SELESAI = (Kegiatan.Status.RENCANA, Kegiatan.Status.BERLANGSUNG)
SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CiriSubjek(Ciri):
    """By what a person is known in papers that hold no key: read before it is gone."""

    nama: frozenset[str]
    sidik: frozenset[str]
    # Where he has or had a post; of these the records of figures, which are he himself.
    pemangku: frozenset[Any]
    tokoh: frozenset[Any]

    @classmethod
    def dari(cls, semua: Sequence[Orang]) -> CiriSubjek:
        di = Pemangku.objects.filter(jabatan__orang__in=semua)
        tokoh = _dengan_leburan(di.filter(nama_resmi=""))
        kanal = Kanal.objects.filter(Q(orang__in=semua) | Q(pemangku__in=tokoh))
        return cls(
            orang=semua,
            berkas=semua,
            nama=frozenset(satu.nama_normal for satu in semua if satu.nama_normal),
            sidik=frozenset(kanal.order_by().values_list("sidik", flat=True)),
            pemangku=frozenset(di.values_list("pk", flat=True)),
            tokoh=tokoh,
        )

    @property
    def surel(self) -> list[str]:
        semua = Kanal.objects.filter(_diri(self), jenis=Kanal.Jenis.EMAIL)
        return [str(satu.nilai) for satu in semua]

    def mengenai(self, nama: str, kanal: dict[str, str]) -> bool:
        """Whether a name with channels (kind -> what was typed) is this person's.

        A telephone may serve several: another name on it is another person.
        """
        if nama and normal_orang(nama) not in self.nama:
            return False
        return any(_sidik(jenis, isi) in self.sidik for jenis, isi in kanal.items())


def _dengan_leburan(tokoh: models.QuerySet[Pemangku]) -> frozenset[Any]:
    semua: set[Any] = set()
    baru = set(tokoh.values_list("pk", flat=True))
    while baru:
        semua |= baru
        lebur = Pemangku.objects.filter(penerus__in=baru)
        baru = set(lebur.values_list("pk", flat=True)) - semua
    return frozenset(semua)


def _sidik(jenis: str, isi: str) -> str:
    try:
        normal, _ = normalkan(jenis, isi)
    except ValidationError:
        return ""
    return sidik_kanal(jenis, normal)


def _diri(ciri: CiriSubjek) -> Q:
    return Q(orang__in=ciri.orang) | Q(pemangku__in=ciri.tokoh)


# Before anything is forgotten: notes in which the name stands are for a human


PALING_BANYAK = 200
# Columns too short for a sentence; and tables whose names are a record of their own.
SEPANJANG_KALIMAT = 100
BUKAN_CATATAN = (Event, Kehadiran, Orang)


def _baca_catatan(h: Penghapusan) -> None:
    for nama in sorted(h.ciri.nama):
        pola = r"\y" + r"\W+".join(nama.split()) + r"\y"
        for model, kolom in _kolom_catatan():
            cocok = model._default_manager.filter(**{f"{kolom}__iregex": pola})
            # What is about a figure is emptied with the record itself.
            if model is Pemangku:
                cocok = cocok.exclude(pk__in=h.ciri.tokoh)
            h.sisa += [Sisa.tentang(satu, kolom) for satu in cocok[:PALING_BANYAK]]
        jejak = Jejak.objects.filter(
            objek_jenis__startswith="pemangku.", catatan__iregex=pola
        )
        h.sisa += [Sisa.tentang(satu, "catatan") for satu in jejak[:PALING_BANYAK]]


def _kolom_catatan() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_app_config("pemangku").get_models():
        if issubclass(model, BUKAN_CATATAN):
            continue
        for kolom in model._meta.concrete_fields:
            if _kalimat(kolom):
                yield model, kolom.name


def _kalimat(kolom: models.Field) -> bool:
    if not kolom.editable or kolom.choices or isinstance(kolom, TeksTersandi):
        return False
    if isinstance(kolom, models.TextField):
        return True
    panjang = kolom.max_length or 0
    return isinstance(kolom, models.CharField) and panjang >= SEPANJANG_KALIMAT


def orang_utuh(orang: Orang) -> list[Orang]:
    """The person with every row that was merged into him; the one that stayed first."""
    while orang.penerus is not None:
        orang = orang.penerus
    semua = [orang]
    for satu in semua:
        semua += satu.pendahulu.order_by("pk")
    return semua


def _hapus_orang(h: Penghapusan) -> None:
    for satu in h.ciri.orang:
        satu.hapus(h.saat, alasan=h.alasan)


# The record of a figure speaks of the person as well, and so do its older editions


def _lupakan_tokoh(h: Penghapusan) -> None:
    tokoh = h.ciri.tokoh
    buang_sk(tokoh)
    for satu in Pemangku.objects.filter(pk__in=tokoh):
        for tindakan in (T.NONAKTIFKAN, T.TOLAK):
            if satu.boleh(tindakan):
                satu.lakukan(tindakan, h.saat, catatan=h.alasan)
        satu.isu.clear()
        Pemangku.objects.filter(pk=satu.pk).update(**KOLOM_TOKOH)
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    with pgtrigger.ignore(f"{riwayat._meta.label}:append_only"):
        riwayat.objects.filter(pgh_obj__in=tokoh).update(**KOLOM_TOKOH)
    CalonDuplikat.objects.filter(Q(a__in=tokoh) | Q(b__in=tokoh)).delete()


def buang_sk(tokoh: frozenset[Any]) -> None:
    """Delete the files of a figure's SK after the commit, older editions' too."""
    riwayat: Any = Pemangku.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    nama = {
        *Pemangku.objects.filter(pk__in=tokoh).values_list("sk_berkas", flat=True),
        *riwayat.objects.filter(pgh_obj__in=tokoh).values_list("sk_berkas", flat=True),
    }
    buang_berkas(nama)


def _gabungan(ciri: CiriSubjek) -> Q:
    lebur = Q(pemangku_lebur__in=ciri.tokoh) | Q(orang_lebur__in=ciri.orang)
    return _diri(ciri) | lebur


# Posts, channels, consent


def _akhiri_jabatan(h: Penghapusan) -> None:
    """Posts end the day before, so that today nobody stands there any more."""
    kemarin = timezone.localdate(h.saat.pada) - SEHARI
    semua = Jabatan.objects.filter(
        Q(selesai=None) | Q(selesai__gt=kemarin), orang__in=h.ciri.orang
    )
    for jabatan in semua.order_by("pk"):
        jabatan.selesai = max(kemarin, jabatan.mulai)
        jabatan.save(update_fields=("selesai", "diubah_pada"))


def _lupakan_kanal(h: Penghapusan) -> None:
    """Nobody may use them again; who has the same number is for a human."""
    semua = Kanal.objects.samar()
    lain = semua.filter(sidik__in=h.ciri.sidik).exclude(_diri(h.ciri))
    for satu in lain.select_related("orang", "pemangku"):
        pemilik: Any = satu.orang or satu.pemangku
        meta = pemilik._meta
        teks = (
            f"{meta.verbose_name} {pemilik.nomor}: memakai nomor atau alamat yang sama"
        )
        h.sisa.append(Sisa(teks, meta.label_lower, str(pemilik.pk)))
    kanal = semua.filter(_diri(h.ciri))
    # Everybody who suppresses several locks them in one order.
    for satu in kanal.order_by("sidik", "jenis"):
        tarik_kartu_kanal(satu.sidik, pada=h.saat.pada)
        larang(
            jenis=satu.jenis,
            sidik=satu.sidik,
            lingkup=Larangan.Lingkup.SEMUA,
            pada=h.saat.pada,
            alasan="Pemiliknya dihapus dari daftar pemangku.",
        )
    lupakan_bukti(h.ciri.sidik)
    h.hitung["kanal"] = len(kanal)
    kanal.delete()


def _ringkas_persetujuan(h: Penghapusan) -> None:
    """Words of consent stay without proof and remark: a hash tells a paper apart."""
    baris = Persetujuan.objects.filter(orang__in=h.ciri.orang)
    berisi = list(baris.exclude(bukti="", keterangan=""))
    with rutin(HAPUS):
        for satu in berisi:
            # Of a remark, or of a file that is gone, by our own key.
            cap = (
                cap_berkas(satu.bukti)
                if satu.bukti
                else sidik(f"persetujuan:{satu.keterangan}")
            )
            Persetujuan.objects.filter(pk=satu.pk).update(
                bukti="", keterangan="", sidik_bukti=cap
            )
    for nama in sorted({str(satu.bukti.name) for satu in berisi if satu.bukti}):
        h.sisa += _buang_bukti(nama)


def _buang_bukti(nama: str) -> list[Sisa]:
    """Delete the file after the commit, unless somebody else's consent stands on it."""
    if Persetujuan.objects.filter(bukti=nama).exists():
        return [Sisa(f"pindaian persetujuan bersama: {nama}", "", "")]
    buang_berkas([nama])
    return []


def _lupakan_hubungan(h: Penghapusan) -> None:
    with rutin(HAPUS):
        CatatanHubungan.objects.filter(_diri(h.ciri)).update(catatan="")


def _langkah_tokoh(ciri: CiriSubjek) -> Q:
    return Q(jenis=Janji.Jenis.KANTOR, pemangku__in=ciri.tokoh)


def _lupakan_langkah(h: Penghapusan) -> None:
    """Steps about the figure lose words and proof; those at his bodies are for a human."""
    milik = Janji.objects.filter(_langkah_tokoh(h.ciri))
    buang_berkas(milik.values_list("bukti", flat=True))
    milik.update(uraian=NAMA_DIHAPUS, bukti="")
    milik.exclude(hasil="").update(hasil=NAMA_DIHAPUS)
    di_sana = Janji.objects.tindak_lanjut().filter(
        pemangku__in=h.ciri.pemangku - h.ciri.tokoh
    )
    h.sisa += [Sisa.tentang(satu, "uraian") for satu in di_sana[:PALING_BANYAK]]


# Visits: attendance, registrations at the door, invitations, needs raised


def _lupakan_hadir(h: Penghapusan) -> None:
    if not Pengaturan.objects.kini().simpan_nama_hadir:
        Kehadiran.objects.filter(orang__in=h.ciri.orang).update(
            nama_snapshot=NAMA_DIHAPUS,
            jabatan_snapshot="",
            lembaga_snapshot="",
            jenis_kelamin="",
            kelurahan=None,
        )


def _di_mana(hadir: Kehadiran) -> str:
    return ", ".join(filter(None, (hadir.jabatan_snapshot, hadir.lembaga_snapshot)))


def _kosongkan_pendaftaran(h: Penghapusan) -> None:
    milik = PendaftaranMandiri.objects.filter(orang__in=h.ciri.orang)
    jumlah = milik.exclude(isian="").update(isian="", sidik="")
    for daftar in PendaftaranMandiri.objects.menunggu().exclude(isian=""):
        isi = daftar.isi
        kanal = {str(j): isi.get(kolom, "") for kolom, j in KANAL_PINTU.items()}
        if h.ciri.mengenai(isi.get("nama", ""), kanal):
            tarik_pendaftaran(daftar, pada=h.saat.pada)
            jumlah += 1
    h.hitung["pendaftaran"] = jumlah


def _lepas_undangan(h: Penghapusan) -> None:
    """To what has not ended it is its body's again: somebody else will come."""
    Undangan.objects.filter(
        orang__in=h.ciri.orang, kegiatan__status__in=BELUM_SELESAI
    ).update(orang=None)


def _lepas_titipan(h: Penghapusan) -> None:
    """Needs lose their person, and the link he held; their words are for a human.

    Whose need it was must not be read from its older editions either.
    """
    milik = Titipan.objects.filter(orang__in=h.ciri.orang)
    h.sisa += [
        Sisa.tentang(satu, kolom)
        for satu in milik.order_by("rujukan")
        for kolom in ("isi", "jawaban")
        if getattr(satu, kolom)
    ]
    milik.update(orang=None, sidik_kode="")
    riwayat: Any = Titipan.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    with pgtrigger.ignore(f"{riwayat._meta.label}:append_only"):
        riwayat.objects.filter(orang__in=h.ciri.orang).update(orang=None)


# Messages: broadcasts, links


def _dikirimi(ciri: CiriSubjek) -> Q:
    return Q(orang__in=ciri.orang) | Q(orang=None, pemangku__in=ciri.tokoh)


def _lupakan_siaran(h: Penghapusan) -> None:
    """Cards that wait are withdrawn; mail loses its address and words."""
    kartu = PenerimaSiaran.objects.filter(_dikirimi(h.ciri))
    tarik_kartu(kartu, VonisPenerima.LARANGAN, pada=h.saat.pada)
    for penerima in kartu:
        hapus_pesan(penerima)


def _bertautan(ciri: CiriSubjek) -> Q:
    """Every link the person may hold.

    A link for passing on names nobody: those of the figure's pledges are his.
    """
    return (
        _diri(ciri)
        | Q(pendaftaran__orang__in=ciri.orang)
        | Q(penerima__orang__in=ciri.orang)
        | Q(penerima__orang=None, penerima__pemangku__in=ciri.tokoh)
        | Q(komitmen__pemangku__in=ciri.tokoh)
    )


# His sheets; what he asked


def _kosongkan_impor(h: Penghapusan) -> None:
    jumlah = 0
    semua = ImporBaris.objects.select_related("berkas").order_by("pk")
    for baris in semua.iterator(chunk_size=SEKALI_BACA):
        if not _di_baris(baris, h.ciri):
            continue
        kolom = {"sel": KOSONG, "perubahan": "", "terap": "", "kunci": ""}
        if baris.hasil in {ImporBaris.Hasil.DIBUAT, ImporBaris.Hasil.DIPERBARUI}:
            kolom |= {"hasil": ImporBaris.Hasil.DIPERTAHANKAN, "keterangan": TETAP}
        elif not baris.hasil:
            kolom["vonis"] = ImporBaris.Vonis.GALAT
            baris.galat = {"Nama Narahubung": [DIHAPUS]}
        ImporBaris.objects.filter(pk=baris.pk).update(**kolom, galat=baris.galat)
        jumlah += 1
    h.hitung["impor"] = jumlah


def _di_baris(baris: ImporBaris, ciri: CiriSubjek) -> bool:
    """Whether a row is his: every cell is read, for its column may not be matched yet."""
    if baris.orang_id in ciri.kunci:
        return True
    sel = [satu for satu in baris.isi["sel"] if satu]
    bernama = any(normal_orang(baca_orang(satu).nama) in ciri.nama for satu in sel)
    sekanal = any(_sidik(j, satu) in ciri.sidik for j in KANAL_LEMBAR for satu in sel)
    if bernama:
        tempat = {baris.pemangku_id, baris.sasaran_id} & ciri.pemangku
        return sekanal or bool(tempat)
    return sekanal and "Nama Narahubung" not in baris.menurut_kolom


def _dibuka(ciri: CiriSubjek) -> Q:
    """Openings of the person, and of a record while he had a post there."""
    tentang = perihal(ciri)
    for j in Jabatan.objects.filter(orang__in=ciri.orang):
        selama = Q(
            objek_jenis=Pemangku._meta.label_lower,
            objek_id=str(j.pemangku_id),
            pada__date__gte=j.mulai,
        )
        tentang |= selama & Q(pada__date__lte=j.selesai) if j.selesai else selama
    return tentang


def _diunduh(ciri: CiriSubjek) -> Q:
    """What left with records of the same units, since the person is known."""
    unit = Pemangku.objects.filter(pk__in=ciri.pemangku).values("pengelola")
    sejak = min(satu.dibuat_pada for satu in ciri.orang)
    memuat = Q(pengelola=None) | Q(pengelola__in=unit)
    return memuat & Q(diunduh__gt=0, status_sejak__gte=sejak)


def _milik(ciri: CiriSubjek) -> Q:
    return Q(orang__in=ciri.orang)


def _banyak(semua: models.QuerySet[Any]) -> int:
    jumlah: int = semua.order_by().aggregate(n=Count("orang", distinct=True))["n"]
    return jumlah


def _menjabat(*, internal: bool) -> Callable[[date], int]:
    isi = {"orang__status": Orang.Status.AKTIF, "pemangku__jenis__internal": internal}
    return lambda hari: _banyak(Jabatan.objects.berlaku(hari).filter(**isi))


def _berkanal(_hari: date) -> int:
    pribadi = {"orang__status": Orang.Status.AKTIF, "sifat": Kanal.Sifat.PRIBADI}
    return _banyak(Kanal.objects.filter(**pribadi))


def _setuju(tujuan: str) -> Callable[[date], int]:
    return lambda _hari: _banyak(Persetujuan.objects.berlaku(tujuan))


def _hadir(_hari: date) -> int:
    sah = Kehadiran.objects.sah()
    return _banyak(sah) + sah.filter(orang=None).count()


SIMPANAN = (
    Simpanan(Orang, lambda ciri: Q(pk__in=ciri.kunci), lupakan=_hapus_orang),
    Simpanan(Pemangku, lambda ciri: Q(pk__in=ciri.tokoh), lupakan=_lupakan_tokoh),
    Simpanan(
        PenggabunganLog,
        _gabungan,
        lupakan=lambda h: PenggabunganLog.objects.filter(_gabungan(h.ciri)).update(
            snapshot_kekal={}, snapshot_lebur={}
        ),
    ),
    Simpanan(
        Jabatan,
        _milik,
        lupakan=_akhiri_jabatan,
        judul="Jabatan",
        kolom=(
            ("Di", "pemangku"),
            "nama_jabatan",
            ("Peran", lambda j: ", ".join(j.sebutan_peran)),
            ("Sejak", "mulai"),
            ("Sampai", "selesai"),
        ),
        ikut=("pemangku__jenis", "pemangku__wilayah__induk"),
        perlu=Jabatan.objects.berlaku_sejak,
        dihitung={
            "jabatan_internal": _menjabat(internal=True),
            "jabatan_eksternal": _menjabat(internal=False),
        },
    ),
    Simpanan(
        Kanal,
        _diri,
        lupakan=_lupakan_kanal,
        judul="Kanal",
        kolom=("jenis", "nilai", "sifat", "keadaan"),
        dihitung={"kanal_pribadi": _berkanal},
    ),
    Simpanan(
        Persetujuan,
        _milik,
        lupakan=_ringkas_persetujuan,
        judul="Persetujuan",
        kolom=(
            "pada",
            "tujuan",
            ("Kanal", lambda p: p.get_kanal_display() or "semua"),
            "keputusan",
            "cara",
            ("Kalimat", lambda p: f"versi {p.teks.versi}"),
        ),
        ikut=("teks",),
        perlu=lambda _batas: Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values),
        dihitung={f"persetujuan_{t}": _setuju(t) for t in Persetujuan.Tujuan},
    ),
    Simpanan(
        Kehadiran,
        _milik,
        lupakan=_lupakan_hadir,
        judul="Kehadiran",
        kolom=(
            "kegiatan",
            ("Tertulis", "nama_snapshot"),
            ("Jabatan, lembaga", _di_mana),
            "status",
        ),
        ikut=("kegiatan",),
        perlu=lambda batas: Kehadiran.objects.exclude(
            status=Kehadiran.Status.DITOLAK
        ).filter(kegiatan__mulai__date__gte=batas),
        dihitung={"hadir": _hadir},
    ),
    Simpanan(
        PendaftaranMandiri,
        _milik,
        lupakan=_kosongkan_pendaftaran,
        judul="Pendaftaran di pintu",
        kolom=(("Pada", "diterima_pada"), ("Yang ditulis", "isi")),
        dihitung={
            "pendaftaran": lambda _hari: PendaftaranMandiri.objects.exclude(
                isian=""
            ).count()
        },
    ),
    Simpanan(
        CatatanHubungan,
        _diri,
        lupakan=_lupakan_hubungan,
        judul="Catatan hubungan",
        kolom=("pada", "cara", ("Yang dicatat", "catatan")),
    ),
    Simpanan(
        Janji,
        _langkah_tokoh,
        lupakan=_lupakan_langkah,
        judul="Langkah berikutnya",
        kolom=("tenggat", "uraian", ("Keadaan", "status"), "hasil"),
    ),
    Simpanan(
        Undangan,
        _milik,
        lupakan=_lepas_undangan,
        judul="Undangan",
        kolom=("kegiatan", "cara", ("Dikirim", "dikirim_pada")),
        ikut=("kegiatan",),
    ),
    Simpanan(
        PenerimaSiaran,
        _dikirimi,
        lupakan=_lupakan_siaran,
        judul="Siaran",
        kolom=(
            ("Tentang", "siaran"),
            ("Kanal", lambda p: p.siaran.get_kanal_display()),
            "vonis",
            ("Keadaan", "status"),
        ),
        ikut=("siaran__unit", "kanal"),
    ),
    Simpanan(
        Titipan,
        _milik,
        lupakan=_lepas_titipan,
        judul="Pesan warga",
        kolom=(
            "jenis",
            ("Keadaan", "status"),
            # The words stand where the number leads.
            ("Nomor", lambda t: t.nomor or t.rujukan),
        ),
    ),
    Simpanan(
        TautanPribadi,
        _bertautan,
        lupakan=lambda h: TautanPribadi.objects.filter(_bertautan(h.ciri)).delete(),
        judul="Tautan pribadi",
        # The secret stands nowhere.
        kolom=(
            ("Untuk", "tujuan"),
            ("Dibuat", "dibuat_pada"),
            ("Sampai", "berlaku_sampai"),
        ),
    ),
    Simpanan(
        ImporBaris,
        _milik,
        lupakan=_kosongkan_impor,
        judul="Berkas impor",
        kolom=(
            ("Berkas", lambda b: f"{b.berkas.nomor}, baris {b.nomor}"),
            ("Baris", "menurut_kolom"),
            ("Menjadi", "hasil"),
        ),
        ikut=("berkas",),
    ),
    PESAN,
    Simpanan(PermintaanSubjek, kosongkan=("uraian",)),
    Simpanan(
        AksesDataPribadi,
        _dibuka,
        judul="Siapa membuka data Anda",
        kolom=("pada", "oleh", ("Data", "kolom"), ("Untuk apa", "alasan")),
        ikut=("oleh",),
    ),
    Simpanan(
        EksporPribadi,
        _diunduh,
        judul="Unduhan yang cakupannya memuat catatan Anda",
        kolom=("nomor", ("Oleh", "peminta"), "tujuan", ("Terakhir", "diubah_pada")),
        ikut=("peminta",),
    ),
    Simpanan(
        Jejak,
        lupakan=_baca_catatan,
        judul="Tindakan pada data Anda",
        kolom=(
            "pada",
            ("Tindakan", lambda j: j.tindakan.replace("_", " ")),
            ("Oleh", lambda j: j.oleh_nama or "portal"),
        ),
    ),
)
