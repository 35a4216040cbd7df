"""The tests of the portal: a test is a sentence, a case is a file."""
