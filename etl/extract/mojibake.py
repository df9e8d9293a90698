"""Turning mojibake back into text: UTF-8 that was read as windows-1252, Latin-1 or windows-1256 and saved again."""

from __future__ import annotations

import re

from etl.issues import Code, Issue

_UPPER_HALF = range(0x80, 0x100)


def _characters(charset: str) -> dict[int, str]:
    """What each byte of the upper half became when it was read in ``charset``; holes stayed control codes."""
    return {byte: bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in _UPPER_HALF}


def _class(characters: dict[int, str], first: int, last: int) -> str:
    """A regex class of the characters that stand for the bytes ``first`` to ``last``."""
    return f"[{re.escape(''.join(characters[byte] for byte in range(first, last + 1)))}]"


class _Misreading:
    """One charset that UTF-8 is misread in: how to find it, and how to undo it."""

    def __init__(self, charset: str) -> None:
        self.charset = charset
        characters = _characters(charset)
        self._bytes = {character: byte for byte, character in characters.items()}
        tail = _class(characters, 0x80, 0xBF)
        if charset == "windows-1252":
            # Latin-1 is the same but for the tail bytes 80–9F, which it reads as control codes.
            self._bytes |= {chr(byte): byte for byte in range(0x80, 0xA0)}
            tail = f"[\x80-\x9f{tail[1:]}"
        arabic = _class(characters, 0xD8, 0xDB)
        # Three Arabic letters in a row: no text has these pairs thrice running by chance.
        self._sign = re.compile(f"(?:{arabic}{tail}){{3}}")
        self._alef = "ا".encode().decode(charset)
        two, three = _class(characters, 0xC2, 0xDF), _class(characters, 0xE0, 0xEF)
        self._character = re.compile(f"{three}{tail}{{2}}|{two}{tail}")

    def is_in(self, page: str) -> bool:
        # No Arabic page lacks the letter alef, and finding a string is ten times as fast as finding a pattern.
        return self._alef in page and self.spoils(page)

    def spoils(self, line: str) -> bool:
        return self._sign.search(line) is not None

    def undo(self, line: str) -> str:
        return self._character.sub(lambda match: self._read_again(match[0]), line)

    def _read_again(self, characters: str) -> str:
        try:
            return bytes(self._bytes[character] for character in characters).decode("utf-8")
        except UnicodeDecodeError:
            return characters


_MISREADINGS = (_Misreading("windows-1252"), _Misreading("windows-1256"))


def repair(text: str) -> tuple[str, tuple[Issue, ...]]:
    """The text with its lines of mojibake read again, and an issue that counts them.

    >>> repair("خبر عاجل".encode().decode("windows-1256"))[0]
    'خبر عاجل'
    >>> repair("خبر عاجل")
    ('خبر عاجل', ())
    """
    issues: list[Issue] = []
    for misreading in _MISREADINGS:
        if misreading.is_in(text):
            text, count = _read_lines_again(text, misreading)
            detail = f"{count} lines were UTF-8 misread as {misreading.charset}, and were read again"
            issues.append(Issue(code=Code.ENCODING_REPAIRED, detail=detail))
    return text, tuple(issues)


def _read_lines_again(text: str, misreading: _Misreading) -> tuple[str, int]:
    lines = text.split("\n")
    bad = [number for number, line in enumerate(lines) if misreading.spoils(line)]
    for number in bad:
        lines[number] = misreading.undo(lines[number])
    return "\n".join(lines), len(bad)
