"""Ten lists as offices keep them, composed here, and what each of their rows says."""

import io
import zipfile
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

from openpyxl import Workbook

OO = "urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"
RUANG = " ".join(f'xmlns:{n}="{OO.format(n)}"' for n in ("office", "table", "text"))


class Bentuk(NamedTuple):
    """``masuk``: body, person, post and number of each row that belongs in the list;
    ``kembali``: the numbers of the rows that go back."""

    judul: str
    nama: str
    isi: bytes
    masuk: list[tuple[str, str, str, str]]
    kembali: list[int]


def xlsx(*baris, gabung=()):
    buku, wadah = Workbook(), io.BytesIO()
    for satu in baris:
        buku.active.append(satu)
    for rentang in gabung:
        buku.active.merge_cells(rentang)
    buku.save(wadah)
    return wadah.getvalue()


def ods(*baris, gabung=None, muka=""):
    """As LibreOffice writes it: runs of empty cells and rows to the edge of the sheet."""
    turun, tertutup = gabung or {}, set()
    for (ke, kolom), banyak in turun.items():
        tertutup |= {(ke + n, kolom) for n in range(1, banyak)}
    semua = []
    for ke, satu in enumerate(baris, 1):
        sel = "".join(
            _sel(nilai, (ke, k) in tertutup, turun.get((ke, k), 1))
            for k, nilai in enumerate(satu)
        )
        sisa = '<table:table-cell table:number-columns-repeated="16370"/>'
        semua.append(f"<table:table-row>{sel}{sisa}</table:table-row>")
    kosong = '<table:table-row table:number-rows-repeated="1048000">'
    semua.append(f"{kosong}{sisa}</table:table-row>")
    isi = (
        f"<office:document-content {RUANG}><office:body><office:spreadsheet>{muka}"
        f'<table:table table:name="Data">{"".join(semua)}</table:table>'
        '<table:table table:name="Lain"/>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return berkas_ods(isi.encode())


def berkas_ods(isi):
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("content.xml", isi)
    return wadah.getvalue()


def _sel(nilai, tertutup, turun):
    if tertutup:
        return "<table:covered-table-cell/>"
    ciri = f' table:number-rows-spanned="{turun}"' if turun > 1 else ""
    if isinstance(nilai, date):
        ciri += f' office:value-type="date" office:date-value="{nilai}T00:00:00"'
    elif isinstance(nilai, int):
        ciri += f' office:value-type="float" office:value="{nilai}"'
    elif str(nilai).startswith("="):
        ciri += f' table:formula="of:{nilai}"'
    teks = f"<text:p>{escape(str(nilai))}</text:p>" if nilai else ""
    return f"<table:table-cell{ciri}>{teks}</table:table-cell>"


JUDUL = Bentuk(
    "Judul lembar di atas tabel, sel digabung",
    "daftar mitra kecamatan.xlsx",
    xlsx(
        ["DAFTAR MITRA KECAMATAN CIPEDES"],
        ["TAHUN 2024"],
        [],
        ["No", "Nama Lengkap", "Instansi", "Jabatan", "No. HP/WA", "Kelurahan"],
        [1, "Asep Sunandar", "LPM Nagarasari", "Ketua", "0812-3456-7801", "Nagarasari"],
        [2, "Neneng Kurnia", "PKK Nagarasari", "Ketua", "0812-3456-7802", "Nagarasari"],
        [3, "Ujang Hidayat", "KIM Motekar", "Anggota", "0812-3456-7803", "Cipedes"],
        [4, "Tatang", "Karang Taruna Bina Remaja", "Ketua", "-", "Kel. Cipedes"],
        gabung=("A1:F1", "A2:F2"),
    ),
    [
        ("LPM Nagarasari", "Asep Sunandar", "Ketua", "6281234567801"),
        ("PKK Nagarasari", "Neneng Kurnia", "Ketua", "6281234567802"),
        ("KIM Motekar", "Ujang Hidayat", "Anggota", "6281234567803"),
        ("Karang Taruna Bina Remaja", "Tatang", "Ketua", ""),
    ],
    [],
)
DUA_BARIS = Bentuk(
    "Dua baris judul kolom dan nomor kolom",
    "profil lembaga.xlsx",
    xlsx(
        ["No", "Nama Lembaga", "Narahubung", None, None, "Alamat", None],
        [None, None, "Nama", "Jabatan", "Telepon", "Jalan", "Kelurahan"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [
            1,
            "LPM Melati",
            "Dede",
            "Ketua",
            "081234567811",
            "Jl. Ir. H. Juanda",
            "Nagarasari",
        ],
        [
            2,
            "DKM Al-Ikhlas",
            "Ust. Yayan",
            "Pengurus",
            "0265-331234",
            "Jl. A",
            "Cipedes",
        ],
        [3, "Paguyuban Warga", None, None, None, "Jl. B", "Cipedes"],
        gabung=("A1:A2", "B1:B2", "C1:E1", "F1:G1"),
    ),
    [
        ("LPM Melati", "Dede", "Ketua", "6281234567811"),
        ("DKM Al-Ikhlas", "Ust. Yayan", "Pengurus", "62265331234"),
        ("Paguyuban Warga", "", "", ""),
    ],
    [3],
)
CATATAN = Bentuk(
    "Jumlah, catatan, dan tanda tangan di bawah tabel",
    "rekap kim.xlsx",
    xlsx(
        ["No", "Nama KIM", "Ketua", "Kontak", "Kelurahan"],
        [1, "KIM Nagarasari Ngahiji", "Iwan", "081234567821", "Nagarasari"],
        [2, "KIM Cipedes Jaya", "Rina", "081234567822", "Cipedes"],
        ["Jumlah", None, None, None, 2],
        [],
        ["Catatan: data masih dapat berubah."],
        [None, None, None, "Tasikmalaya, 12 Nopember 2023"],
        [None, None, None, "Camat Cipedes"],
        [None, None, "Drs. H. Contoh", "Pembina"],
        [None, None, None, "NIP 19650101"],
    ),
    [
        ("KIM Nagarasari Ngahiji", "Iwan", "Ketua", "6281234567821"),
        ("KIM Cipedes Jaya", "Rina", "Ketua", "6281234567822"),
    ],
    [4, 6, 7, 8, 9, 10],
)
ANGKA = Bentuk(
    "Nomor telepon sebagai angka",
    "kontak.xlsx",
    xlsx(
        ["Nama", "Lembaga", "WA", "Desa/Kelurahan"],
        ["Ade", "LPM Satu Hati", 81234567831, "Nagarasari"],
        ["Budi", "LPM Dua Hati", 81234567832.0, "Nagarasari"],
        ["Cucu", "LPM Tiga Hati", "+62 812-3456-7833", "Nagarasari"],
        ["Dadang", "LPM Empat Hati", 6281234567834, "Nagarasari"],
        ["Euis", "LPM Lima Hati", "6,28123E+11", "Nagarasari"],
        ["Nama", "Lembaga", "WA", "Desa/Kelurahan"],
    ),
    [
        ("LPM Satu Hati", "Ade", "Narahubung", "6281234567831"),
        ("LPM Dua Hati", "Budi", "Narahubung", "6281234567832"),
        ("LPM Tiga Hati", "Cucu", "Narahubung", "6281234567833"),
        ("LPM Empat Hati", "Dadang", "Narahubung", "6281234567834"),
    ],
    [6, 7],
)
GELAR = Bentuk(
    "Nama dengan sapaan, gelar, dan jabatan",
    "undangan.csv",
    (
        b"NAMA,ASAL INSTANSI,KELURAHAN\n"
        b'"Bapak H. Asep Sunandar, S.Sos. (Ketua)",LPM Anggrek,Nagarasari\n'
        b"Ibu Hj. Neneng - Sekretaris,PKK Mawar,Nagarasari\n"
        b"Ketua: Ujang Hidayat,Karang Taruna Kenanga,Cipedes\n"
        b'"Dr. Rina Marlina, M.Si.",Puskesmas Flamboyan,Cipedes\n'
    ),
    [
        ("LPM Anggrek", "H. Asep Sunandar, S.Sos.", "Ketua", ""),
        ("PKK Mawar", "Hj. Neneng", "Sekretaris", ""),
        ("Karang Taruna Kenanga", "Ujang Hidayat", "Ketua", ""),
        ("Puskesmas Flamboyan", "Dr. Rina Marlina, M.Si.", "Narahubung", ""),
    ],
    [],
)
SUNDA = Bentuk(
    "Judul kolom berbahasa Sunda, CSV dari Excel",
    "daptar.csv",
    (
        "Nami;Pakumpulan;Kalungguhan;Nomer HP;Surélék;Kalurahan\r\n"
        "Kang Dadan;Paguyuban Pasundan Cipedes;Pupuhu;081234567851;;Cipedes\r\n"
        "Téh Imas;KIM Sauyunan;Bendahara;081234567852;imas@contoh.id;Nagarasari\r\n"
    ).encode("cp1252"),
    [
        ("Paguyuban Pasundan Cipedes", "Kang Dadan", "Pupuhu", "6281234567851"),
        ("KIM Sauyunan", "Téh Imas", "Bendahara", "6281234567852"),
    ],
    [],
)
GANDA = Bentuk(
    "Orang tertulis dua kali, lembaga dengan beberapa orang",
    "pengurus.xlsx",
    xlsx(
        ["Lembaga", "Nama", "Jabatan", "HP", "Kelurahan"],
        ["LPM Bambu", "Asep Ruhiyat", "Ketua", "081234567861", "Nagarasari"],
        ["LPM Bambu", "Siti Aminah", "Sekretaris", "081234567862", "Nagarasari"],
        ["LPM Bambu", "H. Asep Ruhiyat", "Ketua", "081234567861", "Nagarasari"],
        ["LPMK Kel. Bambu", "Yayat", "Bendahara", "081234567863", "Nagarasari"],
        ["TP PKK Kahuripan 2", "Eti", "Ketua", "081234567864", "Nagarasari"],
        ["TP PKK Kahuripan 3", "Oneng", "Ketua", "081234567865", "Nagarasari"],
    ),
    [
        ("LPM Bambu", "Asep Ruhiyat", "Ketua", "6281234567861"),
        ("LPM Bambu", "Siti Aminah", "Sekretaris", "6281234567862"),
        ("LPM Bambu", "Yayat", "Bendahara", "6281234567863"),
        ("TP PKK Kahuripan 2", "Eti", "Ketua", "6281234567864"),
        ("TP PKK Kahuripan 3", "Oneng", "Ketua", "6281234567865"),
    ],
    [4],
)
KOSONG = Bentuk(
    "Kolom kosong, sel digabung ke bawah, ODS",
    "mitra.ods",
    ods(
        ["Data Mitra", "", "", "", "", ""],
        ["No", "Kecamatan", "Kelurahan", "", "Nama Organisasi", "No Telp"],
        [1, "Cipedes", "Nagarasari", "", "LPM Sawo", 81234567871],
        [2, "", "", "", "PKK Sawo", "0265 331111"],
        [3, "", "Cipedes", "", "LPM Jambu", ""],
        [4, "Tawang", "Empangsari", "", "LPM Manggis", "=A1"],
        gabung={(3, 1): 3, (3, 2): 2},
    ),
    [
        ("LPM Sawo", "", "", "6281234567871"),
        ("PKK Sawo", "", "", "62265331111"),
        ("LPM Jambu", "", "", ""),
    ],
    [6],
)
TANGGAL = Bentuk(
    "Tanggal dalam berbagai ejaan",
    "sk lembaga.xlsx",
    xlsx(
        ["Nama Lembaga", "SK", None, "Kelurahan"],
        [None, "Nomor", "Tanggal", None],
        ["LPM Ahad", "1/2023", "12 Nopember 2023", "Nagarasari"],
        ["LPM Senin", "2/2023", "Minggu, 12 Nop 2023", "Nagarasari"],
        ["LPM Selasa", "3/2023", "12/11/2023", "Nagarasari"],
        ["LPM Rabu", "4/2023", date(2023, 11, 12), "Nagarasari"],
        ["LPM Kamis", "5/2023", "2023-11-12", "Nagarasari"],
        ["LPM Jumat", "6/2023", "awal Nopember", "Nagarasari"],
        gabung=("B1:C1",),
    ),
    [
        (f"LPM {hari}", "", "", "")
        for hari in ("Ahad", "Senin", "Selasa", "Rabu", "Kamis")
    ],
    [8],
)
BESAR = Bentuk(
    "Lima ribu baris",
    "kota.csv",
    "\n".join(
        ["Nama Lembaga,Kelurahan,Kecamatan"]
        + [f"RW {n},Nagarasari,Cipedes" for n in range(1, 5001)]
    ).encode("utf-16"),
    [(f"RW {n}", "", "", "") for n in range(1, 5001)],
    [],
)
SEMUA = (JUDUL, DUA_BARIS, CATATAN, ANGKA, GELAR, SUNDA, GANDA, KOSONG, TANGGAL)
