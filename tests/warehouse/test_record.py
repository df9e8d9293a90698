"""What the page record says can be read back from SQL, field by field: nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Table, select

from etl.load.engine import reading
from etl.load.tables import bronze, mentions, silver
from etl.record import record
from tests.warehouse.pages import full_page, put, whole

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

Found = Mapping[str, object]


def listed(connection: Connection, table: Table, **where: object) -> list[Found]:
    query = select(table).where(*(table.c[name] == value for name, value in where.items())).order_by(table.c.position)
    return [dict(row) for row in connection.execute(query).mappings()]


def names(connection: Connection, table: Table, column: str, **where: object) -> list[object]:
    return [row[column] for row in listed(connection, table, **where)]


def byline(found: Found, authors: list[Found], place: str) -> Found | None:
    if found["byline"] is None:
        return None
    told = [{"name": author["name"], "kind": author["kind"]} for author in authors]
    return {"text": found["byline"], "authors": told, "place": found[place]}


def dateline(found: Found) -> Found | None:
    day = found["dateline_day"]
    told = {name: found[f"dateline_{name}"] for name in ("place", "agency")}
    return {"text": found["dateline"], **told, "date": day and str(day)} if found["dateline"] else None


def card(connection: Connection, found: Found) -> Found:
    place = {"article_key": found["article_key"], "card_position": found["position"]}
    holders = names(connection, silver.CARD_CREDIT, "holder", **place)
    caption = {"text": found["caption"], "credits": holders, "place": "lead", "paragraph": None}
    told = {name: found[name] for name in ("position", "headline", "teaser", "section", "url", "published_at")}
    authors = listed(connection, silver.CARD_AUTHOR, **place)
    return told | {"byline": byline(found, authors, "place"), "caption": caption if found["caption"] else None}


def said(connection: Connection, table: Table, article: object, *same: str, **renamed: str) -> list[Found]:
    columns = {name: name for name in (*same, "paragraph")} | {"start": "first_char", "end": "last_char"} | renamed
    return [
        {field: mention[column] for field, column in columns.items()}
        for mention in listed(connection, table, article_key=article)
    ]


def article(connection: Connection, found: Found) -> Found:
    key = found["article_key"]
    plain = ("position", "headline", "kicker", "standfirst", "section", "published_at", "published_basis")
    captions = [
        {name: caption[name] for name in ("text", "place", "paragraph")}
        | {
            "credits": names(
                connection, silver.CAPTION_CREDIT, "holder", article_key=key, caption_position=caption["position"]
            )
        }
        for caption in listed(connection, silver.CAPTION, article_key=key)
    ]
    body = [
        {"kind": part["kind"], "text": part["text"]} for part in listed(connection, silver.PARAGRAPH, article_key=key)
    ]
    return {
        **{name: found[name] for name in (*plain, "modified_at", "url", "language")},
        "byline": byline(found, listed(connection, silver.AUTHOR, article_key=key), "byline_place"),
        "dateline": dateline(found),
        "keywords": names(connection, silver.KEYWORD, "keyword", article_key=key),
        "captions": captions,
        "body": body,
        "related": [card(connection, found) for found in listed(connection, silver.RELATED_CARD, article_key=key)],
        "quotations": said(
            connection, mentions.QUOTATION, key, "text", "speaker", "speaker_role", "cue", anonymous="is_anonymous"
        ),
        "dates": said(connection, mentions.DATE_MENTION, key, "text", "value", "calendar", "basis"),
        "sources": said(connection, mentions.SOURCE_MENTION, key, "text", "agency"),
        "entities": said(connection, mentions.ENTITY_MENTION, key, "text", "type"),
    }


def block(found: Found, articles: list[object]) -> Found:
    place = articles.index(found["article_key"]) if found["article_key"] else None
    return {name: found[name] for name in ("role", "first_line", "last_line", "text")} | {"article": place}


def test_every_field_of_the_record_can_be_read_back_from_sql(engine: Engine) -> None:
    parsed = full_page()
    put(engine, whole("dump", parsed))
    with reading(engine) as connection:
        page = connection.execute(select(silver.PAGE)).mappings().one()
        source = connection.execute(select(bronze.PAGE)).mappings().one()
        receipt = connection.execute(select(bronze.RECEIPT)).mappings().one()
        articles = listed(connection, silver.ARTICLE)
        found = {
            "page": {
                "dump": connection.execute(select(bronze.DUMP.c.name)).scalar_one(),
                "member": receipt["member"],
                "sha256": source["sha256"],
                "media_type": source["media_type"],
                "url": page["url"],
                "captured_at": receipt["captured_at"].isoformat(),
                "publisher": page["publisher_key"],
                "layout": page["layout"],
                "parser_version": page["parser_version"],
            },
            "articles": [article(connection, found) for found in articles],
            "blocks": [
                block(found, [article["article_key"] for article in articles])
                for found in listed(connection, silver.BLOCK)
            ],
            "issues": [
                {name: issue[name] for name in ("code", "line", "detail")} for issue in listed(connection, silver.ISSUE)
            ],
        }
    assert found == record(parsed)
