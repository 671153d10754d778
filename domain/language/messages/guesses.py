"""What classifiers guess of somebody, as a whole sentence; `share` is how sure they are (0..1)."""

from domain.language.message import Message, template


def guess(english: str, korean: str) -> Message[[str, str]]:
    def guess_of(who: str, share: str) -> None: ...

    return template(f"{{who}} is probably {english} ({{share}})", f"{{who}} {korean} 추정됩니다({{share}})")(
        guess_of
    )


GENDERS: dict[str, Message[[str, str]]] = {
    "female": guess("a woman", "여성으로"),
    "male": guess("a man", "남성으로"),
}
"""By the value of the trait, as all of the following."""
AGES: dict[str, Message[[str, str]]] = {
    "young": guess("below 20", "20세 미만으로"),
    "middle": guess("20 to 59", "20~59세로"),
    "old": guess("60 or older", "60세 이상으로"),
}
FACINGS: dict[str, Message[[str, str]]] = {
    "front": guess("facing the camera", "카메라 쪽을 본 것으로"),
    "left": guess("facing left", "왼쪽을 본 것으로"),
    "back": guess("facing away", "카메라 반대쪽을 본 것으로"),
    "right": guess("facing right", "오른쪽을 본 것으로"),
}


@template("{who} is probably about {years} ({share})", "{who} {years}세 안팎으로 추정됩니다({share})")
def about_years(who: str, years: int, share: str) -> None: ...
