"""A year with each of these clients, and what a fair reader of it would propose.

The labels were given by hand, before there were rules that could be run. Rates and limits are those of `AGREED` in
test_histories.py: 60 unpaid minutes a month, EUR, an hour should earn 80.
"""

from datetime import date
from typing import Any, NamedTuple

from consultant.calls.rules import Cause
from consultant.client_review.history.rules import Dispute, Limit, Reproach
from consultant.feedback.rules import Grade
from consultant.options.rules import Reaction, Whom, Why
from tests.client_review.days import (
    answer,
    bill,
    blamed,
    bound,
    brought,
    each,
    fault,
    gave,
    hopes,
    lifted,
    met,
    offer,
    ours,
    passed,
    theirs,
    worked,
    wrote,
)

KEEP, LIMIT, LET_GO, NOT_ENOUGH = "keep", "keep with limits", "let go", "not enough to say"
MONTHLY = "10 dec, 12 jan, 9 feb, 11 mar, 14 apr, 12 may, 9 jun, 14 jul, 11 aug, 8 sep, 13 oct, 10 nov"
QUARTERLY = "15 jan, 16 apr, 15 jul, 14 oct"
NO, ANGRY, DISMISSED, REFUSED = Reaction.DECLINED, Reaction.ANGRY, Reaction.DISMISSED, Reaction.REFUSED
YES, TRIED, THANKS, BLAMED = Reaction.ACCEPTED, Reaction.TRIED, Reaction.THANKED, Reaction.BLAMED_US


class Labelled(NamedTuple):
    who: str
    label: str
    entries: list[Any]


