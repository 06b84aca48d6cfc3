"""A case file with a word in every private field, to be looked for where it must not be."""

import json
from pathlib import Path
from typing import Any

RICH = Path(__file__).parents[1] / "casefile" / "rich.json"
CANARY, OTHERS = "Kestrel", "Wombat"
TYPED = {  # keys of a case file under which somebody typed what no client may read
    *("private_note", "needs", "expects", "wishes", "next_step", "reason", "moved_because", "dropped", "corrected_because"),
    *("advice", "changed", "moved_to"),
}


def planted(value: Any) -> Any:
    """The case with the canary under every private key."""
    if isinstance(value, list):
        return [planted(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "withdrawn" in value:
        value = value | {"said": CANARY, "reference": CANARY, "spoke_to": CANARY}
    return {key: CANARY if key in TYPED and isinstance(one, str) else planted(one) for key, one in value.items()}


def rich() -> str:
    given = planted(json.loads(RICH.read_text()))
    given |= {"source": [CANARY], "assumed": [CANARY], "outcome": CANARY, "expected": {"a": CANARY}}
    for one in (*given["work"], *(old for call in given["calls"] for old in call.get("corrections", ())[:-1])):
        one["what" if "kind" in one else "said"] = CANARY
    given["client"]["language"] = "es"
    return json.dumps(given)
