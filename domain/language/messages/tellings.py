"""What answers tell of somebody or something, without their full stop."""

from domain.language.message import Message, message, template


@template("{people} {did} longest, {length}", "가장 오래 {did} 사람은 {people}으로, {length}입니다")
def longest(people: str, did: str, length: str) -> None: ...


@template(
    "{people} {did} for the shortest time, {length}", "가장 짧게 {did} 사람은 {people}으로, {length}입니다"
)
def shortest(people: str, did: str, length: str) -> None: ...


@template("The longest: {what}, {length}", "가장 긴 것: {what}, {length}")
def longest_of(what: str, length: str) -> None: ...


@template("The shortest: {what}, {length}", "가장 짧은 것: {what}, {length}")
def shortest_of(what: str, length: str) -> None: ...


@template("The {rank} longest: {what}, {length}", "긴 순서로 {rank}: {what}, {length}")
def ranked_longest(rank: str, what: str, length: str) -> None: ...


@template("The {rank} shortest: {what}, {length}", "짧은 순서로 {rank}: {what}, {length}")
def ranked_shortest(rank: str, what: str, length: str) -> None: ...


ORDINALS: tuple[Message[[]], ...] = (
    message("first", "첫 번째"),
    message("second", "두 번째"),
    message("third", "세 번째"),
    message("fourth", "네 번째"),
    message("fifth", "다섯 번째"),
    message("sixth", "여섯 번째"),
    message("seventh", "일곱 번째"),
    message("eighth", "여덟 번째"),
    message("ninth", "아홉 번째"),
    message("tenth", "열 번째"),
)


@template("It ended at {time}: {what}", "{time}에 끝났습니다: {what}")
def ended_at(time: str, what: str) -> None: ...


@template("{clause}, for {length} in all", "{clause}(모두 {length})")
def in_all(clause: str, length: str) -> None: ...


@template("{clause}, which is everybody", "{clause}(모두입니다)")
def so_of_all(clause: str) -> None: ...


@template("that is not so of {number} of {all_people}", "{all_people}명 가운데 {number}명은 그렇지 않습니다")
def not_so_of(number: int, all_people: int) -> None: ...


@template(
    "that is not so of {number} of {all_people}, or more",
    "{all_people}명 가운데 {number}명 이상은 그렇지 않습니다",
)
def not_so_of_some(number: int, all_people: int) -> None: ...


@template("{length} later: {what}", "{length} 뒤: {what}")
def later_by(length: str, what: str) -> None: ...


@template("{rank}", "{rank}번째")
def ordinal(rank: str) -> None: ...


@template("The {rank}: {what}", "{rank}: {what}")
def ranked(rank: str, what: str) -> None: ...


@template("The last: {what}", "마지막: {what}")
def last(what: str) -> None: ...


@template("The {rank} from the end: {what}", "뒤에서 {rank}: {what}")
def ranked_from_end(rank: str, what: str) -> None: ...


@template("There is no {rank} one: {clause}", "{rank}까지는 없습니다. {clause}")
def no_such_rank(rank: str, clause: str) -> None: ...


@template("There are not so many: {clause}", "그만큼 많지 않습니다. {clause}")
def not_so_many(clause: str) -> None: ...


STAYED = message("stayed", "머문")
WAS_IN_VIEW = message("was in view", "화면에 보인")
APPEARED = message("appeared", "나타난")


@template("{who} {did} for {length}{when}", "{when}{who} {did} 시간은 {length}입니다")
def did_for(who: str, did: str, length: str, when: str) -> None:
    """As in `person 2 sat for 12 s`, `2번 사람이 앉아 있던 시간은 12초입니다`."""


@template("number of times: {number}", "{number}입니다")
def so_often(number: str) -> None:
    """As in `number of times: 3`."""


@template("{what}: {length}", "{what}: {length}")
def took(what: str, length: str) -> None: ...


@template("{who} was mostly {side}", "{who} 주로 {side}에 있었습니다")
def mostly_at(who: str, side: str) -> None: ...


@template("{side}: {number}", "{side}: {number}")
def at_place(side: str, number: str) -> None: ...


@template("{who} came from {start} and went to {end}", "{who} {start}에서 와서 {end} 방향으로 갔습니다")
def came_and_went(who: str, start: str, end: str) -> None: ...


@template("{who} came from {start}", "{who} {start}에서 왔습니다")
def came_from(who: str, start: str) -> None: ...


@template("{who} went to {end}", "{who} {end} 방향으로 갔습니다")
def went_to(who: str, end: str) -> None: ...


@template("{who} wore {clothes}", "{who} {clothes} 입었습니다")
def wore(who: str, clothes: str) -> None: ...


@template("the colour of {whose} top is not certain", "{whose} 상의 색은 확실하지 않습니다")
def top_unsure(whose: str) -> None: ...


@template("the colour of {whose} trousers or skirt is not certain", "{whose} 하의 색은 확실하지 않습니다")
def bottom_unsure(whose: str) -> None: ...


@template("the colours of {whose} clothes are not certain", "{whose} 옷 색은 확실하지 않습니다")
def clothes_unsure(whose: str) -> None: ...


