"""Whom a visit may invite: seen and ticked, with who cannot be reached and why (PK-06)."""

from collections import defaultdict
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html

from organisasi.form_fields import Teks
from organisasi.models import Petugas
from organisasi.staf.tombol import TindakanForm
from pemangku.inventaris.models import Pemangku
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import CaraUndang
from pemangku.siaran.models import PenerimaSiaran, Siaran, VonisPenerima
from pemangku.siaran.penerima import timbang_pemangku

TANPA_ALAMAT = "alamat surat belum ada"
# More than fit on a page are narrowed first.
CALON_MAKS = 400


def calon_undangan(kegiatan: Kegiatan, petugas: Petugas) -> list[PenerimaSiaran]:
    """Active ones of the host and below it that are not invited, each with its contact."""
    terlihat = Pemangku.objects.untuk(petugas).aktif()
    milik = terlihat.milik_unit(kegiatan.tuan_rumah)
    diundang = kegiatan.undangan.values("pemangku")
    baris = milik.exclude(pk__in=diundang).select_related("jenis__unsur")
    # The rule of every message that leaves: consent, do-not-contact list, working channel.
    surat = Siaran(tujuan=Siaran.Tujuan.UNDANGAN, kanal=Siaran.Kanal.WA, segmen={})
    return timbang_pemangku(surat, baris, hari=timezone.localdate())


def dari_impor(pemangku: Pemangku) -> bool:
    """Brought by an import, and looked at by nobody since."""
    impor = pemangku.sumber == Pemangku.Sumber.IMPOR
    return impor and pemangku.terverifikasi_pada is None


def sebut_calon(calon: PenerimaSiaran) -> str:
    """The body, its place, the post it is addressed to, and what speaks against it."""
    p = calon.pemangku
    layak = calon.vonis == VonisPenerima.LAYAK
    isi = (
        p.wilayah.nama if p.wilayah else "",
        calon.jabatan or "tanpa pengurus aktif",
        "" if layak else f"WhatsApp: {str(calon.get_vonis_display()).lower()}",
        "" if layak or p.alamat else TANPA_ALAMAT,
        "dari impor, belum diperiksa" if dari_impor(p) else "",
    )
    ket = " · ".join(filter(None, isi))
    return format_html('{} <span class="ket">{}</span>', p.nama_tampil, ket)


class UndangForm(TindakanForm):
    """The invited are ticked in the list of all there are, each with what speaks against it.

    What an import brought and nobody has looked at since is not ticked beforehand.
    """

    pencarian = "Nama lembaga"
    saringan = ("unsur", "kelurahan", "pengurus")
    cari = forms.CharField(required=False, widget=forms.HiddenInput)
    unsur = forms.ChoiceField(label="Kelompok", required=False)
    kelurahan = forms.ChoiceField(label="Kelurahan", required=False)
    pengurus = forms.ChoiceField(
        label="Pengurus",
        required=False,
        choices=(("", "Semua"), ("aktif", "Ada pengurus aktif")),
    )
    cara = forms.ChoiceField(
        label="Cara mengundang", choices=CaraUndang.choices, initial=CaraUndang.SURAT
    )
    pemangku = forms.MultipleChoiceField(
        label="Yang diundang", required=False, widget=forms.CheckboxSelectMultiple
    )
    nomor = Teks(
        label="Nomor pemangku lain",
        max_length=1000,
        help_text="Dipisah koma, misalnya PK-000012, PK-000340.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        calon = calon_undangan(self.berkas, self.petugas)
        unsur, tempat = dict[str, str](), dict[str, str]()
        for p in (c.pemangku for c in calon):
            unsur[str(p.jenis.unsur_id)] = p.jenis.unsur.nama
            if p.wilayah:
                tempat[str(p.wilayah.pk)] = p.wilayah.nama
        for nama, pilihan in (("unsur", unsur), ("kelurahan", tempat)):
            urut = sorted(pilihan.items(), key=lambda satu: satu[1])
            kolom[nama].choices = [("", "Semua"), *urut]
        tampil = [c for c in calon if self._cocok(c)][:CALON_MAKS]
        kelompok: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for c in tampil:
            baris = str(c.pemangku.pk), sebut_calon(c)
            kelompok[c.pemangku.jenis.unsur.nama].append(baris)
        kolom["pemangku"].choices = [
            (f"{nama} ({len(isi)})", isi) for nama, isi in sorted(kelompok.items())
        ]
        centang = [str(c.pemangku.pk) for c in tampil if not dari_impor(c.pemangku)]
        self.initial["pemangku"] = centang
        kolom["pemangku"].help_text = (
            f"{len(tampil)} lembaga aktif tuan rumah dan kelurahannya yang belum "
            f"diundang, {len(centang)} tercentang. Hilangkan centang yang tidak perlu."
        )

    def _cocok(self, calon: PenerimaSiaran) -> bool:
        cari, unsur, kelurahan, pengurus = (
            self[nama].value() or "" for nama in ("cari", *self.saringan)
        )
        pemangku = calon.pemangku
        return (
            cari.casefold().strip() in pemangku.nama_tampil.casefold()
            and unsur in ("", str(pemangku.jenis.unsur_id))
            and kelurahan in ("", str(pemangku.wilayah_id))
            and (not pengurus or calon.orang is not None)
        )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        nomor = {n.strip().upper() for n in isi.get("nomor", "").split(",")} - {""}
        terlihat = Pemangku.objects.untuk(self.petugas).aktif()
        dipilih = Q(nomor__in=nomor) | Q(pk__in=isi.get("pemangku", ()))
        semua = list(terlihat.filter(dipilih))
        if hilang := nomor - {p.nomor for p in semua}:
            self.add_error("nomor", f"Tidak ditemukan: {', '.join(sorted(hilang))}.")
        if not semua and not self.errors:
            raise forms.ValidationError("Centang paling sedikit satu lembaga.")
        return {"cara": isi.get("cara"), "pemangku": semua}
