"""What happens to an account: a line in the trail, and word to its owner and the guardians.

Nobody can take an account over unseen: the owner, PPID Utama and PDP hear of it.
"""

import re
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.models import Jejak
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.kabar.models import Notifikasi
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.izin import yang_dapat
from organisasi.kantor.models import Penugasan, PenugasanQuerySet, Petugas
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import alamat_penuh
from organisasi.pribadi.actions import PENJAGA
from organisasi.sandi import sidik

TEMPLAT = "organisasi/kabar/akun.txt"
PENEGAS = "organisasi.change_penugasan"
PELEPAS = "organisasi.change_petugas"
# So long a wish to take a factor off waits for the second officer.
MENUNGGU_LEPAS = timedelta(hours=24)
SENDIRI = (
    "Penugasan ini ditegaskan petugas lain, bukan yang memberi dan bukan yang menerima."
)


@transaction.atomic
def kabari_akun(
    petugas: Petugas,
    tindakan: str,
    kalimat: str,
    saat: Saat[Petugas | None],
    *,
    catatan: str = "",
    surel_lama: str = "",
) -> Jejak:
    """``surel_lama``: the address until now; its owner hears of it there, too.

    Who is only invited hears of nothing but the invitation.
    """
    baris = Jejak.objects.catat(
        petugas, tindakan, saat=saat, catatan=catatan or kalimat
    )
    pemilik = {petugas.email, surel_lama} if petugas.has_usable_password() else set()
    for penerima, jalur in (
        (pemilik, Notifikasi.Jalur.BIASA),
        (
            {*surel_petugas(saat.pada, peran=PENJAGA)} - pemilik,
            Notifikasi.Jalur.PETUGAS,
        ),
    ):
        beri_tahu(
            penerima,
            templat=TEMPLAT,
            konteks={
                "petugas": petugas,
                "kalimat": kalimat,
                "saat": Saat(saat.oleh, timezone.localtime(saat.pada)),
            },
            kunci=f"akun:{baris.pk}",
            pada=saat.pada,
            tentang=None,
            jalur=jalur,
        )
    return baris


# An invitation: a link that its owner alone gets, and that opens until he has made a
# password, for it holds the hash of the one that nobody knows. So a new one ends the old.

UNDANGAN = timedelta(days=7)
GARAM_UNDANGAN = "organisasi.staf.akun.undangan"


def nama_pengguna(surel: str) -> str:
    """The part before the @ of the address; with a number where it is taken."""
    awal = re.sub(r"[^a-z0-9._-]", "", surel.partition("@")[0].lower()) or "petugas"
    ada = set(
        Petugas.objects.filter(username__startswith=awal).values_list(
            "username", flat=True
        )
    )
    semua = [awal, *(f"{awal}{n}" for n in range(2, len(ada) + 2))]
    return next(satu for satu in semua if satu not in ada)


def _ciri_sandi(petugas: Petugas) -> str:
    return sidik(f"undangan:{petugas.password}")[:32]


@transaction.atomic
def undang(petugas: Petugas, saat: Saat) -> str:
    """What is said of it is returned."""
    petugas.set_unusable_password()
    petugas.save(update_fields=("password",))
    kalimat = f"Undangan dikirim ke {petugas.email}."
    baris = kabari_akun(petugas, "undang_akun", kalimat, saat)
    tanda = signing.dumps([petugas.pk, _ciri_sandi(petugas)], salt=GARAM_UNDANGAN)
    beri_tahu(
        [petugas.email],
        templat="organisasi/kabar/undangan.txt",
        konteks={
            "petugas": petugas,
            "oleh": saat.oleh,
            "sampai": timezone.localdate(saat.pada + UNDANGAN),
            "tautan": alamat_penuh(reverse("undangan", args=(tanda,))),
        },
        kunci=f"akun:undangan:{baris.pk}",
        pada=saat.pada,
        tentang=None,
        jalur=Notifikasi.Jalur.ALARM,
    )
    return (
        f"{kalimat} Kata sandi dan faktor keduanya dibuat pemilik akun lewat tautan di "
        "dalamnya."
    )


def diundang(tanda: str) -> Petugas | None:
    """Whose invitation it is; his row is locked. Call it inside a transaction."""
    try:
        pk, ciri = signing.loads(tanda, salt=GARAM_UNDANGAN, max_age=UNDANGAN)
    except signing.BadSignature:
        return None
    semua = Petugas.objects.select_for_update().filter(pk=pk, is_active=True)
    return next((satu for satu in semua if _ciri_sandi(satu) == ciri), None)


def penegas(tugas: Penugasan, hari: date, *pemberi: int | None) -> PenugasanQuerySet:
    kecuali = (tugas.petugas_id, tugas.diberikan_oleh_id, *pemberi)
    return yang_dapat(PENEGAS, [tugas.unit], hari, kecuali=kecuali)


