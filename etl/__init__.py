"""Warraq: batch ETL from dumps of Arabic news pages to SQL tables. The map is in ``docs/architecture.md``."""
