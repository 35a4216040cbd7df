"""Let `python -m portal.commands` be the `portal` command."""

import sys

from portal.commands import main

if __name__ == "__main__":
    sys.exit(main())
