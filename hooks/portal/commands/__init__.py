"""The `portal` command, a module a verb."""
