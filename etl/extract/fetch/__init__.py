"""Fetching: what publishers list for an interval, asked for politely and safely, and written down as WARC.

`subscriptions` says who is fetched, `survey` what they list (by way of `listing` and `documents`), `crawl` fetches the
pages, both through the `client` (by way of `robots`, `hosts`, `addresses` and `exchange`); `segments` keeps what came.
"""
