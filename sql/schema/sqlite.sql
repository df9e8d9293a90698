-- Made by `python -m tools.schema_pages` from the tables' metadata. Warehouses are made by sql/migrations.

CREATE TABLE bronze_dump (
    dump_key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    raw_expired_at TEXT,
    CONSTRAINT pk_bronze_dump PRIMARY KEY (dump_key)
);

CREATE TABLE bronze_page (
    page_key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    CONSTRAINT pk_bronze_page PRIMARY KEY (page_key)
);

CREATE TABLE dim_date (
    day DATE NOT NULL,
    year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    month INTEGER NOT NULL,
    month_name TEXT NOT NULL,
    month_name_ar TEXT NOT NULL,
    day_of_month INTEGER NOT NULL,
    iso_year INTEGER NOT NULL,
    iso_week INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    weekday_name TEXT NOT NULL,
    weekday_name_ar TEXT NOT NULL,
    hijri_date TEXT NOT NULL,
    hijri_year INTEGER NOT NULL,
    hijri_month INTEGER NOT NULL,
    hijri_month_name TEXT NOT NULL,
    hijri_month_name_ar TEXT NOT NULL,
    hijri_day_of_month INTEGER NOT NULL,
    CONSTRAINT pk_dim_date PRIMARY KEY (day)
);

CREATE TABLE ops_plan (
    plan_key TEXT NOT NULL,
    reason TEXT NOT NULL,
    parser_version INTEGER NOT NULL,
    status TEXT NOT NULL,
    made_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT,
    CONSTRAINT pk_ops_plan PRIMARY KEY (plan_key)
);

CREATE TABLE ops_retention (
    layer TEXT NOT NULL,
    before_day DATE NOT NULL,
    item_count INTEGER NOT NULL,
    let_go_at TEXT NOT NULL,
    CONSTRAINT pk_ops_retention PRIMARY KEY (layer, before_day)
);

CREATE TABLE ops_run (
    run_key TEXT NOT NULL,
    job TEXT NOT NULL,
    status TEXT NOT NULL,
    is_claimed BOOLEAN NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    interval_start_at TEXT,
    interval_end_at TEXT,
    parser_version INTEGER NOT NULL,
    planned_dump_count INTEGER NOT NULL,
    dump_count INTEGER NOT NULL,
    page_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    card_count INTEGER NOT NULL,
    issue_count INTEGER NOT NULL,
    unchanged_count INTEGER NOT NULL,
    quarantined_count INTEGER NOT NULL,
    skipped_count INTEGER NOT NULL,
    withheld_count INTEGER NOT NULL,
    waiting_count INTEGER NOT NULL,
    CONSTRAINT pk_ops_run PRIMARY KEY (run_key)
);

CREATE TABLE ops_takedown (
    takedown_key TEXT NOT NULL,
    mark TEXT NOT NULL,
    asked_for TEXT NOT NULL,
    target TEXT NOT NULL,
    reason TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    completed_at TEXT,
    page_count INTEGER NOT NULL,
    CONSTRAINT pk_ops_takedown PRIMARY KEY (takedown_key)
);

CREATE TABLE ops_unmatched (
    change_number INTEGER NOT NULL,
    page_key TEXT NOT NULL,
    article_key TEXT,
    band_hash BIGINT,
    CONSTRAINT pk_ops_unmatched PRIMARY KEY (change_number)
);

CREATE INDEX ix_ops_unmatched_page_key ON ops_unmatched (page_key);

CREATE TABLE silver_copy (
    article_key TEXT NOT NULL,
    other_article_key TEXT NOT NULL,
    shared_run_count INTEGER NOT NULL,
    run_count INTEGER NOT NULL,
    other_run_count INTEGER NOT NULL,
    CONSTRAINT pk_silver_copy PRIMARY KEY (article_key, other_article_key)
);

CREATE INDEX ix_silver_copy_other_article_key ON silver_copy (other_article_key);

CREATE TABLE silver_copy_family (
    article_key TEXT NOT NULL,
    page_key TEXT NOT NULL,
    family_key TEXT NOT NULL,
    CONSTRAINT pk_silver_copy_family PRIMARY KEY (article_key)
);

CREATE INDEX ix_silver_copy_family_family_key ON silver_copy_family (family_key);

CREATE INDEX ix_silver_copy_family_page_key ON silver_copy_family (page_key);

