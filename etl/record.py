"""The page record: the JSON form of a `ParsedPage`, as ``docs/page-record.md`` fixes it for everybody outside.

What ``warraq parse`` prints and what the warehouse is compared by are this one form, so a field that is right here is
right in SQL. Key order is the contract's, which is the order of the fields in `etl.model`.
"""

from __future__ import annotations

from dataclasses import fields

import orjson

from etl.keys import sha256
from etl.model import Article, Block, EntityMention, ParsedPage, Quotation

_QUOTATION_FIELDS = tuple(field.name for field in fields(Quotation) if field.name != "inherited")
_MENTIONS = ("dates", "quotations", "sources", "entities")
_INFERRED = {"bounds", "lemmas", "lemma_keywords"}
"""What the record leaves out, since no page states it."""
_ARTICLE_FIELDS = tuple(field.name for field in fields(Article) if field.name not in _INFERRED)


def record(parsed: ParsedPage) -> dict[str, object]:
    """The page record as plain JSON values: dicts, lists, strings, numbers, booleans and ``None``."""
    plain: dict[str, object] = orjson.loads(to_json(parsed))
    return plain


def to_json(parsed: ParsedPage) -> bytes:
    """The page record as one line of UTF-8 JSON, without the newline."""
    page = parsed.page
    return orjson.dumps({"page": {"dump": page.dump, "member": page.member} | _page(parsed)} | _contents(parsed))


def mentions(article: Article) -> dict[str, object]:
    """What a lone paragraph says, in the shapes of the record but without ``paragraph``."""
    found: dict[str, list[dict[str, object]]] = orjson.loads(
        orjson.dumps({name: values for name, values in _article(article).items() if name in _MENTIONS})
    )
    return {
        name: [{key: value for key, value in mention.items() if key != "paragraph"} for mention in found[name]]
        for name in _MENTIONS
    }


def digest(parsed: ParsedPage) -> str:
    """SHA-256 of all that the record says but where the page was found, and of what read it.

    One page in two dumps has one digest.
    A page whose digest is the stored one needs no write.
    """
    return sha256(
        orjson.dumps({"page": _page(parsed), "engines": [parsed.entity_engine, parsed.morphology]} | _contents(parsed))
    )


def _page(parsed: ParsedPage) -> dict[str, object]:
    page = parsed.page
    return {
        "sha256": page.sha256,
        "media_type": page.media_type,
        "url": parsed.url,
        "captured_at": page.captured_at.isoformat() if page.captured_at else None,
        "publisher": parsed.publisher,
        "layout": parsed.layout,
        "parser_version": parsed.parser_version,
    }


def _contents(parsed: ParsedPage) -> dict[str, object]:
    # orjson writes the model's dataclasses itself, many times as fast as `dataclasses.asdict` could copy them.
    return {
        "articles": [_article(article) for article in parsed.articles],
        "blocks": [_block(block) for block in parsed.blocks],
        "issues": [{"code": issue.code, "line": issue.line, "detail": issue.detail} for issue in parsed.issues],
    }


def _article(article: Article) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
    values["quotations"] = [_quotation(quotation) for quotation in article.quotations]
    values["entities"] = [_entity(mention) for mention in article.entities]
    return values


def _quotation(quotation: Quotation) -> dict[str, object]:
    return {name: getattr(quotation, name) for name in _QUOTATION_FIELDS}


def _entity(mention: EntityMention) -> dict[str, object]:
    return {
        "text": mention.text,
        "type": mention.type,
        "paragraph": mention.paragraph,
        "start": mention.start,
        "end": mention.end,
    }


def _block(block: Block) -> dict[str, object]:
    return {
        "role": block.role,
        "article": block.article,
        "first_line": block.first_line,
        "last_line": block.last_line,
        "text": block.text,
    }
