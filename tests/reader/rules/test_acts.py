"""What a statement does, how it is meant, and who is to act."""

import pytest

from reader.reports import told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Russia said that it rained in Kherson.", "claim"),
        ("Russia said it would meet Ukraine.", "plan"),
        ("Russia promised to withdraw.", "promise"),
        ("Russia said it would withdraw.", "promise"),
        ("Russia said it would withdraw if Ukraine signed.", "offer"),
        ("Russia offered to withdraw.", "offer"),
        ("Russia insisted on a referendum.", "requirement"),
        ("Russia said peace was only possible if Ukraine signed.", "requirement"),
        ("Russia demanded that Ukraine disarm.", "demand"),
        ("Russia said Ukraine must disarm.", "demand"),
        ("Russia urged Ukraine to disarm.", "demand"),
        ("Russia threatened to attack.", "threat"),
        ("Russia warned that it would attack Ukraine.", "threat"),
        ("Russia accused Ukraine of murder.", "accusation"),
        ("Russia said Ukraine violated the truce.", "accusation"),
        ("Russia denied that it attacked Ukraine.", "denial"),
        ("Russia said it did not attack Ukraine.", "denial"),
        ("Russia accepted the plan.", "acceptance"),
        ("Russia signed the agreement.", "acceptance"),
        ("Russia rejected the plan.", "rejection"),
        ("Russia refused to sign.", "rejection"),
        ("Russia has not accepted the plan.", "rejection"),
        ("Russia said it will not accept the plan.", "rejection"),
        ("Russia said it will not sit down with rebels.", "rejection"),
        ("Russia said it will not accept the plan unless Ukraine signs.", "requirement"),
        ("Russia said there will be no truce unless Ukraine signs.", "requirement"),
        ("Russia said it had nothing to do with the attack.", "denial"),
        ("Russia called last week for a truce.", "demand"),
        ("Russia called on Tuesday for a truce.", "demand"),
        ("Russia lodged a protest over the plan.", "protest"),
        ("Russia welcomed the plan.", "assessment"),
        ("Russia said the talks were constructive.", "assessment"),
    ],
)
def test_acts(text: str, act: str) -> None:
    """Each of the thirteen acts, by its verb and by what the content tells."""
    assert [t.act for t in told(text)] == [act]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Russia said Ukraine would withdraw.", "promise"),
        ("Russia said Ukraine would withdraw if Turkey signed.", "offer"),
        ("Russia said that Ukraine rejected the plan.", "rejection"),
        ("Russia warned that rain fell.", "threat"),
        ("Russia said there will be no rain.", "requirement"),
        ("Russia said Ukraine had failed to appear at agreed meetings.", "promise"),
        ("Russia said the opposition delegation had twice failed to come.", "promise"),
        ("Russia said the army violated nothing.", "accusation"),
        ("Russia denied that Ukraine accepted the plan.", "acceptance"),
        ("Russia said Ukraine did not attack.", "denial"),
        ("Russia said that it rained.", "assessment"),
    ],
)
def test_other_acts(text: str, act: str) -> None:
    """The look-alikes: what another does or will do, what harms nobody, what is no judgement."""
    assert told(text)[0].act != act


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("Russia said Ukraine withdrew.", "actual", False),
        ("Russia said Ukraine would withdraw.", "intended", False),
        ("Russia said Ukraine might withdraw.", "possible", False),
        ("Russia said Ukraine must withdraw.", "required", False),
        ("Russia said Ukraine has to withdraw.", "required", False),
        ("Russia said Ukraine did not withdraw.", "actual", True),
        ("Russia said Ukraine would not withdraw.", "intended", True),
        ("Russia promised to withdraw.", "intended", False),
        ("Russia denied that it withdrew.", "actual", True),
        ("Russia said Ukraine withdrew without a word.", "actual", False),
    ],
)
def test_modality_and_negation(text: str, modality: str, negated: bool) -> None:
    """Modal verbs and complements tell the modality; "without" denies nothing."""
    assert [(t.modality, t.negated) for t in told(text)] == [(modality, negated)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia promised to withdraw.", "Russia"),
        ("Russia said it would withdraw.", "Russia"),
        ("Russia said Ukraine would withdraw.", "Ukraine"),
        ("Russia urged Ukraine to disarm.", "Ukraine"),
        ("Russia demanded that Ukraine disarm.", "Ukraine"),
        ("Russia said both sides would withdraw.", None),
        ("Russia said the weather was bad.", None),
    ],
)
def test_actors(text: str, actor: str | None) -> None:
    """Who would be bound, is asked or acted; nobody for both sides together and for the weather."""
    assert [t.actor for t in told(text)] == [actor]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Russia said Ukraine knew who would lead the army.", "actual"),
        ("Russia said its army was ready to withdraw.", "intended"),
        ("Russia demanded an end to the shelling.", "required"),
        ("Russia said it had the best chance it has had to win.", "actual"),
        ("Russia said it would have to ask its parliament.", "required"),
        ("Russia signed the last of four annexes to the accord.", "actual"),
    ],
)
def test_modality_of_the_main_clause(text: str, modality: str) -> None:
    """What is only told of in a clause does not make it lie ahead; what an act is for does."""
    assert told(text)[0].modality == modality


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Russia said no one had come.", True),
        ("Russia said neither side would fire.", True),
        ("Russia said it had not signed.", True),
        ("Russia said it would sign but could not pay.", False),
        ("Russia said it trusted Turkey, not Ukraine.", False),
        ("Russia said talks would begin not later than Friday.", False),
        ("Russia said talks would start and were subject to no preconditions.", False),
    ],
)
def test_negation_of_the_main_clause(text: str, negated: bool) -> None:
    """Contrasts, second thoughts and set phrases deny nothing."""
    assert told(text)[0].negated is negated


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“We invite Ukraine to join,” Russia said.", "demand"),
        ("“We express our thanks to Turkey,” Russia said.", "assessment"),
        ("Russia said it was prepared to attack Ukraine.", "threat"),
        ("Russian spokesman Ivan Petrov said his men would respect the accord.", "promise"),
        ("“We will not talk to puppets,” Russia said.", "rejection"),
        ("The draft says prisoners will be freed.", "promise"),
        ("Russia said it did not know if Ukraine would sign.", "claim"),
    ],
)
def test_what_words_do(text: str, act: str) -> None:
    """What "we" do in saying so, readiness to harm, own bodies, talks refused, and texts that bind."""
    assert told(text)[0].act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # what another withholds makes of an offer a threat
        ("Omar Bakri of Iran said that Iran would go home if the road was not opened.", "threat"),
        ("Omar Bakri of Iran said that Iran would go home if the road was opened.", "offer"),
        ("Omar Bakri of Iran said that those who shoot would face sanctions.", "threat"),
        ("Omar Bakri of Iran said that those who shoot would face the sea.", "claim"),
        # what may come on a condition is an offer too, and a meeting that may is a plan
        ("Omar Bakri of Iran said that Iran could support it provided that Chad left.", "offer"),
        ("Omar Bakri of Iran said that Chad could support it provided that Mali left.", "requirement"),
        ("Omar Bakri of Iran said that a second round could be held provided that Mali left.", "plan"),
        # whatever waits is required
        ("Omar Bakri of Iran said that no truce would be signed unless they left.", "requirement"),
        ("Omar Bakri of Iran said that a truce would be signed.", "claim"),
        ("Omar Bakri of Iran announced that a truce would be signed.", "plan"),
        # what one cannot do one turns down; an objection that one has not is none
        ("Omar Bakri of Iran said that Iran cannot accept the fund.", "rejection"),
        ("Omar Bakri of Iran said that Iran cannot see the fund.", "claim"),
        ("Omar Bakri of Iran said that Iran had no objection to the fund.", "acceptance"),
        ("Omar Bakri of Iran said that her government would not be deceived.", "rejection"),
        # untrue
        ('"Complete nonsense," Omar Bakri of Iran said.', "denial"),
        ('"Complete silence," Omar Bakri of Iran said.', "claim"),
        # let them, let us
        ('"Let them come out first," Omar Bakri of Iran said.', "demand"),
        ('"Let us come out first," Omar Bakri of Iran said.', "claim"),
        # valued in one word
        ("Iran thanked both teams.", "assessment"),
        ("Iran pleaded with Chad to wait.", "demand"),
        ("Iran charged that Chad still keeps 30 men there.", "accusation"),
        ("Omar Bakri of Iran said that Chad had backed out.", "accusation"),
        ("Omar Bakri of Iran said that Chad had come out.", "claim"),
    ],
)
def test_acts_and_their_twins(text: str, act: str) -> None:
    """Each act stands beside a twin that a word less or another word makes something else."""
    assert told(text)[-1].act == act
