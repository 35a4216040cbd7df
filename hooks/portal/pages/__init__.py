"""Which pages there are, and what each is given."""
