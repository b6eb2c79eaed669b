"""By which words a group that nobody names is known again: "the housing department", "the rebels"."""

from parley.following.who.bodies import words_of
from parley.following.who.letters import word_set
from parley.following.who.rows import Row

_STEM = 4  # letters of a state's name that its people's name has too
_SMALL_WORDS = word_set("of in at for and to from on with by s a an")
_COUNTS = word_set(
    "two three four five six seven eight nine ten dozen dozens several some many most all both few last first other "
    "another one more thousands hundreds a an"
)
# Of these the one word tells enough, where one only is spoken of: no report means two of them by it
_ENOUGH = word_set(
    "rebels fighters insurgents guerrillas militants mediators observers monitors inspectors peacekeepers mission team "
    "movement group bloc mediation facilitators guarantors organisation organization commission board committee "
    "authority mechanism"
)


def described_key(name: str, side: Row | None) -> str | None:
    """The words that tell which group is meant, None where they are those of any: "the police", "some villagers"."""
    words = [word for word in words_of(name) if word not in _SMALL_WORDS]
    called = {word for form in side.forms.values() for word in words_of(form.words)} if side else set()
    stems = tuple(word[:_STEM] for word in called if len(word) >= _STEM)
    told = [word for word in words if not (stems and word.startswith(stems))]
    definite = name.casefold().startswith("the ") or (side is not None and name[:1].isupper()) or name[:1].isupper()
    enough = len(words) > 1 or (side is None and told and told[0] in _ENOUGH)
    return " ".join(told) if enough and told and definite and not _is_counted(name) else None


def _is_counted(name: str) -> bool:
    first = name.casefold().removeprefix("the ").split()[:1]
    return any(word in _COUNTS or word[0].isdigit() for word in first)
