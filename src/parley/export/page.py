"""report.html: one self-contained page that shows what was said, by whom, and where an agreement stands.

No script, no network, no clock: everything is in the file, and the same input gives the same bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template

from parley.export.cards import place_words
from parley.export.citations import Citation, Citations, citations_of
from parley.export.map import Map, MapPoint, map_of
from parley.export.marks import carried
from parley.export.obstacles import Obstacles, obstacles_of
from parley.export.readings import ReadingView, SideView, places_of, side_views, view_of
from parley.export.sides import sides_of
from parley.export.standing import Contest, Row, Standing, standing_of
from parley.export.wording import ACT, LEADS, TERMS, day, listing, term_of
from parley.model.agreement import Agreement
from parley.model.finding import Assessment
from parley.model.judgement import Judgement, Link
from parley.model.place import Place
from parley.model.statement import Act, Reading

_SECTIONS = (
    ("parties", "Parties"),
    ("text", "Text"),
    ("accounts", "Accounts"),
    ("pledges", "Pledges"),
    ("steps", "Steps"),
    ("way", "In the way"),
    ("gaps", "Gaps"),
    ("made", "How it was made"),
)


# How a page of ours is told from any other file; it stands in templates/page.html.
GENERATOR = '<meta name="generator" content="Parley">'


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows.

    `readings` come one after the other. With an `agreement`, `assessments` holds one assessment for each account
    (account -> Assessment), all of the same agreement, day and record. `judgements` are the links and bearings
    that people have made, `problems` sentences on what could not be used; both may be empty.
    """

    readings: tuple[Reading, ...] = ()
    agreement: Agreement | None = None
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """What a person decided: the sentence, what it is linked to and how, by whom, when and why."""

    citation: Citation
    how: str
    to: str
    by: str
    recorded: str
    why: str | None


@dataclass(frozen=True, slots=True)
class PageContext:
    """Everything that the template `page.html` can name."""

    page: Page
    title: str
    views: tuple[ReadingView, ...]
    sides: tuple[SideView, ...]
    roles: Mapping[str, str]
    places: tuple[Place, ...]
    map: Map | None
    standing: Standing | None
    obstacles: Obstacles | None
    judgements: tuple[JudgementLine, ...]
    acts: Mapping[Act, str] = field(default_factory=lambda: ACT)

    @property
    def contents(self) -> tuple[tuple[int, str, str], ...]:
        """Number, anchor and name of each section."""
        names = _SECTIONS if self.standing else (*_SECTIONS[:2], _SECTIONS[-1])
        return tuple((n, anchor, name) for n, (anchor, name) in enumerate(names, 1))

    @property
    def as_of(self) -> date | None:
        """The day of the assessments."""
        return next((assessment.as_of for assessment in self.page.assessments.values()), None)

    @property
    def place_names(self) -> tuple[str, ...]:
        """The first places, by name; the section on places has all."""
        names = tuple(dict.fromkeys(place.name for place in self.places))
        return names if len(names) <= 8 else (*names[:8], f"{len(names) - 8} more")

    @property
    def silent(self) -> tuple[SideView, ...]:
        """Members of the agreement who neither speak nor have delegates in the readings, parties apart."""
        return tuple(s for s in self.sides if not (s.delegates or s.said) and self.roles.get(s.name) != "party")

    @property
    def counts(self) -> str:
        """How much the readings hold, in one sentence."""
        cards = [card for view in self.views for card in view.cards]
        speakers = {card.speaker for card in cards if card.statement.speaker is not None}
        said = f"{_number(len(cards), 'statement')} of {_number(len(speakers), 'speaker')}"
        doubts = sum(len(view.doubts) for view in self.views)
        left = _number(doubts, "doubt") if doubts else "no doubt"
        return f"{said} in {_number(len(self.views), 'report')}; {left} left open."

    @property
    def provisions(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """Pledges, then the articles, each with its rows."""
        articles: dict[str, list[Row]] = {}
        for row in self.standing.provisions if self.standing else ():
            articles.setdefault(row.article or "Pledges", []).append(row)
        return tuple((article, tuple(rows)) for article, rows in articles.items())

    @property
    def contested_steps(self) -> tuple[Contest, ...]:
        """Contests over steps, shown with the steps."""
        return tuple(contest for contest in self._contests if contest.id in self._steps)

    @property
    def contested_matters(self) -> tuple[Contest, ...]:
        """All other contests, shown with the accounts."""
        return tuple(contest for contest in self._contests if contest.id not in self._steps)

    @property
    def _contests(self) -> tuple[Contest, ...]:
        return self.standing.contests if self.standing else ()

    @property
    def _steps(self) -> frozenset[str]:
        return frozenset(step.id for step in self.page.agreement.steps) if self.page.agreement else frozenset()


def render(page: Page) -> str:
    """The whole page as HTML, to be written as UTF-8."""
    return carried(template("page.html").render(show=context_of(page)))


def template(name: str) -> Template:
    """One of the templates of this room."""
    return templates("parley.export").get_template(name)


def templates(*packages: str) -> Environment:
    """The templates of some packages, the first that has a name counts, with the filters that they share."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(day=day, listing=listing, place_words=place_words)
    environment.globals.update(place=_on_this_page, leads=LEADS, term=term_of, terms=TERMS)
    return environment


def _on_this_page(anchor: str) -> str:
    """The address of an anchor, where all that is shown is one page."""
    return f"#{anchor}"


def context_of(page: Page) -> PageContext:
    """What the template needs to show a page."""
    sides = sides_of(page.readings, page.agreement)
    several = len(page.readings) > 1
    views = tuple(view_of(reading, n, several, sides) for n, reading in enumerate(page.readings, 1))
    citations = citations_of(views, sides)
    places = places_of(views)
    standing = obstacles = None
    if page.agreement is not None and page.assessments:
        standing = standing_of(page.agreement, page.assessments, citations)
        obstacles = obstacles_of(page.agreement, page.assessments, standing.accounts, citations)
    return PageContext(
        page=page,
        title=_title(page),
        views=views,
        sides=side_views(views, sides),
        roles=_roles(page.agreement),
        places=places,
        map=map_of(MapPoint(place.name, place.lat, place.lon) for place in places),
        standing=standing,
        obstacles=obstacles,
        judgements=tuple(_judgement_line(judgement, citations) for judgement in page.judgements),
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _title(page: Page) -> str:
    if page.agreement is not None:
        return page.agreement.title
    if len(page.readings) != 1:
        return f"{len(page.readings)} reports"
    report = page.readings[0].report
    return report.title or (f"Report of {day(report.date)}" if report.date else "Report without a date")


def _roles(agreement: Agreement | None) -> dict[str, str]:
    """What each member is to the agreement."""
    if agreement is None:
        return {}
    members = (("party", agreement.parties), ("guarantor", agreement.guarantors), ("observer", agreement.observers))
    return {m.name: f"{role}, proposed" if m.proposed else role for role, group in members for m in group}


def _judgement_line(judgement: Judgement, citations: Citations) -> JudgementLine:
    if isinstance(judgement, Link):
        how, to = ("denies that" if judgement.denies else "says that"), judgement.proposition
    else:
        how, to = (
            ("speaks against" if judgement.against else "speaks for"),
            "the entry into force" if judgement.provision == "entry" else judgement.provision,
        )
    cited = citations.of_judgement(judgement)
    return JudgementLine(cited, how, to, judgement.by, day(judgement.recorded), judgement.why)
