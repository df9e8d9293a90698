"""A plan of a rebuild as one page of HTML that needs nothing beside it: before and after, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.load.plan_summary import Plan, Sample

_STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #222 }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; table-layout: fixed }
th, td { border: 1px solid #ccc; padding: .4rem .6rem; text-align: start; vertical-align: top; overflow-wrap: anywhere }
td.before { background: #fdecea } td.after { background: #e8f5e9 } td.nothing { color: #888 }
code { font-size: .8rem }
"""


def page_of(plan: Plan) -> str:
    """The page; every value stands in its own direction."""
    return "".join(
        (
            f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Plan {plan.plan_key}</title>',
            f"<style>{_STYLE}</style></head><body>",
            f"<h1>What a rebuild would change</h1><p>Plan <code>{plan.plan_key}</code>: {escape(plan.reason)}. Made ",
            f"{plan.made_at:%Y-%m-%d %H:%M} UTC by parser {plan.parser_version}; {plan.status}.</p>",
            *_counts(plan),
            *(part for field, count in plan.fields.items() for part in _field(plan, field, count)),
            "</body></html>\n",
        )
    )


def _counts(plan: Plan) -> Iterator[str]:
    yield f"<p>{plan.dumps:,} dumps with {plan.pages:,} pages were read, and {plan.refused:,} inputs refused.</p>"
    yield "<table><tr><th></th><th>added</th><th>removed</th><th>changed</th></tr>"
    pages = (plan.added_pages, plan.removed_pages, plan.changed_pages)
    articles = (plan.added_articles, plan.removed_articles, plan.changed_articles)
    for name, counts in (("pages", pages), ("articles", articles)):
        yield f"<tr><th>{name}</th>{''.join(f'<td>{count:,}</td>' for count in counts)}</tr>"
    yield "</table>"


def _field(plan: Plan, field: str, count: int) -> Iterator[str]:
    yield f"<h2>{escape(field)}: {count:,}</h2><table><tr><th>where</th><th>before</th><th>after</th></tr>"
    for sample in plan.samples:
        if sample.field == field:
            yield _sample(sample)
    yield "</table>"


def _sample(sample: Sample) -> str:
    where = f"<td><code>{sample.article_key or sample.page_key}</code></td>"
    return f"<tr>{where}{_value('before', sample.before)}{_value('after', sample.after)}</tr>"


def _value(when: str, value: str | None) -> str:
    if value is None:
        return '<td class="nothing">nothing</td>'
    return f'<td class="{when}" dir="auto">{escape(value)}</td>'
