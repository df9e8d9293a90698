"""The E: bring dumps in, keep their bytes, and read the pages that they hold."""
