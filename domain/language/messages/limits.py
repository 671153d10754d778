"""What answers say of what was not understood, not certain, or not looked at, without their full stop."""

from domain.language.message import message, template

COUNTED_APART = message(
    "Whoever is in several recordings is counted in each of them",
    "여러 영상에 나온 사람은 영상마다 따로 셉니다",
)


@template(
    "Of {people} more the colour of the clothes is not certain",
    "그 밖에 {people}은 옷 색이 확실하지 않습니다",
)
def colour_unsure(people: str) -> None: ...


@template(
    "Of {people} more this cannot be told from the pictures",
    "그 밖에 {people}은 화면만으로 알 수 없습니다",
)
def trait_unsure(people: str) -> None: ...


@template(
    "I cannot say for certain: {none}, but of {people} the colour of the clothes is not certain",
    "확실하게 답할 수 없습니다. {none}. 다만 {people}은 옷 색이 확실하지 않습니다",
)
def none_but_colour_unsure(none: str, people: str) -> None: ...


@template(
    "I cannot say for certain: {none}, but of {people} this cannot be told from the pictures",
    "확실하게 답할 수 없습니다. {none}. 다만 {people}은 화면만으로 알 수 없습니다",
)
def none_but_trait_unsure(none: str, people: str) -> None: ...


@template("{people} {what}", "{people}이 {what}")
def others_did(people: str, what: str) -> None: ...


GUESSED = message(
    "Classifiers guess this from the pictures, so it is neither a yes nor a no",
    "분류 모델이 화면을 보고 추정한 것이므로 단정할 수 없습니다",
)


@template(
    "Nothing here tells what kind of thing it was, so it may be none of these: {kinds}",
    "어떤 물건인지는 구별하지 못하므로 다른 물건일 수도 있습니다(질문하신 것: {kinds})",
)
def unknown_kinds(kinds: str) -> None: ...


@template(
    "I did not understand {words}, so I cannot answer yes or no",
    "{words} 말을 이해하지 못해 있다, 없다로 답할 수 없습니다",
)
def not_understood_yes_no(words: str) -> None: ...


@template(
    "I did not understand {words}, so I cannot give a number",
    "{words} 말을 이해하지 못해 수를 답할 수 없습니다",
)
def not_understood_number(words: str) -> None: ...


@template(
    "I did not understand {words}, so this took no part in the answer",
    "{words} 말을 이해하지 못해 답에 쓰지 못했습니다",
)
def not_understood(words: str) -> None: ...


@template("“{word}”", "‘{word}’")
def quoted(word: str) -> None: ...


SIMILAR = message("These scenes are similar", "비슷한 장면은 다음과 같습니다")
ONE_SIMILAR = message("One scene is similar", "비슷한 장면이 하나 있습니다")
NOTHING_SIMILAR = message("No similar scene was found", "비슷한 장면을 찾지 못했습니다")
ASK_OTHERWISE = message(
    "Ask “what can I ask?” to see what is understood",
    "‘무엇을 물어볼 수 있어?’라고 물어보시면 이해하는 질문을 알려 드립니다",
)
ONLY_CLOTHES = message(
    "Only clothes were compared: somebody who had changed them would not be found",
    "옷차림만 비교했으므로 옷을 갈아입었다면 알아볼 수 없습니다",
)


@template(
    "The number of people seen is {seen}, not {said}, so I cannot tell whom you mean",
    "화면에 보인 사람은 {said}명이 아니라 {seen}명이어서 누구를 말씀하시는지 알 수 없습니다",
)
def miscounted(seen: int, said: int) -> None: ...


REFERS_BACK = message(
    "I do not know whom or what you mean: ask about something in a recording first, "
    "for example “who came in?”",
    "누구를 또는 무엇을 말씀하시는지 알 수 없습니다. 먼저 영상에 대해 물어봐 주세요(예: ‘누가 들어왔어?’)",
)


@template(
    "Nothing here looks for {topics}, so I can neither confirm nor rule that out",
    "이 분석에서는 {topics} 살피지 않으므로 있었는지 없었는지 말할 수 없습니다",
)
def not_looked_for(topics: str) -> None:
    """In Korean, `topics` ends in its object particle."""


NO_RECORDINGS = message("There are no recordings yet", "아직 녹화 영상이 없습니다")


@template(
    "That time is not in this recording, which is {length} long",
    "물어보신 시간은 이 영상에 없습니다. 이 영상의 길이는 {length}입니다",
)
def time_not_in_recording(length: str) -> None: ...


@template(
    "That time is in none of the recordings: this one shows {start} to {end}",
    "물어보신 시간은 영상에 없습니다. 이 영상은 {start}부터 {end}까지입니다",
)
def time_not_recorded(start: str, end: str) -> None: ...


TIME_IN_NONE = message("That time is in none of the recordings", "물어보신 시간은 어느 영상에도 없습니다")
MORE_PARTS = message(
    "There are more of them, which are not told here", "이 밖에도 더 있지만 여기에는 나타내지 않았습니다"
)
WITHOUT_CAMERA = message("Without a camera", "카메라 이름 없음")
CLOCK_UNKNOWN = message(
    "It is not known at what time of day this was recorded, so I cannot look for a time of day",
    "이 영상이 몇 시에 녹화되었는지 알 수 없어 시각으로 찾을 수 없습니다",
)


