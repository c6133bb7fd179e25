"""Snippets of Python in the papers, whose lines say what they are."""

from __future__ import annotations

import ast


def read_snippet(snippet: str) -> tuple[str, list[str]]:
    """Give a program that prints what a snippet says that its lines are, and that."""
    code: list[str] = []
    shown: list[str] = []
    lines = snippet.splitlines()
    for statement in ast.parse(snippet).body:
        code.append(ast.unparse(statement))
        said = lines[(statement.end_lineno or 1) - 1].partition("  # ")[2]
        if isinstance(statement, ast.Expr) and said:
            code[-1] = f"print(repr({code[-1]}))"
            shown.append(said)
    return "\n".join(code), shown
