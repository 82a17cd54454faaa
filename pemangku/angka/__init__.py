"""Inventory, rounds and visits as fixed columns, from which figures are reckoned.

Whoever reckons (ppid_portal) reads nothing else of this service: no name, no channel, no
words (pemangku 10.1). Days are days of the city's clock. What a kelurahan's office keeps
or must do counts for its kecamatan, as on the page of a round.
"""

from pemangku.angka.catatan import (
    BarisDuplikat,
    BarisKelurahan,
    BarisPemangku,
    BarisPendaftaran,
    baca_duplikat,
    baca_kelurahan,
    baca_pemangku,
    baca_pendaftaran,
)
from pemangku.angka.kunjungan import (
    BarisHadir,
    BarisJajak,
    BarisKegiatan,
    BarisUndangan,
    baca_hadir,
    baca_jajak,
    baca_kegiatan,
    baca_undangan,
    kelurahan_aktif,
)
from pemangku.angka.putaran import (
    BarisUnsur,
    SasaranAngka,
    baca_sasaran,
    kunjungan_pertama,
    pecah_unsur,
    putaran_terakhir,
)
from pemangku.angka.sesudah import (
    BarisKomitmen,
    BarisTerusan,
    BarisTindakLanjut,
    BarisTitipan,
    Golongan,
    baca_komitmen,
    baca_terusan,
    baca_tindak_lanjut,
    baca_titipan,
)

__all__ = [
    "BarisDuplikat",
    "BarisHadir",
    "BarisJajak",
    "BarisKegiatan",
    "BarisKelurahan",
    "BarisKomitmen",
    "BarisPemangku",
    "BarisPendaftaran",
    "BarisTerusan",
    "BarisTindakLanjut",
    "BarisTitipan",
    "BarisUndangan",
    "BarisUnsur",
    "Golongan",
    "SasaranAngka",
    "baca_duplikat",
    "baca_hadir",
    "baca_jajak",
    "baca_kegiatan",
    "baca_kelurahan",
    "baca_komitmen",
    "baca_pemangku",
    "baca_pendaftaran",
    "baca_sasaran",
    "baca_terusan",
    "baca_tindak_lanjut",
    "baca_titipan",
    "baca_undangan",
    "kelurahan_aktif",
    "kunjungan_pertama",
    "pecah_unsur",
    "putaran_terakhir",
]
