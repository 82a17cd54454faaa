"""Acts of UU 27/2022: opening guarded data, what people ask of their data, breaches.

The limits here are clock hours (3 x 24), not working days; they stand in ``BatasWaktu``.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.models import Jejak, NomorUrut
from organisasi.alur.tindakan import DaftarTindakan, TindakanTerlarang, wajib
from organisasi.halaman.rahasia import boleh_coba
from organisasi.kabar.models import Notifikasi, TugasHubungi
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.models import Petugas
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.pribadi.models import AksesDataPribadi, InsidenData, PermintaanSubjek
from organisasi.waktu.models import BatasBelumDiatur
from organisasi.waktu.tenggat import batas_kini, sisa_jam

J = PermintaanSubjek.Jenis
# Access: Pasal 32; correction: Pasal 30; ending, erasing, limiting: Pasal 41-43.
BATAS_SUBJEK: Mapping[str, str] = {
    J.AKSES: "pdp.akses",
    J.PERBAIKAN: "pdp.perbaikan",
    J.PENARIKAN: "pdp.penghentian",
    J.PENGHAPUSAN: "pdp.penghentian",
    J.PEMBATASAN: "pdp.penghentian",
}
PENJAGA = (Peran.PDP, Peran.PPID_UTAMA)
PANJANG_ALASAN = 300
# On one page in a day: what a person asks about his data, and changes of his contact.
PERMINTAAN_SEHARI, GANTI_KONTAK_SEHARI = 5, 3
SEHARI = timedelta(days=1)
TERLALU_BANYAK = "Untuk hari ini sudah cukup. Coba lagi besok, atau datang ke loket."
# Of a request that is answered at once the limit says nothing; the row wants one.
TIGA_HARI = timedelta(hours=72)
HASIL: Mapping[str, DaftarTindakan] = {t.ke: t for t in PermintaanSubjek.Tindakan}
TULIS_SEBAB = "Batasnya sudah lewat. Tulis alasan keterlambatan."
# First half of the advisory lock: one request at a time about the same record.
RUANG_KUNCI = "organisasi_subjek"


def buka_data(
    objek: models.Model, saat: Saat, *, kolom: str, alasan: str
) -> AksesDataPribadi:
    """Write down that ``oleh`` opens ``kolom`` of ``objek``; then it may be shown.

    Raises TindakanTerlarang without a reason (UU 27/2022 Pasal 27, 31): whoever looks
    says what for, and the person concerned can read it.
    """
    sebab = wajib(alasan, "Tulis tujuan membuka data ini.")[:PANJANG_ALASAN]
    return AksesDataPribadi.objects.catat(objek, saat=saat, kolom=kolom, alasan=sebab)


@transaction.atomic
def terima_permintaan_subjek(
    objek: models.Model,
    saat: Saat[Petugas | None],
    *,
    jenis: str,
    uraian: str = "",
    diterima_pada: datetime | None = None,
) -> PermintaanSubjek:
    """Enter a person's request about the data in ``objek``; its hours run at once.

    ``oleh`` None: the person asked on his own page. ``diterima_pada`` is when a letter
    came in, by default ``pada``. The same request, still open, is not entered twice: it is
    returned. Raises TindakanTerlarang for an unknown kind, a moment in the future, a
    correction that does not say what is wrong, or when the limit is not set.
    """
    mulai = diterima_pada or saat.pada
    uraian = uraian.strip()
    if jenis not in J.values:
        raise TindakanTerlarang("Pilih apa yang diminta.")
    if mulai > saat.pada:
        raise TindakanTerlarang("Waktu diterima tidak boleh di masa depan.")
    if jenis == J.PERBAIKAN:
        wajib(uraian, "Tulis data mana yang keliru dan isinya yang benar.")
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))",
            (RUANG_KUNCI, f"{objek._meta.label_lower}:{objek.pk}"),
        )
    for lama in milik(objek).terbuka().filter(jenis=jenis):
        # Two corrections may be about different things.
        if jenis != J.PERBAIKAN or lama.uraian == uraian:
            return cast("PermintaanSubjek", lama)
    permintaan = PermintaanSubjek.objects.create(
        jenis=jenis,
        objek_jenis=objek._meta.label_lower,
        objek_id=str(objek.pk),
        objek_nomor=str(getattr(objek, "nomor", "") or ""),
        unit=getattr(objek, "unit", None),
        uraian=uraian,
        diterima_pada=mulai,
        status_sejak=mulai,
        tenggat=batas_jam(BATAS_SUBJEK[jenis], mulai),
        oleh=saat.oleh,
    )
    Jejak.objects.catat(objek, "permintaan_subjek", saat=saat, sesudah={"jenis": jenis})
    kabari_penjaga(
        "permintaan_subjek",
        kunci=f"subjek:{permintaan.pk}",
        pada=saat.pada,
        jalur=Notifikasi.Jalur.PETUGAS,
        permintaan=permintaan,
        alamat=reverse("pdp-permintaan", args=(permintaan.pk,)),
    )
    return permintaan


def batasi_sehari(objek: models.Model, apa: str, *, batas: int, pada: datetime) -> None:
    """Outside the transaction of the act, or what it refused would not count."""
    kunci = f"{apa}:{objek._meta.label_lower}:{objek.pk}"
    if not boleh_coba(kunci, batas=batas, jendela=SEHARI, pada=pada):
        raise TindakanTerlarang(TERLALU_BANYAK)


def milik(objek: models.Model) -> Any:
    return PermintaanSubjek.objects.filter(
        objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk)
    )


def batas_jam(kode: str, sejak: datetime) -> datetime:
    try:
        batas = batas_kini(kode, timezone.localdate(sejak))
    except BatasBelumDiatur as galat:
        raise TindakanTerlarang(str(galat)) from galat
    return batas.habis_pada(sejak)


@transaction.atomic
def selesaikan_permintaan(
    permintaan: PermintaanSubjek,
    saat: Saat,
    *,
    hasil: str,
    jawaban: str,
    alasan_terlambat: str = "",
) -> PermintaanSubjek:
    """Late only with the reason, and it is counted; raises TindakanTerlarang."""
    if (tindakan := HASIL.get(hasil)) is None or not jawaban.strip():
        raise TindakanTerlarang("Isi hasil dan jawaban untuk pemohon.")
    sebab = ""
    if saat.pada > permintaan.tenggat:
        sebab = wajib(alasan_terlambat, TULIS_SEBAB)
    # It may name the person, so it stands in the row and never in the trail.
    permintaan.jawaban = jawaban.strip()
    terbuka = PermintaanSubjek.objects.terbuka().filter(pk=permintaan.pk)
    terbuka.update(jawaban=permintaan.jawaban)
    permintaan.lakukan(
        tindakan, saat, catatan=sebab, oleh=saat.oleh, alasan_terlambat=sebab
    )
    if berkas := berkas_dari(permintaan):
        Jejak.objects.catat(
            berkas,
            "permintaan_subjek_selesai",
            saat=saat,
            catatan=sebab,
            sesudah={"jenis": permintaan.jenis, "hasil": hasil},
        )
    return permintaan


def catat_seketika(
    objek: models.Model, *, jenis: str, jawaban: str, pada: datetime
) -> PermintaanSubjek:
    """What the person did himself; the caller wrote the act into the trail."""
    return PermintaanSubjek.objects.create(
        jenis=jenis,
        objek_jenis=objek._meta.label_lower,
        objek_id=str(objek.pk),
        objek_nomor=str(getattr(objek, "nomor", "")),
        diterima_pada=pada,
        tenggat=pada + TIGA_HARI,
        status=PermintaanSubjek.Status.DIPENUHI,
        status_sejak=pada,
        jawaban=jawaban,
    )


@transaction.atomic
def selesaikan_tugas(tugas: TugasHubungi, saat: Saat, *, hasil: str) -> TugasHubungi:
    hasil = wajib(hasil, "Tulis hasilnya, misalnya “sudah diberi tahu”.")
    nilai = {
        "hasil": hasil[:PANJANG_ALASAN],
        "oleh": saat.oleh,
        "selesai_pada": saat.pada,
    }
    # The database decides who wins.
    kosong = TugasHubungi.objects.filter(pk=tugas.pk, selesai_pada=None)
    if not kosong.update(**nilai):
        raise TindakanTerlarang("Sudah dicatat petugas lain. Muat ulang halaman.")
    tugas.refresh_from_db()
    Jejak.objects.catat(
        berkas_dari(tugas) or tugas,
        "pemohon_dihubungi",
        saat=saat,
        sesudah={"cara": tugas.cara},
    )
    return tugas


def berkas_dari(baris: PermintaanSubjek | TugasHubungi) -> models.Model | None:
    try:
        model = apps.get_model(baris.objek_jenis)
        satu: models.Model | None = model._default_manager.filter(
            pk=baris.objek_id
        ).first()
    except (LookupError, ValueError):
        return None
    return satu


def kabari_penjaga(
    templat: str,
    *,
    kunci: str,
    pada: datetime,
    jalur: str = Notifikasi.Jalur.BIASA,
    **konteks: Any,
) -> int:
    """Number and link, no content, to the data protection officer and the main PPID."""
    return beri_tahu(
        surel_petugas(pada, peran=PENJAGA),
        templat=f"organisasi/kabar/{templat}.txt",
        konteks=konteks,
        kunci=kunci,
        pada=pada,
        tentang=None,
        jalur=jalur,
    )


# Breaches of personal data: recorded, told to whom it concerns, and only then closed.
# Written notice within 3 x 24 hours to the people and to the agency, and to the public
# where it must be: which data, when and how, what is done (UU 27/2022 Pasal 46).

REGISTER = "insiden"
BATAS = "pdp.insiden"
# Hours before the end of the three days at which the guardians are told again; 0: over.
JAM_PERINGATAN = (24, 6, 1, 0)


@transaction.atomic
def catat_insiden(insiden: InsidenData, saat: Saat[Petugas | None]) -> InsidenData:
    """Number and save a new breach; its hours run from when it was found.

    ``insiden`` is unsaved, with ``diketahui_pada`` and what is known so far: what is not
    yet known must not delay the entry. ``INS-YYYY-NNNNNN``, gap-free within the year.
    Raises TindakanTerlarang for a moment in the future or when the limit is not set.
    """
    if insiden.diketahui_pada > saat.pada:
        raise TindakanTerlarang("Waktu diketahui tidak boleh di masa depan.")
    tahun = timezone.localdate(saat.pada).year
    insiden.tenggat = batas_jam(BATAS, insiden.diketahui_pada)
    insiden.oleh = saat.oleh
    urut = NomorUrut.objects.ambil(REGISTER, tahun=tahun)
    insiden.nomor = f"INS-{tahun}-{urut:06d}"
    insiden.save()
    Jejak.objects.catat(insiden, "catat_insiden", saat=saat)
    kabari_penjaga(
        "insiden",
        kunci=f"insiden:{insiden.pk}",
        pada=saat.pada,
        insiden=insiden,
        alamat=alamat_insiden(insiden),
    )
    return insiden


def alamat_insiden(insiden: InsidenData) -> str:
    return reverse("admin:organisasi_insidendata_change", args=(insiden.pk,))


def ingatkan_insiden(*, pada: datetime) -> int:
    """Tell of breaches whose hours run out, once at each of ``JAM_PERINGATAN``; how many.

    Repeatable: the outbox knows what was told. Of hours that passed while nothing ran
    only the last is told.
    """
    jumlah = 0
    for satu in InsidenData.objects.filter(ditutup_pada=None).order_by("tenggat"):
        sisa = satu.tenggat - pada
        tiba = [jam for jam in JAM_PERINGATAN if sisa <= timedelta(hours=jam)]
        if not tiba or not satu.belum_diberitahu:
            continue
        jumlah += kabari_penjaga(
            "insiden_sisa",
            kunci=f"insiden:{satu.pk}:{tiba[-1]}",
            pada=pada,
            insiden=satu,
            kurang=yang_kurang(satu),
            sisa=sisa_jam(satu.tenggat, pada),
            alamat=alamat_insiden(satu),
        )
    return jumlah


@transaction.atomic
def catat_pemberitahuan(
    insiden: InsidenData, kepada: str, saat: Saat, *, diberitahu_pada: datetime
) -> InsidenData:
    """``kepada``: "subjek", "lembaga" or "masyarakat", once each; TindakanTerlarang."""
    if not insiden.diketahui_pada <= diberitahu_pada <= saat.pada:
        raise TindakanTerlarang(
            "Waktu pemberitahuan harus setelah insiden diketahui dan tidak di masa depan."
        )
    kolom = f"{kepada}_diberitahu_pada"
    _ubah(insiden, {kolom: diberitahu_pada}, syarat={kolom: None, "ditutup_pada": None})
    Jejak.objects.catat(
        insiden,
        f"beri_tahu_{kepada}",
        saat=saat,
        sesudah={kolom: diberitahu_pada.isoformat()},
    )
    return insiden


@transaction.atomic
def tutup_insiden(insiden: InsidenData, saat: Saat) -> InsidenData:
    if kurang := yang_kurang(insiden):
        raise TindakanTerlarang(f"Belum dapat ditutup. Masih kurang: {kurang}.")
    _ubah(insiden, {"ditutup_pada": saat.pada}, syarat={"ditutup_pada": None})
    Jejak.objects.catat(insiden, "tutup_insiden", saat=saat)
    return insiden


def yang_kurang(insiden: InsidenData) -> str:
    langkah = {
        "pemberitahuan kepada orangnya": insiden.subjek_diberitahu_pada,
        "pemberitahuan kepada lembaga": insiden.lembaga_diberitahu_pada,
        "penanganan dan pemulihan": insiden.penanganan.strip(),
    }
    return ", ".join(nama for nama, isi in langkah.items() if not isi)


def _ubah(
    insiden: InsidenData, nilai: Mapping[str, datetime], *, syarat: Mapping[str, None]
) -> None:
    # Set nilai while syarat holds; who has the form open is told by the edition.
    baris = InsidenData.objects.filter(pk=insiden.pk, **syarat)
    if not baris.update(**nilai, edisi=F("edisi") + 1):
        raise TindakanTerlarang("Sudah dicatat atau ditutup. Muat ulang halaman.")
    insiden.refresh_from_db()