CREATE TABLE silver_page_tally (
    page_key TEXT NOT NULL,
    publisher_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_latin TEXT,
    article_count INTEGER NOT NULL,
    mention_count INTEGER NOT NULL,
    word_count BIGINT NOT NULL,
    CONSTRAINT pk_silver_page_tally PRIMARY KEY (page_key, kind, name)
);

CREATE TABLE silver_publisher (
    publisher_key TEXT NOT NULL,
    name TEXT NOT NULL,
    name_ar TEXT NOT NULL,
    country TEXT,
    CONSTRAINT pk_silver_publisher PRIMARY KEY (publisher_key)
);

CREATE TABLE silver_sighting (
    article_key TEXT NOT NULL,
    card_position INTEGER NOT NULL,
    page_key TEXT NOT NULL,
    publisher_key TEXT NOT NULL,
    story_key TEXT NOT NULL,
    matched_by TEXT,
    is_own BOOLEAN NOT NULL,
    own_key TEXT NOT NULL,
    headline_key TEXT NOT NULL,
    address_key TEXT,
    story_day DATE,
    seen_day DATE NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE NOT NULL,
    CONSTRAINT pk_silver_sighting PRIMARY KEY (article_key, card_position)
);

CREATE INDEX ix_silver_sighting_address_key_is_own ON silver_sighting (address_key, is_own);

CREATE INDEX ix_silver_sighting_headline_key_is_own_seen_day ON silver_sighting (headline_key, is_own, seen_day);

CREATE INDEX ix_silver_sighting_page_key ON silver_sighting (page_key);

CREATE INDEX ix_silver_sighting_story_key_card_position ON silver_sighting (story_key, card_position);

CREATE TABLE silver_story (
    story_key TEXT NOT NULL,
    publisher_key TEXT NOT NULL,
    article_key TEXT,
    headline TEXT,
    section TEXT,
    published_day DATE,
    word_count INTEGER,
    primary_count INTEGER NOT NULL,
    appended_count INTEGER NOT NULL,
    card_count INTEGER NOT NULL,
    from_story_count INTEGER NOT NULL,
    CONSTRAINT pk_silver_story PRIMARY KEY (story_key)
);

CREATE INDEX ix_silver_story_card_count ON silver_story (card_count);

CREATE INDEX ix_silver_story_from_story_count ON silver_story (from_story_count);

CREATE INDEX ix_silver_story_published_day ON silver_story (published_day);

CREATE TABLE silver_story_mark (
    article_key TEXT NOT NULL,
    mark TEXT NOT NULL,
    CONSTRAINT pk_silver_story_mark PRIMARY KEY (article_key, mark)
);

CREATE INDEX ix_silver_story_mark_mark_article_key ON silver_story_mark (mark, article_key);

CREATE TABLE silver_story_version (
    story_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    article_key TEXT NOT NULL,
    captured_at TEXT,
    edit TEXT NOT NULL,
    is_headline_changed BOOLEAN NOT NULL,
    added_word_count INTEGER NOT NULL,
    removed_word_count INTEGER NOT NULL,
    added_numbers TEXT,
    removed_numbers TEXT,
    added_dates TEXT,
    removed_dates TEXT,
    CONSTRAINT pk_silver_story_version PRIMARY KEY (story_key, version)
);

CREATE INDEX ix_silver_story_version_article_key ON silver_story_version (article_key);

CREATE TABLE silver_tally (
    publisher_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_latin TEXT,
    article_count INTEGER NOT NULL,
    mention_count INTEGER NOT NULL,
    word_count BIGINT NOT NULL,
    CONSTRAINT pk_silver_tally PRIMARY KEY (publisher_key, kind, name)
);

CREATE INDEX ix_silver_tally_kind_name ON silver_tally (kind, name);

CREATE TABLE bronze_delivery (
    delivery_key TEXT NOT NULL,
    dump_key TEXT NOT NULL,
    name TEXT NOT NULL,
    arrived_at TEXT NOT NULL,
    arrived_day DATE NOT NULL,
    CONSTRAINT pk_bronze_delivery PRIMARY KEY (delivery_key),
    CONSTRAINT fk_bronze_delivery_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key)
);

CREATE INDEX ix_bronze_delivery_arrived_at ON bronze_delivery (arrived_at);

CREATE INDEX ix_bronze_delivery_arrived_day ON bronze_delivery (arrived_day);

CREATE INDEX ix_bronze_delivery_dump_key ON bronze_delivery (dump_key);

