"""Rules for danger told by what is seen of it, added to those that name it."""

from __future__ import annotations

from pengaduan.darurat.pola import Jenis, baca

LUAS = (
    *baca(
        Jenis.PUTUS_ASA,
        """
putus-asa-gantung | PERISTIWA | menggantung tempat_gantung orang ~7 | Seseorang menggantung diri atau hendak jatuh.
""",
    ),
    *baca(
        Jenis.API,
        """
bom-tanda | PERISTIWA | benda_curiga tanda_bom ~12 | Ada benda mencurigakan.
""",
    ),
    *baca(
        Jenis.JAHAT,
        """
jahat-kepung | PERISTIWA | sandar_ancam orang ~8 | Orang dikepung atau dihadang.
jahat-kepung-rumah | PERISTIWA | sandar_ancam rumahku ~5 | Rumah diserang.
jahat-rintih | PERISTIWA | rintih orang ~9 | Terdengar orang kesakitan.
""",
    ),
    *baca(
        Jenis.LAKA,
        """
laka-terkunci | PERISTIWA | pintu_dalam panas_dalam rentan ~9 | Ada orang terkunci dalam bahaya.
laka-rel-datang | LANGSUNG | rel kereta_datang orang ~9 | Orang di rel dan kereta datang.
laka-tali | PERISTIWA | tali_putus jatuh ~7 | Ada yang jatuh karena tali putus.
laka-ngambang | PERISTIWA | mengambang orang tempat_air ~7 | Ada orang mengambang di air.
laka-sendiri | PERISTIWA | tinggal_sendiri lama_hilang ~12 | Orang tua tidak terlihat keluar.
""",
    ),
    *baca(
        Jenis.ALAM,
        """
pohon-arah | PERISTIWA | pohon tumbang arah_ke ~5 | Pohon jatuh ke sesuatu.
goyah-orang | PERISTIWA | bangun_besar goyah masih_di ~14 | Bangunan goyah dengan orang di atasnya.
tanah-bunyi | PERISTIWA | tanah tanah_bunyi rumahku ~12 | Tanah bergerak di permukiman.
""",
    ),
    *baca(
        Jenis.HEWAN,
        """
hewan-lepas | PERISTIWA | hewan_gigih gigit orang ~8 | Hewan menyerang orang.
""",
    ),
)
