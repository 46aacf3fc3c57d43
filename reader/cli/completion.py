"""``gxreader completion``: scripts for three shells, made from the table of commands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from reader.cli.commands import COMMANDS, GLOBALS
from reader.cli.grammar import PROGRAM, Command, Option, Takes
from reader.cli.program import Call
from reader.cli.streams import write_lines
from reader.messages import _


def completion(call: Call) -> int:
    """Print the script for the shell asked for."""
    write_lines(SCRIPTS[call.operands[0]]())
    return 0


def _all_options() -> list[Option]:
    """Return every option once."""
    options = {option.flags[-1]: option for option in GLOBALS}
    for command in COMMANDS.values():
        options.update({option.flags[-1]: option for option in command.options})
    return list(options.values())


def _flags(options: Iterable[Option]) -> list[str]:
    return [flag for option in options for flag in option.flags]


def _quoted(text: str) -> str:
    """Quote for a POSIX shell, zsh included."""
    return "'" + text.replace("'", "'\\''") + "'"


def bash() -> Iterator[str]:
    """Yield a bash script; the words to choose from are parted by newlines, as names may hold spaces."""
    yield f"# bash completion of {PROGRAM}"
    yield "_gxreader() {"
    yield "    local IFS=$'\\n' current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}"
    yield "    local command='' words='' files='' word"
    yield '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do'
    yield f"        case $word in {'|'.join(COMMANDS)}) command=$word; break ;; esac"
    yield "    done"
    yield "    case $previous in"
    for option in _all_options():
        if option.takes:
            yield f"        {'|'.join(option.flags)}) {_bash_value(option)}; return ;;"
    yield "    esac"
    yield "    case $command in"
    yield f"        '') words={_bash_words([*COMMANDS, *_flags(GLOBALS)])} files=yes ;;"
    for command in COMMANDS.values():
        yield f"        {command.name}) {_bash_command(command)} ;;"
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$current"))'
    yield '    [[ $files && $current != -* ]] && COMPREPLY+=($(compgen -f -- "$current"))'
    yield "    return 0"
    yield "}"
    yield f"complete -o filenames -F _gxreader {PROGRAM}"


def _bash_words(words: Iterable[str]) -> str:
    return "$'" + "\\n".join(words) + "'"


def _bash_value(option: Option) -> str:
    if option.choices:
        return f'COMPREPLY=($(compgen -W {_bash_words(option.choices)} -- "$current"))'
    if option.takes is Takes.FOLDER:
        return 'COMPREPLY=($(compgen -d -- "$current"))'
    return "COMPREPLY=()"


def _bash_command(command: Command) -> str:
    operand = command.operand
    choices = operand.choices if operand else ()
    words = _bash_words([*choices, *_flags((*command.options, *GLOBALS))])
    return f"words={words}{' files=yes' if operand and operand.takes is Takes.FILE else ''}"


def zsh() -> Iterator[str]:
    """Yield a zsh script; it works from a folder in fpath and through eval."""
    yield f"#compdef {PROGRAM}"
    yield "_gxreader() {"
    yield "    local context state state_descr line"
    yield "    typeset -A opt_args"
    yield "    local -a commands options"
    yield "    commands=("
    for command in COMMANDS.values():
        yield f"        {_quoted(f'{command.name}:{_(command.says)}')}"
    yield "    )"
    yield "    options=("
    for option in GLOBALS:
        yield f"        {_zsh_option(option)}"
    yield "    )"
    yield "    _arguments -C $options '1: :->first' '*:: :->rest' && return"
    yield "    case $state in"
    yield "        first) _describe command commands; _files ;;"
    yield "        rest)"
    yield "            case $words[1] in"
    for command in COMMANDS.values():
        specs = " ".join((*map(_zsh_option, command.options), _zsh_operand(command)))
        yield f"                {command.name}) _arguments $options {specs} ;;"
    yield "                *) _files ;;"
    yield "            esac ;;"
    yield "    esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = _gxreader ]; then _gxreader "$@"; else compdef _gxreader gxreader; fi'


def _zsh_option(option: Option) -> str:
    says = _(option.says).translate(_ZSH_SPECIAL)
    value = ""
    if option.choices:
        value = f":{option.metavar}:({' '.join(option.choices)})"
    elif option.takes:
        value = f":{option.metavar}:{'_directories' if option.takes is Takes.FOLDER else ' '}"
    return " ".join(_quoted(f"{flag}[{says}]{value}") for flag in option.flags)


def _zsh_operand(command: Command) -> str:
    operand = command.operand
    if operand is None:
        return ""
    if operand.choices:
        return _quoted(f"1:{operand.metavar}:({' '.join(operand.choices)})")
    return _quoted(f"*:{operand.metavar}:{'_files' if operand.takes is Takes.FILE else ' '}")


_ZSH_SPECIAL: Final = str.maketrans({"[": "\\[", "]": "\\]", ":": "\\:"})


def fish() -> Iterator[str]:
    """Yield a fish script."""
    yield f"# fish completion of {PROGRAM}"
    first = f"not __fish_seen_subcommand_from {' '.join(COMMANDS)}"
    for command in COMMANDS.values():
        yield _fish(f"-n {_fish_quoted(first)} -a {command.name}", _(command.says))
    for option in GLOBALS:
        yield _fish(_fish_option(option), _(option.says))
    for command in COMMANDS.values():
        yield from _fish_command(command)


def _fish_command(command: Command) -> Iterator[str]:
    seen = f"-n {_fish_quoted(f'__fish_seen_subcommand_from {command.name}')}"
    operand = command.operand
    if operand is not None and operand.choices:
        yield _fish(f"{seen} -f -a {_fish_quoted(' '.join(operand.choices))}", _(operand.says))
    elif operand is None or operand.takes is not Takes.FILE:
        yield f"complete -c {PROGRAM} {seen} -f"
    for option in command.options:
        yield _fish(f"{seen} {_fish_option(option)}", _(option.says))


def _fish(facts: str, says: str) -> str:
    return f"complete -c {PROGRAM} {facts} -d {_fish_quoted(says)}"


def _fish_option(option: Option) -> str:
    words = [
        f"-{'l' if flag.startswith('--') else 's'} {flag.lstrip('-')}" for flag in option.flags
    ]
    if option.choices:
        words.append(f"-x -a {_fish_quoted(' '.join(option.choices))}")
    elif option.takes is Takes.FOLDER:
        words.append("-x -a '(__fish_complete_directories)'")
    elif option.takes:
        words.append("-x")
    return " ".join(words)


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


SCRIPTS: Final[Mapping[str, Callable[[], Iterator[str]]]] = MappingProxyType(
    {"bash": bash, "zsh": zsh, "fish": fish}
)
