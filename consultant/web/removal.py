"""Taking out what was noted by mistake."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import render_template

from consultant.web.forms import BaseForm

Row = TypeVar("Row")


def ask_first(
    find: Callable[[], Row],
    *,
    called: str | Callable[[Row], str],
    rests: Callable[[Row], Sequence[str]] = lambda _row: (),
    form: BaseForm | None = None,
    **page: Any,
) -> tuple[Row, str | None]:
    """What `find` finds, and the page that asks, or says why it has to stay; no page when it is to be taken out now.

    `called` is the column that names it, or says its name; `rests` says what rests on it; for what else goes into `page` see its template.
    """
    form = form or BaseForm()
    is_sure = form.validate_once()  # before the row is looked for: sent twice, it is gone the second time
    row = find()
    resting = rests(row)
    if is_sure and not resting:
        return row, None
    named = getattr(row, called) if isinstance(called, str) else called(row)
    return row, render_template("web/remove.html", form=form, what=named, resting=resting, **page)
