"""The invented news from which the samples are made: talks between two states that there are not."""

TITLE = "Delegations at Tarn agree on a humanitarian corridor"
DAY = "2031-04-12"
PUBLISHER = "The Harbour Post"
URL = "https://post.example/2031/04/12/corridor"

BRIEF = [
    ("h", TITLE),
    ("p", "Osterland and Westmark agreed on Thursday to open a humanitarian corridor to the besieged town of Lindau, the "
     "foreign minister of Osterland, Jonas Reik, said after three days of negotiations in Tarn."),
    ("p", "“We will withdraw our artillery as soon as the shelling stops,” said Mira Holt, who leads the delegation of "
     "Westmark. She demanded that Osterland release all prisoners of war before the end of the month."),
    ("p", "Reik rejected the demand. He offered a first exchange of forty prisoners, which the mediators called “a "
     "long-overdue step”."),
    ("p", "The talks will go on next week, according to the office of the mediator."),
]  # fmt: skip

LONG = [
    *BRIEF[:4],
    ("h", "What the delegations want"),
    ("p", "Westmark insists on internationally guaranteed security arrangements, which its representatives describe as an "
     "indispensable precondition of any comprehensive settlement. The government in Westhaven has repeatedly accused the "
     "Osterland-backed administration of the river districts of obstructing the repatriation of displaced families."),
    ("p", "Osterland, for its part, demands the demilitarisation of the western riverbank and an acknowledgement of the "
     "self-administration that the inhabitants proclaimed in the cease-fire year of 2029. Its negotiators consider that "
     "acknowledgement a confidence-building measure; Westmark considers it a capitulation."),
    ("p", "“There is no alternative to a negotiated agreement,” the United Nations special representative, Adaeze Okonjo, "
     "told correspondents. “Both governments have underestimated how difficult the implementation will be, and both have "
     "overestimated the patience of the populations concerned.”"),
    ("p", "Diplomats familiar with the deliberations said that the parties had exchanged written proposals on three matters:"),
    ("li", "the verification of the withdrawal by an unarmed international observation mission;"),
    ("li", "the rehabilitation of the hydroelectric infrastructure on the upper Aller;"),
    ("li", "the unconditional release of journalists and humanitarian workers."),
    ("p", "The observation mission would consist of approximately two hundred and fifty officers. Westmark said it would "
     "accept observers only if they were accompanied by representatives of both armies. Osterland refused."),
    ("h", "Fighting near Lindau"),
    ("p", "Notwithstanding the announcement, artillery exchanges continued in the neighbourhood of Lindau on Thursday "
     "evening. The regional administration reported that fourteen civilians had been injured, three of them critically. "
     "Osterland’s ministry of defence denied responsibility and attributed the bombardment to undisciplined "
     "irregulars."),
    ("p", "“If the bombardment does not stop by Saturday, we will suspend our participation,” said Holt. A spokesperson for "
     "the Osterland delegation called the ultimatum counterproductive and promised an investigation."),
    ("p", "The correspondents of the Harbour Post could not independently confirm the circumstances. Communications with "
     "Lindau were interrupted on Wednesday afternoon, and the telecommunications company blamed an explosion at a "
     "transmission station."),
    ("p", "The mediators intend to reconvene the working-level consultations on Monday. A comprehensive agreement, they "
     "said, would require far-reaching concessions from both sides, and neither had yet demonstrated the necessary "
     "flexibility."),
    ("p", "Humanitarian organisations welcomed the corridor but cautioned against exaggerated expectations. “An "
     "announcement is not an implementation,” said the coordinator of the relief consortium, Tomas Veldt. “Convoys need "
     "predictable guarantees, transparent notification procedures and uninterrupted communications.”"),
    ("p", "Parliamentarians in Westhaven criticised the arrangement. The opposition Reconciliation Movement accused the "
     "government of negotiating without authorisation, while the nationalist Homeland Association threatened "
     "demonstrations in every constituency."),
]  # fmt: skip


def plain(blocks: list[tuple[str, str]]) -> str:
    """The words as they should come out again: paragraphs with an empty line between them."""
    return "\n\n".join(words for _, words in blocks)
