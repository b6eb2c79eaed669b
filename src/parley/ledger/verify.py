"""Checks a proof that an entry is in a Parley ledger. Needs Python 3.9 or newer and nothing else.

    python verify.py PROOF.json [--head HEAD] [--original FILE]

The proof is right if the entry, hashed, leads along the path to the head (RFC 6962, section 2.1.1). That head should be
one that you know from elsewhere: printed, mailed, published. Give it with --head. With --original, a file is checked to
be the very bytes that the entry names. Exits with 0 if all is right, with 1 if not, with 2 if it cannot be checked.
"""

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaf(entry: "dict[str, Any]") -> bytes:
    """The hash of an entry."""
    head = [entry["seq"], entry["recorded"], entry["author"], entry["kind"]]
    words = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(b"\x00" + f"{words[:-1]},{entry['payload']}]".encode()).digest()


def root(hashed: bytes, place: int, size: int, path: "list[bytes]") -> bytes:
    """Where the path leads from a leaf. Raises ValueError if a tree of that size has no such path."""
    last = size - 1
    if not 0 <= place <= last:
        raise ValueError("the entry lies outside the log")
    for beside in path:
        if last == 0:
            raise ValueError("the path is too long")
        if place % 2 or place == last:
            hashed = node(beside, hashed)
            while place and place % 2 == 0:
                place, last = place // 2, last // 2
        else:
            hashed = node(hashed, beside)
        place, last = place // 2, last // 2
    if last:
        raise ValueError("the path is too short")
    return hashed


def faults(proof: "dict[str, Any]", head: str, original: bytes) -> "list[str]":
    """What is wrong with a proof, in words; `head` and `original` may be empty."""
    found = []
    entry, claimed = proof["entry"], proof["head"]
    size, hexadecimal = claimed.split(":")
    path = [bytes.fromhex(step) for step in proof["path"]]
    try:
        if root(leaf(entry), entry["seq"] - 1, int(size), path).hex() != hexadecimal:
            found.append("the entry does not lead to the head: one of them was changed")
    except ValueError as error:
        found.append(str(error))
    if head and re.sub(r"\s", "", head).lower() != claimed:
        found.append(f"the proof is under the head {claimed}, not under yours")
    if original:
        named = json.loads(entry["payload"]).get("id", "")
        if named != "sha256:" + hashlib.sha256(original).hexdigest():
            found.append("the file is not the original that the entry names")
    return found


def main() -> int:
    """Check what the command line names."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("proof")
    options.add_argument("--head", default="", help="the head that you know from elsewhere")
    options.add_argument("--original", help="a file that should be the original of the report in the entry")
    chosen = options.parse_args()
    try:
        proof = json.loads(Path(chosen.proof).read_text(encoding="utf-8"))
        original = Path(chosen.original).read_bytes() if chosen.original else b""
        if chosen.original and not original:
            raise ValueError("the original is empty")
        found = faults(proof, chosen.head, original)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"cannot be checked: {error!r}")
        return 2
    for fault in found:
        print(f"WRONG: {fault}")
    if found:
        return 1
    entry = proof["entry"]
    print(f"right: entry {entry['seq']} ({entry['kind']}, by {entry['author']}, {entry['recorded']})")
    print(
        f"is in the log with the head {proof['head']}" + ("" if chosen.head else " (is that the head that you know?)")
    )
    if chosen.original:
        print("and the file is its original")
    return 0


if __name__ == "__main__":
    sys.exit(main())
