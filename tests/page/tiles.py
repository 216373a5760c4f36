"""A small base map of our own: one square of water, as a vector tile in a PMTiles archive.

In:     the corners of the square in degrees.
Out:    the bytes of the file (PMTiles version 3, one tile of zoom 0, nothing packed).
Never:  anything that was surveyed: no lake is here.
"""

from __future__ import annotations

import json
import math
import struct

_EXTENT = 4096
_NONE, _MVT = 1, 1  # of PMTiles: compression, type of tile
_POLYGON = 3


def archive(west: float, south: float, east: float, north: float) -> bytes:
    """The file with a square of the layer "water"."""
    tile = _tile(*_pixel(west, north), *_pixel(east, south))
    directory = b"".join(map(_varint, (1, 0, 1, len(tile), 1)))
    told = json.dumps({"vector_layers": [{"id": "water", "fields": {}}], "attribution": "<b>Testers</b>"}).encode()
    at = [127, len(directory), 127 + len(directory), len(told), 0, 0, 127 + len(directory) + len(told), len(tile)]
    header = b"PMTiles\x03" + struct.pack("<11Q", *at, 1, 1, 1)
    header += struct.pack(
        "<6B4iB2i", 1, _NONE, _NONE, _MVT, 0, 0, *(int(d * 1e7) for d in (-180, -85, 180, 85)), 0, 0, 0
    )
    return header + directory + told + tile


def _tile(left: int, top: int, right: int, bottom: int) -> bytes:
    moves = [9, _zigzag(left), _zigzag(top), 26]  # move to one point, then lines to three
    for across, down in ((right - left, 0), (0, bottom - top), (left - right, 0)):
        moves += [_zigzag(across), _zigzag(down)]
    geometry = b"".join(map(_varint, [*moves, 15]))
    feature = _number(3, _POLYGON) + _bytes(4, geometry)
    return _bytes(3, _bytes(1, b"water") + _bytes(2, feature) + _number(5, _EXTENT) + _number(15, 2))


def _pixel(lon: float, lat: float) -> tuple[int, int]:
    down = math.asinh(math.tan(math.radians(lat)))
    return round((lon + 180) / 360 * _EXTENT), round((1 - down / math.pi) / 2 * _EXTENT)


def _zigzag(number: int) -> int:
    return number * 2 if number >= 0 else -number * 2 - 1


def _varint(number: int) -> bytes:
    told = b""
    while number > 127:
        told, number = told + bytes([number & 127 | 128]), number >> 7
    return told + bytes([number])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value
