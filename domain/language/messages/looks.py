"""Why a model could not look at a stretch of a recording, or why what it said is not used, by stored code."""

from domain.language.message import Message, message, template

FAILURES: dict[str, Message[[]]] = {
    "no_model": message(
        "The model that looks for actions cannot be used. `sentinel models check` says why.",
        "행동을 살펴보는 모델을 사용할 수 없습니다. `sentinel models check` 명령으로 확인해 주세요.",
    ),
    "no_answer": message(
        "The model's server did not answer, or refused. Start the analysis again when it works.",
        "모델 서버가 응답하지 않거나 요청을 거절했습니다. 서버를 확인한 뒤 다시 분석해 주세요.",
    ),
    "no_budget": message(
        "The day's budget for hosted models was used up. Start the analysis again tomorrow, or raise it.",
        "외부 모델의 하루 예산을 모두 사용했습니다. 내일 다시 분석하거나 예산을 늘려 주세요.",
    ),
    "too_slow": message(
        "The model took too long. Start the analysis again when it has less to do, or allow it more time.",
        "모델의 응답이 너무 오래 걸렸습니다. 부하가 줄어든 뒤 다시 분석하거나 제한 시간을 늘려 주세요.",
    ),
    **dict.fromkeys(
        ("empty", "not_json", "not_schema"),
        message(
            "The model's answer could not be used: it is not in the form that is asked for.",
            "모델의 답변이 정해진 형식이 아니어서 사용하지 않았습니다.",
        ),
    ),
    "too_long": message(
        "The model's answer could not be used: it is too long.",
        "모델의 답변이 너무 길어서 사용하지 않았습니다.",
    ),
    "unknown_action": message(
        "The model's answer could not be used: it names an action that it was not asked for.",
        "모델의 답변에 묻지 않은 행동이 있어서 사용하지 않았습니다.",
    ),
    "wrong_language": message(
        "The model's answer could not be used: a sentence is in the wrong language.",
        "모델의 답변이 다른 언어로 되어 있어서 사용하지 않았습니다.",
    ),
    "invented_time": message(
        "The model's answer could not be used: it tells a time, which it cannot know.",
        "모델의 답변에 알 수 없는 시각이 들어 있어서 사용하지 않았습니다.",
    ),
    "invented_number": message(
        "The model's answer could not be used: it tells a number that is no count.",
        "모델의 답변에 근거 없는 숫자가 들어 있어서 사용하지 않았습니다.",
    ),
    "instructions": message(
        "The model's answer could not be used: it holds instructions, as from a sign in the picture.",
        "모델의 답변에 화면 속 글자에서 온 것으로 보이는 지시문이 있어서 사용하지 않았습니다.",
    ),
}


@template(
    "For this a model looked only at stretches that rules had chosen ({count} of them, {length} in all), "
    "not at whole recordings",
    "이 항목은 규칙이 골라낸 구간 중 {count}개(모두 {length})만 모델이 살펴보았으며, 영상 전체를 살펴본 "
    "것은 아닙니다",
)
def stretches_looked_at(count: int, length: str) -> None: ...


NO_STRETCH = message(
    "Rules found no stretch in which a model should look for this",
    "규칙이 이 항목을 모델로 살펴볼 만한 구간을 찾지 못했습니다",
)


@template(
    "It could not look at {count} of the chosen stretches",
    "골라낸 구간 가운데 {count}개는 모델이 살펴보지 못했습니다",
)
def stretches_failed(count: int) -> None: ...


@template(
    "This is what a model ({models}) made of pictures and may be wrong: look at the video before you act",
    "모델({models})이 화면을 보고 판단한 것이라 틀릴 수 있습니다. 조치하기 전에 영상을 확인해 주세요",
)
def told_by_model(models: str) -> None: ...
