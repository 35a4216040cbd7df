"""The portal's own code: records go in, values for pages, maps and exports come out; MkDocs is unknown here."""
