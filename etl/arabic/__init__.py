"""Pure Arabic text: tidying for display, folding for matching, the press's words, calendars. Only camel_tools' home."""
