"""What is kept of each frame besides boxes: how the view differs from usual, and what lies still in it."""

from dataclasses import dataclass, field
from typing import Any

from gpu_ops.detect.background import FloatGray
from gpu_ops.detect.boxes import Boxes
from gpu_ops.detect.still_things import StillPlace, StillThingFinder
from gpu_ops.detect.view_monitor import Measurement, ViewMonitor


@dataclass(frozen=True, slots=True)
class PictureResult:
    """What was measured on one frame; often nothing."""

    measurement: Measurement | None = None
    places: tuple[StillPlace, ...] = ()


@dataclass(slots=True)
class PictureWatch:
    """Watches the pictures of one fixed camera, in one pass, with constant memory."""

    view: ViewMonitor = field(default_factory=ViewMonitor)
    things: StillThingFinder = field(default_factory=StillThingFinder)

    def look(self, time_s: float, gray: FloatGray, brightness: float, people: Boxes) -> PictureResult:
        """Measure a frame (h, 320) in levels, with its mean brightness and the boxes (N, 4) of its people."""
        measurement = self.view.measure(time_s, gray, brightness)
        if measurement is not None and measurement.renewed:
            self.things.start_again(time_s, gray)
        places = self.things.look(time_s, gray, people, is_usual=self.view.is_usual)
        return PictureResult(measurement, tuple(places))

    def state(self) -> dict[str, Any]:
        """Everything that later frames depend on, as plain values and arrays; stored in segments."""
        return {"view": self.view.state(), "things": self.things.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Continue as the watch did whose state this is."""
        known = [(number, list(box)) for number, box in state["things"]["known"]]
        self.view = ViewMonitor(**state["view"])
        self.things = StillThingFinder(**{**state["things"], "known": known})
