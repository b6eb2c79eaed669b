"""In which language a report is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.intake.language import language_of

FOREIGN = {
    "fr": "La France et la Russie ont déclaré mercredi que les pourparlers se poursuivraient la semaine prochaine à "
    "Genève, selon le ministre des affaires étrangères. Les deux parties ont promis de réduire les opérations.",
    "ru": "Россия заявила, что сократит военную активность под Киевом и Черниговом. Делегации встретились в Стамбуле. "
    "Владимир Мединский сообщил, что переговоры были конструктивными и будут продолжены завтра утром.",
    "uk": "Україна запропонувала систему міжнародних гарантій безпеки. Делегації зустрілися у Стамбулі, повідомив "
    "Михайло Подоляк. Переговори будуть продовжені завтра, сказав він журналістам після зустрічі у палаці.",
    "ar": "أعلنت روسيا أنها ستخفض نشاطها العسكري حول كييف وتشرنيهيف. واجتمع الوفدان في إسطنبول. وقال فلاديمير "
    "ميدينسكي إن المحادثات كانت بناءة وستستمر غدا صباحا في القصر الرئاسي بحضور الوسطاء.",
    "es": "El gobierno de Colombia y las FARC anunciaron el martes un acuerdo sobre el cese del fuego bilateral. Los "
    "delegados se reunirán la próxima semana en La Habana, dijo el portavoz de la delegación.",
}
NAMES = (
    "Vladimir Medinsky, Mykhailo Podolyak, David Arakhamia, Mevlut Cavusoglu, Recep Tayyip Erdogan, Sergey Lavrov, "
    "Dmytro Kuleba, Oleksandr Chaly, Vadym Skibitskyi, Rustem Umerov, Leonid Slutsky, Alexander Fomin"
)


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_told(code: str) -> None:
    """Two or three sentences of a report in another language, whatever its page declares."""
    assert language_of(FOREIGN[code]) == code
    assert language_of(FOREIGN[code], "en-GB") == code


def test_english_is_told_whatever_is_declared() -> None:
    """A page whose markup says French, with a report in English."""
    said = "The delegations met in Istanbul on Tuesday, and said that they would go on with the talks in two weeks. "
    assert language_of(said * 2, "fr") == "en"


def test_what_nobody_can_tell_is_what_is_declared() -> None:
    """A list of names, or three words: the declared language, else English."""
    assert language_of(NAMES) == "en"
    assert language_of(NAMES, "tr-TR") == "tr"
    assert language_of("Nobody said so.", "fr") == "fr"


@given(st.text(max_size=300))
def test_any_text_has_a_language(text: str) -> None:
    """Whatever the characters, an answer comes, and the same one again."""
    assert language_of(text) == language_of(text)
