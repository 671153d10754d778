"""Hand-made truth of a recording."""

import pytest

from domain.events.truth_file import parse_event_truth
from domain.events.types import EventType
from domain.records import TimeRange

HEAD = "type,start_s,end_s,zone,direction\n"


def test_a_table_of_events_is_read() -> None:
    truth = parse_event_truth(
        "# of the gate, by two people\n"
        "# labelled: person_enter, line_crossing, collapse\n\n"
        f"{HEAD}person_enter,6.0,7.5,,\nline_crossing, 8 , 8 ,gate,in\n"
    )
    assert [(each.type, each.range, each.zone, each.direction) for each in truth.events] == [
        (EventType.PERSON_ENTER, TimeRange(6.0, 7.5), None, None),
        (EventType.LINE_CROSSING, TimeRange(8.0, 8.0), "gate", "in"),
    ]
    assert truth.labelled == {EventType.PERSON_ENTER, EventType.LINE_CROSSING, EventType.COLLAPSE}


def test_without_a_list_the_types_that_occur_are_labelled() -> None:
    truth = parse_event_truth("type,start_s,end_s\ncollapse,1,2\ncollapse,4,9\n")
    assert truth.labelled == {EventType.COLLAPSE}
    assert parse_event_truth(f"# labelled: collapse\n{HEAD}").events == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no line with the columns type,start_s,end_s"),
        ("# only remarks\n", "no line with the columns"),
        ("kind,start_s\n", "line 1 names no column type, end_s"),
        (f"{HEAD}falling_over,1,2,,\n", "line 2: there is no type of events 'falling_over'"),
        (f"{HEAD}collapse,now,2,,\n", "line 2: start_s must be seconds from the start, 0 or more, not 'now'"),
        (f"{HEAD}collapse,-1,2,,\n", "not '-1'"),
        (f"{HEAD}collapse,1,nan,,\n", "end_s must be seconds"),
        (f"{HEAD}collapse,1\n", "end_s must be seconds from the start, 0 or more, not ''"),
        (f"{HEAD}\ncollapse,9,2,,\n", "line 3: an event must not end before it starts: 9.0..2.0"),
        ("# labelled: collapse, flying\n" + HEAD, "line 1: there is no type of events 'flying'"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says.replace("(", r"\(")):
        parse_event_truth(text)
