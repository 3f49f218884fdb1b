"""The graph of all imports of sts_sdk, read from its source, and the layers that pyproject.toml names.

Every way in which a module names another counts: an import at the top, one inside of a function, one that only type
checkers see, and a string that is the name of a module, with which it could be loaded. A name that is put together
while the program runs is not seen.
"""

from __future__ import annotations

import ast
import itertools
import tomllib
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROJECT = Path(__file__).parents[2]


class Import(NamedTuple):
    """One module names another; ``place`` is ``file:line``."""

    source: str
    target: str
    place: str

    def __str__(self) -> str:
        return f"{self.place}: {self.source} -> {self.target}"


class Imports:
    """``Imports(directory)``: the modules of the package ``directory / package``, and the imports between them.

    ``packages`` are the modules that are an ``__init__.py``, ``faces`` those of them that load their names late.
    """

    def __init__(self, directory: Path = PROJECT, package: str = "sts_sdk") -> None:
        self.files = {_module(file.relative_to(directory)): file for file in (directory / package).rglob("*.py")}
        self.packages = {name for name, file in self.files.items() if file.name == "__init__.py"}
        texts = {name: file.read_text(encoding="utf-8") for name, file in self.files.items()}
        self.faces = {name for name in self.packages if "__getattr__" in texts[name]}
        self.all = sorted(
            Import(name, target, f"{self.files[name].relative_to(directory).as_posix()}:{line}")
            for name, text in texts.items()
            for target, line in self._named(name, ast.parse(text))
            if target in self.files and target != name
        )
        self.targets: dict[str, set[str]] = {name: set() for name in self.files}
        for each in self.all:
            self.targets[each.source].add(each.target)

    def _named(self, module: str, tree: ast.AST) -> Iterator[tuple[str, int]]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(module, node)
                names = (f"{base}.{alias.name}" for alias in node.names)
                yield from ((name if name in self.files else base, node.lineno) for name in names)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, node.lineno

    def _base(self, module: str, node: ast.ImportFrom) -> str:
        """What stands between ``from`` and ``import``, without dots at its beginning."""
        if not node.level:
            return node.module or ""
        parts = module.split(".")
        up = node.level - (module in self.packages)
        return ".".join([*parts[: len(parts) - up], *filter(None, [node.module])])

    def from_faces(self) -> list[Import]:
        """Imports of a face by a module that is no package."""
        return [each for each in self.all if each.target in self.faces and each.source not in self.packages]

    def circles(self) -> list[list[str]]:
        """Groups of modules that all lead to each other, the largest first."""
        reached = {name: self._reached(name) for name in self.files}
        groups = {frozenset(o for o in reached[name] if name in reached[o]) for name in self.files}
        return sorted((sorted(group) for group in groups if group), key=len, reverse=True)

    def _reached(self, start: str) -> set[str]:
        found, waiting = set[str](), deque(self.targets[start])
        while waiting:
            name = waiting.popleft()
            if name not in found:
                found.add(name)
                waiting.extend(self.targets[name])
        return found

    def way_round(self, circle: Iterable[str]) -> list[Import]:
        """The shortest way from one of these modules back to itself."""
        inside = set(circle)
        edges = {(each.source, each.target): each for each in reversed(self.all)}
        ways = [self._shortest(name, inside) for name in sorted(inside)]
        names = min(ways, key=len)
        return [edges[source, target] for source, target in itertools.pairwise(names)]

    def _shortest(self, start: str, inside: set[str]) -> list[str]:
        waiting, seen = deque([[start]]), set[str]()
        while waiting:
            way = waiting.popleft()
            for target in sorted(self.targets[way[-1]] & inside - seen):
                if target == start:
                    return [*way, start]
                seen.add(target)
                waiting.append([*way, target])
        raise ValueError(f"{start} is in no circle")

    def upward(self, layers: Layers) -> list[Import]:
        """Imports of what stands higher in the layers, or beside in a layer whose members do not know each other."""
        return [each for each in self.all if layers.forbid(each.source, each.target)]


class Layers:
    """The layers of one contract of import-linter, the highest first, below the package ``container``."""

    def __init__(self, container: str, layers: Iterable[str]) -> None:
        self.container = container
        self._level: dict[str, int] = {}
        self._apart: set[int] = set()
        for level, layer in enumerate(layers):
            if "|" in layer:
                self._apart.add(level)
            self._level.update((name.strip(" ()"), level) for name in layer.replace(":", "|").split("|"))

    def member(self, module: str) -> str | None:
        """The member of a layer that a module belongs to, if it is below the container."""
        inside = module.removeprefix(f"{self.container}.")
        return None if inside == module else inside.partition(".")[0]

    def missing(self, modules: Iterable[str]) -> set[str]:
        """Members that no layer names."""
        return {member for module in modules if (member := self.member(module)) and member not in self._level}

    def forbid(self, source: str, target: str) -> bool:
        """Whether the source may not import the target."""
        a, b = self.member(source), self.member(target)
        if a is None or b is None or a == b or a not in self._level or b not in self._level:
            return False
        above = self._level[a] - self._level[b]
        return above > 0 or (above == 0 and self._level[a] in self._apart)


def layers() -> list[Layers]:
    """The layers of pyproject.toml."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers"]
    return [Layers(container, each["layers"]) for each in contracts for container in each["containers"]]


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
