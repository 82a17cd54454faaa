"""Reads a PDF as people and as reading aids do."""

import subprocess


def teks_pdf(isi, alat="pdftotext"):
    perintah = [alat, "-", "-"] if alat == "pdftotext" else [alat, "-"]
    hasil = subprocess.run(perintah, input=isi, capture_output=True, check=True)
    return " ".join(hasil.stdout.decode().replace("\u200b", "").split())