HISTORIES = [
    Labelled("bakery: monthly, pays in time, takes advice", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 90),
        bill("16 jan", 360, "2 feb"), bill("17 apr", 400, "10 may"), bill("16 jul", 380, "1 aug"), bill("15 oct", 420, "9 nov"),
        offer("12 jan", "backups", YES), offer("12 may", "second line", TRIED), offer("8 sep", "new phone", NO),
    ]),
    Labelled("widow: small bills, thanks, sent her neighbours", KEEP, [
        *each("3 dec, 4 mar, 6 jun, 7 sep, 5 nov", met), *each("4 mar, 6 jun, 7 sep", worked, 45), gave("5 nov", 20),
        bill("5 mar", 60, "9 mar"), bill("7 jun", 60, "12 jun"), bill("8 sep", 60, "10 sep"),
        offer("4 mar", "larger print", THANKS), offer("6 jun", "one remote control", YES), brought("20 jun"), brought("2 oct"),
        answer("8 mar"), answer("12 jun", at_end=True),
    ]),
    Labelled("dentist: furious with the carrier, again and again", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 120),
        *each("9 feb, 11 mar, 14 apr, 12 may", blamed, whom=Whom.VENDOR),
        offer("14 apr", "complain to the regulator", ANGRY, anger_at=Whom.VENDOR),
        *[bill(f"20 {m}", 700, f"{d}") for m, d in (("feb", "11 mar"), ("may", "9 jun"), ("aug", "15 sep"), ("oct", "17 nov"))],
        answer("1 may"), answer("1 sep"), offer("11 aug", "second carrier", YES),
    ]),
    Labelled("tenant: the landlord forbids every change", KEEP, [
        *each(QUARTERLY, met), *each(QUARTERLY, worked, 60),
        *[offer(d, w, REFUSED, why=Why.OUTSIDE) for d, w in
          (("15 jan", "cable"), ("16 apr", "dish"), ("15 jul", "mast"), ("14 oct", "own meter"))],
        offer("15 jul", "extender", TRIED), offer("14 oct", "mobile box", YES),
        *[bill(d, 80, p) for d, p in (("16 jan", "20 jan"), ("17 apr", "1 may"), ("16 jul", "2 aug"), ("15 oct", "1 nov"))],
    ]),
    Labelled("architect: shouted at us one morning, wrote to apologise", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 100),
        *each("9 jun, 9 jun, 9 jun", blamed, taken_back="11 jun"),
        *[bill(d, 500, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
        offer("12 may", "spare disk", YES), offer("14 jul", "mail host", YES),
    ]),
    Labelled("florist: one very bad day, never spoken of again", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 80),
        *each("14 jul, 14 jul", blamed), offer("14 jul", "new till", DISMISSED), offer("14 jul", "old till", ANGRY, anger_at=Whom.US),
        gave("14 jul", 150),
        *[bill(d, 400, p) for d, p in (("10 feb", "1 mar"), ("13 may", "12 jun"), ("12 aug", "3 sep"), ("11 nov", "24 nov"))],
        answer("14 may"), answer("13 aug"), offer("8 sep", "card reader", YES),
    ]),
    Labelled("importer: pays in dollars, in time", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60),
        *[bill(d, 900, p, currency="USD") for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"))],
        offer("12 jan", "one number", YES), offer("12 may", "forwarding", YES), answer("12 aug"),
    ]),
    Labelled("surgery: hours on hold with the phone company", KEEP, [
        *each(QUARTERLY, met), *each(QUARTERLY, worked, 120), *each(MONTHLY, gave, 95, cause=Cause.VENDOR),
        *[bill(d, 640, p) for d, p in (("16 jan", "9 feb"), ("17 apr", "10 may"), ("16 jul", "2 aug"), ("15 oct", "1 nov"))],
        offer("16 apr", "call back service", YES), answer("20 jul"),
    ]),
    Labelled("club: we asked the same four times and were told no four times", KEEP, [
        *each(QUARTERLY, met), *each(QUARTERLY, worked, 60),
        *[offer(d, "change the carrier", NO) for d in ("15 jan", "16 apr", "15 jul", "14 oct")],
        *[bill(d, 90, p) for d, p in (("16 jan", "9 feb"), ("17 apr", "10 may"), ("16 jul", "2 aug"), ("15 oct", "1 nov"))],
        answer("20 apr"), offer("15 jul", "new cable", YES),
    ]),
    Labelled("campsite: only before and after the season", KEEP, [
        met("12 mar"), met("14 mar"), met("10 sep"), met("12 sep"), worked("14 mar", 300), worked("12 sep", 240),
        bill("15 mar", 400, "2 apr"), bill("16 mar", 60, "2 apr"), bill("13 sep", 380, "1 oct"),
        offer("12 mar", "mesh", YES), offer("10 sep", "lightning rods", TRIED), hopes("12 sep", 400, date(2027, 3, 15)),
    ]),
    Labelled("printer: three bills were wrong, by us", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 90),
        *[bill(d, 450, p, disputed=q, dispute=Dispute.JUSTIFIED) for d, q, p in
          (("10 feb", "15 feb", "20 apr"), ("13 may", "20 may", "19 jul"), ("12 aug", "14 aug", "2 nov"))],
        bill("11 nov", 450, "20 nov"), offer("12 jan", "scanner", YES), offer("14 apr", "mail", YES), answer("12 jun"),
    ]),
    Labelled("sculptor: too many free hours, then a limit, and it holds", KEEP, [
        *each("10 dec, 12 jan, 9 feb", gave, 120), *each("10 dec, 20 dec, 12 jan, 9 feb", met), bound("15 feb"),
        *each("11 mar, 14 apr, 9 jun, 11 aug, 13 oct", met), *each("11 mar, 14 apr, 9 jun, 11 aug, 13 oct", worked, 60),
        *[bill(d, 100, p) for d, p in (("12 mar", "1 apr"), ("10 jun", "1 jul"), ("12 aug", "1 sep"), ("14 oct", "2 nov"))],
        offer("9 jun", "paid plan", THANKS), answer("13 aug"), answer("14 oct"),
    ]),
    Labelled("joiner: ten days late now and then, in full", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 120),
        *[bill(d, 800, p) for d, p in (("10 feb", "20 mar"), ("14 apr", "10 may"), ("10 jun", "18 jul"), ("12 aug", "5 sep"))],
        offer("12 jan", "backups", YES), offer("12 may", "tests first", YES), hopes("10 nov", 1500, date(2027, 2, 1)),
    ]),
    Labelled("teacher: no money noted, three warm answers", KEEP, [
        *each(QUARTERLY, met), answer("20 jan"), answer("20 apr"), answer("20 jul", at_end=True),
        offer("15 jul", "mesh", THANKS), ours("16 apr", "call Ana", "20 apr", True), theirs("16 apr", "send photos", "18 apr", True),
    ]),
    Labelled("pensioner: friendly, calls three times a week, pays for little", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, gave, 110), *each("12 jan, 14 jul", worked, 45),
        bill("13 jan", 60, "2 feb"), bill("15 jul", 60, "3 aug"),
        offer("12 jan", "large keys", THANKS), offer("12 may", "written list", THANKS), answer("15 jul"), answer("16 oct"),
    ]),
    Labelled("garage: pays well, but each answer is harsher than the last", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 90),
        offer("14 apr", "replace the switch", REFUSED), offer("9 jun", "label the cables", DISMISSED),
        offer("11 aug", "test at night", DISMISSED), offer("13 oct", "keep the box closed", ANGRY, anger_at=Whom.US),
        *[bill(d, 600, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
    ]),
    Labelled("lawyer: blames us for what others did, pays to the day", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 120), *each("9 feb, 12 may, 8 sep", blamed),
        *[bill(d, 900, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
    ]),
    Labelled("hotel: always seven weeks late, in full", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 150),
        *[bill(d, 1000, p) for d, p in
          (("10 dec", "1 mar"), ("10 feb", "1 may"), ("14 apr", "5 jul"), ("10 jun", "1 sep"), ("12 aug", "2 nov"))],
        offer("12 may", "second line", YES),
    ]),
    Labelled("gallery: wants none of our advice, thanks us for repairs and pays", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 75),
        *[offer(d, w, NO) for d, w in (("14 apr", "backups"), ("9 jun", "updates"), ("11 aug", "second line"), ("13 oct", "training"))],
        offer("12 jan", "repair the till", THANKS), answer("15 apr"), answer("12 aug"),
        *[bill(d, 500, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
    ]),
    Labelled("agency: passes every limit, and pays well", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 240), bound("20 feb", Limit.HOURS),
        *each("14 mar, 25 apr, 20 jun, 15 aug, 10 oct", passed, Limit.HOURS),
        *[bill(d, 1500, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
    ]),
    Labelled("choir: limits since September, hardly heard since", LIMIT, [
        *each("10 dec, 12 jan, 9 feb, 11 mar, 14 apr, 12 may, 9 jun, 14 jul, 11 aug", gave, 130),
        *each("10 dec, 12 jan, 9 feb, 11 mar, 14 apr, 12 may, 9 jun, 14 jul, 11 aug", met), bound("5 sep"), met("13 oct"),
    ]),
    Labelled("studio: one anger we earned, four that we did not", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 90), ours("5 jan", "call back", "8 jan", False), blamed("9 jan"),
        *each("11 mar, 12 may, 14 jul", blamed), offer("13 oct", "new key", BLAMED),
        *[bill(d, 500, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
    ]),
    Labelled("cellar bar: calls for help, wants none of it, pays for none", LET_GO, [
        *each(MONTHLY, met), *each(MONTHLY, gave, 70),
        offer("12 jan", "replace the router", NO), offer("11 mar", "test the line", DISMISSED),
        offer("12 may", "ask the carrier", REFUSED, why=Why.EXCUSE), offer("14 jul", "a second line", DISMISSED),
        offer("8 sep", "move the box", DISMISSED), offer("10 nov", "a cable", NO),
    ]),
    Labelled("broker: charming, and disputes every bill", LET_GO, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60),
        *[bill(d, 400, part=(p, 150), disputed=q, dispute=Dispute.NOT_JUSTIFIED) for d, q, p in
          (("10 dec", "20 dec", "1 feb"), ("10 feb", "20 feb", "1 apr"), ("13 may", "20 may", "1 jul"), ("12 aug", "15 aug", "1 oct"))],
        offer("12 jan", "forwarding", THANKS), offer("12 may", "new phone", THANKS), offer("11 aug", "mail host", THANKS),
        answer("13 jan"), answer("13 may"),
    ]),
    Labelled("start-up: sends friends, pays nothing", LET_GO, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60),
        *[bill(d, 500) for d in ("10 dec", "10 feb", "14 apr", "10 jun", "12 aug")],
        brought("1 mar"), brought("5 jun"), offer("12 jan", "backups", YES), offer("14 jul", "updates", YES),
        hopes("10 aug", 5000, date(2027, 1, 1)),
    ]),
    Labelled("yard: it is always our fault, eight times in half a year", LET_GO, [
        *each("12 may, 9 jun, 14 jul, 11 aug, 8 sep, 13 oct, 10 nov", met), *each("12 may, 14 jul", worked, 60), gave("11 aug", 40),
        bill("13 may", 80, "1 jul"), *each("20 may, 9 jun, 30 jun, 14 jul, 11 aug, 8 sep, 13 oct", blamed),
        offer("10 nov", "a log of faults", BLAMED),
    ]),
    Labelled("nightclub: limits since March, passed each month, and rude about it", LET_GO, [
        *each(MONTHLY, met), *each(MONTHLY, gave, 100), bound("1 mar", Limit.HOURS), bound("1 mar"),
        *each("11 apr, 9 may, 13 jun, 11 jul, 15 aug, 12 sep", passed, Limit.HOURS), *each("13 jun, 11 jul, 12 sep", blamed),
        bill("15 may", 80, "1 sep"),
    ]),
    Labelled("new client: two visits and a no", NOT_ENOUGH, [
        met("20 oct"), met("4 nov"), worked("20 oct", 60), bill("21 oct", 80, "10 nov"), offer("4 nov", "mesh", NO),
    ]),
    Labelled("bookshop: a good client until February, then nothing", NOT_ENOUGH, [
        *each("10 dec, 22 dec, 12 jan, 26 jan, 9 feb", met), *each("10 dec, 12 jan, 9 feb", worked, 60),
        bill("11 dec", 90, "2 jan"), bill("13 jan", 90, "1 feb"), bill("10 feb", 90, "27 feb"),
        offer("12 jan", "backups", YES), answer("10 feb"),
    ]),
    Labelled("cousin of a client: four noes in one talk", NOT_ENOUGH, [
        met("14 oct"), *[offer("14 oct", w, NO) for w in ("mesh", "cable", "new modem", "switch")], gave("14 oct", 40),
    ]),
    Labelled("office: only its vendors were called", NOT_ENOUGH, [
        *each("14 jul, 15 jul, 11 aug, 8 sep, 9 sep", gave, 35, cause=Cause.VENDOR),
    ]),
    Labelled("charity: we broke three promises, and heard about each", NOT_ENOUGH, [
        *each(QUARTERLY, met), ours("15 jan", "send the list", "20 jan", False), blamed("22 jan"),
        ours("16 apr", "call the carrier", "18 apr", False), blamed("21 apr"),
        ours("15 jul", "bring the box", "17 jul", False), offer("18 jul", "wait a week", BLAMED), fault("20 jul"),
    ]),
    Labelled("kiosk: two late bills and one refusal", NOT_ENOUGH, [
        met("15 jul"), met("14 oct"), met("12 nov"), bill("16 jul", 90, "1 oct"), bill("1 sep", 90, "20 nov"), offer("14 oct", "mesh", NO),
    ]),
    Labelled("farm: three noes, all for reasons outside its hands", NOT_ENOUGH, [
        *each("11 mar, 9 jun, 8 sep", met), *[offer(d, w, REFUSED, why=Why.OUTSIDE) for d, w in
          (("11 mar", "fibre"), ("9 jun", "mast"), ("8 sep", "dish"))],
    ]),
    Labelled("practice: slow answers of ours, then harsh words", NOT_ENOUGH, [
        *each("12 jan, 9 feb, 14 apr", met), wrote("12 jan", "22 jan"), wrote("9 feb", "20 feb"), wrote("14 apr", "29 apr"),
        offer("29 jan", "restart", REFUSED), offer("24 feb", "wait", DISMISSED), offer("2 may", "test again", ANGRY, anger_at=Whom.US),
        answer("5 may", Grade.NO), met("8 sep"), wrote("8 sep", "9 sep"),
    ]),
]

