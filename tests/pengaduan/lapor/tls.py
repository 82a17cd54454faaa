"""A certificate of our own for 127.0.0.1, made anew for each test."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def sertifikat(folder):
    """Return the file to trust and the server's context."""
    kunci = ec.generate_private_key(ec.SECP256R1())
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "uji")])
    alamat = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    lembar = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=36500))
        .add_extension(alamat, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_guna(), critical=True)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(kunci.public_key()),
            critical=False,
        )
        .sign(kunci, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    berkas, rahasia = folder / "uji.pem", folder / "uji.key"
    berkas.write_bytes(lembar.public_bytes(pem))
    rahasia.write_bytes(
        kunci.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    konteks = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    konteks.load_cert_chain(berkas, rahasia)
    return berkas, konteks


def _guna():
    return x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
