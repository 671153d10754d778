"""English words in the form that the lexicon has, and typing errors in them."""

from collections.abc import Collection

from domain.understanding.lexicon.spellings import SPELLINGS
from domain.understanding.words.real_words import REAL_WORDS

IRREGULAR = {
    "is": "be",
    "are": "be",
    "was": "be",
    "were": "be",
    "been": "be",
    "made": "make",
    "lost": "lose",
    "rose": "rise",
    "risen": "rise",
    "knelt": "kneel",
    "laid": "lay",
    "crept": "creep",
    "swung": "swing",
    "slid": "slide",
    "struck": "strike",
    "forgot": "forget",
    "forgotten": "forget",
    "hung": "hang",
    "came": "come",
    "left": "leave",
    "went": "go",
    "gone": "go",
    "ran": "run",
    "fell": "fall",
    "fallen": "fall",
    "stood": "stand",
    "sat": "sit",
    "met": "meet",
    "lay": "lie",
    "lying": "lie",
    "wore": "wear",
    "worn": "wear",
    "stole": "steal",
    "stolen": "steal",
    "fought": "fight",
    "took": "take",
    "taken": "take",
    "held": "hold",
    "bought": "buy",
    "ate": "eat",
    "eaten": "eat",
    "drank": "drink",
    "drove": "drive",
    "driven": "drive",
    "hidden": "hide",
    "hid": "hide",
    "spoke": "speak",
    "said": "say",
    "told": "tell",
    "thought": "think",
    "saw": "see",
    "seen": "see",
    "heard": "hear",
    "wept": "weep",
    "froze": "freeze",
    "frozen": "freeze",
    "men": "man",
    "women": "woman",
    "children": "child",
    "ladies": "lady",
    "babies": "baby",
    "knives": "knife",
    "thieves": "thief",
    "shelves": "shelf",
    "spent": "spend",
    "shown": "show",
    "paid": "pay",
    "broke": "break",
    "broken": "break",
    "got": "get",
    "had": "have",
    "gotten": "get",
    "began": "begin",
    "begun": "begin",
    "threw": "throw",
    "thrown": "throw",
    "brought": "bring",
    "kept": "keep",
    "shook": "shake",
    "dying": "die",
    "tying": "tie",
    "colours": "colour",
    "colors": "colour",
    "color": "colour",
    "coloured": "colour",
    "colored": "colour",
    "gray": "grey",
    "centre": "center",
    "summarize": "summarise",
    "recognize": "recognise",
    "persons": "person",
    "pants": "trousers",
    "pyjamas": "pajamas",
    "tshirt": "t-shirt",
}
"""Forms that no rule gives, and spellings of which the lexicon has the other one."""
CONTRACTIONS = {"can't": ("can", "'t"), "cannot": ("can", "not"), "won't": ("wo", "n't")}
"""Words that fall into two elsewhere than before an apostrophe or `n't`."""
WITHOUT_APOSTROPHE = frozenset(
    [
        "arent",
        "couldnt",
        "didnt",
        "doesnt",
        "dont",
        "hadnt",
        "hasnt",
        "havent",
        "isnt",
        "shouldnt",
        "wasnt",
        "werent",
        "wouldnt",
    ]
)
"""Contractions with `n't` as they are often written."""
MIN_DROPPED_G = 6
"""Shortest word that may be one with `-ing` without its last letter: `sittin`."""
MIN_UNDOUBLED = 3
"""Shortest word of which the last letter may have to stand twice: `fal`."""
MIN_TYPO_LETTERS = 4
"""Shortest word that may be a typing error: shorter ones are near to too many others."""
SHORT_WORD_LETTERS = 4
"""Of such a word only two letters may have changed places, or one be missing."""
LONG_WORD_LETTERS = 9
"""From here on two letters may be wrong, below it one (or two that changed places)."""
PLURAL_LETTERS = 8
"""From here on a plural may be the misspelt one of a word that is known in the singular."""


