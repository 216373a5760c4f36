"""Writes the parts of the documentation that are made from the program itself: `make docs`.

In:     the commands with their options and examples; the kinds of claim and how English says them.
Out:    docs/commands.md, docs/claim-kinds.md and the table of docs/inputs.md; a test fails when they are not what this
        would write.
Never:  a sentence about heldby that is not taken from heldby.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from heldby.cli.examples import EXAMPLES
from heldby.cli.main import HELP
from heldby.cli.main import commands as program
from heldby.lexicon.kinds import kinds
from heldby.lexicon.sayings import Saying, sayings
from heldby.model import Kind, RoleRule
from heldby.read.formats import FORMATS

DOCS = Path(__file__).parent
NOTE = "<!-- Made by docs/tables.py: run `make docs` instead of editing. -->"

INTRO = """Every claim has these fields: who says it (`source`), how surely (`certainty`: certain, probable, possible),
whether it has happened (`status`: happened, ongoing, planned, expected, hypothetical), whether it is asserted or denied
(`polarity`), when it was so (`time`) and when it was said (`said`), and the words it rests on (`quote`, `start`,
`end`). A kind adds the roles and values below. Only what happened, or is going on, can change who holds what, and only
in kinds that say so.

What a kind is stands in `src/heldby/data/kinds/`, how English says it in `src/heldby/data/lang/en/claims/`. The
examples are tests."""


def commands() -> str:
    """docs/commands.md."""
    parts = ["# Commands", NOTE, HELP.strip(), *_blocks(program().items())]
    return "\n\n".join(parts) + "\n"


def _blocks(listed: Iterable[tuple[str, Any]]) -> Iterator[str]:
    for name, command in listed:
        yield f"## heldby {name}"
        yield str(command.help).strip()
        rows = [_row(each) for each in command.params if each.name != "help"]
        if rows:
            yield "\n".join(["| argument or option | what it does |", "|---|---|", *rows])
        yield "\n".join(["```", *(each for line, what in EXAMPLES[name] for each in (f"# {what}", line)), "```"])


def _row(parameter: Any) -> str:
    value = "" if getattr(parameter, "is_flag", False) else f" {_value(parameter)}"
    shown = ", ".join(parameter.opts) if parameter.opts[0].startswith("-") else ""
    told = [parameter.help or "", "Required." if parameter.required and shown else ""]
    told += [f"Default: `{parameter.default}`."] if isinstance(parameter.default, str) and parameter.default else []
    told += [f"Also from the environment: `{parameter.envvar}`."] if parameter.envvar else []
    return f"| `{f'{shown}{value}'.strip()}` | {' '.join(t for t in told if t).replace('|', '&#124;')} |"


def _value(parameter: Any) -> str:
    return str(parameter.metavar or "VALUE").replace("|", "&#124;")


def claim_kinds() -> str:
    """docs/claim-kinds.md."""
    parts = ["# Kinds of claim", NOTE, INTRO]
    for kind in kinds().values():
        parts += [f"## {kind.name}", f"{kind.says} {_effect(kind)}".strip(), _fields(kind)]
        parts.append(_wordings([s for s in sayings("en").all if s.kind == kind.name]))
        parts.append(_codes(kind))
    return "\n\n".join(parts) + "\n"


def _effect(kind: Kind) -> str:
    effects = {"control": "It changes who holds a place.", "ways": "It changes which ways are open."}
    return effects[kind.effect] if kind.effect else ""


def _fields(kind: Kind) -> str:
    rows = [f"| `{role.name}` | {role.label} | {_filled_by(role)} |" for role in kind.roles.values()]
    for trait, values in kind.traits.items():
        main = "what it is" if trait == kind.main_trait else ""
        rows.append(f"| `{trait}` | {main} | {', '.join(values) or 'words'} |")
    return "\n".join(["| field | what it holds | values |", "|---|---|---|", *rows])


def _filled_by(role: RoleRule) -> str:
    return f"{role.type}{', several' if role.many else ''}{', always there' if role.required else ''}"


def _wordings(known: list[Saying]) -> str:
    rows = []
    for said in known:
        gives = ", ".join(f"{trait} {value}" for trait, value in said.traits.items())
        words = ", ".join(dict.fromkeys((*said.verbs, *said.nouns, *said.adjectives)))
        rows.append(f"| {gives} | {words} | {said.example.replace('|', '&#124;')} |")
    return "\n".join(["| gives | said with | for example |", "|---|---|---|", *rows])


def _codes(kind: Kind) -> str:
    """What each value is in ACLED and PLOVER, or why it is nothing there."""
    rows = []
    for key, entry in kind.codes.items():
        value, slash, who = key.partition("/")
        value, tilde, word = value.partition("~")
        when = f", {_WHO[who]}" if slash else f", told with \u201c{word}\u201d" if tilde else ""
        name = "any" if value == "*" else value
        why = f" ({entry['why']})" if "why" in entry else ""
        rows.append(f"| {name}{when} | {entry.get('acled', '-')} | {entry.get('plover', '-')}{why} |")
    return "\n".join([f"| {kind.main_trait} | ACLED | PLOVER |", "|---|---|---|", *rows])


def inputs() -> str:
    """docs/inputs.md, its table of formats made anew."""
    before, _, rest = (DOCS / "inputs.md").read_text("utf-8").partition(_FORMATS[0])
    after = rest.partition(_FORMATS[1])[2]
    return f"{before}{_FORMATS[0]}\n{_formats()}\n{_FORMATS[1]}{after}"


def _formats() -> str:
    told = [
        "| format | endings | one report is | title | date | source | author | language |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for each in FORMATS:
        takes = each.takes
        endings = ", ".join(f"`{ending}`" for ending in each.endings) or "by its content"
        fields = (takes.title, takes.date, takes.source, takes.author, takes.language)
        told.append(f"| {each.name} | {endings} | {each.one} | {' | '.join(field or '-' for field in fields)} |")
    told += ["", "| format | passed by |", "|---|---|"]
    told += [f"| {each.name} | {each.passes_by} |" for each in FORMATS if each.passes_by]
    return "\n".join(told)


_FORMATS = ("<!-- formats -->", "<!-- /formats -->")
_WHO = {"home": "by the place's own government", "other": "by anybody else", "open": "not told by whom"}
PAGES = {"commands.md": commands, "claim-kinds.md": claim_kinds, "inputs.md": inputs}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), "utf-8")
