"""Signatures under heads."""

import stat
from pathlib import Path

import pytest

from parley.errors import LedgerError, WrongUseError
from parley.ledger.log import Head
from parley.ledger.signing import check_signature, make_key, signature_of

pytest.importorskip("cryptography", reason="cryptography, which signatures need, is not installed")
HEAD = Head(12, b"\x01" * 32)


def test_a_signature_holds_for_one_head_and_one_owner(tmp_path: Path) -> None:
    """The owner's signature is accepted; under another head, by another owner, or cut, it is not."""
    public, other = make_key(tmp_path / "key"), make_key(tmp_path / "other")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    signature = signature_of(HEAD, tmp_path / "key")
    check_signature(HEAD, signature, public)
    for head, signed, key in (
        (Head(13, HEAD.root), signature, public),
        (HEAD, signature, other),
        (HEAD, signature[:-8], public),
        (HEAD, "ed25519:", public),
        (HEAD, "no signature", public),
    ):
        with pytest.raises(LedgerError, match="not one of the head"):
            check_signature(head, signed, key)


def test_what_is_no_key_is_told(tmp_path: Path) -> None:
    """A key in place of another kind, a text, nothing; a key is never written over."""
    public = make_key(tmp_path / "key")
    (tmp_path / "text").write_text("key")
    for key in (public, tmp_path / "text", tmp_path / "none"):
        with pytest.raises(WrongUseError, match="private key"):
            signature_of(HEAD, key)
    with pytest.raises(WrongUseError, match="public key"):
        check_signature(HEAD, "ed25519:", tmp_path / "key")
    with pytest.raises(LedgerError, match="no key can be written"):
        make_key(tmp_path / "key")
