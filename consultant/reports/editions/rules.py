"""The same facts on other paper: each issued report keeps which one it is."""

from enum import StrEnum


class Edition(StrEnum):
    A4 = "A4"
    LETTER = "US Letter"
    LARGE = "large print"  # 18 pt on A4; "in short" takes both sides of the first sheet
    SHORT = "one page"  # page 1 alone, on A4
