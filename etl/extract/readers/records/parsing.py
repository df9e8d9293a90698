"""One JSON value from its bytes, also where the program that wrote them was careless."""

from __future__ import annotations

import json

import orjson

from etl.extract.decoding import decode


def parse_json(content: bytes) -> object:
    """The value; raises `ValueError` for what is no JSON. Bytes in another charset than UTF-8 and ``NaN`` are read too.

    >>> parse_json('{"title": "خبر"}'.encode("windows-1256"))
    {'title': 'خبر'}
    """
    try:
        return orjson.loads(content)
    except ValueError:
        try:
            return json.loads(decode(content, is_html=False).text, strict=False)
        except RecursionError as error:
            raise ValueError("it is nested too deep") from error
