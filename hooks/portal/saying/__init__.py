"""How facts are said: in French, and Markdown as HTML that may be published."""
