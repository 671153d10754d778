"""Words for what somebody comes for who helps."""

HELPED = frozenset({"help", "helped", "assist", "assisted", "aid", "aided"})
"""English verbs for what somebody did who helped."""
HELPED_KO = ("도와", "도왔", "도운", "부축")
"""How Korean ones begin."""
HELPING = HELPED | {"helping", "help out", "rescue"}
"""English words for what somebody comes for."""
HELPING_KO = ("도와주러", "도우러", "도와주려", "도우려", "구하러", "부축하러")
"""How Korean words for that begin."""
