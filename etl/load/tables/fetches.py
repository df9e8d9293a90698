"""The ledger of fetches: what was asked for, what came of it, and when it is due again."""

from __future__ import annotations

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from etl.load.tables.base import METADATA, identity, instant, number, text

FETCH = Table(
    "ops_fetch",
    METADATA,
    identity("run_key", "The run of fetching.", part_of="ops_run.run_key"),
    identity("url_key", "Hash of the canonical address without its scheme."),
    text("url", "The address that was asked for, in its canonical spelling."),
    text("publisher_key", "The publisher whose sitemaps or feeds list it."),
    text("kind", "page, or what lists pages: sitemap, feed or site (robots.txt that names sitemaps)."),
    text(
        "outcome",
        "fetched, unchanged or not_modified where it came; gone, http_error, robots, opted_out, refused_address, "
        "redirects, too_large, timeout, unreachable, broken, not_a_page, unreadable or deferred where it did not.",
    ),
    number("status", "HTTP status of the last answer; null where none came.", null=True),
    text("detail", "Why nothing came; of a sitemap or feed that came, what it lists.", null=True),
    text("listed_in", "Sitemap or feed that lists the page.", null=True),
    instant("published_at", "When the page was published, as its listing says.", null=True),
    instant("modified_at", "When the page was last changed, as its listing says.", null=True),
    instant("first_seen_at", "When a run saw the address for the first time."),
    instant("visited_at", "When it was asked for in this run."),
    text("final_url", "Where its redirects ended.", null=True),
    text("etag", "ETag of the answer, for the next time.", null=True),
    text("last_modified", "Last-Modified of the answer, for the next time.", null=True),
    text("payload_digest", "Digest of the answer's body, as its WARC record states it.", null=True),
    instant("next_due_at", "When it is to be asked for again; null where that is over or useless.", null=True),
    text("warc_name", "File of the landing zone that holds the page.", null=True),
    text("record_id", "WARC record of the page: response where it was fetched, else revisit.", null=True),
    PrimaryKeyConstraint("run_key", "url_key"),
    Index(None, "url_key"),
    Index(None, "publisher_key", "next_due_at"),
    comment="One row a run of fetching and address that it asked for, with what came of it.",
)
