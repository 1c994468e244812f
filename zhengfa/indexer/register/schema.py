"""The register's tables."""

# A register is as disposable as the index: it is never migrated, but built anew by other rules.
SCHEMA = """
CREATE TABLE state (rules TEXT NOT NULL, watermark INTEGER NOT NULL) STRICT;

CREATE TABLE articles (
    article INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE,
    tie INTEGER NOT NULL UNIQUE,
    fingerprint INTEGER NOT NULL,
    day TEXT,  -- 2021-07-13, or less of it where no more is known
    portal TEXT,
    headline TEXT
) STRICT;

CREATE TABLE names (
    name_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    articles INTEGER NOT NULL DEFAULT 0  -- that name anybody of this name
) STRICT;
CREATE INDEX names_by_articles ON names (articles DESC, name);

CREATE TABLE spellings (
    spelling TEXT NOT NULL,
    name_id INTEGER NOT NULL REFERENCES names,
    is_full INTEGER NOT NULL,  -- names that share a full one sound alike
    PRIMARY KEY (spelling, name_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
    post_id INTEGER PRIMARY KEY,
    organ TEXT NOT NULL,
    office TEXT NOT NULL,
    body TEXT NOT NULL,  -- the organ without its region
    level TEXT NOT NULL,  -- what the region's name ends with
    region TEXT NOT NULL,  -- its id in the table of regions; empty: national, or not known
    province TEXT NOT NULL,  -- ids of what the region is or lies in; of an open one, the portal's province
    city TEXT NOT NULL,
    UNIQUE (organ, office, body, level, region, province, city)
) STRICT;

CREATE TABLE mentions (
    name_id INTEGER NOT NULL REFERENCES names,
    article INTEGER NOT NULL REFERENCES articles,
    PRIMARY KEY (name_id, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_article ON mentions (article);

CREATE TABLE holdings (
    holding INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles,
    name_id INTEGER NOT NULL REFERENCES names,
    post_id INTEGER NOT NULL REFERENCES posts,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,  -- how the region is known
    sureness REAL NOT NULL,
    candidates TEXT NOT NULL,  -- regions between which it is open, a line each
    is_acting INTEGER NOT NULL,
    title TEXT NOT NULL,
    sentence TEXT NOT NULL,
    since TEXT,
    until TEXT
) STRICT;
CREATE INDEX holdings_by_name ON holdings (name_id, post_id);
CREATE INDEX holdings_by_article ON holdings (article);

-- What lists show, kept beside the holdings that it sums up.
CREATE TABLE roles (
    name_id INTEGER NOT NULL REFERENCES names,
    post_id INTEGER NOT NULL REFERENCES posts,
    first_day TEXT,
    last_day TEXT,
    articles INTEGER NOT NULL,
    PRIMARY KEY (name_id, post_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX roles_by_post ON roles (post_id);
"""