@template("There is no recording of the camera “{name}”", "‘{name}’ 카메라의 영상이 없습니다")
def no_recording_of(name: str) -> None: ...


@template("All of it was looked at ({length})", "전체({length})를 모두 살펴보았습니다")
def all_of_one(length: str) -> None: ...


@template(
    "All of it was looked at ({length} in {count} recordings)",
    "영상 {count}개 전체({length})를 모두 살펴보았습니다",
)
def all_of_several(length: str, count: int) -> None: ...


@template(
    "Looked at {seen} of {length} ({percent} %) in {ready} of {videos} videos. "
    "What was not looked at may hold more",
    "영상 {videos}개 중 {ready}개, {length} 가운데 {seen}({percent} %)를 살펴보았습니다. "
    "살펴보지 못한 부분에 더 있을 수 있습니다",
)
def looked_at(seen: str, length: str, percent: int, ready: int, videos: int) -> None: ...


@template(
    "Looked at {seen} of {length} ({percent} %), not at {missing}",
    "{length} 가운데 {seen}({percent} %)를 살펴보았습니다. 살펴보지 못한 부분: {missing}",
)
def looked_at_but(seen: str, length: str, percent: int, missing: str) -> None: ...


@template(
    "{length} were not looked at, {percent} % of it",
    "살펴보지 못한 시간은 {length}, 전체의 {percent} %입니다",
)
def so_long_not_looked_at(length: str, percent: int) -> None: ...


@template("{percent} % were not looked at, {length}", "살펴보지 못한 것은 전체의 {percent} %, {length}입니다")
def share_not_looked_at(percent: int, length: str) -> None: ...


@template("{percent} % were looked at, {length}", "살펴본 것은 전체의 {percent} %, {length}입니다")
def share_looked_at(percent: int, length: str) -> None: ...


@template("{length} were looked at, {percent} % of it", "살펴본 시간은 {length}, 전체의 {percent} %입니다")
def so_long_looked_at(length: str, percent: int) -> None: ...


@template("{time} ({reason})", "{time}({reason})")
def time_with_reason(time: str, reason: str) -> None: ...


@template("Of {time} nothing is known: {reason}", "{time}에 대해서는 알 수 없습니다: {reason}")
def not_covered(time: str, reason: str) -> None: ...


@template("{count} more stretches were not looked at", "그 밖에 {count}곳도 살펴보지 못했습니다")
def more_not_covered(count: int) -> None: ...


@template(
    "Looked for {topics} in {count} of {videos} recordings only",
    "분석된 영상 {videos}개 중 {count}개에서만 다음을 살펴보았습니다: {topics}",
)
def looked_for_in(topics: str, count: int, videos: int) -> None: ...


@template(
    "When {count} of these recordings were made is not known, so they took no part",
    "녹화 시각을 알 수 없는 영상 {count}개는 답에 쓰지 못했습니다",
)
def undated(count: int) -> None: ...


@template(
    "I took {words} for no part of the question, and did not use it",
    "{words} 말은 질문의 일부가 아닌 것으로 보고 답에 쓰지 않았습니다",
)
def left_aside(words: str) -> None: ...


@template(
    "Nothing here looks for gender or age, so I did not use {words}",
    "성별이나 나이는 살피지 않으므로 {words} 말은 답에 쓰지 않았습니다",
)
def called_only(words: str) -> None: ...


@template(
    "I did not understand {words} in the question before, so this is about whoever fits the rest of it",
    "앞 질문의 {words} 말을 이해하지 못해, 나머지에 맞는 사람에 대해 답했습니다",
)
def of_the_rest(words: str) -> None: ...


@template(
    "The question before asks for {topics} too, which nothing here looks for: "
    "this is about whoever fits the rest of it",
    "앞 질문에는 살피지 않는 것({topics})도 있어, 나머지에 맞는 사람에 대해 답했습니다",
)
def of_the_seen(topics: str) -> None: ...


@template(
    "I did not understand {words}: only one fits the rest of the question",
    "{words} 말은 이해하지 못했습니다. 질문의 나머지에 맞는 것은 하나뿐입니다",
)
def only_one_fits(words: str) -> None: ...


@template("I read {words}", "{words} 읽었습니다")
def read_as(words: str) -> None: ...


@template("“{written}” as “{read}”", "‘{written}’: ‘{read}’(으)로")
def word_read_as(written: str, read: str) -> None: ...


@template(
    "Left out of what the language model wrote, because the evidence does not show it: {count} sentence(s)",
    "근거로 든 장면에서 확인되지 않아 언어 모델의 문장 {count}개를 뺐습니다",
)
def dropped(count: int) -> None: ...


MODEL_AWAY = message(
    "The language model did not answer to the end, so the rest is told in fixed words",
    "언어 모델이 끝까지 답하지 않아 나머지는 정해진 문장으로 알려 드립니다",
)
CANNOT_SAY = message(
    "I cannot say: nothing of that time was looked at",
    "알 수 없습니다. 그 시간은 전혀 살펴보지 못했습니다",
)


@template(
    "I cannot say for certain: {none} in the {percent} % that were looked at",
    "단정할 수 없습니다. 살펴본 {percent} % 안에서는 {none}",
)
def none_in_part(none: str, percent: int) -> None: ...


CAMERA_IN_ORDER = message(
    "Nothing was seen that is wrong with the camera", "카메라에는 이상이 보이지 않았습니다"
)
