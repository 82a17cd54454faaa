"""How catalogue entries are read: one loader per list, keyset pages, search."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast, Coalesce, JSONObject

from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Jejak

if TYPE_CHECKING:
    from informasi.models.dokumen import DokumenInformasi  # noqa: F401 - named in the base below
    from organisasi.models import Petugas


# Only the newest matches are ranked: a word that stands everywhere stays cheap.
CALON_MAKS = 1000


class DokumenQuerySet(models.QuerySet["DokumenInformasi"]):
    """Entries by state, officer and words."""

    def terbit(self) -> Self:
        """The public list, excluded entries among them (title and ground only)."""
        return self.filter(status="terbit")

    def terbuka(self) -> Self:
        """Published entries whose content is open."""
        return self.terbit().exclude(klasifikasi="dikecualikan")

    def publik(self) -> Self:
        """Entries with a page: published, or withdrawn with a reason."""
        return self.filter(status__in=("terbit", "ditarik"))

    def dikembalikan(self) -> Self:
        """Drafts sent back and not touched since."""
        kembali = Jejak.objects.filter(
            objek_jenis=self.model._meta.label_lower,
            objek_id=Cast(OuterRef("pk"), models.CharField()),
            tindakan="kembalikan",
            pada=OuterRef("status_sejak"),
        )
        # Being sent back is an act: it moves status_sejak and leaves diubah_pada.
        return self.filter(Exists(kembali), status="rancangan").exclude(
            diubah_pada__gt=F("status_sejak")
        )

    def untuk_daftar(self) -> Self:
        """All that a list row shows, in one query; never the search vector.

        ``berkas_utama`` is ``{"jenis": "pdf", "ukuran": 1234}`` or None; ``rusak``: a link
        or file of it does not open now.
        """
        temuan: Any = self.model.temuan.rel.related_model._default_manager
        berkas = (
            self.model.berkas.rel.related_model._default_manager.filter(
                dokumen=models.OuterRef("pk"), diganti_oleh=None, dihapus=False
            )
            .order_by("pk")
            .values(data=JSONObject(jenis="jenis", ukuran="ukuran"))[:1]
        )
        return (
            self.select_related("unit")
            .annotate(
                berkas_utama=models.Subquery(berkas),
                rusak=Exists(temuan.tak_terbuka().filter(dokumen=OuterRef("pk"))),
            )
            .defer("cari", "konteks", "alasan_klasifikasi", "keterangan_sumber")
            .fetch_mode(models.FETCH_PEERS)
        )

    def terbaru(self) -> Self:
        """Newest first, in the order of the partial indexes."""
        return self.order_by("-terbit_pada", "-pk")

    def setelah(self, terbit_pada: datetime, pk: int, *, maju: bool = False) -> Self:
        """The rows after this one, newest first (``maju``: oldest first); any depth."""
        arah = "gt" if maju else "lt"
        return self.filter(
            Q(**{f"terbit_pada__{arah}": terbit_pada})
            | Q(terbit_pada=terbit_pada, **{f"pk__{arah}": pk}),
            **{f"terbit_pada__{arah}e": terbit_pada},
        )

    def untuk(self, petugas: Petugas) -> Self:
        """Entries the officer may see in the admin."""
        return self.filter(
            Cakupan.untuk(
                petugas,
                kota={Peran.PPID_UTAMA, Peran.AUDITOR},
                unit={Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN},
            ).q("unit")
        )

    def basi(self, hari_ini: date) -> Self:
        """Periodic entries not renewed within their interval (UU 14/2008 Ps 9)."""
        selang = models.Func(
            Coalesce("interval_bulan", 6),
            function="MAKE_INTERVAL",
            template="%(function)s(months => %(expressions)s)",
            output_field=models.DurationField(),
        )
        jatuh = models.ExpressionWrapper(
            F("dimutakhirkan_pada") + selang, output_field=models.DateField()
        )
        return (
            self.terbit()
            .filter(klasifikasi="berkala")
            .annotate(jatuh=jatuh)
            .filter(jatuh__lt=hari_ini)
        )

    def perlu_ditinjau(self, hari_ini: date) -> Self:
        """Published entries whose review date has come."""
        return self.terbit().filter(tinjau_pada__lte=hari_ini)
