"""How the messages of checks say numbers."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return *1 sentence*, *2 sentences*."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def times(number: int) -> str:
    """Return *once*, *2 times*."""
    return "once" if number == 1 else f"{number} times"
