"""Topics that no analysis here looks for, or not every one, as answers name them."""

from domain.language.message import Message, message

UNSEEN: dict[str, Message[[]]] = {
    "weapon": message("weapons", "무기"),
    "identity": message("faces or identity", "얼굴·신원"),
    "sound": message("sound", "소리"),
    "text": message("writing or number plates", "글자·번호판"),
    "emotion": message("emotions", "감정·표정"),
    "intention": message("reasons, thoughts or words", "이유·의도·대화 내용"),
    "return": message("whether somebody had been there before", "전에 왔던 사람인지 여부"),
    "carried": message("what people carry, buy or eat", "들고 있거나 사거나 먹는 것"),
}
"""By the values of `domain.query.query.Unseen`."""
THINGS_AND_TRAITS: dict[str, Message[[]]] = {
    "vehicle": message("vehicles", "차량"),
    "bag": message("bags", "가방"),
    "animal": message("animals", "동물"),
    "age_group": message("age", "나이"),
    "gender": message("gender", "성별"),
}
"""By the labels of things and the kinds of traits that some recordings were not looked through for."""
