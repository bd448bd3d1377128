"""Jinja's expressions in the template's own words again, for people who read a catalog and not the template."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jinja2 import nodes

_SIGNS = {
    "eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in",
}  # fmt: skip
# how strongly an expression holds together: what is looser stands in brackets inside what is tighter
_CHOICE, _OR, _AND, _NOT, _COMPARED, _SUM, _JOINED, _PRODUCT, _TIGHT = range(9)
_SUMS = (nodes.Add, nodes.Sub)


def told(expression: nodes.Node) -> str:
    """An expression such as `policy.sale.sold is no` as a template writes it."""
    return _told(expression, _CHOICE)


def _told(node: nodes.Node, around: int) -> str:
    text, own = _written(node)
    return f"({text})" if own < around else text


def _written(node: nodes.Node) -> tuple[str, int]:
    match node:
        case nodes.Name():
            return node.name, _TIGHT
        case nodes.Const():
            return json.dumps(node.value, ensure_ascii=False).replace("null", "none"), _TIGHT
        case nodes.Getattr():
            return f"{_told(node.node, _TIGHT)}.{node.attr}", _TIGHT
        case nodes.Getitem():
            return f"{_told(node.node, _TIGHT)}[{told(node.arg)}]", _TIGHT
        case nodes.Call():
            return f"{_told(node.node, _TIGHT)}({_arguments(node)})", _TIGHT
        case nodes.Filter():
            arguments = _arguments(node)
            name = f"{node.name}({arguments})" if arguments else node.name
            return (f"{_told(node.node, _TIGHT)} | {name}" if node.node is not None else name), _TIGHT
        case nodes.Test():
            return _test(node, "is"), _TIGHT
        case nodes.Not() if isinstance(node.node, nodes.Test):
            return _test(node.node, "is not"), _TIGHT
        case nodes.Not():
            return f"not {_told(node.node, _NOT)}", _NOT
        case nodes.Compare():
            rest = "".join(f" {_SIGNS[operand.op]} {_told(operand.expr, _SUM)}" for operand in node.ops)
            return _told(node.expr, _SUM) + rest, _COMPARED
        case nodes.Or():
            return f"{_told(node.left, _OR)} or {_told(node.right, _OR)}", _OR
        case nodes.And():
            return f"{_told(node.left, _AND)} and {_told(node.right, _AND)}", _AND
        case nodes.Concat():
            return " ~ ".join(_told(part, _JOINED) for part in node.nodes), _JOINED
        case nodes.BinExpr():
            level = _SUM if isinstance(node, _SUMS) else _PRODUCT
            return f"{_told(node.left, level)} {node.operator} {_told(node.right, level + 1)}", level
        case nodes.UnaryExpr():
            return f"{node.operator}{_told(node.node, _TIGHT)}", _TIGHT
        case nodes.CondExpr():
            other = f" else {told(node.expr2)}" if node.expr2 is not None else ""
            return f"{_told(node.expr1, _OR)} if {_told(node.test, _OR)}{other}", _CHOICE
        case nodes.List():
            return f"[{_listed(node.items)}]", _TIGHT
        case nodes.Tuple():
            return _listed(node.items), _TIGHT
        case nodes.Dict():
            pairs = ", ".join(f"{told(pair.key)}: {told(pair.value)}" for pair in node.items)
            return f"{{{pairs}}}", _TIGHT
        case nodes.MarkSafe() | nodes.MarkSafeIfAutoescape():
            return _written(node.expr)
    return "…", _TIGHT  # a slice and the like: nothing that a condition or a placeholder of ours is


def _test(node: nodes.Test, verb: str) -> str:
    arguments = _arguments(node)
    return f"{_told(node.node, _TIGHT)} {verb} {node.name}" + (f"({arguments})" if arguments else "")


def _listed(items: Iterable[nodes.Node]) -> str:
    return ", ".join(told(item) for item in items)


def _arguments(node: nodes.Call | nodes.Filter | nodes.Test) -> str:
    named = [f"{argument.key}={told(argument.value)}" for argument in node.kwargs or () if isinstance(argument, nodes.Keyword)]
    return ", ".join([*(told(argument) for argument in node.args or ()), *named])
