"""Certificates of an authority that only tests trust."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LIFE = timedelta(days=1)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def make_authority(folder: Path, name: str = "authority") -> tuple[Path, ec.EllipticCurvePrivateKey]:
    """The file of its certificate, and the key that it signs with."""
    key = ec.generate_private_key(ec.SECP256R1())
    draft = drafted(named(name), named(name), key.public_key())
    made = draft.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    file = folder / f"{name}.crt"
    file.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file, key


def make_certificate(
    folder: Path, host: str, authority: tuple[Path, ec.EllipticCurvePrivateKey]
) -> tuple[Path, Path]:
    """The files of a server's certificate and key."""
    issuer = x509.load_pem_x509_certificate(authority[0].read_bytes()).subject
    key = ec.generate_private_key(ec.SECP256R1())
    draft = drafted(named(host), issuer, key.public_key())
    made = draft.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    certificate, secret = folder / "server.crt", folder / "server.key"
    certificate.write_bytes(made.sign(authority[1], hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    secret.chmod(0o600)
    return certificate, secret


def drafted(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - LIFE)
        .not_valid_after(now + LIFE)
    )
