"""The shipped days off, time limits, regulations and channels."""

import re
from collections import Counter
from datetime import date

import holidays

from dev.pembuat_data.buat_hari_libur import baris_hari_libur, nama_baku
from tests.data_bantu import baris, kunci, resmi

# Where the file may differ from the package in words; dates may not differ at all.
BEDA_NAMA = {
    "Hari kedua dari Hari Raya Idul Fitri": "Hari Raya Idul Fitri (hari kedua)",
    "Hari kedua dari Hari Raya Idul Fitri (perkiraan)": (
        "Hari Raya Idul Fitri (hari kedua)"
    ),
    "Hari Raya Idul Fitri (perkiraan)": "Hari Raya Idul Fitri",
    "Hari Raya Idul Adha (perkiraan)": "Hari Raya Idul Adha",
}


def test_days_off_are_those_of_the_package():
    paket = holidays.country_holidays(
        "ID", years=range(2024, 2028), categories=("public", "government")
    )
    kami = {date.fromisoformat(b["tanggal"]): b["nama"] for b in baris("hari_libur")}
    assert kami == {hari: BEDA_NAMA.get(nama, nama) for hari, nama in paket.items()}
    assert set(BEDA_NAMA) <= set(paket.values())
    assert {nama_baku(n) for n in BEDA_NAMA} == set(BEDA_NAMA.values())


def test_days_off_stand_in_order_with_their_decree():
    assert baris("hari_libur") == baris_hari_libur()
    tanggal = [b["tanggal"] for b in baris("hari_libur")]
    assert tanggal == sorted(tanggal)
    assert Counter(t[:4] for t in tanggal) == {
        "2024": 29, "2025": 28, "2026": 25, "2027": 26
    }  # fmt: skip
    for b in baris("hari_libur"):
        assert b["dasar"].startswith(("SKB 3 Menteri", "Keppres Nomor"))


def test_days_off_of_each_year_are_those_of_its_own_acts():
    menurut_hari = {b["tanggal"]: b for b in baris("hari_libur")}
    khusus = {h for h, b in menurut_hari.items() if b["jenis"] == "libur_khusus"}
    assert khusus == {"2024-02-14", "2024-11-27"}
    assert all(menurut_hari[h]["dasar"].startswith("Keppres") for h in khusus)
    assert "933" in menurut_hari["2025-08-18"]["dasar"]
    cuti = {
        hari[5:]
        for hari, b in menurut_hari.items()
        if hari.startswith("2026") and b["jenis"] == "cuti_bersama"
    }
    assert cuti == {
        "02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24"
    }  # fmt: skip
    # Of 2027 nobody has seen the number of the decree.
    tahun = [b for b in baris("hari_libur") if b["tanggal"].startswith("2027")]
    perkiraan = {b["tanggal"] for b in tahun if "perkiraan" in b["keterangan"]}
    assert all("nomor SKB belum dilihat; periksa" in b["dasar"] for b in tahun)
    assert perkiraan == {"2027-03-10", "2027-03-11", "2027-05-17"}


def test_time_limits_hold_the_figures_of_the_law():
    nilai = {b["kode"]: (int(b["nilai"]), b["satuan"]) for b in baris("batas_waktu")}
    hukum = {
        "permohonan.periksa_kelengkapan": 3,
        "permohonan.lengkapi": 3,
        "permohonan.jawab": 10,
        "permohonan.perpanjang": 7,
        "keberatan.ajukan": 30,
        "keberatan.tanggapi": 30,
        "sengketa.ajukan": 14,
        "sengketa.registrasi": 3,
        "sengketa.mulai": 14,
        "sengketa.putusan": 100,
        "pengecualian.putuskan_sebelum_berakhir": 30,
        "pengaduan.verifikasi": 3,
        "pengaduan.tanggapan_pertama": 5,
        "pengaduan.tunggu_pelapor": 10,
        "pengaduan.selesai.permintaan_informasi": 5,
        "pengaduan.selesai.normatif": 5,
        "pengaduan.selesai.tidak_berkadar": 14,
        "pengaduan.selesai.berkadar": 60,
        "rujukan.rujuk": 2,
        "rujukan.terima_atau_kembalikan": 2,
        "rujukan.tempatkan": 1,
        "penerusan.nomor_luar": 1,
        "pendaftaran.periksa": 5,
        "informasi.periksa": 5,
        "peringatan.pertama": 5,
        "peringatan.kedua": 2,
        "peringatan.hari_terakhir": 0,
    }
    lain = {
        "informasi.mutakhir_berkala": (6, "bulan"),
        "informasi.tinjau_serta_merta": (6, "bulan"),
        "informasi.tinjau_setiap_saat": (12, "bulan"),
        "informasi.tinjau_dikecualikan": (12, "bulan"),
        "laporan.tahunan": (3, "bulan"),
        "pengaduan.batas_luar": (60, "hari"),
        "pengaduan.lengkapi": (30, "hari"),
        "pengaduan.nyatakan_kelengkapan": (14, "hari"),
        "pengaduan.sampaikan_keputusan": (14, "hari"),
    }
    jam = {
        f"pdp.{hak}": (72, "jam")
        for hak in ("akses", "perbaikan", "penghentian", "insiden")
    }
    assert nilai == {k: (n, "hari_kerja") for k, n in hukum.items()} | lain | jam


