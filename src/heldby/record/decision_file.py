"""A file of decisions, as the page prepares it: JSON Lines.

In:     {"verdict": "prefer", "claims": ["...", "..."], "reason": "...", "by": "...", "at": "..."}, or, of a claim that
        a person found, {"verdict": "added", "report": "...", "words": [585, 640], "what": "taken", "place": ["..."]}.
Out:    `Decision`s and `Addition`s.
Never:  a line passed over: the first that is wrong is told with its number, and nothing is taken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from heldby.model.errors import InputError
from heldby.record.claiming import Finding, Signature
from heldby.record.deciding import Addition, Decision, Told, decision, signature

ADDED = "added"
_SIGNED = frozenset({"verdict", "reason", "by", "at"})
_DECIDED = _SIGNED | {"claims"}
_FOUND = _SIGNED | {"report", "words", "kind", "what", "place", "actor", "against", "when"}


def decisions(text: str, *, by: str, at: datetime) -> tuple[Told, ...]:
    """The decisions of a file; `by` and `at` are for those that do not say so themselves.

    Raises `InputError`, which names the line.
    """
    found: list[Told] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(_told(json.loads(line), by, at))
            except (ValueError, InputError) as error:
                raise InputError(f"line {number}: {error}; nothing was recorded") from None
    return tuple(found)


def _told(given: Any, by: str, at: datetime) -> Told:
    if not isinstance(given, dict):
        raise InputError('a decision is an object: {"verdict": "prefer", "claims": ["...", "..."], "reason": "..."}')
    parts = _FOUND if given.get("verdict") == ADDED else _DECIDED
    if unknown := given.keys() - parts:
        raise InputError(f"{', '.join(sorted(unknown))} is no part of it; its parts are {', '.join(sorted(parts))}")
    if not all(isinstance(given.get(name, ""), str) for name in ("verdict", "reason", "by", "at")):
        raise InputError('"verdict", "reason", "by" and "at" are to be strings')
    when = datetime.fromisoformat(given["at"]) if given.get("at") else at
    if when.tzinfo is None:
        raise InputError(f'"at" needs a time zone, such as {when.isoformat()}+00:00')
    signed = signature(reason=given.get("reason", ""), by=given.get("by") or by, at=when)
    return _addition(given, signed) if given.get("verdict") == ADDED else _decision(given, signed)


def _decision(given: Mapping[str, Any], signed: Signature) -> Decision:
    return decision(given.get("verdict", ""), _texts(given, "claims"), signed)


def _addition(given: Mapping[str, Any], signed: Signature) -> Addition:
    words = given.get("words")
    if not (isinstance(words, list) and len(words) == 2 and all(type(n) is int for n in words)):
        raise InputError('"words" is to be the first and last offset, such as [585, 640]')
    told = {
        name: given.get(name) or other
        for name, other in (("report", ""), ("kind", "control"), ("what", ""), ("when", ""))
    }
    if not all(isinstance(value, str) for value in told.values()):
        raise InputError('"report", "kind", "what" and "when" are to be strings')
    roles = {role: _texts(given, role) for role in ("place", "actor", "against")}
    return Addition(finding=Finding(start=words[0], end=words[1], roles=roles, **told), signed=signed)


def _texts(given: Mapping[str, Any], name: str) -> tuple[str, ...]:
    told = given.get(name, [])
    if not isinstance(told, list) or not all(isinstance(each, str) for each in told):
        raise InputError(f'"{name}" is to be a list of ids or names')
    return tuple(told)
