"""Nouns for those who take part where no name stands: offices, bodies of a state, fighters, several together."""

from parley.reader.rules.words import word_set

# Offices of one person. Others that have many holders ("official") are described by them, but seldom known by them.
OFFICES = word_set(
    "president premier chancellor king prince emir sultan pope minister secretary spokesman spokeswoman spokesperson "
    "negotiator delegate leader chief head aide adviser advisor envoy mediator ambassador diplomat commander lawmaker "
    "senator governor mayor chairman chairwoman chairperson representative counterpart deputy director commissioner "
    "officer lawyer coordinator rapporteur prosecutor secretary-general facilitator co-chair founder go-between "
    "successor predecessor general colonel brigadier vice-president taoiseach tánaiste official politician speaker "
    "emissary analyst expert activist judge professor economist candidate nominee whip legislator chair undersecretary "
    "under-secretary administrator sergeant corporal captain emir amir"
)
PLURAL_OFFICES = word_set(
    "ministers officials negotiators delegates leaders aides advisers envoys mediators ambassadors diplomats "
    "commanders lawmakers representatives officers politicians presidents generals mps legislators facilitators "
    "premiers spokespeople"
)
# What a state has one of, by what it is called.
BODIES = {
    **dict.fromkeys(("army", "military", "soldiers", "troops", "forces", "gunners", "units", "infantry", "artillery",
                     "servicemen", "tanks", "warplanes", "infantrymen", "paratroopers", "conscripts"), "army"),
    "force": "air force",
    "navy": "navy", "police": "police", "parliament": "parliament", "presidency": "presidency", "cabinet": "cabinet",
    "embassy": "embassy", "delegation": "delegation", "team": "delegation", "ministry": "ministry",
    "mission": "mission", "observers": "mission", "monitors": "mission", "peacekeepers": "mission",
    "inspectors": "mission", "investigators": "mission",
}  # fmt: skip
OBSERVING = frozenset(
    ("team", "patrol", "mission", "observers", "monitors", "peacekeepers", "inspectors", "investigators")
)
# The men of a commander, of a movement or of a state.
MEN = word_set("men boys fighters soldiers troops forces people comrades guerrillas")
# What stands for the state itself.
ITSELF = word_set("government administration authorities leadership side regime opposition")
# What only stands for a state where it acts or is dealt with.
STATE = word_set("country nation state republic kingdom neighbour neighbor")
# Those of whom "the" and the noun mean the movement that was named before.
FIGHTERS = word_set("rebels fighters insurgents guerrillas militants group movement militia faction separatists")
# What an organisation is called for short: "the organisation", "the bloc".
SHORT = word_set(
    "organisation organization bloc union agency alliance council committee party front brigades brigade league "
    "coalition congress commission network assembly authority mechanism panel board"
)
# Of these no name need have the word.
GENERIC = word_set("organisation organization bloc agency")
GENERAL = word_set(
    "armed rebel militant guerrilla regional international world separatist insurgent federal national "
    "transitional interim provincial central"
)
# Parts of an army, and those who serve in one.
UNITS = word_set(
    "battalion battalions company companies squad squads platoon platoons patrol patrols brigade brigades regiment "
    "regiments division divisions unit units garrison garrisons rangers scouts marines infantry sappers gunners "
    "soldier soldiers engineers men"
)
# Those of whom a report says no more when they are those of the state from which it comes.
OWN = {**dict.fromkeys(("police", "policemen"), "police"), "forces": "army", "soldiers": "army", "troops": "army"}
# What is left of the name of a movement or a body, written with a capital: "the Front".
CALLED = word_set(
    "front alliance movement league brigades resistance coalition union party council command commission committee "
    "court congress senate house assembly palace mechanism mission team body board tribunal army navy"
)
# Several together, by who they are.
JOINT = {
    **dict.fromkeys(("sides", "parties", "capitals", "governments", "countries", "states", "nations", "neighbours",
                     "neighbors", "rivals", "enemies", "foes", "camps", "adversaries", "powers",
                     "signatories"), "sides"),
    **dict.fromkeys(("leaders", "presidents", "premiers", "heads", "rulers", "men", "women"), "leaders"),
    **dict.fromkeys(("ministers", "diplomats"), "ministers"),
    **dict.fromkeys(("armies", "militaries"), "armies"),
    **dict.fromkeys(("delegations", "negotiators", "teams", "envoys"), "delegations"),
}  # fmt: skip
# "The parties", "the leaders": together without a number. Others need one: "the two countries".
JOINT_ALONE = word_set("sides parties leaders ministers neighbours neighbors heads signatories")
COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
# Adjectives before a nationality: "senior Ethiopian officials", "the exiled Popular Front".
QUALIFIERS = word_set(
    "senior top former then new exiled so-called late acting deputy outgoing incoming current chief two three some "
    "several other unnamed leading high-ranking unidentified first second veteran"
)
PAST = word_set("former ex then late outgoing predecessor ousted")
OPEN = word_set("a an some another any no other several many each every")
# People of no body, by what they do or where they live.
CROWDS = word_set(
    "residents villagers refugees evacuees civilians farmers herders fishermen traders merchants workers labourers "
    "laborers migrants returnees protesters demonstrators students activists gunmen attackers assailants raiders "
    "bandits smugglers captives prisoners detainees hostages combatants recruits deserters defectors voters lawyers "
    "doctors technicians engineers witnesses survivors relatives families people individuals persons nationals "
    "citizens passengers drivers guards journalists reporters members delegates candidates homeowners landowners "
    "claimants beneficiaries suspects clans tribes tribesmen elders chiefs inhabitants locals townspeople teachers "
    "clerics pilgrims volunteers veterans settlers households employees staff crews sailors pilots snipers "
    "policemen veterans leaders owners managers bosses militiamen"
)
NOUNS = OFFICES | PLURAL_OFFICES | BODIES.keys() | FIGHTERS | ITSELF | MEN | JOINT.keys()
