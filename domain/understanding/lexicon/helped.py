"""Words for what somebody comes for who helps."""

HELPING = frozenset({"help", "helping", "help out", "assist", "aid", "rescue"})
"""English words for what somebody comes for."""
HELPING_KO = ("도와주러", "도우러", "도와주려", "도우려", "구하러", "부축하러")
"""How Korean words for that begin."""