CREATE TABLE bronze_receipt (
    dump_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    member TEXT,
    page_key TEXT NOT NULL,
    byte_offset BIGINT,
    byte_length BIGINT,
    url TEXT,
    captured_at TEXT,
    CONSTRAINT pk_bronze_receipt PRIMARY KEY (dump_key, position),
    CONSTRAINT fk_bronze_receipt_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key),
    CONSTRAINT fk_bronze_receipt_page_key FOREIGN KEY(page_key) REFERENCES bronze_page (page_key)
);

CREATE INDEX ix_bronze_receipt_page_key ON bronze_receipt (page_key);

CREATE TABLE bronze_skip (
    dump_key TEXT NOT NULL,
    member TEXT NOT NULL,
    what TEXT NOT NULL,
    record_count INTEGER NOT NULL,
    CONSTRAINT pk_bronze_skip PRIMARY KEY (dump_key, member, what),
    CONSTRAINT fk_bronze_skip_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key)
);

CREATE TABLE bronze_withheld (
    dump_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    member TEXT,
    takedown_key TEXT NOT NULL,
    is_in_raw BOOLEAN NOT NULL,
    CONSTRAINT pk_bronze_withheld PRIMARY KEY (dump_key, position),
    CONSTRAINT fk_bronze_withheld_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key)
);

CREATE INDEX ix_bronze_withheld_takedown_key ON bronze_withheld (takedown_key);

CREATE TABLE ops_alarm (
    publisher_key TEXT NOT NULL,
    measure TEXT NOT NULL,
    arrived_day DATE NOT NULL,
    state TEXT NOT NULL,
    value DOUBLE NOT NULL,
    usual DOUBLE NOT NULL,
    low DOUBLE NOT NULL,
    high DOUBLE NOT NULL,
    run_key TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    is_silenced BOOLEAN NOT NULL,
    mailed_at TEXT,
    posted_at TEXT,
    CONSTRAINT pk_ops_alarm PRIMARY KEY (publisher_key, measure, arrived_day),
    CONSTRAINT fk_ops_alarm_publisher_key FOREIGN KEY(publisher_key) REFERENCES silver_publisher (publisher_key),
    CONSTRAINT fk_ops_alarm_run_key FOREIGN KEY(run_key) REFERENCES ops_run (run_key) ON DELETE CASCADE
);

CREATE INDEX ix_ops_alarm_run_key ON ops_alarm (run_key);

CREATE TABLE ops_check_result (
    run_key TEXT NOT NULL,
    check_name TEXT NOT NULL,
    severity TEXT NOT NULL,
    status TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    sample TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    CONSTRAINT pk_ops_check_result PRIMARY KEY (run_key, check_name),
    CONSTRAINT fk_ops_check_result_run_key FOREIGN KEY(run_key) REFERENCES ops_run (run_key) ON DELETE CASCADE
);

CREATE TABLE ops_fetch (
    run_key TEXT NOT NULL,
    url_key TEXT NOT NULL,
    url TEXT NOT NULL,
    publisher_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER,
    detail TEXT,
    listed_in TEXT,
    published_at TEXT,
    modified_at TEXT,
    first_seen_at TEXT NOT NULL,
    visited_at TEXT NOT NULL,
    final_url TEXT,
    etag TEXT,
    last_modified TEXT,
    payload_digest TEXT,
    next_due_at TEXT,
    warc_name TEXT,
    record_id TEXT,
    CONSTRAINT pk_ops_fetch PRIMARY KEY (run_key, url_key),
    CONSTRAINT fk_ops_fetch_run_key FOREIGN KEY(run_key) REFERENCES ops_run (run_key) ON DELETE CASCADE
);

CREATE INDEX ix_ops_fetch_publisher_key_next_due_at ON ops_fetch (publisher_key, next_due_at);

CREATE INDEX ix_ops_fetch_url_key ON ops_fetch (url_key);

CREATE TABLE ops_load (
    run_key TEXT NOT NULL,
    dump_key TEXT NOT NULL,
    part INTEGER NOT NULL,
    is_last BOOLEAN NOT NULL,
    page_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    card_count INTEGER NOT NULL,
    issue_count INTEGER NOT NULL,
    unchanged_count INTEGER NOT NULL,
    skipped_count INTEGER NOT NULL,
    withheld_count INTEGER NOT NULL,
    loaded_at TEXT NOT NULL,
    CONSTRAINT pk_ops_load PRIMARY KEY (run_key, dump_key, part),
    CONSTRAINT fk_ops_load_run_key FOREIGN KEY(run_key) REFERENCES ops_run (run_key) ON DELETE CASCADE,
    CONSTRAINT fk_ops_load_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key)
);

