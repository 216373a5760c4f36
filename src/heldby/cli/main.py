"""The program `heldby`: its commands, and how it ends.

In:     the command line.
Out:    an exit code: 0 done, 1 done with problems reported, 2 the caller's mistake.
Never:  a command of its own making where a view exists: those come from `heldby.views.VIEWS`.
"""

from __future__ import annotations

import os
import sys
import warnings
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

import heldby
from heldby.cli.complaining import complain
from heldby.cli.examples import EXAMPLES, epilog
from heldby.model.errors import HeldbyError

DONE, PROBLEMS, MISTAKE = 0, 1, 2

HELP = """Who holds what, since when, and on whose word: reads reports of a war and keeps a cited, dated record.

Start with `heldby demo`; then `heldby add FOLDER` and `heldby control`.
Every question may be asked of any day (`--on`), as known on any other (`--known`).
`heldby COMMAND --help` has examples.

Exit codes: 0 done, 1 done with problems reported, 2 your mistake.
"""

# Typer carries its own copy of click in newer versions and uses the installed one in older; this is the base of both.
_WrongUse: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


class _Flags:
    """Help that does not say of a flag that it takes a value."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, flags without a type."""
        found: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for each in found:
            if getattr(each, "is_flag", False):
                each.metavar = ""
        return found


class _Command(_Flags, TyperCommand):
    pass


# The module of each command that is no view; a command is loaded when it is asked for, or all of them are listed.
_MODULES = {
    "demo": "trying",
    "add": "adding",
    "fetch": "fetching",
    "watch": "watching",
    "judge": "judging",
    "claim": "judging",
    "serve": "serving",
    "publish": "publishing",
    "annotate": "piping",
    "group": "piping",
    "export": "exporting",
    "roads": "roading",
    "init": "making",
}


class _Group(_Flags, TyperGroup):
    """The commands, in the order in which their examples stand; the views among them have one module."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as click asks for it
        """The names of all commands."""
        return list(EXAMPLES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as click asks for it
        """One command, made when it is first asked for; None for a name that is none."""
        if cmd_name in EXAMPLES and cmd_name not in self.commands:
            self.commands[cmd_name] = _made(cmd_name)
        return self.commands.get(cmd_name)


def _made(name: str) -> Any:
    if name in _MODULES:
        does = getattr(import_module(f"heldby.cli.{_MODULES[name]}"), name)
    else:
        does = import_module("heldby.cli.asking").view_command(name)
    alone = typer.Typer(add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False)
    alone.command(name=name, cls=_Command, epilog=epilog(name))(does)
    return typer.main.get_command(alone)


app = typer.Typer(
    name="heldby",
    cls=_Group,
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(heldby.__version__)
        raise typer.Exit(DONE)


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """Take the options that belong to no command."""


def commands() -> dict[str, Any]:
    """Every command by its name, in the order of the help."""
    group: Any = typer.main.get_command(app)
    return {name: group.get_command(None, name) for name in group.list_commands(None)}


def run() -> None:
    """Run the program and exit as INTERFACE says."""
    if not sys.warnoptions:  # what libraries warn of (an odd time zone in a feed) is for programmers, not for readers
        warnings.simplefilter("ignore")
    try:
        code = app(standalone_mode=False)
    except HeldbyError as error:
        complain(str(error))
        code = MISTAKE
    except _WrongUse as error:
        error.show()
        code = MISTAKE
    except (KeyboardInterrupt, typer.Abort):
        complain("stopped; what was recorded stays recorded")
        code = PROBLEMS
    except BrokenPipeError:
        # whoever read our output has enough; keep Python from complaining about it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    raise SystemExit(code or DONE)


if __name__ == "__main__":
    run()
