"""What a text needs is loaded; the libraries of file formats wait for a file."""

from __future__ import annotations

import subprocess
import sys

import pytest

import heldby.read


def test_a_text_loads_no_format() -> None:
    code = "import sys, heldby; heldby.annotate('Rebels captured Palmyra.'); print('pypdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("name", heldby.read.__all__)
def test_every_name_is_there_whatever_was_loaded_first(name: str) -> None:
    code = (
        f"import heldby.read.looking_up, heldby.read.reading; from heldby.read import {name}; print(callable({name}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_a_name_that_is_none_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        heldby.read.nothing  # noqa: B018
