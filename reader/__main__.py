"""Join the layers and run."""

import sys


def main() -> int:
    """Run gxreader on the command line's arguments and return its exit code."""
    from reader.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
