"""How soon a page is there on a slow line, beside a stock Material site with the same text."""
