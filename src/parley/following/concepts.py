"""Words and phrases that reports of negotiations use for one another, so that what is said again is known again."""

from collections.abc import Iterator

# One group a line: its name, which is a word of it where it can be, and the others. Opposites are never in one group.
_GROUPS = """
troops: soldier, force, unit, army, military, serviceman, contingent, brigade of the army, regiment, trooper
withdraw: withdrawal, pull out, pull back, pullout, pull-out, pullback, pull-back, move back, pull, retreat, vacate,
  evacuate, quit, clear out of, move out, disengage, redeploy, redeployment, have left, has left, had left, be gone,
  is gone, are gone, drive out of, driven out of, be out of, is out of
ceasefire: cease-fire, truce, armistice, cessation of hostilities, halt to fighting, lull, silence their guns,
  silence the guns, stop shooting, hold fire, hold their fire, lay down arms for
shoot: fire, shot, shell, shelling, bullet, mortar, gunfire, bombard, bombardment, bomb, bombing, strike, airstrike,
  air strike, rocket, gunner, open fire, artillery fire
attack: assault, offensive, raid, incursion, ambush, aggression, hostility, fighting, battle, clash
border: frontier, boundary, demarcation line, line of contact, contact line
artillery: heavy gun, heavy weapon, cannon, howitzer, heavy artillery
drone: unmanned plane, unmanned aircraft, unmanned aerial vehicle, uav
airspace: sky, skies, air space
prisoner: captive, detainee, pow, prisoner of war, captured soldier, captured, behind bars, hostage, internee,
  inmate
release: free, set free, hand over prisoner, liberate, repatriate, freed, let go, go home, send home, embrace
return: come back, go back, come home, allowed home, allow home, resettle, homecoming
displaced: refugee, uproot, flee, fled, idp, exile
leader: president, prime minister, head of state, head of government, heads of state, premier, chairman, chief of
  state
meet: meeting, summit, encounter, sit down, talk face to face, face-to-face, get together, handshake, come together
talks: negotiation, talk, dialogue, round of talk, negotiate, consultation, parley
agreement: accord, deal, pact, treaty, settlement, understanding, framework, document, text, paper
sign: initial, put their name, put its name, ink, conclude, signature
ratify: ratification, approve, approval, endorse, adopt, assent, adoption
force_of_law: take effect, takes effect, come into force, enter into force, enters into force, entry into force,
  come into effect, become binding
guarantee: guarantor, underwrite, assurance, assure, security guarantee, vouch
observer: monitor, patrol, inspector, mission, monitoring mission, observation mission, verification, peace monitor
verify: certify, confirm, ascertain, attest, establish on the ground
access: free passage, unhindered movement, freedom of movement, passage, unhindered access, unrestricted, let
  through, let in, admit, open to
obstruct: turn back, turned back, block, bar, stop at a checkpoint, send away, sent away, deny access, hinder,
  hamper, refuse entry, told to leave
open: reopen, reopening, unblock
close: shut, seal, closure
arm: weapon, rifle, ammunition, supply with arms, arms, munition, weaponry
supply: deliver, provide, furnish, hand out, equip
militia: armed group, rebel, fighter, insurgent, gunmen, paramilitary, brigade, irregular
disarm: lay down arms, surrender weapons, hand in weapons, decommission, disarmament, demobilise, demobilize,
  demobilization, demobilisation
mine: minefield, landmine, land mine, unexploded ordnance
aid: relief, humanitarian assistance, humanitarian supplies, food and medicine, convoy, humanitarian aid
corridor: humanitarian corridor, safe passage, land strip, strip of land, route
siege: blockade, encirclement, besiege, encircle
sanction: embargo, punitive measure, restriction
port: harbour, harbor, quay, dock, seaport, berth
coast: shore, coastline, sea, maritime
sovereignty: sovereign, territory, territorial integrity, cede, soil, give up land
election: vote, poll, ballot, referendum, plebiscite
constitution: constitutional, basic law
neutral: neutrality, non-aligned, nonaligned, non-bloc, belong to no alliance
alliance: bloc, nato, military alliance, coalition
base: military base, garrison, foreign base, installation
oil: petroleum, crude, hydrocarbon, gas, pipeline, revenue from oil
water: river, dam, reservoir
money: payment, fund, finance, compensation, reparation, indemnity, pay
torture: abuse, ill-treatment, mistreat, mistreatment, atrocity, war crime
punish: prosecute, harshest measures, serious action, bring to justice, hold accountable, trial
kill: killed, dead, death, slay, murder, casualty, victim
investigate: inquiry, probe, investigation, look into, examine
reduce: scale back, scale down, limit, curtail, lower, decrease, de-escalate, wind down
violate: violation, breach, break, broke, broken, infringe, infraction
deadline: time limit, cut-off
minister: foreign minister, chief diplomat, top diplomat, ministry
government: authority, administration, cabinet, executive
delegation: negotiator, team, envoy, representative
mediator: go-between, facilitator, broker, intermediary, host
map: chart, minefield map, record of the minefields
hand: hand over, handover, transfer, turn over, surrender to
"""


def groups() -> Iterator[tuple[str, list[str]]]:
    """Each group's name and its words and phrases, the name among them. An earlier group goes before a later one."""
    for line in _GROUPS.strip().replace("\n  ", " ").splitlines():
        name, _, phrases = line.partition(":")
        yield name, [name, *phrases.split(",")]
