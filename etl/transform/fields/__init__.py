"""One field a module: a small pure function from a line's words to the field's value, or ``None``."""
