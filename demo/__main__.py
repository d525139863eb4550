"""`python -m demo build DIR`: writes the fictional town as a folder of open data, to look at or to import."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from demo.folder import build_folder


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="write the town's folder (docs/import.md)")
    build.add_argument("folder", type=Path)
    chosen = parser.parse_args(arguments)
    build_folder(chosen.folder)
    sys.stdout.write(f"{chosen.folder}: city.toml and {len(list(chosen.folder.glob('*.*'))) - 1} files\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