def test_limits_that_no_text_confirms_are_not_called_sure():
    tidak = {b["kode"] for b in baris("batas_waktu") if b["pasti"] == "tidak"}
    usul = {b["kode"] for b in baris("batas_waktu") if b["dasar"].startswith("Usul")}
    assert tidak == usul | {
        "pengaduan.batas_luar",
        "pengaduan.lengkapi",
        "pengaduan.nyatakan_kelengkapan",
        "pengaduan.sampaikan_keputusan",
    }
    assert usul == {
        "informasi.periksa", "rujukan.rujuk", "rujukan.terima_atau_kembalikan", "rujukan.tempatkan",
        "penerusan.nomor_luar", "pendaftaran.periksa", "peringatan.pertama",
        "peringatan.kedua", "peringatan.hari_terakhir", "informasi.tinjau_serta_merta",
        "informasi.tinjau_setiap_saat", "informasi.tinjau_dikecualikan",
    }  # fmt: skip


def test_limits_name_their_source_and_first_day():
    for b in baris("batas_waktu"):
        assert b["dasar"]
        assert date.fromisoformat(b["berlaku_sejak"]) <= date(2024, 10, 17)
        assert re.fullmatch(r"[a-z]+(\.[a-z_]+)+", b["kode"])
        # Article numbers from memory are not printed as law.
        assert not re.search(r"Pasal (37|41)\b", b["dasar"])


def test_regulations_cited_by_limits_are_in_the_list_of_regulations():
    dikutip = {
        m[0]
        for b in baris("batas_waktu")
        if (m := re.match(r"(UU|PP|Perki|Perpres) \d+/\d{4}", b["dasar"]))
    }
    assert len(dikutip) == 6
    assert dikutip <= kunci("dasar_hukum")


def test_replaced_regulations_point_to_what_holds_now():
    berlaku = {b["kode"]: b["berlaku"] for b in baris("dasar_hukum")}
    for b in baris("dasar_hukum"):
        assert b["judul"]
        assert 2008 <= int(b["tahun"]) <= 2026
        assert not b["tautan"] or resmi(b["tautan"])
        if b["diganti_oleh"]:
            assert b["berlaku"] == "tidak"
            assert berlaku[b["diganti_oleh"]] == "ya"
    assert {k for k, v in berlaku.items() if v == "tidak"} == {
        "Perki 1/2010", "Perki 1/2017", "Perki 5/2016", "Permendagri 35/2010",
        "Perwali 31/2013", "Permenpan RB 62/2018", "Permenpan RB 46/2020",
    }  # fmt: skip


def test_numbers_of_channels_come_from_the_collected_ones_or_are_empty():
    nomor = {b["kode"]: b["nomor"] for b in baris("kanal_layanan") if b["nomor"]}
    assert nomor == {
        "sp4n-sms": "1708",
        "pdam": "+62 821-2910-2345",
        **{n: n for n in ("112", "110", "113", "115", "117", "119", "129")},
        **{n: n for n in ("123", "121", "165", "137", "198")},
        # Named in the row of 119; a row of its own, so that it can be led to.
        "119-8": "119 ext 8",
    }


def test_channels_say_how_sure_they_are_and_that_nobody_tried_them_yet():
    for b in baris("kanal_layanan"):
        assert b["sumber"]
        assert b["keyakinan"] in {"tinggi", "sedang"}
        assert b["diperiksa_pada"] == ""
        assert re.fullmatch(r"[a-z0-9-]+", b["kode"])
        assert not b["web"] or re.fullmatch(r"[a-z0-9.-]+\.go\.id", b["web"])
