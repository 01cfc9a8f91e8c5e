"""Documents outlive the version that wrote them: every form ever stored has its samples here, and they stay."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.storage import documents
from bot.storage.errors import NewerDatabaseError
from handlers.address import Address
from handlers.records import FORM, Code, Person, Plan, Visit

SAMPLES = Path(__file__).parent / "samples"
SHAPES: dict[str, type[Person] | type[Plan]] = {"person": Person, "plan": Plan}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_stored_sample_can_be_read_and_written_again(path: Path) -> None:
    """A document of any form decodes today, and comes back the same after it is stored anew."""
    shape = SHAPES[path.stem.split("-")[0]]
    document = documents.decode(path.read_bytes(), shape)

    assert documents.decode(documents.encode(document), shape) == document


def test_every_form_has_its_samples() -> None:
    """Whoever raises FORM leaves a sample of the form before it."""
    assert {path.stem for path in SAMPLES.glob("*.json")} >= {
        f"{kind}-{form}" for kind in SHAPES for form in range(1, FORM + 1)
    }


def test_a_sample_keeps_its_meaning() -> None:
    """Moments, zones and nested values of the first form are read as they were meant."""
    person = documents.decode((SAMPLES / "person-1.json").read_bytes(), Person)
    plan = documents.decode((SAMPLES / "plan-1.json").read_bytes(), Plan)

    assert person.code == Code("+15550100", "ab", dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC), 2)
    assert [line.address for line in person.lines] == [Address("telegram", "4711"), Address("sms", "+15550100")]
    assert plan.visit == Visit(
        at=dt.datetime(2026, 4, 1, 10, 30),  # noqa: DTZ001 -- the wall clock at the clinic is naive on purpose
        zone="America/Denver",
        set_at=dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC),
        pace="standard",
    )


def test_a_document_of_a_newer_form_is_refused() -> None:
    """What a newer version wrote is never read by guess."""
    data = msgspec.json.encode({"form": FORM + 1, "body": {"id": "p"}})

    with pytest.raises(NewerDatabaseError, match="newer SecondStep"):
        documents.decode(data, Person)


def test_an_old_form_goes_through_every_step() -> None:
    """A document two forms behind takes both steps, in order."""

    def rename(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "role": body.pop("kind")}

    def shorten(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "role": body["role"][:7]}

    old = documents.Envelope(FORM - 2, msgspec.Raw(b'{"id":"p","kind":"patients"}'))
    steps = {"person": {FORM - 2: rename, FORM - 1: shorten}, "plan": {}}

    assert msgspec.convert(documents.upgraded(old, "person", steps), type=Person).role == "patient"


def test_a_document_of_an_older_form_is_decoded() -> None:
    """Where no step is named the shape has only gained fields with defaults."""
    data = msgspec.json.encode({"form": FORM - 1, "body": {"id": "p"}})

    assert documents.decode(data, Plan) == Plan(id="p")
