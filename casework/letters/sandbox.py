# SPDX-License-Identifier: GPL-3.0-or-later
"""The Jinja environment in which letter templates run: it can print, choose and repeat, and nothing else.

A template is a file from a stranger. Jinja's own sandbox still allows calls of public methods and unbounded
arithmetic, so here the syntax tree itself is held against an allow-list, inside ``_parse``: that is the only place
that sees exactly what docxtpl hands over from body, header, footer, footnote, text box, field code or attribute.
The same walk types every name against the field catalogue, so that an unknown field or a list printed as text is
found before anything is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from casework.letters.fields import LOOP, Kind, Shape

#: Loops may stand in loops, once: paragraphs of incidents, no deeper.
MAX_LOOP_DEPTH: Final = 2
#: Python itself refuses more than 20 nested blocks; a letter has no use for ten.
MAX_DEPTH: Final = 10
MAX_NODES: Final = 20_000

_VOWEL = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]", re.IGNORECASE)


def _capital(text: str) -> str:
    """First letter upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def _de(text: str) -> str:
    """« de » before a name, elided before a vowel: « d’Anna », « de Pierre »."""
    return f"d’{text}" if _VOWEL.match(text) else f"de {text}"


#: The only filters there are; none takes an argument.
FILTERS: Final[dict[str, Callable[[str], str]]] = {"capital": _capital, "upper": str.upper, "de": _de}

_OPERATORS: Final = frozenset({"eq", "ne", "lt", "lteq", "gt", "gteq"})
#: A choice holds a code, to be compared; what is printed is its ``_text``.
_PRINTABLE: Final = frozenset({Kind.TEXT, Kind.DATE, Kind.TIME, Kind.MONEY, Kind.NUMBER, Kind.LINES, Kind.ANY})
_LOOPABLE: Final = frozenset({Kind.ROWS, Kind.TEXTS, Kind.PARAGRAPHS})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a template. ``kind`` is a ``FaultKind`` value; ``line`` counts docxtpl's lines from 1."""

    kind: str
    line: int
    detail: str


