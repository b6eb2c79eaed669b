"""A signature under a head: who vouches for it (Ed25519, RFC 8032). Needs the package `cryptography`."""

import base64
import os
from pathlib import Path

from parley.errors import LedgerError, WrongUseError
from parley.ledger.log import Head

_PREFIX = "ed25519:"


def make_key(path: Path) -> Path:
    """Writes a new private key that only its owner may read, and beside it the public key, whose path is returned.

    Raises LedgerError where there is such a file, or none can be written, or `cryptography` is not installed.
    """
    _check_installed()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made, pem = Ed25519PrivateKey.generate(), serialization.Encoding.PEM
    secret = made.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    known = made.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    public = path.with_name(f"{path.name}.pub")
    try:
        for file, content, mode in ((path, secret, 0o600), (public, known, 0o644)):
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as out:
                out.write(content)
    except OSError as error:
        raise LedgerError(f"{error.filename}: no key can be written there ({error.strerror}).") from error
    return public


def signature_of(head: Head, key: Path) -> str:
    """The signature of a head with the private key in a file. Raises LedgerError, WrongUseError."""
    _check_installed()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(key.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise WrongUseError(f"{key}: no private key can be read here ({error}).") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise WrongUseError(f"{key}: this is no key of Ed25519. `parley ledger key FILE` makes one.")
    return _PREFIX + base64.b64encode(private.sign(str(head).encode())).decode()


def check_signature(head: Head, signature: str, key: Path) -> None:
    """Raises LedgerError where a signature is not that of a head by the owner of the public key in a file; where there
    is no key, WrongUseError."""
    _check_installed()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        public = load_pem_public_key(key.read_bytes())
    except (OSError, ValueError, TypeError) as error:
        raise WrongUseError(f"{key}: no public key can be read here ({error}).") from error
    if not isinstance(public, Ed25519PublicKey):
        raise WrongUseError(f"{key}: this is no key of Ed25519. `parley ledger key FILE` makes one.")
    try:
        public.verify(base64.b64decode(signature.strip().removeprefix(_PREFIX)), str(head).encode())
    except (InvalidSignature, ValueError) as error:
        raise LedgerError(f"The signature is not one of the head {head} by the owner of {key}.") from error


def _check_installed() -> None:
    try:
        import cryptography  # noqa: F401
    except ImportError as error:
        raise LedgerError("Signatures need the package cryptography: pip install 'parley[signing]'.") from error
