"""The Istanbul framework of examples/istanbul/agreement.md, built by hand."""

from datetime import date

from parley.model.agreement import Agreement, Entry, Meaning, Member, Provision, Step
from parley.model.condition import InForce, Stands

from .build import HERE, all_of, cond, duty, prop

DAY = date(2022, 3, 29)
NEUTRAL = frozenset({"common", "cautious", "generous"})
PEACE = "there is complete peace throughout Ukraine"
REFERENDUM = "a referendum has approved its parameters"
ENOUGH = "enough progress has been made"
DEAL = "the foreign ministries have accepted a deal"


def istanbul() -> Agreement:
    """The agreement, with Russia and Ukraine holding what the text brackets."""
    guarantors = ("Israel", "Poland", "Canada", "Turkey")
    withdraw = duty(
        "P1", "Russia", "Russia reduces military activity around Kyiv and Chernihiv",
        article=None, starts=DAY, creditors=("Ukraine",),
    )  # fmt: skip
    measures = duty(
        "P2", "Ukraine", "Ukraine takes the harshest measures against them",
        once="Ukraine is the first to catch the torturers of Russian soldiers",
        article=None, creditors=("Russia",), accounts=frozenset({"Russia"}),
    )  # fmt: skip
    neutral = duty(
        "1.1", "Ukraine", "Ukraine holds neutral status",
        once="a security assurance system is in place", creditors=("Russia",), maintenance=True,
    )  # fmt: skip
    bases = duty(
        "1.2", "Ukraine", "Ukraine hosts foreign military bases",
        kind="ban", during=Stands("1.1", "detached"), creditors=("Russia",), maintenance=True,
    )  # fmt: skip
    assure: list[Provision] = [
        duty(
            f"2.1/{name}", name, f"{name} assures the security of Ukraine", article="Article 2", creditors=("Ukraine",)
        )
        for name in guarantors
    ]
    protest = "Russia lodges a protest over the recordings of torture"
    steps = (
        Step("S1", prop("the foreign ministers meet"), None, "", HERE, NEUTRAL),
        Step("S2", prop("the presidents meet"), cond(DEAL), "", HERE, NEUTRAL | {"Russia"}),
        Step("S3", prop("the presidents meet"), cond(ENOUGH), "", HERE, NEUTRAL | {"Ukraine"}),
        Step("S4", prop(protest), None, "", HERE, NEUTRAL | {"Russia"}),
        Step("S5", prop("Ukraine accepts the protest"), cond(protest), "", HERE, NEUTRAL | {"Russia"}),
    )
    entry = Entry("agreement", all_of(PEACE, REFERENDUM), None, "", HERE, NEUTRAL | {"Ukraine"})
    system = Meaning(prop("a security assurance system is in place"), InForce("Article 2"), None, "", HERE)
    words = (PEACE, REFERENDUM, ENOUGH, DEAL, protest, "the presidents meet")
    return Agreement(
        title="Istanbul framework",
        status="proposed",
        date=DAY,
        place="Istanbul",
        parties=(Member("Ukraine"), Member("Russia")),
        guarantors=tuple(Member(name, proposed=True) for name in guarantors),
        observers=(Member("the Associated Press"),),
        meanings=(system,),
        provisions=(withdraw, measures, neutral, bases, *assure),
        steps=steps,
        entries=(entry,),
        ends=(),
        propositions=tuple(prop(w) for w in words),
        normal_form="",
    )