class Forbidden(TemplateSyntaxError):
    """A template outside the allow-list; carries every finding."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings[0].detail, findings[0].line)
        self.findings = findings


class Inspection:
    """Walks a parsed template, types each expression, and notes what is not allowed."""

    def __init__(self, roots: Shape) -> None:
        self.findings: list[Finding] = []
        self.used: set[str] = set()
        self._scopes: list[dict[str, Shape]] = [dict(roots.children)]
        self._loops = 0
        self._depth = 0
        self._count = 0

    def template(self, tree: nodes.Template) -> None:
        self._block(tree.body)

    # -- statements --------------------------------------------------------------------------------------------

    def _block(self, body: list[nodes.Node]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._note("forbidden", body[0] if body else None, "nesting")
        else:
            for node in body:
                self._statement(node)
        self._depth -= 1

    def _statement(self, node: nodes.Node) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            self._note("too_large", node, "tags")
            return
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if not isinstance(part, nodes.TemplateData):
                    self._printed(part)
        elif isinstance(node, nodes.If):
            self._value(node.test)
            self._block(node.body)
            for branch in node.elif_:
                self._value(branch.test)
                self._block(branch.body)
            self._block(node.else_)
        elif isinstance(node, nodes.For):
            self._loop(node)
        else:
            self._note("forbidden", node, type(node).__name__.lower())

    def _loop(self, node: nodes.For) -> None:
        row = Shape(Kind.ANY)
        if isinstance(node.iter, (nodes.Name, nodes.Getattr)):
            several = self._value(node.iter)
            if several.kind in _LOOPABLE:
                row = several if several.kind is Kind.ROWS else Shape(Kind.TEXT)
                row = Shape(Kind.GROUP, row.children) if several.kind is Kind.ROWS else row
            elif several.kind is not Kind.ANY:
                self._note("wrong_type", node, _written(node.iter))
        else:
            self._note("forbidden", node, "for")
        if not isinstance(node.target, nodes.Name) or node.target.name in self._scopes[0]:
            self._note("forbidden", node, "for")
            return
        if node.recursive or node.test is not None or self._loops >= MAX_LOOP_DEPTH:
            self._note("forbidden", node, "for")
            return
        self._loops += 1
        self._scopes.append({node.target.name: row, "loop": LOOP})
        self._block(node.body)
        self._scopes.pop()
        self._loops -= 1
        self._block(node.else_)

    # -- expressions -------------------------------------------------------------------------------------------

    def _printed(self, node: nodes.Node) -> None:
        shape = self._value(node)
        if shape.kind not in _PRINTABLE:
            self._note("wrong_type", node, _written(node))

    def _value(self, node: nodes.Node, depth: int = 0) -> Shape:
        self._count += 1
        if depth > MAX_DEPTH or self._count > MAX_NODES:
            return self._note("forbidden", node, "nesting")
        if isinstance(node, nodes.Const):
            return Shape(Kind.TEXT if isinstance(node.value, str) else Kind.NUMBER)
        if isinstance(node, nodes.Name):
            return self._name(node)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, depth)
        if isinstance(node, nodes.Filter):
            return self._filter(node, depth)
        return self._operation(node, depth)

    def _operation(self, node: nodes.Node, depth: int) -> Shape:
        if isinstance(node, nodes.Not):
            self._value(node.node, depth + 1)
        elif isinstance(node, (nodes.And, nodes.Or)):
            self._value(node.left, depth + 1)
            self._value(node.right, depth + 1)
        elif isinstance(node, nodes.Compare) and all(part.op in _OPERATORS for part in node.ops):
            for side in (node.expr, *(part.expr for part in node.ops)):
                if self._value(side, depth + 1).kind in (*_LOOPABLE, Kind.GROUP):
                    self._note("wrong_type", node, _written(side))
        elif isinstance(node, nodes.CondExpr) and node.expr2 is not None:
            self._value(node.test, depth + 1)
            first, second = self._value(node.expr1, depth + 1), self._value(node.expr2, depth + 1)
            return first if first.kind not in _PRINTABLE else second
        else:
            return self._note("forbidden", node, type(node).__name__.lower())
        return Shape(Kind.FLAG)

    def _name(self, node: nodes.Name) -> Shape:
        if node.ctx != "load":
            return self._note("forbidden", node, node.name)
        for scope in reversed(self._scopes):
            if node.name in scope:
                if scope is self._scopes[0]:
                    self.used.add(node.name)
                return scope[node.name]
        return self._note("unknown_field", node, node.name)

    def _attribute(self, node: nodes.Getattr, depth: int) -> Shape:
        written = _written(node)
        if node.attr.startswith("_") or node.ctx != "load":
            return self._note("forbidden", node, written)
        owner = self._value(node.node, depth + 1)
        if owner.kind is Kind.ANY:
            return owner
        if owner.kind is not Kind.GROUP or node.attr not in owner.children:
            return self._note("unknown_field", node, written)
        self.used.add(written)
        return owner.children[node.attr]

    def _filter(self, node: nodes.Filter, depth: int) -> Shape:
        plain = not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
        if node.name not in FILTERS or not plain or node.node is None:
            return self._note("forbidden", node, node.name)
        if self._value(node.node, depth + 1).kind not in _PRINTABLE - {Kind.NUMBER}:
            return self._note("wrong_type", node, _written(node.node))
        return Shape(Kind.TEXT)

    def _note(self, kind: str, node: nodes.Node | None, detail: str) -> Shape:
        self.findings.append(Finding(kind, getattr(node, "lineno", None) or 1, detail))
        return Shape(Kind.ANY)


def _written(node: nodes.Node) -> str:
    """An expression as its author wrote it, near enough to find it again."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return type(node).__name__.lower()


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with no globals, no calls, our filters only, strict about names, and an allow-list in ``_parse``."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))
    intercepted_unops = frozenset(("+", "-"))

    def __init__(self, roots: Shape) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, cache_size=0)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self.filters.update(FILTERS)
        self._roots = roots
        self.used: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        inspection = Inspection(self._roots)
        inspection.template(tree)
        if inspection.findings:
            raise Forbidden(inspection.findings)
        self.used |= inspection.used
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Keys of our own dictionaries and a loop's counters; never a Python attribute."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP.children:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> NoReturn:  # noqa: ANN401
        raise SecurityError("subscript")

    def call(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401
        raise SecurityError("call")


def fixed_texts(tree: nodes.Template) -> Iterator[str]:
    """The parts of a template that stand in every letter made from it, in order."""
    for node in tree.body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData):
                    yield part.data
