"""The Istanbul report of 29 March 2022, read and assessed by hand: what the page is tried on."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from parley.export.page import Page
from parley.model.agreement import NEUTRAL_ACCOUNTS, Agreement, Member, Provision, Step, Where
from parley.model.condition import Proposition
from parley.model.doubt import Doubt
from parley.model.finding import (
    Assessment,
    Blockers,
    BlockingSet,
    Contested,
    Deadlock,
    Gap,
    InForceFinding,
    PropositionFinding,
    ProvisionFinding,
    Reason,
    State,
    StepFinding,
    StepState,
    Truth,
)
from parley.model.judgement import Bearing, Link, StatementRef
from parley.model.party import Party
from parley.model.place import Place
from parley.model.report import Report
from parley.model.span import Span
from parley.model.statement import Act, Attribution, Modality, Proviso, ReaderStamp, Reading, Statement
from parley.model.testimony import Evidence, Source, Testimony
from parley.model.time import TimeReference

DAY = date(2022, 3, 29)
AS_OF = date(2022, 3, 30)
FILE = Path(__file__).parents[2] / "examples" / "istanbul" / "2022-03-29.txt"
TEXT = FILE.read_text(encoding="utf-8").removeprefix(" date 2022-03-29 ").rstrip()
REPORT = Report("sha256:istanbul", TEXT, DAY)

MEDINSKY, FOMIN, MILITARY, NEGOTIATORS, ZELENSKYY, PUTIN = "p3", "p4", "p5", "p6", "p10", "p11"
RUSSIA, UKRAINE, TURKEY, AP = "p1", "p2", "p7", "p8"


def span(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


PARTIES = (
    Party(RUSSIA, "Russia", "state", (), RUSSIA, "RUS"),
    Party(UKRAINE, "Ukraine", "state", (), UKRAINE, "UKR"),
    Party(
        MEDINSKY,
        "Vladimir Medinsky",
        "person",
        ("chief Russian delegate", "presidential aide", "chief negotiator"),
        RUSSIA,
    ),
    Party(FOMIN, "Alexander Fomin", "person", ("Russia's deputy defence minister", "General"), RUSSIA),
    Party(MILITARY, "Ukraine's military", "organisation", (), UKRAINE),
    Party(NEGOTIATORS, "Ukrainian negotiators", "group", (), UKRAINE),
    Party(TURKEY, "Turkey", "state", (), TURKEY, "TUR"),
    Party(AP, "Associated Press", "organisation", (), AP),
    Party(ZELENSKYY, "Zelenskyy", "person", ("president",), UKRAINE),
    Party(PUTIN, "Putin", "person", ("president",), RUSSIA),
)
KYIV = Place(span("Kyiv"), "Kyiv", "UA", 50.45, 30.52)
CHERNIHIV = Place(span("Chernihiv"), "Chernihiv", "UA", 51.5, 31.29)
ISTANBUL = Place(span("Istanbul"), "Istanbul", "TR", 41.01, 28.95)


def said(
    number: int,
    speaker: str | None,
    side: str | None,
    act: Act,
    content: Span,
    *,
    within: int | None = None,
    via: tuple[str, ...] = (),
    actor: str | None = None,
    modality: Modality = "actual",
    negated: bool = False,
    conditions: tuple[Proviso, ...] = (),
    times: tuple[TimeReference, ...] = (),
    places: tuple[Place, ...] = (),
    confidence: float = 0.9,
) -> Statement:
    return Statement(
        f"s{number}",
        f"a{number}" if speaker else None,
        f"s{within}" if within else None,
        speaker,
        side,
        via,
        (content,),
        "indirect",
        act,
        None,
        modality,
        negated,
        actor,
        None,
        conditions,
        times,
        places,
        confidence,
    )


HARSH = "to take the harshest measures against those who committed these war crimes"
AROUND = (KYIV, CHERNIHIV)
STATEMENTS = (
    said(
        1,
        MEDINSKY,
        RUSSIA,
        "claim",
        span("Ukraine promised to take serious action against those who are involved in the abuse of Russian soldiers"),
        actor=UKRAINE,
    ),
    said(
        2,
        UKRAINE,
        UKRAINE,
        "promise",
        span("to take serious action against those who are involved in the abuse of Russian soldiers"),
        within=1,
        actor=UKRAINE,
        modality="intended",
        confidence=0.81,
    ),
    said(
        3,
        MEDINSKY,
        RUSSIA,
        "claim",
        Span(span("At this point").start, span("catch them,").end),
        confidence=0.88,
    ),
    said(
        4,
        RUSSIA,
        RUSSIA,
        "protest",
        span("over the video recordings of tortures of Russian soldiers"),
        within=3,
        actor=RUSSIA,
    ),
    said(5, UKRAINE, UKRAINE, "acceptance", span("this protest"), within=3, actor=UKRAINE),
    said(
        6,
        UKRAINE,
        UKRAINE,
        "promise",
        Span(span(HARSH).start, span("catch them,").end),
        within=3,
        actor=UKRAINE,
        modality="intended",
        conditions=(Proviso("if", (span("they are the first to catch them"),), (span(HARSH),)),),
    ),
    said(
        7,
        FOMIN,
        RUSSIA,
        "promise",
        span("Russia would limit its military action around Kyiv and Chernihiv"),
        actor=RUSSIA,
        modality="intended",
        places=AROUND,
        confidence=0.96,
    ),
    said(
        8,
        FOMIN,
        RUSSIA,
        "promise",
        Span(span("In order to").start, span("Chernihiv directions").end),
        actor=RUSSIA,
        modality="intended",
        places=AROUND,
        confidence=0.74,
    ),
    said(
        9,
        MILITARY,
        UKRAINE,
        "claim",
        span("it has noticed withdrawals of Russian troops surrounding Kyiv and Chernihiv"),
        via=(AP,),
        actor=RUSSIA,
        places=AROUND,
        confidence=0.95,
    ),
    said(
        10,
        TURKEY,
        TURKEY,
        "plan",
        Span(span("Russian and Ukrainian foreign").start, span("Zelenskyy and Putin").end),
        modality="intended",
        times=(TimeReference(span("in the coming phase"), None, None),),
    ),
    said(11, RUSSIA, RUSSIA, "assessment", span('"constructive"', 2), confidence=0.7),
    said(
        12,
        UKRAINE,
        UKRAINE,
        "claim",
        span("enough progress had been made for the two nations' presidents to meet"),
        confidence=0.92,
    ),
    said(13, RUSSIA, RUSSIA, "assessment", span('"constructive"', 3), confidence=0.7),
    said(
        14,
        MEDINSKY,
        RUSSIA,
        "requirement",
        Span(span("a meeting between Putin and").start, span("accepted a deal").end),
        modality="possible",
        conditions=(
            Proviso(
                "only_if",
                (span("both nations' foreign ministries have accepted a deal"),),
                (span("a meeting between Putin and Zelenskyy"),),
            ),
        ),
    ),
    said(
        15,
        NEGOTIATORS,
        UKRAINE,
        "offer",
        Span(span("if a security").start, span("a neutral status").end),
        actor=UKRAINE,
        modality="intended",
        conditions=(
            Proviso(
                "if",
                (span("a security assurance system is put in place"),),
                (span("Kyiv would agree to a neutral status"),),
            ),
        ),
    ),
    said(
        16,
        NEGOTIATORS,
        UKRAINE,
        "claim",
        Span(span("Israel, Poland").start, span("the new structure").end),
        modality="possible",
    ),
    said(
        17,
        None,
        None,
        "claim",
        Span(span("The neutral status").start, span("Ukrainian soil").end),
        actor=UKRAINE,
        modality="intended",
        negated=True,
        confidence=0.45,
    ),
    said(
        18,
        UKRAINE,
        UKRAINE,
        "requirement",
        Span(span("For any final").start, span("throughout Ukraine").end),
        modality="required",
        conditions=(
            Proviso(
                "requires",
                (span("there must be complete peace throughout Ukraine"),),
                (span("any final agreement with Russia to take effect"),),
            ),
        ),
    ),
    said(
        19,
        UKRAINE,
        UKRAINE,
        "requirement",
        Span(span("a referendum on").start, span("would be required").end),
        modality="required",
    ),
)
READING = Reading(
    ReaderStamp("0.1.0", "news-en", "1", 1, "5f2c" * 16),
    REPORT,
    PARTIES,
    tuple(Attribution(f"a{s.id[1:]}", (Span(0, 2),), (), s.content, 0.9) for s in STATEMENTS if s.speaker),
    STATEMENTS,
    (
        TimeReference(span("on Tuesday"), DAY, DAY),
        TimeReference(span("in the coming phase"), None, None),
        TimeReference(span("On Tuesday"), DAY, DAY),
    ),
    (ISTANBUL, KYIV, CHERNIHIV),
    (
        Doubt(span("those who are involved in the abuse"), "unresolved-actor", "The report does not say who they are."),
        Doubt(span("a decision was made"), "unresolved-actor", "It is not said who decided."),
    ),
)


def source(number: int) -> Source:
    content = STATEMENTS[number - 1].content[0]
    return Source(REPORT.id, content, content.of(TEXT))


def testimony(that: str, by: str, number: int) -> Testimony:
    return Testimony(that, Proposition(that, that), True, DAY, None, DAY, AS_OF, by, source(number))


def evidence(target: str, by: str, number: int) -> Evidence:
    return Evidence(target, True, DAY, by, STATEMENTS[number - 1].content[0].of(TEXT), source(number), AS_OF)


PEACE = "there is complete peace throughout Ukraine"
REFERENDUM = "a referendum has approved its parameters"
ACCEPTED = "the foreign ministries have accepted a deal"
PROGRESS = "enough progress has been made"
LODGED = "Russia lodges a protest over the recordings of torture"
TAKEN = "Ukraine accepts the protest over the recordings of torture"
MEET = "the presidents meet"
ASSISTS = "Article 2 is in force"

HERE = Where(1, 1)
P1 = "Russia shall reduce military activity around Kyiv and Chernihiv, from 29 March 2022."
P2 = (
    "If Ukraine is the first to catch the torturers of Russian soldiers, Ukraine shall take the harshest measures"
    " against them."
)
N11 = "Ukraine shall hold neutral status once a security assurance system is in place."
N12 = "Ukraine shall not host foreign military bases while 1.1 is due."
N21 = "Each guarantor shall assure the security of Ukraine."
GUARANTORS = ("Israel", "Poland", "Canada", "Turkey")
STEP_WORDS = {
    "S1": ("the foreign ministers meet", "The foreign ministers meet."),
    "S2": (MEET, "The presidents meet only if the foreign ministries have accepted a deal."),
    "S3": (MEET, "The presidents meet only if enough progress has been made."),
    "S4": (LODGED, "Russia lodges a protest over the recordings of torture."),
}
HOLDERS = {"S1": "Turkey", "S2": "Russia", "S3": "Ukraine", "S4": "Russia"}


def _provision(
    ref: str, debtor: str, says: str, article: str | None, accounts: frozenset[str] | None = None
) -> Provision:
    return Provision(
        ref, ref.split("/")[0], article, "duty", debtor, (), Proposition(says, says), says, HERE, accounts=accounts
    )


AGREEMENT = Agreement(
    "Istanbul framework",
    "proposed",
    DAY,
    "Istanbul",
    (Member("Ukraine", ("Kyiv", "the Ukrainian side")), Member("Russia", ("Moscow", "the Russian side"))),
    tuple(Member(name, (), True) for name in GUARANTORS),
    (Member("the Associated Press", ("Associated Press",)),),
    (),
    (
        _provision("P1", "Russia", P1, None),
        _provision("P2", "Ukraine", P2, None, frozenset(("Russia",))),
        _provision("1.1", "Ukraine", N11, "Article 1. Neutral status"),
        _provision("1.2", "Ukraine", N12, "Article 1. Neutral status"),
        *(_provision(f"2.1/{name}", name, N21, "Article 2. Security assurance") for name in GUARANTORS),
    ),
    tuple(
        Step(key, Proposition(event, event), None, says, HERE, frozenset((*NEUTRAL_ACCOUNTS, HOLDERS[key])))
        for key, (event, says) in STEP_WORDS.items()
    ),
    (),
    (),
    (),
    "",
)

NOBODY = Reason("nobody has said so")
WHY_NOT = Reason(
    "the agreement is not in force",
    (
        Reason("Ukraine has not accepted the agreement", (NOBODY,)),
        Reason("Russia has not accepted the agreement", (NOBODY,)),
        Reason(f"it is not known whether {PEACE}", (NOBODY,)),
    ),
)


def _found(
    ref: str, debtor: str, says: str, state: State, since: date | None = None, **more: object
) -> ProvisionFinding:
    return ProvisionFinding(ref, debtor, ("Russia",), "duty", True, state, since, None, says, WHY_NOT, **more)  # type: ignore[arg-type]


def _step(key: str, state: StepState, needs: tuple[str, ...], found: tuple[Evidence, ...] = ()) -> StepFinding:
    event, says = STEP_WORDS[key]
    since = DAY if state is StepState.DONE else None
    return StepFinding(key, event, state, since, needs, says, Reason(f"{key} {state}", (NOBODY,)), found)


def _truths(that: str, number: int, by: str | None = None, testimony_of: int | None = None) -> PropositionFinding:
    truth = dict.fromkeys(("common", "Russia", "Ukraine"), Truth.UNKNOWN)
    if by:
        truth[by] = Truth.HOLDS
    lines = (testimony(that, by, testimony_of),) if by and testimony_of else ()
    return PropositionFinding(f"q{number}", that, truth, lines)


def _blockers(account: str) -> tuple[Blockers, ...]:
    both = ("Ukraine accepts this agreement", "Russia accepts this agreement")
    entry = both if account == "Russia" else (*both, PEACE, REFERENDUM)
    found = [Blockers("in force", sets=(BlockingSet(entry, True, True),), necessary=entry)]
    if account != "Ukraine":
        found.append(Blockers("S2 ready", sets=(BlockingSet((ACCEPTED,), True, True),), necessary=(ACCEPTED,)))
    else:
        found.append(Blockers("S2 ready", holds=True))
    return tuple(found)


def _assessment(account: str) -> Assessment:
    theirs = account == "Russia"
    first, second = (evidence("P1", "Russia", 7), evidence("P1", "Russia", 8))
    seen = evidence("P1", "Ukraine", 9)
    presidents = StepState.READY if account == "Ukraine" else StepState.WAITING
    return Assessment(
        "Istanbul framework",
        AS_OF,
        None,
        account,
        InForceFinding(Truth.UNKNOWN, None, WHY_NOT),
        (
            _found("P1", "Russia", P1, State.DETACHED, DAY, evidence=(first, second, seen)),
            _found(
                "P2",
                "Ukraine",
                P2,
                State.CONDITIONAL if theirs else State.NOT_HELD,
                evidence=(evidence("P2", "Russia", 6),),
            ),
            _found("1.1", "Ukraine", N11, State.INACTIVE, evidence=(evidence("1.1", "Ukraine", 15),)),
            _found("1.2", "Ukraine", N12, State.INACTIVE),
            *(
                _found(f"2.1/{g}", g, N21, State.INACTIVE, evidence=(evidence("2.1", "Ukraine", 16),))
                for g in GUARANTORS
            ),
        ),
        (
            _truths(PEACE, 1),
            _truths(REFERENDUM, 2),
            _truths(ACCEPTED, 3),
            _truths(PROGRESS, 4, "Ukraine", 12),
            _truths(LODGED, 5, "Russia", 4),
            _truths(TAKEN, 6, "Russia", 5),
        ),
        (
            _step("S1", StepState.READY, (), (evidence("S1", "Turkey", 10),)),
            _step("S2", presidents, (ACCEPTED,), (evidence("S2", "Russia", 14),))
            if account != "Ukraine"
            else replace(_step("S2", StepState.NOT_HELD, ()), evidence=(evidence("S2", "Russia", 14),)),
            _step("S3", presidents if account != "Russia" else StepState.NOT_HELD, ()),
            _step("S4", StepState.DONE if theirs else StepState.READY, ()),
        ),
        (
            Contested(
                "S2",
                {"Russia": "waiting", "Ukraine": "ready"},
                (testimony(PROGRESS, "Ukraine", 12),),
                (evidence("S2", "Russia", 14),),
            ),
        ),
        _blockers(account),
        (
            Deadlock(
                ("1.1", "2.1"),
                Reason("1.1 waits for Article 2, and Article 2 for 1.1"),
                ("waive: a security assurance system is in place",),
            ),
        ),
        (
            Gap("no-deadline", "P1", "P1 has no last day.", "Say by when, or how often it is checked."),
            Gap("no-verifier", "P1", "Nobody is named who verifies P1.", "Name who verifies it."),
            Gap("no-dispute-body", None, "Nobody settles disputes.", "Name a body."),
        ),
        (evidence("entry", "Ukraine", 18), evidence("entry", "Ukraine", 19)),
    )


def _ref(number: int) -> StatementRef:
    content = STATEMENTS[number - 1].content
    return StatementRef(REPORT.id, content, READING.words(content))


JUDGEMENTS = (
    Link(_ref(12), PROGRESS, False, "reviewer", AS_OF),
    Link(_ref(4), LODGED, False, "reviewer", AS_OF),
    Bearing(_ref(9), "P1", False, "reviewer", AS_OF, "Withdrawals are what the pledge would look like."),
    Bearing(_ref(14), "S2", False, "reviewer", AS_OF),
)
ASSESSMENTS = {account: _assessment(account) for account in ("common", "Ukraine", "Russia")}
PAGE = Page(
    (READING,),
    AGREEMENT,
    ASSESSMENTS,
    JUDGEMENTS,
    ("decisions.jsonl, line 7: no statement has the words “no breakthroughs”.",),
)
