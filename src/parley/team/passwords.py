"""Which passwords are good enough, as NIST SP 800-63B says it: long, not common, not the name; no other rules."""

import unicodedata

from parley.errors import WeakPasswordError
from parley.team.names import key_from_name

SHORTEST = 12
LONGEST = 1000
_BESIDE_THE_NAME = 8

# Of the commonest passwords, those of at least twelve characters, and words of which longer ones are commonly made.
_WORDS = """
    000000000000 101010101010 111111111111 112233445566 121212121212 123123123123 123321123321 1234567890
    12345678901 123456789012 1234567890123 12345678910 123456789101 1234567891011 123456789123 123456789abc
    123456789qwe 12345678abcd 123456abcdef 123456qwerty 1234qwerasdf 1234qwerasdfzxcv 123abc123abc 123qwe123qwe
    123qweasdzxc 147258369147 159753159753 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz1qaz1qaz
    1qaz2wsx3edc 1qaz2wsx3edc4rfv 222222222222 333333333333 444444444444 555555555555 666666666666 777777777777
    888888888888 987654321098 987654321987 999999999999 a1b2c3d4e5f6 aaaaaaaaaaaa abc123456789 abc123abc123
    abcd12345678 abcdefghijkl abcdefghijklmnop abcdefghijklmnopqrstuvwxyz administrateur administrator
    asdfasdfasdf asdfghjkl asdfghjklqwertyuiop asdfqwerzxcv azertyuiop baseball changeit changeme changemenow
    computer contraseña correcthorsebatterystaple defaultpassword dragon football helloworld iloveyou
    iloveyousomuch ineedapassword internet letmein letmeinletmein liverpool manchester masterpassword michael
    monkey motdepasse mypassword nopassword p4ssw0rd parley parola passphrase passw0rd passwd password
    passwordpassword passwort princess pussycat qazwsxedc qazwsxedcrfv qazxswedcvfr qwer1234asdf qwerasdfzxcv
    qwerty qwertyqwerty qwertyui qwertyuiop qwertyuiopasdf qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm
    qwertzuiop rockyou secret secretpassword senha starwars sunshine superman temporary temppassword
    testpassword testtesttest thisismypassword trustno1 unbelievable welcome whatever yourpassword zaq12wsxcde3
    zaq1zaq1zaq1 zxcvbnm zxcvbnmasdfghjkl йцукен йцукенгшщзхъ пароль
"""
_COMMONEST = frozenset(_WORDS.split())


def password_from_words(words: str, name: str) -> str:
    """A password as it is hashed (NFKC), if it is good enough for the account of that name.

    Raises WeakPasswordError, which never holds any of it.
    """
    if len(words) > LONGEST:
        raise WeakPasswordError(f"This password has more than {LONGEST:,} characters. Take a shorter one.")
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in words):
        raise WeakPasswordError(
            "This password has a character that no form can send, such as a line break. Leave it out."
        )
    password = unicodedata.normalize("NFKC", words)
    if len(password) < SHORTEST:
        raise WeakPasswordError(
            f"This password has fewer than {SHORTEST} characters. Take a longer one; several words will do."
        )
    folded, own = (_run_together(one) for one in (password, name))
    if own in folded and len(folded.replace(own, "")) < _BESIDE_THE_NAME:
        raise WeakPasswordError("This password is little more than the name. Take another one.")
    if folded in _COMMONEST or folded.strip("0123456789!?.,;:-_+*#$%&/()@'\"") in _COMMONEST:
        raise WeakPasswordError("This password is one of the first that anybody would try. Take another one.")
    return password


def password_as_typed(words: str) -> str | None:
    """A password as it is compared; None for what cannot be anybody's."""
    if len(words) > LONGEST or any(unicodedata.category(sign) == "Cs" for sign in words):
        return None
    return unicodedata.normalize("NFKC", words)


def _run_together(words: str) -> str:
    return key_from_name(words).replace(" ", "")