CREATE TABLE ops_plan_change (
    plan_key TEXT NOT NULL,
    page_key TEXT NOT NULL,
    article_key TEXT NOT NULL,
    field TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_ops_plan_change PRIMARY KEY (plan_key, page_key, article_key, field),
    CONSTRAINT fk_ops_plan_change_plan_key FOREIGN KEY(plan_key) REFERENCES ops_plan (plan_key) ON DELETE CASCADE
);

CREATE TABLE ops_plan_dump (
    plan_key TEXT NOT NULL,
    dump_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    page_count INTEGER,
    refused_count INTEGER,
    CONSTRAINT pk_ops_plan_dump PRIMARY KEY (plan_key, dump_key),
    CONSTRAINT fk_ops_plan_dump_plan_key FOREIGN KEY(plan_key) REFERENCES ops_plan (plan_key) ON DELETE CASCADE,
    CONSTRAINT fk_ops_plan_dump_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key) ON DELETE CASCADE
);

CREATE TABLE ops_plan_page (
    plan_key TEXT NOT NULL,
    page_key TEXT NOT NULL,
    dump_key TEXT NOT NULL,
    change TEXT NOT NULL,
    digest_before TEXT,
    digest_after TEXT,
    added_article_count INTEGER NOT NULL,
    removed_article_count INTEGER NOT NULL,
    changed_article_count INTEGER NOT NULL,
    CONSTRAINT pk_ops_plan_page PRIMARY KEY (plan_key, page_key),
    CONSTRAINT fk_ops_plan_page_plan_key FOREIGN KEY(plan_key) REFERENCES ops_plan (plan_key) ON DELETE CASCADE
);

CREATE INDEX ix_ops_plan_page_plan_key_dump_key ON ops_plan_page (plan_key, dump_key);

CREATE TABLE ops_quarantine (
    quarantine_key TEXT NOT NULL,
    name TEXT NOT NULL,
    member TEXT,
    dump_key TEXT,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    arrived_at TEXT NOT NULL,
    arrived_day DATE NOT NULL,
    origin TEXT,
    status TEXT NOT NULL,
    closed_at TEXT,
    note TEXT,
    CONSTRAINT pk_ops_quarantine PRIMARY KEY (quarantine_key),
    CONSTRAINT fk_ops_quarantine_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key)
);

CREATE INDEX ix_ops_quarantine_dump_key ON ops_quarantine (dump_key);

CREATE INDEX ix_ops_quarantine_origin ON ops_quarantine (origin);

CREATE TABLE ops_silence (
    publisher_key TEXT NOT NULL,
    until_day DATE,
    note TEXT NOT NULL,
    silenced_at TEXT NOT NULL,
    CONSTRAINT pk_ops_silence PRIMARY KEY (publisher_key),
    CONSTRAINT fk_ops_silence_publisher_key FOREIGN KEY(publisher_key) REFERENCES silver_publisher (publisher_key)
);

CREATE TABLE ops_tombstone (
    mark TEXT NOT NULL,
    value TEXT NOT NULL,
    takedown_key TEXT NOT NULL,
    CONSTRAINT pk_ops_tombstone PRIMARY KEY (mark, value),
    CONSTRAINT fk_ops_tombstone_takedown_key FOREIGN KEY(takedown_key) REFERENCES ops_takedown (takedown_key) ON DELETE CASCADE
);

CREATE TABLE ops_waiting (
    waiting_key TEXT NOT NULL,
    origin TEXT NOT NULL,
    finished_origin TEXT NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    arrived_at TEXT NOT NULL,
    arrived_day DATE NOT NULL,
    run_key TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    dump_key TEXT,
    CONSTRAINT pk_ops_waiting PRIMARY KEY (waiting_key),
    CONSTRAINT fk_ops_waiting_run_key FOREIGN KEY(run_key) REFERENCES ops_run (run_key) ON DELETE CASCADE,
    CONSTRAINT fk_ops_waiting_dump_key FOREIGN KEY(dump_key) REFERENCES bronze_dump (dump_key)
);