# Told once the rules had been run on those above, and labelled before they were run on these: the less clear ones.
HISTORIES += [
    Labelled("brewery: twice more free time than agreed, and the best hours of the year", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 180), *each("9 feb, 14 jul, 13 oct", gave, 75),
        *[bill(d, 1400, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
    ]),
    Labelled("shipyard: angry five times, nobody noted at whom; pays", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), *each("9 feb, 11 mar, 12 may, 14 jul, 8 sep", blamed, Whom.NOT_NOTED),
        *[bill(d, 500, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"))],
    ]),
    Labelled("school: twelve bills, three of them late", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60),
        *[bill(d, 120, p) for d, p in zip(
            MONTHLY.split(", "),
            ["1 jan", "2 feb", "1 mar", "30 may", "1 may", "1 jun", "20 aug", "1 aug", "1 sep", "1 nov", "1 nov", "29 nov"], strict=True)],
    ]),
    Labelled("couple: two noes, a yes, two noes, nothing else", NOT_ENOUGH, [
        *each("9 feb, 12 may, 8 sep", met), offer("9 feb", "mesh", NO), offer("10 feb", "cable", NO), offer("12 may", "new plug", YES),
        offer("8 sep", "dish", NO), offer("9 sep", "mast", DISMISSED),
    ]),
    Labelled("neighbour: one visit, took the advice, paid, said it was clear", KEEP, [
        met("10 nov"), met("14 nov"), worked("10 nov", 60), bill("11 nov", 80, "15 nov"),
        offer("10 nov", "new plug", YES), answer("14 nov"),
    ]),
    Labelled("boutique: a dreadful year before last, nothing wrong since", KEEP, [
        *[Reproach(date(2025, month, 9), Whom.US) for month in (1, 2, 4, 6, 8, 9)],
        *each(QUARTERLY, met), *each(QUARTERLY, worked, 60),
        *[bill(d, 90, p) for d, p in (("16 jan", "9 feb"), ("17 apr", "10 may"), ("16 jul", "2 aug"), ("15 oct", "1 nov"))],
    ]),
    Labelled("chapel: limits set, kept, lifted; all well since", KEEP, [
        *each("10 dec, 12 jan, 9 feb", gave, 120), *each("10 dec, 12 jan, 9 feb", met), bound("15 feb"), lifted("1 jul"),
        *each("11 mar, 14 apr, 14 jul, 8 sep, 13 oct", met), answer("15 jul"), answer("9 sep"), offer("13 oct", "backups", THANKS),
    ]),
    Labelled("salon: limits did not end the blame, and it pays well", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 90), *each("10 dec, 12 jan, 20 jan", blamed), bound("15 feb", Limit.WRITTEN),
        *each("14 apr, 9 jun, 11 aug, 13 oct", blamed),
        *[bill(d, 600, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))],
    ]),
    Labelled("bureau: five evenings lost by our own mistakes, borne in patience", NOT_ENOUGH, [
        *each(QUARTERLY, met), *each("15 jan, 20 feb, 16 apr, 15 jul, 14 oct", gave, 120, cause=Cause.OUR_MISTAKE),
    ]),
    Labelled("poet: adored by all, sends friends, never pays for the hours", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, gave, 100), brought("1 mar"), brought("1 jun"), brought("1 oct"),
        offer("9 feb", "backups", THANKS), offer("12 may", "updates", YES), answer("12 aug"),
    ]),
    Labelled("developer: late, blames us six times, and the highest hour of all", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 120), *each("10 dec, 9 feb, 14 apr, 9 jun, 11 aug, 13 oct", blamed),
        *[bill(d, 2000, p) for d, p in (("10 feb", "1 may"), ("13 may", "1 aug"), ("12 aug", "15 nov"))],
    ]),
    Labelled("garden centre: said three times that we were not clear", NOT_ENOUGH, [
        met("12 may"), met("14 jul"), *[answer(d, Grade.NO) for d in ("13 may", "15 jul", "8 sep")], met("13 oct"),
    ]),
    Labelled("hostel: breaks its word to us, yet pays and takes advice", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), *[theirs(d, "send the contract", d, False) for d in MONTHLY.split(", ")[::3]],
        *[bill(d, 400, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"))], offer("9 feb", "backups", YES),
    ]),
    Labelled("landlady: two angry days, a month apart, four words each; no bills yet", LIMIT, [
        *each("9 feb, 11 mar, 8 sep, 10 nov", met), *each("9 feb, 9 feb, 11 mar, 11 mar", blamed), worked("8 sep", 60),
    ]),
    Labelled("trader: part of each bill, the rest written off", LIMIT, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), offer("12 may", "backups", YES),
        *[bill(d, 400, part=(p, 300), off=100) for d, p in
          (("10 dec", "2 jan"), ("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"))],
    ]),
    Labelled("driver: wants advice on everything, takes none, slow to pay the little there is", LET_GO, [
        *each(MONTHLY, met), *each("12 jan, 12 may", worked, 30), *each("9 feb, 9 jun, 8 sep", gave, 50),
        *[offer(d, w, r) for d, w, r in
          (("9 feb", "mesh", NO), ("9 jun", "cable", DISMISSED), ("8 sep", "dish", NO), ("10 nov", "mast", NO))],
        bill("13 jan", 40, "1 apr"), bill("13 may", 40, "1 sep"),
    ]),
]

