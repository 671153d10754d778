"""Topics that no analysis here looks for, or not every one, as answers name them."""

from domain.language.message import message

WEAPONS = message("weapons", "무기")
AGE_OR_GENDER = message("age or gender", "나이·성별")
AGE = message("age", "나이")
GENDER = message("gender", "성별")
FACES_OR_IDENTITY = message("faces or identity", "얼굴·신원")
VEHICLES = message("vehicles", "차량")
BAGS = message("bags", "가방")
ANIMALS = message("animals", "동물")
