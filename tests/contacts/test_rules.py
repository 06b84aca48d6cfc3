"""Finding somebody among the contacts."""

import pytest

from consultant.contacts.rules import Contact, Kind, find
from consultant.organizations.rules import Number

ROSA = Contact(Kind.CLIENT, 1, "Café Rosa", "small business", (Number("0800 123 456"),))
ACME = Contact(Kind.ORGANIZATION, 1, "Acme Lines", "carrier", (Number("(0800) 999", "faults"),), more=("Acme", "2, then 4"))
ANN = Contact(Kind.PERSON, 3, "ann Wire", "by mail")


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("", None, [ACME, ANN, ROSA]),
        ("", Kind.ORGANIZATION, [ACME]),
        ("CAFÉ", None, [ROSA]),
        ("0800123", None, [ROSA]),
        ("0800", None, [ACME, ROSA]),
        ("0800", Kind.CLIENT, [ROSA]),
        ("faults", None, [ACME]),
        ("then", None, [ACME]),
        ("acme rosa", None, []),
    ],
)
def test_by_name_number_or_note(text, kind, found):
    assert find([ACME, ANN, ROSA], text, kind) == found
