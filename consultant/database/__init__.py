"""The database: its session and types, the practice that every row belongs to, and one commit for each request.

Everything is imported from here. Only these modules may look across practices or speak SQL as text.
"""

from consultant.database.beside import insert_beside, replace_beside, rows_beside
from consultant.database.erasing import erase_rows, rows_below
from consultant.database.keys import UsedKey, forget_used_keys, use_key, used_with
from consultant.database.rows import (
    LARGEST,
    Missing,
    add_row,
    as_row,
    as_rule,
    by_name,
    change_row,
    one_row,
    remove_row,
    rows_of,
    rows_with,
)
from consultant.database.scope import (
    NEVER_AGAIN,
    SECRET,
    Owned,
    across_practices,
    erase_practice,
    owned,
    work_for,
    working_for,
    working_practice,
)
from consultant.database.session import Base, db
from consultant.database.start import bring_up_to_date, check_database, init_app, is_empty, sqlite_file
from consultant.database.turns import can_write_soon, keep_now, one_write, take_turn
from consultant.database.types import Amount, Instant, When, Word
from consultant.database.versions import has_changed_cases

__all__ = [
    "LARGEST", "NEVER_AGAIN", "SECRET", "Amount", "Base", "Instant", "Missing", "Owned", "UsedKey", "When", "Word", "across_practices",
    "add_row", "as_row", "as_rule", "bring_up_to_date", "by_name", "can_write_soon", "change_row", "check_database", "db",
    "erase_practice", "erase_rows", "forget_used_keys", "has_changed_cases", "init_app", "insert_beside", "is_empty", "keep_now",
    "one_row", "one_write", "owned", "remove_row", "replace_beside", "rows_below", "rows_beside", "rows_of", "rows_with",
    "sqlite_file", "take_turn", "use_key", "used_with", "work_for", "working_for", "working_practice",
]  # fmt: skip
