"""The `clean` stage: what each part of a report is for, and which words are broken.

In:     a Report.
Out:    `clean`.
Never:  a deleted or changed character.
"""

from heldby.clean.cleaning import clean

__all__ = ["clean"]
