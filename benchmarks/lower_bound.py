"""How little a cold start could cost, and an installation take: python benchmarks/lower_bound.py

Measures the cold start of copies of the installed package that are good for nothing else: without the functions that
one GetSessionToken does not call, with all modules in one file, and both. What even these take, other files or fewer
functions would not save. Then the size of copies that lack whole areas, and all docstrings and comments.
"""

from __future__ import annotations

import ast
import json
import marshal
import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from environments import clean_variables, environments, megabytes
from run import measured, stub

if TYPE_CHECKING:
    from environments import Environment

ROUNDS = 15
CALL = "from peers.{} import call, client; call(client({!r}))"
TRACE = """
import json, sys
called = set()
def see(frame, event, argument):
    called.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))
sys.setprofile(see)
{}
sys.setprofile(None)
files = [module.__file__ for name, module in sys.modules.items() if name.partition(".")[0] == "sts_sdk"]
print(json.dumps([files, [[file, line] for file, line in called if file in files]]))
"""
ONE_FILE = """
import marshal, sys
with open(__path__[0] + "/modules", "rb") as file:
    modules = marshal.loads(file.read())
class Finder:
    def find_spec(name, path=None, target=None):
        return type(__spec__)(name, Finder, is_package=modules[name][0]) if name in modules else None
    def create_module(spec):
        return None
    def exec_module(module):
        exec(modules[module.__name__][1], module.__dict__)
sys.meta_path.insert(0, Finder)
exec(modules["sts_sdk"][1])
"""


class Pruned(ast.NodeTransformer):
    """Without docstrings and uncalled functions; of those that something refers to, the head is left."""

    def __init__(self, called: set[int], wanted: set[str]) -> None:
        self.called = called
        self.wanted = wanted

    def visit_FunctionDef(self, function: ast.FunctionDef) -> ast.AST | None:
        first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
        if first in self.called:
            return self._bare(function)
        if function.name not in self.wanted:
            return None
        function.body = [ast.Pass()]
        return function

    def visit_ClassDef(self, defined: ast.ClassDef) -> ast.AST:
        return self._bare(defined)

    def _bare(self, node: ast.FunctionDef | ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        _take_docstring(node)
        return node


def _take_docstring(node: ast.FunctionDef | ast.ClassDef | ast.Module) -> None:
    node.body = [each for each in node.body if not _is_text(each)] or [ast.Pass()]


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _names(tree: ast.AST) -> set[str]:
    """What is referred to anywhere."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
    return names | imported | {word for text in texts for word in text.split()}


def pruned(package: Path, called: dict[str, set[int]]) -> None:
    """Take from the modules in a copy of the package what the call did not call."""
    trees = {file: ast.parse((package / file).read_text()) for file in called}
    wanted = set().union(*map(_names, trees.values()))
    for file, tree in trees.items():
        (package / file).write_text(ast.unparse(ast.fix_missing_locations(Pruned(called[file], wanted).visit(tree))))


def as_one_file(package: Path, files: list[str]) -> None:
    """Put the compiled modules into one file, and a finder for it into the place of the package's ``__init__``."""
    modules = {}
    for file in files:
        name = "sts_sdk." + file.removesuffix(".py").replace(os.sep, ".")
        code = compile((package / file).read_text(), file, "exec", dont_inherit=True)
        modules[name.removesuffix(".__init__")] = (name.endswith(".__init__"), code)
    (package / "modules").write_bytes(marshal.dumps(modules))
    (package / "__init__.py").write_text(ONE_FILE)


def _run(python: Path, program: str, folder: Path | None) -> tuple[float, bytes]:
    """Milliseconds of CPU time, and what was printed."""
    variables = clean_variables() | ({} if folder is None else {"PYTHONPATH": str(folder)})
    output, usage, _ = measured([str(python), "-c", program], variables)
    return (usage.ru_utime + usage.ru_stime) * 1000, output


def _copies(folder: Path, python: Path, url: str) -> dict[str, Path]:
    traced = json.loads(_run(python, TRACE.format(CALL.format("sts_sdk", url)), None)[1])
    installed = next(Path(file).parent for file in traced[0] if file.endswith("sts_sdk/__init__.py"))
    files = [str(Path(file).relative_to(installed)) for file in traced[0]]
    called: dict[str, set[int]] = {file: set() for file in files}
    for file, line in traced[1]:
        called[str(Path(file).relative_to(installed))].add(line)
    copies = {}
    for name in ("as it is", "only what is called", "in one file", "both"):
        copies[name] = folder / name.replace(" ", "-")
        package = copies[name] / "sts_sdk"
        shutil.copytree(installed, package, ignore=shutil.ignore_patterns("__pycache__"))
        if name in {"only what is called", "both"}:
            pruned(package, called)
        if name in {"in one file", "both"}:
            as_one_file(package, files)
        subprocess.run([python, "-m", "compileall", "-q", package], check=True)
    return copies


def cold_starts(made: dict[str, Environment], copies: dict[str, Path], url: str) -> None:
    """Print what a cold start of each copy takes, beside the floor's and boto3's."""
    runs = {name: (made["sts_sdk"].python, "sts_sdk", copy) for name, copy in copies.items()}
    with tempfile.TemporaryDirectory() as empty:  # a further folder to look for modules in costs these as much, too
        runs["requests floor"] = (made["requests"].python, "requests_floor", Path(empty))
        runs["boto3"] = (made["boto3"].python, "boto3", Path(empty))
        found: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(ROUNDS):
            for name, (python, module, copy) in runs.items():
                found[name].append(_run(python, CALL.format(module, url), copy)[0])
    medians = {name: statistics.median(times) for name, times in found.items()}
    for name, median in medians.items():
        over, ratio = median - medians["requests floor"], median / medians["boto3"]
        print(f"{name:20} {median:6.1f} ms   over the floor {over:6.1f} ms   ratio to boto3 {ratio:.3f}")


def sizes(made: dict[str, Environment], package: Path) -> None:
    """Print what an installation takes as more and more of the package is left out; the package is used up."""
    beside = made["sts_sdk"].installed()[0] - megabytes(package)
    boto3 = made["boto3"].installed()[0]
    _print_size("all", package, beside, boto3)
    for area in ("services/s3", "testing", "bridge"):
        shutil.rmtree(package / area)
    _print_size("without S3, local AWS and bridge", package, beside, boto3)
    for file in package.rglob("*.py"):
        tree = ast.parse(file.read_text())
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
                _take_docstring(node)
        file.write_text(ast.unparse(tree))
    subprocess.run([made["sts_sdk"].python, "-m", "compileall", "-q", package], check=True)
    _print_size("and without docstrings and comments", package, beside, boto3)


def _print_size(name: str, package: Path, beside: float, boto3: float) -> None:
    own = megabytes(package)
    print(f"{name:36} {own:.2f} MB with {beside:.2f} MB beside it   ratio to boto3 {(own + beside) / boto3:.3f}")


def main() -> None:
    made = environments()
    with stub() as url, tempfile.TemporaryDirectory() as folder:
        copies = _copies(Path(folder), made["sts_sdk"].python, url)
        cold_starts(made, copies, url)
        sizes(made, copies["as it is"] / "sts_sdk")


if __name__ == "__main__":
    main()
