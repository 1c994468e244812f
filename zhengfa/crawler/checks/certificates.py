"""What is wrong with a server's certificate, as far as it shows by itself. Nothing is refused for it."""

from datetime import datetime
from typing import Any

from cryptography.x509 import Certificate, DNSName, ExtensionNotFound, IPAddress, SubjectAlternativeName
from cryptography.x509.oid import NameOID

from zhengfa.archive.clock import now


def certificate_flaw(presented: Any, host: str) -> str:
    """Why browsers would warn of a certificate, as Scrapy has it; "" for none, or where there is none.

    Who signed it is not followed up: the certificates between are not known here.
    """
    return flaw_of(presented.original.to_cryptography(), host, now()) if presented else ""


def flaw_of(certificate: Certificate, host: str, at: datetime) -> str:
    """The first of: out of date, another host's, signed by itself."""
    if certificate.not_valid_after_utc < at:
        return f"expired on {certificate.not_valid_after_utc:%Y-%m-%d}"
    if certificate.not_valid_before_utc > at:
        return f"not valid before {certificate.not_valid_before_utc:%Y-%m-%d}"
    names = _names(certificate)
    if not any(_is_for(name, host) for name in names):
        return f"for {', '.join(names) or 'nobody'}, and not for {host}"
    return "signed by itself" if certificate.issuer == certificate.subject else ""


def _names(certificate: Certificate) -> list[str]:
    try:
        held = certificate.extensions.get_extension_for_class(SubjectAlternativeName).value
    except ExtensionNotFound:  # old ones name their host in the subject
        return [str(name.value) for name in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    return [*held.get_values_for_type(DNSName), *map(str, held.get_values_for_type(IPAddress))]


def _is_for(name: str, host: str) -> bool:
    name, host = name.lower(), host.lower()
    return name == host or (name.startswith("*.") and host.partition(".")[2] == name[2:])
