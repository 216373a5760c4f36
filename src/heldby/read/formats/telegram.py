"""Telegram: what its desktop program exports as JSON (result.json), each message a report.

In:     a file: one chat, or all chats of an account.
Out:    a `Draft` for each message with words, and one Problem that counts those without.
Never:  more than one message in memory; a forwarded message without whom it is from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from heldby.model import Problem, When
from heldby.read.decode import encoding_of_stream
from heldby.read.format import Format, Head, Takes
from heldby.read.json_stream import Element, JsonStream
from heldby.read.options import Draft, ReadOptions
from heldby.read.source import Source, fingerprint, not_read

_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_KINDS = (
    r'"type"\s*:\s*"(?:public_channel|private_channel|public_supergroup|private_supergroup|private_group|personal_chat|'
    r'bot_chat|saved_messages)"'
)
_CHAT = re.compile(_KINDS)
_ACCOUNT = re.compile(r'"(?:personal_information|chats|left_chats)"\s*:\s*\{')
_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.)*")')


@dataclass(slots=True)
class _Chat:
    """One chat, and how many of its messages had no words."""

    name: str
    wordless: int = 0
    odd: int = 0


def read_telegram(source: Source, options: ReadOptions) -> Iterator[Draft | Problem]:
    """The messages of every chat in an export."""
    with source.open() as stream:
        encoding, _ = encoding_of_stream(stream)
    empty = True
    with source.open() as stream:
        for found in _chats(source, JsonStream(stream, encoding, options.max_bytes)):
            empty = False
            yield found
    if empty:
        yield not_read(source, "it holds no messages with words")


def _chats(source: Source, export: JsonStream) -> Iterator[Draft | Problem]:
    """The messages of each chat, and what was passed by in it."""
    while (before := export.enter(_MESSAGES)) is not None:
        chat = _Chat(name=_name(before))
        try:
            for message in export.elements():
                yield from _message(source, chat, message)
        except (ValueError, RecursionError) as error:
            yield not_read(source, f"it is not JSON from here on: {error}")
            return
        yield from _passed_by(source, chat)


def _name(before: str) -> str:
    """The name that stands last before a chat's messages."""
    names = _NAME.findall(before)
    try:
        return str(json.loads(names[-1])) if names else ""
    except ValueError:
        return ""


def _message(source: Source, chat: _Chat, found: Element) -> Iterator[Draft]:
    message = found.value
    if not isinstance(message, Mapping):
        chat.odd += 1
        return
    if message.get("type", "message") != "message":
        return  # "X pinned a message": what Telegram itself tells
    text = _joined(message.get("text")).strip()
    if not text:
        chat.wordless += 1
        return
    number = message.get("id", "")
    yield Draft(
        text=text,
        where=f"{source.path}:{number}",
        name=f"{chat.name or source.name}:{number}",
        path=f"{source.path}:{number}",
        raw_hash=fingerprint(json.dumps(message, sort_keys=True).encode("utf-8", "surrogatepass")),
        author=_author(message, chat),
        source=chat.name or None,
        published=_sent(message),
        stretch=found.stretch,
    )


def _joined(told: Any) -> str:
    """The words of a message: bare, or a list of pieces, some of them links, mentions and bold words."""
    if isinstance(told, str):
        return told
    pieces = told if isinstance(told, list) else []
    return "".join(each if isinstance(each, str) else _words(each) for each in pieces)


def _words(piece: Any) -> str:
    return str(piece.get("text") or "") if isinstance(piece, Mapping) else ""


def _author(message: Mapping[str, Any], chat: _Chat) -> str | None:
    """Whom a message is forwarded from, else who wrote it, where that is not the chat itself."""
    origin = message.get("forwarded_from") or message.get("saved_from")
    if origin:
        return f"{origin} (forwarded)"
    author = message.get("from") or message.get("author")
    return str(author) if author and author != chat.name else None


def _sent(message: Mapping[str, Any]) -> When | None:
    try:
        return When.on(date.fromisoformat(str(message.get("date", ""))[:10]), "given with the message (date)")
    except ValueError:
        return None


def _passed_by(source: Source, chat: _Chat) -> Iterator[Problem]:
    if chat.wordless:
        why = f"of the messages of {chat.name or 'the chat'}, {chat.wordless} hold no words (pictures, videos, sounds)"
        yield Problem(what="messages passed by", where=source.path, why=why)
    if chat.odd:
        yield Problem(what="messages not read", where=source.path, why=f"of its entries, {chat.odd} are no messages")


def _around(_source: Source, _encoding: str) -> tuple[bytes, bytes]:
    return b'{"messages": [', b"]}"


def _is_export(head: Head) -> bool:
    shown = head.text
    return shown.startswith("{") and bool(_CHAT.search(shown) or _ACCOUNT.search(shown))


TELEGRAM = Format(
    name="Telegram export",
    endings=(),
    read=read_telegram,
    recognises=_is_export,
    one="a message with words",
    around=_around,
    takes=Takes(
        date="the message's `date`",
        source="the chat's name",
        author="whom it is forwarded from, marked so; else the message's `from`",
    ),
    passes_by="messages without words, counted in one problem; what Telegram itself tells (“joined the group”)",
)
