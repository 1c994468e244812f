"""What is said of certificates, which are made here."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from zhengfa.crawler.checks.certificates import certificate_flaw, flaw_of

NOW = datetime(2026, 1, 2, tzinfo=UTC)
KEY = ec.generate_private_key(ec.SECP256R1())


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def certificate(
    *names: x509.GeneralName, issuer: str = "样例证书机构", subject: str = "a.cn", start: int = -9, end: int = 9
) -> x509.Certificate:
    builder = x509.CertificateBuilder(
        named(issuer), named(subject), KEY.public_key(), 1, NOW + timedelta(start), NOW + timedelta(end)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(KEY, hashes.SHA256())


@pytest.mark.parametrize(
    ("made", "host", "flaw"),
    [
        (certificate(x509.DNSName("a.cn")), "A.cn", ""),
        (certificate(x509.DNSName("*.a.cn")), "www.a.cn", ""),
        (certificate(x509.DNSName("*.a.cn")), "a.cn", "for *.a.cn, and not for a.cn"),
        (certificate(x509.IPAddress(ip_address("127.0.0.1"))), "127.0.0.1", ""),
        (certificate(), "a.cn", ""),  # named by its subject alone
        (certificate(subject="b.cn"), "a.cn", "for b.cn, and not for a.cn"),
        (certificate(end=-1), "a.cn", "expired on 2026-01-01"),
        (certificate(start=1), "a.cn", "not valid before 2026-01-03"),
        (certificate(issuer="a.cn"), "a.cn", "signed by itself"),
    ],
)
def test_what_browsers_would_warn_of_is_said(made: x509.Certificate, host: str, flaw: str) -> None:
    assert flaw_of(made, host, NOW) == flaw


def test_a_page_that_came_without_one_has_no_flaw() -> None:
    assert certificate_flaw(None, "a.cn") == ""