CREATE TABLE silver_page (
    page_key TEXT NOT NULL,
    publisher_key TEXT NOT NULL,
    layout TEXT NOT NULL,
    url TEXT,
    captured_at TEXT,
    line_count INTEGER NOT NULL,
    unclassified_line_count INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    card_count INTEGER NOT NULL,
    issue_count INTEGER NOT NULL,
    dated_article_count INTEGER NOT NULL,
    signed_article_count INTEGER NOT NULL,
    placed_article_count INTEGER NOT NULL,
    sectioned_article_count INTEGER NOT NULL,
    parser_version INTEGER NOT NULL,
    entity_engine TEXT NOT NULL,
    morphology TEXT,
    record_digest TEXT NOT NULL,
    CONSTRAINT pk_silver_page PRIMARY KEY (page_key),
    CONSTRAINT fk_silver_page_page_key FOREIGN KEY(page_key) REFERENCES bronze_page (page_key) ON DELETE CASCADE,
    CONSTRAINT fk_silver_page_publisher_key FOREIGN KEY(publisher_key) REFERENCES silver_publisher (publisher_key)
);

CREATE INDEX ix_silver_page_publisher_key_layout ON silver_page (publisher_key, layout);

CREATE TABLE ops_refusal (
    run_key TEXT NOT NULL,
    quarantine_key TEXT NOT NULL,
    CONSTRAINT pk_ops_refusal PRIMARY KEY (run_key, quarantine_key),
    CONSTRAINT fk_ops_refusal_run_key FOREIGN KEY(run_key) REFERENCES ops_run (run_key) ON DELETE CASCADE,
    CONSTRAINT fk_ops_refusal_quarantine_key FOREIGN KEY(quarantine_key) REFERENCES ops_quarantine (quarantine_key) ON DELETE CASCADE
);

