"""The ``hireloop`` command: the same functions as the pages, without a database or a server.

Exit codes: 0 done; 1 the input was read and the answer is bad news where that was asked for
(``--strict``); 2 bad input, one clear line on standard error; 70 a fault of ours; 130 interrupted.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from hireloop import __version__
from hireloop.kernel.errors import HireloopError

# Each lives in <name>_command.py with add_parser(subparsers) and run(args) -> int.
COMMANDS = (
    "parse-resume",
    "match",
    "analyze",
    "score",
    "check-contract",
    "verify-signature",
    "engines",
    "models",
)

BAD_INPUT = 2
OUR_FAULT = 70
INTERRUPTED = 130


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line and the way to the help."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"hireloop: {message} (see {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Nothing but an exit code and clear lines reaches a person."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        args = parser_for(arguments).parse_args(arguments)
        return args.run(args)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except HireloopError as error:
        return complain(str(error), BAD_INPUT)
    except BrokenPipeError:
        return closed_pipe()
    except OSError as error:
        return complain(f"{error.filename or 'a file'}: {(error.strerror or str(error)).lower()}", BAD_INPUT)
    except KeyboardInterrupt:
        return complain("interrupted", INTERRUPTED)
    except Exception as error:
        if os.environ.get("HIRELOOP_DEBUG"):
            raise
        return complain(f"a fault of ours: {type(error).__name__}: {error} (HIRELOOP_DEBUG=1 shows where)", OUR_FAULT)


def parser_for(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """A parser that knows the named command only, so that it starts fast; all of them for help."""
    parser = OneLineParser(prog="hireloop", description="HireLoop 聘环: interviews analysed on the command line.")
    parser.add_argument("--version", action="version", version=f"hireloop {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=OneLineParser)
    named = arguments[0] if arguments else ""
    for name in (named,) if named in COMMANDS else COMMANDS:
        module = command_module(name)
        module.add_parser(subparsers)
        subparsers.choices[name].set_defaults(run=module.run)
    return parser


def command_module(name: str) -> ModuleType:
    return import_module(f"hireloop.cli.{name.replace('-', '_')}_command")


def complain(message: str, code: int) -> int:
    one_line = " ".join(message.split())
    print(f"hireloop: {one_line}", file=sys.stderr)
    return code


def closed_pipe() -> int:
    """The reader went away (``| head``): end quietly, and keep Python from complaining at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
