"""The program `heldby`: its commands, and how it ends.

In:     the command line.
Out:    an exit code: 0 done, 1 done with problems reported, 2 the caller's mistake.
Never:  a command of its own making where a view exists: those come from `heldby.views.VIEWS`.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from heldby import __version__
from heldby.cli.adding import add
from heldby.cli.asking import view_commands
from heldby.cli.examples import epilog
from heldby.cli.exporting import export
from heldby.cli.fetching import fetch
from heldby.cli.judging import claim, judge
from heldby.cli.making import init
from heldby.cli.piping import annotate, group
from heldby.cli.publishing import publish
from heldby.cli.roading import roads
from heldby.cli.serving import serve
from heldby.cli.showing import complain
from heldby.cli.trying import demo
from heldby.cli.watching import watch
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


class _Group(_Flags, TyperGroup):
    pass


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
        typer.echo(__version__)
        raise typer.Exit(DONE)


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """Take the options that belong to no command."""


COMMANDS: tuple[Callable[..., None], ...] = (
    demo,
    add,
    fetch,
    watch,
    *view_commands(),
    judge,
    claim,
    serve,
    publish,
    annotate,
    group,
    export,
    roads,
    init,
)
for _command in COMMANDS:
    app.command(name=_command.__name__, cls=_Command, epilog=epilog(_command.__name__))(_command)


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