def lemmas(word: str) -> tuple[str, ...]:
    """What a word may be in the lexicon: as written, irregular, and without its endings, in this order.

    >>> lemmas("Stopped"), lemmas("ran")
    (('stopped', 'stopp', 'stoppe', 'stop'), ('ran', 'run'))
    """
    lowered = word.lower().replace("’", "'")
    found = [lowered]
    if lowered in IRREGULAR:
        found.append(IRREGULAR[lowered])
    if lowered in SPELLINGS:
        found.append(SPELLINGS[lowered])
    for ending in ("ing", "ed", "es", "s", "d"):
        if lowered.endswith(ending) and len(lowered) >= len(ending) + 2 and lowered != "god":
            found += stems(lowered.removesuffix(ending), ending)
    if lowered.endswith("in") and len(lowered) >= MIN_DROPPED_G and lowered != "within":
        found += stems(lowered.removesuffix("in"), "ing")
    return tuple(dict.fromkeys(found))


def split_contraction(word: str) -> tuple[str, ...]:
    """The one or two words that a contraction is made of.

    >>> split_contraction("isn't"), split_contraction("who's"), split_contraction("people")
    (('is', "n't"), ('who', "'s"), ('people',))
    """
    lowered = word.lower().replace("’", "'")
    if lowered == "o'clock":
        return (word,)
    if lowered in CONTRACTIONS:
        length = len(CONTRACTIONS[lowered][0])
    elif lowered in WITHOUT_APOSTROPHE:
        length = len(word) - 2
    elif lowered.endswith("n't"):
        length = len(word) - 3
    else:
        length = lowered.rfind("'") if "'" in lowered else 0
    return (word[:length], word[length:]) if 0 < length < len(word) else (word,)


def stems(stem: str, ending: str) -> list[str]:
    """What a word without its ending may be: `stopp`, `stoppe`, `stop`; `carri` is `carry`."""
    found = [stem]
    if ending in {"ing", "ed"}:
        found.append(f"{stem}e")
        if len(stem) > 2 and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    if stem.endswith("i") and ending in {"es", "ed"}:
        found.append(f"{stem[:-1]}y")
    return found


def corrected(word: str, known: Collection[str]) -> str | None:
    """The one word of `known` that is nearest, where `word` may be a typing error; None for two as near.

    Words begin as they should: people seldom miss the first letter. Other words than those of `known` that
    people use (`REAL_WORDS`) are no typing errors.

    >>> corrected("persn", {"person", "perform"}), corrected("quickly", {"person"})
    ('person', None)
    """
    lowered = word.lower()
    doubled = f"{lowered}{lowered[-1:]}"
    is_word = lowered in REAL_WORDS or lowered in known
    if doubled in known and len(lowered) >= MIN_UNDOUBLED and not is_word:
        return doubled
    if (
        len(lowered) < MIN_TYPO_LETTERS
        or not lowered.isascii()
        or not lowered.isalpha()
        or lowered in REAL_WORDS
        or lowered in known
    ):
        return None
    limit = 2 if len(lowered) >= LONG_WORD_LETTERS else 1
    near = [
        (distance, each)
        for each in known
        if is_near(lowered, each, limit) and (distance := edit_distance(lowered, each, limit)) <= limit
    ]
    best = min((distance for distance, _ in near), default=0)
    nearest = [each for distance, each in near if distance == best]
    shared = set.intersection(*({*lemmas(each)} for each in nearest)) if nearest else set()
    if not nearest and lowered.endswith("s") and len(lowered) >= PLURAL_LETTERS:
        return corrected(lowered[:-1], known)
    return min(nearest, key=len) if shared or len(nearest) == 1 else None


def is_near(word: str, other: str, limit: int) -> bool:
    """Whether a word may be another one by its first letter and length."""
    if other[:1] != word[0] or len(other) < MIN_TYPO_LETTERS or abs(len(other) - len(word)) > limit:
        return False
    if len(word) > SHORT_WORD_LETTERS:
        return True
    return len(other) > len(word) or sorted(other) == sorted(word)


def edit_distance(one: str, other: str, limit: int) -> int:
    """Letters to add, drop, change or swap with their neighbour (Damerau); `limit` + 1 where it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row if i == 1 else before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before = last
    return row[-1]