CREATE TABLE silver_article (
    article_key TEXT NOT NULL,
    page_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    story_key TEXT NOT NULL,
    headline TEXT,
    kicker TEXT,
    standfirst TEXT,
    section TEXT,
    byline TEXT,
    place TEXT,
    byline_place TEXT,
    dateline TEXT,
    dateline_place TEXT,
    dateline_agency TEXT,
    dateline_day DATE,
    published_at TEXT,
    published_day DATE,
    published_utc_at TEXT,
    published_basis TEXT,
    earliest_date DATE,
    earliest_basis TEXT,
    latest_date DATE,
    latest_basis TEXT,
    modified_at TEXT,
    modified_day DATE,
    url TEXT,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    lemmas TEXT,
    CONSTRAINT pk_silver_article PRIMARY KEY (article_key),
    CONSTRAINT fk_silver_article_page_key FOREIGN KEY(page_key) REFERENCES silver_page (page_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_article_page_key ON silver_article (page_key);

CREATE INDEX ix_silver_article_published_day ON silver_article (published_day);

CREATE INDEX ix_silver_article_story_key ON silver_article (story_key);

CREATE TABLE silver_block (
    page_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    article_key TEXT,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_silver_block PRIMARY KEY (page_key, position),
    CONSTRAINT fk_silver_block_page_key FOREIGN KEY(page_key) REFERENCES silver_page (page_key) ON DELETE CASCADE
);

CREATE TABLE silver_issue (
    page_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    line INTEGER,
    detail TEXT NOT NULL,
    CONSTRAINT pk_silver_issue PRIMARY KEY (page_key, position),
    CONSTRAINT fk_silver_issue_page_key FOREIGN KEY(page_key) REFERENCES silver_page (page_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_issue_code ON silver_issue (code);

CREATE TABLE silver_author (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_latin TEXT,
    kind TEXT NOT NULL,
    CONSTRAINT pk_silver_author PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_author_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_author_name_latin ON silver_author (name_latin);

CREATE TABLE silver_caption (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    place TEXT NOT NULL,
    paragraph INTEGER,
    CONSTRAINT pk_silver_caption PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_caption_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE TABLE silver_date_mention (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT,
    first_day DATE,
    last_day DATE,
    calendar TEXT NOT NULL,
    basis TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    first_char INTEGER NOT NULL,
    last_char INTEGER NOT NULL,
    CONSTRAINT pk_silver_date_mention PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_date_mention_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_date_mention_first_day_text ON silver_date_mention (first_day, text);

CREATE TABLE silver_entity_mention (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    engine TEXT NOT NULL,
    name_latin TEXT,
    paragraph INTEGER NOT NULL,
    first_char INTEGER NOT NULL,
    last_char INTEGER NOT NULL,
    CONSTRAINT pk_silver_entity_mention PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_entity_mention_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_entity_mention_name_latin ON silver_entity_mention (name_latin);

CREATE INDEX ix_silver_entity_mention_text ON silver_entity_mention (text);

CREATE TABLE silver_fingerprint (
    article_key TEXT NOT NULL,
    band_hash BIGINT NOT NULL,
    CONSTRAINT pk_silver_fingerprint PRIMARY KEY (band_hash, article_key),
    CONSTRAINT fk_silver_fingerprint_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_fingerprint_article_key ON silver_fingerprint (article_key);

CREATE TABLE silver_keyword (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    keyword TEXT NOT NULL,
    CONSTRAINT pk_silver_keyword PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_keyword_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE TABLE silver_lemma_keyword (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    lemma TEXT NOT NULL,
    mention_count INTEGER NOT NULL,
    CONSTRAINT pk_silver_lemma_keyword PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_lemma_keyword_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_lemma_keyword_lemma ON silver_lemma_keyword (lemma);

CREATE TABLE silver_origin_clue (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    basis TEXT NOT NULL,
    agency TEXT NOT NULL,
    CONSTRAINT pk_silver_origin_clue PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_origin_clue_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE TABLE silver_paragraph (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_silver_paragraph PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_paragraph_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE TABLE silver_quotation (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    speaker TEXT,
    speaker_latin TEXT,
    speaker_role TEXT,
    is_anonymous BOOLEAN NOT NULL,
    is_speaker_inherited BOOLEAN NOT NULL,
    cue TEXT,
    paragraph INTEGER NOT NULL,
    first_char INTEGER NOT NULL,
    last_char INTEGER NOT NULL,
    CONSTRAINT pk_silver_quotation PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_quotation_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_quotation_speaker ON silver_quotation (speaker);

CREATE INDEX ix_silver_quotation_speaker_latin ON silver_quotation (speaker_latin);

CREATE TABLE silver_related_card (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    story_key TEXT NOT NULL,
    headline TEXT NOT NULL,
    teaser TEXT,
    section TEXT,
    byline TEXT,
    place TEXT,
    caption TEXT,
    url TEXT,
    published_at TEXT,
    published_day DATE,
    CONSTRAINT pk_silver_related_card PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_related_card_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_related_card_story_key ON silver_related_card (story_key);

CREATE TABLE silver_search (
    article_key TEXT NOT NULL,
    headline TEXT NOT NULL,
    headline_bare TEXT NOT NULL,
    body TEXT NOT NULL,
    body_bare TEXT NOT NULL,
    CONSTRAINT pk_silver_search PRIMARY KEY (article_key),
    CONSTRAINT fk_silver_search_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE TABLE silver_source_mention (
    article_key TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    agency TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    first_char INTEGER NOT NULL,
    last_char INTEGER NOT NULL,
    CONSTRAINT pk_silver_source_mention PRIMARY KEY (article_key, position),
    CONSTRAINT fk_silver_source_mention_article_key FOREIGN KEY(article_key) REFERENCES silver_article (article_key) ON DELETE CASCADE
);

CREATE INDEX ix_silver_source_mention_agency ON silver_source_mention (agency);

CREATE TABLE silver_caption_credit (
    article_key TEXT NOT NULL,
    caption_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    holder TEXT NOT NULL,
    agency TEXT,
    CONSTRAINT pk_silver_caption_credit PRIMARY KEY (article_key, caption_position, position),
    CONSTRAINT fk_silver_caption_credit_article_key_caption_position FOREIGN KEY(article_key, caption_position) REFERENCES silver_caption (article_key, position) ON DELETE CASCADE
);

CREATE TABLE silver_card_author (
    article_key TEXT NOT NULL,
    card_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_latin TEXT,
    kind TEXT NOT NULL,
    CONSTRAINT pk_silver_card_author PRIMARY KEY (article_key, card_position, position),
    CONSTRAINT fk_silver_card_author_article_key_card_position FOREIGN KEY(article_key, card_position) REFERENCES silver_related_card (article_key, position) ON DELETE CASCADE
);

CREATE TABLE silver_card_credit (
    article_key TEXT NOT NULL,
    card_position INTEGER NOT NULL,
    position INTEGER NOT NULL,
    holder TEXT NOT NULL,
    agency TEXT,
    CONSTRAINT pk_silver_card_credit PRIMARY KEY (article_key, card_position, position),
    CONSTRAINT fk_silver_card_credit_article_key_card_position FOREIGN KEY(article_key, card_position) REFERENCES silver_related_card (article_key, position) ON DELETE CASCADE
);
