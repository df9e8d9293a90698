"""Records with named fields, whatever file holds them: which field says what, and the page of a record."""
