"""What the search is weighed against: well-kept libraries on the same documents and the same queries."""
