"""``python -m pstgraph``: the command line."""

import sys

from pstgraph.present.cli import main

if __name__ == "__main__":
    sys.exit(main())
