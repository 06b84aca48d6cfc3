"""The questions that a form can ask. Every message stands at its field, in plain words; what was typed stays as typed."""

from consultant.web.fields.asked import Asked
from consultant.web.fields.choices import Choice, Pairs, Pick, PickSeveral, Tick
from consultant.web.fields.files import Files
from consultant.web.fields.numbers import Days, Minutes, Money, Months, Years
from consultant.web.fields.places import Currency, Zone, currency_codes, zone_names
from consultant.web.fields.texts import Email, Phone, TextBlock, TextLine, WebAddress
from consultant.web.fields.times import Clock, Dated, Day, Moment, as_answer

__all__ = [
    "Asked", "Choice", "Clock", "Currency", "Dated", "Day", "Days", "Email", "Files", "Minutes", "Moment", "Money", "Months", "Pairs",
    "Phone", "Pick", "PickSeveral", "TextBlock", "TextLine", "Tick", "WebAddress", "Years", "Zone", "as_answer", "currency_codes",
    "zone_names",
]  # fmt: skip
