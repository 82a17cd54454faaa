"""The command that measures the recogniser on a file."""

import pytest
from django.core.management import CommandError, call_command

BAIK = "teks,is_emergency\nada kebakaran di pasar,ya\nlampu jalan mati,tidak\n"


def tulis(folder, isi):
    berkas = folder / "uji.csv"
    berkas.write_bytes(isi.encode() if isinstance(isi, str) else isi)
    return str(berkas)


def test_a_good_file_ends_well_and_shows_the_sums(tmp_path, capsys):
    call_command("nilai_triage", tulis(tmp_path, BAIK))
    assert capsys.readouterr().out.splitlines() == [
        "Darurat yang terlewat: 0 dari 1 (0,0 %)",
        "Salah sela: 0 dari 1 (0,0 %)",
    ]


def test_a_missed_emergency_is_shown_with_what_held_it_back(tmp_path, capsys):
    berkas = tulis(
        tmp_path, "teks,is_emergency\nbulan lalu rumah kami terbakar, YA \n,tidak\n"
    )
    with pytest.raises(CommandError, match="Belum memenuhi syarat") as galat:
        call_command("nilai_triage", berkas)
    assert galat.value.returncode == 1
    assert capsys.readouterr().out.splitlines() == [
        "Darurat yang terlewat, baris 2: bulan lalu rumah kami terbakar",
        "  + api-terbakar: “terbakar”. Ada yang terbakar.",
        "  - lampau: “bulan lalu”. Kejadiannya sudah lewat.",
        "Darurat yang terlewat: 1 dari 1 (100,0 %)",
        "Salah sela: 0 dari 1 (0,0 %)",
    ]


@pytest.mark.parametrize(("salah", "gagal"), [(1, False), (2, True)])
def test_one_in_ten_may_be_interrupted_for_nothing(tmp_path, capsys, salah, *, gagal):
    baris = ["ada kebakaran,tidak"] * salah + ["lampu mati,tidak"] * (10 - salah)
    berkas = tulis(tmp_path, "\n".join(["teks,is_emergency", *baris]))
    if gagal:
        with pytest.raises(CommandError):
            call_command("nilai_triage", berkas)
    else:
        call_command("nilai_triage", berkas)
    assert f"Salah sela: {salah} dari 10 ({salah}0,0 %)" in capsys.readouterr().out


@pytest.mark.parametrize("kolom", ["kategori", "kategori_kode"])
def test_the_topic_is_read_when_there_is_one(tmp_path, capsys, kolom):
    berkas = tulis(
        tmp_path, f"teks,{kolom},is_emergency\nbanjir di gang kami,banjir,ya\n"
    )
    call_command("nilai_triage", berkas)
    assert "terlewat: 0 dari 1" in capsys.readouterr().out


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path, capsys):
    call_command("nilai_triage", tulis(tmp_path, b"\xef\xbb\xbf" + BAIK.encode()))
    assert "terlewat: 0 dari 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ("", "kolom teks dan is_emergency tidak ada"),
        ("teks,label\na,ya\n", "kolom is_emergency tidak ada"),
        ("teks,is_emergency\na,mungkin\n", "baris 2: is_emergency harus ya atau tidak"),
        ("teks,is_emergency\na\n", "baris 2: is_emergency harus ya atau tidak"),
        (b"teks,is_emergency\n\xff\xfe,ya\n", "bukan teks UTF-8"),
        ("teks,is_emergency\n" + "a" * 140_000 + ",ya\n", "bukan CSV yang utuh"),
    ],
)
def test_a_file_of_another_kind_gets_a_clear_sentence(tmp_path, isi, kalimat):
    with pytest.raises(CommandError, match=kalimat) as galat:
        call_command("nilai_triage", tulis(tmp_path, isi))
    assert galat.value.returncode == 2


def test_a_file_that_is_not_there_gets_a_clear_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"tiada\.csv tidak ada"):
        call_command("nilai_triage", str(tmp_path / "tiada.csv"))
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("nilai_triage", str(tmp_path))