@template("person {number}'s", "{number}번 사람의")
def of_person(number: int) -> None: ...


AND_ALSO = message("; ", ". ")
"""Between two statements about the same person."""
UNKNOWN_OF: dict[str, Message[[]]] = {
    "gender": message("the gender", "성별"),
    "age": message("the age", "나이"),
    "facing": message("which way they faced", "바라본 방향"),
    "direction": message("which way they went", "이동 방향"),
}
"""By the attribute that is asked for."""


@template("{who}: {what} cannot be told from the pictures", "{who}: {what} 화면만으로 알 수 없습니다")
def cannot_be_told(who: str, what: str) -> None:
    """In Korean, `what` ends in its topic particle."""


@template("{who} was {way}", "{who} {way} 중이었습니다")
def was_moving(who: str, way: str) -> None: ...


@template("there is no {who} here", "{who} 여기에 없습니다")
def no_such_person(who: str) -> None: ...


@template("of {who} nothing is known that could be told", "{who} 알려진 것이 없습니다")
def nothing_known(who: str) -> None: ...


@template("the numbers are the same: {number} each", "수가 같습니다: 각각 {number}")
def the_same(number: str) -> None: ...


SAME_SIDE = message("all did so on the same side", "모두 같은 쪽입니다")
OTHER_SIDES = message("they did so on different sides", "서로 다른 쪽입니다")
"""Where two people came in or left, beside each other."""
SAME_TIME = message("all did so at nearly the same time", "모두 거의 같은 때입니다")
OTHER_TIMES = message("they did so at different times", "서로 다른 때입니다")
"""When they did so, beside each other."""
SAME_COLOURS = message("the colours are the same", "색이 같습니다")
OTHER_COLOURS = message("the colours are different", "색이 다릅니다")
"""What two people wore, beside each other."""


@template("the {noun} was first: {clause}", "먼저 있었던 것은 {noun}입니다: {clause}")
def this_was_first(noun: str, clause: str) -> None: ...


@template("the {noun} was later: {clause}", "나중에 있었던 것은 {noun}입니다: {clause}")
def this_was_later(noun: str, clause: str) -> None: ...


@template("{who} {did} first", "먼저 {did} 사람은 {who}입니다")
def did_first(who: str, did: str) -> None: ...


@template("{who} {did} later", "나중에 {did} 사람은 {who}입니다")
def did_later(who: str, did: str) -> None: ...


@template("{who} {did} then", "이때 {did} 사람은 {who}입니다")
def did_then(who: str, did: str) -> None: ...


@template("{people} {did} longer, {length}", "더 오래 {did} 사람은 {people}으로, {length}입니다")
def longer(people: str, did: str, length: str) -> None: ...


@template("{people} {did} for a shorter time, {length}", "더 짧게 {did} 사람은 {people}으로, {length}입니다")
def shorter(people: str, did: str, length: str) -> None: ...


@template(
    "{people} {did} {difference} longer: {length} against {other}",
    "더 오래 {did} 사람은 {people}으로, {difference} 차이입니다: {length}, {other}",
)
def longer_by(people: str, did: str, difference: str, length: str, other: str) -> None: ...


@template(
    "{people} {did} {difference} less: {length} against {other}",
    "더 짧게 {did} 사람은 {people}으로, {difference} 차이입니다: {length}, {other}",
)
def shorter_by(people: str, did: str, difference: str, length: str, other: str) -> None: ...


@template("the {noun} took longer: {what}, {length}", "더 긴 것은 {noun}입니다: {what}, {length}")
def longer_of(noun: str, what: str, length: str) -> None: ...


@template("the {noun} took a shorter time: {what}, {length}", "더 짧은 것은 {noun}입니다: {what}, {length}")
def shorter_of(noun: str, what: str, length: str) -> None: ...


@template("both are of the same length: {length}", "양쪽의 시간이 같습니다: {length}")
def same_length(length: str) -> None: ...


@template("This is what happened: {counts}", "확인된 일은 다음과 같습니다: {counts}")
def happened(counts: str) -> None: ...


@template(
    "{number} {noun}{marks} were in view at the same time{tail}",
    "{tail}{marks}{noun} {number} 동시에 화면에 보였습니다",
)
def there_at_once(number: str, noun: str, marks: str, tail: str) -> None: ...


@template(
    "at most {number} {noun}{marks} were in view at the same time{tail}",
    "{tail}{marks}{noun} 동시에 화면에 보인 것은 최대 {number}입니다",
)
def at_most_at_once(number: str, noun: str, marks: str, tail: str) -> None: ...


@template(
    "never more than {number} {noun}{marks} was in view at the same time{tail}",
    "{tail}{marks}{noun} 동시에 화면에 보인 것은 최대 {number}입니다",
)
def never_two_at_once(number: str, noun: str, marks: str, tail: str) -> None: ...


@template("{who} got up again", "{who} 다시 일어났습니다")
def got_up_again(who: str) -> None:
    """As in `person 2 got up again`."""


LIES_UNTIL_END = message(
    "1 person left a thing behind, which is still there at the end of the recording",
    "물건을 두고 간 사람이 1명 있고, 그 물건은 영상이 끝날 때에도 그 자리에 있습니다",
)