def minta_penegas(tugas: Penugasan, *, oleh: Petugas, hari: date) -> None:
    """Not saved yet; the superuser alone while there is no second officer.

    Every role sees cases, persons or letters, so no role is given by one alone.
    """
    tugas.diberikan_oleh = tugas.ditegaskan_oleh = None
    if not oleh.superuser_aktif or penegas(tugas, hari, oleh.pk).exists():
        tugas.diberikan_oleh = oleh


def halangan_tegaskan(tugas: Penugasan, oleh: Petugas) -> str:
    ikut = {tugas.petugas_id, tugas.diberikan_oleh_id}
    return SENDIRI if oleh.pk in ikut else ""


@transaction.atomic
def tegaskan_penugasan(tugas: Penugasan, saat: Saat) -> Penugasan:
    """TindakanTerlarang for who gave or receives it, and when it waits no longer."""
    if halangan := halangan_tegaskan(tugas, saat.oleh):
        raise TindakanTerlarang(halangan)
    tunggu = Penugasan.objects.filter(
        pk=tugas.pk,
        petugas=tugas.petugas_id,
        peran=tugas.peran,
        unit=tugas.unit_id,
        diberikan_oleh=tugas.diberikan_oleh_id,
        ditegaskan_oleh=None,
    )
    if not tunggu.update(ditegaskan_oleh=saat.oleh):
        raise TindakanTerlarang("Penugasan ini sudah ditegaskan atau baru saja diubah.")
    tugas.ditegaskan_oleh = saat.oleh
    kabari_penugasan(tugas, "tegaskan_peran", saat)
    return tugas


def kabari_penugasan(tugas: Penugasan, tindakan: str, saat: Saat) -> None:
    masa = f"mulai {tanggal_pendek(tugas.mulai)}"
    if tugas.selesai:
        masa += f" sampai {tanggal_pendek(tugas.selesai)}"
    tempat = f"{tugas.get_peran_display()} di {tugas.unit.nama_pendek}, {masa}"
    tunggu = "; menunggu ditegaskan petugas lain" if tugas.menunggu else ""
    kalimat = f"Penugasan {tempat}{tunggu}."
    kabari_akun(tugas.petugas, tindakan, kalimat, saat)


def diminta_lepas(petugas: Petugas, pada: datetime) -> Jejak | None:
    """The wish to take his factor off that waits for a second officer."""
    tentang = Jejak.objects.milik(petugas).filter(
        tindakan__in=("minta_lepas_faktor", "lepas_faktor_kedua"),
        pada__gt=pada - MENUNGGU_LEPAS,
    )
    terakhir = tentang.first()
    return terakhir if terakhir and terakhir.tindakan == "minta_lepas_faktor" else None


@transaction.atomic
def lepas_faktor(petugas: Petugas, saat: Saat, *, alasan: str) -> str:
    """By two officers, within a day; the superuser alone while there is nobody else."""
    lain = yang_dapat(
        PELEPAS, (), timezone.localdate(saat.pada), kecuali=(saat.oleh.pk, petugas.pk)
    )
    sendiri = saat.oleh.superuser_aktif and not lain.exists()
    minta = diminta_lepas(petugas, saat.pada)
    kedua = minta and saat.oleh.username not in {minta.oleh, petugas.username}
    if not (sendiri or kedua):
        kalimat = "Diminta melepas faktor keduanya; menunggu petugas lain."
        kabari_akun(petugas, "minta_lepas_faktor", kalimat, saat=saat, catatan=alasan)
        return (
            f"Tercatat. Faktor kedua {petugas} dilepas begitu petugas lain membuka halaman "
            "ini dan menekan tombol yang sama, paling lama besok."
        )
    Authenticator.objects.filter(user=petugas).delete()
    kalimat = "Faktor keduanya dilepas. Saat masuk lagi, yang baru dipasang."
    kabari_akun(petugas, "lepas_faktor_kedua", kalimat, saat=saat, catatan=alasan)
    return f"Faktor kedua {petugas} dilepas. Saat masuk lagi, ia memasang yang baru."


@transaction.atomic
def akhiri_semua_sesi(petugas: Petugas, saat: Saat, *, alasan: str) -> str:
    """Shut every way in that an officer has left open, as when a phone was lost.

    Which session belongs to a phone is not known for sure (a password may have been
    changed on it, another sign-in may have followed), so none is spared. What is said of
    it is returned.
    """
    kunci = [
        sesi.pk
        for sesi in Session.objects.filter(expire_date__gt=saat.pada)
        if sesi.get_decoded().get(SESSION_KEY) == str(petugas.pk)
    ]
    Session.objects.filter(pk__in=kunci).delete()
    kalimat = f"{len(kunci)} sesi masuk diakhiri."
    kabari_akun(petugas, "akhiri_sesi", kalimat, saat=saat, catatan=alasan)
    return kalimat
