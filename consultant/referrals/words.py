"""Referrals in words."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from consultant.cases.page.rules import Fold, Item, Link
from consultant.referrals.rules import Helped, Referral

HELPED = {
    Helped.UNKNOWN: _l("Not known yet"),
    Helped.YES: _l("They helped"),
    Helped.NO: _l("They did not help"),
}


def helped_words(helped: Helped) -> str:
    return str(HELPED[helped])


def referrals_fold(referrals: tuple[Referral, ...], number: int) -> Fold:
    items = tuple(
        Item(
            one.to,
            tuple(filter(None, [one.why, _handed_over(one), one.contact])),
            (helped_words(one.answer), "ok" if one.helped else "open" if one.helped is None else ""),
            tuple(_ways({"number": number, "referral_id": one.id})),
        )
        for one in referrals
    )
    summary = ", ".join(one.to for one in referrals) or _("Nobody yet")
    return Fold("referrals", _("Handed on to"), summary, items, (Link(_("Refer to somebody"), "referrals.add", {"number": number}),))


def _ways(here: dict[str, object]) -> Iterator[Link]:
    yield Link(_("Change"), "referrals.edit", here)
    yield Link(_("Print the hand-off card"), "ending.handoff", here)


def _handed_over(referral: Referral) -> str | None:
    return referral.handed_over and _("Handed over: %(what)s", what=referral.handed_over)