ALL_IN_TIME = [bill(d, 500, p) for d, p in (("10 feb", "1 mar"), ("13 may", "1 jun"), ("12 aug", "1 sep"), ("11 nov", "20 nov"))]

# Of limits that come and go, of money that was let go, and of failings of ours that were noted late. Labelled before the rules were run.
HISTORIES += [
    Labelled("optician: five times we gave advice that was not to be given; pays", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), bound("10 feb", Limit.NO_ADVICE),
        *each("11 mar, 14 apr, 9 jun, 11 aug, 13 oct", passed, Limit.NO_ADVICE), *ALL_IN_TIME,
    ]),
    Labelled("bookshop: pays nothing; a limit was set, kept and lifted meanwhile", LET_GO, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), bound("15 apr", Limit.HOURS), lifted("20 aug", Limit.HOURS),
        *[bill(d, 300) for d in ("10 dec", "10 feb", "14 apr", "10 jun", "12 aug")],
    ]),
    Labelled("cannery: pays nothing, and keeps to the hours", LET_GO, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), bound("15 apr", Limit.HOURS),
        *[bill(d, 300) for d in ("10 dec", "20 jan", "10 feb", "2 apr")],
    ]),
    Labelled("parish: one bill of five let go as a kindness, the others in time", KEEP, [
        *each(QUARTERLY, met), *each(QUARTERLY, worked, 90), bill("16 mar", 200, off=200), *ALL_IN_TIME,
    ]),
    Labelled("mill: every bill had to be written off whole", LET_GO, [
        *each(QUARTERLY, met), *each(QUARTERLY, worked, 90), *[bill(d, 250, off=250) for d in ("10 dec", "16 jan", "17 apr", "12 may")],
    ]),
    Labelled("mason: three angry days, then we found that we had wired it wrong", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), *each("14 jul, 15 jul, 17 jul", blamed), fault("19 jul"), *ALL_IN_TIME,
    ]),
    Labelled("vet: a bill of January was wrong, found and resented in May", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 60), bill("12 jan", 400, "30 may", disputed="10 may", dispute=Dispute.JUSTIFIED),
        *each("10 may, 12 may, 20 may", blamed), *ALL_IN_TIME,
    ]),
    Labelled("lodge: five reproaches, then written only; that held, and was lifted", KEEP, [
        *each("10 dec, 20 dec, 12 jan, 20 jan, 9 feb", blamed), *each(MONTHLY, met), bound("15 feb", Limit.WRITTEN),
        lifted("1 sep", Limit.WRITTEN), answer("15 jul"), answer("9 sep"), offer("13 oct", "backups", THANKS),
    ]),
    Labelled("quarry: five reproaches; a limit was agreed on one day and lifted on the next", LET_GO, [
        *each("14 apr, 12 may, 9 jun, 14 jul, 8 sep", met), *each("14 apr, 12 may, 9 jun, 14 jul, 8 sep", blamed),
        bound("10 nov", Limit.WRITTEN), lifted("11 nov", Limit.WRITTEN),
    ]),
    Labelled("notary: two late calls of somebody else, where it was to be in writing; pays", KEEP, [
        *each(MONTHLY, met), *each(MONTHLY, worked, 90), *[bound("9 feb", one) for one in (Limit.HOURS, Limit.WRITTEN, Limit.CALLERS)],
        *[passed(day, one) for day in ("14 apr", "9 jun") for one in (Limit.HOURS, Limit.WRITTEN, Limit.CALLERS)], *ALL_IN_TIME,
    ]),
    Labelled("ferry: limits in August, since then only bills from us", LIMIT, [
        *each("12 may, 9 jun, 14 jul, 11 aug", met), *each("12 may, 9 jun, 14 jul, 11 aug", gave, 150), bound("20 aug"),
        *[bill(d, 90) for d in ("13 oct", "2 nov", "10 nov")],
    ]),
    Labelled("tailor: a no, a shrug, and anger on the day after we broke our word", NOT_ENOUGH, [
        *each("12 may, 14 jul, 13 oct", met), offer("12 may", "cable", NO), offer("14 jul", "mesh", DISMISSED),
        ours("8 oct", "bring the box", "12 oct", False), offer("13 oct", "wait", ANGRY, anger_at=Whom.US),
    ]),
    Labelled("kennel: three noes in one talk, and we asked one of them again", NOT_ENOUGH, [
        *each("8 sep, 13 oct", met), *[offer("8 sep", what, NO) for what in ("mesh", "cable", "dish")], offer("13 oct", "mesh", NO),
    ]),
    Labelled("depot: two limits, one of them lifted, the other passed all year", LET_GO, [
        *each(MONTHLY, met), bound("20 dec", Limit.HOURS), bound("20 dec", Limit.WRITTEN),
        *each("14 mar, 25 apr, 20 jun, 15 aug, 10 oct", passed, Limit.HOURS), lifted("15 nov", Limit.WRITTEN),
    ]),
]  # fmt: skip
