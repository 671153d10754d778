"""Which events a script makes happen: from where its people are, what they do, and what its camera sees.

Nothing here comes from what the product finds. Decision 0031 says what each event means and what is optional.
"""

from collections.abc import Sequence

from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.faults import Fault
from gpu_ops.synthetic.paths import trace_paths
from gpu_ops.synthetic.script import Script, ScriptedEvent
from gpu_ops.synthetic.truth_groups import group_events
from gpu_ops.synthetic.truth_people import person_events
from gpu_ops.synthetic.truth_places import fault_events, line_events, prop_events, zone_events


def derive_events(script: Script, camera: Camera, faults: Sequence[Fault] = ()) -> tuple[ScriptedEvent, ...]:
    """All events of a script as a camera sees them, by start: its own, and those that follow from it."""
    paths, duration_s = trace_paths(script, camera), script.duration_s
    found = [*script.events, *group_events(paths, script.events), *fault_events(faults, duration_s)]
    for path in paths:
        found += person_events(path, duration_s)
        found += [event for zone in script.zones for event in zone_events(zone, path)]
        found += [event for line in script.lines for event in line_events(line, path)]
    found += [event for prop in script.props for event in prop_events(prop, paths, duration_s)]
    return tuple(sorted(found, key=lambda event: (event.range, event.type, event.actors)))


def people_in_sight(script: Script, camera: Camera) -> int:
    """How many people are in the picture for long enough to be counted."""
    stays = [list(path.stays()) for path in trace_paths(script, camera)]
    return sum(any(not is_unclear for _, is_unclear in each) for each in stays)
