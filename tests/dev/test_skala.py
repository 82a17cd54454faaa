"""The drill tries the shipped files, and the script that restarts refuses what it must."""

import subprocess

import pytest

from dev.pembuat_data.berkas import AKAR
from dev.skala.proksi import susun

NGINX = (AKAR / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def test_only_ports_folders_and_the_certificate_are_other_than_in_the_shipped_file(
    tmp_path,
):
    baru = susun((8001, 8002), tmp_path, 8080, 8443).splitlines()
    beda = [satu for satu in baru if satu not in NGINX.splitlines()]
    assert len(beda) == 8
    kata = ("server 127.0.0.1:", "listen 127.0.0.1:", "# listen 127.0.0.1:")
    assert all(
        satu.strip().startswith(kata) or str(tmp_path) in satu for satu in beda
    ), beda


@pytest.mark.parametrize(
    ("port", "kalimat"),
    [
        (("8001",), "Sebut sedikitnya dua port"),
        (("8001", "8009"), "Port 8001 tidak sehat; tidak ada yang diubah"),
        (("8009", "8001"), "Port 8009 tidak ada di"),
        # What was left out before need not be well: it is what is mended.
        (("8003", "8001"), "Port 8001 tidak sehat; tidak ada yang diubah"),
    ],
)
def test_the_script_changes_nothing_when_it_cannot_do_all(tmp_path, port, kalimat):
    proksi = tmp_path / "portal.conf"
    isi = (
        "    server 127.0.0.1:8001 fail_timeout=2s;\n"
        "    server 127.0.0.1:8003 down down fail_timeout=2s;\n"
    )
    proksi.write_text(isi)
    env = {"PROKSI": str(proksi), "ALLOWED_HOSTS": "ppid.invalid", "PATH": "/usr/bin"}
    hasil = subprocess.run(
        ["/bin/sh", AKAR / "deploy" / "gilir", *port],
        env=env | {"MUAT_PROKSI": "false", "MULAI_ULANG": "false "},
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode in {1, 2}
    assert kalimat in hasil.stderr
    assert proksi.read_text() == isi
