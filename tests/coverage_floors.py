"""The floors of branch coverage: logic is tested whole, the talking parts nearly so. Run after the tests by make."""

import io
import sys

import coverage

FLOORS = {"content": 100, "scheduler": 100, "handlers": 100, "bot": 90}


def main() -> int:
    """Print each package's coverage beside its floor; 1 where one is below."""
    measured = coverage.Coverage()
    measured.load()
    below = 0
    for package, floor in FLOORS.items():
        told = io.StringIO()
        reached = measured.report(include=f"{package}/*", file=told)
        sys.stdout.write(f"coverage of {package}: {reached:.1f} % (floor {floor} %)\n")
        if round(reached, 1) < floor:
            below = 1
            sys.stdout.write(told.getvalue())
    return below


if __name__ == "__main__":
    sys.exit(main())
