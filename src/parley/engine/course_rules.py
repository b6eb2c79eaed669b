"""How an agreement moves from step to step, as rules for clingo.

The same life cycle as in `lifecycle` and `duties`, told in the language of answer sets, with step 0 as what stands
today. A point T of the program is a step, or (where sentences end by what they themselves bring about) the step and a
second look at what then follows: `step(T)` are the points at which something happens, `settled(T)` the last of each.
Everything is a number; no word of the agreement enters the program. `course_facts` says what each fact means.
"""

RULES = """
point(0..last).

% What happens: at each step exactly one thing, by somebody or by the calendar.
1 { do(A,T) : action(A) } 1 :- step(T).
set(P,V,T) :- do(A,T), sets(A,P,V).
:- do(A,T), sets(A,P,1), holds(P,T-1), not event(P).
:- do(A,T), sets(A,P,0), fails(P,T-1).
:- do(A,T), sets(A,P,0), acceptance(P), holds(P,T-1).
:- do(A,T), sets(A,P,1), needs(P,F), not true(F,T-1).
:- do(A,T), releases(A,D), not waits(D,T-1), not st(D,suspended,T-1).
:- do(A,T), cancels(A,D), not waits(D,T-1), not st(D,suspended,T-1).
waits(D,T) :- st(D,(conditional;detached),T).

% The calendar: days of the text come, deadlines pass.
tick(T) :- do(A,T), passes(A,D).
tick(T) :- do(A,T), comes(A,K).
:- do(A,T), passes(A,D), not clock(D,limit,T-1), not clock(D,last,T-1), not clock(D,delay,T-1).
:- do(A,T), comes(A,K), reached(K,T-1).
tick(T) :- do(A,T), nextday(A).
:- do(A,T), nextday(A), not closing(T-1).
closing(T) :- closes(D,T), waits(D,T).
{ out(D,X,T) } :- tick(T), clock(D,X,T-1).
:- do(A,T), passes(A,D), not out(D,limit,T), not out(D,last,T), not out(D,delay,T).
{ up(K,T) : day(K), not reached(K,T-1) } 1 :- do(A,T), passes(A,D).
up(K,T) :- do(A,T), comes(A,K).
reached(K,0) :- day(K), past(K).
reached(K,T) :- reached(K,T-1), point(T).
reached(K,T) :- up(L,T), day(K), K <= L.
ran(D,X,T) :- out(D,X,T).
ran(D,X,T) :- ran(D,X,T-1), point(T).
clock(D,limit,T) :- within(D), due(D,T), not ran(D,limit,T), not st(D,suspended,T).
clock(D,limit,T) :- counted(D,F), true(F,T), waits(D,T), not ran(D,limit,T).
clock(M,delay,T) :- met(M,T), not ran(M,delay,T).
clock(D,last,T) :- lasts(D), due(D,T), not ran(D,last,T), not st(D,suspended,T).
born(D,X,T) :- clock(D,X,T), not clock(D,X,T-1).
% A clock that began no later and is no longer runs out no later.
:- out(E,Y,T), clock(D,X,T-1), not out(D,X,T), born(D,X,A), born(E,Y,B), A <= B, B < T, shorter(D,X,E,Y).

% What holds, and what has happened since a sentence counts.
holds(P,0) :- holds0(P).
fails(P,0) :- fails0(P).
holds(P,T) :- set(P,1,T).
holds(P,T) :- holds(P,T-1), point(T), not set(P,0,T).
fails(P,T) :- set(P,0,T).
fails(P,T) :- fails(P,T-1), point(T), not set(P,1,T).
counts(0,T) :- point(T).
counts(C,T) :- bounded(C,D), bound(D,T).
counts(C,T) :- entering(C,S), entered(S,T).
counts(C,T) :- dueing(C,D), due(D,T-1), point(T), not resting(D,T).
resting(D,T) :- ban(D), still(D,T).
counts(C,T) :- dueing(C,D), setoff(D,T).
happened(L,0) :- happened0(L).
denied(L,0) :- denied0(L).
happened(L,T) :- occurs(L,P,C), set(P,1,T), counts(C,T), inside(L,T).
happened(L,T) :- happened(L,T-1), point(T), not undone(L,0,T).
denied(L,T) :- occurs(L,P,C), set(P,0,T), counts(C,T), inside(L,T).
denied(L,T) :- denied(L,T-1), point(T), not undone(L,1,T).
undone(L,V,T) :- occurs(L,P,C), set(P,V,T), inside(L,T).
inside(L,T) :- occurs(L,P,C), point(T), reached(K,T) : opens(L,K); not shut(L,T).
shut(L,T) :- shuts(L,K), reached(K,T).

% Conditions, in Kleene's strong logic.
true(F,T) :- and(F), point(T), true(G,T) : part(F,G).
false(F,T) :- and(F), part(F,G), false(G,T).
true(F,T) :- or(F), part(F,G), true(G,T).
false(F,T) :- or(F), point(T), false(G,T) : part(F,G).
true(F,T) :- not_(F,G), false(G,T).
false(F,T) :- not_(F,G), true(G,T).
true(F,T) :- state(F,P), holds(P,T).
false(F,T) :- state(F,P), fails(P,T).
true(F,T) :- occurs(F,P,C), happened(F,T).
false(F,T) :- occurs(F,P,C), denied(F,T).
false(F,T) :- shut(F,T), not happened(F,T).
true(F,T) :- inforce(F,S), forced(S,T).
false(F,T) :- inforce(F,S), unforced(S,T).
true(F,T) :- stands(F,D,V), st(D,V,T).
false(F,T) :- stands(F,D,V), point(T), not st(D,V,T), not maybe(F,T).
true(F,T) :- delayed(F,M), ran(M,delay,T).
false(F,T) :- delayed(F,M), met(M,T), not ran(M,delay,T).
false(F,T) :- delayed(F,M), delays(M,G,S), false(G,T), not met(M,T).
met(M,0) :- met0(M).
met(M,T) :- met(M,T-1), point(T).
met(M,T) :- delays(M,G,S), opening(M), true(G,T), T > 0.
met(M,T) :- delays(M,G,S), not opening(M), true(G,T), entered(S,T), T > 0.
maybe(F,T) :- stands(F,D,(conditional;detached)), st(D,suspended,T).
true(F,T) :- stood(F,D,V), st(D,V,U), before(U,T).
false(F,T) :- stood(F,D,V), before(U,T), not st(D,V,U), not dim(F,U).
dim(F,T) :- stood(F,D,(conditional;detached)), st(D,suspended,T).
true(F,T) :- wasforce(F,S), forced(S,U), before(U,T).
false(F,T) :- wasforce(F,S), unforced(S,U), before(U,T).
true(F,T) :- term(F), part(F,G), true(G,T).
false(F,T) :- term(F), part(F,G), false(G,T).
before(0,0).
before(T-1,T) :- point(T), T > 0.

% What can no longer come to hold, and what can no longer cease to.
lost(F,T) :- and(F), part(F,G), lost(G,T).
lost(F,T) :- or(F), point(T), lost(G,T) : part(F,G).
lost(F,T) :- not_(F,G), sure(G,T).
sure(F,T) :- and(F), point(T), sure(G,T) : part(F,G).
sure(F,T) :- or(F), part(F,G), sure(G,T).
sure(F,T) :- not_(F,G), lost(G,T).
lost(F,T) :- shut(F,T), not happened(F,T).
sure(F,T) :- shut(F,T), happened(F,T).
lost(F,T) :- inforce(F,S), ended(S,T).
lost(F,T) :- wasforce(F,S), ended(S,U), before(U,T).
lost(F,T) :- stands(F,D,V), form(D,K), st(D,W,T), cannot(K,W,V).
lost(F,T) :- stood(F,D,V), form(D,K), st(D,W,U), before(U,T), cannot(K,W,V).
lost(F,T) :- stands(F,D,(violated;repaired)), form(D,power), point(T).
lost(F,T) :- stood(F,D,(violated;repaired)), form(D,power), point(T).
sure(F,T) :- stands(F,D,V), st(D,V,T), fixed(V).
sure(F,T) :- stood(F,D,V), st(D,V,U), before(U,T), fixed(V).
fixed(discharged;repaired).
form(D,once) :- once(D).
form(D,keep) :- keep(D).
form(D,power) :- power(D).

% What is in force.
enters(S,T) :- scope(S), point(T), not nested(S), true(F,T) : entry(S,F); reached(K,T) : entryday(S,K);
   holds(P,T) : joins(S,P).
enters(S,T) :- parent(S,R), nested(S), entered(R,T), not ended(R,T).
entered(S,0) :- entered0(S).
complete(S,0) :- complete0(S).
ended(S,0) :- ended0(S).
paused(S,0) :- paused0(S).
halted(S,0) :- halted0(S).
closes(D,0) :- closes0(D).
upheld(D,0) :- upheld0(D).
entered(S,T) :- enters(S,T), T > 0, not ended(S,T-1).
entered(S,T) :- entered(S,T-1), point(T).
complete(S,T) :- entered(S,T), T > 0, not ended(S,T), holds(P,T) : accepts(S,P).
complete(S,T) :- complete(S,T-1), point(T).
ended(S,T) :- ended(S,T-1), point(T).
ended(S,T) :- parent(S,R), ended(R,T), entered(S,T), T > 0.
ended(S,T) :- triggered(E,T), ends(E,S), T > 0.
triggered(E,T) :- ending(E,F), lagging(E), true(F,T-1), ends(E,S), entered(S,T-1), came(E,T-1), point(T).
triggered(E,T) :- ending(E,F), not lagging(E), true(F,T), ends(E,S), entered(S,T), came(E,T).
triggered(E,T) :- ending(E,F), lagging(E), true(F,T-1), suspends(E,S), entered(S,T-1), came(E,T-1), point(T).
triggered(E,T) :- ending(E,F), not lagging(E), true(F,T), suspends(E,S), entered(S,T), came(E,T).
came(E,T) :- ending(E,F), point(T), reached(K,T) : endingday(E,K).
halted(S,T) :- triggered(E,T), suspends(E,S), not passing(E), T > 0.
halted(S,T) :- halted(S,T-1), point(T).
paused(S,T) :- triggered(E,T), suspends(E,S), not ended(S,T), T > 0.
paused(S,T) :- halted(S,T), not ended(S,T), T > 0.
paused(S,T) :- parent(S,R), paused(R,T), entered(S,T), not ended(S,T), T > 0.
forced(S,T) :- complete(S,T), not ended(S,T), not paused(S,T).
unforced(S,T) :- ended(S,T).
unforced(S,T) :- paused(S,T).
unforced(S,T) :- scope(S), point(T), not complete(S,T), unfit(S,T).
unfit(S,T) :- entry(S,F), false(F,T), not entered(S,T).
unfit(S,T) :- entryday(S,K), point(T), not reached(K,T), not entered(S,T).
unfit(S,T) :- accepts(S,P), fails(P,T).
unfit(S,T) :- joins(S,P), fails(P,T).
unfit(S,T) :- nested(S), parent(S,R), unforced(R,T), not entered(S,T).

% Duties, bans and powers: what happens to each, in the order in which it counts.
due(D,0) :- due0(D).
bound(D,0) :- bound0(D).
bound(D,T) :- bound(D,T-1), point(T).
bound(D,T) :- duty(D,S), T > 0, entered(S,T), not ended(S,T), not paused(S,T), holds(P,T) : debtor(D,P).
open(D,T) :- st(D,(inactive;conditional;detached;suspended),T).
looked(D,T) :- open(D,T-1), bound(D,T).
full(D,T) :- looked(D,T), keep(D), not ban(D), due(D,T-1), over(D,T).
miss(D,T) :- looked(D,T), keep(D), not ban(D), due(D,T-1), late(D,T), not full(D,T), not upheld(D,T).
gone(D,T) :- looked(D,T), plain(D,T), over(D,T).
gone(D,T) :- looked(D,T), plain(D,T), late(D,T).
plain(D,T) :- duty(D,S), point(T), not keep(D).
plain(D,T) :- ban(D), point(T).
plain(D,T) :- keep(D), point(T), not due(D,T-1).
over(D,T) :- ran(D,last,T).
over(D,T) :- lastday(D,K), reached(K,T).
over(D,T) :- closes(D,T-1), tick(T).
over(D,T) :- until(D,F), true(F,T-1), bound(D,T), not bound(D,T-1).
late(D,T) :- ran(D,limit,T).
late(D,T) :- deadline(D,K), reached(K,T).
closes(D,T) :- until(D,F), true(F,T), bound(D,T).
closes(D,T) :- closes(D,T-1), point(T).
first(D,T) :- full(D,T).
first(D,T) :- miss(D,T).
first(D,T) :- gone(D,T).
% An act counts before what ends its duty, or lets it rest, on the same day; one done at rest counts with its end.
let(D,T) :- do(A,T), releases(A,D).
let(D,T) :- do(A,T), cancels(A,D).
asleep(D,T) :- st(D,suspended,T-1), duty(D,S), paused(S,T), not ended(S,T), not let(D,T).
acted(D,T) :- looked(D,T), once(D), act(D,F), true(F,T), not first(D,T), not asleep(D,T).
used(D,T) :- looked(D,T), power(D), due(D,T-1), act(D,F), true(F,T), not first(D,T), not asleep(D,T).
done(D,T) :- acted(D,T).
done(D,T) :- used(D,T).
stop(D,T) :- looked(D,T), duty(D,S), ended(S,T), not first(D,T), not done(D,T).
freed(D,T) :- looked(D,T), do(A,T), releases(A,D), not first(D,T), not stop(D,T), not done(D,T).
quit(D,T) :- looked(D,T), do(A,T), cancels(A,D), not first(D,T), not stop(D,T), not done(D,T).
gone_by(D,T) :- first(D,T).
gone_by(D,T) :- done(D,T).
gone_by(D,T) :- stop(D,T).
gone_by(D,T) :- freed(D,T).
gone_by(D,T) :- quit(D,T).
still(D,T) :- looked(D,T), duty(D,S), paused(S,T), not gone_by(D,T).
goes(D,T) :- looked(D,T), not gone_by(D,T), not still(D,T).
excused(D,T) :- goes(D,T), unless(D,F), true(F,T).
setoff(D,T) :- goes(D,T), not due(D,T-1), not excused(D,T), antecedent(D,F), true(F,T),
   true(G,T) : during(D,G); reached(K,T) : starts(D,K).
hopeless(D,T) :- goes(D,T), not due(D,T-1), not excused(D,T), losable(D), antecedent(D,F), lost(F,T).
runs(D,T) :- goes(D,T), due(D,T-1), not excused(D,T).
runs(D,T) :- setoff(D,T).
lapse(D,T) :- runs(D,T), during(D,F), false(F,T).
broke(D,T) :- runs(D,T), not lapse(D,T), keep(D), ban(D), act(D,F), true(F,T).
broke(D,T) :- runs(D,T), not lapse(D,T), keep(D), not ban(D), act(D,F), false(F,T), firm(D,T).
firm(D,T) :- keep(D), point(T), not limited(D).
firm(D,T) :- upheld(D,T).
upheld(D,T) :- upheld(D,T-1), point(T).
upheld(D,T) :- keep(D), act(D,F), true(F,T), due(D,T-1), point(T).
upheld(D,T) :- keep(D), act(D,F), true(F,T), setoff(D,T).
due(D,T) :- runs(D,T), not lapse(D,T), not broke(D,T).
due(D,T) :- still(D,T), due(D,T-1).
end(D,discharged,T) :- full(D,T).
end(D,violated,T) :- miss(D,T).
end(D,expired,T) :- gone(D,T), not due(D,T-1).
end(D,expired,T) :- gone(D,T), power(D).
end(D,violated,T) :- gone(D,T), due(D,T-1), once(D).
end(D,discharged,T) :- gone(D,T), due(D,T-1), keep(D).
end(D,released,T) :- stop(D,T), due(D,T-1), once(D).
end(D,discharged,T) :- stop(D,T), due(D,T-1), keep(D).
end(D,expired,T) :- stop(D,T), due(D,T-1), power(D).
end(D,expired,T) :- stop(D,T), not due(D,T-1).
end(D,released,T) :- freed(D,T).
end(D,violated,T) :- quit(D,T), due(D,T-1), not power(D).
end(D,cancelled,T) :- quit(D,T), not due(D,T-1), not power(D).
end(D,expired,T) :- quit(D,T), power(D).
end(D,discharged,T) :- acted(D,T).
end(D,discharged,T) :- used(D,T).
end(D,expired,T) :- excused(D,T).
end(D,expired,T) :- hopeless(D,T).
end(D,discharged,T) :- lapse(D,T), keep(D).
end(D,violated,T) :- broke(D,T).
st(D,V,0) :- st0(D,V).
st(D,V,T) :- end(D,V,T), V != violated.
st(D,violated,T) :- end(D,violated,T), not mended(D,T).
st(D,repaired,T) :- end(D,violated,T), mended(D,T).
st(D,suspended,T) :- still(D,T).
st(D,detached,T) :- due(D,T), T > 0, not still(D,T).
st(D,conditional,T) :- goes(D,T), not due(D,T), not over_with(D,T).
over_with(D,T) :- end(D,V,T).
st(D,inactive,T) :- st(D,inactive,T-1), point(T), not bound(D,T).
st(D,V,T) :- st(D,V,T-1), point(T), final(V).
final(discharged;expired;released;cancelled;repaired).
st(D,repaired,T) :- st(D,violated,T-1), point(T), mended(D,T).
st(D,violated,T) :- st(D,violated,T-1), point(T), not mended(D,T).
% A reparation repairs what is broken by the day on which it is made; made before anything was owed, all.
set_off(D,0) :- set_off0(D).
set_off(D,T) :- due(D,T).
set_off(D,T) :- setoff(D,T).
set_off(D,T) :- set_off(D,T-1), point(T).
made(D,R,0) :- made0(D,R).
made(D,R,T) :- made(D,R,T-1), point(T).
made(D,R,T) :- repairs(D,R), st(D,violated,T-1), st(R,discharged,T), not st(R,discharged,T-1).
made(D,R,T) :- repairs(D,R), st(R,discharged,T), not set_off(R,T).
mended(D,T) :- made(D,R,T), T > 0, not unmended(D,T).
unmended(D,T) :- repairs(D,R), st(R,(conditional;detached;suspended;violated;cancelled),T).

% Something still moves at the last point of a step: what follows there on the same day is not told to its end.
restless :- echoes, settled(T), T > 0, st(D,V,T), not st(D,V,T-1).
restless :- echoes, settled(T), T > 0, entered(S,T), not entered(S,T-1).
restless :- echoes, settled(T), T > 0, paused(S,T), not paused(S,T-1).
restless :- echoes, settled(T), T > 0, paused(S,T-1), not paused(S,T).

% What is asked.
:- goal(F), not true(F,last), not unrest.
:- unrest, not restless.
:- never(F), settled(T), true(F,T), not unrest.
moves(T) :- step(T), st(D,V,T), not st(D,V,T-1).
moves(T) :- step(T), forced(S,T), not forced(S,T-1).
#minimize { 1@4,A,T : do(A,T), drastic(A); 1@3,A,T : do(A,T), outside(A); 1@2,T : tick(T) }.
#minimize { 1@1,T : step(T), not moves(T); A@-T,T : do(A,T) }.
#show do/2.
#show out/3.
#show up/2.
#show st/3.
"""
