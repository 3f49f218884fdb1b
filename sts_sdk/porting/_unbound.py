"""Names in Python that nothing binds."""

from __future__ import annotations

import symtable
from typing import Final

from sts_sdk.porting._names import BUILTINS

_SPECIAL: Final = frozenset({"__class__", "__annotations__", "__path__", "__package__", "__spec__"})


def names(text: str) -> set[str]:
    """What is read somewhere and bound nowhere; empty if the text is no valid Python."""
    try:
        top = symtable.symtable(text, "ported", "exec")
    except (SyntaxError, ValueError, RecursionError):
        return set()
    bound = {
        each.get_name() for each in top.get_symbols() if each.is_assigned() or each.is_imported() or each.is_namespace()
    }
    found: set[str] = set()
    pending = [top]
    while pending:
        table = pending.pop()
        pending.extend(table.get_children())
        for each in table.get_symbols():
            here = table is top and not each.is_assigned() and not each.is_imported() and not each.is_namespace()
            if each.is_referenced() and (each.is_global() or here):
                found.add(each.get_name())
    return found - bound - BUILTINS - _SPECIAL
