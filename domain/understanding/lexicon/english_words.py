"""English words that a rule of the grammar names by themselves, beside those of `lexicon.single`."""

import re

OF_ALL = frozenset({"of", "among", "amongst"})
"""Words before those of whom one is picked: `the later of the two`, `which of them`."""
ANY_ONE = frozenset({"either", "any", "one", "some", "none", "neither", "anyone"})
"""Words before these for whoever of them it is: `did either of them sit down?`."""
OWNED = frozenset({"our", "my"})
"""Words before a place of somebody who asks: `in our laundromat`."""
NEAR = frozenset({"near", "nearby", "close", "next", "beside", "alongside", "adjacent"})
"""Words before a zone that mean being at it."""
POINTED = ("that ", "this ")
"""How words begin for somebody who is pointed at."""
DESCRIBING = frozenset({"who"})
"""Words behind these with which they are described."""
WORN_WITH = frozenset({"in", "with", "all", "dressed", "wearing", "clad", "sporting"})
"""Others, where clothes follow: `that one in black`."""
BY_THEN = "by the time"
"""How English says that something was so when something else began: `by the time he came`."""
RECORDED = frozenset({"recording", "clip", "footage", "video", "file", "tape", "film"})
"""English words for a recording, with which phrases end."""
PAST, MARK = "past", "mark"
"""English for after a time, and for the last ones; behind a time, what says that it is a moment."""
BEFORE_PAST = frozenset({"the", "these", "in", "over", "during", "within", "for", "this"})
"""Words before the last ones."""
GONE_BY = "gone by"
"""English for having left until a time, and for having passed."""
FOLLOWING = "following"
"""English for after something, and for going behind somebody."""
IDENTIFYING = frozenset({"identify", "identifying", "pinpoint"})
"""Verbs for saying who somebody is of whom more is known."""
ONCE_AGAIN = "again"
"""English for once more: of a later time it says no more than that."""
ONWARDS = frozenset({"onwards", "onward", "forward", "forwards"})
"""Words behind a time from which on all is meant."""
VENUES = frozenset(
    {"laundromat", "launderette", "laundry", "cafe", "café", "bar", "pub", "restaurant", "bakery", "salon"}
    | {"kiosk", "pharmacy", "supermarket", "market", "hotel", "boutique", "deli", "newsagent", "takeaway"}
)
"""Kinds of businesses that a camera watches: one that is called ours is where the recording is from."""
INSIDE = frozenset({"in", "at", "inside", "around", "of"})
"""Words before these: being there says no more than that it is in the recording."""
FULLY = frozenset({"fully", "completely", "entirely", "wholly", "thoroughly", "properly"})
"""Words for all of a recording beside words for looking at it."""
BOTH_DAYS = frozenset({"the", "both", "these", "those", "all", "either", "any"})
"""Words before days that mean all that there are recordings of: `over the two days`."""
DURING_DAYS = frozenset({"over", "during", "across", "in", "on", "for", "through", "throughout", "of"})
"""Words before these."""
LENGTH_NOUNS = frozenset({"length", "extent"})
"""Words for how long something was, before what it is of: `the length of the second visitor's stay`."""
LASTING_NOUNS = frozenset(
    {"stay", "visit", "presence", "meeting", "fall", "crowd", "gathering", "blackout", "outage"}
)
"""Words for what has a length in time."""
FORMING = frozenset({"form", "forms", "formed", "forming"})
"""What a crowd does that gathers."""
MAKING = frozenset(
    {"prepare", "make", "draft", "compile", "produce", "do", "create", "assemble", "write", "draw", "issue"}
)
"""English verbs before a summary that is asked for: `prepare a brief summary`."""
DOING_IT = frozenset({"that", "it", "this"})
"""English words for what was told of: `who did that?`."""
DID_IT = frozenset({"did", "done", "do", "was", "is", "does"})
"""English verbs between: `who was that?`."""
TOTALS = frozenset({"total", "totals", "tally"})
"""English words at the beginning that ask for a number: `total crossings of the line`."""
VAGUE_WHILE = frozenset({"for a while", "for a bit", "a while", "a bit"})
"""English words for some time, nobody knows how long."""
PASSIVE = frozenset({"been", "was", "being", "got"})
"""English words of a passive: `how long has it been left there?`."""
LATER_WORDS = frozenset(
    {"after", "later", "afterwards", "afterward", "later on", "subsequently", "after all"}
)
"""English words at the end or the beginning of a question: after what was told of."""
INTERJECTIONS = frozenset(
    {
        "hey",
        "yo",
        "hi",
        "hello",
        "ok",
        "okay",
        "so",
        "well",
        "oh",
        "omg",
        "lol",
        "now",
        "right",
        "please",
        "pls",
    }
)
"""English words before a question that say nothing."""
SHARING = frozenset({"share", "prepare", "supply", "compile", "produce", "dig", "fetch", "post", "forward"})
"""English verbs at the beginning with which an answer is asked for."""
PRONOUNS = frozenset({"it", "they", "he", "she", "there", "that", "this"})
"""English words at the end of a tag: `didn't they?`."""
SEEING_AGAIN = "see again"
"""What is said of a camera of which the picture is back."""
PASSING = (
    "pass",
    "walk past",
    "walked past",
    "go past",
    "went past",
    "go by",
    "went by",
    "come by",
    "came by",
)
"""How words begin for being only on the way through: of others than who was told of."""
TAKEN = frozenset(
    f"{verb}{particle}"
    for verbs, particle in (
        (("take", "takes", "took", "taken", "taking", "grab", "grabs", "grabbed", "grabbing"), ""),
        (("pick", "picks", "picked", "picking"), " up"),
    )
    for verb in verbs
)
"""English verbs of which a bag is the object that goes."""
PUT = frozenset({"put", "put on", "puts", "putting", "place", "placed", "drop", "drops", "dropped"})
"""English verbs of which a bag is the object that stays."""
LYING = ("lying", "lie", "lay", "on the floor", "on the ground")
"""How English words begin for lying there, of bags as of people."""
ALIKE = frozenset({"alike", "identical", "matching", "identically"})
"""English words for clothes of the same colours."""
UNLIKE = frozenset({"different", "differently", "unlike"})
"""English words for clothes of others."""
SIDE_BY_SIDE = ("compar", "differ", "비교", "차이")
"""How words begin that ask for all that tells two people apart, in both languages."""
COMPARE = "compare"
"""English for asking to compare two."""
THERE = frozenset({"there", "was there", "is there", "was still there", "is still there", "stood there"})
"""English words for being there, of a bag."""
NEW = frozenset({"new", "further", "additional"})
"""English words for somebody who comes in beside those that are there."""
CROSSED = frozenset({"cross", "crossed", "crosses", "crossing", "walk across", "walked across"})
"""English words for walking through the picture, or over a line."""
PREMISES = frozenset(
    {"shop", "store", "room", "picture", "frame", "floor", "screen", "place", "view", "scene"}
)
"""English words for all that a camera sees."""
DARK = frozenset({"dark", "black"})
"""English words for a picture without light, as for clothes."""
PARTS = frozenset({"bit", "piece", "chunk", "segment", "section", "portion", "stretch", "part"})
"""English words for a part of a recording, whose times follow."""
LASTING = frozenset({"lasted", "lasts"})
"""English forms of `last` as a verb."""
GO_ON = frozenset({"go", "goes", "went", "going"})
"""English for lasting, before `on`."""
WHICH_ONE = frozenset({"which one", "which person", "who of"})
"""How English asks for one of those who were told of."""
AND_THEN = ("and then", "그러고")
"""How words begin for what came next, in both languages; `then` alone may only take up an answer."""
TO_BE = frozenset({"was", "is"})
"""How English begins to ask whether somebody who was told of is somebody."""
ONE_PERSON = frozenset({"he", "she", "him", "her"})
"""English pronouns for one person."""
SO = ("so ", "so, ", "well ", "ok so ", "okay so ")
"""How English takes up an answer: `so who was running then?`."""
EMPTY_LOOK = frozenset({"look", "looked", "looking", "looks", "seem", "seemed", "seems", "seeming"})
"""English for how somebody seems, before what is seen of nobody: `did she look nervous?`."""
JUST = frozenset({"right", "just", "immediately", "directly", "straight"})
"""Words before `after` and `before` for whoever is next to somebody."""
COMING = frozenset({"who", "that", "came", "came in", "come in", "entered", "arrived", "walked in", "to"})
"""Words that say no more of a person than that they came."""
PAST_FORMS = frozenset(
    {"left", "came", "went", "fell", "ran", "sat", "stood", "walked", "entered", "arrived"}
)
"""How the verb of a clause begins."""
IN_SIGHT = re.compile(r"\b(?:in )?(?:view|sight|shot|frame|picture|shop|store|room)\b", re.IGNORECASE)
"""English words for where somebody is whose stay is asked for."""
