"""The kinds of claim, from data/kinds/*.toml.

In:     one TOML file a kind: roles, traits, effect, codes.
Out:    `Kind`s by name.
Never:  a language: how a kind is said stands in data/lang/.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from heldby.lexicon.tables import data_path, table
from heldby.model import Kind, RoleRule
from heldby.model.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLE_TYPES = frozenset({"place", "actor", "person", "people", "text"})
ASPECTS = frozenset({"change", "state"})


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of claim by its name, in alphabetical order.

    >>> kinds()["control"].main_trait
    'change'
    """
    found = [_kind(table(path)) for path in sorted(data_path("kinds").glob("*.toml"))]
    return {kind.name: kind for kind in found}


def _kind(raw: dict[str, Any]) -> Kind:
    name = raw["name"]
    roles = {role: RoleRule(name=role, **rule) for role, rule in raw["roles"].items()}
    wrong = [role.name for role in roles.values() if role.type not in ROLE_TYPES]
    if wrong or raw["aspect"] not in ASPECTS:
        raise KnowledgeError(f"kinds/{name}.toml: role types are {sorted(ROLE_TYPES)}, aspects {sorted(ASPECTS)}")
    return Kind(
        name=name,
        says=raw["says"],
        since=raw["since"],
        aspect=raw["aspect"],
        effect=raw.get("effect", ""),
        main_trait=raw.get("main_trait", ""),
        roles=roles,
        traits={trait: tuple(values) for trait, values in raw.get("traits", {}).items()},
        codes=raw.get("codes", {}),
    )
