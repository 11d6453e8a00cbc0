"""The frame of the command line: what a person sees when something is wrong."""

import argparse
import types

import pytest

from hireloop import cli
from hireloop.kernel.errors import BadInput


@pytest.fixture
def command(monkeypatch):
    """Put a stand-in behind ``hireloop probe``; the test gives it something to do."""

    def install(run):
        module = types.ModuleType("probe")
        module.add_parser = lambda subparsers: subparsers.add_parser("probe").add_argument("--file")
        module.run = run
        monkeypatch.setattr(cli, "COMMANDS", ("probe",))
        monkeypatch.setattr(cli, "command_module", lambda name: module)

    return install


def raiser(error):
    def run(args: argparse.Namespace) -> int:
        raise error

    return run


def test_it_gives_back_the_commands_exit_code(command):
    command(lambda args: 1)
    assert cli.main(["probe"]) == 1


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (BadInput("%(name)s is empty\nRecord it again", name="a.mp4"), 2, "hireloop: a.mp4 is empty Record it again\n"),
        (FileNotFoundError(2, "No such file or directory", "b.mp4"), 2, "hireloop: b.mp4: no such file or directory\n"),
        (KeyboardInterrupt(), 130, "hireloop: interrupted\n"),
        (RuntimeError("boom"), 70, "hireloop: a fault of ours: RuntimeError: boom (HIRELOOP_DEBUG=1 shows where)\n"),
    ],
)
def test_it_says_what_is_wrong_in_one_line(command, capsys, error, code, line):
    command(raiser(error))
    assert cli.main(["probe"]) == code
    assert capsys.readouterr().err == line


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["probe", "--nonsense"]])
def test_it_refuses_what_it_does_not_know_in_one_line(command, capsys, arguments):
    command(lambda args: 0)
    assert cli.main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("hireloop: ")
    assert error.count("\n") == 1


def test_it_shows_a_fault_in_full_when_debugging(command, monkeypatch):
    monkeypatch.setenv("HIRELOOP_DEBUG", "1")
    command(raiser(RuntimeError("boom")))
    with pytest.raises(RuntimeError):
        cli.main(["probe"])
