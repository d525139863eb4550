"""Asks pip-audit about the pins, and says honestly when the advisory service did not answer.

pip-audit ends with "No known vulnerabilities" also where it could look up nothing. Exit 0: looked up and clean;
1: vulnerable; 75: nothing could be looked up, the reason on the last line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CANNOT_TELL = 75
LOCKS = ("requirements.txt", "requirements-models.txt")
COMMAND = ["--disable-pip", "--require-hashes", "--timeout=10", "--progress-spinner=off", "--format=json"]


def main() -> int:
    """Run the audit of what the service installs and return the exit code."""
    files = [word for name in LOCKS for word in ("--requirement", str(ROOT / name))]
    command = [sys.executable, "-m", "pip_audit", *COMMAND, *files]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)  # noqa: S603 - our own words
        found = json.loads(done.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        sys.stdout.write("the advisory service did not answer within 180 s\n")
        return CANNOT_TELL
    except json.JSONDecodeError:
        sys.stdout.write(f"{done.stderr}\nthe advisory service could not be reached\n")
        return CANNOT_TELL
    vulnerable = [package for package in found if package.get("vulns")]
    unknown = [package["name"] for package in found if "skip_reason" in package]
    for package in vulnerable:
        names = ", ".join(vuln["id"] for vuln in package["vulns"])
        sys.stdout.write(f"{package['name']} {package['version']}: {names}\n")
    if vulnerable:
        return 1
    if len(unknown) == len(found):
        sys.stdout.write(f"the advisory service knows none of the {len(found)} pins (a mirror without advisories?)\n")
        return CANNOT_TELL
    sys.stdout.write(f"{len(found) - len(unknown)} pins looked up, {len(unknown)} unknown: {', '.join(unknown)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
