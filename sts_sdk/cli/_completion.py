"""``sts-sdk completion``: a script for bash or zsh."""

from __future__ import annotations

import argparse
from typing import Final

from sts_sdk.cli._commands import COMMANDS

_BASH: Final = """\
# eval "$(sts-sdk completion bash)"
_sts_sdk() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} profiles
    case $before in
        --profile)
            profiles=$(sed -n 's/^\\[\\(profile  *\\)\\{{0,1\\}}\\([^]]*\\)\\]$/\\2/p' \\
                ~/.aws/config ~/.aws/credentials 2>/dev/null)
            COMPREPLY=($(compgen -W "$profiles" -- "$word"))
            return ;;
        --output) COMPREPLY=($(compgen -W "text json env" -- "$word")); return ;;
    esac
    case $word in
        -*) COMPREPLY=($(compgen -W "--profile --region --role --output --debug --help" -- "$word")) ;;
        *) COMPREPLY=($(compgen -W "{commands}" -- "$word")) ;;
    esac
}}
complete -o default -F _sts_sdk sts-sdk
"""

_ZSH: Final = """\
# eval "$(sts-sdk completion zsh)"
autoload -U +X bashcompinit && bashcompinit
{bash}"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The shell."""
    parser.add_argument("shell", choices=("bash", "zsh"), metavar="SHELL", help="bash or zsh")


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    bash = _BASH.format(commands=" ".join(COMMANDS))
    print(bash if arguments.shell == "bash" else _ZSH.format(bash=bash), end="")
    return 0
